"""The facts of an ordinary case that its guards read: booleans, reviews and clocks, no text.

A fact is forgotten once no later guard reads it, so that the situations stay few: what was learnt
before filing is fixed by filing, and after a decision only its performance counts.
"""

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


class Correction(StrEnum):
    """Whether the party was ordered to correct, and whether the order is settled (art. 28)."""

    NONE = "none"
    ORDERED = "ordered"
    SETTLED = "settled"


class Discussion(StrEnum):
    """Whether the heads have to discuss the case together, and whether they did (art. 57)."""

    NOT_DUE = "not_due"
    DUE = "due"
    HELD = "held"


class Extension(StrEnum):
    """How far the time to decide was prolonged."""

    NONE = "none"
    BY_HEAD = "by_head"
    BY_DISCUSSION = "by_discussion"


@dataclass(frozen=True, slots=True)
class Facts:
    """Where an ordinary case stands in law."""

    competent: bool = False
    in_limitation: bool = False
    prima_facie: bool = False
    filing_review: Review = Review.NONE
    evidence: bool = False
    untold_result: bool = False
    correction: Correction = Correction.NONE
    suspended: bool = False
    extension: Extension = Extension.NONE
    discussion: Discussion = Discussion.NOT_DUE
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
