"""The cast, and a store of its own for each test."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Office, an_office


@pytest.fixture
def office(db: None, tmp_path: Path, settings: Any) -> Office:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return an_office()
