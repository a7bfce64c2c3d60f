"""The report as plain parts: headings, paragraphs of words and figures, tables, a chart.

Composed once; the page, the HTML file, the DOCX and the PDF only draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings

from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import bodies as bodies_of
from mingjing.office.reports.references import Reference, parse, shown
from mingjing.office.reports.template import SLOTS, Slot, numbered
from mingjing.office.reports.typed import typed_numbers
from mingjing.office.statistics.display import AREA_COLUMNS, parts_text, share_text, value_text
from mingjing.office.statistics.links import indicator_url
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue
from mingjing.office.web.words import cn_date

Address = Callable[[FigureValue], str]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: plain words; or a figure with its address and definition; or a digit
    that somebody typed."""

    text: str
    url: str = ""
    note: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with the paragraphs under it."""

    key: str
    heading: str
    level: int
    paragraphs: tuple[tuple[Run, ...], ...]
    writes: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, each cell a run."""

    cells: tuple[Run, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the report."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stick:
    """One bar of the chart: its length is `share` of the greatest."""

    label: str
    text: str
    share: float
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to be drawn."""

    title: str
    organ: str
    year: int
    period: str
    signed_on: date | None
    parts: tuple[Part, ...]
    areas: Grid
    chart_title: str
    chart: tuple[Stick, ...]
    definitions: Grid
    note: str = ""

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title as it is set: the organ on a line of its own, never a lone character."""
        if self.title.startswith(self.organ) and self.title != self.organ:
            return self.organ, self.title.removeprefix(self.organ)
        return (self.title,)

    @property
    def signature(self) -> str:
        """The day under the organ's name; a draft says that it is one."""
        return cn_date(self.signed_on) if self.signed_on else "（草稿，尚未签发）"


def compose(report: Report, book: Book, *, base_url: str = "") -> Document:
    """Puts a report together; addresses of figures stand under `base_url`."""

    def address(figure: FigureValue) -> str:
        path = indicator_url(figure.indicator.name, book.period, figure.scope)
        return f"{base_url.rstrip('/')}{path}"

    bodies = bodies_of(report)
    return Document(
        title=report.title,
        organ=settings.ORGAN_NAME,
        year=report.year,
        period=f"{cn_date(report.period_from)}至{cn_date(report.period_until)}",
        signed_on=report.signed_on,
        parts=tuple(_parts(bodies, book, address)),
        areas=_areas(book, address),
        chart_title="各领域罚款金额（元）",
        chart=tuple(_chart(book, address)),
        definitions=_definitions(bodies, book, address),
        note=_note(report),
    )


def _note(report: Report) -> str:
    """Of what day the figures are, where they are frozen."""
    if report.signed_on is None or not report.is_frozen:
        return ""
    day = cn_date(report.signed_on)
    return f"文中数字为{day}签发时的数字，不随以后的记录变化；链接打开的是现在的记录。"


def lines_of(body: str, book: Book) -> tuple[tuple[Run, ...], ...]:
    """A text as its paragraphs, for a preview within the office; nothing where it is misread."""
    if parse(body).misread:
        return ()

    def address(figure: FigureValue) -> str:
        return indicator_url(figure.indicator.name, book.period, figure.scope)

    return tuple(runs_of(line, book, address) for line in _split(body))


def _split(body: str) -> list[str]:
    return [line.strip() for line in body.split("\n") if line.strip()]


def runs_of(text: str, book: Book, address: Address) -> tuple[Run, ...]:
    """A line of a section's text: words, figures, and typed digits marked as such."""
    out: list[Run] = []
    for piece in parse(text).pieces:
        if isinstance(piece, Reference):
            figure = book.figure(piece.name, **piece.scope)
            note = f"{figure.label}：{figure.definition}"
            out.append(Run(shown(piece, figure), address(figure), note))
    return tuple(_with_words(text, out))


def _with_words(text: str, figures: list[Run]) -> Iterator[Run]:
    """Fills the words between the figures, cut at typed digits."""
    references = list(parse(text).references)
    loose = typed_numbers(text)
    done = 0
    for reference, run in zip(references, figures, strict=True):
        yield from _words(text, done, reference.start, loose=[(x.start, x.end) for x in loose])
        yield run
        done = reference.end
    yield from _words(text, done, len(text), loose=[(x.start, x.end) for x in loose])


def _words(text: str, start: int, end: int, *, loose: list[tuple[int, int]]) -> Iterator[Run]:
    for a, b in loose:
        if start <= a and b <= end:
            if a > start:
                yield Run(text[start:a])
            yield Run(text[a:b], loose=True)
            start = b
    if end > start:
        yield Run(text[start:end])


def _parts(bodies: dict[str, str], book: Book, address: Address) -> Iterator[Part]:
    shown_slots = [s for s in SLOTS if not s.optional or bodies.get(s.key)]
    for slot, heading in numbered(shown_slots):
        yield Part(
            slot.key, heading, slot.level, _paragraphs(slot, bodies, book, address), slot.writes
        )


def _paragraphs(
    slot: Slot, bodies: dict[str, str], book: Book, address: Address
) -> tuple[tuple[Run, ...], ...]:
    return tuple(runs_of(line, book, address) for line in _split(bodies.get(slot.key, "")))


def _areas(book: Book, address: Address) -> Grid:
    grouped = {name: book.by(name, "area") for name in AREA_COLUMNS}
    whole = book.figure("fines").value or 0
    lines = []
    for i, fine in enumerate(grouped["fines"]):
        cells = [_cell(grouped[name][i], address) for name in AREA_COLUMNS]
        lines.append(Line((Run(fine.scope_text), *cells, Run(share_text(fine.value, whole)))))
    totals = [_cell(book.figure(name), address) for name in AREA_COLUMNS]
    lines.append(Line((Run("合计"), *totals, Run(share_text(whole, whole))), total=True))
    heads = [book.figure(name).indicator for name in AREA_COLUMNS]
    return Grid(
        "各领域执法情况",
        ("领域", *(f"{h.label}（{h.unit}）" for h in heads), "罚款占比"),
        tuple(lines),
    )


def _cell(figure: FigureValue, address: Address) -> Run:
    if not figure.records:
        return Run("0")
    return Run(value_text(figure), address(figure), f"{figure.label}：{figure.definition}")


def _chart(book: Book, address: Address) -> Iterator[Stick]:
    figures = sorted(
        (f for f in book.by("fines", "area") if f.value), key=lambda f: f.value or 0, reverse=True
    )
    greatest = Decimal(max((f.value or 0 for f in figures), default=0))
    for f in figures:
        yield Stick(
            f.scope_text, value_text(f), float(Decimal(f.value or 0) / greatest), address(f)
        )


def _definitions(bodies: dict[str, str], book: Book, address: Address) -> Grid:
    """Every indicator that the text names, with its value and definition."""
    order = [bodies[slot.key] for slot in SLOTS if slot.key in bodies]
    names = dict.fromkeys(r.name for body in order for r in parse(body).references)
    lines = []
    for name in names:
        figure = book.figure(name)
        parts = parts_text(figure)
        value = f"{value_text(figure)}{f'（{parts}）' if parts else ''}"
        lines.append(
            Line(
                (
                    Run(figure.indicator.label),
                    Run(value, address(figure)),
                    Run(figure.unit),
                    Run(figure.definition),
                )
            )
        )
    return Grid("指标口径", ("指标", "全委数值", "单位", "口径"), tuple(lines))
