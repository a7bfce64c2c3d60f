"""The frame around every page: navigation with what waits, the person, the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from mingjing.office.cases.beside.queries import sides_waiting_for
from mingjing.office.cases.queries import review_queue, to_recheck, waiting_for
from mingjing.office.draws.waiting import waiting_for as draws_waiting_for
from mingjing.office.inspections.talk_queries import waiting_for as talks_waiting_for
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import roles_on
from mingjing.office.plans.queries import waiting_for as plans_waiting_for
from mingjing.office.reports.queries import reports_waiting_for
from mingjing.office.visits.queries import waiting_for as visits_waiting_for
from mingjing.office.web.shapes import Frame, NavItem
from mingjing.office.web.words import cn_date, weekday

PLACES = (
    ("today", "今日", "today"),
    ("leads", "线索", "leads"),
    ("inspections", "检查", "inspections"),
    ("cases", "案件", "cases"),
    ("reviews", "审核", "reviews"),
    ("exhibits", "证据", "evidence"),
    ("disclosure", "公示", "disclosure"),
    ("learning", "学习", "learning"),
    ("statistics", "统计", "statistics"),
    ("reports", "报告", "reports"),
    ("manage", "管理", "admin"),
)
MOST = 99
ALSO = {
    "manage": ("/parties/", "/places/", "/items/"),
    "inspections": (
        "/visits/",
        "/sorties/",
        "/orders/",
        "/draws/",
        "/registers/",
        "/plans/",
    ),
    "cases": ("/spot-forms/",),
    "statistics": ("/honesty/",),
    "today": ("/new/", "/search/", "/board/"),
}
"""Addresses that belong to a place of the navigation without standing below it."""


def roles(request: HttpRequest) -> frozenset[str]:
    """The roles that the signed-in person holds today; read once a request."""
    known: frozenset[str] | None = getattr(request, "office_roles", None)
    if known is None:
        person, day = request.user, timezone.localdate()
        assert isinstance(person, Person)
        known = roles_on(person, day)
        request.office_roles = known  # type: ignore[attr-defined]
    return known


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every page; a stranger gets a frame without places."""
    person, day = getattr(request, "user", None), timezone.localdate()
    if not isinstance(person, Person):
        return {"frame": Frame(demo=settings.DEMO, today=day.isoformat())}
    held = roles(request)
    counts: dict[str, int] = {"today": _waiting(person, held, day)}
    if Role.REVIEWER in held:
        counts["reviews"] = review_queue(person)[: MOST + 1].count()
    nav = [
        NavItem(label, reverse(name), icon, counts.get(name) or None, _is_here(request, name), name)
        for name, label, icon in PLACES
    ]
    return {
        "frame": Frame(
            nav=nav,
            person_name=person.name,
            person_key=str(person.pk),
            today=day.isoformat(),
            unit_name=person.unit.name,
            signed_in=True,
            demo=settings.DEMO,
            today_text=f"{cn_date(day)} {weekday(day)}",
            new_url=reverse("new"),
            more_current=request.path == "/more/",
        )
    }


def _waiting(person: Person, held: frozenset[str], day: date) -> int:
    """How much waits, as many as Today lists, in one bounded query."""
    cases = waiting_for(person, held, day).order_by().values("pk")
    beside = sides_waiting_for(person, held, day).order_by().values("pk")
    rechecks = to_recheck(person, held, day).order_by().values("pk")
    visits = visits_waiting_for(person, held, day).order_by().values("pk")
    plans = plans_waiting_for(person, held, day).order_by().values("pk")
    talks = talks_waiting_for(person, held, day).order_by().values("pk")
    reports = reports_waiting_for(person, held).order_by().values("pk")
    draws = draws_waiting_for(person, held).order_by().values("pk")
    rows = cases.union(beside, rechecks, visits, plans, talks, reports, draws, all=True)
    return rows[: MOST + 1].count()


def _is_here(request: HttpRequest, name: str) -> bool:
    home = reverse(name)
    below = request.path == home if home == "/" else request.path.startswith(home)
    return below or request.path.startswith(ALSO.get(name, ("\0",)))
