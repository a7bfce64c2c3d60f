"""A decision under attack, by acts: served in January 2024, reviewed in February, sued in June."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.owing import surcharge_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Refused
from mingjing.office.people.models import Person
from tests.cast import Office, at, deed_of, walk_to

SERVED = date(2024, 1, 2)
ACCEPTED = date(2024, 2, 6)
REVIEW = {
    "organ": "government",
    "number": "示政复〔2024〕1号",
    "applied_on": date(2024, 2, 1),
    "accepted_on": ACCEPTED,
    "received_on": date(2024, 2, 8),
    "late_reason": "",
    "simple": False,
}
SUIT = {
    "court": "示例区人民法院",
    "number": "（2024）示例行初1号",
    "applied_on": date(2024, 6, 3),
    "accepted_on": date(2024, 6, 7),
    "received_on": date(2024, 6, 11),
    "late_reason": "",
}
REPLY = {"evidence_complete": True, "content": "决定合法"}
DECIDED = date(2024, 4, 8)


def decided_on(day: date, verdict: str, **more: Any) -> dict[str, Any]:
    return {"verdict": verdict, "number": "示政复决〔2024〕1号", "received_on": day, **more}


def served(office: Office, *, summary: bool = False) -> Case:
    return walk_to(office, "hand_over" if summary else "serve", summary=summary, day=SERVED)


def reviewed(office: Office, case: Case | None = None, **form: Any) -> Proceeding:
    typed = {**REVIEW, **form}
    deed = deed_of([office.leader], at(typed["received_on"]), **typed)
    return begin((case or served(office)).pk, "reconsideration", "accept_reconsideration", deed)


def went(row: Proceeding, verb: str, person: Person, day: date, **form: Any) -> Proceeding:
    return proceed(row.pk, verb, deed_of([person], at(day), **form))


def settled(office: Office, verdict: str, *, case: Case | None = None, **more: Any) -> Proceeding:
    """A reconsideration with its reply in time and its verdict on 8 April."""
    row = reviewed(office, case)
    row = went(row, "reply_reconsideration", office.investigator, date(2024, 2, 20), **REPLY)
    form = decided_on(DECIDED, verdict, **more)
    return went(row, "decide_reconsideration", office.leader, DECIDED, **form)


def withdrawal_of(row: Proceeding) -> Proceeding:
    return Proceeding.objects.get(case_id=row.case_id, kind="withdrawal")


def faults_of(row: Proceeding) -> list[str]:
    return [f["watch"] for e in entries_of("proceeding", row.pk) for f in e.faults]


def guards(no: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [r.guard for r in no.value.reasons]


def sued(office: Office, case: Case | None = None, **form: Any) -> Proceeding:
    typed = {**SUIT, **form}
    deed = deed_of([office.leader], at(typed["received_on"]), **typed)
    return begin((case or served(office)).pk, "litigation", "accept_litigation", deed)


def surcharged(office: Office) -> Case:
    """The surcharge runs from 18 January 2024."""
    case = served(office)
    deed = deed_of([office.leader], at(date(2024, 1, 22)), rate_told=True, reason="未缴")
    begin(case.pk, "payment", "impose_surcharge", deed)
    return case


def accrued(case: Case, day: date) -> tuple[int, Decimal]:
    added = surcharge_of(Case.objects.get(pk=case.pk), day)
    assert added is not None
    return added.days, added.amount
