"""The small procedures beside a case: real acts and the pure law side by side.

As in `test_stateful`, a machine tries random steps by random people at random times, with lawful
and unlawful forms; beside the database runs the law's own table alone. What the law should see in
people, forms and days is told a second time here and in `beside_words`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
)

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import NEW, Procedure, after, faults, why_not
from mingjing.law.shelf import SMALL
from mingjing.law.term import Pause, Region, last_day, region, term
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.facts import facts_of
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person, Role
from tests.beside_words import SINCE, WITHIN_HOURS, WORDS, typed
from tests.cast import START, Office, also, an_office, at, deed_of, everything_written, walk_to
from tests.wandering import Sealed, wander

AFTERWARDS = {"reconsideration", "litigation"}
ALONE = [k for k, side in SIDES.items() if not side.echoes and k not in AFTERWARDS]
"""The procedures that live by their own acts beside a case that is not decided yet; what echoes
the acts of a case, or begins once a decision was served, is tried with it."""
HOURS_24 = timedelta(hours=24)
DAY = START + timedelta(days=7)


class BesideMachine(Sealed):
    """One small procedure, lived twice: once in the database, once in the law alone."""

    office: ClassVar[Office]
    case: ClassVar[Case]
    people: ClassVar[dict[str, tuple[Person, ...]]]
    kind: ClassVar[str]
    tried: ClassVar[set[tuple[str, bool]]]

    @initialize()
    def nothing_yet(self) -> None:
        self.procedure: Procedure[Any, Any] = SMALL[self.kind][0]
        self.now = at(DAY, 9)
        self.stage, self.facts = NEW, self.procedure.facts()
        self.row_id: int | None = None
        self.days: dict[str, date] = {}
        self.moments: dict[str, Any] = {}
        self.tests: list[list[date]] = []
        self.length, self.made = 0, 0
        self.recused: set[int] = set()

    @rule(
        data=st.data(),
        by=st.sampled_from(["right", "right", "right", "right", "one", "expired", "wrong"]),
        hours=st.sampled_from([1, 2, 5, 23, 24, 25, 50, 24 * 4, 24 * 9, 24 * 20]),
        in_turn=st.sampled_from([True, True, True, True, False]),
        flawed=st.sampled_from([False, False, True]),
    )
    def try_a_step(
        self, data: st.DataObject, by: str, hours: int, in_turn: bool, flawed: bool
    ) -> None:
        every = [s.name for s in self.procedure.steps]
        # What was not made yet stands first, because early choices are drawn most often.
        here = [s.name for s in self.procedure.steps if self.stage in s.sources]
        here.sort(key=lambda name: name in self.days)
        if self.row_id is None or (in_turn and here):
            every = here
        step = data.draw(st.sampled_from(every), label="step")
        lawful, variants = WORDS[self.kind][step]
        change = data.draw(st.sampled_from(variants), label="flaw") if flawed and variants else None
        self.now += timedelta(hours=hours)
        form = typed({**lawful, **(change.form if change else {})}, self.now)
        if step == "request_recusal":
            form["whom_id"] = self.office.investigator.pk
        people = self._people(step, by)
        seen = {**self._of_people(step, people), **self._of_days(step)}
        self._try(step, people, form, {**seen, **(change.seen if change else {})})

    def _people(self, step: str, by: str) -> list[Person]:
        if by != "right":
            return list(self.people[by])
        actors = self.procedure.step(step).actors
        if "officer" in actors and step != "replace_officer":
            return list(self.people["pair"])
        if "officer" in actors:
            return [self.office.second, self.people["one"][0]]
        return [self.office.leader] if "leader" in actors else [self.office.clerk]

    def _of_people(self, step: str, people: list[Person]) -> dict[str, bool]:
        """What the law should see in these people, told from the cast and not from the rows."""
        office, actors = self.office, set(self.procedure.step(step).actors)
        third = self.people["one"][0]
        roles = {
            office.investigator: {"officer"},
            office.second: {"officer"},
            office.expired: {"officer"},
            third: {"officer"},
            office.reviewer: {"reviewer"},
            office.leader: {"leader"},
            office.clerk: {"clerk"},
        }
        cards = {office.investigator, office.second, third}
        seen = {
            "post_fits": all(roles[p] & actors for p in people),
            "two_officers": len(people) >= 2,
            "certified": all(p in cards for p in people),
        }
        if self.kind == "recusal":
            seen["not_recused"] = not any(p.pk in self.recused for p in people)
            seen["not_self"] = office.investigator not in people
        return seen

    def _of_days(self, step: str) -> dict[str, bool]:
        key, seen = (self.kind, step), {}
        if key in SINCE and SINCE[key][1] in self.days:
            seen["late"] = self._over(SINCE[key][0], self.days[SINCE[key][1]])
        if key in WITHIN_HOURS and WITHIN_HOURS[key] in self.moments:
            seen["late"] = self.now - self.moments[WITHIN_HOURS[key]] > HOURS_24
        if step == "ask_police_again" and "record_police_decision" in self.days:
            told = self.days["record_police_decision"]
            seen["late"] = self._over("crime_transfer_2020.recheck_days", told)
        return seen

    def _over(self, figure: str, start: date) -> bool:
        rule_ = term(figure, on=start)
        return region(rule_, start=start, today=self.now.date()) is Region.OVER

    def _let_time_pass(self) -> None:
        """Where a term has run out on the calendar, the model lets it run out too."""
        ends = self._ends()
        if ends is not None:
            over = ends < self.now.date()
            self.facts = replace(self.facts, term=Clock.OVER if over else Clock.RUNNING)

    def _ends(self) -> date | None:
        if self.kind == "preservation" and "preserve_evidence" in self.days:
            start = self.days["preserve_evidence"]
            return last_day(term("penalty_law_2021.preservation_days", on=start), start=start)
        taken = self.days.get("seize") or self.days.get("seize_urgently")
        if self.kind != "seizure" or taken is None:
            return None
        rule_ = replace(term("compulsion_law_2012.seizure_days", on=taken), length=self.length)
        pauses = [Pause(first, last) for first, last in self.tests]
        return last_day(rule_, start=taken, pauses=pauses)

    def _try(
        self, step: str, people: list[Person], form: dict[str, Any], seen: dict[str, Any]
    ) -> None:
        """Asks the model, makes the act, and compares answer, row and record."""
        self._let_time_pass()
        attempt = replace(self.procedure.attempt(), **seen)
        expected = why_not(self.procedure, self.stage, self.facts, step=step, attempt=attempt)
        late = faults(self.procedure, self.facts, step=step, attempt=attempt)
        deed = deed_of(people, self.now, **form)
        self.tried.add((step, not expected))
        if expected:
            before = (self._row(), everything_written(), Proceeding.objects.count())
            with pytest.raises(Refused) as no:
                self._make(step, deed)
            assert no.value.reasons == expected
            assert (self._row(), everything_written(), Proceeding.objects.count()) == before
            return
        self.row_id = self._make(step, deed).pk
        self.stage, self.facts = after(
            self.procedure, self.stage, self.facts, step=step, attempt=attempt
        )
        self._remember(step, form)
        entry = entries_of("proceeding", self.row_id).last()
        assert entry is not None and (entry.verb, entry.seq) == (step, self.made)
        assert [f["watch"] for f in entry.faults] == [f.watch for f in late]
        self._agree()

    def _make(self, step: str, deed: Any) -> Proceeding:
        if self.row_id is None:
            return begin(self.case.pk, self.kind, step, deed)
        return proceed(self.row_id, step, deed)

    def _remember(self, step: str, form: dict[str, Any]) -> None:
        self.made += 1
        self.days[step], self.moments[step] = self.now.date(), self.now
        if step in ("seize", "seize_urgently", "extend_seizure"):
            self.length += form["days"]
        if step == "test_seized":
            self.tests.append([self.now.date(), form["until"]])
        if step == "record_test":
            self.tests[-1][1] = min(self.tests[-1][1], self.now.date())
        if step == "recuse" and form["result"] == "granted":
            self.recused.add(self.office.investigator.pk)

    def _row(self) -> dict[str, Any]:
        return snapshot(Proceeding.objects.get(pk=self.row_id)) if self.row_id else {}

    def _agree(self) -> None:
        row = Proceeding.objects.select_related("case").get(pk=self.row_id)
        self._let_time_pass()
        assert (row.stage, facts_of(row, self.now.date())) == (self.stage, self.facts)
        assert row.acts == self.made
        ended = self.procedure.stage(self.stage).final
        assert (row.due_on is None) or not ended
        assert bool(row.awaits) is not ended

    def teardown(self) -> None:
        try:
            if getattr(self, "row_id", None):
                assert replay("proceeding", self.row_id) == self._row()
                assert entries_of("proceeding", self.row_id).count() == self.made
        finally:
            super().teardown()


def test_every_step_beside_a_case_is_told_here() -> None:
    assert set(WORDS) == set(ALONE), "tell the forms of the new procedure in beside_words"
    for kind, told in WORDS.items():
        assert set(told) == {s.name for s in SMALL[kind][0].steps}


@pytest.mark.parametrize("kind", ALONE)
def test_the_door_and_the_law_agree_beside_a_case(db: None, kind: str) -> None:
    office = an_office()
    third = also(office, "third", Role.OFFICER)
    people = {
        "pair": (office.investigator, office.second),
        "one": (third,),
        "expired": (office.second, office.expired),
        "wrong": (office.reviewer,),
    }
    tried: set[tuple[str, bool]] = set()
    case = walk_to(office, "approve_filing")
    known = {"office": office, "people": people, "kind": kind, "tried": tried, "case": case}
    machine = type("Machine", (BesideMachine,), known)
    wander(machine, lives=30, steps=20)
    steps = {s.name for s in SMALL[kind][0].steps}
    made, no = ({step for step, done in tried if done is side} for side in (True, False))
    assert made == steps, steps - made
    assert len(no) > len(steps) / 2
