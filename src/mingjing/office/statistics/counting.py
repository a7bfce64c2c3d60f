"""Rows added up: however many figures a page shows, the database is asked one question, a union of
grouped ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, TextField, Value
from django.db.models.functions import Cast, Coalesce

from mingjing.office.statistics.dimensions import DIMENSIONS, NONE
from mingjing.office.statistics.measures import MEASURED, Amount
from mingjing.office.statistics.shapes import Indicator, Parts, Period, Rows, Scope, Source, Values

MOST = 400
"""So many questions in one: SQLite takes no more than 500."""
_WHICH = "which_question"
_NOT_MEASURED = Cast(Value(None), BigIntegerField())


class Composed(LookupError):
    """A sum of other indicators has no rows of its own: it opens to its parts."""


@dataclass(frozen=True, slots=True)
class Question:
    """Rows to be added up for an indicator, told apart by some dimensions."""

    found: Indicator | Source
    by: tuple[str, ...]
    rows: Rows


def counted(found: Indicator | Source, period: Period, scope: Scope) -> Rows:
    """The rows that are counted for an indicator over a scope; raises Composed for a sum."""
    if found.parts:
        raise Composed(f"“{found.label}”由几项指标相加，请分别打开：{'、'.join(found.parts)}")
    return narrowed(found, found.counted(period), scope)


def narrowed(found: Indicator | Source, rows: Rows, scope: Scope) -> Rows:
    """Of an indicator's rows, those that lie within a scope."""
    for name, value in scope.items():
        rows = DIMENSIONS[name].within(rows, found.paths[name], value)
    return rows


def amount_of(found: Indicator | Source, rows: Rows) -> Amount:
    """The value of an indicator over counted rows."""
    return found.measure.read(rows.order_by().aggregate(**found.measure.aggregates()))


def parts_of_rows(questions: Sequence[Question]) -> list[dict[Values, Parts]]:
    """What the rows of each question add up to, by its values; one query for all of them. Rows that
    say nothing in a dimension stand under NONE, so that the parts make the whole."""
    told: list[dict[Values, Parts]] = [{} for _ in questions]
    for start in range(0, len(questions), MOST):
        some = list(enumerate(questions[start : start + MOST], start))
        for which, values, parts in _asked(some):
            told[which][values] = parts
    return told


def _asked(questions: Sequence[tuple[int, Question]]) -> Iterator[tuple[int, Values, Parts]]:
    by = {which: question.by for which, question in questions}
    widest = max(map(len, by.values()))
    each = [_grouped(which, question, widest) for which, question in questions]
    rows: Iterable[Any] = each[0].union(*each[1:], all=True) if each[1:] else each[0]
    for which, *got in rows:
        keys = zip(by[which], got, strict=False)
        values = tuple(_key(name, raw) for name, raw in keys)
        yield which, values, numbers(dict(zip(MEASURED, got[widest:], strict=True)))


def _grouped(which: int, question: Question, widest: int) -> Rows:
    """One question in the columns that all of them share."""
    found = question.found
    columns: dict[str, Any] = {_WHICH: Value(which, IntegerField())}
    for i in range(widest):
        told: Any = Value("")
        if i < len(question.by):
            dimension = DIMENSIONS[question.by[i]]
            told = Cast(dimension.expression(found.paths[dimension.name]), TextField())
        columns[f"told_{i}"] = Coalesce(told, Value(""), output_field=CharField())
    names = list(columns)
    rows: Any = question.rows.order_by().annotate(**columns).values(*names)
    told = rows.annotate(**found.measure.aggregates())
    lacking = {name: _NOT_MEASURED for name in MEASURED if name not in found.measure.aggregates()}
    grouped: Rows = told.annotate(**lacking).values_list(*names, *MEASURED)
    return grouped


def _key(dimension: str, raw: str) -> str:
    """A value as an address names it; a month may be written as its first day or moment."""
    return (raw[:7] if dimension == "month" else raw) or NONE


def numbers(row: Mapping[str, Any]) -> Parts:
    """The numbers of a row that it tells."""
    return {name: int(row[name]) for name in MEASURED if row.get(name) is not None}


def added(told: Iterable[tuple[Values, Parts]]) -> dict[Values, Parts]:
    """Parts added up value by value."""
    out: dict[Values, Parts] = defaultdict(dict)
    for values, parts in told:
        here = out[values]
        for name, number in parts.items():
            here[name] = here.get(name, 0) + number
    return dict(out)
