"""How often an enterprise may be inspected in a year, and who stands outside the count.

The cap is a figure that the office sets and publishes (the national opinion of 2025 asks for one
and names none). Visits that a complaint or a single case gives rise to are not counted; each has
its ground. Before a visit the cap refuses; one that has happened is told, and stands as a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingjing.law.cite import cite
from mingjing.law.numbers import Number, number
from mingjing.law.procedure import Fault, Guard, Refusal

CAP, WARN = "office_plans.visits_per_enterprise", "office_plans.warn_within"
AT_ONCE = "office_plans.told_at_once"


@dataclass(frozen=True, slots=True)
class Frequency:
    """What is true of one visit to be planned or recorded.

    `made` are the counted visits of the year, without this one; `reserved` of them are only
    planned. A visit made together with one of them (`together`) is part of it.
    """

    on: date
    made: int = 0
    enterprise: bool = True
    exempt: bool = False
    ground: bool = True
    together: bool = False
    reserved: int = 0


def cap_on(day: date) -> Number:
    """The cap that counts on a day."""
    return number(CAP, on=day)


def free_again(day: date) -> date:
    """The first day on which the count begins anew."""
    return date(day.year + 1, 1, 1)


def is_counted(visit: Frequency) -> bool:
    """Whether a visit takes one of the year's visits to a firm."""
    return visit.enterprise and not visit.exempt and not visit.together


def _told(visit: Frequency) -> str:
    """What has been done and what is only planned are never one number: the list of the year shows
    the first alone."""
    if not visit.reserved:
        return f"已检查{visit.made}次"
    return f"已检查{visit.made - visit.reserved}次、另已安排{visit.reserved}次"


def _over(visit: Frequency) -> str | None:
    cap, again = cap_on(visit.on), free_again(visit.on)
    if not is_counted(visit) or visit.made < cap.value:
        return None
    return (
        f"该企业{visit.on.year}年{_told(visit)}，达到公布的上限{cap.text}，"
        f"最早{again.year}年{again.month}月{again.day}日可以再安排；"
        "可以并入已安排的检查，或者改为书面、非现场检查；"
        "确由投诉举报、个案引起的不受此限，从线索发起或者写明案件"
    )


def _groundless(visit: Frequency) -> str | None:
    if not visit.exempt or visit.ground:
        return None
    return "由投诉举报或者个案线索引起的检查不计入年度次数，须写明依据（线索、案件或者交办的编号）"


def within_cap(day: date) -> Guard[None, Frequency]:
    """The guard of the cap, under the source that asks for one on that day."""
    return Guard("within_cap", cap_on(day).citation, lambda _, visit: _over(visit))


ground_given: Guard[None, Frequency] = Guard(
    "ground_given", cite("office_plans", 0), lambda _, visit: _groundless(visit)
)


def why_not_again(visit: Frequency) -> tuple[Refusal, ...]:
    """Why an enterprise may not be visited once more this year; empty means that it may."""
    found = (rule.refusal(None, visit) for rule in (within_cap(visit.on), ground_given))
    return tuple(refusal for refusal in found if refusal)


def has_happened(at: datetime, entered_at: datetime, *, on: date) -> bool:
    """Whether a beginning is told so late that nobody stands at the door any more; `on` is the
    day of it in the office's zone."""
    return entered_at - at > timedelta(minutes=number(AT_ONCE, on=on).value)


def why_not_told(visit: Frequency) -> tuple[Refusal, ...]:
    """Why a visit that has happened may not be recorded: only for want of the ground by which it
    would be spared; that it was one too many is no reason to keep silent about it."""
    return tuple(reason for reason in why_not_again(visit) if reason.guard != "within_cap")


def over_cap(visit: Frequency) -> tuple[Fault, ...]:
    """That a visit which has happened was more than the published cap allows."""
    cap = cap_on(visit.on)
    if not is_counted(visit) or visit.made < cap.value:
        return ()
    told = f"该企业{visit.on.year}年另有{visit.made}次检查在案，连同本次超过公布的上限{cap.text}"
    return (Fault("over_cap", told, cap.citation),)


def warning(visit: Frequency) -> str:
    """What to consider before a visit that is still possible; empty while the cap is far."""
    cap, near = cap_on(visit.on), number(WARN, on=visit.on)
    left = cap.value - visit.made - 1
    if not is_counted(visit) or not 0 <= left <= near.value:
        return ""
    told = f"连同本次还可检查{left + 1}次" if left else "这是今年的最后一次"
    return (
        f"该企业{visit.on.year}年已检查{visit.made}次，上限{cap.text}，{told}："
        "请先看能否与其他任务合并，或者改为书面、非现场检查"
    )
