"""Reconsideration (行政复议) of a penalty decision as the organ whose decision it is lives it.

Arts. 20 to 24, 48, 54, 62, 63 and 76. What the reviewing organ does is recorded as it happened;
what the organ itself owes, the reply with its evidence and the carrying out, is guarded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, always, needs, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    REVIEWER,
    Clock,
)
from mingjing.law.instruments.remedies import Verdict, publication_withdrawn, touched
from mingjing.law.procedure import NEW, Passing, Procedure, Stage, Step, guard, watch

LAW = "reconsideration_law_2024"
PENALTY = "penalty_law_2021"


@dataclass(frozen=True, slots=True)
class ReconsiderationFacts:
    """Where the reconsideration of a decision stands in law."""

    term: Clock = Clock.RUNNING
    simple: bool = False
    replied: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class ReconsiderationAttempt(Acting):
    """What is true of one act of a reconsideration."""

    receipted: bool = True
    reviewer_competent: bool = True
    late_reason: bool = True
    simple: bool = False
    evidence_complete: bool = True
    worse: bool = False
    verdict: Verdict = Verdict.MAINTAIN
    carried_out: bool = True
    withdrawn: bool = True


Facts = ReconsiderationFacts
Attempt = ReconsiderationAttempt

copy_received = needs(
    LAW, 48, "receipted", name="copy_received",
    sentence="答复期限自收到申请书副本之日起算，请填写收到的日期和文号",
)  # fmt: skip
reviewer_competent = needs(
    LAW, 24, "reviewer_competent",
    sentence="对政府工作部门的处罚决定，由本级人民政府管辖复议：请核对复议机关",
)  # fmt: skip
evidence_complete = needs(
    LAW, 48, "evidence_complete",
    sentence="答复须附作出决定的全部证据、依据和其他材料，请补齐清单",
)  # fmt: skip
verdict_received = needs(
    LAW, 62, "receipted", name="verdict_received", sentence="请填写收到复议决定书的日期和文号"
)
withdrawal_told = needs(
    PENALTY, 47, "receipted", name="withdrawal_told", sentence="请填写复议机关终止复议的文书和日期"
)
carried_out = needs(
    PENALTY, 47, "carried_out", sentence="复议决定须及时履行：请填写履行的内容、日期和凭据"
)


@guard(LAW, 20)
def in_application_term(f: Facts, a: Attempt) -> str | None:
    """Sixty days from knowing; a later acceptance has its reason, such as rights not told."""
    if f.term is Clock.OVER and not a.late_reason:
        return "申请复议的六十日期限已过，复议机关仍予受理的，请填写受理理由（如未告知权利和期限）"
    return None


@guard(LAW, 20)
def term_over(f: Facts, a: Attempt) -> str | None:
    """The party may still apply."""
    return (
        None if f.term is Clock.OVER else "申请复议的六十日期限尚未届满，不能登记为未申请：请待期满"
    )


@guard(LAW, 63)
def not_worse(f: Facts, a: Attempt) -> str | None:
    """Who asks for a review is not made worse off by it."""
    if a.verdict is Verdict.CHANGE and a.worse:
        return "复议变更不得对申请人更为不利，请核对复议决定书的内容后再登记"
    return None


@watch("reconsideration_law_1999", 9)
def asked_late(f: Facts, a: Attempt) -> str | None:
    """Sixty days under the old law, known from memory: told without a reason, never refused."""
    if not a.late:
        return None
    return "按旧法的六十日（据记忆，未核对原文），申请复议已逾期，没有写明仍予受理的理由"


@watch(LAW, 48)
def reply_late(f: Facts, a: Attempt) -> str | None:
    """A reply in an ordinary review after ten working days."""
    return "收到复议申请书副本后超过十个工作日才答复" if a.late and not f.simple else None


@watch(LAW, 54)
def simple_reply_late(f: Facts, a: Attempt) -> str | None:
    """A reply in a simple review after five working days."""
    return "简易程序收到申请书副本后超过五个工作日才答复" if a.late and f.simple else None


@watch(LAW, 48)
def never_replied(f: Facts, a: Attempt) -> str | None:
    """A decision on a review in which the organ stayed silent."""
    return None if f.replied else "本机关没有在复议中作出书面答复"


@watch(LAW, 76)
def report_late(f: Facts, a: Attempt) -> str | None:
    """A correction reported after sixty days."""
    return "收到复议意见书后超过六十日才报告纠正情况" if a.late else None


def _accepted(f: Facts, a: Attempt) -> Facts:
    return replace(f, simple=a.simple)


def _replied(f: Facts, a: Attempt) -> Facts:
    return replace(f, replied=True)


def _decided(f: Facts, a: Attempt) -> Facts:
    return replace(f, verdict=a.verdict)


def _term_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "new" or f.term is not Clock.RUNNING:
        return None
    return replace(f, term=Clock.OVER)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("accept_reconsideration", "登记复议受理", (NEW,), "accepted", cite(LAW, 20),
             (LEADER,), (post_fits, copy_received, reviewer_competent, in_application_term),
             sets=_accepted, asks=("post_fits", "receipted", "reviewer_competent", "late_reason"),
             chooses=("simple",), watches=(asked_late,),
             says="当事人自知道处罚决定之日起六十日内可以申请行政复议。"),
        Step("reply_reconsideration", "书面答复复议机关", ("accepted",), "replied", cite(LAW, 48),
             (OFFICER, REVIEWER), (post_fits, evidence_complete), sets=_replied,
             asks=("post_fits", "evidence_complete"), watches=(reply_late, simple_reply_late),
             says="收到副本之日起十个工作日（简易程序五个工作日）内书面答复并提交证据、依据。"),
        Step("decide_reconsideration", "登记复议决定", ("accepted", "replied"), "decided",
             cite(LAW, 62), (LEADER,), (post_fits, verdict_received, not_worse), sets=_decided,
             asks=("post_fits", "receipted", "worse"), chooses=("verdict",),
             watches=(never_replied,),
             says="复议决定：维持、变更、撤销、确认违法、责令履行或者驳回。"),
        Step("end_reconsideration", "登记复议终止", ("accepted", "replied"), "ended",
             cite(PENALTY, 47), (LEADER, CLERK), (post_fits, withdrawal_told),
             asks=("post_fits", "receipted"), says="申请人撤回申请或者达成和解的，复议终止。"),
        Step("carry_out_reconsideration", "履行复议决定", ("decided",), "done", cite(LAW, 76),
             (OFFICER, LEADER), (post_fits, carried_out, publication_withdrawn),
             asks=("post_fits", "carried_out", "withdrawn"), watches=(report_late,),
             says="及时履行复议决定；收到意见书的，六十日内报告纠正情况。"),
        Step("let_term_pass", "登记未申请复议", (NEW,), "unused", cite(LAW, 20),
             (CLERK, OFFICER), (post_fits, term_over), asks=("post_fits",),
             says="六十日内没有申请复议的，如实登记。"),
    )
# fmt: on


RECONSIDERATION: Procedure[Facts, Attempt] = Procedure(
    name="reconsideration_law_2024/reconsideration",
    label="行政复议",
    stages=(
        Stage(NEW, "决定已送达"),
        Stage("accepted", "复议已受理"),
        Stage("replied", "已书面答复"),
        Stage("decided", "已有复议决定"),
        Stage("done", "已履行复议决定", final=True),
        Stage("ended", "复议终止", final=True),
        Stage("unused", "未申请复议", final=True),
    ),
    steps=_steps(),
    facts=ReconsiderationFacts,
    attempt=ReconsiderationAttempt,
    passings=(Passing("application_term_ends", "申请复议期限届满", _term_ends),),
    road=(
        "accept_reconsideration",
        "reply_reconsideration",
        "decide_reconsideration",
        "carry_out_reconsideration",
    ),
)

RECONSIDERATION_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("receipts", "副本和决定都有收到的日期", "receipted"),
    always("right_reviewer", "复议机关是本级人民政府", "reviewer_competent"),
    always("whole_file", "答复附全部证据和依据", "evidence_complete"),
    always("performed", "复议决定必须履行", "carried_out"),
    only(
        "accept_reconsideration", "late_with_reason", "逾期受理必有理由",
        good=lambda f, a: f.term is not Clock.OVER or a.late_reason,
    ),
    only(
        "decide_reconsideration", "never_worse", "复议不得作更不利的变更",
        good=lambda f, a: a.verdict is not Verdict.CHANGE or not a.worse,
    ),
    only(
        "carry_out_reconsideration", "withdrawn_when_touched", "决定被改变的，撤回公开信息",
        good=lambda f, a: not touched(f) or a.withdrawn,
    ),
    only(
        "let_term_pass", "unused_after_term", "期限未满不登记未申请",
        good=lambda f, a: f.term is Clock.OVER,
    ),
)  # fmt: skip
