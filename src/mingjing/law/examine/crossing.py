"""What stands beside a case and yet decides whether an act on it may be made.

Recused people, a finding against a penalty, terms of a measure that ran out: each is known from a
strand, or from an earlier act, and refuses here or is told as a fault. What the procedures ask of
what runs beside the case is filled in from `law/alongside.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingjing.law.cite import cite
from mingjing.law.examine.scenario import Person, Scenario, Told
from mingjing.law.examine.state import State, of_kind, recused
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import Fault, Refusal

PENALTY, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
PENALISING = ("decide_penalty", "decide_on_the_spot")
DECIDING = (*PENALISING, "decide_no_penalty", "dismiss", "let_off")


def crossing_refusals(
    scenario: Scenario, state: State, told: Told, *, step: str
) -> tuple[Refusal, ...]:
    """Why an act may not be made because of what stands beside the case."""
    found = [*_away(state, told)]
    if step in PENALISING:
        found += [*_against_finding(state)]
    return tuple(found)


def _away(state: State, told: Told) -> Iterator[Refusal]:
    """Who has been recused takes no part in any act, in whatever place (art. 43)."""
    away = recused(state)
    named = {p.name for p in told.by}
    for word in ("chair", "approved_by"):
        person = told.form.get(word)
        named |= {person.name} if isinstance(person, Person) else set()
    named |= set(told.form.get("voters", ()))
    present = "、".join(sorted(away & named))
    if present:
        sentence = f"{present}已经回避，不得再参与本案：请更换人员"
        yield Refusal("not_recused", sentence, cite(PENALTY, 43))


_NO_PENALTY = {
    "not_established": ("调查认定违法事实不能成立，不得给予行政处罚", 57),
    "under_14": ("调查认定当事人行为时不满十四周岁，不予处罚", 30),
    "no_capacity": ("调查认定当事人不能辨认或者控制自己的行为，不予处罚", 31),
    "no_fault": ("调查认定当事人没有主观过错，不予处罚", 33),
}


def _against_finding(state: State) -> Iterator[Refusal]:
    found = _NO_PENALTY.get(state.finding)
    if found:
        sentence, article = found
        yield Refusal("fits_finding", f"{sentence}：请重新调查或者不予处罚", cite(PENALTY, article))


def crossing_faults(state: State, told: Told, *, step: str) -> tuple[Fault, ...]:
    """What has been neglected beside the case and shows when it is decided or closed."""
    if step in ("conclude_investigation", *DECIDING):
        return tuple(_overdue(state))
    return ()


def _overdue(state: State) -> Iterator[Fault]:
    """Goods kept although the measure has run out (veto item 25)."""
    if any(s.stage == "preserved" and s.facts.term is Clock.OVER
           for _, s in of_kind(state, "preservation")):  # fmt: skip
        sentence = "先行登记保存满七个工作日仍未处理，物品尚未返还"
        yield Fault("preservation_overdue", sentence, cite(PENALTY, 56))
    held = [s for _, s in of_kind(state, "seizure") if s.stage == "held"]
    if any(s.facts.term is Clock.OVER for s in held):
        sentence = "查封扣押期限已经届满，财物尚未解除"
        yield Fault("seizure_overdue", sentence, cite(COMPULSION, 25))
    if any(s.facts.owed for s in held):
        sentence = "当场实施的查封扣押尚未补办批准手续"
        yield Fault("seizure_unapproved", sentence, cite(COMPULSION, 19))
