"""The report as plain parts: headings, paragraphs of words and figures, tables, charts.

Composed once; the page, the HTML file, the DOCX and the PDF only draw it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.conf import settings

from mingjing.office.reports.grids import Address, Grid, Line, Run
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import bodies as bodies_of
from mingjing.office.reports.queries import shape_of
from mingjing.office.reports.references import Block, Reference, parse, shown
from mingjing.office.reports.spelling import spoken
from mingjing.office.reports.statutory import grids_of
from mingjing.office.reports.template import Slot, Template, numbered
from mingjing.office.reports.typed import typed_numbers
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.dimensions import value_text as value_text_of
from mingjing.office.statistics.display import AREA_COLUMNS, parts_text, share_text, value_text
from mingjing.office.statistics.links import indicator_url
from mingjing.office.statistics.measures import Count, Sum
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue
from mingjing.office.web.charts import Chart, Mark, Series
from mingjing.office.web.render.picture import svg
from mingjing.office.web.words import cn_date


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a section: words, or a table, or a chart; `place` is where it stands in the
    section's text."""

    runs: tuple[Run, ...] = ()
    grid: Grid | None = None
    chart: Chart | None = None
    place: int = 0

    @property
    def picture(self) -> str:
        """The chart as a picture that stands alone, for paper and for a file to take away."""
        return svg(self.chart, standalone=True) if self.chart and self.chart.labels else ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A table on a page of its own behind the signature, with a chart where it has one."""

    key: str
    mark: str
    grid: Grid
    chart: Chart | None = None

    @property
    def picture(self) -> str:
        """The chart as a picture that stands alone."""
        return Paragraph(chart=self.chart).picture


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with the paragraphs under it."""

    key: str
    heading: str
    level: int
    paragraphs: tuple[Paragraph, ...]
    writes: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to be drawn."""

    title: str
    organ: str
    year: int
    period: str
    signed_on: date | None
    parts: tuple[Part, ...]
    annexes: tuple[Annex, ...]
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


def compose(
    report: Report,
    book: Book,
    *,
    bodies: Mapping[str, str] | None = None,
    base_url: str = "",
    address: Address | None = None,
) -> Document:
    """Puts a report together; addresses of figures stand under `base_url`, or are those that
    `address` gives."""
    bodies, shape = bodies_of(report) if bodies is None else bodies, shape_of(report)
    where = address or _within(book, base_url.rstrip("/"))
    return Document(
        title=report.title,
        organ=settings.ORGAN_NAME,
        year=report.year,
        period=f"{cn_date(report.period_from)}至{cn_date(report.period_until)}",
        signed_on=report.signed_on,
        parts=tuple(_parts(shape, bodies, book, where)),
        annexes=tuple(_annexes(shape, bodies, book, where)),
        note=_note(report),
    )


def _within(book: Book, base: str = "") -> Address:
    return lambda figure: f"{base}{indicator_url(figure.indicator.name, book.period, figure.scope)}"


def _note(report: Report) -> str:
    """Of what day the figures are, where they are frozen."""
    if report.signed_on is None or not report.is_frozen:
        return ""
    day = cn_date(report.signed_on)
    return f"文中数字为{day}签发时的数字，不随以后的记录变化；链接打开的是现在的记录。"


def lines_of(body: str, book: Book) -> tuple[Paragraph, ...]:
    """A text as its paragraphs, for a preview within the office; a line that is misread stands
    as it was typed."""
    return _paragraphs(body, book, _within(book))


def _split(body: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with the place where each begins."""
    place = 0
    for line in body.split("\n"):
        if line.strip():
            yield place + len(line) - len(line.lstrip()), line.strip()
        place += len(line) + 1


def _paragraphs(body: str, book: Book, address: Address) -> tuple[Paragraph, ...]:
    return tuple(p for place, line in _split(body) for p in _set(place, line, book, address))


def _set(place: int, line: str, book: Book, address: Address) -> Iterator[Paragraph]:
    """One line of a text; a statutory table that is too wide for a page becomes several."""
    read = parse(line)
    if read.misread:
        yield Paragraph((Run(spoken(line, book.words).text, loose=True),), place=place)
    elif not read.blocks:
        yield Paragraph(runs_of(line, book, address), place=place)
    elif (block := read.blocks[0]).form:
        for grid in grids_of(block.form, book, address):
            yield Paragraph(grid=grid, place=place)
    elif block.kind == "table":
        yield Paragraph(grid=table_of(block, book, address), place=place)
    else:
        yield Paragraph(chart=chart_of(block, book, address), place=place)


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


def _parts(
    shape: Template, bodies: Mapping[str, str], book: Book, address: Address
) -> Iterator[Part]:
    shown_slots = [s for s in shape.slots if not s.optional or bodies.get(s.key)]
    for slot, heading in numbered(shown_slots):
        lines = _paragraphs(bodies.get(slot.key, ""), book, address)
        yield Part(slot.key, heading, slot.level, lines, slot.writes)


def _annexes(
    shape: Template, bodies: Mapping[str, str], book: Book, address: Address
) -> Iterator[Annex]:
    for n, key in enumerate(shape.annexes, start=1):
        if key == "areas":
            chart = chart_of(Block("chart", ("fines",), "area", {}), book, address)
            grid = _areas(book, address)
        else:
            chart, grid = None, _definitions(shape.slots, bodies, book, address)
        if grid.lines:
            yield Annex(key, f"附表 {n}", grid, chart)


def figures_by(name: str, block: Block, book: Book) -> list[FigureValue]:
    """An indicator over the values of a block's dimension."""
    whole = book.by(name, block.by)
    if not block.scope:
        return whole
    return [book.figure(name, **block.scope, **f.scope) for f in whole]


def about(block: Block, book: Book) -> str:
    """What a block shows, in words."""
    dimension = DIMENSIONS[block.by].label
    labels = "、".join(book.figure(name, **block.scope).label for name in block.names)
    return f"各{dimension}{labels}"


def table_of(block: Block, book: Book, address: Address) -> Grid:
    """One row for each value of the dimension, the last one the whole: a sum where the rows add
    up, and said to be none where one thing may stand in several rows."""
    columns = [figures_by(name, block, book) for name in block.names]
    words = book.words(block.by)
    named = {f.scope[block.by]: None for column in columns for f in column}
    by_value = [{f.scope[block.by]: f for f in column} for column in columns]
    kept = [v for v in named if any((f := c.get(v)) and f.records for c in by_value)]
    lines = [
        Line(
            (
                Run(value_text_of(block.by, v, words)),
                *(_cell(c[v], address) if v in c else Run("0") for c in by_value),
            )
        )
        for v in kept
    ]
    wholes = [book.figure(name, **block.scope) for name in block.names]
    adds = all(isinstance(f.indicator.measure, Count | Sum) for f in wholes)
    name = Run("合计" if adds else "全委（同一对象只计一次）")
    lines.append(Line((name, *(_cell(f, address) for f in wholes)), total=True))
    heads = tuple(f"{f.indicator.label}（{f.unit}）" for f in wholes)
    return Grid(about(block, book), (DIMENSIONS[block.by].label, *heads), tuple(lines))


def chart_of(block: Block, book: Book, address: Address) -> Chart:
    """One bar for each value that has something, the longest first; months as a line."""
    found = figures_by(block.names[0], block, book)
    words = book.words(block.by)
    unit = book.figure(block.names[0], **block.scope).unit
    lines = block.by == "month"
    if lines:
        by_month = {f.scope["month"]: f for f in found}
        shown = [(f"{int(m[5:])}月", by_month.get(m)) for m in book.period.months]
    else:
        kept = sorted((f for f in found if f.value), key=lambda f: f.value or 0, reverse=True)
        shown = [(value_text_of(block.by, f.scope[block.by], words), f) for f in kept]
    series = Series("", [_mark(f, address) for _, f in shown])
    label = DIMENSIONS[block.by].label
    kind: Literal["bars", "lines"] = "lines" if lines else "bars"
    return Chart(kind, about(block, book), unit, [t for t, _ in shown], [series], head=label)


def _mark(figure: FigureValue | None, address: Address) -> Mark:
    if figure is None:
        return Mark(0)
    url = address(figure) if figure.records else ""
    return Mark(figure.value, value_text(figure), url)


def _areas(book: Book, address: Address) -> Grid:
    block = Block("table", AREA_COLUMNS, "area", {})
    grouped = [figures_by(name, block, book) for name in AREA_COLUMNS]
    whole = book.figure("fines").value or 0
    lines = []
    for column in zip(*grouped, strict=True):
        share = share_text(column[AREA_COLUMNS.index("fines")].value, whole)
        cells = (_cell(f, address) for f in column)
        lines.append(Line((Run(column[0].scope_text), *cells, Run(share))))
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


def _definitions(
    slots: tuple[Slot, ...], bodies: Mapping[str, str], book: Book, address: Address
) -> Grid:
    """Every indicator that the text names, with its value and definition."""
    order = [parse(bodies[slot.key]) for slot in slots if slot.key in bodies]
    names = dict.fromkeys(
        name
        for read in order
        for name in (
            *(r.name for r in read.references),
            *(n for b in read.blocks for n in b.names),
        )
    )
    lines = []
    for name in names:
        figure = book.figure(name)
        parts = parts_text(figure)
        value = f"{value_text(figure)}{f'（{parts}）' if parts else ''}"
        cells = (
            Run(figure.indicator.label),
            Run(value, address(figure)),
            Run(figure.unit),
            Run(figure.definition),
        )
        lines.append(Line(cells))
    return Grid("指标口径", ("指标", "全委数值", "单位", "口径"), tuple(lines))
