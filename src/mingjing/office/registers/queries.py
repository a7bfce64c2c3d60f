"""What the pages of the registers read: rows and words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from mingjing.office.items.models import AREA_LABELS, Area, Item
from mingjing.office.journal.entries import entries_of
from mingjing.office.parties.models import PLACE_KINDS
from mingjing.office.registers.models import (
    RISK_LABELS,
    CheckPoint,
    InspectionItem,
    ListedInspector,
    ListedObject,
    Listing,
    Register,
    Risk,
)
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Row, Tone
from mingjing.office.web.words import cn_date

VERBS = {
    "publish_item": "公布检查事项",
    "withdraw_item": "撤下检查事项",
    "list_objects": "列入对象名录",
    "unlist_objects": "移出对象名录",
    "list_inspectors": "列入检查人员名录",
    "unlist_inspectors": "移出检查人员名录",
}
CHANGE_COLUMNS = (
    Column("day", "日期", kind="date"),
    Column("change", "增减"),
    Column("reason", "理由"),
)


def area_name(area: str) -> str:
    """The area's label."""
    return AREA_LABELS[Area(area)]


def told_otherwise(change: Listing) -> bool:
    """Whether the lines of a change are not those of its record: another place or person, another
    area, another class (which is the weight in a draw), another reason."""
    said = {k: v for e in entries_of("listing", change.pk) for k, v in e.payload.content.items()}
    objects = change.objects_added.values_list("place", "area", "risk", "risk_reason")
    people = change.inspectors_added.values_list("person", flat=True)
    gone = (change.objects_removed.values_list("place", flat=True),
            change.inspectors_removed.values_list("person", flat=True))  # fmt: skip
    pairs = (
        ("objects", [list(row) for row in objects] if change.incoming else None),
        ("people", list(people if change.incoming else gone[1])),
        ("places", None if change.incoming else list(gone[0])),
    )
    lines = any(
        now is not None and name in said and sorted(said[name]) != sorted(now)
        for name, now in pairs
    )
    areas = set(change.inspectors_added.values_list("area", flat=True))
    return lines or ("area" in said and areas != {said["area"]})


def change_row(change: Listing) -> Row:
    """One change of a register."""
    sign = "增加" if change.incoming else "移出"
    register = "对象" if change.register == Register.OBJECTS else "检查人员"
    which = "objects" if change.register == Register.OBJECTS else "inspectors"
    url = f"/registers/{which}/?change={change.pk}"
    return Row("", (change.day, Cell(f"{register}{sign} {change.count}", url=url), change.reason))


ITEM_COLUMNS = (
    Column("code", "编码", kind="link"),
    Column("title", "事项"),
    Column("points", "检查内容", kind="number"),
    Column("published", "公布", kind="date"),
    Column("until", "现在", kind="badge"),
)


OBJECT_COLUMNS = (
    Column("code", "编号", kind="link"),
    Column("place", "对象"),
    Column("area", "领域"),
    Column("risk", "风险等级", kind="badge"),
    Column("street", "街道", hide_on_phone=True),
    Column("since", "列入", kind="date", hide_on_phone=True),
)
_TONES: dict[Risk, Tone] = {Risk.HIGH: "over", Risk.GENERAL: "due", Risk.LOW: "ok"}


def object_filters(streets: Iterable[tuple[int, str]]) -> tuple[Filter, ...]:
    """What narrows the register of objects down: area, class, kind, street."""
    return (
        Filter("area", "领域", {str(k): v for k, v in AREA_LABELS.items()}),
        Filter("risk", "风险等级", {str(k): v for k, v in RISK_LABELS.items()}),
        Filter("kind", "类别", dict(PLACE_KINDS)),
        Filter("street", "街道", {str(pk): name for pk, name in streets}),
    )


def objects_chosen(
    rows: QuerySet[ListedObject], filters: Iterable[Filter], params: QueryDict
) -> QuerySet[ListedObject]:
    """The objects that the filters in the URL ask for."""
    columns = {"area": "area", "risk": "risk", "kind": "place__kind", "street": "place__street"}
    for one in filters:
        if value := one.chosen(params):
            rows = rows.filter(**{columns[one.key]: value})
    return rows.select_related("place__street")


def object_row(row: ListedObject) -> Row:
    """One line of the register of objects, with the reason of its class."""
    place, risk = row.place, Risk(row.risk)
    kind = PLACE_KINDS.get(place.kind, place.kind)
    return Row(
        f"/draws/objects/{row.code}/",
        (
            row.code,
            Cell(place.name, sub=f"{kind} · {place.address} · {row.risk_reason}"),
            area_name(row.area),
            Cell(RISK_LABELS[risk], tone=_TONES[risk]),
            place.street.short,
            row.since,
        ),
    )


def of_change(key: int) -> Q:
    """What came into a register or left it by one change; without one, what stands there now."""
    return Q(added=key) | Q(removed=key) if key else Q(until=None)


INSPECTOR_COLUMNS = (
    Column("name", "姓名"),
    Column("unit", "单位"),
    Column("area", "领域"),
    Column("since", "列入", kind="date"),
    Column("until", "移出", kind="date"),
)


def inspector_row(row: ListedInspector) -> Row:
    """One line of the register of inspectors."""
    area = area_name(row.area) if row.area else "各领域"
    return Row("", (row.person.name, row.person.unit.short, area, row.since, row.until))


def item_row(row: InspectionItem, url: str) -> Row:
    """One line of the list; the points are read beforehand."""
    state = Cell("有效", tone="ok") if row.until is None else Cell("已撤下")
    title = Cell(row.title, sub=f"{area_name(row.area)} · {row.basis}")
    return Row(url, (row.code, title, len(row.points.all()), row.published_on, state))


def item_told(row: InspectionItem) -> list[tuple[str, object]]:
    """Who and what of an item, one line each."""
    lines: list[tuple[str, object]] = [
        ("编码", row.code),
        ("领域", area_name(row.area)),
        ("检查依据", row.basis),
        ("起始日期", cn_date(row.since)),
        ("公布", f"{cn_date(row.published_on)}：{row.reason}"),
    ]
    if row.until:
        lines.append(("撤下", f"{cn_date(row.until)}：{row.withdrawn_because}"))
    return lines


def points_of(row: InspectionItem) -> QuerySet[CheckPoint]:
    """The checklist of an item in its order."""
    return row.points.select_related("power").order_by("order")


def checklist_on(area: str, day: date) -> QuerySet[CheckPoint]:
    """The lines that a visit of an area asks on a day: of the items published and in force."""
    return checklists_on(day).filter(item__area=area)


def checklists_on(day: date) -> QuerySet[CheckPoint]:
    """The lines of every area on a day."""
    rows = CheckPoint.objects.filter(
        Q(item__until=None) | Q(item__until__gt=day), item__since__lte=day,
        item__published_on__lte=day,
    )  # fmt: skip
    return rows.select_related("item", "power").order_by("item__code", "order")


def items_of_year(day: date) -> QuerySet[InspectionItem]:
    """The published items that are in force on some day of a year, area by area."""
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    rows = InspectionItem.objects.filter(Q(until=None) | Q(until__gt=first), since__lte=last)
    return rows.prefetch_related("points").order_by("area", "code")


def powers_of(checks: QuerySet[InspectionItem], day: date) -> set[int]:
    """The items of the power list that the checklists of these published items point to."""
    found = checklists_on(day).filter(item__in=checks).exclude(power=None)
    return {pk for pk in found.values_list("power_id", flat=True) if pk}


def points_by_power(items: Iterable[Item], day: date) -> dict[int, list[CheckPoint]]:
    """What to look at for each of these items of the power list, as published on a day."""
    found: dict[int, list[CheckPoint]] = {}
    rows = CheckPoint.objects.filter(
        Q(item__until=None) | Q(item__until__gt=day), power__in=[i.pk for i in items],
        item__since__lte=day, item__published_on__lte=day,
    )  # fmt: skip
    for point in rows.select_related("item").order_by("item__code", "order"):
        assert point.power_id is not None
        found.setdefault(point.power_id, []).append(point)
    return found


def item_listed(row: InspectionItem) -> dict[str, object]:
    """One item for machines."""
    return {
        "code": row.code,
        "title": row.title,
        "area": row.area,
        "basis": row.basis,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "published_on": row.published_on.isoformat(),
        "checklist": [
            {"look": p.look, "how": p.how, "typical": p.typical,
             "item": p.power.code if p.power else None}
            for p in sorted(row.points.all(), key=lambda p: p.order)
        ],
    }  # fmt: skip
