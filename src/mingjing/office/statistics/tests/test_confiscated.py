"""罚没金额 is fines with what is confiscated from 2026 on, fines alone before: two versions of one
figure; both open to their decisions, and facts tell what a recount tells."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from mingjing.law.penalty_kinds import CONFISCATE_GAINS as GAINS
from mingjing.law.penalty_kinds import CONFISCATE_GOODS as GOODS
from mingjing.law.penalty_kinds import FINE
from mingjing.office.cases.models import Case
from mingjing.office.statistics.daily.actions import rebuild
from mingjing.office.statistics.display import value_text
from mingjing.office.statistics.export import figure_json
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.models import DayFact
from mingjing.office.statistics.queries import Book, figure, records
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.build import sheet_of
from tests.cast import Office, an_item, an_office, at, do, walk_to

OLD, NEW = Period.of_year(2023), Period.of_year(2026)
DAY = {OLD: date(2023, 3, 6), NEW: date(2026, 3, 4)}
GOODS_TOLD = {"goods": "烧烤炉一台"}


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def decided(office: Office, period: Period, day: int, **form: Any) -> Case:
    item = an_item("T1", kinds=(FINE, GAINS, GOODS))
    begun = DAY[period] + timedelta(days=7 * day)
    case = walk_to(office, "review_penalty", item=item, day=begun)
    told = {"another_act": "另一处", **form}
    case = do(office, case, "notify_penalty", at(begun, 20), **told)
    case = do(office, case, "waive_defence", at(begun, 21))
    return do(office, case, "decide_penalty", at(begun, 22), **told)


def a_period(office: Office, period: Period) -> None:
    """A fine; a fine with gains; gains with goods of a worth; goods that nobody can value."""
    decided(office, period, 0)
    decided(office, period, 1, kinds=[FINE, GAINS], gains="1234.56")
    decided(office, period, 2, kinds=[GAINS, GOODS], fine=0, gains="0.10", goods_worth="80.05",
            **GOODS_TOLD)  # fmt: skip
    decided(office, period, 3, kinds=[GOODS], fine=0, **GOODS_TOLD)


@pytest.mark.parametrize(
    ("period", "levied", "rows", "version"),
    [(OLD, 10_000, 2, "1"), (NEW, Decimal("11314.71"), 3, "2")],
)
def test_each_year_is_told_by_its_own_version_and_opens_to_its_decisions(
    office: Office, period: Period, levied: object, rows: int, version: str
) -> None:
    a_period(office, period)
    found = figure("levied", period)
    assert (found.value, found.records, found.indicator.version) == (levied, rows, version)
    assert records("levied", period).count() == rows
    taken = figure("confiscated", period)
    assert (taken.value, taken.records) == (Decimal("1314.71"), 2)
    assert records("confiscated", period).count() == 2
    assert (figure("fines", period).value, figure("penalties", period).value) == (10_000, 4)
    assert figure("penalties", period, column="confiscation").value == 3


def test_facts_tell_what_a_recount_tells(office: Office) -> None:
    for period in (OLD, NEW):
        a_period(office, period)
    asked = [(name, by) for name in ("levied", "confiscated", "fines") for by in ("area", "month")]
    before = {
        p: [(Book(p).figure(n).value, [f.value for f in Book(p).by(n, by)]) for n, by in asked]
        for p in (OLD, NEW)
    }
    rebuild(Period(OLD.first, NEW.last))
    assert DayFact.objects.filter(series__indicator="confiscated").exists()
    for period in (OLD, NEW):
        book = Book(period)
        told = [(book.figure(n).value, [f.value for f in book.by(n, by)]) for n, by in asked]
        assert told == before[period]


def test_the_first_version_asks_what_fines_ask_and_facts_keep_their_name(office: Office) -> None:
    a_period(office, OLD)
    rebuild(Period(OLD.first, NEW.last))
    named = set(DayFact.objects.values_list("series__indicator", flat=True))
    assert {"fines", "levied"} <= named


def test_sums_have_cents_where_there_are_some(office: Office) -> None:
    a_period(office, NEW)
    found = figure("levied", NEW)
    assert (value_text(found), figure_json(found)["value"]) == ("11,314.71", 11314.71)
    assert value_text(figure("fines", NEW)) == "10,000"


def test_the_statutory_table_follows_and_its_note_says_from_when(office: Office) -> None:
    for period in (OLD, NEW):
        a_period(office, period)
    for period, amount in ((OLD, "10,000"), (NEW, "11,314.71")):
        told = sheet_of("penalties", Book(period), today=date(2027, 1, 2))
        assert told.lines[0].entries[-1].text == amount and not told.failing
    assert "2026年起的统计期为罚款、没收的违法所得" in told.form.rules[-1]


def test_the_page_shows_both_versions_with_the_reason(office: Office, client: Client) -> None:
    a_period(office, NEW)
    client.force_login(office.leader)
    page = client.get("/statistics/levied/?year=2026").content.decode()
    assert "修订的原因" in page and INDICATORS["levied"].because in page
    assert "11,314.71" in page and "1,234.56" in page and "3 条记录" in page
    other = client.get("/statistics/levied/?year=2026&version=1").content.decode()
    assert "按第 1 版口径计算" in other and "2 条记录" in other
