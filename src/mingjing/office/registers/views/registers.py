"""Pages of the two registers: how they stand, every change with its reason, and the changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.models import PLACE_KINDS
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.people.pages import ActPage, deed_of, gated_act, only_reading
from mingjing.office.people.queries import officers_on
from mingjing.office.registers import actions, queries
from mingjing.office.registers.access import (
    barred_from_keeping,
    visible_inspectors,
    visible_listings,
    visible_objects,
)
from mingjing.office.registers.finding import listed_codes, places_by, unlisted_of_kind
from mingjing.office.registers.forms import (
    ListInspectorsForm,
    ListObjectsForm,
    UnlistInspectorsForm,
    UnlistObjectsForm,
)
from mingjing.office.registers.models import RISK_LABELS, ListedInspector, ListedObject, Risk
from mingjing.office.web.filters import any_chosen, groups, key_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Cell, Column, Link, Row, Table

HOME = "/registers/"
_COUNTED = (
    Column("area", "领域"),
    Column("risk", "风险等级"),
    Column("count", "对象数", kind="number"),
)
RULE = "检查对象和检查人员名录公开并及时更新；每一次增减写明理由。"


def registers(request: HttpRequest) -> HttpResponse:
    """How many stand in the registers, and every change of them, newest first."""
    person, today = cast(Person, request.user), timezone.localdate()
    barred = barred_from_keeping(person, today)
    seen = visible_listings(person)
    page = keyset(seen, column="day", params=request.GET)
    changes = Table(
        queries.CHANGE_COLUMNS, [queries.change_row(c) for c in page.rows],
        caption="名录的增减，从近到远", next_url=page.next_url, prev_url=page.prev_url,
        empty_title="名录还是空的", empty_text="先把要抽查的场所和检查人员列入名录，写明理由。",
    )  # fmt: skip
    return render(
        request,
        "registers/registers.html",
        {
            "title": "抽查名录",
            "sub": "检查事项、检查对象、检查人员三份清单公开，每次增减写明理由",
            "inspectors": visible_inspectors(person).filter(until=None).count(),
            "actions": _ACTS[:2] if barred else _ACTS,
            "notices": only_reading(barred),
            "counted": _counted(),
            "changes": changes,
        },
    )


_ACTS = (
    Link("检查事项", "/registers/items/"),
    Link("全部对象", f"{HOME}objects/"),
    Link("从文件导入对象", f"{HOME}import/objects/"),
    Link("从文件导入人员", f"{HOME}import/inspectors/"),
    Link("列入对象", f"{HOME}objects/add/"),
    Link("移出对象", f"{HOME}objects/remove/"),
    Link("列入人员", f"{HOME}inspectors/add/"),
    Link("移出人员", f"{HOME}inspectors/remove/"),
)


def objects(request: HttpRequest) -> HttpResponse:
    """The objects that stand in the register, by area, class, kind and street."""
    person = cast(Person, request.user)
    streets = Unit.objects.filter(kind=UnitKind.STREET).order_by("code")
    filters = queries.object_filters(streets.values_list("pk", "short"))
    rows = visible_objects(person).filter(queries.of_change(key_of(request.GET.get("change"))))
    chosen = queries.objects_chosen(rows, filters, request.GET)
    page = keyset(chosen, column="since", params=request.GET)
    table = Table(
        queries.OBJECT_COLUMNS, [queries.object_row(row) for row in page.rows],
        caption="检查对象，按列入日期从近到远", next_url=page.next_url, prev_url=page.prev_url,
        empty_title="没有符合条件的对象", empty_text="换一个领域、等级、类别或者街道再试。",
    )  # fmt: skip
    context = {
        "title": "检查对象名录", "sub": f"{chosen.count()} 个对象", "table": table,
        "chips": filters[0].chips(request.GET), "groups": groups(filters[1:], request.GET),
        "filters_open": any_chosen(filters[1:], request.GET),
        "actions": [Link("名录", HOME)],
    }  # fmt: skip
    return render(request, "web/filtered.html", context)


def inspectors(request: HttpRequest) -> HttpResponse:
    """The officers who may be drawn, or those of one change of the register."""
    person = cast(Person, request.user)
    chosen = queries.of_change(key_of(request.GET.get("change")))
    rows = visible_inspectors(person).filter(chosen).select_related("person__unit")
    page = keyset(rows, column="since", params=request.GET)
    table = Table(
        queries.INSPECTOR_COLUMNS, [queries.inspector_row(row) for row in page.rows],
        caption="检查人员，按列入日期从近到远", next_url=page.next_url, prev_url=page.prev_url,
        empty_title="名录中没有检查人员", empty_text="列入持证在岗的执法人员，写明理由。",
    )  # fmt: skip
    context = {"title": "检查人员名录", "sub": f"{rows.count()} 名", "table": table, "chips": (),
               "actions": [Link("名录", HOME)]}  # fmt: skip
    return render(request, "web/list.html", context)


def _counted() -> Table:
    rows = ListedObject.objects.filter(until=None).values_list("area", "risk")
    found = rows.annotate(n=Count("pk")).order_by("area", "risk")
    return Table(
        _COUNTED,
        [
            Row(
                "",
                (
                    queries.area_name(a),
                    RISK_LABELS[Risk(r)],
                    Cell(n, url=f"{HOME}objects/?area={a}&risk={r}"),
                ),
            )
            for a, r, n in sorted(
                found, key=lambda row: (row[0], list(RISK_LABELS).index(Risk(row[1])))
            )
        ],
        caption="现在名录中的检查对象",
        empty_title="还没有检查对象",
    )


def add_objects(request: HttpRequest) -> HttpResponse:
    """Lists places, all of a kind or by their numbers."""
    form = ListObjectsForm(request.POST or None, kinds=PLACE_KINDS, initial=_now())

    def make(deed: Deed) -> None:
        said = form.cleaned_data
        codes = said["codes"].split()
        places = places_by(codes) if codes else unlisted_of_kind(said["kind"])
        rows = [actions.NewObject(p, said["area"], said["risk"], said["risk_reason"])
                for p in places]  # fmt: skip
        actions.list_objects(deed, rows, said["reason"])

    return _changed(request, form, "列入检查对象", make)


def remove_objects(request: HttpRequest) -> HttpResponse:
    """Takes places out by their numbers."""
    form = UnlistObjectsForm(request.POST or None, initial=_now())

    def make(deed: Deed) -> None:
        keys = listed_codes(form.cleaned_data["codes"].split())
        rows = list(ListedObject.objects.filter(pk__in=keys))
        actions.unlist_objects(deed, rows, form.cleaned_data["reason"])

    return _changed(request, form, "移出检查对象", make)


def add_inspectors(request: HttpRequest) -> HttpResponse:
    """Lists officers who may enforce today and are not listed."""
    listed = ListedInspector.objects.filter(until=None).values("person")
    people = officers_on(timezone.localdate()).exclude(pk__in=listed).select_related("unit")
    offered = {str(p.pk): f"{p.name} · {p.unit.short}" for p in people.order_by("unit_id", "pk")}
    form = ListInspectorsForm(request.POST or None, offered=offered, initial=_now())

    def make(deed: Deed) -> None:
        chosen = list(people.filter(pk__in=form.cleaned_data["people"]))
        actions.list_inspectors(
            deed, chosen, form.cleaned_data["area"], form.cleaned_data["reason"]
        )

    return _changed(request, form, "列入检查人员", make)


def remove_inspectors(request: HttpRequest) -> HttpResponse:
    """Takes officers out."""
    rows = ListedInspector.objects.filter(until=None).select_related("person__unit")
    offered = {str(r.pk): f"{r.person.name} · {r.person.unit.short}" for r in rows}
    form = UnlistInspectorsForm(request.POST or None, offered=offered, initial=_now())

    def make(deed: Deed) -> None:
        chosen = list(rows.filter(pk__in=form.cleaned_data["people"]))
        actions.unlist_inspectors(deed, chosen, form.cleaned_data["reason"])

    return _changed(request, form, "移出检查人员", make)


def _now() -> dict[str, Any]:
    return {"at": timezone.localtime()}


def _changed(
    request: HttpRequest, form: forms.Form, title: str, make: Callable[[Deed], None]
) -> HttpResponse:
    person = cast(Person, request.user)
    page = ActPage(
        title, RULE, "《本机关随机抽取办法》", submit_label=title, back_url=HOME,
        done=f"已{title}", changes=("增减和理由在名录页公开，已冻结的名录不受影响",),
    )  # fmt: skip

    def do() -> str:
        now = timezone.localtime()
        make(deed_of([person], at=form.cleaned_data["at"], entered_at=now, form={}))
        return HOME

    barred: tuple[Refusal, ...] = barred_from_keeping(person, timezone.localdate())
    return gated_act(request, page, form, do, barred=barred)
