"""Numbers are checked digit by digit, and the sentence says which digits to look at."""

from datetime import date

import pytest
from stdnum.cn import ric, uscc

from mingjing.office.parties.numbers import (
    born,
    credit_code_fault,
    id_number_fault,
    masked,
    masked_phone,
)

DAY = date(2026, 11, 25)
CODE = "91120112" + "MA0000000"
CODE += uscc.calc_check_digit(CODE)


def identity(first: str) -> str:
    """A made-up number with a right check digit."""
    return first + ric.calc_check_digit(first + "0")


CITIZEN = identity("12011219900307000")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (CODE, None),
        (CODE.lower(), None),
        (f"{CODE[:8]} {CODE[8:]}", None),
        (CODE[:-1], "应为 18 位，现为 17 位"),
        (CODE + "1", "现为 19 位"),
        ("9112011A" + CODE[8:], "第 1 至 8 位"),
        (CODE[:9] + "O" + CODE[10:], "不使用字母 O"),
        (CODE[:9] + "*" + CODE[10:], "第 9 至 18 位只能是"),
        (CODE[:-1] + ("1" if CODE[-1] != "1" else "2"), "第 18 位（校验码）"),
    ],
)
def test_credit_code(number: str, words: str | None) -> None:
    fault = credit_code_fault(number)
    assert fault is None if words is None else words in (fault or "")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (CITIZEN, None),
        (CITIZEN[:17], "应为 18 位，现为 17 位"),
        ("A" + CITIZEN[1:], "前 17 位只能是数字"),
        (CITIZEN[:-1] + ("1" if CITIZEN[-1] != "1" else "2"), "第 18 位（校验码）"),
        (identity("12011219901307000"), "第 7 至 14 位不是一个日期"),
        (identity("99999919900307000"), "前 6 位不是已有的行政区划"),
        (identity("12011220261126000"), "在将来"),
        (identity("12011220261125000"), None),
    ],
)
def test_identity_number(number: str, words: str | None) -> None:
    fault = id_number_fault(number, DAY)
    assert fault is None if words is None else words in (fault or "")


def test_the_day_of_birth_is_read_from_the_number() -> None:
    assert born(CITIZEN) == date(1990, 3, 7)


def test_masks_show_neither_birth_nor_order() -> None:
    assert masked(CITIZEN) == f"120112{'*' * 11}{CITIZEN[-1]}"
    assert "1990" not in masked(CITIZEN)
    assert masked("123") == "***"
    assert masked("") == ""
    assert masked_phone("13800000000") == "1380000****"
    assert masked_phone("110") == "***"
