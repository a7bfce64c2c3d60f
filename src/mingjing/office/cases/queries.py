"""Reads of cases: lists with their filters, one case with its parts, and what waits for whom."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.facts import PROCEDURES, procedure_of
from mingjing.office.cases.models import Case, Duty
from mingjing.office.cases.turns import PARTY
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.people.models import Person
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Cell, Chip, Column, Link, Row, Table
from mingjing.office.web.words import yuan

COLUMNS = (
    Column("number", "案号"),
    Column("party", "当事人和违法行为"),
    Column("area", "领域", hide_on_phone=True),
    Column("stage", "办到哪一步"),
    Column("registered", "登记日期", kind="date"),
    Column("fine", "罚款（元）", align="right", kind="money"),
)
SHOWN = (
    *("number", "procedure", "stage", "area", "registered_on", "outcome", "fine"),
    *("due_on", "due_what", "party__kind", "party__name", "item__violation"),
)
"""What a row of the list reads; a case has fifty more columns."""
SOMEBODY = Q(awaits__gt="")
"""Cases that wait for somebody, said so that the index of queues serves it."""
FINAL_STAGES = tuple(sorted({s.name for p in PROCEDURES.values() for s in p.stages if s.final}))


def filtered(person: Person, params: QueryDict) -> QuerySet[Case]:
    """The visible cases that the address's filters name."""
    rows = visible_cases(person)
    if params.get("area") in set(Area):
        rows = rows.filter(area=params["area"])
    if params.get("procedure") in {"summary", "ordinary"}:
        rows = rows.filter(procedure=f"penalty_law_2021/{params['procedure']}")
    if params.get("state") == "open":
        rows = rows.exclude(stage__in=FINAL_STAGES)
    elif params.get("state") == "ended":
        rows = rows.filter(stage__in=FINAL_STAGES)
    if params.get("mine"):
        rows = rows.filter(_works_on(person))
    if params.get("inspection"):
        rows = rows.filter(inspection__number=params["inspection"])
    if params.get("complaint"):
        rows = rows.filter(complaint__number=params["complaint"])
    return rows


def _works_on(person: Person) -> Exists:
    return Exists(Duty.objects.filter(case=OuterRef("pk"), person=person))


def case_table(person: Person, params: QueryDict) -> Table:
    """One keyset page of cases, newest first."""
    rows = filtered(person, params).select_related("party", "item").only(*SHOWN)
    page = keyset(rows, column="registered_on", params=params)
    return Table(
        COLUMNS,
        [_row(case) for case in page.rows],
        empty_title="没有符合条件的案件",
        empty_text="从检查或投诉发现的违法线索，可以在这里登记立案。",
        empty_action=Link("登记线索", reverse("case-new"), "primary"),
        next_url=page.next_url,
        prev_url=page.prev_url,
    )


def _row(case: Case) -> Row:
    stage = procedure_of(case).stage(case.stage).label
    due = f"{case.due_what} {case.due_on:%m-%d}" if case.due_on else ""
    fine = yuan(case.fine) if case.outcome == "penalty" else ""
    return Row(
        reverse("case", args=[case.number]),
        (
            Cell(case.number, sub="简易程序" if case.is_summary else "普通程序"),
            Cell(case.party.public_name, sub=case.item.violation),
            AREA_LABELS[Area(case.area)],
            Cell(stage, sub=due),
            case.registered_on,
            fine,
        ),
    )


def case_chips(params: QueryDict) -> list[Chip]:
    """The filters of the list, each an address of its own."""
    chips = [
        _chip(params, "mine", "1", "我参与的"),
        _chip(params, "state", "open", "在办"),
        _chip(params, "state", "ended", "已办结"),
        _chip(params, "procedure", "ordinary", "普通程序"),
        _chip(params, "procedure", "summary", "简易程序"),
    ]
    return chips + [_chip(params, "area", a, label) for a, label in AREA_LABELS.items()]


def _chip(params: QueryDict, key: str, value: str, label: str) -> Chip:
    query, on = params.copy(), params.get(key) == value
    for name in ("after", "before", key):
        query.pop(name, None)
    if not on:
        query[key] = value
    return Chip(label, "?" + query.urlencode(), on)


def waiting_for(person: Person, roles: frozenset[str], today: date) -> QuerySet[Case]:
    """The cases whose next step this person may make, the most urgent first.

    A party's running term becomes the office's work on the day after it ends. Reviewers do not
    get the cases that they investigated.
    """
    rows = visible_cases(person).filter(SOMEBODY)
    over = Q(awaits=PARTY, due_on__lt=today)
    mine = Q(pk__in=[])
    if "officer" in roles:
        mine |= Q(awaits="officer") & Q(_works_on(person))
    if "reviewer" in roles:
        mine |= Q(awaits="reviewer") & ~Q(_investigated(person))
    if "leader" in roles:
        mine |= Q(awaits="leader") & ~Q(_investigated(person))
        mine |= over & Q(stage="notified")
    if "clerk" in roles:
        mine |= Q(awaits="clerk") | over & Q(stage="served")
    return rows.filter(mine).select_related("party", "item").order_by("due_on", "pk")


def waited_on(person: Person, roles: frozenset[str], today: date) -> QuerySet[Case]:
    """The cases that this person works on and that now wait for somebody else."""
    rows = visible_cases(person).filter(SOMEBODY).filter(_works_on(person))
    if "officer" in roles:
        rows = rows.exclude(awaits="officer")
    return (
        rows.exclude(pk__in=waiting_for(person, roles, today).order_by().values("pk"))
        .select_related("party", "item")
        .order_by("due_on", "pk")
    )


def _investigated(person: Person) -> Exists:
    return Exists(Duty.objects.filter(case=OuterRef("pk"), person=person, duty="investigator"))


def review_queue(person: Person) -> QuerySet[Case]:
    """What waits for a legal reviewer, whoever it is."""
    return (
        visible_cases(person)
        .filter(awaits="reviewer")
        .select_related("party", "item")
        .order_by("due_on", "pk")
    )


def week_end(today: date) -> date:
    """The Sunday that closes this week."""
    return today + timedelta(days=6 - today.weekday())
