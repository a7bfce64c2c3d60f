"""Every figure opens to exactly its rows: all indicators, all scopes, all months, and for each
reader within what they may see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from mingjing.office.people.actions import add_person, add_unit
from mingjing.office.people.models import Person, UnitKind
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.export import told_lines
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book, figures, parts_of, records
from mingjing.office.statistics.shapes import Period, Rows
from mingjing.office.statistics.tests.drill import (
    conditions,
    differences,
    marked,
    opens_to,
    simple_indicators,
    tallied,
)
from mingjing.office.statistics.tests.full import a_full_year
from tests.cast import Office, installing

YEARS = [2022, 2023, 2024, 2026]
WHOLE = ("office", "supervisor")
Readers = dict[str, Person]


@pytest.fixture(scope="module")
def readers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Readers]:
    """The full year, lived once inside a transaction that is taken back, and who reads it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _cast(a_full_year())
        transaction.set_rollback(True)


def _cast(office: Office) -> Readers:
    deed = installing()
    water = add_unit("D1", "示例水务局", kind=UnitKind.DEPARTMENT, deed=deed)
    return {
        "office": office.leader,
        "brigade": office.second,
        "other brigade": office.stranger,
        "street": add_person("st", "演示街道", unit=office.street, deed=deed),
        "department": add_person("d", "演示水务", unit=water, deed=deed),
        "supervisor": office.supervisor,
    }


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("readers")]


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_of_every_scope_and_month_is_its_rows(readers: Readers, year: int) -> None:
    held, wrong = differences(Period.of_year(year))
    assert wrong == []
    assert held > 1_000


def test_what_the_list_of_figures_says_is_what_opens(readers: Readers) -> None:
    for year in YEARS:
        period = Period.of_year(year)
        for each in figures(period):
            if each.records and not each.indicator.parts:
                rows = records(each.indicator.name, period, **dict(each.scope))
                assert rows.count() == each.records, (each.indicator.name, each.scope)


def test_a_reader_opens_of_each_figure_exactly_what_they_may_see(readers: Readers) -> None:
    """In every scope and month: of the rows of the figure those that are seen, and no other; who
    reaches the whole office sees all of them."""
    opened_by = dict.fromkeys(readers, 0)
    for year in YEARS:
        period = Period.of_year(year)
        book = Book(period)
        for found in simple_indicators(period):
            rows, asked = found.counted(period), conditions(found, book)
            all_rows = marked(found, rows, asked)
            for who, person in readers.items():
                mine = visible_rows(rows, person)
                keys = set(mine.values_list("pk", flat=True))
                expected = tallied([row for row in all_rows if row.key in keys])
                assert expected == tallied(marked(found, mine, asked)), (found.name, who)
                assert opens_to(found, mine) == expected[()], (found.name, who)
                opened_by[who] += expected[()]
                if who in WHOLE:
                    assert keys == {row.key for row in all_rows}, (found.name, who)
    assert opened_by["department"] == 0 < opened_by["street"] < opened_by["brigade"]
    assert 0 < opened_by["other brigade"] < opened_by["brigade"] < opened_by["office"]


@pytest.mark.parametrize("who", ["office", "brigade", "street", "department"])
def test_the_export_has_as_many_lines_as_the_page_has_rows(readers: Readers, who: str) -> None:
    period = Period.of_year(2023)

    def see(rows: Rows) -> Rows:
        return visible_rows(rows, readers[who])

    for found in INDICATORS.values():
        lines = sum(1 for _ in told_lines(found, period, {}, see)) - 1
        rows = sum(opens_to(p, see(counted(p, period, {}))) for p in parts_of(found, period))
        assert lines == rows, found.name
