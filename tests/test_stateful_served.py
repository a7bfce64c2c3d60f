"""What happens once a decision is served: real acts and the law's tables side by side.

Payment, court, review, suit and withdrawal live by each other's acts and by those of the case. The
machine tries them all in one case, by whomever, whenever, lawfully and not; beside the database
runs `served_model`. After every act rows, stages, facts, faults and record are those of the model.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
)

from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Correction
from mingjing.law.shelf import PROCEDURES, SMALL
from mingjing.office.cases.actions import perform
from mingjing.office.cases.beside.actions import begin, hear_from_above, proceed
from mingjing.office.cases.beside.facts import facts_of
from mingjing.office.cases.beside.owing import fine_due, refundable, surcharge_owed
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.facts import facts_of as case_facts
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import replay
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, an_office, at, deed_of, everything_written, walk_to
from tests.served_model import KINDS, No, World, Wrong
from tests.served_words import CASE, ROADS, WORDS, Variant, typed
from tests.wandering import Sealed, wander

END = date(2026, 6, 1)
"""Nothing is tried so late that a term would leave the calendar that is known."""
EXAMPLES, STEPS = 2, 9
Act = tuple[str, str]
HEARD = ("withdrawal", "withdraw_publication")
"""The only echo that comes from outside the case: the pages of disclosure report it."""
PLACES = ("payment", "opens", "shuts", "review", "suit", "waiting")


class ServedMachine(Sealed):
    """One decided case beside one model."""

    office: ClassVar[Office]
    kind: ClassVar[str]
    road: ClassVar[str]
    cases: ClassVar[dict[int, tuple[int, World]]]
    tried: ClassVar[set[tuple[Act, bool]]]

    @initialize(
        year=st.sampled_from([2024, 2023]),
        length=st.sampled_from([9, 9, 3, 0]),
    )
    def found(self, year: int, length: int) -> None:
        """A decision that was made, and a lawful part of one of the roads from there."""
        self.case_id, world = self.cases[year]
        self.world = deepcopy(world)
        self.now = at(world.decided, 18)
        self.times: dict[Act, int] = {}
        self._agree()
        first = "hand_over" if self.kind == "summary" else "serve"
        for when, act, change in (("now", ("case", first), Variant()), *ROADS[self.road])[:length]:
            if act[0] != "case" or act[1] in self._of_case():
                self._go(when)
                self._try(act, "right", change, anew=False)

    @rule(
        data=st.data(),
        by=st.sampled_from(["right"] * 12 + ["alone", "wrong"]),
        when=st.sampled_from(
            ["now", "day", "now", "week", "day", "month", *PLACES, *(f"{p}!" for p in PLACES)]
        ),
        in_turn=st.sampled_from([True] * 9 + [False]),
        varied=st.booleans(),
        anew=st.sampled_from([False] * 7 + [True]),
    )
    def try_an_act(
        self, data: st.DataObject, by: str, when: str, in_turn: bool, varied: bool, anew: bool
    ) -> None:
        self._go(when)
        here = self._here() if in_turn else []
        act = data.draw(st.sampled_from(here or self._every()), label="act")
        variants = self._words(act)[1]
        change = data.draw(st.sampled_from(variants), label="how") if varied and variants else None
        self._try(act, by, change, anew=anew)

    def _of_case(self) -> list[str]:
        return [v for v in CASE if v in {s.name for s in PROCEDURES[self.kind][0].steps}]

    def _every(self) -> list[Act]:
        small = [(kind, verb) for kind in KINDS for verb in WORDS[kind]]
        return [("case", v) for v in self._of_case()] + small

    def _here(self) -> list[Act]:
        """What is in turn; what was seldom made stands first, for early choices are drawn most."""
        found = []
        for kind, verb in self._every():
            step = self._table(kind).step(verb)
            row = self.world.open(kind)
            stage = self.world.stage if kind == "case" else row.stage if row else "new"
            if kind == "payment" and row is None:
                stage = "due"
            if stage in step.sources and (row or kind == "case" or verb in SIDES[kind].founding):
                found.append((kind, verb))
        closing = {"review_closing", "close_case"}
        return sorted(found, key=lambda act: (act[1] in closing, self.times.get(act, 0)))

    def _table(self, kind: str) -> Any:
        return PROCEDURES[self.kind][0] if kind == "case" else SMALL[kind][0]

    def _words(self, act: Act) -> tuple[dict[str, Any], tuple[Variant, ...]]:
        return CASE[act[1]] if act[0] == "case" else WORDS[act[0]][act[1]]

    def _go(self, when: str) -> None:
        """Time passes: a while, or to the last day of a term, or (!) to the day after it."""
        hours = {"now": 1, "day": 24, "week": 24 * 8, "month": 24 * 40}.get(when)
        then = self.now + timedelta(hours=hours or 1)
        if hours is None and (end := self._end_of(when.rstrip("!"))):
            then = at(end + timedelta(days=when.endswith("!")), 9)
        if self.now < then < at(END):
            self.now = then

    def _end_of(self, place: str) -> date | None:
        world, row = self.world, self.world.open("court")
        if world.served is None:
            return None
        if place == "waiting":
            from_ = row.days.get("exhort") if row else None
            return from_ and from_ + timedelta(days=14)
        return {
            "payment": world.pay_by,
            "opens": world.opens,
            "shuts": world.shuts,
            "review": world.review_by,
            "suit": world.sue_by,
        }[place]()

    def _people(self, act: Act, by: str) -> list[Person]:
        office, actors = self.office, self._table(act[0]).step(act[1]).actors
        if by == "wrong":
            return [office.assistant]
        if "officer" in actors:
            pair = [office.investigator, office.second]
            return pair[:1] if by == "alone" else pair
        order = {"leader": office.leader, "reviewer": office.reviewer, "clerk": office.clerk}
        return [next(person for post, person in order.items() if post in actors)]

    def _of_people(self, act: Act, people: list[Person]) -> dict[str, bool]:
        """What the law should see in these people, told from the cast and not from the rows."""
        office, actors = self.office, set(self._table(act[0]).step(act[1]).actors)
        posts = {
            office.investigator: "officer",
            office.second: "officer",
            office.leader: "leader",
            office.clerk: "clerk",
            office.reviewer: "reviewer",
        }
        investigators = {office.investigator, office.second}
        return {
            "post_fits": all(posts.get(p) in actors for p in people),
            "two_officers": len(people) >= 2,
            "certified": all(p in investigators for p in people),
            "not_investigator": not any(p in investigators for p in people),
            "not_reviewer": self.kind == "summary" or office.reviewer not in people,
            "qualified": office.reviewer in people,
        }

    def _try(self, act: Act, by: str, change: Variant | None, *, anew: bool) -> None:
        """Asks the model, makes the act, and compares answer, rows and record."""
        change = change or Variant()
        form = typed({**self._words(act)[0], **change.form}, self.world, self.now)
        people = self._people(act, by)
        place = self._place(act, anew=anew)
        world = deepcopy(self.world)
        world.people, world.told = self._of_people(act, people), []
        answer = self._asked(world, act, place, form=form, seen=change.seen)
        deed = deed_of(people, self.now, **form)
        before, last = self._written(), Entry.objects.latest("pk").pk
        self.tried.add((act, answer is None))
        self.times[act] = self.times.get(act, 0) + 1
        if answer is None:
            self._make(act, place, deed)
            self.world = world
            self._agree()
            assert self._told(since=last) == world.told
        else:
            with pytest.raises(Invalid if isinstance(answer, Wrong) else Refused) as no:
                self._make(act, place, deed)
            assert same(answer, no.value)
            assert self._written() == before

    def _place(self, act: Act, *, anew: bool) -> int | None:
        """Which row of the model the act goes to; None where it would begin one."""
        kind, verb = act
        row = self.world.latest(kind)
        if row is None or (row.ended and verb in SIDES[kind].founding) or (anew and act != HEARD):
            return None
        return next(n for n, known in enumerate(self.world.rows) if known is row)

    def _asked(
        self, world: World, act: Act, place: int | None, *, form: dict[str, Any], seen: Any
    ) -> No | Wrong | None:
        """What the law says to it; None where it may be made."""
        (kind, verb), today = act, self.now.date()
        try:
            if kind == "case":
                world.act(verb, seen, form, today)
            elif act == HEARD:
                world.hear(verb, seen, form, today)
            elif place is None:
                world.begin(kind, verb, seen, form, today)
            else:
                world.make(world.rows[place], verb, seen, form, today)
        except (No, Wrong) as answer:
            return answer
        return None

    def _make(self, act: Act, place: int | None, deed: Deed) -> None:
        kind, verb = act
        if kind == "case":
            perform(self.case_id, verb, deed)
        elif act == HEARD:
            hear_from_above(self.case_id, Told(kind, verb, deed.form), deed)
        elif place is None:
            begin(self.case_id, kind, verb, deed)
        else:
            proceed(self._rows()[place].pk, verb, deed)

    def _rows(self) -> list[Proceeding]:
        return list(Proceeding.objects.filter(case_id=self.case_id).order_by("pk"))

    def _written(self) -> tuple[Any, ...]:
        rows = Proceeding.objects.filter(case_id=self.case_id).order_by("pk")
        return Case.objects.values().get(pk=self.case_id), list(rows.values()), everything_written()

    def _told(self, *, since: int) -> list[tuple[str, str, list[str]]]:
        """The acts written after one, in their order, with their faults."""
        kinds = {row.pk: row.kind for row in self._rows()}
        return [
            (
                kinds[e.subject_id] if e.subject_kind == "proceeding" else e.subject_kind,
                e.verb,
                [f["watch"] for f in e.faults],
            )
            for e in Entry.objects.filter(pk__gt=since).order_by("pk")
        ]

    def _agree(self) -> None:
        """Case and rows stand where the model says, and owe what it says."""
        world, today = self.world, self.now.date()
        cases = Case.objects.select_related("party", "item", "unit")
        case = cases.prefetch_related("proceedings").get(pk=self.case_id)
        assert (case.stage, case.acts) == (world.stage, world.acts)
        assert case_facts(case, today) == world.case_facts()
        assert (fine_due(case), case.paid) == (world.due, world.paid)
        assert surcharge_owed(case, today) == world.extra_owed(today)
        fell = world.latest("withdrawal")
        assert refundable(case) == (world.too_much(world.due) if fell else 0)
        rows = sorted(case.proceedings.all(), key=lambda row: row.pk)
        assert [(r.kind, r.stage, r.acts) for r in rows] == [
            (r.kind, r.stage, r.acts) for r in world.rows
        ]
        for row, known in zip(rows, world.rows, strict=True):
            row.case = case
            assert facts_of(row, today) == replace(known.facts, **world.clocks(known, today))
            assert not (known.ended and (row.awaits or row.due_on))

    def teardown(self) -> None:
        try:
            if hasattr(self, "case_id"):
                case = Case.objects.get(pk=self.case_id)
                assert replay("case", self.case_id) == snapshot(case)
                for row in self._rows():
                    assert replay("proceeding", row.pk) == snapshot(row)
        finally:
            super().teardown()


def same(answer: No | Wrong, no: Exception) -> bool:
    """Whether the office refused for exactly what the law said."""
    if isinstance(no, Invalid):
        return isinstance(answer, Wrong) and [answer.field] == list(no.errors)
    assert isinstance(no, Refused) and isinstance(answer, No)
    if answer.bars:
        return answer.bars == tuple(r.guard for r in no.reasons)
    return answer.reasons == no.reasons


def decided(office: Office, kind: str, year: int) -> tuple[int, World]:
    """A fine that was decided and is not served, and the same in the law's words."""
    summary, day = kind == "summary", date(year, 1, 10)
    item = an_item("ST1", subject="any", kinds=("罚款",))
    last = "decide_on_the_spot" if summary else "decide_penalty"
    case = walk_to(office, last, summary=summary, item=item, day=day)
    facts = PROCEDURES[kind][0].facts(outcome=Outcome.PENALTY, money_due=True)
    known = {"told": True, "heard": True} if summary else {"correction": Correction.ORDERED}
    fine = 1000 if summary else 5000
    return case.pk, World(kind, "decided", replace(facts, **known), fine, day, case.acts)


def tried_on(road: str, kind: str, known: dict[str, Any]) -> None:
    """Lives a few lives that begin on a road."""
    machine = type("Machine", (ServedMachine,), {**known, "road": road, "kind": kind})
    wander(machine, lives=EXAMPLES, steps=STEPS)


def test_the_door_and_the_law_agree_once_a_decision_is_served(db: None) -> None:
    office = an_office()
    tried: set[tuple[Act, bool]] = set()
    for kind in PROCEDURES:
        cases = {year: decided(office, kind, year) for year in (2023, 2024)}
        for road in ROADS:
            tried_on(road, kind, {"office": office, "tried": tried, "cases": cases})
    made, no = ({act for act, done in tried if done is side} for side in (True, False))
    every = {(kind, verb) for kind in KINDS for verb in WORDS[kind]}
    every |= {("case", verb) for verb in CASE}
    assert made == every, sorted(every - made)
    assert len(no) > len(every) / 2


def test_every_step_that_people_make_is_told_here() -> None:
    for kind in KINDS:
        steps = {s.name for s in SMALL[kind][0].steps}
        heard = {HEARD[1]} if kind == HEARD[0] else set()
        assert set(WORDS[kind]) == steps - SIDES[kind].echoes | heard
