"""The verbs beside a case: begin a small procedure, and perform a step of it. No other way in."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from mingjing.office.cases.actions import perform
from mingjing.office.cases.beside.bars import bars_of
from mingjing.office.cases.beside.facts import attempt_of, facts_of, side_of
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.clocks import Running
from mingjing.office.cases.facts import INVESTIGATOR
from mingjing.office.cases.models import Case, Duty, Proceeding
from mingjing.office.journal.door import act
from mingjing.office.journal.shapes import Deed, Doing, Folder, Refused
from mingjing.office.journal.values import as_plain


def settle(row: Proceeding) -> None:
    """Renews what the row caches of its own future: whose turn, which clock, until when."""
    side = side_of(row)
    row.awaits = side.turn(row).actor
    ended = side.procedure.stage(row.stage).final
    nearest: Running | None = None
    if not ended:
        nearest = min(side.clocks(row), key=lambda r: r.last, default=None)
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


def begin(case_id: int, kind: str, verb: str, deed: Deed) -> Proceeding:
    """Founds a small procedure beside a case; raises Refused with every reason, or Invalid."""
    side = SIDES[kind]
    with transaction.atomic():
        case = _held(case_id)
        if barred := bars_of(side, case, deed):
            raise Refused(barred)
        row = Proceeding(
            case=case,
            kind=kind,
            procedure=side.procedure.name,
            number=f"{case.number}-{case.proceedings.count() + 1}",
            opened_on=deed.day,
        )
        with act(PROCEEDINGS, row, verb, deed) as doing:
            _make(doing, verb, deed)
        _after(row, verb, deed)
    return row


def proceed(row_id: int, verb: str, deed: Deed) -> Proceeding:
    """Makes one step of a small procedure; the case is locked first, in the one written order."""
    with transaction.atomic():
        _held(Proceeding.objects.values_list("case_id", flat=True).get(pk=row_id))
        with act(PROCEEDINGS, row_id, verb, deed) as doing:
            _make(doing, verb, deed)
        _after(doing.row, verb, deed)
    return doing.row


def _held(case_id: int) -> Case:
    rows = Case.objects.select_related("party", "item").select_for_update(of=("self",))
    return rows.get(pk=case_id)


def _make(doing: Doing[Proceeding], verb: str, deed: Deed) -> None:
    """What the law foresees goes on the row, and what the act leaves of days and sums."""
    row, side = doing.row, side_of(doing.row)
    then: dict[str, Any] = as_plain(side.procedure.step(verb).sets(doing.facts, doing.attempt))
    row.facts = {name: value for name, value in then.items() if name not in side.timed}
    row.days = {**row.days, verb: deed.day.isoformat()}
    if leave := side.leaves.get(verb):
        leave(row, deed)


def _after(row: Proceeding, verb: str, deed: Deed) -> None:
    """What the step means for the case: who has investigated, and the case's own acts."""
    side = side_of(row)
    if verb in side.investigative:
        known = set(
            Duty.objects.filter(case_id=row.case_id, duty=INVESTIGATOR).values_list(
                "person_id", flat=True
            )
        )
        Duty.objects.bulk_create(
            Duty(case_id=row.case_id, person_id=a.id, duty=INVESTIGATOR)
            for a in deed.by
            if a.id not in known
        )
    if report := side.reports.get(verb):
        for told in report(row, deed):
            perform(row.case_id, told.verb, Deed(deed.by, deed.at, deed.entered_at, told.form))
