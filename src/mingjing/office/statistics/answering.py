"""The explorer's answer: one grouped query per indicator and period, and the wholes beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from mingjing.office.statistics.asking import Ask
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, value_text, year_and_month
from mingjing.office.statistics.display import number_text
from mingjing.office.statistics.measures import Amount, Count, Sum
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, FigureValue, Indicator, Values
from mingjing.office.statistics.years import Change, change_of, incomparable
from mingjing.office.web.words import NOTHING

Told = dict[str, dict[Values, FigureValue]]
Wholes = dict[str, FigureValue]


@dataclass(frozen=True, slots=True)
class Answer:
    """All figures that an ask names: by indicator and values, now and in the year before."""

    ask: Ask
    book: Book
    before: Book | None
    now: Told
    past: Told
    axes: tuple[tuple[str, ...], ...] = ()
    wholes: dict[str, FigureValue] = field(default_factory=dict)
    whole_past: dict[str, FigureValue] = field(default_factory=dict)
    why: str = ""
    """What keeps the two years from being compared, in words."""

    @property
    def keys(self) -> list[Values]:
        """The rows of the answer: every value of one dimension; of two, the pairs that occur."""
        if not self.axes:
            return []
        if len(self.axes) == 1:
            return [(value,) for value in self.axes[0]]
        seen = {values for told in (self.now, self.past) for got in told.values() for values in got}
        place = [{value: i for i, value in enumerate(axis)} for axis in self.axes]
        return sorted(seen, key=lambda vs: [place[i][v] for i, v in enumerate(vs)])

    def figure(self, name: str, values: Values) -> FigureValue:
        """One cell; where nothing occurs, the indicator's nought."""
        return self.now[name].get(values) or _nought(self, name, values)

    def figure_before(self, name: str, values: Values) -> FigureValue | None:
        """The same cell a year earlier, where the year before is asked for."""
        if self.before is None:
            return None
        earlier = tuple(_moved(v, d, -1) for v, d in zip(values, self.ask.by, strict=True))
        return self.past[name].get(values) or _nought(self, name, earlier)

    def change(self, now: FigureValue, past: FigureValue) -> Change:
        """What the two years say of each other."""
        return change_of(now, past, self.why)

    def label(self, values: Values) -> str:
        """The values of a row in words."""
        return " · ".join(
            value_text(d, v, self.book.words(d)) for d, v in zip(self.ask.by, values, strict=True)
        )

    def sum_of(self, name: str, axis: int, value: str) -> FigureValue | None:
        """Of a table of two dimensions, the sum along a row (0) or a column (1); none where parts
        do not add up."""
        found = self.wholes[name].indicator
        if not adds_up(found):
            return None
        cells = [f for values, f in self.now[name].items() if values[axis] == value]
        amount = Amount(sum(int(f.value or 0) for f in cells), sum(f.records for f in cells))
        scope = {**self.ask.scope, self.ask.by[axis]: value}
        return FigureValue(found, scope, amount, self.book.scope_text(scope))


def adds_up(found: Indicator) -> bool:
    """Whether the parts of an indicator make its whole: counts and sums do, others need not."""
    return isinstance(found.measure, Count | Sum)


def answer(
    ask: Ask,
    *,
    book: Book | None = None,
    recorded_from: date | None = None,
    today: date | None = None,
) -> Answer:
    """Asks the book of the period, and that of the year before where it is compared, by the same
    definitions; `recorded_from` is the first day of which anything is known."""
    book = book or Book(ask.period)
    before = book.year_before if ask.compare else None
    why = ""
    if before is not None and recorded_from and today:
        why = incomparable(ask.period, before.period, recorded_from, today)
    book.rehearse(lambda: _tell(ask, book, before))
    now, past, wholes, whole_past = _tell(ask, book, before)
    axes = tuple(tuple(_axis(ask, book, i, [now, past])) for i in range(len(ask.by)))
    return Answer(ask, book, before, now, past, axes, wholes, whole_past, why)


def _tell(ask: Ask, book: Book, before: Book | None) -> tuple[Told, Told, Wholes, Wholes]:
    """The parts and the wholes, now and in the year before."""
    now = {name: book.table(name, ask.by, ask.scope) for name in ask.names if ask.by}
    past: Told = {}
    wholes = {name: book.figure(name, **ask.scope) for name in ask.names}
    whole_past: Wholes = {}
    if before is not None:
        earlier = {d: _moved(v, d, -1) for d, v in ask.scope.items()}
        for name in ask.names:
            whole_past[name] = before.figure(name, **earlier)
            if ask.by:
                past[name] = _later(before.table(name, ask.by, earlier), ask.by)
    return now, past, wholes, whole_past


def _moved(value: str, dimension: str, years: int) -> str:
    """A value as the other year has it: only months move."""
    told = year_and_month(value) if dimension == "month" else None
    return f"{told[0] + years}-{told[1]:02d}" if told else value


def _later(got: dict[Values, FigureValue], by: Sequence[str]) -> dict[Values, FigureValue]:
    """Last year's figures under this year's months."""
    return {
        tuple(_moved(v, d, 1) for v, d in zip(values, by, strict=True)): figure
        for values, figure in got.items()
    }


def _axis(ask: Ask, book: Book, i: int, told: Iterable[Told]) -> list[str]:
    """The values of one dimension in their fixed order: named ones, then others, then none."""
    name = ask.by[i]
    if name in ask.scope:
        return [ask.scope[name]]
    seen = {values[i] for each in told for got in each.values() for values in got}
    words = book.words(name)
    if name == "month":
        first = ask.period.months
    elif DIMENSIONS[name].closed:
        first = list(words)
    else:
        first = [value for value in words if value in seen]
    rest = sorted(seen - set(first) - {NONE})
    return [*first, *rest, *([NONE] if NONE in seen else [])]


def _nought(answer: Answer, name: str, values: Values) -> FigureValue:
    found = answer.wholes[name].indicator
    scope = {**answer.ask.scope, **dict(zip(answer.ask.by, values, strict=True))}
    return FigureValue(found, scope, found.measure.read({}), answer.book.scope_text(scope))


def change_text(change: Change) -> str:
    """How a figure differs from the year before, in few words; no share of nothing."""
    gap = change.difference
    if gap is None:
        return NOTHING
    if gap == 0:
        return "持平"
    if change.now.unit == RATE:
        return f"{gap:+}个百分点"
    told = ("+" if gap > 0 else "-") + number_text(gap if gap > 0 else -gap, change.now.unit)
    return f"{told}（上年为 0）" if change.percent is None else f"{told}（{change.percent:+}%）"
