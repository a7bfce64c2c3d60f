"""The explorer: every cell equals the book, opens to its rows, and goes into the file unchanged."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from mingjing.office.intake.actions import register_complaint
from mingjing.office.people.actions import add_unit
from mingjing.office.people.models import Unit, UnitKind
from mingjing.office.statistics.answering import Answer, adds_up, answer, change_text
from mingjing.office.statistics.asking import MOST_INDICATORS, VIEWS, Ask, ask
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE
from mingjing.office.statistics.drawn import bars_chart, charts, months_chart, street_chart
from mingjing.office.statistics.exploring import USUAL, table, url_for
from mingjing.office.statistics.export import number
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book, records
from mingjing.office.statistics.shapes import Period, Scope
from mingjing.office.statistics.tests.test_pages import body, signed_in
from mingjing.office.statistics.tests.world import World, a_year
from mingjing.office.statistics.years import change_of
from mingjing.office.visits.tests.test_route import LAND
from mingjing.office.web.charts import Chart
from mingjing.office.web.render.picture import svg
from tests.cast import at, deed_of
from tests.lived import lived_once

YEAR = Period.of_year(2023)
TODAY = date(2024, 3, 1)
WAYS = [(name, d) for name, i in INDICATORS.items() for d in i.paths]


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


@pytest.fixture
def leader(world: World) -> Client:
    return signed_in(world.office.leader)


def asked(query: str) -> Ask:
    return ask(QueryDict(query), TODAY)


def opened(name: str, scope: Scope) -> int:
    """How many rows a cell opens to; a sum opens to its parts."""
    parts = INDICATORS[name].parts or (name,)
    return sum(records(part, YEAR, **scope).count() for part in parts)


@pytest.mark.django_db
def test_every_cell_equals_the_book_and_opens_to_as_many_rows() -> None:
    """All indicators over all their dimensions; the parts and the unnamed make the whole."""
    a_year()
    cells = 0
    book = Book(YEAR)
    for name, dimension in WAYS:
        got = answer(Ask((name,), (dimension,), {}, YEAR))
        known = {f.scope[dimension]: f.amount for f in book.by(name, dimension)}
        for key in got.keys:
            figure, value = got.figure(name, key), key[0]
            if value != NONE:
                zero = figure.indicator.measure.read({})
                assert figure.amount == known.get(value, zero), (name, dimension, value)
            assert opened(name, figure.scope) == figure.records, (name, dimension, value)
            cells += 1
        occurring = {v for v, a in known.items() if a.records}
        assert occurring <= {key[0] for key in got.keys}, (name, dimension)
    assert cells > 400


@pytest.mark.django_db
def test_two_dimensions_and_a_filter_hold_as_well() -> None:
    a_year()
    for name, pair, scope in (
        ("penalties", ("area", "procedure"), {}),
        ("penalties", ("item", "month"), {}),
        ("fines", ("month", "area"), {"procedure": "summary"}),
        ("inspections", ("street", "purpose"), {"area": "gas"}),
        ("places_inspected", ("area", "unit"), {}),
        ("participation_rate", ("unit",), {}),
        ("published", ("channel", "street"), {"area": "gas"}),
        ("faults", ("watch", "verb"), {}),
    ):
        got = answer(Ask((name,), pair, scope, YEAR))
        for key in got.keys:
            figure = got.figure(name, key)
            assert figure.scope == {**scope, **dict(zip(pair, key, strict=True))}
            assert records(name, YEAR, **figure.scope).count() == figure.records, (name, key)
        if len(pair) == 2:
            sums_hold(got, name)


def sums_hold(got: Answer, name: str) -> None:
    """What rows and columns add up to is what the book says of them, where parts add up."""
    for axis in (0, 1):
        for value in got.axes[axis]:
            told = got.sum_of(name, axis, value)
            assert (told is not None) is adds_up(INDICATORS[name])
            if told is not None:
                again = Book(YEAR).figure(name, **told.scope)
                assert (told.value, told.records) == (again.value, again.records), (name, value)


def test_rows_that_say_nothing_are_told_and_open(leader: Client) -> None:
    """No inspection belongs to a campaign: they stand under 未注明 and open as that."""
    got = answer(asked("i=inspections&by=campaign&year=2023"))
    assert got.keys == [(NONE,)]
    assert got.figure("inspections", (NONE,)).value == got.wholes["inspections"].value == 5
    page = body(leader, f"/statistics/inspections/?year=2023&campaign={NONE}")
    assert "未注明" in page and "5 条记录" in page
    for nobody in (f"area={NONE}", f"month={NONE}"):
        page = body(leader, f"/statistics/inspections/?year=2023&{nobody}")
        assert "0 条记录" in page, nobody
    assert "0 条记录" in body(leader, f"/statistics/penalties/?year=2023&procedure={NONE}")


@pytest.mark.parametrize("view", VIEWS)
def test_every_link_of_a_page_opens_to_the_count_that_it_shows(leader: Client, view: str) -> None:
    page = body(leader, f"/statistics/explore/?i=penalties&by=area&year=2023&compare=1&view={view}")
    main = page.split('id="s-answer"')[1]
    links = set(re.findall(r'href="(/statistics/penalties/[^"]+)"[^>]*>(?:<title>)?([^<]*)', main))
    assert links
    for url, words in links:
        said = re.search(r"(\d+)$", words.strip())
        if said is None:
            continue
        page_of_rows = body(leader, url.replace("&amp;", "&"))
        assert f"{said[1]} 条记录" in page_of_rows, (url, words)


def test_a_comparison_looks_at_the_same_days_of_the_year_before(world: World) -> None:
    got = answer(ask(QueryDict("i=inspections&by=month&compare=1&year=2024"), TODAY))
    assert got.before is not None
    assert (got.book.period.last, got.before.period.last) == (TODAY, date(2023, 3, 1))
    assert [k[0] for k in got.keys] == ["2024-01", "2024-02", "2024-03"]
    assert got.figure("inspections", ("2024-01",)).value == 1
    whole = answer(ask(QueryDict("i=inspections&by=month&compare=1&year=2024"), date(2025, 1, 1)))
    march = whole.figure_before("inspections", ("2024-03",))
    assert march is not None and march.value == 4 and march.scope == {"month": "2023-03"}
    assert records("inspections", YEAR, **march.scope).count() == 4
    empty = whole.figure_before("inspections", ("2024-07",))
    assert empty is not None and empty.scope == {"month": "2023-07"} and empty.value == 0
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).year_before.first == date(2023, 2, 28)


def test_a_filter_on_a_month_moves_with_the_year(world: World) -> None:
    got = answer(asked("i=inspections&by=area&month=2023-03&year=2023&compare=1"))
    assert got.wholes["inspections"].value == 4
    assert got.whole_past["inspections"].scope == {"month": "2022-03"}


def test_a_change_is_told_in_words_and_never_as_a_share_of_nothing(world: World) -> None:
    now, nothing = Book(YEAR), Book(Period.of_year(2022))

    def told(name: str, one: Book, two: Book) -> str:
        return change_text(change_of(one.figure(name), two.figure(name)))

    assert told("fines", now, nothing) == "+6,000（上年为 0）"
    half = Book(Period(date(2023, 1, 1), date(2023, 3, 31)))
    assert told("inspections", half, now) == "-1（-20.00%）"
    assert told("duty_rate", now, now) == "持平"
    assert told("safety_share", now, nothing) == "—"
    assert told("duty_rate", half, now) in {"持平", "-33.34个百分点", "-33.33个百分点"}


def test_years_that_are_not_whole_are_not_compared(leader: Client) -> None:
    page = body(leader, "/statistics/explore/?i=inspections&by=area&compare=1&year=2023")
    assert "上年同期的记录不完整" in page and "上年为 0" not in page
    page = body(leader, "/statistics/explore/?i=inspections&by=area&compare=1&year=2024")
    assert "上年同期的记录不完整" in page, "2023 began with its first record, in March"
    got = answer(
        ask(QueryDict("i=inspections&year=2024&compare=1"), date(2025, 1, 1)),
        recorded_from=date(2023, 1, 1), today=date(2025, 1, 1),
    )  # fmt: skip
    assert got.why == ""


@pytest.mark.parametrize(
    ("query", "says", "keeps"),
    [
        ("i=penaltys&i=fines", "是否为：penalties", {"names": ("fines",)}),
        ("i=fines&by=areas", "是否为：area", {"names": ("fines",), "by": ()}),
        ("i=fines&by=area&area=gaz", "领域没有“gaz”", {"by": ("area",), "scope": {}}),
        ("i=fines&month=2023-13", "月份没有", {"scope": {}}),
        ("i=fines&year=abc&by=area", "没有“abc”这个年份", {"by": ("area",)}),
        ("i=fines&year=²", "这个年份", {"names": ("fines",)}),
        ("i=fines&first=2023-02-30&last=2023-03-01", "起止日期", {"names": ("fines",)}),
        ("i=fines&first=2023-02-01", "起止日期", {"names": ("fines",)}),
        ("i=fines&view=pie&by=area", "没有“pie”这种呈现", {"view": "table", "by": ("area",)}),
        ("i=duty_rate&i=fines&by=street", "“执法履职率”不按街道区分", {"names": ("fines",)}),
        ("i=safety_share&by=area", "它只有合计", {"names": ()}),
        ("i=fines&by=area&by=unit&by=month", "最多按 2 个", {"by": ("area", "unit")}),
        ("i=fines&by=unit&view=bars", "单位之间不排名", {"view": "table", "by": ("unit",)}),
        ("i=fines&by=area&view=map", "地图只按街道", {"by": ("street",), "view": "map"}),
        ("i=fines&by=area&by=street&view=lines", "折线按月份", {"by": ("area", "month")}),
        ("&".join(f"i={n}" for n in list(INDICATORS)[:9]), "最多看 6 个",
         {"names": tuple(INDICATORS)[:MOST_INDICATORS]}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_the_rest_kept(
    leader: Client, query: str, says: str, keeps: dict[str, Any]
) -> None:
    got = asked(query)
    assert any(says in problem for problem in got.problems), got.problems
    for key, value in keeps.items():
        assert getattr(got, key) == value
    assert says in body(leader, f"/statistics/explore/?{query}")


def test_a_view_brings_the_grouping_that_it_needs(db: None) -> None:
    assert asked("i=fines&view=lines").by == ("month",)
    assert asked("i=fines&by=area&view=lines").by == ("area", "month")
    assert asked("i=fines&view=map").by == ("street",)
    assert asked("i=fines&by=area&view=lines").problems == ()


def test_the_address_is_the_question(leader: Client) -> None:
    query = "i=fines&i=penalties&by=area&by=month&procedure=summary&year=2023&compare=1&view=lines"
    once = asked(query)
    again = ask(QueryDict(urlsplit(url_for(once)).query), TODAY)
    assert once == again and once.problems == again.problems == ()
    form = asked("i=fines&by-1=area&by-2=&year=2023&first=&last=&street=&view=table")
    assert form.by == ()  # only the page's own address says by-1; it is merged there
    page = body(leader, "/statistics/explore/?i=fines&by-1=area&by-2=month&year=2023&first=&last=")
    assert "罚款金额（按领域、月份）" in page


@pytest.mark.parametrize("n", range(len(USUAL)))
def test_the_usual_questions_are_sound(leader: Client, n: int) -> None:
    label, told = USUAL[n]
    got = asked(urlencode({**told, "year": "2023"}, doseq=True))
    assert got.problems == ()
    page = body(leader, url_for(got))
    assert re.search(rf'aria-current="true">{label}', page)


def sheet_of(content: bytes) -> tuple[list[list[Any]], list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name("数据").to_python(), book.get_sheet_by_name("口径").to_python()


def test_files_hold_the_numbers_of_the_page_with_definition_and_period(leader: Client) -> None:
    query = "i=fines&i=duty_rate&by=area&year=2023&compare=1"
    got = answer(asked(query))
    response = leader.get(f"/statistics/explore/?{query}&export=csv")
    told = b"".join(response).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len(rows) == 2 * (len(got.keys) + 1)
    seen = {(r["指标"], r["领域"]): r for r in rows}
    for name in got.ask.names:
        for key in got.keys:
            figure = got.figure(name, key)
            row = seen[figure.indicator.label, got.label(key)]
            value = number(figure.value)
            assert row["数值"] == ("" if value is None else str(value))
            assert row["记录数"] == str(figure.records)
            assert (row["起日"], row["止日"]) == ("2023-01-01", "2023-12-31")
            assert row["口径"] == figure.indicator.definition
    assert seen["罚款金额", "合计"]["数值"] == "6000"
    assert seen["罚款金额", "合计"]["上年起日"] == "2022-01-01"
    content = leader.get(f"/statistics/explore/?{query}&export=xlsx").content
    data, meaning = sheet_of(content)
    numbers = {(r[0], r[1]): r for r in data[4:]}
    assert numbers["罚款金额", "合计"][2] == 6000 and "2023年" in data[1][0]
    assert len(numbers) == len(rows)
    assert INDICATORS["fines"].definition in {r[2] for r in meaning}
    assert any("/statistics/explore/?i=fines" in str(r[0]) for r in meaning)


def test_a_name_that_looks_like_a_formula_is_text(world: World, leader: Client) -> None:
    add_unit(
        "=1+1", "=cmd", kind=UnitKind.STREET, deed=deed_of([world.office.administrator], at(TODAY))
    )
    at_five = at(date(2023, 5, 5))
    register_complaint(
        deed_of([world.office.clerk], at_five), channel="hotline", area="gas", received_at=at_five,
        content="x", place="y", street=Unit.objects.get(code="=1+1"), unit=world.office.brigade,
        complainant="演示群众", contact="000",
    )  # fmt: skip
    told = leader.get("/statistics/explore/?i=complaints&by=street&year=2023&export=csv")
    assert "'=cmd" in b"".join(told).decode()
    page = body(leader, "/statistics/explore/?i=complaints&by=street&year=2023")
    assert "street=%3D1%2B1" in page


def asks(client: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        body(client, f"/statistics/explore/?{query}")
    return len(seen)


def test_one_group_costs_as_many_queries_as_fifty(world: World, leader: Client) -> None:
    query = "i=complaints&i=inspections&by=street&by=month&year=2023&compare=1"
    few = asks(leader, query)
    for n in range(50):
        deed = deed_of([world.office.clerk], at(date(2023, 1 + n % 12, 3)))
        by = deed_of([world.office.administrator], deed.at)
        street = add_unit(f"S9{n}", f"示例{n}街", kind=UnitKind.STREET, deed=by)
        register_complaint(
            deed, channel="hotline", area="gas", received_at=deed.at, content="x", place="y",
            street=street, unit=world.office.brigade, complainant="演示群众", contact="000",
        )  # fmt: skip
    assert len(answer(asked(query)).keys) > 50
    assert asks(leader, query) == few <= 9


def test_charts_say_what_the_table_says(world: World, settings: Settings, tmp_path: Any) -> None:
    settings.DISTRICT_MAP = tmp_path / "none.geojson"
    for query in (
        "i=penalties&i=fines&by=area&compare=1&view=bars&year=2023",
        "i=penalties&by=area&by=procedure&view=bars&year=2023",
        "i=penalties&by=month&compare=1&view=lines&year=2023",
        "i=inspections&by=area&by=month&view=lines&year=2023",
    ):
        got = answer(asked(query))
        drawn = charts(got)
        assert len(drawn) == len(got.ask.names)
        for chart, name in zip(drawn, got.ask.names, strict=True):
            assert isinstance(chart, Chart)
            assert_as_table(got, name, chart)
            assert svg(chart, standalone=True)


def assert_as_table(got: Answer, name: str, chart: Chart) -> None:
    """The marks of the present add up to the indicator's whole, each with its own address."""
    now = [m for s in chart.series if not s.past for m in s.marks]
    assert sum(m.size for m in now) == float(got.wholes[name].value or 0)
    assert all(bool(m.url) == bool(m.size) for m in now)
    for m in now:
        if m.url:
            scope = dict(parse_qsl(urlsplit(m.url).query))
            scope.pop("year")
            assert Book(YEAR).figure(name, **scope).value == m.value


def test_the_map_bears_the_number_of_each_street(
    world: World, settings: Settings, tmp_path: Any
) -> None:
    settings.DISTRICT_MAP = tmp_path / "district.geojson"
    settings.DISTRICT_MAP.write_text(json.dumps(LAND), encoding="utf-8")
    drawn = street_chart("inspections", YEAR)
    assert [(g.label, g.mark.value) for g in drawn.grounds] == [("示例街", 5)]
    assert ">5</text>" in svg(drawn) and not drawn.note
    settings.DISTRICT_MAP = tmp_path / "none.geojson"
    assert "没有本区地图" in street_chart("inspections", YEAR).note


def test_a_report_draws_the_same_bars_and_months(world: World) -> None:
    bars = bars_chart("fines", "area", YEAR, compare=True)
    assert [s.label for s in bars.series] == ["2023年", "2022年"] and bars.series[1].past
    months = months_chart("inspections", Book(YEAR), Book(YEAR.year_before))
    assert months.labels[2] == "3月" and months.series[0].marks[2].value == 4


def test_a_table_of_nothing_says_what_to_do(leader: Client) -> None:
    got = answer(asked("i=safety_share&by=area"))
    assert table(got).empty_title == "没有可列的数字"
    page = body(leader, "/statistics/explore/?i=safety_share&by=area")
    assert "请改选指标" in page
    assert DIMENSIONS["area"].label in page
