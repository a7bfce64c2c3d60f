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
from mingjing.office.reports.models import Comment, Edition, Report, Section

WRITERS = frozenset({Role.CLERK.value, Role.LEADER.value})
PUBLIC = ("published", "archived")
WRITERS_ONLY = Refusal(
    "writers",
    "年度报告由内勤（统计、档案）人员或者负责人撰写，各节也可以由指定的执笔人撰写：请交由其中一人办理",
    cite("office_reports", 0),
)


def visible_reports(person: Person) -> QuerySet[Report]:
    """Everybody in enforcement reads them; others while they stand as published. One that was
    opened again is in the making like a new one: others read its editions."""
    if reach(person) is Reach.NONE:
        return Report.objects.filter(stage__in=PUBLIC)
    return Report.objects.all()


def public_editions() -> QuerySet[Edition]:
    """What everybody may read without signing in: every edition that was ever published."""
    return Edition.objects.select_related("report")


def visible_comments(person: Person, report: Report) -> QuerySet[Comment]:
    """Remarks are for those in enforcement; a reader outside sees none."""
    rows = report.comments.select_related("author", "settled_by").order_by("made_at", "pk")
    return rows.none() if reach(person) is Reach.NONE else rows


def may_comment(person: Person) -> bool:
    """Whoever works in enforcement may remark on a text, and read how it came about."""
    return reach(person) is not Reach.NONE


def barred_from_writing(
    person: Person, day: date, section: Section | None = None
) -> tuple[Refusal, ...]:
    """Why a person may not write reports, or this section, on this day: told before any form."""
    if section is not None and section.keeper_id == person.pk and person.is_active:
        return ()
    return () if roles_on(person, day) & WRITERS else (WRITERS_ONLY,)


def ask_writer(deed: Deed, section: Section | None = None) -> None:
    """Raises Refused when nobody who acts may write reports, or this section."""
    keeper = section.keeper_id if section else None
    if not any(actor.roles & WRITERS or actor.id == keeper for actor in deed.by):
        raise Refused((WRITERS_ONLY,))
