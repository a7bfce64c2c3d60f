"""Paying a fine, where more happens than the payment: deferral, surcharge, cash in the hand.

The money itself is entered once, by the case's own acts; the row hears of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.instruments.penalty_law_2021.payment import PAYMENT
from mingjing.law.instruments.penalty_law_2021.payment_guards import Deferral
from mingjing.law.numbers import number
from mingjing.law.surcharge import Surcharge
from mingjing.office.cases.beside import payment_forms as f
from mingjing.office.cases.beside.judging import day_of, said
from mingjing.office.cases.beside.owing import (
    fine_due,
    gains_owed,
    last_payment_day,
    next_instalment,
    schedule_of,
    still_owed,
    surcharge_of,
    surcharge_owed,
    unpaid,
)
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, appointed, running
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed
from mingjing.office.web.words import cn_date, yuan

LAW = "penalty_law_2021"
_ONE_DAY = timedelta(days=1)


def _demanded(row: Proceeding, deed: Deed) -> Judged:
    return {"receipted": row.case.served_on is not None}


def _paid(row: Proceeding, deed: Deed) -> Judged:
    """The case has taken the money already; here it is seen whether everything is paid."""
    settled = not surcharge_owed(row.case, deed.day) or bool(deed.form.get("waiver"))
    return {
        "receipted": bool(deed.form.get("receipt")),
        "in_full": not unpaid(row.case),
        "with_surcharge": settled,
    }


def _applied(row: Proceeding, deed: Deed) -> Judged:
    return {"fine_left": still_owed(row.case) > 0, **said(hardship="proof")(row, deed)}


def _imposed(row: Proceeding, deed: Deed) -> Judged:
    return {"fine_left": still_owed(row.case) > 0, **said("rate_told")(row, deed)}


def _handed_in(row: Proceeding, deed: Deed) -> Judged:
    return {"handed_in_full": int(deed.form["amount"]) == int(row.sums.get("cash", 0))}


def _answered(row: Proceeding, deed: Deed) -> Judged:
    granted = deed.form["granted"] == "yes"
    text = str(deed.form.get("schedule") or "")
    parts = f.scheduled(text, owed=still_owed(row.case), after=deed.day) if granted else []
    return {"granted": granted, "schedule": bool(parts)}


def _served_on(row: Proceeding, deed: Deed) -> None:
    """The term runs from the service of the decision, whenever the row is begun."""
    served = row.case.served_on
    if served is not None:
        row.days = {**row.days, "demand_payment": served.isoformat()}


def _asked(row: Proceeding, deed: Deed) -> None:
    row.sums = {**row.sums, "parts": int(deed.form.get("parts") or 1)}


def _scheduled(row: Proceeding, deed: Deed) -> None:
    if deed.form["granted"] != "yes":
        return
    text = str(deed.form.get("schedule") or "")
    parts = f.scheduled(text, owed=still_owed(row.case), after=deed.day)
    row.sums = {
        **row.sums,
        "schedule": [[p.day.isoformat(), p.amount] for p in parts],
        "paid_before": row.case.paid,
    }


def _in_hand(row: Proceeding, deed: Deed) -> None:
    row.sums = {**row.sums, "cash": int(deed.form["amount"])}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """The last day of payment, the next part of a deferral, and the two days of cash."""
    if (start := day_of(row, "demand_payment")) is None:
        return
    article = cite(LAW, 66)
    if row.facts.get("deferral") == Deferral.GRANTED:
        last = date.fromisoformat(row.sums["schedule"][-1][0])
        yield appointed("payment", "延期（分期）缴清罚款", start, last=last, citation=article)
        if part := next_instalment(row.case):
            label = f"本期应缴 {yuan(part.amount)} 元"
            yield appointed("instalment", label, start, last=part.day, citation=article)
    else:
        yield running("payment", "缴纳罚款", f"{LAW}.payment_days", start)
    if taken := day_of(row, "collect_on_the_spot"):
        yield running("cash", "现金交至本机关", f"{LAW}.cash_handover_days", taken)
    if handed := day_of(row, "hand_in_cash"):
        yield running("bank", "现金缴付银行", f"{LAW}.bank_handover_days", handed)


def _turn(row: Proceeding) -> Turn:
    """Who is asked for something; the party's payment waits at the case itself."""
    if row.stage == "due" and row.facts.get("deferral") == Deferral.ASKED:
        return Turn(LEADER, "approve_instalments")
    return {
        "in_hand": Turn(OFFICER, "hand_in_cash"),
        "in_office": Turn(CLERK, "bank_cash"),
    }.get(row.stage, Turn(NOBODY, ""))


def shown(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """What is owed and paid today, part by part, and how the surcharge was reckoned."""
    case = row.case
    yield "罚款", f"已缴 {yuan(case.paid)} 元，待缴 {yuan(still_owed(case))} 元"
    if case.gains:
        told = f"已缴 {yuan(case.gains_paid)} 元，待缴 {yuan(gains_owed(case))} 元"
        yield "没收的违法所得", told
    if last := last_payment_day(case):
        yield "最后一日", cn_date(last)
    if parts := schedule_of(case):
        told = "；".join(f"{cn_date(p.day)} {yuan(p.amount)} 元" for p in parts)
        yield "批准的期限", told
    added = surcharge_of(case, day)
    if added is not None and last is not None:
        yield (
            "加处罚款",
            f"至今日 {yuan(added.amount)} 元，待缴 {yuan(surcharge_owed(case, day))} 元",
        )
        yield "计算", reckoned(case, added, last)
    if "cash" in row.sums:
        yield "当场收缴", f"{yuan(row.sums['cash'])} 元"


def reckoned(case: Case, added: Surcharge, last: date) -> str:
    """The surcharge as an officer can do it again on paper."""
    rate = number(f"{LAW}.surcharge_percent_per_day", on=last)
    told = (
        f"{yuan(fine_due(case))} 元 × {rate.text} × {added.days} 日"
        f"（自 {cn_date(last + _ONE_DAY)} 起，复议、诉讼期间不计）"
    )
    return told + ("，已达罚款数额，不再增加" if added.capped else "")


SIDE = Side(
    key="payment",
    procedure=PAYMENT,
    forms={
        "apply_for_deferral": f.ApplyForm,
        "approve_instalments": f.AnswerForm,
        "impose_surcharge": f.ImposeForm,
        "hand_in_cash": f.HandInForm,
        "bank_cash": f.BankForm,
    },
    turn=_turn,
    usual=frozenset({"served"}),
    judged={
        "demand_payment": _demanded,
        "pay": _paid,
        "collect_on_the_spot": said(receipted="receipt"),
        "hand_in_cash": _handed_in,
        "bank_cash": said(receipted="receipt"),
        "apply_for_deferral": _applied,
        "approve_instalments": _answered,
        "impose_surcharge": _imposed,
    },
    leaves={
        "demand_payment": _served_on,
        "collect_on_the_spot": _in_hand,
        "apply_for_deferral": _asked,
        "approve_instalments": _scheduled,
    },
    clocks=_clocks,
    timed={"term": "payment"},
    late={
        "hand_in_cash": (f"{LAW}.cash_handover_days", "collect_on_the_spot"),
        "bank_cash": (f"{LAW}.bank_handover_days", "hand_in_cash"),
    },
    echoes=frozenset(
        {
            "demand_payment",
            "pay",
            "collect_on_the_spot",
            "pause_surcharge",
            "resume_surcharge",
            "turn_to_court",
            "cancel_payment",
        }
    ),
    opens_with="demand_payment",
    entrances=frozenset({"apply_for_deferral", "impose_surcharge"}),
    pressing={
        "in_hand": frozenset({"cash"}),
        "in_office": frozenset({"bank"}),
        "due": frozenset(),  # the case itself shows the last day of payment, or the next part
    },
    shows=shown,
)
