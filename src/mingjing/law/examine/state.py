"""The state of an examined case: where it stands in law, and the dates and sums behind that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from mingjing.law.alongside import RECUSED
from mingjing.law.cite import Citation, instrument
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.strands import Judged, Strand
from mingjing.law.instruments.penalty_law_2021.common import REVIEWER, Outcome
from mingjing.law.numbers import NoNumber, number
from mingjing.law.penalty_kinds import Weight
from mingjing.law.procedure import Procedure
from mingjing.law.term import last_day, term

INVESTIGATOR, ORDER = "investigator", "housing_ministry_order_55"
NOTHING = Decimal(0)
INVESTIGATIVE = frozenset(
    {
        "verify_lead",
        "file_case",
        "inspect_site",
        "question",
        "take_evidence",
        "order_correction",
        "conclude_investigation",
        "take_sample",
        "record_result",
        "recheck_correction",
        "record_on_the_spot",
        "notify_on_the_spot",
        "hear_on_the_spot",
        "decide_on_the_spot",
        "preserve_evidence",
        "seize",
        "seize_urgently",
    }
)
"""Acts that make a person an investigator of the case, who then may not judge it."""


@dataclass(frozen=True, slots=True)
class State:
    """An examined case. Nothing here is typed: acts that were accepted made it."""

    stage: str
    facts: Any
    days: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    duties: frozenset[tuple[str, str]] = frozenset()
    first_record: date | None = None
    kinds: tuple[str, ...] = ()
    notified_kinds: tuple[str, ...] = ()
    notified_fine: int = 0
    notified_gains: Decimal | None = None
    notified_worth: Decimal | None = None
    notified_on: date | None = None
    hearing_told_on: date | None = None
    hearing_on: date | None = None
    finding: str = ""
    fine: int = 0
    gains: Decimal = NOTHING
    paid: int = 0
    surplus: int = 0
    fine_paid_on: date | None = None
    served_on: date | None = None
    strands: tuple[Strand, ...] = ()
    fallen_on: date | None = None
    uncorrected: bool = False
    correct_by: date | None = None
    unordered: bool = False
    granted: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    suspended_on: date | None = None
    rests: tuple[tuple[date, date], ...] = ()
    discussed_on: date | None = None
    stated_on: date | None = None

    def with_duty(self, duty: str) -> frozenset[str]:
        """Everybody who has done this kind of work in the case."""
        return frozenset(name for name, done in self.duties if done == duty)

    @property
    def owing(self) -> int:
        """What is still to be paid of the fine."""
        return max(0, self.fine - self.paid)

    @property
    def gains_owing(self) -> Decimal:
        """What of the gains is still to be handed over: what was paid beyond the fine covers them
        before it covers a surcharge."""
        return max(NOTHING, self.gains - self.surplus)

    @property
    def notified(self) -> Weight:
        """What the party was told that it would be."""
        return Weight(
            self.notified_kinds, self.notified_fine, self.notified_gains, self.notified_worth
        )


def of_kind(state: State, kind: str) -> Iterator[tuple[int, Strand]]:
    """The strands of one kind with their places, the oldest first."""
    return ((i, s) for i, s in enumerate(state.strands) if s.kind == kind)


def standing(state: State, kind: str, *stages: str) -> tuple[int, Strand] | None:
    """The oldest strand of a kind that stands in one of these stages."""
    return next(((i, s) for i, s in of_kind(state, kind) if s.stage in stages), None)


def latest(state: State, kind: str) -> tuple[int, Strand] | None:
    """The newest strand of a kind."""
    return next(iter(reversed(list(of_kind(state, kind)))), None)


PENDING = ("accepted", "replied", "answered")


def pending(state: State) -> Iterator[tuple[int, Strand]]:
    """The reconsiderations and suits that are not decided yet."""
    found = (*of_kind(state, "reconsideration"), *of_kind(state, "litigation"))
    return ((i, s) for i, s in found if s.stage in PENDING)


def recused(state: State) -> frozenset[str]:
    """Who has been ordered to stay away from the case (art. 43)."""
    names = (s.holds.get("person", "") for _, s in of_kind(state, "recusal")
             if s.stage in RECUSED)  # fmt: skip
    return frozenset(names)


def with_strand(state: State, strand: Strand, place: int | None) -> State:
    """The state with a strand put in its place, or a new one at the end."""
    strands = list(state.strands)
    if place is None:
        strands.append(strand)
    else:
        strands[place] = strand
    return replace(state, strands=tuple(strands))


Fill = Callable[[Scenario, State, Strand, Told], Judged]
"""What an act's words say of the conditions that are judged on a strand."""


@dataclass(frozen=True, slots=True)
class Running:
    """One term that runs: whose it is, under which article, from when, and its last day."""

    key: str
    label: str
    citation: Citation
    start: date
    last: date
    until: datetime | None = None


def rights(state: State) -> Iterator[Running]:
    """The terms that the notice gives the party: to state and defend, to ask for a hearing."""
    if state.notified_on:
        yield running("defence", "陈述申辩", "tianjin.defence_days", state.notified_on)
    if state.hearing_told_on:
        yield running(
            "hearing", "申请听证", "penalty_law_2021.hearing_request_days", state.hearing_told_on
        )


def running(key: str, label: str, number: str, start: date) -> Running:
    """A term of the law's figures that started on a day."""
    rule = term(number, on=start)
    return Running(key, label, rule.citation, start, last_day(rule, start=start))


def moved(
    state: State, procedure: Procedure[Any, Any], told: Told, *, step: str, landed: tuple[str, Any]
) -> State:
    """The state after an accepted act: stage and facts by the law, dates and sums by the act."""
    stage, facts = landed
    days = MappingProxyType({**state.days, step: told.day})
    then = replace(state, stage=stage, facts=facts, days=days)
    then = replace(
        then,
        duties=state.duties | _duties(procedure, step, told),
        first_record=state.first_record or told.day,
    )
    leave = LEAVES.get(step)
    return leave(then, told) if leave else then


def _duties(procedure: Procedure[Any, Any], step: str, told: Told) -> frozenset[tuple[str, str]]:
    if step in INVESTIGATIVE:
        duty = INVESTIGATOR
    elif REVIEWER in procedure.step(step).actors:
        duty = REVIEWER
    else:
        return frozenset()
    return frozenset((person.name, duty) for person in told.by)


def reached(told: Told) -> date:
    """The day on which a paper counts as received: as told, or after a public notice's term."""
    if told.form.get("mode") == "public_notice":
        start = told.on("published") or told.day
        notice = term("civil_procedure_law_2023.public_notice_days", on=start)
        return last_day(notice, start=start)
    return max(told.on("received") or told.day, told.day)


def _notified(state: State, told: Told) -> State:
    day = reached(told)
    state = _resumed(state, told)  # a notice goes on with the case (an effect of its step)
    return replace(
        state,
        notified_kinds=told.form["kinds"],
        notified_fine=told.form.get("fine", 0),
        notified_gains=told.form.get("gains"),
        notified_worth=told.form.get("goods_worth"),
        notified_on=day,
        hearing_told_on=day if state.facts.hearing_told else None,
        hearing_on=None,
    )


def _suspended(state: State, told: Told) -> State:
    return replace(state, suspended_on=told.day)


def _resumed(state: State, told: Told) -> State:
    """The days until the one before count no more; a rest of no whole day leaves nothing out."""
    first = state.suspended_on
    if first is None:
        return state
    last = told.day - timedelta(days=1)
    rests = (*state.rests, (first, last)) if last >= first else state.rests
    return replace(state, suspended_on=None, rests=rests)


def _longer(number_name: str) -> Callable[[State, Told], State]:
    """Days of an extension that are fewer than its most; one that is given again adds nothing."""

    def leave(state: State, told: Told) -> State:
        days = told.form.get("days")
        if not days:
            return state
        most = max(days, state.granted.get(number_name, 0))
        return replace(state, granted=MappingProxyType({**state.granted, number_name: most}))

    return leave


def _discussed(state: State, told: Told) -> State:
    return replace(state, discussed_on=told.day)


def _stated(state: State, told: Told) -> State:
    return replace(state, stated_on=told.day)


def _rechecked(state: State, told: Told) -> State:
    failed = told.form.get("result") in ("not_corrected", "fail")
    return replace(state, uncorrected=failed, correct_by=None)


def _ordered(state: State, told: Told) -> State:
    """An order to correct with its last day, until it is re-checked."""
    return replace(state, correct_by=told.on("deadline"), unordered=False)


def _heard(state: State, told: Told) -> State:
    """The days from the request to the hearing are left out where the dated setting says so."""
    first = state.days.get("request_hearing")
    order = instrument(ORDER).since
    try:
        leaves_out = number(f"{ORDER}.decision_days_excluded", on=max(told.day, order)).value
    except NoNumber:
        return state
    if not leaves_out or first is None:
        return state
    return replace(state, rests=(*state.rests, (first, told.day)))


def _hearing_told(state: State, told: Told) -> State:
    return replace(state, hearing_told_on=state.hearing_told_on or reached(told))


def _hearing_set(state: State, told: Told) -> State:
    return replace(state, hearing_on=told.form["hearing_at"].date())


def _penalised(state: State, told: Told) -> State:
    gains = Decimal(told.form.get("gains") or 0)
    return replace(state, kinds=told.form["kinds"], fine=told.form.get("fine", 0), gains=gains)


def _served(state: State, told: Told) -> State:
    return replace(state, served_on=reached(told))


def _paid(state: State, told: Told) -> State:
    total = state.paid + told.form["amount"]
    paid = min(state.fine, total)
    settled = state.fine_paid_on or (told.day if paid >= state.fine else None)
    more = state.surplus + total - paid
    return replace(state, paid=paid, surplus=more, fine_paid_on=settled)


def _collected(state: State, told: Told) -> State:
    return replace(state, paid=min(state.fine, told.form.get("amount", state.fine)))


def _found(state: State, told: Told) -> State:
    return replace(state, finding=told.form.get("finding", ""))


def _paper(state: State, told: Told) -> State:
    """A notice that arrives later lets the party's days run from then."""
    words = str(told.form.get("document") or "").lower()
    day = reached(told)
    if state.stage != "notified" or not any(w in words for w in ("告知", "notice", "notify")):
        return state
    return replace(
        state,
        notified_on=max(state.notified_on or day, day),
        hearing_told_on=max(state.hearing_told_on, day) if state.hearing_told_on else None,
    )


LEAVES: dict[str, Callable[[State, Told], State]] = {
    "conclude_investigation": _found,
    "order_correction": _ordered,
    "suspend": _suspended,
    "resume": _resumed,
    "extend": _longer("decision_extension_days"),
    "extend_by_discussion": _longer("decision_second_extension_days"),
    "discuss_collectively": _discussed,
    "state_defence": _stated,
    "recheck_correction": _rechecked,
    "hold_hearing": _heard,
    "notify_penalty": _notified,
    "notify_hearing_right": _hearing_told,
    "notify_hearing": _hearing_set,
    "decide_penalty": _penalised,
    "decide_on_the_spot": _penalised,
    "serve": _served,
    "serve_paper": _paper,
    "hand_over": _served,
    "pay": _paid,
    "collect_on_the_spot": _collected,
}
"""What an act leaves in the state beside the law's own facts."""


def decided_on(state: State) -> date | None:
    """The day of the decision, whatever it was."""
    names = ("decide_penalty", "decide_no_penalty", "dismiss", "decide_on_the_spot")
    return next((state.days[name] for name in names if name in state.days), None)


def outcome(state: State) -> str:
    """How the case was decided, or "none"."""
    return str(getattr(state.facts, "outcome", Outcome.NONE).value)
