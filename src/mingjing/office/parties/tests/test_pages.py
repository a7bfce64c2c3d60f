"""Pages of parties and places: found by pieces of words, masked, filtered, closed to strangers."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mingjing.office.journal.models import Entry
from mingjing.office.parties.actions import PartyData, PlaceData, register_party, register_place
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.parties.tests.test_acts import CITIZEN, CODE, FIRM, SOMEBODY, by
from mingjing.office.people.actions import add_unit
from mingjing.office.people.models import UnitKind
from tests.cast import Office, an_office, installing

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Office:
    office = an_office()
    client.force_login(office.investigator)
    return office


def body(client: Client, url: str) -> str:
    text: str = client.get(url).content.decode()
    return text.split("<main")[1]


def test_a_party_is_registered_through_its_page(client: Client, office: Office) -> None:
    typed = {"kind": "organisation", "name": "示例甲公司", "credit_code": CODE}
    wrong = client.post("/parties/new/", {**typed, "credit_code": CODE[:17] + "?"})
    assert wrong.status_code == 422
    assert "第 9 至 18 位" in wrong.content.decode()
    answer = client.post("/parties/new/", typed)
    party = Party.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/parties/{party.pk}/")


def test_an_identity_number_is_never_shown_in_full(client: Client, office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    for url in (
        "/parties/",
        f"/parties/{party.pk}/",
        f"/parties/{party.pk}/edit/",
        f"/parties/{party.pk}/identity/",
    ):
        assert CITIZEN not in body(client, url)
    exported = b"".join(client.get("/parties/?export=csv").streaming_content)  # type: ignore[attr-defined]
    assert CITIZEN.encode() not in exported
    assert "120112***********" in body(client, f"/parties/{party.pk}/")


def test_revealing_shows_it_once_and_writes_it_down(client: Client, office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    url = f"/parties/{party.pk}/identity/"
    assert client.post(url, {"purpose": ""}).status_code == 422
    answer = client.post(url, {"purpose": "制作处罚决定书"})
    assert CITIZEN in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    part = client.post(url, {"purpose": "制作处罚决定书"}, headers={"HX-Request": "true"})
    assert CITIZEN in part.content.decode()
    assert "<main" not in part.content.decode()
    assert "查看完整证件号码" in body(client, f"/parties/{party.pk}/")
    for nobody in (office.supervisor, office.administrator):
        client.force_login(nobody)
        assert client.post(url, {"purpose": "制作处罚决定书"}).status_code == 409
        assert "完整证件号码" not in body(client, f"/parties/{party.pk}/").split("办理经过")[0]
    assert Entry.objects.filter(verb="reveal_identity").count() == 2


def test_amending_keeps_the_number_that_is_not_shown(client: Client, office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    answer = client.post(f"/parties/{party.pk}/edit/", {"kind": "individual", "name": "演示新名"})
    party.refresh_from_db()
    assert (answer.status_code, party.name, party.id_number) == (303, "演示新名", CITIZEN)


def test_the_list_finds_by_pieces_and_filters(client: Client, office: Office) -> None:
    register_party(FIRM, deed=by(office.investigator))
    register_party(PartyData(PartyKind.SOLE_TRADER, "另一家早点铺"), deed=by(office.investigator))
    assert "示例餐饮甲公司" in body(client, "/parties/?find=餐饮")
    assert "早点铺" not in body(client, "/parties/?find=餐饮")
    assert "示例餐饮甲公司" in body(client, f"/parties/?find={CODE[8:14]}")
    assert "示例餐饮甲公司" not in body(client, "/parties/?kind=sole_trader")
    assert "没有符合条件的当事人" in body(client, "/parties/?find=排水")


def test_places_by_street_and_kind(client: Client, office: Office) -> None:
    other = add_unit("S2", "示例二街", kind=UnitKind.STREET, deed=installing())
    deed = by(office.investigator)
    register_place(PlaceData("甲餐厅", "restaurant", "示例路 1 号", office.street), deed=deed)
    register_place(PlaceData("乙商场", "mall", "示例路 2 号", other), deed=deed)
    page = body(client, f"/places/?street={other.pk}")
    assert "乙商场" in page
    assert "甲餐厅" not in page
    assert "乙商场" not in body(client, "/places/?kind=restaurant")
    assert "甲餐厅" in body(client, "/places/?find=餐厅")


def test_a_place_names_its_party_by_code_or_name(client: Client, office: Office) -> None:
    party = register_party(FIRM, deed=by(office.investigator))
    assert CODE in body(client, f"/places/new/?party={party.pk}")
    typed = {
        "name": "甲餐厅",
        "kind": "restaurant",
        "street": office.street.pk,
        "address": "示例路 1 号",
    }
    unknown = client.post("/places/new/", {**typed, "party": "没有的公司"})
    assert unknown.status_code == 422
    assert "请先登记当事人" in unknown.content.decode()
    assert client.post("/places/new/", {**typed, "party": FIRM.name}).status_code == 303
    place = Place.objects.get()
    assert place.party == party
    edited = client.post(f"/places/{place.pk}/edit/", {**typed, "party": CODE, "kind": "mall"})
    place.refresh_from_db()
    assert (edited.status_code, place.kind, place.party) == (303, "mall", party)
    assert "甲餐厅" in body(client, f"/parties/{party.pk}/")


def test_readers_read_and_are_told_why(client: Client, office: Office) -> None:
    client.force_login(office.leader)
    assert "您可以查看，不能修改" in body(client, "/parties/")
    before = Entry.objects.count()
    for url in ("/parties/new/", "/places/new/"):
        assert client.get(url).status_code == client.post(url, {"name": "x"}).status_code == 409
    assert Entry.objects.count() == before


def test_lists_keep_their_query_budget(
    client: Client,
    office: Office,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    deed = by(office.investigator)
    for n in range(55):
        party = register_party(PartyData(PartyKind.SOLE_TRADER, f"示例{n}"), deed=deed)
        register_place(PlaceData(f"示例店{n}", "mall", "示例路", office.street, party), deed=deed)
    for url in ("/parties/", "/places/", "/parties/?find=示例", f"/parties/{party.pk}/"):
        with django_assert_max_num_queries(9):
            client.get(url)
    assert "下一页" in body(client, "/places/")
