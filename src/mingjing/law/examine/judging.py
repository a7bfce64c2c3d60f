"""Judges the acts of a scenario one after the other; a refused act changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from mingjing.law.acts import acts
from mingjing.law.beside import extended, step_called
from mingjing.law.day import OutsideCalendar
from mingjing.law.examine.answer import Verdict, answer_of, told_of
from mingjing.law.examine.cautions import cautions, item_refusals
from mingjing.law.examine.crossing import crossing_faults, crossing_refusals
from mingjing.law.examine.filling import filled
from mingjing.law.examine.items import PowerItem
from mingjing.law.examine.open_acts import open_acts
from mingjing.law.examine.openings import opening_refusals
from mingjing.law.examine.people import people_of
from mingjing.law.examine.preparing import handed_over, prepared
from mingjing.law.examine.reading import read
from mingjing.law.examine.routes import following, routed
from mingjing.law.examine.scenario import Person, Scenario, Told
from mingjing.law.examine.small_filling import answered_late, left, opened, small_filled
from mingjing.law.examine.state import State, moved, with_strand
from mingjing.law.examine.strands import MAIN, Move, Strand
from mingjing.law.examine.touched import touched
from mingjing.law.examine.turning import on_day, turned
from mingjing.law.examine.values import ScenarioError
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER, REVIEWER
from mingjing.law.numbers import NoNumber
from mingjing.law.procedure import NEW, Fault, Procedure, Refusal, after, faults, why_not
from mingjing.law.shelf import SMALL


@dataclass(slots=True)
class Judging:
    """The steps of one act as they are judged, and what was said of them so far."""

    scenario: Scenario
    told: Told
    state: State
    refusals: dict[str, Refusal] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    with_hearing: bool = False

    def refuse(self, found: tuple[Refusal, ...]) -> None:
        """Takes up reasons; the first of each name is told."""
        for refusal in found:
            self.refusals.setdefault(refusal.guard, refusal)

    def record(self, found: tuple[Fault, ...]) -> None:
        """Takes up faults; the first of each name is told."""
        for fault in found:
            self.faults.setdefault(fault.watch, fault)


def examine(raw: Any, *, items: Mapping[str, PowerItem]) -> dict[str, Any]:
    """The answer to a scenario, as plain data; raises ScenarioError where it cannot be read."""
    scenario = read(raw, items=items)
    procedure = extended(scenario.procedure)
    state = State(NEW, procedure.facts())
    verdicts = []
    for told in scenario.acts:
        try:
            made = _on_its_day(told)
            state, verdict = _judge(scenario, on_day(scenario, state, made.day), made)
        except (OutsideCalendar, NoNumber) as error:
            raise ScenarioError(f"{told.place}.at", str(error)) from error
        verdicts.append(replace(verdict, told=told))
    try:
        return answer_of(
            scenario,
            state,
            [told_of(v) for v in verdicts],
            opened=open_acts(scenario, state),
            notes=scenario.notes,
        )
    except (OutsideCalendar, NoNumber) as error:
        raise ScenarioError(f"acts[{len(verdicts) - 1}].at", str(error)) from error


def _on_its_day(told: Told) -> Told:
    """An application that was recorded on another day counts on the day that it was made."""
    day = told.on("applied") if told.name == "apply_to_court" else None
    return replace(told, at=datetime.combine(day, told.at.time())) if day else told


def _judge(scenario: Scenario, state: State, told: Told) -> tuple[State, Verdict]:
    """The state after an act and what is said of it."""
    told = _completed(state, told)
    handed = _handed_before(scenario, state, told)
    kept, state = state, handed or state
    moves = _moves(scenario, state, told)
    if not moves:
        return kept, _foreign(scenario, told)
    judging = Judging(scenario, told, state)
    for move in moves:
        _take(judging, move)
        if move.kind == MAIN and not judging.refusals:
            for then in following(judging.state, told, move.step):
                _take(judging, then)
    if judging.refusals:
        return kept, Verdict(told, False, tuple(judging.refusals.values()))
    implied = (*(("hand_over",) if handed else ()), *(m.step for m in moves if m.implied))
    found = tuple(judging.faults.values())
    step = next((m.step for m in moves if not m.implied), "")
    made = Verdict(told, True, (), found, implied, judging.with_hearing, step)
    return judging.state, made


def _handed_before(scenario: Scenario, state: State, told: Told) -> State | None:
    """The state once a decision on the spot is in the party's hands, if the act supposes so."""
    before = handed_over(scenario, state, told)
    if before is None:
        return None
    judging = Judging(scenario, before, state)
    for move in (Move("hand_over"), *following(state, before, "hand_over")):
        _take(judging, move)
    return None if judging.refusals else judging.state


def _completed(state: State, told: Told) -> Told:
    """A decision that says nothing of the penalty is the one that was notified."""
    if told.name != "decide_penalty" or "kinds" in told.form or not state.notified_kinds:
        return told
    notified: dict[str, Any] = {"kinds": state.notified_kinds, "fine": state.notified_fine}
    if state.notified_gains is not None:
        notified["gains"] = state.notified_gains
    return replace(told, form={**notified, **told.form})


def _moves(scenario: Scenario, state: State, told: Told) -> tuple[Move, ...]:
    """The steps that an act makes: on the case where its procedure knows it, else beside it."""
    step = step_called(scenario.procedure, state.stage, _meant(state, told))
    if step is None:
        return routed(state, told)
    # What a leader declines was registered and verified by others, whom the act does not name.
    others = step == "decline_to_file"
    before = (Move(n, implied=True, mirror=others) for n in _implied(state, told, step))
    after_it = (Move("hand_over", implied=True),) if _handed_at_once(told, step) else ()
    return (*before, _move(scenario, told, step), *after_it)


def _handed_at_once(told: Told, step: str) -> bool:
    """Whether a decision on the spot is told as received in the same word (art. 52)."""
    return step == "decide_on_the_spot" and told.said("received")


ANYBODY_BUT_HELPERS = (OFFICER, REVIEWER, LEADER)
_OPEN_TO = {"notify_hearing": ANYBODY_BUT_HELPERS, "hold_hearing": ANYBODY_BUT_HELPERS}
"""Whom art. 64 lets summon and chair: anybody of the organ who did not investigate."""


def _move(scenario: Scenario, told: Told, step: str) -> Move:
    """A step of the case; what officers bring and a leader approves is the leader's act."""
    row, head = extended(scenario.procedure).step(step), told.form.get("approved_by")
    approved = isinstance(head, Person) and row.actors == (LEADER,)
    by: tuple[Person, ...] | None = (head,) if isinstance(head, Person) and approved else None
    return Move(step, by=by, actors=_OPEN_TO.get(step))


def _meant(state: State, told: Told) -> str:
    """The act as the law calls it where a scenario has one word for two.

    No penalty because nothing is established is a dismissal (art. 57 (3)); a second extension is
    for the heads together; a paper that is not the decision is served while the case goes on.
    """
    if told.name == "decide_no_penalty" and told.form.get("ground") == "not_established":
        return "dismiss"
    if told.name == "extend" and "extend" in state.days:
        return "extend_by_discussion"
    if told.name == "serve" and other_paper(told):
        return "serve_paper"
    return told.name


_DECISION = ("decision", "decide", "决定书", "处罚决定", "不予行政处罚")
_HELD = ("查封", "扣押", "保存", "seiz", "preserv")


def other_paper(told: Told) -> bool:
    """Whether a service names a paper that is not the decision."""
    words = str(told.form.get("document") or "").lower()
    decision = any(word in words for word in _DECISION) and not any(w in words for w in _HELD)
    return bool(words) and not decision


def _take(judging: Judging, move: Move) -> None:
    if move.kind == MAIN:
        _take_on_the_case(judging, move)
    else:
        _take_beside(judging, move)


_TOLD_IN_ONE = ("hand_to_police", "withdraw_publication")
"""Mirrors that are late or not by what the act tells of them."""


def _take_on_the_case(judging: Judging, move: Move) -> None:
    scenario, told, state, step = judging.scenario, judging.told, judging.state, move.step
    procedure = extended(scenario.procedure)
    state = judging.state = prepared(state, told, step)
    told = replace(told, by=()) if move.mirror else told
    people = people_of(state, told, procedure.step(step), move=move)
    attempt = _attempt(procedure, {**people, **filled(scenario, state, told, step=step)})
    if not move.mirror:
        _judge_on_the_case(judging, told, step=step, attempt=attempt)
    landed = after(procedure, state.stage, state.facts, step=step, attempt=attempt)
    judging.with_hearing = step == "notify_penalty" and attempt.with_hearing
    if not judging.refusals:  # what is refused sets nothing, and what it would set is not known
        judging.state = moved(state, procedure, told, step=step, landed=landed)
    else:
        judging.state = replace(state, stage=landed[0], facts=landed[1])


def _judge_on_the_case(judging: Judging, told: Told, *, step: str, attempt: Any) -> None:
    """What is said of a step of the case: by its procedure, by the item, by what stands beside."""
    scenario, state = judging.scenario, judging.state
    procedure = extended(scenario.procedure)
    reasons = why_not(procedure, state.stage, state.facts, step=step, attempt=attempt)
    judging.refuse(reasons)
    judging.refuse(item_refusals(scenario, state, told, step=step))
    judging.refuse(crossing_refusals(scenario, state, told, step=step))
    judging.record(faults(procedure, state.facts, step=step, attempt=attempt))
    judging.record(cautions(scenario, state, told, step=step))
    judging.record(crossing_faults(state, told, step=step))


def _take_beside(judging: Judging, move: Move) -> None:
    scenario, told, state, step = judging.scenario, judging.told, judging.state, move.step
    procedure = SMALL[move.kind][0]
    strand = _strand(judging, move)
    people = people_of(state, told, procedure.step(step), move=move)
    words = small_filled(scenario, state, strand, told, step=step)
    attempt = _attempt(procedure, {**people, **words})
    if not move.mirror:
        judging.refuse(opening_refusals(scenario, state, told, move=move))
        reasons = why_not(procedure, strand.stage, strand.facts, step=step, attempt=attempt)
        judging.refuse(tuple(_named(reason, procedure.label) for reason in reasons))
        judging.refuse(crossing_refusals(scenario, state, told, step=step))
        judging.record(faults(procedure, strand.facts, step=step, attempt=attempt))
        judging.record(cautions(scenario, state, told, step=step))
    elif step in _TOLD_IN_ONE:
        judging.record(faults(procedure, strand.facts, step=step, attempt=attempt))
    stage, facts = after(procedure, strand.stage, strand.facts, step=step, attempt=attempt)
    made = replace(strand, stage=stage, facts=facts, at={**strand.at, step: told.at})
    if not judging.refusals:
        made = left(step, made, told)
        if step in ("accept_reconsideration", "accept_litigation"):
            judging.record(answered_late(made, told))
    judging.state = touched(with_strand(state, made, move.place), told, step=step)


def _named(reason: Refusal, label: str) -> Refusal:
    """A reason out of turn speaks of the measure that stands so, not of the case."""
    if reason.guard != "in_turn":
        return reason
    return replace(reason, sentence=reason.sentence.replace("案件", f"“{label}”", 1))


def _strand(judging: Judging, move: Move) -> Strand:
    """The strand on which a step is made, its clocks turned to the day."""
    scenario, state, told = judging.scenario, judging.state, judging.told
    if move.place is not None and move.place < len(state.strands):
        return turned(scenario, state, state.strands[move.place], told.day)
    facts = SMALL[move.kind][0].facts()
    begun = replace(facts, **opened(move.kind, scenario, state, told))
    return turned(scenario, state, Strand(move.kind, begun), told.day)


def _attempt(procedure: Procedure[Any, Any], truths: Mapping[str, Any]) -> Any:
    """The attempt that the law judges, from its people and its words."""
    lawful = procedure.attempt()
    names = {f.name for f in fields(lawful)}
    return replace(lawful, **{name: value for name, value in truths.items() if name in names})


def _foreign(scenario: Scenario, told: Told) -> Verdict:
    """An act that this procedure does not know: refused where another has it."""
    act = acts()[told.name]
    label = extended(scenario.procedure).label
    sentence = f"{label}中没有“{act.label}”这一行为：请改用相应的程序"
    return Verdict(told, False, (Refusal("in_procedure", sentence, act.citation),))


def _implied(state: State, told: Told, step: str) -> tuple[str, ...]:
    """Acts that a scenario tells in one word with this one, made in the same moment."""
    new = state.stage == NEW
    if step in ("file_case", "decline_to_file"):
        if new:
            return ("register_lead", "verify_lead")
        return ("verify_lead",) if state.stage == "lead" else ()
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
