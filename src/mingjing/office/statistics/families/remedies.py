"""Indicators of decisions attacked: reconsiderations and suits accepted, ended, and lost."""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.instruments.remedies import Verdict
from mingjing.office.cases.beside.owing import FALLS, REMEDIES
from mingjing.office.cases.beside.remedy_forms import VERDICTS
from mingjing.office.statistics.families.compulsion import (
    COLUMNS,
    PATHS,
    beside,
    day_of,
    procedure,
    word_of,
)
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, Period, RecordColumn, Rows

LOST = (Verdict.CHANGE, Verdict.CANCEL, Verdict.CONFIRM_ILLEGAL, Verdict.PERFORM)
"""The verdicts by which the office was set right."""
_VERDICT = RecordColumn(
    "结果", lambda row: VERDICTS.get(row.verdict, "") if row.verdict else "", "link"
)


_FALL = RecordColumn(
    "效力", lambda row: FALLS[Fall(row.facts["fall"])] if row.facts.get("fall") else "", "link"
)


def _closed(
    name: str, label: str, *, kind: str, verb: str, definition: str, source: str
) -> Indicator:
    """Reviews or suits that ended without a verdict, by the day on which that was recorded."""
    return procedure(
        name,
        label,
        kind=kind,
        group="remedies",
        day=day_of(verb),
        definition=definition,
        source=source,
        period_rule="按登记终止或者撤诉的日期归入统计期。",
    )


def _ended(
    name: str, label: str, *, kind: str, definition: str, source: str, lost: bool = False
) -> Indicator:
    """Reviews or suits decided in the period, all or those that went against the office."""

    def rows(period: Period) -> Rows:
        only = {"facts__verdict__in": [str(v) for v in LOST]} if lost else {}
        found = beside(kind, day_of(REMEDIES[kind][1]), period, **only)
        told: Rows = found.annotate(verdict=word_of("facts__verdict"))
        return told

    return Indicator(
        name,
        "remedies",
        label,
        "件",
        definition,
        "按收到复议决定、裁判文书的日期归入统计期，可能在以前受理。",
        source,
        counted=rows,
        measure=Count(),
        order="day",
        related=("case__unit",),
        columns=(*COLUMNS, _VERDICT),
        paths={**PATHS, "verdict": "verdict"},
    )


REVIEW, SUIT = "行政复议法；依据复议机关文书登记。", "行政诉讼法；依据法院文书登记。"
INDICATORS: tuple[Indicator, ...] = (
    procedure(
        "reconsiderations",
        "行政复议受理",
        kind="reconsideration",
        group="remedies",
        day=day_of(REMEDIES["reconsideration"][0]),
        definition="处罚决定被申请行政复议并受理的，一次受理计一件；未受理的不计。",
        source=REVIEW,
        period_rule="按收到受理通知的日期归入统计期。",
    ),
    _ended(
        "reconsiderations_decided",
        "行政复议审结",
        kind="reconsideration",
        definition="收到行政复议决定的案件；终止的不计。",
        source=REVIEW,
    ),
    _ended(
        "reconsiderations_lost",
        "行政复议纠错",
        kind="reconsideration",
        lost=True,
        definition="行政复议决定变更、撤销、确认违法或者责令履行的案件，已包含在审结之内。",
        source=REVIEW,
    ),
    _closed(
        "reconsiderations_ended",
        "行政复议终止",
        kind="reconsideration",
        verb="end_reconsideration",
        definition="受理后终止、没有作出复议决定的案件，不计入审结。",
        source=REVIEW,
    ),
    procedure(
        "suits",
        "行政诉讼受理",
        kind="litigation",
        group="remedies",
        day=day_of(REMEDIES["litigation"][0]),
        definition="处罚决定被提起行政诉讼并受理的，一次受理计一件。",
        source=SUIT,
        period_rule="按收到应诉材料的日期归入统计期。",
    ),
    _ended(
        "suits_decided",
        "行政诉讼审结",
        kind="litigation",
        definition="收到法院裁判的案件；撤诉的不计。",
        source=SUIT,
    ),
    _ended(
        "suits_lost",
        "行政诉讼败诉",
        kind="litigation",
        lost=True,
        definition="法院判决变更、撤销、确认违法或者责令履行的案件，已包含在审结之内。",
        source=SUIT,
    ),
    _closed(
        "suits_withdrawn",
        "行政诉讼撤诉",
        kind="litigation",
        verb="end_suit",
        definition="受理后撤诉、没有裁判的案件，不计入审结。",
        source=SUIT,
    ),
    procedure(
        "decisions_fallen",
        "处罚决定被改变",
        kind="withdrawal",
        group="remedies",
        day=day_of("fell"),
        definition="被变更、撤销、确认违法、确认无效，或者由本机关自行撤回、更正的处罚决定，"
        "一份决定计一件，决定可能在以前年度作出；行政处罚件数仍计入这些决定。",
        source="行政处罚法第四十八条；依据办理记录。",
        period_rule="按决定被改变的日期归入统计期。",
        columns=(_FALL,),
    ),
)
