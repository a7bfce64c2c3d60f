"""Small procedures by acts: begin one beside a case and go on with it, step by lawful step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.people.models import Person
from tests.cast import Office, deed_of


def people_for(office: Office, kind: str, verb: str) -> list[Person]:
    """The people whose step it is: a pair of officers unless the law names another post."""
    actors = SIDES[kind].procedure.step(verb).actors
    if "officer" in actors:
        return [office.investigator, office.second]
    return [office.leader] if "leader" in actors else [office.clerk]


def begun(
    office: Office, case: Case, kind: str, verb: str, *, moment: datetime, **form: Any
) -> Proceeding:
    """A small procedure founded by the right people."""
    return begin(case.pk, kind, verb, deed_of(people_for(office, kind, verb), moment, **form))


def went_on(
    office: Office, row: Proceeding, verb: str, *, moment: datetime, **form: Any
) -> Proceeding:
    """One more step by the right people."""
    return proceed(row.pk, verb, deed_of(people_for(office, row.kind, verb), moment, **form))
