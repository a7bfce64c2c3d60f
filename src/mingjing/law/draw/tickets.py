"""Tickets by consistent sampling: a hash for each line, the lowest are drawn.

A line of a class that holds n tickets gets n hashes, and its lowest counts: exactly an urn with n
slips of that name. Whole numbers are compared, nothing is divided; so there is no bias of a
remainder, and no rounding that differs between machines. To add or remove one line moves no
other's ticket, which is why whoever is set aside is followed by the next ticket.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from typing import NamedTuple

from mingjing.law.draw.digest import DOMAIN, framed
from mingjing.law.draw.pool import Entry, Pool


class Ticket(NamedTuple):
    """The best ticket of one line: its hash, then the line; compared in this order."""

    value: bytes
    id: str
    place: int


def ticketer(seed: str, use: str, *about: str) -> Callable[[str, int], bytes]:
    """Gives the n-th ticket of an id for one use of the seed."""
    parts = (DOMAIN + b"ticket", bytes.fromhex(seed), use.encode(), *(a.encode() for a in about))
    begun = hashlib.sha256(framed(*parts))

    def ticket(id: str, n: int) -> bytes:
        found, name = begun.copy(), id.encode()
        found.update(len(name).to_bytes(8, "big") + name + n.to_bytes(8, "big"))
        return found.digest()

    return ticket


def best(entries: Iterable[tuple[int, Entry]], seed: str, tickets: Mapping[str, int]
         ) -> Iterable[Ticket]:  # fmt: skip
    """Every line with its lowest ticket."""
    ticket = ticketer(seed, "object")
    for index, one in entries:
        held = tickets[one.risk]
        value = ticket(one.id, 1) if held == 1 else min(ticket(one.id, n + 1) for n in range(held))
        yield Ticket(value, one.id, index)


def drawn_objects(
    pool: Pool, seed: str, *, stratum: str, quota: int, tickets: Mapping[str, int], aside: int = 0
) -> list[Ticket]:
    """The lowest tickets of a stratum in order: the quota, as many more as were set aside, and one
    that was not drawn, for the reader to see the limit."""
    here = ((n, one) for n, one in enumerate(pool.entries) if one.stratum == stratum)
    return nsmallest(quota + aside + 1, best(here, seed, tickets))


def drawn_inspectors(pool: Pool, seed: str, *, object_id: str, stratum: str) -> list[Ticket]:
    """Every inspector who may be sent to an object, by ticket; each object has its own tickets."""
    ticket = ticketer(seed, "inspector", object_id)
    able = ((n, one) for n, one in enumerate(pool.entries) if one.stratum in ("", stratum))
    return sorted(Ticket(ticket(one.id, 1), one.id, n) for n, one in able)
