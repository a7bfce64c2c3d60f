"""To make: an act together with its paper, a preview before it, and issuing by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.beside.views import act_page as beside_page
from mingjing.office.cases.beside.views import begin_page
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.fields import ActForm
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.views import act_page
from mingjing.office.documents.actions import issue, issue_due_of, reissue, why_not_issue
from mingjing.office.documents.catalogue import issues, makes_paper
from mingjing.office.documents.forms import IssueForm, ReissueForm
from mingjing.office.documents.papers import TEMPLATES, story_of
from mingjing.office.documents.preview import Preview, previewed
from mingjing.office.documents.story import Supposed
from mingjing.office.documents.views.reading import PDF, as_images, case_of
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.people.queries import roles_on
from mingjing.office.web.responses import is_htmx
from mingjing.office.web.typeset import compiled

View = Callable[..., HttpResponse]


def issuing(of: Callable[..., tuple[str, str]]) -> Callable[[View], View]:
    """A page of acts whose papers are part of the act: both are kept, or neither.

    `of` tells from the address which act it is, so that an act that makes no paper to go out costs
    nothing more.
    """

    def around(view: View) -> View:
        @wraps(view)
        def whole(request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST" or not issues(*of(*args, **kwargs)):
                return view(request, number, *args, **kwargs)
            began = timezone.localtime()
            with transaction.atomic():
                answer = view(request, number, *args, **kwargs)
                if answer.status_code == 303 or "HX-Redirect" in answer.headers:
                    person = cast(Person, request.user)
                    issue_due_of(number, deed_of([person], at=began, entered_at=began, form={}))
            return answer

        return whole

    return around


@issuing(lambda step: ("case", step))
def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """The page of an act, with a look at its paper beforehand."""
    url = reverse("act-preview", args=[number, step]) if makes_paper("case", step) else ""
    return act_page(request, number, step, preview_url=url)


@issuing(lambda kind, step: (kind, step))
def begin(request: HttpRequest, number: str, kind: str, step: str) -> HttpResponse:
    """The page of an act that founds a small procedure."""
    args = [number, kind, step]
    url = reverse("beside-begin-preview", args=args) if makes_paper(kind, step) else ""
    return begin_page(request, number, kind, step, preview_url=url)


@issuing(lambda nth, step: ("", step))
def beside(request: HttpRequest, number: str, nth: int, step: str) -> HttpResponse:
    """The page of an act that goes on with a small procedure."""
    args = [number, nth, step]
    any_kind = any(makes_paper(kind, step) for kind in SIDES)
    url = reverse("beside-act-preview", args=args) if any_kind else ""
    return beside_page(request, number, nth, step, preview_url=url)


@require_POST
def preview(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """The paper that an act would make, from what is typed; nothing is written."""
    case, named = case_of(request, number)
    if not makes_paper("case", step) or step not in {s.name for s in procedure_of(case).steps}:
        raise Http404("no paper of this act")
    person, now = cast(Person, request.user), timezone.localtime()
    form = FORMS[step](request.POST, case=case, person=person, step=step, now=now)
    return _previewed(
        request, case, Supposed("case", 0, procedure_of(case).step(step)), form, named
    )


@require_POST
def begin_preview(request: HttpRequest, number: str, kind: str, step: str) -> HttpResponse:
    """The same for the act that would found a small procedure."""
    case, named = case_of(request, number)
    if kind not in SIDES or step not in SIDES[kind].founding:
        raise Http404("no such act")
    return _beside_preview(request, case, SIDES[kind], step, None, named)


@require_POST
def beside_preview(request: HttpRequest, number: str, nth: int, step: str) -> HttpResponse:
    """The same for the next act of a small procedure."""
    case, named = case_of(request, number)
    row = get_object_or_404(case.proceedings.all(), number=f"{case.number}-{nth}")
    row.case = case
    return _beside_preview(request, case, SIDES[row.kind], step, row, named)


def _beside_preview(
    request: HttpRequest, case: Case, side: Side, verb: str, row: Proceeding | None, named: bool
) -> HttpResponse:
    if verb not in side.forms or not makes_paper(side.key, verb):
        raise Http404("no paper of this act")
    person, now, step = cast(Person, request.user), timezone.localtime(), side.procedure.step(verb)
    form = side.forms[verb](request.POST, case=case, row=row, step=step, person=person, now=now)
    what = Supposed(side.key, row.pk if row else 0, step)
    return _previewed(request, case, what, form, named)


def _previewed(
    request: HttpRequest, case: Case, what: Supposed, form: ActForm | BesideForm, named: bool
) -> HttpResponse:
    whole = form.is_valid()
    deed = deed_of(
        form.people(),
        at=form.cleaned_data.get("at") or form.now,
        entered_at=form.now,
        form=form.typed(),
    )
    shown = previewed(case, what, deed, named=named, whole=whole)
    return answered(request, shown, [str(e) for errors in form.errors.values() for e in errors])


def answered(request: HttpRequest, shown: Preview, errors: list[str]) -> HttpResponse:
    """A preview as pictures in the page itself, or, without a script, as PDF."""
    if is_htmx(request):
        context = {
            "images": [page for data in shown.papers for page in as_images(data)],
            "barred": shown.barred,
            "lacks": [*errors, *shown.lacks],
        }
        return render(request, "documents/preview.html", context)
    if not shown.papers:
        raise Http404("no paper of this act")
    content = compiled(TEMPLATES / "preview.typ", {"papers": list(shown.papers)})
    return HttpResponse(content, content_type=PDF, headers={"Cache-Control": "no-store"})


def issue_page(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Issues a paper by hand, or again as its next version with the reason."""
    case, _ = case_of(request, number)
    story, documents = story_of(case)
    row = next((d for d in documents if d.key == key), None)
    if row is None:
        raise Http404("no such document")
    again, person, now = bool(row.papers), cast(Person, request.user), timezone.localtime()
    form = (ReissueForm if again else IssueForm)(request.POST or None)
    back = reverse("document", args=[number, key])
    page = ActPage(
        f"{'重新签发' if again else '签发'}：{row.title}",
        "文书签发后不能改动；有错误的，写明理由重新签发，原版本保留并注明已被代替。",
        "行政处罚法第四十七条",
        changes=_changes(row.papers),
        submit_label="重新签发" if again else "签发",
        back_url=back,
        done="已签发",
    )

    def do() -> str:
        deed = deed_of([person], at=now, entered_at=now, form=form.cleaned_data)
        if again:
            reissue(case, key, deed, reason=form.cleaned_data["reason"])
        else:
            issue(case, key, deed)
        return back

    barred = why_not_issue(story, row, roles_on(person, now.date()))
    return gated_act(request, page, form, do, barred=barred)


def _changes(papers: tuple[Any, ...]) -> tuple[str, ...]:
    if papers:
        newest = papers[-1]
        return (
            f"第{newest.version}版注明“已被第{newest.version + 1}版代替”，查验页同样显示",
            "文号不变，查验码和指纹换新，记入留痕",
        )
    return ("生成查验码、指纹和二维码，记入留痕，不能再改",)
