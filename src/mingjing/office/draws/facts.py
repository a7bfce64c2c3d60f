"""Rows to law: where a draw stands, and what is true of an attempt to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from mingjing.law.draw.announce import Plan, Source, announced_as, rule_faults, source_faults
from mingjing.law.draw.certificate import certificate, written
from mingjing.law.draw.seed import committed_faults, dice_faults, given_faults, seed_of
from mingjing.law.draw.selection import NobodyLeft, NotDrawn
from mingjing.law.instruments.random_inspection.draw import DRAW, DrawAttempt, DrawFacts
from mingjing.law.numbers import number
from mingjing.law.term import Region, region, term
from mingjing.office.draws.models import Draw
from mingjing.office.draws.pools import (
    Pools,
    announced,
    current_pools,
    drawing_of,
    frozen_pools,
    roots_of,
    rules_of,
)
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.journal.entries import replay
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.journal.values import snapshot
from mingjing.office.registers.models import Register

Judged = dict[str, Any]


def facts_of(row: Draw, day: date) -> DrawFacts:
    """Where a draw stands in law."""
    return DrawFacts(
        witnessed=row.source.get("kind") == Source.WITNESSES,
        dice_public="dice" in row.given,
        shown=row.published_on is not None,
        replaced=bool(row.asides),
    )


def attempt_of(row: Draw, verb: str, deed: Deed) -> DrawAttempt:
    """What is true of one attempt, of its people and of what was typed.

    Raises Invalid where the form lacks what the attempt is judged by.
    """
    judge = _JUDGES.get(verb)
    people = people_of(row, verb, deed)
    if judge is None or row.stage not in DRAW.step(verb).sources:
        return people  # out of turn is refused without asking what was typed
    try:
        return replace(people, **judge(row, deed))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def people_of(row: Draw, verb: str, deed: Deed) -> DrawAttempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = DRAW.step(verb)
    fits = bool(deed.by) and all(a.roles & set(step.actors) for a in deed.by)
    return DrawAttempt(post_fits=fits, late=_late(row, deed.day))


def office_time(moment: datetime) -> datetime:
    """A moment in the office's zone, as certificates tell it."""
    return moment.astimezone(OFFICE_ZONE)


def plan_of(row: Draw, source: Mapping[str, Any], deed: Deed) -> Plan:
    """What would be announced now."""
    assert row.frozen_at is not None
    cited = deed.form.get("previous")
    return Plan(
        number=row.number,
        title=row.title,
        organ=settings.ORGAN_NAME,
        source=source,
        rules=rules_of(row),
        frozen_at=office_time(row.frozen_at),
        announced_at=office_time(deed.at),
        redraw_of=citation_of(cited, deed.form.get("reason", "")) if cited else None,
    )


def citation_of(old: Draw, reason: str) -> dict[str, str]:
    """How a redraw cites the draw it replaces: by its certificate, or by what was announced."""
    fingerprint = old.digest or old.announced_as or old.roots[Register.OBJECTS.value]["root"]
    return {"draw": old.number, "digest": fingerprint, "reason": reason.strip()}


def in_the_way(row: Draw) -> list[Draw]:
    """The draws of any year over one of these strata that were announced and whose result nobody
    has seen: while one runs, a second could be held beside it and the better of both be shown."""
    rows = Draw.objects.filter(published_on=None).exclude(pk=row.pk)
    return _alike(row, rows.exclude(announced_as="").exclude(stage="void"))


def uncited(row: Draw) -> list[Draw]:
    """The void draws of any year over one of these strata that no other draw cites yet."""
    rows = Draw.objects.filter(stage="void", redraws__isnull=True).exclude(pk=row.pk)
    return _alike(row, rows)


def _alike(row: Draw, rows: QuerySet[Draw]) -> list[Draw]:
    return [r for r in rows.order_by("-pk").defer("certificate") if set(r.quotas) & set(row.quotas)]


def _late(row: Draw, day: date) -> bool:
    if row.drawn_at is None:
        return False
    start = office_time(row.drawn_at).date()
    rule = term("random_inspection.publish_days", on=start)
    return region(rule, start=start, today=day) is Region.OVER


def pool_sentences(pools: Pools) -> list[str]:
    """Everything that is wrong with the pools, in words."""
    return [fault.sentence for pool in pools.values() for fault in pool.faults()]


def rule_sentences(row: Draw, pools: Pools, day: date) -> list[str]:
    """Why nothing can be drawn by the row's rules from these pools, in words."""
    least = number("random_inspection.inspectors_at_least", on=day).value
    return rule_faults(rules_of(row), pools[Register.OBJECTS], pools[Register.INSPECTORS],
                       least=least)  # fmt: skip


def source_sentences(source: Mapping[str, Any], deed: Deed) -> list[str]:
    """What is wrong with a source, in words."""
    least = number("office_draws.witnesses_at_least", on=deed.day).value
    return source_faults(source, announced_at=office_time(deed.at), least=least)


def _freezing(row: Draw, deed: Deed) -> Judged:
    pools = current_pools(deed.day, row.quotas)
    return {
        "sound_pools": not pool_sentences(pools),
        "drawable": not rule_sentences(row, pools, deed.day),
    }


def _announcing(row: Draw, deed: Deed) -> Judged:
    source, old = deed.form["source"], uncited(row)
    witnesses = set(source.get("witnesses", ()))
    inspectors = frozen_pools(row)[Register.INSPECTORS].entries
    cited = deed.form.get("previous")
    return {
        "source_ahead": not source_sentences(source, deed),
        "witnessed": source["kind"] == Source.WITNESSES,
        "witnesses_outside": not witnesses & {one.name for one in inspectors},
        "no_other_running": not in_the_way(row),
        "old_draw_cited": [o.pk for o in old] == ([cited.pk] if cited else [])
        and bool(not old or deed.form.get("reason", "").strip()),
    }


def _committing(row: Draw, deed: Deed) -> Judged:
    if row.source["kind"] != Source.WITNESSES:
        return {}
    return {"commitments_sound": not committed_faults(row.announcement, commitments_of(deed))}


def commitments_of(deed: Deed) -> list[dict[str, str]]:
    """The commitments with the moment at which they are handed in, which nobody types."""
    at = office_time(deed.at).isoformat()
    return [{"witness": c["witness"], "commitment": c["commitment"], "at": at}
            for c in deed.form["commitments"]]  # fmt: skip


def _throwing(row: Draw, deed: Deed) -> Judged:
    return {"dice_sound": not dice_faults(row.announcement, thrown_of(row, deed))}


def thrown_of(row: Draw, deed: Deed) -> dict[str, Any]:
    """The dice with the moment at which they are entered and public, before any secret is told."""
    return {"commitments": row.commitments, "dice": deed.form["dice"],
            "dice_at": office_time(deed.at).isoformat()}  # fmt: skip


def _revealing(row: Draw, deed: Deed) -> Judged:
    """The dice are still those that were public when nobody had told a secret."""
    if "dice" not in row.given:
        return {}
    stand = as_recorded(row)
    return {"dice_unchanged": stand, **(_value(row, deed) if stand else {})}


def _value(row: Draw, deed: Deed) -> Judged:
    return {"value_sound": not given_faults(row.announcement, given_of(row, deed))}


def _public_value(row: Draw, deed: Deed) -> Judged:
    return {} if row.source["kind"] == Source.WITNESSES else _value(row, deed)


def given_of(row: Draw, deed: Deed) -> dict[str, Any]:
    """What the source gave, as the certificate keeps it."""
    form, at = deed.form, office_time(deed.at).isoformat()
    match row.source["kind"]:
        case Source.WITNESSES:
            return {**row.given, "at": at, "reveals": form["reveals"]}
        case Source.FIGURE:
            return {"value": form["value"], "at": at}
    return {"round": row.source["round"], "signature": form["signature"],
            "value": form["value"], "at": at}  # fmt: skip


def _drawing(row: Draw, deed: Deed) -> Judged:
    pools = frozen_pools(row)
    if not (stands(row, pools) and as_recorded(row)):
        return {"pools_unchanged": False}
    holds = _selects(row, pools, drawn_at=office_time(deed.at))
    return {"pools_unchanged": True, "next_left": holds is None}


def stands(row: Draw, pools: Pools) -> bool:
    """Whether lists, announcement and seed are still those that were frozen and made public."""
    told = row.announcement
    return (
        roots_of(pools) == row.roots
        and (not told or announced(row, _as_announced(row), pools) == told)
        and (not told or announced_as(told) == row.announced_as)
        and (not row.seed or seed_of(told, row.given) == row.seed)
    )


def as_recorded(row: Draw) -> bool:
    """Whether the row is still what its record tells, column by column."""
    told, now = replay("draw", row.pk), snapshot(row)
    return all(told.get(column) == value for column, value in now.items())


def certificate_stands(row: Draw, pools: Pools) -> bool:
    """Whether the kept certificate comes out again, to the byte, from what was frozen."""
    if row.drawn_at is None:
        return not row.certificate
    try:
        return written(certificate(drawing_of(row, pools))) == row.certificate
    except (NotDrawn, KeyError, ValueError):
        return False


def _selects(row: Draw, pools: Pools, **changed: Any) -> NotDrawn | None:
    """None when the draw can be done so, or why not."""
    try:
        certificate(drawing_of(row, pools, **changed))
    except NotDrawn as no:
        return no
    return None


def _leaving(row: Draw, deed: Deed) -> Judged:
    """An object or an inspector falls out: was it drawn, is there a next one, is there a reason."""
    pools = frozen_pools(row)
    why = _selects(row, pools, **with_leaving(row, deed))
    return {
        "was_drawn": why is None or isinstance(why, NobodyLeft),
        "next_left": not isinstance(why, NobodyLeft),
        "reason_given": bool(deed.form.get("reason", "").strip()),
    }


def with_leaving(row: Draw, deed: Deed) -> dict[str, Any]:
    """The asides or recusals with the one that is typed."""
    told = {"object": deed.form["object"], "reason": deed.form.get("reason", "").strip(),
            "at": office_time(deed.at).isoformat()}  # fmt: skip
    if "inspector" in deed.form:
        return {"recusals": [*row.recusals, {**told, "inspector": deed.form["inspector"]}]}
    return {"asides": [*row.asides, told]}


def _publishing(row: Draw, deed: Deed) -> Judged:
    """The certificate is made again from the kept pools and must come out the same."""
    pools = frozen_pools(row)
    sound = stands(row, pools) and as_recorded(row)
    return {"certificate_holds": sound and certificate_stands(row, pools)}


def _as_announced(row: Draw) -> Plan:
    told = row.announcement
    return Plan(
        number=row.number,
        title=row.title,
        organ=told["organ"],
        source=row.source,
        rules=rules_of(row),
        frozen_at=datetime.fromisoformat(told["frozen_at"]),
        announced_at=datetime.fromisoformat(told["announced_at"]),
        redraw_of=told["redraw_of"],
        kind=told["kind"],
    )


def _concluding(row: Draw, deed: Deed) -> Judged:
    mine = DrawnObject.objects.filter(draw=row.number)
    return {"all_inspected": mine.exists() and not mine.filter(inspection=None).exists()}


def _voiding(row: Draw, deed: Deed) -> Judged:
    return {"reason_given": bool(deed.form.get("reason", "").strip())}


_JUDGES: Mapping[str, Callable[[Draw, Deed], Judged]] = {
    "freeze_pools": _freezing,
    "announce_source": _announcing,
    "record_commitments": _committing,
    "take_public_value": _public_value,
    "record_dice": _throwing,
    "reveal_secrets": _revealing,
    "draw_lots": _drawing,
    "set_aside_object": _leaving,
    "recuse_inspector": _leaving,
    "publish_certificate": _publishing,
    "conclude_draw": _concluding,
    "void_draw": _voiding,
}
