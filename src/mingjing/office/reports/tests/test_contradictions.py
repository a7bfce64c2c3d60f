"""What a text may not say of its figures: a table of sentences over a year made by acts.

The year holds 3 penalties (gas 2, drainage 1; summary 1, ordinary 2), 6,000 元, 5 inspections.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingjing.office.reports import relations
from mingjing.office.reports.contradictions import across, of_section
from mingjing.office.reports.relations import Verdict, weighed
from mingjing.office.reports.template import template
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.statistics.tests.world import a_year

YEAR = Period.of_year(2023)
CASES, GAS = "cases", "focus_gas"
WRONG = [
    (
        CASES,
        "全年共作出行政处罚{penalties area=gas}件。",
        ["行政处罚 3 件", "行政处罚（燃气） 2 件", "相差 1 件"],
    ),
    (
        CASES,
        "全年检查{inspections}次，罚款{fines procedure=summary}元。",
        ["罚款金额 6,000 元", "罚款金额（简易程序） 1,000 元", "相差 5000 元"],
    ),
    (CASES, "燃气、排水等领域共处罚{penalties area=gas}件。", ["相差 1 件"]),
    (
        GAS,
        "全年共处罚{penalties area=drainage}件。",
        ["行政处罚（燃气） 2 件", "行政处罚（市政排水） 1 件", "相差 1 件"],
    ),
    (
        CASES,
        "行政处罚{penalties}件，其中简易程序{penalties procedure=summary}件，"
        "普通程序{penalties procedure=summary}件。",
        ["相差 1 件"],
    ),
    (
        CASES,
        "行政处罚{penalties area=gas}件，其中简易程序{penalties procedure=summary}件，"
        "普通程序{penalties procedure=ordinary}件。",
        ["不在之前的行政处罚（燃气） 2 件范围之内"],
    ),
    (CASES, "罚款{fines}万元。", ["文中写成 6,000万元", "单位应为元"]),
    (CASES, "罚款{fines as=wan}元。", ["文中写成 0.6元", "单位应为万元"]),
    (CASES, "出动{person_times}次。", ["单位应为人次"]),
    (CASES, "履职率{duty_rate}%。", ["不写单位"]),
    (
        CASES,
        "处罚{penalties equals=penalties.area=gas}件。",
        ["声明行政处罚等于行政处罚（燃气）", "行政处罚 3 件", "行政处罚（燃气） 2 件", "相差 1 件"],
    ),
]
RIGHT = [
    (CASES, "全年共作出行政处罚{penalties}件，其中燃气领域{penalties area=gas}件。"),
    (
        CASES,
        "行政处罚{penalties}件，其中简易程序{penalties procedure=summary}件，"
        "普通程序{penalties procedure=ordinary}件，罚款合计{fines as=wan}万元。",
    ),
    (CASES, "燃气领域全年共处罚{penalties area=gas}件。"),
    (CASES, "在行政执法监督平台共公示{published channel=platform}条。"),
    (CASES, "公共区域检查{inspections area=gas}次，属燃气领域。"),
    (GAS, "全年共处罚{penalties area=gas}起，罚款{fines area=gas as=wan}万元。"),
    (GAS, "出动{person_times area=gas}人次，占全委{person_times}人次的大部分。"),
    (CASES, "处罚{penalties area=gas equals=penalties.area=gas}件。"),
    (CASES, "安全生产领域罚款占{safety_share}。"),
]


@pytest.fixture
def book(db: None) -> Book:
    a_year()
    return Book(YEAR)


def test_sentences_that_contradict_their_figures_are_found(book: Book) -> None:
    for key, text, says in WRONG:
        found = [
            c
            for c in of_section(template("tianjin_narrative", 2023).by_key[key], text, book)
            if c.hard
        ]
        assert found, text
        for words in says:
            assert words in found[0].text, (text, found[0].text)


def test_sentences_that_fit_are_left_alone(book: Book) -> None:
    for key, text in RIGHT:
        assert of_section(template("tianjin_narrative", 2023).by_key[key], text, book) == [], text


def test_a_wrong_scope_with_an_equal_value_only_warns(book: Book) -> None:
    (found,) = of_section(
        template("tianjin_narrative", 2023).by_key[CASES], "全年共约谈{talks area=gas}次。", book
    )
    assert not found.hard and "恰好相同" in found.text


def test_a_figure_told_as_more_than_itself_only_warns(book: Book) -> None:
    (found,) = of_section(
        template("tianjin_narrative", 2023).by_key[CASES], "检查{inspections}余次。", book
    )
    assert not found.hard and "余" in found.text


def test_two_roundings_that_disagree_are_a_contradiction(book: Book) -> None:
    cases, team = (
        template("tianjin_narrative", 2023).by_key[CASES],
        template("tianjin_narrative", 2023).by_key["team"],
    )
    agreeing = across([(cases, "{fines as=wan}"), (team, "{fines} {fines as=wan2}")], book)
    assert agreeing == []
    (found,) = across(
        [(cases, "{safety_share}"), (team, "{duty_rate} {duty_rate as=percent0}")], book
    )
    assert "66.67%" in found.text and "67%" in found.text and "相差 0.33" in found.text


def test_relations_hold_over_a_year_made_by_acts(book: Book) -> None:
    judged = {j.name: j for j in weighed(book)}
    assert [j for j in judged.values() if j.verdict is Verdict.FAILS] == []
    assert judged["penalties_by_procedure"].computation == "简易程序 1 + 普通程序 2 = 3"
    assert judged["published_of_decided"].verdict is Verdict.HOLDS
    assert judged["drawn_inspected"].verdict is Verdict.WARN
    assert judged["two_officers"].verdict is Verdict.WARN


class Crooked(Book):
    """A book whose total does not fit its parts, as after a broken import."""

    def figure(self, name: str, **scope: str) -> FigureValue:
        """The figure, with three penalties too many in the whole."""
        found = super().figure(name, **scope)
        if name != "penalties" or scope:
            return found
        more = Amount(int(found.value or 0) + 3, found.records)
        return FigureValue(found.indicator, found.scope, more, found.scope_text)


def test_parts_that_do_not_make_the_whole_fail_with_the_computation(book: Book) -> None:
    judged = {j.name: j for j in weighed(Crooked(YEAR))}
    assert judged["penalties_by_area"].verdict is Verdict.FAILS
    assert judged["penalties_by_area"].computation == (
        "燃气 2 + 市政排水 1 = 3，而行政处罚 6 件，相差 3 件"
    )


def test_a_shortened_period_is_no_whole_year(db: None) -> None:
    short = Period(YEAR.first, YEAR.last.replace(day=28))
    judged = {r.name: r.weigh(Book(short)) for r in relations.RELATIONS if r.name == "whole_year"}
    assert judged["whole_year"][0] is Verdict.WARN


def test_percentages_carry_two_decimals(book: Book) -> None:
    assert book.figure("duty_rate").value == Decimal("66.67")
