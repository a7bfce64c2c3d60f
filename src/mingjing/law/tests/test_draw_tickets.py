"""The draw itself: fair over many seeds, no remainder, the next ticket for who falls out."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from mingjing.law.draw import tickets as module
from mingjing.law.draw.announce import announcement
from mingjing.law.draw.odds import WHOLE, chances, over_years
from mingjing.law.draw.pool import Pool, Unit
from mingjing.law.draw.selection import Aside, NobodyLeft, NotDrawn, Recused, Selection, select
from mingjing.law.draw.tickets import drawn_inspectors, drawn_objects
from mingjing.law.tests.a_draw import RULES, a_plan, inspectors, objects

AT = "2026-12-10T10:00:00+08:00"
EVEN = {"high": 1, "general": 1, "low": 1}


def seed(n: int) -> str:
    return sha256(n.to_bytes(8, "big")).hexdigest()


def drawn(pool: Pool, n: int, tickets: Mapping[str, int], quota: int = 5) -> list[str]:
    row = drawn_objects(pool, seed(n), stratum="gas", quota=quota, tickets=tickets)
    return [t.id for t in row[:quota]]


def selected(n: int = 1, asides: list[Aside] | None = None,
             recusals: list[Recused] | None = None) -> Selection:  # fmt: skip
    some, people = objects(), inspectors()
    told = announcement(a_plan(), some, people)
    return select(told, seed(n), objects=some, inspectors=people, asides=asides or [],
                  recusals=recusals or [])  # fmt: skip


def test_with_one_ticket_each_every_object_is_drawn_alike() -> None:
    """Chi-square over 2,000 seeds: 40 objects, 5 drawn; 39 degrees of freedom, below the 99.9%
    point 72.05. Draws without return scatter less, by the factor (n-k)/(n-1)."""
    pool, rounds, quota, count = objects(40, 0), 2000, 5, 40
    seen = Counter(id for n in range(rounds) for id in drawn(pool, n, EVEN))
    assert len(seen) == count
    expected = rounds * quota / count
    chi = sum((seen[e.id] - expected) ** 2 / expected for e in pool.entries)
    assert chi * (count - 1) / (count - quota) < 72.05


def test_with_several_tickets_the_chance_follows_their_number() -> None:
    """The first drawn of an urn with 3, 2 and 1 slips: exactly 3/6, 2/6, 1/6; chi-square with 2
    degrees of freedom below 13.82."""
    pool, rounds = objects(30, 0), 3000
    risk = {e.id: e.risk for e in pool.entries}
    tickets = dict(RULES.tickets)
    seen = Counter(risk[drawn(pool, n, tickets, quota=1)[0]] for n in range(rounds))
    expected = {"high": rounds * 3 / 6, "general": rounds * 2 / 6, "low": rounds / 6}
    assert sum((seen[r] - e) ** 2 / e for r, e in expected.items()) < 13.82


def test_the_odds_that_are_published_are_those_that_come_out() -> None:
    pool, rounds, quota = objects(30, 0), 2500, 6
    risk = {e.id: e.risk for e in pool.entries}
    seen = Counter(risk[i] for n in range(rounds) for i in drawn(pool, n, RULES.tickets, quota))
    told = chances({r: 10 for r in EVEN}, quota, RULES.tickets)
    for name, chance in told.items():
        assert abs(seen[name] / (rounds * 10) - chance / WHOLE) < 0.015, name
    assert abs(sum(told.values()) * 10 / WHOLE - quota) < 0.001


def test_odds_at_the_borders_and_over_years() -> None:
    assert chances({"low": 712}, 3, {"low": 1})["low"] == pytest.approx(3 / 712 * WHOLE, abs=1)
    assert chances({"low": 3}, 3, {"low": 1}) == {"low": WHOLE}
    assert over_years([]) == 0
    assert over_years([500_000, 500_000]) == 750_000
    assert over_years([WHOLE, 1]) == WHOLE


def test_tickets_are_compared_and_nothing_is_divided() -> None:
    """No modulo bias where there is no remainder, no rounding where there is no fraction."""
    folder = Path(module.__file__).parent
    for file in (folder / "tickets.py", folder / "selection.py", folder / "seed.py"):
        tree = ast.parse(file.read_text("utf-8"))
        assert not [n for n in ast.walk(tree)
                    if isinstance(n, ast.Mod | ast.Div | ast.FloorDiv)], file.name  # fmt: skip
        assert not [n for n in ast.walk(tree)
                    if isinstance(n, ast.Constant) and isinstance(n.value, float)]  # fmt: skip
        assert "random" not in file.read_text("utf-8")


def test_one_object_more_or_less_moves_no_other() -> None:
    pool = objects(40, 0)
    before = drawn(pool, 7, EVEN, quota=40)
    gone = before[2]
    after = drawn(Pool([e for e in pool.entries if e.id != gone], Unit.PLACE), 7, EVEN, quota=39)
    assert after == [i for i in before if i != gone]


def test_a_small_stratum_is_drawn_by_itself_and_whole_if_so_announced() -> None:
    pool = objects(40, 3)
    row = drawn_objects(pool, seed(1), stratum="drainage", quota=3, tickets=EVEN)
    assert len(row) == 3 and {pool.entries[t.place].stratum for t in row} == {"drainage"}


def test_inspectors_differ_by_object_and_stay_in_their_stratum() -> None:
    people = inspectors()
    orders = {
        tuple(t.id for t in drawn_inspectors(people, seed(1), object_id=f"O{n}", stratum="gas"))
        for n in range(20)
    }
    assert len(orders) == 20
    assert {len(order) for order in orders} == {8}
    assert len(drawn_inspectors(people, seed(1), object_id="O", stratum="drainage")) == 9


def test_inspectors_are_drawn_alike() -> None:
    people, rounds = inspectors(), 2000
    seen = Counter(
        t.id
        for n in range(rounds)
        for t in drawn_inspectors(people, seed(3), object_id=f"O{n}", stratum="drainage")[:2]
    )
    expected = rounds * 2 / 9
    chi = sum((seen[e.id] - expected) ** 2 / expected for e in people.entries)
    assert chi * 8 / 7 < 26.12  # 8 degrees of freedom, 99.9%


def test_a_selection_keeps_quotas_and_two_inspectors_each() -> None:
    found = selected()
    assert [one["stratum"] for one in found.drawn] == ["drainage"] * 2 + ["gas"] * 3
    assert all(len({p["id"] for p in one["inspectors"]}) == 2 for one in found.drawn)
    for one in found.drawn:
        assert one["ticket"] < found.limits[one["stratum"]]


def test_who_is_set_aside_is_followed_by_the_next_ticket_and_by_nobody_else() -> None:
    before = selected()
    out = before.drawn[3]
    after = selected(asides=[Aside(out["id"], "已关闭", AT)])
    ids = [one["id"] for one in before.drawn if one is not out]
    assert [one["id"] for one in after.drawn][:4] == ids
    assert after.drawn[4]["ticket"] == before.limits["gas"]


def test_who_was_not_drawn_cannot_be_set_aside() -> None:
    known = {one["id"] for one in selected().drawn}
    other = next(e.id for e in objects().entries if e.id not in known)
    with pytest.raises(NotDrawn, match="没有被抽中"):
        selected(asides=[Aside(other, "不想查", AT)])


def test_a_recused_inspector_is_followed_by_the_next_ticket_at_that_object_only() -> None:
    before = selected()
    one = before.drawn[0]
    first = one["inspectors"][0]["id"]
    after = selected(recusals=[Recused(one["id"], first, "近亲属", AT)])
    assert first not in [p["id"] for p in after.drawn[0]["inspectors"]]
    assert after.drawn[0]["inspectors"][0] == one["inspectors"][1]
    assert [o["inspectors"] for o in after.drawn[1:]] == [o["inspectors"] for o in before.drawn[1:]]


def test_who_was_not_drawn_need_not_be_recused() -> None:
    one = selected().drawn[0]
    known = {p["id"] for p in one["inspectors"]}
    other = next(e.id for e in inspectors().entries if e.id not in known)
    with pytest.raises(NotDrawn, match="无须回避"):
        selected(recusals=[Recused(one["id"], other, "换人", AT)])
    with pytest.raises(NotDrawn, match="没有被抽中"):
        selected(recusals=[Recused("nobody", other, "换人", AT)])


def test_when_nobody_is_left_the_draw_must_be_made_again() -> None:
    found = selected()
    out: list[Recused] = []
    one = found.drawn[0]
    with pytest.raises(NobodyLeft, match="作废后重抽"):
        for _ in range(9):
            team = selected(recusals=out).drawn[0]["inspectors"]
            out.append(Recused(one["id"], team[0]["id"], "近亲属", AT))


def test_an_object_may_be_set_aside_after_an_inspector_was_recused_from_it() -> None:
    """The recusal stays in the certificate: it was made of somebody drawn, before the object left;
    one made of somebody else, or afterwards, is none."""
    before = selected()
    out = before.drawn[3]
    first = out["inspectors"][0]["id"]
    recused, aside = Recused(out["id"], first, "近亲属", AT), Aside(out["id"], "已关闭", AT)
    after = selected(asides=[aside], recusals=[recused])
    assert out["id"] not in {one["id"] for one in after.drawn} and len(after.drawn) == 5
    known = {p["id"] for p in out["inspectors"]}
    other = next(e.id for e in inspectors().entries if e.id not in known and not e.stratum)
    with pytest.raises(NotDrawn, match="无须回避"):
        selected(asides=[aside], recusals=[Recused(out["id"], other, "换人", AT)])
    late = "2026-12-10T10:00:01+08:00"
    with pytest.raises(NotDrawn, match="没有被抽中"):
        selected(asides=[aside], recusals=[Recused(out["id"], first, "近亲属", late)])
