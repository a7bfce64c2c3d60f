"""Two texts side by side, and three laid together: nothing that somebody typed is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line; `mark` is "in", "out" or nothing."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of both texts beside each other; `same` where neither changed."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    same: bool


def compared(before: str, after: str) -> list[Pair]:
    """Two texts, line by line, with the words that went and came."""
    old, new = before.split("\n"), after.split("\n")
    out: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out += [Pair((Piece(x),), (Piece(x),), same=True) for x in old[i1:i2]]
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            a = old[i1 + n] if i1 + n < i2 else None
            b = new[j1 + n] if j1 + n < j2 else None
            out.append(_pair(a, b))
    return out


def _pair(a: str | None, b: str | None) -> Pair:
    if a is None or b is None:
        return Pair((Piece(a, "out"),) if a else (), (Piece(b, "in"),) if b else (), same=False)
    left, right = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if i2 > i1:
            left.append(Piece(a[i1:i2], "" if tag == "equal" else "out"))
        if j2 > j1:
            right.append(Piece(b[j1:j2], "" if tag == "equal" else "in"))
    return Pair(tuple(left), tuple(right), same=False)


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Both people's changes in one text where they touched different lines; else None."""
    lines = base.split("\n")
    one, two = list(_edits(lines, mine.split("\n"))), list(_edits(lines, theirs.split("\n")))
    if any(_touch(a, b) for a in one for b in two):
        return None
    out = list(lines)
    for start, end, new in sorted([*one, *two], key=lambda e: (e[0], e[1]), reverse=True):
        out[start:end] = new
    return "\n".join(out)


Edit = tuple[int, int, Sequence[str]]


def _edits(base: list[str], text: list[str]) -> Iterator[Edit]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, base, text, autojunk=False).get_opcodes():
        if tag != "equal":
            yield i1, i2, text[j1:j2]


def _touch(a: Edit, b: Edit) -> bool:
    """Whether two changes meet: the same lines, or an insertion beside the other's change."""
    return a[0] <= b[1] and b[0] <= a[1]
