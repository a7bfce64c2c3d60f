"""The documents of a case from its record, and the case file as one paged PDF or as a ZIP."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.conf import settings

from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.documents.catalogue import BY_VERB
from mingjing.office.documents.checks import missing
from mingjing.office.documents.glyphs import uncovered
from mingjing.office.documents.shapes import FORCE_LABELS, Body, Document, Kind
from mingjing.office.documents.story import Act, Story, told
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.values import canonical, snapshot
from mingjing.office.parties.models import PartyKind
from mingjing.office.web.typeset import FONTS, compiled
from mingjing.office.web.words import cn_date

TEMPLATES = Path(__file__).parent / "templates" / "documents"

_SHORT = 16
_YOU = "你（单位）"
HIDDEN = "（依权限不显示）"
_OUTCOMES = {
    "none": "未作出决定",
    "penalty": "给予行政处罚",
    "no_penalty": "不予行政处罚",
    "not_established": "违法事实不能成立",
}


def documents_of(story: Story) -> list[Document]:
    """The documents of the acts that were really made, in the order of the acts."""
    return [
        _document(BY_VERB[act.verb], story, act)
        for act in story.acts
        if act.verb in BY_VERB and _offered(BY_VERB[act.verb], act)
    ]


def _offered(kind: Kind, act: Act) -> bool:
    return kind.offered is None or kind.offered(act)


def _document(kind: Kind, story: Story, act: Act) -> Document:
    body = kind.compose(story, act)
    document = Document(
        kind=kind,
        seq=act.seq,
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
    return replace(document, uncovered=uncovered(_text(document), FONTS))


def _fingerprint(kind: Kind, act: Act, body: Body) -> str:
    """Of what the document says, together with the salted digest of what was typed."""
    words = asdict(replace(body, day=None, notes=()))
    said = canonical([kind.verb, act.seq, act.digest, str(body.day), words])
    return hashlib.sha256(said.encode()).hexdigest()[:_SHORT].upper()


def _text(document: Document) -> str:
    return json.dumps(asdict(document.body), ensure_ascii=False, default=str) + document.party


def document_data(document: Document, case: Case) -> dict[str, Any]:
    """A document as its template reads it."""
    body, kind = document.body, document.kind
    individual = case.party.kind == PartyKind.INDIVIDUAL
    data = {
        "family": kind.family.value,
        "title": document.title,
        "organ": settings.ORGAN_NAME,
        "number": document.number,
        "case_number": document.case_number,
        "party": document.party,
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
        "fingerprint": document.fingerprint,
        "act": document.act,
    }
    return cast(dict[str, Any], _swapped(data, {_YOU: "你" if individual else "你单位"}))


def shown(data: Any, case: Case, *, named: bool) -> Any:
    """What this reader may read: a citizen's name and address are masked for the others, and
    characters that no font draws are told by their code."""
    party = case.party
    swaps: dict[str, str] = {}
    if not named and party.kind == PartyKind.INDIVIDUAL:
        swaps = {party.name: party.public_name}
        if party.address:
            swaps[party.address] = HIDDEN
    return _swapped(data, swaps)


def _swapped(data: Any, swaps: dict[str, str]) -> Any:
    if isinstance(data, dict):
        return {k: _swapped(v, swaps) for k, v in data.items()}
    if isinstance(data, list | tuple):
        return [_swapped(v, swaps) for v in data]
    if isinstance(data, str):
        for old, new in swaps.items():
            data = data.replace(old, new)
    return data


def _drawable(data: Any, rare: tuple[str, ...]) -> Any:
    return _swapped(data, {c: f"〔U+{ord(c):04X}〕" for c in rare})


def document_pdf(document: Document, case: Case, *, named: bool) -> bytes:
    """One document as PDF."""
    data = shown(document_data(document, case), case, named=named)
    return compiled(TEMPLATES / "document.typ", _drawable(data, document.uncovered))


def file_data(story: Story, documents: list[Document]) -> dict[str, Any]:
    """The whole file as its template reads it: cover, contents, documents, closing note."""
    case = story.case
    return {
        "organ": settings.ORGAN_NAME,
        "cover": _cover(case, story),
        # What is missing stands in the closing note; the pages are kept as they were made.
        "documents": [{**document_data(d, case), "missing": []} for d in documents],
        "note": _note(story, documents),
    }


def _day(day: date | None) -> str:
    return cn_date(day) if day else ""


def _cover(case: Case, story: Story) -> list[list[str]]:
    procedure = procedure_of(case)
    people = dict.fromkeys(
        n for a in story.acts if "officer" in procedure.step(a.verb).actors for n in a.names
    )
    filed = (
        []
        if case.is_summary
        else [["立案文号", case.filing_number], ["立案日期", _day(case.filed_on)]]
    )
    return [
        ["案号", case.number],
        ["案由", case.item.violation],
        ["当事人", case.party.name],
        ["办案程序", procedure.label],
        *filed,
        ["决定书文号", case.decision_number],
        ["处理结果", _result(case)],
        ["承办机构", case.unit.name],
        ["承办人", "、".join(people)],
        ["结案日期", _day(case.closed_on)],
        ["归档日期", _day(case.archived_on)],
        ["保管期限", ""],
    ]


def _result(case: Case) -> str:
    said = _OUTCOMES.get(case.outcome, case.outcome)
    if case.outcome != "penalty":
        return said
    fine = f"罚款{case.fine:,}元" if case.fine else ""
    return "、".join(
        dict.fromkeys([*(k for k in case.kinds if k != "罚款"), *([fine] * bool(fine))])
    )


def _note(story: Story, documents: list[Document]) -> dict[str, Any]:
    """备考表: how many pieces, what is missing, which faults the record tells, who filed it."""
    lacking = [f"{d.title}（{cn_date(d.day)}）：{m}" for d in documents for m in d.missing]
    archived = next((a for a in reversed(story.acts) if a.verb == "archive"), None)
    stage = procedure_of(story.case).stage(story.case.stage).label
    return {
        "count": len(documents),
        "stage": stage,
        "acts": len(story.acts),
        "lacking": lacking,
        "faults": [f"{a.label}（{cn_date(a.day)}）：{f}" for a in story.acts for f in a.faults],
        "archived_by": archived.by if archived else "",
        "archived_on": cn_date(archived.day) if archived else "",
        "opinion": archived.said("opinion") if archived else "",
    }


def file_pdf(story: Story, documents: list[Document], *, named: bool) -> bytes:
    """The whole case file in one typesetting run, indexed and paged."""
    data = shown(file_data(story, documents), story.case, named=named)
    rare = tuple(dict.fromkeys(c for d in documents for c in d.uncovered))
    return compiled(TEMPLATES / "file.typ", _drawable(data, rare))


def file_zip(story: Story, documents: list[Document], *, named: bool) -> bytes:
    """Every document and the whole file as PDF, with the row and its record as data."""
    case, box = story.case, io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("案卷.pdf", file_pdf(story, documents, named=named))
        for n, d in enumerate(documents, 1):
            name = f"{n:02d} {d.title} {d.day.isoformat()}.pdf"
            pack.writestr(name, document_pdf(d, case, named=named))
        data = shown(_record(case, documents), case, named=named)
        pack.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
    return box.getvalue()


def _record(case: Case, documents: list[Document]) -> dict[str, Any]:
    return {
        "case": snapshot(case),
        "party": {
            "kind": case.party.kind,
            "name": case.party.name,
            "credit_code": case.party.credit_code,
            "address": case.party.address,
        },
        "item": {
            "code": case.item.code,
            "violation": case.item.violation,
            "basis": case.item.basis,
        },
        "documents": [
            {
                "seq": d.seq, "title": d.title, "number": d.number, "day": d.day.isoformat(),
                "place": d.kind.place, "fingerprint": d.fingerprint, "missing": list(d.missing),
            }
            for d in documents
        ],
        "entries": [
            {
                "seq": e.seq, "verb": e.verb, "actors": e.actors,
                "occurred_at": e.occurred_at.isoformat(), "entered_at": e.entered_at.isoformat(),
                "stage_before": e.stage_before, "stage_after": e.stage_after,
                "changes": e.changes, "faults": e.faults, "rules_version": e.rules_version,
                "payload_digest": e.payload_digest,
                "typed": e.payload.content if hasattr(e, "payload") else None,
            }
            for e in entries_of("case", case.pk)
        ],
    }  # fmt: skip


def story_of(case: Case) -> tuple[Story, list[Document]]:
    """The case as its record tells it, with its documents."""
    story = told(case)
    return story, documents_of(story)
