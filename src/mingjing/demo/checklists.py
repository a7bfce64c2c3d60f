"""What is on the checklist of a visit: the area's usual items, and in turn every other one.

By turns every item of the power list in force comes onto some checklist within the year, which
is what the duty rate counts.
"""

from __future__ import annotations

from collections import Counter, deque
from datetime import date

from mingjing.demo.staffing import read
from mingjing.office.inspections.facts import in_force
from mingjing.office.items.models import Item
from mingjing.office.parties.models import PartyKind

Lines = list[tuple[Item, bool]]
_IN_TURN = 2
_PATIENCE = 20


class Checklists:
    """The power list by area, each area's items waiting for their turn."""

    def __init__(self) -> None:
        self.items = {item.code: item for item in Item.objects.order_by("code")}
        self.words = read("words.toml")
        self._turns: dict[str, deque[Item]] = {}
        self._passed: Counter[str] = Counter()
        for item in self.items.values():
            self._turns.setdefault(item.area, deque()).append(item)

    def lines(self, area: str, day: date, *, party_kind: str = "", broken: str = "") -> Lines:
        """The checklist of one visit; `broken` is the code of the item that is not kept."""
        usual = [self.items[code] for code in self.words[area]["checks"]]
        chosen = [item for item in usual if in_force(item, day)]
        chosen += self._next(area, day, party_kind)
        lines = {item.pk: (item, True) for item in chosen}
        if broken:
            item = self.items[broken]
            lines[item.pk] = (item, False)
        return list(lines.values())

    def first_usual(self, area: str, day: date) -> str:
        """The area's most usual item in force on a day."""
        usual: list[str] = self.words[area]["checks"]
        return next(code for code in usual if in_force(self.items[code], day))

    def _next(self, area: str, day: date, party_kind: str) -> list[Item]:
        """The items longest not checked that are in force and fit the party; each goes back.

        What citizens can do on a company's ground is looked at too, only more seldom.
        """
        turn, chosen = self._turns[area], []
        for item in [i for i in turn if in_force(i, day)]:
            if not _fits(item.subject, party_kind) and self._passed[item.code] < _PATIENCE:
                self._passed[item.code] += 1
                continue
            self._passed[item.code] = 0
            chosen.append(item)
            turn.remove(item)
            turn.append(item)
            if len(chosen) == _IN_TURN:
                break
        return chosen


def _fits(subject: str, party_kind: str) -> bool:
    """A company is not checked for what only a citizen can do."""
    return not (subject == "individual" and party_kind == PartyKind.ORGANISATION)
