"""The law's figures, dated and cited, so that no number ever stands in code."""

import hashlib
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from mingjing.law.cite import Citation, Mark, cite, instrument
from mingjing.law.sources import INSTRUMENTS

_UNIT_WORDS = {
    "yuan": "元",
    "persons": "人",
    "working_days": "个工作日",
    "calendar_days": "日",
    "minutes": "分钟",
    "hours": "小时",
    "months": "个月",
    "years": "年",
    "age": "周岁",
    "percent": "%",
    "times": "次",
    "rows": "条",
    "days_told": "天",
    "signs": "个字",
    "metres": "米",
    "km_per_hour": "公里每小时",
}
MONTH_DAY = "month_day"  # value 131 stands for 31 January
_VERSION_LENGTH = 12


class NoNumber(ValueError):
    """The law we hold gives no figure of this name for this day."""


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of one legal source, in force from `since` to `until` (both included).

    A term that does not roll ends on the day its count is full, holiday or not: what the office
    holds against somebody never lasts longer than the paper says.
    """

    name: str
    instrument: str
    value: int
    unit: str
    since: date
    until: date | None
    citation: Citation
    mark: Mark
    label: str = ""
    note: str = ""
    rolls: bool = True

    @property
    def qualified_name(self) -> str:
        """The name by which code asks for it."""
        return f"{self.instrument}.{self.name}"

    @property
    def text(self) -> str:
        """The figure with its unit, for sentences an officer reads."""
        if self.unit == MONTH_DAY:
            return f"{self.value // 100}月{self.value % 100}日"
        return f"{self.value}{_UNIT_WORDS[self.unit]}"

    def in_force(self, on: date) -> bool:
        """Whether the figure counts on this day."""
        return self.since <= on and (self.until is None or on <= self.until)


def number(qualified_name: str, *, on: date) -> Number:
    """The figure in force on a day, such as number("penalty_law_2021.decision_days", on=day)."""
    found = _by_name().get(qualified_name, ())
    for candidate in found:
        if candidate.in_force(on):
            return candidate
    if not found:
        raise NoNumber(f"数值库中没有名为“{qualified_name}”的数值。")
    spans = "；".join(f"{n.since.isoformat()}起" + _until(n) for n in found)
    raise NoNumber(f"“{found[0].label}”在{on.isoformat()}没有有效数值（现有：{spans}）。")


@cache
def all_numbers() -> tuple[Number, ...]:
    """Every figure we hold, in the order of the files."""
    return tuple(
        _number(path.parent.name, name, entry)
        for path in sorted(INSTRUMENTS.glob("*/numbers.toml"))
        for name, entries in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for entry in entries
    )


@cache
def numbers_version() -> str:
    """A fingerprint of all figures and articles; a receipt keeps it so an act can be re-run."""
    digest = hashlib.sha256()
    for pattern in ("*/articles.md", "*/numbers.toml"):
        for path in sorted(INSTRUMENTS.glob(pattern)):
            digest.update(path.relative_to(INSTRUMENTS).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:_VERSION_LENGTH]


@cache
def _by_name() -> dict[str, tuple[Number, ...]]:
    table: dict[str, tuple[Number, ...]] = {}
    for figure in all_numbers():
        table[figure.qualified_name] = (*table.get(figure.qualified_name, ()), figure)
    return table


def _number(folder: str, name: str, entry: dict[str, Any]) -> Number:
    """Build a figure; its citation wears the figure's mark, so a guess never looks checked."""
    source = entry.get("cites", folder)
    mark = Mark(entry["mark"])
    citation = cite(
        source, entry["article"], paragraph=entry.get("paragraph"), item=entry.get("item")
    )
    return Number(
        name=name,
        instrument=folder,
        value=entry["value"],
        unit=entry["unit"],
        since=entry.get("since", instrument(folder).since),
        until=entry.get("until"),
        citation=replace(citation, mark=mark),
        mark=mark,
        label=entry["label"],
        note=entry.get("note", ""),
        rolls=entry.get("rolls", True),
    )


def _until(figure: Number) -> str:
    return f"至{figure.until.isoformat()}" if figure.until else ""
