"""Every step of a visit with every flaw that the law asks about, forced one by one.

`test_stateful_visit` wanders; this walks a list. Each step is reached along its own road, then
tried by the wrong people, with each flawed form, and lawfully; the machine compares door and law
each time. That no pair is left out is read from the law (`Step.asks`), not from this list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.procedure import why_not
from mingjing.office.inspections.models import Kind
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.visits.actions import begin_at_once, perform, plan_visit
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import ITEMS, planned
from tests.cast import Office, an_item, an_office
from tests.test_stateful_visit import _TOLD, FLAWS, LAWFUL, VisitMachine

IN = ("plan_visit", "approve_visit", "notify_visit", "begin_visit")
FOUND = (*IN, "record_checks")
ORDERED = (*FOUND, "order_correction", "tell_findings", "end_to_follow")
ROADS: dict[str, tuple[str, ...]] = {
    "plan_visit": (),
    "begin_at_once": (),
    "approve_visit": IN[:1],
    "notify_visit": IN[:2],
    "go_unannounced": IN[:2],
    "withdraw_visit": IN[:1],
    "begin_visit": IN[:3],
    "record_refusal": IN[:3],
    "end_refused": (*IN[:3], "record_refusal"),
    "record_checks": IN,
    "correct_on_the_spot": FOUND,
    "order_correction": FOUND,
    **{name: FOUND for name in LENIENT},
    "hand_to_case": (*FOUND, "hand_to_case"),
    "tell_findings": (*FOUND, "correct_on_the_spot"),
    "end_visit": (*FOUND, "correct_on_the_spot", "tell_findings"),
    "end_to_follow": ORDERED[:-1],
    "recheck_order": ORDERED,
    "close_visit": (*ORDERED, "recheck_order"),
    "approve_afterwards": ("begin_at_once",),
}
LONG = 60 * 24 * 25
ENDS = ("end_visit", "end_to_follow")


@dataclass(frozen=True)
class Variant:
    """One way to try a step: who, what is changed in form or founding, how the rest is told."""

    by: str = "right"
    change: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, Any] = field(default_factory=dict)
    flawed: bool = False
    some: bool = False
    minutes: int = 10
    whom: dict[str, Any] = field(default_factory=dict)


def variants(step: str) -> list[Variant]:
    """The wrong people, every flawed form, every way of telling, and a very late one."""
    found = [Variant(by=by) for by in ("one", "expired", "assistant", "wrong", "both")]
    found += [Variant(change=change, seen=seen) for change, seen in FLAWS.get(step, ())]
    if step in _TOLD:
        found += [Variant(flawed=True, some=some) for some in (False, True)]
    unlisted = [an_item("TJ099", until=an_item(ITEMS[0]).effective_from)]
    if step in ("plan_visit", "begin_at_once"):
        found.append(Variant(whom={"items": unlisted}, seen={"item_published": False}))
    if step == "plan_visit":
        found.append(Variant(whom={"kind": Kind.RANDOM.value}, seen={"grounded": False}))
    if step == "begin_at_once":
        found.append(Variant(whom={"ground": " "}, seen={"urgent": False}))
    if step in ENDS:
        found.append(Variant(minutes=0, seen={"ended_after_start": False}))
    return [*found, Variant(some=True), Variant(), Variant(minutes=LONG)]


class Driven(VisitMachine):
    """The machine on rails: it is told what to try."""

    whom: dict[str, Any]
    pairs: set[tuple[str, str]]

    def walk(self, road: tuple[str, ...], *, minutes: int = 10) -> None:
        """Lives the visit up to a place."""
        self._nothing_yet()
        self.whom = {}
        for step in road:
            entry = step in ("begin_visit", "begin_at_once")
            assert self.attempt(step, Variant(minutes=10 if entry else minutes)), (step, road)

    def attempt(self, step: str, one: Variant) -> bool:
        """Tries a step in one way; whether it was made."""
        before = self.made
        self.now += timedelta(minutes=one.minutes)
        self.whom = one.whom
        told = _TOLD.get(step)
        more, sight = told(self, one.flawed, ITEMS, one.some) if told else ({}, {})
        people = self._people(step, one.by)
        seen = {**self._of_people(step, people), **sight, **one.seen}
        self._try(step, people, {**more, **LAWFUL[step], **one.change}, seen)
        made = self.made > before
        if not made:
            guards = {r.guard for r in self.refusals(step, seen)}
            self.pairs |= {(step, name) for name, good in seen.items() if not good and guards}
        return made

    def refusals(self, step: str, seen: dict[str, Any]) -> tuple[Any, ...]:
        """What the law alone says to it."""
        attempt = VISIT.attempt(**seen)
        return why_not(VISIT, self.stage, self.facts, step=step, attempt=attempt)

    def _make(self, step: str, deed: Any) -> Visit:
        if self.row_id is not None:
            return perform(self.row_id, step, deed)
        day = self.now.date()
        whom = {"place": self.place, "planned_on": day, "ground": "群众反映正在使用", **self.whom}
        found = planned(self.office, **whom)
        return (plan_visit if step == "plan_visit" else begin_at_once)(found, deed)


@pytest.fixture
def office(db: None) -> Office:
    made = an_office()
    for code in ITEMS:
        an_item(code)
    return made


def test_every_step_has_its_road() -> None:
    assert set(ROADS) == {s.name for s in VISIT.steps}


@pytest.mark.parametrize("step", ROADS)
def test_each_flaw_of_a_step_is_refused_and_the_step_itself_made(office: Office, step: str) -> None:
    pairs: set[tuple[str, str]] = set()
    tried: set[tuple[str, bool]] = set()
    known = {"office": office, "place": a_place(office), "pairs": pairs, "tried": tried}
    machine = type("OnRails", (Driven,), known)
    for one in variants(step):
        driven = machine()
        try:
            driven.walk(ROADS[step], minutes=0 if one.minutes == 0 else 10)
            driven.attempt(step, one)
        finally:
            driven.teardown()
    assert (step, True) in tried
    assert pairs >= {(step, asked) for asked in VISIT.step(step).asks}
