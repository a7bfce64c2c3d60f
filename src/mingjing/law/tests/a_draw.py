"""A small draw for tests: invented places and people, three witnesses, dice, a certificate."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mingjing.law.draw.announce import Plan, Rules, announced_as, announcement, witnesses
from mingjing.law.draw.certificate import Drawing, certificate
from mingjing.law.draw.pool import Pool, Unit, entry
from mingjing.law.draw.seed import commitment

FROZEN = datetime.fromisoformat("2026-11-30T09:00:00+08:00")
THROWN = FROZEN + timedelta(days=3)
NAMES = ["演示见证甲", "演示见证乙", "演示见证丙"]
SECRETS = ["frost on the north window", "七只麻雀落在电线上看雨走过", "kettle-umbrella-4471"]
DICE = "31415926535897932384"
RULES = Rules({"drainage": 2, "gas": 3}, {"high": 3, "general": 2, "low": 1}, 2)
RISKS = ("high", "general", "low")


def objects(count: int = 40, other: int = 12) -> Pool:
    """Restaurants of two strata in three risk classes, each with a firm of its own."""
    rows = [("gas", n) for n in range(count)] + [("drainage", n) for n in range(other)]
    return Pool(
        (
            entry(f"CS{s[0].upper()}{n:06d}", f"示例{s}第{n}号店（虚构）",
                  holder=f"9112{n:04d}DEM{s[0].upper()}{n:05d}X", site=f"示例路{n}号",
                  stratum=s, risk=RISKS[n % 3])
            for s, n in rows
        ),
        Unit.PLACE,
    )  # fmt: skip


def inspectors(count: int = 9) -> Pool:
    """Officers who may be sent anywhere, but the last, who inspects drainage only."""
    return Pool(
        (
            entry(f"示执证{n:04d}", f"演示{n}", holder=f"P{n}",
                  stratum="drainage" if n == count - 1 else "")
            for n in range(count)
        ),
        Unit.PERSON,
    )  # fmt: skip


def a_plan(**other: Any) -> Plan:
    """A plan with the offline source."""
    source = witnesses(NAMES, sides=10, throws=20, moment=THROWN)
    plan = Plan("抽2026-001", "示例双随机抽查", "示范区城市管理委员会", source, RULES, FROZEN,
                FROZEN + timedelta(hours=1))  # fmt: skip
    return replace(plan, **other)


def given(
    told: dict[str, Any],
    dice: str = DICE,
    *,
    names: Sequence[str] = NAMES,
    secrets: Sequence[str] = SECRETS,
    throws: int = len(DICE),
) -> dict[str, Any]:
    """What the witnesses and the dice gave."""
    announced, dice = announced_as(told), dice[:throws]
    both = list(zip(names, secrets, strict=False))
    at = (FROZEN + timedelta(days=1)).isoformat()
    return {
        "commitments": [
            {"witness": w, "at": at, "commitment": commitment(announced, w, s)} for w, s in both
        ],
        "dice": dice,
        "dice_at": (THROWN + timedelta(minutes=3)).isoformat(),
        "at": (THROWN + timedelta(minutes=5)).isoformat(),
        "reveals": [{"witness": w, "secret": s} for w, s in both],
    }


def a_drawing(**other: Any) -> Drawing:
    """The whole draw; `other` replaces a part of it."""
    some, people = other.pop("objects", objects()), other.pop("inspectors", inspectors())
    told = announcement(other.pop("plan", a_plan()), some, people)
    drawing = Drawing(told, given(told), some, people, THROWN + timedelta(minutes=10))
    return replace(drawing, **other)


def a_certificate(**other: Any) -> dict[str, Any]:
    """Its certificate, as read from its file."""
    found: dict[str, Any] = json.loads(json.dumps(certificate(a_drawing(**other))))
    return found
