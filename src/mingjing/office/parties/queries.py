"""What the pages of parties and places read: filters, rows, and one party told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.office.parties.access import is_named, told_name
from mingjing.office.parties.models import (
    PARTY_LABELS,
    PLACE_KINDS,
    Party,
    PartyKind,
    Place,
)
from mingjing.office.parties.numbers import masked, masked_phone
from mingjing.office.people.models import Unit, UnitKind
from mingjing.office.web import search
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Link, Row, Table
from mingjing.office.web.words import NOTHING

VERBS = {
    "register_party": "登记当事人",
    "amend_party": "更正当事人信息",
    "reveal_identity": "查看完整证件号码和电话",
    "register_place": "登记场所",
    "amend_place": "更正场所信息",
}
KIND = Filter("kind", "主体类型", {str(k): v for k, v in PARTY_LABELS.items()})
PLACE_KIND = Filter("kind", "场所类型", PLACE_KINDS)

PARTY_COLUMNS = (
    Column("name", "名称"),
    Column("kind", "主体类型"),
    Column("code", "统一社会信用代码"),
    Column("keeper", "登记单位", hide_on_phone=True),
)
PLACE_COLUMNS = (
    Column("name", "场所"),
    Column("kind", "类型"),
    Column("street", "街道（镇）"),
    Column("party", "经营者或管理者"),
)
PARTY_EXPORT = ("名称", "主体类型", "统一社会信用代码", "法定代表人或经营者", "住所", "登记单位")
PLACE_EXPORT = ("场所", "类型", "街道（镇）", "地址", "经营者或管理者")


def street_filter() -> Filter:
    """The streets as a filter; one query."""
    streets = Unit.objects.filter(kind=UnitKind.STREET).order_by("code")
    return Filter(
        "street", "街道（镇）", {str(pk): short for pk, short in streets.values_list("pk", "short")}
    )


def parties_chosen(rows: QuerySet[Party], params: QueryDict) -> QuerySet[Party]:
    """The parties whom the search box and the filter ask for."""
    if words := params.get("find", "").strip():
        rows = rows.filter(pk__in=search.matching(words, "party"))
    if kind := KIND.chosen(params):
        rows = rows.filter(kind=kind)
    return rows.select_related("keeper")


def places_chosen(rows: QuerySet[Place], params: QueryDict, streets: Filter) -> QuerySet[Place]:
    """The places that the search box and the filters ask for."""
    if words := params.get("find", "").strip():
        rows = rows.filter(pk__in=search.matching(words, "place"))
    if kind := PLACE_KIND.chosen(params):
        rows = rows.filter(kind=kind)
    if street := streets.chosen(params):
        rows = rows.filter(street=int(street))
    return rows.select_related("street", "party")


def party_row(party: Party) -> Row:
    """One line of the list; who a citizen is stands in it only for those who may know."""
    return Row(
        f"/parties/{party.pk}/",
        (
            Cell(told_name(party), sub=party.address if is_named(party) else ""),
            PARTY_LABELS[PartyKind(party.kind)],
            party.credit_code or NOTHING,
            party.keeper.short if party.keeper else NOTHING,
        ),
    )


def place_row(place: Place) -> Row:
    """One line of the list; a citizen is masked in it."""
    party = (
        Cell(place.party.public_name, url=f"/parties/{place.party_id}/") if place.party else NOTHING
    )
    return Row(
        f"/places/{place.pk}/",
        (
            Cell(place.name, sub=place.address),
            PLACE_KINDS.get(place.kind, place.kind),
            place.street.short,
            party,
        ),
    )


def party_lines(rows: QuerySet[Party]) -> Iterator[tuple[object, ...]]:
    """All chosen parties for a file, citizens masked: a file leaves the office's eyes, so numbers,
    telephones, names and homes of citizens stay here whoever asks."""
    for p in rows.order_by("-pk").iterator():
        citizen = p.kind == PartyKind.INDIVIDUAL
        yield (
            p.public_name,
            PARTY_LABELS[PartyKind(p.kind)],
            p.credit_code,
            p.legal_representative,
            "" if citizen else p.address,
            p.keeper.name if p.keeper else "",
        )


def place_lines(rows: QuerySet[Place]) -> Iterator[tuple[object, ...]]:
    """All chosen places for a file, citizens masked."""
    for p in rows.order_by("-pk").iterator():
        yield (
            p.name,
            PLACE_KINDS.get(p.kind, p.kind),
            p.street.name,
            p.address,
            p.party.public_name if p.party else "",
        )


def party_facts(party: Party) -> list[tuple[str, object]]:
    """Who this is, one line each; number and telephone masked, without a day of birth; the home
    of a citizen only for those who may know who it is."""
    known = [
        ("主体类型", PARTY_LABELS[PartyKind(party.kind)]),
        ("信用代码", party.credit_code),
        ("身份证号", masked(party.id_number)),
        ("负责人", party.legal_representative),
        ("电话", masked_phone(party.phone)),
        ("住所", party.address if is_named(party) else ""),
        ("登记单位", party.keeper.name if party.keeper else ""),
    ]
    return [(label, value) for label, value in known if value]


def place_words(place: Place) -> str:
    """Where a place lies, in degrees; or that nobody has said."""
    if place.longitude is None or place.latitude is None:
        return "没有登记经纬度"
    return f"东经 {place.longitude:.5f}，北纬 {place.latitude:.5f}"


def place_facts(place: Place) -> list[tuple[str, object]]:
    """Where and what this is, one line each."""
    party: object = (
        Link(place.party.public_name, f"/parties/{place.party_id}/") if place.party else "尚未登记"
    )
    return [
        ("类型", PLACE_KINDS.get(place.kind, place.kind)),
        ("街道", place.street.name),
        ("地址", place.address),
        ("位置", place_words(place)),
        ("经营者", party),
    ]


def places_table(places: Sequence[Place]) -> Table:
    """The places of a party."""
    return Table(
        PLACE_COLUMNS[:-1],
        [Row(r.url, r.cells[:-1]) for r in map(place_row, places)],
        empty_title="还没有场所",
        empty_text="登记场所后，可按场所安排检查。",
    )
