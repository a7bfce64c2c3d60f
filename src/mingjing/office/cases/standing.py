"""Where a case stands, for one person: every step with done, open or the reasons why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse

from mingjing.law.actors import called
from mingjing.law.cite import Mark
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.procedure import NEW, Refusal, Step, why_not
from mingjing.office.cases.clocks import rights
from mingjing.office.cases.earliest import words
from mingjing.office.cases.facts import facts_of, people_of, procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.turns import turn
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed
from mingjing.office.people.road import anothers_step, open_step
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


_ENDS = frozenset({"decide_no_penalty", "dismiss"})
_BEFORE_PENALTY = frozenset({"notify_penalty", "state_defence"})


OWN_RULE = "本办规则"

OF_CASE = (
    *(
        "preserved_settled",
        "goods_settled",
        "crime_settled",
        "police_opened",
        "handed_over",
        "ended_otherwise",
    ),
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
    """What is told of the case's refusals, with the earliest day; of a step that is not in turn
    only what comes first, because the rest may change until then."""


def reason(refusal: Refusal, *, earliest: str = "") -> Reason:
    """A refusal as the page shows it; an unverified rule says so, and a term its end."""
    mark = refusal.citation.mark
    shown = "" if mark in {Mark.VERIFIED, Mark.DESIGN} else mark.label
    return Reason(refusal.sentence, refusal.citation.text, shown, earliest)


def told(case: Case, refusals: Sequence[Refusal], day: date) -> tuple[Reason, ...]:
    """Refusals as the page tells them, each that waits for a term with its day."""
    return tuple(reason(r, earliest=words(case, r.guard, day)) for r in refusals)


def possible(case: Case, deed: Deed) -> list[Possible]:
    """Every step of the procedure as it stands today for the person of the deed.

    A missing colleague or an empty form is no reason here: the form will ask for both.
    """
    procedure, facts = procedure_of(case), facts_of(case, deed.day)
    steps = (step for step in procedure.steps if NEW not in step.sources)
    return [_place(case, step, facts, deed) for step in steps]


def place_of(case: Case, step: str, deed: Deed) -> Possible:
    """One step of the procedure as it stands at the moment of the deed."""
    return _place(case, procedure_of(case).step(step), facts_of(case, deed.day), deed)


def _place(case: Case, step: Step[Any, Attempt], facts: Any, deed: Deed) -> Possible:
    procedure = procedure_of(case)
    mine = replace(people_of(case, step.name, deed), two_officers=True)
    beside = replace(Attempt(), **{name: getattr(mine, name) for name in OF_CASE})
    lawful = why_not(procedure, case.stage, facts, step=step.name, attempt=beside)
    every = why_not(procedure, case.stage, facts, step=step.name, attempt=mine)
    names = {r.guard for r in lawful}
    mine_alone = tuple(r for r in every if r.guard not in names)
    ahead = tuple(r for r in lawful if r.guard == "in_turn")
    return Possible(step, lawful, mine_alone, told(case, ahead or lawful, deed.day))


def hopeless(case: Case, step: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the case stands, and who wants to act."""
    procedure = procedure_of(case)
    people = people_of(case, step, deed)
    return why_not(procedure, case.stage, facts_of(case, deed.day), step=step, attempt=people)


def moment_after(last: date) -> datetime:
    """The first moment after the last day of a term, from which the facts stand otherwise."""
    return datetime.combine(last + timedelta(days=1), time.min, OFFICE_ZONE)


def least(tried: Iterable[tuple[Refusal, ...]]) -> tuple[Refusal, ...]:
    """The fewest reasons of several moments; none where the step was open at one of them."""
    return min(tried, key=len)


def was_barred(case: Case, step: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refused a step at every moment since the case's last act: if there was one at which
    nothing did, only time has closed it since, and what was done in time can still be told."""
    since = case.last_act_at or deed.at
    turns = (moment_after(run.last) for run in rights(case))
    moments = [since, *sorted(m for m in turns if since < m < deed.at)]
    places = (place_of(case, step, replace(deed, at=moment)) for moment in moments)
    return least((*place.of_case, *place.of_person) for place in places)


def _wayside(case: Case, due: str) -> tuple[str, ...]:
    """The stations of the main road; where no penalty is due, without what comes before one, and
    with the end that is proposed in the place of the penalty."""
    listed = procedure_of(case).road
    if due not in _ENDS:
        return listed
    return tuple(
        due if name == "decide_penalty" else name for name in listed if name not in _BEFORE_PENALTY
    )


def road(case: Case, standing: Sequence[Possible], entries: Sequence[Entry]) -> list[StepView]:
    """The main road of the procedure as the page's vertical line."""
    procedure = procedure_of(case)
    places = {p.step.name: p for p in standing}
    order = [s.name for s in procedure.stages]
    now = order.index(case.stage)
    ended = procedure.stage(case.stage).final
    due = turn(case).step
    views = []
    for name in _wayside(case, due):
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


@dataclass(frozen=True, slots=True)
class Others:
    """The steps beside the main road: what this person may do now, what waits for somebody else,
    and what is not lawful yet, with the reasons."""

    mine: Sequence[StepView]
    waiting: Sequence[StepView]
    later: Sequence[StepView]


def others(case: Case, standing: Sequence[Possible], deed: Deed) -> Others:
    """The steps beside the main road for the person of the deed."""
    due = turn(case).step
    listed = _wayside(case, due)
    rest = [p for p in standing if p.step.name not in listed]
    lawful = [_open(case, p, primary=due == p.step.name) for p in rest if not p.of_case]
    later = [
        _later(p, late=_late_url(case, p, deed))
        for p in rest
        if p.of_case and case.stage in p.step.sources
    ]
    mine, waiting = [v for v in lawful if v.url], [v for v in lawful if not v.url]
    return Others(mine, waiting, later)


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
    """The note beside a fault whose rule is not verified, or is the office's own."""
    mark = Mark(fault["mark"])
    if mark is Mark.DESIGN:
        return OWN_RULE
    return "" if mark is Mark.VERIFIED else mark.label


def who(entry: Entry) -> str:
    """The people of an act, by the names they bore then."""
    return "、".join(a["name"] for a in entry.actors)


def _skipped(step: Step[object, Attempt]) -> StepView:
    return StepView(step.name, step.label, "done", note="本案无此项", article=step.citation.text)


def _open(case: Case, place: Possible, *, primary: bool) -> StepView:
    if place.of_person:
        return anothers_step(place.step, _personal(place.of_person))
    url = reverse("act", args=[case.number, place.step.name])
    return open_step(place.step, url, primary=primary)


def _personal(refusals: Sequence[Refusal]) -> tuple[Reason, ...]:
    """Why this person may not, beside the role: who lacks the role needs no further reason."""
    if any(r.guard == "post_fits" for r in refusals):
        return ()
    return tuple(reason(r) for r in refusals)


def _late_url(case: Case, place: Possible, deed: Deed) -> str:
    """The page on which a step is told that was made in time; empty where it never was open."""
    if was_barred(case, place.step.name, deed):
        return ""
    return reverse("act", args=[case.number, place.step.name])


def _later(place: Possible, *, late: str = "") -> StepView:
    return StepView(
        place.step.name,
        place.step.label,
        "later",
        url=late,
        action="补录" if late else "",
        reasons=place.told,
        article=place.step.citation.text,
    )


def actors(step: Step[object, Attempt]) -> str:
    """Who makes a step, in words."""
    return called(step.actors)
