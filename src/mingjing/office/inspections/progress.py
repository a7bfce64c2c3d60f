"""How a yearly plan is carried out: planned, done and overdue, caps, merging, hit rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from mingjing.law.frequency import WARN, cap_on
from mingjing.law.numbers import number
from mingjing.law.targeting import PART_LABELS, HitRate, Part, verdict
from mingjing.office.inspections.behind import place_name
from mingjing.office.inspections.frequency import EXEMPT, Occasion, occasions
from mingjing.office.inspections.models import RESULT_LABELS, Inspection, Kind, Result
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.plans.models import Method, Plan, Selected, Selection, Task
from mingjing.office.plans.queries import pool_day, tasks_of

IN_FORCE = ("published", "closed")


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """One task: how many visits were planned, made, are left or overdue; how many found something.

    What is behind each figure, row by row, is read in `behind`.
    """

    task: Task
    done: int
    found: int
    left: int
    overdue: int
    selected: int

    @property
    def share(self) -> int:
        """How much of the target is done, in percent, at most all of it."""
        return min(self.done * 100 // self.task.target, 100)


def plan_in_force(year: int) -> Plan | None:
    """The version of a year that is carried out, or was until it was closed."""
    return Plan.objects.filter(year=year, stage__in=IN_FORCE).order_by("-version").first()


def progress_of(plan: Plan, today: date) -> list[TaskProgress]:
    """Every task with its figures; three queries for any number of tasks."""
    tasks = list(tasks_of(plan))
    served = Inspection.objects.filter(tasks__code__in=[t.code for t in tasks])
    made = served.values_list("tasks__code").annotate(
        done=Count("pk", distinct=True),
        found=Count("pk", distinct=True, filter=~Q(result=Result.CLEAN)),
    )
    known = {code: (done, found) for code, done, found in made}
    chosen = dict(
        Selected.objects.filter(selection__code__in=[t.code for t in tasks])
        .values_list("selection__code")
        .annotate(n=Count("pk"))
    )
    return [_progress(t, known.get(t.code, (0, 0)), chosen.get(t.code, 0), today) for t in tasks]


def _progress(task: Task, made: tuple[int, int], selected: int, today: date) -> TaskProgress:
    done, found = made
    rest, past = max(task.target - done, 0), today > task.last
    return TaskProgress(task, done, found, 0 if past else rest, rest if past else 0, selected)


@dataclass(frozen=True, slots=True)
class NearCap:
    """An enterprise at the cap of a year or close to it, with the visits that count."""

    party: Party
    visits: list[Occasion]
    cap: int

    @property
    def full(self) -> bool:
        """Whether no more visit of the usual kinds is possible this year."""
        return len(self.visits) >= self.cap

    @property
    def over(self) -> bool:
        """Whether more was visited than may be: it happened, and stands as a fault."""
        return len(self.visits) > self.cap


def near_cap(year: int, *, at_least: int = 0) -> list[NearCap]:
    """The enterprises at the cap or within the warning, the most visited first."""
    day = date(year, 12, 31)
    cap = cap_on(day).value
    least = at_least or cap - number(WARN, on=day).value - 1
    rows = Inspection.objects.filter(day__year=year).exclude(kind__in=EXEMPT)
    rows = rows.exclude(party=None).exclude(party__kind=PartyKind.INDIVIDUAL)
    often = rows.values("party").annotate(n=Count("pk")).filter(n__gte=least).values("party")
    parties = Party.objects.filter(pk__in=often).in_bulk()
    found = occasions(parties, year)
    near = [NearCap(parties[pk], list(v), cap) for pk, v in found.items() if len(v) >= least]
    return sorted(near, key=lambda one: (-len(one.visits), one.party.name))


@dataclass(frozen=True, slots=True)
class CapYear:
    """How the cap was kept in one year, in totals: what everybody may read about firms."""

    year: int
    firms: int
    full: int
    over: int
    complaints: int
    cases: int


def cap_years(years: Iterable[int]) -> list[CapYear]:
    """Each year in totals; visits are merged only for the firms that can have reached the cap."""
    return [_cap_year(year) for year in years]


def _cap_year(year: int) -> CapYear:
    of_firms = Inspection.objects.filter(day__year=year, party__isnull=False).exclude(
        party__kind=PartyKind.INDIVIDUAL
    )
    told = of_firms.aggregate(
        firms=Count("party", distinct=True, filter=~Q(kind__in=EXEMPT)),
        complaints=Count("pk", filter=Q(kind=Kind.COMPLAINT)),
        cases=Count("pk", filter=Q(kind=Kind.CASE)),
    )
    near = near_cap(year, at_least=cap_on(date(year, 12, 31)).value)
    over = sum(one.over for one in near)
    return CapYear(year, full=len(near) - over, over=over, **told)


@dataclass(frozen=True, slots=True)
class Merge:
    """One object that several open tasks want: one visit can serve them all."""

    place_name: str
    code: str
    street: str
    tasks: list[Task]
    first: date
    last: date
    url: str

    @property
    def departments(self) -> list[str]:
        """Who comes along."""
        return list(dict.fromkeys(name for task in self.tasks for name in task.departments))


def merges_of(plan: Plan, today: date) -> list[Merge]:
    """Objects that two tasks or more still wait for, in a time that they share."""
    tasks = {t.code: t for t in tasks_of(plan) if t.last >= today}
    rows = Selected.objects.filter(selection__code__in=tasks)
    served = set(
        Inspection.objects.filter(tasks__code__in=tasks).values_list("place_id", "tasks__code")
    )
    wanted: dict[int, list[Selected]] = defaultdict(list)
    for row in rows.select_related("selection", "listed__place__street").order_by("pk"):
        if (row.listed.place_id, row.selection.code) not in served:
            wanted[row.listed.place_id].append(row)
    found = (_merge(some, tasks, today) for some in wanted.values() if len(some) > 1)
    return [one for one in found if one]


def _merge(rows: list[Selected], tasks: dict[str, Task], today: date) -> Merge | None:
    mine, place = [tasks[r.selection.code] for r in rows], rows[0].listed.place
    first, last = max(today, *(t.first for t in mine)), min(t.last for t in mine)
    if first > last:
        return None
    query = [("area", mine[0].area), ("street", str(place.street_id)), ("q", place.name),
             ("place", str(place.pk)), *(("tasks", str(t.pk)) for t in mine)]  # fmt: skip
    return Merge(place.name, rows[0].listed.code, place.street.short, mine, first, last,
                 f"/visits/new/?{urlencode(query)}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One selected object with the visit that answered it, if there was one."""

    selected: Selected
    part: str
    inspection: Inspection | None

    @property
    def name(self) -> str:
        """The object as everybody may read it."""
        return place_name(self.selected.listed.place)

    @property
    def result(self) -> str:
        """How the visit ended, in a word."""
        if self.inspection is None:
            return "尚未检查"
        return RESULT_LABELS[Result(self.inspection.result)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A task by risk, judged: both hit rates side by side, what they say, and their rows."""

    task: Task
    rates: list[HitRate]
    says: str
    rows: list[Target]

    @property
    def told(self) -> list[tuple[str, HitRate, str, str, str]]:
        """Each part with its rate and the ends of its interval, as the page writes them."""
        return [(PART_LABELS[r.part], r, _percent(r.rate), *_ends(r)) for r in self.rates]


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"


def _ends(rate: HitRate) -> tuple[str, str]:
    ends = rate.interval
    return ("", "") if ends is None else (_percent(ends[0]), _percent(ends[1]))


def judged(plan: Plan) -> list[Judged]:
    """Every task that selected by risk."""
    return [_judge(task) for task in tasks_of(plan) if task.method == Method.RISK]


def _judge(task: Task) -> Judged:
    rows = Selected.objects.filter(selection__code=task.code)
    rows = rows.select_related("listed__place__party").order_by("part", "ticket")
    visits = Inspection.objects.filter(tasks__code=task.code).order_by("started_at", "pk")
    first: dict[int | None, Inspection] = {}
    for visit in visits:
        first.setdefault(visit.place_id, visit)
    told = [Target(r, PART_LABELS[Part(r.part)], first.get(r.listed.place_id)) for r in rows]
    rates = [_rate(part, told) for part in (Part.RISK, Part.RANDOM)]
    return Judged(task, rates, verdict(rates), told)


def _rate(part: Part, told: Iterable[Target]) -> HitRate:
    mine = [t for t in told if t.selected.part == part]
    made = [t.inspection for t in mine if t.inspection]
    return HitRate(part, len(mine), len(made), sum(i.result != Result.CLEAN for i in made))


def _how_selected(plan: Plan, code: str) -> dict[str, object]:
    """With this and the register of that pool anybody makes the selection again."""
    chosen = Selection.objects.filter(code=code).first()
    if chosen is None:
        return {}
    rows = reverse("open-plan-rows", args=[plan.year, plan.version])
    return {
        "declared": chosen.declared, "figure": chosen.figure, "seed": chosen.seed,
        "pool": {"day": (pool_day(chosen) or chosen.day).isoformat(), "count": chosen.pool,
                 "url": f"{rows}?show=pool&task={code}&export=csv"},
    }  # fmt: skip


def summary_of(rows: Iterable[TaskProgress]) -> str:
    """The year task by task, in the words of a summary."""
    return "；".join(
        f"{p.task.title}：计划 {p.task.target} 次，完成 {p.done} 次，发现问题 {p.found} 次"
        for p in rows
    )


def results_of(plan: Plan, today: date) -> dict[str, object]:
    """Progress and hit rates for machines."""
    return {
        "year": plan.year,
        "version": plan.version,
        "tasks": [
            {"code": p.task.code, "planned": p.task.target, "done": p.done, "found": p.found,
             "left": p.left, "overdue": p.overdue, "selected": p.selected}
            for p in progress_of(plan, today)
        ],
        "targeting": [
            {
                "task": j.task.code,
                **_how_selected(plan, j.task.code),
                "parts": [
                    {"part": r.part.value, "selected": r.selected, "made": r.made, "hits": r.hits,
                     "rate": r.rate, "interval": r.interval}
                    for r in j.rates
                ],
                "says": j.says,
                "rows": [
                    {"object": t.selected.listed.code, "part": t.selected.part,
                     "risk": t.selected.risk, "ticket": t.selected.ticket,
                     "result": t.inspection.result if t.inspection else None}
                    for t in j.rows
                ],
            }
            for j in judged(plan)
        ],
    }  # fmt: skip
