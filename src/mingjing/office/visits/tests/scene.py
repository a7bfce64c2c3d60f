"""A visit walked step by step by the people whose step it is, for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.people.models import Person
from mingjing.office.visits.actions import Planned, perform, plan_visit
from mingjing.office.visits.models import Visit
from tests.cast import Office, an_item, at, deed_of

DAY = date(2026, 5, 12)
ITEMS = ("TJ021", "TJ022")
FACT = "厨房内存放两瓶液化气，没有报警装置"
FORMS: dict[str, dict[str, Any]] = {
    "approve_visit": {"passed": True},
    "notify_visit": {"receipt": "电话告知负责人"},
    "begin_visit": {"identity_shown": True, "vehicle": "示例A001"},
    "record_checks": {"checks": [["TJ021", False, FACT], ["TJ022", True, ""]]},
    "order_correction": {"due_on": DAY + timedelta(days=7)},
    "tell_findings": {"receipt": "负责人签收"},
    "end_visit": {},
    "end_to_follow": {},
}
CLEAN = {**FORMS, "record_checks": {"checks": [["TJ021", True, ""], ["TJ022", True, ""]]}}
ROAD = ("approve_visit", "notify_visit", "begin_visit", "record_checks")


def planned(office: Office, **other: Any) -> Planned:
    """A daily visit of a restaurant on two items of gas."""
    made = Planned(
        kind="daily",
        area="gas",
        ground="2026 年度燃气用户日常检查计划",
        unit=office.brigade,
        street=office.street,
        planned_on=DAY,
        officers=[office.investigator, office.second],
        items=[an_item(code) for code in ITEMS],
        place=other.pop("place", None) or a_place(office),
    )
    return replace(made, **other)


def who(office: Office, verb: str) -> list[Person]:
    """The people whose step it is."""
    if verb in {"approve_visit", "approve_afterwards", "go_unannounced"}:
        return [office.leader]
    return [office.investigator, office.second]


def begun(office: Office, moment: datetime | None = None, **other: Any) -> Visit:
    """A visit that waits for approval."""
    moment = moment or at(DAY, 8, 30)
    return plan_visit(planned(office, **other), deed_of([office.investigator], moment))


def go(office: Office, visit: Visit, verb: str, moment: datetime, **form: Any) -> Visit:
    """One act of a visit by the people whose act it is."""
    typed = {**FORMS.get(verb, {}), **form}
    return perform(visit.pk, verb, deed_of(who(office, verb), moment, **typed))


def walked(
    office: Office,
    *verbs: str,
    visit: Visit | None = None,
    forms: dict[str, dict[str, Any]] | None = None,
    moment: datetime | None = None,
) -> Visit:
    """A visit taken along these acts, ten minutes each."""
    moment = moment or at(DAY, 8, 30)
    row = visit or begun(office, moment)
    table = forms or FORMS
    for verb in verbs:
        moment += timedelta(minutes=10)
        row = go(office, row, verb, moment, **table.get(verb, {}))
    return row
