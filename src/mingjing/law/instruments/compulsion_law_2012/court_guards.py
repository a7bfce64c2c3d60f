"""Facts, attempt, guards and effects of enforcement by the court, each under its article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law.instruments.parts import Acting, needs
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import guard, watch

LAW = "compulsion_law_2012"


class Opinion(StrEnum):
    """What the party said to the exhortation (art. 36)."""

    NONE = "none"
    STATED = "stated"
    WEIGHED = "weighed"


@dataclass(frozen=True, slots=True)
class CourtFacts:
    """Where the enforcement of an unperformed decision stands in law."""

    remedy_term: Clock = Clock.RUNNING
    waiting: Clock = Clock.NONE
    window: Clock = Clock.NONE
    opinion: Opinion = Opinion.NONE


@dataclass(frozen=True, slots=True)
class CourtAttempt(Acting):
    """What is true of one act of enforcement."""

    receipted: bool = True
    contents: bool = True
    adopted: bool = False
    no_own_power: bool = True
    signed: bool = True
    complete: bool = True
    accepted: bool = True
    granted: bool = True
    in_time: bool = True
    proved: bool = True
    quashed: bool = True


Facts = CourtFacts
Attempt = CourtAttempt

contents = needs(
    LAW, 35, "contents", sentence="催告书须载明履行期限、方式、金额以及陈述申辩的权利，请补全"
)
served = needs(
    LAW, 54, "receipted", name="served",
    sentence="催告书须送达当事人，十个工作日自送达之日起算：请填写送达回证",
)  # fmt: skip
no_own_power = needs(
    LAW,
    53,
    "no_own_power",
    sentence="本机关对该决定有法定强制执行权的，应当自行强制执行，不申请法院：请核对执行权并确认",
)
signed = needs(
    LAW, 55, "signed", sentence="强制执行申请书须由机关负责人签名、加盖印章并注明日期，请办妥并确认"
)
complete = needs(
    LAW, 55, "complete",
    sentence="申请材料不齐，请补齐：申请书、决定书及事实理由依据、当事人意见和催告情况、执行标的情况",
)  # fmt: skip
appeal_in_time = needs(
    LAW, 56, "in_time", name="appeal_in_time",
    sentence="对不予受理、不予执行的裁定有异议的，须在十五日内向上一级法院申请复议，期限已过：请登记接受法院不予执行",
)  # fmt: skip
ruling_received = needs(
    LAW, 57, "receipted", name="ruling_received", sentence="请填写收到法院裁定书的日期和文号"
)
proved = needs(LAW, 40, "proved", sentence="终结执行须有当事人已经履行的凭据，请填写票据或者证明")
quashed = needs(
    LAW, 40, "quashed", sentence="终结执行须有撤销处罚决定的文书，请填写文书名称、文号和日期"
)


@guard(LAW, 53)
def remedy_over(f: Facts, a: Attempt) -> str | None:
    """The party may still go to review or to court."""
    if f.remedy_term is not Clock.OVER:
        return (
            "复议、诉讼期限（或者批准的延期、分期）尚未届满，或者尚在审理，不能申请法院强制执行："
            "请待期满，在审理的先登记其结果"
        )
    return None


@guard(LAW, 53)
def window_open(f: Facts, a: Attempt) -> str | None:
    """Three months after the term of review and suit the claim is lost."""
    if f.window is Clock.OVER:
        return (
            "自复议、诉讼期限届满之日起已超过三个月，法院不再受理强制执行申请：请登记逾期未申请执行"
        )
    return None


@guard(LAW, 54)
def waited(f: Facts, a: Attempt) -> str | None:
    """Ten working days after service of the exhortation."""
    if f.waiting is not Clock.OVER:
        return "催告书送达后未满十个工作日，当事人仍可自行履行，不能申请法院强制执行：请待期满"
    return None


@guard(LAW, 36)
def opinion_weighed(f: Facts, a: Attempt) -> str | None:
    """What the party answered must be weighed first."""
    return "当事人对催告的陈述申辩尚未复核：请先复核" if f.opinion is Opinion.STATED else None


@guard(LAW, 36)
def something_to_weigh(f: Facts, a: Attempt) -> str | None:
    """There is an answer to weigh."""
    return (
        None
        if f.opinion is Opinion.STATED
        else "当事人没有待复核的陈述申辩：当事人提出的，请先登记陈述申辩"
    )


@guard(LAW, 36)
def not_yet_stated(f: Facts, a: Attempt) -> str | None:
    """One answer is on record until it is weighed."""
    return "当事人的陈述申辩已经登记，请先复核" if f.opinion is Opinion.STATED else None


@guard(LAW, 53)
def window_shut(f: Facts, a: Attempt) -> str | None:
    """The claim is given up as lost only when it is lost."""
    if f.window is not Clock.OVER:
        return "申请期限尚未届满，不能登记为逾期：请催告并申请法院强制执行"
    return None


@watch(LAW, 53)
def claim_lost(f: Facts, a: Attempt) -> str | None:
    """An organ that let the window close."""
    return "未在三个月内申请法院强制执行，处罚决定未能执行" if f.window is Clock.OVER else None


def exhorted(f: Facts, a: Attempt) -> Facts:
    """The ten working days run."""
    return replace(f, waiting=Clock.RUNNING)


def stated(f: Facts, a: Attempt) -> Facts:
    """The party has answered."""
    return replace(f, opinion=Opinion.STATED)


def weighed(f: Facts, a: Attempt) -> Facts:
    """The answer was weighed, with reasons."""
    return replace(f, opinion=Opinion.WEIGHED)
