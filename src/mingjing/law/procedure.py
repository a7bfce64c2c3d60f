"""A procedure as data: stages, steps, guards that refuse, watches that record a fault.

Two answers, never mixed. A *refusal* means the act would be void or lacks something that can
still be supplied, so it is not made. A *fault* means a time limit or a duty was missed, yet the
act must be made and told as it happened; it is recorded and stands on the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from mingjing.law.actors import called
from mingjing.law.cite import Citation, Mark, cite

F = TypeVar("F")
A = TypeVar("A")
F_in = TypeVar("F_in", contravariant=True)
A_in = TypeVar("A_in", contravariant=True)
NEW = "new"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act may not be made now: the sentence shown to the officer, and its article."""

    guard: str
    sentence: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Fault:
    """A limit or duty that was missed by an act that is nevertheless made and told truthfully."""

    watch: str
    sentence: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Guard(Generic[F_in, A_in]):
    """A condition of an act; `why_not` gives None, or the sentence that refuses.

    `of_attempt` says that it reads the attempt alone, so that a walk need not ask it again in
    every situation; `of_post` that it is about the post, which its refusal names.
    """

    name: str
    citation: Citation
    why_not: Callable[[F_in, A_in], str | None]
    of_attempt: bool = False
    of_post: bool = False

    def refusal(self, facts: F_in, attempt: A_in) -> Refusal | None:
        """The refusal of this guard, or None when the act may pass it."""
        sentence = self.why_not(facts, attempt)
        return Refusal(self.name, sentence, self.citation) if sentence else None


@dataclass(frozen=True, slots=True)
class Watch(Generic[F_in, A_in]):
    """A limit or duty whose breach is recorded; `what` gives None, or the sentence of the fault."""

    name: str
    citation: Citation
    what: Callable[[F_in, A_in], str | None]

    def fault(self, facts: F_in, attempt: A_in) -> Fault | None:
        """The fault that this watch sees in the attempt, or None."""
        sentence = self.what(facts, attempt)
        return Fault(self.name, sentence, self.citation) if sentence else None


@dataclass(frozen=True, slots=True)
class Detour:
    """Another target when a field of the attempt is not its lawful default (a review returned)."""

    field: str
    value: object
    target: str


def unchanged(facts: Any, attempt: Any) -> Any:
    """The effect of a step that moves the stage and sets no fact."""
    return facts


@dataclass(frozen=True, slots=True)
class Step(Generic[F, A]):
    """One act of the procedure, read like a row of the statute.

    `asks` names the conditions of the attempt that can fail; `chooses` names those of its fields
    where every value is lawful (a review passed or returned). Exploration varies both.
    `target` None means that the stage stays. `told_only` says of a step that it leaves its paper
    and its place in the record, and changes nothing in law; exploration holds it to its word.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    citation: Citation
    actors: tuple[str, ...]
    needs: tuple[Guard[F, A], ...] = ()
    watches: tuple[Watch[F, A], ...] = ()
    sets: Callable[[F, A], F] = unchanged
    asks: tuple[str, ...] = ()
    chooses: tuple[str, ...] = ()
    detours: tuple[Detour, ...] = ()
    says: str = ""
    told_only: bool = False

    def lands(self, stage: str, attempt: A) -> str:
        """The stage after this step."""
        for detour in self.detours:
            if getattr(attempt, detour.field) == detour.value:
                return detour.target
        return self.target or stage

    def without(self, guard: str) -> Step[F, A]:
        """The same step with one guard removed, for the load-bearing test."""
        return replace(self, needs=tuple(g for g in self.needs if g.name != guard))


@dataclass(frozen=True, slots=True)
class Passing(Generic[F]):
    """A move that nobody makes: time runs out. Gives None where the clock does not stand so."""

    name: str
    label: str
    moves: Callable[[str, F], F | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A place where a case can stand, and how it is called."""

    name: str
    label: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Procedure(Generic[F, A]):
    """A procedure on one screen: its stages, steps, passings of time and the main road."""

    name: str
    label: str
    stages: tuple[Stage, ...]
    steps: tuple[Step[F, A], ...]
    facts: type[F]
    attempt: type[A]
    passings: tuple[Passing[F], ...] = ()
    road: tuple[str, ...] = ()
    subject: str = "案件"
    _index: dict[str, Step[F, A]] = field(default_factory=dict, compare=False, repr=False)
    _stages: dict[str, Stage] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._index.update({step.name: step for step in self.steps})
        self._stages.update({stage.name: stage for stage in self.stages})

    def step(self, name: str) -> Step[F, A]:
        """The step of this name; KeyError when the procedure has none."""
        return self._index[name]

    def stage(self, name: str) -> Stage:
        """The stage of this name; KeyError when the procedure has none."""
        return self._stages[name]

    def leading_to(self, stages: tuple[str, ...]) -> tuple[Step[F, A], ...]:
        """The steps that end in one of these stages, those of the main road first."""
        found = (s for s in self.steps if s.target in stages and s.target not in s.sources)
        return tuple(sorted(found, key=lambda s: s.name not in self.road))


def why_not(
    procedure: Procedure[F, A], stage: str, facts: F, *, step: str, attempt: A
) -> tuple[Refusal, ...]:
    """All reasons why this step may not be made from here; empty means that it may."""
    row = procedure.step(step)
    reasons = []
    if stage not in row.sources:
        reasons.append(_out_of_turn(procedure, stage, row))
    for guard in row.needs:
        refusal = guard.refusal(facts, attempt)
        if refusal:
            reasons.append(_named(row, refusal) if guard.of_post else refusal)
    return tuple(reasons)


def _named(row: Step[F, A], refusal: Refusal) -> Refusal:
    """A refusal for want of the post says which post the step asks for."""
    who = called(row.actors)
    return replace(refusal, sentence=f"“{row.label}”须由{who}办理：请由担任该职务的人员登录办理")


def faults(procedure: Procedure[F, A], facts: F, *, step: str, attempt: A) -> tuple[Fault, ...]:
    """What this act, though it may be made, does late or badly."""
    seen = (watch.fault(facts, attempt) for watch in procedure.step(step).watches)
    return tuple(fault for fault in seen if fault)


def after(
    procedure: Procedure[F, A], stage: str, facts: F, *, step: str, attempt: A
) -> tuple[str, F]:
    """Stage and facts once this step has been made; asks no guard."""
    row = procedure.step(step)
    return row.lands(stage, attempt), row.sets(facts, attempt)


def _out_of_turn(procedure: Procedure[F, A], stage: str, row: Step[F, A]) -> Refusal:
    """Says which steps must come first, or that the case is past this one."""
    now = procedure.stage(stage).label
    here = f"{procedure.subject}现处于“{now}”"
    before = [s.label for s in procedure.leading_to(row.sources)]
    order = [s.name for s in procedure.stages]
    if all(order.index(source) < order.index(stage) for source in row.sources):
        sentence = f"{procedure.subject}已到“{now}”，不再{row.label}"
    elif before:
        sentence = f"{here}，尚不能{row.label}：须先{'、或'.join(before[:2])}"
    else:
        sentence = f"{here}，不能{row.label}"
    return Refusal("in_turn", sentence, row.citation)


def guard(
    instrument: str, article: int, *, paragraph: int | None = None
) -> Callable[[Callable[[F, A], str | None]], Guard[F, A]]:
    """Makes a guard of a function, under the article that it stands on."""
    citation = cite(instrument, article, paragraph=paragraph)

    def wrap(function: Callable[[F, A], str | None]) -> Guard[F, A]:
        return Guard(function.__name__, citation, function)

    return wrap


def watch(
    instrument: str, article: int, *, paragraph: int | None = None, mark: Mark | None = None
) -> Callable[[Callable[[F, A], str | None]], Watch[F, A]]:
    """Makes a watch of a function, under the article that it stands on.

    `mark` is that of the figure that the watch counts by, where it is weaker than the article's.
    """
    citation = cite(instrument, article, paragraph=paragraph)
    if mark is not None:
        citation = replace(citation, mark=mark)

    def wrap(function: Callable[[F, A], str | None]) -> Watch[F, A]:
        return Watch(function.__name__, citation, function)

    return wrap
