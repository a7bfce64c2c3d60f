"""Places and listings by what people type: numbers, codes, names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from mingjing.office.journal.entries import entered_since
from mingjing.office.journal.shapes import OFFICE_ZONE, Invalid
from mingjing.office.parties.models import Place
from mingjing.office.registers.models import ListedObject
from mingjing.office.web.filters import key_of


def on_the_day(day: date) -> Q:
    """What stood in a register on a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def known_at(moment: datetime) -> Q:
    """What stood in a register by the entries made before a moment: whoever adds, removes or
    classes a line afterwards, under whatever day, changes nothing of it."""
    day = moment.astimezone(OFFICE_ZONE).date()
    later = entered_since(moment, "listing")
    stood = Q(until=None) | Q(until__gt=day) | Q(removed__in=later)
    return Q(since__lte=day) & ~Q(added__in=later) & stood


def key(code: str) -> int:
    """The place of a number such as CS000012; 0 for anything else."""
    text = code.strip().upper()
    return key_of(text[2:].lstrip("0")) if text.startswith("CS") else 0


def places_by(codes: Iterable[str]) -> list[Place]:
    """The places of these numbers; raises Invalid naming those that there are not."""
    wanted = list(dict.fromkeys(codes))
    found = Place.objects.in_bulk([key(code) for code in wanted])
    if unknown := [code for code in wanted if key(code) not in found]:
        raise Invalid({"codes": f"没有这些编号：{'、'.join(unknown[:10])}"})
    return [found[key(code)] for code in wanted]


def unlisted_of_kind(kind: str) -> list[Place]:
    """Every place of a kind that is not listed now."""
    if not kind:
        raise Invalid({"codes": "请写明场所编号，或者选择一个类别"})
    listed = ListedObject.objects.filter(until=None).values("place")
    return list(Place.objects.filter(kind=kind).exclude(pk__in=listed))


def listed_codes(codes: Iterable[str], *, ever: bool = False) -> list[int]:
    """The listings of these numbers that stand now, or ever stood; raises Invalid for others."""
    wanted = list(dict.fromkeys(codes))
    rows = ListedObject.objects.filter(place__in=[key(code) for code in wanted])
    found = dict((rows if ever else rows.filter(until=None)).values_list("place_id", "pk"))
    if not ever and (unknown := [code for code in wanted if key(code) not in found]):
        raise Invalid({"codes": f"不在名录中：{'、'.join(unknown[:10])}"})
    return list(found.values())


def places_named(lines: Iterable[str]) -> tuple[list[Place], list[str]]:
    """Places by number, by their firm's code or by their full name, and what was not found; a name
    or code of several places is not found, because nobody can say which was meant."""
    places, unknown = [], []
    for text in dict.fromkeys(line.strip() for line in lines if line.strip()):
        rows = Place.objects.filter(pk=key(text)) if key(text) else Place.objects.filter(name=text)
        found = list(rows[:2]) or list(Place.objects.filter(party__credit_code=text)[:2])
        if len(found) == 1:
            places.append(found[0])
        else:
            unknown.append(text)
    return places, unknown
