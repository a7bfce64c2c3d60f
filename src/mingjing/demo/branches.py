"""What happens beside the road of some cases: goods kept, reviews asked for, fines enforced.

A branch is a list of stops that is laid into the road after an act of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.roads import Stop

GOODS = "液化石油气钢瓶 2 只（示例）"


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a branch leaves the road, and its stops."""

    after: str
    stops: Callable[[CasePlan], Sequence[Stop]]


def with_branches(plan: CasePlan, road: Sequence[Stop]) -> list[Stop]:
    """The road with the plan's branches laid in; raises ValueError where one finds no place."""
    stops = list(road)
    for name in plan.branches:
        branch = BRANCHES[name]
        places = [n for n, stop in enumerate(stops) if stop.verb == branch.after]
        if not places:
            raise ValueError(f"the case found on {plan.found} has no {branch.after} for {name}")
        stops[places[-1] + 1 : places[-1] + 1] = branch.stops(plan)
    return stops


def _preserved(plan: CasePlan) -> list[Stop]:
    """Cylinders kept for a week and given back when they had been looked at."""
    return [
        Stop(
            "approve_preservation",
            0,
            by="leader",
            beside="preservation",
            form={"may_be_lost": True, "goods": GOODS, "reason": "钢瓶可能被调换或者转移"},
        ),
        Stop(
            "preserve_evidence",
            0,
            beside="preservation",
            form={
                "identity_shown": True,
                "goods": GOODS,
                "relevant": True,
                "list_given": True,
                "kept_at": "支队物证室（示例）",
            },
        ),
        Stop(
            "dispose_preserved",
            4,
            by="leader",
            beside="preservation",
            form={"way": "return", "reason": "证据已经固定", "return_signed": True},
        ),
    ]


BRANCHES = {"preservation": Branch("inspect_site", _preserved)}
"""Every branch by the name that the data file uses."""
