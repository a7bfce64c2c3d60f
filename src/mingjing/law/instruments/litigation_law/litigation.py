"""A suit (行政诉讼) against a penalty decision as the defendant organ lives it.

Arts. 45, 46 and 67, with art. 23 of the reconsideration law: a decision made on the spot goes to
reconsideration first. What the court does is recorded; the defence and the carrying out are owed.
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

LAW = "litigation_law"
PENALTY = "penalty_law_2021"


@dataclass(frozen=True, slots=True)
class LitigationFacts:
    """Where a suit against a decision stands in law."""

    term: Clock = Clock.RUNNING
    answered: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class LitigationAttempt(Acting):
    """What is true of one act of a suit."""

    receipted: bool = True
    on_the_spot: bool = False
    reviewed: bool = False
    late_reason: bool = True
    evidence_complete: bool = True
    verdict: Verdict = Verdict.MAINTAIN
    carried_out: bool = True
    withdrawn: bool = True


Facts = LitigationFacts
Attempt = LitigationAttempt

copy_received = needs(
    LAW, 67, "receipted", name="copy_received",
    sentence="答辩期限自收到起诉状副本之日起算，请填写收到的日期和案号",
)  # fmt: skip
evidence_complete = needs(
    LAW, 67, "evidence_complete",
    sentence="答辩须附作出决定的全部证据和所依据的规范性文件，请补齐清单",
)  # fmt: skip
verdict_received = needs(
    PENALTY, 47, "receipted", name="verdict_received", sentence="请填写收到裁判文书的日期和案号"
)
carried_out = needs(
    PENALTY, 47, "carried_out", sentence="生效裁判必须履行：请填写履行的内容、日期和凭据"
)


@guard("reconsideration_law_2024", 23)
def review_first(f: Facts, a: Attempt) -> str | None:
    """A decision made on the spot cannot be sued over before it was reconsidered."""
    if a.on_the_spot and not a.reviewed:
        return (
            "对当场作出的处罚决定，当事人应当先申请行政复议，对复议决定不服的才能起诉："
            "请核对案号，先登记复议"
        )
    return None


@guard(LAW, 46)
def in_direct_term(f: Facts, a: Attempt) -> str | None:
    """Six months from knowing of the decision, when the suit comes without a reconsideration."""
    if f.term is Clock.OVER and not a.reviewed and not a.late_reason:
        return "直接起诉的六个月期限已过，法院仍予受理的，请填写受理理由"
    return None


@guard(LAW, 45)
def in_term_after_review(f: Facts, a: Attempt) -> str | None:
    """Fifteen days from the decision on the reconsideration."""
    if f.term is Clock.OVER and a.reviewed and not a.late_reason:
        return "收到复议决定后十五日的起诉期限已过，法院仍予受理的，请填写受理理由"
    return None


@guard(LAW, 46)
def term_over(f: Facts, a: Attempt) -> str | None:
    """The party may still sue."""
    return None if f.term is Clock.OVER else "当事人的起诉期限尚未届满，不能登记为未起诉：请待期满"


@watch(LAW, 67)
def answer_late(f: Facts, a: Attempt) -> str | None:
    """A defence after the fifteenth day."""
    return "收到起诉状副本后超过十五日才提交证据和答辩状" if a.late else None


@watch(LAW, 67)
def never_answered(f: Facts, a: Attempt) -> str | None:
    """A judgment in a suit in which the organ stayed silent."""
    return None if f.answered else "本机关没有在诉讼中提交证据和答辩状"


def _answered(f: Facts, a: Attempt) -> Facts:
    return replace(f, answered=True)


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
        Step("accept_litigation", "登记法院受理起诉", (NEW,), "accepted", cite(LAW, 46),
             (LEADER,), (post_fits, copy_received, review_first, in_direct_term,
                         in_term_after_review),
             asks=("post_fits", "receipted", "late_reason"), chooses=("on_the_spot", "reviewed"),
             says="直接起诉的，六个月内提出；经过复议的，收到复议决定之日起十五日内提出。"),
        Step("answer_suit", "提交证据和答辩状", ("accepted",), "answered", cite(LAW, 67),
             (OFFICER, REVIEWER), (post_fits, evidence_complete), sets=_answered,
             asks=("post_fits", "evidence_complete"), watches=(answer_late,),
             says="收到起诉状副本之日起十五日内提交证据、依据和答辩状。"),
        Step("decide_litigation", "登记法院裁判", ("accepted", "answered"), "decided",
             cite(PENALTY, 47), (LEADER,), (post_fits, verdict_received), sets=_decided,
             asks=("post_fits", "receipted"), chooses=("verdict",), watches=(never_answered,),
             says="法院的裁判：驳回、变更、撤销、确认违法或者责令履行。"),
        Step("end_suit", "登记撤诉", ("accepted", "answered"), "ended", cite(PENALTY, 47),
             (LEADER, CLERK), (post_fits, verdict_received), asks=("post_fits", "receipted"),
             says="原告撤诉并经法院准许，或者达成调解的，诉讼终结。"),
        Step("carry_out_judgment", "履行生效裁判", ("decided",), "done", cite(PENALTY, 48),
             (OFFICER, LEADER), (post_fits, carried_out, publication_withdrawn),
             asks=("post_fits", "carried_out", "withdrawn"),
             says="处罚决定被改变的，撤回公开信息，按裁判重新处理。"),
        Step("let_suit_term_pass", "登记未起诉", (NEW,), "unused", cite(LAW, 46),
             (CLERK, OFFICER), (post_fits, term_over), asks=("post_fits",),
             says="期限内没有起诉的，如实登记。"),
    )
# fmt: on


LITIGATION: Procedure[Facts, Attempt] = Procedure(
    name="litigation_law/litigation",
    label="行政诉讼",
    stages=(
        Stage(NEW, "可以起诉"),
        Stage("accepted", "法院已受理"),
        Stage("answered", "已答辩"),
        Stage("decided", "已有生效裁判"),
        Stage("done", "已履行裁判", final=True),
        Stage("ended", "诉讼终结", final=True),
        Stage("unused", "未起诉", final=True),
    ),
    steps=_steps(),
    facts=LitigationFacts,
    attempt=LitigationAttempt,
    passings=(Passing("suit_term_ends", "起诉期限届满", _term_ends),),
    road=("accept_litigation", "answer_suit", "decide_litigation", "carry_out_judgment"),
)

LITIGATION_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("receipts", "副本和裁判都有收到的日期", "receipted"),
    always("whole_file", "答辩附全部证据和依据", "evidence_complete"),
    always("performed", "生效裁判必须履行", "carried_out"),
    only(
        "accept_litigation", "reconsidered_first", "当场处罚先复议后诉讼",
        good=lambda f, a: a.reviewed or not a.on_the_spot,
    ),
    only(
        "accept_litigation", "late_with_reason", "逾期受理必有理由",
        good=lambda f, a: f.term is not Clock.OVER or a.late_reason,
    ),
    only(
        "carry_out_judgment", "withdrawn_when_touched", "决定被改变的，撤回公开信息",
        good=lambda f, a: not touched(f) or a.withdrawn,
    ),
    only(
        "let_suit_term_pass", "unused_after_term", "期限未满不登记未起诉",
        good=lambda f, a: f.term is Clock.OVER,
    ),
)  # fmt: skip
