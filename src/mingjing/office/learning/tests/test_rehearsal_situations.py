"""The prepared situations: read, judged, each with one lawful road through it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from mingjing.law.act_words import WORDS
from mingjing.law.acts import acts
from mingjing.law.examine import examine
from mingjing.office.items.power import shipped_items
from mingjing.office.learning.rehearsal.play import grouped
from mingjing.office.learning.rehearsal.situations import situations
from mingjing.office.learning.rehearsal.words import (
    GROUPS,
    OTHER,
    POST_LABELS,
    VALUE_LABELS,
    place_words,
)

SLUGS = sorted(situations())


def judged(slug: str, *more: dict[str, Any]) -> dict[str, Any]:
    scenario = copy.deepcopy(situations()[slug].scenario)
    scenario["acts"] += more
    return examine(scenario, items=shipped_items())


def test_there_is_a_handful_and_one_for_each_lesson() -> None:
    assert 8 <= len(SLUGS) <= 15
    for slug in SLUGS:
        told = situations()[slug]
        assert len(told.story) > 30 and len(told.teaches) > 20
        assert {p.get("post") for p in told.scenario["people"].values()} == set(POST_LABELS)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_situation_begins_with_was_done_lawfully(slug: str) -> None:
    for said in judged(slug)["acts"]:
        assert said["accepted"] and not said["faults"], said


@pytest.mark.parametrize("slug", SLUGS)
def test_the_road_that_is_shown_for_comparison_is_lawful(slug: str) -> None:
    told = situations()[slug]
    answer = judged(slug, *told.model)
    found = answer["acts"][len(told.scenario["acts"]) :]
    assert len(found) == len(told.model) > 2
    for said in found:
        assert said["accepted"] and not said["faults"], said


LEADER = {"by": ["演示领导"], "kinds": ["fine"]}
PITFALLS = [
    ("02-street-stall", {"act": "record_on_the_spot", "at": "2026-09-10T09:00",
                         "by": ["演示甲", "演示丙"]}, "certified"),
    ("02-street-stall", {"act": "record_on_the_spot", "at": "2026-09-10T09:00",
                         "by": ["演示甲"]}, "two_officers"),
    ("04-gas-safety", {"act": "decide_penalty", "at": "2026-10-10T10:00", "fine": 8000, **LEADER},
     "defence_settled"),
    ("09-not-the-first-time", {"act": "decide_penalty", "at": "2026-09-11T10:00", "fine": 200,
                               **LEADER}, "in_turn"),
    ("10-nobody-at-home", {"act": "serve", "at": "2026-09-15T10:00", "by": ["演示甲", "演示乙"],
                           "mode": "leaving", "refused_by_party": True}, "witnessed"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "act", "rule"), PITFALLS)
def test_the_pitfall_that_a_situation_teaches_is_refused(
    slug: str, act: dict[str, Any], rule: str
) -> None:
    said = judged(slug, act)["acts"][-1]
    assert said["accepted"] is False
    rules = [r["rule"] for r in said["refusals"]]
    assert rule in rules, rules


def test_every_act_has_its_place_and_every_value_its_name() -> None:
    values = {v for word in WORDS.values() for v in word.values}
    assert values - set(VALUE_LABELS) == set()
    for procedure in ("ordinary", "summary"):
        told = [a.name for _, several in grouped(procedure) for a in several]
        assert len(told) == len(set(told)) > 30
        assert OTHER not in dict(grouped(procedure))
    named = [n for _, names in GROUPS for n in names]
    assert len(named) == len(set(named))
    here = {a.name for p in ("ordinary", "summary") for _, few in grouped(p) for a in few}
    assert here == set(acts())


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "文件"),
        ("procedure", "程序"),
        ("acts", "办理行为"),
        ("acts[0].result", "第 1 个办理行为“立案审查”的“结果”"),
        ("acts[0].kinds[1]", "第 1 个办理行为“立案审查”的“处罚种类”的第 2 项"),
        ("acts[7].at", "第 8 个办理行为的“时间”"),
        ("party.born", "当事人的“出生日期”"),
        ("party.history[1].fine", "当事人的“以前的处罚”的第 2 项的“罚款金额”"),
        ("people.王.五.certificate[1]", "人员“王”的“五”的“执法证有效期”的第 2 项"),
        ("conduct.from", "违法行为的“开始日期”"),
    ],
)
def test_a_place_in_the_file_is_told_in_chinese(place: str, words: str) -> None:
    assert place_words(place, {"acts": [{"act": "review_filing"}]}) == words
