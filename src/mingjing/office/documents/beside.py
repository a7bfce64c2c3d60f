"""Which acts beside a case make which papers: the small procedures, read as a table."""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.office.documents import checks as c
from mingjing.office.documents.contents import elsewhere, ending, enforced, goods, owed
from mingjing.office.documents.shapes import Family, Force, Kind

S, P = Force.STATUTE, Force.PRACTICE
FORM, RECORD, LETTER = Family.FORM, Family.RECORD, Family.LETTER
DECISION, REPORT = Family.DECISION, Family.REPORT
LAW, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
CRIME, ORDER = "crime_transfer_2020", "housing_ministry_order_55"
PRESERVING, SEIZING, PAYING = "preservation", "seizure", "payment"
REVIEW, SUIT = "reconsideration_law_2024", "litigation_law"
ENFORCING, FALLING = "court", "withdrawal"
RECUSING, TRANSFERRING, REFERRING = "recusal", "jurisdiction", "referral"

# fmt: off
BESIDE: tuple[Kind, ...] = (
    Kind("approve_preservation", "先行登记保存证据审批表", 18, FORM, S, cite(LAW, 56),
         goods.preservation_approval, (c.PARTY_NAME, c.GOODS, c.REASON), of=PRESERVING),
    Kind("preserve_evidence", "先行登记保存证据通知书", 18, LETTER, S, cite(LAW, 56),
         goods.preservation_notice, (*c.FIELD, c.PARTY_NAME, c.GOODS, c.KEPT_AT, c.ORGAN),
         served=True, sealed=True, mark="先登", of=PRESERVING),
    Kind("dispose_preserved", "先行登记保存证据处理决定书", 19, LETTER, S, cite(LAW, 56),
         goods.preservation_decision, (c.PARTY_NAME, c.WAY, c.REASON, c.ORGAN), served=True,
         sealed=True, mark="先处", of=PRESERVING),
    Kind("return_preserved", "先行登记保存物品返还清单", 18, RECORD, S, cite(LAW, 56),
         goods.preservation_return, (c.PARTY_NAME, c.REASON), of=PRESERVING),
    Kind("approve_seizure", "查封（扣押）审批表", 21, FORM, S, cite(COMPULSION, 18),
         goods.seizure_approval, (c.PARTY_NAME, c.GOODS, c.MEASURE_BASIS, c.REASON), of=SEIZING),
    *(
        kind
        for verb in ("seize", "seize_urgently")
        for kind in (
            Kind(verb, "查封（扣押）决定书", 21, DECISION, S, cite(COMPULSION, 24),
                 goods.seizure_decision, (*c.FIELD, *c.PARTY, c.GOODS, c.MEASURE_BASIS, c.DAYS,
                 c.KEPT_AT, c.REMEDIES, c.ORGAN), served=True, sealed=True, mark="查扣",
                 of=SEIZING),
            Kind(verb, "查封（扣押）现场笔录", 21, RECORD, S, cite(COMPULSION, 18),
                 goods.seizure_record, (*c.FIELD, c.SHOWN, c.PARTY_NAME, c.GOODS), of=SEIZING,
                 nth=2),
        )
    ),
    Kind("make_up_approval", "查封（扣押）补办批准审批表", 21, FORM, S, cite(COMPULSION, 19),
         goods.late_approval, (c.PARTY_NAME, c.REASON), of=SEIZING),
    Kind("test_seized", "检测（检验、检疫、鉴定）期间告知书", 20, LETTER, S, cite(COMPULSION, 25),
         goods.test_period, (c.PARTY_NAME, c.UNTIL, c.TESTED_BY, c.ORGAN), served=True,
         sealed=True, mark="检期", of=SEIZING),
    Kind("test_seized", "检测（检验、检疫、鉴定）委托书", 20, LETTER, P, cite(COMPULSION, 25),
         goods.commission, (*c.FIELD, c.TESTED_BY, c.TEST_WHAT, c.CONTACT, c.ORGAN), sealed=True,
         mark="检委", of=SEIZING, nth=2),
    Kind("record_test", "检测（检验、检疫、鉴定）结果告知书", 20, LETTER, S, cite(COMPULSION, 25),
         goods.test_result, (c.PARTY_NAME, c.RESULT, c.ORGAN), served=True, sealed=True,
         mark="检果", of=SEIZING),
    Kind("extend_seizure", "延长查封（扣押）决定书", 22, LETTER, S, cite(COMPULSION, 25),
         goods.seizure_extension, (c.PARTY_NAME, c.DAYS, c.REASON_GIVEN, c.REMEDIES, c.ORGAN),
         served=True, sealed=True, mark="延查扣", of=SEIZING),
    Kind("release_seizure", "解除查封（扣押）决定书", 23, LETTER, S, cite(COMPULSION, 28),
         goods.seizure_release, (c.PARTY_NAME, c.GROUND_SAID, c.ORGAN), served=True, sealed=True,
         mark="解查扣", of=SEIZING),
    Kind("dispose_seized", "查封（扣押）物品处理清单", 44, RECORD, S, cite(COMPULSION, 27),
         goods.seizure_disposal, (c.PARTY_NAME, c.FATE, c.REASON), of=SEIZING),
    Kind("recuse", "回避决定书", 10, LETTER, S, cite(LAW, 43), elsewhere.recusal_decision,
         (c.RESULT, c.REASON, c.ORGAN), sealed=True, mark="回避", of=RECUSING),
    Kind("recuse", "回避决定告知记录", 10, RECORD, P, cite(LAW, 43), elsewhere.recusal_told,
         (c.RECEIPT,), of=RECUSING, nth=2, offered=lambda act: bool(act.said("receipt"))),
    Kind("agree_jurisdiction", "管辖争议协商记录", 8, RECORD, P, cite(ORDER, 6),
         elsewhere.negotiation, (c.MINUTES,), editable=True, of=TRANSFERRING),
    Kind("report_dispute", "报请指定管辖的函", 8, LETTER, S, cite(ORDER, 6),
         elsewhere.designation_request, (c.SUPERIOR, c.MINUTES, c.ORGAN), sealed=True, mark="报管",
         editable=True, of=TRANSFERRING),
    Kind("find_not_ours", "案件移送审批表", 9, FORM, S, cite(LAW, 22), elsewhere.not_ours,
         (c.OTHER_ORGAN, c.NOT_COMPETENT), of=TRANSFERRING),
    Kind("transfer_case", "案件移送函", 9, LETTER, S, cite(ORDER, 6), elsewhere.transfer_letter,
         (c.FACTS, c.ORGAN), sealed=True, mark="移", editable=True, of=TRANSFERRING),
    Kind("transfer_case", "案件移送回执", 9, FORM, S, cite(ORDER, 6), elsewhere.transfer_receipt,
         (c.RECEIPT,), of=TRANSFERRING, nth=2),
    Kind("report_crime", "涉嫌犯罪案件情况的调查报告", 50, REPORT, S, cite(CRIME, 5),
         elsewhere.crime_report, (*c.FIELD, c.FACTS, c.CRIME, c.WRITTEN), editable=True,
         of=REFERRING),
    Kind("refer_to_police", "涉嫌犯罪案件移送审批表", 50, FORM, S, cite(CRIME, 5),
         elsewhere.referral_approval, (c.RESULT,), of=REFERRING),
    Kind("hand_to_police", "涉嫌犯罪案件移送书", 50, LETTER, S, cite(CRIME, 6),
         elsewhere.referral_letter, (*c.FIELD, c.FACTS, c.TO, c.ORGAN), sealed=True, mark="移公",
         of=REFERRING),
    Kind("hand_to_police", "涉案物品清单", 50, RECORD, S, cite(CRIME, 6),
         elsewhere.goods_of_crime, c.FIELD, of=REFERRING, nth=2),
    Kind("hand_over_goods", "涉案物品和材料移交清单", 50, RECORD, S, cite(CRIME, 12),
         elsewhere.handover, (*c.FIELD, c.RECEIPT), of=REFERRING),
    Kind("ask_police_again", "提请复议的函", 50, LETTER, S, cite(CRIME, 9), elsewhere.ask_again,
         (c.REASON, c.ORGAN), sealed=True, mark="提复", editable=True, of=REFERRING),
    Kind("ask_prosecutor", "建议立案监督的函", 50, LETTER, S, cite(CRIME, 9),
         elsewhere.ask_prosecutor, (c.TO, c.REASON, c.ORGAN), sealed=True, mark="建监",
         editable=True, of=REFERRING),
    Kind("apply_for_deferral", "延期（分期）缴纳罚款申请记录", 42, RECORD, S, cite(LAW, 66),
         owed.deferral_request, (c.PARTY_NAME, c.WISH), of=PAYING),
    Kind("approve_instalments", "延期（分期）缴纳罚款通知书", 42, LETTER, S, cite(LAW, 66),
         owed.deferral_notice, (c.PARTY_NAME, c.REASON, c.ORGAN), served=True, sealed=True,
         mark="缓缴", of=PAYING),
    Kind("approve_instalments", "延期（分期）缴纳罚款审批表", 42, FORM, S, cite(LAW, 66),
         owed.deferral_approval, (c.REASON,), of=PAYING, nth=2),
    Kind("impose_surcharge", "加处罚款决定书", 46, DECISION, S, cite(LAW, 72),
         owed.surcharge_decision, (*c.PARTY, c.REASON, c.REMEDIES, c.ORGAN), served=True,
         sealed=True, mark="加罚", of=PAYING),
    *(
        Kind(verb, "当场收缴罚款交接记录", 43, RECORD, S, cite(LAW, 71), owed.cash_handed,
             (c.PARTY_NAME,), of=PAYING)
        for verb in ("hand_in_cash", "bank_cash")
    ),
    Kind("exhort", "履行行政处罚决定催告书", 45, LETTER, S, cite(COMPULSION, 54),
         enforced.exhortation, (c.PARTY_NAME, c.NUMBER, c.CONTACT, c.ORGAN), served=True,
         sealed=True, mark="催", of=ENFORCING),
    Kind("hear_exhorted", "催告陈述申辩笔录", 45, RECORD, S, cite(COMPULSION, 36),
         enforced.answer_to_exhortation, (c.PARTY_NAME, c.CONTENT), of=ENFORCING),
    Kind("weigh_exhorted", "催告陈述申辩复核意见书", 45, FORM, S, cite(COMPULSION, 36),
         enforced.exhortation_weighed, (c.OPINION,), of=ENFORCING),
    Kind("apply_to_court", "强制执行申请书", 47, LETTER, S, cite(COMPULSION, 55),
         enforced.application, (*c.PARTY, c.NUMBER, c.COURT, c.CONTACT, c.ORGAN), sealed=True,
         mark="强执申", editable=True, of=ENFORCING),
    Kind("apply_to_court", "申请强制执行材料清单", 47, FORM, S, cite(COMPULSION, 55),
         enforced.bundle, (c.COURT,), of=ENFORCING, nth=2),
    Kind("reply_reconsideration", "行政复议答复书", 56, LETTER, S, cite(REVIEW, 48),
         enforced.reconsideration_reply, (c.FACTS, c.CONTENT, c.REMEDIES, c.ORGAN), sealed=True,
         mark="复答", editable=True, of="reconsideration"),
    Kind("answer_suit", "行政诉讼答辩状", 56, LETTER, S, cite(SUIT, 67),
         enforced.statement_of_defence, (c.FACTS, c.CONTENT, c.ORGAN), sealed=True, mark="应诉",
         editable=True, of="litigation"),
    Kind("withdraw_decision", "行政处罚决定撤销（更正）决定书", 51, DECISION, S, cite(LAW, 48),
         enforced.own_fall, (*c.PARTY, c.NUMBER, c.LEFT, c.REASON, c.REMEDIES, c.ORGAN),
         served=True, sealed=True, mark="撤", of=FALLING),
    Kind("record_fall", "行政处罚决定效力变动登记表", 51, FORM, P, cite(LAW, 48),
         enforced.fall_recorded, (c.DOCUMENT,), of=FALLING),
    Kind("withdraw_publication", "行政处罚决定公开撤回说明", 51, FORM, S, cite(LAW, 48),
         enforced.taken_back, (c.REASON,), of=FALLING),
    Kind("tell_party", "行政处罚决定变动告知书", 51, LETTER, S, cite(LAW, 61),
         enforced.party_told, (c.PARTY_NAME, c.ORGAN), served=True, sealed=True, mark="变告",
         of=FALLING),
    *(
        Kind(verb, "送达回证", 41, FORM, S, cite(LAW, 61), ending.letter_served,
             (*c.FIELD, *c.SERVED), of=of, nth=2)
        for verb, of in (("exhort", ENFORCING), ("tell_party", FALLING))
    ),
)
# fmt: on
