"""What all tests share; their settings and their home are in tests/settings.py."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

# Playwright's loop runs in the thread of the browser tests; Django would refuse its queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# What is imported and collected stays until the end: looking through it again and again for what
# could be freed took nearly half of the time of collecting.
gc.disable()

# How fast this machine draws an example says nothing about the code.
settings.register_profile("mingjing", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mingjing")


def pytest_collection_finish() -> None:
    """From here on only what the tests themselves make is looked through."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--asks-database`: leaves out what asks no database and was tried beside another already."""
    parser.addoption("--asks-database", action="store_true")


# What takes longest begins first, or one worker would still be at it when the others are done.
BEGIN = ("tests/test_demo.py", "tests/browser/", "test_daily", "test_stateful", "test_urls.py")


def _begins(item: pytest.Item) -> int:
    return next((n for n, part in enumerate(BEGIN) if part in item.nodeid), len(BEGIN))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_begins)
    if not config.getoption("--asks-database"):
        return
    asks = {"db", "transactional_db", "django_db_setup"}
    kept, left = [], []
    for item in items:
        names = asks.intersection(getattr(item, "fixturenames", ()))
        (kept if names or item.get_closest_marker("django_db") else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)
