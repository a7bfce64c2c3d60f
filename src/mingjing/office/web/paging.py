"""Keyset pages: the same few rows read at 100 records and at 1,000,000, with no count and no
offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from mingjing.office.web.filters import key_of

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One page of rows, newest first, and the addresses of its neighbours ("" where none)."""

    rows: list[M]
    next_url: str = ""
    prev_url: str = ""


def _cursor(row: Model, column: str) -> str:
    value = getattr(row, column)
    told = value.isoformat() if isinstance(value, date | datetime) else str(value)
    return f"{told}~{row.pk}"


def _read(cursor: str) -> tuple[str, int] | None:
    """A cursor's two halves; a broken one is treated as none, so an old link still opens."""
    value, _, pk = cursor.rpartition("~")
    return (value, key_of(pk)) if value and key_of(pk) else None


def _address(params: QueryDict, key: str, cursor: str) -> str:
    query = params.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    query[key] = cursor
    return "?" + query.urlencode()


def keyset(
    rows: QuerySet[M], *, column: str, params: QueryDict, size: int = SIZE, ascending: bool = False
) -> Page[M]:
    """A page of rows ordered by `column` and key, both descending unless `ascending`.

    `after` in the parameters asks for rows beyond that cursor, `before` for those ahead of it.
    """
    onward, back = ("gt", "lt") if ascending else ("lt", "gt")
    after = _beyond(rows, column, params.get("after", ""), sign=onward)
    before = _beyond(rows, column, params.get("before", ""), sign=back)
    order, reverse = ((column, "pk"), (f"-{column}", "-pk"))
    if not ascending:
        order, reverse = reverse, order
    if before is not None:
        page = list(before.order_by(*reverse)[: size + 1])
        more, page = len(page) > size, page[:size][::-1]
        return _page(page, column, params, newer=more, older=True)
    page = list((rows if after is None else after).order_by(*order)[: size + 1])
    newer, older = after is not None, len(page) > size
    return _page(page[:size], column, params, newer=newer, older=older)


def _beyond(rows: QuerySet[M], column: str, cursor: str, *, sign: str) -> QuerySet[M] | None:
    """The rows on one side of the cursor; None where the address names none that can be read.

    `reach` says the same as the rest of the condition; it is there for the databases, which
    find the place in the index by it.
    """
    found = _read(cursor)
    if found is None:
        return None
    value, pk = found
    reach: dict[str, Any] = {f"{column}__{sign}e": value}
    side: dict[str, Any] = {f"{column}__{sign}": value}
    tie: dict[str, Any] = {column: value, f"pk__{sign}": pk}
    try:
        return rows.filter(Q(**side) | Q(**tie), **reach)
    except (ValidationError, ValueError):
        return None


def _page(page: list[M], column: str, params: QueryDict, *, newer: bool, older: bool) -> Page[M]:
    if not page:
        return Page([])
    return Page(
        page,
        next_url=_address(params, "after", _cursor(page[-1], column)) if older else "",
        prev_url=_address(params, "before", _cursor(page[0], column)) if newer else "",
    )
