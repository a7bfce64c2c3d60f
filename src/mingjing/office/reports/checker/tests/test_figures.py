"""Every number of a text is read once, with its value, unit and bound."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.figures import numbers_of
from mingjing.office.reports.checker.numerals import numeral, swapped
from mingjing.office.reports.checker.read import read
from mingjing.office.reports.checker.shapes import Bound, Document, Figure, Kind
from mingjing.office.reports.checker.words import LABELS, MEASURES


def read_text(*lines: str) -> list[Figure]:
    return read(Document("a.txt", lines)).figures


@pytest.mark.parametrize(
    ("words", "value"),
    [("十二", 12), ("八十五", 85), ("一百二十", 120), ("二百一十", 210), ("两千零三", 2003),
     ("三万五千", 35000), ("一亿二千万", 120000000), ("二〇二三", 2023)],
)  # fmt: skip
def test_chinese_numerals(words: str, value: int) -> None:
    assert numeral(words) == value


@pytest.mark.parametrize(("words", "value"), [("三点五", "3.5"), ("半", "0.5")])
def test_chinese_fractions(words: str, value: str) -> None:
    assert numeral(words) == Decimal(value)


def test_what_is_no_numeral_is_none() -> None:
    assert numeral("甲乙") is None


@pytest.mark.parametrize(
    ("text", "base", "unit", "bound"),
    [
        ("罚款3.25万元", 32500, "万元", Bound.EXACT),
        ("罚款3万余元", 30000, "万元", Bound.AT_LEAST),
        ("罚款1,250元", 1250, "元", Bound.EXACT),
        ("罚没款1.2亿元", 120000000, "亿元", Bound.EXACT),
        ("检查1.2万次", 12000, "次", Bound.EXACT),
        ("出动800余人次", 800, "人次", Bound.AT_LEAST),
        ("检查70多家", 70, "家", Bound.AT_LEAST),
        ("检查近300家", 300, "家", Bound.ABOUT),
        ("检查不少于40次", 40, "次", Bound.AT_LEAST),
        ("检查不足40次", 40, "次", Bound.AT_MOST),
        ("办理案件十七件", 17, "件", Bound.EXACT),
        ("办理案件１８件", 18, "件", Bound.EXACT),
        ("大型商超50次", 50, "次", Bound.EXACT),
    ],
)
def test_a_number_with_its_unit_and_bound(text: str, base: int, unit: str, bound: Bound) -> None:
    [figure] = [f for f in read_text(text) if f.kind is Kind.MEASURE]
    assert (figure.base, figure.unit, figure.bound) == (Decimal(base), unit, bound)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("坚持双随机、一公开", Kind.PHRASE),
        ("第四十二条", Kind.NAME),
        ("《2021年工作方案》", Kind.NAME),
        ("3月15日", Kind.DATE),
        ("2021年", Kind.YEAR),
        ("占百分之六十", Kind.PERCENT),
        ("翻两番", Kind.FACTOR),
        ("（三）队伍", Kind.ORDINAL),
        ("一是加强学习", Kind.ORDINAL),
    ],
)
def test_what_looks_like_a_figure_is_told_apart(text: str, kind: Kind) -> None:
    assert [r.kind for r in numbers_of(text)] == [kind]


def test_no_place_is_read_twice_and_no_digit_is_left_out() -> None:
    text = "2021年3月1日起，检查1,200余次，罚款2.5万元，占60%，第3条，增长1.5倍。"
    found = numbers_of(text)
    for one, two in pairwise(found):
        assert one.end <= two.start
    covered = {i for r in found for i in range(r.start, r.end)}
    assert {i for i, c in enumerate(text) if c.isdigit()} <= covered


def test_one_share_told_of_two_things_is_two_figures() -> None:
    found = [f for f in read_text("结案率、归档率均达到100%。") if f.kind is Kind.PERCENT]
    assert [f.label for f in found] == ["结案率", "归档率"]


def test_a_field_is_taken_from_its_heading_and_its_clause() -> None:
    lines = ("2021年报告", "（一）河道治理。处罚3件。", "（二）养犬管理。处罚4件。",
             "在油烟领域，检查20次，处罚5件。")  # fmt: skip
    assert [f.area for f in read_text(*lines) if f.measure == "penalties"] == [
        "河道", "养犬", "油烟"]  # fmt: skip


def test_last_years_number_is_not_this_years() -> None:
    found = read_text("2021年度报告", "处罚30件，上年为25件。")
    assert [f.year for f in found if f.measure == "penalties"] == [2021, 2020]


def test_plans_are_no_work_done() -> None:
    document = Document("a.txt", ("2021年报告", "一、情况", "处罚3件。", "二、下一步工作",
                                  "处罚9件。"))  # fmt: skip
    assert [f.text for f in read(document).measures("penalties")] == ["3件"]
    assert not [f for f in check(document).findings if f.rule == "stated_twice"]


@pytest.mark.parametrize(("a", "b", "same"), [("302", "320", True), ("94", "85", False),
                                              ("52.6", "56.2", True)])  # fmt: skip
def test_digits_that_changed_places(a: str, b: str, same: bool) -> None:
    assert swapped(Decimal(a), Decimal(b)) is same


def test_every_measure_has_its_name() -> None:
    assert {name for name, _, _ in MEASURES} == set(LABELS)
