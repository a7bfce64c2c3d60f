"""What a document is made of: its kind, what it says, and what it still lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mingjing.law.cite import Citation
from mingjing.office.documents.models import Paper
from mingjing.office.documents.story import Act

_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


def private(character: str) -> bool:
    """Whether a character is one of a computer's own making (自造字), another one elsewhere."""
    return any(first <= ord(character) <= last for first, last in _PRIVATE)


def unprintable(character: str) -> str:
    """The sentence that names a character which cannot be printed, and says what to do."""
    code = f"U+{ord(character):04X}"
    if private(character):
        return (
            f"“{code}”是自造字，换一台电脑就变成别的字或者空白：请在当事人资料中改用国家标准"
            "（GB 18030）编码的字，不能签发"
        )
    return (
        f"已安装的字体中没有“{character}”（{code}），文书中以编号代替，不能签发："
        "请管理员把含有该字的字体放进数据目录的 fonts 文件夹"
    )


class Force(StrEnum):
    """Whether a statute names the document, or practice asks for it."""

    STATUTE = "S"
    PRACTICE = "P"


FORCE_LABELS = {Force.STATUTE: "法定文书", Force.PRACTICE: "工作文书"}


class Family(StrEnum):
    """The layouts, one template each."""

    FORM = "form"
    RECORD = "record"
    LETTER = "letter"
    DECISION = "decision"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the body: a heading, or none, and its paragraphs."""

    head: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one of those who had a say wrote into the form, and when."""

    label: str
    text: str
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a document says; `rows` is its table, `hands` the lines that are signed by hand, `to`
    whom a letter addresses when that is not the party."""

    rows: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    hands: tuple[str, ...] = ()
    number: str = ""
    day: date | None = None
    title: str = ""
    to: str = ""
    closing: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A field that the document must have, and the sentence that says where to fill it in."""

    name: str
    sentence: str
    there: Callable[[Any, Act], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: `place` is its number in the list of documents of the fact base.

    `mark` is the type in a number of its own (示城管*罚告*字…); what carries the number of the case
    has none. `editable` is what people must go on writing in their office program; `of` is the
    small procedure whose act makes it, `nth` tells the papers of one act apart.
    """

    verb: str
    name: str
    place: int
    family: Family
    force: Force
    citation: Citation
    compose: Callable[[Any, Act], Body]
    needs: tuple[Need, ...] = ()
    served: bool = False
    sealed: bool = False
    mark: str = ""
    editable: bool = False
    of: str = "case"
    nth: int = 1
    offered: Callable[[Act], bool] | None = None

    @property
    def goes_out(self) -> bool:
        """Whether it leaves the office under its seal: then it is issued with its act."""
        return self.sealed or self.served or bool(self.mark)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of one act, ready to be set; `missing` says what it lacks.

    `entry` is the act in the journal; `papers` are its issued versions, the last one in force.
    """

    kind: Kind
    entry: int
    title: str
    number: str
    day: date
    act: str
    body: Body
    party: str
    case_number: str
    fingerprint: str
    missing: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def key(self) -> str:
        """The paper's place in addresses: its act, and which of the papers of that act."""
        return f"{self.entry}-{self.kind.nth}" if self.kind.nth > 1 else str(self.entry)

    @property
    def current(self) -> Paper | None:
        """The version in force; none before it is issued."""
        return self.papers[-1] if self.papers else None

    @property
    def shown_number(self) -> str:
        """The number that it was issued under, or the one that its act gave."""
        return self.current.number if self.current else self.number

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know beside what is missing."""
        rare = tuple(unprintable(c) for c in self.uncovered)
        return (*rare, *self.body.notes)
