"""A paper before its act is made: from what is typed, without a number, marked as a preview."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.procedure import Refusal, why_not
from mingjing.office.cases.attempts import attempt_of
from mingjing.office.cases.beside.bars import away, bars_of
from mingjing.office.cases.beside.facts import attempt_of as attempt_beside
from mingjing.office.cases.beside.facts import facts_of as facts_beside
from mingjing.office.cases.beside.facts import opened
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.effects_shared import weigh
from mingjing.office.cases.facts import facts_of, procedure_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.documents.checks import missing_before
from mingjing.office.documents.papers import PREVIEW, Told, documents_by, drawable, live, shown
from mingjing.office.documents.story import Act, Supposed, supposed, supposed_act, told
from mingjing.office.documents.visit_story import told_visit
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.models import Party
from mingjing.office.visits.facts import attempt_of as attempt_of_visit
from mingjing.office.visits.facts import facts_of as facts_of_visit
from mingjing.office.visits.models import Visit

WEIGHED_ACTS = frozenset({"notify_penalty", "decide_penalty", "decide_on_the_spot"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be printed, paper by paper, what would be missing, and why the act itself could
    not be made as it is typed."""

    papers: tuple[dict[str, Any], ...]
    lacks: tuple[str, ...]
    barred: tuple[str, ...] = ()


def barred(case: Case, what: Supposed, deed: Deed) -> tuple[str, ...]:
    """Why the law refuses the act as it is typed now, a sentence each with its article."""
    try:
        reasons = _refusals(case, what, deed)
    except Invalid as wrong:
        return tuple(wrong.errors.values())
    return tuple(f"{r.sentence}（{r.citation.text}）" for r in reasons)


def _refusals(case: Case, what: Supposed, deed: Deed) -> tuple[Refusal, ...]:
    name = what.step.name
    if what.kind == "case":
        attempt = attempt_of(case, name, deed)
        facts = facts_of(case, deed.day)
        return why_not(procedure_of(case), case.stage, facts, step=name, attempt=attempt)
    row, side = _row(case, what, deed), SIDES[what.kind]
    bars = (
        away(case, side, deed)
        if what.row
        else (*bars_of(side, case, deed), *away(case, side, deed))
    )
    facts, attempt = facts_beside(row, deed.day), attempt_beside(row, name, deed)
    return bars or why_not(side.procedure, row.stage, facts, step=name, attempt=attempt)


def _row(case: Case, what: Supposed, deed: Deed) -> Proceeding:
    """The row of the small procedure, or the one that the act would found."""
    if what.row:
        row = next(r for r in case.proceedings.all() if r.pk == what.row)
        row.case = case
        return row
    procedure = SIDES[what.kind].procedure.name
    return opened(
        Proceeding(case=case, kind=what.kind, procedure=procedure, opened_on=deed.day), deed
    )


def previewed(
    case: Case, what: Supposed, deed: Deed, *, named: bool, whole: bool = False
) -> Preview:
    """The papers that this act would make now; where the form is `whole` also what the law says
    to it, which half a form could not be asked."""
    refused = barred(case, what, deed) if whole else ()
    if what.step.name in WEIGHED_ACTS:
        # What is typed is laid on the row in memory only; the paper cites the rule it chooses.
        with suppress(Invalid, KeyError, ValueError):
            weigh(case, deed)
    story, act = supposed(told(case), what, deed)
    return _drawn(story, act, named=named, refused=refused)


def previewed_visit(row: Visit, verb: str, deed: Deed, *, named: bool, whole: bool) -> Preview:
    """The same for an act of a visit; a party typed in the form stands on the paper already."""
    refused = _barred_visit(row, verb, deed) if whole else ()
    if row.party is None and (key := deed.form.get("party")):
        row.party = Party.objects.get(pk=key)
    story = told_visit(row)
    act = supposed_act(len(story.acts) + 1, Supposed("visit", 0, VISIT.step(verb)), deed)
    return _drawn(replace(story, acts=[*story.acts, act]), act, named=named, refused=refused)


def _barred_visit(row: Visit, verb: str, deed: Deed) -> tuple[str, ...]:
    try:
        attempt = attempt_of_visit(row, verb, deed)
    except Invalid as wrong:
        return tuple(wrong.errors.values())
    facts = facts_of_visit(row, deed.day)
    reasons = why_not(VISIT, row.stage, facts, step=verb, attempt=attempt)
    return tuple(f"{r.sentence}（{r.citation.text}）" for r in reasons)


def _drawn(story: Told, act: Act, *, named: bool, refused: tuple[str, ...]) -> Preview:
    """The papers of an act that is only supposed, each marked as a preview."""
    case, documents = story.case, documents_by(story, act)
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
    return Preview(tuple(papers), tuple(lacks), refused)
