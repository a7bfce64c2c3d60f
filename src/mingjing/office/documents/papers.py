"""The papers of a case from its record: what each says, as its template reads it, as PDF."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.documents.catalogue import kinds_of
from mingjing.office.documents.checks import missing
from mingjing.office.documents.glyphs import uncovered
from mingjing.office.documents.models import Paper
from mingjing.office.documents.shapes import FORCE_LABELS, Body, Document, Kind, Part
from mingjing.office.documents.story import Act, Story, told
from mingjing.office.documents.visit_story import VisitFile, VisitStory, told_visit
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.values import canonical
from mingjing.office.parties.models import Party, PartyKind, masked_name
from mingjing.office.visits.models import Visit
from mingjing.office.web.qr import drawn
from mingjing.office.web.typeset import compiled, fonts, many
from mingjing.office.web.words import cn_date

Filed = Case | VisitFile
"""What a paper lies in."""
Told = Story | VisitStory
TEMPLATES = Path(__file__).parent / "templates" / "documents"
PREVIEW, DRAFT = "预览", "未签发"
HIDDEN = "（依权限不显示）"
SHORT = 16
_GONE = "这份文书的内容已按保管期限清除，只保留题名、文号、日期、版本和指纹。"
_YOU = "你（单位）"


def documents_of(story: Told, papers: Iterable[Paper] = ()) -> list[Document]:
    """The documents of the acts that were really made, in the order of the acts, each with the
    versions that were issued of it."""
    versions: dict[tuple[int, int], list[Paper]] = {}
    for paper in papers:
        versions.setdefault((paper.entry_id, paper.nth), []).append(paper)
    return [
        replace(made, papers=tuple(versions.get((act.entry, made.kind.nth), ())))
        for act in story.acts
        for made in sorted(documents_by(story, act), key=lambda d: d.kind.place)
    ]


def documents_by(story: Told, act: Act) -> list[Document]:
    """The documents that one act makes; none where it makes none."""
    return [
        _document(kind, story, act)
        for kind in kinds_of(act)
        if kind.offered is None or kind.offered(act)
    ]


def _document(kind: Kind, story: Told, act: Act) -> Document:
    body = kind.compose(story.then(act), act)
    document = Document(
        kind=kind,
        entry=act.entry,
        title=body.title or kind.name,
        number=body.number,
        day=body.day or act.day,
        act=act.label,
        body=body,
        party=story.case.party.name,
        case_number=story.case.number,
        fingerprint=_fingerprint(kind, act, body),
        missing=missing(kind, story, act),
    )
    return replace(document, uncovered=uncovered(_text(document), fonts()))


def _fingerprint(kind: Kind, act: Act, body: Body) -> str:
    """Of what the document says, together with the salted digest of what was typed."""
    words = asdict(replace(body, day=None, notes=()))
    said = canonical([kind.verb, kind.nth, act.entry, act.digest, str(body.day), words])
    return hashlib.sha256(said.encode()).hexdigest()


def _text(document: Document) -> str:
    return json.dumps(asdict(document.body), ensure_ascii=False, default=str) + document.party


def live(document: Document, case: Filed) -> dict[str, Any]:
    """A document as its template reads it, as the record tells it now."""
    body, kind = document.body, document.kind
    individual = case.party.kind == PartyKind.INDIVIDUAL
    data = {
        "family": kind.family.value,
        "title": document.title,
        "organ": settings.ORGAN_NAME,
        "number": document.number,
        "case_number": document.case_number,
        "party": document.party,
        "to": body.to or document.party,
        "day": cn_date(document.day),
        "rows": [list(r) for r in body.rows],
        "parts": [asdict(p) for p in body.parts],
        "opinions": [asdict(o) for o in body.opinions],
        "hands": list(body.hands),
        "closing": body.closing.splitlines(),
        "served": kind.served,
        "sealed": kind.sealed,
        "missing": list(document.missing),
        "force": FORCE_LABELS[kind.force],
        "article": kind.citation.text,
        "fingerprint": document.fingerprint[:SHORT].upper(),
        "act": document.act,
        "version": 0,
        "code": "",
        "stamp": DRAFT,
        "qr": "",
    }
    return cast(dict[str, Any], swapped(data, {_YOU: "你" if individual else "你单位"}))


def check_url(code: str) -> str:
    """Where anybody may check a paper; it stands in its QR code."""
    return settings.PUBLIC_URL + reverse("check", args=[code])


def issued(data: dict[str, Any], paper: Paper, *, newest: int) -> dict[str, Any]:
    """The data of an issued version, with its code, and with a stamp when it was replaced."""
    return {
        **data,
        "number": paper.number or data["number"],
        "version": paper.version,
        "code": spaced(paper.code),
        "qr": drawn(data["check_url"]),
        "fingerprint": paper.content_digest[:SHORT].upper(),
        "stamp": f"已被第{newest}版代替" if paper.version < newest else "",
        "missing": [],
    }


def spaced(code: str) -> str:
    """A code in two halves, as people read it out."""
    return f"{code[:5]}-{code[5:]}"


def sheet(document: Document, case: Filed, *, version: int = 0) -> dict[str, Any]:
    """What a reader gets: the version asked for, the one in force, or what the record tells now."""
    paper = next((p for p in document.papers if p.version == version), document.current)
    if paper is None:
        return live(document, case)
    data = _erased(document, case, paper) if paper.erased else paper.sheet.data
    return issued(data, paper, newest=document.papers[-1].version)


def _erased(document: Document, case: Filed, paper: Paper) -> dict[str, Any]:
    """What is left of a paper whose words were erased: what it was, never what it said."""
    blank = replace(document, body=Body(parts=(Part("", (_GONE,)),)), party="", missing=())
    kind = replace(document.kind, sealed=False, served=False)
    return {**live(replace(blank, kind=kind), case), "check_url": check_url(paper.code)}


def shown(data: Any, case: Filed, *, named: bool) -> Any:
    """What this reader may read: a citizen's name and address are masked for the others."""
    if named or case.party.kind != PartyKind.INDIVIDUAL:
        return data
    return swapped(data, _masks(case.party))


def _masks(party: Party) -> dict[str, str]:
    """What stands for a citizen's names and addresses: an issued version keeps those of its day,
    so all that the record ever told are masked, the longest first."""
    told = [entry.changes for entry in entries_of("party", party.pk)]
    names = {party.name, *(c["name"] for c in told if c.get("name"))}
    places = {party.address, *(c["address"] for c in told if c.get("address"))} - {""}
    masks = {**dict.fromkeys(places, HIDDEN), **{name: masked_name(name) for name in names}}
    return dict(sorted(masks.items(), key=lambda pair: -len(pair[0])))


def swapped(data: Any, swaps: dict[str, str]) -> Any:
    """The data with words put in the place of others, however deep they stand."""
    if isinstance(data, dict):
        return {k: swapped(v, swaps) for k, v in data.items()}
    if isinstance(data, list | tuple):
        return [swapped(v, swaps) for v in data]
    if isinstance(data, str):
        for old, new in swaps.items():
            data = data.replace(old, new)
    return data


def drawable(data: Any, rare: Sequence[str]) -> Any:
    """The data with the code in the place of every character that no font draws."""
    return swapped(data, {c: coded(c) for c in rare})


def coded(sign: str) -> str:
    """A character that no font draws, by its code."""
    return f"〔U+{ord(sign):04X}〕"


def readable(document: Document, case: Filed, *, named: bool, version: int = 0) -> dict[str, Any]:
    """What stands on the paper for this reader."""
    data = shown(sheet(document, case, version=version), case, named=named)
    return cast(dict[str, Any], drawable(data, document.uncovered))


def document_pdf(document: Document, case: Filed, *, named: bool, version: int = 0) -> bytes:
    """One document as PDF; the version in force comes out as it was issued, byte for byte while
    typesetter and fonts are the same."""
    data = readable(document, case, named=named, version=version)
    paper = next((p for p in document.papers if p.version == version), document.current)
    moment = paper.issued_at if paper else None
    return compiled(TEMPLATES / "document.typ", data, moment=moment)


def documents_pdf(documents: Sequence[Document], case: Filed, *, named: bool) -> list[bytes]:
    """All of them, each in its version in force, as many at once as there are cores."""
    return many(
        TEMPLATES / "document.typ",
        [readable(d, case, named=named) for d in documents],
        [d.current.issued_at if d.current else None for d in documents],
    )


def story_of(case: Case) -> tuple[Story, list[Document]]:
    """The case as its record tells it, with its documents and what was issued of them."""
    story = told(case)
    papers = case.papers.select_related("sheet").order_by("entry_id", "nth", "version")
    return story, documents_of(story, papers)


def visit_story_of(visit: Visit) -> tuple[VisitStory, list[Document]]:
    """The same of a visit."""
    story = told_visit(visit)
    return story, documents_of(story, story.case.papers_issued())
