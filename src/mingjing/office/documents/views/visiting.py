"""The papers of a visit: issued with its acts, listed, read, issued by hand."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingjing.office.documents.access import may_name
from mingjing.office.documents.actions import issue, issue_due_of_visit, reissue, why_not_issue
from mingjing.office.documents.catalogue import issues
from mingjing.office.documents.forms import IssueForm, ReissueForm
from mingjing.office.documents.listing import COLUMNS, paper_facts, state
from mingjing.office.documents.papers import document_pdf, readable, visit_story_of
from mingjing.office.documents.preview import previewed_visit
from mingjing.office.documents.shapes import FORCE_LABELS, Document
from mingjing.office.documents.views.acting import answered
from mingjing.office.documents.views.reading import PDF, as_images, sent
from mingjing.office.documents.visit_story import VisitStory
from mingjing.office.evidence.uploads import take_photos
from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.people.queries import roles_on
from mingjing.office.visits.access import visible_visits
from mingjing.office.visits.forms import FORMS
from mingjing.office.visits.models import Visit
from mingjing.office.visits.standing import WRITTEN
from mingjing.office.visits.views.visits import act as act_page
from mingjing.office.visits.views.visits import deed_for
from mingjing.office.web.responses import redirect_after
from mingjing.office.web.shapes import Cell, Link, Notice, Row, Table

_READ = ("place", "party", "unit", "street", "order")


def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """An act of a visit together with the papers that go out with it: both are kept, or neither."""
    if request.method != "POST" or not (issues("visit", step) or request.FILES):
        return act_page(request, number, step)
    began, person = timezone.localtime(), cast(Person, request.user)
    try:
        with transaction.atomic():
            answer = act_page(request, number, step)
            if answer.status_code == 303 or "HX-Redirect" in answer.headers:
                deed = deed_of([person], at=began, entered_at=began, form={})
                if step == "record_checks":
                    take_photos(request, _visit(request, number)[0], deed, by=person)
                issue_due_of_visit(number, deed)
    except Invalid as wrong:  # a file that is no picture: nothing of the act is kept
        messages.error(request, str(wrong))
        return redirect_after(request, reverse("visit", args=[number]), keep_draft=True)
    return answer


@require_POST
def preview(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """The papers that an act of a visit would make, from what is typed; nothing is written."""
    row, named = _visit(request, number)
    if step not in WRITTEN:
        raise Http404("no paper of this act")
    person, now = cast(Person, request.user), timezone.localtime()
    form = FORMS[step](request.POST, visit=row, person=person, now=now)
    whole = form.is_valid()
    shown = previewed_visit(row, step, deed_for(row, step, form, now), named=named, whole=whole)
    return answered(request, shown, [str(e) for errors in form.errors.values() for e in errors])


def papers(request: HttpRequest, number: str) -> HttpResponse:
    """The papers of the acts that were made, with what each still lacks."""
    row, _ = _visit(request, number)
    _, documents = visit_story_of(row)
    table = Table(
        COLUMNS,
        [_line(row, d) for d in documents],
        caption="本次检查的文书，按办理先后",
        empty_title="还没有文书",
        empty_text="批准、通知、告知结果等办理以后，各有相应的文书。",
    )
    context = {
        "title": "文书", "sub": f"{row.number} · {row.name}", "table": table, "chips": (),
        "lacking": sum(bool(d.missing or d.uncovered) for d in documents if not d.papers),
        "actions": [Link("返回检查", reverse("visit", args=[row.number]))],
    }  # fmt: skip
    return render(request, "documents/list.html", context)


def paper(request: HttpRequest, number: str, paper_key: str) -> HttpResponse:
    """One paper: what it says, where it stands, and what may be done with it."""
    row, named = _visit(request, number)
    story, made = _found(row, paper_key)
    args = [row.number, paper_key]
    again = "重新签发" if made.papers else "签发"
    context = {
        "title": f"{made.title} {made.shown_number}".strip(),
        "sub": f"{row.number} · {row.name}",
        "facts": paper_facts(made),
        "images": as_images(readable(made, story.case, named=named)),
        "notices": []
        if made.papers
        else [Notice("due", "不能签发", f"{m}。") for m in made.missing],
        "actions": [
            Link("打开 PDF", reverse("visit-paper-pdf", args=args), "primary"),
            Link(again, reverse("visit-paper-issue", args=args)),
            Link("本次检查的文书", reverse("visit-papers", args=[row.number])),
        ],
    }
    return render(request, "documents/paper.html", context)


def paper_file(request: HttpRequest, number: str, paper_key: str) -> HttpResponse:
    """The same as PDF."""
    row, named = _visit(request, number)
    story, made = _found(row, paper_key)
    content = document_pdf(made, story.case, named=named)
    return sent(content, PDF, f"{row.number} {made.title}.pdf", inline=True)


def issue_page(request: HttpRequest, number: str, paper_key: str) -> HttpResponse:
    """Issues a paper by hand, or again as its next version with the reason."""
    row, _ = _visit(request, number)
    story, made = _found(row, paper_key)
    again, person, now = bool(made.papers), cast(Person, request.user), timezone.localtime()
    form = (ReissueForm if again else IssueForm)(request.POST or None)
    back = reverse("visit-paper", args=[number, paper_key])
    word = "重新签发" if again else "签发"
    page = ActPage(
        f"{word}：{made.title}",
        "文书签发后不能改动；有错误的，写明理由重新签发，原版本保留并注明已被代替。",
        "行政处罚法第四十七条", submit_label=word, back_url=back, done="已签发",
        changes=("生成查验码、指纹和二维码，记入留痕，不能再改",),
    )  # fmt: skip

    def do() -> str:
        deed = deed_of([person], at=now, entered_at=now, form=form.cleaned_data)
        if again:
            reissue(story.case, paper_key, deed, reason=form.cleaned_data["reason"])
        else:
            issue(story.case, paper_key, deed)
        return back

    barred = why_not_issue(story, made, roles_on(person, now.date()))
    return gated_act(request, page, form, do, barred=barred)


def _line(row: Visit, made: Document) -> Row:
    kind = made.kind
    return Row(
        reverse("visit-paper", args=[row.number, made.key]),
        (
            Cell(made.title, sub=f"{FORCE_LABELS[kind.force]} · {kind.citation.text}"),
            made.shown_number,
            made.day,
            made.act,
            state(made),
        ),
    )


def _visit(request: HttpRequest, number: str) -> tuple[Visit, bool]:
    person = cast(Person, request.user)
    row = get_object_or_404(visible_visits(person).select_related(*_READ), number=number)
    return row, may_name(row, person, timezone.localdate())


def _found(row: Visit, key: str) -> tuple[VisitStory, Document]:
    story, documents = visit_story_of(row)
    made = next((d for d in documents if d.key == key), None)
    if made is None:
        raise Http404("no such paper")
    return story, made
