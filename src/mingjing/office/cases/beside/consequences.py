"""What one act means elsewhere in the same case: read it as a list of "when this, then that".

Each is made in the same transaction, by the same people, where the other row stands in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge
from mingjing.office.cases.beside.owing import (
    fine_due,
    row_of,
    still_owed,
    surcharge_owed,
    under_attack,
)
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Deed

Consequence = Callable[[Case, Deed], Iterator[Told]]


def _paid(case: Case, deed: Deed) -> Iterator[Told]:
    """Money came in: the payment hears of it, and enforcement ends when nothing is owed."""
    form = {"receipt": deed.form.get("receipt"), "waiver": deed.form.get("waiver")}
    yield Told("payment", "pay", form)
    if not still_owed(case) and (form["waiver"] or not surcharge_owed(case, deed.day)):
        yield Told("court", "record_performance", {"proof": form["receipt"]})


def _collected(case: Case, deed: Deed) -> Iterator[Told]:
    """Cash in an officer's hand is on its way to the bank from this moment."""
    form = {"receipt": deed.form.get("receipt"), "amount": fine_due(case)}
    yield Told("payment", "collect_on_the_spot", form, begins=True)


def _surcharge(case: Case) -> str:
    row = row_of(case, "payment")
    return str(row.facts.get("surcharge", "")) if row else ""


def _attacked(case: Case, deed: Deed) -> Iterator[Told]:
    """While a reconsideration or a suit is pending nothing is added (penalty law art. 73)."""
    if under_attack(case) and _surcharge(case) == Surcharge.ACCRUING:
        yield Told("payment", "pause_surcharge")


AFTER: dict[tuple[str, str], Consequence] = {
    ("case", "pay"): _paid,
    ("case", "collect_on_the_spot"): _collected,
    ("payment", "impose_surcharge"): _attacked,
}
"""By procedure and act."""
