"""Pages that belong to nobody else: Today, search, new, sign-in, and what failure shows."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from mingjing.office.cases.beside.queries import sides_waited_on, sides_waiting_for
from mingjing.office.cases.queries import to_recheck, waited_on, waiting_for
from mingjing.office.desk.asked import asked
from mingjing.office.desk.board import Listening, contradictions, faults, trends
from mingjing.office.desk.board import watched as watched_figures
from mingjing.office.desk.cast import demo_people
from mingjing.office.desk.forms import SignInForm
from mingjing.office.desk.frame import roles
from mingjing.office.desk.search import found
from mingjing.office.desk.tasks import groups, watched
from mingjing.office.desk.watching import COLUMNS, CONCERNS, opened
from mingjing.office.draws.waiting import waiting_for as draws_waiting_for
from mingjing.office.inspections.talk_queries import waiting_for as talks_waiting_for
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role
from mingjing.office.plans.queries import waiting_for as plans_waiting_for
from mingjing.office.reports.queries import reports_waiting_for
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.years import Years
from mingjing.office.visits.queries import waiting_for as visits_waiting_for
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table
from mingjing.office.web.words import cn_date, weekday

log = logging.getLogger(__name__)
MOST = 60


def today(request: HttpRequest) -> HttpResponse:
    """What waits for me, by urgency, then what I wait for from others."""
    person, day = request.user, timezone.localdate()
    assert isinstance(person, Person)
    held = roles(request)
    mine = groups(
        waiting_for(person, held, day).prefetch_related("proceedings")[:MOST],
        day,
        beside=sides_waiting_for(person, held, day).prefetch_related("case__proceedings")[:MOST],
        rechecks=to_recheck(person, held, day).prefetch_related("proceedings")[:MOST],
        visits=visits_waiting_for(person, held, day)[:MOST],
        plans=plans_waiting_for(person, held, day)[:MOST],
        talks=talks_waiting_for(person, held, day)[:MOST],
        reports=reports_waiting_for(person, held)[:MOST],
        draws=draws_waiting_for(person, held)[:MOST],
        roles=held,
    )
    others = watched(
        waited_on(person, held, day).prefetch_related("proceedings")[:MOST],
        day,
        beside=sides_waited_on(person, held, day).prefetch_related("case__proceedings")[:MOST],
    )
    count = sum(len(g.tasks) for g in mine)
    return render(
        request,
        "desk/today.html",
        {
            "title": "今日",
            "actions": [Link("看板", reverse("board"))] if Role.LEADER in held else [],
            "groups": mine,
            "others": others,
            "notices": asked(person, held),
            "sub": f"{cn_date(day)} {weekday(day)} · {count} 件等我办，{len(others)} 件等别人",
        },
    )


def board(request: HttpRequest) -> HttpResponse:
    """The leader's board: clocks, risks, contradictions, and the year beside the one before."""
    person, day = request.user, timezone.localdate()
    assert isinstance(person, Person)
    period = Period.of_year(day.year, until=day)
    book = Listening(period)
    years = Years(book, recorded_from=book.first_day(day), today=day)
    clocks, risks = watched_figures(person, day)
    book.rehearse(lambda: (trends(years), faults(period, years), contradictions(book)))
    figures, charts = trends(years)
    by_kind, more = faults(period, years)
    return render(
        request,
        "desk/board.html",
        {
            "title": "看板",
            "sub": f"{cn_date(day)} {weekday(day)} · 全办的期限、风险、矛盾和走势；不涉及个人",
            "actions": [Link("统计", reverse("statistics")), Link("统计查询", reverse("explore"))],
            "narrow": reach(person) is not Reach.ALL,
            "clocks": clocks,
            "risks": risks,
            "faults": by_kind,
            "faults_url": more,
            "found": contradictions(book),
            "why": years.why,
            "figures": figures,
            "charts": charts,
        },
    )


def board_rows(request: HttpRequest, concern: str) -> HttpResponse:
    """Exactly the rows of one figure of the board, as far as this person may see them."""
    person, day = request.user, timezone.localdate()
    assert isinstance(person, Person)
    known = CONCERNS.get(concern)
    if known is None:
        raise Http404(concern)
    rows = opened(known, person, day)
    page = keyset(rows, column=known.order, params=request.GET, ascending=True)
    table = Table(
        COLUMNS,
        [known.line(row, day) for row in page.rows],
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="现在没有",
        empty_text=known.text,
    )
    context = {
        "title": known.label,
        "sub": f"{rows.count()} {known.unit} · {known.text}",
        "actions": [Link("返回看板", reverse("board"))],
        "table": table,
    }
    return render(request, "web/list.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """One search over cases, parties, places, items, inspections and complaints."""
    query = request.GET.get("q", "").strip()
    person = request.user
    assert isinstance(person, Person)
    return render(
        request,
        "desk/search.html",
        {
            "title": "搜索",
            "query": query,
            "hits": found(person, query, timezone.localdate()) if query else [],
            "sub": f"“{query}”" if query else "案号、当事人、地址、事项、文书",
        },
    )


def new(request: HttpRequest) -> HttpResponse:
    """What can be begun: the phone's large button leads here."""
    return render(
        request,
        "desk/new.html",
        {
            "title": "新建",
            "sub": "从哪一件事开始",
            "links": [
                Link("现场（手机，无信号也能用）", reverse("field"), "primary"),
                Link("即时检查", reverse("visit-new") + "?at_once=1"),
                Link("提请检查", reverse("visit-new")),
                Link("补录检查", reverse("inspection-new")),
                Link("当场处罚（简易程序）", reverse("case-new") + "?procedure=summary"),
                Link("登记违法线索（普通程序）", reverse("case-new")),
                Link("登记投诉举报", reverse("lead-new")),
                Link("登记出动", reverse("sortie-new")),
            ],
        },
    )


class SignIn(LoginView):
    """User name and password; in a demonstration the invented people are listed."""

    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the demonstration's people where this is one, and whether anybody is there yet."""
        people = demo_people() if settings.DEMO else []
        empty = not (people or Person.objects.exists())
        return {**super().get_context_data(**kwargs), "demo_people": people, "nobody": empty}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; says how to send it again."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such record, or it is not yours to see."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug; the reference number finds it in the log. Drawn without the frame, which may be
    what failed."""
    reference = secrets.token_hex(4)
    log.error("reference %s: %s", reference, request.path)
    page = render_to_string("500.html", {"reference": reference})
    return HttpResponse(page, status=500)


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Says that the program answers; touches no data."""
    return HttpResponse("ok", content_type="text/plain")
