"""Ways in which offices write figures that one reading of the numbers must not accuse."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import cycle

import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.pdf import _better, _blocks
from mingjing.office.reports.checker.radicals import as_signs
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Bound, Document, Finding, Kind
from mingjing.office.reports.checker.tests.test_rules import HEAD, found, verdicts

ANNUAL = "虚构市城市管理局2022年度报告"


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("简易程序12件，占三成二。", "32", Bound.EXACT),
        ("简易程序12件，占近三成。", "30", Bound.ABOUT),
        ("简易程序12件，占六成以上。", "60", Bound.AT_LEAST),
        ("简易程序12件，占处罚总数过半。", "50", Bound.AT_LEAST),
        ("简易程序12件，占比一成多。", "10", Bound.AT_LEAST),
    ],
)
def test_shares_in_words_are_shares(words: str, value: str, bound: Bound) -> None:
    figures = check(Document("a.txt", (ANNUAL, words))).reading.figures
    (share,) = [f for f in figures if f.kind is Kind.PERCENT]
    assert (show(share.amount), share.bound) == (value, bound)


@pytest.mark.parametrize("words", ["制度一成不变。", "占道经营过半。", "组成六个小组。"])
def test_words_that_only_look_like_shares_are_none(words: str) -> None:
    figures = check(Document("a.txt", (ANNUAL, words))).reading.figures
    assert not [f for f in figures if f.kind is Kind.PERCENT]


@pytest.mark.parametrize(
    ("rule", "line", "verdict"),
    [
        ("share", "评查案卷80卷，其中优秀62卷、合格18卷，优秀率77.5%。", "holds"),
        ("share", "抽查240家，占名录库1920家的12.5%，发现问题36家，问题发现率15%。", "holds"),
        ("share", "在编62人，其中党员38人，占六成一；本科以上53人，占85.5%。", "holds"),
        ("share", "清单事项240项，全年实际行使86项，履职率38.5%。", "fails"),
        ("growth_in_words", "拆除102.3万平方米，上年48.6万平方米，翻了一番多。", "holds"),
        ("sum_of_parts", "34件处罚中，市容15件、绿化3件、油烟16件。", "holds"),
        ("sum_of_parts", "34件处罚中，市容15件、绿化3件、油烟15件。", "fails"),
        ("sum_of_parts", "处罚60件，主要案由为：市容15件、绿化3件、油烟15件。", None),
        ("sum_of_parts", "强制措施396次，强制执行118次，合计514次。", "holds"),
        ("sum_of_parts", "强制措施396次，强制执行118次，合计541次。", "fails"),
        ("sum_of_parts", "处罚20件。减轻处罚7件、从轻处罚9件、从重处罚3件、一般处罚5件。", "warn"),
        ("rest", "发现隐患28处，已整改27处，其余1处正在整改。", "holds"),
        ("rest", "发现隐患28处，已整改27处，其余2处正在整改。", "fails"),
        ("points", "结案率由91.6%提高到95.8%，提高4.2个百分点。", "holds"),
        ("points", "结案率由91.6%提高到95.8%，提高4.8个百分点。", "fails"),
        ("net_change", "执法人员14名，较年初净增2名（新录用3名、退休1名）。", "holds"),
        ("net_change", "执法人员14名，较年初净增3名（新录用3名、退休1名）。", "fails"),
        ("list_count", "做好以下三项工作：一是培训；二是考核；三是检查。", "holds"),
        ("list_count", "做好以下四项工作：一是培训；二是考核；三是检查。", "fails"),
        ("heading_order", "一、人员。在岗5人。\n二、网格问题40件，已办39件。\n三、打算。", "holds"),
        ("collocation", "落实有关举措，深化精细化执法相关工作要求。", "warn"),
        ("collocation", "深化精细化执法，落实相关工作要求。", None),
        ("no_such_day", "数据截至2022年2月30日。", "fails"),
        ("stock_and_flow", "执法人员14名，较年初净增2名（新录用3名、退休1名）。", None),
        ("stated_twice", "立案80件，办结70件。受理投诉举报900件，办结890件。", None),
        ("stated_twice", "处罚329件，10万元以上的处罚6件。", None),
    ],
)
def test_one_sentence(rule: str, line: str, verdict: str | None) -> None:
    assert set(verdicts(rule, *line.split("\n"))) == ({verdict} if verdict else set())


def test_the_month_before_is_not_held_against_the_year_before() -> None:
    line = "9月份，处罚436件，环比增长9.0%，同比下降2.9%（8月份400件，去年9月份449件）。"
    told = check(Document("a.txt", ("虚构区2022年9月份通报", line))).findings
    assert [f.verdict.value for f in told if f.rule == "growth"] == ["holds", "holds"]


def test_the_months_of_the_report_are_its_whole() -> None:
    lines = (
        "虚构区2022年上半年情况",
        "1月至6月，立案50件。",
        "按来源：举报20件，占40%；抽检30件，占60%。",
    )
    told = check(Document("a.txt", lines)).findings
    assert [f.verdict.value for f in told if f.rule == "share"] == ["holds", "holds"]


def test_numbers_in_the_brackets_of_last_year_are_last_years() -> None:
    line = "处罚986件，与去年同期（处罚880件、罚款3万元）相比增长12.0%。"
    assert [f.verdict.value for f in found("growth", line)] == ["holds"]
    assert found("stated_twice", line) == []


def test_the_officers_of_the_first_day_are_those_of_last_years_end() -> None:
    then = Document("a.txt", ("虚构局2021年度报告", "截至2021年底，持证执法人员86名。"))
    line = "年初有持证执法人员88名，新增6名、减少3名，年末91名。"
    told = check(Document("b.txt", (HEAD, line)), then).findings
    assert [f.verdict.value for f in told if f.rule == "stock_on_previous"] == ["fails"]


def tabled(rule: str, *lines: str) -> list[Finding]:
    read = document_of("a.txt", "\n".join((HEAD, *lines)).encode())
    return [f for f in check(read).findings if f.rule == rule]


def test_a_row_that_does_not_give_its_rate_is_told() -> None:
    rows = ["单位|人员（人）|处罚（件）|人均办案（件）", "甲大队|42|214|5.1", "乙大队|38|236|6.2",
            "丙大队|36|187|5.2", "丁大队|29|144|5.5"]  # fmt: skip
    (wrong,) = tabled("table_rate", *(f"|{r}|" for r in rows))
    assert wrong.verdict == "warn" and wrong.bond == "inferred"
    assert "144 ÷ 29 = 4.97，表中为 5.5" in wrong.computation


@pytest.mark.parametrize(
    ("cell", "verdict"),
    [("-10.0", "holds"), ("−10.0", "holds"), ("10.0", "fails"), ("-9.0", "fails")],
)
def test_a_fall_in_a_table_is_a_number_below_nought(cell: str, verdict: str) -> None:
    rows = ("|指标|2021年|2022年|增减（%）|", f"|处罚（件）|200|180|{cell}|")
    assert [f.verdict.value for f in tabled("table_growth", *rows)] == [verdict]


def test_growth_told_in_pieces_is_no_percentage() -> None:
    rows = ("|指标|2021年|2022年|增减（件）|", "|处罚|200|180|-20|")
    assert [f.verdict.value for f in tabled("table_growth", *rows)] == ["holds"]


def test_a_numeral_of_a_decimal_heading_is_no_measure() -> None:
    document = document_of("a.txt", f"{HEAD}\n1.2　执法总量。处罚20件。".encode())
    told = [f.text for f in check(document).reading.figures if f.kind is Kind.MEASURE]
    assert told == ["20件"]


def test_a_row_of_permits_cannot_receive_more_than_was_asked_for() -> None:
    rows = ["|单位|申请数量|受理数量|许可数量|", "|甲局|512|498|480|", "|乙局|640|655|601|"]
    told = tabled("permits_within_applications", "表 行政许可实施情况统计表", *rows)
    asked = {f.sentence[1:3]: f.verdict.value for f in told if "申请" in f.computation}
    assert asked == {"甲局": "holds", "乙局": "fails"}


def test_a_pdf_that_writes_radicals_is_read_as_signs() -> None:
    assert as_signs("⾏政处罚，⼈均⻓期⻅习") == "行政处罚，人均长期见习"


def test_a_line_that_the_layout_tears_is_taken_as_it_was_written() -> None:
    torn, told = "受理⾏  政许可1       0339宗，同意。", "受理⾏政许可10339宗，同意。"
    assert _better(torn, told, "") == told
    assert _better("局  86  3  412", "局 86 3 412", "") == "局  86  3  412"
    glued, apart = "指标2023年2022年", "指标 2023年 2022年"
    assert _better(glued, apart, "处罚（件） 8 7") == "指标  2023年  2022年"


def test_numbers_of_a_narrow_table_that_run_into_each_other_are_parted_one_way_only() -> None:
    lines = ["指标  一季度  二季度  全年", "检查（次）  5,210  6,038  11,248",
             "罚没（万元）1,086.51,243.82,330.3"]  # fmt: skip
    assert _blocks(lines)[0][-1] == ["罚没（万元）", "1,086.5", "1,243.8", "2,330.3"]
    assert isinstance(_blocks([*lines[:2], "罚没（万元）108651243823303"])[-1], str)


def test_the_work_grows_with_the_length_and_not_with_its_square() -> None:
    def calls(signs: int) -> int:
        lines, size = [ANNUAL], 0
        for i, line in enumerate(cycle(PARAGRAPHS)):
            lines.append(line.replace("#", str(100 + i % 800)))
            size += len(lines[-1])
            if size >= signs:
                break
        document = document_of("a.txt", "\n".join(lines).encode())
        told = Counter[str]()
        sys.setprofile(lambda _frame, event, _arg: told.update([event]))
        try:
            check(document)
        finally:
            sys.setprofile(None)
        return told["call"] + told["c_call"]

    calls(1_000)
    assert calls(32_000) < 6 * calls(8_000)


PARAGRAPHS = (
    "一、情况",
    "（一）河道治理。检查#次，处罚#件，罚款2.#万元，占处罚总数的12.5%，同比增长#.0%。",
    "（二）养犬管理。处罚#件，其中简易程序#件、普通程序#件，罚款#万元。",
    "（三）道桥排水。燃气、道桥等领域处罚比重占74%；年初#人，新增#人，年末#人。",
)
