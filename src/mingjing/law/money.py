"""Sums of money in capital characters, as a penalty decision and its receipt must print them."""

from decimal import Decimal

from mingjing.law.numerals import read_number

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾")
LARGEST_SUM = 10**12


def capital(yuan: int | Decimal) -> str:
    """Write a sum so that it cannot be altered by a stroke: 15000 as 壹万伍仟元整, 1200.05 as
    壹仟贰佰元零伍分."""
    if not 0 <= yuan <= LARGEST_SUM:
        raise ValueError(f"金额应在0元至{LARGEST_SUM}元之间，收到{yuan}元。")
    whole, cents = divmod(Decimal(yuan) * 100, 100)
    if cents != int(cents):
        raise ValueError(f"金额至多写到分，收到{yuan}元。")
    head = read_number(int(whole), digits=_DIGITS, places=_PLACES) + "元"
    return (head if whole or not cents else "") + _small(int(cents), after=bool(whole))


def _small(cents: int, *, after: bool) -> str:
    """What stands behind the yuan: 角 and 分, or 整 where there is nothing more."""
    tenth, cent = divmod(cents, 10)
    gap = "零" if after and cent and not tenth else ""
    told = (f"{_DIGITS[tenth]}角" if tenth else gap) + (f"{_DIGITS[cent]}分" if cent else "")
    return told if cent else f"{told}整"
