"""Where a case stands, for one person: every step with done, open or the reasons why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from mingjing.law.cite import Mark
from mingjing.law.instruments.penalty_law_2021.common import ACTOR_LABELS, Attempt
from mingjing.law.procedure import Refusal, Step, why_not
from mingjing.office.cases.earliest import words
from mingjing.office.cases.facts import facts_of, people_of, procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.turns import turn
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.web.shapes import Reason, StepView
from mingjing.office.web.words import cn_datetime

SAME_PLACE = {
    "take_evidence": ("inspect_site", "question", "take_evidence", "take_sample", "record_result"),
    "state_defence": ("state_defence", "waive_defence", "review_defence"),
    "decide_penalty": (
        *("decide_penalty", "decide_no_penalty", "dismiss"),
        *("terminate", "end_by_referral", "end_by_transfer"),
    ),
    "pay": ("pay", "collect_on_the_spot"),
}
"""Acts that fill the same place on the main road."""


OF_CASE = (
    *("goods_settled", "crime_settled", "police_opened", "handed_over", "ended_otherwise"),
    *("recusal_answered", "day_come", "cash_banked"),
)
"""Conditions of an attempt that depend on the case and what runs beside it, not on who acts."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One step with its refusals: those of the case, and those of this person."""

    step: Step[object, Attempt]
    of_case: tuple[Refusal, ...]
    of_person: tuple[Refusal, ...]
    told: tuple[Reason, ...] = ()
    """What is told of the case's refusals, with the earliest day."""


def reason(refusal: Refusal, case: Case | None = None, day: date | None = None) -> Reason:
    """A refusal as the page shows it; an unverified rule says so, and a term its end."""
    mark = refusal.citation.mark
    shown = "" if mark in {Mark.VERIFIED, Mark.DESIGN} else mark.label
    when = words(case, refusal.guard, day) if case and day else ""
    return Reason(refusal.sentence, refusal.citation.text, shown, when)


def possible(case: Case, deed: Deed) -> list[Possible]:
    """Every step of the procedure as it stands today for the person of the deed.

    A missing colleague or an empty form is no reason here: the form will ask for both.
    """
    procedure = procedure_of(case)
    facts = facts_of(case, deed.day)
    found = []
    for step in procedure.steps:
        if "new" in step.sources:
            continue
        mine = replace(people_of(case, step.name, deed), two_officers=True)
        beside = replace(Attempt(), **{name: getattr(mine, name) for name in OF_CASE})
        lawful = why_not(procedure, case.stage, facts, step=step.name, attempt=beside)
        every = why_not(procedure, case.stage, facts, step=step.name, attempt=mine)
        names = {r.guard for r in lawful}
        told = tuple(reason(r, case, deed.day) for r in lawful)
        found.append(Possible(step, lawful, tuple(r for r in every if r.guard not in names), told))
    return found


def hopeless(case: Case, step: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the case stands, and who wants to act."""
    procedure = procedure_of(case)
    people = people_of(case, step, deed)
    return why_not(procedure, case.stage, facts_of(case, deed.day), step=step, attempt=people)


def road(case: Case, standing: Sequence[Possible], entries: Sequence[Entry]) -> list[StepView]:
    """The main road of the procedure as the page's vertical line."""
    procedure = procedure_of(case)
    places = {p.step.name: p for p in standing}
    order = [s.name for s in procedure.stages]
    now = order.index(case.stage)
    ended = procedure.stage(case.stage).final
    due = turn(case).step
    views = []
    for name in procedure.road:
        entry = _last(entries, SAME_PLACE.get(name, (name,)))
        place = places.get(name)
        step = procedure.step(name)
        passed = all(order.index(s) < now for s in step.sources)
        came_back = all(order.index(s) > now for s in step.sources)
        if place is None or (entry and not came_back and not _open_again(place, due)):
            views.append(_done(step if entry is None else procedure.step(entry.verb), entry))
        elif passed or (ended and not entry):
            if not ended or case.stage == "archived":
                views.append(_skipped(step))
        elif not place.of_case:
            views.append(_open(case, place, primary=due == name))
        else:
            views.append(_later(place))
    return views


def others(case: Case, standing: Sequence[Possible]) -> tuple[list[StepView], list[StepView]]:
    """The steps beside the main road: those lawful now, and those that are not, with reasons."""
    listed, due = procedure_of(case).road, turn(case).step
    rest = [p for p in standing if p.step.name not in listed]
    lawful = [_open(case, p, primary=due == p.step.name) for p in rest if not p.of_case]
    later = [_later(p) for p in rest if p.of_case and case.stage in p.step.sources]
    return lawful, later


def _open_again(place: Possible, due: str) -> bool:
    """A step that was made and has to be made again: the case came back to it, or it is due."""
    return not place.of_case and (place.step.target is not None or place.step.name == due)


def _last(entries: Sequence[Entry], verbs: tuple[str, ...]) -> Entry | None:
    return next((e for e in reversed(entries) if e.verb in verbs), None)


def _done(step: Step[object, Attempt], entry: Entry | None) -> StepView:
    if entry is None:
        return _skipped(step)
    return StepView(
        step.name,
        step.label,
        "done",
        when=cn_datetime(entry.occurred_at),
        who=who(entry),
        faults=tuple(Reason(f["sentence"], f["article"], fault_mark(f)) for f in entry.faults),
        article=step.citation.text,
    )


def fault_mark(fault: dict[str, str]) -> str:
    """The note beside a fault whose rule is not verified."""
    mark = Mark(fault["mark"])
    return "" if mark in {Mark.VERIFIED, Mark.DESIGN} else mark.label


def who(entry: Entry) -> str:
    """The people of an act, by the names they bore then."""
    return "、".join(a["name"] for a in entry.actors)


def _skipped(step: Step[object, Attempt]) -> StepView:
    return StepView(step.name, step.label, "done", note="本案无此项", article=step.citation.text)


def _open(case: Case, place: Possible, *, primary: bool) -> StepView:
    step = place.step
    if place.of_person:
        return StepView(
            step.name,
            step.label,
            "open",
            note=f"等待{actors(step)}办理",
            reasons=_personal(place.of_person),
            article=step.citation.text,
        )
    url = reverse("act", args=[case.number, step.name])
    return StepView(
        step.name,
        step.label,
        "open",
        url=url,
        note=step.says,
        article=step.citation.text,
        primary=primary,
        action=step.label,
    )


def _personal(refusals: Sequence[Refusal]) -> tuple[Reason, ...]:
    """Why this person may not, beside the role: who lacks the role needs no further reason."""
    if any(r.guard == "post_fits" for r in refusals):
        return ()
    return tuple(reason(r) for r in refusals)


def _later(place: Possible) -> StepView:
    return StepView(
        place.step.name,
        place.step.label,
        "later",
        reasons=place.told,
        article=place.step.citation.text,
    )


def actors(step: Step[object, Attempt]) -> str:
    """Who makes a step, in words."""
    return "或".join(ACTOR_LABELS[a] for a in step.actors)
