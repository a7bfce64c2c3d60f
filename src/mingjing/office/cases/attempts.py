"""What was typed to law: each form as the conditions that the law judges. An empty form proves
nothing, and a value that cannot be judged is Invalid, whoever calls: page, command or code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.law.cite import instrument
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.liability import Known, hearing_due, summary_limit
from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import (
    ALL_KINDS,
    SUMMARY_KINDS,
    Weight,
    heavier,
)
from mingjing.office.cases import service
from mingjing.office.cases.attempts_inquiry import INQUIRY, passed, taken
from mingjing.office.cases.attempts_rights import RIGHTS
from mingjing.office.cases.attempts_sparing import spared
from mingjing.office.cases.beside.owing import fine_due, gains_owed, still_owed
from mingjing.office.cases.confiscated import confiscated, notified, sum_typed
from mingjing.office.cases.facts import people_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.judging import judged
from mingjing.office.cases.whereabouts import FIELDWORK, one_place
from mingjing.office.journal.shapes import Deed, Invalid

Form = Mapping[str, Any]
Judged = dict[str, Any]


def attempt_of(case: Case, verb: str, deed: Deed) -> Attempt:
    """What is true of this attempt, of its people and of its form.

    Raises Invalid where the form lacks a field without which the attempt cannot be judged.
    """
    people = people_of(case, verb, deed)
    if verb in FIELDWORK:
        people = replace(people, one_place=one_place(case, deed))
    filled = _FORMS.get(verb)
    if filled is None:
        return people
    try:
        return replace(people, **filled(case, deed.form, deed.day))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def _weighed(form: Form) -> tuple[Weight, Judged]:
    """A penalty as typed with all that it takes, and whether each kind has what belongs to it."""
    kinds, fine = _money(form)
    taken = confiscated(form)
    return Weight(kinds, fine, taken.gains, taken.worth), dict(taken.fits(kinds))


def _money(form: Form) -> tuple[list[str], int]:
    """Kinds and fine as typed; a kind that the law does not know cannot be judged."""
    kinds, fine = list(form["kinds"]), int(form.get("fine") or 0)
    if not kinds or not set(kinds) <= ALL_KINDS:
        raise Invalid({"kinds": "请从法定的处罚种类中至少选择一种"})
    if fine < 0:
        raise Invalid({"fine": "罚款金额不能是负数"})
    return kinds, fine


def _penalty(case: Case, form: Form, day: date, *, weighed: bool = True) -> Judged:
    """What every penalty must satisfy, whatever the procedure."""
    kinds, fine = _money(form)
    return judged(case, form, day, kinds=kinds, fine=fine, weighed=weighed)


def _notice(case: Case, form: Form, day: date) -> Judged:
    (kinds, fine), (_, taken) = _money(form), _weighed(form)
    told = bool(form.get("hearing_told")) or case.hearing_told
    due = hearing_due(kinds, fine, party=case.party.kind, day=day)
    return {
        **_penalty(case, form, day),
        **taken,
        "with_hearing": told,
        "hearing_offered": told or due is not Known.ALWAYS,
        **service.judged(form),
    }


def _decision(case: Case, form: Form, day: date) -> Judged:
    (kinds, fine), (weight, taken) = _money(form), _weighed(form)
    due, told = hearing_due(kinds, fine, party=case.party.kind, day=day), case.hearing_told
    return {
        **_penalty(case, form, day, weighed=case.notified_on is not None),
        **taken,
        "for_money": fine > 0 or bool(weight.gains),
        "hearing_offered": told or due is not Known.ALWAYS,
        "hearing_weighed": told or due is not Known.PERHAPS or bool(case.no_hearing_reason),
        "heavier": heavier(weight, than=notified(case)),
    }


def _on_the_spot(case: Case, form: Form, day: date) -> Judged:
    kinds, fine = _money(form)
    since = instrument("reconsideration_law_2024").since
    return {
        **_penalty(case, form, day, weighed=False),
        "for_money": fine > 0,
        "facts_certain": bool(form.get("facts_certain")),
        "summary_kind": set(kinds) <= SUMMARY_KINDS,
        "summary_amount": fine <= summary_limit(case.party.kind, day),
        "review_first_told": day < since or bool(form.get("review_first_told")),
    }


def _paid(case: Case, form: Form, day: date) -> Judged:
    return {
        "receipted": bool(form.get("receipt")),
        "in_full": int(form["amount"] or 0) >= still_owed(case)
        and sum_typed(form, "gains") >= gains_owed(case),
    }


def _collected(case: Case, form: Form, day: date) -> Judged:
    """Above the limit a tick says nothing: why it would be hard to enforce stands on the file."""
    limit = number("penalty_law_2021.on_the_spot_collection", on=day).value
    return {
        "receipted": bool(form.get("receipt")),
        "collectable": fine_due(case) <= limit
        or bool(form.get("hard_later") and str(form.get("reason") or "").strip()),
    }


def _closing(case: Case, form: Form, day: date) -> Judged:
    """Whether a written order whose term has ended was never checked."""
    due = case.correction == "written" and case.correction_due and case.correction_due < day
    return {**passed(form), "recheck_due": bool(due) and case.rechecked_on is None}


_FORMS: dict[str, Callable[[Case, Form, date], Judged]] = {
    **INQUIRY,
    **RIGHTS,
    "notify_penalty": _notice,
    "decide_penalty": _decision,
    "decide_no_penalty": spared,
    "serve": lambda c, f, d: service.judged(f),
    "pay": _paid,
    "review_closing": _closing,
    "record_on_the_spot": taken,
    "decide_on_the_spot": _on_the_spot,
    "hand_over": lambda c, f, d: {"receipted": bool(f.get("receipt"))},
    "let_off": spared,
    "collect_on_the_spot": _collected,
}
