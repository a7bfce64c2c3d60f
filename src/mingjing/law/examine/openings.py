"""What a step beside the case asks of the case it hangs on, and what its words must not claim.

When a small procedure may be begun is the law's own table (`law/openings.py`); here the state of
an examined case is told to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from mingjing.law import openings
from mingjing.law.cite import cite
from mingjing.law.examine.dues import COLLECTED, REMEDIES, course_of, payment_last, surcharge_most
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import State, latest, of_kind, outcome, standing
from mingjing.law.examine.strands import Move
from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.law.openings import AGAIN, AT_COURT, Standing
from mingjing.law.procedure import NEW, Refusal
from mingjing.law.shelf import SMALL

PENALTY = "penalty_law_2021"
TOLD_APART = frozenset(
    {"apply_for_deferral", "approve_instalments", "impose_surcharge", "apply_to_court"}
)
"""Acts on what opens by itself in the office, or ends there with a payment."""


def opening_refusals(
    scenario: Scenario, state: State, told: Told, *, move: Move
) -> tuple[Refusal, ...]:
    """Why an act beside the case may not be made where the case stands."""
    found: list[Refusal] = []
    founds = NEW in SMALL[move.kind][0].step(move.step).sources
    if move.step == "record_performance":  # the office hears of it from a payment
        founds = state.served_on is None
    if founds or move.step in AGAIN | TOLD_APART:
        found += openings.opening_refusals(move.kind, standing_of(state, told))
    if move.step == "hand_to_police":
        found += _approved(state, told)
    if move.step == "apply_to_court":
        found += _claimed(state, told)
    return tuple(found)


def standing_of(state: State, told: Told) -> Standing:
    """Where an examined case stands, as the law's table of openings asks."""
    courses = {kind: course_of(state, kind) for kind in REMEDIES}
    court = [strand.stage for _, strand in of_kind(state, "court")]
    turned = standing(state, "payment", "enforcing") is not None
    return Standing(
        day=told.day,
        stage=state.stage,
        served_on=state.served_on,
        penalised=outcome(state) == Outcome.PENALTY,
        owed=state.served_on is not None and not _performed(state),
        last_payment=payment_last(state),
        asked_of_court=turned or bool(AT_COURT & set(court)),
        claim_lost=court[-1:] == ["lost"],
        fallen=state.fallen_on is not None,
        settled=frozenset(k for k, c in courses.items() if c and c.decided),
    )


def _approved(state: State, told: Told) -> Iterator[Refusal]:
    """Nothing goes to the police that the principal has not approved."""
    if not (told.said("approved") or standing(state, "referral", "approved")):
        sentence = "是否移送须由本机关正职负责人决定：请写明批准移送的日期"
        yield Refusal("principal_approved", sentence, cite("crime_transfer_2020", 5))


def _performed(state: State) -> bool:
    """Whether nothing is left to be paid or enforced; cash may have been taken only in part."""
    payment = latest(state, "payment")
    if payment is None:
        return not set(state.kinds) - {"罚款", "警告", "通报批评"}
    if payment[1].stage in COLLECTED:
        return not state.owing  # cash may have been collected only in part
    return bool(payment[1].stage == "cancelled")


def _claimed(state: State, told: Told) -> Iterator[Refusal]:
    claimed = sum_of(told.form.get("surcharge"))
    most = surcharge_most(state, told.day)
    if claimed is not None and claimed > most:
        sentence = (
            f"加处罚款至{told.day}至多为{most}元（每日百分之三，复议诉讼期间不计，"
            "总额不超过罚款数额），请改正申请的数额"
        )
        yield Refusal("surcharge_right", sentence, cite(PENALTY, 72))


def sum_of(value: Any) -> Decimal | None:
    """A sum of money told as a number, or in an object that names its amount."""
    if isinstance(value, dict):
        value = value.get("amount")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value))
