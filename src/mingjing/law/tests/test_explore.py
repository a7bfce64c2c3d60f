"""Every situation that can be reached is lawful, ends somewhere, and every guard bears load."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.explore import bearings, broken, walk
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.procedure import NEW, Procedure, Stage, Step, why_not
from mingjing.law.tests.explored import NAMES, bearings_of, procedure, sentences, walk_of

every_procedure = pytest.mark.parametrize("name", NAMES)


@every_procedure
def test_from_every_situation_an_end_can_be_reached(name: str) -> None:
    assert walk_of(name).stuck == ()


@every_procedure
def test_every_step_and_passing_happens_and_changes_something(name: str) -> None:
    assert walk_of(name).unused == ()
    assert walk_of(name).idle == ()


@every_procedure
def test_no_move_breaks_a_safety_sentence(name: str) -> None:
    moves = walk_of(name).moves
    fallen = [s.name for s in sentences(name) if not all(s.holds(m) for m in moves)]
    assert fallen == []


@every_procedure
def test_every_use_of_a_guard_bears_load(name: str) -> None:
    uses = [(s.name, g.name) for s in procedure(name).steps for g in s.needs]
    found = bearings_of(name)
    assert sorted((b.step, b.guard) for b in found) == sorted(uses)
    assert [f"{b.step}.{b.guard}" for b in found if not b.falls] == []


@every_procedure
def test_every_sentence_is_held_up_by_some_guard(name: str) -> None:
    held = {sentence for b in bearings_of(name) for sentence in b.falls}
    implied = {"notice_before_decision"}  # no step reaches "notified" but the notice itself
    assert {s.name for s in sentences(name)} - held <= implied


@every_procedure
def test_final_stages_have_no_exits(name: str) -> None:
    table = procedure(name)
    final = {s.name for s in table.stages if s.final}
    assert final
    assert [s.name for s in table.steps if final & set(s.sources)] == []
    assert not any(m.stage in final for m in walk_of(name).moves)


@every_procedure
def test_the_walk_is_of_a_sane_size_and_knows_only_its_stages(name: str) -> None:
    found, table = walk_of(name), procedure(name)
    reached = {stage for stage, _ in found.situations}
    assert reached == {s.name for s in table.stages}
    assert len(table.stages) < len(found.situations) < len(found.moves) < 60_000


def without(table: Procedure[Any, Any], step: str, guard: str) -> Procedure[Any, Any]:
    """A copy of the table in which one use of a guard is missing."""
    steps = tuple(s.without(guard) if s.name == step else s for s in table.steps)
    return replace(table, steps=steps, _index={}, _stages={})


@pytest.mark.parametrize(
    ("step", "guard", "sentence"),
    [
        ("decide_penalty", "defence_settled", "heard_before_decision"),
        ("decide_penalty", "review_passed", "review_before_decision"),
        ("review_penalty", "not_investigator", "apart"),
    ],
)
def test_a_guard_taken_away_breaks_the_sentence_it_carries(
    step: str, guard: str, sentence: str
) -> None:
    copy = without(procedure("ordinary"), step, guard)
    assert sentence in {name for name, _ in broken(copy, sentences("ordinary"))}


@pytest.mark.parametrize("bearing", bearings_of("summary"), ids=lambda b: f"{b.step}.{b.guard}")
def test_a_real_walk_without_the_guard_breaks_what_bearings_foretold(bearing: Any) -> None:
    copy = without(procedure("summary"), bearing.step, bearing.guard)
    fallen = {name for name, _ in broken(copy, sentences("summary"))}
    assert fallen and fallen >= set(bearing.falls)


def test_a_sentence_taken_away_leaves_its_guards_without_load() -> None:
    fewer = tuple(s for s in sentences("summary") if s.name != "two")
    idle = {(b.step, b.guard) for b in bearings(procedure("summary"), fewer) if not b.falls}
    uses = {(b.step, b.guard) for b in bearings_of("summary") if b.falls == ("two",)}
    assert idle == uses != set()


def test_a_dead_end_an_unused_and_an_idle_step_are_found() -> None:
    """The walk itself is tried on a table that has all three faults."""
    base = procedure("summary")
    row = base.steps[0]

    def step(name: str, source: str, target: str | None) -> Step[Any, Any]:
        return replace(row, name=name, sources=(source,), target=target, needs=(), asks=())

    table = replace(
        base,
        stages=(Stage(NEW, "始"), Stage("trap", "困"), Stage("end", "终", final=True)),
        steps=(
            step("finish", NEW, "end"),
            step("fall", NEW, "trap"),
            step("rest", NEW, None),
            step("dream", "nowhere", "end"),
        ),
        passings=(),
        _index={},
        _stages={},
    )
    found = walk(table)
    assert [stage for stage, _ in found.stuck] == ["trap"]
    assert (found.unused, found.idle) == (("dream",), ("rest",))
    honest = [replace(s, told_only=s.name in ("rest", "fall")) for s in table.steps]
    again = walk(replace(table, steps=tuple(honest), _index={}, _stages={}))
    assert again.idle == ("fall",)


@every_procedure
def test_two_failing_conditions_are_both_told(name: str) -> None:
    """One failing condition at a time is enough to walk, because reasons only add up."""
    table = procedure(name)
    for step in table.steps:
        if {"post_fits", "two_officers"} <= set(step.asks):
            bad = replace(Attempt(), post_fits=False, two_officers=False)
            told = why_not(table, step.sources[0], table.facts(), step=step.name, attempt=bad)
            assert {"post_fits", "two_officers"} <= {r.guard for r in told}
