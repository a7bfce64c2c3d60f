"""The cast of every case story: a small office, set up by acts."""

import pytest

from tests.cast import Office, an_office


@pytest.fixture
def office(db: None) -> Office:
    return an_office()
