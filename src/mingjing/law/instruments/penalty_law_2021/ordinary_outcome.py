"""The ordinary procedure, its ends: decision, service, performance, closing (arts. 57 to 61, 67).

Besides the decision a case can end with the police, who opened it, or with the organ whose it is.
"""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import ordinary_conditions as c
from mingjing.law.instruments.penalty_law_2021 import ordinary_guards as g
from mingjing.law.instruments.penalty_law_2021 import ordinary_sets as sets
from mingjing.law.instruments.penalty_law_2021 import ordinary_watches as w
from mingjing.law.instruments.penalty_law_2021 import shared_conditions as shared
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    PENALTY,
    PENALTY_ASKS,
    REVIEWER,
    Attempt,
    approver_not_investigator,
    closed_unrefunded,
    in_time,
    post_fits,
    qualified_before,
    receipt_numbered,
    receipted,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.instruments.penalty_law_2021.ordinary_people import (
    DECIDER,
    DECIDER_ASKS,
    FIELD,
    FIELD_ASKS,
    HEAD,
    REVIEW,
    REVIEW_ASKS,
)
from mingjing.law.instruments.penalty_law_2021.sparing import SPARING, SPARING_ASKS
from mingjing.law.procedure import Step

# fmt: off
# A procedure is read as a table.
LAW = "penalty_law_2021"
LOCAL = "tianjin"
PENDING = ("investigating", "concluded", "reviewed", "notified")


def decision() -> tuple[Step[Facts, Attempt], ...]:
    """The four outcomes of art. 57, and the transfer to whom the case belongs."""
    return (
        Step("decide_penalty", "作出处罚决定", ("notified",), "decided", cite(LAW, 57), (LEADER,),
             (*HEAD, g.defence_settled, g.hearing_settled, g.review_passed, g.discussed,
              c.hearing_right_told, c.not_heavier, *PENALTY, *c.CONFISCATING, in_time,
              *shared.UNDISTURBED),
             watches=(w.decision_late, w.hearing_by_amount),
             sets=sets.penalised,
             asks=(*DECIDER_ASKS, *PENALTY_ASKS, *c.CONFISCATING_ASKS, "heavier", "in_time",
                   "hearing_offered", *shared.UNDISTURBED_ASKS),
             chooses=("for_money",), says="负责人审查调查结果后作出决定，制作决定书。"),
        Step("decide_no_penalty", "决定不予处罚", ("reviewed", "notified"), "decided",
             cite(LAW, 57), (LEADER,), (*HEAD, *SPARING, *shared.UNDISTURBED),
             watches=(w.decision_late, w.while_suspended), sets=sets.spared,
             asks=(*DECIDER_ASKS, *SPARING_ASKS, *shared.UNDISTURBED_ASKS),
             says="依法不予处罚的，写明情形，并对当事人进行教育。"),
        Step("dismiss", "认定违法事实不能成立", ("reviewed", "notified"), "decided", cite(LAW, 57),
             (LEADER,), (*HEAD, *shared.UNDISTURBED),
             watches=(w.decision_late, w.while_suspended),
             sets=sets.dismissed, asks=(*DECIDER_ASKS, *shared.UNDISTURBED_ASKS),
             says="违法事实不能成立的，不予行政处罚。"),
        Step("end_by_referral", "公安机关立案，终结本案", PENDING, "referred", cite(LAW, 57),
             (LEADER,), (*DECIDER, c.police_opened), sets=sets.ended,
             asks=(*DECIDER_ASKS, "police_opened"),
             says="违法行为涉嫌犯罪，公安机关已经立案的，本机关不再处理。"),
        Step("end_by_transfer", "移送有管辖权的机关，终结本案", ("verified", *PENDING),
             "transferred", cite("housing_ministry_order_55", 6), (LEADER,),
             (*DECIDER, c.handed_over), sets=sets.ended, asks=(*DECIDER_ASKS, "handed_over"),
             says="不属于本机关管辖的，移送有管辖权的机关，取得回执后终结。"),
        Step("serve", "送达", ("decided",), "served", cite(LAW, 61), (OFFICER,),
             (*FIELD, receipted, *c.SERVICE), watches=(w.service_late,),
             asks=(*FIELD_ASKS, "receipted", *c.SERVICE_ASKS),
             says="宣告后当场交付；当事人不在场的，七个工作日内送达。"),
    )


def ending() -> tuple[Step[Facts, Attempt], ...]:
    """Payment, the review of the closing, and the archive."""
    return (
        Step("pay", "登记缴款", ("served",), None, cite(LAW, 67), (CLERK, OFFICER), (post_fits,
             g.money_due, receipt_numbered), sets=sets.paid, asks=("post_fits", "receipted"),
             chooses=("in_full",),
             says="罚款决定与收缴分离；当事人自收到决定书之日起十五日内缴纳，没收的违法所得一并登记。"),
        Step("review_closing", "结案审查", ("served",), None, cite(LOCAL, 0), (REVIEWER,),
             (*REVIEW, g.performed, g.closing_unreviewed, *shared.NOTHING_HELD),
             watches=(w.unchecked, qualified_before), sets=sets.closing,
             asks=(*REVIEW_ASKS, *shared.NOTHING_HELD_ASKS, "ended_otherwise"), chooses=("passed",),
             says="审查决定是否执行完毕、物品是否处理、文书是否齐备。"),
        Step("close_case", "批准结案", ("served",), "closed", cite(LOCAL, 0), (LEADER,),
             (post_fits, approver_not_investigator, g.closing_passed),
             asks=("post_fits", "not_investigator"), watches=(closed_unrefunded,),
             says="经结案审查后批准。"),
        Step("archive", "归档", ("closed", "terminated", "referred", "transferred"), "archived",
             cite(LAW, 47), (CLERK,), (post_fits,), asks=("post_fits",),
             says="全过程记录归档保存。"),
    )
# fmt: on
