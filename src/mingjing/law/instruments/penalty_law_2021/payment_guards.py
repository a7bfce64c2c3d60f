"""Facts, attempt, guards and effects of paying a fine, each under its article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.instruments.parts import Acting, needs
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import guard, watch

LAW = "penalty_law_2021"
COMPULSION = "compulsion_law_2012"


class Deferral(StrEnum):
    """What became of the party's wish to pay later or in parts (art. 66)."""

    NONE = "none"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Surcharge(StrEnum):
    """Whether the daily surcharge has been set, and whether it rests (arts. 72, 73)."""

    NONE = "none"
    ACCRUING = "accruing"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """Where the payment of a fine stands in law."""

    term: Clock = Clock.NONE
    deferral: Deferral = Deferral.NONE
    surcharge: Surcharge = Surcharge.NONE
    paid: bool = False


@dataclass(frozen=True, slots=True)
class PaymentAttempt(Acting):
    """What is true of one act about a fine to be paid."""

    receipted: bool = True
    in_full: bool = True
    with_surcharge: bool = True
    collectable: bool = True
    handed_in_full: bool = True
    hardship: bool = True
    granted: bool = True
    schedule: bool = True
    rate_told: bool = True
    accepted: bool = True
    concluded: bool = True
    quashed: bool = True
    fine_left: bool = True


Facts = PaymentFacts
Attempt = PaymentAttempt

decision_served = needs(
    LAW, 67, "receipted", name="decision_served",
    sentence="缴款期限自当事人收到决定书之日起算，请先填写送达回证",
)  # fmt: skip
collectable = needs(
    LAW, 68, "collectable",
    sentence="只有一百元以下的罚款，或者不当场收缴事后难以执行的，才可当场收缴：其他罚款请告知当事人到银行缴纳",
)  # fmt: skip
handed_in_full = needs(
    LAW, 71, "handed_in_full", sentence="当场收缴的罚款须全部交至本机关，请核对票据和金额"
)
banked = needs(LAW, 71, "receipted", name="banked", sentence="缴付银行须有银行回单，请填写回单号")
hardship = needs(
    LAW, 66, "hardship", sentence="延期或者分期缴纳须确有经济困难，请填写当事人的申请和证明材料"
)
rate_told = needs(
    COMPULSION, 45, "rate_told", sentence="加处罚款的标准须告知当事人，请在决定书中载明或者另行告知"
)
accepted = needs(
    LAW, 73, "accepted", sentence="停止计算自复议或者诉讼受理之日起，请填写受理日期和文号"
)
concluded = needs(
    LAW, 73, "concluded", sentence="复议或者诉讼终结后才恢复计算，请填写终结的文书和日期"
)
quashed = needs(
    COMPULSION, 40, "quashed", sentence="终止收缴须有撤销处罚决定的文书，请填写文号和日期"
)


fine_to_add_to = needs(
    LAW, 72, "fine_left", name="fine_to_add_to",
    sentence="加处罚款只按未缴的罚款计算：罚款已经缴清或者没有罚款，没收的违法所得不加处罚款，请登记到账或者催告",
)  # fmt: skip
fine_to_defer = needs(
    LAW, 66, "fine_left", name="fine_to_defer",
    sentence="延期或者分期缴纳只对罚款：罚款已经缴清或者没有罚款，没收的违法所得请按期缴纳",
)  # fmt: skip


@guard(LAW, 72)
def surcharge_settled(f: Facts, a: Attempt) -> str | None:
    """Where a surcharge was set, the fine alone does not settle the debt."""
    if a.in_full and f.surcharge is not Surcharge.NONE and not a.with_surcharge:
        return "本案已加处罚款：请一并缴清加处罚款，或者填写依法减免的协议，才能登记缴清"
    return None


@guard(LAW, 66)
def not_pending(f: Facts, a: Attempt) -> str | None:
    """One request at a time; one that was granted stands."""
    if f.deferral is Deferral.ASKED:
        return "延期或者分期的申请已经登记，请先审批"
    return (
        "延期或者分期缴纳已经批准，请按批准的期限登记缴款"
        if f.deferral is Deferral.GRANTED
        else None
    )


@guard(LAW, 66)
def pending(f: Facts, a: Attempt) -> str | None:
    """There is a request to answer."""
    return (
        None
        if f.deferral is Deferral.ASKED
        else "没有待审批的延期或者分期缴纳申请：当事人申请的，请先登记申请"
    )


@guard(LAW, 66)
def schedule(f: Facts, a: Attempt) -> str | None:
    """A deferral that is granted names its sums and days."""
    return "批准的须写明各期的金额和缴款日期，请填写" if a.granted and not a.schedule else None


@guard(LAW, 72)
def overdue(f: Facts, a: Attempt) -> str | None:
    """Nothing is added or enforced before the term, or the deferral, has ended."""
    return (
        None
        if f.term is Clock.OVER
        else "缴款期限（收到决定书之日起十五日或者批准的延期）尚未届满：请待期满"
    )


@guard(LAW, 72)
def no_surcharge_yet(f: Facts, a: Attempt) -> str | None:
    """The surcharge is set once and then runs by itself."""
    return None if f.surcharge is Surcharge.NONE else "本案已经决定加处罚款，请登记到账缴款"


@guard(LAW, 66)
def not_deferring(f: Facts, a: Attempt) -> str | None:
    """A request for deferral is answered before anything is added or enforced."""
    return (
        "当事人延期或者分期的申请尚未答复：请先由负责人审批"
        if f.deferral is Deferral.ASKED
        else None
    )


@guard(LAW, 73)
def accruing(f: Facts, a: Attempt) -> str | None:
    """What rests must have run."""
    return None if f.surcharge is Surcharge.ACCRUING else "没有正在计算的加处罚款，无须停止"


@guard(LAW, 73)
def resting(f: Facts, a: Attempt) -> str | None:
    """What is resumed must have rested."""
    return None if f.surcharge is Surcharge.RESTING else "加处罚款没有停止计算，无须恢复"


@guard(COMPULSION, 53)
def not_resting(f: Facts, a: Attempt) -> str | None:
    """The court is asked only when review and suit are over."""
    return (
        "复议或者诉讼尚未终结，不能申请强制执行：请先登记其结果"
        if f.surcharge is Surcharge.RESTING
        else None
    )


@watch(LAW, 67)
def paid_late(f: Facts, a: Attempt) -> str | None:
    """A fine paid after its last day."""
    return "当事人超过缴款期限才缴纳罚没款" if f.term is Clock.OVER else None


@watch(LAW, 71)
def cash_late(f: Facts, a: Attempt) -> str | None:
    """Cash that stayed with the officers after the second working day."""
    return "当场收缴的罚款超过二个工作日才交至本机关" if a.late else None


@watch(LAW, 71)
def bank_late(f: Facts, a: Attempt) -> str | None:
    """Cash that stayed with the organ after the second working day."""
    return "当场收缴的罚款超过二个工作日才缴付银行" if a.late else None


def demanded(f: Facts, a: Attempt) -> Facts:
    """The fifteen days run."""
    return replace(f, term=Clock.RUNNING)


def paid(f: Facts, a: Attempt) -> Facts:
    """The fine is settled once all of it, with what was added, is paid."""
    return replace(f, paid=True) if a.in_full else f


def collected(f: Facts, a: Attempt) -> Facts:
    """The party has paid; what is left is between officers and bank."""
    return replace(f, paid=True)


def asked(f: Facts, a: Attempt) -> Facts:
    """The party asks to pay later or in parts."""
    return replace(f, deferral=Deferral.ASKED)


def answered(f: Facts, a: Attempt) -> Facts:
    """A deferral gives a new last day; a refusal leaves the old one."""
    if not a.granted:
        return replace(f, deferral=Deferral.REFUSED)
    return replace(f, deferral=Deferral.GRANTED, term=Clock.RUNNING)


def surcharged(f: Facts, a: Attempt) -> Facts:
    """Three percent a day is added from now, or again."""
    return replace(f, surcharge=Surcharge.ACCRUING)


def paused(f: Facts, a: Attempt) -> Facts:
    """The days of a review or a suit add nothing."""
    return replace(f, surcharge=Surcharge.RESTING)


def over(f: Facts) -> Facts:
    """The last day of payment has passed."""
    return replace(f, term=Clock.OVER)
