"""Walks a procedure to its last reachable situation and holds the safety sentences against it.

A situation is a stage with its facts. A move is a step with one combination of the attempt's
fields, or a passing of time. Sentences judge moves, not tables, so a removed guard shows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product
from typing import Any, Generic, TypeVar

from mingjing.law.procedure import NEW, Guard, Procedure, Refusal, Step, why_not

F = TypeVar("F")
A = TypeVar("A")
Situation = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Move(Generic[F, A]):
    """One move between two situations; `step` is None where only time passed."""

    name: str
    stage: str
    before: F
    attempt: A | None
    landed: str
    after: F
    step: Step[F, A] | None


@dataclass(frozen=True, slots=True)
class Sentence(Generic[F, A]):
    """What must hold of every move, in words a lawyer signs."""

    name: str
    words: str
    holds: Callable[[Move[F, A]], bool]


@dataclass(frozen=True, slots=True)
class Walk(Generic[F, A]):
    """All that can happen in a procedure; `idle` are the steps that change nothing although they
    do not say so, and those that say so and do change something."""

    situations: frozenset[Situation]
    moves: tuple[Move[F, A], ...]
    stuck: tuple[Situation, ...]
    unused: tuple[str, ...]
    idle: tuple[str, ...]


def _values(kind: Any, default: object) -> tuple[Any, ...]:
    """The values that an attempt's field can take: both truths, or every word of an enum."""
    if isinstance(default, bool):
        return (True, False)
    if isinstance(default, Enum):
        return tuple(type(default))
    raise TypeError(f"a field of an attempt must be bool or enum: {kind}")


def choices(base: A, step: Step[F, A]) -> Iterator[A]:
    """An attempt with every combination of what the step leaves to choose."""
    given: Any = base
    values = [_values(name, getattr(given, name)) for name in step.chooses]
    for row in product(*values):
        yield replace(given, **dict(zip(step.chooses, row, strict=True)))


def refused_anyway(
    procedure: Procedure[F, A], stage: str, facts: F, *, step: str, attempt: A
) -> tuple[Refusal, ...]:
    """What refuses a step whichever choice is made; empty where some choice is lawful."""
    tried = (
        why_not(procedure, stage, facts, step=step, attempt=chosen)
        for chosen in choices(attempt, procedure.step(step))
    )
    return min(tried, key=len)


def attempts(procedure: Procedure[F, A], step: Step[F, A]) -> tuple[A, ...]:
    """Every attempt at a step that matters: all its choices, each with one condition failing.

    One failing condition at a time is enough, because a guard reads one condition: what two
    failures together could do is refused by either guard alone.
    """
    base: Any = procedure.attempt()
    result = []
    for chosen in choices(base, step):
        result.append(chosen)
        for name in step.asks:
            default = getattr(base, name)
            others = (v for v in _values(name, default) if v != default)
            result.extend(replace(chosen, **{name: value}) for value in others)
    return tuple(result)


@dataclass(frozen=True, slots=True)
class Try(Generic[A]):
    """An attempt, and the guards that refuse it wherever the case stands."""

    attempt: A
    refusing: tuple[str, ...]


Tries = dict[str, tuple[Try[Any], ...]]


def tries(procedure: Procedure[F, A]) -> Tries:
    """The attempts at every step; they do not depend on the situation, so one table serves all."""
    nowhere = procedure.facts()
    return {
        step.name: tuple(
            Try(
                attempt,
                tuple(g.name for g in step.needs if g.of_attempt and g.why_not(nowhere, attempt)),
            )
            for attempt in attempts(procedure, step)
        )
        for step in procedure.steps
    }


def _seeing(procedure: Procedure[F, A]) -> dict[str, tuple[Guard[F, A], ...]]:
    """For every step the guards that read the facts too, asked in every situation."""
    return {s.name: tuple(g for g in s.needs if not g.of_attempt) for s in procedure.steps}


def _moves_from(
    procedure: Procedure[F, A], stage: str, facts: F, *, known: Tries
) -> Iterator[Move[F, A]]:
    """Every lawful move from a situation, made by people or by time."""
    seeing = _seeing(procedure)
    for step in procedure.steps:
        if stage not in step.sources:
            continue
        for tried in known[step.name]:
            attempt = tried.attempt
            if tried.refusing or any(g.why_not(facts, attempt) for g in seeing[step.name]):
                continue
            landed, then = step.lands(stage, attempt), step.sets(facts, attempt)
            yield Move(step.name, stage, facts, attempt, landed, then, step)
    for passing in procedure.passings:
        changed = passing.moves(stage, facts)
        if changed is not None:
            yield Move(passing.name, stage, facts, None, stage, changed, None)


def walk(procedure: Procedure[F, A]) -> Walk[F, A]:
    """Every reachable situation and move, and what is wrong with the table as such."""
    start: Situation = (NEW, procedure.facts())
    seen: set[Situation] = {start}
    known = tries(procedure)
    queue, moves = deque([start]), []
    while queue:
        stage, facts = queue.popleft()
        for move in _moves_from(procedure, stage, facts, known=known):
            moves.append(move)
            there = (move.landed, move.after)
            if there not in seen:
                seen.add(there)
                queue.append(there)
    used = {m.name for m in moves}
    working = {m.name for m in moves if (m.stage, m.before) != (m.landed, m.after)}
    names = [s.name for s in procedure.steps] + [p.name for p in procedure.passings]
    resting = {s.name for s in procedure.steps if s.told_only}
    return Walk(
        frozenset(seen),
        tuple(moves),
        _stuck(procedure, seen, moves),
        tuple(n for n in names if n not in used),
        tuple(n for n in names if n in used and (n in working) == (n in resting)),
    )


def _stuck(
    procedure: Procedure[F, A], seen: set[Situation], moves: list[Move[F, A]]
) -> tuple[Situation, ...]:
    """Situations from which no end can be reached."""
    back: dict[Situation, set[Situation]] = {}
    for move in moves:
        back.setdefault((move.landed, move.after), set()).add((move.stage, move.before))
    final = {s.name for s in procedure.stages if s.final}
    alive = {s for s in seen if s[0] in final}
    queue = deque(alive)
    while queue:
        for before in back.get(queue.popleft(), ()):
            if before not in alive:
                alive.add(before)
                queue.append(before)
    return tuple(s for s in seen if s not in alive)


def broken(
    procedure: Procedure[F, A], sentences: tuple[Sentence[F, A], ...]
) -> tuple[tuple[str, Move[F, A]], ...]:
    """The first move that breaks each broken sentence."""
    found: dict[str, Move[F, A]] = {}
    for move in walk(procedure).moves:
        for sentence in sentences:
            if sentence.name not in found and not sentence.holds(move):
                found[sentence.name] = move
    return tuple(found.items())


@dataclass(frozen=True, slots=True)
class Bearing:
    """One use of a guard, and the sentences that fall when it is taken away."""

    step: str
    guard: str
    falls: tuple[str, ...]


def bearings(
    procedure: Procedure[F, A], sentences: tuple[Sentence[F, A], ...]
) -> tuple[Bearing, ...]:
    """For every use of a guard, the sentences that fall when just this use is taken away.

    A move that only one guard refuses is a move that its removal lets through. All such moves
    from lawful situations are judged in one pass; no second walk is needed to see a sentence fall.
    """
    falls: dict[tuple[str, str], set[str]] = {
        (step.name, guard.name): set() for step in procedure.steps for guard in step.needs
    }
    known, seeing = tries(procedure), _seeing(procedure)
    for stage, facts in walk(procedure).situations:
        for step in procedure.steps:
            if stage in step.sources:
                for guard, move in _held_back(
                    step, known[step.name], seeing[step.name], stage=stage, facts=facts
                ):
                    broke = {s.name for s in sentences if not s.holds(move)}
                    falls[step.name, guard] |= broke
    return tuple(Bearing(s, g, tuple(sorted(names))) for (s, g), names in falls.items())


def _held_back(
    step: Step[F, A],
    known: tuple[Try[A], ...],
    seeing: tuple[Guard[F, A], ...],
    *,
    stage: str,
    facts: F,
) -> Iterator[tuple[str, Move[F, A]]]:
    """The moves from a situation that exactly one guard of the step refuses."""
    for tried in known:
        attempt = tried.attempt
        refusals = [*tried.refusing, *(g.name for g in seeing if g.why_not(facts, attempt))]
        if len(refusals) == 1:
            landed, then = step.lands(stage, attempt), step.sets(facts, attempt)
            yield refusals[0], Move(step.name, stage, facts, attempt, landed, then, step)


def refusals(procedure: Procedure[F, A]) -> dict[tuple[str, str], tuple[str, ...]]:
    """For every use of a guard, all the sentences with which it can refuse, in a fixed order."""
    known, lawful, first = tries(procedure), procedure.attempt(), procedure.facts()
    found: dict[tuple[str, str], set[str]] = {
        (step.name, guard.name): set() for step in procedure.steps for guard in step.needs
    }
    pool = walk(procedure).situations
    for step in procedure.steps:
        cases = [(first, tried.attempt) for tried in known[step.name]]
        cases += [(facts, lawful) for stage, facts in pool if stage in step.sources]
        for guard in step.needs:
            told = (guard.refusal(facts, attempt) for facts, attempt in cases)
            found[step.name, guard.name] |= {r.sentence for r in told if r}
            if not found[step.name, guard.name]:  # it reads facts and attempt together
                every = (guard.refusal(f, t.attempt) for s, f in pool for t in known[step.name])
                found[step.name, guard.name] |= {r.sentence for r in every if r}
    return {use: tuple(sorted(sentences)) for use, sentences in found.items()}
