"""Who sees questions, who may run a check, and what of the rows a reader may open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.cases.access import visible_cases
from mingjing.office.evidence.access import visible_exhibits
from mingjing.office.honesty.models import Check, Question
from mingjing.office.inspections.access import visible_inspections, visible_orders, visible_sorties
from mingjing.office.intake.access import visible_complaints
from mingjing.office.people.access import Reach, reach, within_reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import roles_on
from mingjing.office.visits.access import visible_visits

CHECKING = frozenset({Role.SUPERVISOR.value, Role.LEADER.value, Role.CLERK.value})
NOT_CHECKING = Refusal(
    "checking",
    "由执法监督人员、本机关负责人或者内勤人员发起核实，各单位只说明本单位的事项",
    cite("office_honesty", 0),
)
SUBJECTS: Mapping[str, Callable[[Person], QuerySet[Any]]] = {
    "inspection": visible_inspections,
    "visit": visible_visits,
    "case": visible_cases,
    "exhibit": visible_exhibits,
    "complaint": visible_complaints,
    "correction_order": visible_orders,
    "sortie": visible_sorties,
}
"""How each kind of row is seen: a question opens no record that its reader could not open."""


def visible_questions(person: Person) -> QuerySet[Question]:
    """All for the judicial bureau, the commission and its detachment; a unit sees its own."""
    return within_reach(Question.objects.all(), person)


def visible_checks(person: Person) -> QuerySet[Check]:
    """The runs as such are for those who see every unit: they tell of all of them."""
    return Check.objects.all() if reach(person) is Reach.ALL else Check.objects.none()


def barred_from_checking(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not run a check; empty when they may."""
    allowed = reach(person) is Reach.ALL and roles_on(person, day) & CHECKING
    return () if allowed else (NOT_CHECKING,)
