"""Acts beside a case from the command line: under the small procedure's own number, or, where
the step begins one, under the number of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import typer
from django.http import QueryDict

from mingjing.law.procedure import Refusal, Step
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.bars import bars_of
from mingjing.office.cases.beside.earliest import words
from mingjing.office.cases.beside.facts import side_of
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.beside.standing import hopeless, unbegun
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.people.models import Person

Reasons = tuple[Refusal, ...]
When = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act beside a case is made; no row yet where it begins a small procedure."""

    case: Case
    side: Side
    row: Proceeding | None


def place_of(number: str, verb: str) -> Place | None:
    """The place that a number and a step name; None where they name a step of the case itself."""
    row = Proceeding.objects.select_related("case__party", "case__item").filter(number=number)
    if found := row.first():
        if verb not in side_of(found).forms:
            raise typer.BadParameter(f"{side_of(found).procedure.label}没有步骤 {verb}")
        return Place(found.case, side_of(found), found)
    case = Case.objects.select_related("party", "item", "unit").filter(number=number).first()
    if case is None or verb in {step.name for step in procedure_of(case).steps}:
        return None
    side = next((s for s in SIDES.values() if verb in s.founding), None)
    return Place(case, side, None) if side else None


def make(place: Place, verb: str, deed: Deed, *, people: list[Person], data: QueryDict) -> str:
    """Makes the act through the page's own form and the one door; tells what came of it."""
    step = place.side.procedure.step(verb)
    form = place.side.forms[verb](
        data, case=place.case, row=place.row, step=step, person=people[0], now=deed.at
    )
    if not form.is_valid():
        # Nobody is asked to mend a form for a step that may not be made anyway.
        if reasons := _anyway(place, verb, deed):
            raise Refused(reasons)
        raise Invalid({n: "；".join(map(str, errors)) for n, errors in form.errors.items()})
    full = replace(deed, form=form.typed())
    if place.row:
        row = proceed(place.row.pk, verb, full)
    else:
        row = begin(place.case.pk, place.side.key, verb, full)
    return f"{row.number} 已办理：{step.label}，现处于“{_stage(place.side, row.stage)}”"


def _anyway(place: Place, verb: str, deed: Deed) -> Reasons:
    if place.row:
        return hopeless(place.row, verb, deed)
    barred = bars_of(place.side, place.case, deed)
    return (*barred, *hopeless(unbegun(place.case, place.side, deed), verb, deed))


def _stage(side: Side, stage: str) -> str:
    return side.procedure.stage(stage).label


def days_of(place: Place, reasons: Reasons, deed: Deed) -> When:
    """By guard the earliest day, where only time is in the way."""
    row = place.row or unbegun(place.case, place.side, deed)
    return {r.guard: words(row, r.guard, deed.day) for r in reasons}


def steps_beside(
    case: Case, deed: Deed
) -> Iterator[tuple[str, Step[object, object], Reasons, When]]:
    """Every step beside the case with the number under which it is made, its reasons and days."""
    for row in case.proceedings.order_by("pk"):
        row.case = case
        side = side_of(row)
        for step in side.procedure.steps:
            if row.stage in step.sources and step.name in side.forms:
                reasons = hopeless(row, step.name, deed)
                days = days_of(Place(case, side, row), reasons, deed)
                yield row.number, step, reasons, days
    for side in SIDES.values():
        for verb in side.founding:
            place = Place(case, side, None)
            reasons, step = _anyway(place, verb, deed), side.procedure.step(verb)
            yield case.number, step, reasons, days_of(place, reasons, deed)
