"""Law in time (从旧兼从轻, 行政处罚法 art. 37): which text judges a conduct, the old or the newer.

The text in force when the conduct happened applies; conduct that went on across a change counts
under the law of its end. Where a newer text governs the same conduct on the day of the decision,
both are read, and the newer applies only if it is milder. Which is milder is said by figures
where figures can say it; else a person chooses and states the reason.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from mingjing.law.cite import Citation, cite, instrument
from mingjing.law.day import day_told
from mingjing.law.fines import FineBasis, How, Range, fine_basis
from mingjing.law.penalty_kinds import CONFISCATE_GAINS
from mingjing.law.sources import Mark

SUCCESSORS = Path(__file__).parent / "data" / "successors.csv"
CODE = "ecology_code_2026"


class Milder(StrEnum):
    """What a comparison of the two texts says."""

    OLDER = "older"
    NEWER = "newer"
    EQUAL = "equal"
    OPEN = "open"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Norm:
    """One rule on a conduct as one text has it: what may be imposed, and when it is in force."""

    code: str
    statute: str
    basis: str
    kinds: tuple[str, ...]
    fine: FineBasis
    since: date | None = None
    until: date | None = None
    condition: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the rule is in force on this day; an unknown start counts as begun."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Link:
    """That a newer rule governs the conduct of an older one; `newer` is "" where it is unread."""

    older: str
    newer: str
    since: date
    citation: Citation
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts on one conduct, which is milder, and why."""

    older: Norm
    newer: Norm | None
    link: Link
    milder: Milder
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        """What names this comparison among those of a case."""
        return self.newer.code if self.newer else ""

    @property
    def lawful(self) -> tuple[Norm, ...]:
        """The rules of which one may be applied; two where figures do not decide."""
        if self.newer is None or self.milder in (Milder.OLDER, Milder.EQUAL):
            return (self.older,)
        return (self.newer,) if self.milder is Milder.NEWER else (self.older, self.newer)

    @property
    def needs_reason(self) -> bool:
        """Whether a person has to say why this text is the milder one."""
        return self.milder in (Milder.OPEN, Milder.UNREAD)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles on which the choice stands."""
        general = cite("penalty_law_2021", 37)
        return (general, cite(CODE, 1057)) if self.link.citation.instrument == CODE else (general,)


def governing_day(*, since: date, until: date | None) -> date:
    """The day whose law judges a conduct: of its end where it went on (art. 36, 37)."""
    return until or since


@cache
def links() -> tuple[Link, ...]:
    """The dated table of rules that took the place of others."""
    with SUCCESSORS.open(encoding="utf-8", newline="") as file:
        return tuple(_link(row) for row in csv.DictReader(file))


def _link(row: dict[str, str]) -> Link:
    citation = cite(row["instrument"], int(row["article"]))
    return Link(
        older=row["older"],
        newer=row["newer"],
        since=date.fromisoformat(row["since"]),
        citation=replace(citation, mark=Mark(row["mark"])),
        note=row["note"],
    )


def changes(code: str, *, after: date, on: date) -> tuple[Link, ...]:
    """The rules that on a day stand in place of this one, having come after the conduct ended.

    Where the rule that came next was itself replaced by that day, the last one counts.
    """
    found: list[Link] = []
    for link in links():
        if link.older != code or not after < link.since <= on:
            continue
        later = changes(link.newer, after=link.since, on=on) if link.newer else ()
        found += [_through(link, last) for last in later] or [link]
    return tuple(found)


def _through(link: Link, last: Link) -> Link:
    """One link over two changes; it is known no better than the one known less."""
    known = (
        last.citation
        if link.citation.mark is Mark.VERIFIED
        else replace(last.citation, mark=link.citation.mark)
    )
    return replace(last, older=link.older, citation=known)


def compare(
    norm: Norm,
    *,
    ended: date,
    decided: date,
    shelf: Callable[[str], Norm | None],
    quantity: int | None = None,
    base: int | None = None,
) -> tuple[Comparison, ...]:
    """Both readings of a conduct, one for each newer rule; empty where the law has not changed."""
    found = changes(norm.code, after=ended, on=decided)
    newer = [shelf(link.newer) if link.newer else None for link in found]
    plain = any(n is not None and not _asked(n) for n in newer)
    return tuple(
        _compared(norm, n, link, signs=_signs(norm, n, (quantity, base), plain=plain) if n else ())
        for n, link in zip(newer, found, strict=True)
    )


def _compared(
    older: Norm, newer: Norm | None, link: Link, *, signs: tuple[Sign, ...]
) -> Comparison:
    if newer is None:
        name = instrument(link.citation.instrument).name
        words = f"自{day_told(link.since)}起由《{name}》规定，对应的罚则没有读到"
        return Comparison(older, None, link, Milder.UNREAD, (f"{words}：请核对新文本，写明结果",))
    milder, reasons = _verdict([s for s, _ in signs]), [w for _, w in signs if w]
    if milder is Milder.NEWER and link.citation.mark in (Mark.DESIGN, Mark.MEMORY):
        # Nothing is commanded on a match that nobody has checked.
        milder = Milder.OPEN
        reasons.append("新旧规定是本机关按行为文字对应的，没有核对：请核对是否规定同一行为")
    return Comparison(older, newer, link, milder, tuple(reasons))


def _signs(
    older: Norm, newer: Norm, counted: tuple[int | None, int | None], *, plain: bool
) -> tuple[Sign, ...]:
    """Each respect in which the two texts can differ; `plain`: one newer rule asks nothing."""
    sums = _by_sum(older.fine, newer.fine, counted)
    return (*sums, _by_kinds(older, newer), _by_condition(older, newer, tier=plain))


def _verdict(signs: list[int | None]) -> Milder:
    """Milder in one respect and heavier in another is for people to weigh."""
    ways = {s for s in signs if s}
    if None in signs or len(ways) > 1:
        return Milder.OPEN
    if not ways:
        return Milder.EQUAL
    return Milder.NEWER if ways == {-1} else Milder.OLDER


Sign = tuple[int | None, str]


def _by_sum(
    older: FineBasis, newer: FineBasis, counted: tuple[int | None, int | None]
) -> tuple[Sign, ...]:
    """The ends of both ranges, as rates where both count alike, else in yuan of this case."""
    if How.NONE in (older.how, newer.how):
        return (_no_fine(older, newer),)
    if older.how is newer.how is not How.OPEN and older.of == newer.of:
        return (
            _end("上限", older.high, newer.high, older),
            _end("下限", older.low, newer.low, older),
        )
    was = older.range(quantity=counted[0], base=counted[1])
    now = newer.range(quantity=counted[0], base=counted[1])
    if was is None or now is None:
        return ((None, "两个文本的罚款幅度不能用数额直接比较"),)
    return _ends(was, now)


def _ends(was: Range, now: Range) -> tuple[Sign, ...]:
    yuan = FineBasis(How.FIXED)
    return (_end("上限", was.high, now.high, yuan), _end("下限", was.low, now.low, yuan))


def _no_fine(older: FineBasis, newer: FineBasis) -> Sign:
    if older.how is newer.how:
        return 0, "两个文本都不罚款"
    return (1, "新规定增加了罚款") if older.how is How.NONE else (-1, "新规定不再罚款")


def _end(name: str, was: object, now: object, basis: FineBasis) -> Sign:
    before, after = _told(was, basis), _told(now, basis)
    if before == after:
        return 0, f"罚款{name}相同（{after}）"
    higher = now > was  # type: ignore[operator]
    return (1 if higher else -1), f"罚款{name}由{before}{'升' if higher else '降'}为{after}"


def _told(value: object, basis: FineBasis) -> str:
    """An end of a range with its unit."""
    if basis.how is How.PERCENT:
        return f"{float(value) * 100:g}%"  # type: ignore[arg-type]
    if basis.how is How.MULTIPLE:
        return f"{float(value):g}倍"  # type: ignore[arg-type]
    return f"{int(value):,}元" + (f"每{basis.of}" if basis.of else "")  # type: ignore[call-overload]


def _by_kinds(older: Norm, newer: Norm) -> Sign:
    """More kinds are heavier. Gains are confiscated under art. 28 in any case, so they are even."""
    was, now = set(older.kinds) - {CONFISCATE_GAINS}, set(newer.kinds) - {CONFISCATE_GAINS}
    if was == now:
        return 0, "处罚种类相同" + _gains(older, newer)
    more, less = "、".join(sorted(now - was)), "、".join(sorted(was - now))
    if more and less:
        return None, f"处罚种类有增有减（增加{more}，减少{less}）"
    return (1, f"处罚种类增加了{more}") if more else (-1, f"处罚种类减少了{less}")


def _asked(norm: Norm) -> tuple[str, ...]:
    """What a rule asks before it punishes at all; what it asks for one kind or measure is not."""
    parts = [part for part in norm.condition.split(";") if part]
    return tuple(p for p in parts if p.partition("限")[0] == "罚款" or not _of_one_kind(p))


def _of_one_kind(part: str) -> bool:
    return "限" in part or "不得" in part


def _by_condition(older: Norm, newer: Norm, *, tier: bool) -> Sign:
    """Who asks for more before it punishes may be the milder text though its sums are the same.

    Where the older asks nothing and one newer rule does not either, another that does is its tier.
    """
    was, now = _asked(older), _asked(newer)
    if was == now or (tier and not was):
        return 0, ""
    before = "；".join(was) or "没有"
    if not now:
        return 1, f"新规定不再以“{before}”为处罚的前提"
    return None, f"处罚的前提不同（由“{before}”改为“{'；'.join(now)}”）：请对照事实判断"


def _gains(older: Norm, newer: Norm) -> str:
    if (CONFISCATE_GAINS in older.kinds) == (CONFISCATE_GAINS in newer.kinds):
        return ""
    return f"（违法所得依{cite('penalty_law_2021', 28).text}本应没收，不计入比较）"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rule is applied, and against which newer rule it was weighed ("" where unread)."""

    applied: str
    against: str

    @property
    def key(self) -> str:
        """The choice as one word, for a form and the record: `TJ176/TJ176`."""
        return f"{self.applied}/{self.against}"


def read_choice(key: str) -> Choice:
    """A choice from its word."""
    applied, _, against = key.partition("/")
    return Choice(applied, against)


def choices(found: tuple[Comparison, ...]) -> tuple[Choice, ...]:
    """Every lawful choice, in the order of the comparisons."""
    return tuple(Choice(n.code, c.key) for c in found for n in c.lawful)


def chosen(found: tuple[Comparison, ...], choice: Choice) -> Comparison | None:
    """The comparison that a choice names; None where it names none."""
    return next((c for c in found if c.key == choice.against), None)


def is_milder(found: tuple[Comparison, ...], choice: Choice) -> bool:
    """Whether a choice applies the text that art. 37 commands; without a change all is well."""
    return not found or choice in choices(found)


def norm_of_row(row: Mapping[str, str]) -> Norm:
    """The rule of one row of a power-list file."""
    low, high = (
        int(row[name]) if row[name] else None for name in ("fine_min_yuan", "fine_max_yuan")
    )
    since, until = (date.fromisoformat(row[name]) if row[name] else None
                    for name in ("effective_from", "effective_to"))  # fmt: skip
    return Norm(
        code=row["item_id"],
        statute=row["penalty_statute"],
        basis=row["penalty_statute"] + row["penalty_article"],
        kinds=tuple(kind for kind in row["penalty_kinds"].split(";") if kind),
        fine=fine_basis(row["fine_basis"], low, high),
        since=since,
        until=until,
        condition=row["precondition"],
    )
