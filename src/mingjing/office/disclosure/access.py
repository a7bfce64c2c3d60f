"""Which decisions a person may see on their way to the public: those of the cases they may see."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case
from mingjing.office.people.models import Person


def visible_decisions(person: Person) -> QuerySet[Case]:
    """Penalty decisions that have been made and served; nothing else can be published."""
    return visible_cases(person).filter(outcome=Outcome.PENALTY, served_on__isnull=False)
