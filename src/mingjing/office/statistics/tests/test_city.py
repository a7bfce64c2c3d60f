"""A city keeps its districts in one place: each sees its own rows, the city all, and every figure
is told apart by district."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingjing.office.cases.access import visible_cases
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.intake.forms import units_for
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.actions import add_person, add_unit
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.daily import actions
from mingjing.office.statistics.daily.checking import differences
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import inspect, of_nobody
from tests.cast import Office, an_item, an_office, installing, walk_to

YEAR = Period.of_year(2023)
DAY = date(2023, 3, 6)
DISTRICTS = 16


def a_unit(code: str, kind: UnitKind, parent: Unit | None) -> Unit:
    return add_unit(code, f"示例{code}", kind=kind, parent=parent, deed=installing())


def someone(unit: Unit) -> Person:
    return add_person(f"at-{unit.code}", f"演示{unit.code}", unit=unit, deed=installing())


@pytest.fixture
def city(db: None) -> tuple[Office, Unit, list[Unit]]:
    """A province with a city of sixteen districts and another city; work in the first three."""
    office, item = an_office(), an_item("CT1", subject="any")
    province = a_unit("PR", UnitKind.PROVINCE, None)
    city, other = (a_unit(code, UnitKind.CITY, province) for code in ("C1", "C2"))
    heads = [a_unit(f"D{n:02d}", UnitKind.COMMISSION, city) for n in range(1, DISTRICTS + 1)]
    heads.append(a_unit("X01", UnitKind.COMMISSION, other))
    for n, head in enumerate([*heads[:3], heads[-1]]):
        here = replace(office, brigade=a_unit(f"B{head.code}", UnitKind.BRIGADE, head))
        for k in range(n + 1):
            inspect(here, of_nobody(here, "restaurant"), item, DAY + timedelta(days=10 * n + k), 9)
        walk_to(here, "decide_penalty", item=item, day=DAY + timedelta(days=60 + n))
    return office, city, heads


def told(book: Book, name: str, dimension: str, **scope: str) -> dict[str, int | None]:
    return {f.scope[dimension]: int(f.value or 0) for f in book.by(name, dimension)}


City = tuple[Office, Unit, list[Unit]]


def test_a_unit_knows_its_district_and_its_city(city: City) -> None:
    brigade = Unit.objects.get(code="BD02")
    assert (brigade.district, brigade.city) == ("D02", "C1")
    assert (Unit.objects.get(code="D02").district, city[1].district, city[1].city) == (
        "D02",
        "",
        "C1",
    )
    assert (city[0].brigade.district, city[0].brigade.city) == ("", "")


@pytest.mark.parametrize("facts", [False, True])
def test_every_figure_is_told_apart_by_district(city: City, facts: bool) -> None:
    if facts:
        actions.rebuild(YEAR)
        assert list(differences()) == []
    book = Book(YEAR)
    assert told(book, "inspections", "district") == {"D01": 1, "D02": 2, "D03": 3, "X01": 4}
    assert told(book, "penalties", "district") == {"D01": 1, "D02": 1, "D03": 1, "X01": 1}
    assert told(book, "inspections", "city") == {"C1": 6, "C2": 4}
    assert book.figure("inspections", district="D03", area="gas").value == 3
    assert book.figure("inspections", district="D03", month="2023-03").value == 3
    assert book.figure("inspections", district="D09").value == 0
    assert book.scope_text({"district": "D03"}) == "示例D03"


def test_facts_within_a_district_equal_a_recount(city: City) -> None:
    actions.rebuild(YEAR)
    book, recount, compared = Book(YEAR), Book(YEAR, recount=True), 0
    for name, found in INDICATORS.items():
        if "district" not in found.paths:
            continue
        assert told(book, name, "district") == told(recount, name, "district"), name
        for dimension in found.paths.keys() - {"district"}:
            for each in recount.by(name, dimension):
                scope = {"district": "D02", **each.scope}
                one, other = book.figure(name, **scope), recount.figure(name, **scope)
                assert one.amount == other.amount, (name, scope)
                compared += 1
    assert compared > 300


def test_a_district_opens_its_own_rows_and_the_city_all_of_its_own(city: City) -> None:
    _, above, heads = city
    rows = counted(INDICATORS["inspections"], YEAR, {})
    for person, sees in (
        (someone(heads[1]), 2),
        (someone(a_unit("S2", UnitKind.SUPERVISOR, heads[1])), 2),
        (someone(above), 6),
        (someone(a_unit("CS", UnitKind.SUPERVISOR, above)), 6),
        (someone(Unit.objects.get(code="PR")), 10),
    ):
        assert visible_rows(rows, person).count() == sees, person.name
        assert visible_inspections(person).count() == sees
        assert visible_cases(person).count() == {2: 1, 6: 3, 10: 4}[sees]
    brigade = someone(Unit.objects.get(code="BD03"))
    assert reach(brigade) is Reach.UNIT and visible_rows(rows, brigade).count() == 3


def test_a_district_registers_work_for_its_own_units_only(city: City) -> None:
    clerk = someone(city[2][1])
    assert reach(clerk) is Reach.BRANCH
    assert {unit.code for unit in units_for(clerk)} == {"BD02"}


def test_an_office_alone_sees_all_of_itself_and_has_no_districts(db: None) -> None:
    office = an_office()
    assert reach(office.leader) is Reach.ALL
    assert Book(YEAR).by("inspections", "district") == []
