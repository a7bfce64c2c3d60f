"""Facts, attempt, guards and effects of sealing and seizing, each under its article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.instruments.parts import Acting, certified, needs, post_fits
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import guard, watch

LAW = "compulsion_law_2012"


class Ground(StrEnum):
    """Why a seizure is lifted (art. 28)."""

    NO_VIOLATION = "no_violation"
    UNRELATED = "unrelated"
    DECIDED = "decided"
    EXPIRED = "expired"


class Fate(StrEnum):
    """What becomes of goods that do not go back (arts. 21, 27)."""

    CONFISCATE = "confiscate"
    DESTROY = "destroy"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class SeizureFacts:
    """Where a seizure stands in law."""

    owed: bool = False
    term: Clock = Clock.NONE
    extended: bool = False
    testing: bool = False
    ground: Ground | None = None
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class SeizureAttempt(Acting):
    """What is true of one act about seized goods."""

    basis: bool = True
    urgent: bool = True
    witnessed: bool = True
    rights_told: bool = True
    heard: bool = True
    recorded: bool = True
    listed: bool = True
    related: bool = True
    unsealed: bool = True
    within_days: bool = True
    period_told: bool = True
    result_told: bool = True
    reason_given: bool = True
    noticed: bool = True
    decision_based: bool = True
    party_told: bool = True
    return_signed: bool = True
    ground: Ground = Ground.DECIDED
    fate: Fate = Fate.CONFISCATE


Facts = SeizureFacts
Attempt = SeizureAttempt

basis = needs(
    LAW, 10, "basis",
    sentence="查封扣押须有法律、法规的明文依据，且属于本机关职权：请填写依据条文",
)  # fmt: skip
two_officers = needs(
    LAW, 18, "two_officers", sentence="查封扣押须由两名以上执法人员实施，请补填第二名执法人员"
)
identity_shown = needs(
    LAW, 18, "identity_shown", sentence="查封扣押须先向当事人出示执法证件并作记录，请出示并确认"
)
witnessed = needs(
    LAW, 18, "witnessed",
    sentence="须通知当事人到场；当事人不到场的，请邀请见证人到场并在笔录上签名",
)  # fmt: skip
rights_told = needs(
    LAW,
    18,
    "rights_told",
    sentence="须当场告知当事人采取措施的理由、依据以及其权利、救济途径，请告知并确认",
)
heard = needs(
    LAW, 18, "heard", sentence="须当场听取当事人的陈述和申辩，请听取并记录，没有意见的也须记录"
)
recorded = needs(
    LAW, 18, "recorded", sentence="须制作现场笔录，请由当事人和执法人员签名，拒签的注明"
)
listed = needs(
    LAW,
    24,
    "listed",
    sentence="须当场交付查封扣押决定书和清单，清单一式两份，由双方分别保存，请交付并确认",
)
related = needs(
    LAW, 23, "related", sentence="不得查封扣押与违法行为无关的财物和生活必需品，请从清单中删去"
)
unsealed = needs(
    LAW,
    23,
    "unsealed",
    sentence="该场所、财物已被其他国家机关依法查封，不得重复查封，请从清单中删去",
)
urgent = needs(
    LAW, 19, "urgent", sentence="不属于情况紧急的，须先报负责人批准：请写明需要当场实施的理由"
)
within_days = needs(
    LAW, 25, "within_days",
    sentence="查封扣押的期限不得超过三十日，延长的也不得超过三十日，请更正日数",
)  # fmt: skip
period_told = needs(
    LAW, 25, "period_told",
    sentence="检测、检验、检疫或者技术鉴定的期间须明确，并书面告知当事人，请填写",
)  # fmt: skip
result_told = needs(
    LAW, 25, "result_told", sentence="检测、检验、检疫或者技术鉴定的结果须告知当事人，请填写"
)
reason_given = needs(
    LAW, 25, "reason_given", sentence="只有情况复杂的才能延长查封扣押期限，请写明理由"
)
noticed = needs(LAW, 25, "noticed", sentence="延长的决定须及时书面告知当事人并说明理由，请填写送达")
return_signed = needs(
    LAW, 28, "return_signed", sentence="解除后须立即退还财物，请填写当事人在退还清单上的签收"
)
TAKING = (
    post_fits, two_officers, certified, identity_shown, witnessed, rights_told, heard, recorded,
    listed, related, unsealed, within_days,
)  # fmt: skip
TAKING_ASKS = tuple(condition.name for condition in TAKING)


@guard(LAW, 19)
def approval_owed(f: Facts, a: Attempt) -> str | None:
    """Only a seizure made in urgency has an approval to make up, and only once."""
    return None if f.owed else "本次查封扣押已经批准，无须补办"


@guard(LAW, 19)
def approved(f: Facts, a: Attempt) -> str | None:
    """What was taken without approval is neither kept longer nor disposed of."""
    return "当场实施的查封扣押尚未补办批准手续：请先由负责人补批，或者解除" if f.owed else None


@guard(LAW, 25)
def not_extended(f: Facts, a: Attempt) -> str | None:
    """Thirty days more at most, once."""
    return (
        "查封扣押期限已经延长过一次，不得再延长：请在期限内作出处理决定，或者解除"
        if f.extended
        else None
    )


@guard(LAW, 25)
def before_end(f: Facts, a: Attempt) -> str | None:
    """A term that has ended cannot be prolonged."""
    return None if f.term is Clock.RUNNING else "查封扣押期限已经届满，不得再延长：请立即解除"


@guard(LAW, 25)
def in_term(f: Facts, a: Attempt) -> str | None:
    """Goods are disposed of while they are lawfully held."""
    return None if f.term is Clock.RUNNING else "查封扣押期限已经届满，请立即解除并退还财物"


@guard(LAW, 25)
def tested_in_term(f: Facts, a: Attempt) -> str | None:
    """A test does not revive a term that has ended."""
    return None if f.term is Clock.RUNNING else "查封扣押期限已经届满，不得再送检：请立即解除"


@guard(LAW, 25)
def not_testing(f: Facts, a: Attempt) -> str | None:
    """The days of one test are told before another is begun."""
    return "上一次检测、检验、检疫或者技术鉴定尚无结果，请先登记结果" if f.testing else None


@guard(LAW, 25)
def test_under_way(f: Facts, a: Attempt) -> str | None:
    """A result answers a test that was begun."""
    return None if f.testing else "没有正在进行的检测、检验、检疫或者技术鉴定，请先登记送检"


@guard(LAW, 27)
def decision_based(f: Facts, a: Attempt) -> str | None:
    """Confiscation and destruction carry out a decision."""
    if a.fate is not Fate.TRANSFER and not a.decision_based:
        return "没收、销毁查封扣押的物品须以处理决定为依据，请填写决定书文号"
    return None


@guard(LAW, 21)
def transfer_told(f: Facts, a: Attempt) -> str | None:
    """Goods that go to the police with the case: the party is told in writing."""
    if a.fate is Fate.TRANSFER and not a.party_told:
        return "查封扣押的财物随案移送的，须书面告知当事人，请告知并确认"
    return None


@guard(LAW, 28)
def ground_true(f: Facts, a: Attempt) -> str | None:
    """Expiry is the ground of a lifting after the term, and only of that."""
    if a.ground is Ground.EXPIRED and f.term is not Clock.OVER:
        return "查封扣押期限尚未届满，请选择其他解除理由：没有违法、与违法无关、已作处理决定"
    if a.ground is not Ground.EXPIRED and f.term is Clock.OVER:
        return "查封扣押期限已经届满，解除理由请如实选择“期限届满”"
    return None


@watch(LAW, 19)
def made_up_late(f: Facts, a: Attempt) -> str | None:
    """Approval made up after 24 hours."""
    return "当场查封扣押后超过二十四小时才报告并补办批准手续" if a.late else None


@watch(LAW, 28)
def released_late(f: Facts, a: Attempt) -> str | None:
    """Goods kept after a ground to lift had arisen."""
    return "解除的情形出现后没有及时解除查封扣押" if a.late else None


@watch(LAW, 25)
def overdue(f: Facts, a: Attempt) -> str | None:
    """No decision within the term."""
    return "查封扣押期限届满时仍未作出处理决定" if f.term is Clock.OVER else None


@watch(LAW, 19)
def never_approved(f: Facts, a: Attempt) -> str | None:
    """A seizure in urgency that ends without having been approved."""
    return "当场实施的查封扣押始终没有补办批准手续" if f.owed else None


def seized(f: Facts, a: Attempt) -> Facts:
    """The thirty days run."""
    return replace(f, term=Clock.RUNNING)


def seized_urgently(f: Facts, a: Attempt) -> Facts:
    """The thirty days run, and an approval is owed."""
    return replace(f, term=Clock.RUNNING, owed=True)


def made_up(f: Facts, a: Attempt) -> Facts:
    """The approval is on the file."""
    return replace(f, owed=False)


def extended(f: Facts, a: Attempt) -> Facts:
    """Up to thirty days more."""
    return replace(f, extended=True)


def testing(f: Facts, a: Attempt) -> Facts:
    """A test is under way; its days do not count."""
    return replace(f, testing=True)


def tested(f: Facts, a: Attempt) -> Facts:
    """The result has come, and the days count again."""
    return replace(f, testing=False)


def disposed(f: Facts, a: Attempt) -> Facts:
    """The goods are confiscated, destroyed or handed on."""
    return replace(f, fate=a.fate)


def released(f: Facts, a: Attempt) -> Facts:
    """The goods are back, on this ground."""
    return replace(f, ground=a.ground)


def over(f: Facts) -> Facts:
    """The last day has passed."""
    return replace(f, term=Clock.OVER)
