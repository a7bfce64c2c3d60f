"""The contradictions of a year on the leader's board, each with the figures that it names."""

from __future__ import annotations

import pytest

from mingjing.office.desk.board import Listening, contradictions
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import a_year

pytestmark = pytest.mark.django_db


def test_contradictions_open_to_the_figures_that_they_name() -> None:
    a_year()
    book = Listening(Period.of_year(2023))
    found = contradictions(book)
    assert any("双随机抽取" in f.sentence for f in found)
    assert not any("完整的一年" in f.sentence for f in found)
    drawn = next(f for f in found if "双随机抽取" in f.sentence)
    assert [link.url for link in drawn.figures] == [
        "/statistics/drawn_objects/?year=2023", "/statistics/drawn_inspected/?year=2023"
    ]  # fmt: skip
    assert str(Book(book.period).figure("drawn_objects").value) in drawn.figures[0].label
    people = next(f for f in found if "不少于两人" in f.sentence)
    assert {link.url for link in people.figures} == {
        "/statistics/explore/?i=person_times&by=area&year=2023",
        "/statistics/explore/?i=inspections&by=area&year=2023",
    }
