"""What the cast types: a lawful form for every act of a case."""

from __future__ import annotations

from typing import Any

POINTS = ["subject", "officers", "facts", "law", "discretion", "procedure", "power", "documents",
          "crime"]  # fmt: skip
OTHER_ACT = "另一处设施上的另一行为"
"""Said in every penalty of the cast, because its cases share one party, one place and one day."""
FINE = {
    "kinds": ["罚款"],
    "fine": 5000,
    "weighing_reason": "初次违法，当场改正，后果轻微",
    "another_act": OTHER_ACT,
}
ORDINARY_FORMS: dict[str, dict[str, Any]] = {
    "register_lead": {"opinion": "巡查发现"},
    "verify_lead": {
        "competent": True,
        "in_limitation": True,
        "prima_facie": True,
        "opinion": "属实",
    },
    "file_case": {"opinion": "建议立案"},
    "review_filing": {"result": "pass", "opinion": "同意"},
    "approve_filing": {"opinion": "同意立案"},
    "take_evidence": {"identity_shown": True, "content": "现场照片四张"},
    "order_correction": {"mode": "oral", "content": "立即停用"},
    "conclude_investigation": {"proposed_fine": 5000, "opinion": "事实清楚"},
    "review_penalty": {"result": "pass", "opinion": "同意", "points": POINTS},
    "notify_penalty": {
        **FINE,
        "reason": "违反第二十八条",
        "hearing_told": False,
        "mode": "direct",
        "receipt": "本人签收",
    },
    "waive_defence": {"waiver": "书面声明"},
    "decide_penalty": {**FINE, "reason": "事实清楚"},
    "serve": {"mode": "direct", "receipt": "本人签收"},
    "pay": {"amount": 5000, "receipt": "P0001"},
    "review_closing": {"result": "pass", "opinion": "同意"},
    "close_case": {"opinion": "同意结案"},
    "archive": {"opinion": "归档"},
}
SUMMARY_FORMS: dict[str, dict[str, Any]] = {
    "record_on_the_spot": {"identity_shown": True, "content": "现场记录"},
    "notify_on_the_spot": {"opinion": "已口头告知"},
    "hear_on_the_spot": {"content": "没有意见"},
    "decide_on_the_spot": {
        "kinds": ["罚款"],
        "fine": 1000,
        "another_act": OTHER_ACT,
        "facts_certain": True,
        "review_first_told": True,
        "reason": "事实确凿",
    },
    "hand_over": {"receipt": "当场签收"},
    "report_on_the_spot": {"opinion": "已备案"},
    "pay": {"amount": 1000, "receipt": "P0002"},
    "close_case": {"opinion": "同意"},
    "archive": {"opinion": "归档"},
}


SPARED = {"ground": "minor", "corrected": True, "harm_slight": True, "education": "已当面教育"}
ASIDE_FORMS: dict[str, dict[str, Any]] = {
    "decline_to_file": {"reason": "不属本机关管辖"},
    "inspect_site": {"identity_shown": True, "content": "现场检查笔录"},
    "notify_questioning": {
        "summoned": "示例负责人",
        "come_at": "2023-01-04T09:00:00+08:00",
        "come_to": "示例会议室",
        "bring": "营业执照",
    },
    "question": {"identity_shown": True, "content": "询问笔录"},
    "state_defence": {"content": "当事人认为已经改正"},
    "review_defence": {"adopted": "no", "opinion": "不影响认定"},
    "request_hearing": {"content": "书面申请听证"},
    "notify_hearing": {"hearing_place": "示例会议室"},
    "hold_hearing": {"attended": "yes", "content": "听证笔录", "signed": "当事人签字"},
    "review_again": {
        "result": "pass",
        "opinion": "同意",
        "points": POINTS,
        "report": "听证报告",
    },
    "decide_no_penalty": SPARED,
    "dismiss": {"opinion": "证据不足"},
    "let_off": SPARED,
    "take_sample": {"identity_shown": True, "content": "抽样", "goods": "样品一件"},
    "record_result": {"institute": "示例检测站", "content": "不合格"},
    "tell_result": {"receipt": "当事人签收", "content": "没有意见"},
    "recheck_correction": {"result": "corrected", "content": "已经改正"},
    "discuss_collectively": {"minutes": "逐人发表意见", "opinion": "同意"},
    "suspend": {"reason": "须以另案结果为依据"},
    "resume": {"reason": "另案已有结果"},
    "extend": {"reason": "案情复杂"},
    "extend_by_discussion": {"reason": "案情特别复杂", "minutes": "集体讨论记录"},
    "terminate": {"reason": "当事人死亡"},
    "reopen_investigation": {"reason": "须补充询问"},
    "notify_hearing_right": {
        "mode": "direct",
        "receipt": "本人签收",
        "reason": "拟处罚款",
    },
    "end_by_referral": {"reason": "公安机关立案决定书"},
    "end_by_transfer": {"reason": "移送函和回执"},
    "turn_ordinary": {"reason": "须进一步调查"},
    "collect_on_the_spot": {"receipt": "P0003", "hard_later": True, "reason": "流动摊贩"},
}
