"""What the demonstration promises to hold, and how its rows are counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.progress import near_cap, plan_in_force, progress_of

YEAR_END = date(2023, 12, 31)
FINES = {
    "gas": (12, 116_000),
    "greening": (5, 29_925),
    "waste": (4, 1_400),
    "drainage": (7, 14_150),
    "air": (4, 10_500),
}
INSPECTIONS = {
    "gas": 712,
    "waste": 135,
    "air": 241,
    "drainage": 143,
    "greening": 60,
    "road": 30,
    "heating": 20,
    "appearance": 15,
}


def of_year(rows: QuerySet[Any], column: str = "day") -> QuerySet[Any]:
    """The rows of 2023, by a column of days."""
    return rows.filter(**{f"{column}__year": 2023})


def inspections(**scope: Any) -> QuerySet[Inspection]:
    """The inspections of 2023."""
    return of_year(Inspection.objects.filter(**scope))


def decided(**scope: Any) -> QuerySet[Case]:
    """The penalties decided in 2023."""
    return of_year(Case.objects.filter(outcome="penalty", **scope), "decided_on")


def total(rows: QuerySet[Any], column: str) -> int:
    """The sum of a column."""
    return int(rows.aggregate(n=Sum(column))["n"] or 0)


def year_plan() -> tuple[tuple[int, str, int | None], int, list[str], int]:
    """The plan of the year: its version, stage and cap; how many tasks; which campaigns of the
    seed are missing or undone; how often the most visited enterprise was visited."""
    plan = plan_in_force(2023)
    assert plan is not None
    rows = progress_of(plan, YEAR_END)
    done = " ".join(row.task.title for row in rows if row.done >= row.task.target)
    wanted = ("大气", "广告", "野生动物", "校园周边", "双随机", "燃气", "道路桥梁")
    most = max(len(one.visits) for one in near_cap(2023))
    missing = [word for word in wanted if word not in done]
    missing += [row.task.code for row in rows if row.done < row.task.target]
    return (plan.version, plan.stage, plan.cap), len(rows), missing, most
