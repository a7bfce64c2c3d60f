"""The list of a case's documents as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.documents.shapes import FORCE_LABELS, Document
from mingjing.office.web.shapes import Cell, Column, Row, Table

COLUMNS = (
    Column("title", "文书"),
    Column("number", "文号"),
    Column("day", "日期", kind="date"),
    Column("act", "步骤", hide_on_phone=True),
    Column("missing", "缺项和提示"),
)


def document_table(case: Case, documents: Sequence[Document]) -> Table:
    """One row a document, in the order of the acts; what is missing is said in sentences."""
    return Table(
        COLUMNS,
        [_row(case, d) for d in documents],
        caption="本案文书，按办理先后",
        empty_title="还没有文书",
        empty_text="办理一步，就有一份相应的文书；没有办过的步骤不会有文书。",
    )


def _row(case: Case, document: Document) -> Row:
    kind = document.kind
    lacks = "；".join(document.missing)
    told = "；".join(document.warnings)
    state = (
        Cell(f"缺 {len(document.missing)} 项", sub=f"{lacks}。{told}", tone="due")
        if lacks
        else Cell("齐全" if not document.uncovered else "有缺字", sub=told,
                  tone="due" if document.uncovered else "ok")
    )  # fmt: skip
    return Row(
        reverse("document", args=[case.number, document.seq]),
        (
            Cell(document.title, sub=f"{FORCE_LABELS[kind.force]} · {kind.citation.text}"),
            document.number,
            document.day,
            document.act,
            state,
        ),
    )
