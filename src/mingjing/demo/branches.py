"""What happens beside the road of some cases: goods kept, reviews asked for, fines enforced.

A branch is a list of stops that is laid into the road after an act of it, or in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mingjing.demo import branch_goods, branch_money, branch_remedies
from mingjing.demo.caseplan import CasePlan
from mingjing.demo.stops import Stop


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a branch leaves the road, and its stops; `instead` takes the place of that act."""

    after: str
    stops: Callable[[CasePlan], Sequence[Stop]]
    instead: bool = False


def with_branches(plan: CasePlan, road: Sequence[Stop]) -> list[Stop]:
    """The road with the plan's branches laid in; raises ValueError where one finds no place."""
    stops = list(road)
    for name in plan.branches:
        branch = BRANCHES[name]
        places = [n for n, stop in enumerate(stops) if stop.verb == branch.after]
        if not places:
            raise ValueError(f"the case found on {plan.found} has no {branch.after} for {name}")
        here = places[-1]
        stops[here + (not branch.instead) : here + 1] = branch.stops(plan)
    return stops


BRANCHES = {
    "preservation": Branch("inspect_site", branch_goods.preserved),
    "seizure": Branch("inspect_site", branch_goods.seized),
    "released": Branch("decide_penalty", branch_goods.released),
    "tested": Branch("inspect_site", branch_goods.tested),
    "recusal": Branch("approve_filing", branch_goods.recusal_refused),
    "agent": Branch("question", branch_goods.by_agent),
    "discussion": Branch("waive_defence", branch_goods.discussed),
    "instalments": Branch("pay", branch_money.in_parts, instead=True),
    "enforced": Branch("pay", branch_money.enforced, instead=True),
    "reviewed": Branch("pay", branch_remedies.maintained),
    "cancelled": Branch("pay", branch_remedies.cancelled),
    "sued": Branch("pay", branch_remedies.sued),
}
"""Every branch by the name that the data file uses."""
