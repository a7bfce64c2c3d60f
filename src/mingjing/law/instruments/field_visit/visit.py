"""A visit (行政检查) from its plan to its end: approval, notice, entry, checklist, answers, result.

Lenient answers are acts like the others: each has its content and its result, and is counted.
"""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.field_visit import visit_guards as g
from mingjing.law.instruments.field_visit.visit_guards import FIRMS, LAW, OWN
from mingjing.law.instruments.field_visit.visit_guards import VisitAttempt as Attempt
from mingjing.law.instruments.field_visit.visit_guards import VisitFacts as Facts
from mingjing.law.instruments.parts import (
    FIELD,
    FIELD_ASKS,
    FIELD_SENTENCES,
    PAIR,
    PAIR_ASKS,
    always,
    only,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step

AFTER_ENTRY = ("on_site", "told", "following")


def _begun_at_once(f: Facts, a: Attempt) -> Facts:
    return replace(f, approval_due=a.enterprise)


def _approved(f: Facts, a: Attempt) -> Facts:
    return replace(f, approval_due=False)


def _checked(f: Facts, a: Attempt) -> Facts:
    return replace(
        f, checked=True, broken=f.broken or a.breach, unanswered=f.unanswered or a.breach
    )


def _answered(f: Facts, a: Attempt) -> Facts:
    return replace(f, unanswered=f.unanswered and not a.last)


def _ordered(f: Facts, a: Attempt) -> Facts:
    return replace(_answered(f, a), ordered=True)


def _handed_on(f: Facts, a: Attempt) -> Facts:
    return replace(_answered(f, a), handed_on=True)


def _rechecked(f: Facts, a: Attempt) -> Facts:
    return replace(f, ordered=not a.passed, uncorrected=not a.passed)


# fmt: off
# A procedure is read as a table.
def _before_entry() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("plan_visit", "提请检查", (NEW,), "planned", cite(OWN, 0), (OFFICER, CLERK, LEADER),
             (post_fits, g.item_published, g.grounded),
             asks=("post_fits", "item_published", "grounded"),
             says="写明检查谁、查什么事项、为什么查、什么时候去、谁去。"),
        Step("approve_visit", "批准检查", ("planned",), "approved", cite(FIRMS, 0), (LEADER,),
             (post_fits, g.approver_apart, g.reason_given),
             asks=("post_fits", "approver_apart", "reason_given"), chooses=("passed",),
             detours=(Detour("passed", False, "withdrawn"),),
             says="由没有参加本次检查的负责人批准；不批准的写明理由。"),
        Step("notify_visit", "通知被检查人", ("approved",), "ready", cite(FIRMS, 0),
             (OFFICER, CLERK), (post_fits, g.notice_told), asks=("post_fits", "notice_told"),
             says="告知检查的事项、依据、时间、人员、频次、权利和五个严禁。"),
        Step("go_unannounced", "不事先通知", ("approved",), "ready", cite(OWN, 0), (LEADER,),
             (post_fits, g.approver_apart, g.reason_given),
             asks=("post_fits", "approver_apart", "reason_given"),
             says="事先通知会使检查落空的，由负责人写明理由，决定不事先通知。"),
        Step("withdraw_visit", "撤回检查", ("planned", "approved", "ready"), "withdrawn",
             cite(OWN, 0), (OFFICER, CLERK, LEADER), (post_fits, g.reason_given),
             asks=("post_fits", "reason_given"), says="不再检查的，写明理由后撤回。"),
        Step("begin_visit", "亮证进场", ("ready", "refused"), "on_site", cite(LAW, 55), (OFFICER,),
             (*FIELD, g.officers_only), asks=(*FIELD_ASKS, "officers_only"),
             chooses=("within_cap",), watches=(g.over_cap,),
             says="两名以上执法人员到场，出示证件，说明来意，请对方扫码核对身份。"),
        Step("begin_at_once", "即时检查", (NEW,), "on_site", cite(LAW, 55), (OFFICER,),
             (*FIELD, g.officers_only, g.item_published, g.urgent), sets=_begun_at_once,
             asks=(*FIELD_ASKS, "officers_only", "item_published", "urgent"),
             chooses=("enterprise", "within_cap"), watches=(g.over_cap,),
             says="投诉举报、正在发生的违法和安全隐患，可以当场检查；检查企业的事后补批。"),
        Step("approve_afterwards", "补办批准", (*AFTER_ENTRY, "refused"), None, cite(FIRMS, 0),
             (LEADER,), (post_fits, g.approver_apart, g.approval_owed), sets=_approved,
             asks=("post_fits", "approver_apart"), chooses=("passed",),
             watches=(g.unapproved, g.approved_late),
             says="即时检查企业的，由没有参加检查的负责人补办批准。"),
    )


def _on_site() -> tuple[Step[Facts, Attempt], ...]:
    lenient = (*PAIR, g.content_given)
    lenient_asks = (*PAIR_ASKS, "content_given")
    return (
        Step("record_refusal", "记录拒绝检查", ("ready", "on_site"), "refused", cite(LAW, 55),
             (OFFICER,), (*FIELD, g.refusal_recorded), asks=(*FIELD_ASKS, "refusal_recorded"),
             says="被检查人拒绝或者阻挠的，记录经过和见证；违法检查，企业有权拒绝。"),
        Step("record_checks", "记录检查单", ("on_site",), None, cite(LAW, 55), (OFFICER,),
             (*PAIR, g.all_items_answered, g.breach_described), sets=_checked,
             asks=(*PAIR_ASKS, "all_items_answered", "breach_described"), chooses=("breach",),
             says="逐项记录符合或者不符合；不符合的写明看到的事实。"),
        Step("correct_on_the_spot", "当场改正", ("on_site",), None, cite(LAW, 28), (OFFICER,),
             (*PAIR, g.breach_open, g.correction_shown), sets=_answered,
             asks=(*PAIR_ASKS, "correction_shown"), chooses=("last",),
             says="能当场改正的当场改正，记录改正前后的情况。"),
        Step("order_correction", "责令改正", ("on_site",), None, cite(LAW, 28), (OFFICER,),
             (*PAIR, g.breach_open, g.due_ahead), sets=_ordered,
             asks=(*PAIR_ASKS, "due_ahead"), chooses=("last",),
             says="书面责令限期改正，写明复查日；责令改正不是行政处罚。"),
        Step("educate", "说服教育", ("on_site", "following"), None, cite(LAW, 33), (OFFICER,),
             (*lenient, g.breach_open), sets=_answered, asks=lenient_asks, chooses=("last",),
             says="讲清规定和后果，劝导改正，记录对方的答复。"),
        Step("admonish", "警示告诫", ("on_site", "following"), None, cite(LAW, 33), (OFFICER,),
             (*lenient, g.breach_found), sets=_answered, asks=lenient_asks, chooses=("last",),
             says="对违法而情节轻微的，书面告诫再犯的后果；告诫不是行政处罚。"),
        Step("hold_talk", "约谈", ("on_site", "following"), None, cite(OWN, 0), (OFFICER,),
             lenient, sets=_answered, asks=lenient_asks, chooses=("last",),
             says="与负责人面谈，指出问题，听取说明，记下承诺；转入后续的，也可以在办公场所约谈。"),
        Step("give_guidance", "行政指导", ("on_site", "following"), None, cite(OWN, 0), (OFFICER,),
             lenient, sets=_answered, asks=lenient_asks, chooses=("last",),
             says="书面建议怎样做才合规；对方可以不采纳，不因此受不利处理。"),
        Step("hand_to_case", "移交立案", AFTER_ENTRY, None, cite(LAW, 54), (OFFICER,),
             (*PAIR, g.breach_found, g.handed_once), sets=_handed_on,
             asks=(*PAIR_ASKS, "handed_once"), chooses=("last",),
             says="应当处罚的，移交立案或者当场处罚，所记事实随案转入。"),
    )


def _ending() -> tuple[Step[Facts, Attempt], ...]:
    end = (*PAIR, g.ended_after_start)
    end_asks = (*PAIR_ASKS, "ended_after_start")
    return (
        Step("tell_findings", "告知检查结果", ("on_site",), "told", cite(OWN, 0), (OFFICER,),
             (*PAIR, g.all_checked, g.all_answered, g.receipted),
             asks=(*PAIR_ASKS, "receipted"),
             says="把结果、改正期限和救济告知被检查人并签收。"),
        Step("end_visit", "结束检查", ("told",), "ended", cite(LAW, 47), (OFFICER,),
             (*end, g.nothing_open), asks=end_asks,
             says="记下结束时间，形成检查记录；人次、车辆和时长由此得出。"),
        Step("end_to_follow", "结束检查，转入后续", ("told",), "following", cite(LAW, 47),
             (OFFICER,), (*end, g.something_open), asks=end_asks,
             says="记下结束时间，形成检查记录；责令改正到期复查，批准在期限内补办。"),
        Step("recheck_order", "复查改正情况", ("following",), None, cite(LAW, 28), (OFFICER,),
             (*FIELD, g.order_runs, g.content_given), sets=_rechecked,
             asks=(*FIELD_ASKS, "content_given"), chooses=("passed",),
             watches=(g.rechecked_late,),
             says="改正期限届满后到场复查，如实记录改正了没有。"),
        Step("close_visit", "后续办结", ("following",), "ended", cite(OWN, 0), (OFFICER, CLERK),
             (post_fits, g.settled), asks=("post_fits",),
             says="已改正，或者未改正而已移交立案，批准也已补办的，办结。"),
        Step("end_refused", "拒检办结", ("refused",), "ended", cite(LAW, 55), (OFFICER,),
             (*PAIR, g.reason_given), asks=(*PAIR_ASKS, "reason_given"),
             says="写明拒绝检查以后怎样处理：另行检查、报告公安机关或者移交立案。"),
    )
# fmt: on


VISIT: Procedure[Facts, Attempt] = Procedure(
    name="field_visit/visit",
    label="现场检查",
    subject="本次检查",
    stages=(
        Stage(NEW, "未开始"),
        Stage("planned", "待批准"),
        Stage("approved", "已批准"),
        Stage("ready", "可以进场"),
        Stage("refused", "拒绝检查"),
        Stage("on_site", "检查中"),
        Stage("told", "已告知结果"),
        Stage("following", "后续跟踪"),
        Stage("withdrawn", "已撤回", final=True),
        Stage("ended", "已办结", final=True),
    ),
    steps=(*_before_entry(), *_on_site(), *_ending()),
    facts=Facts,
    attempt=Attempt,
    road=(
        "plan_visit",
        "approve_visit",
        "notify_visit",
        "begin_visit",
        "record_checks",
        "tell_findings",
        "end_visit",
    ),
)
LENIENT = ("educate", "admonish", "hold_talk", "give_guidance")
"""The lenient answers, counted one by one."""

VISIT_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    *FIELD_SENTENCES,
    always("officers", "辅助人员不检查", "officers_only"),
    always("published", "检查企业只查已公布的事项", "item_published"),
    always("grounds", "每次检查都有由来", "grounded"),
    always("apart", "参加检查的不批准检查", "approver_apart"),
    always("reasons", "不批准、不通知、撤回和拒检办结都写明理由", "reason_given"),
    always("notice", "通知写明事项、权利和五个严禁", "notice_told"),
    always("urgent_only", "即时检查必有紧急情形", "urgent"),
    always("refusals", "拒绝检查有记录和见证", "refusal_recorded"),
    always("whole_list", "检查单逐项记录", "all_items_answered"),
    always("described", "不符合的写明事实", "breach_described"),
    always("corrections", "当场改正有前后记录", "correction_shown"),
    always("terms", "责令改正的期限不在过去", "due_ahead"),
    always("one_case", "同一问题只移交一次", "handed_once"),
    always("contents", "柔性措施和复查写明内容", "content_given"),
    always("signed", "检查结果有签收", "receipted"),
    always("course", "结束晚于开始", "ended_after_start"),
    only("correct_on_the_spot", "corrects_a_breach", "当场改正的是尚待处理的问题",
         good=lambda f, a: f.unanswered),
    only("order_correction", "orders_on_a_breach", "责令改正的是尚待处理的问题",
         good=lambda f, a: f.unanswered),
    only("educate", "teaches_on_a_breach", "说服教育的是尚待处理的问题",
         good=lambda f, a: f.unanswered),
    only("admonish", "admonishes_a_breach", "没有违法的不告诫", good=lambda f, a: f.broken),
    only("hand_to_case", "case_of_a_breach", "没有违法的不移交立案", good=lambda f, a: f.broken),
    only("tell_findings", "told_after_checks", "先检查后告知结果", good=lambda f, a: f.checked),
    only("tell_findings", "no_breach_left", "每一处问题都有处理才告知结果",
         good=lambda f, a: not f.unanswered),
    only("end_visit", "ended_settled", "没有待复查和待补批的才直接办结",
         good=lambda f, a: not f.ordered and not f.approval_due),
    only("end_to_follow", "followed_for_cause", "有待复查或者待补批的才转入后续",
         good=lambda f, a: f.ordered or f.approval_due),
    only("approve_afterwards", "approved_once", "只补办欠缺的批准",
         good=lambda f, a: f.approval_due),
    only("recheck_order", "rechecks_an_order", "复查的是责令改正", good=lambda f, a: f.ordered),
    only("close_visit", "closed_approved", "批准补办了才办结",
         good=lambda f, a: not f.approval_due),
    only("close_visit", "closed_corrected", "改正了或者立案了才办结",
         good=lambda f, a: not f.ordered or (f.uncorrected and f.handed_on)),
)  # fmt: skip
