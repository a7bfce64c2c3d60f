"""Notice, defence and hearing: what was typed, as the conditions that the law judges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mingjing.law.numbers import number
from mingjing.law.term import last_day, term
from mingjing.office.cases import service
from mingjing.office.cases.attempts_inquiry import again, none_recused
from mingjing.office.cases.facts import apart
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import key_of

Form = Mapping[str, Any]
Judged = dict[str, Any]
Judge = Callable[[Case, Form, date], Judged]


def _new(case: Case, form: Form, day: date) -> Judged:
    return {"new_facts": bool(form.get("new_facts"))}


def _chair(case: Case, value: object) -> Judged:
    """A hearing has a named chair who did not investigate and was not recused."""
    chair, (investigators, _) = key_of(value), apart(case)
    if chair is None:
        return {"chair_apart": False}
    return {"chair_apart": chair not in investigators, **none_recused(case, [chair])}


def _hearing_notice(case: Case, form: Form, day: date) -> Judged:
    notice = term("penalty_law_2021.hearing_notice_days", on=day)
    return {
        "ahead": form["hearing_on"] > last_day(notice, start=day),
        **_chair(case, form.get("chair")),
        "hearing_open": not form.get("closed") or bool(form.get("closed_reason")),
    }


def _hearing(case: Case, form: Form, day: date) -> Judged:
    attended = form["attended"] == "yes"
    most = number("penalty_law_2021.hearing_agents_at_most", on=day).value
    return {
        "attended": attended,
        "absence_recorded": attended or bool(form.get("absence_reason")),
        **_chair(case, form.get("chair") or case.chair),
        "agents_fit": int(form.get("agents") or 0) <= most,
        "record_signed": not attended or bool(form.get("signed")),
    }


RIGHTS: dict[str, Judge] = {
    "notify_hearing_right": lambda c, f, d: service.judged(f),
    "state_defence": _new,
    "waive_defence": lambda c, f, d: {"waiver_explicit": bool(f.get("waiver"))},
    "review_defence": _new,
    "notify_hearing": _hearing_notice,
    "hold_hearing": _hearing,
    "review_again": again,
}
