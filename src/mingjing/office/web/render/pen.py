"""The pen that every chart is drawn with: SVG whose colours are classes on a page and literal in a
file of its own.

The colours are those of tokens.css, read from there, so that page, dark page and printed report
can never drift apart. Positions are plain pixels, rounded to a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from django.utils.html import escape

TOKENS = Path(__file__).parents[1] / "static" / "web" / "tokens.css"
FONTS = "Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei"
SMALL, PLAIN, LARGE = 12, 13, 15
SHADES = 4
HUES = 6

INKS: Mapping[str, Mapping[str, str]] = {
    "ink": {"fill": "--ink"},
    "soft": {"fill": "--ink-2"},
    "number": {"fill": "--accent"},
    "value": {"fill": "--ink", "stroke": "--paper"},
    "value-link": {"fill": "--accent", "stroke": "--paper"},
    "past-ink": {"fill": "--ink-3"},
    "track": {"fill": "--sunken"},
    "tint-1": {"fill": "--hue-1"},
    "tint-2": {"fill": "--shade-3"},
    "tint-3": {"fill": "--shade-2"},
    "past": {"fill": "--past"},
    "axis": {"stroke": "--line-strong", "fill": "none"},
    "grid": {"stroke": "--line", "fill": "none"},
    "past-line": {"stroke": "--past-line", "fill": "none"},
    "past-dot": {"fill": "--card", "stroke": "--past-line"},
    "water": {"stroke": "--water", "fill": "none"},
    **{f"hue-{n}": {"fill": f"--hue-{n}"} for n in range(1, HUES + 1)},
    **{f"dot-{n}": {"fill": "--card", "stroke": f"--hue-{n}"} for n in range(1, HUES + 1)},
    **{f"run-{n}": {"stroke": f"--hue-{n}", "fill": "none"} for n in range(1, HUES + 1)},
    "shade-0": {"fill": "--card", "stroke": "--line-strong"},
    **{f"shade-{n}": {"fill": f"--shade-{n}", "stroke": "--card"} for n in range(1, SHADES + 1)},
    "on-0": {"fill": "--ink"},
    **{f"on-{n}": {"fill": f"--on-shade-{n}"} for n in range(1, SHADES + 1)},
}
"""Every class of a picture with the tokens that colour it; the style sheet says the same."""
ON_PAPER = {
    "number": {"fill": "--ink"},
    "value": {"fill": "--ink", "stroke": "--card"},
    "value-link": {"fill": "--ink", "stroke": "--card"},
}
"""What a file of its own colours otherwise: there a number is no link."""


def stylesheet() -> str:
    """The rules of charts.css that colour pictures; a test holds the file to it."""
    lines = []
    for name, colours in INKS.items():
        told = " ".join(f"{key}: {_in_css(value)};" for key, value in colours.items())
        lines.append(f".picture .{name} {{ {told} }}")
    return "\n".join(lines)


def _in_css(value: str) -> str:
    return f"var({value})" if value.startswith("--") else value


@cache
def light() -> Mapping[str, str]:
    """The tokens of the light page by name."""
    text = TOKENS.read_text("utf-8")
    block = text.split(":root {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def text_width(text: str, size: float = PLAIN) -> float:
    """About how wide a text is set: a Chinese character is a square, a digit a good half of it."""
    wide = sum(1 for c in text if east_asian_width(c) in "WFA")
    return round((wide + (len(text) - wide) * 0.58) * size, 1)


def fitted(text: str, width: float, size: float = PLAIN) -> str:
    """The text, cut with an ellipsis where it is wider than there is room."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, width: float, size: float = PLAIN) -> list[str]:
    """The text in lines that fit, each with room for a closing mark, which never begins one."""
    lines, room = [""], width - size
    for character in text:
        if text_width(lines[-1] + character, size) > room and character not in "，。；、）":
            lines.append("")
        lines[-1] += character
    return [line.strip() for line in lines]


def told(value: float) -> str:
    """A position as SVG has it: a tenth of a pixel, no needless zeros."""
    return f"{round(value, 1):g}"


class Pen:
    """Draws into a list of pieces; knows whether the picture stands alone."""

    def __init__(self, *, alone: bool = False) -> None:
        self.alone = alone
        self.pieces: list[str] = []

    def ink(self, name: str) -> str:
        """The attributes that colour a piece."""
        if not self.alone:
            return f'class="{name}"'
        colours = ON_PAPER.get(name, INKS[name])
        return " ".join(f'{k}="{light().get(v, v).strip()}"' for k, v in colours.items())

    def text(
        self,
        x: float,
        y: float,
        words: str,
        ink: str = "soft",
        *,
        anchor: str = "start",
        size: int = PLAIN,
        bold: bool = False,
        through: bool = False,
    ) -> None:
        """A line of words; hidden from readers, who are told the values by links and table."""
        weight = ' font-weight="600"' if bold else ""
        if ink.startswith("value"):  # a rim in the colour of the page keeps lines off the digits
            weight += ' paint-order="stroke" stroke-width="3" stroke-linejoin="round"'
        if through:  # what lies below is what one hits
            weight += ' pointer-events="none"'
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.pieces.append(
            f'<text {self.ink(ink)} x="{told(x)}" y="{told(y)}" font-size="{size}"{at}{weight}'
            f' aria-hidden="true">{escape(words)}</text>'
        )

    def rect(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """A bar."""
        self.pieces.append(
            f'<rect {self.ink(ink)} x="{told(x)}" y="{told(y)}" width="{told(max(width, 0))}"'
            f' height="{told(height)}" rx="2"/>'
        )

    def path(self, d: str, ink: str, *, width: float = 1, dash: str = "", more: str = "") -> None:
        """A line or a ground."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.pieces.append(
            f'<path {self.ink(ink)} d="{d}" stroke-width="{told(width)}"{dashed}'
            f' stroke-linejoin="round" stroke-linecap="round"{more}/>'
        )

    def dot(self, x: float, y: float, ink: str = "dot-1", radius: float = 3) -> None:
        """A point of a line."""
        self.pieces.append(
            f'<circle {self.ink(ink)} cx="{told(x)}" cy="{told(y)}" r="{told(radius)}"'
            f' stroke-width="1.5"/>'
        )

    def hold(self, x: float, y: float, width: float, height: float) -> None:
        """An unseen field that makes a link easy to hit."""
        self.pieces.append(
            f'<rect x="{told(x)}" y="{told(y)}" width="{told(max(width, 0))}"'
            f' height="{told(height)}" fill="none" pointer-events="all"/>'
        )

    @contextmanager
    def link(self, url: str, says: str) -> Iterator[None]:
        """What is drawn within opens the address; says what it is where it opens nothing."""
        name = escape(says)
        if url:
            self.pieces.append(f'<a href="{escape(url)}" aria-label="{name}">')
        else:
            self.pieces.append("<g>")
        self.pieces.append(f"<title>{name}</title>")
        yield
        self.pieces.append("</a>" if url else "</g>")
