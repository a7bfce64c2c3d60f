"""When an act beside the case may be made at all: what must have happened on the case before.

The small procedures know only themselves; where they hang on the case is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from mingjing.law.cite import Citation, cite
from mingjing.law.examine.dues import COLLECTED, payment_last, pending_remedy, surcharge_most
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import State, decided_on
from mingjing.law.examine.strands import Move, latest, standing
from mingjing.law.procedure import NEW, Refusal

PENALTY, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
Opening = Callable[[Scenario, State, Told], Iterator[Refusal]]
INQUIRY = frozenset({"lead", "verified", "filed", "investigating", "found"})
"""Stages in which goods may still be preserved or seized as evidence."""
UNDECIDED = INQUIRY | {"concluded", "reviewed", "notified"}


def opening_refusals(
    scenario: Scenario, state: State, told: Told, *, step: str
) -> tuple[Refusal, ...]:
    """Why an act beside the case may not be made where the case stands."""
    opening = _OPENINGS.get(step)
    return tuple(opening(scenario, state, told)) if opening else ()


def head_refusals(move: Move, told: Told) -> tuple[Refusal, ...]:
    """An approval is the head's own: whoever else is named has approved nothing."""
    article = _APPROVALS.get(move.step)
    people = told.by if move.by is None else move.by
    if article is None or all(p.post == "leader" for p in people):
        return ()
    sentence = "这一步须经行政机关负责人批准：请写明批准的负责人"
    return (Refusal("head_approves", sentence, article),)


_APPROVALS = {
    "approve_preservation": cite("penalty_law_2021", 56),
    "approve_seizure": cite("compulsion_law_2012", 18),
    "make_up_approval": cite("compulsion_law_2012", 19),
    "extend_seizure": cite("compulsion_law_2012", 25),
    "recuse": cite("penalty_law_2021", 43),
    "approve_instalments": cite("penalty_law_2021", 66),
}


def _refused(name: str, sentence: str, citation: Citation) -> Refusal:
    return Refusal(name, sentence, citation)


def _evidence(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if state.stage not in INQUIRY:
        sentence = "先行登记保存是调查取证的措施：须在线索核查或者调查取证期间实施"
        yield _refused("in_inquiry", sentence, cite(PENALTY, 56))


def _taking(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if state.stage not in INQUIRY:
        sentence = "查封扣押须在查处违法行为期间实施：案件尚未登记，或者调查已经终结"
        yield _refused("in_inquiry", sentence, cite(COMPULSION, 18))


def _recusing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if state.stage not in UNDECIDED:
        sentence = "回避在案件办理期间提出和决定：案件尚未登记，或者已经作出决定"
        yield _refused("undecided", sentence, cite(PENALTY, 43))


def _referring(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if state.stage == NEW:
        sentence = "案件尚未登记，没有可以移送的材料：请先登记线索"
        yield _refused("case_known", sentence, cite("crime_transfer_2020", 5))


def _handing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _referring(scenario, state, told)
    if not (told.said("approved") or standing(state, "referral", "approved")):
        sentence = "是否移送须由本机关正职负责人决定：请写明批准移送的日期"
        yield _refused("principal_approved", sentence, cite("crime_transfer_2020", 5))


def _known(state: State, told: Told, citation: Citation) -> Iterator[Refusal]:
    """The decision reached the party before anything is asked of it, or by it."""
    if state.served_on is None or state.served_on > told.day:
        sentence = "处罚决定尚未送达当事人，不能办理决定送达之后的事项：请先送达决定书"
        yield _refused("decision_served", sentence, citation)


def _enforcing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _known(state, told, cite(COMPULSION, 53))
    payment, last = latest(state, "payment"), payment_last(state)
    if state.served_on is not None and _performed(state, payment):
        sentence = "当事人已经履行，或者没有需要强制执行的罚款"
        yield _refused("unperformed", sentence, cite(COMPULSION, 53))
    elif last is not None and told.day <= last:
        sentence = (
            f"缴款期限（收到决定书之日起十五日，或者批准的延期）到{last}才届满，"
            "当事人还可以自行履行"
        )
        yield _refused("overdue", sentence, cite(PENALTY, 72))


def _performed(state: State, payment: Any) -> bool:
    if payment is None:
        return not set(state.kinds) - {"罚款", "警告", "通报批评"}
    if payment[1].stage in COLLECTED:
        return not state.owing  # cash may have been collected only in part
    return bool(payment[1].stage == "cancelled")


def _asking_court(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _enforcing(scenario, state, told)
    if pending_remedy(state):
        sentence = "行政复议或者行政诉讼尚未终结，不能申请人民法院强制执行"
        yield _refused("remedy_pending", sentence, cite(COMPULSION, 53))
    yield from _claimed(state, told)


def _claimed(state: State, told: Told) -> Iterator[Refusal]:
    claimed = sum_of(told.form.get("surcharge"))
    most = surcharge_most(state, told.day)
    if claimed is not None and claimed > most:
        sentence = (
            f"加处罚款至{told.day}至多为{most}元（每日百分之三，复议诉讼期间不计，"
            "总额不超过罚款数额），请改正申请的数额"
        )
        yield _refused("surcharge_right", sentence, cite(PENALTY, 72))


def sum_of(value: Any) -> Decimal | None:
    """A sum of money told as a number, or in an object that names its amount."""
    if isinstance(value, dict):
        value = value.get("amount")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value))


def _reviewing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _known(state, told, cite("reconsideration_law_2024", 20))
    other = pending_remedy(state)
    if other and other.kind == "litigation":
        sentence = "人民法院已经受理起诉，不能再登记行政复议受理"
        yield _refused("no_suit_pending", sentence, cite("reconsideration_law_2024", 20))


def _suing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _known(state, told, cite("litigation_law", 46))
    other = pending_remedy(state)
    if other and other.kind == "reconsideration":
        sentence = "行政复议已经受理，复议决定作出之前不能登记法院受理起诉"
        yield _refused("no_review_pending", sentence, cite("litigation_law", 45))


def _enforced(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    yield from _known(state, told, cite(COMPULSION, 53))


def _competing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if state.stage not in UNDECIDED:
        sentence = "管辖在案件办理期间确定：案件尚未登记，或者已经作出决定"
        yield _refused("undecided", sentence, cite(PENALTY, 25))


def _withdrawing(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    if decided_on(state) is None:
        sentence = "本案尚未作出决定，没有可以撤回的决定"
        yield _refused("decided", sentence, cite(PENALTY, 48))
    if standing(state, "withdrawal", "taken_back", "unpublished", "done"):
        sentence = "本案决定已经撤回，公开的信息也已撤回"
        yield _refused("still_stands", sentence, cite(PENALTY, 48))


_OPENINGS: dict[str, Opening] = {
    "approve_preservation": _evidence,
    "preserve_evidence": _evidence,
    "approve_seizure": _taking,
    "seize": _taking,
    "seize_urgently": _taking,
    "request_recusal": _recusing,
    "recuse": _recusing,
    "report_crime": _referring,
    "refer_to_police": _referring,
    "hand_to_police": _handing,
    "exhort": _enforcing,
    "apply_to_court": _asking_court,
    "accept_reconsideration": _reviewing,
    "accept_litigation": _suing,
    "withdraw_decision": _withdrawing,
    "record_performance": _enforced,
    "record_lost_claim": _enforced,
    "raise_dispute": _competing,
    "find_not_ours": _competing,
}
