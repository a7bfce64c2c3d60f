"""The certificate of a draw: everything that a stranger needs to do it again.

To be sure that the drawn hold the lowest tickets one must see every ticket, hence the whole pool:
a small one stands in the certificate, a large one in a file beside it that the root commits to.
The proofs of the drawn alone show that they were in the frozen pool, not that none was passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mingjing.law.draw.announce import OLD_KIND as OLD_ANNOUNCEMENT
from mingjing.law.draw.announce import announced_as
from mingjing.law.draw.digest import canonical, digest
from mingjing.law.draw.pool import Entry, Pool, Unit
from mingjing.law.draw.seed import seed_of
from mingjing.law.draw.selection import Aside, Recused, select

OLD_KIND, KIND = "mingjing/draw/certificate/1", "mingjing/draw/certificate/2"
"""Since the second, a certificate by witnesses tells when the dice were public: `dice_at`."""
INLINE = 5_000
"""A larger pool goes into a file of its own."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A draw from its frozen pools to the end: all that the certificate is made of."""

    announcement: Mapping[str, Any]
    given: Mapping[str, Any]
    objects: Pool
    inspectors: Pool
    drawn_at: datetime
    asides: Sequence[Aside] = ()
    recusals: Sequence[Recused] = ()


def certificate(drawing: Drawing) -> dict[str, Any]:
    """The certificate as plain values, with its own fingerprint."""
    told = drawing.announcement
    seed = seed_of(told, drawing.given)
    found = select(told, seed, objects=drawing.objects, inspectors=drawing.inspectors,
                   asides=drawing.asides, recusals=drawing.recusals)  # fmt: skip
    body = {
        "kind": version_of(told, drawing.given),
        "announcement": dict(told),
        "announced_as": announced_as(told),
        "pools": {
            "objects": _kept("objects", drawing.objects),
            "inspectors": _kept("inspectors", drawing.inspectors),
        },
        "given": dict(drawing.given),
        "seed": seed,
        "drawn_at": drawing.drawn_at.isoformat(),
        "drawn": found.drawn,
        "limits": found.limits,
        "asides": [asdict(a) for a in drawing.asides],
        "recusals": [asdict(r) for r in drawing.recusals],
    }
    return {**body, "digest": digest(body)}


def version_of(told: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """A draw of the older version keeps it, so that its certificate comes out the same."""
    old = told["kind"] == OLD_ANNOUNCEMENT and "dice_at" not in given
    return OLD_KIND if old else KIND


def written(found: Mapping[str, Any]) -> str:
    """The certificate as the bytes of its file."""
    return canonical(found) + "\n"


def pool_file(pool: Pool) -> str:
    """A pool as the text of its file, one line each."""
    return "".join(f"{line}\n" for line in pool.lines)


def pool_name(which: str) -> str:
    """The name of the file of a large pool, beside the certificate."""
    return f"{which}.jsonl"


def pool_of(leaves: Sequence[Sequence[str]], unit: Unit) -> Pool:
    """A pool from the lines of a certificate or of a pool file."""
    return Pool((Entry(*leaf) for leaf in leaves), unit)


def _kept(which: str, pool: Pool) -> dict[str, Any]:
    if len(pool.entries) > INLINE:
        return {"file": pool_name(which)}
    return {"lines": [one.leaf for one in pool.entries]}
