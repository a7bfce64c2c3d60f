"""Pages of documents: the list of a case, one document as PDF, the whole file."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case
from mingjing.office.documents.access import may_name
from mingjing.office.documents.casefile import document_pdf, file_pdf, file_zip, story_of
from mingjing.office.documents.listing import document_table
from mingjing.office.people.models import Person
from mingjing.office.web.shapes import Link

PDF, ZIP = "application/pdf", "application/zip"


def _case(request: HttpRequest, number: str) -> tuple[Case, bool]:
    """The visible case, and whether this reader may know the party's name."""
    person = cast(Person, request.user)
    rows = visible_cases(person).select_related(
        "party", "item", "unit", "street", "inspection", "complaint"
    )
    case = get_object_or_404(rows, number=number)
    return case, may_name(case, person, timezone.localdate())


def _sent(content: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    how = "inline" if inline else "attachment"
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "private, no-store",
        },
    )


def document_list(request: HttpRequest, number: str) -> HttpResponse:
    """The documents of the acts that were made, with what each still lacks."""
    case, _ = _case(request, number)
    _, documents = story_of(case)
    return render(
        request,
        "documents/list.html",
        {
            "title": "文书",
            "sub": f"{case.number} · {case.party.public_name} · {case.item.violation}",
            "table": document_table(case, documents),
            "lacking": sum(bool(d.missing or d.uncovered) for d in documents),
            "chips": (),
            "actions": [
                Link("全卷 PDF", reverse("case-file", args=[case.number]), "primary"),
                Link("全卷 ZIP", reverse("case-bundle", args=[case.number])),
                Link("返回案件", reverse("case", args=[case.number])),
            ],
        },
    )


def document(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """One document, shown in the browser before anybody prints it."""
    case, named = _case(request, number)
    _, documents = story_of(case)
    found = next((d for d in documents if d.seq == seq), None)
    if found is None:
        raise Http404("no such document")
    content = document_pdf(found, case, named=named)
    return _sent(content, PDF, f"{case.number} {found.title}.pdf", inline=True)


def whole_file(request: HttpRequest, number: str) -> HttpResponse:
    """The case file: cover, contents, every document, closing note, one paged PDF."""
    case, named = _case(request, number)
    story, documents = story_of(case)
    content = file_pdf(story, documents, named=named)
    return _sent(content, PDF, f"{case.number} 案卷.pdf", inline=True)


def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """The same to take away, each document a PDF, with the record as data."""
    case, named = _case(request, number)
    story, documents = story_of(case)
    content = file_zip(story, documents, named=named)
    return _sent(content, ZIP, f"{case.number} 案卷.zip", inline=False)
