"""Citations print as a decision document prints them, and none can be invented."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.law.cite import (
    Citation,
    Mark,
    UnknownArticle,
    articles,
    chinese_number,
    cite,
    instrument,
    instruments,
)

DIGITS = {word: n for n, word in enumerate("零一二三四五六七八九")}
PLACES = {"十": 10, "百": 100, "千": 1000}


def read_back(words: str) -> int:
    """An independent reader of Chinese numerals below ten thousand."""
    total, digit = 0, None
    for word in words:
        if word in PLACES:
            total += (1 if digit is None else digit) * PLACES[word]
            digit = None
        else:
            digit = DIGITS[word]
    return total + (digit or 0)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "一"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (57, "五十七"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1010, "一千零一十"),
        (1242, "一千二百四十二"),
        (9009, "九千零九"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_number(n: int, words: str) -> None:
    assert chinese_number(n) == words


@given(st.integers(1, 9999))
def test_chinese_number_can_be_read_back(n: int) -> None:
    assert read_back(chinese_number(n)) == n


@pytest.mark.parametrize("n", [-1, 0, 10_000])
def test_chinese_number_refuses_what_no_statute_prints(n: int) -> None:
    with pytest.raises(ValueError, match="条款序号"):
        chinese_number(n)


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (cite("penalty_law_2021", 44), "行政处罚法第四十四条"),
        (cite("penalty_law_2021", 57, paragraph=2), "行政处罚法第五十七条第二款"),
        (cite("penalty_law_2021", 57, paragraph=1, item=1), "行政处罚法第五十七条第一款第（一）项"),
        (cite("penalty_law_2021", 9, item=6), "行政处罚法第九条第（六）项"),
        (Citation("penalty_law_2021", 17, suffix="之一"), "行政处罚法第十七条之一"),
        (cite("tianjin", 0), "《本机关重大行政执法决定法制审核制度》"),
        (cite("three_systems_2018", 0), "《三项制度指导意见》"),
    ],
)
def test_text(citation: Citation, text: str) -> None:
    assert citation.text == text
    assert str(citation) == text


@pytest.mark.parametrize(
    ("citation", "mark", "label"),
    [
        (cite("penalty_law_2021", 44), Mark.VERIFIED, "已核对原文"),
        (cite("three_systems_2018", 0), Mark.SECONDARY, "据二手资料"),
        (cite("housing_ministry_order_55", 0), Mark.MEMORY, "未核对，仅供参考"),
        (cite("tianjin", 0), Mark.DESIGN, "本办设定"),
    ],
)
def test_mark_comes_from_the_file(citation: Citation, mark: Mark, label: str) -> None:
    assert citation.mark is mark
    assert citation.mark.label == label


@pytest.mark.parametrize(
    ("source", "number"), [("penalty_law_2021", 999), ("housing_ministry_order_55", 17)]
)
def test_an_article_we_do_not_hold_cannot_be_cited(source: str, number: int) -> None:
    with pytest.raises(UnknownArticle, match=f"第{number}条"):
        cite(source, number)


@pytest.mark.parametrize("source", ["no_such_law", "__pycache__"])
def test_a_source_we_do_not_hold_cannot_be_cited(source: str) -> None:
    with pytest.raises(UnknownArticle, match="没有"):
        cite(source, 1)


def test_every_source_reads_and_names_no_article_twice() -> None:
    assert len(instruments()) >= 10
    for source in instruments():
        assert source.name and source.short and source.level
        assert source.until is None or source.since <= source.until
        keys = [(a.number, a.suffix) for a in articles(source.id)]
        assert keys and len(set(keys)) == len(keys)
        assert keys == sorted(keys)


def test_every_article_heading_agrees_with_its_number_and_is_told() -> None:
    for source in instruments():
        for article in articles(source.id):
            expected = f"第{chinese_number(article.number)}条" if article.number else "全文"
            assert article.title == expected + article.suffix
            assert article.summary.endswith("。")


def test_no_heading_is_lost_by_the_reader() -> None:
    for source in instruments():
        path = Path(__file__).parent.parent / "instruments" / source.id / "articles.md"
        headings = re.findall(r"^#+ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert len(headings) == len(articles(source.id))


def test_penalty_law_covers_what_the_procedures_cite() -> None:
    needed = {8, 9, 16, 18, *range(20, 40), *range(41, 49), *range(50, 77), 82, 85}
    assert needed <= {a.number for a in articles("penalty_law_2021")}
    assert instrument("penalty_law_2021").since.isoformat() == "2021-07-15"
