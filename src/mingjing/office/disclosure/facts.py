"""From a decided case to what the publicity rules ask."""

from __future__ import annotations

from mingjing.law import publicity
from mingjing.law.publicity import Outlet, Proposal
from mingjing.office.cases.models import Case


def proposal_for(case: Case, outlet: Outlet) -> Proposal:
    """What the rules propose for this decision on this outlet; the case must be decided."""
    if case.decided_on is None:
        raise ValueError(f"{case.number} is not decided")
    return publicity.proposal(
        outlet,
        is_summary=case.is_summary,
        party_kind=case.party.kind,
        kinds=case.kinds,
        decided_on=case.decided_on,
    )
