"""What a draw picked: handed over with the people drawn for it, and answered by an inspection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from mingjing.law.cite import cite
from mingjing.law.procedure import Fault
from mingjing.office.inspections.models import DrawnObject, Inspection, Kind
from mingjing.office.intake.access import ask_staff
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person

NOT_THE_DRAWN = Fault(
    "not_the_drawn",
    "抽查不是由抽中的检查人员进行，也没有回避和递补的记录",
    cite("random_inspection", 0),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One object as a draw picked it, with the people drawn for it where the draw tells them."""

    place: Place
    area: str
    inspectors: tuple[int, ...] = ()


def import_draw(
    deed: Deed, *, draw: str, platform: str, objects: Sequence[Drawn]
) -> tuple[DrawnObject, ...]:
    """Takes over the objects that a double-random draw picked, each to be inspected."""
    ask_staff(deed)
    errors = {}
    if not draw.strip():
        errors["draw"] = "请填写抽查任务名称"
    if not platform.strip():
        errors["platform"] = "请填写抽取平台"
    if not objects or len({o.place.pk for o in objects}) < len(objects):
        errors["objects"] = "请列出抽中的对象，每个对象一次"
    if deed.at > deed.entered_at:
        errors["day"] = "抽取日期在将来，请在实际抽取后登记"
    _raise_if(errors)
    rows = []
    with transaction.atomic():
        for drawn in objects:
            row = DrawnObject(draw=draw.strip(), platform=platform.strip(), drawn_on=deed.day)
            label = f"{draw} · {drawn.place.name}"
            with record(row, "import_draw", deed, kind="drawn_object", label=label):
                row.place, row.area = drawn.place, drawn.area
                row.inspectors = list(drawn.inspectors)
            rows.append(row)
    return tuple(rows)


def change_team(deed: Deed, drawn: DrawnObject, inspectors: Sequence[int]) -> DrawnObject:
    """Another team for an object that nobody has inspected yet, after a recusal."""
    ask_staff(deed)
    with transaction.atomic():
        row = _held(drawn)
        if row.inspection_id is not None:
            raise Invalid({"drawn": "该抽查对象已经有检查记录，不能再更换检查人员"})
        with record(row, "change_team", deed, kind="drawn_object", label=str(drawn)):
            row.inspectors = list(inspectors)
    return row


def link_drawn(drawn: DrawnObject, inspection: Inspection, deed: Deed) -> DrawnObject:
    """Says which inspection answered the draw; only one of the drawn place, after the draw. That
    others went than were drawn is told as it was, and stands as a fault."""
    ask_staff(deed)
    with transaction.atomic():
        row = _held(drawn)
        _raise_if(_wrong_link(row, inspection))
        faults = () if by_the_drawn(row, inspection.officers.all()) else (NOT_THE_DRAWN,)
        label = f"{row.draw} · {inspection.number}"
        with record(row, "link_drawn", deed, kind="drawn_object", label=label, faults=faults):
            row.inspection = inspection
    return row


def _held(drawn: DrawnObject) -> DrawnObject:
    """The object as it is now, held: another inspection may have answered it meanwhile."""
    return DrawnObject.objects.select_for_update(of=("self",)).get(pk=drawn.pk)


def _wrong_link(row: DrawnObject, inspection: Inspection) -> dict[str, str]:
    errors = {}
    if row.inspection_id is not None:
        errors["drawn"] = "该抽查对象已经有检查记录"
    if inspection.place_id != row.place_id or inspection.kind != Kind.RANDOM:
        errors["inspection"] = "须是对该抽查对象的双随机检查"
    if inspection.day < row.drawn_on:
        errors["inspection"] = "检查早于抽取，不能作为本次抽查的结果"
    return errors


def by_the_drawn(drawn: DrawnObject, officers: Iterable[Person]) -> bool:
    """Whether everybody who was drawn for an object was there."""
    return set(drawn.inspectors) <= {officer.pk for officer in officers}


def _raise_if(errors: Mapping[str, str]) -> None:
    if errors:
        raise Invalid(errors)
