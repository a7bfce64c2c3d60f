"""What the demonstration promises to hold, and how its rows are counted."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from mingjing.law.honesty.weigh import weigh
from mingjing.law.publicity import Outlet
from mingjing.office.cases.models import Case
from mingjing.office.disclosure.access import settled_column
from mingjing.office.disclosure.models import Publication
from mingjing.office.honesty.material import material_of
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.progress import near_cap, plan_in_force, progress_of
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.build import sheets_of
from mingjing.office.statistics.tests.drill import differences

YEAR_END = date(2023, 12, 31)
FINES = {
    "gas": (12, 116_000),
    "greening": (5, 29_925),
    "waste": (4, 1_400),
    "drainage": (7, 14_150),
    "air": (4, 10_500),
}
LAID = Counter(same_words=1, same_picture=2, two_places=1, recording_apart=1, recording_missing=1)
"""The questions about 2023 that were laid there on purpose (docs/mechanisms/honesty.md)."""
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


def figures_against_rows() -> tuple[bool, list[object], list[object]]:
    """Whether enough figures of the year were held against their rows, over all indicators, scopes
    and months; those that differ; the identities of the statutory tables that do not hold."""
    period = Period.of_year(2023)
    held, wrong = differences(period)
    sheets = sheets_of(Book(period), today=YEAR_END)
    failing = [check for sheet in sheets for check in sheet.failing]
    return held > 10_000, list(wrong), list(failing)


def questions() -> tuple[Counter[str], int]:
    """What the rules ask about 2023, and about the years before and after it. Visits of that year
    are as unlike as visits are: no length makes up a quarter of them."""
    weighed = weigh(material_of(date(2023, 1, 1), YEAR_END))
    assert weighed.tests > 30
    long = Counter(row.ended_at - row.started_at for row in inspections())
    assert max(long.values()) < long.total() / 4
    others = (material_of(date(y, 1, 1), date(y, 12, 31)) for y in (2022, 2024, 2025))
    return Counter(f.rule for f in weighed.found), sum(len(weigh(m).found) for m in others)


def settled() -> set[tuple[str, int]]:
    """Outlet and case of every publication, shown or kept off."""
    return set(Publication.objects.values_list("channel", "case"))


def marked_as_settled() -> set[tuple[str, int]]:
    """The same by the marks of the cases."""
    marked = {o: Case.objects.filter(**{settled_column(o): True}) for o in Outlet}
    return {(str(o), pk) for o, rows in marked.items() for pk in rows.values_list("pk", flat=True)}
