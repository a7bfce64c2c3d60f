"""A pool refuses what is there twice, what looks alike and what nobody sees."""

from __future__ import annotations

import random

import pytest

from mingjing.law.draw.pool import Entry, Pool, Unit, code, entry, firm_of, looks, tidy
from mingjing.law.tests.a_draw import inspectors, objects

FIRM = "91120104MA05TEX810"
ONE = entry("A1", "示例餐饮店甲（虚构）", holder=FIRM, site="示例路1号", stratum="gas")


def told(*more: Entry, unit: Unit = Unit.PLACE) -> list[str]:
    return [f.sentence for f in Pool([ONE, *more], unit).faults()]


def test_a_sound_pool_has_no_faults_and_its_root_does_not_depend_on_the_order() -> None:
    pool = objects()
    assert pool.faults() == [] and inspectors().faults() == []
    shuffled = list(pool.entries)
    random.Random(1).shuffle(shuffled)
    assert Pool(shuffled, Unit.PLACE).root == pool.root
    assert pool.counts == {"drainage": 12, "gas": 40}


def test_the_root_moves_with_every_part_of_every_line() -> None:
    pool = objects(6, 2)
    roots = {pool.root}
    for n, one in enumerate(pool.entries):
        for place in range(6):
            leaf = one.leaf
            leaf[place] += "x"
            lines = [*pool.entries[:n], Entry(*leaf), *pool.entries[n + 1 :]]
            roots.add(Pool(lines, Unit.PLACE).root)
        roots.add(Pool([e for e in pool.entries if e is not one], Unit.PLACE).root)
    assert len(roots) == 1 + 8 * 7


def test_one_spelling_of_texts_and_codes() -> None:
    assert tidy(" ＡＢ　店\u2003甲 ") == "AB 店 甲"
    assert code("ｃｓ-00 12") == "CS0012"
    assert entry("ａ1", "⼭店").leaf[:2] == ["A1", "山店"]  # a radical becomes the character


@pytest.mark.parametrize(("a", "b"), [
    ("示例ABC店", "示例АВС店"), ("示例0号店", "示例O号店"), ("示例一店", "示例ー店"),
    ("示例1店", "示例l店"), ("日升（虚构）", "曰升(虚构)"), ("土产店", "士产店"),
    ("示例 店", "示例店"), ("示例·店", "示例店"),
])  # fmt: skip
def test_names_that_look_alike_look_the_same(a: str, b: str) -> None:
    assert looks(a) == looks(b)


def test_names_that_anybody_tells_apart_stay_apart() -> None:
    names = {"示例餐饮店甲", "示例餐饮店乙", "示例餐饮店丙", "示例大店", "示例太店"}
    assert len({looks(name) for name in names}) == len(names)


def test_the_same_id_twice_is_refused_whatever_its_spelling() -> None:
    [sentence] = told(entry("ａ-1", "示例餐饮店乙（虚构）", site="示例路2号", stratum="gas"))
    assert "编号 A1 出现两次" in sentence


def test_the_same_firm_at_the_same_place_under_two_ids_is_refused() -> None:
    twin = entry("B7", "示例餐饮店甲二部", holder=FIRM, site="示例路 1号", stratum="drainage")
    assert "是同一主体" in told(twin)[0]
    old = entry("B7", "示例旧店", holder=FIRM[8:17], site="示例路1号", stratum="gas")
    assert firm_of(FIRM) == old.holder and "是同一主体" in told(old)[0]


def test_a_firm_may_have_several_places_in_a_pool_of_places_but_not_in_one_of_firms() -> None:
    branch = entry("B7", "示例餐饮店甲分店", holder=FIRM, site="示例路9号", stratum="gas")
    assert told(branch) == []
    assert "是同一主体" in told(branch, unit=Unit.FIRM)[0]


def test_a_name_in_foreign_letters_and_a_place_without_code_twice_are_refused() -> None:
    latin = entry("C1", "示例PC店", site="示例路3号", stratum="gas")
    cyrillic = entry("C2", "示例РС店", site="示例路4号", stratum="gas")
    again = entry("C3", "示例PC店", site="示例路 3 号", stratum="gas")
    elsewhere = entry("C4", "示例PC店", site="示例路5号", stratum="gas")
    assert "看起来一样而写法不同" in told(latin, cyrillic)[0]
    assert "同一地址列入两次" in told(latin, again)[0]
    assert told(latin, elsewhere) == []


def test_unseen_signs_wrong_codes_and_foreign_spelling_are_refused() -> None:
    assert "看不见的字符" in told(Entry("D1", "示例\u200b店", site="示例路6号"))[0]
    assert "看不见的字符" in told(Entry("D1", "示例\u202e店", site="示例路6号"))[0]
    assert told(Entry("D1", "示例\U000323b0店", site="示例路6号")) == []  # newer than this Python
    assert "不成立" in told(Entry("D1", "示例店", holder="9112O104", site="示例路6号"))[0]
    assert "统一的写法" in told(Entry("d1", "示例店", site="示例路6号"))[0]
    assert "没有编号或者名称" in told(Entry("D1", "", site="示例路6号"))[0]


def test_a_person_with_two_certificates_is_refused() -> None:
    rows = [entry("Z1", "演示甲", holder="P1"), entry("Z2", "演示甲", holder="P1")]
    [fault] = Pool(rows, Unit.PERSON).faults()
    assert fault.id == "Z2" and "是同一主体" in fault.sentence
    namesakes = [entry("Z1", "演示甲", holder="P1"), entry("Z2", "演示甲", holder="P2")]
    assert Pool(namesakes, Unit.PERSON).faults() == []
