"""Pages of parties and places: find, read, register, correct, and read a number in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties import actions, forms, queries
from mingjing.office.parties.access import (
    barred_from_amending,
    barred_from_registering,
    barred_from_revealing,
    is_named,
    told_name,
    visible_parties,
    visible_places,
    with_names,
)
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person
from mingjing.office.people.pages import (
    ActPage,
    deed_of,
    gated_act,
    kept,
    moments_of,
    only_reading,
)
from mingjing.office.people.queries import roles_on
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import any_chosen, export_url, groups, key_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.responses import is_htmx
from mingjing.office.web.shapes import Link, Table

_DUTIES = "本机关系统管理分工"
_ART_50 = "行政处罚法第五十条"
_SAYS = {
    "party": "一个统一社会信用代码或身份证号码只登记一次；号码逐位校验，有误会指出是哪几位。",
    "amend": "更正不改变已办理的案件；更正前的内容保留在记录中。",
    "identity": "对知悉的个人隐私应当保密：完整信息只在办案需要时查看，查看人、时间和用途都留痕。",
    "place": "场所按所在街道登记，检查和随机抽查从这里选取对象。",
}


def _who(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _held(request: HttpRequest) -> frozenset[str]:
    return roles_on(_who(request), timezone.localdate())


def parties(request: HttpRequest) -> HttpResponseBase:
    """The parties one may see."""
    person = _who(request)
    rows = queries.parties_chosen(visible_parties(person), request.GET)
    if request.GET.get("export"):
        return csv_response("当事人", queries.PARTY_EXPORT, queries.party_lines(rows))
    barred = barred_from_registering(_held(request))
    page = keyset(with_names(rows, person, timezone.localdate()), column="pk", params=request.GET)
    new = Link("登记当事人", reverse("party-new"), "primary")
    return render(
        request,
        "people/found.html",
        {
            "title": "当事人",
            "sub": "法人和其他组织、个体工商户、自然人",
            "notices": only_reading(barred),
            "actions": [] if barred else [new],
            "find_label": "按名称、信用代码或住所查找",
            "kept": kept(request, "kind"),
            "chips": queries.KIND.chips(request.GET),
            "chips_label": "主体类型",
            "table": Table(
                queries.PARTY_COLUMNS,
                [queries.party_row(p) for p in page.rows],
                next_url=page.next_url,
                prev_url=page.prev_url,
                export_url=export_url(request.GET) if page.rows else "",
                empty_title="没有符合条件的当事人",
                empty_action=None if barred else new,
                empty_text="换一个词或去掉筛选再试；检查和立案时登记的当事人都会出现在这里。",
            ),
        },
    )


def party_new(request: HttpRequest) -> HttpResponse:
    """Registers a party."""
    form = forms.PartyForm(request.POST or None)

    def do(deed: Deed) -> str:
        return reverse("party", args=[actions.register_party(form.as_party(), deed=deed).pk])

    return _register(
        request,
        ActPage(
            "登记当事人",
            _SAYS["party"],
            _DUTIES,
            submit_label="登记当事人",
            back_url=reverse("parties"),
            done="已登记当事人",
        ),
        form,
        do,
    )


def party(request: HttpRequest, pk: int) -> HttpResponse:
    """One party: who it is, its places, every act on it."""
    row, held = _party(request, pk), _held(request)
    places = visible_places(_who(request)).filter(party=row).select_related("street", "party")
    return render(
        request,
        "parties/party.html",
        {
            "title": told_name(row),
            "sub": "当事人",
            "facts": queries.party_facts(row),
            "notices": only_reading(barred_from_amending(row, held)),
            "actions": _party_actions(row, held),
            "places": queries.places_table(list(places.order_by("-pk")[:50])),
            "moments": moments_of("party", pk, queries.VERBS),
        },
    )


def _party_actions(row: Party, held: frozenset[str]) -> list[Link]:
    links = []
    if not barred_from_registering(held):
        links.append(Link("登记场所", f"{reverse('place-new')}?party={row.pk}"))
    if not barred_from_amending(row, held):
        links.append(Link("更正信息", reverse("party-edit", args=[row.pk])))
    if (row.id_number or row.phone) and not barred_from_revealing(held):
        links.append(Link("查看完整证件号码和电话", reverse("party-identity", args=[row.pk])))
    return links


def party_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what is known of a party; who does not know a citizen cannot correct them."""
    row = _party(request, pk)
    form = forms.AmendPartyForm(request.POST or None, party=row)
    back = reverse("party", args=[pk])

    def do(deed: Deed) -> str:
        actions.amend_party(row, form.as_party(), deed=deed)
        return back

    return _register(
        request,
        ActPage(
            f"更正信息：{told_name(row)}",
            _SAYS["amend"],
            _DUTIES,
            submit_label="保存更正",
            back_url=back,
            done="已更正当事人信息",
        ),
        form,
        do,
        barred=barred_from_amending(row, _held(request)),
    )


@never_cache
def party_identity(request: HttpRequest, pk: int) -> HttpResponse:
    """Reads in full who a party is, once, for a stated purpose.

    The answer shows the number itself instead of sending the person on: it must not be stored
    anywhere between two requests.
    """
    row = _party(request, pk)
    form = forms.PurposeForm(request.POST or None)
    back = reverse("party", args=[pk])
    page = ActPage(
        f"查看完整证件号码和电话：{told_name(row)}",
        _SAYS["identity"],
        _ART_50,
        changes=(
            "姓名、号码和电话只显示这一次，离开页面后不再显示",
            "查看人、时间和用途记入当事人记录",
        ),
        submit_label="查看",
        back_url=back,
    )
    now = timezone.now()
    barred = barred_from_revealing(_held(request))
    if request.method == "POST" and not barred and form.is_valid():
        deed = deed_of([_who(request)], at=now, entered_at=now, form=form.cleaned_data)
        found = actions.reveal_identity(row, purpose=form.cleaned_data["purpose"], deed=deed)
        template = "parties/identity.html" + ("#form" if is_htmx(request) else "")
        return render(
            request,
            template,
            {
                "title": page.title,
                "identity": found,
                "back_url": back,
                "purpose": form.cleaned_data["purpose"],
            },
        )
    return gated_act(request, page, form, lambda: back, barred=barred)


def places(request: HttpRequest) -> HttpResponseBase:
    """The places one may see, by street and kind."""
    person, streets = _who(request), queries.street_filter()
    rows = queries.places_chosen(visible_places(person), request.GET, streets)
    if request.GET.get("export"):
        return csv_response("场所", queries.PLACE_EXPORT, queries.place_lines(rows))
    barred = barred_from_registering(_held(request))
    page = keyset(rows, column="pk", params=request.GET)
    new = Link("登记场所", reverse("place-new"), "primary")
    return render(
        request,
        "people/found.html",
        {
            "title": "场所",
            "sub": "可以检查的地方：餐饮、商超、工地、排水设施等",
            "notices": only_reading(barred),
            "actions": [] if barred else [new],
            "find_label": "按名称或地址查找",
            "kept": kept(request, "kind", "street"),
            "chips": queries.PLACE_KIND.chips(request.GET),
            "chips_label": "场所类型",
            "groups": groups((streets,), request.GET),
            "filters_open": any_chosen((streets,), request.GET),
            "table": Table(
                queries.PLACE_COLUMNS,
                [queries.place_row(p) for p in page.rows],
                next_url=page.next_url,
                prev_url=page.prev_url,
                export_url=export_url(request.GET) if page.rows else "",
                empty_title="没有符合条件的场所",
                empty_action=None if barred else new,
                empty_text="换一个词或去掉筛选再试；没有登记过的场所，登记后可安排检查。",
            ),
        },
    )


def place_new(request: HttpRequest) -> HttpResponse:
    """Registers a place."""
    seen = with_names(visible_parties(_who(request)), _who(request), timezone.localdate())
    owner = seen.filter(pk=key_of(request.GET.get("party"))).first()
    initial = {"address": owner.address} if owner and is_named(owner) else {}
    form = forms.PlaceForm(request.POST or None, person=_who(request), owner=owner, initial=initial)

    def do(deed: Deed) -> str:
        return reverse("place", args=[actions.register_place(form.as_place(), deed=deed).pk])

    return _register(
        request,
        ActPage(
            "登记场所",
            _SAYS["place"],
            _DUTIES,
            submit_label="登记场所",
            back_url=reverse("places"),
            done="已登记场所",
        ),
        form,
        do,
    )


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One place: where it is, whose it is, every act on it."""
    row = _place(request, pk)
    barred = barred_from_registering(_held(request))
    edit = Link("更正信息", reverse("place-edit", args=[pk]))
    return render(
        request,
        "web/record.html",
        {
            "title": row.name,
            "sub": "场所",
            "facts": queries.place_facts(row),
            "notices": only_reading(barred),
            "actions": [] if barred else [edit],
            "moments": moments_of("place", pk, queries.VERBS),
        },
    )


def place_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what is known of a place."""
    row = _place(request, pk)
    seen = with_names(Party.objects.all(), _who(request), timezone.localdate())
    form = forms.PlaceForm(
        request.POST or None,
        person=_who(request),
        owner=seen.filter(pk=row.party_id).first() if row.party_id else None,
        initial={
            "name": row.name,
            "kind": row.kind,
            "street": row.street_id,
            "address": row.address,
            "longitude": row.longitude,
            "latitude": row.latitude,
        },
    )
    back = reverse("place", args=[pk])

    def do(deed: Deed) -> str:
        actions.amend_place(row, form.as_place(), deed=deed)
        return back

    return _register(
        request,
        ActPage(
            f"更正信息：{row.name}",
            _SAYS["amend"],
            _DUTIES,
            submit_label="保存更正",
            back_url=back,
            done="已更正场所信息",
        ),
        form,
        do,
    )


def _party(request: HttpRequest, pk: int) -> Party:
    rows = with_names(visible_parties(_who(request)), _who(request), timezone.localdate())
    return get_object_or_404(rows.select_related("keeper"), pk=pk)


def _place(request: HttpRequest, pk: int) -> Place:
    rows = visible_places(_who(request)).select_related("street", "party")
    return get_object_or_404(rows, pk=pk)


def _register(
    request: HttpRequest,
    page: ActPage,
    form: django_forms.BaseForm,
    do: Callable[[Deed], str],
    *,
    barred: Sequence[Refusal] | None = None,
) -> HttpResponse:
    """An act page for those who register; everybody else reads why it is closed to them."""
    now = timezone.now()
    if barred is None:
        barred = barred_from_registering(_held(request))

    def act() -> str:
        return do(deed_of([_who(request)], at=now, entered_at=now, form={}))

    return gated_act(request, page, form, act, barred=barred)
