"""What the pages of the registers read: rows and words."""

from __future__ import annotations

from mingjing.office.items.models import AREA_LABELS, Area
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


def change_row(change: Listing) -> Row:
    """One change of a register."""
    sign = "增加" if change.incoming else "移出"
    register = "对象" if change.register == Register.OBJECTS else "检查人员"
    return Row("", (change.day, f"{register}{sign} {change.count}", change.reason))
