"""What the pages of the registers read: rows and words."""

from __future__ import annotations

from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.journal.entries import entries_of
from mingjing.office.registers.models import Listing, Register
from mingjing.office.web.shapes import Column, Row

VERBS = {
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
    return Row("", (change.day, f"{register}{sign} {change.count}", change.reason))
