"""The parser of references, and the printing of figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingjing.office.reports.references import (
    Reference,
    parse,
    rounded_value,
    shown,
)
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.shapes import FigureValue

READ = [
    ("{penalties}", "penalties", {}, ""),
    ("{penalties.fines area=gas}", "fines", {"area": "gas"}, ""),
    (
        "{fines area=gas procedure=summary as=wan}",
        "fines",
        {"area": "gas", "procedure": "summary"},
        "wan",
    ),
    ("{ fines ， as=wan2 }", "fines", {}, "wan2"),
    ("{penalties kind=警告}", "penalties", {"kind": "警告"}, ""),
    ("{safety_share as=percent0}", "safety_share", {}, "percent0"),
]
MISREAD = [
    ("{penaltys}", "第 1 行第 1 字：没有名为“penaltys”的指标，是否为：行政处罚"),
    ("头\n处罚{fines area=gaz}", "第 2 行第 3 字：领域没有“gaz”这一项，是否为：燃气"),
    ("{inspections.fines}", "指标“罚款金额”属于“行政处罚”，不属于“检查与巡查”"),
    ("{penalties ara=gas}", "不按“ara”区分，是否为：领域"),
    ("{penalties gas}", "“gas”不是“维度=值”的写法"),
    ("{penalties as=wan}", "“写作=万元”只用于单位为元的指标，“行政处罚”的单位是件"),
    ("{fines as=wam}", "没有“写作=wam”这种写法，是否为：万元"),
    ("{fines area=gas area=air}", "“领域”写了两次"),
    ("{}", "引用是空的"),
    ("处罚{fines", "花括号没有成对"),
    ("处罚fines}", "花括号没有成对"),
    ("{fines equals=nothing}", "没有名为“nothing”的指标"),
]
PRINTED = [
    ("fines", "", 171_975, "171,975"),
    ("fines", "wan", 171_975, "17.1975"),
    ("fines", "wan", 116_000, "11.6"),
    ("fines", "wan2", 171_975, "17.20"),
    ("fines", "wan", 1_400, "0.14"),
    ("fines", "wan", 20_000, "2"),
    ("safety_share", "", Decimal("67.45"), "67.45%"),
    ("duty_rate", "", Decimal("100.00"), "100%"),
    ("safety_share", "percent0", Decimal("67.45"), "67%"),
    ("penalties", "", 1356, "1,356"),
    ("duty_rate", "", None, "—"),
]


@pytest.mark.parametrize(("text", "name", "scope", "rounding"), READ)
def test_a_reference_is_read(text: str, name: str, scope: dict[str, str], rounding: str) -> None:
    parsed = parse(f"前{text}后")
    assert parsed.misread == ()
    (found,) = parsed.references
    assert (found.name, dict(found.scope), found.rounding) == (name, scope, rounding)
    assert f"前{text}后"[found.start : found.end] == text
    assert (parsed.pieces[0], parsed.pieces[-1]) == ("前", "后")


@pytest.mark.parametrize(("text", "says"), MISREAD)
def test_a_misread_reference_says_where_and_what_is_near(text: str, says: str) -> None:
    parsed = parse(text)
    assert len(parsed.misread) == 1
    assert says in parsed.misread[0].sentence


def test_an_author_may_bind_two_figures() -> None:
    for text, name, scope in [
        ("{penalties equals=penalties.area=gas}", "penalties", {"area": "gas"}),
        ("{fines equals=penalties.fines.procedure=summary}", "fines", {"procedure": "summary"}),
        ("{fines equals=fines}", "fines", {}),
    ]:
        (found,) = parse(text).references
        assert found.equals is not None
        assert (found.equals.name, dict(found.equals.scope)) == (name, scope)


def test_a_reference_prints_itself_so_that_it_reads_back() -> None:
    reference = Reference("fines", {"area": "gas"}, "wan")
    (found,) = parse(reference.text).references
    assert (found.name, found.scope, found.rounding) == ("fines", {"area": "gas"}, "wan")


@pytest.mark.parametrize(("name", "rounding", "value", "text"), PRINTED)
def test_a_figure_is_printed_as_an_office_writes_it(
    name: str, rounding: str, value: int | Decimal | None, text: str
) -> None:
    figure = FigureValue(INDICATORS[name], {}, Amount(value, 1))
    assert shown(Reference(name, {}, rounding), figure) == text


def test_a_rounding_tells_what_it_shows_in_the_figures_own_unit() -> None:
    assert rounded_value("wan", 171_975) == 171_975
    assert rounded_value("wan2", 171_975) == 172_000
