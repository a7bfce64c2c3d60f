"""The list of cases as page and as file: its columns, its filters, its words to find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.queries import filtered
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.parties.access import named_parties
from mingjing.office.people.models import Person
from mingjing.office.web.filters import export_url
from mingjing.office.web.paging import keyset
from mingjing.office.web.search import matching
from mingjing.office.web.shapes import Cell, Chip, Column, Link, Row, Table
from mingjing.office.web.words import yuan

COLUMNS = (
    Column("number", "案号"),
    Column("party", "当事人和违法行为"),
    Column("area", "领域", hide_on_phone=True),
    Column("stage", "办到哪一步"),
    Column("registered", "登记日期", kind="date"),
    Column("fine", "罚款（元）", align="right", kind="money"),
)
SHOWN = (
    *("number", "procedure", "stage", "area", "registered_on", "outcome", "fine"),
    *("due_on", "due_what", "party__kind", "party__name", "item__violation"),
)
"""What a row of the list reads; a case has fifty more columns."""
EXPORT = (
    *("案号", "程序", "领域", "当事人", "违法行为", "事项", "承办单位", "街道", "登记日期"),
    *("办到哪一步", "决定书文号", "决定日期", "罚款（元）", "已缴（元）"),
    *("没收违法所得（元）", "已缴违法所得（元）", "没收的财物", "财物价额（元）"),
)
FILTERS = ("area", "procedure", "state", "beside", "mine", "inspection", "complaint")


def listed(person: Person, params: QueryDict, day: date) -> QuerySet[Case]:
    """The visible cases that filters and words name. A citizen's case is found by the full name
    only for those who may read that name."""
    rows = filtered(person, params)
    words = params.get("find", "").strip()
    if not words:
        return rows
    named = named_parties(person, day).filter(pk__in=matching(words, "party"))
    return rows.filter(Q(pk__in=matching(words, "case")) | Q(party__in=named.values("pk")))


def case_table(person: Person, params: QueryDict, day: date) -> Table:
    """One keyset page of cases, newest first."""
    rows = listed(person, params, day).select_related("party", "item").only(*SHOWN)
    page = keyset(rows, column="registered_on", params=params)
    return Table(
        COLUMNS,
        [_row(case) for case in page.rows],
        empty_title="没有符合条件的案件",
        empty_text="换一个词或去掉筛选再试；从检查或投诉发现的违法线索，可以在这里登记立案。",
        empty_action=Link("登记线索", reverse("case-new"), "primary"),
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=export_url(params) if page.rows else "",
    )


def _row(case: Case) -> Row:
    stage = procedure_of(case).stage(case.stage).label
    due = f"{case.due_what} {case.due_on:%m-%d}" if case.due_on else ""
    fine = yuan(case.fine) if case.outcome == "penalty" else ""
    return Row(
        reverse("case", args=[case.number]),
        (
            Cell(case.number, sub="简易程序" if case.is_summary else "普通程序"),
            Cell(case.party.public_name, sub=case.item.violation),
            AREA_LABELS[Area(case.area)],
            Cell(stage, sub=due),
            case.registered_on,
            fine,
        ),
    )


def case_lines(person: Person, params: QueryDict, day: date) -> Iterator[tuple[object, ...]]:
    """All listed cases for a file, citizens masked."""
    rows = listed(person, params, day).select_related("party", "item", "unit", "street")
    for case in rows.order_by("-registered_on", "-pk").iterator():
        decided = case.outcome == "penalty"
        yield (
            case.number,
            "简易程序" if case.is_summary else "普通程序",
            AREA_LABELS[Area(case.area)],
            case.party.public_name,
            case.conduct,
            f"{case.item.code} {case.item.violation}",
            case.unit.name,
            case.street.name,
            case.registered_on,
            procedure_of(case).stage(case.stage).label,
            case.decision_number,
            case.decided_on,
            case.fine if decided else "",
            case.paid if decided else "",
            *_confiscated(case),
        )


def _confiscated(case: Case) -> tuple[object, ...]:
    """What was confiscated, nothing where nothing was."""
    gains: tuple[object, ...] = (case.gains, case.gains_paid) if case.gains else ("", "")
    return *gains, case.goods, "" if case.goods_worth is None else case.goods_worth


def case_kept(params: QueryDict) -> list[tuple[str, str]]:
    """The filters that finding by words keeps."""
    return [(name, str(params[name])) for name in FILTERS if params.get(name)]


def case_chips(params: QueryDict) -> list[Chip]:
    """The filters of the list, each an address of its own; the words to find stay."""
    chips = [
        _chip(params, "mine", "1", "我参与的"),
        _chip(params, "state", "open", "在办"),
        _chip(params, "state", "ended", "已办结"),
        _chip(params, "beside", "running", "有附带程序在办"),
        _chip(params, "procedure", "ordinary", "普通程序"),
        _chip(params, "procedure", "summary", "简易程序"),
    ]
    return chips + [_chip(params, "area", a, label) for a, label in AREA_LABELS.items()]


def _chip(params: QueryDict, key: str, value: str, label: str) -> Chip:
    query, on = params.copy(), params.get(key) == value
    for name in ("after", "before", key):
        query.pop(name, None)
    if not on:
        query[key] = value
    return Chip(label, "?" + query.urlencode(), on)
