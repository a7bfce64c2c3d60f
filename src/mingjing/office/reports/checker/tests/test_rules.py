"""Relations: each holds, fails or stays open by the text alone."""

from __future__ import annotations

import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Document, Finding, Verdict

HEAD = "虚构区城市管理局2022年度报告"
FIELDS = (
    "一、领域",
    "（一）河道治理。处罚3件，罚款2万元。",
    "（二）养犬管理。处罚4件，罚款1万元。",
)


def found(rule: str, *lines: str) -> list[Finding]:
    return [f for f in check(Document("a.txt", (HEAD, *lines))).findings if f.rule == rule]


def verdicts(rule: str, *lines: str) -> list[str]:
    return [f.verdict.value for f in found(rule, *lines)]


@pytest.mark.parametrize(
    ("rule", "line", "verdict"),
    [
        ("sum_by_procedure", "处罚30件，其中简易程序18件，普通程序12件。", "holds"),
        ("sum_by_procedure", "处罚30件，其中简易程序18件，普通程序21件。", "fails"),
        ("sum_by_procedure", "处罚30余件，其中简易程序18件，普通程序12件。", "undecidable"),
        ("share", "处罚30件，其中普通程序12件，占处罚总数的40%。", "holds"),
        ("share", "处罚30件，其中普通程序12件，占处罚总数的45%。", "fails"),
        ("growth", "处罚30件，上年25件，同比增长20%。", "holds"),
        ("growth", "处罚30件，上年25件，同比增长25%。", "fails"),
        ("growth", "处罚30件，同比增长20%。", "undecidable"),
        ("growth", "处罚7件，同比增长3%。", "fails"),
        ("growth_in_words", "处罚50件，上年25件，翻一番。", "holds"),
        ("growth_in_words", "处罚100件，上年25件，翻两番。", "holds"),
        ("growth_in_words", "处罚75件，上年25件，翻两番。", "fails"),
        ("growth_in_words", "处罚75件，上年25件，增长2倍。", "holds"),
        ("growth_in_words", "处罚75件，上年25件，增长3倍。", "fails"),
        ("stock_and_flow", "年初执法人员20人，新增3人，退休1人，年末执法人员22人。", "holds"),
        ("stock_and_flow", "年初执法人员20人，新增3人，退休1人，年末执法人员24人。", "fails"),
        ("summary_cap", "简易程序处罚10件，罚款3万元。", "holds"),
        ("summary_cap", "简易程序处罚10件，罚款3.1万元。", "fails"),
        ("summary_cap", "简易程序处罚公民10件，罚款2000元。", "holds"),
        ("summary_cap", "简易程序处罚公民10件，罚款2100元。", "fails"),
        ("two_officers", "检查50次，出动执法人员100人次。", "holds"),
        ("two_officers", "检查50次，出动执法人员90人次。", "warn"),
        ("among", "受理投诉举报40件，其中责令改正30件，移送5件。", "holds"),
        ("among", "受理投诉举报40件，其中责令改正50件。", "fails"),
        ("fines_and_confiscations", "罚没款5万元，其中罚款4万元，没收1万元。", "holds"),
        ("fines_and_confiscations", "罚没款六万元，其中罚款四万元，没收一万元。", "fails"),
        ("shares_together", "市容类占60%，扬尘类占25%，其他占15%。", "holds"),
        ("shares_together", "市容类占60%，扬尘类占25%，其他占17%。", "fails"),
        ("shares_together", "市容类占60%，扬尘类占35%，油烟类占15%。", "warn"),
        ("among", "在岗36人，其中持证31人，协管员另有58人。", "holds"),
        ("share", "处罚八万一千件，其中普通程序三万二千四百件，占处罚总数的四成。", "holds"),
        ("share", "处罚八万一千件，其中普通程序三万二千四百件，占处罚总数的五成。", "fails"),
        ("growth", "拆除43处、2680平方米，处数比上年的40处增长7.5%。", "holds"),
        ("stock_and_flow", "年初持证41人，年内新取证6人，注销3人，年末持证44人。", "holds"),
        ("sum_by_body", "执法队员二十五名。一中队九人，二中队八人，三中队八人。", "holds"),
        ("sum_by_body", "执法队员二十四名。一中队九人，二中队八人，三中队八人。", "warn"),
        ("whole_yuan", "罚款1.23456万元。", "fails"),
        ("half_width", "加强检查,提高效率。", "warn"),
        ("broken_quote", "落实“三项制度，提高效率。", "warn"),
        ("doubled", "执法处结处率达到90%。", "warn"),
    ],
)
def test_one_sentence(rule: str, line: str, verdict: str) -> None:
    assert verdicts(rule, line) == [verdict]


def test_the_cap_is_that_of_the_year_and_is_not_invented_before_it() -> None:
    document = Document("a.txt", ("虚构区城市管理局2015年度报告", "简易程序处罚10件，罚款3万元。"))
    [cap] = [f for f in check(document).findings if f.rule == "summary_cap"]
    assert cap.verdict is Verdict.UNDECIDABLE


def test_a_part_that_is_not_printed_is_never_filled_in() -> None:
    lines = ("共处罚10件，罚款4万元。", *FIELDS, "（三）油烟治理。检查30次，罚款1万元。")
    [count] = [f for f in found("sum_by_area", *lines) if "处罚" in f.sentence]
    assert count.verdict is Verdict.UNDECIDABLE
    assert "等于 3件" in count.computation
    [money] = [f for f in found("sum_by_area", *lines) if "罚款" in f.sentence]
    assert money.verdict is Verdict.HOLDS


def test_a_warning_beside_the_penalties_leaves_two_readings() -> None:
    warned = "（一）河道治理。给予警告1件，处罚3件，罚款2万元。"
    last = "（三）油烟治理。检查30次，罚款1万元。"
    lines = ("共处罚10件，罚款4万元。", FIELDS[0], warned, FIELDS[2], last)
    words = [f.computation for f in found("sum_by_area", *lines) if "处罚" in f.sentence]
    assert len(words) == 2
    assert "等于 3件" in words[0] and "等于 2件" in words[1]


def test_equal_numbers_are_no_links() -> None:
    lines = ("共处罚7件，其中简易程序3件，普通程序4件，罚款3万元。", *FIELDS)
    checked = check(Document("a.txt", (HEAD, *lines)))
    assert [c.sentence for c in checked.coincidences] == ["“河道”处罚不是简易程序案件"]
    assert "可见不是同一批" in checked.coincidences[0].computation
    assert not [f for f in checked.findings if f.verdict is Verdict.FAILS]


def test_a_share_without_a_base_is_not_explained() -> None:
    lines = ("共处罚7件，罚款3万元。", *FIELDS, "全年河道领域处罚占61%。")
    told = found("share_of_fields", *lines)
    assert [f.verdict for f in told] == [Verdict.FAILS, Verdict.FAILS]
    assert all("推不出" in f.computation and "不是解释" in f.computation for f in told)


def test_the_same_measure_in_another_field_is_another_measure() -> None:
    lines = (
        "一、领域",
        "（一）河道治理。检查餐饮店30家，处罚3件。",
        "（二）油烟治理。检查餐饮店40家，处罚4件。",
    )
    assert verdicts("stated_twice", *lines) == []
    twice = (
        "一、领域",
        "（一）河道治理。检查餐饮店30家，又检查餐饮店40家，处罚3件。",
        "（二）油烟治理。处罚4件。",
    )
    assert verdicts("stated_twice", *twice) == ["fails"]


def test_an_announced_field_without_a_figure() -> None:
    line = "全年围绕河道治理、养犬管理、油烟治理等领域开展检查。"
    [told] = found("list_complete", line, *FIELDS)
    assert told.verdict is Verdict.FAILS and "油烟治理没有任何数字" in told.computation
    whole = found("list_complete", line, *FIELDS, "（三）油烟治理。处罚2件，罚款1万元。")
    assert [f.verdict for f in whole] == [Verdict.HOLDS]


def test_headings_count_on() -> None:
    good = found("heading_order", "一、甲项", "二、乙项", "三、丙项")
    bad = found("heading_order", "一、甲项", "三、乙项", "四、丙项")
    mixed = found("heading_style", "1、甲项", "2、乙项", "三、丙项")
    assert [f.verdict for f in (*good, *bad, *mixed)] == [
        Verdict.HOLDS, Verdict.FAILS, Verdict.FAILS]  # fmt: skip


def test_every_finding_rests_on_words_that_are_there() -> None:
    document = Document("a.txt", (HEAD, "共处罚8件，罚款4万元，同比增长5%。", *FIELDS))
    checked = check(document)
    assert len(checked.findings) > 3
    for finding in checked.findings:
        for span in finding.rests_on:
            assert document.words(span), finding


@pytest.mark.parametrize(
    ("line", "verdict"),
    [("编制30名，实有27名，缺编3名。", "holds"), ("编制30名，实有27名，缺编4名。", "fails")],
)
def test_posts_officers_and_empty_posts(line: str, verdict: str) -> None:
    assert verdicts("staffing", line) == [verdict]


def test_another_name_for_a_value_is_an_open_question() -> None:
    lines = ("全年处罚案件30件。", "完成重大案件处罚12件。")
    assert verdicts("stated_twice", *lines) != ["fails"]
    assert verdicts("stated_twice", "全年处罚30件。", "全年处罚32件。") == ["fails"]


def test_penalties_beside_complaints_stay_open() -> None:
    line = "（三）油烟治理。处理群众投诉20件，处罚5件，罚款1万元。"
    assert verdicts("penalties_of_complaints", *FIELDS, line) == ["undecidable"]


def test_a_share_that_names_its_base_is_weighed_by_it_alone() -> None:
    lines = ("共处罚7件，罚款3万元。", *FIELDS, "全年河道领域罚款占全部罚款金额的66.67%。")
    [told] = found("share_of_fields", *lines)
    assert told.verdict is Verdict.HOLDS and "罚款" in told.computation


def test_a_rule_of_counting_is_no_count() -> None:
    line = "一个对象、一份完整记录计一次检查。"
    assert not [f for f in check(Document("a.txt", (HEAD, line))).reading.measures()
                if f.measure == "inspections"]  # fmt: skip


def test_ten_thousand_in_chinese_numerals_is_no_set_phrase() -> None:
    document = Document("a.txt", (HEAD, "立案九万件，办结八万一千零五十件，以防万一。"))
    closed = [f.base for f in check(document).reading.measures("closed")]
    assert closed == [81_050]


def test_paragraphs_that_begin_with_their_field_are_that_fields() -> None:
    lines = (
        "处罚9件，罚款6万元。",
        "扬尘治理：处罚4件，罚款4万元。",
        "养犬管理：处罚5件，罚款2万元。",
    )
    assert [f.verdict.value for f in found("sum_by_area", *lines)] == ["holds", "holds"]
    assert found("stated_twice", *lines) == []


def test_parts_above_a_sum_are_not_held_against_the_whole_of_the_text() -> None:
    rows = ("检查类别|2021年（次）|2022年（次）", "日常检查|80|90", "专项检查|10|20", "合计|90|110")
    line = "全年检查110次，同比增长22.2%。"
    checked = check(document_of("a.txt", "\n".join((HEAD, *rows, line)).encode()))
    alarms = [f for f in checked.findings if f.verdict in {Verdict.FAILS} and not f.textual]
    assert alarms == []
