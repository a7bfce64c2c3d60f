"""Choosing a figure for a section: search, narrow, see its value, insert. Works without script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.people.pages import ActPage, gated_act
from mingjing.office.reports import actions, pages
from mingjing.office.reports.access import barred_from_writing
from mingjing.office.reports.document import lines_of
from mingjing.office.reports.forms import BareForm
from mingjing.office.reports.models import Draft, Report, Section
from mingjing.office.reports.phrases import allowed_units
from mingjing.office.reports.picking import MOST, SOUGHT, ScopeForm, inserted, offers, sheets
from mingjing.office.reports.queries import period_of, section_of
from mingjing.office.reports.references import Block, Reference, parse
from mingjing.office.reports.spelling import spoken
from mingjing.office.reports.statutory import title_of
from mingjing.office.reports.template import Slot
from mingjing.office.reports.views.common import deed_by, person_of, report_of, slot_of
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.web.responses import invalid, redirect_after

PAGE = "reports/figures.html"


def figures(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """Searches the indicators, or narrows one and inserts it."""
    row, person = report_of(request, year), person_of(request)
    shape, found = slot_of(row, slot), section_of(row, slot)
    barred = barred_from_writing(person, timezone.localdate(), found) or pages.locked(row)
    if barred:
        page = ActPage("插入数字", "", "", back_url=f"/reports/{year}/")
        return gated_act(request, page, BareForm(), lambda: "", barred=barred)
    query, name = request.GET.get("q", ""), request.GET.get("name", "")
    context: dict[str, object] = {
        "title": "插入数字",
        "sub": f"{row.title} · {shape.heading}",
        "report": row,
        "slot": shape,
        "q": query,
        "back": reverse("report-section", args=[year, slot]),
    }
    if form := request.GET.get("form", ""):
        return _sheet(request, row, shape, found, {**context, "form_key": form})
    if not name:
        book = Book(period_of(row))
        fitting = offers(query, {name: book.words(name) for name in SOUGHT} if query else None)
        more = len(fitting) if len(fitting) > MOST else 0
        found_here = {"offers": fitting[:MOST], "more": more, "sheets": sheets(query)}
        return render(request, PAGE, {**context, **found_here})
    if name not in INDICATORS:
        raise Http404(name)
    return _narrowed(request, row, shape, found, context)


def _narrowed(
    request: HttpRequest, row: Report, slot: Slot, found: Section, context: dict[str, object]
) -> HttpResponse:
    indicator, book = INDICATORS[request.GET["name"]], Book(period_of(row))
    sought = {k: request.GET[k] for k in SOUGHT if k in request.GET}
    start = {k: v for k, v in {**slot.scope, **sought}.items() if k in indicator.paths}
    asked = request.POST if request.method == "POST" else request.GET
    bound = request.method == "POST" or "kind" in request.GET
    form = ScopeForm(indicator, book, asked if bound else None, start)
    context |= {"indicator": indicator, "form": form}
    if not bound:
        return render(request, PAGE, context)
    if not form.is_valid():
        return invalid(request, PAGE, context, part="")
    piece = form.reference()
    if request.method == "POST":
        return _insert(request, row, slot, found, form)
    text = f"{piece.text}{''.join(_units(form, piece)[:1])}"
    context |= {
        "piece": spoken(piece.text, book.words).text,
        "shown": lines_of(text, book),
        "mark": True,
    }
    return render(request, PAGE, context)


def _sheet(
    request: HttpRequest, row: Report, slot: Slot, found: Section, context: dict[str, object]
) -> HttpResponse:
    """One statutory table as it will be printed, and its insertion."""
    read = parse(f"{{table form={context['form_key']}}}")
    if read.misread:
        raise Http404(str(context["form_key"]))
    (block,) = read.blocks
    if request.method == "POST":
        return _placed(request, row, slot, found, block, ())
    book = Book(period_of(row))
    typed, shown = spoken(block.text, book.words).text, lines_of(block.text, book)
    told = {"sheet_title": title_of(block.form), "piece": typed, "shown": shown, "mark": True}
    return render(request, PAGE, {**context, **told})


def _units(form: ScopeForm, piece: Reference | Block) -> tuple[str, ...]:
    """The measure words that may follow what is inserted."""
    if isinstance(piece, Block):
        return ()
    return allowed_units(form.found.unit, piece.rounding)


def _insert(
    request: HttpRequest, row: Report, slot: Slot, found: Section, form: ScopeForm
) -> HttpResponse:
    piece = form.reference()
    return _placed(request, row, slot, found, piece, _units(form, piece))


def _placed(
    request: HttpRequest,
    row: Report,
    slot: Slot,
    found: Section,
    piece: Reference | Block,
    units: tuple[str, ...],
) -> HttpResponse:
    """Writes the reference into what this person has at the desk."""
    person = person_of(request)
    desk = Draft.objects.filter(report=row, key=slot.key, person=person).first()
    body = desk.body if desk else found.body
    text, place = inserted(body, piece, desk.place if desk else None, units)
    base = desk.base if desk else found.version
    actions.keep_draft(person, row, slot.key, text, deed=deed_by(request), base=base, place=place)
    url = reverse("report-section", args=[row.year, slot.key])
    return redirect_after(request, f"{url}?at={place}#id_body")
