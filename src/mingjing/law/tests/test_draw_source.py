"""Announcement, source and seed: nothing that can be known, tried out or changed beforehand."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from mingjing.law.draw.announce import (
    OLD_KIND,
    Plan,
    Rules,
    announced_as,
    announcement,
    beacon,
    public_figure,
    rule_faults,
    source_faults,
    witnesses,
)
from mingjing.law.draw.digest import framed, hashed
from mingjing.law.draw.pool import Pool, Unit
from mingjing.law.draw.seed import commitment, committed_faults, given_faults, seed_of
from mingjing.law.tests.a_draw import (
    FROZEN,
    NAMES,
    RULES,
    THROWN,
    a_plan,
    given,
    inspectors,
    objects,
)

ANNOUNCED = FROZEN + timedelta(hours=1)


def told_of(plan: Plan | None = None) -> dict[str, Any]:
    return announcement(plan or a_plan(), objects(), inspectors())


def faults_of(source: dict[str, Any]) -> list[str]:
    return source_faults(source, announced_at=ANNOUNCED, least=3)


def test_hashes_of_different_uses_and_borders_differ() -> None:
    assert framed(b"ab", b"c") != framed(b"a", b"bc")
    assert hashed("seed", b"x") != hashed("ticket", b"x")


def test_sound_sources_have_no_faults() -> None:
    assert faults_of(witnesses(NAMES, sides=10, throws=20, moment=THROWN)) == []
    day = date(2026, 12, 5)
    assert faults_of(public_figure("示例彩票中心", "示例七位数", day=day, digits=7,
                                   moment=THROWN)) == []  # fmt: skip
    assert faults_of(beacon("示例信标", round=4_000_000, genesis=1_692_803_367, period=30)) == []


@pytest.mark.parametrize(("source", "said"), [
    (witnesses(NAMES[:2], sides=10, throws=20, moment=THROWN), "不得少于 3 人"),
    (witnesses([*NAMES[:2], NAMES[0]], sides=10, throws=20, moment=THROWN), "不得重复"),
    (witnesses(NAMES, sides=10, throws=19, moment=THROWN), "掷骰次数太少"),
    (witnesses(NAMES, sides=6, throws=24, moment=THROWN), "掷骰次数太少"),
    (witnesses(NAMES, sides=10, throws=20, moment=ANNOUNCED), "晚于公告"),
    (public_figure("示例", "三位数", day=date(2026, 12, 5), digits=3, moment=THROWN), "试尽"),
    (public_figure("示例", "七位数", day=date(2026, 11, 29), digits=7, moment=THROWN),
     "将来的日期"),
    (beacon("示例信标", round=1, genesis=1_692_803_367, period=30), "晚于公告"),
])  # fmt: skip
def test_a_source_that_can_be_known_or_tried_out_is_refused(
    source: dict[str, Any], said: str
) -> None:
    assert any(said in sentence for sentence in faults_of(source))


def test_a_pulse_has_its_moment_in_its_number_whatever_the_zone() -> None:
    source = beacon("示例信标", round=3, genesis=1_700_000_000, period=30)
    shanghai = datetime.fromisoformat(source["moment"]).astimezone(FROZEN.tzinfo)
    assert shanghai.timestamp() == 1_700_000_060


def test_every_part_of_the_announcement_moves_the_seed() -> None:
    told = told_of()
    value = given(told)
    first, seeds = seed_of(told, value), set()
    plans = (
        a_plan(number="抽2026-002"), a_plan(title="x"), a_plan(organ="x"),
        a_plan(announced_at=ANNOUNCED + timedelta(minutes=1)),
        a_plan(rules=replace(RULES, per_object=3)),
        a_plan(rules=replace(RULES, tickets={**RULES.tickets, "high": 4})),
        a_plan(redraw_of={"draw": "抽2026-000", "digest": "0" * 64, "reason": "x"}),
    )  # fmt: skip
    for plan in plans:
        seeds.add(seed_of(told_of(plan), value))
    shorter = announcement(a_plan(), objects(39), inspectors())
    fewer = announcement(a_plan(), objects(), inspectors(8))
    seeds |= {seed_of(shorter, value), seed_of(fewer, value)}
    assert len(seeds) == 9 and first not in seeds


def test_a_redraw_after_the_same_dice_is_another_draw() -> None:
    """Grinding leaves traces: a second try has another number and cites the first."""
    told, again = told_of(), told_of(a_plan(number="抽2026-002"))
    assert seed_of(told, given(told)) != seed_of(again, given(told))


def test_a_commitment_fits_one_announcement_one_witness_and_one_secret() -> None:
    one, other = announced_as(told_of()), announced_as(told_of(a_plan(title="x")))
    made = {commitment(a, w, s) for a in (one, other) for w in NAMES for s in ("x" * 12, "y" * 12)}
    assert len(made) == 12


def test_what_the_witnesses_gave_holds_and_each_deviation_is_told() -> None:
    told = told_of()
    assert given_faults(told, given(told)) == []
    changes: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
        (lambda v: v["reveals"][1].update(secret="another secret"), "与其承诺不符"),
        (lambda v: v["reveals"].pop(), "与其承诺不符"),
        (lambda v: v.update(dice="1234"), "20 位数字"),
        (lambda v: v.update(dice="x" * 20), "20 位数字"),
        (lambda v: v.update(dice_at=FROZEN.isoformat()), "早于公告的时刻"),
        (lambda v: v.update(at=v["dice_at"]), "骰子须先公开"),
        (lambda v: v.update(at=FROZEN.isoformat()), "骰子须先公开"),
        (lambda v: v.pop("dice_at"), "骰子须先公开"),
        (lambda v: v["commitments"].reverse(), "逐一提交承诺"),
        (lambda v: v["commitments"][0].update(at=THROWN.isoformat()), "掷骰时刻之前"),
        (lambda v: v["commitments"][0].update(at=FROZEN.isoformat()), "公告之后"),
        (lambda v: v["commitments"][0].update(commitment="zz"), "64 位"),
    ]
    for change, said in changes:
        value = copy.deepcopy(given(told))
        change(value)
        assert any(said in sentence for sentence in given_faults(told, value)), said


def test_a_draw_of_the_first_version_told_dice_and_secrets_at_one_moment() -> None:
    told = told_of(a_plan(kind=OLD_KIND))
    value = given(told)
    assert given_faults(told, value) == []  # announced then, thrown now
    del value["dice_at"]
    assert given_faults(told, value) == []
    value["at"] = FROZEN.isoformat()
    assert any("早于公告的时刻" in sentence for sentence in given_faults(told, value))


def test_a_witness_may_not_copy_anothers_commitment() -> None:
    told = told_of()
    rows = given(told)["commitments"]
    copied = [{**row, "commitment": rows[0]["commitment"]} for row in rows]
    assert any("承诺相同" in sentence for sentence in committed_faults(told, copied))


def test_a_public_figure_is_taken_as_announced() -> None:
    source = public_figure("示例", "七位数", day=date(2026, 12, 5), digits=7, moment=THROWN)
    told = told_of(a_plan(source=source))
    good = {"value": "0042137", "at": THROWN.isoformat()}
    assert given_faults(told, good) == []
    for bad, said in (
        ({"value": "42137"}, "7 位"),
        ({"value": "42,1377"}, "只写数字"),
        ({"at": FROZEN.isoformat()}, "早于"),
    ):
        assert any(said in s for s in given_faults(told, {**good, **bad}))
    assert seed_of(told, good) != seed_of(told, {**good, "value": "0042138"})


def test_a_pulse_must_fit_its_signature_and_its_number() -> None:
    told = told_of(a_plan(source=beacon("示例", round=9_000_000, genesis=1_692_803_367, period=30)))
    signature = "ab" * 48
    at = (FROZEN + timedelta(days=4000)).isoformat()
    value = sha256(bytes.fromhex(signature)).hexdigest()
    good = {"round": 9_000_000, "signature": signature, "value": value, "at": at}
    assert given_faults(told, good) == []
    for bad in ({"round": 9_000_001}, {"value": "0" * 64}, {"signature": "xyz"},
                {"at": FROZEN.isoformat()}):  # fmt: skip
        assert given_faults(told, {**good, **bad})


@pytest.mark.parametrize(("rules", "said"), [
    (Rules({"gas": 41}, RULES.tickets, 2), "不能抽取 41 个"),
    (Rules({"gas": 0}, RULES.tickets, 2), "不能抽取 0 个"),
    (Rules({"heating": 1}, RULES.tickets, 2), "有 0 个对象"),
    (Rules({}, RULES.tickets, 2), "每一层抽取几个"),
    (Rules({"gas": 1}, {"high": 3, "low": 1}, 2), "没有写明各风险等级的签数"),
    (Rules({"gas": 1}, {**RULES.tickets, "high": 101}, 2), "1 至 100"),
    (Rules({"gas": 1}, {**RULES.tickets, "high": 0}, 2), "1 至 100"),
    (Rules({"gas": 1}, RULES.tickets, 1), "不得少于 2 人"),
    (Rules({"gas": 1}, RULES.tickets, 8), "可派检查人员只有 8 人"),
])  # fmt: skip
def test_rules_that_cannot_be_drawn_by_are_refused(rules: Rules, said: str) -> None:
    faults = rule_faults(rules, objects(), inspectors(), least=2)
    assert any(said in sentence for sentence in faults)
    assert rule_faults(RULES, objects(), inspectors(), least=2) == []


def test_a_pool_of_inspectors_shrunk_to_force_a_choice_is_refused() -> None:
    few = Pool(inspectors().entries[:2], Unit.PERSON)
    faults = rule_faults(RULES, objects(), few, least=2)
    assert len(faults) == 2 and all("抽取没有意义" in sentence for sentence in faults)


def test_who_writes_the_randomness_down_cannot_choose_the_seed_by_the_times_beside_it() -> None:
    """The dice are thrown, the secrets told: whatever hour is written beside them, and whatever
    hour beside the commitments, there is one seed."""
    told = told_of()
    good = given(told)
    seeds = set()
    for minute in range(30):
        value = copy.deepcopy(good)
        value["dice_at"] = (THROWN + timedelta(minutes=minute)).isoformat()
        value["at"] = (THROWN + timedelta(minutes=minute + 1)).isoformat()
        value["commitments"][0]["at"] = (ANNOUNCED + timedelta(minutes=minute)).isoformat()
        assert given_faults(told, value) == []
        seeds.add(seed_of(told, value))
    assert seeds == {seed_of(told, good)}
    assert seed_of(told, {**good, "dice": "2" + good["dice"][1:]}) not in seeds


def test_a_signature_has_one_spelling_so_that_nobody_tries_out_others() -> None:
    told = told_of(a_plan(source=beacon("示例", round=9_000_000, genesis=1_692_803_367, period=30)))
    signature = "ab" * 48
    good = {"round": 9_000_000, "signature": signature,
            "value": sha256(bytes.fromhex(signature)).hexdigest(),
            "at": (FROZEN + timedelta(days=4000)).isoformat()}  # fmt: skip
    assert given_faults(told, good) == []
    for spelled in (signature.upper(), f"{signature[:2]} {signature[2:]}", f" {signature}"):
        assert given_faults(told, {**good, "signature": spelled}), spelled
