"""Acts on parties and places: numbers once, citizens masked, every reading on the record."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from stdnum.cn import ric, uscc

from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.parties.access import visible_parties, visible_places
from mingjing.office.parties.actions import (
    PartyData,
    PlaceData,
    amend_party,
    amend_place,
    find_or_register_party,
    register_party,
    register_place,
    reveal_identity,
)
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.actions import add_person, add_unit
from mingjing.office.people.models import UnitKind
from mingjing.office.people.queries import actors
from mingjing.office.web import search
from tests.cast import Office, an_office, installing

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)
CODE = "91120112MA0000000" + uscc.calc_check_digit("91120112MA0000000")
_FIRST = "12011219900307000"
CITIZEN = _FIRST + ric.calc_check_digit(_FIRST + "0")
FIRM = PartyData(
    PartyKind.ORGANISATION, "示例餐饮甲公司（虚构）", credit_code=CODE, address="示例路 12 号"
)
SOMEBODY = PartyData(PartyKind.INDIVIDUAL, "演示公民", id_number=CITIZEN, phone="13800000000")


@pytest.fixture
def office() -> Office:
    return an_office()


def by(*people: object, **form: object) -> Deed:
    return Deed(by=actors(people, DAY), at=AT, entered_at=AT, form=form)  # type: ignore[arg-type]


def test_a_firm_is_registered_and_found(office: Office) -> None:
    party = register_party(FIRM, deed=by(office.investigator))
    assert (party.credit_code, party.keeper) == (CODE, office.brigade)
    assert [h.pk for h in search.find("示例餐饮", kinds=["party"])] == [party.pk]
    assert [h.pk for h in search.find(CODE[4:12])] == [party.pk]
    assert Entry.objects.filter(subject_kind="party").count() == 1


def test_a_citizens_number_stays_out_of_entry_and_search(office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator, id_number=CITIZEN))
    assert party.birth_date == date(1990, 3, 7)
    entry = Entry.objects.get(subject_kind="party")
    told = f"{entry.changes} {entry.subject_label} {entry.attempt}"
    assert CITIZEN not in told
    assert "1990-03-07" not in told
    assert "13800000000" not in told
    assert entry.payload.content["private"]["id_number"] == CITIZEN
    assert "id_number" not in {k for k in entry.payload.content if k != "private"}
    assert search.find(CITIZEN) == search.find("13800000000") == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (replace(FIRM, credit_code=CODE[:-1] + "?"), "credit_code"),
        (replace(FIRM, id_number=CITIZEN), "id_number"),
        (replace(FIRM, name=" "), "name"),
        (replace(SOMEBODY, credit_code=CODE), "credit_code"),
        (replace(SOMEBODY, id_number="1"), "id_number"),
    ],
)
def test_what_does_not_fit_the_kind_is_told(office: Office, data: PartyData, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        register_party(data, deed=by(office.investigator))
    assert list(wrong.value.errors) == [field]
    assert not Party.objects.exists()


def test_a_number_is_registered_once(office: Office) -> None:
    deed = by(office.investigator)
    register_party(FIRM, deed=deed)
    register_party(SOMEBODY, deed=deed)
    for data, field in (
        (replace(FIRM, name="另一名称"), "credit_code"),
        (replace(SOMEBODY, name="另一人"), "id_number"),
    ):
        with pytest.raises(Invalid) as wrong:
            register_party(data, deed=deed)
        assert list(wrong.value.errors) == [field]


def test_the_known_party_is_used_again(office: Office) -> None:
    deed = by(office.investigator)
    firm, citizen = register_party(FIRM, deed=deed), register_party(SOMEBODY, deed=deed)
    spaced = replace(FIRM, name="写法不同", credit_code=f" {CODE[:8]} {CODE[8:].lower()}")
    assert find_or_register_party(spaced, deed=deed) == firm
    assert find_or_register_party(replace(SOMEBODY, phone=""), deed=deed) == citizen
    stall = PartyData(PartyKind.SOLE_TRADER, "示例早点摊")
    assert find_or_register_party(stall, deed=deed) == find_or_register_party(stall, deed=deed)
    nameless = PartyData(PartyKind.INDIVIDUAL, "演示公民")
    assert find_or_register_party(nameless, deed=deed) not in (firm, citizen)
    assert Party.objects.count() == 4


def test_amending_keeps_what_was(office: Office) -> None:
    party = register_party(FIRM, deed=by(office.investigator))
    amended = amend_party(party, replace(FIRM, name="新名公司"), deed=by(office.clerk))
    assert (amended.name, amended.credit_code) == ("新名公司", CODE)
    assert Entry.objects.get(verb="amend_party").changes == {"name": "新名公司", "acts": 2}
    assert search.find("示例餐饮", kinds=["party"]) == []
    assert [h.pk for h in search.find("新名", kinds=["party"])] == [party.pk]


def test_reading_a_number_in_full_is_an_act(office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    deed = by(office.second)
    told = reveal_identity(party, purpose="制作处罚决定书", deed=deed)
    assert (told.name, told.id_number, told.phone) == ("演示公民", CITIZEN, "13800000000")
    entry = Entry.objects.get(verb="reveal_identity")
    assert entry.actors[0]["id"] == office.second.pk
    assert entry.payload.content == {"purpose": "制作处罚决定书"}
    assert CITIZEN not in str(entry.changes)
    with pytest.raises(Invalid):
        reveal_identity(party, purpose="看", deed=deed)
    for nobody in (office.supervisor, office.administrator, office.assistant):
        with pytest.raises(Refused):
            reveal_identity(party, purpose="制作处罚决定书", deed=by(nobody))
    assert Entry.objects.filter(verb="reveal_identity").count() == 1


def test_only_registrars_register(office: Office) -> None:
    for person in (office.leader, office.reviewer, office.supervisor, office.assistant):
        with pytest.raises(Refused):
            register_party(FIRM, deed=by(person))
    assert not Party.objects.exists()


def test_places_stand_on_the_ground_of_a_street(office: Office) -> None:
    data = PlaceData("示例餐厅", "restaurant", "示例路 12 号", office.street)
    place = register_place(data, deed=by(office.investigator))
    assert [h.pk for h in search.find("示例路", kinds=["place"])] == [place.pk]
    party = register_party(FIRM, deed=by(office.investigator))
    assert amend_place(place, replace(data, party=party), deed=by(office.clerk)).party == party
    for change, field in (
        ({"street": office.brigade}, "street"),
        ({"kind": "x"}, "kind"),
        ({"name": ""}, "name"),
        ({"address": " "}, "address"),
    ):
        with pytest.raises(Invalid) as wrong:
            register_place(replace(data, **change), deed=by(office.investigator))
        assert list(wrong.value.errors) == [field]
    assert Place.objects.count() == 1


def test_a_street_sees_its_own_ground(office: Office) -> None:
    deed = by(office.investigator)
    other = add_unit("S2", "示例二街", kind=UnitKind.STREET, deed=installing())
    local = add_person("st", "演示街", unit=office.street, deed=installing())
    firm, citizen = register_party(FIRM, deed=deed), register_party(SOMEBODY, deed=deed)
    here = register_place(PlaceData("甲店", "restaurant", "示例路", office.street), deed=deed)
    there = register_place(PlaceData("乙店", "restaurant", "示例路", other), deed=deed)
    assert set(visible_places(local)) == {here}
    assert set(visible_places(office.investigator)) == {here, there}
    assert set(visible_parties(local)) == {firm}
    assert set(visible_parties(office.investigator)) == {firm, citizen}
    amend_place(here, PlaceData("甲店", "restaurant", "示例路", office.street, citizen), deed=deed)
    assert set(visible_parties(local)) == {firm, citizen}
    bureau = add_unit("D1", "示例水务局", kind=UnitKind.DEPARTMENT, deed=installing())
    guest = add_person("guest", "演示外单位", unit=bureau, deed=installing())
    assert not visible_parties(guest).exists()
    assert not visible_places(guest).exists()
