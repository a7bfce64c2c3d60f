"""The rules by which records are held against each other: each with its definition, its settings
and the innocent explanations that are known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingjing.law.numbers import Number, number

OWN = "office_honesty"
GROUPS = {
    "entering": "登记与办理的时间",
    "alike": "相同的时长、记述和照片",
    "regular": "数量的规律",
    "order": "时间、地点和资格",
    "recording": "音像与办理的时间",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks, by which settings, and what may lie behind it in all honesty."""

    name: str
    group: str
    label: str
    definition: str
    settings: tuple[str, ...]
    innocent: tuple[str, ...]
    statistical: bool = False

    def figures(self, on: date) -> tuple[Number, ...]:
        """The settings that count on a day."""
        return tuple(number(f"{OWN}.{name}", on=on) for name in self.settings)


def setting(name: str, on: date) -> int:
    """One setting of the office on a day."""
    return number(f"{OWN}.{name}", on=on).value


_CLOCK = "设备或者手工填写的时间有误，事情本身属实"
_TOGETHER = "同一次工作分成几条登记"
_PLAN = "按公布的计划每月安排同样多的任务"
_OFFLINE = "没有网络或者系统停用，事后集中登记"

_RULES = (
    Rule("late_entry", "entering", "迟登的日子多",
         "一个单位一个工作日登记的记录，过半在办理后超过规定的小时数才登记的，算一个迟登日；"
         "迟登日占有记录的日子的份额，按二项分布显著高于本办设定的份额的，提出。",
         ("late_hours", "late_days_percent", "rows_at_least", "false_alarms_percent"),
         (_OFFLINE, "由内勤按周统一登记纸质记录", "人员调整期间无人登记"), statistical=True),
    Rule("entry_burst", "entering", "集中补录过去的日子",
         "同一人在规定的小时数以内登记了若干条办理在此前日子的记录，涉及的日子不少于规定天数的，提出。",
         ("burst_rows", "burst_days", "burst_hours", "late_hours"),
         (_OFFLINE, "从旧系统或者纸质台账迁移", "外出培训、专项行动归来后补登")),
    Rule("month_end", "entering", "集中在月末",
         "逐月把检查按工作日排开，月末几个工作日的检查合计与同月任取同样多个工作日相比（逐月置换，"
         "小样本逐一计数），显著偏多且达到本办设定的倍数的，提出。",
         ("month_end_days", "spike_percent", "rows_at_least", "false_alarms_percent"),
         ("专项行动正好安排在月末", "月初集中开会、培训，检查顺延", _PLAN), statistical=True),
    Rule("quarter_end", "entering", "集中在季末",
         "同上，比对每季度最后一个月的最后几个工作日。",
         ("quarter_end_days", "spike_percent", "rows_at_least", "false_alarms_percent"),
         ("季度专项行动安排在季末", "考核以外的统一部署", _PLAN), statistical=True),
    Rule("same_duration", "alike", "时长几乎都相同",
         "一个单位的检查中，精确到分钟的同一时长所占份额，按二项分布显著高于本办设定的份额的，提出。",
         ("same_duration_percent", "rows_at_least", "false_alarms_percent"),
         ("按半小时、一刻钟取整填写", "登记页给出的默认时长没有改", "同一套检查单用时确实相近"),
         statistical=True),
    Rule("same_words", "alike", "不同对象的记述一字不差",
         "同一单位对不同对象的检查记述（去掉空白和标点）一字不差，字数和次数达到本办设定的，提出。"
         "一次登记多处相同问题的，算一次。",
         ("same_text_rows", "same_text_signs"),
         ("使用统一的示范用语", "同一类对象存在同样的问题", _TOGETHER)),
    Rule("same_picture", "alike", "同一份音像用于不同的工作",
         "指纹相同的音像出现在两件没有关联的检查或者案件中的，提出。",
         (), ("同一现场的两件案件共用一份证据", "误传了上一份文件", _TOGETHER)),
    Rule("even_months", "regular", "各月数量过于整齐",
         "一个单位接连若干个月的检查数相等或者每月增减相同；按各月数量随机变动计算，"
         "这样整齐的机会显著小的，提出。",
         ("months_at_least", "month_mean_at_least", "false_alarms_percent"),
         (_PLAN, "人手固定，每月排班次数相同", "对象按月轮流，每月一轮"), statistical=True),
    Rule("paired_units", "regular", "两个单位逐月相同",
         "两个单位各月的检查数在许多月份相等或者相差同一个数；按各月数量随机变动计算，"
         "机会显著小的，分别请两个单位说明。",
         ("months_at_least", "month_mean_at_least", "false_alarms_percent"),
         ("上级下达同样的任务数", "两个单位总是联合检查", "两个单位按同一份名单轮查"),
         statistical=True),
    Rule("two_places", "order", "同一时间在两处",
         "同一人的两件工作时间重叠超过本办设定的分钟数，地点不同、又不是同一件工作的，提出。",
         ("overlap_minutes",),
         (_CLOCK, _TOGETHER, "中途换人没有更正名单", "两处相邻，一次进场")),
    Rule("too_far", "order", "两处之间来不及到达",
         "同一人前后两件工作的地点都有位置，直线距离除以间隔时间超过本办设定的速度的，提出。",
         ("travel_speed", "travel_metres", "overlap_minutes"),
         (_CLOCK, "场所登记的位置不准", "定位漂移", "中途换人没有更正名单")),
    Rule("no_certificate", "order", "证件不在有效期",
         "办理当日，办理人没有登记在册的有效执法证件的，提出。",
         (), ("换证后新证没有及时登记", "登记的有效期抄错", "辅助人员只协助，误列为办理人")),
    Rule("out_of_order", "order", "先后颠倒",
         "后一步的时间早于它所依据的前一步的，提出：责令改正早于检查开始，核查早于收到投诉，"
         "立案早于所依据的检查，同一记录后登记的一步写成更早发生。",
         (), (_CLOCK, "口头通知在先，补记在后", "依据的记录关联错了")),
    Rule("recording_apart", "recording", "音像时间与办理时间对不上",
         "音像的采集时间不在所属工作的任何一步前后的规定分钟数以内的，提出。",
         ("recording_minutes",),
         ("设备时钟没有校准", "事先踏勘或者事后补拍，已另行说明", "归错了检查或者案件")),
    Rule("recording_missing", "recording", "应当有音像而没有",
         "查封扣押和先行登记保存，当日没有收入该案音像的；记录拒绝检查和留置送达，"
         "当日没有收入音像、也没有写明见证人的，提出。",
         (), ("音像存在采集工作站，还没有收入", "由见证人见证，没有写明", "设备故障，已书面报告")),
)  # fmt: skip

RULES = {rule.name: rule for rule in _RULES}
OTHER = "其他正常情形"


def innocent_cases(name: str) -> tuple[str, ...]:
    """What may lie behind a question in all honesty, to be chosen from when an answer is taken."""
    return (*RULES[name].innocent, OTHER)
