"""Whose documents a person may read, and whether with the party's full name."""

from __future__ import annotations

from datetime import date

from mingjing.office.cases.models import Case
from mingjing.office.parties.access import named_parties
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit


def may_name(case: Case | Visit, person: Person, day: date) -> bool:
    """Whether this person may read who the party is (art. 50); every firm is named."""
    if case.party is None or case.party.kind != PartyKind.INDIVIDUAL:
        return True
    return named_parties(person, day).filter(pk=case.party.pk).exists()
