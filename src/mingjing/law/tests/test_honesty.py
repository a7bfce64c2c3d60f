"""Records held against each other: planted faults are asked about, honest work is left alone,
small numbers are not judged, and the allowance of false alarms is kept."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import combinations
from math import comb, isclose
from typing import Any

import pytest

from mingjing.law.day import official_calendar
from mingjing.law.honesty.exact import (
    EXACT_ROWS,
    binomial_tail,
    expected_last,
    last_days,
    poisson_peak,
    without_chance,
)
from mingjing.law.honesty.rules import GROUPS, RULES, innocent_cases
from mingjing.law.honesty.shapes import (
    Acted,
    Demanding,
    Material,
    Pair,
    Recorded,
    Ref,
    Spell,
    Uncertified,
    Worked,
)
from mingjing.law.honesty.weigh import DETECTORS, weigh
from mingjing.law.sources import Mark
from mingjing.law.tests.honest_year import honest_year

ZONE = timezone(timedelta(hours=8))
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
DAYS = [
    YEAR[0] + timedelta(days=n)
    for n in range(365)
    if official_calendar().is_working_day(YEAR[0] + timedelta(days=n))
]
EMPTY = Material(*YEAR, {1: "一队", 2: "二队", 3: "三队"})


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def ref(n: int, kind: str = "inspection") -> Ref:
    return Ref(kind, n, f"N{n:05d}")


def works(days: Sequence[date], unit: int = 1, *, minutes: int = 0) -> list[Worked]:
    """One piece of work on each of these days; without a length, each takes another."""
    rows = []
    for n, day in enumerate(days):
        long = minutes or 20 + (n * 7) % 37
        start = at(day, 9, n % 60)
        key = unit * 10_000 + n
        rows.append(Worked(ref(key), unit, f"店{key}", start, start + timedelta(minutes=long)))
    return rows


def names(material: Material) -> list[str]:
    return [f.rule for f in weigh(material).found]


# --- the tests themselves -------------------------------------------------------------------


@pytest.mark.parametrize(("n", "k", "p"), [(10, 3, 0.2), (30, 12, 0.3), (50, 1, 0.01), (7, 7, 0.9)])
def test_the_binomial_tail_is_the_sum_of_its_terms(n: int, k: int, p: float) -> None:
    plain = sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))
    assert isclose(binomial_tail(n, k, p), plain, rel_tol=1e-9)


def test_the_ends_of_the_tail() -> None:
    assert binomial_tail(5, 0, 0.1) == 1.0 and binomial_tail(5, 6, 0.9) == 0.0
    assert binomial_tail(5, 2, 0.0) == 0.0 and binomial_tail(5, 5, 1.0) == 1.0
    assert 0.0 < binomial_tail(5_000, 1_700, 0.3) < 1e-8


def test_last_days_counts_every_choice_of_days() -> None:
    """Against all choices listed one by one, in one month and in two."""
    one, two = [3, 0, 1, 4, 6, 5], [2, 2, 0, 1, 3]
    sums = [sum(c) for c in combinations(one, 2)]
    chance, exact = last_days([(one, 2)])
    assert exact and isclose(chance, sum(s >= 11 for s in sums) / len(sums))
    both = [a + sum(c) for a in sums for c in combinations(two, 2)]
    chance, _ = last_days([(one, 2), (two, 2)])
    assert isclose(chance, sum(s >= 15 for s in both) / len(both))
    assert isclose(expected_last([(one, 2), (two, 2)]), 19 * 2 / 6 + 8 * 2 / 5)


def test_many_rows_are_weighed_by_the_normal_law_close_to_the_count() -> None:
    rng = random.Random(5)
    strata = [([rng.randint(0, 30) for _ in range(21)], 3) for _ in range(12)]
    few = [([d // 2 for d in days], last) for days, last in strata]
    assert sum(sum(d) for d, _ in strata) > EXACT_ROWS * 0.9
    exact, yes = last_days(few)
    doubled, no = last_days([([d * 4 for d in days], last) for days, last in few])
    assert yes and not no and abs(exact - doubled) < 0.03


def test_nothing_can_be_said_of_a_month_without_other_days() -> None:
    assert last_days([]) == (1.0, True) and last_days([([4, 4], 2)]) == (1.0, True)


def test_no_count_is_likelier_than_the_peak() -> None:
    assert isclose(poisson_peak(4.0), 4**4 / 24 * 2.718281828459045**-4, rel_tol=1e-9)
    assert poisson_peak(0.0) == 1.0 and poisson_peak(20) > poisson_peak(80)


def test_the_allowance_is_that_of_benjamini_and_hochberg() -> None:
    chances = [0.001, 0.012, 0.013, 0.04, 0.2, 0.9]
    assert without_chance(chances, 0.05) == [True, True, True, False, False, False]
    assert without_chance([0.03, 0.9], 0.05) == [False, False]
    assert without_chance([], 0.05) == []


# --- the rules as published -----------------------------------------------------------------


def test_every_rule_is_told_with_its_settings_and_innocent_cases() -> None:
    assert set(RULES) == set(DETECTORS)
    for rule in RULES.values():
        assert rule.group in GROUPS and len(rule.definition) > 10 and len(rule.innocent) >= 3
        assert all(n.mark is Mark.DESIGN for n in rule.figures(YEAR[1]))
        assert innocent_cases(rule.name)[-1] == "其他正常情形"
        assert not any(w in rule.label + rule.definition for w in ("造假", "作弊", "虚假", "违规"))


# --- planted faults -------------------------------------------------------------------------


def entries(days: Sequence[date], late: timedelta, unit: int = 1) -> list[Acted]:
    return [
        Acted(ref(unit * 10_000 + n), unit, at(day), at(day) + late, 7)
        for n, day in enumerate(days)
    ]


def test_days_that_are_entered_late_are_asked_about_with_their_rows() -> None:
    acts = [
        *entries(DAYS[:60], timedelta(hours=2)),
        *entries(DAYS[100:140], timedelta(days=2), unit=1),
    ]
    [found] = weigh(replace(EMPTY, acts=tuple(acts))).found
    assert found.rule == "late_entry" and len(found.lines) == 40
    assert found.chance is not None and found.chance < 0.001


def test_one_sitting_with_many_past_days_is_asked_about() -> None:
    past = [replace(a, entered_at=at(date(2023, 6, 30), 15, n)) for n, a in
            enumerate(entries(DAYS[40:55], timedelta()))]  # fmt: skip
    [found] = weigh(replace(EMPTY, acts=tuple(past))).found
    assert (found.rule, len(found.lines), found.persons) == ("entry_burst", 15, (7,))
    assert names(replace(EMPTY, acts=tuple(past[:9]))) == []
    same = [replace(a, at=at(date(2023, 6, 20), 8, n)) for n, a in enumerate(past)]
    assert names(replace(EMPTY, acts=tuple(same))) == []  # one day only


def ends(last: int, *, quarters: bool = False) -> list[date]:
    days = []
    for month in range(1, 13):
        mine = [d for d in DAYS if d.month == month]
        if not quarters or month % 3 == 0:
            days += mine[-last:]
    return days


def test_work_heaped_on_month_ends_is_asked_about() -> None:
    spread = DAYS[::2]
    found = names(replace(EMPTY, works=tuple(works([*spread, *ends(3), *ends(3)]))))
    assert "month_end" in found
    assert names(replace(EMPTY, works=tuple(works(spread)))) == []


def test_work_heaped_on_quarter_ends_is_asked_about() -> None:
    heap = [d for d in ends(5, quarters=True) for _ in range(3)]
    found = weigh(replace(EMPTY, works=tuple(works([*DAYS[::2], *heap])))).found
    assert "quarter_end" in {f.rule for f in found}
    [asked] = [f for f in found if f.rule == "quarter_end"]
    assert len(asked.lines) == 60 + sum(d in ends(5, quarters=True) for d in DAYS[::2])


def test_one_duration_over_and_over_is_asked_about() -> None:
    [found] = weigh(replace(EMPTY, works=tuple(works(DAYS[:100], minutes=30)))).found
    assert found.rule == "same_duration" and "都是 30 分钟" in found.sentence
    assert len(found.lines) == 100


WORDS = "后厨与用餐区之间没有隔断，报警装置未通电，气瓶间通风不足"


def test_the_same_words_at_different_objects_are_asked_about() -> None:
    some = [replace(w, words=WORDS, together=str(n)) for n, w in enumerate(works(DAYS[:4]))]
    [found] = weigh(replace(EMPTY, works=tuple(some))).found
    assert (found.rule, len(found.lines)) == ("same_words", 4)
    spaced = [replace(w, words=w.words.replace("，", " ， ")) if n else w
              for n, w in enumerate(some)]  # fmt: skip
    assert names(replace(EMPTY, works=tuple(spaced))) == ["same_words"]
    for honest in (
        [replace(w, together="one sitting") for w in some],
        [replace(w, place="同一家店") for w in some],
        [replace(w, words="未发现问题") for w in some],
        some[:2],
    ):
        assert names(replace(EMPTY, works=tuple(honest))) == []


def recording(n: int, day: date, work: str, **other: Any) -> Recorded:
    made = Recorded(ref(n, "exhibit"), 1, 5, at(day, 10), f"hash{n}", (work,),
                    ((at(day, 9, 30), at(day, 10, 30)),))  # fmt: skip
    return replace(made, **other)


def test_one_file_in_unrelated_work_is_asked_about_and_in_related_work_is_not() -> None:
    one = recording(1, DAYS[3], "检查 A", fingerprint="x")
    two = recording(2, DAYS[3], "案件 B", fingerprint="x")
    assert names(replace(EMPTY, recordings=(one, two))) == ["same_picture"]
    linked = replace(two, works=("案件 B", "检查 A"))
    assert names(replace(EMPTY, recordings=(one, linked))) == []


def test_months_in_a_straight_line_are_asked_about() -> None:
    def year(counts: Sequence[int], unit: int = 1) -> list[Worked]:
        days = [m[i * len(m) // n] for m, n in zip(MONTHS, counts, strict=True) for i in range(n)]
        return works(days, unit)

    even = weigh(replace(EMPTY, works=tuple(year([20] * 12))))
    assert [f.rule for f in even.found] == ["even_months"]
    rising = weigh(replace(EMPTY, works=tuple(year([8 + 2 * n for n in range(12)]))))
    assert [f.rule for f in rising.found] == ["even_months"]
    assert "每月增 2" in rising.found[0].sentence
    lively = [18, 23, 20, 17, 25, 21, 16, 22, 19, 24, 20, 15]
    assert names(replace(EMPTY, works=tuple(year(lively)))) == []
    pair = [*year(lively), *year(lively, unit=2)]
    found = weigh(replace(EMPTY, works=tuple(pair)))
    assert [(f.rule, f.unit) for f in found.found] == [("paired_units", 1), ("paired_units", 2)]
    shifted = [*year(lively), *year([n + 4 for n in lively], unit=2)]
    assert {f.rule for f in weigh(replace(EMPTY, works=tuple(shifted))).found} == {"paired_units"}
    # the two questions to the two units come from one test
    assert len({f.tested for f in found.found}) == 1


MONTHS = [[d for d in DAYS if d.month == m] for m in range(1, 13)]


def spell(n: int, start: datetime, minutes: int, spot: str, **other: Any) -> Spell:
    made = Spell(ref(n), 1, 5, start, start + timedelta(minutes=minutes), spot, f"检查 {n}")
    return replace(made, **other)


def test_two_places_at_once_are_asked_about_in_one_question_for_all_who_were_there() -> None:
    day = DAYS[10]
    a, b = spell(1, at(day, 9), 40, "甲路1号"), spell(2, at(day, 9, 20), 40, "乙路2号")
    both = (a, b, replace(a, person=6), replace(b, person=6))
    [found] = weigh(replace(EMPTY, spells=both)).found
    assert (found.rule, found.persons, len(found.lines)) == ("two_places", (5, 6), 2)
    for honest in (
        replace(b, spot="甲路1号"), replace(b, work="检查 1"), replace(b, person=9),
        replace(b, start=at(day, 9, 36)), replace(b, start=at(day, 9, 40)),
    ):  # fmt: skip
        assert names(replace(EMPTY, spells=(a, honest))) == []


def test_a_moment_elsewhere_within_a_stretch_is_asked_about() -> None:
    day = DAYS[10]
    a = spell(1, at(day, 9), 40, "甲路1号", position=(39.10, 117.20))
    far = spell(2, at(day, 9, 20), 0, "", position=(39.16, 117.20))
    assert names(replace(EMPTY, spells=(a, far))) == ["two_places"]
    near = replace(far, position=(39.101, 117.20))
    assert names(replace(EMPTY, spells=(a, near))) == []
    edge = replace(far, start=at(day, 9, 38), end=at(day, 9, 38))
    assert names(replace(EMPTY, spells=(a, edge))) == []


def test_a_way_that_takes_longer_than_there_was_is_asked_about() -> None:
    day = DAYS[10]
    a = spell(1, at(day, 9), 30, "甲路1号", position=(39.10, 117.20))
    b = spell(2, at(day, 9, 33), 30, "乙路2号", position=(39.28, 117.20))
    assert names(replace(EMPTY, spells=(a, b))) == ["too_far"]
    assert names(replace(EMPTY, spells=(a, replace(b, position=None)))) == []
    later = replace(b, start=at(day, 10), end=at(day, 10, 30))
    assert names(replace(EMPTY, spells=(a, later))) == []


def test_certificates_order_and_recordings_are_told_row_by_row() -> None:
    day = DAYS[10]
    expired = Uncertified(ref(1), 1, 5, at(day), "检查")
    turned = Pair(ref(1), ref(2), 1, at(day, 10), at(day, 9), "责令改正早于检查开始")
    fine = replace(turned, later_at=at(day, 11))
    bare = Demanding(ref(3, "case"), 1, at(day), "查封扣押", kept=False)
    far = recording(4, day, "检查 A", taken_at=at(day, 15))
    slack = recording(5, day, "检查 A", taken_at=at(day, 10, 50))
    material = replace(
        EMPTY, uncertified=(expired,), pairs=(turned, fine), recordings=(far, slack),
        demanding=(bare, replace(bare, kept=True)),
    )  # fmt: skip
    found = {f.rule: f for f in weigh(material).found}
    assert set(found) == {"no_certificate", "out_of_order", "recording_apart", "recording_missing"}
    assert all(f.chance is None and len(f.lines) in {1, 2} for f in found.values())
    assert [x.ref for x in found["recording_apart"].lines] == [far.ref]


# --- silence and false alarms ---------------------------------------------------------------


def test_few_rows_are_not_judged_and_that_is_told() -> None:
    few = replace(EMPTY, works=tuple(works(DAYS[:6], minutes=30)),
                  acts=tuple(entries(DAYS[:6], timedelta(days=9))))  # fmt: skip
    weighed = weigh(few)
    assert weighed.found == () and weighed.tests == 0
    assert {s.rule for s in weighed.silent} >= {
        "late_entry", "month_end", "same_duration", "even_months", "paired_units",
    }  # fmt: skip
    assert all("不能判断" in s.why for s in weighed.silent)


@pytest.mark.parametrize("rough", [False, True])
def test_honest_years_are_hardly_ever_asked_about(rough: bool) -> None:
    """Six years of eight units each; `python -m bench.honesty` measures a hundred."""
    asked = [f.rule for seed in range(6) for f in weigh(honest_year(seed, rough=rough)).found]
    assert len(asked) <= (4 if rough else 1), asked


def test_a_short_period_compares_no_months() -> None:
    may = replace(EMPTY, since=date(2023, 5, 8), until=date(2023, 5, 26),
                  works=tuple(works([d for d in DAYS if d.month == 5] * 3)))  # fmt: skip
    silent = {s.rule for s in weigh(may).silent}
    assert {"month_end", "even_months"} <= silent


def test_no_question_accuses_or_counts_people() -> None:
    day = DAYS[10]
    material = replace(
        EMPTY, works=tuple(works(DAYS[:100], minutes=30)),
        uncertified=(Uncertified(ref(1), 1, 5, at(day), "检查"),),
    )  # fmt: skip
    for found in weigh(material).found:
        assert "请" in found.sentence and found.lines
        assert not any(w in found.sentence for w in ("造假", "违纪", "排名", "得分", "嫌疑"))
