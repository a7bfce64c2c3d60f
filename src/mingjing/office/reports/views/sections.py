"""The desk of one section: type, see it set as one types, save, and what if two people save."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.pages import ActPage, gated_act, keep_errors, reasons_of
from mingjing.office.reports import actions, pages
from mingjing.office.reports.access import barred_from_writing, may_comment, visible_comments
from mingjing.office.reports.checks import examine_section
from mingjing.office.reports.differing import compared, merged
from mingjing.office.reports.document import lines_of
from mingjing.office.reports.forms import SectionForm
from mingjing.office.reports.models import Draft, Report, Section
from mingjing.office.reports.picking import guidance_told, in_words
from mingjing.office.reports.queries import (
    carried,
    last_of,
    period_of,
    section_of,
    shape_of,
    versions_of,
)
from mingjing.office.reports.spelling import in_names, spoken
from mingjing.office.reports.template import Slot
from mingjing.office.reports.views.common import deed_by, person_of, report_of, slot_of, told
from mingjing.office.statistics.queries import Book
from mingjing.office.web.responses import invalid, redirect_after, refused

WRITTEN = "每年的行政执法报告按统一章节撰写，文字由人撰写，数字由记录得出。"
DESK = "reports/section.html"


def section(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """Writes one section. What is typed is kept at each press of a button; a text that
    contradicts its figures is sent back (422) unless the author saves it all the same; a text
    that somebody else changed meanwhile comes back beside theirs (409)."""
    row = report_of(request, year)
    shape, found, person = slot_of(row, slot), section_of(row, slot), person_of(request)
    if barred := barred_from_writing(person, timezone.localdate(), found):
        page = ActPage(shape.heading, WRITTEN, "", back_url=f"/reports/{year}/")
        return gated_act(request, page, SectionForm(), lambda: "", barred=barred)
    if not row.is_open:
        page = ActPage(shape.heading, WRITTEN, "", back_url=f"/reports/{year}/")
        return gated_act(request, page, SectionForm(), lambda: "", barred=pages.locked(row))
    if request.method != "POST":
        draft = Draft.objects.filter(report=row, key=slot, person=person).first()
        return render(request, DESK, _desk(request, row, shape, found, draft))
    return _typed(request, row, shape, found)


def _typed(request: HttpRequest, row: Report, slot: Slot, found: Section) -> HttpResponse:
    person, here = person_of(request), request.path
    if "drop" in request.POST:
        actions.drop_draft(person, row, slot.key)
        return redirect_after(request, here)
    if "last" in request.POST:
        return _from_last_year(request, row, slot, found)
    form = SectionForm(request.POST)
    turned = in_names(_posted(request), Book(period_of(row)).words)
    body, valid = turned.text, form.is_valid()
    base = (form.cleaned_data.get("base") if valid else None) or 0
    if valid:
        stood = form.cleaned_data["place"]
        place = None if stood is None else turned.place(stood)
        actions.keep_draft(
            person, row, slot.key, body, deed=deed_by(request), base=base, place=place
        )
    if valid and "pick" in request.POST:
        url = reverse("report-figures", args=[row.year, slot.key])
        return redirect_after(request, url)
    context = _desk(request, row, slot, found, None, form=form, body=body) | {"at_server": valid}
    if not valid or "preview" in request.POST:
        return render(request, DESK, context, status=200 if valid else 422)
    if context["conflicts"] and not form.cleaned_data["keep"]:
        return invalid(request, DESK, {**context, "sent_back": True}, part="")
    if request.POST.get("base") in {None, ""}:
        base = found.version
    return _saved(request, row, slot, form, context, body=body, base=base)


def _posted(request: HttpRequest) -> str:
    """The text exactly as typed, in whichever spelling of its references."""
    return request.POST.get("body", "").replace("\r\n", "\n")


def _from_last_year(request: HttpRequest, row: Report, slot: Slot, found: Section) -> HttpResponse:
    """Lays the text of the report before onto the desk, as a draft: nothing is saved by it."""
    person = person_of(request)
    last = last_of(row, slot.key, person)
    if last and not found.body:
        body = carried(last, row)
        actions.keep_draft(person, row, slot.key, body, deed=deed_by(request), base=found.version)
    return redirect_after(request, request.path)


def _saved(
    request: HttpRequest,
    row: Report,
    slot: Slot,
    form: SectionForm,
    context: dict[str, object],
    *,
    body: str,
    base: int,
) -> HttpResponse:
    deed = deed_by(request, key=slot.key)
    try:
        saved = actions.write_section(deed, row, slot.key, body, base=base)
    except Refused as no:
        told_why = {**context, "refusals": reasons_of(no.reasons)}
        return refused(request, DESK, told_why, part="")
    except actions.Clash as clash:
        return _clashed(request, row, slot, clash, body=body, base=base)
    except Invalid as wrong:
        keep_errors(form, wrong)
        return invalid(request, DESK, context, part="")
    messages.success(request, f"已保存“{slot.heading}”，第 {saved.version} 版")
    after = pages.neighbours(shape_of(row), slot)[1]
    if "next" in request.POST and after:
        return redirect_after(request, reverse("report-section", args=[row.year, after.key]))
    return redirect_after(request, f"/reports/{row.year}/#{slot.key}")


def _clashed(
    request: HttpRequest, row: Report, slot: Slot, clash: actions.Clash, *, body: str, base: int
) -> HttpResponse:
    """Both texts beside each other; where they touch different lines they are laid together."""
    theirs = clash.theirs
    began = next((v.body for v in versions_of(theirs) if v.number == base), "")
    together = merged(began, body, theirs.body)
    shown, typed = body if together is None else together, _posted(request)
    book = Book(period_of(row))
    seen = typed if together is None else spoken(together, book.words).text
    form = SectionForm({"body": seen, "base": theirs.version})
    form.is_valid()
    actions.keep_draft(
        person_of(request), row, slot.key, shown, deed=deed_by(request), base=theirs.version
    )
    context = _desk(request, row, slot, theirs, None, form=form, body=shown)
    context |= {
        "clash": theirs,
        "at_server": True,
        "joined": together is not None,
        "pairs": compared(in_words(theirs.body, book), in_words(body, book)),
        "mine": typed,
    }
    return render(request, DESK, context, status=409)


def _desk(
    request: HttpRequest,
    row: Report,
    slot: Slot,
    found: Section,
    draft: Draft | None,
    *,
    form: SectionForm | None = None,
    body: str | None = None,
) -> dict[str, object]:
    if draft and draft.body.strip() == found.body.strip():
        draft = None
    if body is None:
        body = draft.body if draft else found.body
    base = draft.base if draft else found.version
    book = Book(period_of(row))
    book.rehearse(lambda: guidance_told(slot, book))
    seen, shown = _seen(row, slot, body, book), spoken(body, book.words)
    at = request.GET.get("at", "")
    stood = int(at) if at.isdecimal() else (draft.place if draft else None)
    before, after = pages.neighbours(shape_of(row), slot)
    others = row.drafts.filter(key=slot.key).exclude(person=person_of(request))
    return {
        "title": slot.heading,
        "sub": f"{row.title} · 第 {found.version} 版" if found.version else row.title,
        "form": form or SectionForm(initial={"body": shown.text, "base": base}),
        "slot": slot,
        "guidance": guidance_told(slot, book),
        "report": row,
        "found": found,
        "draft": draft,
        "last": None if body else last_of(row, slot.key, person_of(request)),
        "at": None if stood is None else shown.place(stood),
        "others": others.select_related("person"),
        "remarks": visible_comments(person_of(request), row).filter(key=slot.key, settled_at=None),
        "before": before,
        "after": after,
        **seen,
    }


def _seen(row: Report, slot: Slot, body: str, book: Book) -> dict[str, object]:
    """The text as it will be printed, and what is found of it."""
    book.rehearse(lambda: (examine_section(slot, body, book), lines_of(body, book)))
    conflicts, soft = examine_section(slot, body, book) if body else ([], [])
    return {
        "conflicts": told(row, conflicts),
        "warnings": told(row, soft),
        "preview": lines_of(body, book),
        "mark": True,
    }


@require_POST
def preview(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """The text as one types: kept at the desk, set, and examined."""
    row, person = report_of(request, year), person_of(request)
    shape, found = slot_of(row, slot), section_of(row, slot)
    if barred_from_writing(person, timezone.localdate(), found) or not row.is_open:
        return HttpResponse(status=409)
    form = SectionForm(request.POST)
    book = Book(period_of(row))
    turned = in_names(_posted(request)[:20_000], book.words)
    body, said = turned.text, form.cleaned_data if form.is_valid() else {}
    base, stood = said.get("base"), said.get("place")
    kept = actions.keep_draft(
        person, row, slot, body, deed=deed_by(request),
        base=found.version if base is None else base,
        place=None if stood is None else turned.place(stood),
    )  # fmt: skip
    context = {"kept": kept, "found": found, "live": True, **_seen(row, shape, body, book)}
    return render(request, "reports/preview.html", context)


@require_GET
def versions(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """Every text of a section, and what one changed from another."""
    row = report_of(request, year)
    if not may_comment(person_of(request)):
        raise Http404
    shape, found = slot_of(row, slot), section_of(row, slot)
    listed = versions_of(found)
    by_number = {v.number: v for v in listed}
    one, two = (_number(request, name) for name in ("from", "to"))
    after = by_number.get(two) or (listed[0] if listed else None)
    before = by_number.get(one) or (
        by_number.get(after.number - 1) if after and after.number > 1 else None
    )
    book = Book(period_of(row))
    context = {
        "title": f"{shape.heading}：各版",
        "sub": row.title,
        "report": row,
        "slot": shape,
        "listed": listed,
        "before": before,
        "after": after,
        "pairs": compared(in_words(before.body, book) if before else "", in_words(after.body, book))
        if after
        else [],
    }
    return render(request, "reports/versions.html", context)


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
