"""Identities of a table, in every line and between the lines: computed, never assumed."""

from __future__ import annotations

from collections.abc import Sequence

from mingjing.office.statistics.measures import Count, Sum
from mingjing.office.statistics.tables.shapes import Check, Form, Head, Identity, Line, Number
from mingjing.office.web.words import count

UNITS_MAKE_ALL = "各单位之和等于合计"


def checks_of(form: Form, lines: Sequence[Line]) -> tuple[Check, ...]:
    """Every identity in every line, and the units against the whole, column by column."""
    out = [_check(form, identity, line) for identity in form.identities for line in lines]
    units = [line for line in lines if line.kind == "unit"]
    whole = next(line for line in lines if line.kind == "whole")
    if units:
        out += [
            _between(head, units, whole, place)
            for place, head in enumerate(form.heads)
            if _adds_up(whole, place)
        ]
    return tuple(out)


def _check(form: Form, identity: Identity, line: Line) -> Check:
    at = {head.key: entry for head, entry in zip(form.heads, line.entries, strict=True)}
    plus = [at[key].number for key in identity.left]
    minus = [at[key].number for key in identity.less]
    right = [at[key].number for key in identity.right]
    told = _working(plus, minus)
    return Check(
        identity.label,
        line.label,
        identity.relation,
        _less(_sum(plus), _sum(minus)),
        _sum(right),
        f"{told} {identity.relation} {_working(right, [])}",
    )


def _between(head: Head, units: Sequence[Line], whole: Line, place: int) -> Check:
    parts = [line.entries[place].number for line in units]
    total = whole.entries[place].number
    return Check(
        f"{UNITS_MAKE_ALL}：{' '.join(filter(None, (head.group, head.label)))}",
        whole.label,
        "=",
        _sum(parts),
        total,
        f"{_working(parts, [])} = {count(total)}",
    )


def _adds_up(whole: Line, place: int) -> bool:
    """Counts and sums of the units make the whole; rates do not."""
    figure = whole.entries[place].figure
    if figure is None or "unit" not in figure.indicator.paths:
        return False
    return isinstance(figure.indicator.measure, Count | Sum)


def _sum(parts: Sequence[Number | None]) -> Number | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _less(left: Number | None, right: Number | None) -> Number | None:
    return None if left is None or right is None else left - right


def _working(plus: Sequence[Number | None], minus: Sequence[Number | None]) -> str:
    told = " + ".join(count(n) for n in plus if n) or "0"
    return told + "".join(f" − {count(n)}" for n in minus if n)
