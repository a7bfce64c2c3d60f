"""One rehearsal: a scenario as it grows, and what the law says of it.

The scenario itself is the whole state. It is what `mingjing law examine` takes, it stays in the
session of the one who plays, and no row of the office is touched.
"""

from __future__ import annotations

import copy
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from mingjing.law.acts import Act, acts
from mingjing.law.day import OutsideCalendar, official_calendar
from mingjing.law.examine import ScenarioError, examine
from mingjing.law.shelf import SMALL
from mingjing.office.items.power import known_items
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.learning.rehearsal.words import GROUPS, OTHER, place_words

MOST_ACTS = 200
_PAUSE = timedelta(minutes=30)
_PROBE = "archive"
_FORMAT = "%Y-%m-%dT%H:%M"


class Unreadable(ValueError):
    """The scenario cannot be judged as it is written; says where, in words, and what is wrong."""

    def __init__(self, error: ScenarioError, raw: Any) -> None:
        super().__init__(f"{place_words(error.place, raw)}：{error.sentence}")
        self.place = error.place
        self.sentence = error.sentence


@dataclass(frozen=True, slots=True)
class Play:
    """A rehearsal under way; `situation` names the prepared one it began with, if any."""

    key: str
    title: str
    scenario: dict[str, Any]
    situation: str = ""
    begun: int = 0
    recorded: bool = False

    @property
    def made(self) -> list[dict[str, Any]]:
        """The acts so far, refused ones too."""
        return list(self.scenario["acts"])

    @property
    def can_undo(self) -> bool:
        """Whether the trainee has made an act of their own."""
        return len(self.made) > self.begun

    @property
    def people(self) -> dict[str, dict[str, Any]]:
        """The people of the scenario by name."""
        return dict(self.scenario.get("people", {}))

    def with_act(self, row: dict[str, Any]) -> Play:
        """The rehearsal with one more act."""
        return replace(self, scenario={**self.scenario, "acts": [*self.made, row]})

    def undone(self) -> Play:
        """The rehearsal without its last act."""
        if not self.can_undo:
            return self
        return replace(self, scenario={**self.scenario, "acts": self.made[:-1]})

    def noted(self) -> Play:
        """The rehearsal once it stands in the training ledger."""
        return replace(self, recorded=True)

    def next_moment(self) -> datetime:
        """Half an hour after the last act; the morning of the conduct where there is none."""
        if self.made:
            last = moment(self.made[-1]["at"])
            return last if why_not_counted(last + _PAUSE) else last + _PAUSE
        since = self.scenario.get("conduct", {}).get("from")
        return moment(f"{str(since)[:10]}T09:00" if since else "2026-09-01T09:00")

    def as_session(self) -> dict[str, Any]:
        """As the session keeps it."""
        return asdict(self)


def begin(
    key: str, *, title: str, scenario: Any, situation: str = "", begun: int | None = None
) -> Play:
    """A rehearsal from a scenario that can be judged; raises Unreadable."""
    told = copy.deepcopy(scenario)
    judge(told)
    known = len(told["acts"]) if begun is None else begun
    if len(told["acts"]) > MOST_ACTS:
        raise Unreadable(ScenarioError("acts", f"行为超过 {MOST_ACTS} 个"), told)
    return Play(key, title, told, situation=situation, begun=known)


def judge(scenario: Any) -> dict[str, Any]:
    """What the law says of a scenario; raises Unreadable with the place in words."""
    try:
        return examine(scenario, items=known_items())
    except ScenarioError as error:
        raise Unreadable(error, scenario) from error


def judge_at(play: Play, now: datetime) -> dict[str, Any]:
    """The answer as it stands at a moment: what is open then, and which terms have run out.

    An act that nobody makes is always refused and changes nothing, so asking with one turns the
    clocks to its time and leaves the case as it was.
    """
    probe = {"act": _PROBE, "at": now.strftime(_FORMAT), "by": []}
    answer = judge(play.with_act(probe).scenario)
    place = f"acts[{len(play.made)}]"
    return {
        **answer,
        "acts": answer["acts"][:-1],
        "not_judged": [n for n in answer["not_judged"] if not n["place"].startswith(place)],
    }


def why_not_counted(when: datetime) -> str:
    """Why no term can be counted on this day, in the calendar's words; empty where it can."""
    try:
        official_calendar().is_working_day(when.date())
    except OutsideCalendar as error:
        return str(error)
    return ""


def moment(text: str) -> datetime:
    """A time of the scenario, told in the office's own time."""
    told = datetime.fromisoformat(text)
    return told.astimezone(OFFICE_ZONE).replace(tzinfo=None) if told.tzinfo else told


def grouped(procedure: str) -> list[tuple[str, list[Act]]]:
    """The acts that a case of this procedure may know: those of the road in the page's groups,
    then each small procedure under its own name."""
    mine = {n: a for n, a in acts().items() if _belongs(a, procedure)}
    found = [(label, [mine[n] for n in names if n in mine]) for label, names in GROUPS]
    placed = {a.name for _, several in found for a in several}
    for key, (table, _) in SMALL.items():
        own = [a for n, a in mine.items() if key in a.procedures and n not in placed]
        placed |= {a.name for a in own}
        found.append((table.label, own))
    found.append((OTHER, [a for n, a in mine.items() if n not in placed]))
    return [(label, several) for label, several in found if several]


def _belongs(act: Act, procedure: str) -> bool:
    """An act of the other main procedure is left out; those beside both belong to both."""
    other = {"ordinary", "summary"} - {procedure}
    return not act.procedures or not set(act.procedures) <= other
