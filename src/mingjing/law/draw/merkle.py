"""The tree of RFC 9162 over the lines of a pool: one root commits to all, a few hashes prove one.

Leaves and nodes are hashed under different first bytes, so that no node can pass as a leaf.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256


def leaf_hash(line: bytes) -> bytes:
    """The hash of one line."""
    return sha256(b"\0" + line).digest()


def levels(lines: Iterable[bytes]) -> list[list[bytes]]:
    """The tree from its leaves up to its root; a node without a neighbour rises as it is."""
    row = [leaf_hash(line) for line in lines]
    found = [row]
    while len(row) > 1:
        odd = [row[-1]] if len(row) % 2 else []
        pairs = zip(row[::2], row[1::2], strict=False)
        row = [sha256(b"\1" + left + right).digest() for left, right in pairs] + odd
        found.append(row)
    return found


def root_of(tree: Sequence[Sequence[bytes]]) -> bytes:
    """The root; an empty pool has the hash of nothing."""
    return tree[-1][0] if tree[0] else sha256(b"").digest()


def proof_of(tree: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    """The neighbours that lead from one leaf up to the root."""
    path = []
    for row in tree[:-1]:
        other = index ^ 1
        if other < len(row):
            path.append(row[other])
        index //= 2
    return path


def proven(line: bytes, *, index: int, count: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the line stands at this place of the pool with this root and count."""
    if not 0 <= index < count:
        return False
    node, last, rest = leaf_hash(line), count - 1, list(path)
    while last:
        if index % 2 or index < last:
            if not rest:
                return False
            other = rest.pop(0)
            pair = other + node if index % 2 else node + other
            node = sha256(b"\1" + pair).digest()
        index, last = index // 2, last // 2
    return not rest and node == root
