"""Pages of disclosure: the queue by outlet, one decision on one outlet, and its three acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.law.publicity import Outlet
from mingjing.office.cases.beside.owing import fate_of, fell_on
from mingjing.office.cases.models import Case
from mingjing.office.disclosure import actions, queries
from mingjing.office.disclosure.access import visible_decisions
from mingjing.office.disclosure.facts import proposal_for
from mingjing.office.disclosure.forms import PublishForm, WithdrawForm, WithholdForm
from mingjing.office.disclosure.models import OUTLET_LABELS
from mingjing.office.intake.access import barred_from_working
from mingjing.office.intake.queries import AREA
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, clock_of, deed_of, gated_act, moments_of
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import any_chosen, export_url, groups
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Table

_REST = (queries.STATE, AREA)


def disclosure(request: HttpRequest) -> HttpResponseBase:
    """The served decisions one may see, each with its state on the chosen outlet."""
    outlet, today = queries.outlet_of(request.GET), timezone.localdate()
    rows = queries.chosen(visible_decisions(cast(Person, request.user)), request.GET, outlet)
    if request.GET.get("export"):
        return csv_response("公示", queries.EXPORT, queries.as_export(rows, outlet))
    page = keyset(rows, column="decided_on", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r, outlet, today) for r in page.rows],
        caption=f"{OUTLET_LABELS[outlet]}：已送达的处罚决定，按决定日期从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=export_url(request.GET) if page.rows else "",
        empty_title="没有符合条件的处罚决定",
        empty_text="处罚决定送达后出现在这里，在每个渠道上分别公示，或者写明理由不公开。",
    )
    chips = queries.OUTLET.chips(request.GET)[1:]
    return render(
        request,
        "web/filtered.html",
        {
            "title": "公示",
            "sub": "处罚决定在两个渠道上的公示",
            "table": table,
            "chips": [replace(c, on=c.label == OUTLET_LABELS[outlet]) for c in chips],
            "groups": groups(_REST, request.GET),
            "filters_open": any_chosen(_REST, request.GET),
        },
    )


def publication(request: HttpRequest, number: str, outlet: str) -> HttpResponse:
    """One decision on one outlet: what becomes public, what the rules propose, what was done."""
    case, where = _found(request, number, outlet)
    row, proposed = queries.publication_of(case), proposal_for(case, where)
    taking, fate = queries.taking_back(case, row, timezone.localdate()), fate_of(case)
    waits = row is None and proposed.publish and not fate
    return render(
        request,
        "disclosure/publication.html",
        {
            "title": f"{case.decision_number} · {OUTLET_LABELS[where]}",
            "sub": case.party.public_name,
            "actions": queries.next_acts(case, where, proposed),
            "facts": queries.told(case, where),
            "proposed": proposed,
            "reasons": [queries.reason_of(proposed)],
            "fate": f"处罚决定{fate}" if fate else "",
            "clocks": [taking]
            if taking
            else [
                clock_of(
                    "公示期限",
                    proposed.due_on,
                    timezone.localdate(),
                    article=proposed.citation.text,
                )
            ]
            if waits
            else [],
            "moments": moments_of(actions.KIND, row.pk, queries.VERBS) if row else (),
            "other": [
                (label, f"/disclosure/{case.number}/{o}/")
                for o, label in OUTLET_LABELS.items()
                if o is not where
            ],
        },
    )


def publish(request: HttpRequest, number: str, outlet: str) -> HttpResponse:
    """Publishes a decision on one outlet."""
    case, where = _found(request, number, outlet)
    form = PublishForm(request.POST or None, initial={"at": timezone.now()})
    return _act(
        request,
        case,
        where,
        form,
        ActPage(
            f"公示 {case.decision_number}",
            "具有一定社会影响的行政处罚决定应当依法公开。",
            "行政处罚法第四十八条",
            submit_label="登记已公示",
            done="已登记公示",
            changes=(
                f"在{OUTLET_LABELS[where]}公示：{case.party.public_name}，{'、'.join(case.kinds)}",
                "证件号码、住址和联系方式不公开",
            ),
        ),
        lambda deed: actions.publish_decision(case, where, deed),
    )


def withhold(request: HttpRequest, number: str, outlet: str) -> HttpResponse:
    """Keeps a decision off one outlet, with the reason."""
    case, where = _found(request, number, outlet)
    form = WithholdForm(
        request.POST or None,
        initial={
            "at": timezone.now(),
            "reason": _why_withheld(case, where),
        },
    )
    return _act(
        request,
        case,
        where,
        form,
        ActPage(
            f"不公开 {case.decision_number}",
            "不公开的，由经办人写明理由；理由留存备查。",
            "行政处罚法第四十八条",
            submit_label="登记不公开",
            done="已登记不公开",
            changes=(f"不在{OUTLET_LABELS[where]}公示，以后仍可改为公示",),
        ),
        lambda deed: actions.withhold_decision(case, where, deed, deed.form["reason"]),
    )


def _why_withheld(case: Case, where: Outlet) -> str:
    """What the rules say, to begin from."""
    if fate := fate_of(case):
        return f"处罚决定{fate}，没有公开过"
    proposed = proposal_for(case, where)
    return "" if proposed.publish else proposed.reason


def withdraw(request: HttpRequest, number: str, outlet: str) -> HttpResponse:
    """Takes a published decision down."""
    case, where = _found(request, number, outlet)
    row = queries.publication_of(case)
    if row is None:
        raise Http404
    fate = fate_of(case)
    form = WithdrawForm(
        request.POST or None,
        initial={
            "at": timezone.now(),
            "changed_on": fell_on(case),
            "reason": f"处罚决定{fate}" if fate else "",
        },
    )
    return _act(
        request,
        case,
        where,
        form,
        ActPage(
            f"撤回公示 {case.decision_number}",
            "公开的处罚决定被变更、撤销、确认违法或者确认无效的，三日内撤回信息并公开说明理由。",
            "行政处罚法第四十八条",
            submit_label="撤回公示",
            done="已撤回公示",
            changes=(f"从{OUTLET_LABELS[where]}撤回，理由向社会公开",),
        ),
        lambda deed: actions.withdraw_publication(
            row, deed, deed.form["reason"], deed.form["changed_on"]
        ),
    )


def _found(request: HttpRequest, number: str, outlet: str) -> tuple[Case, Outlet]:
    """A decision one may see, with its row on the outlet of the address."""
    if outlet not in OUTLET_LABELS:
        raise Http404
    where = Outlet(outlet)
    rows = queries.with_publication(visible_decisions(cast(Person, request.user)), where)
    return get_object_or_404(rows, number=number), where


def _act(
    request: HttpRequest,
    case: Case,
    where: Outlet,
    form: forms.Form,
    page: ActPage,
    make: Callable[[Deed], Any],
) -> HttpResponse:
    back, person = f"/disclosure/{case.number}/{where}/", cast(Person, request.user)
    barred = barred_from_working(person, timezone.localdate())

    def do() -> str:
        typed = form.cleaned_data
        make(
            deed_of(
                [person],
                at=typed["at"],
                entered_at=timezone.now(),
                form={k: v for k, v in typed.items() if k != "at"},
            )
        )
        return back

    return gated_act(request, replace(page, back_url=back), form, do, barred=barred)
