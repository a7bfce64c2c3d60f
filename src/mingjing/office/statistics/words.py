"""Chinese words for the codes that the journal keeps: what was missed, and in which step."""

from __future__ import annotations

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
    "publicity": "公示",
    "intake": "投诉举报",
    "team": "人员与权责",
    "training": "培训",
    "quality": "审核与瑕疵",
}
VERB_LABELS = {
    **{step.name: step.label for step in SUMMARY.steps},
    **{step.name: step.label for step in ORDINARY.steps},
    "publish_decision": "公示决定",
    "withhold_decision": "登记不公示",
    "withdraw_publication": "撤回公示",
}
