"""A frozen pool: each object or inspector once, under one spelling, in one order.

Refused are an id twice, one firm under two ids, names that look alike and are not the same, and
signs that nobody sees. The list of look-alikes is short and open; it warns of the usual ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mingjing.law.draw.digest import canonical
from mingjing.law.draw.merkle import levels, proof_of, root_of

# Groups that readers take for each other; within names, the first stands for all.
_ALIKE = (
    "0oО〇", "1il|丨", "-一—ーㄧ", "aа", "bв", "cс", "eе", "hн", "kк", "mм", "pр", "tт", "xх",
    "yу", "日曰", "土士", "己已巳", "末未", "口囗", "千干", "人入", "天夭", "治冶", "洒酒",
    "戊戌戍", "傅傳",
)  # fmt: skip


class _Seen(dict[int, str | None]):
    """How each sign looks: as the first of its group, as itself, or not at all."""

    def __missing__(self, sign: int) -> str | None:
        category = unicodedata.category(chr(sign))
        kept = category[0] in "LNS" or category == "Pd"
        self[sign] = chr(sign) if kept else None
        return self[sign]


_SEEN = _Seen({ord(c): group[0] for group in _ALIKE for c in group})
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_CODE, _ORGAN = 18, slice(8, 17)
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_LENGTHS = (9, 15, _CODE)


class Unit(StrEnum):
    """What one line of a pool is: a place, a firm with all its places, or a person."""

    PLACE = "place"
    FIRM = "firm"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `holder` is the firm's code (of an inspector: the office's own key of the person),
    `site` the address, `stratum` the group it is drawn in (an inspector without one may be drawn
    for any), `risk` the class that says how many tickets it holds."""

    id: str
    name: str
    holder: str = ""
    site: str = ""
    stratum: str = ""
    risk: str = ""

    @property
    def leaf(self) -> list[str]:
        """The line as it stands in the certificate."""
        return [self.id, self.name, self.holder, self.site, self.stratum, self.risk]

    @property
    def line(self) -> str:
        """The one spelling that is hashed."""
        return canonical(self.leaf)


@dataclass(frozen=True, slots=True)
class PoolFault:
    """What is wrong with a line, in words that say what to do."""

    id: str
    sentence: str


def tidy(text: str) -> str:
    """One spelling of a text: compatibility forms folded (ＡＢ becomes AB), spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def code(text: str) -> str:
    """One spelling of an id or a firm's code: capitals, without spaces and hyphens."""
    return tidy(text).replace(" ", "").replace("-", "").upper()


def entry(
    id: str, name: str, *, holder: str = "", site: str = "", stratum: str = "", risk: str = ""
) -> Entry:
    """A line in its one spelling."""
    return Entry(code(id), tidy(name), code(holder), tidy(site), tidy(stratum), tidy(risk))


def looks(text: str) -> str:
    """How a text looks to a hasty reader: what looks alike becomes the same."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_SEEN)


def firm_of(holder: str) -> str:
    """What stays the same when a firm changes from its old code to the unified one: the nine signs
    of the organisation inside the eighteen."""
    return holder[_ORGAN] if len(holder) == _CODE else holder


class Pool:
    """Lines in their frozen order, with the root that commits to them."""

    def __init__(self, entries: Iterable[Entry], unit: Unit) -> None:
        self.unit = unit
        self.entries: Sequence[Entry] = sorted(entries, key=lambda e: (e.stratum, e.id))

    @cached_property
    def lines(self) -> list[str]:
        """The spelling of every line, in order."""
        return [one.line for one in self.entries]

    @cached_property
    def tree(self) -> list[list[bytes]]:
        """The tree over the lines."""
        return levels(line.encode() for line in self.lines)

    @property
    def root(self) -> str:
        """The fingerprint of the whole pool."""
        return root_of(self.tree).hex()

    def proof(self, index: int) -> list[str]:
        """The hashes that prove one line."""
        return [node.hex() for node in proof_of(self.tree, index)]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many lines each stratum has."""
        found: dict[str, int] = {}
        for one in self.entries:
            found[one.stratum] = found.get(one.stratum, 0) + 1
        return found

    @cached_property
    def sites(self) -> list[str]:
        """How the address of every line looks."""
        return [looks(one.site) for one in self.entries]

    def faults(self) -> list[PoolFault]:
        """Everything that is wrong with the pool; a pool with faults may not be frozen."""
        return [*_spelling(self), *_twice(self), *_alike(self)]


def _spelling(pool: Pool) -> Iterable[PoolFault]:
    for one in pool.entries:
        if not all(map(_is_seen, one.leaf)):
            yield PoolFault(one.id, f"{one.name}：含有看不见的字符，请删去后重新登记")
        elif not (_is_tidy(one.leaf) and code(one.id) == one.id and code(one.holder) == one.holder):
            yield PoolFault(one.id, f"{one.name}：编号、名称或地址不是统一的写法，请重新导入")
        elif not one.id or not one.name:
            yield PoolFault(one.id, "有一行没有编号或者名称，请补齐")
        elif pool.unit is not Unit.PERSON and one.holder and not _is_code(one.holder):
            yield PoolFault(one.id, f"{one.name}：主体代码 {one.holder} 不成立，请核对")


def _is_seen(text: str) -> bool:
    """Whether nothing in a text is hidden; a sign too new for this Python counts as seen."""
    return text.isprintable() or not set(map(unicodedata.category, text)) & _UNSEEN


def _is_tidy(texts: Iterable[str]) -> bool:
    """The same as `tidy` asks, without making the texts anew."""
    return all(
        unicodedata.is_normalized("NFKC", text) and text.strip() == text and "  " not in text
        for text in texts
    )


def _is_code(holder: str) -> bool:
    return len(holder) in _CODE_LENGTHS and all(c in _CODE_SIGNS for c in holder)


def _twice(pool: Pool) -> Iterable[PoolFault]:
    """The same id, or the same firm under two ids."""
    ids: dict[str, Entry] = {}
    firms: dict[tuple[str, str], Entry] = {}
    for one, site in zip(pool.entries, pool.sites, strict=True):
        if one.id in ids:
            yield PoolFault(one.id, f"编号 {one.id} 出现两次（{one.name}），请删去一行")
        ids[one.id] = one
        if not one.holder:
            continue
        where = site if pool.unit is Unit.PLACE else ""
        other = firms.setdefault((firm_of(one.holder), where), one)
        if other.id != one.id:
            yield PoolFault(
                one.id, f"{other.name}与{one.name}是同一主体，以两个编号列入，请合并为一行"
            )


def _alike(pool: Pool) -> Iterable[PoolFault]:
    """Names that a reader cannot tell apart: the same place twice, or a spelling that deceives."""
    if pool.unit is Unit.PERSON:
        return
    named: dict[str, Entry] = {}
    placed: dict[tuple[str, str], Entry] = {}
    for one, site in zip(pool.entries, pool.sites, strict=True):
        name = looks(one.name)
        other = named.setdefault(name, one)
        if other.name != one.name:
            yield PoolFault(
                one.id, f"{other.name}与{one.name}看起来一样而写法不同，请核对并改成可以分辨的名称"
            )
        twin = placed.setdefault((name, site), one)
        if twin.id != one.id and twin.name == one.name:
            yield PoolFault(one.id, f"{one.name}在同一地址列入两次（{twin.id}、{one.id}），请合并")
