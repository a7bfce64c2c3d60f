"""Pages of the published list of inspection items, each with its checklist, and of imports."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.office.items.checks import RowFault
from mingjing.office.items.queries import fault_table
from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments_of
from mingjing.office.registers import queries
from mingjing.office.registers.access import barred_from_keeping, visible_items
from mingjing.office.registers.actions import withdraw_item
from mingjing.office.registers.forms import ChangeForm, ImportForm
from mingjing.office.registers.importing import IMPORTS
from mingjing.office.registers.models import InspectionItem
from mingjing.office.web.responses import invalid
from mingjing.office.web.shapes import Link, Table

HOME = "/registers/items/"
IMPORT = Link("导入检查事项", "/registers/import/items/", "primary")
RULE = "检查事项、检查对象、检查人员三份清单公开；没有公布的事项不得对企业检查。"
ARTICLE = "《规范涉企行政检查意见》"


def items(request: HttpRequest) -> HttpResponse:
    """The published items, those that were withdrawn too."""
    person = cast(Person, request.user)
    barred = barred_from_keeping(person, timezone.localdate())
    rows = visible_items(person).order_by("until", "code").prefetch_related("points")
    table = Table(
        queries.ITEM_COLUMNS,
        [queries.item_row(row, f"{HOME}{row.code}/") for row in rows],
        caption="检查事项，按编码",
        empty_title="还没有公布检查事项",
        empty_text="从表格文件导入：每个事项几行检查内容，对应权责清单的事项。",
        empty_action=None
        if barred
        else Link("导入检查事项", "/registers/import/items/", "primary"),
    )
    actions = [Link("名录", "/registers/"), Link("公众查阅", "/open/registers/items/")]
    if not barred:
        actions.append(IMPORT)
    context = {"title": "检查事项", "sub": "公布的清单，每项附检查表", "table": table,
               "actions": actions, "chips": ()}  # fmt: skip
    return render(request, "web/list.html", context)


def item(request: HttpRequest, code: str) -> HttpResponse:
    """One item: its basis, its checklist, its acts."""
    person = cast(Person, request.user)
    row = get_object_or_404(visible_items(person), code=code)
    may = not barred_from_keeping(person, timezone.localdate()) and row.until is None
    context = {
        "title": row.title,
        "sub": row.code,
        "facts": queries.item_told(row),
        "points": queries.points_of(row),
        "actions": [Link("撤下", f"{HOME}{row.code}/withdraw/", "danger")] if may else [],
        "moments": moments_of("inspection_item", row.pk, queries.VERBS),
    }
    return render(request, "registers/item.html", context)


def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Takes an item off the list from today."""
    person, now = cast(Person, request.user), timezone.localtime()
    row = get_object_or_404(visible_items(person), code=code)
    form = ChangeForm(request.POST or None, initial={"at": now})
    page = ActPage(f"撤下检查事项 {code}", RULE, ARTICLE, submit_label="撤下", done="已撤下",
                   back_url=f"{HOME}{code}/", extra={"sub": row.title},
                   changes=("自办理之日起不再据此检查企业", "事项和检查表仍可查阅"))  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        withdraw_item(deed_of([person], at=said["at"], entered_at=now, form={}), code,
                      said["reason"])  # fmt: skip
        return page.back_url

    return gated_act(request, page, form, do, barred=barred_from_keeping(person, now.date()))


def take_in(request: HttpRequest, register: str) -> HttpResponse:
    """Imports a table file into one of the three: all of it, or nothing with its faults."""
    if register not in IMPORTS:
        raise Http404
    person, now = cast(Person, request.user), timezone.localtime()
    title, columns, importer = IMPORTS[register]
    form = ImportForm(request.POST or None, request.FILES or None, initial={"at": now})
    back = HOME if register == "items" else "/registers/"
    page = ActPage(
        title, RULE, ARTICLE, submit_label="核对并导入", done="已导入", back_url=back,
        changes=("任何一格有误，全部不导入，逐行逐列说明", "导入是一次增补，理由公开"),
        extra={"columns": columns, "panel": "registers/columns.html"},
    )  # fmt: skip
    faults: list[RowFault] = []

    def do() -> str:
        said = form.cleaned_data
        deed = deed_of([person], at=said["at"], entered_at=now, form={"file": said["file"].name})
        faults.extend(importer(said["file"].read(), deed, said["reason"]).faults)
        if faults:
            raise Invalid({"file": "文件有误，没有导入"})
        return back

    answer = gated_act(request, page, form, do, barred=barred_from_keeping(person, now.date()))
    if not faults:
        return answer
    context = {"title": "文件有误，没有导入任何内容", "count": len(faults),
               "faults": fault_table(faults[:200]), "back_url": request.path}  # fmt: skip
    return invalid(request, "items/faults.html", context)


@login_not_required
def public_items(request: HttpRequest) -> HttpResponse:
    """For everybody: what is inspected, with the checklists."""
    rows = InspectionItem.objects.filter(until=None).order_by("code").prefetch_related("points")
    context = {"title": "检查事项清单", "rows": [(r, queries.area_name(r.area)) for r in rows]}
    return render(request, "registers/open_items.html", context)


@login_not_required
def public_items_json(request: HttpRequest) -> HttpResponse:
    """The same for machines, those withdrawn with their last day."""
    rows = InspectionItem.objects.order_by("code").prefetch_related("points__power")
    found = {"items": [queries.item_listed(row) for row in rows]}
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
