"""What little one may see is found behind the much that one may not, and nothing else is."""

from __future__ import annotations

import pytest
from django.test import Client

from mingjing.office.desk import search
from mingjing.office.desk.search import found
from mingjing.office.people.models import Person
from mingjing.office.web.search import Document, index_many
from tests.cast import START, Office, an_office, found_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def titles(person: Person, words: str) -> list[str]:
    return [hit.title for _, hit in found(person, words, START)]


def crowd(of: int) -> None:
    """Newer hits of the same words that belong to nobody who asks here."""
    index_many(
        Document("case", 100_000 + n, "示例路 别人的案件", "", "/cases/x/", "") for n in range(of)
    )


def test_ones_own_is_found_behind_the_hits_of_others(office: Office) -> None:
    case = found_case(office)
    crowd(700)
    assert [title[: len(case.number)] for title in titles(office.investigator, "示例路")] == [
        case.number
    ]
    assert titles(office.stranger, "示例路") == []


def test_reading_stops_at_the_bound(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    found_case(office)
    crowd(50)
    monkeypatch.setattr(search, "PAGE", 10)
    monkeypatch.setattr(search, "MOST_READ", 40)
    assert titles(office.investigator, "示例路") == []
    monkeypatch.setattr(search, "MOST_READ", 60)
    assert len(titles(office.investigator, "示例路")) == 1


def test_no_more_is_shown_than_fits(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        found_case(office)
    monkeypatch.setattr(search, "SHOWN", 2)
    assert len(titles(office.leader, "示例路")) == 2


def test_a_count_of_nothing_is_not_shown(client: Client, office: Office) -> None:
    client.force_login(office.reviewer)
    side = client.get("/more/").content.decode().split("</nav>")[0]
    assert "审核" in side and "<i>" not in side
    client.force_login(office.investigator)
    found_case(office)
    side = client.get("/more/").content.decode().split("</nav>")[0]
    assert "<i>1<" in side
