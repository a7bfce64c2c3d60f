"""Where papers reach the party, as it confirmed in a questioning (送达地址确认书, art. 61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingjing.office.cases.models import Case
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The address that counts now; `electronic_at` only where the party agreed to it."""

    address: str
    electronic_at: str
    on: date


def confirmed(case: Case) -> Confirmed | None:
    """The latest confirmation of the party; none where nobody asked for it."""
    for entry in entries_of("case", case.pk).filter(verb="question").order_by("-occurred_at"):
        payload = getattr(entry, "payload", None)
        said = payload.content if payload else {}
        if said.get("served_at"):
            agreed = str(said.get("electronic_at") or "") if said.get("electronic") else ""
            day = entry.occurred_at.astimezone(OFFICE_ZONE).date()
            return Confirmed(str(said["served_at"]), agreed, day)
    return None
