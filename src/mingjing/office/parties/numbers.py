"""Credit codes and identity numbers: checked digit by digit, with a sentence that says what to do.

Identity numbers are personal data (行政处罚法 art. 50): shown masked, read in full only by an act.
"""

from __future__ import annotations

from datetime import date

from stdnum.cn import ric, uscc
from stdnum.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

_LENGTH = 18
_CREDIT_CODE_NEVER = "IOZSV"


def credit_code_fault(number: str) -> str | None:
    """What is wrong with a unified social credit code (18 characters), or None."""
    try:
        uscc.validate(number)
    except InvalidLength:
        return _length("统一社会信用代码", uscc.compact(number))
    except InvalidFormat:
        return _credit_format(uscc.compact(number))
    except InvalidChecksum:
        return "统一社会信用代码第 18 位（校验码）与前 17 位不符：请对照营业执照逐位核对"
    except ValidationError:
        return "统一社会信用代码有误：请对照营业执照逐位核对"
    return None


def id_number_fault(number: str, day: date) -> str | None:
    """What is wrong with a citizen's identity number (18 characters) as of a day, or None."""
    try:
        ric.validate(number)
    except InvalidLength:
        return _length("居民身份证号码", ric.compact(number))
    except InvalidFormat:
        return "居民身份证号码前 17 位只能是数字：请对照证件核对有字母或符号的一位"
    except InvalidChecksum:
        return "居民身份证号码第 18 位（校验码）与前 17 位不符：请对照证件逐位核对"
    except InvalidComponent:
        return _id_component(number)
    except ValidationError:
        return "居民身份证号码有误：请对照证件逐位核对"
    if born(number) > day:
        return "居民身份证号码第 7 至 14 位（出生日期）在将来：请对照证件核对这八位"
    return None


def born(number: str) -> date:
    """The day of birth that a valid identity number tells."""
    day: date = ric.get_birth_date(number)
    return day


def compact(number: str) -> str:
    """The number without spaces and hyphens, in capitals: one spelling for storing and finding."""
    return str(uscc.compact(number))


def masked(number: str) -> str:
    """An identity number as a page may show it: the region and the last character are left."""
    if len(number) < _LENGTH:
        return "*" * len(number)
    return f"{number[:6]}{'*' * 11}{number[-1]}"


def masked_phone(number: str) -> str:
    """A telephone number as a list may show it: the last four digits are hidden."""
    return f"{number[:-4]}****" if len(number) > 4 else "*" * len(number)


def _length(name: str, number: str) -> str:
    return f"{name}应为 {_LENGTH} 位，现为 {len(number)} 位：请补齐或删去多余字符"


def _credit_format(number: str) -> str:
    if not number[:8].isdigit():
        return (
            "统一社会信用代码第 1 至 8 位（登记机关与行政区划）只能是数字：请对照营业执照核对这八位"
        )
    letters = "、".join(sorted({c for c in number[8:] if c in _CREDIT_CODE_NEVER}))
    if letters:
        return (
            f"统一社会信用代码第 9 至 18 位不使用字母 {letters}："
            "请核对是否把数字 1、0、2、5 看成了字母"
        )
    return "统一社会信用代码第 9 至 18 位只能是数字和大写字母：请对照营业执照核对这十位"


def _id_component(number: str) -> str:
    try:
        ric.get_birth_date(number)
    except InvalidComponent:
        return "居民身份证号码第 7 至 14 位不是一个日期：请对照证件核对出生日期这八位"
    return "居民身份证号码前 6 位不是已有的行政区划：请对照证件核对这六位"
