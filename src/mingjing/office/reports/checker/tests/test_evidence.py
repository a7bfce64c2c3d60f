"""What the text binds may fail; what a rule inferred warns at most, and says what was assumed."""

from __future__ import annotations

import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.evidence import BOUND, Grade, verdict_of
from mingjing.office.reports.checker.output import as_json, as_text
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Bond, Document, Finding, Verdict

HEAD = "虚构区城市管理局2022年度报告"


def found(rule: str, *lines: str) -> list[Finding]:
    return [f for f in check(Document("a.txt", (HEAD, *lines))).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("verdict", "grade", "then"),
    [
        (Verdict.FAILS, BOUND, Verdict.FAILS),
        (Verdict.FAILS, Grade(Bond.INFERRED, "同一时段"), Verdict.WARN),
        (Verdict.FAILS, Grade(Bond.INFERRED, "同一时段", weak=True), Verdict.UNDECIDABLE),
        (Verdict.HOLDS, Grade(Bond.INFERRED, "同一时段", weak=True), Verdict.HOLDS),
        (Verdict.WARN, Grade(Bond.INFERRED, "同一时段", weak=True), Verdict.WARN),
    ],
)
def test_an_inferred_link_never_fails_a_report(
    verdict: Verdict, grade: Grade, then: Verdict
) -> None:
    assert verdict_of(verdict, grade) is then


@pytest.mark.parametrize(
    ("rule", "lines", "verdict", "bond"),
    [
        ("sum_by_procedure", ("处罚30件，其中简易程序18件，普通程序21件。",), "fails", "bound"),
        ("sum_by_procedure", ("处罚30件。", "简易程序18件，普通程序21件。"), "warn", "inferred"),
        ("stated_twice", ("全年罚款18.4万元。", "全年罚款14.8万元。"), "fails", "bound"),
        ("stated_twice", ("全年罚款18.4万元。", "罚款14.8万元。"), "warn", "inferred"),
        ("stated_twice", ("全年罚款18.4万元。", "罚款6.1万元。"), "undecidable", "inferred"),
        ("stated_twice", ("不合格产品57批。", "不合格产品11批。"), "undecidable", "inferred"),
        ("stock_and_flow", ("上年结转9件，新收40件，办结38件，年末未结13件。",), "fails", "bound"),
        ("stock_and_flow", ("办结38件，上年结转9件，年末未结13件。",), "undecidable", "inferred"),
        ("share", ("处罚30件，其中普通程序12件，占处罚总数的45%。",), "fails", "bound"),
        ("share", ("全年处罚30件。", "普通程序12件，占处罚总数的45%。"), "warn", "inferred"),
        ("share", ("受理申请120份，办结申请113份，办结率91.4%。",), "warn", "inferred"),
    ],
)
def test_a_verdict_is_as_sure_as_what_joins_its_numbers(
    rule: str, lines: tuple[str, ...], verdict: str, bond: str
) -> None:
    (one,) = found(rule, *lines)
    assert (one.verdict, one.bond) == (verdict, bond)
    assert ("推断" in one.computation) == (bond == "inferred")


def test_the_bond_is_told_in_json_and_in_text() -> None:
    checked = check(Document("a.txt", (HEAD, "处罚30件。", "简易程序18件，普通程序21件。")))
    told = {r["rule"]: r["bond"] for r in as_json(checked)["relations"]}
    assert told["sum_by_procedure"] == "inferred"
    assert any("sum_by_procedure" in x and "依据：推断" in x for x in as_text(checked))


def test_what_the_text_leaves_open_is_not_told_as_its_own_word() -> None:
    checked = check(Document("a.txt", (HEAD, "全年处罚30件，履职率达到100%。")))
    told = {r["rule"]: r["bond"] for r in as_json(checked)["relations"]}
    assert told["share_without_base"] is None
    assert not any("share_without_base" in x and "文中自明" in x for x in as_text(checked))


def page(*tables: tuple[str, str]) -> Document:
    drawn = "".join(
        f"<p>{caption}</p><table>"
        + "".join(
            "<tr>" + "".join(f"<td>{c}</td>" for c in row.split("|")) + "</tr>"
            for row in rows.split("\n")
        )
        + "</table>"
        for caption, rows in tables
    )
    return document_of("a.html", f"<html><body><p>{HEAD}</p>{drawn}</body></html>".encode())


def rows(document: Document) -> list[Finding]:
    return [f for f in check(document).findings if f.rule == "table_row"]


KINDS = ("表一 处罚情况（2022年）", "单位|警告|通报批评|罚款\n一大队|1|0|{}\n合计|1|0|2")
GOES_ON = ("表一 处罚情况（2022年）（续表）", "单位|其他处罚|合计（件）\n一大队|0|3\n合计|0|3")


def test_parts_of_a_table_on_several_pages_are_one_table() -> None:
    held = rows(page((KINDS[0], KINDS[1].format(2)), GOES_ON))
    assert [f.verdict for f in held] == ["holds", "holds"]
    wrong = rows(page((KINDS[0], KINDS[1].format(4)), GOES_ON))
    assert sorted(f.verdict for f in wrong) == ["holds", "warn"], "kinds may be told twice"
    assert "并处" in next(f.computation for f in wrong if f.verdict == "warn")


def test_a_head_before_a_colon_is_the_head_of_its_columns_alone() -> None:
    table = "单位|立案|程序：简易程序|程序：普通程序|程序：合计\n一大队|9|1|2|{}\n二大队|4|2|2|4"
    assert {f.verdict for f in rows(page(("表", table.format(3))))} == {"holds"}
    assert [f.verdict for f in rows(page(("表", table.format(5))))] == ["fails", "holds"]


def test_columns_that_no_row_adds_up_are_no_parts_of_a_sum() -> None:
    table = "区|简易|普通|合计\n东区|120|300|412\n西区|96|255|340\n南区|71|229|290"
    (one,) = rows(page(("表", table)))
    assert one.verdict == "undecidable" and "3 行中 3 行不符" in one.computation


def test_the_column_of_a_kind_is_not_the_whole() -> None:
    table = "单位|行政拘留|其他行政处罚|合计（件）\n一大队|0|0|30\n合计|0|0|30"
    read = check(page(("行政处罚情况", table)))
    kinds = [f for f in read.reading.figures if "其他行政处罚" in f.label]
    assert kinds and all(f.facet("column") for f in kinds)
    assert not [f for f in read.reading.whole("penalties") if f.amount == 0]


def test_some_of_the_penalties_are_not_all_of_them() -> None:
    table = "单位|从轻处罚|行政处罚\n一大队|0|30\n合计|0|30"
    (whole,) = check(page(("情况", table))).reading.whole("penalties")
    assert whole.amount == 30
