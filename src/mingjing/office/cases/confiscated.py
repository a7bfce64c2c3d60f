"""What a penalty confiscates: gains by their amount, goods in words and by what they are worth.

Art. 28 of the penalty law says what gains are, art. 9 that both are kinds of penalty. Goods that
nobody can put a sum to have no worth, and are then left out of every amount.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from mingjing.law.penalty_kinds import CONFISCATE_GAINS, CONFISCATE_GOODS, Weight
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Invalid
from mingjing.office.web.words import yuan

Form = Mapping[str, Any]
NOTHING = Decimal("0.00")
MOST = Decimal(10) ** 11
"""Below what a column can hold, and above what anybody will be asked for."""


@dataclass(frozen=True, slots=True)
class Confiscated:
    """What is taken: gains in yuan, goods in words, and their worth where it was determined."""

    gains: Decimal = NOTHING
    goods: str = ""
    worth: Decimal | None = None

    def fits(self, kinds: Collection[str]) -> dict[str, bool]:
        """Whether each kind has what it takes, and nothing stands there without its kind."""
        taken = CONFISCATE_GOODS in kinds
        return {
            "gains_told": (CONFISCATE_GAINS in kinds) == (self.gains > 0),
            "goods_told": taken == bool(self.goods) and (taken or self.worth is None),
        }


def confiscated(form: Form) -> Confiscated:
    """What was typed of it; Invalid for what is no sum of yuan with cents."""
    goods = " ".join(str(form.get("goods") or "").split())[:300]
    worth = sum_typed(form, "goods_worth") if form.get("goods_worth") not in (None, "") else None
    return Confiscated(sum_typed(form, "gains"), goods, worth)


def sum_typed(form: Form, name: str) -> Decimal:
    """A sum of yuan with at most two places, nothing where none was typed; else Invalid."""
    try:
        amount = Decimal(str(form.get(name) or 0))
        exact = amount.quantize(NOTHING)
    except InvalidOperation:
        raise Invalid({name: "请填写以元为单位的金额，至多写到分"}) from None
    if exact != amount or not 0 <= exact < MOST:
        raise Invalid({name: "请填写以元为单位的金额，至多写到分，不能是负数"})
    return exact


def notified(case: Case) -> Weight:
    """What the party was told that it would be."""
    return Weight(
        case.notified_kinds, case.notified_fine or 0, case.notified_gains, case.notified_goods_worth
    )


def amount_confiscated(case: Case) -> Decimal:
    """What a decision confiscates in yuan: gains, and goods whose worth was determined."""
    return case.gains + (case.goods_worth or NOTHING)


def told_words(kind: str, taken: Confiscated) -> str:
    """A kind of confiscation with what is taken, in a line; the kind alone where none is told."""
    if kind == CONFISCATE_GAINS and taken.gains:
        return f"{kind} {yuan(taken.gains)} 元"
    if kind == CONFISCATE_GOODS and taken.goods:
        return f"{kind}（{goods_words(taken)}）"
    return kind


def goods_words(taken: Confiscated) -> str:
    """The goods, and what they are worth where it was determined."""
    return f"{taken.goods}，价额 {yuan(taken.worth)} 元" if taken.worth is not None else taken.goods


def decided_words(case: Case, kind: str) -> str:
    """The same of what was decided."""
    return told_words(kind, Confiscated(case.gains, case.goods, case.goods_worth))
