"""Who acts: people as they stand on a day, and officers who are out on one errand at a time.

Standing changes only where a post or certificate begins or ends, so it is asked once for each
span between such days.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.demo.days import minutes
from mingjing.demo.staffing import Office
from mingjing.office.journal.shapes import OFFICE_ZONE, Actor, Deed
from mingjing.office.people.models import Certificate, Person, Post, Role, Unit
from mingjing.office.people.queries import actors


@dataclass(frozen=True, slots=True)
class Team:
    """Officers of one brigade on one errand."""

    brigade: Unit
    officers: tuple[Person, ...]

    def pair(self, n: int) -> tuple[Person, ...]:
        """Two of them, others for another n."""
        size = len(self.officers)
        return self.officers[2 * n % size], self.officers[(2 * n + 1) % size]


class Crew:
    """The people of the office by day."""

    def __init__(self, office: Office, rng: random.Random) -> None:
        self.office = office
        self._rng = rng
        self._turns = _turning_days()
        self._spans: dict[int, dict[int, Actor]] = {}
        self._busy: set[tuple[int, date, int]] = set()
        self._errands: Counter[int] = Counter()

    def standing(self, day: date) -> dict[int, Actor]:
        """Everybody as they stand on a day."""
        span = bisect_right(self._turns, day)
        if span not in self._spans:
            known = actors(self.office.everybody(), day)
            self._spans[span] = {a.id: a for a in known}
        return self._spans[span]

    def deed(
        self,
        people: Sequence[Person],
        at: datetime,
        entered_at: datetime | None = None,
        **form: Any,
    ) -> Deed:
        """An act by these people; entered a few minutes later unless said otherwise."""
        known = self.standing(at.astimezone(OFFICE_ZONE).date())
        return Deed(
            by=tuple(known[p.pk] for p in people),
            at=at,
            entered_at=entered_at or at + minutes(5),
            form=form,
        )

    def team(self, day: date, half: int, *, size: int, turn: int) -> Team:
        """Free officers of the brigade whose turn it is, or of the next that has enough."""
        brigades = self.office.brigades
        for n in range(len(brigades)):
            brigade = brigades[(turn + n) % len(brigades)]
            free = self._free(brigade, day, half)
            if len(free) >= size:
                team = Team(brigade, tuple(free[:size]))
                self.engage(day, half, team.officers)
                return team
        raise ValueError(f"no brigade has {size} officers free on {day}")

    def engage(self, day: date, half: int, officers: Sequence[Person]) -> None:
        """Keeps officers for one half of a day."""
        self._busy.update((p.pk, day, half) for p in officers)
        self._errands.update(p.pk for p in officers)

    def is_out(self, officers: Sequence[Person], day: date, half: int) -> bool:
        """Whether one of them is on an errand in this half of a day."""
        return any((p.pk, day, half) in self._busy for p in officers)

    def can_come(self, officers: Sequence[Person], *, day: date, half: int, errand: Team) -> bool:
        """Whether these officers are on the errand, or may go out and have nothing else to do."""
        known = self.standing(day)
        return all(
            p in errand.officers
            or (
                (p.pk, day, half) not in self._busy
                and known[p.pk].certified
                and Role.OFFICER in known[p.pk].roles
            )
            for p in officers
        )

    def _free(self, brigade: Unit, day: date, half: int) -> list[Person]:
        """Those who may go out, the least used first."""
        known = self.standing(day)
        free = [
            p
            for p in self.office.officers[brigade.pk]
            if (p.pk, day, half) not in self._busy
            and known[p.pk].certified
            and Role.OFFICER in known[p.pk].roles
        ]
        self._rng.shuffle(free)
        return sorted(free, key=lambda p: self._errands[p.pk])


def _turning_days() -> list[date]:
    """The days on which somebody's standing may change."""
    after = timedelta(days=1)
    posts = Post.objects.values_list("since", "until")
    certificates = Certificate.objects.values_list("valid_from", "valid_until")
    spans: list[tuple[date, date | None]] = [*posts, *certificates]
    return sorted({begin for begin, _ in spans} | {end + after for _, end in spans if end})
