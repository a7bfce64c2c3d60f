"""Reads of cases: those that filters name, and what waits for whom."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from mingjing.law.instruments.penalty_law_2021.ordinary_inquiry import CHECKABLE
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.facts import PROCEDURES
from mingjing.office.cases.models import Case, Duty, Proceeding
from mingjing.office.cases.turns import PARTY
from mingjing.office.items.models import Area
from mingjing.office.people.models import Person

SOMEBODY = Q(awaits__gt="")
"""What waits for somebody, case or small procedure, said so that the index of queues serves it."""
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
    if params.get("beside") == "running":
        rows = rows.filter(Exists(Proceeding.objects.filter(SOMEBODY, case=OuterRef("pk"))))
    if params.get("mine"):
        rows = rows.filter(_works_on(person))
    if params.get("inspection"):
        rows = rows.filter(inspection__number=params["inspection"])
    if params.get("complaint"):
        rows = rows.filter(complaint__number=params["complaint"])
    return rows


def _works_on(person: Person) -> Exists:
    return Exists(Duty.objects.filter(case=OuterRef("pk"), person=person))


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


def to_recheck(person: Person, roles: frozenset[str], today: date) -> QuerySet[Case]:
    """The cases of this officer whose written order to correct ends this week or has ended, and
    where nobody has looked again (art. 28); the case itself may wait for somebody else."""
    rows = visible_cases(person).filter(
        correction="written",
        correction_due__lte=week_end(today),
        rechecked_on=None,
        stage__in=CHECKABLE,
    )
    mine = rows.filter(_works_on(person)) if "officer" in roles else rows.none()
    return mine.select_related("party", "item").order_by("correction_due", "pk")


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
