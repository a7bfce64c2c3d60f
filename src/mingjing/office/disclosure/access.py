"""Which decisions a person may see on their way to the public: those of the cases they may see."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.law.publicity import Outlet
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case
from mingjing.office.people.models import Person


def visible_decisions(person: Person) -> QuerySet[Case]:
    """Penalty decisions that have been made and served; nothing else can be published."""
    return visible_cases(person).filter(outcome=Outcome.PENALTY, served_on__isnull=False)


def settled_column(outlet: Outlet) -> str:
    """The column of a case that says whether this outlet shows the decision, showed it, or keeps
    why it does not. It follows from the publications, which alone are the record."""
    return f"settled_{outlet}"


def unsettled(rows: QuerySet[Case], outlet: Outlet) -> QuerySet[Case]:
    """The decisions of `rows` that wait for this outlet."""
    return rows.filter(**{settled_column(outlet): False})
