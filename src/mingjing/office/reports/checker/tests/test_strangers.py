"""What the reports of strangers taught: ways of telling figures that were missed or accused."""

from __future__ import annotations

import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.pdf import _blocks
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Document, Span, Table

ANNUAL = "虚构市城市管理局2022年度报告"


def verdicts(rule: str, *lines: str) -> list[str]:
    """What one rule says of some lines under the head of a report."""
    checked = check(Document("a.txt", (ANNUAL, *lines)))
    return [f.verdict.value for f in checked.findings if f.rule == rule]


@pytest.mark.parametrize(
    ("rule", "line", "verdict"),
    [
        ("rest", "发现问题518个，已整改471个，正在整改47个。", "holds"),
        ("rest", "发现问题518个，已整改471个，正在整改57个。", "fails"),
        ("rest", "约谈17家，其中已整改16家、未整改2家。", "fails"),
        ("rest", "立案146件，按期结案120件，超期结案14件，尚未结案12件。", "holds"),
        ("rest", "立案146件，按期结案120件，超期结案14件，尚未结案22件。", "fails"),
        ("sum_of_parts", "一季度11件、二季度19件、三季度24件、四季度17件，全年立案71件。", "holds"),
        ("sum_of_parts", "一季度11件、二季度19件、三季度24件、四季度17件，全年立案73件。", "fails"),
        ("sum_of_parts", "甲局310宗、乙局126宗、丙局75宗，三部门合计511宗。", "holds"),
        ("sum_of_parts", "甲局310宗、乙局126宗、丙局75宗，三部门合计611宗。", "fails"),
        ("growth", "立案50件，比上年多8件，增长19.0%。", "holds"),
        ("growth", "立案50件，比上年多8件，增长16.0%。", "fails"),
        ("growth", "检查9860次，比上年的15210次压减36.2%。", "fails"),
        ("growth", "受理412件，比上年的515件减少五分之一。", "holds"),
        ("growth", "受理412件，比上年的515件减少四分之一。", "fails"),
        ("growth", "投诉2020年415个、2021年360个、2022年302个，比2020年下降27.2%。", "holds"),
        ("mean", "夜间执法118次，出动1416人次，平均每次12人。", "holds"),
        ("mean", "夜间执法118次，出动1416人次，平均每次14人。", "fails"),
        ("ratio", "江南区6318宗、高新区2945宗，江南区是高新区的2.1倍。", "holds"),
        ("ratio", "江南区6318宗、高新区2945宗，江南区是高新区的2.5倍。", "fails"),
        ("points", "结案率94.3%，2021年为97.7%，同比下降3.4个百分点。", "holds"),
        ("points", "结案率94.3%，2021年为97.7%，同比下降2.4个百分点。", "fails"),
        ("among", "复议64件（2021年：71件）。其中维持48件、撤销5件、未结13件。", "fails"),
        ("among", "现有人员19人，其中行政4人、事业9人、辅助7人。", "warn"),
        ("among", "现有人员19人，其中党员13人、女性7人。", "undecidable"),
        ("published", "处罚778件。公示771件，另有7件依法不予公示。", "holds"),
        ("fines_and_confiscations", "罚款8万元，没收所得3万元、财物1万元，罚没12万元。", "holds"),
        ("penalties_within_inspections", "处罚460起。源头治超检查货运企业86家次。", None),
        ("among", "编制32名，在编29名，空编3名，其中党员4名、其他17名。", "holds"),
        ("other_year", "近三年共6件（2020年3件、2021年2件、2022年1件）。", None),
        ("share", "检查200次。抽检200批，不合格5批，合格率97.5%。", "holds"),
        ("share", "全年检查1655次，分别检查462次和518次，占全年检查量的59.2%。", "holds"),
        ("list_count", "承担市容环卫、园林绿化等7个领域的处罚权。", None),
        ("share", "查获413辆，其中网约车296辆、出租车71辆、其他46辆，网约车占71.7%。", "holds"),
        ("share", "查获413辆，其中网约车296辆、出租车71辆、其他46辆，网约车占61.7%。", "fails"),
        ("share", "败诉21件，共228件，败诉率9.2%，比2021年的11.2%下降2个百分点。", "holds"),
        ("share", "立案278件，处置276件，处置率99.3%，按时处置率96.8%。", "undecidable"),
        ("share", "共有100人，甲类20人、乙类50人、丙类30人，分别占20%、50%和30%。", "holds"),
        ("shares_together", "甲（占31.2%）、乙（占18.5%）、丙（占9.7%），合计占59.4%。", "holds"),
        ("shares_together", "甲（占31.2%）、乙（占18.5%）、丙（占9.7%），合计占69.4%。", "warn"),
        ("ratio", "厂房罚款168.7万元，占42.5%，是商场58.3万元的2.9倍。", "holds"),
        ("ratio", "厂房罚款168.7万元，占42.5%，是商场58.3万元的3.9倍。", "fails"),
        ("growth_in_words", "行政强制41.2万件，与2021年的52.8万件基本持平。", "fails"),
        ("growth_in_words", "行政强制50件，与去年的52件基本持平。", "holds"),
        ("growth", "处罚37件（简易程序21件、普通程序16件），较去年的31件增长19.4%。", "holds"),
        ("growth", "罚款9.85亿元，比去年同期（10.75亿元）减少8.41%。", "holds"),
        ("growth", "罚款9.85亿元，比去年同期（10.75亿元）减少7.41%。", "fails"),
        ("growth", "全国案件36302件，比去年同期（35667）增长1.78%。", "holds"),
        ("growth", "企业由年初43家压减到31家，关停12家，压减27.9%。", "holds"),
        ("growth", "企业由年初43家压减到31家，关停12家，压减37.9%。", "fails"),
        ("mean", "检查3967户次，出动8128人次，平均每户次2.4人。", "fails"),
        ("among", "处罚32件，其中简易程序28件；普通程序4件；其中按甲法处罚26件。", "holds"),
        ("among", "检查740次，其中甲类214次、乙类126次、丙类130次。", "warn"),
        ("among", "检查512家次，其中计划内检查487家次、计划外检查52家次。", "fails"),
        ("sum_by_procedure", "立案46起，其中简易程序26起、普通程序18起。", "fails"),
        ("sum_by_procedure", "办理案件26起（不予处罚11起、简易程序12起、普通程序3起）。", None),
        ("stock_and_flow", "上年结转案件6件，新立案46件，当年办结43件，年末结转5件。", "fails"),
        ("stated_twice", "1名执法人员、3名在编人员借调。", None),
        ("published", "处罚140件。曝光典型案例4件。", None),
        ("share", "审结143件。其中驳回24件、变更6件、和解33件，和解率23.1%。", "holds"),
        ("points", "被申请案件占审结案件的28.7%，较上年的22.4%上升6.3个百分点。", "holds"),
        ("points", "被申请案件占审结案件的28.7%，较上年的22.4%上升7.3个百分点。", "fails"),
        ("net_change", "立案52起，同比减少11起；结案49起。", None),
        ("among", "处罚88件，其中普通程序36件。其中按甲条例处罚49件，按乙处罚39件。", "holds"),
        ("mean", "常住人口8.7万人，商户2140家，平均每名队员服务商户119家。", None),
    ],
)  # fmt: skip
def test_one_sentence(rule: str, line: str, verdict: str | None) -> None:
    assert verdicts(rule, line)[:1] == ([verdict] if verdict else [])


def test_one_whole_that_most_shares_name_is_held_against_the_others() -> None:
    whole = "全年处罚200件。"
    right = "甲类100件，占50.0%；乙类60件，占30.0%；丙类40件，占20.0%。"
    assert "warn" not in verdicts("share", whole, right)
    assert "warn" in verdicts("share", whole, right.replace("30.0%", "33.0%"))


def test_classes_that_are_counted_make_the_whole_that_their_shares_name() -> None:
    whole = "共发现问题200个。"
    parts = "问题分为三类：程序类100个，占50.0%；证据类60个，占30.0%；文书类{}个，占{}%。"
    assert verdicts("sum_of_series", whole, parts.format(40, "20.0")) == ["holds"]
    assert verdicts("sum_of_series", whole, parts.format(30, "15.0")) == ["warn"]


@pytest.mark.parametrize(("told", "verdict"), [("44.57亿元", "holds"), ("46.57亿元", "warn")])
def test_rows_that_the_text_adds_up_are_held_against_their_table(told: str, verdict: str) -> None:
    lines, table = _table(
        ("地区", "罚没金额（亿元）"), ("海州市", "19.84"), ("云阳市", "14.07"), ("江城市", "10.66")
    )
    words = f"罚没金额居前三位的海州、云阳、江城三市合计{told}。"
    found = check(Document("a.docx", (ANNUAL, *lines, words), (table,), "docx")).findings
    assert [f.verdict.value for f in found if f.rule == "rows_together"] == [verdict]


def test_a_paragraph_of_the_year_to_come_is_a_plan_without_a_heading() -> None:
    lines = ("全年投诉431件，上年468件。", "2023年，力争投诉再下降5%。")
    assert verdicts("growth", *lines) == []


def _table(*rows: tuple[str, ...]) -> tuple[tuple[str, ...], Table]:
    spans = []
    for number, row in enumerate(rows, 2):
        at, cells = 0, []
        for cell in row:
            cells.append(Span(number, at, at + len(cell)))
            at += len(cell) + 1
        spans.append(tuple(cells))
    return tuple("\t".join(r) for r in rows), Table(tuple(spans))


@pytest.mark.parametrize(("told", "verdict"), [("72", "holds"), ("82", "fails")])
def test_the_row_of_the_year_is_the_sum_of_its_quarters(told: str, verdict: str) -> None:
    quarters = zip(("一季度", "二季度", "三季度", "四季度"), ("14", "19", "23", "16"), strict=True)
    lines, table = _table(("季度", "立案（件）"), *quarters, ("全年", told))
    found = check(Document("a.docx", (ANNUAL, *lines), (table,), "docx")).findings
    assert [f.verdict.value for f in found if f.rule == "table_column"] == [verdict]


@pytest.mark.parametrize(("told", "count"), [("12.4%", 0), ("14.4%", 1)])
def test_shares_of_a_table_without_a_sum_are_shares_of_its_rows(told: str, count: int) -> None:
    lines, table = _table(
        ("案由", "件数", "占比"), ("占道", "172", "35.1%"), ("垃圾", "108", "22.0%"),
        ("广告", "74", "15.1%"), ("油烟", "61", told), ("违建", "45", "9.2%"),
        ("其他", "30", "6.1%"),
    )  # fmt: skip
    found = check(Document("a.docx", (ANNUAL, *lines), (table,), "docx")).findings
    wrong = [f for f in found if f.rule == "table_share" and f.verdict.value == "fails"]
    assert len(wrong) == count


def test_a_row_of_sums_that_lacks_a_cell_keeps_under_its_heads() -> None:
    rows = [
        "序号  领域        检查主体数（家）    检查次数（次）   整改率   立案（件）",
        "1   安全生产      286         712       98.0%   19",
        "2   生态环境      174         405       96.9%   12",
        "合计            460         1117      97.5%   31",
    ]
    (table,) = [b for b in _blocks(rows) if not isinstance(b, str)]
    assert table[-1] == ["合计", "", "460", "1117", "97.5%", "31"]


def test_what_many_equal_tables_say_is_said_once() -> None:
    """Else a hundred equal tables beside a hundred equal sentences say it ten thousand times."""
    rows = "<tr><td>街道</td><td>立案（件）</td></tr>" + "".join(
        f"<tr><td>{name}</td><td>{n}</td></tr>"
        for name, n in (("东街道", 10), ("西街道", 20), ("合计", 31))
    )
    page = "".join(f"<p>全年立案30件。</p><table>{rows}</table>" for _ in range(100))
    document = document_of("x.html", f"<html><h1>{ANNUAL}</h1>{page}</html>".encode())
    found = check(document).findings
    assert len(found) < 20
    (column,) = [f for f in found if f.rule == "table_column"]
    assert column.verdict.value == "fails"
    assert "相同的共 100 处" in column.computation
    assert len({s.line for s in column.rests_on}) > 30


@pytest.mark.parametrize(("told", "verdict"), [("1.58万元", "holds"), ("1.85万元", "warn")])
def test_a_row_that_the_text_names_is_held_against_it(told: str, verdict: str) -> None:
    lines, table = _table(("街道", "罚款/元"), ("北闸街", "15,800"), ("南市街", "22,600"))
    words = f"北闸街罚款{told}，为最少；南市街7名队员办案63件。"
    found = check(Document("a.docx", (ANNUAL, *lines, words), (table,), "docx")).findings
    assert [f.verdict.value for f in found if f.rule == "table_and_text"] == [verdict]


def test_items_of_a_list_tell_their_own_and_never_the_whole() -> None:
    lines = ("罚款8.4万元。", "①占道罚款1.8万元；", "②油烟罚款6.6万元；")
    assert verdicts("stated_twice", *lines) == []


def test_halves_are_held_against_the_year_that_another_sentence_tells() -> None:
    halves = "上半年立案35件，下半年立案{}件。"
    assert verdicts("sum_of_parts", "全年立案74件。", halves.format(39)) == ["holds"]
    assert verdicts("sum_of_parts", "全年立案74件。", halves.format(38)) == ["warn"]
