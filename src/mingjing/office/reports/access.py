"""Who may read reports, and who may write them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import roles_on
from mingjing.office.reports.models import Report

WRITERS = frozenset({Role.CLERK.value, Role.LEADER.value})
WRITERS_ONLY = Refusal(
    "writers",
    "年度报告由内勤（统计、档案）人员或者负责人撰写：请交由其中一人办理",
    cite("office_duties", 0),
)
LEADER_ONLY = Refusal("leader", "年度报告由负责人签发：请交由负责人办理", cite("office_duties", 0))


def visible_reports(person: Person) -> QuerySet[Report]:
    """Everybody in enforcement reads them; others once they are published."""
    if reach(person) is Reach.NONE:
        return Report.objects.filter(published_on__isnull=False)
    return Report.objects.all()


def barred_from_writing(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not write reports on this day: told before any form is shown."""
    return () if roles_on(person, day) & WRITERS else (WRITERS_ONLY,)


def barred_from_signing(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not sign or reopen reports on this day."""
    return () if Role.LEADER in roles_on(person, day) else (LEADER_ONLY,)


def ask_writer(deed: Deed) -> None:
    """Raises Refused when nobody who acts may write reports."""
    if not any(actor.roles & WRITERS for actor in deed.by):
        raise Refused((WRITERS_ONLY,))


def ask_leader(deed: Deed) -> None:
    """Raises Refused when nobody who acts is a leader."""
    if not any(Role.LEADER in actor.roles for actor in deed.by):
        raise Refused((LEADER_ONLY,))
