"""Pages of units and people: who works here, with which posts and certificates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.journal.shapes import Deed
from mingjing.office.people import actions, forms, lists
from mingjing.office.people.access import (
    barred_from_administering,
    visible_people,
    visible_units,
)
from mingjing.office.people.models import Person, Post
from mingjing.office.people.pages import ActPage, deed_of, gated_act, kept, only_reading
from mingjing.office.web.filters import any_chosen, groups, key_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

_DUTIES = "本机关系统管理分工"
_ART_42 = "行政处罚法第四十二条"
# What the law or the office says above each form.
_SAYS = {
    "unit_new": "单位决定其人员能看到哪些案件和检查："
    "委、支队和监督机构看全部，大队和街道看本单位。",
    "person_new": "人员能办什么，由其任职和证件在办理当日是否有效决定；"
    "新增之后请接着登记任职和执法证。",
    "person_edit": "更正不改变已办理的记录；记录中保留办理当时的姓名和单位。",
    "certificate": "行政处罚由具有执法资格的人员实施；证件过期后不能再办案。",
    "post_new": "任职决定能办哪些步骤：执法人员调查，审核人员审核，负责人决定；"
    "同一案件中调查和审核须由不同的人承担。",
    "post_end": "止日之后不能再以此职责办理；任职期间办理的仍然有效。",
    "password": "记录只写明何时由谁重置，不保存密码；请当面告知本人并请其妥善保管。",
    "unit_edit": "只更正名称；类型和隶属关系变动时，另立新单位。",
}


def _who(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def units(request: HttpRequest) -> HttpResponse:
    """The structure of enforcement as a tree."""
    barred = barred_from_administering(_who(request), timezone.localdate())
    rows = lists.unit_rows(visible_units(_who(request)))
    return render(
        request,
        "people/found.html",
        {
            "title": "单位",
            "sub": "委机关、支队、大队、街道（镇）和协作部门",
            "notices": only_reading(barred),
            "actions": [] if barred else [Link("新增单位", reverse("unit-new"), "primary")],
            "table": Table(
                lists.UNIT_COLUMNS,
                rows,
                empty_title="还没有单位",
                empty_text="先登记本机关，再登记下属大队和街道（镇）。",
            ),
        },
    )


def unit_new(request: HttpRequest) -> HttpResponse:
    """Adds a unit."""
    form = forms.UnitForm(request.POST or None)

    def do(deed: Deed) -> str:
        actions.add_unit(**form.cleaned_data, deed=deed)
        return reverse("units")

    return _administer(
        request,
        ActPage(
            "新增单位",
            _SAYS["unit_new"],
            _DUTIES,
            submit_label="新增单位",
            back_url=reverse("units"),
            done="已新增单位",
        ),
        form,
        do,
    )


def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects the names of a unit."""
    unit = get_object_or_404(visible_units(_who(request)), pk=pk)
    form = forms.UnitNamesForm(
        request.POST or None, initial={"name": unit.name, "short": unit.short}
    )

    def do(deed: Deed) -> str:
        actions.amend_unit(unit, **form.cleaned_data, deed=deed)
        return reverse("units")

    return _administer(
        request,
        ActPage(
            f"更正名称：{unit.name}",
            _SAYS["unit_edit"],
            _DUTIES,
            submit_label="保存更正",
            back_url=reverse("units"),
            done="已更正单位名称",
        ),
        form,
        do,
    )


def people(request: HttpRequest) -> HttpResponse:
    """The people one may see, with the state of their certificates."""
    person, day = _who(request), timezone.localdate()
    barred = barred_from_administering(person, day)
    rows = lists.people_chosen(visible_people(person), request.GET, day)
    page = keyset(rows, column="username", params=request.GET, ascending=True)
    table = Table(
        lists.PERSON_COLUMNS,
        [lists.person_row(p, day) for p in page.rows],
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的人员",
        empty_text="换一个姓名或去掉筛选再试；新到岗的人员由系统管理员新增。",
    )
    unit = visible_units(person).filter(pk=key_of(request.GET.get("unit"))).first()
    return render(
        request,
        "people/found.html",
        {
            "title": "人员",
            "sub": unit.name if unit else "执法人员、审核人员、内勤和负责人",
            "notices": only_reading(barred),
            "find_label": "按姓名或登录名查找",
            "kept": kept(request, "certificate", "role", "unit"),
            "chips": lists.CERTIFICATE.chips(request.GET),
            "chips_label": "执法证",
            "groups": groups((lists.ROLE,), request.GET),
            "filters_open": any_chosen((lists.ROLE,), request.GET),
            "table": table,
            "actions": _people_actions(unit.pk if unit else None) if not barred else [],
        },
    )


def _people_actions(unit: int | None) -> list[Link]:
    links = [Link("新增人员", reverse("person-new"), "primary")]
    if unit:
        links.append(Link("更正单位名称", reverse("unit-edit", args=[unit])))
    return links


def person_new(request: HttpRequest) -> HttpResponse:
    """Adds a person."""
    form = forms.PersonForm(request.POST or None)

    def do(deed: Deed) -> str:
        typed = form.cleaned_data
        added = actions.add_person(
            typed["username"],
            typed["name"],
            unit=typed["unit"],
            standing=form.standing(),
            password=typed["password"] or None,
            deed=deed,
        )
        return reverse("person", args=[added.pk])

    return _administer(
        request,
        ActPage(
            "新增人员",
            _SAYS["person_new"],
            _DUTIES,
            submit_label="新增人员",
            back_url=reverse("people"),
            done="已新增人员",
        ),
        form,
        do,
    )


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: posts, certificates and every act on them."""
    row, day = _person(request, pk), timezone.localdate()
    barred = barred_from_administering(_who(request), day)
    certificates = list(row.certificates.order_by("-valid_from"))
    posts = list(row.posts.order_by("-since", "pk"))
    return render(
        request,
        "people/person.html",
        {
            "title": row.name,
            "sub": row.unit.name,
            "facts": lists.person_facts(row),
            "notices": only_reading(barred),
            "actions": [] if barred else _person_actions(row),
            "posts": lists.post_table(posts, day, may_end=not barred),
            "certificates": lists.certificate_table(certificates, day),
            "moments": lists.history(row, certificates, posts),
        },
    )


def _person_actions(row: Person) -> list[Link]:
    links = [Link("登记任职", reverse("person-post", args=[row.pk]), "primary")]
    if not row.is_assistant:
        links.append(Link("登记执法证", reverse("person-certificate", args=[row.pk])))
    return [
        *links,
        Link("更正信息", reverse("person-edit", args=[row.pk])),
        Link("重置密码", reverse("person-password", args=[row.pk])),
    ]


def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what is known of a person."""
    row = _person(request, pk)
    form = forms.AmendPersonForm(
        request.POST or None, initial=forms.AmendPersonForm.initial_of(row)
    )

    def do(deed: Deed) -> str:
        typed = form.cleaned_data
        actions.amend_person(
            row,
            name=typed["name"],
            unit=typed["unit"],
            deed=deed,
            is_active=typed["is_active"],
            standing=form.standing(),
        )
        return reverse("person", args=[pk])

    return _administer(
        request,
        ActPage(
            f"更正信息：{row.name}",
            _SAYS["person_edit"],
            _DUTIES,
            submit_label="保存更正",
            back_url=reverse("person", args=[pk]),
            done="已更正人员信息",
        ),
        form,
        do,
    )


def certificate_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Records an enforcement certificate."""
    row = _person(request, pk)
    form = forms.CertificateForm(request.POST or None)

    def do(deed: Deed) -> str:
        actions.grant_certificate(row, **form.cleaned_data, deed=deed)
        return reverse("person", args=[pk])

    return _administer(
        request,
        ActPage(
            f"登记执法证：{row.name}",
            _SAYS["certificate"],
            _ART_42,
            submit_label="登记执法证",
            back_url=reverse("person", args=[pk]),
            done="已登记执法证",
        ),
        form,
        do,
    )


def post_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a person a post."""
    row = _person(request, pk)
    form = forms.PostForm(request.POST or None, initial={"since": timezone.localdate()})

    def do(deed: Deed) -> str:
        actions.appoint(row, **form.cleaned_data, deed=deed)
        return reverse("person", args=[pk])

    return _administer(
        request,
        ActPage(
            f"登记任职：{row.name}",
            _SAYS["post_new"],
            "行政处罚法第五十七条、第五十八条",
            submit_label="登记任职",
            back_url=reverse("person", args=[pk]),
            done="已登记任职",
        ),
        form,
        do,
    )


def post_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a post."""
    seen = visible_people(_who(request))
    post = get_object_or_404(Post.objects.select_related("person").filter(person__in=seen), pk=pk)
    form = forms.EndPostForm(request.POST or None, initial={"until": timezone.localdate()})
    back = reverse("person", args=[post.person_id])

    def do(deed: Deed) -> str:
        actions.end_post(post, **form.cleaned_data, deed=deed)
        return back

    return _administer(
        request,
        ActPage(
            f"止任：{post.person.name}",
            _SAYS["post_end"],
            _DUTIES,
            submit_label="登记止任",
            back_url=back,
            done="已登记止任",
        ),
        form,
        do,
    )


def password(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a person a new password."""
    row = _person(request, pk)
    form = forms.PasswordForm(request.POST or None)

    def do(deed: Deed) -> str:
        actions.set_password(row, form.cleaned_data["password"], deed=deed)
        return reverse("person", args=[pk])

    return _administer(
        request,
        ActPage(
            f"重置密码：{row.name}",
            _SAYS["password"],
            _DUTIES,
            submit_label="重置密码",
            back_url=reverse("person", args=[pk]),
            done="已重置密码",
        ),
        form,
        do,
    )


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(visible_people(_who(request)).select_related("unit"), pk=pk)


def _administer(
    request: HttpRequest, page: ActPage, form: django_forms.BaseForm, do: Callable[[Deed], str]
) -> HttpResponse:
    """An act page for administrators; everybody else reads why it is closed to them."""
    now = timezone.now()
    barred = barred_from_administering(_who(request), timezone.localdate(now))

    def act() -> str:
        typed: dict[str, Any] = getattr(form, "cleaned_data", {})
        return do(
            actions.without_secrets(deed_of([_who(request)], at=now, entered_at=now, form=typed))
        )

    return gated_act(request, page, form, act, barred=barred)
