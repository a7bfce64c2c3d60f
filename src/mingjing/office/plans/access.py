"""Who sees plans."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.plans.models import Plan, Task

PUBLIC = ("published", "superseded", "closed")


def visible_plans(person: Person) -> QuerySet[Plan]:
    """Everybody in the office; another department reads what is published, outside."""
    return Plan.objects.none() if reach(person) is Reach.NONE else Plan.objects.all()


def public_plans() -> QuerySet[Plan]:
    """What everybody may read: every version that was ever published."""
    return Plan.objects.filter(stage__in=PUBLIC)


def tasks_in_force() -> QuerySet[Task]:
    """The tasks that a visit can serve: those of the version that is published now."""
    return Task.objects.filter(plan__stage="published")
