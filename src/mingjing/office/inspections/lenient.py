"""Lenient acts: written as they were done, each with what was said and how it was taken."""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.office.inspections.models import RESPONSE_LABELS, Inspection, LenientAct
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Unit

LENIENT_LABELS = {name: VISIT.step(name).label for name in LENIENT}
TALK_KIND = "hold_talk"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said to whom, and how it was taken."""

    kind: str
    with_whom: str
    content: str
    response: str
    where: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Where a lenient act belongs: what it is counted by."""

    area: str
    unit: Unit
    street: Unit
    name: str


def about(inspection: Inspection) -> About:
    """Where the lenient acts upon an inspection belong."""
    place, party = inspection.place, inspection.party
    name = place.name if place else party.public_name if party else inspection.address
    return About(inspection.area, inspection.unit, inspection.street, name)


def speak(
    deed: Deed, spoken: Spoken, where: About, *, inspection: Inspection | None = None
) -> LenientAct:
    """Keeps one lenient act; raises Invalid where it lacks its content or its result."""
    if wrong := wrong_words(spoken):
        raise Invalid(wrong)
    row = LenientAct(
        kind=spoken.kind, day=deed.day, at=deed.at, area=where.area, unit=where.unit,
        street=where.street, name=where.name[:200], inspection=inspection,
        with_whom=spoken.with_whom.strip()[:100], where=spoken.where.strip()[:100],
        content=spoken.content.strip()[:1000], agreed=spoken.agreed.strip()[:500],
        response=spoken.response,
    )  # fmt: skip
    with record(row, spoken.kind, deed, kind="lenient_act"):
        pass
    return row


def take_along(acts: list[LenientAct], inspection: Inspection, deed: Deed) -> None:
    """Says upon which inspection lenient acts were done, once the visit is on record."""
    for row in acts:
        with record(row, "take_into_inspection", deed, kind="lenient_act"):
            row.inspection = inspection


def wrong_words(spoken: Spoken) -> dict[str, str]:
    """What a lenient act lacks, each beside its field."""
    errors = {}
    if spoken.kind not in LENIENT_LABELS:
        errors["spoken_kind"] = "请选择柔性执法的方式"
    if not spoken.with_whom.strip():
        errors["with_whom"] = "请填写对象"
    if not spoken.content.strip():
        errors["content"] = "请填写内容"
    if spoken.response not in RESPONSE_LABELS:
        errors["response"] = "请选择对方的答复"
    return errors
