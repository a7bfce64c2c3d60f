"""What the small procedures beside a case mean for its own steps: read by the office and by the
examination of a written scenario alike, from the kind and the stage of each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

HOLDING = {"preservation": frozenset({"preserved"}), "seizure": frozenset({"held"})}
"""Where goods of the party are in the office's hands, by procedure and stage."""
IN_CASH = frozenset({"in_hand", "in_office"})
"""Where a fine was taken in cash and has not reached the bank."""
RECUSED = frozenset({"recused", "replaced"})
WITH_THE_POLICE = frozenset({"opened", "done"})
ANSWERED = frozenset({"kept", "returned"})
"""Where a referral leaves the case to its organ: not referred for a reason, or given back."""
SUSPECTED = "suspected_crime"
"""The finding of an investigation that only a referral can answer (art. 27)."""


def meant(beside: Iterable[tuple[str, str]], *, finding: str) -> dict[str, bool]:
    """Fields of an attempt on the case that its small procedures decide."""
    stages: dict[str, set[str]] = {}
    for kind, stage in beside:
        stages.setdefault(kind, set()).add(stage)

    def any_at(kind: str, at: Collection[str]) -> bool:
        return bool(stages.get(kind, set()) & set(at))

    referrals = stages.get("referral", set())
    return {
        "preserved_settled": not any_at("preservation", HOLDING["preservation"]),
        "goods_settled": not any_at("seizure", HOLDING["seizure"]),
        "cash_banked": not any_at("payment", IN_CASH),
        "crime_settled": crime_settled(referrals, finding=finding),
        "police_opened": any_at("referral", WITH_THE_POLICE),
        "handed_over": any_at("jurisdiction", {"transferred"}),
        "recusal_answered": not any_at("recusal", {"requested"}),
    }


def crime_settled(referrals: Collection[str], *, finding: str) -> bool:
    """A suspicion is settled when each referral came back to the organ, and one was made (27)."""
    if any(stage not in ANSWERED for stage in referrals):
        return False
    return bool(referrals) or finding != SUSPECTED
