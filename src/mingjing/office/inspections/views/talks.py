"""Pages of talks: the list, one talk, its acts, and its paper to be signed by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.field_visit.talk import TALK
from mingjing.law.procedure import NEW, Refusal, why_not
from mingjing.office.inspections import talk_queries as queries
from mingjing.office.inspections.access import visible_inspections, visible_talks
from mingjing.office.inspections.models import Inspection, Talk
from mingjing.office.inspections.queries import name_of
from mingjing.office.inspections.talk_forms import FORMS, TalkForm
from mingjing.office.inspections.talks import found_talk, people_of, perform_talk
from mingjing.office.intake.queries import AREA
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, cited, deed_of, gated_act, moments
from mingjing.office.web.filters import any_chosen, groups
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

_COUNTED = {"record_talk": ("计入约谈次数，按约谈当日",)}
_Do = Callable[[Deed], Talk]


def talks(request: HttpRequest) -> HttpResponse:
    """The talks upon the inspections that one may see, newest first."""
    rows = queries.chosen(visible_talks(_person(request)), request.GET)
    page = keyset(rows, column="last_act_at", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="约谈，按最近办理从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的约谈",
        empty_text="检查结束以后请负责人来谈的，从检查记录发起；检查当中的约谈列在柔性执法里。",
    )
    context = {
        "title": "约谈", "sub": "检查结束以后请负责人来谈：约请、到场、没有到场，都有记录",
        "actions": (Link("柔性执法", "/visits/lenient/"), Link("检查记录", "/inspections/")),
        "table": table, "chips": queries.STATE.chips(request.GET),
        "groups": groups([AREA], request.GET), "filters_open": any_chosen([AREA], request.GET),
    }  # fmt: skip
    return render(request, "web/filtered.html", context)


def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Invites to a talk upon an inspection; with `?held=1` records one that was held already."""
    seen = visible_inspections(_person(request)).select_related("place", "party", "unit", "street")
    row = get_object_or_404(seen.prefetch_related("officers"), number=number)
    verb = "record_talk" if request.GET.get("held") else "invite_to_talk"
    form = _form(request, verb, row, None)

    def do(deed: Deed) -> Talk:
        return found_talk(row, verb, deed)

    other = (
        Link("还没有谈，先约请", request.path) if verb == "record_talk"
        else Link("已经谈过，直接记录", f"{request.path}?held=1")
    )  # fmt: skip
    back = reverse("inspection", args=[row.number])
    return _answer(request, verb, NEW, form, do, back=back, about=row, actions=(other,))


def talk(request: HttpRequest, number: str) -> HttpResponse:
    """One talk: who was asked, where it stands, what was said, who did what when."""
    row = _found(request, number)
    entries = list(entries_of("talk", row.pk))
    context = {
        "title": row.number, "sub": f"约谈 · {name_of(row.inspection)}",
        "facts": queries.told(row), "actions": queries.acts_of(row),
        "moments": moments(entries[::-1], queries.VERBS),
        "paper_url": reverse("talk-paper", args=[row.number]) if _printed(row) else "",
        "paper": "约谈记录" if row.held else "约谈通知",
        "related": [Link(f"检查记录 {row.inspection.number}",
                         reverse("inspection", args=[row.inspection.number]))],
    }  # fmt: skip
    return render(request, "inspections/talk.html", context)


def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Makes an act of a talk, or says why not."""
    row = _found(request, number)
    if step not in queries.DOES:
        raise Http404
    form = _form(request, step, row.inspection, row)

    def do(deed: Deed) -> Talk:
        return perform_talk(row.pk, step, deed)

    back = reverse("talk", args=[row.number])
    return _answer(request, step, row.stage, form, do, back=back, about=row.inspection)


def paper(request: HttpRequest, number: str) -> HttpResponse:
    """What is handed over or signed by hand: the invitation, or the record of the talk."""
    row = _found(request, number)
    if not _printed(row):
        raise Http404
    made = list(entries_of("talk", row.pk))
    people = "、".join(a["name"] for a in made[-1].actors)
    name, who = ("约谈记录", "约谈人") if row.held else ("约谈通知", "办理人")
    context = {
        "title": f"打印{name}", "sub": "用浏览器打印，当面签名",
        "talk": row, "organ": settings.ORGAN_NAME, "paper": name,
        "facts": [*queries.told(row)[1:], (who, people)],
        "actions": (Link("返回", reverse("talk", args=[row.number])),),
    }  # fmt: skip
    return render(request, "inspections/talk_paper.html", context)


def _printed(row: Talk) -> bool:
    return row.stage in {"invited", "held"}


def _form(request: HttpRequest, verb: str, row: Inspection, talk: Talk | None) -> TalkForm:
    return FORMS[verb](request.POST or None, inspection=row, talk=talk, person=_person(request),
                       now=timezone.localtime())  # fmt: skip


def _answer(
    request: HttpRequest, verb: str, stage: str, form: TalkForm, do: _Do, *, back: str,
    about: Inspection, actions: tuple[Link, ...] = (),
) -> HttpResponse:  # fmt: skip
    step = TALK.step(verb)
    page = ActPage(
        f"{step.label} · {name_of(about)}", step.says, cited(step.citation),
        submit_label=step.label, back_url=back, done=f"已办理：{step.label}",
        changes=("记入留痕，不能删改", *_COUNTED.get(verb, ())),
        extra={"sub": about.number, "actions": actions},
    )  # fmt: skip

    def make() -> str:
        at = form.cleaned_data.get("at") or form.now
        made = do(deed_of(form.people(), at=at, entered_at=form.now, form=form.typed()))
        return reverse("talk", args=[made.number])

    return gated_act(request, page, form, make, barred=_barred(verb, stage, form))


def _barred(verb: str, stage: str, form: TalkForm) -> tuple[Refusal, ...]:
    """What refuses an act whatever is typed; who sat beside is said in the form."""
    alone = deed_of([form.person], at=form.now, entered_at=form.now, form={})
    attempt = people_of(verb, alone)
    reasons = why_not(TALK, stage, TALK.facts(), step=verb, attempt=attempt)
    return tuple(r for r in reasons if r.guard in {"in_turn", "post_fits"})


def _found(request: HttpRequest, number: str) -> Talk:
    seen = visible_talks(_person(request)).select_related(*queries.READ)
    return get_object_or_404(seen, number=number)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
