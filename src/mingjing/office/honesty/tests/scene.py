"""Work of a small office made by acts: honest weeks by chance, and faults planted on purpose."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from mingjing.law.day import official_calendar
from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.tests.scene import a_visit
from mingjing.office.people.models import Person, Unit
from tests.cast import Office, at, deed_of

WORDS = ("灭火器压力不足", "用气软管老化", "报警装置没有通电", "气瓶没有固定", "通道堆放杂物")
SEEN = ("后厨", "前厅", "库房", "操作间", "二楼包间", "院内")


def inspect(
    office: Office, start: datetime, minutes: int, *, address: str, late: timedelta | None = None,
    team: Sequence[Person] = (), unit: Unit | None = None, finding: str = "", **other: object,
) -> Inspection:  # fmt: skip
    """One lawful inspection, entered when it ended or later."""
    officers = list(team) or [office.investigator, office.second]
    end = start + timedelta(minutes=minutes)
    deed = replace(deed_of(officers, end), entered_at=end + (late or timedelta(minutes=10)))
    parts = a_visit(office, started_at=start, ended_at=end, address=address, officers=officers,
                    finding=finding, result="taught" if finding else "clean",
                    unit=unit or office.brigade, **other)  # fmt: skip
    return register_inspection(deed, **parts)


def honest(office: Office, seed: int, *, since: date, days: int) -> int:
    """Working days as chance gives them: some work, rounded or not, a little of it entered late;
    now and then a day without signal that is entered the next morning."""
    rng, made = random.Random(seed), 0
    teams = {
        office.brigade: [office.investigator, office.second],
        office.other_brigade: [office.stranger, office.expired],
    }
    for n in range(days):
        day = since + timedelta(days=n)
        if not official_calendar().is_working_day(day):
            continue
        for unit, team in teams.items():
            if office.expired in team:
                continue  # one officer alone does not inspect
            moment, offline = at(day, 9), rng.random() < 0.02
            for _ in range(rng.randint(0, 2)):
                moment += timedelta(minutes=rng.randint(10, 60))
                long = rng.choice((rng.randint(8, 70), 5 * rng.randint(3, 12)))
                finding = ""
                if rng.random() < 0.3:
                    finding = f"{rng.choice(SEEN)}{rng.choice(WORDS)}，第 {made} 号设备，已当场教育"
                inspect(
                    office, moment, long, address=f"示例路 {seed}-{made} 号", unit=unit,
                    team=team, finding=finding,
                    late=timedelta(hours=20) if offline else timedelta(minutes=rng.randint(1, 200)),
                )  # fmt: skip
                made += 1
                moment += timedelta(minutes=long)
    return made
