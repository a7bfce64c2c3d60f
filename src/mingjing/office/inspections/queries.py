"""What the pages of field work read: filters, rows, exports, and one inspection told in lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.law.instruments.field_visit.talk import TALK
from mingjing.office.inspections.frequency import told_of
from mingjing.office.inspections.lenient import LENIENT_LABELS, TALK_KIND
from mingjing.office.inspections.models import (
    KIND_LABELS,
    MEASURE_LABELS,
    RESPONSE_WORDS,
    RESULT_LABELS,
    Check,
    CorrectionOrder,
    Inspection,
    Kind,
    Measure,
    Response,
    Result,
    Sortie,
)
from mingjing.office.intake.queries import AREA
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Link, Row, Tone
from mingjing.office.web.words import cn_date, cn_datetime

VERBS = {
    "register_inspection": "记录检查",
    "register_sortie": "登记出动",
    "join_sortie": "检查归入出动",
    "take_into_inspection": "归入检查记录",
    "issue_order": "责令改正",
    "import_draw": "导入抽查对象",
    "change_team": "更换抽查人员",
    "link_drawn": "关联检查",
}
RESULT_TONES: dict[Result, Tone] = {
    Result.CLEAN: "ok",
    Result.FIXED: "ok",
    Result.ORDERED: "due",
    Result.LEAD: "over",
    Result.TAUGHT: "ok",
}

KIND = Filter("kind", "类型", {str(k): v for k, v in KIND_LABELS.items()})
RESULT = Filter("result", "结果", {str(k): v for k, v in RESULT_LABELS.items()})

COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("object", "检查对象"),
    Column("area", "领域"),
    Column("kind", "类型", hide_on_phone=True),
    Column("unit", "单位", hide_on_phone=True),
    Column("started", "时间", kind="date"),
    Column("result", "结果", kind="badge"),
)
EXPORT = (
    "编号",
    "检查日期",
    "开始",
    "结束",
    "类型",
    "领域",
    "专项",
    "不计次数的依据",
    "单位",
    "街道",
    "对象",
    "地址",
    "结果",
    "发现的问题",
    "当场改正（处）",
    "约谈",
)
SORTIE_COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("purpose", "事由"),
    Column("area", "领域"),
    Column("unit", "单位", hide_on_phone=True),
    Column("day", "日期", kind="date"),
    Column("people", "人次", kind="number"),
    Column("vehicles", "车辆", kind="number"),
)
ORDER_COLUMNS = (
    Column("number", "文号", kind="link"),
    Column("conduct", "要求改正的行为"),
    Column("area", "领域"),
    Column("unit", "单位", hide_on_phone=True),
    Column("issued", "作出", kind="date"),
    Column("due", "改正期限", kind="date"),
)


def period(params: QueryDict, *, first: date | None, today: date) -> list[Filter]:
    """Filters by year, and by month once a year is chosen."""
    years = range(today.year, (first or today).year - 1, -1)
    year = Filter("year", "年份", {str(y): f"{y}年" for y in years})
    if not year.chosen(params):
        return [year]
    return [year, Filter("month", "月份", {str(m): f"{m}月" for m in range(1, 13)})]


def in_period(filters: list[Filter], params: QueryDict) -> tuple[date, date] | None:
    """The first day of the chosen period and the day after its last; None for all time."""
    year = filters[0].chosen(params)
    if not year:
        return None
    month = filters[1].chosen(params)
    if not month:
        return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    start = date(int(year), int(month), 1)
    return start, date(start.year + start.month // 12, start.month % 12 + 1, 1)


def chosen(
    rows: QuerySet[Inspection], params: QueryDict, span: tuple[date, date] | None
) -> QuerySet[Inspection]:
    """The inspections that the filters in the URL ask for."""
    for one in (AREA, KIND, RESULT):
        if value := one.chosen(params):
            rows = rows.filter(**{one.key: value})
    if span:
        rows = rows.filter(day__gte=span[0], day__lt=span[1])
    if complaint := params.get("complaint"):
        rows = rows.filter(complaint__number=complaint)
    if sortie := params.get("sortie"):
        rows = rows.filter(sortie__number=sortie)
    if task := params.get("task"):
        rows = rows.filter(tasks__code=task).distinct()
    if params.get("found"):
        rows = rows.exclude(result=Result.CLEAN)
    return rows.select_related("place", "party", "unit", "street")


def heading(params: QueryDict) -> str:
    """What the list is about, when another record led here."""
    if complaint := params.get("complaint"):
        return f"据线索 {complaint} 作出的检查"
    if sortie := params.get("sortie"):
        return f"出动 {sortie} 中的检查"
    if task := params.get("task"):
        return f"计划任务 {task} 的检查"
    return "现场检查的记录"


def name_of(row: Inspection) -> str:
    """What was inspected, in a word: the place, else the party, else the address."""
    if row.place:
        return row.place.name
    return row.party.public_name if row.party else row.address


def as_row(row: Inspection) -> Row:
    """One line of the list."""
    result = Result(row.result)
    return Row(
        f"/inspections/{row.number}/",
        (
            row.number,
            Cell(name_of(row), sub=f"{row.street.short} · {row.address}"),
            AREA_LABELS[Area(row.area)],
            KIND_LABELS[Kind(row.kind)],
            row.unit.short,
            row.started_at,
            Cell(RESULT_LABELS[result], tone=RESULT_TONES[result]),
        ),
    )


def as_export(rows: QuerySet[Inspection]) -> Iterator[tuple[object, ...]]:
    """All rows for a file."""
    for r in rows.order_by("-started_at", "-pk").iterator():
        yield (
            r.number,
            r.day,
            r.started_at,
            r.ended_at,
            KIND_LABELS[Kind(r.kind)],
            AREA_LABELS[Area(r.area)],
            r.campaign,
            r.ground,
            r.unit.name,
            r.street.name,
            name_of(r),
            r.address,
            RESULT_LABELS[Result(r.result)],
            r.finding,
            r.fixed_on_the_spot,
            "是" if r.talk_held else "否",
        )


def told(row: Inspection) -> list[tuple[str, object]]:
    """Who and what of an inspection, one line each."""
    lines: list[tuple[str, object]] = [
        ("检查对象", name_of(row)),
        ("当事人", row.party.public_name if row.party else "未登记"),
        ("地点", f"{row.street.name} · {row.address}"),
        ("时间", f"{cn_datetime(row.started_at)} 至 {cn_datetime(row.ended_at, 'short')}"),
        ("检查人员", "、".join(p.name for p in row.officers.all()) + f"（{row.unit.name}）"),
        ("亮证", "已出示执法证件" if row.identity_shown else "未记录"),
        ("类型", " · ".join(p for p in (KIND_LABELS[Kind(row.kind)], row.campaign) if p)),
        ("年度次数", told_of(row)),
        ("领域", AREA_LABELS[Area(row.area)]),
        ("结果", RESULT_LABELS[Result(row.result)]),
    ]
    if row.finding:
        lines.append(("发现的问题", row.finding))
    if row.fixed_on_the_spot:
        lines.append(("当场改正", f"{row.fixed_on_the_spot} 处"))
    return [*lines, *spoken(row)]


def spoken(row: Inspection) -> list[tuple[str, object]]:
    """The lenient acts upon an inspection, during it and after it, and the talk still to come."""
    lines: list[tuple[str, object]] = [
        (LENIENT_LABELS[a.kind], f"{cn_datetime(a.at)} · {a.with_whom}：{a.content}"
         f"（{RESPONSE_WORDS[Response(a.response)]}）")
        for a in sorted(row.lenient_acts.all(), key=lambda a: (a.at, a.pk))
    ]  # fmt: skip
    if number := getattr(row, "open_talk", None):
        lines.append(("约谈", f"{TALK.stage('invited').label}（{number}）"))
    if not any(label.startswith(LENIENT_LABELS[TALK_KIND]) for label, _ in lines):
        lines.append(("约谈", "没有约谈"))
    return lines


def next_acts(row: Inspection) -> list[Link]:
    """What may follow from an inspection that found something."""
    talk = Link("约谈", f"/inspections/{row.number}/talk/")
    if row.result == Result.CLEAN:
        return [talk]
    order = Link("责令改正", f"/inspections/{row.number}/order/")
    case = Link("立案线索", f"/cases/new/?inspection={row.number}")
    if row.result == Result.LEAD:
        return [talk, order, Link(case.label, case.url, "primary")]
    return [talk, Link(order.label, order.url, "primary"), case]


def related(row: Inspection) -> list[Link]:
    """The folders that an inspection is tied to."""
    links = [
        Link("证据", f"/evidence/?inspection={row.number}"),
        Link("据此登记的案件", f"/cases/?inspection={row.number}"),
    ]
    if row.complaint:
        links.insert(0, Link(f"线索 {row.complaint.number}", f"/leads/{row.complaint.number}/"))
    links += [
        Link(f"任务 {t.code}", f"/plans/{t.plan.year}/progress/#{t.code}")
        for t in row.tasks.select_related("plan")
    ]
    if number := getattr(row, "open_talk", None):
        links.append(Link(f"约谈 {number}", f"/inspections/talks/{number}/"))
    links.append(Link("检查以后的约谈", f"/inspections/talks/?inspection={row.number}"))
    if row.sortie:
        number = row.sortie.number
        links.append(Link(f"出动 {number}", f"/inspections/sorties/{number}/"))
    return links


def check_rows(row: Inspection) -> list[tuple[Check, str]]:
    """The checklist, what was broken first, each with the address of its item."""
    found = sorted(row.checks.all(), key=lambda c: (c.kept, c.item.code))
    return [(check, f"/items/{check.item.code}/") for check in found]


def sortie_row(row: Sortie) -> Row:
    """One line of the list of sorties."""
    return Row(
        f"/inspections/sorties/{row.number}/",
        (
            row.number,
            row.purpose,
            AREA_LABELS[Area(row.area)],
            row.unit.short,
            row.day,
            row.people,
            row.vehicles,
        ),
    )


def sortie_told(row: Sortie) -> list[tuple[str, object]]:
    """Who went out, with what, and what they counted."""
    lines: list[tuple[str, object]] = [
        ("事由", row.purpose),
        ("领域", AREA_LABELS[Area(row.area)]),
        ("日期", cn_date(row.day)),
        ("单位", row.unit.name),
        ("人员", "、".join(p.name for p in row.officers.all())),
        ("人次", f"{row.people} 人次"),
        ("车辆", f"{row.vehicles} 辆次"),
    ]
    lines += [
        (
            MEASURE_LABELS[Measure(t.measure)].partition("（")[0],
            f"{t.count} {MEASURE_LABELS[Measure(t.measure)].partition('（')[2].rstrip('）')}",
        )
        for t in row.tallies.all()
    ]
    return lines


def order_row(row: CorrectionOrder) -> Row:
    """One line of the list of orders; it leads to the inspection that it follows."""
    who = row.party.public_name if row.party else ""
    url = f"/inspections/{row.inspection.number}/" if row.inspection else ""
    return Row(
        url,
        (
            row.number,
            Cell(row.conduct, sub=who),
            AREA_LABELS[Area(row.area)],
            row.unit.short,
            row.issued_on,
            row.due_on,
        ),
    )
