"""The list of a case's documents, and the facts and versions of one paper."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.documents.papers import SHORT, check_url, spaced
from mingjing.office.documents.shapes import FORCE_LABELS, Document
from mingjing.office.web.shapes import Cell, Column, Row, Table
from mingjing.office.web.words import cn_date, cn_datetime

COLUMNS = (
    Column("title", "文书"),
    Column("number", "文号"),
    Column("day", "日期", kind="date"),
    Column("act", "步骤", hide_on_phone=True),
    Column("state", "签发"),
)
VERSIONS = (
    Column("version", "版本"),
    Column("issued", "签发"),
    Column("reason", "理由"),
    Column("digest", "指纹", hide_on_phone=True),
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
    return Row(
        reverse("document", args=[case.number, document.key]),
        (
            Cell(document.title, sub=f"{FORCE_LABELS[kind.force]} · {kind.citation.text}"),
            document.shown_number,
            document.day,
            document.act,
            state(document),
        ),
    )


def state(document: Document) -> Cell:
    """Issued in which version; or what stands in the way."""
    paper = document.current
    if paper:
        version = f"第{paper.version}版" if paper.version > 1 else "已签发"
        return Cell(version, sub=f"查验码 {spaced(paper.code)}", tone="ok")
    told = "；".join((*document.missing, *document.warnings))
    if document.missing:
        return Cell(f"缺 {len(document.missing)} 项", sub=told, tone="due")
    if document.uncovered:
        return Cell("有缺字", sub=told, tone="due")
    return Cell("可以签发", sub=told)


def paper_facts(document: Document) -> tuple[tuple[str, object], ...]:
    """Where the paper stands and how it is checked."""
    kind, paper = document.kind, document.current
    facts: list[tuple[str, object]] = [
        ("步骤", document.act),
        ("依据", f"{kind.citation.text}（{FORCE_LABELS[kind.force]}）"),
        ("日期", cn_date(document.day)),
    ]
    if paper is None:
        return (*facts, ("签发", "未签发：打印稿标明“未签发”，不得送出"))
    return (
        *facts,
        ("文号", paper.number or "以案号编号"),
        ("签发", f"{paper.issued_by}，{cn_datetime(paper.issued_at)}，第{paper.version}版"),
        ("查验码", f"{spaced(paper.code)}（{check_url(paper.code)}）"),
        ("内容指纹", paper.content_digest),
        ("文件指纹", paper.file_digest),
    )


def version_table(case: Case, document: Document) -> Table:
    """Every version, the newest first; each stays readable."""
    address = reverse("document", args=[case.number, document.key])
    newest = document.papers[-1].version
    return Table(
        VERSIONS,
        [
            Row(
                f"{address}?version={p.version}",
                (
                    Cell(
                        f"第{p.version}版",
                        sub="" if p.version == newest else f"已被第{newest}版代替",
                    ),
                    Cell(p.issued_by, sub=cn_datetime(p.issued_at)),
                    p.why or ("首次签发" if p.version == 1 else "（内容已清除）"),
                    p.content_digest[:SHORT].upper(),
                ),
            )
            for p in reversed(document.papers)
        ],
        caption="各版本",
    )
