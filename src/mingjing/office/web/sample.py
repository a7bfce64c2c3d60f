"""Invented sample data for the gallery: no person, firm, address or case here exists."""

from django import forms

from mingjing.office.web.charts import Chart, Ground, MapChart, Mark, Series
from mingjing.office.web.inputs import DayInput, MoneyInput
from mingjing.office.web.shapes import (
    Bar,
    Cell,
    Chip,
    Clock,
    Column,
    Figure,
    Frame,
    Link,
    Moment,
    NavItem,
    Notice,
    Reason,
    Row,
    StepView,
    Table,
    Task,
    Tone,
)

TERM = Reason(
    "陈述申辩与听证申请期至 11 月 25 日，期满或书面放弃后方可决定。", "行政处罚法第四十五条"
)
LATE = Reason("告知书送达距审核 6 个工作日，说明已记录。", "本单位告知时限规定", mark="待核实")

_NAV = (
    ("today", "今日", 7),
    ("leads", "线索", 12),
    ("inspections", "检查", 31),
    ("cases", "案件", 9),
    ("reviews", "审核", 2),
    ("evidence", "证据", 4),
    ("disclosure", "公示", 3),
    ("transfers", "协同", 5),
    ("learning", "学习", None),
    ("statistics", "统计", None),
    ("admin", "管理", None),
)

FRAME = Frame(
    nav=[
        NavItem(label, "/kit/", key, count, current=key == "cases", key=key)
        for key, label, count in _NAV
    ],
    person_name="演示人员甲",
    unit_name="执法一大队",
    signed_in=True,
    demo=True,
    today="2026-11-22",
    today_text="2026年11月22日 星期日",
)

STEPS = (
    StepView("file", "立案", "done", url="#", when="10月9日", who="演示人员甲", note="经立案审查"),
    StepView(
        "investigate",
        "调查取证",
        "done",
        url="#",
        when="10月9日至11月2日",
        note="现场检查笔录 1，询问笔录 2，照片 6，录像 2 段",
    ),
    StepView("serve_notice", "告知", "done", url="#", when="11月18日", faults=(LATE,)),
    StepView(
        "hear",
        "听取陈述、申辩",
        "open",
        url="#",
        note="当事人可在 11 月 25 日前提出，或书面放弃",
        primary=True,
        action="登记陈述申辩",
        article="行政处罚法第四十五条",
    ),
    StepView("pause", "中止调查", "open", url="#", action="办理中止"),
    StepView(
        "decide",
        "作出处罚决定",
        "later",
        reasons=(TERM, Reason("负责人尚未审查调查结果。", "行政处罚法第五十七条"), LATE),
    ),
    StepView("serve", "送达", "later", reasons=(Reason("尚未作出决定。", "行政处罚法第六十一条"),)),
    StepView("close", "结案审查", "later"),
)

CLOCKS = (
    Clock("听证申请", "剩 3 个工作日", "due", "行政处罚法第六十四条"),
    Clock("作出决定", "剩 46 天", "", "行政处罚法第六十条", "至 2027 年 1 月 7 日"),
    Clock("送达", "超 2 个工作日", "over", "行政处罚法第六十一条"),
    Clock("复查", "已按期完成", "ok"),
)

TASKS = (
    Task(
        Clock("送达", "超 2 个工作日", "over"),
        "示例〔2026〕第 41 号 · 示例餐饮店甲",
        "未安装燃气泄漏报警装置",
        "决定书应在 7 个工作日内送达",
        "行政处罚法第六十一条",
        Link("登记送达", "#", "primary"),
        "#",
    ),
    Task(
        Clock("登记保存", "今天 24:00", "due"),
        "示例〔2026〕第 43 号 · 示例洗车行乙",
        "未取得排水许可排放污水",
        "先行登记保存第 7 日",
        "行政处罚法第五十六条",
        Link("作出处理", "#", "primary"),
        "#",
    ),
    Task(
        Clock("听证申请", "还剩 3 个工作日"),
        "示例〔2026〕第 44 号 · 示例物业公司丙",
        "擅自迁移城市树木",
        "陈述申辩与听证申请期届满",
        "行政处罚法第六十四条",
        Link("查看", "#", "quiet"),
        "#",
    ),
)

MOMENTS = (
    Moment(
        "送达处罚告知书",
        "11月18日 15:20",
        "演示人员甲、乙",
        "直接送达，当事人签收。",
        faults=(LATE,),
        url="#",
    ),
    Moment(
        "现场检查",
        "10月9日 09:40",
        "演示人员甲、乙",
        "见第 1 号现场检查笔录。",
        entered="10月10日 08:55",
        fields=(
            ("地点", "示例路 12 号院内"),
            ("到场人", "物业负责人"),
            ("录像", "2 段，共 14 分钟"),
        ),
    ),
)

COLUMNS = (
    Column("number", "案号", kind="link"),
    Column("party", "当事人"),
    Column("stage", "办到哪一步", kind="badge"),
    Column("clock", "期限"),
    Column("fine", "罚款（元）", kind="money"),
    Column("filed", "立案", kind="date", hide_on_phone=True),
)

_CASES: tuple[tuple[str, str, str, tuple[str, Tone], str, int | None], ...] = (
    ("41", "示例餐饮店甲", "未安装燃气泄漏报警装置", ("待送达", "over"), "超 2 个工作日", 3000),
    ("43", "示例洗车行乙", "未取得排水许可排放污水", ("调查中", "due"), "今天 24:00", None),
    ("44", "示例物业公司丙", "擅自迁移城市树木", ("已告知", ""), "剩 3 个工作日", 30000),
    ("38", "示例建材店丁", "随意倾倒建筑垃圾", ("已结案", "ok"), "", 1234567),
)

TABLE = Table(
    columns=COLUMNS,
    rows=[
        Row(
            "#",
            (
                f"示例〔2026〕第 {number} 号",
                Cell(party, sub=conduct),
                Cell(stage[0], tone=stage[1]),
                Cell(term, tone=stage[1] if stage[1] in ("due", "over") else ""),
                fine,
                "10月9日",
            ),
        )
        for number, party, conduct, stage, term, fine in _CASES
    ],
    caption="正在办理的案件",
    next_url="?after=38",
    prev_url="?before=41",
    export_url="?export=csv",
)

EMPTY = Table(
    columns=COLUMNS,
    rows=[],
    empty_title="还没有移送来的线索",
    empty_text="街道或其他部门转来的线索会出现在这里，每条都带着受理期限。",
    empty_action=Link("登记一条线索", "#", "primary"),
)

CHIPS = (
    Chip("全部", "?", on=False, count=48),
    Chip("等我办", "?mine=1", on=True, count=9),
    Chip("三日内到期", "?due=3", on=False, count=4),
    Chip("有瑕疵", "?fault=1", on=False, count=1),
    Chip("本年结案", "?closed=2026", on=False),
)

FIGURES = (
    Figure("行政检查", "1,356", "次", "#", "本年内完成登记的检查，按检查日期计。"),
    Figure(
        "处罚案件", "32", "件", "#", "本年作出处罚决定的案件，一件只计一次。", "简易 12，普通 20"
    ),
    Figure("罚款", "171,975", "元", "#", "处罚决定书所载罚款金额之和，不论是否缴清。"),
    Figure("监督平台公示", "27", "条", "#", "本年在执法监督平台公开的处罚决定。"),
)

BARS = (
    Bar("燃气", 116000, "116,000", "#", 0.6745),
    Bar("园林绿化", 29925, "29,925", "#", 0.1740),
    Bar("市政排水", 14150, "14,150", "#", 0.0823),
    Bar("大气", 10500, "10,500", "#", 0.0611),
    Bar("生活垃圾", 1400, "1,400", "#", 0.0081),
)

_MONTHS = (88, 74, 132, 141, 120, 118, 96, 101, 125, 129, 131, 101)
_NAMES = tuple(f"{i + 1}月" for i in range(len(_MONTHS)))
_BEFORE = tuple(round(value * 0.8 + 12) for value in _MONTHS)
MONTHS = Chart(
    "lines", "各月行政检查", "次", _NAMES,
    (
        Series("2026年", [Mark(v, url="#k-chart") for v in _MONTHS]),
        Series("2025年", [Mark(v, url="#k-chart") for v in _BEFORE], past=True, url="#k-chart"),
    ),
    head="月份",
)  # fmt: skip
COMPARED = Chart(
    "bars", "各领域罚款", "元", ("燃气", "排水", "园林绿化"),
    (
        Series("2026年", [Mark(v, url="#k-chart") for v in (171975, 26500, 0)]),
        Series("2025年", [Mark(v) for v in (98000, 31000, 1200)], past=True),
    ),
    head="领域",
)  # fmt: skip
STREETS = MapChart(
    "各街道投诉举报", "件",
    tuple(
        Ground(name, ((x, 0), (x + 1, 0), (x + 1, 0.8), (x, 0.8)), Mark(v, url="#k-chart"))
        for x, (name, v) in enumerate((("示例一街", 12), ("示例二街", 3), ("示例三街", 0)))
    ),
)  # fmt: skip

NOTICES = (
    Notice("info", "现行条文", "本案适用行为发生日有效的规定。"),
    Notice("due", "期限将满", "听证申请期还剩 3 个工作日。"),
    Notice("over", "现在不能办理", "陈述申辩期未满。"),
    Notice("ok", "已登记送达", "下一步：等待当事人缴款。"),
)

FACTS = (
    ("当事人", "示例物业公司丙（组织）"),
    ("事项", Link("擅自迁移城市树木", "#")),
    ("地点", "示例路 12 号院内，10 月 6 日"),
)


class SampleForm(forms.Form):
    """A form with every kind of field the kit draws."""

    party = forms.CharField(label="当事人", help_text="与营业执照或身份证一致，例：示例餐饮店甲")
    fine = forms.DecimalField(
        label="罚款（元）", widget=MoneyInput(), help_text="法定 0 至 100,000 元"
    )
    day = forms.DateField(label="送达日期", widget=DayInput())
    way = forms.ChoiceField(
        label="送达方式",
        choices=[("direct", "直接送达"), ("left", "留置送达"), ("post", "邮寄送达")],
        widget=forms.RadioSelect,
    )
    area = forms.ChoiceField(
        label="领域", choices=[("", "请选择"), ("gas", "燃气"), ("water", "排水")]
    )
    note = forms.CharField(
        label="情况说明", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    told = forms.BooleanField(label="已告知当事人陈述、申辩的权利")


def gallery() -> dict[str, object]:
    """All sample parts under the names the gallery page uses."""
    given = {"party": "示例餐饮店甲", "fine": "-5", "day": "2026-11-20", "way": "direct"}
    return {
        "title": "构件样张",
        "frame": FRAME,
        "steps": STEPS,
        "clocks": CLOCKS,
        "tasks": TASKS,
        "moments": MOMENTS,
        "table": TABLE,
        "empty": EMPTY,
        "chips": CHIPS,
        "figures": FIGURES,
        "bars": BARS,
        "months": MONTHS,
        "compared": COMPARED,
        "streets": STREETS,
        "notices": NOTICES,
        "facts": FACTS,
        "reasons": (TERM, LATE),
        "form": SampleForm(given),
        "blank": SampleForm(prefix="blank", initial={"fine": 30000, "day": "2026-11-25"}),
        "actions": (Link("打印", "#"), Link("新建案件", "#", "primary")),
    }
