"""Which rows behind a figure a person may open: the same filters as everywhere else.

Whole figures are the office's own and may be read by all who work here; the rows may not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, Q

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.disclosure.models import Publication
from mingjing.office.draws.models import PoolPlace
from mingjing.office.honesty.access import SUBJECTS
from mingjing.office.inspections.access import (
    visible_inspections,
    visible_orders,
    visible_sorties,
)
from mingjing.office.inspections.models import (
    CorrectionOrder,
    DrawnObject,
    Inspection,
    LenientAct,
    Sortie,
    Tally,
)
from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Entry, FaultRecord
from mingjing.office.learning.access import visible_rehearsals, visible_trainings
from mingjing.office.learning.models import Attendance, Rehearsal, Training
from mingjing.office.parties.access import visible_places
from mingjing.office.people.access import Reach, own_branch, reach
from mingjing.office.people.models import Person, Unit
from mingjing.office.plans.models import Plan, Task
from mingjing.office.statistics.shapes import Rows
from mingjing.office.visits.access import visible_lenient_acts

See = Callable[[Person], Q]


def _through(path: str, visible: Callable[[Person], Rows]) -> See:
    """Rows hang on something else: who sees that sees them."""
    return lambda person: Q(**{f"{path}__in": visible(person).values("pk")})


def _of_folder(person: Person) -> Q:
    """Acts and faults name what they stand on by plain numbers: who sees that sees them."""
    seen = Q(pk__in=[])
    for kind, visible in SUBJECTS.items():
        seen |= Q(subject_kind=kind, subject_id__in=visible(person).values("pk"))
    published = Publication.objects.filter(case__in=visible_cases(person).values("pk"))
    return seen | Q(subject_kind="publication", subject_id__in=published.values("pk"))


def _drawn(person: Person) -> Q:
    """What was drawn is seen with its place; a brigade sees it with its own inspection."""
    if reach(person) is Reach.STREET:
        return Q(place__in=visible_places(person).values("pk"))
    return Q(inspection__in=visible_inspections(person).values("pk"))


def _own_unit(path: str) -> See:
    """Attendance by name is one's own unit's matter, or that of the office above it."""
    return lambda person: (
        own_branch(person, path) if reach(person) is Reach.BRANCH else Q(**{path: person.unit_id})
    )


def _open(person: Person) -> Q:
    """The power list, plans, draws and units are no secret within enforcement."""
    return Q()


RULES: Mapping[type[Model], See] = {
    Case: _through("pk", visible_cases),
    Publication: _through("case", visible_cases),
    Proceeding: _through("case", visible_cases),
    Inspection: _through("pk", visible_inspections),
    LenientAct: _through("pk", visible_lenient_acts),
    Sortie: _through("pk", visible_sorties),
    Tally: _through("sortie", visible_sorties),
    CorrectionOrder: _through("pk", visible_orders),
    DrawnObject: _drawn,
    Complaint: _through("pk", visible_complaints),
    Entry: _of_folder,
    FaultRecord: _of_folder,
    Training: _through("pk", visible_trainings),
    Attendance: _own_unit("person__unit"),
    Person: _own_unit("unit"),
    Rehearsal: _through("pk", visible_rehearsals),
    Item: _open,
    Plan: _open,
    Task: _open,
    PoolPlace: _open,
    Unit: _open,
}
"""One rule per model that any indicator counts; a test holds the two together."""


def visible_rows(rows: Rows, person: Person) -> Rows:
    """Of counted rows, those that a person may open."""
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.NONE:
            return rows.none()
    model: Any = rows.model
    return rows.filter(RULES[model](person))
