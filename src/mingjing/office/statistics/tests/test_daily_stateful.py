"""Whatever is done, in whatever order, on whatever day: facts and rows tell the same.

The machine makes real acts, late and back-dated ones too, changes what other rows hang on, takes
back what was made public, and folds or rebuilds the facts in between, or not. After every step
a third of the figures that facts can tell, and at the end of a life all of them, are told twice:
with them, and by a full recount.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    rule,
)

from mingjing.office.disclosure.actions import publish_decision, withdraw_publication
from mingjing.office.disclosure.models import Publication
from mingjing.office.inspections.actions import register_sortie
from mingjing.office.intake.actions import answer_complaint, register_complaint
from mingjing.office.journal.shapes import Invalid
from mingjing.office.learning.actions import hold_training
from mingjing.office.parties.actions import PlaceData, amend_place
from mingjing.office.parties.models import Place
from mingjing.office.statistics.daily import actions
from mingjing.office.statistics.daily.checking import differences
from mingjing.office.statistics.daily.series import all_cuts, cuts
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.telling import (
    all_by_facts,
    amount_of,
    amounts_over,
    whole,
)
from mingjing.office.statistics.tests.world import World, a_year, inspect, of_nobody
from tests.cast import at, deed_of, walk_to
from tests.wandering import Sealed, wander

FIRST = date(2023, 1, 9)
DAYS = st.integers(0, 90).map(lambda n: FIRST + timedelta(days=n))
PERIODS = (Period.of_year(2023), Period(date(2023, 1, 15), date(2023, 3, 10)))
KNOWN = {name: found for name, found in INDICATORS.items() if cuts(found)}


class FactMachine(Sealed):
    """An office at work, with facts that are kept or not."""

    world: ClassVar[World]
    made: ClassVar[set[str]]
    turn = 0

    def _did(self, what: str) -> None:
        self.made.add(what)

    @rule(day=DAYS, kept=st.booleans(), kind=st.sampled_from(["restaurant", "mall", "car_wash"]))
    def inspects(self, day: date, kept: bool, kind: str) -> None:
        office = self.world.office
        place = of_nobody(office, kind)
        with suppress(Invalid):  # the two officers may be elsewhere at that hour
            inspect(office, place, self.world.gas, day, 14, kept=kept)
            self._did("inspects")

    @rule(day=DAYS, vehicles=st.integers(0, 2), visited=st.integers(0, 9))
    def goes_out(self, day: date, vehicles: int, visited: int) -> None:
        team = [self.world.office.investigator, self.world.office.second]
        register_sortie(
            deed_of(team, at(day, 17)),
            area="waste",
            unit=self.world.office.brigade,
            purpose="巡查",
            vehicles=vehicles,
            officers=team,
            tallies={"places_visited": visited} if visited else {},
        )
        self._did("goes out")

    @rule(day=DAYS, later=st.sampled_from([None, 0, 4, 60]))
    def hears(self, day: date, later: int | None) -> None:
        clerk = deed_of([self.world.office.clerk], at(day, 23, 50))
        row = register_complaint(
            clerk,
            channel="hotline",
            area="gas",
            received_at=clerk.at,
            content="占道",
            place="示例路",
            street=self.world.office.street,
            unit=self.world.office.brigade,
            complainant="演示群众",
            contact="000",
        )
        self._did("hears")
        if later is not None:
            moment = row.received_at + timedelta(days=later)
            answer_complaint(row.pk, deed_of([self.world.office.clerk], moment), "已答复")
            self._did("answers")

    @rule(day=DAYS, summary=st.booleans(), last=st.sampled_from(["file", "decide", "end"]))
    def handles_a_case(self, day: date, summary: bool, last: str) -> None:
        steps = {
            True: {"file": "record_on_the_spot", "decide": "decide_on_the_spot", "end": "archive"},
            False: {"file": "approve_filing", "decide": "decide_penalty", "end": "archive"},
        }
        step = "report_on_the_spot" if summary and last == "end" else steps[summary][last]
        walk_to(self.world.office, step, summary=summary, item=self.world.gas, day=day)
        self._did(f"case {last}")

    @rule(later=st.integers(0, 9))
    def publishes(self, later: int) -> None:
        row = self.world.warned
        if not row.publications.filter(channel="credit").exists() and row.decided_on:
            day = row.decided_on + timedelta(days=later)
            publish_decision(row, "credit", deed_of([self.world.office.clerk], at(day, 20)))
            self._did("publishes")

    @rule()
    def takes_back(self) -> None:
        row = Publication.objects.filter(published_on__isnull=False, withdrawn_on=None).first()
        if row:
            withdraw_publication(
                row, deed_of([self.world.office.clerk], at(date(2024, 1, 9))), "改正"
            )
            self._did("takes back")

    @rule(kind=st.sampled_from(["restaurant", "mall", "other"]))
    def amends_a_place(self, kind: str) -> None:
        place = Place.objects.order_by("-pk").select_related("street", "party")[0]
        amend_place(
            place,
            PlaceData(place.name, kind, place.address, place.street, party=place.party),
            deed=deed_of([self.world.office.investigator], at(date(2024, 1, 9))),
        )
        self._did("amends")

    @rule(day=DAYS)
    def teaches(self, day: date) -> None:
        office = self.world.office
        hold_training(
            deed_of([office.clerk], at(day, 18)),
            kind="city_plan",
            title="专题",
            held_on=day,
            place="会议室",
            attendees=[office.investigator, office.second],
        )
        self._did("teaches")

    @rule(until=DAYS)
    def folds(self, until: date) -> None:
        actions.fold(until)
        assert list(differences()) == []
        self._did("folds")

    @rule(first=DAYS, length=st.integers(0, 40))
    def rebuilds(self, first: date, length: int) -> None:
        actions.rebuild(Period(first, first + timedelta(days=length)))
        assert list(differences()) == []
        self._did("rebuilds")

    @invariant()
    def facts_tell_what_the_rows_tell(self) -> None:
        """A third of the figures after each act, by turns."""
        self.turn += 1
        _held(list(KNOWN)[self.turn % 3 :: 3])

    def teardown(self) -> None:
        """All of them at the end of a life."""
        try:
            _held(KNOWN)
        finally:
            super().teardown()


def _held(names: Iterable[str]) -> None:
    asked = [
        (KNOWN[name], by)
        for name in names
        for by in ("", *sorted(KNOWN[name].paths.keys() & {"month", "area"}))
    ]
    for period in PERIODS:
        for (found, by), told in zip(asked, all_by_facts(asked, period), strict=True):
            rows = found.counted(period)
            if not by:
                assert whole(told, found) in (None, amount_of(found, rows)), found.name
            elif told is not None:
                assert told == amounts_over(found, (by,), rows), (found.name, by)


def test_facts_and_rows_agree_after_every_act(db: None) -> None:
    world = a_year()
    actions.rebuild(Period(date(2022, 12, 1), date(2023, 4, 30)))
    made: set[str] = set()
    machine = type("Machine", (FactMachine,), {"world": world, "made": made})
    wander(machine, lives=3, steps=18)
    assert len(all_cuts(KNOWN.values())) > 100
    assert len(made) >= 9 and made & {"folds", "rebuilds"}, made
