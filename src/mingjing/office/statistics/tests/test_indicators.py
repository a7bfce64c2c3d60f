"""Each indicator over a year made by acts counts what its definition says, and opens to it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mingjing.law.sources import Mark
from mingjing.office.cases.models import Duty
from mingjing.office.journal.models import Entry, FaultRecord
from mingjing.office.statistics.access import RULES
from mingjing.office.statistics.export import figures_json, records_csv
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.queries import Book, figure, figures, records
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, found_case

YEAR = Period.of_year(2023)
WHOLE = {
    "inspections": 5,
    "places_inspected": 3,
    "restaurant_inspections": 3,
    "restaurants_inspected": 1,
    "mall_inspections": 1,
    "malls_inspected": 1,
    "car_wash_inspections": 1,
    "car_washes_inspected": 1,
    "talks": 1,
    "fixed_on_the_spot": 2,
    "violations_found": 1,
    "vehicle_trips": 2,
    "person_times": 4,
    "places_visited": 11,
    "traps_rechecked": 7,
    "vehicles_moved": 3,
    "correction_orders": 1,
    "drawn_objects": 2,
    "drawn_inspected": 1,
    "penalties": 3,
    "fines": 6000,
    "levied": 6000,
    "confiscated": 0,
    "warnings": 1,
    "safety_share": Decimal("100.00"),
    "no_penalty_decisions": 0,
    "cases_filed": 2,
    "cases_closed": 1,
    "published": 4,
    "complaints": 1,
    "complaints_answered": 0,
    "certified_officers": 3,
    "participation_rate": Decimal("66.67"),
    "items_in_force": 3,
    "duty_rate": Decimal("66.67"),
    "training_sessions": 2,
    "training_attendance": 4,
    "observation_visits": 1,
    "observation_attendance": 2,
    "filing_reviews": 2,
    "penalty_reviews": 2,
    "closing_reviews": 1,
    "closure_rate": Decimal("33.33"),
}
PARTS = [
    ("penalties", {"area": "gas"}, 2),
    ("penalties", {"procedure": "summary"}, 1),
    ("penalties", {"procedure": "ordinary"}, 2),
    ("penalties", {"kind": "警告"}, 1),
    ("penalties", {"area": "gas", "procedure": "summary"}, 1),
    ("penalties", {"area": "air"}, 0),
    ("fines", {"procedure": "summary"}, 1000),
    ("fines", {"area": "drainage"}, 0),
    ("published", {"channel": "credit"}, 1),
    ("published", {"channel": "platform"}, 3),
    ("inspections", {"area": "gas"}, 4),
    ("inspections", {"month": "2023-03"}, 4),
    ("inspections", {"purpose": "random"}, 1),
    ("complaints", {"month": "2023-12"}, 1),
    ("training_attendance", {"training": "city_plan"}, 3),
    ("duty_rate", {"area": "waste"}, 0),
    ("places_inspected", {"area": "gas"}, 2),
]


@pytest.fixture
def world(db: None) -> World:
    return a_year()


def test_every_indicator_is_proved_by_a_number(world: World) -> None:
    assert {name: figure(name, YEAR).value for name in WHOLE} == WHOLE


@pytest.mark.django_db
def test_parts_count_what_lies_in_them() -> None:
    a_year()
    for name, scope, value in PARTS:
        assert figure(name, YEAR, **scope).value == value, (name, scope)


def test_every_figure_opens_to_as_many_records_as_it_says(world: World) -> None:
    told = figures(YEAR)
    assert len(told) > 200
    for each in told:
        scope = dict(each.scope)
        if each.indicator.parts:
            continue
        assert records(each.indicator.name, YEAR, **scope).count() == each.records, (
            each.indicator.name,
            scope,
        )
        found = io.StringIO()
        assert records_csv(each.indicator.name, YEAR, scope, found) == each.records


def test_parts_of_a_closed_dimension_make_the_whole(world: World) -> None:
    book = Book(YEAR)
    for name, dimension in (
        ("penalties", "area"),
        ("fines", "area"),
        ("inspections", "area"),
        ("penalties", "procedure"),
        ("fines", "procedure"),
        ("published", "channel"),
        ("inspections", "month"),
    ):
        parts = sum(f.value or 0 for f in book.by(name, dimension))
        assert parts == book.figure(name).value, (name, dimension)


def test_a_decision_counts_in_the_year_in_which_it_was_made(world: World) -> None:
    before = Period(date(2023, 1, 1), date(2023, 3, 5))
    assert figure("penalties", before).value == 0
    assert figure("inspections", Period.of_year(2024)).value == 1
    assert figure("complaints_answered", Period.of_year(2024)).value == 1


def test_a_rate_carries_both_its_parts_and_marks_its_rows(world: World) -> None:
    rate = figure("duty_rate", YEAR)
    assert (rate.numerator, rate.denominator, rate.records) == (2, 3, 3)
    found = io.StringIO()
    records_csv("duty_rate", YEAR, {}, found)
    rows = list(csv.DictReader(io.StringIO(found.getvalue())))
    assert sorted((r["事项编码"], r["是否计入分子"]) for r in rows) == [
        ("TJ021", "是"),
        ("TJ022", "是"),
        ("TJ023", "否"),
    ]


def test_a_rate_of_nothing_has_no_value(db: None) -> None:
    nothing = figure("participation_rate", YEAR)
    assert (nothing.value, nothing.records, nothing.denominator) == (None, 0, 0)


def test_money_is_as_decided_not_as_paid(world: World) -> None:
    assert world.warned.paid == 0
    found = io.StringIO()
    records_csv("fines", YEAR, {}, found)
    rows = list(csv.DictReader(io.StringIO(found.getvalue())))
    assert sorted(int(r["罚款（元）"]) for r in rows) == [1000, 5000]


def test_json_has_the_shape_that_the_console_prints(world: World) -> None:
    told = {(f["indicator"], tuple(f["scope"].items())): f for f in figures_json(YEAR)}
    assert told["fines", ()]["value"] == 6000
    assert told["safety_share", ()]["value"] == 100
    assert told["duty_rate", ()]["value"] == 66.67
    for area in ("gas", "greening", "waste", "drainage", "air", "road", "heating", "appearance"):
        assert ("penalties", (("area", area),)) in told
    assert {"indicator", "scope", "value", "unit", "definition", "records"} <= set(
        told["penalties", ()]
    )


@pytest.mark.parametrize(
    ("name", "scope", "says"),
    [
        ("penaltys", {}, "penalties"),
        ("penalties", {"areas": "gas"}, "area"),
        ("penalties", {"area": "gaz"}, "gas"),
    ],
)
def test_a_misspelt_figure_is_refused_with_the_nearest(
    name: str, scope: dict[str, str], says: str, db: None
) -> None:
    with pytest.raises(Unknown, match=says):
        figure(name, YEAR, **scope)


def test_every_counted_model_has_a_rule_of_seeing(db: None) -> None:
    counted = {v.counted(YEAR).model for i in INDICATORS.values() for v in i.versions}
    assert counted == set(RULES)


def test_definitions_say_what_counts_and_by_which_day() -> None:
    for each in INDICATORS.values():
        assert len(each.definition) > 15 and each.definition.endswith("。"), each.name
        assert each.period_rule.startswith(("按", "分母按", "分母、分子都按")), each.name
        assert each.source, each.name


def rows_of(name: str) -> list[dict[str, str]]:
    """The records of a figure of the year as the export has them."""
    found = io.StringIO()
    records_csv(name, YEAR, {}, found)
    return list(csv.DictReader(io.StringIO(found.getvalue())))


def test_only_ones_own_act_counts_as_taking_part(world: World) -> None:
    """A third officer stands on a case on which others act: that is no taking part."""
    third = world.office.stranger
    Duty.objects.create(case=world.fined, person=third, duty="investigator")
    before = figure("participation_rate", YEAR)
    assert (before.numerator, before.denominator, before.records) == (2, 3, 3)
    own = replace(world.office, investigator=third)
    found_case(own, item=world.gas, day=date(2024, 1, 3))
    assert figure("participation_rate", YEAR).numerator == 2
    found_case(own, item=world.gas, day=date(2023, 8, 1))
    after = figure("participation_rate", YEAR)
    assert (after.numerator, after.denominator) == (3, 3)
    counted = [r["姓名"] for r in rows_of("participation_rate") if r["是否计入分子"] == "是"]
    assert len(counted) == after.numerator and third.name in counted


def test_faults_tell_how_far_their_rule_was_checked(world: World) -> None:
    assert "未核对原文的同样计入" in INDICATORS["faults"].definition
    entry = Entry.objects.filter(subject_kind="case", subject_id=world.fined.pk).latest("seq")
    for mark in Mark:
        FaultRecord.objects.create(
            entry=entry,
            subject_kind="case",
            subject_id=world.fined.pk,
            verb=entry.verb,
            watch="service_late",
            sentence="送达超期",
            article="示例条款",
            mark=str(mark),
            occurred_at=at(date(2023, 5, 1)),
        )
    told = [r["条款核对情况"] for r in rows_of("faults") if r["条款"] == "示例条款"]
    assert told == [m.label for m in Mark]
    assert figure("faults", YEAR).value == FaultRecord.objects.count() > len(Mark)
