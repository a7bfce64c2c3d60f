"""A visit: real acts and the pure law side by side.

As in `test_stateful_beside`, a machine tries random steps by random people at random times, with
lawful and unlawful forms; beside the database runs the law's own table alone. What the law should
see in people, forms and days is told here a second time, not asked of the code that judges rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
)

from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.instruments.field_visit.visit_guards import VisitFacts
from mingjing.law.procedure import NEW, after, faults, why_not
from mingjing.law.term import Region, region, term
from mingjing.office.inspections.models import Inspection, LenientAct
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.visits.actions import begin_at_once, perform, plan_visit
from mingjing.office.visits.facts import facts_of
from mingjing.office.visits.models import Finding, Visit
from mingjing.office.visits.tests.scene import DAY, ITEMS, planned
from tests.cast import Office, an_item, an_office, at, deed_of, everything_written
from tests.wandering import Sealed, wander

STEPS = 22
STARTS = ((0, 12), (5, 6), (8, 6))
PREFIX = ("plan_visit", "approve_visit", "notify_visit", "begin_visit", "record_checks",
          "order_correction", "tell_findings", "end_to_follow")  # fmt: skip
ENDS = {"withdraw_visit", "record_refusal", "end_refused"}
SOFT = {"with_whom": "店长", "content": "讲清规定", "response": "promised"}
LAWFUL: dict[str, dict[str, Any]] = {
    "plan_visit": {},
    "begin_at_once": {"identity_shown": True, "vehicle": ""},
    "approve_visit": {"passed": True},
    "approve_afterwards": {"passed": True},
    "notify_visit": {"receipt": "电话告知负责人"},
    "go_unannounced": {"reason": "事先通知会使检查落空"},
    "withdraw_visit": {"reason": "对象已经歇业"},
    "begin_visit": {"identity_shown": True, "vehicle": "示例A001"},
    "record_refusal": {"identity_shown": True, "content": "关门", "witness": "网格员"},
    "record_checks": {},
    "correct_on_the_spot": {"content": "当场移走"},
    "order_correction": {},
    **{name: SOFT for name in LENIENT},
    "hand_to_case": {},
    "tell_findings": {"receipt": "负责人签收"},
    "end_visit": {},
    "end_to_follow": {},
    "recheck_order": {"identity_shown": True, "passed": True, "content": "已经安装"},
    "close_visit": {},
    "end_refused": {"reason": "改日另行检查"},
}
FLAWS: dict[str, tuple[tuple[dict[str, Any], dict[str, bool]], ...]] = {
    "begin_at_once": (({"identity_shown": False}, {"identity_shown": False}),),
    "approve_visit": (
        ({"passed": False, "reason": " "}, {"passed": False, "reason_given": False}),
        ({"passed": False, "reason": "没有必要"}, {"passed": False}),
    ),
    "approve_afterwards": (({"passed": False}, {"passed": False}),),
    "notify_visit": (({"receipt": " "}, {"notice_told": False}),),
    "go_unannounced": (({"reason": ""}, {"reason_given": False}),),
    "withdraw_visit": (({"reason": " "}, {"reason_given": False}),),
    "begin_visit": (({"identity_shown": False}, {"identity_shown": False}),),
    "record_refusal": (
        ({"witness": ""}, {"refusal_recorded": False}),
        ({"identity_shown": False}, {"identity_shown": False}),
    ),
    "correct_on_the_spot": (({"content": " "}, {"correction_shown": False}),),
    **{name: (({"content": ""}, {"content_given": False}),) for name in LENIENT},
    "tell_findings": (({"receipt": " "}, {"receipted": False}),),
    "recheck_order": (
        ({"passed": False}, {"passed": False}),
        ({"identity_shown": False}, {"identity_shown": False}),
        ({"content": ""}, {"content_given": False}),
    ),
    "end_refused": (({"reason": " "}, {"reason_given": False}),),
}
"""A form that lacks something, or says no, and what the law should see in it."""


class VisitMachine(Sealed):
    """One visit, lived twice: once in the database, once in the law alone."""

    office: ClassVar[Office]
    place: ClassVar[Place]
    tried: ClassVar[set[tuple[str, bool]]]
    walked: ClassVar[int]

    @initialize()
    def begin_somewhere(self) -> None:
        """Nothing yet, or a visit that found breaches, or one whose order runs."""
        self._nothing_yet()
        for step in PREFIX[: self.walked]:
            self.now += timedelta(minutes=10)
            told, people = _TOLD.get(step), self._people(step, "right")
            more, seen = told(self, False, ITEMS, False) if told else ({}, {})
            form = {**more, **LAWFUL[step]}
            self._try(step, people, form, {**self._of_people(step, people), **seen})

    def _nothing_yet(self) -> None:
        self.now, self.stage, self.facts = at(DAY, 9), NEW, VisitFacts()
        self.row_id: int | None = None
        self.open: set[str] = set()
        self.handed: set[str] = set()
        self.broken: set[str] = set()
        self.entered: date | None = None
        self.due: date | None = None
        self.made = self.soft = 0
        self.done: set[str] = set()

    @rule(
        data=st.data(),
        by=st.sampled_from(["right"] * 12 + ["one", "expired", "assistant", "wrong", "both"]),
        minutes=st.sampled_from([5, 10, 30, 60 * 24, 60 * 24 * 9, 60 * 24 * 25]),
        in_turn=st.sampled_from([True] * 6 + [False]),
        flawed=st.sampled_from([False, False, True]),
        breaches=st.sampled_from([(), ITEMS[:1], ITEMS]),
        some=st.booleans(),
        rarely=st.sampled_from([False, False, False, True]),
    )
    def try_a_step(
        self, data: st.DataObject, by: str, minutes: int, in_turn: bool, flawed: bool,
        breaches: tuple[str, ...], some: bool, rarely: bool,
    ) -> None:  # fmt: skip
        every = [s.name for s in VISIT.steps]
        here = [s.name for s in VISIT.steps if self.stage in s.sources]
        # What was not made yet stands first, because early choices are drawn most often; what ends
        # a visit early is tried now and then, and what is barred or out of turn in its own draws.
        going = [n for n in here if not self._barred(n) and (rarely or n not in ENDS)]
        going.sort(key=lambda name: name in self.done)
        if self.row_id is None:
            every = here
        elif in_turn and going:
            every = going
        step = data.draw(st.sampled_from(every), label="step")
        self.now += timedelta(minutes=minutes)
        form, seen = dict(LAWFUL[step]), dict[str, bool]()
        if flawed and (variants := FLAWS.get(step)):
            change, seen = data.draw(st.sampled_from(variants), label="flaw")
            form |= change
            seen = dict(seen)
        told, turn = _TOLD.get(step), self.stage in VISIT.step(step).sources
        if not turn:
            seen = {}  # out of turn is refused without asking what was typed
        elif told:
            more, sight = told(self, flawed, breaches, some)
            form, seen = {**more, **form}, {**sight, **seen}
        people = self._people(step, by)
        self._try(step, people, form, {**self._of_people(step, people), **seen})

    def _barred(self, step: str) -> bool:
        return bool(why_not(VISIT, self.stage, self.facts, step=step, attempt=VISIT.attempt()))

    def _people(self, step: str, by: str) -> list[Person]:
        o = self.office
        others = {"one": [o.investigator], "expired": [o.investigator, o.expired],
                  "assistant": [o.investigator, o.second, o.assistant], "wrong": [o.reviewer],
                  "both": [o.leader, o.second]}  # fmt: skip
        if by != "right":
            return others[by]
        actors = VISIT.step(step).actors
        return [o.investigator, o.second] if "officer" in actors else [o.leader]

    def _of_people(self, step: str, people: list[Person]) -> dict[str, bool]:
        """What the law should see in these people, told from the cast and not from the rows."""
        o, actors = self.office, set(VISIT.step(step).actors)
        roles = {o.investigator: "officer", o.second: "officer", o.expired: "officer",
                 o.assistant: "", o.reviewer: "reviewer", o.leader: "leader"}  # fmt: skip
        enforcing = [p for p in people if roles[p] == "officer"]
        team = {o.investigator, o.second} if self.row_id else set()
        return {
            "post_fits": all(roles[p] in actors for p in people),
            "two_officers": len(enforcing) >= 2,
            "certified": o.expired not in enforcing,
            "officers_only": len(enforcing) == len(people),
            "approver_apart": not team & set(people),
        }

    def tell_planned(self, *_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return {}, {"grounded": True, "enterprise": True}

    def tell_checks(
        self, flawed: bool, breaches: tuple[str, ...], some: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        left = [c for c in ITEMS if c not in self._known()]
        if flawed and some and left:
            left = left[1:]
        fact = " " if flawed and not some else "厨房内存放气瓶"
        broken = [c for c in left if c in breaches]
        checks = [[c, c not in broken, fact if c in broken else ""] for c in left]
        every = bool(left) and self._known() | set(left) == set(ITEMS)
        return {"checks": checks}, {
            "all_items_answered": every, "breach": bool(broken),
            "breach_described": not broken or bool(fact.strip()),
        }  # fmt: skip

    def tell_answer(
        self, flawed: bool, breaches: tuple[str, ...], some: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        named = sorted(self.open)[:1] if some else sorted(self.open)
        return {"findings": named}, {"last": set(named) == self.open}

    def tell_order(
        self, flawed: bool, breaches: tuple[str, ...], some: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        days = -1 if flawed else 7
        form, seen = self.tell_answer(flawed, breaches, False)
        return {**form, "due_on": self.now.date() + timedelta(days=days)}, {
            **seen, "due_ahead": not flawed}  # fmt: skip

    def tell_hand(
        self, flawed: bool, breaches: tuple[str, ...], some: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        free = self.broken - self.handed
        named = sorted(self.handed if flawed and self.handed else free)
        once = bool(named) and not set(named) & self.handed
        return {"findings": named}, {"handed_once": once, "last": self.open <= set(named)}

    def tell_late(self, *_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        start = self.entered
        return {}, {"late": start is not None and self._over("approval_days", start)}

    def tell_recheck(self, *_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        due = self.due
        return {}, {"late": due is not None and self._over("recheck_days", due)}

    def _over(self, figure: str, start: date) -> bool:
        rule_ = term(f"field_visit.{figure}", on=start)
        return region(rule_, start=start, today=self.now.date()) is Region.OVER

    def _known(self) -> set[str]:
        rows = Finding.objects.filter(visit=self.row_id).select_related("item")
        return {f.item.code for f in rows}

    def _try(
        self, step: str, people: list[Person], form: dict[str, Any], seen: dict[str, Any]
    ) -> None:
        """Asks the model, makes the act, and compares answer, row and record."""
        attempt = replace(VISIT.attempt(), **seen)
        expected = why_not(VISIT, self.stage, self.facts, step=step, attempt=attempt)
        late = faults(VISIT, self.facts, step=step, attempt=attempt)
        deed = deed_of(people, self.now, **form)
        self.tried.add((step, not expected))
        if expected:
            before = self._written()
            with pytest.raises(Refused) as no:
                self._make(step, deed)
            assert no.value.reasons == expected
            assert self._written() == before
            return
        self.row_id = self._make(step, deed).pk
        self.stage, self.facts = after(VISIT, self.stage, self.facts, step=step, attempt=attempt)
        self._remember(step, form)
        entry = entries_of("visit", self.row_id).last()
        assert entry is not None and (entry.verb, entry.seq) == (step, self.made)
        assert [f["watch"] for f in entry.faults] == [f.watch for f in late]
        self._agree()

    def _make(self, step: str, deed: Any) -> Visit:
        if self.row_id is not None:
            return perform(self.row_id, step, deed)
        day = self.now.date()
        whom = planned(self.office, place=self.place, planned_on=day, ground="群众反映正在使用")
        return (plan_visit if step == "plan_visit" else begin_at_once)(whom, deed)

    def _remember(self, step: str, form: dict[str, Any]) -> None:
        self.made += 1
        self.soft += step in LENIENT
        self.done.add(step)
        if step in {"begin_visit", "begin_at_once"}:
            self.entered = self.now.date()
        if step == "record_checks":
            found = {code for code, kept, _ in form["checks"] if not kept}
            self.broken |= found
            self.open |= found
        if step == "order_correction":
            self.due = form["due_on"]
        if step == "hand_to_case":
            self.handed |= set(form["findings"])
        if "findings" in form:
            self.open -= set(form["findings"])

    def _written(self) -> tuple[Any, ...]:
        counts = (Visit.objects.count(), Finding.objects.count(), Inspection.objects.count())
        return self._row(), everything_written(), counts, LenientAct.objects.count()

    def _row(self) -> dict[str, Any]:
        return snapshot(Visit.objects.get(pk=self.row_id)) if self.row_id else {}

    def _agree(self) -> None:
        assert self.row_id is not None
        row = Visit.objects.get(pk=self.row_id)
        assert (row.stage, facts_of(row, self.now.date())) == (self.stage, self.facts)
        assert row.acts == self.made and row.lenient_acts.count() == self.soft
        ended = {e.verb for e in entries_of("visit", row.pk)} & {"end_visit", "end_to_follow"}
        assert Inspection.objects.count() == len(ended) == (row.inspection is not None)

    def teardown(self) -> None:
        try:
            if getattr(self, "row_id", None):
                assert replay("visit", self.row_id or 0) == self._row()
                assert entries_of("visit", self.row_id or 0).count() == self.made
        finally:
            super().teardown()


Told = Callable[[VisitMachine, bool, tuple[str, ...], bool], tuple[dict[str, Any], dict[str, Any]]]
_TOLD: dict[str, Told] = {
    "plan_visit": VisitMachine.tell_planned,
    "begin_at_once": VisitMachine.tell_planned,
    "record_checks": VisitMachine.tell_checks,
    "correct_on_the_spot": VisitMachine.tell_answer,
    "order_correction": VisitMachine.tell_order,
    **{name: VisitMachine.tell_answer for name in LENIENT},
    "hand_to_case": VisitMachine.tell_hand,
    "approve_afterwards": VisitMachine.tell_late,
    "recheck_order": VisitMachine.tell_recheck,
}


def test_every_step_of_a_visit_is_told_here() -> None:
    assert set(LAWFUL) == {s.name for s in VISIT.steps}


def test_the_door_and_the_law_agree_on_a_visit(db: None) -> None:
    office = an_office()
    for code in ITEMS:
        an_item(code)
    tried: set[tuple[str, bool]] = set()
    for walked, runs in STARTS:
        known = {"office": office, "place": a_place(office), "tried": tried, "walked": walked}
        wander(type("Machine", (VisitMachine,), known), lives=runs, steps=STEPS)
    made, no = ({step for step, done in tried if done is side} for side in (True, False))
    assert len(made) > 3 * len(LAWFUL) / 4, sorted(set(LAWFUL) - made)
    assert len(no) > len(LAWFUL) / 2
