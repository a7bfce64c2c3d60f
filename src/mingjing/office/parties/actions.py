"""Acts on parties and places: whom and where the office inspects."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from django.db import IntegrityError, transaction

from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.access import ask_registrar, ask_worker
from mingjing.office.parties.models import (
    PARTY_LABELS,
    PERSONAL,
    PLACE_KINDS,
    Party,
    PartyKind,
    Place,
)
from mingjing.office.parties.numbers import (
    born,
    compact,
    credit_code_fault,
    id_number_fault,
)
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.web import search


@dataclass(frozen=True, slots=True)
class PartyData:
    """What is known of a party. Numbers may be missing: an unlicensed trader has no code."""

    kind: PartyKind
    name: str
    credit_code: str = ""
    id_number: str = ""
    legal_representative: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What is masked everywhere else."""

    name: str
    id_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class PlaceData:
    """What is known of a place that can be inspected."""

    name: str
    kind: str
    address: str
    street: Unit
    party: Party | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None


def register_party(data: PartyData, *, deed: Deed) -> Party:
    """Registers a party under checked numbers; the same number is never registered twice."""
    ask_registrar(deed)
    data = _checked(data, deed)
    row = Party(keeper=_unit_of(deed))
    _refuse_twin(data, None)
    return _write_once(row, data, "register_party", deed)


def amend_party(party: Party, data: PartyData, *, deed: Deed) -> Party:
    """Corrects what is known of a party; what stood before stays in the record."""
    ask_registrar(deed)
    data = _checked(data, deed)
    _refuse_twin(data, party.pk)
    with transaction.atomic():
        row = Party.objects.select_for_update().get(pk=party.pk)
        return _write_once(row, data, "amend_party", deed)


def find_or_register_party(data: PartyData, *, deed: Deed) -> Party:
    """The party of this number, or a new one. A firm without a number is known by its name;
    a citizen without a number is always new, because names are shared."""
    data = _checked(data, deed)
    known = _twin(data)
    if known is None and data.kind is not PartyKind.INDIVIDUAL and not data.credit_code:
        known = Party.objects.filter(kind=data.kind.value, name=data.name).order_by("pk").first()
    if known is not None:
        return known
    try:
        return register_party(data, deed=deed)
    except Invalid:
        if (known := _twin(data)) is None:
            raise
        return known  # registered by somebody else in the same moment


def reveal_identity(party: Party, *, purpose: str, deed: Deed) -> Identity:
    """Reads in full who a party is; who read it and what for stays in the record (art. 50)."""
    ask_worker(deed)
    if len(purpose.strip()) < 4:
        raise Invalid({"purpose": "请写明查看用途，例如“制作处罚决定书”"})
    with transaction.atomic():
        row = Party.objects.select_for_update().get(pk=party.pk)
        told = replace(deed, form={"purpose": purpose.strip()})
        with record(row, "reveal_identity", told, kind="party", personal=PERSONAL):
            pass
    return Identity(row.name, row.id_number, row.phone)


def register_place(data: PlaceData, *, deed: Deed) -> Place:
    """Registers a place on the ground of a street."""
    ask_registrar(deed)
    return _write_place(Place(), _checked_place(data), "register_place", deed)


def amend_place(place: Place, data: PlaceData, *, deed: Deed) -> Place:
    """Corrects what is known of a place."""
    ask_registrar(deed)
    data = _checked_place(data)
    with transaction.atomic():
        row = Place.objects.select_for_update().get(pk=place.pk)
        return _write_place(row, data, "amend_place", deed)


def _checked(data: PartyData, deed: Deed) -> PartyData:
    """The data in one spelling; raises Invalid with a sentence for each wrong field."""
    texts = {k: v.strip() for k, v in asdict(data).items() if k != "kind"}
    texts["credit_code"] = compact(texts["credit_code"])
    texts["id_number"] = compact(texts["id_number"])
    data = PartyData(kind=PartyKind(data.kind), **texts)
    errors = {}
    if not data.name:
        errors["name"] = "请填写名称或姓名"
    if data.credit_code and (fault := credit_code_fault(data.credit_code)):
        errors["credit_code"] = fault
    if data.credit_code and data.kind is PartyKind.INDIVIDUAL:
        errors["credit_code"] = "自然人没有统一社会信用代码：请留空，或改选主体类型"
    if data.id_number and (fault := id_number_fault(data.id_number, deed.day)):
        errors["id_number"] = fault
    if data.id_number and data.kind is PartyKind.ORGANISATION:
        errors["id_number"] = "法人或其他组织不填身份证号码：请留空，或改选主体类型"
    if errors:
        raise Invalid(errors)
    return data


def _twin(data: PartyData) -> Party | None:
    """The party already registered under one of these numbers."""
    if data.credit_code:
        return Party.objects.filter(credit_code=data.credit_code).first()
    if data.id_number:
        return Party.objects.filter(id_number=data.id_number).first()
    return None


def _refuse_twin(data: PartyData, own: int | None) -> None:
    errors = {}
    others = Party.objects.exclude(pk=own) if own else Party.objects.all()
    if data.credit_code and others.filter(credit_code=data.credit_code).exists():
        errors["credit_code"] = "该统一社会信用代码已登记：请搜索并使用已有当事人"
    if data.id_number and others.filter(id_number=data.id_number).exists():
        errors["id_number"] = "该身份证号码已登记：请搜索并使用已有当事人"
    if errors:
        raise Invalid(errors)


def _write_once(row: Party, data: PartyData, verb: str, deed: Deed) -> Party:
    """Who writes the same number in the same moment is told what one who came later is told."""
    own = row.pk
    try:
        return _write(row, data, verb, deed)
    except IntegrityError:
        _refuse_twin(data, own)
        raise


def _write(row: Party, data: PartyData, verb: str, deed: Deed) -> Party:
    quiet = replace(deed, form={k: v for k, v in deed.form.items() if k not in PERSONAL})
    with transaction.atomic():
        with record(row, verb, quiet, kind="party", label=data.name, personal=PERSONAL):
            row.kind, row.name = data.kind.value, data.name
            row.credit_code, row.id_number = data.credit_code, data.id_number
            row.birth_date = born(data.id_number) if data.id_number else None
            row.legal_representative = data.legal_representative
            row.phone, row.address = data.phone, data.address
        index_party(row)
    return row


def index_party(party: Party) -> None:
    """Lets a party be found by name, credit code and address; never by identity number."""
    search.index(
        "party",
        party.pk,
        title=party.name,
        url=f"/parties/{party.pk}/",
        sub=" · ".join(filter(None, (PARTY_LABELS[PartyKind(party.kind)], party.credit_code))),
        text=f"{party.address} {party.legal_representative}",
    )


def _unit_of(deed: Deed) -> Unit | None:
    person = Person.objects.select_related("unit").filter(pk=deed.by[0].id).first()
    return person.unit if person else None


def _checked_place(data: PlaceData) -> PlaceData:
    data = replace(data, name=data.name.strip(), address=data.address.strip())
    errors = {}
    if not data.name:
        errors["name"] = "请填写场所名称"
    if not data.address:
        errors["address"] = "请填写地址，写到门牌号或路口"
    if data.kind not in PLACE_KINDS:
        errors["kind"] = "请从场所类型中选择一项"
    if data.street.kind != UnitKind.STREET:
        errors["street"] = "请选择场所所在的街道（镇）"
    if (data.longitude is None) is not (data.latitude is None):
        errors["longitude"] = "经度和纬度要么都填，要么都不填"
    if errors:
        raise Invalid(errors)
    return data


def _write_place(row: Place, data: PlaceData, verb: str, deed: Deed) -> Place:
    with transaction.atomic():
        with record(row, verb, deed, kind="place", label=data.name):
            row.name, row.kind, row.address = data.name, data.kind, data.address
            row.street, row.party = data.street, data.party
            row.longitude, row.latitude = data.longitude, data.latitude
        search.index(
            "place",
            row.pk,
            title=row.name,
            url=f"/places/{row.pk}/",
            sub=f"{data.street.short} · {PLACE_KINDS[row.kind]}",
            text=row.address,
        )
    return row
