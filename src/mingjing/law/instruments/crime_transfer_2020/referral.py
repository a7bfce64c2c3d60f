"""Referral of a suspected crime to the police (行刑衔接), Provisions of 2020 arts. 5 to 12.

A fine never takes the place of a referral. The days of these Provisions are counted as calendar
days, a choice of this office, because the text does not say: what is late by them is a fault that
wears the mark of that choice, and never refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import Mark, cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    PAIR,
    PAIR_ASKS,
    PAIR_SENTENCES,
    Acting,
    always,
    needs,
    only,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard, watch

LAW = "crime_transfer_2020"


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """Where a referral to the police stands in law."""

    asked_again: bool = False
    prosecutor_asked: bool = False


@dataclass(frozen=True, slots=True)
class ReferralAttempt(Acting):
    """What is true of one act of a referral."""

    written: bool = True
    principal: bool = True
    approved: bool = True
    suspected: bool = True
    reason_given: bool = True
    complete: bool = True
    receipted: bool = True
    opened: bool = True
    party_told: bool = True


Facts = ReferralFacts
Attempt = ReferralAttempt

written = needs(
    LAW, 5, "written", sentence="专案组须核实后提出移送涉嫌犯罪案件的书面报告，请填写报告"
)
principal = needs(LAW, 5, "principal", sentence="是否移送须由本机关正职负责人决定，请由其本人办理")
complete = needs(
    LAW, 6, "complete",
    sentence="移送材料不齐，请补齐：移送书、调查报告、涉案物品清单、检验或者鉴定结论和其他材料",
)  # fmt: skip
receipt_signed = needs(
    LAW, 7, "receipted", name="receipt_signed",
    sentence="公安机关须在移送书的回执上签字，请填写回执和日期",
)  # fmt: skip
decision_received = needs(
    LAW, 8, "receipted", name="decision_received",
    sentence="请填写公安机关立案或者不予立案通知书的文号和日期",
)  # fmt: skip
handover_signed = needs(
    LAW, 12, "receipted", name="handover_signed",
    sentence="移交涉案物品和材料须办结交接手续，请填写交接清单"
)  # fmt: skip
party_told = needs(
    "compulsion_law_2012", 21, "party_told",
    sentence="查封扣押的财物随案移交的，请书面告知当事人并填写；没有此类财物的，请写明",
)  # fmt: skip


@guard(LAW, 11)
def no_fine_instead(f: Facts, a: Attempt) -> str | None:
    """What is suspected to be a crime is referred; a penalty does not replace that."""
    if not a.approved and a.suspected:
        return "涉嫌犯罪的应当移送公安机关，不得以行政处罚代替移送：请决定移送"
    return None


@guard(LAW, 5)
def reason_given(f: Facts, a: Attempt) -> str | None:
    """A refusal to refer is recorded with its reasons."""
    return (
        "决定不移送的，须将理由记录在案，请填写" if not a.approved and not a.reason_given else None
    )


@guard(LAW, 9)
def not_asked_again(f: Facts, a: Attempt) -> str | None:
    """The police are asked once to think again."""
    return "已经提请公安机关复议过：请按结果办理，或者建议检察机关监督" if f.asked_again else None


@guard(LAW, 9)
def prosecutor_not_asked(f: Facts, a: Attempt) -> str | None:
    """The prosecutor is asked once."""
    return "已经建议检察机关依法监督，请按结果办理" if f.prosecutor_asked else None


@watch(LAW, 5, mark=Mark.DESIGN)
def decided_late(f: Facts, a: Attempt) -> str | None:
    """A principal who took more than three days."""
    return "正职负责人接到报告后超过三日才决定是否移送" if a.late else None


@watch(LAW, 5)
def handed_late(f: Facts, a: Attempt) -> str | None:
    """A case that stayed in the office for more than 24 hours."""
    return "决定移送后超过二十四小时才移送公安机关" if a.late else None


@watch(LAW, 12, mark=Mark.DESIGN)
def goods_late(f: Facts, a: Attempt) -> str | None:
    """Goods handed over after the third day."""
    return "公安机关立案后超过三日才移交涉案物品和材料" if a.late else None


@watch(LAW, 9, mark=Mark.DESIGN)
def asked_late(f: Facts, a: Attempt) -> str | None:
    """The police asked to think again after the third day; whether they still do is theirs."""
    return "接到公安机关不予立案通知后超过三日才提请复议" if a.late else None


def _asked_again(f: Facts, a: Attempt) -> Facts:
    return replace(f, asked_again=True)


def _prosecutor_asked(f: Facts, a: Attempt) -> Facts:
    return replace(f, prosecutor_asked=True)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("report_crime", "报告涉嫌犯罪", (NEW,), "reported", cite(LAW, 5), (OFFICER,),
             (*PAIR, written), asks=(*PAIR_ASKS, "written"),
             says="立即指定两名以上执法人员组成专案组，核实后书面报告正职负责人。"),
        Step("refer_to_police", "决定移送公安机关", ("reported",), "approved", cite(LAW, 5),
             (LEADER,), (post_fits, principal, no_fine_instead, reason_given),
             asks=("post_fits", "principal", "reason_given"), chooses=("approved", "suspected"),
             detours=(Detour("approved", False, "kept"),), watches=(decided_late,),
             says="正职负责人自接到报告之日起三日内决定是否移送。"),
        Step("hand_to_police", "移送公安机关", ("approved",), "handed", cite(LAW, 6), (OFFICER,),
             (*PAIR, complete), asks=(*PAIR_ASKS, "complete"), watches=(handed_late,),
             says="决定移送的，二十四小时内向同级公安机关移送，附齐材料。"),
        Step("record_police_receipt", "登记公安机关回执", ("handed",), "received", cite(LAW, 7),
             (OFFICER, CLERK), (post_fits, receipt_signed), asks=("post_fits", "receipted"),
             says="公安机关在回执上签字；不属其管辖的，由其二十四小时内转送并告知本机关。"),
        Step("record_police_decision", "登记公安机关是否立案",
             ("received", "rechecking", "supervised"), "opened", cite(LAW, 8), (OFFICER, LEADER),
             (post_fits, decision_received), asks=("post_fits", "receipted"),
             chooses=("opened",), detours=(Detour("opened", False, "refused"),),
             says="公安机关自接受之日起三日内决定是否立案，并书面通知本机关。"),
        Step("hand_over_goods", "移交涉案物品和材料", ("opened",), "done", cite(LAW, 12),
             (OFFICER,), (*PAIR, handover_signed, party_told),
             asks=(*PAIR_ASKS, "receipted", "party_told"), watches=(goods_late,),
             says="公安机关立案的，三日内移交涉案物品和与案件有关的材料，办结交接手续。"),
        Step("ask_police_again", "提请公安机关复议", ("refused",), "rechecking", cite(LAW, 9),
             (LEADER,), (post_fits, not_asked_again), sets=_asked_again,
             asks=("post_fits",), watches=(asked_late,),
             says="对不予立案有异议的，三日内提请作出决定的公安机关复议。"),
        Step("ask_prosecutor", "建议检察机关监督", ("refused",), "supervised", cite(LAW, 9),
             (LEADER,), (post_fits, prosecutor_not_asked), sets=_prosecutor_asked,
             asks=("post_fits",), says="也可以建议人民检察院依法进行立案监督。"),
        Step("take_case_back", "依法继续行政处理", ("refused",), "returned",
             cite("penalty_law_2021", 27), (LEADER,), (post_fits,), asks=("post_fits",),
             says="不追究刑事责任但应当给予行政处罚的，由本机关依法处理。"),
    )
# fmt: on


REFERRAL: Procedure[Facts, Attempt] = Procedure(
    name="crime_transfer_2020/referral",
    label="移送涉嫌犯罪案件",
    stages=(
        Stage(NEW, "发现涉嫌犯罪"),
        Stage("reported", "已书面报告"),
        Stage("approved", "已决定移送"),
        Stage("handed", "已移送公安"),
        Stage("received", "公安已签收"),
        Stage("opened", "公安已立案"),
        Stage("refused", "公安不予立案"),
        Stage("rechecking", "公安复议中"),
        Stage("supervised", "检察监督中"),
        Stage("done", "移送办结", final=True),
        Stage("kept", "决定不移送", final=True),
        Stage("returned", "转回行政处理", final=True),
    ),
    steps=_steps(),
    facts=ReferralFacts,
    attempt=ReferralAttempt,
    road=(
        "report_crime",
        "refer_to_police",
        "hand_to_police",
        "record_police_receipt",
        "record_police_decision",
        "hand_over_goods",
    ),
)

REFERRAL_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    *PAIR_SENTENCES,
    always("report_in_writing", "涉嫌犯罪必有书面报告", "written"),
    always("principal_decides", "是否移送由正职负责人决定", "principal"),
    always("whole_bundle", "移送材料齐备", "complete"),
    always("signed_receipts", "移送和移交必有回执", "receipted"),
    always("owner_told", "随案移交财物告知当事人", "party_told"),
    only(
        "refer_to_police", "no_penalty_for_crime", "不以处罚代替移送",
        good=lambda f, a: a.approved or not a.suspected,
    ),
    only(
        "refer_to_police", "refusal_reasoned", "不移送必有理由",
        good=lambda f, a: a.approved or a.reason_given,
    ),
    only("ask_police_again", "asked_once", "复议只提请一次", good=lambda f, a: not f.asked_again),
    only(
        "ask_prosecutor", "prosecutor_once", "检察监督只建议一次",
        good=lambda f, a: not f.prosecutor_asked,
    ),
)  # fmt: skip
