"""What the words around a figure name, held against its reference.

The year holds 3 penalties (gas 2, drainage 1; summary 1, ordinary 2), 6,000 元, 5 inspections.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mingjing import demo
from mingjing.office.reports.contradictions import of_section
from mingjing.office.reports.template import template
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import a_year

DEMO = Path(demo.__file__).parent / "report_2023.toml"
CASES, GAS, GREEN = "cases", "focus_gas", "focus_greening"
GAS_ONLY = ["罚款金额 6,000 元", "罚款金额（简易程序） 1,000 元", "相差 5000 元"]
WRONG = [
    (CASES, "罚款总额{fines procedure=summary}元。", GAS_ONLY),
    (CASES, "全部罚款{fines procedure=summary}元。", GAS_ONLY),
    (CASES, "罚款总金额{fines procedure=summary}元。", GAS_ONLY),
    (CASES, "全区罚款{fines procedure=summary}元。", GAS_ONLY),
    (CASES, "全系统罚款{fines procedure=summary}元。", GAS_ONLY),
    (CASES, "处罚总数{penalties area=gas}件。", ["行政处罚 3 件", "相差 1 件"]),
    (CASES, "本委作出行政处罚{penalties area=gas}件。", ["行政处罚 3 件", "相差 1 件"]),
    (CASES, "处罚{penalties}件，其中全部罚款{fines procedure=summary}元。", GAS_ONLY),
    (GAS, "全委处罚{penalties area=gas}件。", ["行政处罚 3 件", "行政处罚（燃气） 2 件"]),
    (
        CASES,
        "燃气领域罚款{fines area=drainage}元。",
        ["罚款金额（燃气） 6,000 元", "罚款金额（市政排水） 0 元", "相差 6000 元"],
    ),
    (
        CASES,
        "简易程序{penalties procedure=ordinary}件。",
        ["行政处罚（简易程序） 1 件", "行政处罚（普通程序） 2 件", "相差 1 件"],
    ),
    (
        CASES,
        "行政处罚{penalties}件，其中燃气{penalties area=greening}件。",
        ["行政处罚（燃气） 2 件", "行政处罚（园林绿化） 0 件", "相差 2 件"],
    ),
    (
        CASES,
        "普通案件{penalties procedure=summary}件。",
        ["（普通程序） 2 件", "（简易程序） 1 件"],
    ),
    (
        CASES,
        "监督平台公示{published channel=credit}条。",
        ["（行政执法监督平台） 3 条", "（信用中国（天津）） 1 条", "相差 2 条"],
    ),
    (CASES, "信用公示{published channel=platform}条。", ["相差 2 条"]),
    (CASES, "处罚{penalties area=gas}件（排水）。", ["行政处罚（市政排水） 1 件"]),
    (CASES, "加大燃气领域力度，罚款{fines area=drainage}元。", ["相差 6000 元"]),
    (CASES, "燃气检查{inspections area=gas}次处罚{penalties area=drainage}件。", ["相差 1 件"]),
    (CASES, "道桥处罚{penalties area=gas}件。", ["行政处罚（道路桥梁） 0 件"]),
    (GAS, "绿化处罚{penalties area=gas}件。", ["行政处罚（园林绿化） 0 件", "相差 2 件"]),
    (CASES, "供热处罚{penalties area=heating}件，市容{penalties area=air}件。", ["相差 0 件"]),
    (CASES, "燃气领域处罚{penalties}件。", ["行政处罚（燃气） 2 件", "行政处罚 3 件", "相差 1 件"]),
    (CASES, "简易程序罚款总额{fines}元。", GAS_ONLY),
    (CASES, "2022年处罚{penalties}件。", ["2022年", "行政处罚 0 件", "行政处罚 3 件", "年度"]),
    (CASES, "2022年，本委共作出处罚{penalties}件。", ["2022年", "相差 3 件"]),
    (CASES, "２０２２年处罚{penalties}件。", ["2022年"]),
    (CASES, "二〇二二年处罚{penalties}件。", ["2022年"]),
    (CASES, "上年处罚{penalties}件。", ["“上年”", "2023 年的行政处罚 3 件"]),
    (CASES, "比去年增加{penalties}件。", ["“去年”"]),
    (CASES, "处罚{penalties}件（2024年度）。", ["2024年"]),
]
UNNAMED = [
    (CASES, "作出行政处罚{penalties area=gas}件。", "没有说明“燃气”"),
    (CASES, "年内检查{inspections month=2023-03}次。", "没有说明“2023年3月”"),
    (CASES, "燃气、排水领域处罚{penalties area=gas}件。", "没有说明“燃气”"),
    (CASES, "检查{inspections purpose=random}次。", "没有说明“双随机抽查”"),
    (GAS, "处罚{penalties}件。", "本节只写燃气"),
]
RIGHT = [
    (CASES, "2023年本委共作出处罚{penalties}件。"),
    (CASES, "按照2021年修订的行政处罚法，处罚{penalties}件。"),
    (CASES, "与2022年相比，执法力度加大，处罚{penalties}件。"),
    (CASES, "依据津政〔2021〕7号，处罚{penalties}件。"),
    (CASES, "3月检查{inspections month=2023-03}次。"),
    (CASES, "双随机检查{inspections purpose=random}次。"),
    (CASES, "本委燃气领域处罚{penalties area=gas}件、罚款{fines area=gas}元。"),
    (CASES, "燃气领域处罚{penalties area=gas}件，排水领域{penalties area=drainage}件。"),
    (CASES, "除燃气外，处罚排水{penalties area=drainage}件。"),
    (CASES, "燃气领域罚款占全委{fines}元的大部分。"),
    (CASES, "当场处罚{penalties procedure=summary}件。"),
    (CASES, "道路、桥梁检查{inspections area=road}次。"),
    (GAS, "与绿化部门联动，检查{inspections area=gas}次。"),
    (GREEN, "清运垃圾，检查{inspections area=greening}次。"),
    (CASES, "两个渠道公示{published}条，普通群众反映{complaints}件。"),
]


@pytest.fixture
def book(db: None) -> Book:
    a_year()
    return Book(Period.of_year(2023))


def test_a_figure_that_is_not_what_the_words_name_is_a_contradiction(book: Book) -> None:
    for key, text, says in WRONG:
        hard = [
            c.text
            for c in of_section(template("tianjin_narrative", 2023).by_key[key], text, book)
            if c.hard
        ]
        assert hard, text
        for words in says:
            assert any(words in told for told in hard), (text, words, hard)


def test_a_part_that_no_word_names_is_told(book: Book) -> None:
    for key, text, says in UNNAMED:
        found = of_section(template("tianjin_narrative", 2023).by_key[key], text, book)
        assert any(says in c.text for c in found), (text, found)
        assert not [c for c in found if c.hard], (text, found)


def test_what_is_named_rightly_is_left_alone(book: Book) -> None:
    for key, text in RIGHT:
        assert of_section(template("tianjin_narrative", 2023).by_key[key], text, book) == [], text


def test_the_demonstration_text_raises_no_alarm(book: Book) -> None:
    told = tomllib.loads(DEMO.read_text(encoding="utf-8"))["sections"]
    for key, body in told.items():
        assert of_section(template("tianjin_narrative", 2023).by_key[key], body, book) == [], key
