"""The small procedures of a case as its page shows them: where each stands and what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from mingjing.law.explore import refused_anyway
from mingjing.law.procedure import Refusal, Step
from mingjing.office.cases.beside.bars import away, bars_of
from mingjing.office.cases.beside.earliest import told as told_with_day
from mingjing.office.cases.beside.facts import facts_of, opened, people_of, pressing, side_of
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.standing import least, moment_after, reason
from mingjing.office.cases.wording import moment, told_clock
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.road import anothers_step, open_step
from mingjing.office.web.shapes import Clock, Moment, Reason, StepView


@dataclass(frozen=True, slots=True)
class Card:
    """One small procedure of the case: its place, its terms, its next steps."""

    label: str
    number: str
    stage: str
    final: bool
    clocks: Sequence[Clock]
    steps: Sequence[StepView]
    later: Sequence[StepView]
    lines: Sequence[tuple[str, object]] = ()


@dataclass(frozen=True, slots=True)
class Barred:
    """A small procedure that cannot be begun now, and why."""

    label: str
    reasons: Sequence[Reason]


def cards(case: Case, deed: Deed) -> list[Card]:
    """Every small procedure that was begun: what runs by its nearest term, then what has ended."""
    rows = sorted(case.proceedings.all(), key=_urgency)
    return [_card(case, row, deed) for row in rows]


def _urgency(row: Proceeding) -> tuple[bool, date, int]:
    ended = side_of(row).procedure.stage(row.stage).final
    return ended, row.due_on or date.max, -row.pk


def _card(case: Case, row: Proceeding, deed: Deed) -> Card:
    side = side_of(row)
    stage = side.procedure.stage(row.stage)
    lawful, later = _steps(case, row, side, deed)
    return Card(
        side.procedure.label,
        row.number,
        stage.label,
        stage.final,
        [told_clock(r, deed.day) for r in pressing(row)],
        lawful,
        later,
        list(side.shows(row, deed.day)),
    )


def _steps(
    case: Case, row: Proceeding, side: Side, deed: Deed
) -> tuple[list[StepView], list[StepView]]:
    """What may be done now, and what may not, of the steps that are in turn."""
    due = side.turn(row).step
    facts = facts_of(row, deed.day)
    lawful, later = [], []
    for step in side.procedure.steps:
        if row.stage not in step.sources or step.name in side.echoes:
            continue
        of_row = refused_anyway(
            side.procedure, row.stage, facts, step=step.name, attempt=side.procedure.attempt()
        )
        url = act_url(row, step.name)
        if of_row:
            late = "" if was_barred(row, step.name, deed) else url
            reasons = told_with_day(row, of_row, deed.day)
            later.append(_view(step, "later", reasons=reasons, url=late))
            continue
        mine = hopeless(row, step.name, deed)
        lawful.append(_open(step, url, mine, primary=step.name == due))
    return lawful, later


def act_url(row: Proceeding, verb: str) -> str:
    """The page on which a step of a small procedure is made."""
    number, _, nth = row.number.rpartition("-")
    return reverse("beside-act", args=[number, int(nth), verb])


def next_step(row: Proceeding, day: date) -> Step[Any, Any] | None:
    """The step that is due, or where its time has passed the first that is lawful still.

    None where what is due is made elsewhere, as disclosure takes a decision out of the public.
    """
    side, facts = side_of(row), facts_of(row, day)
    table, attempt = side.procedure, side.procedure.attempt()
    lawful = [
        step
        for step in table.steps
        if step.name not in side.echoes
        and not refused_anyway(table, row.stage, facts, step=step.name, attempt=attempt)
    ]
    due = side.turn(row).step
    if not due:
        return None
    return next((step for step in lawful if step.name == due), lawful[0] if lawful else None)


def hopeless(row: Proceeding, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where it stands, and who wants to act.

    A missing colleague is no reason: the form asks for one.
    """
    side = side_of(row)
    mine = replace(people_of(row, verb, deed), two_officers=True)
    facts = facts_of(row, deed.day)
    reasons = refused_anyway(side.procedure, row.stage, facts, step=verb, attempt=mine)
    return (*reasons, *away(row.case, side, deed))


def was_barred(row: Proceeding, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refused a step at every moment since the row's last act: if there was one at which
    nothing did, only time has closed it since, and what was done in time can still be told."""
    since = row.last_act_at or deed.at
    turns = (moment_after(run.last) for run in side_of(row).clocks(row))
    moments = [since, *sorted(m for m in turns if since < m < deed.at)]
    return least(hopeless(row, verb, replace(deed, at=moment)) for moment in moments)


def _view(
    step: Step[Any, Any], state: Any, *, reasons: tuple[Reason, ...] = (), url: str = ""
) -> StepView:
    return StepView(
        step.name,
        step.label,
        state,
        url=url,
        action="补录" if url else "",
        reasons=reasons,
        article=step.citation.text,
    )


def _open(step: Step[Any, Any], url: str, mine: Sequence[Refusal], *, primary: bool) -> StepView:
    if mine:
        elsewhere = any(r.guard == "post_fits" for r in mine)
        return anothers_step(step, () if elsewhere else [reason(r) for r in mine])
    return open_step(step, url, primary=primary)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What may be begun beside a case: what is usual where it stands, the rest, and what not."""

    usual: Sequence[StepView]
    rest: Sequence[StepView]
    barred: Sequence[Barred]


def beginnings(case: Case, deed: Deed) -> Beginnings:
    """The small procedures that can be begun now, and those that cannot, with their reasons."""
    usual: list[StepView] = []
    rest: list[StepView] = []
    barred: list[Barred] = []
    for side in SIDES.values():
        if reasons := bars_of(side, case, deed):
            row = unbegun(case, side, deed)
            told = told_with_day(row, reasons, deed.day)
            barred.append(Barred(side.procedure.label, told))
            continue
        offered = usual if case.stage in side.usual else rest
        offered += [v for v in (_founding(case, side, name, deed) for name in side.founding) if v]
    return Beginnings(usual, rest, barred)


def side_clocks(rows: Sequence[Proceeding], day: date) -> list[Clock]:
    """The terms of everything that runs beside the case, the nearest first."""
    found = [run for row in rows for run in pressing(row)]
    return [told_clock(run, day) for run in sorted(found, key=lambda run: run.last)]


def unbegun(case: Case, side: Side, deed: Deed) -> Proceeding:
    """The small procedure as it would stand before the first step that somebody makes."""
    row = Proceeding(
        case=case, kind=side.key, procedure=side.procedure.name, number=f"{case.number}-0"
    )
    return opened(row, deed)


def _founding(case: Case, side: Side, name: str, deed: Deed) -> StepView | None:
    step, row = side.procedure.step(name), unbegun(case, side, deed)
    facts = facts_of(row, deed.day)
    if refused_anyway(
        side.procedure, row.stage, facts, step=name, attempt=side.procedure.attempt()
    ):
        return None
    url = reverse("beside-begin", args=[case.number, side.key, name])
    return _open(step, url, hopeless(row, name, deed), primary=False)


def side_moments(
    rows: Sequence[Proceeding], entries: Sequence[Entry]
) -> list[tuple[Entry, Moment]]:
    """The acts beside the case for its timeline, each under the name of its small procedure."""
    by_key = {row.pk: side_of(row) for row in rows}
    told = []
    for entry in entries:
        side = by_key[entry.subject_id]
        if entry.verb not in side.forms:
            continue  # an echo: the act that it follows from stands in the timeline already
        label = f"{side.procedure.label}：{side.procedure.step(entry.verb).label}"
        told.append((entry, moment(entry, label, side.forms[entry.verb].base_fields)))
    return told
