"""The ordinary procedure, from filing to the legal review: investigation and its time.

Evidence (46, 54 to 56), the order to correct (28), the report and its review (57, 58); what stops
or lengthens the ninety days (60) as Order 55 is remembered.
"""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import ordinary_conditions as c
from mingjing.law.instruments.penalty_law_2021 import ordinary_guards as g
from mingjing.law.instruments.penalty_law_2021 import ordinary_sets as sets
from mingjing.law.instruments.penalty_law_2021 import ordinary_watches as w
from mingjing.law.instruments.penalty_law_2021 import shared_conditions as shared
from mingjing.law.instruments.penalty_law_2021.common import (
    LEADER,
    OFFICER,
    REVIEWER,
    Attempt,
    identity_shown,
    in_two_places,
    qualified_before,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.instruments.penalty_law_2021.ordinary_people import (
    CLERKING,
    CLERKING_ASKS,
    DECIDER,
    DECIDER_ASKS,
    FIELD,
    FIELD_ASKS,
    REVIEW,
    REVIEW_ASKS,
)
from mingjing.law.procedure import Detour, Step, Watch

# fmt: off
# A procedure is read as a table.
LAW = "penalty_law_2021"
ORDER = "housing_ministry_order_55"
INQUIRY = ("investigating", "concluded", "reviewed")
PENDING = (*INQUIRY, "notified")
CHECKABLE = (*PENDING, "decided", "served")


def _evidence(
    name: str, label: str, article: int, *more: Watch[Facts, Attempt], says: str
) -> Step[Facts, Attempt]:
    """A record of investigation: several names of the statute, one shape."""
    return Step(name, label, ("investigating",), None, cite(LAW, article), (OFFICER,),
                (*FIELD, identity_shown), watches=(w.while_suspended, in_two_places, *more),
                sets=sets.evidence,
                asks=(*FIELD_ASKS, "identity_shown"), says=says)


def investigation() -> tuple[Step[Facts, Attempt], ...]:
    """Evidence, the order to correct, the report and its legal review."""
    return (
        _evidence("inspect_site", "现场检查（勘验）", 55, shared.copy_unchecked,
                  says="两名以上执法人员出示证件，制作现场笔录。"),
        Step("notify_questioning", "通知询问", ("investigating",), None, cite(LAW, 55), (OFFICER,),
             CLERKING, watches=(w.while_suspended,), asks=CLERKING_ASKS,
             told_only=True, says="可以书面通知被询问人到场的时间、地点和应带的材料。"),
        _evidence("question", "询问", 55, shared.copy_unchecked, shared.asked_together,
                  says="个别询问，制作询问笔录并由被询问人逐页签名。"),
        Step("take_evidence", "收集证据", ("investigating",), None, cite(LAW, 54), (OFFICER,),
             (*FIELD, identity_shown, *shared.DEVICE),
             watches=(w.while_suspended, shared.device_untold, in_two_places,
                      shared.copy_unchecked), sets=sets.evidence,
             asks=(*FIELD_ASKS, "identity_shown", *shared.DEVICE_ASKS),
             says="全面、客观、公正地收集证据；电子技术监控记录须先经审核。"),
        _evidence("take_sample", "抽样取证", 56, says="可以抽样取证，开列物品清单，由当事人签名。"),
        Step("record_result", "登记检测鉴定结果", ("investigating",), None, cite(LAW, 46),
             (OFFICER,), FIELD, watches=(w.while_suspended,), sets=sets.tested, asks=FIELD_ASKS,
             chooses=("told_at_once",), says="检测、检验、鉴定的结果入卷，并告知当事人。"),
        Step("tell_result", "告知检测鉴定结果", INQUIRY, None, cite(LAW, 44), (OFFICER,),
             (*FIELD, g.result_untold), sets=sets.result_told, asks=FIELD_ASKS,
             says="检测、检验、鉴定的结果告知当事人，听取其意见。"),
        Step("order_correction", "责令改正", ("investigating",), None, cite(LAW, 28), (OFFICER,),
             FIELD, sets=sets.corrected, asks=FIELD_ASKS, chooses=("ordered",),
             says="实施处罚时，应当责令当事人改正或者限期改正；确不适用的，写明理由。"),
        Step("recheck_correction", "复查改正情况", CHECKABLE, None, cite(LAW, 28), (OFFICER,),
             (*FIELD, g.correction_ordered), sets=sets.rechecked,
             asks=(*FIELD_ASKS, "was_ordered"),
             says="改正期限届满后复查，记明已经改正或者没有改正。"),
        Step("conclude_investigation", "调查终结", ("investigating",), "concluded", cite(LAW, 57),
             (OFFICER,), (*FIELD, g.evidence_taken, g.correction_settled),
             watches=(w.while_suspended,), sets=sets.concluded, asks=FIELD_ASKS,
             chooses=("complex_case",),
             says="写出调查终结报告，提出处理意见；情节复杂或者重大的，提请集体讨论。"),
        Step("review_penalty", "处罚审查", ("concluded",), "reviewed", cite(LAW, 58), (REVIEWER,),
             (*REVIEW, c.points_met), watches=(w.while_suspended, qualified_before),
             sets=sets.reviewed, asks=(*REVIEW_ASKS, "points_met"), chooses=("passed",),
             detours=(Detour("passed", False, "investigating"),),
             says="法制审核未经或者未通过的，不得作出决定。"),
        Step("reopen_investigation", "退回补充调查", ("reviewed", "notified"), "investigating",
             cite(LAW, 57), (LEADER,), DECIDER, sets=sets.sent_back, asks=DECIDER_ASKS,
             says="事实、证据或者处理意见需要重新调查的，退回调查；之后须重新审核、重新告知。"),
        Step("discuss_collectively", "集体讨论", ("concluded", "reviewed", "notified"), None,
             cite(LAW, 57, paragraph=2), (LEADER,),
             (*CLERKING, c.voters_named, c.voters_apart, c.minutes_kept), sets=sets.discussed,
             watches=(w.alone,),
             asks=(*CLERKING_ASKS, "voters_named", "voters_apart", "minutes_kept"),
             says="情节复杂或者重大违法行为给予处罚，由负责人集体讨论决定；调查人员不参加表决。"),
    )


def duration() -> tuple[Step[Facts, Attempt], ...]:
    """What stops, lengthens or ends an investigation; Order 55 is known from memory only."""
    return (
        Step("suspend", "中止调查", INQUIRY, None, cite(ORDER, 0), (LEADER,),
             (*CLERKING, g.not_suspended), watches=(w.unreasoned,), sets=sets.suspended,
             asks=CLERKING_ASKS, says="因故不能继续调查的，经批准中止，中止期间不计入办案期限。"),
        Step("resume", "恢复调查", INQUIRY, None, cite(ORDER, 0), (LEADER,),
             (*CLERKING, g.was_suspended), watches=(w.unreasoned,), sets=sets.resumed,
             asks=CLERKING_ASKS, says="中止的原因消除后，恢复调查，办案期限继续计算。"),
        Step("extend", "延长办案期限", PENDING, None, cite(ORDER, 0), (LEADER,), CLERKING,
             watches=(w.extended_after_end, w.extended_twice, w.unreasoned), sets=sets.extended,
             asks=CLERKING_ASKS, says="案情复杂的，经负责人批准可以延长；日数是未核对的设定。"),
        Step("extend_by_discussion", "集体讨论再次延长", PENDING, None, cite(ORDER, 0), (LEADER,),
             CLERKING, watches=(w.extended_after_end, w.undiscussed, w.leapt, w.unreasoned),
             sets=sets.extended_again, asks=CLERKING_ASKS,
             says="案情特别复杂的，经集体讨论可以再延长；日数是未核对的设定。"),
        Step("terminate", "终止调查", PENDING, "terminated", cite(ORDER, 0), (LEADER,),
             (*DECIDER, *shared.NOTHING_HELD), watches=(w.unreasoned,), sets=sets.ended,
             asks=(*DECIDER_ASKS, *shared.NOTHING_HELD_ASKS),
             says="无法查明或者没有继续调查必要的，经批准终止调查。"),
    )
# fmt: on
