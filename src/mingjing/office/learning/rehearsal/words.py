"""A written scenario in Chinese: groups of acts, names of its values, and places in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mingjing.law.act_words import KINDS, WORDS
from mingjing.law.acts import acts
from mingjing.office.items.power import known_items
from mingjing.office.web.words import yuan

PROCEDURE_LABELS = {"ordinary": "普通程序", "summary": "简易程序（当场处罚）"}
PARTY_LABELS = {
    "organisation": "法人或者其他组织",
    "sole_trader": "个体工商户",
    "individual": "公民",
}
POST_LABELS = {
    "officer": "执法人员",
    "legal_reviewer": "法制审核人员",
    "leader": "负责人",
    "assistant": "协管人员",
}
VALUE_LABELS: dict[str, str] = {
    **KINDS,
    "pass": "通过",
    "fail": "不通过",
    "corrected": "已经改正",
    "not_corrected": "没有改正",
    "granted": "准许",
    "refused": "不准许、拒绝",
    "adopted": "采纳",
    "rejected": "不采纳",
    "failed": "没有成功",
    "returned": "退回",
    "published": "已公告",
    "maintain": "维持",
    "change": "变更",
    "cancel": "撤销",
    "seize": "查封、扣押",
    "release": "解除、退还",
    "violation": "违法事实成立，应当处罚",
    "minor": "违法行为轻微并及时改正，没有造成危害后果",
    "first_offence": "初次违法，危害后果轻微并及时改正",
    "no_fault": "有证据足以证明没有主观过错",
    "no_capacity": "不能辨认或者不能控制自己的行为",
    "not_established": "违法事实不能成立",
    "suspected_crime": "涉嫌犯罪",
    "under_14": "不满十四周岁",
    "age_14_to_18": "已满十四周岁不满十八周岁",
    "removed_harm": "主动消除或者减轻违法行为危害后果",
    "oral": "口头",
    "direct": "直接送达",
    "leaving": "留置送达",
    "post": "邮寄送达",
    "electronic": "电子送达",
    "public_notice": "公告送达",
}
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "线索和立案",
        ("register_lead", "verify_lead", "file_case", "review_filing", "approve_filing",
         "decline_to_file"),
    ),
    (
        "当场处罚",
        ("record_on_the_spot", "notify_on_the_spot", "hear_on_the_spot", "decide_on_the_spot",
         "hand_over", "let_off", "turn_ordinary", "report_on_the_spot", "collect_on_the_spot"),
    ),
    (
        "调查取证",
        ("inspect_site", "notify_questioning", "question", "take_evidence", "take_sample",
         "record_result", "tell_result", "order_correction", "recheck_correction",
         "conclude_investigation"),
    ),
    (
        "期限：中止、延长、终止",
        ("suspend", "resume", "extend", "extend_by_discussion", "terminate"),
    ),
    (
        "审核、告知和申辩",
        ("review_penalty", "notify_penalty", "notify_hearing_right", "state_defence",
         "waive_defence", "review_defence", "review_again", "discuss_collectively",
         "reopen_investigation"),
    ),
    ("听证", ("request_hearing", "notify_hearing", "hold_hearing")),
    (
        "决定",
        ("decide_penalty", "decide_no_penalty", "dismiss", "end_by_referral", "end_by_transfer"),
    ),
    ("送达和缴款", ("serve", "serve_paper", "pay")),
    ("结案归档", ("review_closing", "close_case", "archive")),
)  # fmt: skip
"""Where each act of the main procedures stands on the page. The acts of a small procedure stand
under its own name; an act that has no place at all stands under 其他."""
OTHER = "其他行为"
WHO = {
    "officer": "officer",
    "clerk": "officer",
    "reviewer": "legal_reviewer",
    "leader": "leader",
}
"""Whose post in a scenario an act's role asks for first."""

_PARTS = {
    "procedure": "程序",
    "organ": "机关",
    "party": "当事人",
    "conduct": "违法行为",
    "people": "人员",
    "acts": "办理行为",
}
_FIELDS = {
    "act": "行为名称",
    "at": "时间",
    "by": "办理人员",
    "penalty": "处罚内容",
    "kind": "类型",
    "born": "出生日期",
    "history": "以前的处罚",
    "decided": "决定日期",
    "same_act": "是否同一行为",
    "item": "权责事项",
    "from": "开始日期",
    "until": "终了日期",
    "discovered": "发现日期",
    "concerns": "涉及的利益",
    "harm": "危害后果",
    "serious": "情节是否严重",
    "also": "同时违反的事项",
    "place": "地点",
    "quantity": "数量",
    "construction_cost": "工程造价",
    "certificate": "执法证有效期",
    "post": "职务",
    "qualified": "法律职业资格",
    "since": "任职日期",
    "name": "名称",
    "district": "地域",
    "powers": "职权",
}
_ROW = re.compile(r"^(\w+)\[(\d+)\]$")


def range_words(scenario: Mapping[str, Any]) -> str:
    """Which penalties the item of a scenario provides, and within which sums."""
    item = known_items().get(str(scenario.get("conduct", {}).get("item") or ""))
    if item is None:
        return ""
    kinds = f"本事项规定：{'、'.join(item.kinds) or '没有写明种类'}"
    span = item.norm.fine.range()
    if span:
        return f"{kinds}；罚款 {yuan(span.low)} 至 {yuan(span.high)} 元"
    return f"{kinds}；没有固定的金额幅度"


def place_words(place: str, raw: Any) -> str:
    """Where in the file an error stands, such as 第 4 个办理行为“法制审核”的“结果”."""
    if not place:
        return "文件"
    if place.startswith("people."):
        name, _, rest = place.removeprefix("people.").partition(".")
        words = [f"人员“{name}”", *(_field(p) for p in rest.split(".") if p)]
    else:
        words = [_step(part, raw) for part in place.split(".")]
    return "的".join(words)


def _step(part: str, raw: Any) -> str:
    row = _ROW.match(part)
    if row is None:
        return _PARTS.get(part) or _field(part)
    if row[1] != "acts":
        return f"“{_named(row[1])}”的第 {int(row[2]) + 1} 项"
    told = raw.get("acts") if isinstance(raw, Mapping) else None
    act = told[int(row[2])] if isinstance(told, list) and int(row[2]) < len(told) else None
    name = act.get("act") if isinstance(act, Mapping) else None
    known = acts().get(name) if isinstance(name, str) else None
    return f"第 {int(row[2]) + 1} 个办理行为" + (f"“{known.label}”" if known else "")


def _field(part: str) -> str:
    row = _ROW.match(part)
    return f"“{_named(row[1])}”的第 {int(row[2]) + 1} 项" if row else f"“{_named(part)}”"


def _named(part: str) -> str:
    label = WORDS[part].label if part in WORDS else _FIELDS.get(part, part)
    return label.partition("（")[0]
