"""A decision reviewed or sued over: what both ways share of days, papers and verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.instruments.remedies import TOUCHED, Verdict
from mingjing.office.cases.beside.judging import chosen, keeping
from mingjing.office.cases.beside.owing import row_of
from mingjing.office.cases.beside.shapes import Judged
from mingjing.office.cases.models import Proceeding
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.web.words import cn_date

TAKEN_BACK = {"taken_back", "unpublished", "done"}
"""Where a withdrawal has nothing left in public."""
_FALLS = {
    Verdict.CHANGE: Fall.CHANGED,
    Verdict.CANCEL: Fall.CANCELLED,
    Verdict.CONFIRM_ILLEGAL: Fall.ILLEGAL,
}


def in_order(row: Proceeding, deed: Deed) -> None:
    """Asked for, accepted, heard of by us: days in this order, none to come."""
    form, served = deed.form, row.case.served_on
    days = [form["applied_on"], form["accepted_on"], form["received_on"]]
    names = ("applied_on", "accepted_on", "received_on")
    before = served
    for name, day in zip(names, days, strict=True):
        if before is not None and day < before:
            raise Invalid({name: f"日期早于 {cn_date(before)}，请核对"})
        before = day
    if days[-1] > deed.day:
        raise Invalid({"received_on": "日期晚于办理之日，请核对"})


def accepted(row: Proceeding, deed: Deed, verb: str) -> None:
    """The reply runs from the copy, the rest of the surcharge from the acceptance."""
    form = deed.form
    row.days = {
        **row.days,
        verb: form["received_on"].isoformat(),
        "accepted": form["accepted_on"].isoformat(),
    }
    keeping("number", "court")(row, deed)


def verdict_of(deed: Deed) -> Verdict:
    """The verdict that was chosen; with a change comes what is left of the fine."""
    return Verdict(chosen(deed.form, "verdict", Verdict))


def _after_acceptance(row: Proceeding, deed: Deed, name: str) -> None:
    """An end lies after the beginning: surcharge and terms are counted between the two."""
    since = date.fromisoformat(row.days["accepted"])
    if deed.form[name] > deed.day:
        raise Invalid({name: "日期晚于办理之日，请核对"})
    if deed.form[name] < since:
        raise Invalid({name: f"日期早于受理之日（{cn_date(since)}），请核对"})


def decided(row: Proceeding, deed: Deed, verb: str) -> None:
    """The next term runs from the day on which the decision came."""
    _after_acceptance(row, deed, "received_on")
    letter = deed.form.get("opinion_on")
    if letter and letter > deed.day:
        raise Invalid({"opinion_on": "日期晚于办理之日，请核对"})
    row.days = {**row.days, verb: deed.form["received_on"].isoformat()}
    keeping("opinion_on")(row, deed)
    row.sums = {**row.sums, "verdict_number": str(deed.form.get("number") or "")}


def ended(row: Proceeding, deed: Deed, verb: str) -> None:
    """It ended without a decision, on a day that may lie before the one on which it is told."""
    _after_acceptance(row, deed, "ended_on")
    row.days = {**row.days, verb: deed.form["ended_on"].isoformat()}


def carried_out(row: Proceeding, deed: Deed) -> Judged:
    """What is public is known from the withdrawal that the verdict began."""
    fallen = row_of(row.case, "withdrawal")
    return {
        "carried_out": bool(deed.form.get("content") and deed.form.get("proof")),
        "withdrawn": fallen is not None and fallen.stage in TAKEN_BACK,
    }


def fall_by(verdict: str, form: Mapping[str, Any], *, what: str) -> dict[str, Any] | None:
    """What a verdict makes of the decision, as the withdrawal is told it; None if it stands."""
    if Verdict(verdict) not in TOUCHED:
        return None
    return {
        "fall": str(_FALLS[Verdict(verdict)]),
        "document": f"{what} {form.get('number') or ''}".strip(),
        "document_on": form["received_on"],
        "fine_after": form.get("fine_after"),
        "gains_after": form.get("gains_after"),
        "still_due": form.get("still_due"),
        "never_public": form.get("never_public"),
    }


def kept_day(row: Proceeding, name: str) -> date | None:
    """A day that was typed and kept among the sums."""
    kept = row.sums.get(name)
    return date.fromisoformat(kept) if kept else None
