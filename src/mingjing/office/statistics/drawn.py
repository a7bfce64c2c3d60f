"""From figures to charts; a page and a report draw the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mingjing.office.statistics.answering import Answer, answer
from mingjing.office.statistics.asking import Ask
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, value_text
from mingjing.office.statistics.display import url_of
from mingjing.office.statistics.display import value_text as amount_text
from mingjing.office.statistics.links import indicator_url
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.visits.district import district
from mingjing.office.web.charts import AnyChart, Chart, Ground, MapChart, Mark, Series

MOST_BARS, MOST_SERIES = 30, 6


def mark_of(figure: FigureValue | None, period: Period) -> Mark:
    """A figure as one value of a chart; nothing told is nought."""
    if figure is None:
        return Mark(0)
    url = url_of(figure, period) if figure.records else ""
    return Mark(figure.value, amount_text(figure), url)


def month_labels(months: Sequence[str]) -> list[str]:
    """Months as a line bears them: the number alone while one year is told."""
    several_years = len({month[:4] for month in months if month != NONE}) > 1
    return [
        value_text("month", m, {}) if several_years or m == NONE else f"{int(m[5:])}月"
        for m in months
    ]


def months_chart(name: str, book: Book, before: Book | None = None) -> Chart:
    """An indicator by month, every month of the period, with the year before as a second line."""
    months = book.period.months
    series = [_by_month(name, book, months)]
    if before is not None:
        past = _by_month(name, before, before.period.months[: len(months)])
        series.append(replace(past, past=True))
    found = book.figure(name).indicator
    return Chart("lines", found.label, found.unit, month_labels(months), series, head="月份")


def _by_month(name: str, book: Book, months: Sequence[str]) -> Series:
    got = {f.scope["month"]: f for f in book.by(name, "month")}
    marks = [mark_of(got.get(month), book.period) for month in months]
    return Series(book.period.short, marks, url=url_of(book.figure(name), book.period))


def bars_chart(name: str, by: str, period: Period, *, compare: bool = False) -> Chart:
    """An indicator over one dimension as bars, with the year before where it is compared."""
    got = answer(Ask((name,), (by,), {}, period, compare=compare, view="bars"))
    return _bars(got, name)


def street_chart(name: str, period: Period) -> MapChart:
    """An indicator by street on the district's map."""
    return _map(answer(Ask((name,), ("street",), {}, period, view="map")), name)


def charts(got: Answer) -> list[AnyChart]:
    """One chart for each indicator, in the view that was asked for; none of a table."""
    if got.ask.view == "map":
        return [_map(got, name) for name in got.ask.names]
    if got.ask.view == "lines":
        return [_lines(got, name) for name in got.ask.names]
    if got.ask.view == "bars" and got.ask.by:
        return [_bars(got, name) for name in got.ask.names]
    return []


def _titled(got: Answer, name: str) -> str:
    """The indicator with what narrows it."""
    scope = got.book.scope_text(got.ask.scope)
    label = got.wholes[name].indicator.label
    return f"{label}（{scope}）" if scope else label


def _two(got: Answer, name: str, keys: Iterable[tuple[str, ...]]) -> list[Series]:
    """The present over these rows, and the year before beside it."""
    found = list(keys)
    now = [mark_of(got.figure(name, k), got.book.period) for k in found]
    if got.before is None or got.why:
        return [Series("", now)]
    past = [mark_of(got.figure_before(name, k), got.before.period) for k in found]
    whole, before = got.wholes[name], got.whole_past[name]
    return [
        Series(got.book.period.short, now, url=url_of(whole, got.book.period)),
        Series(got.before.period.short, past, past=True, url=url_of(before, got.before.period)),
    ]


def _busiest(got: Answer, name: str, axis: int) -> list[str]:
    """The values of a dimension that can be told apart in one picture, in their fixed order."""
    size: dict[str, float] = dict.fromkeys(got.axes[axis], 0.0)
    for values, figure in got.now[name].items():
        size[values[axis]] += float(figure.value or 0)
    some = [v for v in size if size[v]]
    most = sorted(some, key=lambda v: -size[v])[:MOST_SERIES]
    return [v for v in some if v in most] or list(size)[:1]


def _told_apart(got: Answer, name: str, axis: int, lone: Sequence[str]) -> tuple[list[Series], str]:
    """One series for each value of a dimension over the values of the other; and what is left."""
    other = got.ask.by[axis]
    values = _busiest(got, name, axis)
    series = []
    for value in values:
        pairs = [(first, value) if axis == 1 else (value, first) for first in lone]
        marks = [mark_of(got.figure(name, pair), got.book.period) for pair in pairs]
        label = value_text(other, value, got.book.words(other))
        scope = {**got.ask.scope, other: value}
        series.append(Series(label, marks, url=indicator_url(name, got.book.period, scope)))
    occurring = {v[axis] for v, f in got.now[name].items() if f.value}
    left = len(occurring - set(values))
    notes = []
    if left:
        notes.append(f"图中为数值最大的 {len(values)} 项，其余 {left} 项见表格")
    if got.before is not None:
        notes.append("分两个方面时图中只画本期，上年同期见表格")
    return series, "；".join(notes)


def _bars(got: Answer, name: str) -> Chart:
    unit, by = got.wholes[name].unit, got.ask.by
    first = list(got.axes[0])
    shown, note = first[:MOST_BARS], ""
    if len(first) > MOST_BARS:
        note = f"图中为前 {MOST_BARS} 项，其余 {len(first) - MOST_BARS} 项见表格"
    if len(by) == 1:
        series = _two(got, name, [(v,) for v in shown])
    else:
        series, more = _told_apart(got, name, 1, shown)
        note = "；".join(filter(None, (note, more)))
    labels = [value_text(by[0], v, got.book.words(by[0])) for v in shown]
    head = DIMENSIONS[by[0]].label
    return Chart("bars", _titled(got, name), unit, labels, series, head=head, note=note)


def _lines(got: Answer, name: str) -> Chart:
    unit, by = got.wholes[name].unit, got.ask.by
    at = by.index("month")
    months = [m for m in got.axes[at] if m != NONE]
    note = ""
    if len(by) == 1:
        series = _two(got, name, [(m,) for m in months])
    else:
        series, note = _told_apart(got, name, 1 - at, months)
    labels = month_labels(months)
    return Chart("lines", _titled(got, name), unit, labels, series, head="月份", note=note)


def _map(got: Answer, name: str) -> MapChart:
    """Every street of the map, with nought where nothing is; what lies on no street is told."""
    land, unit = district(), got.wholes[name].unit
    shapes = land.of("street") if land else ()
    narrowed = got.ask.scope.get("street")
    grounds = []
    for shape in shapes:
        figure = got.figure(name, (shape.code,)) if narrowed in {None, shape.code} else None
        grounds.append(Ground(shape.name, shape.points, mark_of(figure, got.book.period)))
    there = {shape.code for shape in shapes}
    away = [
        f"{got.label(key)} {amount_text(got.figure(name, key))} {unit}"
        for key in got.keys
        if key[0] not in there and got.figure(name, key).records
    ]
    note = f"不在图上的：{'、'.join(away)}" if away else ""
    if land is None:
        note = "没有本区地图：请管理员把街道写成 district.geojson，放进数据目录；各街道的数字见表格"
    water = [shape.points for shape in land.of("water")] if land else []
    return MapChart(_titled(got, name), unit, grounds, water, note=note)
