"""Paying a fine: the term, the deferral, the surcharge, and cash in an officer's hand."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.penalty_law_2021.payment import PAYMENT
from mingjing.law.instruments.penalty_law_2021.payment_guards import (
    Deferral,
    PaymentAttempt,
    PaymentFacts,
    Surcharge,
)
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
DUE = PaymentFacts(term=Clock.RUNNING)
LATE = replace(DUE, term=Clock.OVER)
ASKED = replace(DUE, deferral=Deferral.ASKED)
ADDED = replace(LATE, surcharge=Surcharge.ACCRUING)
RESTING = replace(LATE, surcharge=Surcharge.RESTING)


@pytest.mark.parametrize(
    ("stage", "facts", "step", "attempt", "expected"),
    [
        ("new", PaymentFacts(), "demand_payment", {"receipted": False}, ("decision_served", 67)),
        ("due", DUE, "pay", {"receipted": False}, ("receipt_numbered", 70)),
        ("due", ADDED, "pay", {"with_surcharge": False}, ("surcharge_settled", 72)),
        ("due", DUE, "collect_on_the_spot", {"two_officers": False}, ("two_officers", 42)),
        ("due", DUE, "collect_on_the_spot", {"certified": False}, ("certified", 42)),
        ("due", DUE, "collect_on_the_spot", {"collectable": False}, ("collectable", 68)),
        ("due", DUE, "collect_on_the_spot", {"receipted": False}, ("receipt_numbered", 70)),
        ("due", ADDED, "collect_on_the_spot", {}, ("no_surcharge_yet", 72)),
        ("in_hand", DUE, "hand_in_cash", {"handed_in_full": False}, ("handed_in_full", 71)),
        ("in_office", DUE, "bank_cash", {"receipted": False}, ("banked", 71)),
        ("due", DUE, "apply_for_deferral", {"hardship": False}, ("hardship", 66)),
        ("due", ASKED, "apply_for_deferral", {}, ("not_pending", 66)),
        ("due", DUE, "approve_instalments", {}, ("pending", 66)),
        ("due", ASKED, "approve_instalments", {"schedule": False}, ("schedule", 66)),
        ("due", DUE, "impose_surcharge", {}, ("overdue", 72)),
        ("due", ADDED, "impose_surcharge", {}, ("no_surcharge_yet", 72)),
        (
            "due",
            replace(ASKED, term=Clock.OVER),
            "impose_surcharge",
            {},
            ("not_deferring", 66),
        ),
        ("due", LATE, "pause_surcharge", {}, ("accruing", 73)),
        ("due", ADDED, "pause_surcharge", {"accepted": False}, ("accepted", 73)),
        ("due", ADDED, "resume_surcharge", {}, ("resting", 73)),
        ("due", RESTING, "resume_surcharge", {"concluded": False}, ("concluded", 73)),
        ("due", DUE, "turn_to_court", {}, ("overdue", 72)),
    ],
)
def test_what_is_refused_about_a_fine(
    stage: str, facts: PaymentFacts, step: str, attempt: dict[str, Any], expected: tuple[str, int]
) -> None:
    name, article = expected
    assert refused(PAYMENT, stage, facts, step=step, **attempt) == [(name, LAW, article)]


@pytest.mark.parametrize(
    ("facts", "step", "attempt", "expected"),
    [
        (LATE, "impose_surcharge", {"rate_told": False}, ("rate_told", COMPULSION, 45)),
        (RESTING, "turn_to_court", {}, ("not_resting", COMPULSION, 53)),
        (DUE, "cancel_payment", {"quashed": False}, ("quashed", COMPULSION, 40)),
        (DUE, "pay", {"post_fits": False}, ("post_fits", "tianjin", 0)),
    ],
)
def test_what_the_compulsion_law_refuses(
    facts: PaymentFacts, step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert refused(PAYMENT, "due", facts, step=step, **attempt) == [expected]


def test_a_part_may_be_paid_while_the_surcharge_is_open() -> None:
    part = PaymentAttempt(in_full=False, with_surcharge=False)
    assert refused(PAYMENT, "due", ADDED, step="pay", in_full=False, with_surcharge=False) == []
    assert after(PAYMENT, "due", ADDED, step="pay", attempt=part) == ("due", ADDED)
    stage, facts = after(PAYMENT, "due", ADDED, step="pay", attempt=PaymentAttempt())
    assert (stage, facts.paid) == ("settled", True)


def test_a_deferral_gives_a_new_term_and_a_refusal_does_not() -> None:
    late = replace(ASKED, term=Clock.OVER)
    step = "approve_instalments"
    _, granted = after(PAYMENT, "due", late, step=step, attempt=PaymentAttempt())
    _, denied = after(PAYMENT, "due", late, step=step, attempt=PaymentAttempt(granted=False))
    assert (granted.deferral, granted.term) == (Deferral.GRANTED, Clock.RUNNING)
    assert (denied.deferral, denied.term) == (Deferral.REFUSED, Clock.OVER)
    assert refused(PAYMENT, "due", granted, step="turn_to_court") == [("overdue", LAW, 72)]
    assert refused(PAYMENT, "due", denied, step="apply_for_deferral") == []


@pytest.mark.parametrize(
    ("facts", "step", "late", "expected"),
    [
        (DUE, "pay", False, []),
        (LATE, "pay", False, [("paid_late", LAW, 67)]),
        (DUE, "hand_in_cash", True, [("cash_late", LAW, 71)]),
        (DUE, "bank_cash", True, [("bank_late", LAW, 71)]),
    ],
)
def test_lateness_is_told_and_never_refused(
    facts: PaymentFacts, step: str, late: bool, expected: list[Any]
) -> None:
    stage = PAYMENT.step(step).sources[0]
    assert refused(PAYMENT, stage, facts, step=step, late=late) == []
    assert faulty(PAYMENT, facts, step=step, late=late) == expected
