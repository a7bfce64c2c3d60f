"""The one door for change: lock, ask the law, write, journal, in one transaction.

`act` serves rows that stand in a procedure; `record` serves rows that have none (master data,
complaints, trainings). There is no third way to change a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from mingjing.law.cite import cite
from mingjing.law.procedure import NEW, Fault, Refusal, why_not
from mingjing.law.procedure import faults as faults_of
from mingjing.law.term import last_day, term
from mingjing.office.journal.entries import write_entry
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Doing, Folder, R, Refused
from mingjing.office.journal.values import as_plain, differences, snapshot


class LawDisagrees(AssertionError):
    """The row's facts after an act are not those that the law foresees: a bug, nothing is kept."""


@contextmanager
def act(folder: Folder[R], subject: int | R, verb: str, deed: Deed) -> Iterator[Doing[R]]:
    """Makes one act on a row of a procedure; raises Refused with every reason when it may not.

    `subject` is a primary key (the row is locked) or an unsaved row (the act founds the folder).
    A saved row that is handed in is read again: what was changed in memory was changed by nobody.
    """
    with transaction.atomic():
        row = _locked(folder, subject)
        procedure = folder.procedure(row)
        stage, before = _stage(row), snapshot(row) if row.pk else {}
        facts = folder.facts(row, deed.day)
        attempt = folder.attempt(row, verb, deed)
        reasons = (
            *_out_of_order(row, deed),
            *why_not(procedure, stage, facts, step=verb, attempt=attempt),
        )
        if reasons:
            raise Refused(reasons)
        found = (
            *faults_of(procedure, facts, step=verb, attempt=attempt),
            *entered_late(deed),
        )
        yield Doing(row, facts, attempt, found)
        step = procedure.step(verb)
        _stand(row, step.lands(stage, attempt), deed)
        foreseen = step.sets(facts, attempt)
        if folder.facts(row, deed.day) != foreseen:
            raise LawDisagrees(f"{verb}: {folder.facts(row, deed.day)} is not {foreseen}")
        folder.settle(row)
        row.save()
        write_entry(
            row,
            kind=folder.kind,
            label=folder.label(row),
            verb=verb,
            deed=deed,
            changes=differences(before, row),
            procedure=procedure.name,
            stage_before=stage,
            facts=as_plain(facts),
            attempt=as_plain(attempt),
            faults=found,
        )


@contextmanager
def record(
    row: R,
    verb: str,
    deed: Deed,
    *,
    kind: str,
    label: str = "",
    personal: tuple[str, ...] = (),
    faults: tuple[Fault, ...] = (),
) -> Iterator[R]:
    """Makes one act on a row that has no procedure. `personal` columns go to the payload only;
    `faults` are what this act, though made, does late or badly."""
    with transaction.atomic():
        before = snapshot(row) if row.pk else {}
        yield row
        _count(row)
        row.save()
        changes = differences(before, row)
        private = {name: changes.pop(name) for name in personal if name in changes}
        write_entry(
            row,
            kind=kind,
            label=label or str(row),
            verb=verb,
            deed=deed,
            changes=changes,
            private=private,
            faults=faults,
        )


def _locked(folder: Folder[R], subject: int | R) -> R:
    if isinstance(subject, models.Model):
        if subject.pk is None:
            return _unbegun(subject)
        subject = int(subject.pk)
    manager: Any = folder.model._default_manager
    rows = manager.select_related(*folder.related).prefetch_related(*folder.children)
    row: R = rows.select_for_update(of=("self",)).get(pk=subject)
    return row


def _stage(row: Any) -> str:
    return str(row.stage)


def _count(row: Any) -> None:
    """One more act; every recorded row has this column."""
    row.acts += 1


def _stand(row: Any, stage: str, deed: Deed) -> None:
    """The row's new place in the procedure; every row of a folder has these three columns."""
    row.stage = stage
    _count(row)
    row.last_act_at = deed.at


def _unbegun(row: R) -> R:
    """A folder begins at the beginning; raises ValueError for a row that claims more."""
    if _stage(row) != NEW:
        raise ValueError(f"an unsaved row cannot stand at {_stage(row)}")
    return row


def entered_late(deed: Deed) -> tuple[Fault, ...]:
    """An act told long after it was made is kept, and that it was told late is kept too."""
    rule = term("tianjin.entry_days", on=deed.day)
    entered = deed.entered_at.astimezone(OFFICE_ZONE).date()
    if entered <= last_day(rule, start=deed.day):
        return ()
    return (Fault("entered_late", f"办理后超过{rule.text}才登记（本机关设定）", rule.citation),)


def _out_of_order(row: Any, deed: Deed) -> tuple[Refusal, ...]:
    """Acts are recorded in the order in which they happened, and none before it happened."""
    citation = cite("penalty_law_2021", 47)
    reasons = []
    if deed.at > deed.entered_at:
        reasons.append(Refusal("not_yet", "办理时间在将来：请在实际办理后登记", citation))
    if row.last_act_at and deed.at < row.last_act_at:
        last = row.last_act_at.astimezone(deed.at.tzinfo)
        reasons.append(
            Refusal(
                "in_order",
                f"办理时间早于本案上一步（{last:%Y-%m-%d %H:%M}）：请核对时间，不得倒填",
                citation,
            )
        )
    return tuple(reasons)
