"""The page of one figure: its value and definition, its versions, its change on the year before,
and exactly the rows that make it; of a sum, the figures that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.statistics import display
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.counting import amount_of, counted
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.links import indicator_url, period_query
from mingjing.office.statistics.queries import Book, checked, opened, parts_of
from mingjing.office.statistics.shapes import FigureValue, Indicator, Period, Rows
from mingjing.office.statistics.years import Years
from mingjing.office.web.filters import Group
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Column, Figure, Link, Notice, Row, Table
from mingjing.office.web.words import cn_date, count

OWN_SETTING = "本办设定"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: an indicator in one version, a period, a scope, by whom, on which day."""

    found: Indicator
    period: Period
    scope: Mapping[str, str]
    person: Person
    today: date

    def rows(self, part: Indicator) -> Rows:
        """What this person may open of the rows of an indicator."""
        return opened(part, self.see(counted(part, self.period, self.scope)))

    def see(self, rows: Rows) -> Rows:
        """Of counted rows, those that this person may open."""
        return visible_rows(rows, self.person)


def version_asked(name: str, scope: Mapping[str, str], period: Period, version: str) -> Indicator:
    """The indicator in the version in force for the period, or in the one asked for by its name;
    raises Unknown."""
    found = checked(name, scope, period)
    if not version:
        return found
    asked = next((v for v in INDICATORS[name].versions if v.version == version), None)
    if asked is None:
        raise Unknown(f"指标“{found.label}”没有第 {version} 版")
    return asked


def page_of(asked: Asked, params: QueryDict) -> dict[str, object]:
    """Everything that the page of a figure shows."""
    found, book = asked.found, Book(asked.period)
    in_force = _is_in_force(asked)
    years = Years(book, recorded_from=book.first_day(asked.today), today=asked.today)

    def told() -> tuple[FigureValue, list[Group], list[tuple[str, object]]]:
        rows = display.chip_rows(book, found, asked.scope) if in_force else []
        return _figure(book, asked), rows, _facts(years, asked, in_force=in_force)

    book.rehearse(told)
    figure, chips, facts = told()
    rests = _sum(book, asked, params) if found.parts else _records(asked, params)
    first, groups = display.split(chips)
    return {
        "title": figure.label,
        "sub": span(asked.period),
        "figures": [
            Figure(
                f"{count(figure.records)} 条记录",
                display.with_unit(figure),
                note=display.parts_text(figure),
            )
        ],
        "actions": [
            Link("统计查询", f"{reverse('explore')}?{_asked_again(asked)}"),
            Link("返回统计", f"/statistics/?year={asked.period.first.year}"),
        ],
        "facts": facts,
        "versions": _versions(asked),
        "notices": _notices(asked, figure),
        "chips": first,
        "groups": groups,
        "filters_open": any(chip.on for group in groups for chip in group.chips[1:]),
        **rests,
    }


def _asked_again(asked: Asked) -> str:
    """The same figure as the explorer asks it."""
    return urlencode({"i": asked.found.name, **asked.scope, **period_query(asked.period)})


def _is_in_force(asked: Asked) -> bool:
    return INDICATORS[asked.found.name].in_force(asked.period).version == asked.found.version


def _figure(book: Book, asked: Asked) -> FigureValue:
    """The figure in the version that was asked for."""
    found, scope = asked.found, asked.scope
    if _is_in_force(asked):
        return book.figure(found.name, **scope)
    amount = amount_of(found, counted(found, asked.period, scope))
    return FigureValue(found, dict(scope), amount, book.scope_text(scope))


def _facts(years: Years, asked: Asked, *, in_force: bool) -> list[tuple[str, object]]:
    found = asked.found
    change = years.change(found.name, **asked.scope).text if in_force else ""
    return [
        ("口径", found.definition),
        ("计入日期", found.period_rule),
        ("依据", found.source),
        ("舍入", found.rounding),
        ("负责", f"{found.owner}（{OWN_SETTING}）"),
        ("版本", _version_text(found)),
        *([("与上年同期", change)] if change else []),
    ]


def _version_text(found: Indicator) -> str:
    return f"第 {found.version} 版，用于{cn_date(found.since)}起的统计期"


def _versions(asked: Asked) -> Table | None:
    """Every version beside the others, where there is more than one."""
    versions = INDICATORS[asked.found.name].versions
    if len(versions) < 2:
        return None
    rows = []
    for each in versions:
        url = indicator_url(each.name, asked.period, {**asked.scope, "version": each.version})
        rows.append(
            Row(
                url,
                (
                    f"第 {each.version} 版",
                    each.since,
                    each.definition,
                    each.because or "—",
                    each.period_rule,
                ),
            )
        )
    columns = (
        Column("version", "版本", kind="link"),
        Column("since", "起用", kind="date"),
        Column("definition", "口径"),
        Column("because", "修订的原因"),
        Column("rule", "计入日期"),
    )
    return Table(columns, rows)


def _records(asked: Asked, params: QueryDict) -> dict[str, object]:
    page = keyset(asked.rows(asked.found), column=asked.found.order, params=params)
    columns, drawn = display.record_table(asked.found, page.rows)
    return {
        "heading": "记录",
        "table": Table(
            columns,
            drawn,
            next_url=page.next_url,
            prev_url=page.prev_url,
            export_url=_export(params) if page.rows else "",
            empty_title="没有记录",
            empty_text="统计期内没有符合口径的记录，或者不在您的查看范围内。",
        ),
    }


def _sum(book: Book, asked: Asked, params: QueryDict) -> dict[str, object]:
    parts = display.parts_table(book, asked.found, asked.scope)
    table = Table(parts.columns, parts.rows, export_url=_export(params))
    return {"heading": "由这些指标相加", "table": table}


def _export(params: QueryDict) -> str:
    kept = {k: v for k, v in params.items() if k not in {"after", "before"}}
    return f"?{urlencode({**kept, 'export': 'csv'})}"


def span(period: Period) -> str:
    """The period with both its days."""
    return f"{cn_date(period.first)}至{cn_date(period.last)}"


def _notices(asked: Asked, figure: FigureValue) -> list[Notice]:
    out = []
    if not _is_in_force(asked):
        out.append(
            Notice(
                "info",
                f"按第 {asked.found.version} 版口径计算",
                "这不是本统计期所用的版本；下方明细是这一版口径的记录。",
            )
        )
    return [*out, *_of_less(asked, figure.records)]


def _of_less(asked: Asked, records: int) -> list[Notice]:
    """Says so when somebody sees fewer rows than the office's figure counts."""
    if reach(asked.person) is Reach.ALL:
        return []
    mine = sum(asked.rows(part).count() for part in parts_of(asked.found, asked.period))
    if mine == records:
        return []
    return [
        Notice(
            "info",
            f"全委口径共 {count(records)} 条记录，您有权查看其中 {count(mine)} 条",
            "上方数值为全委口径，下方明细和导出只含您有权查看的记录。",
        )
    ]
