"""A section's text as sentences, and each sentence as the clauses around its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Refused
from mingjing.office.reports.references import Reference, parse, shown
from mingjing.office.reports.template import Slot
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue

_END = re.compile(r"[。！？!?\n]")
_STOP = re.compile(r"[，,；;：:]")
_STOP_AFTER = re.compile(r"[，,；;：:、]|\{")
_EXCEPT = re.compile(r"除[^，,；;。除]{1,12}[外]")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence that contradicts its figures; `hard` false is only a warning.

    `key` and `place` say where in the report it stands; `fix` is what to do there, in words;
    `figure` names one that is to be inserted.
    """

    heading: str
    sentence: str
    message: str
    hard: bool = True
    key: str = ""
    place: int | None = None
    fix: str = ""
    figure: str = ""

    @property
    def text(self) -> str:
        """The conflict as it is told to the author."""
        where = f"“{self.heading}”一节" if self.heading else ""
        quote = f"“{self.sentence}”：" if self.sentence else ""
        return f"{where}{quote}{self.message}"


class Stopped(Refused):
    """What the report says stops the act: a refusal for each place that must be mended."""

    lead = "报告不能往下走"
    guard = "holds_together"

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        article = cite("office_reports", 0)
        super().__init__(tuple(Refusal(self.guard, c.text, article) for c in conflicts))
        self.conflicts = conflicts

    def __str__(self) -> str:
        told = "\n".join(f"{i}. {c.text}" for i, c in enumerate(self.conflicts, 1))
        return f"{self.lead}：\n{told}"


class Contradiction(Stopped):
    """The report contradicts its figures and may not be built, signed or published."""

    lead = "报告与数字矛盾，不能生成"


class Missing(Stopped):
    """Sections that the template asks for, or areas with penalties, are not written."""

    lead = "报告没有写齐，不能送审"
    guard = "sections_written"


class Stale(Stopped):
    """Records changed since the figures were last weighed."""

    lead = "数字已经过时"
    guard = "figures_current"


class Unsound(Stopped):
    """The report checker found the finished text at fault."""

    lead = "对成文的核对没有通过"
    guard = "checker_content"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a section with its references, places counted from its start."""

    slot: Slot
    text: str
    references: tuple[Reference, ...]
    book: Book
    start: int = 0

    def figure(self, reference: Reference) -> FigureValue:
        """The figure that a reference names."""
        return self.book.figure(reference.name, **reference.scope)

    def read(self) -> str:
        """The sentence as it will be printed, shortened."""
        out, done = [], 0
        for r in self.references:
            out += [self.text[done : r.start], shown(r, self.figure(r))]
            done = r.end
        whole = "".join([*out, self.text[done:]]).strip()
        return whole if len(whole) <= 60 else f"{whole[:58]}……"

    def before(self, reference: Reference) -> str:
        """The plain words before a reference, other references blanked."""
        return _plain(self.text[: reference.start])

    def clause(self, reference: Reference) -> str:
        """The words of a figure's own clause that stand before it."""
        return self.pieces(reference)[0]

    def pieces(self, reference: Reference) -> list[str]:
        """The words before a figure, cut at stops and figures, the nearest piece first."""
        cut = re.split(r"\{[^{}]*\}", self.text[: reference.start])
        return [_plain(p) for part in cut[::-1] for p in _STOP.split(part)[::-1]]

    def behind(self, reference: Reference) -> str:
        """The words right behind a figure up to a stop; none when they lead to another figure."""
        rest = self.text[reference.end :]
        stop = _STOP_AFTER.search(rest)
        if stop is None:
            return rest
        return "" if stop.group() == "{" else rest[: stop.start()]

    def trailing(self, reference: Reference) -> str:
        """All words behind a figure up to the next figure."""
        return self.text[reference.end :].partition("{")[0]

    def conflict(
        self, message: str, *, hard: bool = True, at: Reference | None = None, fix: str = ""
    ) -> Conflict:
        """A conflict in this sentence, at one of its figures where it is about one."""
        place = self.start + (at.start if at else 0)
        return Conflict(self.slot.heading, self.read(), message, hard, self.slot.key, place, fix)


def _plain(text: str) -> str:
    """Words without figures, and without what they expressly leave out (除……外)."""
    return _EXCEPT.sub(" ", re.sub(r"\{[^{}]*\}", " ", text))


def sentences(slot: Slot, body: str, book: Book) -> Iterator[Sentence]:
    """The sentences of a section that hold references."""
    start = 0
    for end in [m.end() for m in _END.finditer(body)] + [len(body)]:
        text, begun, start = body[start:end].rstrip("\n。！？!?"), start, end
        references = parse(text).references
        if references:
            yield Sentence(slot, text, references, book, begun)


def plain_number(value: Decimal) -> str:
    """A number without needless noughts."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def difference(a: FigureValue, b: FigureValue) -> str:
    """How far two figures lie apart, in words."""
    gap = abs(Decimal(a.value or 0) - Decimal(b.value or 0))
    unit = a.unit if a.unit == b.unit else ""
    return f"相差 {plain_number(gap)} {unit}".rstrip()
