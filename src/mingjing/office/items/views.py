"""Pages of the power list: find by day, read, import with a preview; and the home of master data.

The home stands here because it counts people, parties and items, and this is the uppermost of
the three.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.cite import cite
from mingjing.office.items import queries, uploads
from mingjing.office.items.columns import COLUMNS
from mingjing.office.items.forms import ImportForm
from mingjing.office.items.importer import ImportPlan, import_content, plan_import
from mingjing.office.items.models import Item
from mingjing.office.items.wording import item_facts
from mingjing.office.parties.access import visible_parties, visible_places
from mingjing.office.people.access import (
    barred_from_administering,
    visible_people,
    visible_units,
)
from mingjing.office.people.lists import RENEW_WITHIN
from mingjing.office.people.models import Person
from mingjing.office.people.pages import (
    ActPage,
    deed_of,
    gated_act,
    kept,
    moments_of,
    only_reading,
)
from mingjing.office.people.queries import certificates_on
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import export_url
from mingjing.office.web.paging import keyset
from mingjing.office.web.responses import invalid, redirect_after
from mingjing.office.web.shapes import Figure, Link, Notice, Table
from mingjing.office.web.words import cn_date

_DUTIES = "本机关系统管理分工"
_IMPORT_SAYS = (
    "处罚只能以法律、法规、规章为依据；每个事项写明条款、幅度和有效期间，立案时按行为发生日选用。"
)


def _who(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def manage(request: HttpRequest) -> HttpResponse:
    """The home of master data: what there is, and where it is kept."""
    person, day = _who(request), timezone.localdate()
    barred = barred_from_administering(person, day)
    return render(
        request,
        "items/manage.html",
        {
            "title": "管理",
            "sub": "单位、人员、当事人、场所和权责清单",
            "notices": [*only_reading(barred), *_renewals(person, day)],
            "actions": [] if barred else [Link("导入权责清单", reverse("items-import"), "primary")],
            "figures": _figures(person, day),
        },
    )


def _figures(person: Person, day: date) -> list[Figure]:
    people = visible_people(person).filter(is_active=True).count()
    return [
        Figure("单位", visible_units(person).count(), "个", reverse("units")),
        Figure("在岗人员", people, "人", reverse("people")),
        Figure(
            "持有效执法证",
            visible_people(person)
            .filter(is_active=True, pk__in=certificates_on(day).values("person_id"))
            .count(),
            "人",
            f"{reverse('people')}?certificate=valid",
        ),
        Figure("当事人", visible_parties(person).count(), "个", reverse("parties")),
        Figure("场所", visible_places(person).count(), "处", reverse("places")),
        Figure(
            "权责事项",
            Item.objects.in_force(day).count(),
            "项",
            reverse("items"),
            definition="今天有效的权责事项；已失效的事项仍可按行为发生日查到。",
        ),
    ]


def _renewals(person: Person, day: date) -> list[Notice]:
    """Certificates that end soon and have no successor."""
    later = certificates_on(day + RENEW_WITHIN).values("person_id")
    count = (
        visible_people(person)
        .filter(is_active=True)
        .filter(pk__in=certificates_on(day).values("person_id"))
        .exclude(pk__in=later)
        .count()
    )
    if not count:
        return []
    return [
        Notice(
            "due",
            f"{count} 人的执法证在 {RENEW_WITHIN.days} 天内到期",
            "过期后不能实施行政处罚（行政处罚法第四十二条）："
            "请在“人员”中选“即将到期”查看并安排换证。",
        )
    ]


def items(request: HttpRequest) -> HttpResponseBase:
    """The items in force on a chosen day, found by any words."""
    day = queries.day_of(request.GET, timezone.localdate())
    rows = queries.items_on(day, request.GET)
    if request.GET.get("export"):
        return csv_response("权责清单", list(COLUMNS), queries.item_lines(rows.order_by("code")))
    page = keyset(rows, column="code", params=request.GET, ascending=True)
    barred = barred_from_administering(_who(request), timezone.localdate())
    upload = Link("导入权责清单", reverse("items-import"), "primary")
    return render(
        request,
        "people/found.html",
        {
            "title": "权责清单",
            "sub": f"{cn_date(day)}有效的事项，按行为发生日选用",
            "actions": [] if barred else [upload],
            "find_label": "按违法行为、法规、条款或编码查找",
            "find_day": day,
            "find_day_label": "行为发生日",
            "kept": kept(request, "area"),
            "chips": queries.AREA.chips(request.GET),
            "chips_label": "领域",
            "table": Table(
                queries.ITEM_COLUMNS,
                [queries.item_row(i) for i in page.rows],
                next_url=page.next_url,
                prev_url=page.prev_url,
                export_url=export_url(request.GET) if page.rows else "",
                empty_title="这一天没有符合条件的事项",
                empty_text="换一个词、领域或行为发生日再试；"
                "法规修订前后的事项按各自的有效期间列出。",
            ),
        },
    )


def item(request: HttpRequest, code: str) -> HttpResponse:
    """One item: statute, range, days, and the other rules on the same conduct."""
    row = get_object_or_404(Item, code=code)
    versions = queries.versions(row)
    return render(
        request,
        "items/item.html",
        {
            "title": row.violation,
            "sub": f"{row.code} · {row.field}",
            "facts": item_facts(row),
            "notices": _item_notices(row, timezone.localdate(), has_versions=bool(versions.rows)),
            "versions": versions,
            "moments": moments_of("item", row.pk, queries.VERBS),
        },
    )


def _item_notices(row: Item, today: date, *, has_versions: bool) -> list[Notice]:
    notices = []
    if row.mark != "V":
        notices.append(
            Notice("due", "这一事项尚未核对法规原文", "引用前请核对条款和幅度，并更新权责清单。")
        )
    if row.effective_to and row.effective_to < today:
        notices.append(
            Notice(
                "due",
                f"有效至{cn_date(row.effective_to)}，不再适用于此后的行为",
                "在此之前发生的行为仍可适用。",
            )
        )
    if row.effective_from and row.effective_from > today:
        notices.append(
            Notice("info", f"{cn_date(row.effective_from)}起施行", "此前发生的行为适用当时的规定。")
        )
    if has_versions and len(notices) < 2:
        rule = cite("penalty_law_2021", 37).text
        notices.append(
            Notice(
                "info",
                "同一行为另有规定",
                f"适用行为发生时的规定；新规定较轻或者不再认为违法的，用新规定（{rule}）。",
            )
        )
    return notices


def items_import(request: HttpRequest) -> HttpResponse:
    """Takes a file and shows what it would change; writes nothing."""
    form = ImportForm(request.POST or None, request.FILES or None)
    barred = barred_from_administering(_who(request), timezone.localdate())
    if request.method == "POST" and not barred and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        plan = plan_import(content)
        if plan.faults:
            return _faulty(request, plan)
        return redirect_after(
            request, reverse("items-import-check", args=[uploads.keep(content, file.name)])
        )
    return gated_act(
        request,
        ActPage(
            "导入权责清单",
            _IMPORT_SAYS,
            cite("penalty_law_2021", 16).text,
            changes=(
                "先显示将要新增和改动的内容，确认后才写入",
                "任何一行有误，全部不写入；文件里没有的事项不会删除",
            ),
            submit_label="上传并核对",
            back_url=reverse("items"),
        ),
        form,
        lambda: reverse("items"),
        barred=barred,
    )


def items_import_check(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the changes of an uploaded file, and makes them when confirmed."""
    now = timezone.now()
    barred = barred_from_administering(_who(request), timezone.localdate(now))
    upload = uploads.kept(token)
    if barred or upload is None:
        raise Http404
    content, name = upload
    if request.method == "POST":
        deed = deed_of([_who(request)], at=now, entered_at=now, form={})
        result = import_content(content, name, deed=deed, digest=request.POST.get("digest") or "-")
        if result.faults:
            return _faulty(request, ImportPlan(faults=result.faults))
        uploads.forget(token)
        messages.success(
            request,
            f"已导入：新增 {result.added} 项，更新 {result.amended} 项，"
            f"{result.unchanged} 项没有变化",
        )
        return redirect_after(request, reverse("items"))
    plan = plan_import(content)
    if plan.faults:
        return _faulty(request, plan)
    return render(
        request,
        "items/preview.html",
        {
            "title": "核对导入内容",
            "sub": name,
            "plan": plan,
            "added": queries.added_table(plan),
            "amended": queries.amended_table(plan),
            "changes": len(plan.added) + len(plan.amended),
        },
    )


def _faulty(request: HttpRequest, plan: ImportPlan) -> HttpResponse:
    """422: the file as a whole stays out; each fault stands with its row and column."""
    return invalid(
        request,
        "items/faults.html",
        {
            "title": "文件有误，没有导入任何内容",
            "count": len(plan.faults),
            "faults": queries.fault_table(plan.faults[:200]),
            "back_url": reverse("items-import"),
        },
    )
