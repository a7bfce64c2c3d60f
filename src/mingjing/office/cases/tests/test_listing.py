"""The list of cases: found by words, kept with the chips, taken along as a file."""

from __future__ import annotations

from django.test import Client

from mingjing.office.cases.models import Case
from mingjing.office.parties.actions import PartyData, register_party
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import Person
from tests.cast import START, Office, an_item, at, deed_of, found_case, walk_to

SOMEBODY = PartyData(PartyKind.INDIVIDUAL, "演示市民")


def a_citizen(office: Office) -> Party:
    return register_party(SOMEBODY, deed=deed_of([office.investigator], at(START)))


def shown(client: Client, person: Person, query: str, case: Case) -> bool:
    client.force_login(person)
    page = client.get(f"/cases/?{query}").content.decode()
    return f"/cases/{case.number}/" in page


def exported(client: Client, person: Person, query: str = "") -> str:
    client.force_login(person)
    answer = client.get(f"/cases/?export=csv{query}")
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_found_by_number_party_and_conduct(office: Office, client: Client) -> None:
    case = walk_to(office, "decide_penalty")
    other = found_case(office, party=a_citizen(office), item=an_item("L1", subject="any"))
    for words in (case.number, case.decision_number, "甲公司", case.party.credit_code[3:12]):
        assert shown(client, office.investigator, f"find={words}", case), words
        assert not shown(client, office.investigator, f"find={words}", other), words
    assert shown(client, office.investigator, "find=储存燃气", case)
    assert not shown(client, office.investigator, "find=没有这样的词", case)


def test_words_and_chips_are_kept_together(office: Office, client: Client) -> None:
    case = found_case(office)
    assert shown(client, office.investigator, "find=甲公司&state=open&area=gas", case)
    assert not shown(client, office.investigator, "find=甲公司&state=ended", case)
    page = client.get("/cases/?find=甲公司&state=open").content.decode()
    assert '<input type="hidden" name="state" value="open">' in page
    assert "find=%E7%94%B2%E5%85%AC%E5%8F%B8&amp;state=open&amp;area=gas" in page
    assert "export=csv" in page


def test_a_citizens_case_is_found_by_name_by_who_knows_the_name(
    office: Office, client: Client
) -> None:
    case = found_case(office, party=a_citizen(office), item=an_item("L1", subject="any"))
    for person in (office.investigator, office.leader):
        assert shown(client, person, "find=演示市民", case)
    for person in (office.supervisor, office.administrator):
        assert shown(client, person, "", case)
        assert not shown(client, person, "find=演示市民", case)


def test_the_file_holds_what_the_list_holds_with_citizens_masked(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "decide_penalty")
    citizen = found_case(office, party=a_citizen(office), item=an_item("L1", subject="any"))
    text = exported(client, office.investigator)
    assert case.number in text and case.decision_number in text and "5000" in text
    assert citizen.number in text and "演某某某" in text and "演示市民" not in text
    assert citizen.number not in exported(client, office.investigator, "&find=甲公司")
    assert case.number not in exported(client, office.stranger)
