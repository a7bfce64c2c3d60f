"""Where a visit stands for one person: the one act to make now, what else may be done, the road."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from mingjing.law.actors import ACTOR_LABELS
from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.instruments.field_visit.visit_guards import VisitAttempt, VisitFacts
from mingjing.law.instruments.penalty_law_2021.common import OFFICER
from mingjing.law.procedure import Refusal, why_not
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.road import done_step
from mingjing.office.visits.facts import people_of
from mingjing.office.visits.models import Visit
from mingjing.office.web.shapes import Link, StepView

ANSWERING = ("order_correction", "correct_on_the_spot", *LENIENT, "hand_to_case")
BESIDE = (
    "approve_afterwards", "go_unannounced", *ANSWERING, "record_checks", "recheck_order",
    "record_refusal", "end_refused", "close_visit", "withdraw_visit",
)  # fmt: skip
WRITTEN = frozenset({
    "approve_visit", "approve_afterwards", "notify_visit", "tell_findings", "order_correction",
    "recheck_order", *LENIENT,
})  # fmt: skip
"""The acts that leave a paper, which can be looked at before the act is made; that these are those
of the catalogue of papers is tested there."""
_DANGER = {"withdraw_visit", "record_refusal"}


def next_step(row: Visit, facts: VisitFacts) -> str:
    """The one act that a visit waits for; empty when it has ended."""
    match row.stage:
        case "planned":
            return "approve_visit"
        case "approved":
            return "notify_visit"
        case "ready" | "refused":
            return "begin_visit"
        case "on_site":
            if not facts.checked:
                return "record_checks"
            return "order_correction" if facts.unanswered else "tell_findings"
        case "told":
            open_ = facts.ordered or facts.approval_due
            return "end_to_follow" if open_ else "end_visit"
        case "following":
            return _following(facts)
    return ""


def preview_url(row: Visit, verb: str) -> str:
    """Where the paper of an act is shown before it is made; empty where it leaves none."""
    return reverse("visit-act-preview", args=[row.number, verb]) if verb in WRITTEN else ""


def _following(facts: VisitFacts) -> str:
    if facts.approval_due:
        return "approve_afterwards"
    if facts.ordered and facts.uncorrected and not facts.handed_on:
        return "hand_to_case"
    return "recheck_order" if facts.ordered and not facts.handed_on else "close_visit"


def acting(row: Visit, verb: str, person: Person) -> list[Person]:
    """Who makes an act: the team for what officers do together, else the one who signed in."""
    if VISIT.step(verb).actors != (OFFICER,):
        return [person]
    team = list(row.officers.all()) if row.pk else []
    if person not in team:
        return [person]
    return [person, *(p for p in team if p != person)]


def hopeless(row: Visit, verb: str, deed: Deed, facts: VisitFacts) -> tuple[Refusal, ...]:
    """What refuses an act whatever is typed: where the visit stands, and who wants to act."""
    attempt = people_of(row, verb, deed)
    return why_not(VISIT, row.stage, facts, step=verb, attempt=attempt)


def steps_of(row: Visit, entries: Sequence[Entry], facts: VisitFacts) -> list[StepView]:
    """The road as the page's vertical line: what was done, what is now, what comes."""
    made = {e.verb: e for e in entries}
    swaps = {
        "notify_visit": "go_unannounced" if row.unannounced else "notify_visit",
        "end_visit": "end_to_follow" if facts.ordered or "end_to_follow" in made else "end_visit",
    }
    road = [swaps.get(name, name) for name in VISIT.road]
    if "begin_at_once" in made:
        road = ["begin_at_once", *road[road.index("record_checks") :]]
    now, over = next_step(row, facts), VISIT.stage(row.stage).final
    views = []
    for name in road:
        step = VISIT.step(name)
        if entry := made.get(name):
            views.append(done_step(step, entry))
        elif not over:
            actors = "、".join(ACTOR_LABELS[a] for a in step.actors)
            views.append(StepView(name, step.label, "open" if name == now else "later",
                                  note=f"由{actors}办理", article=step.citation.text,
                                  primary=name == now))  # fmt: skip
    return views


def beside(row: Visit, deeds: dict[str, Deed], facts: VisitFacts, *, now: str) -> list[Link]:
    """What else this person may do at this moment."""
    lawful = VisitAttempt()
    able = [
        name for name in BESIDE
        if name != now and not hopeless(row, name, deeds[name], facts)
        and not why_not(VISIT, row.stage, facts, step=name, attempt=lawful)
    ]  # fmt: skip
    if "record_checks" in able and facts.checked:
        able.remove("record_checks")
    return [
        Link(VISIT.step(name).label, reverse("visit-act", args=[row.number, name]),
             "danger" if name in _DANGER else "quiet")
        for name in able
    ]  # fmt: skip
