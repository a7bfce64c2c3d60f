"""Who a citizen is, is read by those who work with them; telephones by nobody without a purpose."""

from datetime import date

import pytest
from django.test import Client

from mingjing.office.inspections.tests.scene import inspected
from mingjing.office.journal.models import Entry
from mingjing.office.parties.access import told_name, visible_parties, with_names
from mingjing.office.parties.actions import PlaceData, register_party, register_place
from mingjing.office.parties.models import Party, Place
from mingjing.office.parties.tests.test_acts import CITIZEN, DAY, FIRM, SOMEBODY, by
from mingjing.office.people.models import Person
from tests.cast import Office, a_party, an_item, an_office, found_case

pytestmark = pytest.mark.django_db
FULL, MASKED, PHONE = "演示公民", "演某某某", "13800000000"


@pytest.fixture
def office() -> Office:
    return an_office()


def told(person: Person, party: Party, day: date = DAY) -> str:
    return told_name(with_names(visible_parties(person), person, day).get(pk=party.pk))


def pages(client: Client, person: Person, party: Party, place: Place) -> str:
    """Everything that could tell who somebody is, as one text."""
    client.force_login(person)
    addresses = (
        *("/parties/", f"/parties/{party.pk}/", f"/parties/{party.pk}/edit/"),
        *(f"/parties/{party.pk}/identity/", "/places/", f"/places/{place.pk}/"),
        *(f"/places/{place.pk}/edit/", f"/places/new/?party={party.pk}", "/search/?q=示例路"),
        f"/search/?q={FULL}",
    )
    shown = [client.get(url).content.decode() for url in addresses]
    files = [client.get(url) for url in ("/parties/?export=csv", "/places/?export=csv")]
    shown += [b"".join(file.streaming_content).decode() for file in files]  # type: ignore[attr-defined]
    return "".join(shown).replace(f'value="{FULL}"', "").replace(f"“{FULL}”", "")


def test_a_stranger_reads_a_masked_citizen_everywhere(client: Client, office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    data = PlaceData("示例小屋", "other", "示例路 8 号", office.street, party)
    place = register_place(data, deed=by(office.investigator))
    for person in (office.stranger, office.clerk, office.supervisor, office.administrator):
        text = pages(client, person, party, place)
        assert MASKED in text, person
        assert not [secret for secret in (FULL, PHONE, CITIZEN) if secret in text], person


def test_who_works_with_a_citizen_reads_the_name_but_no_number(
    client: Client, office: Office
) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    data = PlaceData("示例小屋", "other", "示例路 8 号", office.street, party)
    place = register_place(data, deed=by(office.investigator))
    for person in (office.second, office.reviewer, office.leader):
        text = pages(client, person, party, place)
        assert FULL in text, person
        assert PHONE not in text and CITIZEN not in text, person
        assert "1380000****" in text


def test_names_follow_the_case_and_the_inspection(office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.stranger))
    other = register_party(FIRM, deed=by(office.stranger))
    assert told(office.stranger, party) == FULL
    assert told(office.investigator, party) == MASKED
    assert told(office.investigator, other) == FIRM.name
    found_case(office, party=party, item=an_item("I1", subject="individual"))
    assert told(office.investigator, party) == FULL
    assert told(office.second, party) == MASKED
    inspected(office, party=party)
    assert told(office.second, party) == FULL


def test_a_citizen_unknown_to_the_reader_is_not_corrected(client: Client, office: Office) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    client.force_login(office.stranger)
    url, before = f"/parties/{party.pk}/edit/", Entry.objects.count()
    assert client.get(url).status_code == 409
    assert client.post(url, {"kind": "individual", "name": "别名"}).status_code == 409
    assert Entry.objects.count() == before


def test_correcting_keeps_telephone_and_owner_that_are_not_shown(
    client: Client, office: Office
) -> None:
    party = register_party(SOMEBODY, deed=by(office.investigator))
    data = PlaceData("示例小屋", "other", "示例路 8 号", office.street, party)
    place = register_place(data, deed=by(office.investigator))
    client.force_login(office.investigator)
    client.post(f"/parties/{party.pk}/edit/", {"kind": "individual", "name": "演示新名"})
    party.refresh_from_db()
    assert (party.name, party.phone) == ("演示新名", PHONE)
    client.force_login(office.stranger)
    typed = {
        "name": "示例大屋",
        "kind": "other",
        "street": office.street.pk,
        "address": "示例路 8 号",
        "party": "演某某某",
    }
    assert client.post(f"/places/{place.pk}/edit/", typed).status_code == 303
    place.refresh_from_db()
    assert (place.name, place.party) == ("示例大屋", party)


def test_an_address_with_a_foreign_number_is_an_empty_form(client: Client, office: Office) -> None:
    client.force_login(office.investigator)
    a_party(office)
    for odd in ("²", "9" * 40, "-1", "x"):
        assert client.get(f"/places/new/?party={odd}").status_code == 200
        assert client.get(f"/manage/people/?unit={odd}").status_code == 200
        assert client.get(f"/parties/?after=1~{odd}").status_code == 200
        assert client.get(f"/cases/?after={odd}~1").status_code == 200
