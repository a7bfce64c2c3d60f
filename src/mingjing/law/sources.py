"""Reads the legal sources from their folders: front matter, articles in our words, and marks."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

INSTRUMENTS = Path(__file__).parent / "instruments"
WHOLE = 0  # "art. 0" stands for a rule as a whole, where no article is known or exists
_HEADING = re.compile(
    r"^## art\. (?P<number>\d+)(?P<suffix>\S*) · (?P<title>.+) \[(?P<mark>\w+)\]$"
)
_SPAN = re.compile(r"^(\d+)-(\d+)$")


class Mark(StrEnum):
    """How far a statement about the law has been checked, shown beside it wherever it appears."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    DESIGN = "D"

    @property
    def label(self) -> str:
        """The words an officer reads beside the statement."""
        return _MARK_LABELS[self]


_MARK_LABELS = {
    Mark.VERIFIED: "已核对原文",
    Mark.SECONDARY: "据二手资料",
    Mark.MEMORY: "未核对，仅供参考",
    Mark.DESIGN: "本办设定",
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """One legal source in one text, with the days it is in force (both ends included)."""

    id: str
    name: str
    short: str
    since: date
    until: date | None
    level: str
    working_days: frozenset[int] = frozenset()  # day counts this source means as working days
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source, told in our own words."""

    number: int
    suffix: str
    title: str
    mark: Mark
    summary: str


class UnknownArticle(ValueError):
    """A citation of a source or article that is not in our files; nobody may invent one."""


@cache
def instrument(instrument_id: str) -> Instrument:
    """The legal source with this id, so that a citation always names a source we hold."""
    head = _head(_text(instrument_id))
    return Instrument(
        id=instrument_id,
        name=head["name"],
        short=head["short"],
        since=date.fromisoformat(head["since"]),
        until=date.fromisoformat(head["until"]) if head.get("until") else None,
        level=head["level"],
        working_days=_day_counts(head.get("working_days", "")),
        note=head.get("note", ""),
    )


@cache
def instruments() -> tuple[Instrument, ...]:
    """All legal sources we hold, by id."""
    return tuple(instrument(path.parent.name) for path in sorted(INSTRUMENTS.glob("*/articles.md")))


@cache
def articles(instrument_id: str) -> tuple[Article, ...]:
    """All articles of a source in the order of its file."""
    found: list[Article] = []
    for block in re.split(r"^(?=## )", _text(instrument_id), flags=re.MULTILINE)[1:]:
        heading, _, summary = block.partition("\n")
        match = _HEADING.match(heading)
        if match is None:
            raise ValueError(f"{instrument_id}/articles.md：标题格式有误：{heading}")
        found.append(
            Article(
                number=int(match["number"]),
                suffix=match["suffix"],
                title=match["title"],
                mark=Mark(match["mark"]),
                summary=summary.strip(),
            )
        )
    return tuple(found)


@cache
def article(instrument_id: str, number: int, suffix: str = "") -> Article:
    """One article, or UnknownArticle: only what stands in our files may be cited."""
    for candidate in articles(instrument_id):
        if (candidate.number, candidate.suffix) == (number, suffix):
            return candidate
    name = instrument(instrument_id).name
    raise UnknownArticle(f"《{name}》的条文库中没有第{number}条{suffix}，不得引用。")


def _text(instrument_id: str) -> str:
    path = INSTRUMENTS / instrument_id / "articles.md"
    if not path.is_file():
        raise UnknownArticle(f"条文库中没有“{instrument_id}”这一法律依据，不得引用。")
    return path.read_text(encoding="utf-8")


def _head(text: str) -> dict[str, str]:
    """The `key: value` lines above the first heading."""
    lines = text.partition("\n## ")[0].splitlines()
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _day_counts(words: str) -> frozenset[int]:
    """Read `2, 3, 5` or `1-10` from the front matter."""
    counts: set[int] = set()
    for word in words.replace(",", " ").split():
        span = _SPAN.match(word)
        first, last = (int(span[1]), int(span[2])) if span else (int(word), int(word))
        counts.update(range(first, last + 1))
    return frozenset(counts)
