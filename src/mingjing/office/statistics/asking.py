"""What an address asks of the explorer: indicators, grouping, filters, period, view.

Whatever cannot be understood is told in a sentence, and the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.http import QueryDict
from django.utils.dateparse import parse_date

from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, year_and_month
from mingjing.office.statistics.indicators import INDICATORS, Unknown, indicator, nearest
from mingjing.office.statistics.links import period_query
from mingjing.office.statistics.shapes import Indicator, Period

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""The days between which a period may be asked for."""
MOST_INDICATORS, MOST_DIMENSIONS = 6, 2
VIEWS = {"table": "表格", "bars": "条形图", "lines": "折线图", "map": "街道地图"}
USUAL = "penalties"
NEEDED = {"lines": "month", "map": "street"}
"""A line runs over months, a map lies over streets: such a view brings its dimension along."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the figures, as far as it can be answered."""

    names: tuple[str, ...]
    by: tuple[str, ...]
    scope: dict[str, str]
    period: Period
    compare: bool = False
    view: str = "table"
    problems: tuple[str, ...] = field(default=(), compare=False)

    @property
    def query(self) -> list[tuple[str, str]]:
        """The same question as an address asks it."""
        told = [("i", name) for name in self.names] + [("by", name) for name in self.by]
        told += [*self.scope.items(), *period_query(self.period).items()]
        if self.compare:
            told.append(("compare", "1"))
        return told if self.view == "table" else [*told, ("view", self.view)]

    def without(self, dimension: str) -> Ask:
        """The same question, not narrowed by a dimension."""
        return replace(self, scope={k: v for k, v in self.scope.items() if k != dimension})

    @property
    def found(self) -> list[Indicator]:
        """The indicators that are asked for."""
        return [INDICATORS[name] for name in self.names]


def merged(params: QueryDict) -> QueryDict:
    """The form names its two groupings apart and sends empty fields; an address says `by`."""
    told = params.copy()
    for name in ("by-1", "by-2"):
        if value := told.pop(name, [""])[-1]:
            told.appendlist("by", value)
    return told


def asked_period(params: QueryDict, today: date) -> tuple[Period, list[str]]:
    """The period in the address: a year, or two days; the running year ends today.

    What is no day or year, or lies beyond what an office can have recorded, is not asked for.
    """
    year, ends = params.get("year", ""), [params.get("first", ""), params.get("last", "")]
    running = Period.of_year(today.year, until=today)
    if year:
        if re.fullmatch("[0-9]{4}", year) and FIRST_DAY.year <= int(year) <= today.year:
            return Period.of_year(int(year), until=today), []
        return running, [f"没有“{year[:20]}”这个年份，已改为本年：请写四位数字的年份"]
    if not any(ends):
        return running, []
    first, last = (_day(text) for text in ends)
    if first and last and FIRST_DAY <= first <= last <= LAST_DAY:
        return Period(first, last), []
    return running, ["统计期的起止日期不完整或者不成立，已改为本年：请重填起日和止日"]


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def ask(params: QueryDict, today: date) -> Ask:
    """Reads an address; what is wrong in it is told and left out."""
    period, problems = asked_period(params, today)
    view = params.get("view", "table")
    if view not in VIEWS:
        problems.append(
            f"没有“{view[:20]}”这种呈现，已改为表格：可用的有{'、'.join(VIEWS.values())}"
        )
        view = "table"
    names = _names(params.getlist("i"), problems)
    by = _dimensions(params.getlist("by"), problems)
    scope = _scope(params, problems)
    by = _needed(view, by, problems)
    names = _fitting(names, by, scope, problems)
    compare = params.get("compare", "") not in {"", "0"}
    if view != "table" and "unit" in by:
        view = "table"
        problems.append("按单位区分时只列表，按固定次序，不作图：单位之间不排名")
    return Ask(names, by, scope, period, compare, view, tuple(problems))


def _names(asked: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    known = []
    for name in dict.fromkeys(n for n in asked if n):
        try:
            known.append(indicator(name).name)
        except Unknown:
            near = nearest(name, list(INDICATORS))
            problems.append(f"没有名为“{name[:30]}”的指标{_close(near)}：已略去")
    if len(known) > MOST_INDICATORS:
        left = "、".join(INDICATORS[n].label for n in known[MOST_INDICATORS:])
        problems.append(f"一次最多看 {MOST_INDICATORS} 个指标，已略去：{left}")
    return tuple(known[:MOST_INDICATORS]) or (USUAL,)


def _close(near: str) -> str:
    """Only a guess helps; the whole list is in the form."""
    return near if near.startswith("，是否为") else ""


def _dimensions(asked: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    known = []
    for name in dict.fromkeys(n for n in asked if n):
        if name in DIMENSIONS:
            known.append(name)
        else:
            problems.append(
                f"不能按“{name[:20]}”分组{_close(nearest(name, list(DIMENSIONS)))}：已略去"
            )
    if len(known) > MOST_DIMENSIONS:
        left = "、".join(DIMENSIONS[n].label for n in known[MOST_DIMENSIONS:])
        problems.append(f"一次最多按 {MOST_DIMENSIONS} 个方面分组，已略去：{left}")
    return tuple(known[:MOST_DIMENSIONS])


def _scope(params: QueryDict, problems: list[str]) -> dict[str, str]:
    scope = {}
    for name, dimension in DIMENSIONS.items():
        value = params.get(name, "")
        if not value:
            continue
        words = dimension.words() if dimension.closed and value != NONE else {}
        wrong = bool(words) and value not in words
        if name == "month" and value != NONE and year_and_month(value) is None:
            wrong, words = True, {"2023-03": "2023年3月"}
        if wrong:
            some = "、".join(list(words.values())[:12])
            problems.append(f"{dimension.label}没有“{value[:20]}”，没有按它筛选：例如{some}")
        else:
            scope[name] = value
    return scope


def _needed(view: str, by: tuple[str, ...], problems: list[str]) -> tuple[str, ...]:
    """The grouping that a view cannot do without stands in it."""
    need = NEEDED.get(view)
    if need is None or need in by:
        return by if view != "map" else tuple(n for n in by if n == need)
    if view == "map":
        if by:
            told = "、".join(DIMENSIONS[n].label for n in by)
            problems.append(f"地图只按街道分组，已略去：{told}")
        return (need,)
    if len(by) == MOST_DIMENSIONS:
        problems.append(f"折线按月份排列，已略去第二个分组：{DIMENSIONS[by[1]].label}")
    return (*by[:1], need)


def _fitting(
    names: tuple[str, ...], by: tuple[str, ...], scope: dict[str, str], problems: list[str]
) -> tuple[str, ...]:
    """Only indicators that are told apart by every dimension in use; the others are named."""
    fitting = []
    for found in (INDICATORS[name] for name in names):
        lacking = [n for n in (*by, *scope) if n not in found.paths]
        if not lacking:
            fitting.append(found.name)
            continue
        ways = "、".join(DIMENSIONS[n].label for n in found.paths)
        only = f"它可以按{ways}区分" if found.paths else "它只有合计"
        lack = "、".join(dict.fromkeys(DIMENSIONS[n].label for n in lacking))
        problems.append(f"“{found.label}”不按{lack}区分，没有列入：{only}")
    return tuple(fitting)
