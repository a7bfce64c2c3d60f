"""Judges the acts of a scenario one after the other; a refused act changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from mingjing.law.acts import acts
from mingjing.law.beside import extended, step_called
from mingjing.law.day import OutsideCalendar
from mingjing.law.examine import limits
from mingjing.law.examine.answer import answer_of, told_of
from mingjing.law.examine.cautions import cautions, item_refusals
from mingjing.law.examine.filling import filled
from mingjing.law.examine.items import PowerItem
from mingjing.law.examine.people import people_of
from mingjing.law.examine.reading import read
from mingjing.law.examine.scenario import Note, Scenario, Told
from mingjing.law.examine.state import State, moved, on_day
from mingjing.law.examine.values import ScenarioError
from mingjing.law.numbers import NoNumber
from mingjing.law.procedure import NEW, Fault, Procedure, Refusal, after, faults, why_not


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one act; `accepted` None says that nothing judges this act yet."""

    told: Told
    accepted: bool | None
    refusals: tuple[Refusal, ...] = ()
    faults: tuple[Fault, ...] = ()
    implied: tuple[str, ...] = ()
    with_hearing: bool = False


def examine(raw: Any, *, items: Mapping[str, PowerItem]) -> dict[str, Any]:
    """The answer to a scenario, as plain data; raises ScenarioError where it cannot be read."""
    scenario = read(raw, items=items)
    procedure = extended(scenario.procedure)
    state = State(NEW, procedure.facts())
    verdicts = []
    for told in scenario.acts:
        try:
            state, verdict = _judge(scenario, on_day(state, told.day), told)
        except (OutsideCalendar, NoNumber) as error:
            raise ScenarioError(f"{told.place}.at", str(error)) from error
        verdicts.append(verdict)
    notes = (*scenario.notes, *(_unjudged(v.told) for v in verdicts if v.accepted is None))
    try:
        return answer_of(
            scenario,
            state,
            [told_of(v) for v in verdicts],
            opened=_open(scenario, procedure, state),
            notes=notes,
        )
    except (OutsideCalendar, NoNumber) as error:
        raise ScenarioError(f"acts[{len(verdicts) - 1}].at", str(error)) from error


def _unjudged(told: Told) -> Note:
    return Note(
        f"{told.place}.act", f"“{acts()[told.name].label}”已读取，目前的程序尚不评判这一行为"
    )


def _judge(scenario: Scenario, state: State, told: Told) -> tuple[State, Verdict]:
    """The state after an act and what is said of it."""
    step = step_called(scenario.procedure, state.stage, told.name)
    if step is None:
        return state, _foreign(scenario, told)
    procedure = extended(scenario.procedure)
    implied = _implied(state, told, step)
    refusals: dict[str, Refusal] = {}
    found: list[Fault] = []
    then, offered = state, False
    for name in (*implied, step):
        attempt = _attempt(scenario, then, told, step=name)
        told_not = why_not(procedure, then.stage, then.facts, step=name, attempt=attempt)
        for refusal in (*told_not, *item_refusals(scenario, told, step=name)):
            refusals.setdefault(refusal.guard, refusal)
        found += faults(procedure, then.facts, step=name, attempt=attempt)
        found += cautions(scenario, then, told, step=name)
        landed = after(procedure, then.stage, then.facts, step=name, attempt=attempt)
        offered = step == "notify_penalty" and attempt.with_hearing
        if not refusals:  # what is refused sets nothing, and what it would set is not known
            then = moved(then, procedure, told, step=name, landed=landed)
        else:
            then = replace(then, stage=landed[0], facts=landed[1])
    if refusals:
        return state, Verdict(told, False, tuple(refusals.values()))
    return then, Verdict(told, True, (), tuple(found), implied, offered)


def _foreign(scenario: Scenario, told: Told) -> Verdict:
    """An act that this procedure does not know: refused where another has it."""
    act = acts()[told.name]
    if not act.procedures:
        return Verdict(told, None)
    label = extended(scenario.procedure).label
    sentence = f"{label}中没有“{act.label}”这一行为：请改用相应的程序"
    return Verdict(told, False, (Refusal("in_procedure", sentence, act.citation),))


def _attempt(scenario: Scenario, state: State, told: Told, *, step: str) -> Any:
    """The attempt that the law judges, from its people and its words."""
    procedure = extended(scenario.procedure)
    truths = people_of(state, told, procedure.step(step))
    truths.update(filled(scenario, state, told, step=step))
    lawful = procedure.attempt()
    names = {f.name for f in fields(lawful)}
    return replace(lawful, **{name: value for name, value in truths.items() if name in names})


def _implied(state: State, told: Told, step: str) -> tuple[str, ...]:
    """Acts that a scenario tells in one word with this one, made in the same moment."""
    new = state.stage == NEW
    if step == "file_case":
        return ("register_lead", "verify_lead") if new else ()
    if step in ("notify_on_the_spot", "let_off", "turn_ordinary"):
        return ("record_on_the_spot",) if new else ()
    if step != "decide_on_the_spot":
        return ()
    chain = ("record_on_the_spot",) if new else ()
    if told.said("informed") and state.stage in (NEW, "found"):
        told_before = () if state.facts.told else ("notify_on_the_spot",)
        heard_before = () if state.facts.heard else ("hear_on_the_spot",)
        return (*chain, *told_before, *heard_before)
    return chain


def _open(scenario: Scenario, procedure: Procedure[Any, Any], state: State) -> list[str]:
    """The acts that the right people could lawfully make now, where now is the last act's day."""
    if not scenario.acts:
        return _lawful(procedure, state, procedure.attempt())
    at = on_day(state, scenario.acts[-1].day)
    known = {
        "of_age": scenario.conduct.since is None or limits.of_age(scenario),
        "in_time": limits.in_limitation(scenario, state.first_record),
    }
    return _lawful(procedure, at, replace(procedure.attempt(), **known))


def _lawful(procedure: Procedure[Any, Any], state: State, attempt: Any) -> list[str]:
    return [
        step.name
        for step in procedure.steps
        if not why_not(procedure, state.stage, state.facts, step=step.name, attempt=attempt)
    ]
