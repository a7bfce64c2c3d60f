"""Machines that wander through a procedure: lives that begin in the same office, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


@contextmanager
def sealed() -> Iterator[None]:
    """What happens inside is taken back, so that every run starts from the same office."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Sealed(RuleBasedStateMachine):
    """A life whose acts are taken back when it ends; who overrides `teardown` calls this last."""

    def __init__(self) -> None:
        super().__init__()
        self.sealed = sealed()
        self.sealed.__enter__()

    def teardown(self) -> None:
        self.sealed.__exit__(None, None, None)


def wander(machine: type[RuleBasedStateMachine], *, lives: int, steps: int) -> None:
    """Lives so many lives, the same ones each time. A life of many acts tells its story without
    being shrunk."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            derandomize=True,
            database=None,
        ),
    )
