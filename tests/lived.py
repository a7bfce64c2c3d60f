"""A world that is lived once for all tests of a file, inside a transaction that is taken back.

Each test still begins and ends a transaction of its own in it, so that none sees another's acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


def lived_once(live: Callable[[], object]) -> Any:
    """A fixture with the world that `live` makes; its file is marked with `django_db`."""

    @pytest.fixture(scope="module")
    def lived(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield live()
            transaction.set_rollback(True)

    return lived
