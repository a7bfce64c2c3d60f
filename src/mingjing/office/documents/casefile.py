"""The case file: cover, contents, every paper, closing note as one paged PDF, and as a ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

from django.conf import settings

from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.documents.models import Paper
from mingjing.office.documents.papers import TEMPLATES, documents_pdf, drawable, sheet, shown
from mingjing.office.documents.shapes import Document
from mingjing.office.documents.story import Story
from mingjing.office.journal.entries import entries_of, entries_of_many
from mingjing.office.journal.models import Entry
from mingjing.office.journal.values import snapshot
from mingjing.office.web.typeset import compiled
from mingjing.office.web.words import cn_date

_OUTCOMES = {
    "none": "未作出决定",
    "penalty": "给予行政处罚",
    "no_penalty": "不予行政处罚",
    "not_established": "违法事实不能成立",
}


def file_data(story: Story, documents: list[Document]) -> dict[str, Any]:
    """The whole file as its template reads it: cover, contents, documents, closing note."""
    case = story.case
    return {
        "organ": settings.ORGAN_NAME,
        "cover": _cover(case, story),
        # What is missing stands in the closing note; the pages are kept as they were made.
        "documents": [{**sheet(d, case), "missing": []} for d in documents],
        "note": _note(story, documents),
    }


def _day(day: date | None) -> str:
    return cn_date(day) if day else ""


def _cover(case: Case, story: Story) -> list[list[str]]:
    procedure = procedure_of(case)
    people = dict.fromkeys(n for a in story.acts if "officer" in a.makers for n in a.names)
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
    return compiled(TEMPLATES / "file.typ", drawable(data, rare))


def file_zip(story: Story, documents: list[Document], *, named: bool) -> bytes:
    """Every document and the whole file as PDF, with the row and its record as data."""
    case, box = story.case, io.BytesIO()
    printed = documents_pdf(documents, case, named=named)
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("案卷.pdf", file_pdf(story, documents, named=named))
        for n, (d, content) in enumerate(zip(documents, printed, strict=True), 1):
            pack.writestr(f"{n:02d} {d.title} {d.day.isoformat()}.pdf", content)
        data = shown(_record(case, documents), case, named=named)
        pack.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
    return box.getvalue()


def _fingerprint(document: Document) -> str:
    return document.current.content_digest if document.current else document.fingerprint


def _version(paper: Paper) -> dict[str, Any]:
    return {
        "version": paper.version, "number": paper.number, "code": paper.code,
        "issued_at": paper.issued_at.isoformat(), "reason": paper.why,
        "content_sha256": paper.content_digest, "file_sha256": paper.file_digest,
    }  # fmt: skip


def _entries(case: Case) -> list[Entry]:
    """The acts of the case and of what ran beside it, in their order."""
    beside = case.proceedings.values_list("pk", flat=True)
    found = [*entries_of("case", case.pk), *entries_of_many("proceeding", beside)]
    return sorted(found, key=lambda e: (e.occurred_at, e.pk))


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
                "entry": d.entry, "key": d.key, "title": d.title, "number": d.shown_number,
                "day": d.day.isoformat(),
                "place": d.kind.place, "fingerprint": _fingerprint(d), "missing": list(d.missing),
                "versions": [_version(p) for p in d.papers],
            }
            for d in documents
        ],
        "proceedings": [snapshot(row) for row in case.proceedings.order_by("pk")],
        "entries": [
            {
                "of": e.subject_label, "seq": e.seq, "verb": e.verb, "actors": e.actors,
                "occurred_at": e.occurred_at.isoformat(), "entered_at": e.entered_at.isoformat(),
                "stage_before": e.stage_before, "stage_after": e.stage_after,
                "changes": e.changes, "faults": e.faults, "rules_version": e.rules_version,
                "payload_digest": e.payload_digest,
                "typed": e.payload.content if hasattr(e, "payload") else None,
            }
            for e in _entries(case)
        ],
    }  # fmt: skip
