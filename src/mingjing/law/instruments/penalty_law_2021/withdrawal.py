"""Taking back what was published of a decision that no longer stands (penalty law art. 48).

The decision falls by reconsideration, by suit, or because the organ corrects itself; three
working days later nothing of it may be on show, and the reasons are made public. What the party
paid for it and does not owe any more is given back before the withdrawal ends: the office's own
rule, because no article that we hold names the act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    RECEIPTS,
    RIGHT_POST,
    Acting,
    always,
    needs,
    only,
    post_fits,
    receipted,
)
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard, watch

LAW = "penalty_law_2021"
OWN = "tianjin"


class Fall(StrEnum):
    """What became of the decision (art. 48)."""

    CHANGED = "changed"
    CANCELLED = "cancelled"
    ILLEGAL = "illegal"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """Where the withdrawal of a decision stands in law."""

    fall: Fall | None = None
    party_told: bool = False
    refund_due: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawalAttempt(Acting):
    """What is true of one act of a withdrawal."""

    receipted: bool = True
    fall: Fall = Fall.CANCELLED
    documented: bool = True
    reason_given: bool = True
    published: bool = True
    explained: bool = True
    everywhere: bool = True
    overpaid: bool = False
    given_back: bool = True


Facts = WithdrawalFacts
Attempt = WithdrawalAttempt

documented = needs(
    LAW, 48, "documented",
    sentence="须有变更、撤销、确认违法或者无效的生效文书，请填写文书名称、文号和日期",
)  # fmt: skip
reason_given = needs(
    LAW, 47, "reason_given", sentence="自行撤回或者更正决定的，须写明理由和依据并入卷，请填写"
)
explained = needs(LAW, 48, "explained", sentence="撤回处罚决定信息须公开说明理由，请填写说明")
everywhere = needs(
    LAW, 48, "everywhere", sentence="须从已公开的各个渠道全部撤回，请逐一登记撤回的渠道和时间"
)

refund_receipted = needs(
    OWN, 0, "receipted", name="refund_receipted",
    sentence="退还罚款须有凭证并入卷，请填写退款凭证号",
)  # fmt: skip


@guard(OWN, 0)
def refund_due(f: Facts, a: Attempt) -> str | None:
    """There is something to give back."""
    return None if f.refund_due else "没有须退还当事人的款项：请核对已缴数额和变更后的罚款"


@guard(OWN, 0)
def refunded(f: Facts, a: Attempt) -> str | None:
    """What was paid without being owed goes back before the withdrawal ends."""
    return "当事人已缴的款项尚未退还：请先退还并登记退款凭证" if f.refund_due else None


@guard(LAW, 61)
def party_told(f: Facts, a: Attempt) -> str | None:
    """The party knows that the decision no longer stands before the file is closed."""
    return None if f.party_told else "尚未把决定变更、撤销的情况书面告知当事人：请先书面告知当事人"


@guard(LAW, 61)
def not_yet_told(f: Facts, a: Attempt) -> str | None:
    """The party is told once; that day stands."""
    return "已经书面告知当事人，无须再告知" if f.party_told else None


@watch(LAW, 48)
def taken_back_late(f: Facts, a: Attempt) -> str | None:
    """Information that stayed public after the third working day."""
    return "处罚决定被改变后超过三个工作日才撤回公开的信息" if a.late else None


OPEN = ("fallen", "unpublished", "taken_back")
"""What was corrected can still fall altogether: a verdict does not wait for the withdrawal."""


def _fallen(f: Facts, a: Attempt) -> Facts:
    return replace(f, fall=a.fall, party_told=False, refund_due=a.overpaid)


def _told(f: Facts, a: Attempt) -> Facts:
    return replace(f, party_told=True)


def _refunded(f: Facts, a: Attempt) -> Facts:
    return replace(f, refund_due=not a.given_back)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("record_fall", "登记决定被改变", (NEW, *OPEN), "fallen", cite(LAW, 48),
             (LEADER, CLERK), (post_fits, documented), sets=_fallen,
             asks=("post_fits", "documented"),
             chooses=("fall", "published", "overpaid"),
             detours=(Detour("published", False, "unpublished"),),
             says="处罚决定被依法变更、撤销、确认违法或者确认无效的，登记文书和日期。"),
        Step("withdraw_decision", "自行撤回或者更正决定", (NEW,), "fallen", cite(LAW, 48),
             (LEADER,), (post_fits, reason_given), sets=_fallen,
             asks=("post_fits", "reason_given"), chooses=("fall", "published", "overpaid"),
             detours=(Detour("published", False, "unpublished"),),
             says="发现处罚决定有错误的，由负责人决定撤回或者更正，写明理由。"),
        Step("tell_party", "书面告知当事人", OPEN, None,
             cite(LAW, 61), (OFFICER,), (post_fits, receipted, not_yet_told), sets=_told,
             asks=("post_fits", "receipted"), says="决定被变更、撤销的，书面告知当事人。"),
        Step("refund", "退还罚款", OPEN, None, cite(OWN, 0), (CLERK,),
             (post_fits, refund_due, refund_receipted), sets=_refunded,
             asks=("post_fits", "receipted"), chooses=("given_back",),
             says="决定变更、撤销后多缴的罚款和加处罚款退还当事人，退款凭证入卷。"),
        Step("withdraw_publication", "撤回公开信息", ("fallen",), "taken_back", cite(LAW, 48),
             (CLERK,), (post_fits, explained, everywhere),
             asks=("post_fits", "explained", "everywhere"), watches=(taken_back_late,),
             says="三个工作日内从各渠道撤回处罚决定信息，并公开说明理由。"),
        Step("end_withdrawal", "撤回办结", ("taken_back", "unpublished"), "done", cite(LAW, 47),
             (LEADER,), (post_fits, party_told, refunded), asks=("post_fits",),
             says="当事人已经告知、公开信息已经撤回、多缴的款项已经退还的，材料归入案卷。"),
    )
# fmt: on


WITHDRAWAL: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/withdrawal",
    label="决定和公开信息的撤回",
    stages=(
        Stage(NEW, "决定有效"),
        Stage("fallen", "决定已被改变"),
        Stage("unpublished", "没有公开的信息"),
        Stage("taken_back", "公开信息已撤回"),
        Stage("done", "撤回办结", final=True),
    ),
    steps=_steps(),
    facts=WithdrawalFacts,
    attempt=WithdrawalAttempt,
    road=("withdraw_decision", "tell_party", "withdraw_publication", "end_withdrawal"),
)

WITHDRAWAL_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    RECEIPTS,
    always("on_a_document", "登记改变以生效文书为据", "documented"),
    always("own_reasons", "自行撤回必有理由", "reason_given"),
    always("public_reasons", "撤回信息公开说明理由", "explained"),
    always("all_channels", "从各个渠道撤回", "everywhere"),
    only("end_withdrawal", "told_before_end", "未告知当事人不办结", good=lambda f, a: f.party_told),
    only(
        "end_withdrawal",
        "refunded_before_end",
        "多缴的款项未退还不办结",
        good=lambda f, a: not f.refund_due,
    ),
    only("refund", "refund_where_due", "退还的是须退还的款项", good=lambda f, a: f.refund_due),
    only("tell_party", "told_once", "告知不重复", good=lambda f, a: not f.party_told),
)
