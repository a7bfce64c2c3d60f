"""Names: the body in title and signature, the unit and the platforms, and the streets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mingjing.office.reports.checker.rules.common import spans
from mingjing.office.reports.checker.shapes import Finding, Reading, Span, Verdict

_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:委员会|管理委|执法局|管理局|办事处|人民政府|委|局|支队)"
)
_UNITS = re.compile(
    r"(?:我委|我局|本局|全|区|市|县|各|基层)*(?:城管|综合|行政)*(?:执法)+(?:支队|大队|中队)|全支队|(?:各)?基层(?:综合)?(?:执法)?(?:大队|中队)"
)
_PLATFORMS = re.compile(r"(?:行政|市级|信用|执法|监督|监管|工作)+平台|信用中国(?:（[^（）]+）)?")


@cache
def _streets() -> tuple[dict[str, int], str]:
    file = Path(__file__).parents[1] / "data" / "streets.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    counts = {k: v for part in found.values() if isinstance(part, dict) for k, v in part.items()}
    return counts, str(found["source"])


def names(reading: Reading) -> Iterator[Finding]:
    """Names that should be one."""
    yield from _body(reading)
    yield from _street_counts(reading)
    for rule, pattern, what in (
        ("unit_names", _UNITS, "执法队伍"),
        ("platform_names", _PLATFORMS, "平台"),
    ):
        yield from _variants(reading, pattern, (rule, what))


def _body(reading: Reading) -> Iterator[Finding]:
    """The name in the title against the one above the signature date; a short form is the same."""
    lines = reading.document.lines
    title_at = next((n for n, x in enumerate(lines, 1) if x.strip()), 0)
    title = lines[title_at - 1] if title_at else ""
    for number in range(reading.signed_at.line - 1, max(0, reading.signed_at.line - 6), -1):
        words = lines[number - 1].strip()
        if not words:
            continue
        named = _ORGAN.match(re.sub(r"^关于", "", title.strip()))
        inner = re.fullmatch(r"[\u4e00-\u9fff]{1,6}(?:科|室|处|股|组|专班|办公室)", words)
        if len(words) > 24 or named is None or inner or re.search(r"[。，；]", words):
            return
        good = _short_form(named[0], words)
        at = (Span(title_at, title.find(named[0]), title.find(named[0]) + len(named[0])),
              Span(number, lines[number - 1].find(words),
                   len(lines[number - 1].rstrip())))  # fmt: skip
        yield Finding("body_name", Verdict.HOLDS if good else Verdict.WARN,
                      "标题与落款是同一机关", f"标题“{named[0]}”，落款“{words}”"
                      + ("（简称与全称）" if good and named[0] != words else ""), at)  # fmt: skip
        return


def _short_form(a: str, b: str) -> bool:
    """Whether the signs of the shorter name stand in the longer one, in their order."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(c in rest for c in short)


def _street_counts(reading: Reading) -> Iterator[Finding]:
    counts, source = _streets()
    for f in reading.measures("streets"):
        line = reading.document.lines[f.span.line - 1][: f.span.start]
        district = next((d for d in counts if line.endswith(d)), "")
        if not district:
            continue
        good = f.amount == counts[district]
        words = f"{district}{f.text}，{source}为 {counts[district]} 个街道"
        yield Finding("street_count", Verdict.HOLDS if good else Verdict.WARN,
                      "街道数与区划资料一致（文外事实）", words, spans([f]))  # fmt: skip


def _variants(
    reading: Reading, pattern: re.Pattern[str], named: tuple[str, str]
) -> Iterator[Finding]:
    found: dict[str, Span] = {}
    for number, line in enumerate(reading.document.lines, 1):
        for m in pattern.finditer(line):
            found.setdefault(m[0], Span(number, m.start(), m.end()))
    if len(found) > 2:
        rule, what = named
        yield Finding(rule, Verdict.WARN, f"{what}名称前后一致", "、".join(found),
                      tuple(found.values()), textual=True)  # fmt: skip
