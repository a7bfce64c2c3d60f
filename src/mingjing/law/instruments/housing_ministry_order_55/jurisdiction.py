"""A dispute over jurisdiction, and the transfer of a case that is not ours.

Order 55 art. 6 with penalty law arts. 22 and 25: negotiate within seven working days and keep
minutes; where that fails the common superior designates. Who filed first has the better claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    RIGHT_POST,
    Acting,
    always,
    needs,
    only,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard, watch

LAW = "housing_ministry_order_55"
PENALTY = "penalty_law_2021"


@dataclass(frozen=True, slots=True)
class JurisdictionFacts:
    """Where the question of jurisdiction stands in law."""

    first_filed: bool = False


@dataclass(frozen=True, slots=True)
class JurisdictionAttempt(Acting):
    """What is true of one act about jurisdiction."""

    receipted: bool = True
    filing_times: bool = True
    first_filed: bool = True
    minutes: bool = True
    ours: bool = True
    yielded: bool = True
    superior: bool = True
    complete: bool = True
    not_competent: bool = True


Facts = JurisdictionFacts
Attempt = JurisdictionAttempt

filing_times = needs(
    PENALTY, 25, "filing_times", sentence="请填写双方的立案时间：都有管辖权的，由最先立案的机关管辖"
)
minutes = needs(LAW, 6, "minutes", sentence="管辖争议的协商须保留书面记录，请填写协商记录")
superior = needs(
    LAW, 6, "superior", sentence="协商不成的，须报请共同的上一级机关指定管辖，请核对受理机关"
)
designation_received = needs(
    LAW, 6, "receipted", name="designation_received", sentence="请填写指定管辖通知书的文号和日期"
)
not_competent = needs(
    PENALTY,
    22,
    "not_competent",
    sentence="本机关有管辖权的案件不得移送，请写明不属于本机关管辖的理由",
)
complete = needs(LAW, 6, "complete", sentence="移送须附移送函和全部案件材料清单，请补齐")
receipt_signed = needs(
    LAW, 6, "receipted", name="receipt_signed", sentence="移送须有受移送机关的签收回执，请填写"
)


@guard(PENALTY, 25)
def claim_grounded(f: Facts, a: Attempt) -> str | None:
    """Who did not file first keeps the case only when the other organ yields."""
    if a.ours and not f.first_filed and not a.yielded:
        return "对方机关先立案的，应当由其管辖；协商由本机关管辖的，须有对方同意的书面记录，请填写"
    return None


@watch(LAW, 6)
def negotiated_late(f: Facts, a: Attempt) -> str | None:
    """A negotiation that took longer than seven working days."""
    return "管辖争议超过七个工作日才协商一致" if a.late else None


@watch(LAW, 6)
def reported_late(f: Facts, a: Attempt) -> str | None:
    """A failed negotiation that was reported late."""
    return "协商不成，超过七个工作日才报请指定管辖" if a.late else None


def _disputed(f: Facts, a: Attempt) -> Facts:
    return replace(f, first_filed=a.first_filed)


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("raise_dispute", "登记管辖争议", (NEW,), "disputed", cite(PENALTY, 25), (OFFICER,),
             (post_fits, filing_times), sets=_disputed, asks=("post_fits", "filing_times"),
             chooses=("first_filed",), says="两个以上机关都有管辖权而有争议的，登记双方立案时间。"),
        Step("agree_jurisdiction", "协商确定管辖", ("disputed",), "kept", cite(LAW, 6),
             (LEADER,), (post_fits, minutes, claim_grounded),
             asks=("post_fits", "minutes", "yielded"), chooses=("ours",),
             detours=(Detour("ours", False, "leaving"),), watches=(negotiated_late,),
             says="发生争议之日起七个工作日内协商解决，保留书面记录。"),
        Step("report_dispute", "报请指定管辖", ("disputed",), "reported", cite(LAW, 6), (LEADER,),
             (post_fits, minutes, superior), asks=("post_fits", "minutes", "superior"),
             watches=(reported_late,), says="协商不成的，报请共同的上一级机关指定管辖。"),
        Step("record_designation", "登记指定管辖", ("reported",), "kept", cite(LAW, 6),
             (LEADER, CLERK), (post_fits, designation_received),
             asks=("post_fits", "receipted"), chooses=("ours",),
             detours=(Detour("ours", False, "leaving"),),
             says="按共同上级的指定管辖通知书办理。"),
        Step("find_not_ours", "认定不属本机关管辖", (NEW,), "leaving", cite(PENALTY, 22),
             (LEADER,), (post_fits, not_competent), asks=("post_fits", "not_competent"),
             says="案件不属于本机关管辖的，写明理由，决定移送。"),
        Step("transfer_case", "移送有管辖权的机关", ("leaving",), "transferred", cite(LAW, 6),
             (OFFICER,), (post_fits, complete, receipt_signed),
             asks=("post_fits", "complete", "receipted"),
             says="把案件连同材料移送有管辖权的机关，并取得回执。"),
    )
# fmt: on


JURISDICTION: Procedure[Facts, Attempt] = Procedure(
    name="housing_ministry_order_55/jurisdiction",
    label="管辖争议与移送",
    stages=(
        Stage(NEW, "管辖待定"),
        Stage("disputed", "管辖争议协商中"),
        Stage("reported", "已报请指定管辖"),
        Stage("leaving", "待移送"),
        Stage("kept", "由本机关管辖", final=True),
        Stage("transferred", "已移送", final=True),
    ),
    steps=_steps(),
    facts=JurisdictionFacts,
    attempt=JurisdictionAttempt,
    road=("raise_dispute", "report_dispute", "record_designation"),
)

JURISDICTION_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("times_known", "争议必有双方立案时间", "filing_times"),
    always("minutes_kept", "协商必有记录", "minutes"),
    always("common_superior", "指定管辖由共同上级作出", "superior"),
    always("papers", "指定和移送必有文书回执", "receipted"),
    always("not_ours", "有管辖权的不移送", "not_competent"),
    always("whole_file", "移送材料齐备", "complete"),
    only(
        "agree_jurisdiction", "first_filed_first", "先立案的管辖，除非对方同意",
        good=lambda f, a: not a.ours or f.first_filed or a.yielded,
    ),
)  # fmt: skip
