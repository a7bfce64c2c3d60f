"""What a reconsideration and a suit share: how they end, and what the organ must then do."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Protocol

from mingjing.law.procedure import guard


class Verdict(StrEnum):
    """What a reviewing organ or a court did with a decision."""

    MAINTAIN = "maintain"
    CHANGE = "change"
    CANCEL = "cancel"
    CONFIRM_ILLEGAL = "confirm_illegal"
    PERFORM = "perform"
    REJECT = "reject"


TOUCHED = (Verdict.CHANGE, Verdict.CANCEL, Verdict.CONFIRM_ILLEGAL)
"""The verdicts after which the decision no longer stands as it was published."""


class Judged(Protocol):
    """Facts that hold a verdict."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, once there is one."""


def touched(f: Judged) -> bool:
    """Whether the verdict changed, cancelled or condemned the decision."""
    return f.verdict in TOUCHED


@guard("penalty_law_2021", 48)
def publication_withdrawn(f: Judged, a: Any) -> str | None:
    """What was published of a decision that no longer stands is taken back."""
    if touched(f) and not a.withdrawn:
        return "原处罚决定已被变更、撤销或者确认违法：请先撤回公开的决定信息并公开说明理由"
    return None
