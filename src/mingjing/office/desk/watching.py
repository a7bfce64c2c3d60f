"""What a leader watches: clocks and risks, each a question to the records with exactly its rows.

Nothing here is about a person: what waits is told by the thing that waits, never by who has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from mingjing.law.instruments.penalty_law_2021.ordinary_inquiry import CHECKABLE
from mingjing.law.publicity import Outlet, last_day_over
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.beside.facts import side_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.queries import SOMEBODY, week_end
from mingjing.office.cases.turns import PARTY
from mingjing.office.disclosure.access import unsettled, visible_decisions
from mingjing.office.disclosure.facts import proposal_for
from mingjing.office.inspections.models import Inspection
from mingjing.office.people.models import Person
from mingjing.office.people.pages import clock_of
from mingjing.office.registers.access import visible_objects
from mingjing.office.registers.models import Risk
from mingjing.office.visits.access import visible_visits
from mingjing.office.web.shapes import Cell, Column, Row

Rows = QuerySet[Any]
NOT_BEGUN = ("planned", "approved", "ready")
COLUMNS = (
    Column("what", "事项", kind="link"),
    Column("about", "内容"),
    Column("unit", "单位", hide_on_phone=True),
    Column("due", "期限"),
)


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to watch: which rows, how a row is told, by which column they run.

    `bad` says that each row is something that should not be; the others press, or are only told.
    """

    key: str
    label: str
    unit: str
    text: str
    rows: Callable[[Person, date], Rows]
    line: Callable[[Any, date], Row]
    order: str
    related: Sequence[str] = ()
    bad: bool = False
    presses: bool = True


def _cases(person: Person) -> QuerySet[Case]:
    return visible_cases(person).filter(SOMEBODY)


def _own(person: Person) -> QuerySet[Case]:
    """The cases whose next step is the office's own: a party's running right presses nobody."""
    return _cases(person).exclude(awaits=PARTY)


def _sides(person: Person) -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(SOMEBODY, case__in=visible_cases(person).values("pk"))


def _to_recheck(person: Person, today: date) -> Rows:
    return visible_cases(person).filter(
        correction="written", correction_due__lt=today, rechecked_on=None, stage__in=CHECKABLE
    )


def _late_publication(person: Person, today: date) -> Rows:
    """Served decisions that are on the platform neither shown nor withheld, and whose time to be
    shown has passed. The platform shows every decision or keeps why it does not, and the rules say
    up to which day of decision that time is over."""
    over = last_day_over(Outlet.PLATFORM, today=today)
    return unsettled(visible_decisions(person), Outlet.PLATFORM).filter(decided_on__lte=over)


def _unvisited(person: Person, today: date) -> Rows:
    """Objects of high risk in the register that nobody inspected since the year began."""
    seen = Inspection.objects.filter(place=OuterRef("place_id"), day__year=today.year)
    rows = visible_objects(person).filter(risk=Risk.HIGH, until=None)
    return rows.filter(~Exists(seen))


def _of_case(case: Case, today: date, due: date | None, what: str) -> Row:
    clock = clock_of(what, due, today) if due else None
    cell = Cell(clock.text, sub=f"{what} {clock.note}".strip(), tone=clock.tone) if clock else ""
    return Row(
        reverse("case", args=[case.number]),
        (case.number, Cell(case.party.public_name, sub=case.conduct), case.unit.short, cell),
    )


def _case_line(case: Case, today: date) -> Row:
    return _of_case(case, today, case.due_on, case.due_what)


def _recheck_line(case: Case, today: date) -> Row:
    return _of_case(case, today, case.correction_due, "改正期限")


def _publication_line(case: Case, today: date) -> Row:
    return _of_case(case, today, proposal_for(case, Outlet.PLATFORM).due_on, "公示期限")


def _side_line(row: Proceeding, today: date) -> Row:
    told = _of_case(row.case, today, row.due_on, row.due_what)
    side = side_of(row).procedure
    first = Cell(row.case.number, sub=f"{side.label} · {side.stage(row.stage).label}")
    return Row(told.url, (first, *told.cells[1:]))


def _visit_line(row: Any, today: date) -> Row:
    clock = clock_of("计划日", row.planned_on, today)
    return Row(
        reverse("visit", args=[row.number]),
        (
            row.number,
            Cell(row.name, sub=f"{row.street.short} · {row.address}"),
            row.unit.short,
            Cell(clock.text, sub=f"计划日 {clock.note}", tone=clock.tone),
        ),
    )


def _object_line(row: Any, today: date) -> Row:
    place = row.place
    return Row(
        reverse("place", args=[place.pk]),
        (
            place.name,
            Cell(place.address, sub=row.risk_reason),
            place.street.short,
            Cell(f"{today.year}年还没有检查", tone="due"),
        ),
    )


CASE, SIDE = ("party", "unit"), ("case__party", "case__unit")
CLOCKS: tuple[Concern, ...] = (
    Concern(
        "cases-over", "案件期限已过", "件",
        "下一步由本办办理、而期限已经过去的在办案件；当事人的陈述申辩期等权利期限不算。",
        lambda p, day: _own(p).filter(due_on__lt=day), _case_line, "due_on", CASE, bad=True,
    ),
    Concern(
        "sides-over", "附带程序期限已过", "件",
        "保全、查封扣押、催告、复议诉讼等附带程序中，期限已经过去的。",
        lambda p, day: _sides(p).filter(due_on__lt=day), _side_line, "due_on", SIDE, bad=True,
    ),
    Concern(
        "rechecks-over", "责令改正到期未复查", "件",
        "书面责令改正的期限已过、还没有复查的案件（行政处罚法第二十八条）。",
        _to_recheck, _recheck_line, "correction_due", CASE, bad=True,
    ),
    Concern(
        "visits-late", "检查过了计划日", "次",
        "计划日已过、还没有开始的检查。",
        lambda p, day: visible_visits(p).filter(planned_on__lt=day, stage__in=NOT_BEGUN),
        _visit_line, "planned_on", ("place", "party", "street", "unit"), bad=True,
    ),
    Concern(
        "cases-week", "案件期限在今天到本周日", "件",
        "下一步由本办办理、期限在今天至本周日之间的在办案件。",
        lambda p, day: _own(p).filter(due_on__range=(day, week_end(day))),
        _case_line, "due_on", CASE,
    ),
    Concern(
        "sides-week", "附带程序期限在今天到本周日", "件",
        "附带程序中，期限在今天至本周日之间的。",
        lambda p, day: _sides(p).filter(due_on__range=(day, week_end(day))),
        _side_line, "due_on", SIDE,
    ),
    Concern(
        "to-review", "等法制审核", "件",
        "下一步是法制审核的案件。",
        lambda p, day: _cases(p).filter(awaits="reviewer"), _case_line, "pk", CASE, presses=False,
    ),
    Concern(
        "to-approve", "等负责人审批", "件",
        "下一步是负责人审批或者决定的案件。",
        lambda p, day: _cases(p).filter(awaits="leader"), _case_line, "pk", CASE, presses=False,
    ),
)  # fmt: skip
RISKS: tuple[Concern, ...] = (
    Concern(
        "publication-late", "决定超期未公示", "件",
        "已送达、应当在执法监督平台公示而公示期限已过，既未公示也未登记不公开理由的处罚决定。",
        _late_publication, _publication_line, "decided_on", CASE, bad=True,
    ),
    Concern(
        "high-risk", "高风险对象今年未查", "家",
        "检查对象名录中列为高风险、今年以来还没有检查记录的对象。",
        _unvisited, _object_line, "since", ("place__street",),
    ),
)  # fmt: skip
CONCERNS = {c.key: c for c in (*CLOCKS, *RISKS)}


def counts(person: Person, today: date) -> dict[str, int]:
    """How many rows each concern has for this person, all of them in one query."""
    each = [
        c.rows(person, today)
        .order_by()
        .annotate(concern=Value(c.key, output_field=CharField()))
        .values("concern")
        .annotate(n=Count("pk"))
        .values_list("concern", "n")
        for c in CONCERNS.values()
    ]
    found = dict(each[0].union(*each[1:], all=True))
    return {key: found.get(key, 0) for key in CONCERNS}


def opened(concern: Concern, person: Person, today: date) -> Rows:
    """The rows of a concern with what their lines read."""
    return concern.rows(person, today).select_related(*concern.related)
