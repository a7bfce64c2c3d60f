"""One record that cannot be: whoever looks for what does not fit finds something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mingjing.demo.days import minutes
from mingjing.demo.visits import Visit
from mingjing.demo.walking import Dated
from mingjing.office.cases.whereabouts import FIELDWORK

_INTO, _WRITTEN = 8, 6


def in_two_places(dated: list[Dated], own: Visit, visits: Sequence[Visit]) -> list[Dated]:
    """The stops of a case with one record of field work, alone on its day, told as made while one
    of its officers inspected elsewhere; as they are where there is no such day."""
    days = [stop.day for stop in dated]
    for n, stop in enumerate(dated):
        if stop.stop.verb not in FIELDWORK or stop.stop.entered_late or days.count(stop.day) > 1:
            continue
        for visit in visits:
            if visit.errand.day == stop.day and set(visit.pair) & set(own.pair):
                at = visit.start + minutes(_INTO)
                wrong = replace(stop, at=at, entered_at=at + minutes(_WRITTEN))
                return [*dated[:n], wrong, *dated[n + 1 :]]
    return dated
