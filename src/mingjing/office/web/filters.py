"""Filters that live in the URL: what may be chosen, what is chosen, and the chips that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from mingjing.office.web.shapes import Chip

_PLACES = ("after", "before", "export")


@dataclass(frozen=True, slots=True)
class Filter:
    """One question that a list answers; a value outside the options counts as not asked."""

    key: str
    label: str
    options: Mapping[str, str]

    def chosen(self, params: QueryDict) -> str:
        """The value asked for, or "" for all."""
        value = params.get(self.key, "")
        return value if value in self.options else ""

    def chips(self, params: QueryDict) -> list[Chip]:
        """All, then each option; choosing one leaves the other filters and starts at page one."""
        now = self.chosen(params)
        whole = Chip("全部", self._url(params, ""), on=not now)
        return [
            whole,
            *(
                Chip(label, self._url(params, value), on=value == now)
                for value, label in self.options.items()
            ),
        ]

    def _url(self, params: QueryDict, value: str) -> str:
        query = params.copy()
        for name in (self.key, *_PLACES):
            query.pop(name, None)
        if value:
            query[self.key] = value
        return "?" + query.urlencode()


def key_of(text: str | None) -> int:
    """A row's key as an address names it; 0, which is nobody's, for anything else."""
    plain = bool(text) and str(text).isascii() and str(text).isdecimal() and len(str(text)) < 19
    return int(str(text)) if plain else 0


@dataclass(frozen=True, slots=True)
class Group:
    """One row of chips with its label."""

    label: str
    chips: Sequence[Chip]


def groups(filters: Sequence[Filter], params: QueryDict) -> list[Group]:
    """The rows of chips of a list, in order."""
    return [Group(f.label, f.chips(params)) for f in filters]


def any_chosen(filters: Sequence[Filter], params: QueryDict) -> bool:
    """Whether one of these filters is in use."""
    return any(f.chosen(params) for f in filters)


def export_url(params: QueryDict) -> str:
    """The address of the same list, whole, as a file."""
    query = params.copy()
    for name in _PLACES:
        query.pop(name, None)
    query["export"] = "csv"
    return "?" + query.urlencode()
