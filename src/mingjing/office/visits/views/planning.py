"""Founds a visit: to be approved, or begun at once."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.procedure import NEW, why_not
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, cited, deed_of, gated_act
from mingjing.office.visits.actions import begin_at_once, plan_visit
from mingjing.office.visits.facts import people_of
from mingjing.office.visits.models import Visit
from mingjing.office.visits.planning import PlanForm

AGAIN, ASKED_BY = "again", ("complaint", "drawn", "at_once")


def _listed_again(request: HttpRequest) -> HttpResponse:
    """The page anew with what was typed; what asked for the visit stays, the token stays out of the
    address."""
    told = request.POST.copy()
    for name in ("csrfmiddlewaretoken", AGAIN):
        told.pop(name, None)
    for name in ASKED_BY:
        if name in request.GET:
            told[name] = request.GET[name]
    return HttpResponse(status=303, headers={"Location": f"{request.path}?{told.urlencode()}"})


def begin(request: HttpRequest) -> HttpResponse:
    """Asks for a visit; with `?at_once=1` begins it without approval beforehand."""
    if request.method == "POST" and AGAIN in request.POST:
        return _listed_again(request)
    person, now = cast(Person, request.user), timezone.localtime()
    at_once = bool(request.GET.get("at_once"))
    verb = "begin_at_once" if at_once else "plan_visit"
    step = VISIT.step(verb)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, person=person, params=request.GET, now=now, at_once=at_once)
    page = ActPage(
        step.label, step.says, cited(step.citation), submit_label=step.label, back_url="/visits/",
        done=f"已办理：{step.label}", template="visits/new.html",
        extra={"at_once": at_once, "ready": form.ready, "finder": form.asked()},
        changes=("检查开始，记下时间和到场人员",) if at_once else ("等待负责人批准",),
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        came = [person, *(p for p in said["officers"] if p != person)] if at_once else [person]
        typed: dict[str, object] = {k: said[k] for k in ("identity_shown", "vehicle") if k in said}
        deed = deed_of(came, at=said["at"] or now, entered_at=now, form=typed)
        row = (begin_at_once if at_once else plan_visit)(form.planned(), deed)
        return reverse("visit", args=[row.number])

    alone = deed_of([person], at=now, entered_at=now, form={})
    attempt = people_of(Visit(), verb, alone)
    barred = why_not(VISIT, NEW, VISIT.facts(), step=verb, attempt=attempt)
    if at_once:  # who came is said in the form
        barred = tuple(r for r in barred if r.guard == "post_fits")
    return gated_act(request, page, form, do, barred=barred)
