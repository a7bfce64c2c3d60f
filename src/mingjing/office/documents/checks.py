"""What each document must hold before it may go out, in sentences that say where to fill it in."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from mingjing.law.remedy_terms import review_first
from mingjing.office.documents.contents.common import EVIDENCE as RECORDS
from mingjing.office.documents.remedies import channel_due
from mingjing.office.documents.shapes import Document, Kind, Need
from mingjing.office.documents.story import Act
from mingjing.office.parties.models import PartyKind

_LEAST_OFFICERS = 2


def _typed(name: str, sentence: str) -> Need:
    return Need(name, sentence, lambda story, act: bool(act.said(name)))


def _typed_with(name: str, sentence: str, *, chooser: str, value: str) -> Need:
    """Needed only where the chooser holds the value."""
    return Need(
        name, sentence, lambda story, act: act.typed.get(chooser) != value or bool(act.said(name))
    )


PARTY_NAME = Need(
    "party_name",
    "缺当事人的姓名或者名称：请在当事人资料中补填",
    lambda story, act: bool(story.case.party.name.strip()),
)
PARTY_ADDRESS = Need(
    "party_address",
    "缺当事人的地址：请在当事人资料中补填",
    lambda story, act: bool(story.case.party.address.strip()),
)
PARTY_IDENTITY = Need(
    "party_identity",
    "缺当事人的统一社会信用代码或者身份证件号码：请在当事人资料中补填",
    lambda story, act: bool(
        story.case.party.id_number
        if story.case.party.kind == PartyKind.INDIVIDUAL
        else story.case.party.credit_code
    ),
)
FACTS = Need(
    "facts",
    "缺违法事实：请核对案件登记的违法行为",
    lambda story, act: bool(story.case.conduct.strip()),
)
PLACE = Need(
    "place",
    "缺地点：请核对案件登记的发生地点",
    lambda story, act: bool(act.said("evidence_place") or story.case.place),
)
EVIDENCE = Need(
    "evidence",
    "没有证据材料：须先制作现场笔录、询问笔录、证据提取单，或者抽样、检测的记录",
    lambda story, act: bool(story.before(act, *RECORDS)),
)
BASIS = Need(
    "basis",
    "缺处罚依据的条款：请在权责事项中补填法律名称和条、款、项",
    lambda story, act: bool(story.case.item.penalty_statute and story.case.item.penalty_article),
)
NORM = Need(
    "norm",
    "缺违反的条款：请在权责事项中补填违反的法律名称和条、款、项",
    lambda story, act: bool(story.case.item.violated_statute),
)
KINDS = Need("kinds", "缺处罚种类", lambda story, act: bool(act.kinds))
PERFORMANCE = Need(
    "performance",
    "缺履行的内容：选择了罚款而没有金额",
    lambda story, act: act.fined or "罚款" not in act.kinds,
)
LEFT = Need(
    "left",
    "缺变更后的罚款：决定被变更的，须写明",
    lambda story, act: (
        act.typed.get("fall") != "changed" or act.typed.get("fine_after") is not None
    ),
)
REMEDIES = Need(
    "remedies",
    "缺行政复议机关的名称：请在设置中填写同级人民政府",
    lambda story, act: bool(settings.ORGAN_GOVERNMENT),
)
ORGAN = Need("organ", "缺本机关名称：请在设置中填写", lambda story, act: bool(settings.ORGAN_NAME))
CONTACT = Need(
    "contact",
    "缺本机关联系地址和电话：请在设置中填写",
    lambda story, act: bool(settings.ORGAN_ADDRESS and settings.ORGAN_PHONE),
)
NUMBER = Need("number", "缺决定书文号", lambda story, act: bool(story.case.decision_number))
TWO_OFFICERS = Need(
    "two_officers",
    "执法人员不足两人",
    lambda story, act: len(set(act.names)) >= _LEAST_OFFICERS,
)
CARDS = Need(
    "certificates",
    "缺执法证号：有执法人员在行为当日没有有效证件的登记",
    lambda story, act: all("执法证号" in o for o in act.officers),
)
SHOWN = Need(
    "identity_shown",
    "没有出示执法证件并告知权利的记录",
    lambda story, act: act.typed.get("identity_shown") is True,
)
CONTENT = _typed("content", "缺记录内容")
OPINION = _typed("opinion", "缺意见")
RESULT = _typed("result", "缺审核结论")
REASON = _typed("reason", "缺事实、理由和依据的说明")
DUE = _typed("due_on", "缺改正期限")
RECEIPT = _typed("receipt", "缺签收情况（签收人，或者拒收和见证的情况）")
CHANNEL = Need(
    "review_url",
    "电子送达的，须同时提供提交行政复议申请的互联网渠道（行政复议法第二十二条）："
    "请管理员设置 MINGJING_REVIEW_URL，并重新签发决定书",
    lambda story, act: bool(
        act.typed.get("mode") != "electronic" or settings.REVIEW_URL or not channel_due(act.day)
    ),
)
SERVED_AT = _typed("served_at", "缺当事人确认的送达地址")
ELECTRONIC_AT = Need(
    "electronic_at",
    "同意电子送达的，缺电子送达地址",
    lambda story, act: bool(act.said("electronic_at") or not act.typed.get("electronic")),
)
SUMMONED = _typed("summoned", "缺被通知人")
COME_AT = _typed("come_at", "缺询问的时间")
COME_TO = _typed("come_to", "缺询问的地点")
BRING = _typed("bring", "缺应带的材料")
PERSON_ASKED = _typed("person_asked", "缺被询问人：询问笔录须写明被询问人，一人一份")
PROOF_FROM = _typed("proof_from", "缺身份证明的提供人")
PROOF_CHECKED = _typed("proof_checked", "身份证明的复印件没有“经核对与原件无误”的记录")
AGENT = _typed("agent", "缺委托代理人的姓名")
AGENT_SCOPE = _typed("agent_scope", "缺代理的权限")
PROVIDER = _typed_with("provider", "收取复制件的，缺提供人", chooser="medium", value="copy")
COPY_CHECKED = _typed_with(
    "copy_checked", "复制件没有“经核对与原件无误”的记录", chooser="medium", value="copy"
)
DEVICE = _typed("device", "缺原始存储介质")
METHOD = _typed("method", "缺提取的方法和过程")
CHECKSUM = Need(
    "checksum",
    "缺完整性校验值：须为 SHA-256（64 位十六进制字符）",
    lambda story, act: re.fullmatch(r"[0-9a-fA-F]{64}", act.said("checksum").strip()) is not None,
)
TEST_WHAT = _typed("test_what", "缺委托检测、检验、鉴定的事项")
BILL = _typed("receipt", "缺财政票据号")
MODE = _typed("mode", "缺送达方式")
CONSENT = _typed_with(
    "consent_on",
    "电子送达的，缺送达地址确认书（同意电子送达）的日期",
    chooser="mode",
    value="electronic",
)
SERVED = (MODE, RECEIPT, CONSENT)
GROUND = _typed("ground", "缺不予处罚的情形")
EDUCATION = _typed("education", "缺教育记录")
WAIVER = _typed("waiver", "缺放弃声明的形式和日期")
ADOPTED = _typed("adopted", "缺是否采纳的结论")
HEARING_ON = _typed("hearing_on", "缺听证日期")
HEARING_PLACE = _typed("hearing_place", "缺听证地点")
CHAIR = _typed("chair", "缺听证主持人")
ATTENDED = _typed("attended", "缺当事人是否到场")
REVIEW_FIRST = Need(
    "review_first_told",
    "缺“先申请行政复议”的告知",
    lambda story, act: bool(
        act.said("review_first_told")
        or not review_first(on_the_spot=story.case.is_summary, decided_on=act.day)
    ),
)
GOODS = _typed("goods", "缺物品清单")
KEPT_AT = _typed("kept_at", "缺保存（存放）地点和保管人")
WAY = _typed("way", "缺处理决定")
DAYS = _typed("days", "缺期限的日数")
UNTIL = _typed("until", "缺期间的止日")
TESTED_BY = _typed("tested_by", "缺检测、检验、检疫或者鉴定的机构")
REASON_GIVEN = _typed("reason_given", "缺延长的理由")
GROUND_SAID = _typed("ground", "缺解除的理由")
FATE = _typed("fate", "缺处理方式")
COURT = _typed("court", "缺受理的法院")
DOCUMENT = _typed("document", "缺生效文书的名称和文号")
VOTERS = _typed("voters", "缺参加讨论并表决的负责人")
REPORT = _typed("report", "缺听证报告的内容")
MINUTES = _typed("minutes", "缺协商（讨论）记录")
SUPERIOR = _typed("superior_name", "缺报请的机关")
OTHER_ORGAN = _typed("other", "缺有管辖权的机关")
NOT_COMPETENT = _typed("not_competent", "缺不属于本机关管辖的理由")
CRIME = _typed("crime", "缺涉嫌的罪名")
WRITTEN = _typed("written", "缺书面报告的内容")
TO = _typed("to", "缺收文机关")
WISH = _typed("wish", "缺申请的内容")
MEASURE_BASIS = Need(
    "measure_basis",
    "缺采取措施的法律、法规依据：须写明条款",
    lambda story, act: bool(
        act.said("basis")
        or any(a.said("basis") for a in story.before(act, "approve_seizure", "seize_urgently"))
    ),
)
FILING_REVIEWED = Need(
    "filing_review",
    "法制审核人员尚未写出立案审查意见",
    lambda story, act: bool(story.after(act, "review_filing", until="file_case")),
)
FILING_APPROVED = Need(
    "filing_approval",
    "负责人尚未批准立案",
    lambda story, act: bool(story.after(act, "approve_filing", until="file_case")),
)
ORDER_NUMBER = Need(
    "order_number", "缺责令改正通知书的文号", lambda story, act: story.order_of(act) is not None
)
CLOSING_REVIEWED = Need(
    "closing_review",
    "缺结案审查意见",
    lambda story, act: story.case.is_summary or bool(story.before(act, "review_closing")),
)
DEFENCE_ANSWERED = Need(
    "defence_answer",
    "当事人提出了陈述申辩，缺复核意见",
    lambda story, act: bool(
        not story.before(act, "state_defence") or story.before(act, "review_defence")
    ),
)
ADULT_OR_GUARDIAN = Need(
    "birth_date",
    "当事人是自然人而没有登记出生日期：不能核对是否已满十四周岁",
    lambda story, act: (
        story.case.party.kind != PartyKind.INDIVIDUAL or story.case.party.birth_date is not None
    ),
)


def public_address() -> bool:
    """Whether the QR code leads anywhere for others; a demonstration stays on its own computer."""
    return settings.DEMO or urlsplit(settings.PUBLIC_URL).hostname not in _HERE


_HERE = {"127.0.0.1", "localhost", "::1"}
REACHED = Need(
    "public_url",
    "没有设置公众访问的网址，文书上的二维码打不开：请管理员设置 MINGJING_URL",
    lambda story, act: public_address(),
)
PARTY = (PARTY_NAME, PARTY_ADDRESS, PARTY_IDENTITY)
FIELD = (TWO_OFFICERS, CARDS)
RECORD = (*FIELD, SHOWN, CONTENT, PLACE, PARTY_NAME)
DECISION = (*PARTY, FACTS, EVIDENCE, BASIS, NORM, KINDS, PERFORMANCE, REMEDIES, ORGAN, NUMBER)


def missing(kind: Kind, story: Any, act: Act) -> tuple[str, ...]:
    """Every required field that is not there, one sentence each."""
    return tuple(need.sentence for need in _needs(kind) if not need.there(story, act))


def _needs(kind: Kind) -> tuple[Need, ...]:
    """What goes out is also to be checked by those whom it reaches."""
    return (*kind.needs, REACHED) if kind.goes_out else kind.needs


GIVEN = frozenset({"number", "order_number"})
"""What the act itself gives: a preview made before it does not miss them."""


def missing_before(kind: Kind, story: Any, act: Act) -> tuple[str, ...]:
    """What would be missing if the act were made with what is typed now."""
    return tuple(
        need.sentence
        for need in _needs(kind)
        if need.name not in GIVEN and not need.there(story, act)
    )


def complete(document: Document) -> bool:
    """Whether nothing stands in the way of issuing the document."""
    return not document.missing and not document.uncovered
