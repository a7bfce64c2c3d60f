"""Who sees draws."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.office.draws.models import Draw, OutsideDraw
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person


def visible_draws(person: Person) -> QuerySet[Draw]:
    """Draws are made in public; only another department has no eyes here."""
    return Draw.objects.none() if reach(person) is Reach.NONE else Draw.objects.all()


def visible_outside(person: Person) -> QuerySet[OutsideDraw]:
    """Draws of other platforms are seen by who sees our own."""
    rows = OutsideDraw.objects.defer("lines")
    return rows.none() if reach(person) is Reach.NONE else rows


def public_draws() -> QuerySet[Draw]:
    """What everybody may see without signing in: draws from their announcement on, the void ones
    too, because a draw that vanished would be the one to ask about."""
    return Draw.objects.exclude(announced_as="")
