"""What the pages of visits read: filters, rows, one visit told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.inspections.lenient import LENIENT_LABELS
from mingjing.office.inspections.models import (
    KIND_LABELS,
    RESPONSE_LABELS,
    RESPONSE_WORDS,
    Inspection,
    Kind,
    LenientAct,
    Response,
)
from mingjing.office.inspections.queries import in_period
from mingjing.office.intake.queries import AREA
from mingjing.office.items.models import AREA_LABELS, Area, Item
from mingjing.office.people.models import Person, Role
from mingjing.office.registers.queries import points_by_power
from mingjing.office.visits.access import visible_visits
from mingjing.office.visits.effects import summary
from mingjing.office.visits.models import (
    ANSWER_LABELS,
    Answer,
    Finding,
    Visit,
)
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Chip, Column, Link, Row, Tone
from mingjing.office.web.words import cn_date, cn_datetime, weekday

VERBS = {step.name: step.label for step in VISIT.steps}
STAGES = {s.name: s.label for s in VISIT.stages}
GOING = ("approved", "ready", "refused", "on_site", "told")
OPEN = tuple(s.name for s in VISIT.stages if not s.final)
STATE = Filter("state", "状态", {**{s: STAGES[s] for s in OPEN[1:]}, "ended": "已办结"})
WHEN = Filter("when", "日期", {"today": "今天", "late": "已过计划日", "week": "本周"})
KIND = Filter("kind", "类型", {str(k): v for k, v in KIND_LABELS.items()})
LENIENT_KIND = Filter("act", "方式", LENIENT_LABELS)
RESPONSE = Filter("response", "结果", {str(k): v for k, v in RESPONSE_LABELS.items()})
TONES: dict[str, Tone] = {"following": "due", "refused": "over", "ended": "ok"}
ANSWER_TONES: dict[Answer, Tone] = {
    Answer.NONE: "due", Answer.HANDED: "over", Answer.ORDERED: "due",
}  # fmt: skip

COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("object", "检查对象"),
    Column("area", "领域"),
    Column("kind", "类型", hide_on_phone=True),
    Column("unit", "单位", hide_on_phone=True),
    Column("day", "计划日", kind="date"),
    Column("state", "状态", kind="badge"),
)
LENIENT_COLUMNS = (
    Column("visit", "检查", kind="link"),
    Column("act", "方式"),
    Column("content", "内容"),
    Column("area", "领域", hide_on_phone=True),
    Column("day", "日期", kind="date"),
    Column("response", "结果", kind="badge"),
)
LENIENT_EXPORT = (
    "检查编号", "方式", "日期", "领域", "检查对象", "对谁", "内容", "约定的事项", "结果",
    "了结的问题数",
)  # fmt: skip


def chosen(rows: QuerySet[Visit], params: QueryDict, today: date) -> QuerySet[Visit]:
    """The visits that the filters in the address ask for."""
    for one in (AREA, KIND):
        if value := one.chosen(params):
            rows = rows.filter(**{one.key: value})
    if state := STATE.chosen(params):
        rows = rows.filter(stage=state)
    match WHEN.chosen(params):
        case "today":
            rows = rows.filter(planned_on=today)
        case "late":
            rows = rows.filter(planned_on__lt=today, stage__in=("planned", "approved", "ready"))
        case "week":
            rows = rows.filter(planned_on__week=today.isocalendar().week,
                               planned_on__iso_year=today.isocalendar().year)  # fmt: skip
    return rows.select_related("place", "party", "unit", "street")


def waiting_for(person: Person, roles: frozenset[str], day: date) -> QuerySet[Visit]:
    """What this person has to do: approve as a leader, visit and look again as one of the team."""
    mine = Q(pk__in=person.visits.values("pk"))
    wanted = Q(pk__in=())
    if Role.LEADER in roles:
        wanted |= (Q(stage="planned") | Q(approval_due=True)) & ~mine
    if Role.OFFICER in roles:
        going = Q(stage__in=GOING, planned_on__lte=day)
        settled = Q(stage="following", order_runs=False, approval_due=False)
        again = Q(stage="following", order_runs=True, order__due_on__lte=day)
        wanted |= (going | settled | again) & mine
    rows = visible_visits(person).filter(wanted)
    return rows.select_related("place", "party", "street", "order").order_by("planned_on", "pk")


def as_row(row: Visit) -> Row:
    """One line of the list."""
    return Row(
        f"/visits/{row.number}/",
        (
            row.number,
            Cell(row.name, sub=f"{row.street.short} · {row.address}"),
            AREA_LABELS[Area(row.area)],
            KIND_LABELS[Kind(row.kind)],
            row.unit.short,
            row.planned_on,
            Cell(STAGES[row.stage], tone=TONES.get(row.stage, "")),
        ),
    )


def told(row: Visit, team: Sequence[Person]) -> list[tuple[str, object]]:
    """Who and what of a visit, one line each."""
    lines: list[tuple[str, object]] = [
        ("检查对象", row.name),
        ("当事人", row.party.public_name if row.party else "未登记"),
        ("地点", f"{row.street.name} · {row.address}"),
        ("由来", f"{KIND_LABELS[Kind(row.kind)]} · {row.ground}".rstrip("· ")),
        ("领域", AREA_LABELS[Area(row.area)]),
        ("计划日", f"{cn_date(row.planned_on)} {weekday(row.planned_on)}"),
        ("检查人员", "、".join(p.name for p in team) + f"（{row.unit.name}）"),
    ]
    lines += _merged(row)
    if row.unannounced:
        lines.append(("不事先通知", row.unannounced))
    if row.notice:
        lines.append(("通知", row.notice))
    if row.started_at:
        until = f" 至 {cn_datetime(row.ended_at, 'short')}" if row.ended_at else " 开始"
        lines.append(("时间", f"{cn_datetime(row.started_at)}{until}{_lasted(row)}"))
    if row.vehicle:
        lines.append(("车辆", row.vehicle))
    if row.refusal:
        lines.append(("拒绝检查", row.refusal))
    if row.receipt:
        lines.append(("结果签收", row.receipt))
    if row.order:
        lines.append(("责令改正", f"{row.order.number}，限 {cn_date(row.order.due_on)} 前"))
    return lines


def _merged(row: Visit) -> list[tuple[str, object]]:
    """The tasks of the plan that this visit serves, and the departments that come along."""
    tasks = list(row.tasks.order_by("code"))
    if not tasks:
        return []
    label = "计划任务" if len(tasks) == 1 else "合并的任务"
    lines: list[tuple[str, object]] = [
        (label, "；".join(f"{task.code} {task.title}" for task in tasks))
    ]
    along = dict.fromkeys(name for task in tasks for name in task.departments)
    if along:
        lines.append(("联合部门", "、".join(along)))
    return lines


def _lasted(row: Visit) -> str:
    if not (row.started_at and row.ended_at):
        return ""
    return f"（{max(1, round((row.ended_at - row.started_at).total_seconds() / 60))} 分钟）"


def finding_rows(row: Visit, found: Sequence[Finding]) -> list[dict[str, object]]:
    """The checklist as found, what was broken first."""
    rows = sorted(found, key=lambda f: (f.kept, f.item.code))
    return [
        {
            "item": f.item, "kept": f.kept, "fact": f.fact, "remark": f.remark,
            "url": f"/items/{f.item.code}/",
            "cases": case_links(row, f) if row.inspection and f.handed else [],
            "state": "符合" if f.kept else _answered(f),
            "tone": "ok" if f.kept else ANSWER_TONES.get(Answer(f.answer), "ok"),
        }
        for f in rows
    ]  # fmt: skip


def items_ahead(row: Visit, day: date) -> list[dict[str, object]]:
    """What will be looked at: each item with what the published list says to look for."""
    items = list(row.items.order_by("code"))
    points = points_by_power(items, day)
    return [{"item": item, "points": points.get(item.pk, [])} for item in items]


def _answered(f: Finding) -> str:
    words = ANSWER_LABELS[Answer(f.answer)]
    if f.handed and f.answer != Answer.HANDED:
        return f"{words}，{ANSWER_LABELS[Answer.HANDED]}"
    return words


def lenient_rows(row: Visit) -> list[tuple[str, LenientAct, str]]:
    """The lenient acts of a visit with their names and results."""
    upon = Q(visits=row)
    if row.inspection_id:
        upon |= Q(inspection=row.inspection_id)  # a talk held after the end
    acts = LenientAct.objects.filter(upon).distinct().order_by("at", "pk")
    return [(VERBS[a.kind], a, RESPONSE_WORDS[Response(a.response)]) for a in acts]


def case_links(row: Visit, found: Finding) -> list[Link]:
    """From a breach that was handed on to its case: item, place, party and words come along."""
    assert row.inspection is not None
    url = f"/cases/new/?inspection={row.inspection.number}&item={found.item.code}"
    return [
        Link("当场处罚", f"{url}&procedure=summary", "primary"),
        Link("登记违法线索", url, "primary"),
    ]


def breach_of(inspection: Inspection, code: str) -> tuple[Item, str] | None:
    """The item that an inspection found broken, of this code or the only one, and what was seen:
    the words are empty where the inspection was not gone through as a visit."""
    broken = list(inspection.checks.filter(kept=False).select_related("item"))
    named = [c.item for c in broken if c.item.code == code] if code else [c.item for c in broken]
    if len(named) != 1:
        return None
    seen = Finding.objects.filter(visit__inspection=inspection, item=named[0], kept=False)
    return named[0], summary(list(seen.select_related("item")))


def related(row: Visit, found: Sequence[Finding]) -> list[Link]:
    """The folders that a visit is tied to; the only breach handed on leads to its case, several
    lead there from their lines of the checklist."""
    links = []
    if row.inspection:
        number = row.inspection.number
        handed = [f for f in found if f.handed]
        links += case_links(row, handed[0]) if len(handed) == 1 else []
        links.append(Link(f"检查记录 {number}", f"/inspections/{number}/"))
        links.append(Link("约谈负责人", f"/inspections/{number}/talk/"))
        links.append(Link("据此登记的案件", f"/cases/?inspection={number}"))
    if row.complaint:
        links.append(Link(f"线索 {row.complaint.number}", f"/leads/{row.complaint.number}/"))
    return links


def chosen_acts(rows: QuerySet[LenientAct], params: QueryDict) -> QuerySet[LenientAct]:
    """The kinds that the chips ask for, of rows under the other filters."""
    if kind := LENIENT_KIND.chosen(params):
        rows = rows.filter(kind=kind)
    return rows.select_related("inspection", "unit").prefetch_related("visits")


def under_other_filters(
    rows: QuerySet[LenientAct], params: QueryDict, when: list[Filter]
) -> QuerySet[LenientAct]:
    """All filters but the kind: what the kinds are counted in."""
    if span := in_period(when, params):
        rows = rows.filter(day__gte=span[0], day__lt=span[1])
    if response := RESPONSE.chosen(params):
        rows = rows.filter(response=response)
    if area := AREA.chosen(params):
        rows = rows.filter(area=area)
    return rows


def counted_chips(rows: QuerySet[LenientAct], params: QueryDict) -> list[Chip]:
    """The kinds of lenient acts, each with how many its list shows under the other filters."""
    counts = dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
    names = ["", *LENIENT_KIND.options]
    return [
        Chip(chip.label, chip.url, chip.on, counts.get(name, 0) if name else sum(counts.values()))
        for name, chip in zip(names, LENIENT_KIND.chips(params), strict=True)
    ]


def act_row(row: LenientAct) -> Row:
    """One line of the list of lenient acts."""
    tone: Tone = "over" if row.response == Response.DECLINED else "ok"
    number, url = where_of(row)
    return Row(
        url,
        (
            number,
            VERBS[row.kind],
            Cell(row.content, sub=f"{row.name} · {row.with_whom}"),
            AREA_LABELS[Area(row.area)],
            row.day,
            Cell(RESPONSE_WORDS[Response(row.response)], tone=tone),
        ),
    )


def where_of(row: LenientAct) -> tuple[str, str]:
    """Number and page of what a lenient act was done in: the visit, else the inspection."""
    visits = list(row.visits.all())
    if visits:
        return visits[0].number, f"/visits/{visits[0].number}/"
    if row.inspection:
        return row.inspection.number, f"/inspections/{row.inspection.number}/"
    return "", ""


def acts_export(rows: QuerySet[LenientAct]) -> Iterator[tuple[object, ...]]:
    """All rows for a file."""
    counted = rows.annotate(n=Count("findings", distinct=True)).order_by("-at", "-pk")
    for r in counted.iterator(chunk_size=500):
        yield (
            where_of(r)[0],
            VERBS[r.kind],
            r.day,
            AREA_LABELS[Area(r.area)],
            r.name,
            r.with_whom,
            r.content,
            r.agreed,
            RESPONSE_WORDS[Response(r.response)],
            r.n,
        )


def order_clock(row: Visit) -> tuple[str, date, str] | None:
    """What runs on a visit: the day of its re-check."""
    if row.order and row.order_runs:
        return ("改正期限（复查日）", row.order.due_on, "行政处罚法第二十八条")
    return None
