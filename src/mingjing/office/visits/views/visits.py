"""The list of visits, one visit, each act of it, and the list of lenient acts."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.inspections.queries import period
from mingjing.office.intake.queries import AREA
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, cited, clock_of, deed_of, gated_act, moments
from mingjing.office.visits import queries
from mingjing.office.visits.access import visible_lenient_acts, visible_visits
from mingjing.office.visits.actions import perform
from mingjing.office.visits.facts import facts_of, findings_of
from mingjing.office.visits.forms import FORMS, VisitForm
from mingjing.office.visits.models import Visit
from mingjing.office.visits.standing import (
    BESIDE,
    acting,
    beside,
    hopeless,
    next_step,
    preview_url,
    steps_of,
)
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import any_chosen, export_url, groups
from mingjing.office.web.paging import keyset
from mingjing.office.web.responses import DONE_COOKIE
from mingjing.office.web.shapes import Link, Table

NEW = Link("提请检查", "/visits/new/", "primary")
HEAD = (
    Link("今日路线", "/visits/route/"),
    Link("柔性执法", "/visits/lenient/"),
    Link("检查记录", "/inspections/"),
    NEW,
)


def visits(request: HttpRequest) -> HttpResponse:
    """The visits one may see, by their planned day."""
    today = timezone.localdate()
    rows = queries.chosen(visible_visits(_person(request)), request.GET, today)
    page = keyset(rows, column="planned_on", params=request.GET)
    rest = [queries.STATE, queries.WHEN, queries.KIND]
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="检查，按计划日从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的检查",
        empty_action=NEW,
        empty_text="先提请批准，通知后进场；每一步在这里办理，结束时形成检查记录。",
    )
    context = {
        "title": "现场检查", "sub": "从提请到办结，一步一步办理", "actions": HEAD, "table": table,
        "chips": AREA.chips(request.GET), "groups": groups(rest, request.GET),
        "filters_open": any_chosen(rest, request.GET),
    }  # fmt: skip
    return render(request, "web/filtered.html", context)


def visit(request: HttpRequest, number: str) -> HttpResponse:
    """One visit: the act to make now with its form, the checklist as found, what was done."""
    row, person, now = _found(request, number), _person(request), timezone.localtime()
    facts, found = facts_of(row, now.date()), findings_of(row)
    entries = list(entries_of("visit", row.pk))
    deeds = {name: _deed(row, name, person, now) for name in BESIDE}
    verb = next_step(row, facts)
    mine = bool(verb) and not hopeless(row, verb, _deed(row, verb, person, now), facts)
    clock = queries.order_clock(row)
    context = {
        "title": row.name,
        "sub": f"{row.number} · {queries.STAGES[row.stage]}",
        "visit": row,
        "facts": queries.told(row, list(row.officers.all())),
        "now": VISIT.step(verb) if verb else None,
        "cited": cited(VISIT.step(verb).citation) if verb else "",
        "form": FORMS[verb](visit=row, person=person, now=now) if mine else None,
        "post_url": reverse("visit-act", args=[row.number, verb]) if verb else "",
        "preview_url": preview_url(row, verb),
        "steps": steps_of(row, entries, facts),
        "beside": beside(row, deeds, facts, now=verb if mine else ""),
        "findings": queries.finding_rows(row, found),
        "ahead": queries.items_ahead(row, now.date()) if _reads_ahead(verb) else [],
        "lenient": queries.lenient_rows(row),
        "cases_in_rows": sum(f.handed for f in found) > 1,
        "related": queries.related(row, found),
        "clocks": [clock_of(clock[0], clock[1], now.date(), article=clock[2])] if clock else [],
        "moments": moments(entries[::-1], queries.VERBS),
        "scans": row.scans.count(),
        "papers_url": reverse("visit-papers", args=[row.number]),
        "shown": row.stage not in {"planned", "withdrawn"},
    }
    return render(request, "visits/visit.html", context)


def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Makes an act of a visit, or says why not."""
    row, person, now = _found(request, number), _person(request), timezone.localtime()
    if step not in FORMS:
        raise Http404
    rule = VISIT.step(step)
    data = request.POST if request.method == "POST" else None
    form = FORMS[step](data, visit=row, person=person, now=now)
    back = reverse("visit", args=[row.number])
    page = ActPage(
        rule.label, rule.says, cited(rule.citation), submit_label=rule.label, back_url=back,
        done=f"已办理：{rule.label}", changes=_changes(row, step), template="visits/act.html",
        extra={"sub": f"{row.number} · {row.name}", "verb": step,
               "preview_url": preview_url(row, step)},
    )  # fmt: skip

    def do() -> str:
        perform(row.pk, step, deed_for(row, step, form, now))
        return back

    facts = facts_of(row, now.date())
    barred = hopeless(row, step, _deed(row, step, person, now), facts)
    if step == "begin_visit":  # who came is said in the form
        barred = tuple(r for r in barred if r.guard in {"in_turn", "post_fits"})
    answer = gated_act(request, page, form, do, barred=barred)
    if DONE_COOKIE in answer.cookies:  # the form may have stood on the page of the visit itself
        answer.set_cookie(DONE_COOKIE, back, max_age=120, samesite="Lax")
    return answer


def deed_for(row: Visit, step: str, form: VisitForm, now: datetime) -> Deed:
    """The attempt that a form describes: who, when, and what was typed."""
    at = form.cleaned_data.get("at") or now
    came, person = form.people(), form.person
    people = [person, *(p for p in came if p != person)] if came else acting(row, step, person)
    return deed_of(people, at=at, entered_at=now, form=form.typed())


def lenient(request: HttpRequest) -> HttpResponseBase:
    """The lenient acts, counted by kind, each with its result."""
    seen = visible_lenient_acts(_person(request))
    first = seen.order_by("day").values_list("day", flat=True).first()
    when = period(request.GET, first=first, today=timezone.localdate())
    under = queries.under_other_filters(seen, request.GET, when)
    rows = queries.chosen_acts(under, request.GET)
    if request.GET.get("export"):
        return csv_response("柔性执法", queries.LENIENT_EXPORT, queries.acts_export(rows))
    page = keyset(rows, column="at", params=request.GET)
    table = Table(
        queries.LENIENT_COLUMNS,
        [queries.act_row(r) for r in page.rows],
        caption="柔性执法，按时间从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=export_url(request.GET) if page.rows else "",
        empty_title="没有符合条件的记录",
        empty_text="检查中的说服教育、警示告诫、约谈、行政指导，各记一次，带对方的答复。",
    )
    rest = [queries.RESPONSE, AREA, *when]
    context = {
        "title": "柔性执法", "sub": "说服教育、警示告诫、约谈、行政指导：有内容，有结果，逐次计数",
        "table": table, "actions": (
            Link("现场检查", "/visits/"), Link("约谈", "/inspections/talks/"),
            Link("当场改正", f"/statistics/fixed_on_the_spot/?year={timezone.localdate().year}"),
            Link("不予处罚", f"/statistics/no_penalty_decisions/?year={timezone.localdate().year}"),
        ),
        "chips": queries.counted_chips(under, request.GET), "groups": groups(rest, request.GET),
        "filters_open": any_chosen(rest, request.GET),
    }  # fmt: skip
    return render(request, "web/filtered.html", context)


def _reads_ahead(verb: str) -> bool:
    """Whether the checklist lies ahead, so that the team can read it before they go."""
    return verb in {"approve_visit", "notify_visit", "begin_visit"}


def _changes(row: Visit, verb: str) -> list[str]:
    told, step = ["记入留痕，不能删改"], VISIT.step(verb)
    if step.target and step.target != row.stage:
        there = VISIT.stage(step.target).label
        told.insert(0, f"由“{VISIT.stage(row.stage).label}”进入“{there}”")
    if verb in {"end_visit", "end_to_follow"}:
        told += ["形成一份检查记录，归入当日的出动"]
    if verb == "order_correction":
        told += ["取得责令改正通知书文号", "期限届满后复查"]
    return told


def _deed(row: Visit, verb: str, person: Person, now: datetime) -> Deed:
    return deed_of(acting(row, verb, person), at=now, entered_at=now, form={})


def _found(request: HttpRequest, number: str) -> Visit:
    seen = visible_visits(_person(request)).select_related(
        "place", "party", "unit", "street", "complaint", "order", "inspection"
    )
    return get_object_or_404(seen, number=number)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
