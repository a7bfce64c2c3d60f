"""How the tests of the small procedures ask one of them: what refuses, what is told as a fault."""

from dataclasses import replace
from typing import Any

from mingjing.law.procedure import Procedure, faults, why_not

Told = list[tuple[str, str, int]]


def refused(
    table: Procedure[Any, Any], stage: str, facts: Any, *, step: str, **attempt: Any
) -> Told:
    """The refusing guards with instrument and article."""
    tried = replace(table.attempt(), **attempt)
    told = why_not(table, stage, facts, step=step, attempt=tried)
    return [(r.guard, r.citation.instrument, r.citation.article) for r in told]


def faulty(table: Procedure[Any, Any], facts: Any, *, step: str, **attempt: Any) -> Told:
    """The watches that see a fault, with instrument and article."""
    tried = replace(table.attempt(), **attempt)
    told = faults(table, facts, step=step, attempt=tried)
    return [(f.watch, f.citation.instrument, f.citation.article) for f in told]
