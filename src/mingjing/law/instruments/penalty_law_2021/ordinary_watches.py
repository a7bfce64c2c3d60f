"""The watches of the ordinary procedure: limits and duties whose breach is told, never refused.

What Order 55 says of extension, suspension and termination is known from memory only, so it
stands here and never among the guards.
"""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Extension,
    Facts,
)
from mingjing.law.procedure import watch
from mingjing.law.sources import Mark

LAW = "penalty_law_2021"
ORDER = "housing_ministry_order_55"


@watch(ORDER, 0)
def filing_late(f: Facts, a: Attempt) -> str | None:
    """A lead verified after its term."""
    return "线索核查超过规定的工作日期限" if a.late else None


@watch(ORDER, 0)
def while_suspended(f: Facts, a: Attempt) -> str | None:
    """An act of a case whose investigation rests."""
    return "调查已经中止，尚未恢复就继续办理" if f.suspended else None


@watch(ORDER, 0)
def unreasoned(f: Facts, a: Attempt) -> str | None:
    """Time is stopped or lengthened, or an investigation ended, for a reason on the file."""
    return None if a.reason_given else "没有写明中止、恢复、终止或者延长的理由"


@watch(LAW, 60)
def extended_after_end(f: Facts, a: Attempt) -> str | None:
    """A term that had ended is prolonged."""
    return "办案期限届满之后才决定延长" if a.late else None


@watch(ORDER, 0)
def extended_twice(f: Facts, a: Attempt) -> str | None:
    """The head prolongs once; more is for a collective discussion."""
    if f.extension is Extension.NONE:
        return None
    return "负责人已经延长过一次，再次延长应经集体讨论"


@watch(ORDER, 0)
def undiscussed(f: Facts, a: Attempt) -> str | None:
    """A second extension without minutes of a discussion."""
    return None if a.discussed else "再次延长办案期限没有集体讨论记录"


@watch(ORDER, 0)
def leapt(f: Facts, a: Attempt) -> str | None:
    """A second extension follows a first, and nothing follows a second."""
    if f.extension is Extension.NONE:
        return "未经负责人第一次延长就集体讨论再次延长"
    return "集体讨论的延长已经用过一次" if f.extension is Extension.BY_DISCUSSION else None


@watch(LAW, 57, mark=Mark.DESIGN)
def alone(f: Facts, a: Attempt) -> str | None:
    """The heads discuss together; no number stands in the statute, so one alone is only told."""
    if a.several_voters:
        return None
    return "参加集体讨论并表决的负责人只有一人，不成为集体讨论"


@watch(LAW, 63, mark=Mark.MEMORY)
def hearing_by_amount(f: Facts, a: Attempt) -> str | None:
    """A large fine or confiscation without a hearing offered; from which amount is unverified."""
    if a.hearing_weighed:
        return None
    return (
        "罚款或者没收可能属于数额较大（参考数额未核对，须由法制机构确认），"
        "没有告知听证权利，也没有写明不告知的理由"
    )


@watch(LAW, 60)
def decision_late(f: Facts, a: Attempt) -> str | None:
    """A decision after the ninety days, with what lawfully lengthens them."""
    return (
        "超过办案期限（立案之日起九十日，或者依法延长、扣除后的期限）作出决定" if a.late else None
    )


@watch(LAW, 61)
def service_late(f: Facts, a: Attempt) -> str | None:
    """A decision served after the seventh working day."""
    return "决定作出后超过七个工作日送达" if a.late else None


@watch(LAW, 28)
def unchecked(f: Facts, a: Attempt) -> str | None:
    """A written order whose term has ended is checked before the case is closed."""
    if f.correction is Correction.ORDERED and a.recheck_due:
        return "书面责令改正的期限已过，结案前没有复查改正情况"
    return None
