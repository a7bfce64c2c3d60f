"""Who sees which cases, and at how many queries whatever their number."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case
from mingjing.office.cases.queries import filtered, review_queue, waited_on, waiting_for
from mingjing.office.people.actions import add_person, add_unit
from mingjing.office.people.models import Person, Unit, UnitKind
from tests.cast import START, Office, a_party, an_item, at, do, found_case, installing, walk_to

EVIDENCE = {"identity_shown": "on", "content": "现场照片", "at": "2023-01-03T20:00"}


def somebody(unit: Unit, username: str) -> Person:
    return add_person(username, "演示某", unit=unit, deed=installing())


def sees(person: Person, case: Case) -> bool:
    return visible_cases(person).filter(pk=case.pk).exists()


def test_the_commission_and_the_judicial_bureau_see_every_case(office: Office) -> None:
    case = walk_to(office, "register_lead")
    for person in (office.reviewer, office.leader, office.clerk, office.supervisor):
        assert sees(person, case), person.name


def test_a_brigade_sees_its_own_and_no_other(office: Office) -> None:
    case = walk_to(office, "register_lead")
    assert sees(office.investigator, case) and sees(office.assistant, case)
    assert not sees(office.stranger, case)


def test_whoever_works_on_a_case_sees_it_from_another_brigade(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    do(office, case, "take_evidence", at(START, 20), by=[office.investigator, office.stranger])
    assert sees(office.stranger, case)
    assert list(visible_cases(office.stranger)) == [case]


def test_a_street_sees_what_happened_there(office: Office) -> None:
    case = walk_to(office, "register_lead")
    other = add_unit("S2", "示例二街道", kind=UnitKind.STREET, deed=installing())
    assert sees(somebody(office.street, "st1"), case)
    assert not sees(somebody(other, "st2"), case)


def test_another_department_sees_nothing(office: Office) -> None:
    case = walk_to(office, "register_lead")
    bureau = add_unit("D1", "示例其他部门", kind=UnitKind.DEPARTMENT, deed=installing())
    assert not sees(somebody(bureau, "d"), case)


def test_every_list_starts_from_what_is_visible(office: Office) -> None:
    walk_to(office, "file_case")
    every = frozenset({"officer", "reviewer", "leader", "clerk"})
    stranger = office.stranger
    for rows in (
        filtered(stranger, QueryDict()),
        waiting_for(stranger, every, START),
        waited_on(stranger, every, START),
        review_queue(stranger),
    ):
        assert not rows.exists()
    assert review_queue(office.reviewer).count() == 1


def test_a_reviewer_is_not_offered_what_they_investigated(office: Office) -> None:
    case = walk_to(office, "file_case")
    roles = frozenset({"reviewer"})
    assert list(waiting_for(office.reviewer, roles, START)) == [case]
    assert list(waiting_for(office.investigator, roles, START)) == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {"P2023-0001", "P2023-0002", "J2023-0001"}),
        ("state=open", {"P2023-0001", "J2023-0001"}),
        ("state=ended", {"P2023-0002"}),
        ("procedure=summary", {"J2023-0001"}),
        ("procedure=ordinary&state=ended", {"P2023-0002"}),
        ("area=gas", {"P2023-0001", "P2023-0002", "J2023-0001"}),
        ("area=air", set()),
        ("mine=1", {"P2023-0001", "P2023-0002", "J2023-0001"}),
        ("area=nonsense", {"P2023-0001", "P2023-0002", "J2023-0001"}),
    ],
)
def test_filters_show_and_hide(office: Office, query: str, numbers: set[str]) -> None:
    walk_to(office, "register_lead")
    walk_to(office, "archive")
    walk_to(office, "record_on_the_spot", summary=True, item=an_item("A1", subject="any"))
    shown = filtered(office.investigator, QueryDict(query)).values_list("number", flat=True)
    assert set(shown) == numbers


def queries(client: Client, url: str, data: dict[str, Any] | None = None) -> int:
    """How many queries one request makes, session and frame included."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.post(url, data) if data else client.get(url)
    assert answer.status_code in {200, 303}
    return len(caught)


def test_the_list_costs_the_same_with_one_case_and_with_sixty(
    office: Office, client: Client
) -> None:
    item, party = an_item(), a_party(office)
    found_case(office, item=item, party=party)
    for person in (office.investigator, office.reviewer):
        client.force_login(person)
        one = queries(client, reverse("cases"))
        assert one <= 6
    for _ in range(59):
        found_case(office, item=item, party=party)
    assert queries(client, reverse("cases")) == one
    assert queries(client, reverse("cases") + "?mine=1&state=open") == one


def test_the_queue_of_reviews_costs_the_same_with_one_and_with_ten(
    office: Office, client: Client
) -> None:
    walk_to(office, "file_case")
    client.force_login(office.reviewer)
    one = queries(client, reverse("reviews"))
    for _ in range(9):
        walk_to(office, "file_case")
    assert queries(client, reverse("reviews")) == one <= 8


def test_the_case_page_costs_the_same_at_its_first_and_at_its_last_step(
    office: Office, client: Client
) -> None:
    first, last = walk_to(office, "register_lead"), walk_to(office, "archive")
    client.force_login(office.reviewer)
    cost = queries(client, reverse("case", args=[last.number]))
    assert queries(client, reverse("case", args=[first.number])) == cost <= 11


def test_an_act_stays_within_its_budget(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    client.force_login(office.investigator)
    url = reverse("act", args=[case.number, "take_evidence"])
    assert queries(client, url) <= 10
    typed = {**EVIDENCE, "colleague": office.second.pk}
    assert queries(client, url, typed) <= 28  # two ask where its officers were


def test_a_decision_with_its_number_stays_within_its_budget(office: Office, client: Client) -> None:
    """The first number of a year costs four queries more, so a first decision goes before;
    one query looks for like cases."""
    walk_to(office, "decide_penalty")
    case = walk_to(office, "waive_defence")
    client.force_login(office.leader)
    decision = {"kinds": ["罚款"], "fine": 5000, "reason": "事实", "at": "2023-01-03T20:00"}
    assert queries(client, reverse("act", args=[case.number, "decide_penalty"]), decision) <= 34
