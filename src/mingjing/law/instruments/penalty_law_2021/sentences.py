"""What must hold of every move of a procedure, in words that a lawyer can sign.

The sentences look at moves and facts, never at guards: a guard that is taken away lets a move
through that breaks one of them, and that is how we know that every guard bears load.
"""

from __future__ import annotations

from typing import Any

from mingjing.law.explore import Move, Sentence
from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Facts, Hearing
from mingjing.law.instruments.penalty_law_2021.summary import SummaryFacts

Ordinary = Sentence[Facts, Attempt]
Summary = Sentence[SummaryFacts, Attempt]


def _always(name: str, words: str, field: str, bad: object = False) -> Sentence[Any, Attempt]:
    """No act of any kind is made with this condition failing."""

    def holds(move: Move[Any, Attempt]) -> bool:
        return move.attempt is None or getattr(move.attempt, field) != bad

    return Sentence(name, words, holds)


def _of(step: str, name: str, words: str, good: Any) -> Sentence[Any, Attempt]:
    """This step is made only from situations that are good."""

    def holds(move: Move[Any, Attempt]) -> bool:
        return move.name != step or bool(good(move.before, move.attempt))

    return Sentence(name, words, holds)


PEOPLE: tuple[Sentence[Any, Attempt], ...] = (
    _always("right_post", "每一步都由担任相应职务的人办理", "post_fits"),
    _always("two", "执法行为不少于两人", "two_officers"),
    _always("valid_certificates", "执法人员证件当日有效", "certified"),
    _always("identity", "先出示证件再执法", "identity_shown"),
    _always("below_the_maximum", "罚款有依据且不高于上限", "within_maximum"),
    _always("above_the_minimum", "没有减轻理由不低于下限", "within_minimum"),
    _always("not_a_child", "不满十四周岁不处罚", "of_age"),
    _always("in_limitation", "超过追责时效不处罚", "in_time"),
    _always("provided_kind", "处罚种类有法定依据", "kind_provided"),
    _always("receipts", "送达有回证，收款有票据", "receipted"),
    _always("ground", "不予处罚有法定情形", "ground_given"),
    _always("education", "不予处罚必有教育", "educated"),
)

JUDGES: tuple[Ordinary, ...] = (
    _always("apart", "调查的人不审核、不主持听证、不决定", "not_investigator"),
    _always("qualified_reviewers", "审核人员具备资格", "qualified"),
)
"""Nobody reviews an on-the-spot case before it is decided, so these bind the ordinary one only."""

ORDINARY_SENTENCES: tuple[Ordinary, ...] = (
    *PEOPLE,
    _always("reviewers_apart", "审核的人不调查、不决定", "not_reviewer"),
    _always("absence", "缺席听证须有记录才视为放弃", "absence_recorded"),
    *JUDGES,
    _always("hearing_right", "应当告知听证权利的已经告知", "hearing_offered"),
    _always("explicit_waiver", "放弃权利须明确表示", "waiver_explicit"),
    _always("hearing_notice", "听证提前七个工作日通知", "ahead"),
    _always("hearing_day", "听证在通知的日期举行", "day_come"),
    _always("no_heavier", "不因申辩加重处罚", "heavier", bad=True),
    _always("e_service", "电子送达经当事人同意", "consented"),
    _of("file_case", "filed_by_competent", "无管辖权不立案", lambda f, a: f.competent),
    _of("file_case", "filed_in_time", "超过追责时效不立案", lambda f, a: f.in_limitation),
    _of("file_case", "filed_on_evidence", "没有初步证据不立案", lambda f, a: f.prima_facie),
    _of(
        "decline_to_file",
        "no_refusal_to_file",
        "符合条件的不得不予立案",
        lambda f, a: not (f.competent and f.in_limitation and f.prima_facie),
    ),
    _of(
        "review_filing",
        "filing_reviewed_once",
        "通过的立案审查不重复",
        lambda f, a: f.filing_review is not Review.PASSED,
    ),
    _of(
        "review_closing",
        "closing_reviewed_once",
        "通过的结案审查不重复",
        lambda f, a: f.closing_review is not Review.PASSED,
    ),
    _of(
        "approve_filing",
        "filing_review_first",
        "未经立案审查不立案",
        lambda f, a: f.filing_review is Review.PASSED,
    ),
    _of("conclude_investigation", "evidence_first", "没有证据不终结调查", lambda f, a: f.evidence),
    _of(
        "conclude_investigation",
        "correction_first",
        "未责令改正不终结调查",
        lambda f, a: f.correction,
    ),
    _of(
        "waive_defence",
        "no_waiving_of_words",
        "说过的话不能被放弃",
        lambda f, a: f.defence in (Defence.NONE, Defence.WAIVED),
    ),
    _of(
        "review_defence",
        "weigh_what_was_said",
        "复核的是说过的话",
        lambda f, a: f.defence is Defence.STATED,
    ),
    _of("request_hearing", "hearing_was_told", "申请听证以告知为前提", lambda f, a: f.hearing_told),
    _of(
        "request_hearing",
        "hearing_in_term",
        "申请听证在期限内，且只一次",
        lambda f, a: f.hearing_term is Clock.RUNNING and f.hearing is Hearing.NONE,
    ),
    _of(
        "notify_hearing",
        "hearing_was_asked",
        "通知听证以申请为前提",
        lambda f, a: f.hearing is Hearing.REQUESTED,
    ),
    _of(
        "hold_hearing",
        "hearing_was_notified",
        "举行听证以通知为前提",
        lambda f, a: f.hearing is Hearing.NOTIFIED,
    ),
    _of(
        "review_again",
        "second_review_after_hearing",
        "再次审查在听证之后",
        lambda f, a: f.penalty_review is Review.STALE,
    ),
    _of(
        "decide_penalty",
        "heard_before_decision",
        "决定之前已听取、放弃或期满",
        lambda f, a: (
            f.defence in (Defence.WEIGHED, Defence.WAIVED)
            or (f.defence is Defence.NONE and f.defence_term is Clock.OVER)
        ),
    ),
    _of(
        "decide_penalty",
        "hearing_before_decision",
        "听证期满、申请的听证已举行才决定",
        lambda f, a: (
            f.hearing_term is not Clock.RUNNING
            and f.hearing not in (Hearing.REQUESTED, Hearing.NOTIFIED)
        ),
    ),
    _of(
        "decide_penalty",
        "review_before_decision",
        "未经有效的法制审核不决定",
        lambda f, a: f.penalty_review is Review.PASSED,
    ),
    _of(
        "decide_penalty",
        "notice_before_decision",
        "未告知不决定",
        lambda f, a: f.defence_term is not Clock.NONE,
    ),
    _of(
        "pay", "nothing_paid_twice", "只收应缴而未缴的罚款", lambda f, a: f.money_due and not f.paid
    ),
    _of(
        "review_closing",
        "performed_before_closing",
        "未执行完毕不结案",
        lambda f, a: f.paid or not f.money_due,
    ),
    _of(
        "close_case",
        "closing_review_first",
        "未经结案审查不结案",
        lambda f, a: f.closing_review is Review.PASSED,
    ),
)

SUMMARY_SENTENCES: tuple[Summary, ...] = (
    *PEOPLE,
    _always("approver_apart", "调查的人不批准结案", "not_investigator"),
    _always("certain", "事实不清不当场处罚", "facts_certain"),
    _always("kinds", "当场处罚只有警告和罚款", "summary_kind"),
    _always("limit", "当场罚款不超过限额", "summary_amount"),
    _always("remedy", "告知复议前置", "review_first_told"),
    _always("cash", "当场收缴合于第六十八条", "collectable"),
    _of("notify_on_the_spot", "told_once", "告知不重复", lambda f, a: not f.told),
    _of("report_on_the_spot", "reported_once", "备案不重复", lambda f, a: not f.reported),
    _of("hear_on_the_spot", "told_before_heard", "先告知再听取", lambda f, a: f.told),
    _of(
        "decide_on_the_spot",
        "heard_before_decision",
        "未听取意见不决定",
        lambda f, a: f.told and f.heard,
    ),
    _of(
        "pay", "nothing_paid_twice", "只收应缴而未缴的罚款", lambda f, a: f.money_due and not f.paid
    ),
    _of(
        "collect_on_the_spot",
        "nothing_collected_twice",
        "只收应缴而未缴的罚款",
        lambda f, a: f.money_due and not f.paid,
    ),
    _of("close_case", "reported_before_closing", "未备案不结案", lambda f, a: f.reported),
    _of(
        "close_case",
        "performed_before_closing",
        "未执行完毕不结案",
        lambda f, a: f.paid or not f.money_due,
    ),
)
