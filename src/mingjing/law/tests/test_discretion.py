"""The benchmark as a lawyer reads it: every combination of factors against a golden table.

`tests/golden/discretion.csv` is read in review; GOLDEN_WRITE=1 writes it anew.
"""

import csv
import io
import os
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from mingjing.law.cite import Mark
from mingjing.law.discretion import (
    HEAVIER,
    MAY,
    MUST,
    Benchmark,
    benchmark_on,
    benchmarks,
    doubled,
    factors,
    factors_on,
    place,
)
from mingjing.law.fines import Range

GOLDEN = Path(__file__).parent / "golden" / "discretion.csv"
DAY = date(2026, 11, 28)


def model() -> Benchmark:
    found = benchmark_on(DAY, "TJ021")
    assert found is not None
    return found


def golden() -> str:
    """One line for each combination: the factors as columns, then the band it leads to."""
    known, out = factors(), io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    labels = [f.label for f in known]
    table.writerow(["基准", *labels, "档次", "从（幅度的%）", "到（幅度的%）", "可以减轻", "说明"])
    for bench in benchmarks():
        for number in range(len(known) + 1):
            for chosen in combinations(known, number):
                told = place(bench, [f.name for f in chosen])
                ticks = ["是" if f in chosen else "" for f in known]
                below = "可以" if told.reducible else "不可以"
                table.writerow(
                    [bench.key, *ticks, told.label, told.low, told.high, below, told.words]
                )
    return out.getvalue()


def test_every_combination_of_factors_leads_where_the_golden_table_says() -> None:
    if os.environ.get("GOLDEN_WRITE"):
        GOLDEN.write_text(golden(), encoding="utf-8")
    assert golden().count("\n") == len(benchmarks()) * 2 ** len(factors()) + 1
    assert GOLDEN.read_text(encoding="utf-8") == golden()


def test_five_grounds_of_article_32_make_it_lighter_and_one_of_article_30() -> None:
    must = [f for f in factors() if f.way == MUST]
    assert [(f.citation.article, f.citation.item) for f in must] == [
        *((32, n) for n in range(1, 6)),
        (30, None),
    ]
    assert all(f.citation.mark is Mark.VERIFIED for f in must)
    assert [f.citation.article for f in factors() if f.way == MAY] == [31]


def test_what_makes_it_heavier_is_the_offices_own_setting_and_says_so() -> None:
    heavier = [f for f in factors() if f.way == HEAVIER]
    assert heavier
    assert all(f.citation.mark is Mark.DESIGN and f.note for f in heavier)


@pytest.mark.parametrize(
    ("names", "low", "high", "reducible"),
    [
        ((), 30_000, 70_000, False),
        (("removed_harm",), 0, 30_000, True),
        (("refused_correction",), 70_000, 100_000, False),
        (("refused_correction", "merit"), 0, 70_000, True),
        (("partly_incapable",), 0, 70_000, True),
        (("partly_incapable", "grave_harm"), 30_000, 100_000, True),
    ],
)
def test_bands_in_yuan(names: tuple[str, ...], low: int, high: int, reducible: bool) -> None:
    found = place(model(), names)
    assert found.within(Range(0, 100_000)) == Range(low, high)
    assert found.reducible is reducible


def test_a_band_of_a_narrow_range_does_not_leave_it() -> None:
    assert place(model(), ()).within(Range(100, 105)) == Range(102, 103)
    assert place(model(), ()).within(Range(2000, 2000)) == Range(2000, 2000)


def test_the_model_is_named_by_version_and_wears_its_mark() -> None:
    assert model().key == "office_model@1"
    assert (model().citation.text, model().citation.mark) == ("行政处罚法第三十四条", Mark.DESIGN)
    assert "本办设定" in model().note
    assert benchmark_on(date(2021, 7, 14), "TJ021") is None
    assert factors_on(date(2021, 7, 14)) == ()


def test_bands_meet_and_fill_the_range() -> None:
    for bench in benchmarks():
        edges = [(b.low, b.high) for b in bench.bands]
        assert edges[0][0] == 0 and edges[-1][1] == 100
        assert all(a[1] == b[0] for a, b in pairwise(edges))
        assert len({r.ways for r in bench.rules}) == 8


def test_a_condition_of_the_item_does_not_count_twice() -> None:
    names = ["refused_correction", "removed_harm"]
    assert [f.name for f in doubled(names, "拒不改正")] == ["refused_correction"]
    assert doubled(names, "造成严重后果") == ()


def test_an_unknown_factor_is_not_weighed() -> None:
    with pytest.raises(KeyError):
        place(model(), ["poverty"])
