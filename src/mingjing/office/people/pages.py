"""From record and law to what a page shows, and the one way in which a page makes an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.law.cite import Citation, Mark
from mingjing.law.day import official_calendar
from mingjing.law.procedure import Refusal
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.people.queries import actors
from mingjing.office.web.responses import invalid, redirect_after, refused
from mingjing.office.web.shapes import Clock, Moment, Notice, Reason
from mingjing.office.web.words import cn_date, cn_datetime

_SOON = 2  # working days from which a clock turns to its warning colour
_SAME_SITTING = timedelta(hours=12)  # entered later than this, the page says so


Told = Callable[[Sequence[Refusal]], Sequence[Reason]]


@dataclass(frozen=True, slots=True)
class ActPage:
    """What an act page says around its form; `told` puts refusals in words where the page knows
    more than their sentences, as the earliest day."""

    title: str
    law_sentence: str
    article: str
    changes: Sequence[str] = ()
    submit_label: str = "提交"
    back_url: str = ""
    confirm: str = ""
    done: str = "已登记"
    template: str = "web/act.html"
    told: Told | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


def run_act(
    request: HttpRequest, page: ActPage, form: forms.BaseForm, do: Callable[[], str]
) -> HttpResponse:
    """Shows the form, or makes the act: 303 to the address `do` gives, 409 refused, 422 invalid."""
    context: dict[str, object] = {
        "title": page.title,
        "law_sentence": page.law_sentence,
        "article": page.article,
        "changes": page.changes,
        "submit_label": page.submit_label,
        "back_url": page.back_url,
        "confirm": page.confirm,
        "form": form,
        **page.extra,
    }
    if request.method != "POST":
        return render(request, page.template, context)
    if not form.is_valid():
        return invalid(request, page.template, context)
    try:
        url = do()
    except Refused as no:
        told = (page.told or reasons_of)(no.reasons)
        return refused(request, page.template, {**context, "refusals": told})
    except Invalid as wrong:
        keep_errors(form, wrong)
        return invalid(request, page.template, context)
    messages.success(request, page.done)
    return redirect_after(request, url)


def gated_act(
    request: HttpRequest,
    page: ActPage,
    form: forms.BaseForm,
    do: Callable[[], str],
    *,
    barred: Sequence[Refusal],
) -> HttpResponse:
    """As `run_act`; who may not make this act at all reads the reasons instead of the form."""
    if barred:
        return refused(
            request,
            page.template,
            {
                "title": page.title,
                "law_sentence": page.law_sentence,
                "article": page.article,
                "back_url": page.back_url,
                "refusals": (page.told or reasons_of)(barred),
                **page.extra,
            },
        )
    return run_act(request, page, form, do)


def only_reading(barred: Sequence[Refusal]) -> tuple[Notice, ...]:
    """Tells a reader why a page has no buttons."""
    return tuple(
        Notice("info", "您可以查看，不能修改", f"{r.sentence}（{r.citation.text}）") for r in barred
    )


def kept(request: HttpRequest, *names: str) -> list[tuple[str, str]]:
    """The filters of a list that a search in its box keeps."""
    return [(name, request.GET[name]) for name in names if request.GET.get(name)]


def deed_of(
    persons: Sequence[Person], *, at: datetime, entered_at: datetime, form: Mapping[str, object]
) -> Deed:
    """An attempt to act by these persons, as they stand on the day of acting."""
    day = at.astimezone(OFFICE_ZONE).date()
    return Deed(by=actors(persons, day), at=at, entered_at=entered_at, form=form)


def keep_errors(form: forms.BaseForm, wrong: Invalid) -> None:
    """Puts the sentences beside their fields; those of no field stand on top of the form."""
    for name, sentence in wrong.errors.items():
        form.add_error(name if name in form.fields else None, sentence)


def mark_words(mark: Mark) -> str:
    """What is shown beside a rule that nobody has checked against its text."""
    return "" if mark is Mark.VERIFIED else mark.label


def cited(citation: Citation) -> str:
    """The article in words; a rule that nobody has verified says so."""
    known = citation.mark in {Mark.VERIFIED, Mark.DESIGN}
    return citation.text + ("" if known else f"（{citation.mark.label}）")


def reasons_of(refusals: Sequence[Refusal]) -> tuple[Reason, ...]:
    """Refusals as the page tells them."""
    return tuple(Reason(r.sentence, r.citation.text, mark_words(r.citation.mark)) for r in refusals)


def moments_of(kind: str, subject_id: int, verbs: Mapping[str, str]) -> tuple[Moment, ...]:
    """The acts on one row as its timeline, newest first; one query."""
    return moments(list(reversed(entries_of(kind, subject_id))), verbs)


def moments(entries: Sequence[Entry], verbs: Mapping[str, str]) -> tuple[Moment, ...]:
    """Entries as a timeline, in the order given."""
    return tuple(_moment(e, verbs) for e in entries)


def _moment(entry: Entry, verbs: Mapping[str, str]) -> Moment:
    late = entry.entered_at - entry.occurred_at > _SAME_SITTING
    found = tuple(
        Reason(f["sentence"], f["article"], mark_words(Mark(f["mark"]))) for f in entry.faults
    )
    return Moment(
        title=verbs.get(entry.verb, entry.verb),
        when=cn_datetime(entry.occurred_at),
        who="、".join(a["name"] for a in entry.actors),
        faults=found,
        entered=cn_datetime(entry.entered_at) if late else "",
    )


def clock_of(label: str, due_on: date, today: date, *, article: str = "") -> Clock:
    """A term that ends on a day, told in working days from today."""
    if due_on < today:
        gone = official_calendar().working_days_between(due_on, today)
        return Clock(label, f"超 {gone} 个工作日", "over", article, f"至 {cn_date(due_on)}")
    left = official_calendar().working_days_between(today, due_on)
    text = "今天到期" if due_on == today else f"还剩 {left} 个工作日"
    return Clock(label, text, "due" if left <= _SOON else "", article, f"至 {cn_date(due_on)}")
