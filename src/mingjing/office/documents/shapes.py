"""What a document is made of: its kind, what it says, and what it still lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from mingjing.law.cite import Citation

if TYPE_CHECKING:
    from mingjing.office.documents.story import Act, Story


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
    """What a document says; `rows` is its table, `hands` the lines that are signed by hand."""

    rows: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    hands: tuple[str, ...] = ()
    number: str = ""
    day: date | None = None
    title: str = ""
    closing: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A field that the document must have, and the sentence that says where to fill it in."""

    name: str
    sentence: str
    there: Callable[[Story, Act], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: `place` is its number in the list of documents of the fact base."""

    verb: str
    name: str
    place: int
    family: Family
    force: Force
    citation: Citation
    compose: Callable[[Story, Act], Body]
    needs: tuple[Need, ...] = ()
    served: bool = False
    sealed: bool = False
    offered: Callable[[Act], bool] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of one act, ready to be set; `missing` says what it lacks."""

    kind: Kind
    seq: int
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

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know beside what is missing."""
        rare = tuple(
            f"字体中没有“{c}”（U+{ord(c):04X}），文书中以编号代替，请手工补写"
            for c in self.uncovered
        )
        return (*rare, *self.body.notes)
