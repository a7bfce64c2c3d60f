"""The explorer's page: the form, the ways to look, the table, the pictures, the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from mingjing.office.statistics.answering import Answer, adds_up, change_text
from mingjing.office.statistics.asking import VIEWS, Ask
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, NONE_TEXT, value_text
from mingjing.office.statistics.display import parts_text, url_of
from mingjing.office.statistics.display import value_text as amount_text
from mingjing.office.statistics.drawn import month_labels
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.statistics.words import GROUP_LABELS
from mingjing.office.web.shapes import Cell, Chip, Column, Row, Table

MOST_ROWS, MOST_COLUMNS = 200, 13
CHOSEN_FROM = ("area", "procedure", "channel", "kind", "purpose", "result", "source", "training",
               "watch", "street", "unit")  # fmt: skip
"""Dimensions whose values are few enough to choose from; the others are reached from a row."""

USUAL: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("各领域处罚与罚款", {"i": ["penalties", "fines"], "by": ["area"], "compare": ["1"]}),
    ("各月检查", {"i": ["inspections"], "by": ["month"], "compare": ["1"], "view": ["lines"]}),
    ("各街道投诉举报", {"i": ["complaints"], "by": ["street"], "view": ["map"]}),
    ("领域与程序", {"i": ["penalties"], "by": ["area", "procedure"]}),
    ("各事项处罚", {"i": ["penalties", "fines"], "by": ["item"]}),
    ("程序瑕疵", {"i": ["faults"], "by": ["watch"], "compare": ["1"], "view": ["bars"]}),
)
"""Questions that are asked every month: each an address with a name."""


def url_for(ask: Ask, **more: str) -> str:
    """The address of a question."""
    return f"{reverse('explore')}?{urlencode([*ask.query, *more.items()])}"


def usual(period: Period, chosen: Ask) -> list[Chip]:
    """The usual questions over the period that is looked at."""
    year = period.whole_year or period.first.year
    chips = []
    for label, told in USUAL:
        same = (
            list(chosen.names) == told["i"]
            and list(chosen.by) == told["by"]
            and not chosen.scope
            and chosen.view == told.get("view", ["table"])[0]
        )
        query = urlencode({**told, "year": [str(year)]}, doseq=True)
        chips.append(Chip(label, f"{reverse('explore')}?{query}", on=same))
    return chips


def views_of(ask: Ask) -> list[Chip]:
    """The ways to look at the same figures."""
    return [
        Chip(label, url_for(replace(ask, view=view)), on=view == ask.view)
        for view, label in VIEWS.items()
    ]


def narrowed(ask: Ask, book: Book) -> list[Chip]:
    """What narrows the question; each is taken off by a click."""
    return [
        Chip(
            f"{DIMENSIONS[d].label}：{value_text(d, v, book.words(d))} ✕",
            url_for(ask.without(d)),
            on=True,
        )
        for d, v in ask.scope.items()
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen in the form."""

    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """One question of the form with what can be chosen."""

    name: str
    label: str
    options: Sequence[Choice]
    others: Sequence[Choice] = ()
    """What makes sense for other indicators only."""


def families(ask: Ask) -> list[Choices]:
    """Every indicator by family."""
    return [
        Choices(
            group,
            label,
            [
                Choice(name, i.label, name in ask.names)
                for name, i in INDICATORS.items()
                if i.group == group
            ],
        )
        for group, label in GROUP_LABELS.items()
    ]


def groupings(ask: Ask) -> list[Choices]:
    """The two dimensions by which one may group."""
    told = []
    able = {d for found in ask.found for d in found.paths}
    for i, label in enumerate(("分组", "再按")):
        now = ask.by[i] if i < len(ask.by) else ""
        first = [Choice("", "不分" if i else "只看合计", not now)]
        every = [Choice(d.name, d.label, d.name == now) for d in DIMENSIONS.values()]
        first += [c for c in every if c.value in able or c.on]
        rest = [c for c in every if c not in first]
        told.append(Choices(f"by-{i + 1}", label, first, rest))
    return told


def filters(ask: Ask, book: Book) -> list[Choices]:
    """The dimensions that may narrow the question, each with its values."""
    told = []
    able = {d for found in ask.found or INDICATORS.values() for d in found.paths}
    for name in CHOSEN_FROM:
        if name not in able:
            continue
        now = ask.scope.get(name, "")
        options = [Choice("", "全部", not now)]
        options += [Choice(v, w, v == now) for v, w in book.words(name).items()]
        if now == NONE:
            options.append(Choice(NONE, NONE_TEXT, True))
        told.append(Choices(name, DIMENSIONS[name].label, options))
    return told


def years(today: date, first: int, period: Period) -> list[Choice]:
    """The years of which anything is known."""
    now = str(period.first.year) if _is_year(period, today) else ""
    known = [str(y) for y in range(today.year, min(first, period.first.year) - 1, -1)]
    return [Choice("", "按起止日期", not now), *(Choice(y, f"{y}年", y == now) for y in known)]


def ends(today: date, period: Period) -> tuple[str, str]:
    """The two days of a period that is no year."""
    if _is_year(period, today):
        return "", ""
    return period.first.isoformat(), period.last.isoformat()


def _is_year(period: Period, today: date) -> bool:
    return period in (Period.of_year(period.first.year), Period.of_year(today.year, until=today))


def table(got: Answer) -> Table:
    """The answer as a table; every number opens to its rows."""
    if not got.ask.names:
        return Table([], [], empty_title="没有可列的数字", empty_text="请改选指标、分组或者筛选。")
    if not got.ask.by:
        return _wholes(got)
    if len(got.ask.by) == 2 and len(got.ask.names) == 1 and got.before is None:
        crossed = _crossed(got)
        if crossed is not None:
            return crossed
    return _listed(got)


def _wholes(got: Answer) -> Table:
    columns = [Column("name", "指标"), Column("value", "数值", align="right")]
    columns.append(Column("unit", "单位", kind="link"))
    if got.before:
        columns += [Column("past", "上年同期", align="right"), Column("gap", "增减", align="right")]
    rows = []
    for name in got.ask.names:
        now, past = got.wholes[name], got.whole_past.get(name)
        value = _cell(now, got.book.period, sub=parts_text(now))
        rows.append(Row("", (now.indicator.label, value, now.unit, *_beside(got, now, past))))
    return Table(columns, rows)


def _beside(got: Answer, now: FigureValue, past: FigureValue | None) -> list[Cell | str]:
    """The year before and the difference, where they are asked for."""
    if past is None or got.before is None:
        return []
    return [_cell(past, got.before.period), change_text(got.change(now, past))]


def _cell(figure: FigureValue, period: Period, *, sub: str = "") -> Cell:
    url = url_of(figure, period) if figure.records else ""
    return Cell(amount_text(figure), sub=sub, url=url)


def _listed(got: Answer) -> Table:
    """One row for each value or pair of values, the indicators beside each other."""
    words = [DIMENSIONS[name].label for name in got.ask.by]
    columns = [Column(f"by{i}", word, kind="text") for i, word in enumerate(words)]
    for name in got.ask.names:
        found = got.wholes[name].indicator
        columns.append(Column(name, f"{found.label}（{found.unit}）", align="right"))
        if got.before:
            columns += [
                Column(f"{name}-past", "上年同期", align="right"),
                Column(f"{name}-gap", "增减", align="right"),
            ]
    rows = [Row("", tuple(_line(got, key))) for key in got.keys[:MOST_ROWS]]
    whole: list[Cell | str] = ["合计", *([""] * (len(words) - 1))]
    for name in got.ask.names:
        now = got.wholes[name]
        whole += [_cell(now, got.book.period), *_beside(got, now, got.whole_past.get(name))]
    return Table(columns, [*rows, Row("", tuple(whole))], caption=_cut(len(got.keys)))


def _line(got: Answer, key: tuple[str, ...]) -> Iterator[Cell | str]:
    for dimension, value in zip(got.ask.by, key, strict=True):
        yield value_text(dimension, value, got.book.words(dimension))
    for name in got.ask.names:
        now, past = got.figure(name, key), got.figure_before(name, key)
        yield _cell(now, got.book.period, sub=parts_text(now))
        yield from _beside(got, now, past)


def _cut(count: int) -> str:
    if count <= MOST_ROWS:
        return ""
    return f"共 {count} 行，此处列前 {MOST_ROWS} 行和合计；导出的文件有全部"


def _heads(got: Answer, across: str, values: list[str]) -> list[str]:
    if across == "month":
        return month_labels(values)
    return [value_text(across, v, got.book.words(across)) for v in values]


def _sums(got: Answer, name: str, axis: int, values: Sequence[str]) -> list[Cell]:
    """What the parts add up to, where they do."""
    found = [got.sum_of(name, axis, value) for value in values]
    return [_cell(figure, got.book.period) for figure in found if figure is not None]


def _crossed(got: Answer) -> Table | None:
    """Two dimensions of one indicator crossed; none where the columns would be too many."""
    (name,), (down, across) = got.ask.names, got.ask.by
    seen = {values[1] for values in got.now[name]}
    heads = [v for v in got.axes[1] if v in seen or len(got.axes[1]) <= MOST_COLUMNS]
    if len(heads) > MOST_COLUMNS or len(got.axes[0]) > MOST_ROWS:
        return None
    sums = adds_up(got.wholes[name].indicator)
    columns = [Column("by", DIMENSIONS[down].label, kind="link")]
    for value, label in zip(heads, _heads(got, across, heads), strict=True):
        columns.append(Column(value, label, align="right", kind="link"))
    if sums:
        columns.append(Column("sum", "合计", align="right"))
    rows = []
    for first in got.axes[0]:
        cells = [_cell(got.figure(name, (first, v)), got.book.period) for v in heads]
        cells += _sums(got, name, 0, [first])
        rows.append(Row("", (value_text(down, first, got.book.words(down)), *cells)))
    whole = got.wholes[name]
    if sums:
        foot = [*_sums(got, name, 1, heads), _cell(whole, got.book.period)]
        rows.append(Row("", ("合计", *foot)))
    return Table(
        columns,
        rows,
        caption=f"{whole.indicator.label}（{whole.unit}），合计 {amount_text(whole)}",
        empty_title="没有记录",
    )
