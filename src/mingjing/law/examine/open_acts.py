"""The acts that the right people could lawfully make now, where now is the last act's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from mingjing.law.beside import FOLLOWING, extended, words_for
from mingjing.law.examine import limits
from mingjing.law.examine.crossing import crossing_refusals
from mingjing.law.examine.filling_inquiry import crime_open, truths
from mingjing.law.examine.openings import opening_refusals
from mingjing.law.examine.routes import routed, small_kinds
from mingjing.law.examine.scenario import Person, Scenario, Told
from mingjing.law.examine.small_filling import opened, small_filled
from mingjing.law.examine.state import State
from mingjing.law.examine.strands import Move, Strand
from mingjing.law.examine.turning import on_day, turned
from mingjing.law.procedure import NEW, Procedure, after, why_not
from mingjing.law.shelf import SMALL

_HEAD = Person("负责人", "leader", None, True)
_SOMEBODY = Person("某人", "officer", None, True)
_LAWFUL: dict[str, dict[str, Any]] = {
    "preserve_evidence": {"approved_by": _HEAD},
    "dispose_preserved": {"result": "release"},
    "seize": {"approved_by": _HEAD},
    "seize_urgently": {"urgent": True},
    "recuse": {"person": _SOMEBODY, "result": "granted"},
    "request_recusal": {"person": _SOMEBODY},
    "refer_to_police": {"approved": True},
    "approve_instalments": {"application": True, "days": 1},
    "decide_reconsideration": {"result": "maintain"},
    "decide_litigation": {"result": "maintain"},
    "withdraw_decision": {"reason": True, "published": True},
    "withdraw_publication": {"reason": True},
}
"""How an act beside the case is told when it is made as the law wants it."""
_HIDDEN = FOLLOWING | {"let_term_pass", "let_suit_term_pass", "pay", "collect_on_the_spot",
                        "dispose_seized", "record_performance"}  # fmt: skip
"""Steps that follow from others, or that the case's own road already names."""


BESIDE_ONLY = {
    "ordinary": frozenset({"serve_paper"}),
    "summary": frozenset(
        {"question", "take_evidence", "order_correction", "recheck_correction", "review_closing"}
    ),
}
"""Acts that may be made and that nothing waits for."""


def open_acts(scenario: Scenario, state: State) -> list[str]:
    """The acts that are open on the day of the last act, on the case and beside it."""
    procedure = extended(scenario.procedure)
    if not scenario.acts:
        return _told_as(scenario, state, _lawful(procedure, state, procedure.attempt()))
    last = scenario.acts[-1]
    at = on_day(scenario, state, last.day)
    known = {
        **truths(scenario, at),
        "of_age": scenario.conduct.since is None or limits.of_age(scenario),
        "in_time": limits.in_limitation(scenario, state.first_record),
    }
    hypothesis = _known(procedure.attempt(), known)
    own = [
        name
        for name in _lawful(procedure, at, hypothesis)
        if name not in BESIDE_ONLY[scenario.procedure]
        and not crossing_refusals(scenario, at, _as(name, last), step=name)
    ]
    beside = [n for n in _beside(scenario, at, last) if n not in own]
    return _told_as(scenario, at, [*own, *beside])


def _told_as(scenario: Scenario, state: State, names: list[str]) -> list[str]:
    """The open acts, with the other words that a scenario may tell them in."""
    more = [a for a, step in words_for(scenario.procedure, state.stage) if step in names]
    if state.stage == NEW and scenario.procedure == "ordinary":
        more.append("file_case")  # the lead and its verification may be told with it
    if state.stage in (NEW, "found") and scenario.procedure == "summary":
        more.append("decide_on_the_spot")
    if state.stage == "notified":
        more.append("notify_penalty")
    return [*names, *(name for name in dict.fromkeys(more) if name not in names)]


def _known(attempt: Any, values: dict[str, Any]) -> Any:
    names = {f.name for f in fields(attempt)}
    return replace(attempt, **{n: v for n, v in values.items() if n in names})


_FIRST = ("register_lead", "record_on_the_spot")
"""With what a case begins; a record made before is taken up, and nobody waits for it."""


def _lawful(procedure: Procedure[Any, Any], state: State, attempt: Any) -> list[str]:
    if state.stage == NEW:
        return [step.name for step in procedure.steps if step.name in _FIRST]
    return [
        step.name
        for step in procedure.steps
        if not why_not(procedure, state.stage, state.facts, step=step.name, attempt=attempt)
    ]


def _as(name: str, last: Told) -> Told:
    """An act of this name, told lawfully in the moment of the last one."""
    form = dict(_LAWFUL.get(name, {}))
    if name == "take_evidence":
        form["source"] = ""
    return Told(name, "", last.at, (_HEAD,) if name in ("recuse",) else (), form)


def _beside(scenario: Scenario, state: State, last: Told) -> Iterator[str]:
    if state.stage == NEW or extended(scenario.procedure).stage(state.stage).final:
        return
    for name in small_kinds():
        if not _hidden(state, name) and _may(scenario, state, _as(name, last)):
            yield name


def _hidden(state: State, name: str) -> bool:
    """Whether an act is not offered: it follows from another, or nobody suspects a crime."""
    if name in ("report_crime", "refer_to_police"):
        return not crime_open(state)
    return name in _HIDDEN


def _may(scenario: Scenario, state: State, told: Told) -> bool:
    """Whether every step of the act could be made, each after the one before."""
    made: dict[int, Strand] = {}
    for move in routed(state, told):
        place = len(state.strands) if move.place is None else move.place
        strand = made.get(place) or _strand(scenario, state, move, told)
        procedure = strand.procedure
        attempt = _lawful_attempt(scenario, state, strand, told, step=move.step)
        if not move.mirror and (
            opening_refusals(scenario, state, told, move=move)
            or why_not(procedure, strand.stage, strand.facts, step=move.step, attempt=attempt)
        ):
            return False
        stage, facts = after(procedure, strand.stage, strand.facts, step=move.step, attempt=attempt)
        made[place] = replace(strand, stage=stage, facts=facts)
    return True


def _lawful_attempt(
    scenario: Scenario, state: State, strand: Strand, told: Told, *, step: str
) -> Any:
    """The attempt of whoever does it right, where the facts of the case allow that."""
    words = small_filled(scenario, state, strand, told, step=step)
    return _known(strand.procedure.attempt(), {**words, "late": False})


def _strand(scenario: Scenario, state: State, move: Move, told: Told) -> Strand:
    if move.place is not None and move.place < len(state.strands):
        return turned(scenario, state, state.strands[move.place], told.day)
    facts = replace(SMALL[move.kind][0].facts(), **opened(move.kind, scenario, state, told))
    return turned(scenario, state, Strand(move.kind, facts), told.day)
