"""Registers and draws made by acts, for the tests of draws."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingjing.law.draw.announce import public_figure, witnesses
from mingjing.law.draw.seed import commitment
from mingjing.office.draws.actions import Wanted, freeze, perform, take_over
from mingjing.office.draws.models import Draw, OutsideDraw
from mingjing.office.draws.outside import Told
from mingjing.office.draws.pools import certificate_of
from mingjing.office.inspections.drawn import Drawn
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.registers.actions import NewObject, list_inspectors, list_objects
from mingjing.office.registers.models import Risk
from tests.cast import START, Office, at, deed_of

DAY = date(2023, 4, 3)
THROWN = at(date(2023, 4, 12), 10)
NAMES = ["演示见证甲", "演示见证乙", "演示见证丙"]
SECRETS = ["frost on the north window", "kettle umbrella 4471", "seven quiet sparrows"]
DICE = "31415926535897932384"
WANTED = Wanted("2023年度双随机抽查（示例）", {"gas": 2, "drainage": 1},
                {"high": 3, "general": 2, "low": 1}, 2)  # fmt: skip
RISKS = (Risk.HIGH, Risk.GENERAL, Risk.LOW)


def clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """The office's clock shows this moment: pages take no other for an act of a draw."""
    monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(UTC))


def some_places(office: Office, count: int = 9) -> list[Place]:
    """Places without an owner, each at its own address."""
    deed = deed_of([office.investigator], at(START, 8, 40))
    return [
        register_place(PlaceData(f"示例{n}号点（虚构）", "other", f"示例路{n}号", office.street),
                       deed=deed)
        for n in range(count)
    ]  # fmt: skip


def registers(office: Office, count: int = 9) -> list[Place]:
    """Both registers filled: two of three places for gas, the third for drainage."""
    places = some_places(office, count)
    deed = by(office.clerk, at(DAY, 9))
    rows = [NewObject(p, "drainage" if n % 3 == 2 else "gas", RISKS[n % 3], "按信用和隐患评定")
            for n, p in enumerate(places)]  # fmt: skip
    list_objects(deed, rows, "年度名录")
    list_inspectors(deed, [office.investigator, office.second, office.stranger], "", "持证在岗")
    return places


def by(person: Person, moment: datetime, **form: Any) -> Deed:
    """An act of one person."""
    return deed_of([person], moment, **form)


def frozen(office: Office, wanted: Wanted = WANTED, moment: datetime | None = None) -> Draw:
    """A draw with frozen pools."""
    return freeze(by(office.clerk, moment or at(DAY, 10)), wanted)


def source(moment: datetime = THROWN) -> dict[str, Any]:
    """Three witnesses and twenty ten-sided dice."""
    return witnesses(NAMES, sides=10, throws=20, moment=moment)


def figure(moment: datetime = THROWN) -> dict[str, Any]:
    """A public figure of the day of the draw."""
    return public_figure("示例彩票中心", "示例七位数", day=moment.date(), digits=7, moment=moment)


def announced(office: Office, draw: Draw, told: dict[str, Any] | None = None, **form: Any) -> Draw:
    """The source announced by the leader on the day after the freezing."""
    assert draw.frozen_at is not None
    deed = by(office.leader, draw.frozen_at + timedelta(days=1), source=told or source(), **form)
    return perform(draw.pk, "announce_source", deed)


def commitments(draw: Draw) -> list[dict[str, str]]:
    """What the three witnesses hand in."""
    return [{"witness": w, "commitment": commitment(draw.announced_as, w, s)}
            for w, s in zip(NAMES, SECRETS, strict=True)]  # fmt: skip


def reveals() -> list[dict[str, str]]:
    """What they tell after the dice."""
    return [{"witness": w, "secret": s} for w, s in zip(NAMES, SECRETS, strict=True)]


def committed(office: Office, draw: Draw) -> Draw:
    """The commitments recorded."""
    deed = by(office.clerk, THROWN - timedelta(hours=20), commitments=commitments(draw))
    return perform(draw.pk, "record_commitments", deed)


def thrown(office: Office, draw: Draw, dice: str = DICE) -> Draw:
    """The dice thrown and public."""
    deed = by(office.clerk, THROWN + timedelta(minutes=3), dice=dice)
    return perform(draw.pk, "record_dice", deed)


def seeded(office: Office, draw: Draw, dice: str = DICE) -> Draw:
    """The dice thrown, then the secrets told."""
    deed = by(office.clerk, THROWN + timedelta(minutes=5), reveals=reveals())
    return perform(thrown(office, draw, dice).pk, "reveal_secrets", deed)


def drawn(office: Office, wanted: Wanted = WANTED) -> Draw:
    """A draw made from the freezing to the result."""
    draw = seeded(office, committed(office, announced(office, frozen(office, wanted))))
    return perform(draw.pk, "draw_lots", by(office.clerk, THROWN + timedelta(minutes=10)))


def published(office: Office, draw: Draw, moment: datetime | None = None) -> Draw:
    """Its certificate made public."""
    deed = by(office.clerk, moment or THROWN + timedelta(hours=2))
    return perform(draw.pk, "publish_certificate", deed)


def outside(office: Office) -> OutsideDraw:
    """A draw of the city's platform over three new places, one of them picked for two officers."""
    places = some_places(office, 3)
    pick = Drawn(places[0], "gas", (office.investigator.pk, office.second.pk))
    told = Told("市级任务 12 号", "市级监管平台", "gas", [pick], places,
                [office.investigator, office.second, office.stranger])  # fmt: skip
    return take_over(by(office.clerk, at(DAY, 10)), told)


def first_of(draw: Draw) -> dict[str, Any]:
    """The first drawn object."""
    found: dict[str, Any] = certificate_of(draw)["drawn"][0]
    return found
