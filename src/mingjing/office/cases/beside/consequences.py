"""What one act means elsewhere in the same case: read it as a list of "when this, then that".

Each is made in the same transaction, by the same people, where the other row stands in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge
from mingjing.office.cases.beside.owing import (
    money_due,
    row_of,
    surcharge_owed,
    under_attack,
    unpaid,
)
from mingjing.office.cases.beside.remedies import fall_by
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Deed

Consequence = Callable[[Case, Deed], Iterator[Told]]


def _paid(case: Case, deed: Deed) -> Iterator[Told]:
    """Money came in: the payment hears of it, and enforcement ends when nothing is owed."""
    form = {"receipt": deed.form.get("receipt"), "waiver": deed.form.get("waiver")}
    yield Told("payment", "pay", form)
    if not unpaid(case) and (form["waiver"] or not surcharge_owed(case, deed.day)):
        yield Told("court", "record_performance", {"proof": form["receipt"]})


def _collected(case: Case, deed: Deed) -> Iterator[Told]:
    """Cash in an officer's hand is on its way to the bank from this moment, and whoever has paid
    is not enforced against. Once the court was asked no cash is taken."""
    form = {"receipt": deed.form.get("receipt"), "amount": deed.form["taken"]}
    yield Told("payment", "collect_on_the_spot", form, begins=True, must=True)
    yield Told("court", "record_performance", {"proof": form["receipt"]})


def _to_court(case: Case, deed: Deed) -> Iterator[Told]:
    """What the court is asked for is paid there."""
    yield Told("payment", "turn_to_court")


def _surcharge(case: Case) -> str:
    row = row_of(case, "payment")
    return str(row.facts.get("surcharge", "")) if row else ""


def _attacked(case: Case, deed: Deed) -> Iterator[Told]:
    """While a reconsideration or a suit is pending nothing is added (penalty law art. 73)."""
    if under_attack(case) and _surcharge(case) == Surcharge.ACCRUING:
        yield Told("payment", "pause_surcharge")


def _over(case: Case, deed: Deed) -> Iterator[Told]:
    """When the last of them has ended, the days count again."""
    if not under_attack(case) and _surcharge(case) == Surcharge.RESTING:
        yield Told("payment", "resume_surcharge")


def _verdict(what: str) -> Consequence:
    """A verdict under which the decision no longer stands begins its withdrawal."""

    def told(case: Case, deed: Deed) -> Iterator[Told]:
        if form := fall_by(deed.form["verdict"], deed.form, what=what):
            yield Told("withdrawal", "record_fall", form, begins=True)
        yield from _over(case, deed)

    return told


def _fell(case: Case, deed: Deed) -> Iterator[Told]:
    """Where nothing is left to be paid, collecting and enforcing end: for want of a decision, or
    because what is left of it was paid before."""
    row = row_of(case, "withdrawal")
    if row is None or unpaid(case):
        return
    document = row.sums["document"]
    yield Told("payment", "cancel_payment")
    if money_due(case):
        yield Told("court", "record_performance", {"proof": document})
    else:
        yield Told("court", "end_enforcement", {"document": document})


AFTER: dict[tuple[str, str], Consequence] = {
    ("case", "pay"): _paid,
    ("case", "collect_on_the_spot"): _collected,
    ("payment", "impose_surcharge"): _attacked,
    ("court", "apply_to_court"): _to_court,
    ("reconsideration", "accept_reconsideration"): _attacked,
    ("reconsideration", "decide_reconsideration"): _verdict("行政复议决定书"),
    ("reconsideration", "end_reconsideration"): _over,
    ("litigation", "accept_litigation"): _attacked,
    ("litigation", "decide_litigation"): _verdict("裁判文书"),
    ("litigation", "end_suit"): _over,
    ("withdrawal", "record_fall"): _fell,
    ("withdrawal", "withdraw_decision"): _fell,
}
"""By procedure and act."""
