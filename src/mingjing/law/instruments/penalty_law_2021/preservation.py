"""Advance registration-preservation of evidence (先行登记保存), penalty law art. 56, in full.

The measure lasts seven working days. What is not dealt with by then may be kept no longer: time
itself ends the measure, and what remains is to give the goods back and to tell the fault.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.cite import cite
from mingjing.law.instruments.parts import (
    FIELD,
    FIELD_ASKS,
    FIELD_SENTENCES,
    Acting,
    always,
    kept_for_head,
    needs,
    only,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER, Clock
from mingjing.law.procedure import NEW, Passing, Procedure, Stage, Step, guard, watch

LAW = "penalty_law_2021"


class Way(StrEnum):
    """What becomes of the preserved goods."""

    RETURN = "return"
    TEST = "test"
    SEIZE = "seize"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class PreservationFacts:
    """Where a preservation stands in law."""

    term: Clock = Clock.NONE
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class PreservationAttempt(Acting):
    """What is true of one act about preserved goods."""

    may_be_lost: bool = True
    relevant: bool = True
    list_given: bool = True
    way: Way = Way.RETURN
    return_signed: bool = True


Facts = PreservationFacts
Attempt = PreservationAttempt

may_be_lost = needs(
    LAW, 56, "may_be_lost",
    sentence="只有证据可能灭失或者以后难以取得的，才能先行登记保存：请写明理由",
)  # fmt: skip
relevant = needs(
    LAW, 56, "relevant", sentence="只能保存与本案有关的证据，请从清单中删去与本案无关的物品"
)
list_given = needs(
    LAW, 56, "list_given",
    sentence="须当场清点并把登记保存清单交付当事人，请填写清单和交付情况",
)  # fmt: skip
return_signed = needs(
    LAW, 56, "return_signed", sentence="返还物品须由当事人在返还清单上签收，请填写签收情况"
)


@guard(LAW, 56)
def in_force(f: Facts, a: Attempt) -> str | None:
    """Goods are dealt with while the measure lasts; afterwards they can only go back."""
    if f.term is Clock.OVER:
        return "登记保存已满七个工作日而未作处理，措施已经失效：只能解除并返还物品"
    return None


@guard(LAW, 56)
def lapsed(f: Facts, a: Attempt) -> str | None:
    """While the measure lasts it ends by a decision, not by lapse."""
    if f.term is not Clock.OVER:
        return "登记保存尚在七个工作日的期限内，请作出处理决定（可以决定返还）"
    return None


@guard(LAW, 56)
def returned_signed(f: Facts, a: Attempt) -> str | None:
    """A decision to return is carried out against a signature."""
    if a.way is Way.RETURN and not a.return_signed:
        return "决定返还的，须由当事人签收，请填写返还清单的签收情况"
    return None


@watch(LAW, 56)
def left_undecided(f: Facts, a: Attempt) -> str | None:
    """Goods that go back only because the term ran out."""
    return "先行登记保存满七个工作日仍未作出处理决定" if f.term is Clock.OVER else None


@watch(LAW, 56)
def returned_late(f: Facts, a: Attempt) -> str | None:
    """Goods kept although the measure had lapsed."""
    return "登记保存失效后没有及时返还物品" if a.late else None


def _preserved(f: Facts, a: Attempt) -> Facts:
    return replace(f, term=Clock.RUNNING)


def _disposed(f: Facts, a: Attempt) -> Facts:
    return replace(f, way=a.way)


def _returned(f: Facts, a: Attempt) -> Facts:
    return replace(f, way=Way.RETURN)


def _term_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "preserved" or f.term is not Clock.RUNNING:
        return None
    return replace(f, term=Clock.OVER)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("approve_preservation", "批准先行登记保存", (NEW,), "approved", cite(LAW, 56),
             (LEADER,), (kept_for_head(LAW, 56), may_be_lost), asks=("post_fits", "may_be_lost"),
             says="证据可能灭失或者以后难以取得的，经负责人批准。"),
        Step("preserve_evidence", "先行登记保存", ("approved",), "preserved", cite(LAW, 56),
             (OFFICER,), (*FIELD, relevant, list_given), sets=_preserved,
             asks=(*FIELD_ASKS, "relevant", "list_given"),
             says="两名以上执法人员当场清点、开列清单并交付当事人。"),
        Step("dispose_preserved", "处理登记保存的物品", ("preserved",), "disposed", cite(LAW, 56),
             (OFFICER, LEADER), (post_fits, in_force, returned_signed), sets=_disposed,
             asks=("post_fits", "return_signed"), chooses=("way",),
             says="七个工作日内作出处理决定：返还、送检、依法查封扣押或者移送。"),
        Step("return_preserved", "失效后返还物品", ("preserved",), "returned", cite(LAW, 56),
             (OFFICER,), (post_fits, lapsed, return_signed), sets=_returned,
             asks=("post_fits", "return_signed"), watches=(left_undecided, returned_late),
             says="期限届满未作处理的，措施失效，返还物品并如实记录。"),
    )
# fmt: on


PRESERVATION: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/preservation",
    label="先行登记保存",
    stages=(
        Stage(NEW, "未登记"),
        Stage("approved", "已批准保存"),
        Stage("preserved", "登记保存中"),
        Stage("disposed", "已作处理", final=True),
        Stage("returned", "失效已返还", final=True),
    ),
    steps=_steps(),
    facts=PreservationFacts,
    attempt=PreservationAttempt,
    passings=(Passing("preservation_term_ends", "登记保存期限届满", _term_ends),),
    road=("approve_preservation", "preserve_evidence", "dispose_preserved"),
)

PRESERVATION_SENTENCES = (
    *FIELD_SENTENCES,
    always("at_risk", "证据没有灭失危险的不保存", "may_be_lost"),
    always("only_evidence", "与本案无关的物品不保存", "relevant"),
    always("list", "保存必有清单并交付当事人", "list_given"),
    only(
        "dispose_preserved", "in_seven_days", "满七个工作日的只能返还",
        good=lambda f, a: f.term is Clock.RUNNING,
    ),
    only(
        "return_preserved", "lapse_by_time", "未满期限的由决定处理",
        good=lambda f, a: f.term is Clock.OVER,
    ),
    only(
        "dispose_preserved", "return_on_decision_signed", "决定返还的由当事人签收",
        good=lambda f, a: a.way is not Way.RETURN or a.return_signed,
    ),
    only(
        "return_preserved", "return_after_lapse_signed", "失效返还的由当事人签收",
        good=lambda f, a: a.return_signed,
    ),
)  # fmt: skip
