"""The rows beside a case under the one door: how a step is written and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.office.cases.beside.consequences import AFTER
from mingjing.office.cases.beside.facts import (
    attempt_of,
    facts_of,
    pressing,
    remember,
    side_of,
)
from mingjing.office.cases.beside.judging import day_of
from mingjing.office.cases.beside.owing import row_of, rows_of
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.facts import INVESTIGATOR
from mingjing.office.cases.models import Case, Duty, Proceeding
from mingjing.office.cases.turns import settle as settle_case
from mingjing.office.journal.door import act
from mingjing.office.journal.shapes import Deed, Folder

CASE = "case"
CACHED = ("awaits", "due_on", "due_what")


def settle(row: Proceeding) -> None:
    """Renews what the row caches of its own future: whose turn, which clock, until when."""
    nearest = min(pressing(row), key=lambda r: r.last, default=None)
    row.awaits = side_of(row).turn(row).actor
    row.due_on = nearest.last if nearest else None
    row.due_what = nearest.label if nearest else ""


PROCEEDINGS: Folder[Proceeding] = Folder(
    kind="proceeding",
    model=Proceeding,
    procedure=lambda row: side_of(row).procedure,
    facts=facts_of,
    attempt=attempt_of,
    settle=settle,
    label=lambda row: row.number,
    related=("case__party", "case__item"),
)


def found(case: Case, kind: str, verb: str, deed: Deed) -> Proceeding:
    """Begins a row with a step, after the echo that opens it where the law has one."""
    side = SIDES[kind]
    row = Proceeding(
        case=case,
        kind=kind,
        procedure=side.procedure.name,
        number=f"{case.number}-{case.proceedings.count() + 1}",
        opened_on=deed.day,
    )
    if side.opens_with:
        make(row, side.opens_with, replace(deed, form={}), folder=_opening(side.opens_with))
    return make(row, verb, deed)


def _opening(verb: str) -> Folder[Proceeding]:
    """The echo that opens a row is judged on the day from which it counts, not on that of the
    first act, which may be long after."""

    def facts(row: Proceeding, day: date) -> Any:
        return facts_of(row, day_of(row, verb) or day)

    return replace(PROCEEDINGS, facts=facts)


def make(
    subject: Proceeding | int,
    verb: str,
    deed: Deed,
    *,
    folder: Folder[Proceeding] = PROCEEDINGS,
) -> Proceeding:
    """One step of a row, who has investigated with it, and what follows elsewhere."""
    with act(folder, subject, verb, deed) as doing:
        step = side_of(doing.row).procedure.step(verb)
        remember(doing.row, verb, deed, step.sets(doing.facts, doing.attempt))
    row = doing.row
    _note_duties(row, verb, deed)
    follow(row.kind, verb, row.case_id, deed)
    return row


def _note_duties(row: Proceeding, verb: str, deed: Deed) -> None:
    if verb not in side_of(row).investigative:
        return
    duties = Duty.objects.filter(case_id=row.case_id, duty=INVESTIGATOR)
    known = set(duties.values_list("person_id", flat=True))
    Duty.objects.bulk_create(
        Duty(case_id=row.case_id, person_id=a.id, duty=INVESTIGATOR)
        for a in deed.by
        if a.id not in known
    )


def follow(kind: str, verb: str, case_id: int, deed: Deed) -> bool:
    """Makes what an act means for the other small procedures of the case, in its transaction;
    whether it may have meant anything."""
    consequence = AFTER.get((kind, verb))
    if consequence is not None:
        tell(case_id, consequence(_read(case_id), deed), deed)
    return consequence is not None


def tell(case_id: int, acts: Iterable[Told], deed: Deed) -> None:
    """Makes these acts where a row stands in turn; one that begins its row founds it, and one that
    must be made is refused as people would be."""
    for told in acts:
        case, meant = _read(case_id), replace(deed, form=told.form)
        row = open_row(case, told.kind) or (row_of(case, told.kind) if told.must else None)
        if row is None and told.begins:
            found(case, told.kind, told.verb, meant)
        elif row is not None and (told.must or in_turn(row, told.verb)):
            make(row, told.verb, meant)


def in_turn(row: Proceeding, verb: str) -> bool:
    """Whether a row stands where a step can be made."""
    return row.stage in side_of(row).procedure.step(verb).sources


def open_row(case: Case, kind: str) -> Proceeding | None:
    """The small procedure of a kind that has not ended."""
    rows = (r for r in reversed(rows_of(case)) if r.kind == kind)
    return next((r for r in rows if not side_of(r).procedure.stage(r.stage).final), None)


def _read(case_id: int) -> Case:
    rows = Case.objects.select_related("party", "item").prefetch_related("proceedings")
    case = rows.get(pk=case_id)
    for row in case.proceedings.all():
        row.case = case
    return case


def renew(case_id: int) -> Case:
    """Writes anew what case and rows cache of their future, for each may move the others' clocks.

    The cache follows from the record and is no part of it (`UNRECORDED`).
    """
    case = _read(case_id)
    for row in case.proceedings.all():
        before = _cached(row)
        settle(row)
        if _cached(row) != before:
            row.save(update_fields=CACHED)
    before = _cached(case)
    settle_case(case)
    if _cached(case) != before:
        case.save(update_fields=CACHED)
    return case


def _cached(row: Case | Proceeding) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in CACHED)
