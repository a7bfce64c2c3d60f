"""What stands behind each figure of a plan: the rows themselves, exactly as many as the figure.

A planned visit is a row too: the visit that was made for it, the selected object that still waits,
or an object that is not known yet. Inside and outside read the same rows; who may not open an
inspection reads its line without the link, and a citizen's name and place are masked for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.law.targeting import PART_LABELS, Part
from mingjing.office.inspections.models import RESULT_LABELS, Inspection, Result
from mingjing.office.inspections.queries import RESULT_TONES
from mingjing.office.parties.models import PLACE_KINDS, Party, PartyKind, Place
from mingjing.office.plans.models import Plan, Selected, Selection, Task
from mingjing.office.plans.queries import part_name, pool_of, risk_name, tasks_of
from mingjing.office.registers.models import ListedObject
from mingjing.office.web.shapes import Cell, Column, Row, Tone
from mingjing.office.web.words import cn_date


class Show(StrEnum):
    """Which figure the rows stand behind."""

    PLANNED = "planned"
    DONE = "done"
    LEFT = "left"
    OVERDUE = "overdue"
    FOUND = "found"
    SELECTED = "selected"
    VISITED = "visited"
    HITS = "hits"
    POOL = "pool"


SHOW_LABELS = {
    Show.PLANNED: "计划的检查",
    Show.DONE: "已完成的检查",
    Show.LEFT: "期间内还要完成的检查",
    Show.OVERDUE: "期间已过而没有完成的检查",
    Show.FOUND: "发现问题的检查",
    Show.SELECTED: "选定的对象",
    Show.VISITED: "选定对象中已检查的",
    Show.HITS: "选定对象中发现问题的",
    Show.POOL: "选定所依据的名录对象",
}
_OF_OBJECTS = (Show.SELECTED, Show.VISITED, Show.HITS)
COLUMNS = (
    Column("nth", "任务和次序"),
    Column("object", "检查对象"),
    Column("day", "日期", kind="date"),
    Column("state", "情况", kind="badge"),
)
EXPORT = ("任务", "次序", "对象编号", "对象", "街道", "部分", "风险等级", "签", "检查日期", "情况")


@dataclass(frozen=True, slots=True)
class Slot:
    """One row before its words are read: a task's n-th visit, object or line of the register."""

    task: Task
    nth: int
    inspection: int | None = None
    selected: int | None = None
    listed: int | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """One inspection that serves a task."""

    pk: int
    place: int | None
    result: str


def slots_of(plan: Plan, show: Show, today: date, *, code: str = "", part: str = "") -> list[Slot]:
    """The rows behind one figure of a task (`code`), or of all tasks of the plan together."""
    tasks = [task for task in tasks_of(plan) if code in {"", task.code}]
    if show is Show.POOL:
        return [slot for task in tasks for slot in _pool(task)]
    made = _made(t.code for t in tasks)
    found = []
    for task in tasks:
        mine = made.get(task.code, [])
        match show:
            case Show.DONE | Show.FOUND:
                rows = [m for m in mine if show is Show.DONE or m.result != Result.CLEAN]
                found += [Slot(task, n, inspection=m.pk) for n, m in enumerate(rows, 1)]
            case Show.PLANNED | Show.LEFT | Show.OVERDUE:
                found += _visits(task, mine, show, today)
            case _:
                found += _objects(task, mine, show, part)
    return found


def _made(codes: Iterable[str]) -> Mapping[str, list[_Made]]:
    """The inspections of each task in the order of their time, each once."""
    rows = Inspection.objects.filter(tasks__code__in=list(codes)).order_by("started_at", "pk")
    found: dict[str, dict[int, _Made]] = defaultdict(dict)
    for code, pk, place, result in rows.values_list("tasks__code", "pk", "place_id", "result"):
        found[code].setdefault(pk, _Made(pk, place, result))
    return {code: list(mine.values()) for code, mine in found.items()}


def _visits(task: Task, made: Sequence[_Made], show: Show, today: date) -> list[Slot]:
    """The planned visits of a task, one row each; what is left of them waits or is overdue."""
    past = today > task.last
    kept = [Slot(task, n, inspection=m.pk) for n, m in enumerate(made[: task.target], 1)]
    visited = {m.place for m in made}
    waiting = [pk for pk, place in _selected(task.code) if place not in visited]
    first = len(kept) + 1
    rest = [
        Slot(task, n, selected=waiting[n - first] if n - first < len(waiting) else None,
             overdue=past)
        for n in range(first, task.target + 1)
    ]  # fmt: skip
    if show is Show.PLANNED:
        return [*kept, *rest]
    return rest if past == (show is Show.OVERDUE) else []


def _selected(code: str, part: str = "") -> list[tuple[int, int]]:
    rows = Selected.objects.filter(selection__code=code)
    rows = rows.filter(part=part) if part else rows
    return list(rows.order_by("part", "ticket", "pk").values_list("pk", "listed__place_id"))


def _objects(task: Task, made: Sequence[_Made], show: Show, part: str) -> list[Slot]:
    """The selected objects of a task, each with the first visit that answered it."""
    first: dict[int | None, _Made] = {}
    for one in made:
        first.setdefault(one.place, one)
    rows = []
    for pk, place in _selected(task.code, part):
        visit = first.get(place)
        hit = visit is not None and visit.result != Result.CLEAN
        if show is Show.SELECTED or (hit if show is Show.HITS else visit):
            rows.append((pk, visit.pk if visit else None))
    return [Slot(task, n, inspection=v, selected=pk) for n, (pk, v) in enumerate(rows, 1)]


def _pool(task: Task) -> list[Slot]:
    """The register that the task selected from: with it anybody selects again."""
    chosen = Selection.objects.filter(code=task.code).first()
    if chosen is None:
        return []
    rows = pool_of(chosen, task.area).order_by("place").values_list("pk", flat=True)
    return [Slot(task, n, listed=pk) for n, pk in enumerate(rows, 1)]


@dataclass(frozen=True, slots=True)
class Behind:
    """One row with its words. `link` is the number of the inspection that is behind it."""

    slot: Slot
    code: str
    name: str
    street: str
    part: str
    risk: str
    ticket: str
    day: date | None
    state: str
    tone: Tone
    link: str


def told(slots: Sequence[Slot]) -> list[Behind]:
    """These rows with their words; three queries for any number of them."""
    rows = Inspection.objects.select_related("place__street", "place__party", "party", "street")
    visits = rows.in_bulk([s.inspection for s in slots if s.inspection])
    places = ("listed__place__street", "listed__place__party")
    chosen = Selected.objects.select_related(*places).in_bulk(
        [s.selected for s in slots if s.selected]
    )
    lines = ListedObject.objects.select_related("place__street", "place__party").in_bulk(
        [s.listed for s in slots if s.listed]
    )
    return [
        _told(
            slot,
            visits.get(slot.inspection or 0),
            chosen.get(slot.selected or 0),
            lines.get(slot.listed or 0),
        )
        for slot in slots
    ]


def _told(
    slot: Slot, visit: Inspection | None, chosen: Selected | None, line: ListedObject | None
) -> Behind:
    listed = chosen.listed if chosen else line
    state, tone = _state(slot, visit, line)
    return Behind(
        slot,
        code=listed.code if listed else "",
        name=_name(visit, listed),
        street=listed.place.street.short if listed else visit.street.short if visit else "",
        part=part_name(chosen.part) if chosen else "",
        risk=risk_name(chosen.risk) if chosen else "",
        ticket=chosen.ticket if chosen else "",
        day=visit.day if visit else None,
        state=state,
        tone=tone,
        link=visit.number if visit else "",
    )


def _name(visit: Inspection | None, listed: ListedObject | None) -> str:
    if listed:
        return place_name(listed.place)
    return object_name(visit) if visit else "还没有确定对象"


def _state(slot: Slot, visit: Inspection | None, line: ListedObject | None) -> tuple[str, Tone]:
    if visit:
        result = Result(visit.result)
        return RESULT_LABELS[result], RESULT_TONES[result]
    if line:
        return risk_name(line.risk), ""
    return ("逾期", "over") if slot.overdue else ("等待检查", "due")


def place_name(place: Place) -> str:
    """A place as everybody may read it: of a citizen's only what kind of place it is."""
    if place.party and place.party.kind == PartyKind.INDIVIDUAL:
        return f"{masked(place.party)}的{PLACE_KINDS.get(place.kind, '场所')}"
    return place.name


def object_name(row: Inspection) -> str:
    """What was inspected, as everybody may read it; an address alone may be somebody's home."""
    if row.place:
        return place_name(row.place)
    return masked(row.party) if row.party else "没有登记的场所"


def masked(party: Party) -> str:
    """A party as everybody may read it."""
    return party.public_name


def as_row(one: Behind, *, may_open: Collection[str] = ()) -> Row:
    """One row of the table, in the office or outside."""
    beside = " · ".join(p for p in (one.street, one.code, one.part, one.risk) if p)
    url = f"/inspections/{one.link}/" if one.link in may_open else ""
    return Row(
        url,
        (
            Cell(f"{one.slot.task.code} · {one.slot.nth}", sub=one.slot.task.title, url=url),
            Cell(one.name, sub=beside),
            one.day,
            Cell(one.state, tone=one.tone),
        ),
    )


def as_export(rows: Iterable[Behind]) -> Iterable[tuple[object, ...]]:
    """The rows for a file, tickets whole."""
    return (
        (r.slot.task.code, r.slot.nth, r.code, r.name, r.street, r.part, r.risk, r.ticket,
         r.day, r.state)
        for r in rows
    )  # fmt: skip


def heading(show: Show, task: Task | None, part: str) -> str:
    """What the rows are, in a line."""
    told = SHOW_LABELS[show]
    if part in set(Part):
        told = f"{PART_LABELS[Part(part)]}：{told}"
    if task is None:
        return f"各任务{told}，合并的一次检查在每项任务中各算一行"
    return f"{task.code} {task.title}（{cn_date(task.first)} 至 {cn_date(task.last)}）：{told}"
