"""However many figures are asked, they are asked in one question, and each is what it is alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.office.statistics import counting
from mingjing.office.statistics.counting import Question, parts_of_rows
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.telling import amount_of, amounts_over
from mingjing.office.statistics.tests.world import World, a_year

YEAR = Period.of_year(2023)
COUNTED = [found for found in INDICATORS.values() if not found.parts]


@pytest.fixture
def world(db: None) -> World:
    return a_year()


def questions() -> Iterator[Question]:
    """Every indicator whole, by each of its dimensions, and by some pairs."""
    for found in COUNTED:
        yield Question(found, (), found.counted(YEAR))
        for name in found.paths:
            yield Question(found, (name,), found.counted(YEAR))
        for pair in [*combinations(found.paths, 2)][::50]:
            yield Question(found, pair, found.counted(YEAR))


def test_asked_together_each_figure_is_what_it_is_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list(questions())
    monkeypatch.setattr(counting, "MOST", 150)
    assert len(asked) > counting.MOST
    with CaptureQueriesContext(connection) as seen:
        together = parts_of_rows(asked)
    assert len(seen) == -(-len(asked) // counting.MOST)
    for each, told in zip(asked, together, strict=True):
        read = each.found.measure.read
        amounts = {values: read(parts) for values, parts in told.items() if parts.get("records")}
        if each.by:
            alone = amounts_over(each.found, each.by, each.rows)
            assert amounts == alone, (each.found.name, each.by)
        else:
            whole = amounts.get((), each.found.measure.read({}))
            assert whole == amount_of(each.found, each.rows), each.found.name


def test_what_is_rehearsed_is_read_at_once_for_both_years(world: World) -> None:
    book, alone = Book(YEAR), Book(YEAR, recount=True)

    def ask(some: Book) -> list[object]:
        told: list[object] = []
        for found in COUNTED:
            for each in (some, some.year_before):
                told.append(each.figure(found.name).amount)
                told += [figure.amount for figure in each.by(found.name, next(iter(found.paths)))] \
                    if found.paths else []  # fmt: skip
        return told

    for found in COUNTED:
        found.counted(YEAR), found.counted(YEAR.year_before)
    book.rehearse(lambda: ask(book))
    with CaptureQueriesContext(connection) as seen:
        told = ask(book)
    unions = [q for q in seen if "UNION ALL" in q["sql"]]
    assert len(unions) == 1 and len(seen) <= 6
    assert told == ask(alone) and any(told)


def test_a_rehearsal_answers_nothing_and_forgets_nothing(world: World) -> None:
    book = Book(YEAR)
    seen: list[object] = []
    book.rehearse(lambda: seen.append(book.figure("penalties").value))
    assert seen == [0] and book.figure("penalties").value == 3
    book.rehearse(lambda: seen.append(book.figure("penalties").value))
    assert seen == [0, 3], "what is known is told in a rehearsal too"


def test_nothing_asked_is_no_question(db: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert parts_of_rows([]) == []
    assert len(seen) == 0
