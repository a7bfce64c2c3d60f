"""Different things, and what rests on others, are told from facts as a recount tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.office.inspections.models import Inspection
from mingjing.office.items.actions import amend_item
from mingjing.office.items.checks import ItemData
from mingjing.office.items.models import Item
from mingjing.office.parties.actions import PlaceData, amend_place
from mingjing.office.statistics.daily import seen
from mingjing.office.statistics.daily.checking import differences
from mingjing.office.statistics.dimensions import NONE
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.models import DayFact, Seen
from mingjing.office.statistics.queries import Book, records
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.telling import whole_by_facts
from mingjing.office.statistics.tests.test_daily import SPAN, YEAR, folded, rebuilt
from mingjing.office.statistics.tests.world import DAY, World, a_year, inspect, of_nobody
from tests.cast import at, deed_of, installing, walk_to

THINGS = ("places_inspected", "restaurants_inspected", "malls_inspected", "car_washes_inspected")
RESTING = ("participation_rate", "duty_rate", "penalties_per_officer", "closure_rate")
TO_DATE = Period(date(2023, 1, 1), date(2023, 3, 31))


@pytest.fixture
def world(db: None) -> World:
    made = a_year()
    rebuilt(SPAN)
    return made


def agree(*names: str) -> int:
    """Whole and by every dimension, over the year and from its beginning to a day of it; a figure
    opens to as many rows. How many were compared."""
    compared = 0
    for period in (YEAR, TO_DATE, Period(date(2023, 2, 1), date(2023, 12, 31))):
        book, recount = Book(period), Book(period, recount=True)
        for name in names or (*THINGS, *RESTING):
            figure = book.figure(name)
            assert figure.amount == recount.figure(name).amount, (name, period)
            assert records(name, period).count() == figure.records
            for dimension in INDICATORS[name].paths:
                told = [(f.scope, f.amount) for f in book.by(name, dimension)]
                assert told == [(f.scope, f.amount) for f in recount.by(name, dimension)]
                compared += len(told) + 1
    return compared


def asked_of(table: str, names: tuple[str, ...]) -> list[str]:
    """The questions to a table behind some figures of the year."""
    with CaptureQueriesContext(connection) as asked:
        book = Book(YEAR)
        for name in names:
            book.figure(name)
    return [q["sql"] for q in asked if f'FROM "{table}"' in q["sql"]]


def test_different_places_are_told_from_facts(world: World) -> None:
    assert agree() > 30
    assert list(differences()) == []
    assert Book(YEAR).figure("places_inspected").value == Inspection.objects.filter(
        day__year=2023).values("place").distinct().count()  # fmt: skip
    assert asked_of("inspections_inspection", (*THINGS, *RESTING)) == []
    assert asked_of("journal_entry", RESTING[:2])[1:] == []
    assert asked_of("cases_case", RESTING) == []


def test_a_place_counts_once_however_its_first_day_moves(world: World) -> None:
    place, before = of_nobody(world.office, "restaurant"), Book(YEAR).figure("places_inspected")
    for day in (DAY + timedelta(days=60), DAY + timedelta(days=90), date(2023, 1, 9)):
        inspect(world.office, place, world.gas, day, 15)
        assert Book(YEAR).figure("places_inspected").records == before.records + 1
        agree(*THINGS)
    assert Book(Period(date(2023, 1, 1), date(2023, 1, 8))).figure("places_inspected").value == 0
    folded(SPAN.last)
    assert Seen.objects.filter(thing=place.pk, value="", series__indicator=THINGS[0]).get().day == (
        date(2023, 1, 9)
    )
    assert list(differences()) == []
    agree(*THINGS)


def test_a_place_that_is_something_else_leaves_and_joins(world: World) -> None:
    place = world.restaurant
    told = PlaceData(place.name, "mall", place.address, place.street, party=place.party)
    deed = deed_of([world.office.investigator], at(date(2024, 1, 9)))
    amend_place(place, told, deed=deed)
    agree(*THINGS)
    folded(SPAN.last)
    assert list(differences()) == []
    agree(*THINGS)
    later = deed_of([world.office.investigator], at(date(2024, 1, 10)))
    amend_place(place, replace(told, kind="restaurant"), deed=later)
    agree(*THINGS)
    rebuilt(Period(date(2023, 6, 1), date(2023, 6, 2)))
    assert list(differences()) == []
    agree(*THINGS)


def test_too_many_things_that_began_are_recounted_and_made_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect(world.office, of_nobody(world.office, "mall"), world.gas, DAY, 16)
    monkeypatch.setattr(seen, "MOST_THINGS", 0)
    assert whole_by_facts(INDICATORS["places_inspected"], YEAR) is None
    agree(*THINGS)
    folded(SPAN.last)
    assert list(differences()) == []
    assert whole_by_facts(INDICATORS["places_inspected"], YEAR) is not None


def test_a_first_day_that_is_wrong_is_found_and_mended(world: World) -> None:
    row = Seen.objects.filter(series__indicator="places_inspected", value="").earliest("pk")
    Seen.objects.filter(pk=row.pk).update(day=row.day + timedelta(days=1))
    assert len(list(differences())) == 2
    DayFact.objects.filter(series__indicator="places_inspected", day=row.day).delete()
    assert len(list(differences())) > 2
    rebuilt(Period(row.day, row.day))
    assert list(differences()) == []


def test_who_acts_and_what_is_applied_count_at_once_late_or_back_dated(world: World) -> None:
    office = world.office
    for day in (date(2023, 2, 8), date(2023, 11, 20), date(2024, 7, 3)):
        walk_to(office, "archive", item=world.drainage, day=day)
        inspect(office, of_nobody(office, "other"), world.drainage, day, 17)
        agree(*RESTING)
    folded(SPAN.last)
    assert list(differences()) == []
    agree(*RESTING)


def test_an_item_that_is_amended_moves_what_stands_on_it(world: World) -> None:
    agree("mitigated", "mitigated_fines", "light_penalties")
    before, item = Book(YEAR).figure("mitigated").records, Item.objects.get(pk=world.gas.pk)
    names = ("name", "area", "violation", "fine_basis", "fine_min", "fine_max")
    values = {n: getattr(item, n) for n in names if hasattr(item, n)}
    told = ItemData(1, item.code, {**values, "fine_basis": "fixed", "fine_min": 10**7})
    deed = replace(installing(), entered_at=at(date(2024, 7, 1)))
    amend_item(item, told, deed=deed)
    assert Book(YEAR).figure("mitigated").records > before
    agree("mitigated", "mitigated_fines", "light_penalties")
    folded(SPAN.last)
    assert list(differences()) == []
    agree("mitigated", "mitigated_fines", "light_penalties")


TABLES: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("inspections", ("area", "month"), {}),
    ("inspections", ("month",), {"area": "gas"}),
    ("inspections", ("campaign",), {}),
    ("inspections", ("month",), {"campaign": NONE}),
    ("penalties", ("item",), {}),
    ("penalties", ("law", "month"), {"month": "2023-03"}),
    ("penalties", ("column",), {}),
    ("fines", ("procedure", "month"), {}),
    ("places_inspected", ("area",), {}),
    ("faults", ("watch", "month"), {}),
    ("enforcement_acts", ("area", "month"), {}),
    # Two dimensions without a common series are asked of the rows.
    ("penalties", ("area", "procedure"), {}),
)


def tables(book: Book) -> Iterator[object]:
    """What the explorer asks."""
    for name, dimensions, scope in TABLES:
        told = book.table(name, dimensions, scope)
        yield {values: (f.amount, f.scope, f.scope_text) for values, f in told.items()}


def test_the_explorer_reads_facts_and_tells_what_the_rows_tell(world: World) -> None:
    walk_to(world.office, "archive", item=world.gas, day=date(2023, 5, 8))
    for _ in range(2):
        for period in (YEAR, TO_DATE, Period(date(2023, 2, 20), date(2024, 2, 9))):
            told = list(tables(Book(period)))
            assert told == list(tables(Book(period, recount=True))), period
            assert all(told) or period != YEAR
        folded(SPAN.last)
    with CaptureQueriesContext(connection) as asked:
        Book(YEAR).table("inspections", ("area", "month"), {})
    assert not any("inspections_inspection" in q["sql"] for q in asked)
