"""What must hold of every move of the ordinary procedure, in words that a lawyer can sign."""

from __future__ import annotations

from mingjing.law.explore import Sentence
from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Facts,
    Hearing,
)
from mingjing.law.instruments.penalty_law_2021.sentences import PEOPLE, always, of

Ordinary = Sentence[Facts, Attempt]

JUDGES: tuple[Ordinary, ...] = (
    always("apart", "调查的人不审核、不主持听证、不决定", "not_investigator"),
    always("qualified_reviewers", "审核人员具备资格", "qualified"),
)
"""Nobody reviews an on-the-spot case before it is decided, so these bind the ordinary one only."""

ORDINARY_SENTENCES: tuple[Ordinary, ...] = (
    *PEOPLE,
    always("reviewers_apart", "审核的人不调查、不决定", "not_reviewer"),
    always("absence", "缺席听证须有记录才视为放弃", "absence_recorded"),
    *JUDGES,
    always("hearing_right", "应当告知听证权利的已经告知", "hearing_offered"),
    always("gains_told", "没收违法所得必有数额，没有这一罚种的不收", "gains_told"),
    always("goods_told", "没收的财物写明是哪些", "goods_told"),
    always("explicit_waiver", "放弃权利须明确表示", "waiver_explicit"),
    always("hearing_notice", "听证提前七个工作日通知", "ahead"),
    always("hearing_day", "听证在通知的日期举行", "day_come"),
    always("no_heavier", "不因申辩加重处罚", "heavier", bad=True),
    always("e_service", "电子送达经当事人同意", "consented"),
    always("left_before_witnesses", "留置送达有见证或者影像", "witnessed"),
    always("slip_back", "邮寄送达有回执", "slip_returned"),
    always("notice_as_last_resort", "公告送达是最后的方式", "last_resort"),
    always("nine_points", "九项未核对无误的审核不通过", "points_met"),
    always("voters_known", "集体讨论写明参加的负责人", "voters_named"),
    always("investigators_do_not_vote", "调查人员不表决", "voters_apart"),
    always("minutes", "集体讨论必有记录", "minutes_kept"),
    always("chair_apart", "听证由非本案调查人员主持", "chair_apart"),
    always("open_hearing", "听证公开，不公开须有理由", "hearing_open"),
    always("agents", "代理人一至二人", "agents_fit"),
    always("signed_record", "听证笔录经核对签字", "record_signed"),
    always("hearing_report", "听证后有报告才再次审查", "hearing_reported"),
    always("police_have_it", "公安立案才终结", "police_opened"),
    always("other_organ_has_it", "移送签收才终结", "handed_over"),
    of("file_case", "filed_by_competent", "无管辖权不立案", lambda f, a: f.competent),
    of("file_case", "filed_in_time", "超过追责时效不立案", lambda f, a: f.in_limitation),
    of("file_case", "filed_on_evidence", "没有初步证据不立案", lambda f, a: f.prima_facie),
    of(
        "decline_to_file",
        "no_refusal_to_file",
        "符合条件的不得不予立案",
        lambda f, a: not (f.competent and f.in_limitation and f.prima_facie),
    ),
    of(
        "review_filing",
        "filing_reviewed_once",
        "通过的立案审查不重复",
        lambda f, a: f.filing_review is not Review.PASSED,
    ),
    of(
        "review_closing",
        "closing_reviewed_once",
        "通过的结案审查不重复",
        lambda f, a: f.closing_review is not Review.PASSED,
    ),
    of(
        "approve_filing",
        "filing_review_first",
        "未经立案审查不立案",
        lambda f, a: f.filing_review is Review.PASSED,
    ),
    of("conclude_investigation", "evidence_first", "没有证据不终结调查", lambda f, a: f.evidence),
    of(
        "conclude_investigation",
        "correction_first",
        "未责令改正不终结调查",
        lambda f, a: f.correction is not Correction.NONE,
    ),
    of(
        "waive_defence",
        "no_waiving_of_words",
        "说过的话不能被放弃",
        lambda f, a: f.defence in (Defence.NONE, Defence.WAIVED),
    ),
    of(
        "review_defence",
        "weigh_what_was_said",
        "复核的是说过的话",
        lambda f, a: f.defence is Defence.STATED,
    ),
    of("request_hearing", "hearing_was_told", "申请听证以告知为前提", lambda f, a: f.hearing_told),
    of(
        "request_hearing",
        "hearing_in_term",
        "申请听证在期限内，且只一次",
        lambda f, a: f.hearing_term is Clock.RUNNING and f.hearing is Hearing.NONE,
    ),
    of(
        "notify_hearing",
        "hearing_was_asked",
        "通知听证以申请为前提",
        lambda f, a: f.hearing is Hearing.REQUESTED,
    ),
    of(
        "hold_hearing",
        "hearing_was_notified",
        "举行听证以通知为前提",
        lambda f, a: f.hearing is Hearing.NOTIFIED,
    ),
    of(
        "review_again",
        "second_review_after_hearing",
        "再次审查在听证或者新的事实之后",
        lambda f, a: f.penalty_review is Review.STALE,
    ),
    of(
        "decide_penalty",
        "heard_before_decision",
        "决定之前已听取、放弃或期满",
        lambda f, a: (
            f.defence in (Defence.WEIGHED, Defence.WAIVED)
            or (f.defence is Defence.NONE and f.defence_term is Clock.OVER)
        ),
    ),
    of(
        "decide_penalty",
        "hearing_before_decision",
        "听证期满、申请的听证已举行才决定",
        lambda f, a: (
            f.hearing_term is not Clock.RUNNING
            and f.hearing not in (Hearing.REQUESTED, Hearing.NOTIFIED)
        ),
    ),
    of(
        "decide_penalty",
        "review_before_decision",
        "未经有效的法制审核不决定",
        lambda f, a: f.penalty_review is Review.PASSED,
    ),
    of(
        "decide_penalty",
        "notice_before_decision",
        "未告知不决定",
        lambda f, a: f.defence_term is not Clock.NONE,
    ),
    of(
        "pay",
        "nothing_paid_twice",
        "只收应缴而未缴的罚没款",
        lambda f, a: f.money_due and not f.paid,
    ),
    of(
        "review_closing",
        "performed_before_closing",
        "未执行完毕不结案",
        lambda f, a: f.paid or not f.money_due or a.ended_otherwise,
    ),
    of(
        "close_case",
        "closing_review_first",
        "未经结案审查不结案",
        lambda f, a: f.closing_review is Review.PASSED,
    ),
    of(
        "decide_penalty",
        "discussed_before_decision",
        "应当集体讨论而未讨论的不决定",
        lambda f, a: f.discussion is not Discussion.DUE,
    ),
    of(
        "notify_penalty", "results_told", "检测结果未告知不拟处罚", lambda f, a: not f.untold_result
    ),
    of("tell_result", "result_to_tell", "告知的是未告知的结果", lambda f, a: f.untold_result),
    of(
        "recheck_correction",
        "order_to_check",
        "复查的是作出过的责令",
        lambda f, a: f.correction is not Correction.NONE and a.was_ordered,
    ),
    of("suspend", "suspended_once", "中止不重复", lambda f, a: not f.suspended),
    of("resume", "resumed_from_rest", "恢复以中止为前提", lambda f, a: f.suspended),
)
