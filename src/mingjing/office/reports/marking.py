"""From an examined report to its page: the text with marks, and the verdicts beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingjing.office.reports.checker.grouping import grouped
from mingjing.office.reports.checker.output import BONDS, BOUNDS, KINDS, VERDICTS, bond_of
from mingjing.office.reports.checker.rules.common import name_of
from mingjing.office.reports.checker.shapes import Checked, Figure, Finding, Verdict
from mingjing.office.web.shapes import Cell, Column, Row, Table, Tone

TONES: dict[Verdict, Tone] = {
    Verdict.FAILS: "over",
    Verdict.WARN: "due",
    Verdict.UNDECIDABLE: "",
    Verdict.HOLDS: "ok",
}
_ORDER = list(Verdict)
MOST_PLACES = 8
FEW = 4
"""Where a verdict rests on more words than this, only the first wear its colour."""
SHORT = 20
QUIET = {"heading_order"}
"""Marks of form are drawn where they are short, so that the marks of figures can be seen."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a verdict rests on, and the line where they stand."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One verdict as the page tells it."""

    key: str
    tone: Tone
    label: str
    sentence: str
    computation: str
    bond: str
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Part:
    """The verdicts of one kind."""

    key: str
    title: str
    tone: Tone
    told: tuple[Told, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one mark, or of none; a link to the verdict that rests on them."""

    words: str
    mark: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: its pieces, or the cells of a row of a table."""

    number: int
    pieces: tuple[Piece, ...] = ()
    cells: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines of running text, or the rows of a table."""

    lines: tuple[Line, ...]
    table: bool = False


def parts(checked: Checked) -> list[Part]:
    """The verdicts on numbers by kind, the gravest first; notes on form at the end."""
    numbered = list(enumerate(checked.findings, 1))
    out = []
    for verdict in _ORDER:
        told = [_told(n, f, checked) for n, f in numbered if f.verdict is verdict and not f.textual]
        if told:
            shown = verdict is not Verdict.HOLDS
            out.append(Part(verdict.value, VERDICTS[verdict], TONES[verdict], tuple(told), shown))
    textual = [_told(n, f, checked) for n, f in numbered if f.textual]
    if textual:
        out.append(Part("text", "文字与体例", "due", tuple(textual), False))
    return out


def _told(number: int, finding: Finding, checked: Checked) -> Told:
    document = checked.reading.document
    bond = bond_of(finding)
    spans = finding.rests_on[:MOST_PLACES]
    return Told(
        f"v{number}",
        TONES[finding.verdict],
        VERDICTS[finding.verdict],
        finding.sentence,
        grouped(finding.computation),
        BONDS[bond] if bond else "",
        tuple(Place(s.line, _short(document.words(s))) for s in spans),
        len(finding.rests_on) - len(spans),
    )


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 24 else f"{words[:22]}……"


def blocks(checked: Checked) -> Iterator[Block]:
    """The whole text, each word with the gravest verdict that rests on it."""
    document = checked.reading.document
    rows = {row[0].line: row for table in document.tables for row in table.rows if row}
    marks = _marks(checked)
    held: list[Line] = []
    table = False
    for number, words in enumerate(document.lines, 1):
        here = marks.get(number, [])
        row = rows.get(number)
        if held and table is not (row is not None):
            yield Block(tuple(held), table)
            held = []
        table = row is not None
        if row is not None:
            cells = tuple(tuple(_pieces(words, here, c.start, c.end)) for c in row)
            held.append(Line(number, cells=cells))
        elif words.strip():
            held.append(Line(number, tuple(_pieces(words, here, 0, len(words.rstrip())))))
    if held:
        yield Block(tuple(held), table)


Mark = tuple[int, int, int, str, str]
"""Rank, start, end, key of the verdict, its words; the lowest rank is the gravest."""


def _marks(checked: Checked) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for number, f in enumerate(checked.findings, 1):
        grave = _ORDER.index(f.verdict) + (1 if f.textual else 0)
        for at, span in enumerate(f.rests_on):
            far = at and len(f.rests_on) > FEW
            rank = max(grave, _ORDER.index(Verdict.UNDECIDABLE)) if far else grave
            if span.end - span.start <= (SHORT if f.textual or f.rule in QUIET else 400):
                mark = (rank, span.start, span.end, f"v{number}", _title(f))
                found.setdefault(span.line, []).append(mark)
    return found


def _title(finding: Finding) -> str:
    return f"{VERDICTS[finding.verdict]}：{finding.sentence}"


def _pieces(words: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[Piece]:
    """Cuts a stretch of a line where marks begin and end."""
    cuts = {start, end, *(c for m in marks for c in m[1:3] if start < c < end)}
    edges = sorted(cuts)
    for a, b in pairwise(edges):
        over = [m for m in marks if m[1] <= a and b <= m[2]]
        if not over:
            yield Piece(words[a:b])
            continue
        rank, _, _, key, title = min(over)
        yield Piece(words[a:b], _ORDER[min(rank, 3)].value, f"#{key}", title)


def figure_table(figures: Sequence[Figure]) -> Table:
    """Every figure that was read, in the order of the text."""
    columns = (
        Column("text", "文中"),
        Column("kind", "种类"),
        Column("value", "数值", align="right"),
        Column("measure", "指标"),
        Column("label", "标签"),
        Column("scope", "领域、单位"),
        Column("period", "时段"),
        Column("place", "行", kind="link", align="right"),
    )
    return Table(columns, [Row("", _cells(f)) for f in figures], empty_title="没有读到数字")


def _cells(f: Figure) -> tuple[Cell | str, ...]:
    value = "" if f.value is None else f"{BOUNDS[f.bound.value]}{f.value:f} {f.unit}"
    scope = "、".join(x for x in (f.area, f.body, *_facets(f)) if x)
    line = Cell(str(f.span.line), url=f"#L{f.span.line}")
    known = f.measure and ":" not in f.measure
    measure = name_of(f.measure) if known else ""
    return (f.text, KINDS[f.kind.value], value, measure, _short(f.label), scope, f.period, line)


def _facets(f: Figure) -> Iterator[str]:
    words = {
        "summary": "简易程序",
        "ordinary": "普通程序",
        "platform": "监督平台",
        "credit": "信用平台",
    }
    yield from (words.get(value, value) for key, value in f.facets if key != "case")
