"""Turns the clocks of an examined case to a day: what ran out is over, on every strand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.law.examine.dues import court_window, payment_last, remedies_over, seizure_last
from mingjing.law.examine.scenario import Scenario
from mingjing.law.examine.state import State, rights
from mingjing.law.examine.strands import Strand
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.term import last_day, term

Turn = Callable[[Scenario, State, Strand, date], dict[str, Any]]


def on_day(scenario: Scenario, state: State, day: date) -> State:
    """The state with its clocks turned to a day: a term that ran out is over."""
    if isinstance(state.facts, Facts):
        told: dict[str, Any] = {
            f"{r.key}_term": Clock.OVER if r.last < day else Clock.RUNNING for r in rights(state)
        }
        state = replace(state, facts=replace(state.facts, **told))
    strands = tuple(turned(scenario, state, strand, day) for strand in state.strands)
    return replace(state, strands=strands)


def turned(scenario: Scenario, state: State, strand: Strand, day: date) -> Strand:
    """One strand with its clocks turned to a day."""
    turn = _TURNS.get(strand.kind)
    if turn is None or strand.final:
        return strand
    return replace(strand, facts=replace(strand.facts, **turn(scenario, state, strand, day)))


def _clock(last: date | None, day: date) -> Clock:
    if last is None:
        return Clock.NONE
    return Clock.OVER if last < day else Clock.RUNNING


def _preservation(scenario: Scenario, state: State, strand: Strand, day: date) -> dict[str, Any]:
    start = strand.day("preserve_evidence")
    if start is None:
        return {}
    return {"term": _clock(preservation_last(start), day)}


def preservation_last(start: date) -> date:
    """The last day to deal with preserved goods: seven working days (art. 56)."""
    return last_day(term("penalty_law_2021.preservation_days", on=start), start=start)


def _seizure(scenario: Scenario, state: State, strand: Strand, day: date) -> dict[str, Any]:
    last = seizure_last(strand, day)
    return {"term": _clock(last, day)} if last else {}


def _payment(scenario: Scenario, state: State, strand: Strand, day: date) -> dict[str, Any]:
    last = payment_last(state)
    return {"term": _clock(last, day)} if last else {}


def _court(scenario: Scenario, state: State, strand: Strand, day: date) -> dict[str, Any]:
    over = remedies_over(scenario, state)
    closed = over is not None and over < day
    window = _clock(court_window(scenario, state), day) if closed else Clock.NONE
    return {
        "remedy_term": Clock.OVER if closed else Clock.RUNNING,
        "window": window,
        "waiting": _clock(waiting_last(strand), day),
    }


def waiting_last(strand: Strand) -> date | None:
    """The last of the ten working days after an exhortation was served (art. 54)."""
    served: date | None = strand.holds.get("exhorted_on")
    if served is None:
        return None
    return last_day(term("compulsion_law_2012.court_exhortation_days", on=served), start=served)


_TURNS: dict[str, Turn] = {
    "preservation": _preservation,
    "seizure": _seizure,
    "payment": _payment,
    "court": _court,
}
