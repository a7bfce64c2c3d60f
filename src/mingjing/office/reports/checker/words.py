"""The vocabulary of enforcement reports: units, measures, fields, and words of trade."""

from __future__ import annotations

import re

MONEY = {"亿元": 10**8, "万元": 10**4, "元": 1}
PERCENT = ("个百分点", "百分点", "%")
TIMES = ("人次", "辆次", "户次", "家次", "台次", "车次", "车辆次", "班次", "架次")
COUNTS = (
    *(
        "件",
        "起",
        "宗",
        "例",
        "卷",
        "次",
        "家",
        "户",
        "处",
        "份",
        "条",
        "场",
        "期",
        "项",
        "个",
        "名",
    ),
    *(
        "人",
        "辆",
        "台",
        "套",
        "张",
        "块",
        "吨",
        "批",
        "篇",
        "幅",
        "支",
        "所",
        "本",
        "册",
        "棵",
        "株",
    ),
)
OTHERS = (
    "平方米",
    "平方公里",
    "公里",
    "立方米",
    "小时",
    "分钟",
    "天",
    "级",
    "倍",
    "米",
    "周岁",
    "岁",
)
UNITS = tuple(sorted({*MONEY, *PERCENT, *TIMES, *COUNTS, *OTHERS}, key=len, reverse=True))
CASES = ("件", "起", "宗", "例", "卷")
"""Counters that reports use for one and the same thing, a case."""

FIELDS = (
    *(
        "燃气",
        "供热",
        "道桥",
        "桥梁",
        "道路",
        "排水",
        "供水",
        "节水",
        "园林",
        "绿化",
        "市容",
        "环卫",
    ),
    *("环境卫生", "垃圾", "大气", "扬尘", "噪声", "噪音", "油烟", "广告", "牌匾", "渣土", "运输"),
    *("违建", "违法建设", "占道", "停车", "共享单车", "犬", "养犬", "物业", "房屋", "消防", "餐饮"),
    *("工地", "建筑", "规划", "河道", "水务", "人防", "地铁", "管线", "城管", "市政", "公用事业"),
)
"""Fields of work of city-management offices; a compound of two of them names two fields."""

NO_FIELD = re.compile(
    r"办案|概况|概述|简况|综述|回顾|总结|程序|处罚|检查|许可|强制|案件|总体|整体|基本|主体|人员|公示|制度|培训|复议|诉讼|投诉"
    r"|计划|责任|方式|宣传|监督|成效|问题|安排|措施|重点|全过程|法制|审核|信息|数据|说明|作风"
    r"|查处|办理|违法(?!建设)|立案|涉案|受理|处理|(?<!公)共(?!享)|作出|全[年市区县]|教育|服务|协调|包容|柔性|党建|机制|平台|组织|普法|装备|保障|考核|协作|罚款|收支"
)
"""Words of headings that tell of an act or of the office, and of no field."""

_FIELD_TAIL = re.compile(
    r"(?:行政|综合|专项)*(?:执法|领域|整治|治理|监管|管理|(?<!分)类|方面|专项|工作|情况|行动|案件|开展)+$"
)

Rule = tuple[str, str, tuple[str, ...]]
_ANY_CASE = (*CASES, "个", "次", "条", "项")
MEASURES: tuple[Rule, ...] = (
    ("fines_and_confiscations", r"罚没", tuple(MONEY)),
    ("confiscations", r"没收", tuple(MONEY)),
    ("levies", r"征收|收费", tuple(MONEY)),
    ("fines", r"罚款|罚金|处罚", tuple(MONEY)),
    ("attendances", r"参训|培训|参加|受训|听课", ("人次", "人", "名")),
    ("educated", r"教育|劝导|宣传", ("人次",)),
    ("person_times", r"出动|执法(?:人员|队员|力量)|派出|人员", ("人次",)),
    ("vehicle_trips", r"出动|执法车|巡逻车|派出", ("辆次", "台次", "车次", "车辆次")),
    ("orders", r"责令|整改通知|限期改正|改正通知", (*CASES, "份", "张", "次")),
    ("reviews", r"法制审核|法核|合法性审核", (*CASES, "次")),
    ("unpublished", r"(?:撤回|撤下|停止|不予?|[未没][能有]?)公[示开]", (*CASES, "条")),
    ("clues", r"线索", _ANY_CASE),
    ("typical", r"典型案[例件]|曝光", (*CASES, "批", "批次")),
    ("published", r"公示|公开|归集|上网", (*CASES, "条")),
    ("reconsiderations", r"复议", _ANY_CASE),
    ("suits", r"诉讼|应诉|败诉|胜诉", _ANY_CASE),
    ("corrected", r"纠错|撤销|变更|^\W*纠正\W*$", CASES),
    ("transfers", r"移送|移交|转办|抄告", _ANY_CASE),
    ("drawn", r"抽取|抽查|随机", ("家", "户", "个")),
    ("complaints", r"投诉|举报|信访|热线|诉求|反映|工单|12345|来信|来电", _ANY_CASE),
    ("filings", r"立案(?!处罚|查处)", CASES),
    ("closed", r"结案|办结(?!率)", CASES),
    ("warnings", r"警告", (*CASES, "次", "份")),
    ("criticisms", r"通报批评", CASES),
    ("confiscation_cases", r"没收", CASES),
    ("suspension_cases", r"停产停业|停业整顿", CASES),
    ("revocation_cases", r"吊销|暂扣", CASES),
    ("fine_cases", r"(?<!处)罚款(?!处罚)", CASES),
    ("permits", r"许可", (*_ANY_CASE, "份")),
    ("compulsion", r"强制|查封|扣押|代履行|拆除", _ANY_CASE),
    ("all_acts", r"(?:行政)?执法(?:案件|行为)", CASES),
    ("penalties", r"查处|处罚决定", CASES),
    ("violations", r"发现|违法(?:行为|线索|问题)|隐患", (*_ANY_CASE, "处")),
    ("exempted", r"不予(?:行政)?处罚|免罚|免予", CASES),
    ("penalties", r"处罚|案件|办案|案(?:$|共|总)|(?:普通|一般|简易)程序|当场", (*CASES, "个")),
    ("talks", r"约谈", (*_ANY_CASE, "家", "户", "人次")),
    ("rechecks", r"复检|复查|回头看", ("家", "户", "次", "处")),
    ("inspections", r"检查|巡查(?!发现)|执法检查", ("次", "户次", "家次")),
    ("places", r"检查|排查|巡查", ("家", "户", "个", "处")),
    ("fixes", r"整改|改正|纠正|整治", ("处", "个", "件", "起", "项", "家")),
    ("trainings", r"培训|授课|讲座|讲课|轮训|研讨", ("次", "场", "期")),
    ("joined", r"新增|新进|招录|调入|新录用|增加", ("人", "名")),
    ("left", r"退休|调出|注销|减少|离职|辞职|转岗", ("人", "名")),
    ("officers_before", r"(?:年初|上年末|去年底|期初).*(?:人员|持证|在编|在岗)", ("人", "名")),
    ("officers", r"执法(?:人员|队员)|持证|在编|在岗|人员|队员", ("人", "名")),
    ("powers", r"事项|权责|职权|权力", ("项",)),
    ("streets", r"街(?:道)?|镇|乡", ("个",)),
)  # fmt: skip
"""A measure by the words of its label and its counter; the first that fits counts."""

LABELS = {
    "fines": "罚款金额",
    "penalties": "行政处罚",
    "inspections": "行政检查",
    "places": "检查对象",
    "rechecks": "复检对象",
    "person_times": "出动人次",
    "vehicle_trips": "出动车辆",
    "complaints": "投诉举报",
    "orders": "责令改正",
    "warnings": "警告",
    "violations": "发现违法行为",
    "typical": "典型案例",
    "clues": "线索",
    "published": "公示",
    "unpublished": "撤回公示",
    "reviews": "法制审核",
    "officers": "执法人员",
    "trainings": "培训",
    "talks": "约谈",
    "fixes": "整改",
    "filings": "立案",
    "closed": "结案",
    "compulsion": "行政强制",
    "permits": "行政许可",
    "transfers": "移送",
    "reconsiderations": "行政复议",
    "suits": "行政诉讼",
    "confiscations": "没收金额",
    "fines_and_confiscations": "罚没金额",
    "drawn": "抽取对象",
    "all_acts": "行政执法案件",
    "attendances": "参训人次",
    "educated": "教育劝导人次",
    "corrected": "纠错",
    "criticisms": "通报批评",
    "confiscation_cases": "没收案件",
    "suspension_cases": "停产停业案件",
    "revocation_cases": "吊销暂扣案件",
    "fine_cases": "罚款案件",
    "exempted": "不予处罚",
    "joined": "新增人员",
    "left": "减少人员",
    "officers_before": "期初人员",
    "powers": "执法事项",
    "streets": "街道",
    "levies": "征收金额",
}
ADDED = ("penalties", "fines", "inspections", "complaints", "orders", "published", "filings",
         "closed", "compulsion", "warnings", "officers", "places", "permits", "reviews",
         "violations", "person_times", "vehicle_trips", "confiscations",
         "fines_and_confiscations", "transfers")  # fmt: skip
"""Measures that may be added up over the parts of an office."""


def unit_class(unit: str) -> str:
    """Money, a share, or the counter itself; counters of a case are one class."""
    if unit in MONEY:
        return "元"
    if unit in {"人", "名"}:
        return "人"
    return "件" if unit in CASES else unit


def measure_of(words: str, unit: str) -> str:
    """The measure that words and a counter name together, or nothing."""
    for name, pattern, units in MEASURES:
        if unit in units and re.search(pattern, words):
            return name
    return ""


_EVERYWHERE = re.compile(
    r"行政|执法|综合|办理|案件?|领域|方面|小计|部门|单位|各级|系统|机关|决定|实施|给予|作出|共|各类|全(?:[支大中]?队|[区市县省街镇乡局年州委])|总|合计|累计"
    r"|数量?|金额|[量额次宗件起例家户]|书|的|了|为|是|[、，（）()“”/·\s\d]|[年月]份?|本|今|办|立|查处"
)


def narrowed(label: str, measure: str) -> str:
    """What a label says beyond its measure: 联合 of 联合检查, nothing of 行政检查."""
    words = label
    for name, pattern, _ in MEASURES:
        if name == measure:
            words = re.sub(pattern, "", words)
    return _EVERYWHERE.sub("", words)


def label_of(measure: str) -> str:
    """A measure in words."""
    return LABELS.get(measure, measure.removeprefix("other:"))


def field_of(title: str) -> str:
    """The field that a heading or a name speaks of, or nothing where it speaks of an act."""
    words = re.sub(r"^(?:其中|在|对|抓|强化|加强|深化|推进|开展|做好|抓好)", "", title.strip())
    before = ""
    while before != words:
        before, words = words, _shorter(words)
    if re.search(
        r"[一二三四五六七八九十几两\d]大$|等$|级$|^(?:执法|行政|城管|专项|日常|全部)$|(?<![小社景园城])[区县市]$|^(?:各|其他|上述|该|本|所有|全部|重大|典型|新|上年|一般|普通|简易)",
        words,
    ):
        return ""
    if not 2 <= len(words) <= 14 or NO_FIELD.search(words) or re.search(r"[，。、；\d]", words):
        return ""
    return words


def looks_like_field(title: str) -> bool:
    """Whether a heading speaks of a field beyond doubt: a known word, or 领域, 治理, 执法 …"""
    return bool(fields_in(title)) or bool(
        re.search(r"(?:领域|执法|治理|整治|管理|监管|专项)(?:情况|工作)?$", title.strip())
    )


def _shorter(words: str) -> str:
    """A name without its last general word; never less than two signs."""
    m = _FIELD_TAIL.search(words)
    if not m:
        return words
    return words[: m.start()] if m.start() >= 2 else words[: max(2, m.start())]


def fields_in(words: str) -> tuple[str, ...]:
    """The known fields that words name, each once, longer names first."""
    found: list[str] = []
    for name in sorted(FIELDS, key=len, reverse=True):
        if name in words and not any(name in f for f in found):
            found.append(name)
    return tuple(found)
