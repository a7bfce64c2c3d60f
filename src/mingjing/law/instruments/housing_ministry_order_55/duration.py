"""The time to decide: ninety days, two extensions, suspension, resumption, termination.

Penalty law art. 60 gives the ninety days. What Order 55 adds (30 and 60 days more, suspension and
termination) is known from memory only, so here nothing of it ever refuses: it is told as a fault.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, post_fits
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.procedure import NEW, Passing, Procedure, Stage, Step, watch

LAW = "housing_ministry_order_55"
PENALTY = "penalty_law_2021"


class Extension(StrEnum):
    """How far the term was prolonged."""

    NONE = "none"
    BY_HEAD = "by_head"
    BY_DISCUSSION = "by_discussion"


@dataclass(frozen=True, slots=True)
class DurationFacts:
    """Where the time to decide stands in law."""

    over: bool = False
    extension: Extension = Extension.NONE


@dataclass(frozen=True, slots=True)
class DurationAttempt(Acting):
    """What is true of one act about the time to decide."""

    reason_given: bool = True
    discussed: bool = True


Facts = DurationFacts
Attempt = DurationAttempt


@watch(PENALTY, 60)
def extended_after_end(f: Facts, a: Attempt) -> str | None:
    """A term that had ended is prolonged."""
    return "办案期限届满之后才决定延长" if f.over else None


@watch(LAW, 0)
def extended_twice(f: Facts, a: Attempt) -> str | None:
    """The head prolongs once; more is for a collective discussion."""
    return (
        "负责人已经延长过一次，再次延长应经集体讨论" if f.extension is not Extension.NONE else None
    )


@watch(LAW, 0)
def undiscussed(f: Facts, a: Attempt) -> str | None:
    """A second extension without minutes of a discussion."""
    return None if a.discussed else "再次延长办案期限没有集体讨论记录"


@watch(LAW, 0)
def leapt(f: Facts, a: Attempt) -> str | None:
    """A second extension follows a first, and nothing follows a second."""
    if f.extension is Extension.NONE:
        return "未经负责人第一次延长就集体讨论再次延长"
    return "集体讨论的延长已经用过一次" if f.extension is Extension.BY_DISCUSSION else None


@watch(LAW, 0)
def unreasoned(f: Facts, a: Attempt) -> str | None:
    """Time is stopped or lengthened, or an investigation ended, for a reason on the file."""
    return None if a.reason_given else "没有写明中止、恢复、终止或者延长的理由"


@watch(PENALTY, 60)
def decided_late(f: Facts, a: Attempt) -> str | None:
    """A decision after the term, extensions included."""
    return "超过办案期限（九十日或者批准延长的期限）才作出处理决定" if f.over else None


def _by_head(f: Facts, a: Attempt) -> Facts:
    return replace(f, extension=Extension.BY_HEAD, over=False)


def _by_discussion(f: Facts, a: Attempt) -> Facts:
    return replace(f, extension=Extension.BY_DISCUSSION, over=False)


def _term_ends(stage: str, f: Facts) -> Facts | None:
    return replace(f, over=True) if stage == "running" and not f.over else None


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("start_term", "起算办案期限", (NEW,), "running", cite(PENALTY, 60), (OFFICER, LEADER),
             (post_fits,), asks=("post_fits",), says="自行政处罚案件立案之日起九十日内作出决定。"),
        Step("extend", "延长办案期限", ("running",), None, cite(LAW, 0), (LEADER,), (post_fits,),
             sets=_by_head, asks=("post_fits",),
             watches=(extended_after_end, extended_twice, unreasoned),
             says="案情复杂的，经负责人批准可以延长；日数是未核对的设定。"),
        Step("extend_by_discussion", "集体讨论再次延长", ("running",), None, cite(LAW, 0),
             (LEADER,), (post_fits,), sets=_by_discussion, asks=("post_fits",),
             watches=(extended_after_end, undiscussed, leapt, unreasoned),
             says="案情特别复杂的，经集体讨论可以再延长；日数是未核对的设定。"),
        Step("suspend", "中止调查", ("running",), "suspended", cite(LAW, 0), (LEADER,),
             (post_fits,), asks=("post_fits",), watches=(unreasoned,),
             says="因故不能继续调查的，经批准中止，中止期间不计入办案期限。"),
        Step("resume", "恢复调查", ("suspended",), "running", cite(LAW, 0), (LEADER,),
             (post_fits,), asks=("post_fits",), watches=(unreasoned,),
             says="中止的原因消除后，恢复调查，办案期限继续计算。"),
        Step("terminate", "终止调查", ("running", "suspended"), "terminated", cite(LAW, 0),
             (LEADER,), (post_fits,), asks=("post_fits",), watches=(unreasoned,),
             says="无法查明或者没有继续调查必要的，经批准终止调查。"),
        Step("end_term", "期限内作出决定", ("running",), "decided", cite(PENALTY, 60), (LEADER,),
             (post_fits,), asks=("post_fits",), watches=(decided_late,),
             says="作出处理决定，办案期限结束。"),
    )
# fmt: on


DURATION: Procedure[Facts, Attempt] = Procedure(
    name="housing_ministry_order_55/duration",
    label="办案期限",
    stages=(
        Stage(NEW, "尚未立案"),
        Stage("running", "期限计算中"),
        Stage("suspended", "中止调查中"),
        Stage("decided", "已作决定", final=True),
        Stage("terminated", "已终止调查", final=True),
    ),
    steps=_steps(),
    facts=DurationFacts,
    attempt=DurationAttempt,
    passings=(Passing("decision_term_ends", "办案期限届满", _term_ends),),
    road=("start_term", "extend", "extend_by_discussion", "suspend", "resume", "end_term"),
)

DURATION_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (RIGHT_POST,)
