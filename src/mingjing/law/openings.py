"""When a small procedure may be begun beside a case: one table, by what happened on the case.

The small procedures know only themselves; where they hang on the case is said here, for the
office's bars and for a written scenario alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mingjing.law.cite import Citation, cite
from mingjing.law.day import day_told
from mingjing.law.procedure import NEW, Refusal

PENALTY, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
INQUIRY = frozenset({"lead", "verified", "filed", "investigating", "found"})
"""Where facts are still looked for, by either procedure."""
UNDECIDED = INQUIRY | {"concluded", "reviewed", "notified"}
"""Where a case stands while nothing has been decided, by either procedure."""
ENDED = frozenset(
    {"declined", "closed", "archived", "terminated", "referred", "transferred", "turned", "let_off"}
)
"""Where nothing more can happen to a case but its archive."""
PUT_AWAY = frozenset({"declined", "archived", "turned", "let_off"})
AT_COURT = frozenset({"applied", "accepted", "rejected", "reviewing", "ordered"})
"""Where an application stands that the court has before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands, as far as the beginning of a small procedure asks.

    `owed` says that something is left to be paid or enforced; `settled` names the ways of attack
    that ended in a decision.
    """

    day: date
    stage: str
    served_on: date | None = None
    penalised: bool = False
    owed: bool = False
    last_payment: date | None = None
    asked_of_court: bool = False
    claim_lost: bool = False
    fallen: bool = False
    settled: frozenset[str] = frozenset()


Reason = tuple[str, Citation] | None
Opening = Callable[[Standing], Reason]


def opening_refusals(kind: str, case: Standing) -> tuple[Refusal, ...]:
    """Why a small procedure of this kind may not be begun where the case stands."""
    reason = _OPENINGS[kind](case)
    return () if reason is None else (Refusal("may_begin", *reason),)


def _preservation(case: Standing) -> Reason:
    """Evidence is preserved while facts are still being looked for."""
    if case.stage in INQUIRY:
        return None
    sentence = (
        "先行登记保存只能在线索核查或者调查取证期间采取："
        "案件尚未登记的请先登记，已不在这一阶段的不再采取"
    )
    return sentence, cite(PENALTY, 56)


def _seizure(case: Standing) -> Reason:
    """Goods are taken while the conduct is looked into, not to enforce what was decided."""
    if case.stage in UNDECIDED:
        return None
    sentence = (
        "查封扣押只能在查明事实、作出处理决定之前采取："
        "案件尚未登记的请先登记，已经决定的请依法催告、申请执行"
    )
    return sentence, cite(COMPULSION, 27)


def _recusal(case: Standing) -> Reason:
    """Nobody need stay away from what has ended."""
    if case.stage not in ENDED | {NEW}:
        return None
    return "案件尚未登记的请先登记；本案已经办结的，无须再办理回避", cite(PENALTY, 43)


def _referral(case: Standing) -> Reason:
    """A crime is referred whenever it is found: a decision made before stands meanwhile (11)."""
    if case.stage == NEW:
        sentence = "案件尚未登记，没有可以移送的材料：请先登记线索"
        return sentence, cite("crime_transfer_2020", 5)
    if case.stage in PUT_AWAY:
        sentence = "本案已经终结：现在发现涉嫌犯罪的，请另行登记线索，再办理移送"
        return sentence, cite("crime_transfer_2020", 5)
    return None


def _jurisdiction(case: Standing) -> Reason:
    """Whose case it is must be settled before it is decided."""
    if case.stage in UNDECIDED:
        return None
    sentence = (
        "管辖争议和移送在作出决定之前处理："
        "案件尚未登记的请先登记，已经决定而发现无权管辖的请撤回决定"
    )
    return sentence, cite(PENALTY, 25)


def _payment(case: Standing) -> Reason:
    """There is a fine that has been served and is not paid."""
    if case.stage != "served" or not _known(case):
        return "处罚决定送达后、结案前才能办理延期、分期和加处罚款：请先送达", cite(PENALTY, 67)
    if case.asked_of_court:
        sentence = "已经申请法院强制执行，不再由本机关延期、分期或者加处罚款：请登记到账的缴款"
        return sentence, cite(PENALTY, 72)
    nothing = "本案没有待缴的罚款，无须办理：请核对案号和缴款记录"
    return None if case.owed else (nothing, cite(PENALTY, 67))


def _court(case: Standing) -> Reason:
    """What was decided and is overdue is not performed, and the claim was not lost before."""
    if case.stage != "served" or not _known(case):
        sentence = "处罚决定送达后、结案前，当事人逾期未缴的，才能申请法院强制执行：请先送达"
        return sentence, cite(COMPULSION, 53)
    if not case.owed:
        sentence = "当事人已经履行，或者没有待缴的罚没款，无须申请：请核对案号和缴款记录"
        return sentence, cite(COMPULSION, 53)
    if case.last_payment is not None and case.day <= case.last_payment:
        sentence = (
            f"缴款期限（收到决定书之日起十五日，或者批准的延期）至{day_told(case.last_payment)}，"
            "期满未缴的才能催告：请待期满"
        )
        return sentence, cite(PENALTY, 72)
    lost = "本案申请法院强制执行的期限已经错过，不能再申请：请登记到账的缴款，或者按期限已过结案"
    return (lost, cite(COMPULSION, 53)) if case.claim_lost else None


def _known(case: Standing) -> bool:
    """Whether the decision has reached the party."""
    return case.served_on is not None and case.served_on <= case.day


def _attack(kind: str, *, article: Citation, ended: str) -> Opening:
    """A decision that reached the party is attacked in each way once; whether two ways are open at
    a time is for those who accept them, and is recorded as it happened."""

    def opening(case: Standing) -> Reason:
        if not _known(case):
            sentence = "决定尚未送达，当事人申请复议、提起诉讼的期限自送达之日起算：请先送达"
            return sentence, article
        if kind in case.settled:
            return f"本案已有{ended}，不再登记受理：请核对案号", article
        return None

    return opening


def _withdrawal(case: Standing) -> Reason:
    """There is a penalty decision that reached the party and still stands."""
    if not case.penalised or not _known(case):
        sentence = "没有已经送达的处罚决定，无从撤回；作出后送达前发现错误的，请不予送达并重新审批"
        return sentence, cite(PENALTY, 48)
    if case.fallen:
        return "本案的处罚决定已经失去效力，无须再撤回：请在原来的撤回中继续办理", cite(PENALTY, 48)
    return None


_OPENINGS: dict[str, Opening] = {
    "preservation": _preservation,
    "seizure": _seizure,
    "recusal": _recusal,
    "referral": _referral,
    "jurisdiction": _jurisdiction,
    "payment": _payment,
    "court": _court,
    "reconsideration": _attack(
        "reconsideration", article=cite("reconsideration_law_2024", 20), ended="复议决定",
    ),
    "litigation": _attack(
        "litigation", article=cite("litigation_law", 46), ended="生效裁判",
    ),
    "withdrawal": _withdrawal,
}  # fmt: skip
AGAIN = frozenset({"preserve_evidence", "seize"})
"""Steps of a small procedure under way that ask once more whether the case still stands so."""
