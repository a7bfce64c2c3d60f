"""Certificates as forgers make them: put to the program (test_verifier) and to the browser
(browser/test_draws) alike."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from mingjing.law.draw import certificate as law
from mingjing.law.draw.announce import Plan, announcement
from mingjing.law.draw.digest import digest
from mingjing.law.draw.pool import Entry, Pool, Unit
from mingjing.law.draw.selection import Aside, Recused
from mingjing.law.tests.a_draw import (
    FROZEN,
    NAMES,
    RULES,
    SECRETS,
    THROWN,
    a_certificate,
    a_drawing,
    a_plan,
    given,
)
from verifier import mingjing_verify as verifier

AFTER = (THROWN + timedelta(days=1)).isoformat()


# What does not make the seed is bound by the certificate's published fingerprint alone: what is
# told after it, and the times beside the randomness, which somebody could choose for their result.
BOUND_BY_THE_FINGERPRINT = {
    "drawn_at", "asides.0.reason", "asides.0.at", "recusals.0.reason", "recusals.0.at", "given.at",
    "given.dice_at",
    *(f"given.commitments.{n}.at" for n in range(3)),
}  # fmt: skip


def fallen_out() -> dict[str, Any]:
    """One object set aside and one inspector recused."""
    before = a_certificate()["drawn"]
    aside = Aside(before[-1]["id"], "已关闭", AFTER)
    recused = Recused(before[0]["id"], before[0]["inspectors"][0]["id"], "近亲属", AFTER)
    return a_certificate(asides=[aside], recusals=[recused])


def sealed(found: dict[str, Any]) -> dict[str, Any]:
    """The certificate with its own fingerprint made anew, as a forger would."""
    body = {k: v for k, v in found.items() if k != "digest"}
    return {**body, "digest": digest(body)}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a certificate, and to every list and mapping."""
    yield path
    if isinstance(value, dict | list):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in rows:
            yield from leaves(inner, (*path, key))


def others(value: Any) -> list[Any]:
    """What a forger might write instead: of the same kind, and plausible."""
    if isinstance(value, bool) or value is None:
        return [{"draw": "x", "digest": "0" * 64, "reason": "x"}]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, list):
        return [value[:-1], value[1:], [*value, *value[-1:]], list(reversed(value))]
    if isinstance(value, dict):
        return [{k: v for k, v in value.items() if k != key} for key in value] + [{**value, "x": 1}]
    try:
        return [(datetime.fromisoformat(value) + timedelta(seconds=1)).isoformat()]
    except ValueError:
        flipped = ("0" if value[-1:] != "0" else "1") if value else "x"
        return [value[:-1] + flipped, value + "0"]


def put(found: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed: Any = copy.deepcopy(found)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return dict(changed)


def aside_after_recusal() -> dict[str, Any]:
    """An inspector recused from an object that was set aside afterwards."""
    one = a_certificate()["drawn"][-1]
    aside = Aside(one["id"], "已关闭", AFTER)
    recused = Recused(one["id"], one["inspectors"][0]["id"], "近亲属", AFTER)
    return a_certificate(asides=[aside], recusals=[recused])


def forgeries_of_the_recused(found: dict[str, Any]) -> list[dict[str, Any]]:
    """A recusal of somebody who was not drawn for the object, of no object at all, and one that
    was made after the object had left."""
    row = found["recusals"][0]
    other = [
        leaf[0] for leaf in found["pools"]["inspectors"]["lines"] if leaf[0] != row["inspector"]
    ]
    late = (datetime.fromisoformat(AFTER) + timedelta(seconds=1)).isoformat()
    last = max(other, key=lambda id: _ticket(found, row["object"], id))
    return [
        sealed(put(found, ("recusals", 0, "inspector"), last)),
        sealed(put(found, ("recusals", 0, "object"), "CSG999999")),
        sealed(put(found, ("recusals", 0, "at"), late)),
    ]


def _ticket(found: dict[str, Any], object_id: str, inspector: str) -> bytes:
    make = verifier.ticketer(found["seed"], b"inspector", object_id)
    return bytes(make(inspector))


def remade(told: dict[str, Any], some: Pool, people: Pool, value: dict[str, Any]) -> dict[str, Any]:
    """A certificate that is consistent in itself, made by a forger from parts of his choice."""
    drawing = law.Drawing(told, value, some, people, THROWN + timedelta(minutes=10))
    copy: dict[str, Any] = json.loads(json.dumps(law.certificate(drawing)))
    return copy


def consistent_forgeries() -> dict[str, str]:
    """Certificates that fit together to the last fingerprint, made of parts that may not be; the
    browser is asked the same (tests/browser/test_draws.py)."""
    drawing = a_drawing()
    told, some, people = dict(drawing.announcement), drawing.objects, drawing.inspectors

    def with_rules(**change: Any) -> dict[str, Any]:
        return _made(a_plan(rules=replace(RULES, **change)), some, people)

    def with_source(**change: Any) -> dict[str, Any]:
        return _made(a_plan(source={**told["source"], **change}), some, people)

    def with_lines(*more: Entry) -> dict[str, Any]:
        return _made(a_plan(), Pool([*some.entries, *more], Unit.PLACE), people)

    one = some.entries[3]
    short = ["eleven sign", *SECRETS[1:]]
    fields = asdict(one)
    found = {
        "one inspector": with_rules(per_object=1),
        "no ticket": with_rules(tickets={**RULES.tickets, "none": 0}),
        "too many tickets": with_rules(tickets={**RULES.tickets, "high": 101}),
        "two witnesses": with_source(witnesses=NAMES[:2]),
        "a witness twice": with_source(witnesses=[NAMES[0], *NAMES[:2]]),
        "few throws": with_source(throws=19),
        "five sides": with_source(sides=5),
        "a moment without zone": with_source(moment=THROWN.replace(tzinfo=None).isoformat()),
        "randomness before the announcement": with_source(moment=FROZEN.isoformat()),
        "a field besides": with_source(note="x"),
        "announced before frozen": _made(
            a_plan(announced_at=FROZEN - timedelta(hours=1)), some, people
        ),
        "no title": _made(a_plan(title=" "), some, people),
        "an old draw without reason": _made(
            a_plan(redraw_of={"draw": "x", "digest": "0" * 64, "reason": " "}), some, people
        ),
        "a short secret": remade(told, some, people, given(told, secrets=short)),
        "a firm twice": with_lines(Entry(**{**fields, "id": "ZZ9", "name": "示例另名店"})),
        "an id twice": with_lines(Entry(**{**fields, "holder": "", "stratum": "heating"})),
        "a line out of the one spelling": with_lines(Entry("ZZ9", "示例ＡＢ店", site="示例路999号",
                                                           stratum="gas", risk="low")),
        "a sign that nobody sees": with_lines(Entry("ZZ9", "示例\u200b店", site="示例路999号",
                                                    stratum="gas", risk="low")),
        "no name": with_lines(Entry("ZZ9", "", site="示例路999号", stratum="gas", risk="low")),
        "dice told with the secrets": _given_as(dice_at=given(told)["at"]),
        "dice before their moment": _given_as(dice_at=FROZEN.isoformat()),
        "an older version after a newer announcement": sealed(_older(a_certificate())),
        "dice without their moment": remade(told, some, people, _older_given(given(told))),
        "drawn before the dice": sealed({**a_certificate(), "drawn_at": FROZEN.isoformat()}),
    }  # fmt: skip
    return {name: law.written(one) for name, one in found.items()}


def _given_as(**change: Any) -> dict[str, Any]:
    """A certificate with another record of the dice, its fingerprint made anew."""
    found = a_certificate()
    return sealed({**found, "given": {**found["given"], **change}})


def _older(found: dict[str, Any]) -> dict[str, Any]:
    """A certificate as if it were of the first version, which does not tell when dice were told."""
    return {**found, "kind": law.OLD_KIND, "given": _older_given(found["given"])}


def _older_given(value: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k != "dice_at"}


def _made(plan: Plan, some: Pool, people: Pool) -> dict[str, Any]:
    told = announcement(plan, some, people)
    names = told["source"]["witnesses"]
    return remade(told, some, people, given(told, names=names, throws=told["source"]["throws"]))
