"""Sums of money in capital characters, as a penalty decision and its receipt must print them."""

from mingjing.law.numerals import read_number

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾")
LARGEST_SUM = 10**12


def capital(yuan: int) -> str:
    """Write whole yuan so that the sum cannot be altered by a stroke (15000 as 壹万伍仟元整)."""
    if not 0 <= yuan <= LARGEST_SUM:
        raise ValueError(f"金额应在0元至{LARGEST_SUM}元之间，收到{yuan}元。")
    return read_number(yuan, digits=_DIGITS, places=_PLACES) + "元整"
