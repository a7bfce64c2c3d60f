"""The statutory tables: counting rules, cells that open, identities, what is not kept."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from mingjing.law.penalty_kinds import COLUMNS
from mingjing.office.cases.models import Case
from mingjing.office.config.cli import app
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book, records
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.build import sheet_of, sheets_of
from mingjing.office.statistics.tables.checks import UNITS_MAKE_ALL, checks_of
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.tables.shapes import NOT_KEPT, Entry, Identity, Line, Sheet
from mingjing.office.statistics.tables.workbook import workbook
from mingjing.office.statistics.tests.full import a_full_year
from mingjing.office.statistics.tests.world import World, a_year
from mingjing.office.statistics.union import GROUPS, UNION
from tests.cast import Office, walk_to

YEAR, TODAY = Period.of_year(2023), date(2025, 3, 1)


@pytest.fixture
def world(db: None) -> World:
    return a_year()


@pytest.fixture
def office(db: None) -> Office:
    return a_full_year()


def sheet(key: str, year: int = 2023, **more: str) -> Sheet:
    return sheet_of(key, Book(Period.of_year(year)), today=TODAY, **more)


def line(of: Sheet, label: str = "合计") -> dict[str, str]:
    found = next(x for x in of.lines if x.label == label)
    return {head.key: e.text for head, e in zip(of.form.heads, found.entries, strict=True)}


def decided(case: Case, kinds: list[str], fine: int = 0) -> None:
    """What was decided, with the kind under which it counts as the act would have set it."""
    Case.objects.filter(pk=case.pk).update(kinds=kinds, fine=fine)


def test_the_penalties_stand_under_their_kind_by_unit_with_their_amount(world: World) -> None:
    told = sheet("penalties")
    assert [x.label for x in told.lines[:2]] == ["合计", "示例一大队"]
    whole = line(told)
    assert (whole["warning"], whole["fine"], whole["total"]) == ("1", "2", "3")
    assert whole["levied"] == "6,000" and whole["closure"] == "0"
    assert line(told, "示例一大队") == whole
    assert not told.failing and sum(c.holds is True for c in told.checks) > 10


def test_fine_with_confiscation_is_confiscation_and_a_known_kind_beats_other(
    world: World,
) -> None:
    decided(world.fined, ["罚款", "没收违法所得"], 5000)
    decided(world.warned, ["其他", "警告"])
    for order in ("fine", "merged"):
        told = line(sheet("penalties", order=order))
        counts = {key: told[key] for key in COLUMNS if told[key] != "0"}
        assert counts == {"confiscation": "1", "warning": "1", "fine": "1"}, order


def test_another_order_of_severity_counts_otherwise_and_each_cell_opens_to_it(
    world: World,
) -> None:
    """Licence withdrawn with a closure: one print holds the closure heavier, the other not."""
    decided(world.fined, ["吊销许可证件", "责令关闭"])
    fine, merged = line(sheet("penalties", order="fine")), sheet("penalties", order="merged")
    assert (fine["closure"], fine["revocation"]) == ("1", "0")
    whole = line(merged)
    assert (whole["closure"], whole["revocation"]) == ("0", "1")
    assert "试算" in merged.notes[0] and not merged.failing
    for each in merged.lines[:2]:
        for entry in each.entries:
            if entry.figure and entry.figure.indicator.name == "penalties":
                scope = dict(entry.figure.scope)
                assert records("penalties", YEAR, **scope).count() == entry.number, scope


def test_the_extra_columns_tell_procedure_review_referral_and_remedies(office: Office) -> None:
    whole = line(sheet("penalties-more"))
    wanted = {"ordinary": "3", "summary": "0", "reviewed": "4", "returned": "1",
              "mitigated": "1", "mitigated_fines": "900", "light": "1",
              "referred": "2", "opened": "1"}  # fmt: skip
    assert {key: whole[key] for key in wanted} == wanted
    after = line(sheet("penalties-more", 2024))
    assert {k: after[k] for k in ("reviews", "reviews_lost", "suits", "suits_lost")} == {
        "reviews": "3", "reviews_lost": "1", "suits": "3", "suits_lost": "1"
    }  # fmt: skip


def test_compulsion_counts_even_nought_and_says_what_is_not_kept(office: Office) -> None:
    whole = line(sheet("compulsion"))
    assert (whole["seal"], whole["seize"], whole["court"], whole["total"]) == ("1", "1", "1", "3")
    assert (whole["surcharge"], whole["freeze"], whole["auction"]) == ("0", NOT_KEPT, NOT_KEPT)
    assert line(sheet("compulsion", 2024))["surcharge"] == "1"
    empty = line(sheet("compulsion", 2022))
    assert (empty["seal"], empty["total"]) == ("0", "0")


def test_permits_and_levies_are_not_kept_and_never_nought(world: World) -> None:
    assert set(line(sheet("permits")).values()) == {NOT_KEPT}
    other = line(sheet("other"))
    assert (other["levies"], other["orders"]) == (NOT_KEPT, "1")


def test_staff_flow_and_rates_stand_beside_each_other(office: Office) -> None:
    told = sheet("certification")
    whole = line(told)
    assert [whole[k] for k in ("start", "joined", "left", "end")] == ["4", "2", "2", "4"]
    assert (whole["posted"], whole["rate"]) == ("5", "80")
    assert line(told, "示例一大队")["share"] == "—"
    assert not told.failing
    stock = [c for c in told.checks if c.label.startswith("期初")]
    assert stock[0].working == "4 + 2 − 2 = 4" and len(stock) == len(told.lines)


def test_an_identity_that_fails_is_shown_with_its_difference(world: World) -> None:
    Case.objects.filter(pk=world.spot.pk).update(heaviest_kind="")
    failing = sheet("penalties").failing
    assert {(c.line, c.difference, c.verdict) for c in failing} == {
        ("合计", -1, "不符，差 -1"), ("示例一大队", -1, "不符，差 -1")
    }  # fmt: skip
    client = Client()
    client.force_login(world.office.leader)
    page = client.get("/statistics/tables/penalties/?year=2023").content.decode()
    assert "不符，差 -1" in page
    assert "2 项不符" in client.get("/statistics/tables/?year=2023").content.decode()


def test_a_unit_that_is_missing_shows_between_the_lines(world: World) -> None:
    told = sheet("inspections")
    whole, first = told.lines[0], told.lines[1]
    short = replace(first, entries=tuple(_less(e) for e in first.entries))
    found = [c for c in checks_of(told.form, [whole, short]) if c.holds is False]
    assert found and all(c.label.startswith(UNITS_MAKE_ALL) for c in found)


def _less(entry: Entry) -> Entry:
    figure = entry.figure
    if figure is None or not figure.value:
        return entry
    amount = replace(figure.amount, value=0, records=0)
    return replace(entry, figure=replace(figure, amount=amount))


def test_what_is_not_known_cannot_be_checked() -> None:
    both = Identity("受理不多于申请", ("accepted",), ("asked",), "≤")
    form = replace(FORMS["permits"], identities=(both,))
    blank = Line("合计", tuple(Entry(NOT_KEPT) for _ in form.heads), kind="whole")
    [check] = checks_of(form, [blank])
    assert (check.holds, check.difference, check.verdict) == (None, None, "无法核对")


def test_the_year_before_stands_below_by_the_same_definitions(world: World) -> None:
    Case.objects.filter(pk=world.spot.pk).update(decided_on=date(2024, 3, 5))
    told = sheet_of("penalties", Book(Period.of_year(2024)), today=TODAY)
    assert "上年同期的记录不完整" in told.notes[-1]
    Case.objects.filter(pk=world.fined.pk).update(decided_on=date(2022, 12, 30))
    told = sheet("penalties", 2024)
    assert (line(told, "上年同期")["total"], line(told, "增减")["total"]) == ("1", "0")
    assert line(told, "上年同期")["levied"] == "0" and line(told, "增减")["levied"] == "+1,000"
    assert line(told, "增减（%）")["levied"] == "—"
    Case.objects.filter(pk=world.warned.pk).update(fine=4000)
    told = sheet("penalties", 2024)
    assert line(told, "增减")["levied"] == "−3,000"
    assert line(told, "增减（%）")["levied"] == "−75.00"
    last = told.lines[-1]
    assert "上年同期 4,000 元，减少 3,000 元，下降 75.00%" in {e.note for e in last.entries}


def test_a_page_of_tables_asks_its_figures_in_one_question(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Whatever the number of columns, of units and of rows behind them."""
    client = Client()
    client.force_login(world.office.leader)
    costs = []
    for more in (0, 3):
        for n in range(more):
            walk_to(world.office, "archive", item=world.gas, day=date(2023, 6, 1 + n))
        for page in ("", "penalties/", "penalties-more/", "inspections/"):
            with django_assert_max_num_queries(11) as seen:
                client.get(f"/statistics/tables/{page}?year=2023")
            costs.append(len(seen))
    assert costs[:4] == costs[4:]


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_cell_of_every_table_opens_to_as_many_records(office: Office, year: int) -> None:
    period, cells = Period.of_year(year), 0
    for told in sheets_of(Book(period), today=TODAY):
        assert told.failing == (), told.form.key
        for each in told.lines:
            for entry in each.entries if each.kind in ("whole", "unit") else ():
                if entry.figure is None:
                    assert entry.text in (NOT_KEPT, "—")
                    continue
                found = entry.figure.indicator
                for part in found.parts or (found.name,):
                    cells += records(part, period, **dict(entry.figure.scope)).count()
                if not found.parts:
                    rows = records(found.name, period, **dict(entry.figure.scope))
                    assert rows.count() == entry.figure.records, (found.name, entry.figure.scope)
                assert bool(entry.url) is bool(entry.figure.records)
    assert cells > 20


def test_the_union_of_the_reports_is_answered_or_said_not_to_be_kept(world: World) -> None:
    book = Book(YEAR)
    for told in UNION:
        assert bool(told.indicator) is not bool(told.not_kept), told.label
        if told.indicator:
            book.figure(told.indicator, **told.scope)
            assert not told.dimension or told.dimension in INDICATORS[told.indicator].paths
    assert len({told.label for told in UNION}) == len(UNION) > 60


def test_pages_show_tables_and_union(world: World) -> None:
    client = Client()
    client.force_login(world.office.leader)
    listed = client.get("/statistics/tables/?year=2023").content.decode()
    for key, form in FORMS.items():
        assert form.title in listed
        page = client.get(f"/statistics/tables/{key}/?year=2023").content.decode()
        assert form.rules[0] in page and "勾稽关系" in page
    assert "没有设备台账" in listed and "未登记" in listed
    folds = re.findall(r"<details class=\"rest subject\"( open)?>.*?<b>(.*?)</b>", listed)
    assert [heading for _, heading in folds] == [heading for heading, _ in GROUPS]
    assert not any(opened for opened, _ in folds)
    unfolded = client.get("/statistics/tables/?year=2023&open=1").content.decode()
    assert unfolded.count('class="rest subject" open') == len(GROUPS)
    page = client.get("/statistics/tables/penalties/?year=2023").content.decode()
    assert "/statistics/penalties/?year=2023&amp;column=fine" in page
    other = client.get("/statistics/tables/penalties/?year=2023&order=merged").content.decode()
    assert "column_merged=fine" in other and "不是本办采用的顺序" in other
    assert client.get("/statistics/tables/nothing/").status_code == 404
    assert client.get("/statistics/tables/penalties/?order=nothing").status_code == 404


def test_the_workbook_holds_numbers_words_and_identities(world: World) -> None:
    client = Client()
    client.force_login(world.office.leader)
    for url in ("/statistics/tables/?year=2023&export=xlsx",
                "/statistics/tables/penalties/?year=2023&export=xlsx"):  # fmt: skip
        answer = client.get(url)
        assert answer["Content-Type"].endswith("sheet") and ".xlsx" in answer["Content-Disposition"]
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        assert book.sheet_names[0] == "表一 penalties"
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == "表一　行政处罚实施情况统计表" and rows[3][0] == "合计"
    assert rows[3][-2:] == [3.0, 6000.0]
    assert any("各罚种之和等于合计（合计）：1 + 2 = 3，相符" in str(row[0]) for row in rows)
    permits = CalamineWorkbook.from_filelike(io.BytesIO(workbook([sheet("permits")])))
    assert permits.get_sheet_by_index(0).to_python()[3][1] == NOT_KEPT


def told_by(*words: str) -> Any:
    return CliRunner().invoke(app, ["report", "tables", *words])


def test_the_console_tells_the_tables(world: World, tmp_path: Path) -> None:
    plain = told_by("--year", "2023")
    assert plain.exit_code == 0 and "表二 行政强制实施情况统计表（2023年）" in plain.output
    assert "项相符，0 项不符" in plain.output
    told = {t["key"]: t for t in json.loads(told_by("--year", "2023", "--json").output)}
    whole = told["penalties"]["lines"][0]["cells"]
    assert whole["total"] == {"value": 3, "indicator": "penalties", "version": "1",
                              "scope": {}, "records": 3}  # fmt: skip
    assert told["permits"]["lines"][0]["cells"]["asked"]["text"] == NOT_KEPT
    file = tmp_path / "tables.xlsx"
    assert told_by("--year", "2023", "--xlsx", str(file)).exit_code == 0
    assert CalamineWorkbook.from_path(file).sheet_names[-1] == "表六 certification"
    assert told_by("--year", "2023", "--order", "x").exit_code == 1
    Case.objects.filter(pk=world.spot.pk).update(heaviest_kind="")
    failing = told_by("--year", "2023")
    assert failing.exit_code == 1 and "不符，差 -1" in failing.output
