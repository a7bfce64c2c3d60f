"""The tree of a pool: the published vectors of RFC 6962/9162, and every proof of small trees."""

from __future__ import annotations

import pytest

from mingjing.law.draw.merkle import leaf_hash, levels, proof_of, proven, root_of

# The test vectors that implementations of the RFC share: eight inputs and the roots of the first n.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("n", range(1, 9))
def test_roots_are_those_that_others_compute(n: int) -> None:
    lines = [bytes.fromhex(text) for text in INPUTS[:n]]
    assert root_of(levels(lines)).hex() == ROOTS[n - 1]


def test_an_empty_pool_has_the_hash_of_nothing() -> None:
    assert root_of(levels([])).hex().startswith("e3b0c44298fc1c14")


def test_every_line_is_proven_at_its_place_and_nowhere_else() -> None:
    for n in range(1, 34):
        lines = [str(i).encode() for i in range(n)]
        tree = levels(lines)
        root = root_of(tree)
        for i, line in enumerate(lines):
            path = proof_of(tree, i)
            assert proven(line, index=i, count=n, path=path, root=root)
            assert not proven(b"x" + line, index=i, count=n, path=path, root=root)
            for other in {i - 1, i + 1, n}:
                assert not proven(line, index=other, count=n, path=path, root=root)
            assert not proven(line, index=i, count=n, path=[*path, root], root=root)
            if path:
                assert not proven(line, index=i, count=n, path=path[:-1], root=root)


def test_a_node_does_not_pass_as_a_line() -> None:
    tree = levels([b"a", b"b"])
    assert leaf_hash(tree[0][0] + tree[0][1]) != root_of(tree)
