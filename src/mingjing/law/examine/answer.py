"""The answer to a scenario as plain data, ready to be written as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mingjing.law.act_words import DOCUMENTS
from mingjing.law.beside import extended
from mingjing.law.examine.clocks import clocks
from mingjing.law.examine.dues import surcharge_on
from mingjing.law.examine.norms import readings
from mingjing.law.examine.scenario import Note, Scenario, Told
from mingjing.law.examine.state import Running, State, outcome
from mingjing.law.examine.strands import Strand
from mingjing.law.examine.turning import on_day
from mingjing.law.procedure import Fault, Refusal

_OTHER_PAPER = {"report_on_the_spot": DOCUMENTS["report_on_the_spot"]}
"""Where one word means two steps, the paper is that of the step."""
WITH_HEARING = "行政处罚（听证）告知书"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one act."""

    told: Told
    accepted: bool
    refusals: tuple[Refusal, ...] = ()
    faults: tuple[Fault, ...] = ()
    implied: tuple[str, ...] = ()
    with_hearing: bool = False
    step: str = ""


def told_of(verdict: Verdict) -> dict[str, Any]:
    """What is said of one act."""
    told = verdict.told
    return {
        "act": told.name,
        "at": told.at.isoformat(timespec="minutes"),
        "accepted": verdict.accepted,
        "refusals": [_reason(r, r.guard) for r in verdict.refusals],
        "faults": [_reason(f, f.watch) for f in verdict.faults],
        "document": _document(verdict),
        "implied": list(verdict.implied),
    }


def _reason(said: Refusal | Fault, rule: str) -> dict[str, Any]:
    return {
        "reason": said.sentence,
        "article": said.citation.text,
        "rule": rule,
        "mark": said.citation.mark.value,
    }


def _document(verdict: Verdict) -> str | None:
    """The statutory document that an accepted act produces."""
    if not verdict.accepted:
        return None
    if verdict.with_hearing:
        return WITH_HEARING
    return _OTHER_PAPER.get(verdict.step) or DOCUMENTS.get(verdict.told.name)


def answer_of(
    scenario: Scenario,
    state: State,
    acts: list[dict[str, Any]],
    *,
    opened: list[str],
    notes: Sequence[Note],
) -> dict[str, Any]:
    """The whole answer: acts, what is open, the terms that run, where the case stands."""
    now = scenario.acts[-1].day if scenario.acts else None
    state = on_day(scenario, state, now) if now else state
    return {
        "acts": acts,
        "open": opened,
        "clocks": [
            {
                "name": r.key,
                "label": r.label,
                "due": _due(r),
                "article": r.citation.text,
                "mark": r.citation.mark.value,
                "over": _passed(r, scenario),
            }
            for r in clocks(state, scenario)
        ],
        "state": {
            **_state(scenario, state),
            **_late(state, now),
            **_readings(scenario, state, now),
        },
        "not_judged": [asdict(note) for note in notes],
    }


def _state(scenario: Scenario, state: State) -> dict[str, Any]:
    procedure = extended(scenario.procedure)
    return {
        "procedure": procedure.name,
        "stage": state.stage,
        "label": procedure.stage(state.stage).label,
        "facts": {k: getattr(v, "value", v) for k, v in asdict(state.facts).items()},
        "outcome": outcome(state),
        "kinds": list(state.kinds),
        "fine": state.fine,
        **({"gains": _number(state.gains)} if state.gains else {}),
        "paid": _number(state.paid),
        "days": {name: day.isoformat() for name, day in state.days.items()},
        "beside": [_strand(strand) for strand in state.strands],
    }


def _passed(clock: Running, scenario: Scenario) -> bool:
    """Whether a term has run out at the last act."""
    if not scenario.acts:
        return False
    last = scenario.acts[-1]
    return clock.until < last.at if clock.until else clock.last < last.day


def _due(clock: Running) -> str:
    """The last day of a term, or its last minute where it is counted in hours."""
    return clock.until.isoformat(timespec="minutes") if clock.until else clock.last.isoformat()


def _number(amount: int | Decimal) -> int | float:
    if isinstance(amount, Decimal):
        return int(amount) if amount == int(amount) else float(amount)
    return amount


def _strand(strand: Strand) -> dict[str, Any]:
    """One small procedure beside the case: where it stands and when its steps were made."""
    return {
        "procedure": strand.kind,
        "label": strand.procedure.label,
        "stage": strand.stage,
        "stage_label": strand.procedure.stage(strand.stage).label,
        "facts": {k: getattr(v, "value", v) for k, v in asdict(strand.facts).items()},
        "days": {name: at.date().isoformat() for name, at in strand.at.items()},
    }


def _late(state: State, now: date | None) -> dict[str, Any]:
    """The surcharge that has accrued, where the fine is late (art. 72)."""
    added = surcharge_on(state, now) if now else None
    if added is None or not added.days:
        return {}
    return {
        "surcharge": {"days": added.days, "amount": _number(added.amount), "full": added.capped}
    }


def _readings(scenario: Scenario, state: State, now: date | None) -> dict[str, Any]:
    """Both texts on the conduct where the law has changed since: the old and the newer (37)."""
    found = readings(scenario, now, uncorrected=state.uncorrected) if now else []
    return {"readings": found} if found else {}
