"""The talk after an inspection: real acts and the pure law side by side.

As in `test_stateful_beside`, a machine tries random steps by random people at random times, with
lawful and unlawful forms; beside the database runs the law's own table alone. What the law should
see in people, words and hours is told a second time here. After each act the row is what the
journal replays, and what was refused has written nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
)

from mingjing.law.instruments.field_visit.talk import TALK, TalkAttempt, TalkFacts
from mingjing.law.procedure import NEW, after, why_not
from mingjing.office.inspections.models import Inspection, LenientAct, Talk
from mingjing.office.inspections.talks import found_talk, perform_talk
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, an_office, at, deed_of, everything_written
from tests.wandering import Sealed, wander

STEPS = [s.name for s in TALK.steps]
FOUNDING = ("invite_to_talk", "record_talk")
BLANK = " "
SAID = {"with_whom": "店长演示某", "where": "会议室", "topic": "用气安全", "content": "讲清规定",
        "response": "promised", "agreed": "月底前装好报警器", "reason": "对方外出"}  # fmt: skip
ASKS = {
    "invite_to_talk": {"with_whom": "topic_given", "where": "topic_given", "topic": "topic_given"},
    "put_off_talk": {"reason": "reason_given"},
    "record_talk": {"with_whom": "content_given", "content": "content_given"},
    "record_absence": {"content": "content_given"},
    "call_off_talk": {"reason": "reason_given"},
}
"""Which word each act may not lack, and what the law sees where it is lacking."""


class TalkMachine(Sealed):
    """One talk, lived twice: once in the database, once in the law alone."""

    office: ClassVar[Office]
    inspection: ClassVar[Inspection]
    people: ClassVar[dict[str, tuple[Person, ...]]]
    roles: ClassVar[dict[str, str]]
    tried: ClassVar[set[tuple[str, bool]]]

    @initialize()
    def nothing_yet(self) -> None:
        self.now, self.stage, self.facts = at(DAY, 15), NEW, TalkFacts()
        self.row_id: int | None = None
        self.appointed: datetime | None = None
        self.held = 0
        self.made: list[str] = []

    @rule(
        data=st.data(),
        who=st.sampled_from(["pair", "pair", "pair", "one", "expired", "clerk", "wrong"]),
        hours=st.sampled_from([1, 3, 24, 24 * 4]),
        ahead=st.sampled_from([2, 26, 24 * 6, 0, -3]),
        flawed=st.sampled_from([False, False, False, True]),
        in_turn=st.sampled_from([True, True, True, False]),
    )
    def try_a_step(
        self, data: st.DataObject, who: str, hours: int, ahead: int, *, flawed: bool, in_turn: bool
    ) -> None:
        here = [s.name for s in TALK.steps if self.stage in s.sources]
        every = list(FOUNDING) if self.row_id is None else here if in_turn and here else STEPS
        step = data.draw(st.sampled_from(every), label="step")
        word = data.draw(st.sampled_from(sorted(ASKS[step])), label="word") if flawed else ""
        self.now += timedelta(hours=hours)
        moment = self.now + timedelta(hours=ahead)
        form: dict[str, Any] = {**SAID, "appointed_at": moment, **({word: BLANK} if word else {})}
        seen = self._of_people(step, who)
        if self.stage in TALK.step(step).sources:
            seen |= {ASKS[step][word]: False} if word else {}
            if step in {"invite_to_talk", "put_off_talk"}:
                seen["appointed_ahead"] = ahead > 0
            if step == "record_absence":
                seen["moment_come"] = self.appointed is not None and self.now >= self.appointed
        self._try(step, list(self.people[who]), form, seen)

    def _of_people(self, step: str, who: str) -> dict[str, bool]:
        """What the law should see in these people, told from the cast and not from the rows."""
        return {
            "post_fits": self.roles[who] in TALK.step(step).actors,
            "two_officers": who in {"pair", "expired"},
            "certified": who != "expired",
        }

    def _try(
        self, step: str, people: list[Person], form: dict[str, Any], seen: dict[str, bool]
    ) -> None:
        """Asks the model, makes the act, and compares answer, row and record."""
        attempt = replace(TalkAttempt(), **seen)
        expected = why_not(TALK, self.stage, self.facts, step=step, attempt=attempt)
        deed = deed_of(people, self.now, **form)
        self.tried.add((step, not expected))
        if expected:
            before = self._all()
            with pytest.raises(Refused) as no:
                self._make(step, deed)
            assert no.value.reasons == expected
            assert self._all() == before
            return
        self.row_id = self._make(step, deed).pk
        self.stage, self.facts = after(TALK, self.stage, self.facts, step=step, attempt=attempt)
        self.made.append(step)
        self.held += step == "record_talk"
        if step in {"invite_to_talk", "put_off_talk"}:
            self.appointed = form["appointed_at"]
        self._agree()

    def _make(self, step: str, deed: Any) -> Talk:
        if self.row_id is None:
            return found_talk(self.inspection, step, deed)
        return perform_talk(self.row_id, step, deed)

    def _all(self) -> tuple[object, ...]:
        mine = snapshot(Talk.objects.get(pk=self.row_id)) if self.row_id else {}
        return mine, everything_written(), Talk.objects.count(), LenientAct.objects.count()

    def _agree(self) -> None:
        row = Talk.objects.get(pk=self.row_id)
        assert (row.stage, row.appointed_at) == (self.stage, self.appointed)
        assert (row.held is not None) is (row.stage == "held") is (self.held == 1)
        assert [e.verb for e in entries_of("talk", row.pk)] == self.made
        assert replay("talk", row.pk) == snapshot(row)
        if row.held:
            assert (row.held.at, row.held.inspection_id) == (self.now, row.inspection_id)
            assert replay("lenient_act", row.held.pk) == snapshot(row.held)


def test_every_step_of_a_talk_is_told_here() -> None:
    assert set(ASKS) == set(STEPS)
    assert set(FOUNDING) == {s.name for s in TALK.steps if NEW in s.sources}


def test_the_door_and_the_law_agree_upon_a_talk(db: None) -> None:
    office = an_office()
    row = inspected(office, place=a_place(office), checks=[(an_item(), False)], result="lead",
                    finding="报警器断电")  # fmt: skip
    people = {
        "pair": (office.investigator, office.second),
        "one": (office.investigator,),
        "expired": (office.second, office.expired),
        "clerk": (office.clerk,),
        "wrong": (office.reviewer,),
    }
    roles = {"pair": "officer", "one": "officer", "expired": "officer", "clerk": "clerk",
             "wrong": "reviewer"}  # fmt: skip
    tried: set[tuple[str, bool]] = set()
    known = {"office": office, "inspection": row, "people": people, "roles": roles, "tried": tried}
    wander(type("Machine", (TalkMachine,), known), lives=60, steps=12)
    assert {step for step, done in tried if done} == set(STEPS)
    assert {step for step, done in tried if not done} == set(STEPS)
