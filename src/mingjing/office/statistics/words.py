"""Chinese words for the codes that the journal keeps: what was missed, and in which step."""

from __future__ import annotations

from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY

WATCH_LABELS = {
    "filing_late": "线索核查逾期",
    "decision_late": "作出决定逾期",
    "service_late": "送达逾期",
    "entered_late": "迟录",
    "handed_late": "当场处罚未当日交付",
    "reported_late": "当场处罚备案逾期",
    "published_in_time": "公示逾期",
    "withdrawn_in_time": "撤回公示逾期",
    "kept_off": "不应公示而公示",
    "shown": "应公示未公示",
}
GROUP_LABELS = {
    "inspections": "检查与巡查",
    "penalties": "行政处罚",
    "compulsion": "行政强制与移送",
    "remedies": "复议和诉讼",
    "publicity": "公示",
    "intake": "投诉举报",
    "team": "人员与权责",
    "plans": "计划与双随机",
    "training": "培训",
    "quality": "审核与瑕疵",
}
GROUP_OWNERS = {
    "inspections": "执法支队",
    "penalties": "法制科",
    "compulsion": "法制科",
    "remedies": "法制科",
    "publicity": "法制科",
    "intake": "办公室",
    "team": "人事科",
    "plans": "执法支队",
    "training": "法制科",
    "quality": "法制科",
}
"""Which section answers for the figures of a group: a setting of this office (本办设定)."""
REASON_LABELS = {"post": "任职变动（到岗、离岗）", "certificate": "证件变动（取得、到期）"}
LENIENT_LABELS = {name: VISIT.step(name).label for name in LENIENT}
VERB_LABELS = {
    **{step.name: step.label for step in SUMMARY.steps},
    **{step.name: step.label for step in ORDINARY.steps},
    "publish_decision": "公示决定",
    "withhold_decision": "登记不公示",
    "withdraw_publication": "撤回公示",
}
