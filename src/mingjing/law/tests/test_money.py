"""Sums in capital characters cannot be misread or altered."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.law.money import capital

DIGITS = {word: n for n, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(words: str) -> int:
    """An independent reader of sums in capitals."""
    total, group, digit = 0, 0, 0
    for word in words.removesuffix("元整"):
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in PLACES:
            group, digit = group + digit * PLACES[word], 0
        elif word == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif word == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
        else:
            raise AssertionError(word)
    return total + group + digit


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (0, "零元整"),
        (7, "柒元整"),
        (10, "壹拾元整"),
        (100, "壹佰元整"),
        (200, "贰佰元整"),
        (1005, "壹仟零伍元整"),
        (1050, "壹仟零伍拾元整"),
        (3000, "叁仟元整"),
        (15000, "壹万伍仟元整"),
        (10005, "壹万零伍元整"),
        (100000, "壹拾万元整"),
        (100500, "壹拾万零伍佰元整"),
        (171975, "壹拾柒万壹仟玖佰柒拾伍元整"),
        (10_000_000, "壹仟万元整"),
        (100_000_001, "壹亿零壹元整"),
        (105_000_000, "壹亿零伍佰万元整"),
        (1_000_000_000_000, "壹万亿元整"),
    ],
)
def test_capital(yuan: int, words: str) -> None:
    assert capital(yuan) == words


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("0.05", "伍分"),
        ("0.10", "壹角整"),
        ("0.56", "伍角陆分"),
        ("1200.05", "壹仟贰佰元零伍分"),
        ("1200.50", "壹仟贰佰元伍角整"),
        ("1234.56", "壹仟贰佰叁拾肆元伍角陆分"),
        ("30.00", "叁拾元整"),
    ],
)
def test_capital_writes_cents(yuan: str, words: str) -> None:
    assert capital(Decimal(yuan)) == words


def test_capital_refuses_less_than_a_cent() -> None:
    with pytest.raises(ValueError, match="至多写到分"):
        capital(Decimal("1.005"))


@given(st.integers(0, 10**12))
def test_capital_can_be_read_back(yuan: int) -> None:
    words = capital(yuan)
    assert read_back(words) == yuan
    assert "零零" not in words
    assert yuan == 0 or "零元整" not in words


@pytest.mark.parametrize("yuan", [-1, 10**12 + 1])
def test_capital_refuses_what_it_cannot_write(yuan: int) -> None:
    with pytest.raises(ValueError, match="金额"):
        capital(yuan)
