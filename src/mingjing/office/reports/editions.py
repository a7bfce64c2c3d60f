"""A published edition as everybody reads it: texts, figures, and the rows that are public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mingjing.office.cases.models import Case
from mingjing.office.disclosure.models import Publication
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.reports.behind import LIMIT, only_value, unpacked
from mingjing.office.reports.document import Document, compose
from mingjing.office.reports.freezing import FrozenBook
from mingjing.office.reports.grids import Address
from mingjing.office.reports.models import Edition, Report
from mingjing.office.reports.queries import period_of
from mingjing.office.statistics.display import parts_text, with_unit
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.web.shapes import Column, Row, Table

MOST = 200
COLUMNS = (
    Column("day", "决定日期", kind="date"),
    Column("area", "领域"),
    Column("violation", "违法行为"),
    Column("fine", "罚款（元）", kind="money"),
)


def as_signed(edition: Edition) -> Report:
    """The report as it stood when this edition was published; not to be saved."""
    row = copy(edition.report)
    row.signed_on, row.frozen_figures = edition.signed_on, edition.figures
    row.title = edition.texts["title"]
    return row


def book_of(edition: Edition) -> FrozenBook:
    """The figures of an edition, as they were at its signing."""
    return FrozenBook(period_of(edition.report), edition.figures)


def document_of(edition: Edition, *, base_url: str = "") -> Document:
    """An edition put together, each figure leading to its public page."""
    places = {
        (row["indicator"], tuple(sorted(row["scope"].items()))): n
        for n, row in enumerate(edition.figures["figures"])
    }
    root = f"{base_url.rstrip('/')}/open/reports/{edition.report.year}/{edition.number}/figures"

    def address(figure: FigureValue) -> str:
        key = figure.indicator.name, tuple(sorted(figure.scope.items()))
        return f"{root}/{places[key]}/" if key in places else ""

    told: Address = address
    return compose(
        as_signed(edition), book_of(edition), bodies=edition.texts["bodies"], address=told
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """One figure of an edition, opened: what it says, of what it is made, and what is public."""

    label: str
    value: str
    parts: str
    definition: str
    records: int
    digest: str
    public: Table | None
    hidden: int
    unkept: int
    """The most rows that are kept, where there were more and only the value was."""


def opened(edition: Edition, nth: int) -> Opened | None:
    """A figure of an edition; None where there is no such figure in the text."""
    listed = edition.figures["figures"]
    if nth >= len(listed) or not listed[nth]["printed"]:
        return None
    kept = listed[nth]
    figure = book_of(edition).figure(kept["indicator"], **kept["scope"])
    rows = kept.get("rows") or {}
    numbers = list(unpacked(rows) or ()) if rows else []
    table = _public(kept["indicator"], numbers, period_of(edition.report))
    shown = len(table.rows) if table else 0
    return Opened(
        figure.label,
        with_unit(figure),
        parts_text(figure),
        figure.definition,
        figure.records,
        rows.get("digest", ""),
        table,
        max(figure.records - shown, 0),
        LIMIT if only_value(kept) else 0,
    )


def _public(name: str, numbers: Sequence[str], period: Period) -> Table | None:
    """Of the rows behind a figure, the decisions that are public; other records are not read one
    by one by the public."""
    found = INDICATORS.get(name)
    if found is None or not numbers:
        return None
    model = found.counted(period).model
    if model not in (Case, Publication):
        return None
    rows = Publication.objects.filter(published_on__isnull=False, withdrawn_on=None)
    mine = {"case__in": numbers} if model is Case else {"pk__in": numbers}
    found_rows = rows.filter(**mine, channel="platform").select_related("case__item")
    listed = [p.case for p in found_rows.order_by("case__decided_on", "pk")[:MOST]]
    return Table(COLUMNS, [Row("", _cells(case)) for case in listed]) if listed else None


def _cells(case: Case) -> tuple[Any, ...]:
    area = AREA_LABELS[Area(case.area)]
    return case.decided_on, area, case.item.violation, case.fine


def as_json(edition: Edition) -> Mapping[str, Any]:
    """An edition for machines: texts, every printed figure with its parts and fingerprint."""
    told = edition.figures["indicators"]
    return {
        "title": edition.texts["title"],
        "year": edition.report.year,
        "edition": edition.number,
        "period": [edition.report.period_from.isoformat(), edition.report.period_until.isoformat()],
        "signed_on": edition.signed_on.isoformat(),
        "published_on": edition.published_on.isoformat(),
        "reason": edition.reason,
        "digest": edition.digest,
        "files": dict(edition.files.order_by("kind").values_list("kind", "sha256")),
        "checked": edition.checked,
        "sections": edition.texts["bodies"],
        "figures": [
            {
                "indicator": row["indicator"],
                "label": told[row["indicator"]]["label"],
                "unit": told[row["indicator"]]["unit"],
                "definition": told[row["indicator"]]["definition"],
                "scope": row["scope"],
                "value": str(row["value"]) if isinstance(row["value"], Decimal) else row["value"],
                "records": row["records"],
                "numerator": row["numerator"],
                "denominator": row["denominator"],
                "rows_digest": (row.get("rows") or {}).get("digest", ""),
            }
            for row in edition.figures["figures"]
            if row["printed"]
        ],
    }
