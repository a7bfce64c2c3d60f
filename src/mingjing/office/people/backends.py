"""Signs a person in and loads them with their unit in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from mingjing.office.people.models import Person


class OfficeBackend(BaseBackend):
    """User name and password; what a person may do follows from dated posts, not from here."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:
        """The person of these credentials, or None; an unknown name costs as much time as a known
        one, so that names cannot be guessed by the clock."""
        password = credentials.get("password") or ""
        person = Person.objects.filter(
            username=credentials.get("username") or "", is_active=True
        ).first()
        if person is None:
            Person().set_password(password)
            return None
        return person if person.check_password(password) else None

    def get_user(self, user_id: int) -> Person | None:
        """The signed-in person of a session."""
        return Person.objects.select_related("unit").filter(pk=user_id, is_active=True).first()
