"""Reads of people: who they are on a day, as the record and the law need them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from mingjing.law.liability import Known, reviewer_qualified
from mingjing.office.journal.shapes import Actor
from mingjing.office.people.models import Certificate, Person, Post, Role


def posts_on(day: date) -> QuerySet[Post]:
    """The posts held on a day."""
    return Post.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


def roles_on(person: Person, day: date) -> frozenset[str]:
    """The roles that a person holds on a day; none once the person is no longer in service."""
    if not person.is_active:
        return frozenset()
    return frozenset(posts_on(day).filter(person=person).values_list("role", flat=True))


def certificates_on(day: date) -> QuerySet[Certificate]:
    """The certificates valid on a day."""
    return Certificate.objects.filter(valid_from__lte=day, valid_until__gte=day)


def officers_on(day: date) -> QuerySet[Person]:
    """Persons who may enforce on a day: post, valid certificate, no assistant."""
    return Person.objects.filter(
        is_active=True,
        is_assistant=False,
        id__in=posts_on(day).filter(role=Role.OFFICER).values("person_id"),
    ).filter(id__in=certificates_on(day).values("person_id"))


def people_with(roles: Iterable[str], day: date) -> QuerySet[Person]:
    """Those in service who hold one of these posts on a day."""
    held = posts_on(day).filter(role__in=list(roles)).values("person_id")
    rows = Person.objects.filter(is_active=True, id__in=held)
    return rows.select_related("unit").order_by("unit_id", "name")


def posts_between(roles: Iterable[str], first: date, last: date) -> QuerySet[Post]:
    """The posts of these roles that somebody in service held on some day of a span."""
    held = Post.objects.filter(Q(until__isnull=True) | Q(until__gte=first), since__lte=last)
    held = held.filter(role__in=list(roles), person__is_active=True)
    return held.select_related("person__unit").order_by("person__unit_id", "person__name", "since")


def actors(persons: Iterable[Person], day: date) -> tuple[Actor, ...]:
    """Persons as they stand on a day, in the order given; two queries for any number."""
    listed = list(dict.fromkeys(persons))
    ids = [p.pk for p in listed]
    roles: dict[int, set[str]] = {pk: set() for pk in ids}
    for pk, role in posts_on(day).filter(person_id__in=ids).values_list("person_id", "role"):
        roles[pk].add(role)
    certified = set(
        certificates_on(day).filter(person_id__in=ids).values_list("person_id", flat=True)
    )
    return tuple(
        _actor(p, frozenset(roles[p.pk]), certified=p.pk in certified, day=day) for p in listed
    )


def _actor(person: Person, roles: frozenset[str], *, certified: bool, day: date) -> Actor:
    """Who is no longer in service acts in no post and under no certificate."""
    if not person.is_active:
        roles, certified = frozenset(), False
    if person.is_assistant:
        roles = roles - {Role.OFFICER}
    standing = _standing(person, day)
    return Actor(
        id=person.pk,
        name=person.name,
        unit=person.unit.name,
        roles=roles,
        certified=certified and not person.is_assistant,
        qualified=standing is not Known.NO,
        qualified_before=standing is not Known.PERHAPS,
    )


def _standing(person: Person, day: date) -> Known:
    """Whether the person may review on a day (art. 58)."""
    since = person.legal_qualification_since
    held = since is not None and since <= day
    return reviewer_qualified(qualified=held, began=person.reviewing_since)
