"""Kinds of penalty (行政处罚法第九条) and their order of severity for statistics.

One decision counts once, under its heaviest kind. The order differs from place to place, so it is
a table that an office may choose; the default is the finer of the two orders seen in print.
"""

from __future__ import annotations

WARNING, CRITICISM, FINE = "警告", "通报批评", "罚款"
CONFISCATE_GAINS, CONFISCATE_GOODS = "没收违法所得", "没收非法财物"
SUSPEND_PERMIT, LOWER_GRADE, REVOKE_PERMIT = "暂扣许可证件", "降低资质等级", "吊销许可证件"
RESTRICT, STOP, CLOSE = "限制开展生产经营活动", "责令停产停业", "责令关闭"
BAN, DETENTION, OTHER = "限制从业", "行政拘留", "其他"

LIGHT_TO_HEAVY = (
    OTHER,
    WARNING,
    CRITICISM,
    FINE,
    CONFISCATE_GAINS,
    CONFISCATE_GOODS,
    SUSPEND_PERMIT,
    LOWER_GRADE,
    REVOKE_PERMIT,
    RESTRICT,
    STOP,
    CLOSE,
    BAN,
    DETENTION,
)
ALL_KINDS = frozenset(LIGHT_TO_HEAVY)
SUMMARY_KINDS = frozenset({WARNING, FINE})
"""What may be imposed on the spot (art. 51)."""
CONFISCATION = frozenset({CONFISCATE_GAINS, CONFISCATE_GOODS})
"""What counts for a hearing by its worth, as a fine does by its amount (art. 63)."""
HEARING_KINDS = frozenset({LOWER_GRADE, REVOKE_PERMIT, STOP, CLOSE, BAN})
"""Kinds for which a hearing must always be offered (art. 63), whatever the amount."""


def heaviest(kinds: list[str] | tuple[str, ...]) -> str:
    """The kind under which a decision counts; raises ValueError for an empty list."""
    return max(kinds, key=LIGHT_TO_HEAVY.index)


def heavier(kinds: list[str], fine: int, *, than_kinds: list[str], than_fine: int) -> bool:
    """Whether a penalty is heavier than another: a higher fine, or a kind that was not there."""
    return fine > than_fine or bool(set(kinds) - set(than_kinds))
