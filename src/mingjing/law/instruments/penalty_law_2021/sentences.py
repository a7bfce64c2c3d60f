"""What must hold of every move of a procedure, in words that a lawyer can sign.

The sentences look at moves and facts, never at guards: a guard that is taken away lets a move
through that breaks one of them, and that is how we know that every guard bears load.
"""

from __future__ import annotations

from typing import Any

from mingjing.law.explore import Move, Sentence
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.summary import SummaryFacts

Summary = Sentence[SummaryFacts, Attempt]


def always(name: str, words: str, field: str, bad: object = False) -> Sentence[Any, Attempt]:
    """No act of any kind is made with this condition failing."""

    def holds(move: Move[Any, Attempt]) -> bool:
        return move.attempt is None or getattr(move.attempt, field) != bad

    return Sentence(name, words, holds)


def of(step: str, name: str, words: str, good: Any) -> Sentence[Any, Attempt]:
    """This step is made only from situations that are good."""

    def holds(move: Move[Any, Attempt]) -> bool:
        return move.name != step or bool(good(move.before, move.attempt))

    return Sentence(name, words, holds)


PEOPLE: tuple[Sentence[Any, Attempt], ...] = (
    always("right_post", "每一步都由担任相应职务的人办理", "post_fits"),
    always("two", "执法行为不少于两人", "two_officers"),
    always("valid_certificates", "执法人员证件当日有效", "certified"),
    always("identity", "先出示证件再执法", "identity_shown"),
    always("below_the_maximum", "罚款有依据且不高于上限", "within_maximum"),
    always("above_the_minimum", "没有减轻理由不低于下限", "within_minimum"),
    always("not_a_child", "不满十四周岁不处罚", "of_age"),
    always("in_limitation", "超过追责时效不处罚", "in_time"),
    always("milder_law", "规定有变的从旧兼从轻", "milder_law"),
    always("provided_kind", "处罚种类有法定依据", "kind_provided"),
    always("receipts", "送达有回证，收款有票据", "receipted"),
    always("ground", "不予处罚有法定情形", "ground_given"),
    always("education", "不予处罚必有教育", "educated"),
    always("corrected_before_sparing", "轻微、初次须已改正才不处罚", "correction_shown"),
    always("harm_looked_at", "轻微、初次须查清危害后果", "harm_fits"),
    always("history_looked_at", "有违法记录的不是初次", "no_history"),
    always("fault_disproved", "没有主观过错由当事人证明", "proof_given"),
    always("child_shown", "未满十四周岁有出生日期为据", "child_shown"),
    always("incapacity_shown", "没有责任能力有鉴定为据", "incapacity_shown"),
    always("guardian", "不处罚未成年人等必告知监护人", "guardian_told"),
    always("youth", "未成年人从轻或者减轻", "lighter_for_youth"),
    always("catch_all", "适用兜底条款必写明理由", "catch_all_reasoned"),
    always("device_evidence", "监控设备未经审核的不作证据", "device_reviewed"),
    always("device_records", "监控记录未经审核的不作证据", "record_reviewed"),
    always("no_decision_for_crime", "涉嫌犯罪未有结论不作处理", "crime_settled"),
    always("recusal_first", "回避申请未答复不作处理", "recusal_answered"),
    always("preserved_dealt_with", "登记保存的物品未处理不结案、不终止", "preserved_settled"),
    always("goods_dealt_with", "查封扣押的财物未处理不结案、不终止", "goods_settled"),
    always("recused_stay_away", "回避的人不再办案", "not_recused"),
)

SUMMARY_SENTENCES: tuple[Summary, ...] = (
    *PEOPLE,
    always("approver_apart", "调查的人不批准结案", "not_investigator"),
    always("certain", "事实不清不当场处罚", "facts_certain"),
    always("kinds", "当场处罚只有警告和罚款", "summary_kind"),
    always("limit", "当场罚款不超过限额", "summary_amount"),
    always("remedy", "告知复议前置", "review_first_told"),
    always("cash", "当场收缴合于第六十八条", "collectable"),
    always("cash_at_the_bank", "现金未缴付银行不结案", "cash_banked"),
    of("notify_on_the_spot", "told_once", "告知不重复", lambda f, a: not f.told),
    of("report_on_the_spot", "reported_once", "备案不重复", lambda f, a: not f.reported),
    of("hear_on_the_spot", "told_before_heard", "先告知再听取", lambda f, a: f.told),
    of(
        "decide_on_the_spot",
        "heard_before_decision",
        "未听取意见不决定",
        lambda f, a: f.told and f.heard,
    ),
    of(
        "pay", "nothing_paid_twice", "只收应缴而未缴的罚款", lambda f, a: f.money_due and not f.paid
    ),
    of(
        "collect_on_the_spot",
        "nothing_collected_twice",
        "只收应缴而未缴的罚款",
        lambda f, a: f.money_due and not f.paid,
    ),
    of("close_case", "reported_before_closing", "未备案不结案", lambda f, a: f.reported),
    of(
        "close_case",
        "performed_before_closing",
        "未执行完毕不结案",
        lambda f, a: f.paid or not f.money_due or a.ended_otherwise,
    ),
)
