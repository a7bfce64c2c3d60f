"""A reconsideration of the decision: sixty days to ask, ten or five working days to reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingjing.law.instruments.penalty_law_2021.common import OFFICER
from mingjing.law.instruments.reconsideration_law_2024.reconsideration import RECONSIDERATION
from mingjing.law.instruments.remedies import Verdict
from mingjing.law.remedy_terms import application, reply_term, report_term, review_term
from mingjing.office.cases.beside import remedies as r
from mingjing.office.cases.beside import remedy_forms as f
from mingjing.office.cases.beside.judging import after_days, day_of, said
from mingjing.office.cases.beside.owing import fine_due, gains_due
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.confiscated import sum_typed
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed

LAW = "reconsideration_law_2024"
ACCEPT, DECIDE = "accept_reconsideration", "decide_reconsideration"


def _accepted(row: Proceeding, deed: Deed) -> Judged:
    r.in_order(row, deed)
    form, served = deed.form, row.case.served_on or deed.day
    return {
        "receipted": bool(form.get("number")),
        "reviewer_competent": form["organ"] == f.GOVERNMENT,
        **application(served, form["applied_on"], reasoned=bool(form.get("late_reason"))),
        "simple": bool(form.get("simple")),
    }


def _replied(row: Proceeding, deed: Deed) -> Judged:
    received = day_of(row, ACCEPT) or deed.day
    rule = reply_term(received, simple=bool(row.facts.get("simple")))
    late = rule is not None and after_days(rule.name, received, deed.day)
    return {"late": late, **said("evidence_complete")(row, deed)}


def _decided(row: Proceeding, deed: Deed) -> Judged:
    after = deed.form.get("fine_after")
    return {
        "receipted": bool(deed.form.get("number")),
        "verdict": r.verdict_of(deed),
        "worse": (after is not None and int(after) > fine_due(row.case))
        or sum_typed(deed.form, "gains_after") > gains_due(row.case),
    }


def _carried_out(row: Proceeding, deed: Deed) -> Judged:
    asked = r.kept_day(row, "opinion_on")
    rule = report_term(asked) if asked else None
    late = asked is not None and rule is not None and after_days(rule.name, asked, deed.day)
    return {"late": late, **r.carried_out(row, deed)}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """The sixty days from service, the reply from the copy, the report from the letter."""
    if served := row.case.served_on:
        yield running("application", "申请行政复议", review_term(served).name, served)
    if received := day_of(row, ACCEPT):
        rule = reply_term(received, simple=bool(row.facts.get("simple")))
        if rule is not None:
            yield running("reply", "书面答复复议机关", rule.name, received)
    asked = r.kept_day(row, "opinion_on")
    if asked and (rule := report_term(asked)):
        yield running("report", "报告纠正情况", rule.name, asked)


def _turn(row: Proceeding) -> Turn:
    return {
        "accepted": Turn(OFFICER, "reply_reconsideration"),
        "decided": Turn(OFFICER, "carry_out_reconsideration"),
    }.get(row.stage, Turn(NOBODY, ""))


def _shown(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    if number := row.sums.get("number"):
        yield "受理文号", number
    if verdict := row.facts.get("verdict"):
        yield "复议决定", f"{f.VERDICTS[Verdict(verdict)]}（{row.sums.get('verdict_number', '')}）"


SIDE = Side(
    key="reconsideration",
    procedure=RECONSIDERATION,
    forms={
        ACCEPT: f.ReviewAcceptedForm,
        "reply_reconsideration": f.ReplyForm,
        DECIDE: f.ReviewVerdictForm,
        "end_reconsideration": f.EndedForm,
        "carry_out_reconsideration": f.CarriedOutForm,
        "let_term_pass": f.PassedForm,
    },
    turn=_turn,
    judged={
        ACCEPT: _accepted,
        "reply_reconsideration": _replied,
        DECIDE: _decided,
        "end_reconsideration": said(receipted="number"),
        "carry_out_reconsideration": _carried_out,
    },
    leaves={
        ACCEPT: lambda row, deed: r.accepted(row, deed, ACCEPT),
        DECIDE: lambda row, deed: r.decided(row, deed, DECIDE),
        "end_reconsideration": lambda row, deed: r.ended(row, deed, "end_reconsideration"),
    },
    clocks=_clocks,
    timed={"term": "application"},
    pressing={
        "accepted": frozenset({"reply"}),
        "replied": frozenset(),
        "decided": frozenset({"report"}),
    },
    shows=_shown,
)
