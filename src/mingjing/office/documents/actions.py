"""The verbs of papers: issue with the act, issue by hand, issue again as a new version."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from mingjing.law.actors import called
from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.cases.models import Case
from mingjing.office.documents.checks import complete
from mingjing.office.documents.models import Paper, Sheet
from mingjing.office.documents.papers import (
    TEMPLATES,
    Filed,
    Told,
    check_url,
    issued,
    live,
    story_of,
    visit_story_of,
)
from mingjing.office.documents.shapes import Document
from mingjing.office.documents.story import Act
from mingjing.office.documents.visit_story import VisitFile, VisitStory
from mingjing.office.journal.door import record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.journal.values import canonical
from mingjing.office.visits.models import Visit
from mingjing.office.web.typeset import many

KIND = "paper"
RELATED = ("party", "item", "applied", "unit", "street", "inspection", "complaint")
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE = 10
_CHANGING = frozenset({"fingerprint", "qr", "stamp", "missing"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """One document about to be issued, by which deed, and why again."""

    story: Told
    document: Document
    deed: Deed
    reason: str = ""

    @property
    def made_at(self) -> datetime:
        """When its act was made."""
        return _act_of(self.story, self.document).at


def issue_due(case_id: int, deed: Deed) -> list[Paper]:
    """Issues what the acts of a case have produced and nobody issued yet, if nothing is missing.

    What leaves the office under its seal is issued with its act; what officers sign by hand is
    issued when they print it, at the latest when the file is archived. `deed` says who issues and
    when: the paper of an act entered since then is part of that act; one that comes later is
    issued by these people, now, and the record does not say otherwise.
    """
    with transaction.atomic(savepoint=False):
        return _issued(_due(_held(pk=case_id), deed))


def issue_due_of(number: str, deed: Deed) -> list[Paper]:
    """The same for the case of this number, which a page knows."""
    with transaction.atomic(savepoint=False):
        return _issued(_due(_held(number=number), deed))


def issue_backlog(
    case_ids: Iterable[int], deed: Deed, *, visit_ids: Iterable[int] = ()
) -> list[Paper]:
    """The same for many cases and visits, in the order of the acts, so that numbers follow the
    days: for acts that were made without a page. Twice does nothing."""
    with transaction.atomic():
        due = [piece for pk in case_ids for piece in _due(_held(pk=pk), deed)]
        for pk in visit_ids:
            due += _due_of(*visit_story_of(_visit(pk=pk)), deed, whole=False)
        return _issued(sorted(due, key=lambda piece: (piece.deed.at, piece.made_at)))


def issue_due_of_visit(number: str, deed: Deed) -> list[Paper]:
    """The same for the visit of this number."""
    with transaction.atomic(savepoint=False):
        return _issued(_due_of(*visit_story_of(_visit(number=number)), deed, whole=False))


def _visit(**which: int | str) -> Visit:
    rows = Visit.objects.select_related("place", "party", "unit", "street", "order")
    return rows.select_for_update(of=("self",)).get(**which)


def _held(**which: int | str) -> Case:
    rows = Case.objects.select_related(*RELATED).select_for_update(of=("self",))
    return rows.get(**which)


def _due(case: Case, deed: Deed) -> list[_Piece]:
    return _due_of(*story_of(case), deed, whole=case.archived_on is not None)


def _due_of(story: Told, documents: Sequence[Document], deed: Deed, *, whole: bool) -> list[_Piece]:
    """What is due of a folder; `whole` where also what is signed by hand must be there."""
    return [
        _Piece(story, d, _deed_of(_act_of(story, d), deed))
        for d in documents
        if d.current is None and complete(d) and (d.kind.goes_out or whole)
    ]


def _act_of(story: Told, document: Document) -> Act:
    return next(a for a in story.acts if a.entry == document.entry)


def _deed_of(act: Act, deed: Deed) -> Deed:
    """The deed of the act that made the document, when the paper is part of it; else this one."""
    assert act.entered_at is not None
    if act.entered_at < deed.entered_at:
        return deed
    return Deed(by=act.actors, at=act.at, entered_at=act.entered_at)


def issue(case: Filed, key: str, deed: Deed) -> Paper:
    """Issues one paper by hand; raises Refused with what it lacks."""
    with transaction.atomic():
        story, document = _found(case, key)
        if document.current is not None:
            raise Invalid({"reason": "这份文书已经签发；内容有变化的，请写明理由重新签发"})
        _refuse(story, document, deed)
        return _issue(_Piece(story, document, deed))


def reissue(case: Filed, key: str, deed: Deed, *, reason: str) -> Paper:
    """Issues a paper again as its next version, with the reason; the old one stays readable."""
    with transaction.atomic():
        story, document = _found(case, key)
        last = document.current
        if last is None:
            raise Invalid({"reason": "这份文书还没有签发，不需要重新签发"})
        if not reason.strip():
            raise Invalid({"reason": "请写明重新签发的理由，例：当事人名称登记有误，已更正"})
        if last.erased:
            raise Invalid({"reason": "上一版的内容已按保管期限清除，不能重新签发"})
        _refuse(story, document, deed)
        said = {**live(document, case), "number": last.number}
        if _words(said) == _words({**last.sheet.data, "number": last.number}):
            raise Invalid({"reason": "内容与上一版完全相同：请先更正资料，再重新签发"})
        return _issue(_Piece(story, document, deed, reason.strip()))


def _found(case: Filed, key: str) -> tuple[Told, Document]:
    story, documents = _read(case)
    return story, next(d for d in documents if d.key == key)


def _read(case: Filed) -> tuple[Told, list[Document]]:
    if isinstance(case, VisitFile):
        return visit_story_of(_visit(pk=case.visit.pk))
    return story_of(_held(pk=case.pk))


def why_not_issue(story: Told, document: Document, roles: frozenset[str]) -> tuple[Refusal, ...]:
    """Why these people may not issue this paper now: it is not theirs, or something is missing."""
    act = _act_of(story, document)
    sentences = (*document.missing, *document.warnings[: len(document.uncovered)])
    return (
        *(() if roles & frozenset(act.makers) else (_not_yours(act.makers),)),
        *(Refusal("complete", s, document.kind.citation) for s in sentences),
    )


def _not_yours(makers: Sequence[str]) -> Refusal:
    """A paper is issued by the post that made its act, which the refusal names."""
    sentence = f"本文书由办理该步骤的{called(makers)}签发：请由担任该职务的人员登录办理"
    return Refusal("paper_of_post", sentence, cite("office_duties", 0))


def _refuse(story: Told, document: Document, deed: Deed) -> None:
    roles = frozenset(role for actor in deed.by for role in actor.roles)
    if reasons := why_not_issue(story, document, roles):
        raise Refused(reasons)


def _issue(piece: _Piece) -> Paper:
    return _issued([piece])[0]


def _issued(pieces: Sequence[_Piece]) -> list[Paper]:
    """Rows, words and journal entries, with numbers and fingerprints; all or none. The files are
    set at once on every core, because their digests are part of the rows."""
    drafts = [(piece, *_drafted(piece)) for piece in pieces]
    files = many(
        TEMPLATES / "document.typ",
        [issued(data, paper, newest=paper.version) for _, paper, data in drafts],
        [paper.issued_at for _, paper, _ in drafts],
    )
    for (piece, paper, data), content in zip(drafts, files, strict=True):
        paper.file_digest = hashlib.sha256(content).hexdigest()
        verb = "reissue_paper" if paper.version > 1 else "issue_paper"
        with record(paper, verb, piece.deed, kind=KIND, label=str(paper)):
            pass
        sheet = Sheet(paper=paper, data=data)
        sheet.reason = piece.reason
        sheet.save()
    return [paper for _, paper, _ in drafts]


def _drafted(piece: _Piece) -> tuple[Paper, dict[str, Any]]:
    """The paper with its number, code and fingerprint, and its words."""
    story, document, deed = piece.story, piece.document, piece.deed
    last = document.current
    act = _act_of(story, document)
    paper = Paper(
        **_folder(story),
        entry_id=document.entry,
        verb=document.kind.verb,
        nth=document.kind.nth,
        title=document.title,
        number=last.number if last else _number(document, deed),
        version=last.version + 1 if last else 1,
        day=document.day,
        issued_at=deed.at,
        issued_by="、".join(a.name for a in deed.by)[:200],
        code="".join(secrets.choice(_LETTERS) for _ in range(_CODE)),
    )
    words = {"number": paper.number, "check_url": check_url(paper.code)}
    data = {**live(document, story.case), **words}
    paper.content_digest = digest_of(data, act.digest, paper)
    return paper, data


def _folder(story: Told) -> dict[str, Any]:
    """The column of the folder that a paper lies in."""
    return {"visit": story.visit} if isinstance(story, VisitStory) else {"case": story.case}


def digest_of(data: dict[str, Any], salted: str, paper: Paper) -> str:
    """The fingerprint of the words of a paper, its version and its code, with the salted digest
    of what was typed: nobody can find out a name by trying names."""
    return hashlib.sha256(
        canonical([salted, paper.version, paper.code, _words(data)]).encode()
    ).hexdigest()


def _words(data: dict[str, Any]) -> dict[str, Any]:
    left_out = _CHANGING | {"check_url", "version", "code"}
    return {name: value for name, value in data.items() if name not in left_out}


def _number(document: Document, deed: Deed) -> str:
    """The number that the act gave, or the next one of this type in this year, without gaps."""
    kind = document.kind
    mark = settings.NUMBER_MARKS.get(kind.verb, kind.mark)
    if document.number or not mark:
        return document.number
    year = deed.day.year
    number = next_number(f"paper_{mark}", year)
    return f"{settings.ORGAN_PREFIX}{mark}字〔{year}〕第{number}号"
