"""A scenario as it was read: organ, party, conduct, people, and the acts in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingjing.law.examine.items import UNNAMED, Counted, PowerItem
from mingjing.law.examine.values import ScenarioError


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision against the party."""

    decided: date | None
    item: str
    fine: int
    same_act: bool


@dataclass(frozen=True, slots=True)
class Party:
    """The one who is said to have acted."""

    kind: str | None = None
    born: date | None = None
    history: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Conduct:
    """What is said to have been done, and when."""

    item: str | None = None
    since: date | None = None
    until: date | None = None
    discovered: date | None = None
    concerns: Any = None
    harm: Any = None
    also: tuple[str, ...] = ()
    serious: bool = False
    place: str = ""
    counted: Counted = field(default_factory=Counted)


@dataclass(frozen=True, slots=True)
class Organ:
    """The organ that acts: where, in what name, and with which powers, as far as told."""

    kind: str = ""
    name: str = ""
    district: str = ""
    powers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One who acts for the organ."""

    name: str
    post: str
    certificate: tuple[date, date] | None
    qualified: bool
    since: date | None = None

    def certified(self, day: date) -> bool:
        """Whether the certificate is valid on a day, both ends included."""
        return bool(self.certificate and self.certificate[0] <= day <= self.certificate[1])


@dataclass(frozen=True, slots=True)
class Told:
    """One act as the scenario tells it."""

    name: str
    place: str
    at: datetime
    by: tuple[Person, ...]
    form: Mapping[str, Any]
    moments: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the act."""
        return self.at.date()

    def lacks(self, word: str) -> bool:
        """Whether the scenario says outright that this was not so; silence is no such saying."""
        return word in self.form and not self.form[word]

    def said(self, word: str) -> bool:
        """Whether the scenario says that this was so."""
        return bool(self.form.get(word))

    def on(self, word: str) -> date | None:
        """The day that was told with this word, if one was."""
        value = self.form.get(word)
        return value if isinstance(value, date) else None

    def moment(self, word: str) -> datetime | None:
        """The moment that was told with this word, where its time of day was told too."""
        return self.moments.get(word)


@dataclass(frozen=True, slots=True)
class Note:
    """A word that was understood but that nothing judges yet."""

    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """All that the file tells."""

    procedure: str
    party: Party
    conduct: Conduct
    people: Mapping[str, Person]
    acts: tuple[Told, ...]
    items: Mapping[str, PowerItem]
    notes: tuple[Note, ...] = ()
    organ: Organ = field(default_factory=Organ)

    def item_of(self, told: Told) -> PowerItem:
        """The item that an act rests on: its own, or that of the conduct, or one not named."""
        code = told.form.get("item") or self.conduct.item
        place = f"{told.place}.item" if told.form.get("item") else "conduct.item"
        if code is None:
            return UNNAMED
        if code not in self.items:
            raise ScenarioError(place, f"权责清单中没有编码“{code}”")
        return self.items[code]

    @property
    def conduct_from(self) -> date:
        """The day from which the conduct lasted; untold, it is that of the first act."""
        known = self.conduct.since or self.conduct.discovered
        return known or self.acts[0].day

    @property
    def conduct_end(self) -> date:
        """The day on which the conduct ended."""
        return self.conduct.until or self.conduct_from

    @property
    def party_kind(self) -> str:
        """Whether the party is an organisation, a sole trader or an individual."""
        if self.party.kind is None:
            raise ScenarioError("party.kind", "没有写明当事人类型，无法评判处罚")
        return self.party.kind
