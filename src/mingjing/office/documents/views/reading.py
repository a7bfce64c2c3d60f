"""To read: the papers of a case, one paper with its versions, the whole file."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, cast
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case
from mingjing.office.documents.access import may_name
from mingjing.office.documents.actions import RELATED
from mingjing.office.documents.casefile import file_pdf, file_zip
from mingjing.office.documents.docx import document_docx
from mingjing.office.documents.listing import document_table, paper_facts, version_table
from mingjing.office.documents.papers import TEMPLATES, document_pdf, readable, story_of
from mingjing.office.documents.queries import standing_of
from mingjing.office.documents.shapes import Document
from mingjing.office.people.models import Person
from mingjing.office.web.shapes import Link, Notice
from mingjing.office.web.typeset import pictures

PDF, ZIP = "application/pdf", "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def case_of(request: HttpRequest, number: str) -> tuple[Case, bool]:
    """The visible case, and whether this reader may know the party's name."""
    person = cast(Person, request.user)
    rows = visible_cases(person).select_related(*RELATED)
    case = get_object_or_404(rows, number=number)
    return case, may_name(case, person, timezone.localdate())


def found(case: Case, key: str) -> Document:
    """One document of this case."""
    document = next((d for d in story_of(case)[1] if d.key == key), None)
    if document is None:
        raise Http404("no such document")
    return document


def as_images(data: dict[str, Any]) -> list[str]:
    """The pages of a document as pictures that stand in the page itself."""
    drawn = pictures(TEMPLATES / "document.typ", data)
    return ["data:image/svg+xml;base64," + b64encode(page).decode() for page in drawn]


def sent(content: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    """A file for the browser to show, or to save."""
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
    case, _ = case_of(request, number)
    _, documents = story_of(case)
    return render(
        request,
        "documents/list.html",
        {
            "title": "文书",
            "sub": f"{case.number} · {case.party.public_name} · {case.item.violation}",
            "table": document_table(case, documents),
            "lacking": sum(bool(d.missing or d.uncovered) for d in documents if not d.papers),
            "chips": (),
            "actions": [
                Link("全卷 PDF", reverse("case-file", args=[case.number]), "primary"),
                Link("全卷 ZIP", reverse("case-bundle", args=[case.number])),
                Link("返回案件", reverse("case", args=[case.number])),
            ],
        },
    )


def document(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """One paper: what it says, where it stands, its versions, and what may be done with it."""
    case, named = case_of(request, number)
    row = found(case, key)
    version = _version(request, row)
    args = [case.number, key]
    suffix = f"?version={version}" if version else ""
    title = f"{row.title} {row.shown_number}".strip()
    return render(
        request,
        "documents/paper.html",
        {
            "title": title,
            "sub": f"{case.number} · {case.party.public_name} · {case.item.violation}",
            "facts": paper_facts(row),
            "versions": version_table(case, row) if row.papers else None,
            "images": as_images(readable(row, case, named=named, version=version)),
            "notices": _notices(row),
            "actions": [
                Link("打开 PDF", reverse("document-pdf", args=args) + suffix, "primary"),
                *_more(row, args),
                Link("本案文书", reverse("documents", args=[case.number])),
            ],
        },
    )


def _version(request: HttpRequest, row: Document) -> int:
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isdigit() else 0
    if version and version not in {p.version for p in row.papers}:
        raise Http404("no such version")
    return version


def _more(row: Document, args: list[Any]) -> list[Link]:
    issue = Link("重新签发" if row.papers else "签发", reverse("document-issue", args=args))
    word = Link("下载 DOCX", reverse("document-docx", args=args))
    return [issue, word] if row.kind.editable else [issue]


def _notices(row: Document) -> list[Notice]:
    lacks = [Notice("due", "不能签发", f"{m}。") for m in row.missing] if not row.papers else []
    standing = standing_of(row.current, timezone.localdate()) if row.current else None
    over = [standing] if standing and standing.kind == "over" else []
    return [*over, *lacks, *(Notice("info", "请核对", f"{w}。") for w in row.warnings)]


def document_file(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """The same as PDF, shown in the browser before anybody prints it."""
    case, named = case_of(request, number)
    row = found(case, key)
    content = document_pdf(row, case, named=named, version=_version(request, row))
    return sent(content, PDF, f"{case.number} {row.title}.pdf", inline=True)


def document_word(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """The same to go on writing in, for those papers that people write themselves."""
    case, named = case_of(request, number)
    row = found(case, key)
    if not row.kind.editable:
        raise Http404("not to be edited")
    content = document_docx(readable(row, case, named=named))
    return sent(content, DOCX, f"{case.number} {row.title}.docx", inline=False)


def whole_file(request: HttpRequest, number: str) -> HttpResponse:
    """The case file: cover, contents, every document, closing note, one paged PDF."""
    case, named = case_of(request, number)
    story, documents = story_of(case)
    content = file_pdf(story, documents, named=named)
    return sent(content, PDF, f"{case.number} 案卷.pdf", inline=True)


def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """The same to take away, each document a PDF, with the record as data."""
    case, named = case_of(request, number)
    story, documents = story_of(case)
    content = file_zip(story, documents, named=named)
    return sent(content, ZIP, f"{case.number} 案卷.zip", inline=False)
