"""Sealing and seizing in the office: thirty days, thirty more at most, and the days of a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mingjing.law.instruments.compulsion_law_2012.seizure import SEIZURE
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import Fate, Ground
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.term import Pause
from mingjing.office.cases.beside import seizure_forms as f
from mingjing.office.cases.beside.judging import (
    after_hours,
    chosen,
    day_of,
    keeping,
    moment_of,
    said,
)
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.web.words import cn_date

LAW = "compulsion_law_2012"
TAKING = said(
    *("identity_shown", "witnessed", "rights_told", "heard", "recorded"),
    *("listed", "related", "unsealed"),
)
PRESSING = 5
"""The days before its end from which a seizure presses: a choice of this office's pages."""


def _taken(row: Proceeding, deed: Deed) -> Judged:
    within = 0 < int(deed.form["days"]) <= f.limit("seizure_days", deed.day)
    return {**TAKING(row, deed), "within_days": within}


def _taken_urgently(row: Proceeding, deed: Deed) -> Judged:
    return {**_taken(row, deed), **said("basis", "urgent")(row, deed)}


def _made_up(row: Proceeding, deed: Deed) -> Judged:
    taken = moment_of(row, "taken_at")
    return {"late": taken is not None and after_hours(f"{LAW}.urgent_report_hours", taken, deed.at)}


def _sent(row: Proceeding, deed: Deed) -> Judged:
    if deed.form["until"] < deed.day:
        raise Invalid({"until": "止日早于送检日期，请核对"})
    return {"period_told": bool(deed.form.get("period_told"))}


def _extended(row: Proceeding, deed: Deed) -> Judged:
    within = 0 < int(deed.form["days"]) <= f.limit("seizure_extension_days", deed.day)
    return {**said("reason_given", "noticed")(row, deed), "within_days": within}


def _disposed(row: Proceeding, deed: Deed) -> Judged:
    fate = Fate(chosen(deed.form, "fate", Fate))
    return {"fate": fate, **said("decision_based", "party_told")(row, deed)}


def _released(row: Proceeding, deed: Deed) -> Judged:
    ground, arose = Ground(chosen(deed.form, "ground", Ground)), deed.form["arose_on"]
    if arose > deed.day:
        raise Invalid({"arose_on": "日期晚于解除之日，请核对"})
    signed = bool(deed.form.get("return_signed"))
    # That the term ran out unused is its own fault; it is not told twice.
    late = ground is not Ground.EXPIRED and arose < deed.day
    return {"ground": ground, "return_signed": signed, "late": late}


def _begin_days(row: Proceeding, deed: Deed) -> None:
    keeping("measure", "goods", "days", "kept_at")(row, deed)
    row.sums = {**row.sums, "taken_at": deed.at.isoformat()}


def _add_days(row: Proceeding, deed: Deed) -> None:
    row.sums = {**row.sums, "more_days": int(deed.form["days"])}


def _begin_test(row: Proceeding, deed: Deed) -> None:
    test = [deed.day.isoformat(), deed.form["until"].isoformat()]
    row.sums = {**row.sums, "tests": [*row.sums.get("tests", []), test]}


def _end_test(row: Proceeding, deed: Deed) -> None:
    """A result that comes early ends the days; one that comes late does not lengthen what the
    party was told."""
    *before, (first, last) = row.sums["tests"]
    ended = min(date.fromisoformat(last), deed.day)
    row.sums = {**row.sums, "tests": [*before, [first, ended.isoformat()]]}


def tests_of(row: Proceeding) -> tuple[Pause, ...]:
    """The days of tests, told to the party, which do not count (art. 25)."""
    return tuple(
        Pause(date.fromisoformat(first), date.fromisoformat(last))
        for first, last in row.sums.get("tests", [])
    )


def _taken_on(row: Proceeding) -> date | None:
    return day_of(row, "seize") or day_of(row, "seize_urgently")


def _clocks(row: Proceeding) -> Iterator[Running]:
    """The days of the measure from the day of taking, and in urgency the hours to the approval."""
    start, taken = _taken_on(row), moment_of(row, "taken_at")
    if start is None or taken is None:
        return
    length = int(row.sums["days"]) + int(row.sums.get("more_days", 0))
    label = "查封扣押（含延长）" if row.facts.get("extended") else "查封扣押"
    run = running(
        "seizure", label, f"{LAW}.seizure_days", start, pauses=tests_of(row), length=length
    )
    yield replace(run, warn=PRESSING)
    if row.facts.get("owed"):
        until = f"{taken.astimezone(OFFICE_ZONE):%H:%M}"
        yield running(
            "approval", f"补办批准（次日 {until} 前）", f"{LAW}.urgent_report_hours", start
        )


def _shows(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """What is held, where, and the tests whose days do not count."""
    kept = row.sums
    yield "措施", f.KINDS[kept["measure"]]
    yield "场所、财物", kept["goods"]
    if place := kept.get("kept_at"):
        yield "存放", place
    for pause in tests_of(row):
        yield "检测期间", f"{cn_date(pause.first)}至{cn_date(pause.last)}，不计入期限"


def _turn(row: Proceeding) -> Turn:
    if row.stage == "approved":
        return Turn(OFFICER, "seize")
    if row.stage == "held":
        owed = row.facts.get("owed")
        return Turn(LEADER, "make_up_approval") if owed else Turn(OFFICER, "release_seizure")
    return Turn(NOBODY, "")


SIDE = Side(
    key="seizure",
    procedure=SEIZURE,
    forms={
        "approve_seizure": f.ApprovalForm,
        "seize": f.SeizeForm,
        "seize_urgently": f.UrgentForm,
        "make_up_approval": f.MakeUpForm,
        "test_seized": f.TestForm,
        "record_test": f.TestResultForm,
        "extend_seizure": f.ExtendForm,
        "dispose_seized": f.DisposeForm,
        "release_seizure": f.ReleaseForm,
    },
    turn=_turn,
    usual=frozenset({"investigating"}),
    judged={
        "approve_seizure": said("basis"),
        "seize": _taken,
        "seize_urgently": _taken_urgently,
        "make_up_approval": _made_up,
        "test_seized": _sent,
        "record_test": said("result_told"),
        "extend_seizure": _extended,
        "dispose_seized": _disposed,
        "release_seizure": _released,
    },
    leaves={
        "approve_seizure": keeping("measure", "goods", "basis"),
        "seize": _begin_days,
        "seize_urgently": _begin_days,
        "test_seized": _begin_test,
        "record_test": _end_test,
        "extend_seizure": _add_days,
    },
    clocks=_clocks,
    timed={"term": "seizure"},
    shows=_shows,
    investigative=frozenset({"seize", "seize_urgently"}),
    several=True,
)
