"""Like cases decided before: same rule, same kind of party; how high their fines were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.beside.owing import standing
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.people.models import Person
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Cell, Column, Row, Table
from mingjing.office.web.words import yuan

NEWEST = 500
"""So many of the newest are compared: older ones are seldom like, and the query stays bounded."""
COLUMNS = (
    Column("number", "案号"),
    Column("conduct", "违法行为"),
    Column("decided", "决定日期", kind="date"),
    Column("fine", "罚款（元）", align="right", kind="money"),
)


@dataclass(frozen=True, slots=True)
class Fines:
    """The fines of like cases in five numbers."""

    count: int
    least: int = 0
    lower: int = 0
    middle: int = 0
    upper: int = 0
    most: int = 0


def on_rule(item: Item) -> Q:
    """Cases whose penalty stands on this item's rule."""
    return Q(applied=item) | Q(applied__isnull=True, item=item)


def like_cases(person: Person, case: Case, item: Item) -> QuerySet[Case]:
    """The visible cases with a fine under the same rule against the same kind of party, whose
    decision was not annulled."""
    return (
        standing(visible_cases(person))
        .filter(on_rule(item), party__kind=case.party.kind)
        .filter(outcome="penalty", fine__gt=0, decided_on__isnull=False)
        .exclude(pk=case.pk)
    )


def fines_of(rows: QuerySet[Case]) -> Fines:
    """Their number and quartiles, of the newest; one query."""
    return told([*rows.order_by("-decided_on", "-pk").values_list("fine", flat=True)[:NEWEST]])


def told(fines: Sequence[int]) -> Fines:
    """Five numbers of a list of fines; of one or two the quartiles are what there is."""
    if not fines:
        return Fines(0)
    ordered = sorted(fines)
    cuts = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else [ordered[0]] * 3
    lower, middle, upper = (round(cut) for cut in cuts)
    return Fines(len(ordered), ordered[0], lower, middle, upper, ordered[-1])


def like_table(rows: QuerySet[Case], params: QueryDict) -> Table:
    """One keyset page of like cases, the newest decision first."""
    page = keyset(rows.select_related("party"), column="decided_on", params=params)
    return Table(
        COLUMNS,
        [like_row(row) for row in page.rows],
        empty_title="还没有同类案件",
        empty_text="同一规定、同类当事人的处罚决定作出后会列在这里，供裁量时对照。",
        next_url=page.next_url,
        prev_url=page.prev_url,
    )


def like_row(case: Case) -> Row:
    """One line of a list of like cases."""
    return Row(
        reverse("case", args=[case.number]),
        (
            Cell(case.number, sub=case.party.public_name),
            Cell(case.conduct, sub=case.weighing_reason),
            case.decided_on,
            yuan(case.fine) if case.outcome == "penalty" else "",
        ),
    )
