"""Rows to law for the small procedures: facts from the row's own memory, clocks from its days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.numbers import number
from mingjing.law.term import Region, region, term
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.clocks import Running
from mingjing.office.cases.models import Proceeding
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.journal.values import as_plain


def side_of(row: Proceeding) -> Side:
    """The small procedure under which a row runs."""
    return SIDES[row.kind]


def facts_of(row: Proceeding, day: date) -> Any:
    """Where a small procedure stands in law on a day."""
    side = side_of(row)
    known = revived(side.procedure.facts, row.facts)
    return dataclasses.replace(known, **_clocks(side, side.clocks(row), day))


def revived(shape: type[Any], plain: dict[str, Any]) -> Any:
    """A dataclass of facts from its plain values: words become the enum that the field holds."""
    hints = get_type_hints(shape)
    values = {name: _meant(hints[name], value) for name, value in plain.items()}
    return shape(**values)


def _meant(hint: Any, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    kinds = [k for k in (hint, *get_args(hint)) if isinstance(k, type) and issubclass(k, Enum)]
    return kinds[0](value) if kinds else value


def _clocks(side: Side, running: Iterable[Running], day: date) -> dict[str, Clock]:
    """The clock facts: none where nothing has started, over on the day after the last."""
    ends = {r.key: r.last for r in running if r.start <= day}
    return {
        fact: Clock.NONE if key not in ends else Clock.OVER if ends[key] < day else Clock.RUNNING
        for fact, key in side.timed.items()
    }


def pressing(row: Proceeding) -> list[Running]:
    """The terms that matter where a row stands; none once it has ended."""
    side = side_of(row)
    if side.procedure.stage(row.stage).final:
        return []
    keys = side.pressing.get(row.stage)
    return [r for r in side.clocks(row) if keys is None or r.key in keys]


def opened(row: Proceeding, deed: Deed) -> Proceeding:
    """A row that is not begun yet as it would stand after the echo that opens it."""
    side = side_of(row)
    if side.opens_with:
        step, facts = side.procedure.step(side.opens_with), side.procedure.facts()
        remember(row, side.opens_with, deed, step.sets(facts, side.procedure.attempt()))
        row.stage = step.target or row.stage
    return row


def remember(row: Proceeding, verb: str, deed: Deed, facts: Any) -> None:
    """What the law foresees goes on the row, and what the act leaves of days and sums."""
    side = side_of(row)
    plain = as_plain(facts)
    row.facts = {name: value for name, value in plain.items() if name not in side.timed}
    row.days = {**row.days, verb: deed.day.isoformat()}
    if leave := side.leaves.get(verb):
        leave(row, deed)


def attempt_of(row: Proceeding, verb: str, deed: Deed) -> Any:
    """What is true of this attempt, of its people and of its form.

    Raises Invalid where the form lacks a field without which the attempt cannot be judged.
    """
    judge = side_of(row).judged.get(verb)
    people = people_of(row, verb, deed)
    if judge is None:
        return people
    try:
        return dataclasses.replace(people, **judge(row, deed))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def people_of(row: Proceeding, verb: str, deed: Deed) -> Any:
    """What is true of the people of an attempt, before anything is typed.

    An echo asks nobody's post: whose the act was, was judged where it was made.
    """
    side = side_of(row)
    step = side.procedure.step(verb)
    least = number("penalty_law_2021.officers_at_least", on=deed.day).value
    return dataclasses.replace(
        side.procedure.attempt(),
        post_fits=verb in side.echoes
        or (all(a.roles & set(step.actors) for a in deed.by) and bool(deed.by)),
        two_officers=len({a.id for a in deed.by}) >= least,
        certified=all(a.certified for a in deed.by),
        late=_late(side, row, verb, deed.day),
    )


def _late(side: Side, row: Proceeding, verb: str, day: date) -> bool:
    if verb not in side.late:
        return False
    figure, key = side.late[verb]
    if key not in row.days:
        return False
    start = date.fromisoformat(row.days[key])
    return region(term(figure, on=start), start=start, today=day) is Region.OVER
