"""What a scenario says of an act beside the case, and what the act leaves on its strand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mingjing.law.examine.dues import course_of
from mingjing.law.examine.filling_debts import (
    DEBTS,
    answer_last,
    deferred_until,
    instalments_in,
    reply_last,
)
from mingjing.law.examine.filling_goods import GOODS
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import State, reached
from mingjing.law.examine.strands import Judged, Strand
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import Fault, faults
from mingjing.law.remedy_terms import review_last, suit_last
from mingjing.law.term import term

_FILLED = {**GOODS, **DEBTS}


def small_filled(
    scenario: Scenario, state: State, strand: Strand, told: Told, *, step: str
) -> Judged:
    """The fields of an attempt beside the case that the act's own words decide."""
    fill = _FILLED.get(step)
    return fill(scenario, state, strand, told) if fill else {}


def opened(kind: str, scenario: Scenario, state: State, told: Told) -> Judged:
    """What is known of a strand on the day that it opens, beside its lawful beginnings."""
    made, served = told.on("filed") or told.day, state.served_on
    if served is None:
        return {}
    if kind == "reconsideration":
        return {"term": Clock.OVER if made > review_last(served) else Clock.RUNNING}
    if kind == "litigation":
        last = suit_last(served, review=course_of(state, "reconsideration"))
        return {"term": Clock.OVER if made > last else Clock.RUNNING}
    return {}


def left(step: str, strand: Strand, told: Told) -> Strand:
    """The strand with the days and sums that an accepted step leaves on it."""
    leave = _LEAVES.get(step)
    return leave(strand, told) if leave else strand


def _goods(strand: Strand, told: Told) -> Strand:
    return strand.holding(goods=told.form.get("goods"), days=told.form.get("days"))


def _longer(strand: Strand, told: Told) -> Strand:
    most = term("compulsion_law_2012.seizure_extension_days", on=told.day).length
    return strand.holding(more_days=min(told.form.get("days") or most, most))


def _person(strand: Strand, told: Told) -> Strand:
    return strand.holding(person=told.form["person"].name)


def _reported(strand: Strand, told: Told) -> Strand:
    return strand.holding(reported=told.on("reported"))


def _approved(strand: Strand, told: Told) -> Strand:
    return strand.holding(approved=told.on("approved"), approved_at=told.moment("approved"))


def _deferred(strand: Strand, told: Told) -> Strand:
    if told.form.get("result") in ("refused", "rejected"):
        return strand
    parts = tuple(instalments_in(told.form.get("schedule")))
    return strand.holding(deferred_until=deferred_until(told), instalments=parts)


def _paid(strand: Strand, told: Told) -> Strand:
    return strand.holding(instalments_paid=strand.holds.get("instalments_paid", 0) + 1)


def _handed_in(strand: Strand, told: Told) -> Strand:
    return strand.holding(handed_in=told.on("handed_in") or told.day)


def _exhorted(strand: Strand, told: Told) -> Strand:
    return strand.holding(exhorted_on=reached(told))


def _contested(strand: Strand, told: Told) -> Strand:
    return strand.holding(
        copy_received=told.on("copy_received") or told.day, filed=told.on("filed") or told.day
    )


def _answered(strand: Strand, told: Told) -> Strand:
    return strand.holding(answer_received=told.on("received"))


_LEAVES: dict[str, Callable[[Strand, Told], Strand]] = {
    "preserve_evidence": _goods,
    "seize": _goods,
    "seize_urgently": _goods,
    "extend_seizure": _longer,
    "request_recusal": _person,
    "recuse": _person,
    "report_crime": _reported,
    "refer_to_police": _approved,
    "approve_instalments": _deferred,
    "pay": _paid,
    "hand_in_cash": _handed_in,
    "exhort": _exhorted,
    "accept_reconsideration": _contested,
    "accept_litigation": _contested,
    "decide_reconsideration": _answered,
    "decide_litigation": _answered,
}
"""What an act beside the case leaves on its strand."""


def answered_late(strand: Strand, told: Told) -> tuple[Fault, ...]:
    """The paper of a review or suit that was accepted is the organ's answer, due from the copy."""
    table, watch, last = {
        "reconsideration": ("reply_reconsideration", _reply_watch(strand), reply_last),
        "litigation": ("answer_suit", "answer_late", answer_last),
    }[strand.kind]
    due = last(strand)
    if due is None or told.day <= due:
        return ()
    late = replace(strand.procedure.attempt(), late=True)
    found = faults(strand.procedure, strand.facts, step=table, attempt=late)
    return tuple(fault for fault in found if fault.watch == watch)


def _reply_watch(strand: Strand) -> str:
    simple = strand.kind == "reconsideration" and strand.facts.simple
    return "simple_reply_late" if simple else "reply_late"
