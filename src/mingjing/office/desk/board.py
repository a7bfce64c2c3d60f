"""The leader's board: what presses, what is at risk, what contradicts, and how the year runs.

The office as a whole, never a person; every figure opens to its rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingjing.law.frequency import cap_on
from mingjing.office.desk.watching import CLOCKS, RISKS, Concern, counts
from mingjing.office.inspections.progress import near_cap
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.reports.relations import RELATIONS, VERDICT_LABELS, Verdict
from mingjing.office.statistics.answering import Answer, answer
from mingjing.office.statistics.asking import Ask
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.display import url_of, value_text, with_unit
from mingjing.office.statistics.drawn import months_chart
from mingjing.office.statistics.exploring import table, url_for
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.statistics.years import Years
from mingjing.office.web.charts import Chart
from mingjing.office.web.shapes import Figure, Link, Table, Tone

TRENDS = ("inspections", "penalties", "fines", "complaints")
RUNNING = frozenset({"whole_year"})
"""Relations that a running year cannot fulfil yet, and that therefore say nothing here."""


class Listening(Book):
    """A book that remembers which figures a relation asked for, so that each can be opened."""

    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.asked: list[FigureValue] = []
        self.parted: list[tuple[str, str]] = []

    def figure(self, name: str, **scope: str) -> FigureValue:
        """The figure, remembered."""
        found = super().figure(name, **scope)
        self.asked.append(found)
        return found

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """The parts, remembered by what they are parts of."""
        self.parted.append((name, dimension))
        return super().by(name, dimension)

    def rehearse(self, ask: Callable[[], object]) -> None:
        """What is only rehearsed is not remembered."""
        super().rehearse(ask)
        self.forget()

    def forget(self) -> None:
        """Before the next relation."""
        self.asked.clear()
        self.parted.clear()

    @property
    def links(self) -> list[Link]:
        """Where everything that was asked for opens, each once."""
        found = {url_of(f, self.period): f"{f.label} {with_unit(f)}" for f in self.asked}
        for name, dimension in self.parted:
            ask = Ask((name,), (dimension,), {}, self.period)
            label = self.indicator(name, {}).label
            found[url_for(ask)] = f"{label}（按{DIMENSIONS[dimension].label}）"
        return [Link(label, url) for url, label in found.items()]


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between figures that does not hold: in words, and the figures to open."""

    verdict: str
    tone: str
    sentence: str
    computation: str
    figures: list[Link]


def watched(person: Person, today: date) -> tuple[list[Figure], list[Figure]]:
    """The clocks, and the risks."""
    told = counts(person, today)
    risks = [_figure(c, told[c.key]) for c in RISKS]
    return [_figure(c, told[c.key]) for c in CLOCKS], [*risks, *_caps(person, today)]


def _figure(concern: Concern, n: int) -> Figure:
    url = reverse("board-rows", args=[concern.key])
    tone: Tone = ("over" if concern.bad else "due") if n and concern.presses else ""
    return Figure(concern.label, n, concern.unit, url, concern.text, tone=tone)


def _caps(person: Person, today: date) -> list[Figure]:
    """Firms near their yearly cap; the page behind lists exactly these."""
    if reach(person) is Reach.NONE:
        return []
    cap, near = cap_on(today), near_cap(today.year)
    return [
        Figure(
            "企业检查接近或达到上限", len(near), "家",
            reverse("plan-caps", args=[today.year]),
            f"今年计入频次的检查已接近、达到或者超过公布的上限（{cap.value} 次，"
            f"{cap.mark.label}）的企业；投诉举报和个案检查不计。",
            f"其中超过上限 {sum(one.over for one in near)} 家",
        )
    ]  # fmt: skip


def contradictions(book: Listening) -> list[Found]:
    """Every relation that fails or is to be looked at, the failing first."""
    out = []
    for relation in RELATIONS:
        if relation.name in RUNNING:
            continue
        book.forget()
        verdict, computation = relation.weigh(book)
        if verdict is Verdict.HOLDS:
            continue
        out.append(
            Found(
                VERDICT_LABELS[verdict],
                "over" if verdict is Verdict.FAILS else "due",
                relation.sentence,
                computation,
                book.links,
            )
        )
    return sorted(out, key=lambda found: found.tone != "over")


def trends(years: Years) -> tuple[list[Figure], list[Chart]]:
    """The year so far beside the same days of the year before, and month by month."""
    book = years.now
    figures, charts = [], []
    for name in TRENDS:
        change = years.change(name)
        now = change.now
        url = url_of(now, book.period)
        figures.append(
            Figure(now.label, value_text(now), now.unit, url, now.definition, change.text)
        )
        charts.append(months_chart(name, book, None if years.why else years.before))
    return figures, charts


def faults(period: Period, years: Years) -> tuple[Table, str]:
    """Faults by kind, with the year before, and where the explorer goes on."""
    ask = Ask(("faults",), ("watch",), {}, period, compare=not years.why)
    got: Answer = answer(ask, book=years.now)
    if not got.now["faults"] and not got.past.get("faults"):
        empty = "今年和上年同期都没有记载程序瑕疵" if ask.compare else "今年没有记载程序瑕疵"
        return Table([], [], empty_title=empty), url_for(ask)
    return table(got), url_for(ask)
