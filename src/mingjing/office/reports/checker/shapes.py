"""What an examination speaks of: a document, its figures, and what was found of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the text: the line from 1, the characters from 0, the end not included."""

    line: int
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another place lies within this one."""
        return self.line == other.line and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the lines of its rows and, for each row, the places of its cells."""

    rows: tuple[tuple[Span, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as lines, whatever file it came from; a row of a table is one line."""

    name: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    kind: str = "txt"

    def words(self, span: Span) -> str:
        """The words at a place."""
        return self.lines[span.line - 1][span.start : span.end]


OTHER, OF_ALL = "其他", "占"
"""How a figure is told as a part without 其中: as the rest, or with its share of the whole."""


class Kind(StrEnum):
    """What a number in a text is."""

    MEASURE = "measure"
    PERCENT = "percent"
    FACTOR = "factor"
    DATE = "date"
    YEAR = "year"
    ORDINAL = "ordinal"
    NAME = "name"
    PHRASE = "phrase"
    CLAIM = "claim"
    IMPLIED = "implied"


class Bound(StrEnum):
    """How a figure is meant: as it stands, or as a bound."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Verdict(StrEnum):
    """What a relation says of the text."""

    FAILS = "fails"
    WARN = "warn"
    UNDECIDABLE = "undecidable"
    HOLDS = "holds"


class Bond(StrEnum):
    """What joins the numbers of a relation: the text itself, or a rule that inferred it."""

    BOUND = "bound"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text, with all that the text itself says about it.

    `value` is in the printed unit, `base` in yuan for money and in pieces for counts; `step` is
    the last printed place in the base unit. `facets` tell it apart (procedure, channel, …).
    """

    id: str
    kind: Kind
    text: str
    span: Span
    value: Decimal | None = None
    unit: str = ""
    base: Decimal | None = None
    step: Decimal = Decimal(1)
    bound: Bound = Bound.EXACT
    measure: str = ""
    label: str = ""
    words: Span = Span(0, 0, 0)
    area: str = ""
    body: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    period: str = ""
    year: int = 0
    section: str = ""
    among: str = ""
    total: bool = False
    table: int = 0

    @property
    def amount(self) -> Decimal:
        """The value in the base unit."""
        return self.base if self.base is not None else Decimal(0)

    @property
    def scope(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What the figure is told of: field, unit of the office, and the rest."""
        return self.area, self.body, self.facets

    def facet(self, name: str) -> str:
        """One facet, or nothing."""
        return dict(self.facets).get(name, "")

    @property
    def printed(self) -> str:
        """The figure as printed, with its label."""
        where = "".join(f"〔{w}〕" for w in (self.area, self.body) if w)
        return f"{where}{self.label}{self.text}" if self.label else f"{where}{self.text}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its numeral: how it is written, what it counts, and its own words."""

    span: Span
    level: int
    style: str
    number: int
    title: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation weighed, or a defect of the text: verdict, computation, and where it rests.

    `assumed` is what a rule itself had to take for granted; `bond` is told by the evidence.
    """

    rule: str
    verdict: Verdict
    sentence: str
    computation: str
    rests_on: tuple[Span, ...] = ()
    textual: bool = False
    bond: Bond = Bond.BOUND
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Coincidence:
    """Equal numbers that the text does not join, and that are not joined here either."""

    sentence: str
    computation: str
    rests_on: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Figures by line, and measures by name and field, of the list they were made from."""

    of: list[Figure]
    lines: dict[int, list[Figure]]
    names: dict[tuple[str, str | None], list[Figure]]


@dataclass(slots=True)
class Reading:
    """A document read: its year and period, its headings, its figures."""

    document: Document
    year: int = 0
    span: str = ""
    cutoff: str = ""
    signed: str = ""
    signed_at: Span = Span(0, 0, 0)
    cutoff_at: Span = Span(0, 0, 0)
    headings: list[Heading] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    areas: dict[str, Span] = field(default_factory=dict)
    plans: set[int] = field(default_factory=set)

    _index: Index = field(default_factory=lambda: Index([], {}, {}), repr=False, compare=False)

    def _found(self) -> Index:
        """Where figures stand, reckoned once: a long report asks for them thousands of times."""
        if self._index.of is not self.figures:
            self._index = Index(self.figures, {}, {})
            for f in self.figures:
                self._index.lines.setdefault(f.span.line, []).append(f)
                own = f.year in {0, self.year} and f.span.line not in self.plans
                if f.kind is Kind.MEASURE and own:
                    for key in dict.fromkeys(
                        (("", None), (f.measure, None), ("", f.area), (f.measure, f.area))
                    ):
                        self._index.names.setdefault(key, []).append(f)
        return self._index

    def on_line(self, number: int) -> list[Figure]:
        """The figures of one line."""
        return self._found().lines.get(number, [])

    def measures(self, name: str = "", *, area: str | None = None) -> list[Figure]:
        """The measures of this year's work, of one name or all, in one field or all."""
        return self._found().names.get((name, area), [])

    def whole(self, name: str) -> list[Figure]:
        """The figures of a measure that are told of the whole office."""
        plain = [f for f in self.measures(name, area="") if not f.body and not f.facets]
        return [f for f in plain if f.among not in {OTHER, OF_ALL}]


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole answer: the reading, the findings, and the equal numbers that are no links."""

    reading: Reading
    findings: tuple[Finding, ...]
    coincidences: tuple[Coincidence, ...]

    def counts(self) -> dict[str, int]:
        """How many relations have which verdict."""
        return {v.value: sum(f.verdict is v for f in self.findings) for v in Verdict}
