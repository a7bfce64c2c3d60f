"""The facts of an ordinary case that its guards read: booleans, reviews and clocks, no text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingjing.law.instruments.penalty_law_2021.common import Clock, Outcome, Review


class Defence(StrEnum):
    """What became of the party's right to state and defend (art. 44, 45)."""

    NONE = "none"
    STATED = "stated"
    WEIGHED = "weighed"
    WAIVED = "waived"


class Hearing(StrEnum):
    """What became of the party's right to a hearing (art. 63 to 65)."""

    NONE = "none"
    REQUESTED = "requested"
    NOTIFIED = "notified"
    HELD = "held"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Facts:
    """Where an ordinary case stands in law."""

    competent: bool = False
    in_limitation: bool = False
    prima_facie: bool = False
    filing_review: Review = Review.NONE
    evidence: bool = False
    correction: bool = False
    penalty_review: Review = Review.NONE
    hearing_told: bool = False
    defence: Defence = Defence.NONE
    defence_term: Clock = Clock.NONE
    hearing: Hearing = Hearing.NONE
    hearing_term: Clock = Clock.NONE
    outcome: Outcome = Outcome.NONE
    money_due: bool = False
    paid: bool = False
    closing_review: Review = Review.NONE
