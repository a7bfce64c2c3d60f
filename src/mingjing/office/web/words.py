"""Numbers and dates as a Chinese office writes them."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils import timezone

NOTHING = "—"
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def as_decimal(value: object) -> Decimal | None:
    """The exact decimal of a number or of its text; None when it is not a number."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def yuan(value: object) -> str:
    """An amount in 元 with thousands separators; 分 only where there are some."""
    number = as_decimal(value)
    if number is None:
        return NOTHING
    if number == number.to_integral_value():
        return f"{number:,.0f}"
    return f"{number:,.2f}"


def count(value: object) -> str:
    """A count or measure with thousands separators, decimals as given."""
    number = as_decimal(value)
    return NOTHING if number is None else f"{number:,f}"


def wan(value: object) -> str:
    """An amount of 元 told in 万元, exactly: 171975 is 17.1975."""
    number = as_decimal(value)
    if number is None:
        return NOTHING
    text = f"{number / 10000:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: object) -> str:
    """A share between 0 and 1 as a percentage with two decimals."""
    number = as_decimal(share)
    return NOTHING if number is None else f"{number * 100:.2f}%"


def _local(value: date) -> date:
    """An aware moment in the office's own time zone; everything else unchanged."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def cn_date(value: object, style: str = "") -> str:
    """2026年11月22日; style "short" leaves the year out."""
    if not isinstance(value, date):
        return NOTHING
    day = _local(value)
    month_day = f"{day.month}月{day.day}日"
    return month_day if style == "short" else f"{day.year}年{month_day}"


def cn_datetime(value: object, style: str = "") -> str:
    """2026年11月22日 14:03, in the office's time; style "short" leaves the year out."""
    if not isinstance(value, datetime):
        return cn_date(value, style)
    moment = _local(value)
    return f"{cn_date(moment, style)} {moment:%H:%M}"


def weekday(value: object) -> str:
    """星期几 of a day."""
    return WEEKDAYS[_local(value).weekday()] if isinstance(value, date) else NOTHING
