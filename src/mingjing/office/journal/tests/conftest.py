"""The cast of the journal's stories."""

import pytest

from tests.cast import Office, an_office


@pytest.fixture
def office(db: None) -> Office:
    return an_office()
