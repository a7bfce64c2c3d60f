"""The ordinary procedure (普通程序) of the Administrative Penalty Law 2021 on its main road.

Articles 54 to 65 with service (61), payment (66 to 70) and the office's own three-level legal
review. The three reviews are kept apart from the acts that they judge, by person.
"""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import ordinary_guards as g
from mingjing.law.instruments.penalty_law_2021 import ordinary_sets as sets
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    PENALTY,
    PENALTY_ASKS,
    REVIEWER,
    Attempt,
    Clock,
    approver_not_investigator,
    certified,
    decider_not_investigator,
    decider_not_reviewer,
    educated,
    ground_given,
    identity_shown,
    in_time,
    investigator_not_reviewer,
    not_investigator,
    post_fits,
    qualified,
    receipt_numbered,
    receipted,
    two_officers,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.procedure import NEW, Detour, Passing, Procedure, Stage, Step

# fmt: off
# A procedure is read as a table.
LAW = "penalty_law_2021"
LOCAL = "tianjin"
FIELD = (post_fits, two_officers, certified, investigator_not_reviewer)
FIELD_ASKS = ("post_fits", "two_officers", "certified", "not_reviewer")
DECIDER = (post_fits, decider_not_investigator, decider_not_reviewer)
DECIDER_ASKS = ("post_fits", "not_investigator", "not_reviewer")
REVIEW = (post_fits, not_investigator, qualified)
REVIEW_ASKS = ("post_fits", "not_investigator", "qualified")

STAGES = (
    Stage(NEW, "未登记"),
    Stage("lead", "线索待核查"),
    Stage("verified", "已核查"),
    Stage("filed", "立案待审"),
    Stage("investigating", "调查取证"),
    Stage("concluded", "调查终结"),
    Stage("reviewed", "审核通过"),
    Stage("notified", "已告知"),
    Stage("decided", "已决定"),
    Stage("served", "已送达"),
    Stage("closed", "已结案"),
    Stage("declined", "不予立案", final=True),
    Stage("archived", "已归档", final=True),
)


def _filing() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("register_lead", "登记线索", (NEW,), "lead", cite(LAW, 54), (OFFICER, CLERK),
             (post_fits,), asks=("post_fits",),
             says="发现依法应当给予处罚的线索，如实登记来源、时间和内容。"),
        Step("verify_lead", "核查线索", ("lead",), "verified", cite(LAW, 54), (OFFICER,), FIELD,
             sets=sets.verified, asks=FIELD_ASKS, chooses=("competent", "in_limitation",
             "prima_facie"), watches=(g.filing_late,),
             says="核实本机关有无管辖权、是否在追责时效内、有无初步证据。"),
        Step("file_case", "提请立案", ("verified",), "filed", cite(LAW, 54), (OFFICER,), (*FIELD,
             g.competent, g.in_limitation, g.prima_facie), asks=FIELD_ASKS,
             says="符合立案标准的，应当及时立案。"),
        Step("decline_to_file", "不予立案", ("verified",), "declined", cite(LAW, 54), (LEADER,),
             (post_fits, approver_not_investigator, g.may_decline),
             asks=("post_fits", "not_investigator"),
             says="不符合立案条件的，说明理由，由负责人批准不予立案。"),
        Step("review_filing", "立案审查", ("filed",), None, cite(LOCAL, 0), (REVIEWER,),
             (*REVIEW, g.filing_unreviewed),
             sets=sets.filing_reviewed, asks=REVIEW_ASKS, chooses=("passed",),
             detours=(Detour("passed", False, "verified"),),
             says="法制审核人员审查主体、管辖、时效和初步证据。"),
        Step("approve_filing", "批准立案", ("filed",), "investigating", cite(LAW, 54), (LEADER,),
             (post_fits, approver_not_investigator, g.filing_passed),
             asks=("post_fits", "not_investigator"),
             says="立案自负责人批准之日起算办案期限。"),
    )


def _evidence(name: str, label: str, article: int, says: str) -> Step[Facts, Attempt]:
    """A record of investigation: three names of the statute, one shape."""
    return Step(name, label, ("investigating",), None, cite(LAW, article), (OFFICER,),
                (*FIELD, identity_shown), sets=sets.evidence,
                asks=(*FIELD_ASKS, "identity_shown"), says=says)


def _investigation() -> tuple[Step[Facts, Attempt], ...]:
    return (
        _evidence("inspect_site", "现场检查（勘验）", 55,
                  "两名以上执法人员出示证件，制作现场笔录。"),
        _evidence("question", "询问", 55, "个别询问，制作询问笔录并由被询问人逐页签名。"),
        _evidence("take_evidence", "收集证据", 54, "全面、客观、公正地收集证据。"),
        Step("order_correction", "责令改正", ("investigating",), None, cite(LAW, 28), (OFFICER,),
             FIELD, sets=sets.corrected, asks=FIELD_ASKS,
             says="实施处罚时，应当责令当事人改正或者限期改正；确不适用的，写明理由。"),
        Step("conclude_investigation", "调查终结", ("investigating",), "concluded", cite(LAW, 57),
             (OFFICER,), (*FIELD, g.evidence_taken, g.correction_settled), sets=sets.concluded,
             asks=FIELD_ASKS, says="写出调查终结报告，提出处理意见。"),
        Step("review_penalty", "处罚审查", ("concluded",), "reviewed", cite(LAW, 58), (REVIEWER,),
             REVIEW, sets=sets.reviewed, asks=REVIEW_ASKS, chooses=("passed",),
             detours=(Detour("passed", False, "investigating"),),
             says="法制审核未经或者未通过的，不得作出决定。"),
    )


def _notice() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("notify_penalty", "告知拟处罚内容和权利", ("reviewed",), "notified", cite(LAW, 44),
             (OFFICER,), (*FIELD, *PENALTY, g.hearing_offered, g.notice_served),
             sets=sets.notified, asks=(*FIELD_ASKS, *PENALTY_ASKS, "hearing_offered", "receipted"),
             chooses=("with_hearing",),
             says="告知拟处罚的内容、事实、理由、依据，以及陈述、申辩、听证的权利。"),
        Step("state_defence", "登记陈述申辩", ("notified",), None, cite(LAW, 45), (OFFICER,),
             (post_fits,), sets=sets.stated, asks=("post_fits",),
             says="必须充分听取当事人的意见。"),
        Step("waive_defence", "登记放弃陈述申辩", ("notified",), None, cite(LAW, 44), (OFFICER,),
             (post_fits, g.nothing_stated, g.waiver_explicit), sets=sets.waived, asks=("post_fits",
             "waiver_explicit"), says="放弃须由当事人明确表示并留存凭证。"),
        Step("review_defence", "复核陈述申辩", ("notified",), None, cite(LAW, 45), (REVIEWER,),
             (post_fits, not_investigator, g.something_stated), sets=sets.weighed,
             asks=("post_fits",
             "not_investigator"),
             says="对事实、理由和证据进行复核；成立的应当采纳，不得因申辩加重处罚。"),
        Step("request_hearing", "登记听证申请", ("notified",), None, cite(LAW, 64), (OFFICER,),
             (post_fits, g.hearing_told, g.hearing_term_runs), sets=sets.requested,
             asks=("post_fits",),
             says="当事人在告知后五个工作日内提出。"),
        Step("notify_hearing", "通知听证", ("notified",), None, cite(LAW, 64), (REVIEWER,),
             (post_fits, g.hearing_requested, g.seven_days_ahead), sets=sets.summoned,
             asks=("post_fits",
             "ahead"), says="举行听证的七个工作日前通知时间、地点。"),
        Step("hold_hearing", "举行听证", ("notified",), None, cite(LAW, 64), (REVIEWER,),
             (post_fits, not_investigator, g.hearing_notified, g.day_come, g.absence_recorded),
             sets=sets.heard,
             asks=("post_fits", "not_investigator", "day_come", "absence_recorded"),
             chooses=("attended",),
             says="由非本案调查人员主持，制作听证笔录。"),
        Step("review_again", "听证后再次审查", ("notified",), None, cite(LAW, 58), (REVIEWER,),
             (*REVIEW, g.review_due_again), sets=sets.reviewed, asks=REVIEW_ASKS,
             chooses=("passed",),
             detours=(Detour("passed", False, "investigating"),),
             says="经过听证程序的案件，决定前须经法制审核。"),
    )


def _decision() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("decide_penalty", "作出处罚决定", ("notified",), "decided", cite(LAW, 57), (LEADER,),
             (*DECIDER, g.defence_settled, g.hearing_settled, g.review_passed, g.not_heavier,
              *PENALTY, in_time), watches=(g.decision_late,), sets=sets.penalised,
             asks=(*DECIDER_ASKS, *PENALTY_ASKS, "heavier", "in_time"),
             chooses=("for_money",), says="负责人审查调查结果后作出决定，制作决定书。"),
        Step("decide_no_penalty", "决定不予处罚", ("reviewed", "notified"), "decided",
             cite(LAW, 57), (LEADER,), (*DECIDER, ground_given, educated),
             watches=(g.decision_late,), sets=sets.spared,
             asks=(*DECIDER_ASKS, "ground_given", "educated"),
             says="依法不予处罚的，应当对当事人进行教育。"),
        Step("dismiss", "认定违法事实不能成立", ("reviewed", "notified"), "decided", cite(LAW, 57),
             (LEADER,), DECIDER, watches=(g.decision_late,), sets=sets.dismissed,
             asks=DECIDER_ASKS, says="违法事实不能成立的，不予行政处罚。"),
        Step("serve", "送达", ("decided",), "served", cite(LAW, 61), (OFFICER,), (*FIELD,
             receipted, g.consented), watches=(g.service_late,), asks=(*FIELD_ASKS, "receipted",
             "consented"), says="宣告后当场交付；当事人不在场的，七个工作日内送达。"),
    )


def _ending() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("pay", "登记缴款", ("served",), None, cite(LAW, 67), (CLERK, OFFICER), (post_fits,
             g.money_due, receipt_numbered), sets=sets.paid, asks=("post_fits", "receipted"),
             chooses=("in_full",),
             says="罚款决定与收缴分离；当事人自收到决定书之日起十五日内缴纳。"),
        Step("review_closing", "结案审查", ("served",), None, cite(LOCAL, 0), (REVIEWER,),
             (*REVIEW, g.performed, g.closing_unreviewed), sets=sets.closing,
             asks=REVIEW_ASKS, chooses=("passed",),
             says="审查决定是否执行完毕、文书是否齐备。"),
        Step("close_case", "批准结案", ("served",), "closed", cite(LOCAL, 0), (LEADER,),
             (post_fits, approver_not_investigator, g.closing_passed),
             asks=("post_fits", "not_investigator"), says="经结案审查后批准。"),
        Step("archive", "归档", ("closed",), "archived", cite(LAW, 47), (CLERK,), (post_fits,),
             asks=("post_fits",), says="全过程记录归档保存。"),
    )


def _defence_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "notified" or f.defence_term is not Clock.RUNNING:
        return None
    return replace(f, defence_term=Clock.OVER)


def _hearing_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "notified" or f.hearing_term is not Clock.RUNNING:
        return None
    return replace(f, hearing_term=Clock.OVER)


ORDINARY: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/ordinary",
    label="普通程序",
    stages=STAGES,
    steps=(*_filing(), *_investigation(), *_notice(), *_decision(), *_ending()),
    facts=Facts,
    attempt=Attempt,
    passings=(
        Passing("defence_term_ends", "陈述申辩期限届满", _defence_ends),
        Passing("hearing_term_ends", "听证申请期限届满", _hearing_ends),
    ),
    road=(
        "register_lead",
        "verify_lead",
        "file_case",
        "review_filing",
        "approve_filing",
        "take_evidence",
        "order_correction",
        "conclude_investigation",
        "review_penalty",
        "notify_penalty",
        "state_defence",
        "decide_penalty",
        "serve",
        "pay",
        "review_closing",
        "close_case",
        "archive",
    ),
)
