"""Pages of cases: the list, the folder, and one page for every act."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.penalty_law_2021.common import LEADER, REVIEWER, Attempt
from mingjing.law.procedure import Step
from mingjing.office.cases.access import party_named, visible_cases
from mingjing.office.cases.actions import open_case, perform
from mingjing.office.cases.beside.alerts import alerts
from mingjing.office.cases.beside.standing import beginnings, cards, side_clocks, side_moments
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.fields import ActForm
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.listing import EXPORT, case_chips, case_kept, case_lines, case_table
from mingjing.office.cases.models import Case
from mingjing.office.cases.opening import OpeningForm, barred_from_opening
from mingjing.office.cases.queries import review_queue
from mingjing.office.cases.standing import actors as who_acts
from mingjing.office.cases.standing import (
    hopeless,
    others,
    place_of,
    possible,
    reason,
    road,
    told,
    was_barred,
)
from mingjing.office.cases.weighing.panels import panel_of
from mingjing.office.cases.weighing.picture import kept
from mingjing.office.cases.wording import decision, head, moments, running, told_late
from mingjing.office.journal.entries import entries_of, entries_of_many
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.parties.access import told_name
from mingjing.office.people.models import Person
from mingjing.office.people.queries import actors
from mingjing.office.web.export import csv_response
from mingjing.office.web.responses import invalid, is_htmx, redirect_after, refused
from mingjing.office.web.shapes import Link, Moment

_DECIDING = {REVIEWER, LEADER}


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _deed(people: list[Person], at: datetime, form: dict[str, Any] | None = None) -> Deed:
    now = timezone.localtime()
    day = timezone.localtime(at).date()
    return Deed(by=actors(people, day), at=at, entered_at=now, form=form or {})


def case_list(request: HttpRequest) -> HttpResponseBase:
    """The visible cases with filters in the address, or all of them as a file."""
    person, day = _person(request), timezone.localdate()
    if request.GET.get("export"):
        return csv_response("案件", EXPORT, case_lines(person, request.GET, day))
    page = "web/list.html#rows" if getattr(request, "htmx", False) else "cases/list.html"
    return render(
        request,
        page,
        {
            "title": "案件",
            "sub": "从线索到归档，每一步都在案",
            "table": case_table(person, request.GET, day),
            "chips": case_chips(request.GET),
            "kept": case_kept(request.GET),
            "actions": [
                Link("登记线索", reverse("case-new"), "primary"),
                Link("当场处罚", reverse("case-new") + "?procedure=summary"),
                Link("宽缓对照", reverse("leniency")),
            ],
        },
    )


def reviews(request: HttpRequest) -> HttpResponse:
    """The queue of the three legal reviews."""
    cases = review_queue(_person(request))[:200]
    return render(
        request,
        "cases/reviews.html",
        {
            "title": "审核",
            "sub": "立案、处罚、结案三级法制审核；调查过本案的人不能审核本案",
            "cases": [(c, reverse("case", args=[c.number])) for c in cases],
        },
    )


def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """The folder: who and what, where it stands, clocks, timeline, decision, journal."""
    case = _case(request, number)
    person, now = _person(request), timezone.localtime()
    entries = list(entries_of("case", case.pk))
    deed = _deed([person], now)
    standing = possible(case, deed)
    rows = list(case.proceedings.all())
    aside = list(entries_of_many("proceeding", [row.pk for row in rows])) if rows else []
    return render(
        request,
        "cases/case.html",
        {
            "title": f"{told_name(case.party)} · {case.item.violation}",
            "sub": _sub(case),
            "case": case,
            "facts": head(case),
            "decision": decision(case),
            "alerts": alerts(case, now.date()),
            "weighed": kept(case) if case.notified_on or case.outcome == "penalty" else [],
            "steps": road(case, standing, entries),
            "others": others(case, standing, deed),
            "clocks": [*running(case, now.date()), *side_clocks(rows, now.date())],
            "cards": cards(case, deed),
            "beginnings": beginnings(case, deed),
            "moments": moments(case, entries, side_moments(rows, aside)),
            "fault_count": sum(len(e.faults) for e in (*entries, *aside)),
            "entry_count": len(entries) + len(aside),
        },
    )


def _case(request: HttpRequest, number: str) -> Case:
    person, day = _person(request), timezone.localdate()
    rows = (
        visible_cases(person)
        .select_related("party", "item", "unit", "street", "inspection", "complaint", "applied")
        .prefetch_related("duties", "proceedings")
    )
    return party_named(get_object_or_404(rows, number=number), person, day)


def _sub(case: Case) -> str:
    procedure = procedure_of(case)
    parts = [
        procedure.label,
        case.decision_number or case.filing_number or case.number,
        procedure.stage(case.stage).label,
    ]
    return " · ".join(parts)


def act_page(
    request: HttpRequest, number: str, step: str, *, preview_url: str = ""
) -> HttpResponse:
    """The one page for every act: what the law says, what changes, the form or the reasons.

    Its address is in `documents`, where the paper of the act is issued in the same transaction.
    """
    case = _case(request, number)
    if step not in FORMS or step not in {s.name for s in procedure_of(case).steps}:
        return render(request, "404.html", status=404)
    if request.method == "POST":
        return _try(request, case, step, preview_url)
    now = timezone.localtime()
    deed = _deed([_person(request)], now)
    place = place_of(case, step, deed)
    reasons = [*place.told, *(reason(r) for r in place.of_person)]
    late = bool(reasons) and not was_barred(case, step, deed)
    shut = bool(reasons) and not late
    form = None if shut else _form(request, case, step, now)
    context = _context(case, step, form, reasons if shut else [], preview_url)
    if late:
        context["notices"] = [told_late((*place.of_case, *place.of_person))]
    return render(request, "web/act.html", context, status=409 if shut else 200)


def _form(request: HttpRequest, case: Case, step: str, now: datetime) -> ActForm:
    data = request.POST if request.method == "POST" else None
    return FORMS[step](data, case=case, person=_person(request), step=step, now=now)


def _try(request: HttpRequest, case: Case, step: str, preview_url: str) -> HttpResponse:
    page = "web/act.html"
    form = _form(request, case, step, timezone.localtime())
    valid = form.is_valid()
    deed = _deed(form.people(), form.cleaned_data.get("at") or form.now, form.typed())
    try:
        if not valid:
            # Nobody is asked to mend a form for a step that may not be made anyway.
            if reasons_anyway := hopeless(case, step, deed):
                raise Refused(reasons_anyway)
            return invalid(request, page, _context(case, step, form, [], preview_url))
        perform(case.pk, step, deed)
    except Refused as no:
        reasons = list(told(case, no.reasons, deed.day))
        return refused(request, page, _context(case, step, form, reasons, preview_url))
    except Invalid as wrong:
        if reasons_anyway := hopeless(case, step, deed):
            reasons = list(told(case, reasons_anyway, deed.day))
            return refused(request, page, _context(case, step, form, reasons, preview_url))
        for name, sentence in wrong.errors.items():
            form.add_error(name if name in form.fields else None, sentence)
        return invalid(request, page, _context(case, step, form, [], preview_url))
    return redirect_after(request, reverse("case", args=[case.number]))


def _context(
    case: Case, step: str, form: ActForm | None, refusals: list[Any], preview_url: str
) -> dict[str, Any]:
    row: Step[Any, Attempt] = procedure_of(case).step(step)
    return {
        "title": row.label,
        "sub": f"{case.number} · {told_name(case.party)} · {case.conduct}",
        "law_sentence": row.says,
        "article": row.citation.text,
        "changes": _changes(case, row),
        "form": form,
        "refusals": refusals,
        "submit_label": row.label,
        "notices": [],
        "before": _before(case) if set(row.actors) & _DECIDING else [],
        "back_url": reverse("case", args=[case.number]),
        "preview_url": preview_url,
        **panel_of(case, form),
    }


def _before(case: Case) -> list[Moment]:
    """What reviewers and heads are asked about: the last act, with what was written."""
    entry = entries_of("case", case.pk).last()
    return list(moments(case, [entry], [])) if entry else []


def _changes(case: Case, row: Step[Any, Attempt]) -> list[str]:
    procedure = procedure_of(case)
    lines = [f"由{who_acts(row)}办理，记入留痕，不能删改"]
    if row.target and row.target != case.stage:
        lines.insert(
            0,
            f"案件由“{procedure.stage(case.stage).label}”进入“{procedure.stage(row.target).label}”",
        )
    return lines


def case_new(request: HttpRequest) -> HttpResponse:
    """Registers a lead, or a record on the spot, from an inspection, a complaint or by itself."""
    summary = request.GET.get("procedure") == "summary"
    finding = "find" in request.POST
    form = OpeningForm(
        None if finding else request.POST or None,
        kept=request.POST if finding else None,
        person=_person(request),
        params=request.GET,
        now=timezone.localtime(),
        summary=summary,
    )
    context: dict[str, Any] = {
        "title": "当场处罚：现场记录" if summary else "登记线索",
        "form": form,
        "refusals": [],
        "sub": "输入一次，处处使用：检查和投诉的内容已自动带入",
        "law_sentence": "出示执法证件，记录违法事实。"
        if summary
        else "发现依法应当给予处罚的行为，全面、客观、公正地调查；符合立案标准的，及时立案。",
        "article": "行政处罚法第五十二条" if summary else "行政处罚法第五十四条",
        "submit_label": "登记",
        "back_url": reverse("cases"),
    }
    page, now = "cases/new.html", timezone.localtime()
    if barred := barred_from_opening(_deed([_person(request)], now), summary=summary):
        shut = {**context, "form": None, "refusals": [reason(r) for r in barred]}
        return refused(request, page, shut)
    if finding or request.method != "POST":
        return render(request, page + "#form" * is_htmx(request), context)
    if not form.is_valid():
        return invalid(request, page, context)
    deed = _deed(form.people(), form.cleaned_data["at"], form.typed())
    try:
        case = open_case(form.opening(), deed, summary=summary)
    except Refused as no:
        return refused(request, page, {**context, "refusals": [reason(r) for r in no.reasons]})
    except Invalid as wrong:
        for name, sentence in wrong.errors.items():
            form.add_error(name if name in form.fields else None, sentence)
        return invalid(request, page, context)
    return redirect_after(request, reverse("case", args=[case.number]))
