"""The two spellings of a reference: names, which are kept, and the Chinese that people see and
type: {fines area=gas as=wan} and {罚款金额 领域=燃气 写作=万元}.

Texts are kept in names, so that a label may change and no text with it. `spoken` and `in_names`
stand at the edge, where a text is shown and where it comes in. Both turn word by word and leave
alone what they do not know; every space stays. A label that would not lead back to its name (two
have it, or it holds what parts words) is not used, and the name is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, NONE_TEXT
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.shapes import Scope
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.words import GROUP_LABELS

Words = Callable[[str], Mapping[str, str]]
"""The values of a dimension in words, by its name."""
Pairs = Mapping[str, str]

BLOCKS = {"table": "表", "chart": "图"}
"""What stands on a line of its own instead of within a sentence."""
SIGNS = {"as": "写作", "by": "按", "equals": "等于", "form": "统计表"}
"""What may be said of a figure or a table besides its dimensions."""
ROUNDED = {
    "wan": "万元",
    "wan2": "万元两位小数",
    "percent": "百分比",
    "percent0": "百分比取整",
}
BY_NUMBER = {"item"}
"""Values that are written by their number: their words are whole sentences."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[^\s,，]+")
_SPACES, _COMMAS = re.compile(r"\s"), re.compile("[,，]")
_PARTS = re.compile(r"[\s,，{}=＝.]")


def words_of(dimension: str) -> Pairs:
    """The words of a dimension, asked of the records where they are rows."""
    return DIMENSIONS[dimension].words()


def spelt(labels: Pairs, taken: Iterable[str] = ()) -> dict[str, str]:
    """Names with the word by which each may be written: the label without spaces and commas, where
    it leads back to this name alone."""
    close = {name: _SPACES.sub("", _COMMAS.sub("、", label)) for name, label in labels.items()}
    times, other = Counter(close.values()), set(taken)
    return {
        name: word
        for name, word in close.items()
        if word
        and not _PARTS.search(word)
        and times[word] == 1
        and word not in other
        and (word == name or word not in labels)
    }


@cache
def indicators() -> dict[str, str]:
    """The indicators, each with the word under which it is written."""
    labels = {name: found.label for name, found in INDICATORS.items()}
    return spelt(labels, (*BLOCKS, *BLOCKS.values()))


@cache
def dimensions() -> dict[str, str]:
    """The dimensions, each with the word under which it is written."""
    labels = {name: found.label for name, found in DIMENSIONS.items()}
    return spelt(labels, (*SIGNS, *SIGNS.values()))


@cache
def sheets() -> dict[str, str]:
    """The statutory tables, each with the word under which it is written."""
    return spelt({key: form.title for key, form in FORMS.items()})


@dataclass(frozen=True, slots=True)
class Turned:
    """A text in the other spelling, and where each place of the first stands in it."""

    text: str
    edits: tuple[tuple[int, int, str], ...]

    def place(self, at: int) -> int:
        """A place of the first text; within a word that was turned, the end of the new one."""
        moved = 0
        for start, end, word in self.edits:
            if at <= start:
                break
            if at < end:
                return start + moved + len(word)
            moved += len(word) - (end - start)
        return at + moved


def spoken(text: str, words: Words) -> Turned:
    """A kept text as people read it."""
    return _Speller(words, back=False).whole(text)


def in_names(text: str, words: Words) -> Turned:
    """A typed text, in either spelling or both, as it is kept."""
    return _Speller(words, back=True).whole(text)


class _Speller:
    """Turns the words of references, one way or the other."""

    def __init__(self, words: Words, *, back: bool) -> None:
        self._words, self._is_back = words, back
        self._known: dict[str, Pairs] = {}

    def whole(self, text: str) -> Turned:
        edits, out, done = [], [], 0
        for braces in _BRACES.finditer(text):
            for n, found in enumerate(_WORD.finditer(text, *braces.span(1))):
                new = self._word(found.group(), first=not n)
                if new != found.group():
                    edits.append((found.start(), found.end(), new))
                    out += [text[done : found.start()], new]
                    done = found.end()
        return Turned("".join([*out, text[done:]]), tuple(edits))

    def _word(self, word: str, *, first: bool) -> str:
        """One word of a reference; the first may say that it is a table or a chart."""
        key, sign, value = word.replace("＝", "=").partition("=")
        if not sign:
            kinds = self._pairs("blocks", lambda: BLOCKS)
            return kinds[word] if first and word in kinds else self._name(word)
        keys = SIGNS | dimensions()
        name = {w: n for n, w in keys.items()}.get(key, key)
        shown = name if self._is_back else keys.get(name, name)
        return f"{shown}={self._value(name, value)}"

    def _name(self, word: str) -> str:
        """An indicator, with its group where that stands before it."""
        group, dot, rest = word.rpartition(".")
        groups = self._pairs("groups", lambda: spelt(GROUP_LABELS))
        return f"{groups.get(group, group)}{dot}{self._indicator(rest)}"

    def _indicator(self, word: str) -> str:
        return self._pairs("indicators", indicators).get(word, word)

    def _value(self, name: str, value: str) -> str:
        """What stands behind the sign of equality."""
        if name == "equals":
            parts = value.split(".")
            return ".".join(
                self._word(p, first=False) if "=" in p else self._indicator(p) for p in parts
            )
        if name in _GIVEN:
            return self._pairs(name, _GIVEN[name]).get(value, value)
        if name in BY_NUMBER or name not in DIMENSIONS:
            return value
        return self._pairs(f"={name}", lambda: spelt(self._told(name))).get(value, value)

    def _told(self, dimension: str) -> Pairs:
        words = self._words(dimension)
        return {**words, NONE: NONE_TEXT} if words else {}

    def _pairs(self, key: str, read: Callable[[], Pairs]) -> Pairs:
        """What is turned into what, read once."""
        if key not in self._known:
            pairs = read()
            self._known[key] = {w: n for n, w in pairs.items()} if self._is_back else pairs
        return self._known[key]


_GIVEN: Mapping[str, Callable[[], Pairs]] = {
    "as": lambda: ROUNDED,
    "by": dimensions,
    "form": sheets,
}


def closest(word: str, labels: Pairs) -> str:
    """The Chinese words that come nearest to a wrong one in either spelling, as the end of a
    sentence."""
    told = {label: label for label in labels.values()} | dict(labels)
    close = get_close_matches(word, list(told), n=3, cutoff=0.5 if word.isascii() else 0.4)
    near = list(dict.fromkeys(told[c] for c in close))
    if near:
        return f"，是否为：{'、'.join(near)}"
    return f"，可用的有：{'、'.join(list(labels.values())[:8])}"


def named(names: Iterable[str], words: Pairs) -> dict[str, str]:
    """Names with their words, or with themselves where they have none."""
    return {name: words.get(name, name) for name in names}


def check_said(name: str, scope: Scope) -> None:
    """Raises Unknown, in the words that people type, where an indicator has no such dimension or
    a dimension no such value."""
    found = INDICATORS[name]
    for key, value in scope.items():
        if key not in found.paths:
            near = closest(key, named(found.paths, dimensions()))
            raise Unknown(f"指标“{found.label}”不按“{dimensions().get(key, key)}”区分{near}")
        _check_value(key, value)


def _check_value(dimension: str, value: str) -> None:
    """A closed dimension has no other values than those it names; of the others a Chinese word
    that led to no name, which would count nothing, is a mistake."""
    known = DIMENSIONS[dimension]
    if value == NONE or (value.isascii() and not known.closed):
        return
    words = known.words()
    if not words or value in words:
        return
    same = [name for name, word in words.items() if word == value]
    if same:
        raise Unknown(f"名为“{value}”的{known.label}不止一个，请写编号：{'、'.join(same)}")
    every = f"；全部为：{'、'.join(words.values())}" if known.closed else ""
    near = closest(value, named(words, spelt(words)))
    raise Unknown(f"{known.label}没有“{value}”这一项{near}{every}")
