"""How often an enterprise may be inspected in a year, and who stands outside the count.

The cap is a figure that the office sets and publishes (the national opinion of 2025 asks for one
and names none). Visits that a complaint or a single case gives rise to are not counted; each has
its ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingjing.law.cite import cite
from mingjing.law.numbers import Number, number
from mingjing.law.procedure import Guard, Refusal

CAP, WARN = "office_plans.visits_per_enterprise", "office_plans.warn_within"


@dataclass(frozen=True, slots=True)
class Frequency:
    """What is true of one visit to be planned or recorded.

    `made` are the counted visits of the year, without this one; a visit made together with one of
    them (`together`) is part of it.
    """

    on: date
    made: int = 0
    enterprise: bool = True
    exempt: bool = False
    ground: bool = True
    together: bool = False


def cap_on(day: date) -> Number:
    """The cap that counts on a day."""
    return number(CAP, on=day)


def free_again(day: date) -> date:
    """The first day on which the count begins anew."""
    return date(day.year + 1, 1, 1)


def is_counted(visit: Frequency) -> bool:
    """Whether a visit takes one of the year's visits to a firm."""
    return visit.enterprise and not visit.exempt and not visit.together


def _over(visit: Frequency) -> str | None:
    cap, again = cap_on(visit.on), free_again(visit.on)
    if not is_counted(visit) or visit.made < cap.value:
        return None
    return (
        f"该企业{visit.on.year}年已检查{visit.made}次，达到公布的上限{cap.text}，"
        f"最早{again.year}年{again.month}月{again.day}日可以再安排；"
        "由投诉举报或者个案线索引起的检查不受此限，请改选类型并写明依据"
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
