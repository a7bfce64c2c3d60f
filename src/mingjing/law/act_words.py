"""The words of a written scenario: what may be said of an act, and in which values.

Three tables: the words with their kinds, what each act asks (a star marks what it cannot be
judged without), and the document that an act produces.
"""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law import penalty_kinds as k

KINDS = {
    "warning": k.WARNING,
    "criticism": k.CRITICISM,
    "fine": k.FINE,
    "confiscate_gains": k.CONFISCATE_GAINS,
    "confiscate_property": k.CONFISCATE_GOODS,
    "suspend_permit": k.SUSPEND_PERMIT,
    "lower_grade": k.LOWER_GRADE,
    "revoke_permit": k.REVOKE_PERMIT,
    "restrict": k.RESTRICT,
    "stop": k.STOP,
    "close": k.CLOSE,
    "ban": k.BAN,
    "detention": k.DETENTION,
    "other": k.OTHER,
}
"""The kinds of penalty (art. 9) as a scenario writes them."""
RESULTS = (
    "pass", "fail", "corrected", "not_corrected", "granted", "refused", "adopted", "rejected",
    "failed", "returned", "published", "maintain", "change", "cancel", "seize", "release",
)  # fmt: skip
FINDINGS = (
    "violation", "minor", "first_offence", "no_fault", "no_capacity", "not_established",
    "suspected_crime", "under_14", "age_14_to_18", "removed_harm",
)  # fmt: skip
MODES = ("oral", "direct", "leaving", "post", "electronic", "public_notice")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a scenario: how its value is read, and what it means."""

    kind: str
    label: str
    values: tuple[str, ...] = ()


FLAG, TEXT, MONEY, DAY, MOMENT, COUNT = "flag", "text", "money", "date", "moment", "count"
SUM = "sum"
ONE, SOME, PERSON, PERSONS, FREE, SAID = "word", "words", "person", "persons", "any", "flag_or_date"

WORDS: dict[str, Word] = {
    "kinds": Word(SOME, "处罚种类", tuple(KINDS)),
    "fine": Word(MONEY, "罚款金额（元）"),
    "gains": Word(SUM, "没收的违法所得（元）"),
    "goods_worth": Word(SUM, "没收的财物的价额（元）"),
    "item": Word(TEXT, "权责事项编码"),
    "ground": Word(ONE, "情形", FINDINGS),
    "reason": Word(SAID, "理由"),
    "result": Word(ONE, "结果", RESULTS),
    "finding": Word(ONE, "认定", FINDINGS),
    "document": Word(TEXT, "文书"),
    "mode": Word(ONE, "方式", MODES),
    "received": Word(SAID, "收到（日期，或是否）"),
    "consent": Word(SAID, "同意电子送达"),
    "confirmation": Word(SAID, "送达地址确认书"),
    "witness": Word(SAID, "见证人"),
    "recording": Word(SAID, "音像记录"),
    "refused_by_party": Word(SAID, "当事人拒收或拒签"),
    "explicit": Word(SAID, "明确表示"),
    "written": Word(SAID, "书面形式"),
    "informed": Word(SAID, "已告知内容和权利并听取意见"),
    "review_first_told": Word(SAID, "已告知须先申请行政复议"),
    "hearing_at": Word(MOMENT, "听证时间"),
    "chair": Word(PERSON, "主持人"),
    "attended": Word(FLAG, "当事人到场"),
    "excuse": Word(SAID, "缺席的正当理由"),
    "voters": Word(PERSONS, "参加表决的人员"),
    "new_facts": Word(SAID, "新的事实"),
    "new_evidence": Word(SAID, "新的证据"),
    "opinion": Word(FREE, "意见"),
    "approved_by": Word(PERSON, "批准人"),
    "basis": Word(FREE, "法律依据"),
    "goods": Word(FREE, "物品"),
    "urgent": Word(FLAG, "情况紧急"),
    "days": Word(COUNT, "日数"),
    "source": Word(FREE, "来源"),
    "device_reviewed": Word(SAID, "设备经法制和技术审核"),
    "record_reviewed": Word(SAID, "记录内容经审核"),
    "deadline": Word(DAY, "期限"),
    "amount": Word(SUM, "金额（元）"),
    "receipt": Word(SAID, "财政票据"),
    "hard_to_enforce": Word(SAID, "不当场收缴事后难以执行"),
    "handed_in": Word(SAID, "缴交机关的日期"),
    "application": Word(FREE, "申请"),
    "schedule": Word(FREE, "分期安排"),
    "surcharge": Word(FREE, "加处罚款"),
    "applied": Word(SAID, "申请日期"),
    "filed": Word(SAID, "起诉或立案日期"),
    "copy_received": Word(SAID, "收到副本的日期"),
    "published": Word(SAID, "公告日期"),
    "person": Word(PERSON, "所涉人员"),
    "reported": Word(SAID, "报告日期"),
    "approved": Word(SAID, "批准日期"),
    "education": Word(SAID, "教育记录"),
    "identity_shown": Word(SAID, "出示执法证件"),
    "hearing_told": Word(SAID, "告知听证权利"),
    "facts_certain": Word(SAID, "违法事实确凿"),
    "competent": Word(FLAG, "本机关有管辖权"),
    "prima_facie": Word(FLAG, "有初步证据"),
    "asked": Word(FREE, "被询问人（一人，或者名单）"),
    "checked": Word(SAID, "复制件经核对与原件无误"),
}

_REVIEW = ("result*", "opinion")
_FIELD = ("identity_shown",)
_CONFISCATED = ("gains", "goods", "goods_worth")
_PENALTY = ("kinds", "fine", "item", "ground", "reason")
_SERVICE = ("mode", "received", "published", "consent", "confirmation", "witness", "recording",
            "refused_by_party", "result")  # fmt: skip
_SPARED = ("ground", "education", "reason", "new_evidence")

_TAKING = ("goods", "basis", "approved_by", "urgent", "days", "informed", "witness", "recording",
           "document", "approved", "reported", "reason", *_FIELD)  # fmt: skip
_CONTESTED = ("result*", "kinds", "fine", "gains", "received", "reason")

ASKED: dict[str, tuple[str, ...]] = {
    "register_lead": ("source",),
    "verify_lead": ("competent", "prima_facie", "result"),
    "file_case": ("competent", "prima_facie"),
    "decline_to_file": ("reason",),
    "review_filing": _REVIEW,
    "inspect_site": (*_FIELD, "checked"),
    "notify_questioning": ("asked", "received"),
    "question": (*_FIELD, "asked", "checked"),
    "take_evidence": (*_FIELD, "source", "device_reviewed", "record_reviewed", "checked"),
    "take_sample": (*_FIELD, "goods"),
    "record_result": ("informed", "received"),
    "order_correction": (*_SERVICE, "deadline"),
    "recheck_correction": ("result",),
    "conclude_investigation": ("finding",),
    "review_penalty": _REVIEW,
    "review_again": _REVIEW,
    "notify_penalty": (*_PENALTY, *_CONFISCATED, "hearing_told", *_SERVICE),
    "notify_hearing_right": _SERVICE,
    "state_defence": ("new_facts", "new_evidence", "received"),
    "request_hearing": ("received",),
    "waive_defence": ("explicit", "written"),
    "review_defence": ("result", "opinion", "new_facts", "new_evidence"),
    "notify_hearing": ("hearing_at*", "chair", *_SERVICE),
    "hold_hearing": ("chair", "attended", "excuse", "hearing_at", "written", "new_facts",
                     "new_evidence", "opinion"),
    "decide_penalty": (*_PENALTY, *_CONFISCATED),
    "decide_no_penalty": _SPARED,
    "serve": (*_SERVICE, "document"),
    "serve_paper": (*_SERVICE, "document"),
    "pay": ("amount*", "receipt"),
    "review_closing": _REVIEW,
    "record_on_the_spot": (*_FIELD, "source", "device_reviewed", "record_reviewed", "checked"),
    "decide_on_the_spot": (*_PENALTY, "informed", "review_first_told", "facts_certain",
                           "identity_shown", "received"),
    "hand_over": _SERVICE,
    "let_off": _SPARED,
    "turn_ordinary": ("reason",),
    "collect_on_the_spot": ("amount", "receipt", "hard_to_enforce", "handed_in"),
    "recuse": ("person*", "result", "reason", "received"),
    "request_recusal": ("person*", "reason"),
    "approve_preservation": ("goods", "reason"),
    "preserve_evidence": ("goods", "approved_by", "reason", *_FIELD, "document"),
    "dispose_preserved": ("result", "goods", "received"),
    "return_preserved": ("goods", "received"),
    "approve_seizure": ("goods", "basis"),
    "seize": _TAKING,
    "seize_urgently": _TAKING,
    "make_up_approval": ("approved",),
    "extend_seizure": ("days", "approved_by", "reason", "goods", "received", "informed",
                       "document"),
    "release_seizure": ("goods", "reason", "received", "result"),
    "extend": ("days", "approved_by", "reason", "voters", "opinion"),
    "extend_by_discussion": ("days", "approved_by", "reason", "voters", "opinion"),
    "suspend": ("reason", "approved_by"),
    "resume": ("reason", "approved_by"),
    "terminate": ("reason", "approved_by"),
    "reopen_investigation": ("reason",),
    "discuss_collectively": ("voters", "opinion", "document"),
    "end_by_referral": ("reason", "approved_by"),
    "end_by_transfer": ("reason", "approved_by"),
    "report_crime": ("reported", "written"),
    "refer_to_police": ("reported", "approved", "approved_by", "result", "reason", "document"),
    "record_police_decision": ("result", "received"),
    "approve_instalments": ("application", "schedule", "deadline", "days", "result", "reason"),
    "exhort": ("mode", "received", "published", "witness", "recording", "refused_by_party",
               "result", "written", "amount", "document"),
    "apply_to_court": ("application", "applied", "surcharge", "amount", "document"),
    "accept_reconsideration": ("filed", "copy_received", "reason"),
    "decide_reconsideration": _CONTESTED,
    "accept_litigation": ("filed", "copy_received", "reason"),
    "decide_litigation": _CONTESTED,
    "withdraw_decision": ("reason", "published"),
    "withdraw_publication": ("reason", "published"),
}  # fmt: skip
ALLOWED: dict[str, tuple[str, ...]] = {
    "review_filing": ("pass", "fail", "returned"),
    "review_penalty": ("pass", "fail", "returned"),
    "review_again": ("pass", "fail", "returned"),
    "review_closing": ("pass", "fail", "returned"),
    "verify_lead": ("pass", "fail"),
}
"""Where an act is judged by its result, the results that it can have."""

GENERAL = ("document", "opinion", "reason", "written")
"""Words that may stand in any act without being judged there."""

_FILING, _RECORD, _CLOSING = "立案审批表", "现场检查（勘验）笔录", "结案审批表"
_REVIEWED, _SPARING = "法制审核意见书", "不予行政处罚决定书"
DOCUMENTS: dict[str, str] = {
    "register_lead": "案件来源登记表",
    "verify_lead": "线索核查报告",
    "file_case": _FILING,
    "review_filing": _FILING,
    "approve_filing": _FILING,
    "take_sample": "抽样取证凭证",
    "record_result": "检测、鉴定结果告知书",
    "extend": "延长办案期限审批表",
    "extend_by_discussion": "延长办案期限审批表",
    "resume": "恢复调查审批表",
    "end_by_transfer": "案件移送函",
    "serve_paper": "送达回证",
    "decline_to_file": "不予立案审批表",
    "inspect_site": _RECORD,
    "notify_questioning": "询问（调查）通知书",
    "question": "询问笔录",
    "take_evidence": "证据提取单",
    "order_correction": "责令（限期）改正通知书",
    "conclude_investigation": "案件调查终结报告",
    "review_penalty": _REVIEWED,
    "review_again": _REVIEWED,
    "notify_penalty": "行政处罚告知书",
    "notify_hearing_right": "行政处罚听证告知书",
    "state_defence": "陈述申辩笔录",
    "waive_defence": "放弃陈述申辩声明",
    "review_defence": "陈述申辩复核意见书",
    "notify_hearing": "听证通知书",
    "hold_hearing": "听证笔录",
    "decide_penalty": "行政处罚决定书",
    "decide_no_penalty": _SPARING,
    "dismiss": _SPARING,
    "serve": "送达回证",
    "pay": "罚没收据",
    "review_closing": _CLOSING,
    "close_case": _CLOSING,
    "archive": "卷宗封面、卷内目录、备考表",
    "record_on_the_spot": _RECORD,
    "decide_on_the_spot": "当场行政处罚决定书",
    "hand_over": "送达回证",
    "let_off": _SPARING,
    "report_on_the_spot": "当场处罚备案表",
    "collect_on_the_spot": "罚没收据",
    "preserve_evidence": "先行登记保存证据通知书",
    "dispose_preserved": "先行登记保存证据处理决定书",
    "seize": "查封（扣押）决定书",
    "extend_seizure": "延长查封（扣押）决定书",
    "release_seizure": "解除查封（扣押）决定书",
    "recheck_correction": "责令改正复查记录",
    "suspend": "中止调查审批表",
    "terminate": "终止调查审批表",
    "recuse": "回避申请决定书",
    "discuss_collectively": "集体讨论记录",
    "refer_to_police": "案件移送书",
    "approve_instalments": "延期（分期）缴纳罚款通知书",
    "exhort": "履行行政处罚决定催告书",
    "apply_to_court": "强制执行申请书",
    "accept_reconsideration": "行政复议答复书",
    "accept_litigation": "行政应诉答辩状",
    "withdraw_decision": "行政处罚决定撤回说明",
}
"""The statutory document of an act; the summary of what stands in it is the documents' matter."""
