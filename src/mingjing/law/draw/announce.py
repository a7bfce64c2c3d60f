"""What is made public before the randomness exists: the pools, the rules, the source, its moment.

The announcement goes into the seed whole, so nothing of it can be changed afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from mingjing.law.draw.digest import digest
from mingjing.law.draw.pool import Pool

OLD_KIND, KIND = "mingjing/draw/announcement/1", "mingjing/draw/announcement/2"
"""Since the second, dice are public before any secret is told, and the certificate shows it."""
LEAST_OUTCOMES = 2**64
"""The dice must have so many outcomes that nobody can try them all beforehand."""
LEAST_DIGITS = 6
"""A public figure with fewer digits could be tried out by who makes up the list."""
MOST_TICKETS = 100


class Source(StrEnum):
    """Where the randomness comes from."""

    WITNESSES = "witnesses"
    FIGURE = "figure"
    BEACON = "beacon"


@dataclass(frozen=True, slots=True)
class Rules:
    """How many are drawn from each stratum, how many tickets each class holds, how many inspect."""

    quotas: Mapping[str, int]
    tickets: Mapping[str, int]
    per_object: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draw is called and which source it will use; `redraw_of` names the draw it replaces
    with that draw's fingerprint and the reason; `kind` is the version it was announced under."""

    number: str
    title: str
    organ: str
    source: Mapping[str, Any]
    rules: Rules
    frozen_at: datetime
    announced_at: datetime
    redraw_of: Mapping[str, str] | None = field(default=None)
    kind: str = KIND


def witnesses(names: list[str], *, sides: int, throws: int, moment: datetime) -> dict[str, Any]:
    """The offline default: each witness commits to a secret, then dice are thrown and told to
    everybody, then the secrets are told. One honest witness or honest dice are enough."""
    return {
        "kind": Source.WITNESSES.value, "witnesses": names, "sides": sides, "throws": throws,
        "moment": moment.isoformat(),
    }  # fmt: skip


def public_figure(
    publisher: str, figure: str, *, day: date, digits: int, moment: datetime
) -> dict[str, Any]:
    """A lottery's or an exchange's figure of a named day to come."""
    return {
        "kind": Source.FIGURE.value, "publisher": publisher, "figure": figure,
        "day": day.isoformat(), "digits": digits, "moment": moment.isoformat(),
    }  # fmt: skip


def beacon(name: str, *, round: int, genesis: int, period: int) -> dict[str, Any]:
    """A numbered pulse of a public beacon, where a network allows; its moment follows from it."""
    moment = datetime.fromisoformat("1970-01-01T00:00:00+00:00") + timedelta(
        seconds=genesis + (round - 1) * period
    )
    return {
        "kind": Source.BEACON.value, "name": name, "round": round, "genesis": genesis,
        "period": period, "moment": moment.isoformat(),
    }  # fmt: skip


def announcement(plan: Plan, objects: Pool, inspectors: Pool) -> dict[str, Any]:
    """The announcement of a draw; its fingerprint is what witnesses write down."""
    rules = plan.rules
    return {
        "kind": plan.kind,
        "draw": plan.number,
        "title": plan.title,
        "organ": plan.organ,
        "frozen_at": plan.frozen_at.isoformat(),
        "announced_at": plan.announced_at.isoformat(),
        "objects": _committed(objects),
        "inspectors": _committed(inspectors),
        "quotas": dict(rules.quotas),
        "tickets": dict(rules.tickets),
        "per_object": rules.per_object,
        "source": dict(plan.source),
        "redraw_of": dict(plan.redraw_of) if plan.redraw_of else None,
    }


def _committed(pool: Pool) -> dict[str, Any]:
    return {
        "unit": pool.unit.value, "count": len(pool.entries), "root": pool.root,
        "strata": pool.counts,
    }  # fmt: skip


def announced_as(told: Mapping[str, Any]) -> str:
    """The fingerprint of an announcement."""
    return digest(told)


def source_faults(source: Mapping[str, Any], *, announced_at: datetime, least: int) -> list[str]:
    """What is wrong with a source before it is announced; `least` witnesses are needed."""
    faults = []
    moment = datetime.fromisoformat(source["moment"])
    if moment.tzinfo is None or moment <= announced_at:
        faults.append("随机数产生的时刻须晚于公告的时刻，请改为将来的时刻")
    if source["kind"] == Source.WITNESSES:
        names = source["witnesses"]
        if len(set(names)) != len(names) or len(names) < least:
            faults.append(f"见证人不得少于 {least} 人，且不得重复，请补足")
        if source["sides"] not in (6, 10) or source["sides"] ** source["throws"] < LEAST_OUTCOMES:
            faults.append("掷骰次数太少，结果可以事先试尽：十面骰不少于 20 次，六面骰不少于 25 次")
    elif source["kind"] == Source.FIGURE:
        if source["digits"] < LEAST_DIGITS:
            faults.append(f"公开数字少于 {LEAST_DIGITS} 位，可以事先试尽，请另选来源")
        if date.fromisoformat(source["day"]) < announced_at.date():
            faults.append("公开数字须是公告之后的一天产生的，请改为将来的日期")
    return faults


def rule_faults(rules: Rules, objects: Pool, inspectors: Pool, *, least: int) -> list[str]:
    """Why a draw by these rules cannot be made from these pools."""
    faults = []
    if rules.per_object < least:
        faults.append(f"每个对象的检查人员不得少于 {least} 人")
    for stratum, quota in rules.quotas.items():
        there = objects.counts.get(stratum, 0)
        if not 1 <= quota <= there:
            faults.append(f"“{stratum}”一层有 {there} 个对象，不能抽取 {quota} 个，请改抽取数")
        able = sum(1 for one in inspectors.entries if one.stratum in ("", stratum))
        if able <= rules.per_object:
            faults.append(f"“{stratum}”一层可派检查人员只有 {able} 人，抽取没有意义，请补充名录")
    if not rules.quotas:
        faults.append("请写明每一层抽取几个对象")
    classes = {one.risk for one in objects.entries}
    if missing := sorted(classes - set(rules.tickets)):
        faults.append(f"没有写明各风险等级的签数：{'、'.join(m or '（未分级）' for m in missing)}")
    if not all(1 <= n <= MOST_TICKETS for n in rules.tickets.values()):
        faults.append(f"每一等级的签数须是 1 至 {MOST_TICKETS} 的整数")
    return faults
