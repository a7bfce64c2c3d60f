"""Pages as one person sees them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from mingjing.office.people.models import Person


def door(person: Person) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())
