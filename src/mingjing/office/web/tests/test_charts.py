"""Charts: true lengths, all of it inside the picture, no value that is none, the same on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mingjing.office.web import sample
from mingjing.office.web.charts import AnyChart, Chart, Ground, MapChart, Mark, Number, Series
from mingjing.office.web.render import pen, plane
from mingjing.office.web.render.classes import classes_of
from mingjing.office.web.render.picture import HALF, PAPER, SLIM, WIDE, svg
from mingjing.office.web.render.picture_lines import APART, short, spread, steps_of
from mingjing.office.web.typeset import png_of

STATIC = Path(pen.TOKENS).parent
WIDTHS = (WIDE, HALF, SLIM, PAPER)
SQUARE = ((118.0, 39.0), (118.1, 39.0), (118.1, 39.1), (118.0, 39.1), (118.0, 39.0))
LONG = "一个非常长的名称" * 12
Kind = Literal["bars", "lines"]


def a_chart(kind: Kind, *rows: Sequence[Number], labels: Sequence[str] = ()) -> Chart:
    names = labels or [f"{i + 1}月" for i in range(len(rows[0]) if rows else 0)]
    series = [Series(f"第{n}列", [Mark(v) for v in row], past=n == 1) for n, row in enumerate(rows)]
    return Chart(kind, "行政检查", "次", names, series)


def a_map(*values: Number, name: str = "示例街") -> MapChart:
    grounds = [
        Ground(f"{name}{i}", [(x + i * 0.1, y) for x, y in SQUARE], Mark(v))
        for i, v in enumerate(values)
    ]
    return MapChart("各街道", "件", grounds, water=[((118.0, 39.05), (118.2, 39.05))])


HARD: dict[str, AnyChart] = {
    "no bars": a_chart("bars"),
    "no lines": a_chart("lines"),
    "no map": a_map(),
    "one bar": a_chart("bars", [7]),
    "one point": a_chart("lines", [7]),
    "all zero bars": a_chart("bars", [0, 0, 0]),
    "all zero lines": a_chart("lines", [0, 0, 0], [0, 0, 0]),
    "all zero map": a_map(0, 0),
    "nothing known": a_chart("lines", [None, None], [None, None]),
    "gaps": a_chart("lines", [None, 3, None, Decimal("2.5"), None], [1, None, None, 1, 2]),
    "huge labels": a_chart("bars", [1, 2], [3, 4], labels=[LONG, LONG]),
    "huge labels on lines": a_chart("lines", [1, 2], [3, 4], labels=[LONG, LONG]),
    "huge names on a map": a_map(1, 2, name=LONG),
    "huge numbers": a_chart("bars", [10**15, 1], [3, 10**15]),
    "huge lines": a_chart("lines", [10**15, 1], [3, 10**15]),
    "eight lines": a_chart("lines", *([n, n, n] for n in range(8))),
    "a flat ground": MapChart("各街道", "件", [Ground("线", SQUARE[:2], Mark(3))]),
}


def positions(drawn: str) -> dict[str, list[float]]:
    """Every number of the picture by attribute; raises on what is none."""
    found: dict[str, list[float]] = {}
    for element in ElementTree.fromstring(drawn).iter():
        for key, value in element.attrib.items():
            if key in {"x", "y", "cx", "cy", "r", "width", "height"}:
                found.setdefault(key, []).append(float(value))
            if key == "d":
                found.setdefault(key, []).extend(map(float, re.findall(r"[^MLHz ]+", value)))
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", HARD)
def test_whatever_is_drawn_is_sound_and_inside(name: str, width: int) -> None:
    for alone in (False, True):
        drawn = svg(HARD[name], width=width, standalone=alone)
        found = positions(drawn)
        assert "nan" not in drawn.lower() and "inf" not in re.sub("<[^>]*aria[^>]*>", "", drawn)
        (box,) = re.findall(r'<svg[^>]*? viewBox="([^"]+)"', drawn)
        _, _, right, bottom = map(float, box.split())
        assert bottom > 0
        for key in ("x", "cx", "width"):
            assert all(-1 <= v <= right + 1 for v in found.get(key, [])), (key, found)
        for key in ("y", "cy"):
            assert all(-1 <= v <= bottom + 1 for v in found.get(key, [])), (key, found)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", HARD)
def test_no_words_run_out_of_the_picture(name: str, width: int) -> None:
    """A label cut by an ellipsis is whole in the table behind."""
    drawn = ElementTree.fromstring(svg(HARD[name], width=width))
    right = float(drawn.attrib["viewBox"].split()[2])
    for each in drawn.iter("{http://www.w3.org/2000/svg}text"):
        size = pen.text_width(each.text or "", float(each.attrib["font-size"]))
        start = {"start": 0.0, "middle": 0.5, "end": 1.0}[each.attrib.get("text-anchor", "start")]
        x = float(each.attrib["x"]) - start * size
        assert x >= -0.1 and x + size <= right + 0.1, each.text
    assert "…</text>" in svg(HARD["huge labels"], width=width)


@settings(deadline=None, max_examples=60)
@given(some.lists(some.one_of(some.none(), some.integers(0, 10**9)), max_size=24))
def test_any_values_can_be_drawn(values: list[int | None]) -> None:
    for kind in ("bars", "lines"):
        assert positions(svg(a_chart(kind, values, values), width=HALF))


def test_bars_are_as_long_as_their_values() -> None:
    drawn = svg(a_chart("bars", [200, 50, 0, None]), width=HALF)
    bars = [float(w) for w in re.findall(r'class="tint-1"[^>]*? width="([^"]+)"', drawn)]
    assert bars[1] / bars[0] == pytest.approx(0.25, abs=0.002) and bars[2:] == [0, 0]
    assert ">—</text>" in drawn, "no value is not zero"


def test_heights_of_a_line_are_true_and_begin_at_zero() -> None:
    drawn = svg(a_chart("lines", [0, 50, 100]), width=HALF)
    ground, half, top = (float(y) for y in re.findall(r'<circle [^>]*cy="([^"]+)"', drawn))
    assert (ground - half) / (ground - top) == pytest.approx(0.5, abs=0.01)


def test_where_there_is_no_value_the_line_has_a_gap() -> None:
    drawn = svg(a_chart("lines", [1, 2, None, 4, 5]), width=HALF)
    (run,) = re.findall(r'class="run-1" d="([^"]+)"', drawn)
    assert run.count("M") == 2 and run.count("L") == 2


@pytest.mark.parametrize(
    ("greatest", "steps"),
    [
        (0, [0]), (1, [0, 1]), (3, [0, 1, 2, 3]), (100, [0, 50, 100]),
        (168, [0, 50, 100, 150, 200]), (171975, [0, 50000, 100000, 150000, 200000]),
    ],
)  # fmt: skip
def test_the_grid_has_round_heights(greatest: float, steps: list[float]) -> None:
    assert steps_of(greatest) == steps
    assert (short(200000), short(1500), short(3e8)) == ("20万", "1,500", "3亿")


def test_names_at_the_end_of_lines_do_not_touch() -> None:
    placed = spread([100, 101, 102, 5, 230], 26, 236)
    ordered = sorted(placed)
    assert all(b - a >= APART - 0.01 for a, b in pairwise(ordered))
    assert max(placed) <= 236 and spread([50.0], 26, 236) == [50.0]


def legend(*values: Number) -> list[str]:
    """The classes in words, and where they begin."""
    found = classes_of(values)
    return [*map(found.said, range(1, found.number + 1)), found.rule] if found else []


def test_the_number_stands_on_the_street_and_the_highest_class_has_most() -> None:
    drawn = svg(a_map(0, 3, 12), width=HALF)
    for words in (">0</text>", ">3</text>", ">12</text>", "shade-0", "shade-1", "shade-4"):
        assert words in drawn
    assert plane.middle(SQUARE) == pytest.approx((118.05, 39.05))
    assert plane.middle(SQUARE[:2]) == pytest.approx((118.05, 39.0)), "a line has a middle too"


def test_values_that_lie_close_are_told_apart_and_the_legend_says_where_it_begins() -> None:
    told = legend(102, 110, 118, 125)
    assert told[:-1] == ["100—109", "110—119", "120—129"]
    assert told[-1].startswith("分级从 100 起，不从 0 起，每级 10；") and "不表示倍数" in told[-1]
    drawn = svg(a_map(102, 110, 125), width=HALF)
    shades = re.findall(r'<path class="shade-(\d)"', drawn)
    assert shades == ["1", "2", "3"]
    for alone in (False, True):
        picture = svg(a_map(102, 110, 125), width=PAPER, standalone=alone)
        assert "100—109</text>" in picture and "分级从 100 起，不从 0 起" in picture


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((0, 3, 12), ["1—3", "4—7", "8—11", "12—15"]),
        ((1, 100), ["1—29", "30—59", "60—89", "90—119", "分级从 0 起，每级 30。"]),
        ((7, 7, 7), ["7", "分级从 7 起，不从 0 起，每级 1；颜色只分高低，不表示倍数。"]),
        ((Decimal("0.5"), Decimal(1)), ["大于 0，不足 0.3", "0.3 至不足 0.6", "0.6 至不足 0.9",
                                        "0.9 至不足 1.2", "分级从 0 起，每级 0.3。"]),
        ((Decimal("85.5"), 100), ["84 至不足 88", "88 至不足 92", "92 至不足 96", "96—100"]),
        ((0, None), []),
    ],
)  # fmt: skip
def test_classes_have_round_bounds(values: Sequence[Number], told: list[str]) -> None:
    assert legend(*values)[: max(len(told), 1)] == told


def test_a_street_without_a_shade_says_whether_it_has_nought_or_no_value() -> None:
    assert ">0或者没有数值</text>" in svg(a_map(0, None, 3), width=HALF)
    assert ">没有数值</text>" in svg(a_map(None, 3), width=HALF)
    assert "分级" not in svg(a_map(0, 0), width=HALF)


@settings(deadline=None, max_examples=200)
@given(
    some.lists(
        some.one_of(some.none(), some.integers(-5, 10**9), some.decimals(0, 1000, places=2)),
        max_size=12,
    )
)
def test_every_value_lies_in_the_class_that_the_legend_tells(values: list[Number]) -> None:
    found = classes_of(values)
    for value in values:
        size = Decimal(str(value or 0))
        if found is None or size <= 0:
            assert size <= 0 or found is None
            continue
        n = found.of(value)
        assert 1 <= n <= found.number <= pen.SHADES
        low, high = found.start + found.step * (n - 1), found.start + found.step * n
        assert low <= size < high or (found.topped and n == found.number and size == high)
    if found:
        assert len({found.said(n) for n in range(1, found.number + 1)}) == found.number


def test_a_picture_alone_carries_its_colours_and_a_page_none() -> None:
    for chart in (sample.MONTHS, sample.COMPARED, sample.STREETS):
        here, alone = svg(chart, width=PAPER), svg(chart, width=PAPER, standalone=True)
        assert "class=" not in alone and "var(" not in alone and "style=" not in alone
        assert 'width="620"' in alone and "Noto Sans SC" in alone
        assert not re.search(r"#[0-9a-f]{3}", re.sub(r'(href|labelledby)="[^"]*"', "", here))
        bare = [re.sub(r' (class|fill|stroke)="[^"]*"|^<svg[^>]*>', "", p) for p in (here, alone)]
        assert bare[0] == bare[1], "the printed report shows the same picture"


def test_the_style_sheet_says_the_same_colours() -> None:
    css, tokens = (STATIC / "charts.css").read_text(), (STATIC / "tokens.css").read_text()
    assert pen.stylesheet() in css
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", css), "colours live in the tokens"
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    for name in {v for ink in pen.INKS.values() for v in ink.values() if v.startswith("--")}:
        assert name in pen.light() and name in used
        if name.startswith(("--hue", "--shade", "--on-shade", "--past", "--water")):
            assert tokens.count(f"{name}:") == 4, "light, dark twice, and paper"


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG reckons it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_every_number_can_be_read_on_its_ground_and_every_line_on_its_page() -> None:
    text = (STATIC / "tokens.css").read_text()
    for start in (":root {", ':root[data-theme="dark"] {'):
        block = text.split(start, 1)[1].split("}", 1)[0]
        token = dict(re.findall(r"(--[\w-]+):\s*(#\w{6});", block))
        for n in range(1, pen.SHADES + 1):
            assert contrast(token[f"--on-shade-{n}"], token[f"--shade-{n}"]) >= 4.5, (start, n)
        for n in range(1, pen.HUES + 1):
            least = 4.5 if n > 1 or ":root {" in start else 3
            assert contrast(token[f"--hue-{n}"], token["--paper"]) >= least, (start, n)
        assert contrast(token["--past-line"], token["--paper"]) >= 3, start


def test_a_picture_becomes_a_png_for_files_that_hold_no_svg() -> None:
    made = png_of(svg(sample.COMPARED, standalone=True))
    assert made.startswith(b"\x89PNG") and len(made) > 5000
    assert int.from_bytes(made[16:20], "big") == 620 * 3


def test_a_link_says_what_it_opens_and_a_picture_without_links_is_one_image() -> None:
    drawn = svg(sample.COMPARED, width=WIDE)
    assert 'role="group"' in drawn and 'aria-label="燃气 2026年 171,975"' in drawn
    assert 'role="img"' in svg(a_chart("bars", [1, 2]), width=WIDE)
    assert "<script" not in svg(a_chart("bars", [1], labels=["<script>"]), width=WIDE)


def test_every_point_of_several_lines_and_the_name_of_each_open_their_rows() -> None:
    """Over one label the fields to hit share the height: none lies over another."""
    rows = {"甲": (3, 0, 2), "乙": (1, 2, 2), "丙": (2, 2, 5)}
    series = [
        Series(name, [Mark(v, url=f"/{name}/{i}" if v else "") for i, v in enumerate(row)],
               past=name == "丙", url=f"/{name}/")
        for name, row in rows.items()
    ]  # fmt: skip
    picture = svg(Chart("lines", "件数", "件", ["1月", "2月", "3月"], series, head="月份"))
    opened = re.findall(r'<a href="([^"]+)"', picture)
    assert sorted(opened) == sorted([
        *(f"/{name}/{i}" for name, row in rows.items() for i, v in enumerate(row) if v),
        *(f"/{name}/" for name in rows),
    ])  # fmt: skip
    assert 'aria-label="3月 丙 5"' in picture and 'aria-label="乙：全部记录"' in picture
    fields: dict[float, list[tuple[float, float]]] = {}
    hit = r'<a href="/./\d".*?<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"'
    for x, y, height in re.findall(hit, picture):
        fields.setdefault(float(x), []).append((float(y), float(y) + float(height)))
    assert sorted(map(len, fields.values())) == [2, 3, 3]
    for stretches in fields.values():
        told = sorted(stretches)
        assert told[0][0] == 0
        assert all(abs(a[1] - b[0]) < 0.2 for a, b in pairwise(told))
