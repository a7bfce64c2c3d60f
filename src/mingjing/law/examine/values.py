"""Reads single values of a scenario; what cannot be read is an error that names its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from mingjing.law import act_words as w
from mingjing.law.act_words import KINDS, Word

_OFFICE_ZONE = timezone(timedelta(hours=8))


class ScenarioError(ValueError):
    """The file cannot be judged as it is written; `place` says where, such as acts[3].result."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(f"{place or '文件'}：{sentence}")
        self.place = place
        self.sentence = sentence


def entries(value: Any, place: str) -> Mapping[str, Any]:
    """An object of the file."""
    if not isinstance(value, dict):
        raise ScenarioError(place, "应为对象 {…}")
    return value


def listed(value: Any, place: str) -> list[Any]:
    """A list of the file."""
    if not isinstance(value, list):
        raise ScenarioError(place, "应为列表 […]")
    return value


def known(value: Mapping[str, Any], names: tuple[str, ...], place: str) -> None:
    """Refuses a field that nobody knows, so that a slip of the pen is not passed over."""
    for name in value:
        if name not in names:
            where = f"{place}.{name}" if place else name
            raise ScenarioError(where, f"没有这个字段；可用：{'、'.join(names)}")


def text(value: Any, place: str) -> str:
    """Words that are not empty."""
    if not isinstance(value, str) or not value:
        raise ScenarioError(place, "应为文字")
    return value


def one_of(value: Any, words: tuple[str, ...], place: str) -> str:
    """One of the known words."""
    if not isinstance(value, str) or value not in words:
        raise ScenarioError(place, f"不认识“{value}”；可用：{'、'.join(words)}")
    return value


def money(value: Any, place: str) -> int:
    """Whole yuan, not negative; 3000.0 is 3000."""
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ScenarioError(place, "应为以元为单位的非负整数")
    return value


def sum_paid(value: Any, place: str) -> int | Decimal:
    """A sum that may have cents, as a fine with its surcharge has; not negative."""
    if not isinstance(value, float) or value.is_integer() or not 0 <= value < float("inf"):
        return money(value, place)
    cents = Decimal(str(value))
    if cents != round(cents, 2):
        raise ScenarioError(place, "金额至多写到分")
    return cents


def flag(value: Any, place: str) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise ScenarioError(place, "应为 true 或 false")
    return value


def day(value: Any, place: str) -> date:
    """A day, such as 2023-05-12; a time of day that stands behind it is left out."""
    return moment(value, place).date()


def moment(value: Any, place: str) -> datetime:
    """A moment in the office's own time; one with an offset is turned to it."""
    try:
        read = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ScenarioError(place, "应为日期或时间，如 2023-05-12 或 2023-05-12T10:00") from None
    return read.astimezone(_OFFICE_ZONE).replace(tzinfo=None) if read.tzinfo else read


def timed(value: Any) -> datetime | None:
    """The moment that a word tells with its time of day; None where it tells none."""
    if not isinstance(value, str) or len(value) <= len("2023-05-12"):
        return None
    try:
        return moment(value, "")
    except ScenarioError:
        return None


def said(value: Any, place: str) -> Any:
    """Something that was done or not: yes, no, its day, or words that tell it."""
    if value is None or isinstance(value, bool):
        return bool(value)
    if not isinstance(value, str):
        raise ScenarioError(place, "应为 true、false、日期或文字")
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return value


def penalties(value: Any, place: str) -> tuple[str, ...]:
    """Kinds of penalty, by their English words or the statute's own; at least one."""
    names = listed(value, place)
    if not names:
        raise ScenarioError(place, "至少写明一种处罚种类")
    known_names = {**KINDS, **{label: label for label in KINDS.values()}}
    for i, name in enumerate(names):
        one_of(name, tuple(known_names), f"{place}[{i}]")
    return tuple(known_names[name] for name in names)


def field(word: Word, value: Any, place: str, *, people: Mapping[str, Any]) -> Any:
    """The value of one field of an act, read as its word wants it."""
    if word.kind == w.ONE:
        return one_of(value, word.values, place)
    if word.kind == w.PERSON:
        return people[one_of(value, tuple(people), place)]
    if word.kind == w.PERSONS:
        return persons(value, place, people=people)
    reader = _READERS.get(word.kind)
    return reader(value, place) if reader else value


def persons(value: Any, place: str, *, people: Mapping[str, Any]) -> tuple[str, ...]:
    """People of the scenario by their names; one alone needs no list."""
    names = [value] if isinstance(value, str) else listed(value, place)
    return tuple(one_of(n, tuple(people), f"{place}[{i}]") for i, n in enumerate(names))


_READERS: dict[str, Callable[[Any, str], Any]] = {
    w.FLAG: flag,
    w.TEXT: text,
    w.MONEY: money,
    w.COUNT: money,
    w.SUM: sum_paid,
    w.DAY: day,
    w.MOMENT: moment,
    w.SAID: said,
    w.SOME: penalties,
}
