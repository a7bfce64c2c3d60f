"""One page for every act beside a case, whether it founds a small procedure or goes on with it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.procedure import Refusal, Step
from mingjing.office.cases.access import party_named, visible_cases
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.bars import bars_of
from mingjing.office.cases.beside.earliest import told
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.beside.standing import hopeless, unbegun, was_barred
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.standing import actors as who_acts
from mingjing.office.cases.wording import told_late
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.access import told_name
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.web.shapes import Notice


def begin_page(
    request: HttpRequest, number: str, kind: str, step: str, *, preview_url: str = ""
) -> HttpResponse:
    """Founds a small procedure beside the case, or says why it cannot be begun now.

    The addresses are in `documents`, where the paper of an act is issued in its transaction.
    """
    case = _case(request, number)
    side = SIDES.get(kind)
    if side is None or step not in side.founding:
        return render(request, "404.html", status=404)
    row, deed = unbegun(case, side, _deed(request)), _deed(request)
    barred = (*bars_of(side, case, deed), *hopeless(row, step, deed))
    return _page(request, case, side, step, row=None, barred=barred, preview_url=preview_url)


def act_page(
    request: HttpRequest, number: str, nth: int, step: str, *, preview_url: str = ""
) -> HttpResponse:
    """Goes on with a small procedure of the case."""
    case = _case(request, number)
    row = get_object_or_404(case.proceedings.all(), number=f"{case.number}-{nth}")
    row.case = case
    side = SIDES[row.kind]
    if step not in side.forms:
        return render(request, "404.html", status=404)
    deed = _deed(request)
    barred = hopeless(row, step, deed)
    late = _told_late(row, step, deed, barred)
    if late:
        barred = ()
    return _page(
        request, case, side, step, row=row, barred=barred, preview_url=preview_url, notices=late
    )


def _told_late(
    row: Proceeding, step: str, deed: Deed, barred: tuple[Refusal, ...]
) -> tuple[Notice, ...]:
    """What only time forbids may have been done in time and is told late: the form stays open,
    and the day that is typed is judged."""
    if not barred or was_barred(row, step, deed):
        return ()
    return (told_late(barred),)


def _case(request: HttpRequest, number: str) -> Case:
    person, day = _person(request), timezone.localdate()
    rows = (
        visible_cases(person)
        .select_related("party", "item", "unit", "street")
        .prefetch_related("duties", "proceedings")
    )
    return party_named(get_object_or_404(rows, number=number), person, day)


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _deed(request: HttpRequest) -> Deed:
    now = timezone.localtime()
    return deed_of([_person(request)], at=now, entered_at=now, form={})


def _page(
    request: HttpRequest,
    case: Case,
    side: Side,
    verb: str,
    *,
    row: Proceeding | None,
    barred: tuple[Refusal, ...],
    notices: tuple[Notice, ...] = (),
    preview_url: str,
) -> HttpResponse:
    step: Step[Any, Any] = side.procedure.step(verb)
    now = timezone.localtime()
    form = side.forms[verb](
        request.POST if request.method == "POST" else None,
        case=case,
        row=row,
        step=step,
        person=_person(request),
        now=now,
    )
    page = ActPage(
        title=step.label,
        law_sentence=step.says,
        article=step.citation.text,
        changes=_changes(side, step, row),
        submit_label=step.label,
        back_url=reverse("case", args=[case.number]),
        done=f"已登记：{step.label}",
        told=lambda refusals: told(
            unbegun(case, side, _deed(request)) if row is None else row,
            refusals,
            _day_of(form, now),
        ),
        extra={
            "sub": f"{case.number} · {told_name(case.party)} · {side.procedure.label}",
            "preview_url": preview_url,
            "notices": notices,
        },
    )

    def do() -> str:
        deed = _typed(form, now)
        if row is None:
            begin(case.pk, side.key, verb, deed)
        else:
            proceed(row.pk, verb, deed)
        return reverse("case", args=[case.number])

    return gated_act(request, page, form, do, barred=barred)


def _typed(form: BesideForm, now: datetime) -> Deed:
    at = form.cleaned_data.get("at") or now
    return deed_of(form.people(), at=at, entered_at=now, form=form.typed())


def _day_of(form: BesideForm, now: datetime) -> date:
    """The day for which the act was tried."""
    typed = getattr(form, "cleaned_data", {}).get("at")
    return timezone.localtime(typed or now).date()


def _changes(side: Side, step: Step[Any, Any], row: Proceeding | None) -> list[str]:
    lines = [f"由{who_acts(step)}办理，记入留痕，不能删改"]
    stage = row.stage if row else "new"
    if step.target and step.target != stage:
        procedure = side.procedure
        lines.insert(
            0,
            f"{procedure.label}由“{procedure.stage(stage).label}”"
            f"进入“{procedure.stage(step.target).label}”",
        )
    return lines
