"""A paper before its act is made: from what is typed, without a number, marked as a preview."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from mingjing.office.cases.effects_shared import weigh
from mingjing.office.cases.models import Case
from mingjing.office.documents.checks import missing_before
from mingjing.office.documents.papers import PREVIEW, documents_by, drawable, live, shown
from mingjing.office.documents.story import Supposed, supposed, told
from mingjing.office.journal.shapes import Deed, Invalid

WEIGHED_ACTS = frozenset({"notify_penalty", "decide_penalty", "decide_on_the_spot"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be printed, paper by paper, and what would be missing."""

    papers: tuple[dict[str, Any], ...]
    lacks: tuple[str, ...]


def previewed(case: Case, what: Supposed, deed: Deed, *, named: bool) -> Preview:
    """The papers that this act would make now."""
    if what.step.name in WEIGHED_ACTS:
        # What is typed is laid on the row in memory only; the paper cites the rule it chooses.
        with suppress(Invalid, KeyError, ValueError):
            weigh(case, deed)
    story, act = supposed(told(case), what, deed)
    documents = documents_by(story, act)
    if not documents:
        return Preview((), ("这样办理不产生单独的文书",))
    lacks: dict[str, None] = {}
    papers = []
    for document in documents:
        missing = missing_before(document.kind, story, act)
        data = shown(live(document, case), case, named=named)
        changed = {"stamp": PREVIEW, "number": "", "fingerprint": "", "missing": list(missing)}
        papers.append(drawable({**data, **changed}, document.uncovered))
        lacks |= dict.fromkeys((*missing, *document.warnings[: len(document.uncovered)]))
    return Preview(tuple(papers), tuple(lacks))
