"""Daily facts tell what a full recount tells, at every moment, or are not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from mingjing.office.config.cli import app
from mingjing.office.disclosure.actions import withdraw_publication
from mingjing.office.disclosure.models import Publication
from mingjing.office.parties.actions import PlaceData, amend_place
from mingjing.office.people.actions import add_unit, amend_unit
from mingjing.office.people.models import Unit, UnitKind
from mingjing.office.statistics.daily import actions, touched
from mingjing.office.statistics.daily.checking import differences
from mingjing.office.statistics.daily.reading import Facts
from mingjing.office.statistics.daily.series import all_cuts, cuts
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.models import DayFact, FactState, MonthFact, Series
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.telling import whole_by_facts
from mingjing.office.statistics.tests.world import DAY, World, a_year, inspect, of_nobody
from tests.cast import at, deed_of, do, installing, walk_to

YEAR = Period.of_year(2023)
SPAN = Period(date(2022, 7, 1), date(2024, 6, 30))
PERIODS = (
    YEAR,
    Period.of_year(2024),
    Period(date(2023, 3, 6), date(2023, 3, 6)),
    Period(date(2023, 2, 20), date(2023, 5, 9)),
    Period(date(2021, 1, 1), date(2025, 12, 31)),
)
KEPT = {
    *("inspections", "restaurant_inspections", "talks", "fixed_on_the_spot", "violations_found"),
    *("vehicle_trips", "person_times", "places_visited", "correction_orders", "drawn_objects"),
    *("penalties", "fines", "warnings", "safety_share", "no_penalty_decisions", "cases_filed"),
    *("cases_closed", "published", "complaints", "complaints_answered", "training_sessions"),
    *("training_attendance", "filing_reviews", "penalty_reviews", "closing_reviews", "faults"),
    "reviews_returned",
    *("mitigated", "mitigated_fines", "light_penalties"),
    # Different places stand once, on their first day of the year.
    *("places_inspected", "restaurants_inspected", "malls_inspected", "car_washes_inspected"),
}
RECOUNTED = {
    # The state of one day, or a share of it; what was done by whom rests on facts.
    *("certified_officers", "participation_rate", "items_in_force", "duty_rate"),
    # Different texts, not rows, name a batch; a sum is made of its parts.
    *("draw_batches", "enforcement_acts"),
}
RESTING = {"participation_rate", "duty_rate", "penalties_per_officer"}
"""Counted among a few rows, by what facts tell of many."""


def rebuilt(span: Period) -> actions.Made:
    """Facts made in a transaction that has ended: what a test does it does in one that has not,
    and PostgreSQL would count everything of an open one as unread."""
    made = actions.rebuild(span)
    FactState.objects.update(horizon=2**60)
    return made


def folded(until: date) -> actions.Made:
    """The same for facts that are kept up."""
    made = actions.fold(until)
    FactState.objects.update(horizon=2**60)
    return made


@pytest.fixture
def world(db: None) -> World:
    made = a_year()
    rebuilt(SPAN)
    return made


Told = dict[tuple[str, str, str], Amount]


def everything(book: Book, *, crossed: bool) -> Told:
    """Every indicator, whole and by every value of every dimension; `crossed`: each value in every
    month too, which is most of the figures and asked of one built year, not after each act."""
    told: Told = {}
    for name, found in INDICATORS.items():
        told[name, "", ""] = book.figure(name).amount
        for dimension in found.paths:
            for each in book.by(name, dimension):
                told[name, dimension, each.scope[dimension]] = each.amount
            if crossed and dimension != "month" and "month" in found.paths:
                for (value, month), cell in book.table(name, (dimension, "month"), {}).items():
                    told[name, dimension, f"{value} {month}"] = cell.amount
    return told


def agree(*periods: Period, crossed: bool = False) -> int:
    """Facts and a full recount tell the same; how many figures were compared."""
    count = 0
    for period in periods:
        told = everything(Book(period), crossed=crossed)
        assert told == everything(Book(period, recount=True), crossed=crossed), period
        count += len(told)
    return count


def test_facts_equal_a_full_recount_everywhere(world: World) -> None:
    assert agree(YEAR, PERIODS[3], crossed=True) > 1000
    agree(*PERIODS)
    assert list(differences()) == []


def test_what_cannot_be_kept_as_facts_is_recounted(world: World) -> None:
    kept = {name for name, found in INDICATORS.items() if cuts(found)}
    assert kept >= KEPT and not kept & RECOUNTED
    for name, found in INDICATORS.items():
        told = name in kept or name == "closure_rate"
        assert (whole_by_facts(found, YEAR) is None) is not told, name
        assert (Facts(YEAR).rows(found) is None) is (name not in RESTING), name


def test_the_rows_are_not_asked_for_days_that_nothing_touched(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        book = Book(YEAR)
        assert book.figure("penalties").value == 3
        assert book.figure("inspections", area="gas").value == 4
        assert len(book.by("inspections", "month")) == 2
        assert book.figure("fines", procedure="summary", month="2023-03").value == 1000
    read = " ".join(query["sql"] for query in asked)
    assert "cases_case" not in read and "inspections_inspection" not in read
    # Where the facts stand, the unread record, the series, all wholes, and two dimensions.
    assert len(asked) <= 7


def test_a_board_reads_every_whole_figure_at_once(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        book = Book(YEAR)
        for name in KEPT:
            book.figure(name)
            assert not INDICATORS[name].paths.get("month") or book.by(name, "month") is not None
    assert len(asked) == 4


def test_an_act_is_told_at_once_late_or_back_dated(world: World) -> None:
    place = of_nobody(world.office, "restaurant")
    for day in (DAY, DAY - timedelta(days=200), date(2024, 6, 30), date(2024, 8, 1)):
        before = Book(Period(day, day)).figure("inspections").records
        inspect(world.office, place, world.gas, day, 15)
        assert Book(Period(day, day)).figure("inspections").records == before + 1
        agree(Period(day, day))
    folded(date(2024, 6, 30))
    assert list(differences()) == []
    agree(YEAR, PERIODS[3])


def test_a_case_decided_later_moves_its_own_days_only(world: World) -> None:
    walk_to(world.office, "archive", item=world.gas, day=date(2023, 5, 8))
    with CaptureQueriesContext(connection) as asked:
        assert Book(YEAR).figure("penalties").value == 4
    rows = [q["sql"] for q in asked if 'FROM "cases_case"' in q["sql"]]
    assert len(rows) == 1 and "2023-05" in rows[0] and "'2023-01-01'" not in rows[0]
    agree(YEAR, PERIODS[3])
    made = folded(date(2024, 6, 30))
    assert 0 < made.days < 15
    agree(YEAR, PERIODS[3])


def test_an_act_counts_on_its_own_day_though_its_case_has_no_day_there(world: World) -> None:
    filed, reviewed = date(2023, 5, 8), date(2023, 7, 12)
    case = walk_to(world.office, "conclude_investigation", item=world.gas, day=filed)
    rebuilt(SPAN)
    do(world.office, case, "review_penalty", at(reviewed))
    day = Period(reviewed, reviewed)
    assert Book(day).figure("penalty_reviews").value == 1
    assert Book(YEAR).figure("penalty_reviews", month="2023-07").value == 1
    agree(day)


def test_a_place_that_is_something_else_moves_the_days_of_its_inspections(world: World) -> None:
    assert Book(YEAR).figure("mall_inspections").value == 1
    place = world.restaurant
    amend_place(
        place,
        PlaceData(place.name, "mall", place.address, place.street, party=place.party),
        deed=deed_of([world.office.investigator], at(date(2024, 1, 9))),
    )
    assert Book(YEAR).figure("mall_inspections").value == 4
    agree(YEAR, PERIODS[3])
    folded(date(2024, 6, 30))
    assert list(differences()) == []
    agree(YEAR, PERIODS[3])


def test_what_is_taken_back_stays_counted_as_its_definition_says(world: World) -> None:
    row = Publication.objects.filter(channel="platform").earliest("pk")
    withdraw_publication(
        row, deed_of([world.office.clerk], at(date(2024, 2, 1))), "decision_withdrawn"
    )
    agree(YEAR, PERIODS[3])
    folded(date(2024, 6, 30))
    agree(YEAR, PERIODS[3])


def test_a_new_unit_moves_nothing_and_another_name_neither(world: World) -> None:
    deed = replace(installing(), entered_at=at(date(2024, 7, 1)))
    add_unit("N9", "示例新设中队", kind=UnitKind.BRIGADE, deed=deed)
    unit = Unit.objects.get(pk=world.office.brigade.pk)
    amend_unit(unit, name="示例改名大队", short="改名", deed=deed)
    assert whole_by_facts(INDICATORS["penalties"], YEAR) is not None
    agree(YEAR)


def test_a_unit_that_changes_otherwise_is_asked_of_the_rows(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed = replace(installing(), entered_at=at(date(2024, 7, 1)))
    amend_unit(world.office.brigade, name="改名大队", short="改名", deed=deed)
    monkeypatch.setattr(touched, "EVERYWHERE", {"unit": ("acts",)})
    assert whole_by_facts(INDICATORS["penalties"], YEAR) is None
    assert folded(SPAN.last).days == (SPAN.last - SPAN.first).days + 1
    assert whole_by_facts(INDICATORS["penalties"], YEAR) is not None


def test_facts_too_far_behind_are_not_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    walk_to(world.office, "archive", item=world.gas, day=date(2023, 5, 8))
    monkeypatch.setattr(touched, "MOST", 3)
    assert whole_by_facts(INDICATORS["penalties"], YEAR) is None
    assert Book(YEAR).figure("penalties").value == 4


def test_another_definition_never_reads_the_facts_of_the_old(world: World) -> None:
    old = INDICATORS["penalties"]
    new = replace(old, counted=lambda period: old.counted(period).filter(fine__gt=2000))
    assert whole_by_facts(old, YEAR) == Amount(3, 3)
    assert whole_by_facts(new, YEAR) is None


def test_a_definition_that_goes_takes_its_facts_with_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = INDICATORS["penalties"]
    new = replace(old, counted=lambda period: old.counted(period).filter(fine__gt=2000))
    monkeypatch.setitem(INDICATORS, "penalties", new)
    folded(SPAN.last)
    assert whole_by_facts(new, YEAR) == Amount(1, 1)
    told = [
        cut for cut in all_cuts(INDICATORS.values()) if not {"district", "city"} & {*cut.dimensions}
    ]
    assert Series.objects.count() == len(told)
    agree(YEAR, PERIODS[3])


def test_a_rebuild_mends_a_fact_that_is_wrong(world: World) -> None:
    told = DayFact.objects.filter(series__indicator="fines", day=DAY, series__cut="")
    told.update(total=7)
    DayFact.objects.filter(series__indicator="talks").delete()
    found = list(differences())
    assert {d.series.split()[0] for d in found} == {"fines", "talks", "月"}
    MonthFact.objects.filter(day=date(2023, 3, 1), series__indicator="inspections").delete()
    assert len(list(differences())) > len(found)
    found = list(differences())
    assert list(differences(Period.of_year(2022))) == []
    rebuilt(Period.of_year(2022))
    assert len(list(differences())) == len(found)
    rebuilt(YEAR)
    assert list(differences()) == []


def test_facts_reach_without_a_gap(world: World) -> None:
    rebuilt(Period(date(2025, 3, 1), date(2025, 3, 2)))
    rebuilt(Period(date(2021, 3, 1), date(2021, 3, 2)))
    state = FactState.objects.get()
    assert (state.first, state.last) == (date(2021, 3, 1), date(2025, 3, 2))
    assert list(differences()) == []
    agree(YEAR, PERIODS[3])


@pytest.fixture
def run(world: World) -> Iterator[CliRunner]:
    yield CliRunner()


def test_the_commands_make_keep_and_check_the_facts(run: CliRunner) -> None:
    said = run.invoke(app, ["statistics", "check"])
    assert said.exit_code == 0 and "没有差异" in said.output
    DayFact.objects.filter(series__indicator="fines", day=DAY).update(total=7)
    said = run.invoke(app, ["statistics", "check", "--from", "2023-01-01", "--to", "2023-12-31"])
    assert said.exit_code == 1 and "fines" in said.output and "rebuild" in said.output
    said = run.invoke(app, ["statistics", "rebuild", "--from", "2023-03-01", "--to", "2023-03-31"])
    assert said.exit_code == 0 and "重建 31 天" in said.output
    assert run.invoke(app, ["statistics", "check"]).exit_code == 0
    said = run.invoke(app, ["statistics", "fold"])
    assert said.exit_code == 0 and "更新" in said.output
    wrong = ["statistics", "rebuild", "--from", "2023-03-01", "--to", "2023-02-01"]
    assert run.invoke(app, wrong).exit_code == 2


def test_without_facts_there_is_nothing_to_check(db: None) -> None:
    said = CliRunner().invoke(app, ["statistics", "check"])
    assert said.exit_code == 1 and "rebuild" in said.output
    assert folded(date(2023, 1, 1)).days == 0
    assert list(differences()) == []
