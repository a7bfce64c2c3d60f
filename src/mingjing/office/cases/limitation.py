"""Limitation of liability (追责时效): two years, or five where a reason is stated, by statute."""

from __future__ import annotations

from datetime import date

from mingjing.law.liability import in_limitation
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import OFFICE_ZONE


def discovered_on(case: Case) -> date | None:
    """The first reliable record of the conduct: the inspection, the complaint, or the lead."""
    days = [case.registered_on]
    if case.inspection:
        days.append(case.inspection.day)
    if case.complaint:
        days.append(case.complaint.received_at.astimezone(OFFICE_ZONE).date())
    return min((d for d in days if d), default=None)


def in_time(case: Case, *, grave: str = "") -> bool:
    """Whether the conduct was discovered within the limitation counted from its end.

    Five years apply where life, health or finances were endangered with harm (art. 36), and under
    the ecology code where nature was harmed (art. 1054): a judgement that an officer declares in
    words; what was declared when the lead was verified holds until the end.
    """
    found = discovered_on(case)
    if found is None:
        return True
    return in_limitation(
        found=found,
        ended=case.conduct_until or case.conduct_from,
        grave=bool(grave or case.grave_reason),
        statute=case.item.penalty_statute,
    )
