"""Paying a fine (penalty law arts. 66 to 73): term, deferral, surcharge, cash in the hand.

How much the surcharge comes to is arithmetic with dates (`mingjing.law.surcharge`); here stands
when it may be set, when it rests, and that a fine is not settled without it.
"""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    PAIR,
    PAIR_ASKS,
    PAIR_SENTENCES,
    always,
    kept_for_head,
    only,
    post_fits,
    receipt_numbered,
)
from mingjing.law.instruments.penalty_law_2021 import payment_guards as g
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    Clock,
)
from mingjing.law.instruments.penalty_law_2021.payment_guards import (
    LAW,
    Deferral,
    Surcharge,
)
from mingjing.law.instruments.penalty_law_2021.payment_guards import (
    PaymentAttempt as Attempt,
)
from mingjing.law.instruments.penalty_law_2021.payment_guards import PaymentFacts as Facts
from mingjing.law.procedure import NEW, Detour, Passing, Procedure, Stage, Step


# fmt: off
# A procedure is read as a table.
def _paying() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("demand_payment", "起算缴款期限", (NEW,), "due", cite(LAW, 67), (CLERK, OFFICER),
             (post_fits, g.decision_served), sets=g.demanded, asks=("post_fits", "receipted"),
             says="当事人自收到决定书之日起十五日内到银行或者通过电子支付缴纳罚款。"),
        Step("pay", "登记缴款", ("due",), "settled", cite(LAW, 67), (CLERK, OFFICER),
             (post_fits, receipt_numbered, g.surcharge_settled),
             asks=("post_fits", "receipted", "with_surcharge"), chooses=("in_full",),
             detours=(Detour("in_full", False, "due"),), sets=g.paid, watches=(g.paid_late,),
             says="罚款决定与收缴分离；一次缴清或者按批准的分期缴纳，票据入卷。"),
        Step("collect_on_the_spot", "当场收缴罚款", ("due",), "in_hand", cite(LAW, 68),
             (OFFICER,), (*PAIR, g.collectable, receipt_numbered, g.no_surcharge_yet),
             asks=(*PAIR_ASKS, "collectable", "receipted"), sets=g.collected,
             says="一百元以下、事后难以执行，或者交通不便且当事人提出的，可以当场收缴并出具专用票据。"),
        Step("hand_in_cash", "罚款交至本机关", ("in_hand",), "in_office", cite(LAW, 71),
             (OFFICER,), (post_fits, g.handed_in_full), asks=("post_fits", "handed_in_full"),
             watches=(g.cash_late,), says="执法人员自收缴之日起二个工作日内交至行政机关。"),
        Step("bank_cash", "罚款缴付银行", ("in_office",), "settled", cite(LAW, 71), (CLERK,),
             (post_fits, g.banked), asks=("post_fits", "receipted"), watches=(g.bank_late,),
             says="行政机关在二个工作日内缴付指定的银行。"),
    )


def _deferring() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("apply_for_deferral", "登记延期或者分期缴纳申请", ("due",), None, cite(LAW, 66),
             (OFFICER, CLERK), (post_fits, g.not_pending, g.fine_to_defer, g.hardship),
             sets=g.asked, asks=("post_fits", "hardship", "fine_left"),
             says="当事人确有经济困难，需要延期或者分期缴纳罚款的，提出申请。"),
        Step("approve_instalments", "审批延期或者分期缴纳", ("due",), None, cite(LAW, 66),
             (LEADER,), (kept_for_head(LAW, 66), g.pending, g.schedule), sets=g.answered,
             asks=("post_fits", "schedule"), chooses=("granted",),
             says="经负责人批准，可以暂缓或者分期缴纳，并写明各期的金额和日期。"),
    )


def _late() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("impose_surcharge", "加处罚款", ("due",), None, cite(LAW, 72), (LEADER,),
             (post_fits, g.overdue, g.no_surcharge_yet, g.fine_to_add_to, g.rate_told,
              g.not_deferring),
             asks=("post_fits", "rate_told", "fine_left"), sets=g.surcharged,
             says="到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，总额不超过罚款数额。"),
        Step("pause_surcharge", "复议诉讼期间停止计算加处罚款", ("due",), None, cite(LAW, 73),
             (CLERK, OFFICER), (post_fits, g.accruing, g.accepted), sets=g.paused,
             asks=("post_fits", "accepted"),
             says="当事人申请行政复议或者提起行政诉讼的，加处罚款在复议或者诉讼期间不予计算。"),
        Step("resume_surcharge", "复议诉讼终结后恢复计算", ("due",), None, cite(LAW, 73),
             (CLERK, OFFICER), (post_fits, g.resting, g.concluded), sets=g.surcharged,
             asks=("post_fits", "concluded"),
             says="复议或者诉讼终结后，维持处罚的，自终结次日起继续计算加处罚款。"),
        Step("turn_to_court", "转入申请法院强制执行", ("due",), "enforcing", cite(LAW, 72),
             (LEADER,), (post_fits, g.overdue, g.not_deferring, g.not_resting),
             asks=("post_fits",),
             says="逾期不履行决定的，依照行政强制法申请人民法院强制执行。"),
        Step("cancel_payment", "决定被撤销后终止收缴", ("due",), "cancelled",
             cite(g.COMPULSION, 40), (LEADER,), (post_fits, g.quashed),
             asks=("post_fits", "quashed"),
             says="复议或者诉讼撤销处罚决定的，终止收缴，已缴的依法退还。"),
    )
# fmt: on


def _term_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "due" or f.term is not Clock.RUNNING:
        return None
    return g.over(f)


PAYMENT: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/payment",
    label="罚款缴纳",
    stages=(
        Stage(NEW, "决定待送达"),
        Stage("due", "待缴罚款"),
        Stage("in_hand", "现金在执法人员处"),
        Stage("in_office", "现金已交机关"),
        Stage("settled", "已缴清", final=True),
        Stage("enforcing", "转入强制执行", final=True),
        Stage("cancelled", "终止收缴", final=True),
    ),
    steps=(*_paying(), *_deferring(), *_late()),
    facts=Facts,
    attempt=Attempt,
    passings=(Passing("payment_term_ends", "缴款期限届满", _term_ends),),
    road=("demand_payment", "apply_for_deferral", "approve_instalments", "pay"),
)

PAYMENT_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    *PAIR_SENTENCES,
    always("receipts", "送达有回证，收缴有票据", "receipted"),
    always("cash", "不合条件不当场收缴", "collectable"),
    always("nothing_kept_back", "收缴的现金全部上交", "handed_in_full"),
    always("hardship_shown", "延期分期以经济困难为前提", "hardship"),
    always("rate_was_told", "加处罚款的标准已告知", "rate_told"),
    always("pause_on_acceptance", "受理复议诉讼的停止计算", "accepted"),
    always("resume_on_conclusion", "复议诉讼终结后恢复计算", "concluded"),
    always("cancelled_when_quashed", "决定被撤销才终止收缴", "quashed"),
    always("fine_alone", "延期分期、加处罚款只对未缴的罚款", "fine_left"),
    only(
        "pay", "surcharge_paid_too", "加处罚款未处理的不算缴清",
        good=lambda f, a: not a.in_full or f.surcharge is Surcharge.NONE or a.with_surcharge,
    ),
    only(
        "collect_on_the_spot", "no_late_cash", "已加处罚款的不当场收缴",
        good=lambda f, a: f.surcharge is Surcharge.NONE,
    ),
    only(
        "apply_for_deferral", "asked_once", "延期分期的申请不重复登记",
        good=lambda f, a: f.deferral in (Deferral.NONE, Deferral.REFUSED),
    ),
    only(
        "approve_instalments", "answered_when_asked", "审批以申请为前提",
        good=lambda f, a: f.deferral is Deferral.ASKED,
    ),
    only(
        "approve_instalments", "schedule_complete", "批准的写明各期金额和日期",
        good=lambda f, a: not a.granted or a.schedule,
    ),
    only(
        "impose_surcharge", "surcharge_after_term", "未逾期不加处罚款",
        good=lambda f, a: f.term is Clock.OVER,
    ),
    only(
        "impose_surcharge", "surcharged_once", "加处罚款只决定一次",
        good=lambda f, a: f.surcharge is Surcharge.NONE,
    ),
    only(
        "impose_surcharge", "answered_before_surcharge", "申请未答复的不加处罚款",
        good=lambda f, a: f.deferral is not Deferral.ASKED,
    ),
    only(
        "pause_surcharge", "paused_while_accruing", "停止的是正在计算的加处罚款",
        good=lambda f, a: f.surcharge is Surcharge.ACCRUING,
    ),
    only(
        "resume_surcharge", "resumed_after_pause", "恢复的是停止计算的加处罚款",
        good=lambda f, a: f.surcharge is Surcharge.RESTING,
    ),
    only(
        "turn_to_court", "court_after_term", "未逾期不申请强制执行",
        good=lambda f, a: f.term is Clock.OVER,
    ),
    only(
        "turn_to_court", "answered_before_court", "申请未答复的不申请强制执行",
        good=lambda f, a: f.deferral is not Deferral.ASKED,
    ),
    only(
        "turn_to_court", "no_court_during_review", "复议诉讼期间不申请强制执行",
        good=lambda f, a: f.surcharge is not Surcharge.RESTING,
    ),
)  # fmt: skip
