"""What a list as a file may do in the spreadsheet that opens it: nothing."""

from __future__ import annotations

import pytest

from mingjing.office.statistics.export import cell
from mingjing.office.web.export import harmless

WORDS = "HYPERLINK(A1)"


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\n", "\u3000", "\t", "\r\n"])
def test_no_text_becomes_a_formula(before: str, sign: str) -> None:
    text = f"{before}{sign}{WORDS}"
    assert harmless(text) == cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["示例路 5-1 号", "一-二", "", "'=1", "甲=乙"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == cell(text) == text


def test_a_number_stays_a_number() -> None:
    assert cell(-3) == "-3"
