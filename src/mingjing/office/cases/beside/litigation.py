"""A suit against the decision: six months, or fifteen days after a review; fifteen to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingjing.law.instruments.litigation_law.litigation import LITIGATION
from mingjing.law.instruments.penalty_law_2021.common import OFFICER
from mingjing.law.instruments.remedies import Verdict
from mingjing.law.remedy_terms import suit_runs
from mingjing.office.cases.beside import remedies as r
from mingjing.office.cases.beside import remedy_forms as f
from mingjing.office.cases.beside.judging import after_days, day_of, said
from mingjing.office.cases.beside.owing import course_of, must_review
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed

LAW = "litigation_law"
ACCEPT, DECIDE = "accept_litigation", "decide_litigation"


def _reviewed(case: Case) -> bool:
    """Whether a reconsideration was decided."""
    review = course_of(case, "reconsideration")
    return review is not None and review.decided


def _term(case: Case, served: date) -> tuple[str, date]:
    """The figure that gives the time to sue, and the day from which it runs."""
    rule, start = suit_runs(served, review=course_of(case, "reconsideration"))
    return rule.name, start


def _accepted(row: Proceeding, deed: Deed) -> Judged:
    r.in_order(row, deed)
    form, case = deed.form, row.case
    name, start = _term(case, case.served_on or deed.day)
    in_time = form["applied_on"] <= running("suit", "", name, start).last
    return {
        "receipted": bool(form.get("number")),
        "on_the_spot": must_review(case),
        "reviewed": _reviewed(case),
        "late_reason": in_time or bool(form.get("late_reason")),
    }


def _answered(row: Proceeding, deed: Deed) -> Judged:
    received = day_of(row, ACCEPT) or deed.day
    late = after_days(f"{LAW}.defence_days", received, deed.day)
    return {"late": late, **said("evidence_complete")(row, deed)}


def _decided(row: Proceeding, deed: Deed) -> Judged:
    return {"receipted": bool(deed.form.get("number")), "verdict": r.verdict_of(deed)}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """The time to sue, and the fifteen days to answer."""
    if served := row.case.served_on:
        yield running("suit", "提起诉讼", *_term(row.case, served))
    if received := day_of(row, ACCEPT):
        yield running("answer", "提交证据和答辩状", f"{LAW}.defence_days", received)


def _turn(row: Proceeding) -> Turn:
    return {
        "accepted": Turn(OFFICER, "answer_suit"),
        "decided": Turn(OFFICER, "carry_out_judgment"),
    }.get(row.stage, Turn(NOBODY, ""))


def _shown(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    if number := row.sums.get("number"):
        yield "案号", f"{row.sums.get('court', '')} {number}"
    if verdict := row.facts.get("verdict"):
        yield "裁判", f"{f.VERDICTS[Verdict(verdict)]}（{row.sums.get('verdict_number', '')}）"


SIDE = Side(
    key="litigation",
    procedure=LITIGATION,
    forms={
        ACCEPT: f.SuitAcceptedForm,
        "answer_suit": f.ReplyForm,
        DECIDE: f.VerdictForm,
        "end_suit": f.EndedForm,
        "carry_out_judgment": f.CarriedOutForm,
        "let_suit_term_pass": f.PassedForm,
    },
    turn=_turn,
    judged={
        ACCEPT: _accepted,
        "answer_suit": _answered,
        DECIDE: _decided,
        "end_suit": said(receipted="number"),
        "carry_out_judgment": r.carried_out,
    },
    leaves={
        ACCEPT: lambda row, deed: r.accepted(row, deed, ACCEPT),
        DECIDE: lambda row, deed: r.decided(row, deed, DECIDE),
        "end_suit": lambda row, deed: r.ended(row, deed, "end_suit"),
    },
    clocks=_clocks,
    timed={"term": "suit"},
    pressing={
        "accepted": frozenset({"answer"}),
        "answered": frozenset(),
        "decided": frozenset(),
    },
    shows=_shown,
)
