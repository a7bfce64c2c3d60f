"""What the small procedures share: who acts, and the shapes of a condition and a sentence.

Hearing, service, payment and compulsion are small procedures of their own; the main procedure
refers to the outcome of each as one fact. Each has its own attempt, which widens `Acting`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mingjing.law.explore import Move, Sentence
from mingjing.law.instruments.penalty_law_2021 import common
from mingjing.law.procedure import Guard


@dataclass(frozen=True, slots=True)
class Acting:
    """What is true of whoever acts; each default is the lawful value."""

    post_fits: bool = True
    two_officers: bool = True
    certified: bool = True
    identity_shown: bool = True
    late: bool = False


Condition = Guard[object, Any]
post_fits: Condition = common.post_fits
two_officers: Condition = common.two_officers
certified: Condition = common.certified
identity_shown: Condition = common.identity_shown
receipted: Condition = common.receipted
receipt_numbered: Condition = common.receipt_numbered

PAIR = (post_fits, two_officers, certified)
PAIR_ASKS = ("post_fits", "two_officers", "certified")
FIELD = (*PAIR, identity_shown)
FIELD_ASKS = (*PAIR_ASKS, "identity_shown")


def kept_for_head(instrument: str, article: int) -> Condition:
    """The condition of the post, where a statute itself keeps the act for the head."""
    return common.kept_for_head(instrument, article)


def needs(instrument: str, article: int, field: str, *, sentence: str, name: str = "") -> Condition:
    """A condition that refuses when one field of the attempt is false."""
    return common.sound(instrument, article, name=name or field, field=field, sentence=sentence)


def always(name: str, words: str, field: str) -> Sentence[Any, Any]:
    """No act of any kind is made with this condition failing."""

    def holds(move: Move[Any, Any]) -> bool:
        return move.attempt is None or bool(getattr(move.attempt, field))

    return Sentence(name, words, holds)


def only(
    step: str, name: str, words: str, *, good: Callable[[Any, Any], bool]
) -> Sentence[Any, Any]:
    """This step is made only from situations, and with attempts, that are good."""

    def holds(move: Move[Any, Any]) -> bool:
        return move.name != step or good(move.before, move.attempt)

    return Sentence(name, words, holds)


RIGHT_POST = always("right_post", "每一步都由担任相应职务的人办理", "post_fits")
PAIR_SENTENCES = (
    RIGHT_POST,
    always("two", "执法行为不少于两人", "two_officers"),
    always("valid_certificates", "执法人员证件当日有效", "certified"),
)
FIELD_SENTENCES = (*PAIR_SENTENCES, always("identity", "先出示证件再执法", "identity_shown"))
RECEIPTS = always("receipts", "送达有回证，收到有凭据", "receipted")
