"""Which act makes which document: name, place in the list, force, article, what it must hold."""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.office.documents import checks as c
from mingjing.office.documents.beside import BESIDE
from mingjing.office.documents.contents import (
    course,
    decision,
    ending,
    filing,
    investigation,
    notice,
    party,
)
from mingjing.office.documents.shapes import Family, Force, Kind
from mingjing.office.documents.story import Act
from mingjing.office.documents.visiting import VISITING

S, P = Force.STATUTE, Force.PRACTICE
FORM, RECORD, LETTER = Family.FORM, Family.RECORD, Family.LETTER
DECISION, REPORT = Family.DECISION, Family.REPORT
LAW, LOCAL, ORDER = "penalty_law_2021", "tianjin", "housing_ministry_order_55"

# fmt: off
# The catalogue is read as a table.
KINDS: tuple[Kind, ...] = (
    Kind("register_lead", "案件来源登记表", 5, FORM, P, cite(LAW, 54), filing.source,
         (c.PARTY_NAME, c.FACTS)),
    Kind("verify_lead", "线索核查报告", 6, REPORT, P, cite(LAW, 54), filing.verification,
         (*c.FIELD, c.OPINION)),
    Kind("file_case", "立案审批表", 7, FORM, S, cite(LAW, 54), filing.filing,
         (*c.PARTY, c.FACTS, c.BASIS, c.OPINION, c.FILING_REVIEWED, c.FILING_APPROVED)),
    Kind("decline_to_file", "不予立案审批表", 7, FORM, S, cite(LAW, 54), filing.refusal_to_file,
         (c.REASON,)),
    Kind("review_filing", "法制审核意见书", 27, FORM, P, cite(LOCAL, 0), notice.legal_review,
         (c.RESULT, c.OPINION)),
    Kind("inspect_site", "现场检查（勘验）笔录", 3, RECORD, S, cite(LAW, 55),
         investigation.site_record, c.RECORD),
    Kind("notify_questioning", "询问（调查）通知书", 11, LETTER, P, cite(LAW, 55),
         party.summons, (c.SUMMONED, c.COME_AT, c.COME_TO, c.BRING, c.CONTACT, c.ORGAN),
         served=True, sealed=True, mark="询通"),
    Kind("question", "询问笔录", 12, RECORD, S, cite(LAW, 55), investigation.question_record,
         (*c.RECORD, c.PERSON_ASKED)),
    *(
        Kind(verb, "当事人身份证明", 13, FORM, P, cite(LAW, 54), party.identity,
             (*c.FIELD, *c.PARTY, c.PROOF_FROM, c.PROOF_CHECKED), nth=3,
             offered=lambda act: bool(act.typed.get("proof")))
        for verb in ("inspect_site", "question")
    ),
    *(
        Kind(verb, "授权委托书", 13, FORM, P, cite(LAW, article), party.power_of_attorney,
             (c.PARTY_NAME, c.AGENT, c.AGENT_SCOPE), nth=4, offered=party.by_agent)
        for verb, article in (
            ("inspect_site", 54), ("question", 54), ("state_defence", 45), ("hold_hearing", 64),
        )
    ),
    Kind("take_evidence", "证据提取单", 15, RECORD, P, cite(LAW, 54),
         investigation.evidence_sheet, (*c.RECORD, c.PROVIDER, c.COPY_CHECKED)),
    Kind("question", "送达地址确认书", 14, RECORD, S, cite(LAW, 61),
         investigation.service_address, (c.PARTY_NAME, c.SERVED_AT, c.ELECTRONIC_AT, c.ORGAN),
         nth=2, offered=lambda act: bool(act.typed.get("served_at"))),
    Kind("take_evidence", "电子数据提取笔录", 16, RECORD, P, cite(LAW, 46),
         investigation.electronic_record, (*c.RECORD, c.DEVICE, c.METHOD, c.CHECKSUM), nth=2,
         offered=lambda act: act.typed.get("medium") == "electronic"),
    Kind("order_correction", "责令（限期）改正通知书", 24, LETTER, S, cite(LAW, 28),
         investigation.order, (*c.FIELD, c.PARTY_NAME, c.FACTS, c.NORM, c.DUE, c.CONTENT,
         c.ORDER_NUMBER, c.ORGAN), served=True, sealed=True,
         offered=lambda act: act.typed.get("mode") == "written"),
    Kind("conclude_investigation", "案件调查终结报告", 26, REPORT, P, cite(LAW, 57),
         investigation.final_report, (*c.FIELD, *c.PARTY, c.FACTS, c.EVIDENCE, c.BASIS, c.OPINION)),
    Kind("review_penalty", "法制审核意见书", 27, FORM, S, cite(LAW, 58), notice.legal_review,
         (c.RESULT, c.OPINION)),
    Kind("notify_penalty", "行政处罚告知书", 28, LETTER, S, cite(LAW, 44), notice.penalty_notice,
         (*c.FIELD, c.PARTY_NAME, c.FACTS, c.EVIDENCE, c.BASIS, c.NORM, c.KINDS, c.REASON,
          c.CONTACT, c.ORGAN), served=True, sealed=True, mark="罚告"),
    Kind("state_defence", "陈述申辩笔录", 29, RECORD, S, cite(LAW, 45), notice.defence,
         (c.PARTY_NAME, c.CONTENT)),
    Kind("waive_defence", "放弃陈述申辩声明记录", 29, RECORD, S, cite(LAW, 44), notice.waiver,
         (c.PARTY_NAME, c.WAIVER)),
    Kind("review_defence", "陈述申辩复核意见书", 30, FORM, S, cite(LAW, 45),
         notice.defence_review, (c.ADOPTED, c.OPINION)),
    Kind("notify_hearing", "听证通知书", 31, LETTER, S, cite(LAW, 64), notice.hearing_notice,
         (c.PARTY_NAME, c.HEARING_ON, c.HEARING_PLACE, c.CHAIR, c.CONTACT, c.ORGAN), served=True,
         sealed=True, mark="听通"),
    Kind("hold_hearing", "听证笔录", 33, RECORD, S, cite(LAW, 64), notice.hearing_record,
         (c.PARTY_NAME, c.ATTENDED, c.CONTENT)),
    Kind("review_again", "法制审核意见书", 27, FORM, S, cite(LAW, 58), notice.legal_review,
         (c.RESULT, c.OPINION)),
    Kind("decide_penalty", "行政处罚决定书", 36, DECISION, S, cite(LAW, 59), decision.penalty,
         (*c.DECISION, c.REASON, c.DEFENCE_ANSWERED, c.ADULT_OR_GUARDIAN), served=True,
         sealed=True),
    Kind("decide_no_penalty", "不予行政处罚决定书", 39, DECISION, S, cite(LAW, 57), decision.none,
         (*c.PARTY, c.FACTS, c.EVIDENCE, c.GROUND, c.EDUCATION, c.REMEDIES, c.ORGAN, c.NUMBER),
         served=True, sealed=True),
    Kind("dismiss", "不予行政处罚决定书", 39, DECISION, S, cite(LAW, 57),
         decision.not_established, (*c.PARTY, c.OPINION, c.REMEDIES, c.ORGAN, c.NUMBER),
         served=True, sealed=True),
    Kind("decide_penalty", "行政处罚决定审批表", 35, FORM, P, cite(LAW, 57),
         course.decision_approval, (c.REASON,), nth=2),
    Kind("serve", "送达回证", 41, FORM, S, cite(LAW, 61), ending.service,
         (*c.FIELD, *c.SERVED, c.CHANNEL)),
    Kind("pay", "罚款缴纳记录", 43, FORM, S, cite(LAW, 70), ending.payment, (c.BILL,)),
    Kind("review_closing", "法制审核意见书", 27, FORM, P, cite(LOCAL, 0), notice.legal_review,
         (c.RESULT, c.OPINION)),
    Kind("close_case", "结案审批表", 52, FORM, S, cite(LOCAL, 0), ending.closing,
         (c.OPINION, c.CLOSING_REVIEWED)),
    Kind("take_sample", "抽样取证凭证", 17, RECORD, S, cite(LAW, 56), course.sample_receipt,
         (*c.RECORD, c.GOODS)),
    Kind("take_sample", "检测（检验、鉴定）委托书", 20, LETTER, P, cite(LAW, 56),
         course.commission, (*c.FIELD, c.GOODS, c.TEST_WHAT, c.CONTACT, c.ORGAN), sealed=True,
         mark="检委", nth=2, offered=lambda act: bool(act.typed.get("sent_to"))),
    Kind("record_result", "检测（检验、鉴定）结果告知书", 20, LETTER, S, cite(LAW, 44),
         course.result_told, (c.PARTY_NAME, c.CONTENT, c.ORGAN), served=True, sealed=True,
         mark="检果", offered=lambda act: bool(act.typed.get("told_at_once"))),
    Kind("tell_result", "检测（检验、鉴定）结果告知书", 20, LETTER, S, cite(LAW, 44),
         course.result_told, (c.PARTY_NAME, c.ORGAN), served=True, sealed=True,
         mark="检果"),
    Kind("recheck_correction", "责令改正复查记录", 25, RECORD, P, cite(LAW, 28), course.recheck,
         (*c.FIELD, c.RESULT, c.CONTENT)),
    Kind("discuss_collectively", "重大案件集体讨论记录", 34, RECORD, S,
         cite(LAW, 57, paragraph=2), course.discussion, (c.VOTERS, c.MINUTES, c.OPINION),
         editable=True),
    *(
        Kind(verb, name, 40, FORM, P, cite(ORDER, 0), course.course, (c.REASON,))
        for verb, name in (
            ("suspend", "中止调查审批表"), ("resume", "恢复调查审批表"),
            ("extend", "延长办案期限审批表"), ("extend_by_discussion", "再次延长办案期限审批表"),
            ("terminate", "终止调查审批表"),
        )
    ),
    Kind("end_by_referral", "案件终结审批表", 52, FORM, P, cite(LAW, 57), course.course,
         (c.REASON,)),
    Kind("end_by_transfer", "案件终结审批表", 52, FORM, P, cite(ORDER, 6), course.course,
         (c.REASON,)),
    Kind("notify_hearing_right", "行政处罚听证告知书", 28, LETTER, S, cite(LAW, 63),
         course.hearing_right, (*c.FIELD, c.PARTY_NAME, c.REASON, c.CONTACT, c.ORGAN), served=True,
         sealed=True, mark="听告"),
    *(
        Kind(verb, "送达回证", 41, FORM, S, cite(LAW, 61), ending.letter_served,
             (*c.FIELD, *c.SERVED), nth=2)
        for verb in ("notify_penalty", "notify_hearing_right", "tell_result")
    ),
    Kind("notify_hearing", "听证公告", 32, LETTER, S, cite(LAW, 64), course.hearing_announcement,
         (c.HEARING_ON, c.HEARING_PLACE, c.ORGAN), sealed=True, mark="听公", nth=2,
         offered=lambda act: not act.typed.get("closed")),
    Kind("review_again", "听证报告", 33, REPORT, S, cite(LAW, 65), course.hearing_report,
         (c.REPORT,), editable=True, nth=2, offered=lambda act: bool(act.typed.get("report"))),
    Kind("record_on_the_spot", "现场笔录（当场处罚）", 3, RECORD, S, cite(LAW, 52),
         investigation.spot_record, c.RECORD),
    Kind("hear_on_the_spot", "当场告知和陈述申辩笔录", 29, RECORD, S, cite(LAW, 45),
         notice.spot_told, (*c.FIELD, c.CONTENT)),
    Kind("decide_on_the_spot", "当场行政处罚决定书", 37, DECISION, S, cite(LAW, 52),
         decision.on_the_spot, (*c.FIELD, *c.DECISION, c.REASON, c.REVIEW_FIRST,
         c.ADULT_OR_GUARDIAN), served=True, sealed=True),
    Kind("hand_over", "送达回证", 41, FORM, S, cite(LAW, 52), ending.service,
         (*c.FIELD, c.RECEIPT)),
    Kind("let_off", "不予行政处罚及教育记录", 39, RECORD, S, cite(LAW, 33), decision.let_off,
         (*c.FIELD, c.GROUND, c.EDUCATION)),
    Kind("report_on_the_spot", "当场处罚备案表", 38, FORM, S, cite(LAW, 52, paragraph=3),
         decision.record_sheet, (c.NUMBER, c.OPINION)),
    Kind("collect_on_the_spot", "当场收缴罚款记录", 43, FORM, S, cite(LAW, 70), ending.payment,
         (c.BILL,)),
)
# fmt: on
def _by_act() -> dict[tuple[str, str], tuple[Kind, ...]]:
    found: dict[tuple[str, str], tuple[Kind, ...]] = {}
    for kind in (*KINDS, *BESIDE, *VISITING):
        before = found.get((kind.of, kind.verb), ())
        found[kind.of, kind.verb] = (*before, kind)
    return found


BY_ACT = _by_act()
"""The papers of each act; acts that are not here make none of their own."""


def kinds_of(act: Act) -> tuple[Kind, ...]:
    """The kinds of paper that an act makes."""
    return BY_ACT.get((act.kind, act.verb), ())


def makes_paper(of: str, verb: str) -> bool:
    """Whether an act of the case, or of a small procedure, makes a paper."""
    return (of, verb) in BY_ACT


def issues(of: str, verb: str) -> bool:
    """Whether papers are issued with an act: one that goes out, or all at the archive. Without
    `of` the act is looked for beside the case, whatever its small procedure."""
    if verb == "archive":
        return True
    return any(
        kind.goes_out
        for (owner, name), kinds in BY_ACT.items()
        if name == verb and owner == (of or owner)
        for kind in kinds
    )
