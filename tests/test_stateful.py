"""Real acts and the pure law side by side: whatever is tried, by whomever, they agree.

The machine tries random steps by random people at random times with lawful and unlawful forms.
Beside the database runs a model of the law alone: a stage and facts, moved by the procedure. The
model's idea of an attempt is written here a second time, from the cast's own words about its
people, so that a mistake in the bridge from rows to law shows as a disagreement.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
)

from mingjing.law.day import official_calendar
from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock
from mingjing.law.procedure import Procedure, after, faults, why_not
from mingjing.law.shelf import PROCEDURES
from mingjing.law.term import Region, region, term
from mingjing.office.cases.actions import perform
from mingjing.office.cases.facts import facts_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person, Role
from tests.cast import (
    ASIDE_FORMS,
    ORDINARY_FORMS,
    START,
    SUMMARY_FORMS,
    Office,
    also,
    an_item,
    an_office,
    at,
    deed_of,
    everything_written,
    found_case,
)
from tests.flaws import DECIDING, FLAWS, TERMS
from tests.wandering import Sealed, wander


def next_steps(procedure: Procedure[Any, Any], stage: str) -> list[str]:
    """The steps that are in turn."""
    return [s.name for s in procedure.steps if stage in s.sources]


class CaseMachine(Sealed):
    """One case beside one model."""

    office: ClassVar[Office]
    people: ClassVar[dict[str, tuple[Person, ...]]]
    kind: ClassVar[str]
    tried: ClassVar[set[tuple[str, bool]]]
    """Every step that was tried, and whether it was made: a run that tried little proves little."""

    @initialize(
        length=st.sampled_from([9, 0, 9, 4, 8, 10, 12, 9]),
        told=st.sampled_from([True, True, False]),
    )
    def found(self, length: int, told: bool) -> None:
        """A case that has already gone a part of the road, lawfully, so that all of it is tried."""
        summary = self.kind == "summary"
        self.procedure, _ = PROCEDURES[self.kind]
        item = an_item("ST1", subject="any", kinds=("罚款",))
        self.case_id = found_case(self.office, summary=summary, item=item).pk
        first = self.procedure.steps[0].name
        self.stage, self.facts = after(
            self.procedure, "new", self.procedure.facts(), step=first, attempt=Attempt()
        )
        self.now, self.days = at(START, 10), {first: START}
        self.investigators: set[int] = set()
        self.reviewers: set[int] = set()
        if summary:
            self.investigators = {self.office.investigator.pk, self.office.second.pk}
        self.hearing_on: date | None = None
        self.chaired, self.correction = False, ""
        self.rests: date | None = None
        self.asked, self.extension = START, "none"
        self.out: list[tuple[date, date]] = []
        self.made = 1
        road = list(SUMMARY_FORMS if summary else ORDINARY_FORMS)
        for step in road[1 : 1 + length * len(road) // len(ORDINARY_FORMS)]:
            self._lawfully(step, told=told)

    def _lawfully(self, step: str, *, told: bool = False, flawed: bool = False) -> None:
        """The step by the people whose it is; whether it is in turn, the law says."""
        people = self._people(step, "right")
        form, seen = self._form(step, flawed=flawed, told=told)
        self._try(step, people, form, {**seen, **self._of_people(step, people)})
        self.now += timedelta(minutes=30)

    @precondition(lambda self: self.kind == "ordinary" and self.stage == "notified")
    @rule(attended=st.booleans(), passed=st.booleans())
    def hearing(self, *, attended: bool, passed: bool) -> None:
        """The way of a hearing as a whole, which chance alone would hardly find."""
        self._lawfully("request_hearing")
        self._lawfully("notify_hearing")
        self.now += timedelta(days=31)
        self._lawfully("hold_hearing", flawed=not attended)
        self._lawfully("decide_penalty")
        self._lawfully("review_again", flawed=not passed)

    @rule(
        data=st.data(),
        in_turn=st.sampled_from([True, True, True, True, False]),
        by=st.sampled_from(["right"] * 8 + ["one", "expired", "assistant", "both", "leader"]),
        flawed=st.sampled_from([False, False, False, True]),
        told=st.booleans(),
        hours=st.sampled_from([0, 1, 1, 5, 24, 24 * 4, 24 * 9, 24 * 20]),
    )
    def attempt(
        self, *, data: st.DataObject, in_turn: bool, by: str, flawed: bool, told: bool, hours: int
    ) -> None:
        every = [s.name for s in self.procedure.steps[1:]]
        # What was not made yet comes first, because early choices are drawn most often.
        here = sorted(next_steps(self.procedure, self.stage), key=lambda name: name in self.days)
        step = data.draw(st.sampled_from(here if in_turn and here else every), label="step")
        self.now += timedelta(hours=hours)
        people = self._people(step, by)
        form, seen = self._form(step, flawed=flawed, told=told)
        self._try(step, people, form, {**seen, **self._of_people(step, people)})

    def _people(self, step: str, by: str) -> list[Person]:
        if by != "right":
            return list(self.people[by])
        actors = self.procedure.step(step).actors
        if "reviewer" in actors:
            return [self.office.reviewer]
        if "leader" in actors:
            return [self.office.leader]
        return [self.office.clerk] if "clerk" in actors else list(self.people["pair"])

    def _of_people(self, step: str, people: list[Person]) -> dict[str, bool]:
        """What the law should see in these people, told from the cast and not from the rows."""
        office, actors = self.office, set(self.procedure.step(step).actors)
        roles = {
            office.investigator: {"officer"},
            office.second: {"officer"},
            office.expired: {"officer"},
            office.assistant: set(),
            office.reviewer: {"reviewer"},
            office.leader: {"leader"},
            office.clerk: {"clerk"},
            self.people["both"][0]: {"officer", "reviewer", "leader"},
        }
        certified = {office.investigator, office.second, self.people["both"][0]}
        return {
            "post_fits": all(roles[p] & actors for p in people),
            "two_officers": len(people) >= 2,
            "certified": all(p in certified for p in people),
            "not_investigator": not any(p.pk in self.investigators for p in people),
            "not_reviewer": not any(p.pk in self.reviewers for p in people),
            "qualified": all(p in {office.reviewer, self.people["both"][0]} for p in people),
            "late": self._late(step),
        }

    def _late(self, step: str) -> bool:
        if step in ("hand_over", "collect_on_the_spot"):
            return "decided" in self.days and self.now.date() > self.days["decided"]
        if step in DECIDING:
            return self._overdue()
        if step not in TERMS or TERMS[step][1] not in self.days:
            return False
        name, since = TERMS[step]
        start = self.days[since]
        return region(term(name, on=start), start=start, today=self.now.date()) is Region.OVER

    def _overdue(self) -> bool:
        """The ninety days, counted here a second time: what rested or was heard is left out."""
        filed = self.days.get("approve_filing")
        if filed is None:
            return False
        length = 90 + {"none": 0, "by_head": 30, "by_discussion": 90}[self.extension]
        out = [*self.out]
        if self.rests and self.now.date() > self.rests:
            out.append((self.rests, self.now.date()))
        day, left = filed, length
        while left:
            day += timedelta(days=1)
            left -= not any(a <= day <= b for a, b in out)
        calendar = official_calendar()
        while not calendar.is_working_day(day) or any(a <= day <= b for a, b in out):
            day += timedelta(days=1)
        return self.now.date() > day

    def _rest(self, step: str, form: dict[str, Any]) -> None:
        """What lengthens the time to decide."""
        today = self.now.date()
        if step == "suspend":
            self.rests = today
        elif self.rests and step in ("resume", "notify_penalty"):
            if today > self.rests:
                self.out.append((self.rests, today - timedelta(days=1)))
            self.rests = None
        if step in ("extend", "extend_by_discussion"):
            self.extension = "by_head" if step == "extend" else "by_discussion"
        if step == "request_hearing":
            self.asked = today
        if step == "hold_hearing":
            self.out.append((self.asked, today))

    def _form(
        self, step: str, *, flawed: bool, told: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """A form, and what the law should see in it."""
        road = SUMMARY_FORMS if self.kind == "summary" else ORDINARY_FORMS
        form, seen = dict(road.get(step) or ASIDE_FORMS.get(step, {})), {}
        if step == "notify_penalty":
            form["hearing_told"] = seen["with_hearing"] = told
        self._of_inquiry(step, form, seen)
        if step == "notify_hearing":
            form["hearing_on"] = self.now.date() + timedelta(days=3 if flawed else 30)
            seen["ahead"] = not flawed
            form["chair"] = named(self.office.reviewer)
        if step == "hold_hearing":
            seen["chair_apart"] = self.chaired
        if step == "hold_hearing" and self.hearing_on:
            seen["day_come"] = self.now.date() >= self.hearing_on
        if step == "decide_penalty" and "notify_penalty" not in self.days:
            seen["heavier"] = True
        if flawed and step in FLAWS:
            typed, law = FLAWS[step]
            form, seen = {**form, **typed}, {**seen, **law}
        if step == "collect_on_the_spot" and "decided" not in self.days:
            seen["collectable"] = True  # nothing is fined yet, so the sum is no obstacle
        return form, seen

    def _of_inquiry(self, step: str, form: dict[str, Any], seen: dict[str, Any]) -> None:
        """What the acts of the investigation ask beside their usual form."""
        if step == "close_case" and "collect_on_the_spot" in self.days:
            seen["cash_banked"] = False  # nobody here hands the cash on
        if step == "discuss_collectively":
            form["voters"] = [named(self.office.leader)]
            seen["several_voters"] = False
        if step in ("suspend", "resume", "extend", "terminate"):
            seen["discussed"] = False  # nobody asks for a discussion here
        if step in ("end_by_referral", "end_by_transfer"):  # no referral, no transfer runs beside
            seen.update(police_opened=False, handed_over=False)
        if step == "recheck_correction":
            seen["was_ordered"] = self.correction != "not_applicable"

    def _try(
        self, step: str, people: list[Person], form: dict[str, Any], seen: dict[str, Any]
    ) -> None:
        """Asks the model, makes the act, and compares answer, row and record."""
        self._let_time_pass()
        attempt = replace(Attempt(), **seen)
        expected = why_not(self.procedure, self.stage, self.facts, step=step, attempt=attempt)
        late = faults(self.procedure, self.facts, step=step, attempt=attempt)
        deed = deed_of(people, self.now, **form)
        self.tried.add((step, not expected))
        if expected:
            before, written = self._row(), everything_written()
            with pytest.raises(Refused) as no:
                perform(self.case_id, step, deed)
            assert no.value.reasons == expected
            assert (self._row(), everything_written()) == (before, written)
            return
        perform(self.case_id, step, deed)
        self.stage, self.facts = after(
            self.procedure, self.stage, self.facts, step=step, attempt=attempt
        )
        self._remember(step, people, form)
        entry = entries_of("case", self.case_id).last()
        assert entry is not None
        assert (entry.verb, entry.seq, entry.occurred_at) == (step, self.made, self.now)
        assert [f["watch"] for f in entry.faults] == [f.watch for f in late]
        assert FaultRecord.objects.filter(entry=entry).count() == len(late)
        self._agree()

    def _remember(self, step: str, people: list[Person], form: dict[str, Any]) -> None:
        self.made += 1
        self._rest(step, form)
        self.days[step] = self.now.date()
        if step.startswith("decide") or step == "dismiss":
            self.days["decided"] = self.now.date()
        if step == "notify_penalty":
            self.hearing_on, self.chaired = None, False
            if self.facts.hearing_told:
                self.days["hearing_told"] = self.now.date()
        if step == "notify_hearing_right":
            self.days.setdefault("hearing_told", self.now.date())
        if step in ("review_again", "review_penalty") and form["result"] != "pass":
            self.days.pop("hearing_told", None)
        if step == "notify_hearing":
            self.hearing_on, self.chaired = form["hearing_on"], True
        if step == "order_correction":
            self.correction = form["mode"]
        if {"inspect_site", "question", "take_evidence", "order_correction", "verify_lead",
            "take_sample", "record_result", "tell_result", "recheck_correction",
            "file_case", "conclude_investigation", "notify_on_the_spot", "hear_on_the_spot",
            "decide_on_the_spot"} & {step}:  # fmt: skip
            self.investigators |= {p.pk for p in people}
        if "reviewer" in self.procedure.step(step).actors:
            self.reviewers |= {p.pk for p in people}

    def _let_time_pass(self) -> None:
        """Where a term has run out on the calendar, the model lets it run out too."""
        for field, name, since in (
            ("defence_term", "tianjin.defence_days", "notify_penalty"),
            ("hearing_term", "penalty_law_2021.hearing_request_days", "hearing_told"),
        ):
            told = self.days.get(since)
            if told is None or self.stage != "notified":
                continue
            spent = region(term(name, on=told), start=told, today=self.now.date()) is Region.OVER
            if spent and getattr(self.facts, field) is Clock.RUNNING:
                self.facts = replace(self.facts, **{field: Clock.OVER})

    def _row(self) -> dict[str, Any]:
        return snapshot(Case.objects.get(pk=self.case_id))

    def _agree(self) -> None:
        case = Case.objects.select_related("party", "item", "unit").get(pk=self.case_id)
        assert (case.stage, facts_of(case, self.now.date())) == (self.stage, self.facts)
        assert case.acts == self.made

    def teardown(self) -> None:
        try:
            if hasattr(self, "case_id"):
                assert replay("case", self.case_id) == self._row()
                assert entries_of("case", self.case_id).count() == self.made
        finally:
            super().teardown()


@pytest.mark.parametrize("kind", PROCEDURES)
def test_the_door_and_the_law_agree(db: None, kind: str) -> None:
    office = an_office()
    both = also(office, "both", Role.OFFICER, Role.REVIEWER, Role.LEADER)
    people = {
        "pair": (office.investigator, office.second),
        "one": (office.investigator,),
        "expired": (office.investigator, office.expired),
        "assistant": (office.investigator, office.assistant),
        "both": (both, office.second),
        "leader": (both,),
    }
    tried: set[tuple[str, bool]] = set()
    known = {"office": office, "people": people, "kind": kind, "tried": tried}
    machine = type("Machine", (CaseMachine,), known)
    wander(machine, lives=25, steps=20)
    made, refused = ({step for step, done in tried if done is side} for side in (True, False))
    assert {"pay", "hold_hearing" if kind == "ordinary" else "hand_over"} <= made
    assert len(made & refused) > len(PROCEDURES[kind][0].steps) / 2
