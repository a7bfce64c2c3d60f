"""All figures of one page, of whatever periods, are asked together: what a page will want is learnt
by letting it ask once when nothing is answered, and then all of it is read in one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from mingjing.office.statistics.counting import Question, added, counted, narrowed, parts_of_rows
from mingjing.office.statistics.daily.reading import Facts, Reading, Standing
from mingjing.office.statistics.dimensions import Words
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.shapes import Period, Rows, Values, Want

Told = dict[Values, Amount]


class Inquiry:
    """What the books of one page ask, each question once: the daily facts tell it, else the rows.
    A recount asks the rows alone."""

    def __init__(self, *, recount: bool = False) -> None:
        self._standing = Standing(ignored=recount)
        self._facts: dict[Period, Facts] = {}
        self._told: dict[Want, Told] = {}
        self._wanted: dict[Want, None] = {}
        self._words: dict[Words, dict[str, str]] = {}
        self._first_day: date | None = None
        self._rehearsing = False

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """While it lasts, what is asked is noted and answered as if nothing had occurred."""
        before, self._rehearsing = self._rehearsing, True
        try:
            yield
        finally:
            self._rehearsing = before

    def of(self, want: Want) -> Told:
        """The values of a question that occur; asks for all that is wanted by now."""
        if want not in self._told:
            self._wanted[want] = None
            if self._rehearsing:
                return {}
            self._ask()
        return self._told[want]

    def first_day(self, ask: Callable[[], date]) -> date:
        """The first day of which anything is known, read once."""
        if self._first_day is None:
            self._first_day = ask()
        return self._first_day

    def words(self, words: Words) -> dict[str, str]:
        """The values of a dimension in words, read once."""
        if words not in self._words:
            self._words[words] = words()
        return self._words[words]

    def _ask(self) -> None:
        wants = list(self._wanted)
        self._wanted.clear()
        readings = self._readings(wants)
        rows_of = {each: self._rows(each, readings[each]) for each in wants}
        asked = [(each, rows) for each, rows in rows_of.items() if rows is not None]
        told = parts_of_rows([Question(each.found, each.by, rows) for each, rows in asked])
        beside = {each: parts for (each, _), parts in zip(asked, told, strict=True)}
        for each in wants:
            reading = readings[each]
            known = reading.parts if reading else []
            both = added((*known, *beside.get(each, {}).items()))
            read = each.found.measure.read
            self._told[each] = {v: read(parts) for v, parts in both.items() if parts.get("records")}

    def _readings(self, wants: Sequence[Want]) -> dict[Want, Reading | None]:
        out: dict[Want, Reading | None] = {}
        for period in {each.period: None for each in wants}:
            if period not in self._facts:
                self._facts[period] = Facts(period, self._standing)
            some = [each for each in wants if each.period == period]
            out |= zip(some, self._facts[period].read(some), strict=True)
        return out

    def _rows(self, want: Want, reading: Reading | None) -> Rows | None:
        """What is left to be asked of the rows; what these rest on is told by facts where they
        know it."""
        if reading is not None:
            return reading.rows
        told = self._facts[want.period].rows(want.found)
        if told is None:
            return counted(want.found, want.period, want.scope)
        return narrowed(want.found, told, want.scope)
