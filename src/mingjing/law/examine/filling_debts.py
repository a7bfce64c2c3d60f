"""What a scenario says of debts and remedies beside a case: paying, court, review, suit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mingjing.law.examine.dues import course_of, review_comes_first, surcharge_imposed
from mingjing.law.examine.filling import receipted
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import Fill, State
from mingjing.law.examine.strands import Judged, Strand
from mingjing.law.instruments.remedies import Verdict
from mingjing.law.numbers import NoNumber
from mingjing.law.penalty_kinds import Weight, heavier
from mingjing.law.remedy_terms import application
from mingjing.law.term import last_day, term

_COUNTED = ("no", "number", "n", "period", "index", "term", "month", "seq", "instalment")
"""What numbers the parts of a schedule and is no sum."""
VERDICTS = {
    "maintain": Verdict.MAINTAIN,
    "change": Verdict.CHANGE,
    "cancel": Verdict.CANCEL,
    "rejected": Verdict.REJECT,
    "refused": Verdict.REJECT,
}


def _paid(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    """The case's own step has judged receipt and sum; a surcharge that was set is part of it."""
    over = state.surplus - state.gains
    return {"in_full": not state.owing and over >= surcharge_imposed(state, told.day)}


def _added(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    """A surcharge runs on the fine alone (art. 72)."""
    return {"fine_left": not state.gains or state.owing > 0}


def _deferred(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    """A deferral is asked for by the party (art. 66): it counts only when that is told."""
    asked = told.name != "approve_instalments" or told.said("application")
    return {"hardship": asked, **_added(scenario, state, strand, told)}


def _instalments(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    sums = list(sums_in(told.form.get("schedule")))
    fits = not sums or sum(sums) == state.owing
    return {
        "granted": told.form.get("result") not in ("refused", "rejected"),
        "schedule": (told.said("schedule") or deferred_until(told) is not None) and fits,
    }


def deferred_until(told: Told) -> date | None:
    """The last day that a schedule of instalments, or a deferral, names."""
    days = [d for d in (told.on("deadline"), *days_in(told.form.get("schedule"))) if d]
    if not days and told.form.get("days"):
        return told.day + timedelta(days=told.form["days"])
    return max(days, default=None)


def days_in(value: Any) -> Iterator[date]:
    """Every day that is written somewhere in a schedule, whatever its shape."""
    if isinstance(value, str):
        try:
            yield date.fromisoformat(value[:10])
        except ValueError:
            return
    elif isinstance(value, dict):
        for part in (*value.keys(), *value.values()):
            yield from days_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from days_in(part)


def instalments_in(value: Any) -> Iterator[tuple[date, int | None]]:
    """The parts of a schedule by their days, with what is due by then where sums are told."""
    days, sums, due = list(days_in(value)), list(sums_in(value)), 0
    told = sorted(zip(days, sums, strict=True)) if len(days) == len(sums) else ()
    for day, amount in told:
        due += amount
        yield day, due
    if not told:
        yield from ((day, None) for day in sorted(days))


def missed_instalment(strand: Strand, paid: int, day: date) -> date | None:
    """The first instalment whose day passed before it was paid (art. 66); None where none did."""
    made = strand.holds.get("instalments_paid", 0)
    for number, (last, due) in enumerate(strand.holds.get("instalments", ()), start=1):
        settled = paid >= due if due is not None else made >= number
        if last < day and not settled:
            missed: date = last
            return missed
    return None


def sums_in(value: Any) -> Iterator[int]:
    """Every sum of a schedule: the numbers beside its days."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _COUNTED:
                yield from sums_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from sums_in(part)


def _exhorted(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    written = told.form.get("mode") != "oral" and not told.lacks("written")
    return {"receipted": receipted(told), "contents": written and not told.lacks("document")}


def _asked_court(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"signed": not told.lacks("application"), "complete": not told.lacks("document")}


def _review(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    served, asked = state.served_on, told.on("filed") or told.day
    reasoned = told.said("reason")
    in_time = application(served, asked, reasoned=reasoned) if served else {}
    return {
        "receipted": not told.lacks("copy_received"),
        "simple": "decide_on_the_spot" in state.days,
        **in_time,
    }


def _replied(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    last = reply_last(strand)
    return {"late": last is not None and told.day > last}


def reply_last(strand: Strand) -> date | None:
    """The last day to reply in a reconsideration; None where we hold no figure for it."""
    return _counted(strand, "reply_days_simple" if strand.facts.simple else "reply_days")


def answer_last(strand: Strand) -> date | None:
    """The last day to answer a suit: fifteen days (litigation law art. 67)."""
    received: date | None = strand.holds.get("copy_received")
    if received is None:
        return None
    return last_day(term("litigation_law.defence_days", on=received), start=received)


def _counted(strand: Strand, name: str) -> date | None:
    received: date | None = strand.holds.get("copy_received")
    if received is None:
        return None
    try:
        rule = term(f"reconsideration_law_2024.{name}", on=received)
    except NoNumber:  # a copy received before the present law
        return None
    return last_day(rule, start=received)


def _review_decided(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {
        "verdict": VERDICTS.get(told.form.get("result", ""), Verdict.MAINTAIN),
        "worse": worse(state, told),
        "receipted": not told.lacks("received"),
    }


def worse(state: State, told: Told) -> bool:
    """Whether a change makes the penalty heavier than the decision that was contested."""
    kinds, fine, gains = (told.form.get(word) for word in ("kinds", "fine", "gains"))
    if kinds is None and fine is None and gains is None:
        return False
    after = Weight(
        kinds or state.kinds,
        state.fine if fine is None else fine,
        state.gains if gains is None else Decimal(gains),
    )
    return heavier(after, than=Weight(state.kinds, state.fine, state.gains))


def _suit(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    review = course_of(state, "reconsideration")
    return {
        "receipted": not told.lacks("copy_received"),
        "on_the_spot": review_comes_first(scenario, state),
        "reviewed": review is not None and review.decided,
        "late_reason": told.said("reason"),
    }


def _answered(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    last = answer_last(strand)
    return {"late": last is not None and told.day > last}


def _judgment(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {
        "verdict": VERDICTS.get(told.form.get("result", ""), Verdict.MAINTAIN),
        "receipted": not told.lacks("received"),
    }


def _own_withdrawal(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"reason_given": told.said("reason")}


def _withdrawn(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    fallen = strand.day("record_fall", "withdraw_decision")
    done = max(told.on("published") or told.day, told.day)
    late = False
    if fallen:
        rule = term("penalty_law_2021.withdrawal_days", on=fallen)
        late = done > last_day(rule, start=fallen)
    return {"explained": told.said("reason"), "late": late}


DEBTS: dict[str, Fill] = {
    "pay": _paid,
    "apply_for_deferral": _deferred,
    "impose_surcharge": _added,
    "approve_instalments": _instalments,
    "exhort": _exhorted,
    "apply_to_court": _asked_court,
    "accept_reconsideration": _review,
    "reply_reconsideration": _replied,
    "decide_reconsideration": _review_decided,
    "accept_litigation": _suit,
    "answer_suit": _answered,
    "decide_litigation": _judgment,
    "withdraw_decision": _own_withdrawal,
    "withdraw_publication": _withdrawn,
}
"""An act about a debt or a remedy that asks something has its row here."""
