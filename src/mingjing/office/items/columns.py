"""The columns of a power-list file and the words each may hold."""

from __future__ import annotations

import re

from mingjing.office.items.models import Area

COLUMNS = {
    "item_id": "事项编码",
    "area": "领域",
    "violation": "违法行为",
    "violated_statute": "违反的法规",
    "violated_article": "违反的条款",
    "penalty_statute": "处罚依据",
    "penalty_article": "处罚条款",
    "subject": "适用对象",
    "penalty_kinds": "处罚种类",
    "fine_min_yuan": "罚款下限（元）",
    "fine_max_yuan": "罚款上限（元）",
    "order_to_correct": "是否责令改正",
    "source": "资料来源",
    "verified": "核对标记",
    "precondition": "适用前提",
    "effective_from": "生效日期",
    "effective_to": "失效日期",
    "fine_basis": "罚款计算方式",
    "note": "备注",
}
KEY_OF_LABEL = {label: key for key, label in COLUMNS.items()}
REQUIRED = ("item_id", "area", "violation", "penalty_statute", "subject", "verified", "fine_basis")

# The fields of law as lists print them, and the area in which the office counts each.
AREA_OF_FIELD = {
    "燃气": Area.GAS,
    "园林绿化": Area.GREENING,
    "垃圾分类": Area.WASTE,
    "市政排水": Area.DRAINAGE,
    "大气污染": Area.AIR,
    "道桥": Area.ROAD,
    "供热": Area.HEATING,
    "市容环卫": Area.APPEARANCE,
    "户外广告": Area.APPEARANCE,
    "违法建设": Area.APPEARANCE,
    "噪声": Area.APPEARANCE,
}

SUBJECTS = {"any": "单位和个人", "organisation": "单位", "individual": "个人"}
SUBJECT_WORDS = {**{word: key for key, word in SUBJECTS.items()}, "不限": "any"}

# The kinds of penalty of 行政处罚法 art. 9 that such an office can impose.
KINDS = (
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
)

MARKS = {"V": "已核对原文", "V2": "据二手资料", "M": "未核对，仅供参考"}

YES_NO = {"yes": True, "no": False, "是": True, "否": False}

CODE = re.compile(r"[A-Z]{2}\d{3,6}|\d{6}[A-Z]{3}CF\d{5}")

PLAIN_BASES = {
    "fixed": "定额幅度",
    "local_rule": "按地方规定",
    "unknown": "幅度未核对",
    "none": "不罚款",
}
COUNTED_BASIS = re.compile(r"(?:per_\w+|multiple|percent):.+")

# Documents of these names cannot set a penalty (行政处罚法 art. 16): only laws, regulations, rules.
POWERLESS = (
    "通知",
    "意见",
    "方案",
    "批复",
    "函",
    "纪要",
    "公告",
    "通告",
    "指引",
    "指南",
    "要点",
    "计划",
)
