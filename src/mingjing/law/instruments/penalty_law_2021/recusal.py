"""Recusal of an officer (回避), penalty law art. 43; the investigation goes on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    PAIR,
    PAIR_ASKS,
    PAIR_SENTENCES,
    Acting,
    always,
    kept_for_head,
    needs,
    only,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard

LAW = "penalty_law_2021"


@dataclass(frozen=True, slots=True)
class RecusalFacts:
    """Where a request for recusal stands in law."""

    own_motion: bool = False


@dataclass(frozen=True, slots=True)
class RecusalAttempt(Acting):
    """What is true of one act of a recusal."""

    receipted: bool = True
    own_motion: bool = False
    reason_given: bool = True
    not_self: bool = True
    granted: bool = True
    not_recused: bool = True


Facts = RecusalFacts
Attempt = RecusalAttempt

reason_given = needs(
    LAW, 43, "reason_given",
    sentence="请写明回避的理由：与案件有直接利害关系，或者有其他关系可能影响公正执法",
)  # fmt: skip
not_self = needs(
    LAW, 43, "not_self", sentence="被申请回避的人员不得决定自己是否回避，请由负责人决定"
)
not_recused = needs(LAW, 43, "not_recused", sentence="已经回避的人员不得再参与本案，请更换执法人员")


@guard(LAW, 43)
def answer_served(f: Facts, a: Attempt) -> str | None:
    """A party that asked is told what was decided."""
    if not f.own_motion and not a.receipted:
        return "当事人提出申请的，须把是否回避的决定告知当事人，请填写告知情况"
    return None


def _requested(f: Facts, a: Attempt) -> Facts:
    return replace(f, own_motion=a.own_motion)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("request_recusal", "提出回避", (NEW,), "requested", cite(LAW, 43), (OFFICER,),
             (post_fits, reason_given), sets=_requested, asks=("post_fits", "reason_given"),
             chooses=("own_motion",), says="执法人员自行回避，或者登记当事人的回避申请。"),
        Step("recuse", "决定是否回避", ("requested",), "recused", cite(LAW, 43), (LEADER,),
             (kept_for_head(LAW, 43), not_self, answer_served),
             asks=("post_fits", "not_self", "receipted"),
             chooses=("granted",), detours=(Detour("granted", False, "kept"),),
             says="由行政机关负责人决定；决定作出之前，不停止调查。"),
        Step("replace_officer", "更换执法人员", ("recused",), "replaced", cite(LAW, 42),
             (OFFICER, LEADER), (*PAIR, not_recused), asks=(*PAIR_ASKS, "not_recused"),
             says="决定回避的，更换执法人员，仍不得少于两人。"),
    )
# fmt: on


RECUSAL: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/recusal",
    label="回避",
    stages=(
        Stage(NEW, "无回避事由"),
        Stage("requested", "回避待决定"),
        Stage("recused", "已决定回避"),
        Stage("kept", "决定不回避", final=True),
        Stage("replaced", "已更换人员", final=True),
    ),
    steps=_steps(),
    facts=RecusalFacts,
    attempt=RecusalAttempt,
    road=("request_recusal", "recuse", "replace_officer"),
)

RECUSAL_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    *PAIR_SENTENCES,
    always("reasoned", "回避必有理由", "reason_given"),
    always("not_in_own_cause", "不自己决定自己的回避", "not_self"),
    always("stays_away", "回避的人不再参与", "not_recused"),
    only(
        "recuse", "party_answered", "当事人的申请必有答复",
        good=lambda f, a: f.own_motion or a.receipted,
    ),
)  # fmt: skip
