"""A paper before its act is made: from what is typed, without a number, marked as a preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mingjing.office.cases.models import Case
from mingjing.office.documents.catalogue import kind_of
from mingjing.office.documents.checks import missing_before
from mingjing.office.documents.papers import PREVIEW, document_of, drawable, live, shown
from mingjing.office.documents.story import Supposed, supposed, told
from mingjing.office.journal.shapes import Deed


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be printed, and what would be missing; no data where there is no paper."""

    data: dict[str, Any] | None
    lacks: tuple[str, ...]


def previewed(case: Case, what: Supposed, deed: Deed, *, named: bool) -> Preview:
    """The paper that this act would make now."""
    story, act = supposed(told(case), what, deed)
    document, kind = document_of(story, act), kind_of(act)
    if document is None or kind is None:
        return Preview(None, ("这样办理不产生单独的文书",))
    lacks = missing_before(kind, story, act)
    data = shown(live(document, case), case, named=named)
    data = {**data, "stamp": PREVIEW, "number": "", "fingerprint": "", "missing": list(lacks)}
    rare = document.warnings[: len(document.uncovered)]
    return Preview(drawable(data, document.uncovered), (*lacks, *rare))
