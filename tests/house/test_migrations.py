"""Models and migrations tell the same, in one line without branches."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = {a.label for a in apps.get_app_configs() if a.name.startswith("mingjing.")}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_app_has_one_line_of_migrations() -> None:
    graph = MigrationLoader(connection).graph
    assert len(OURS) > 10
    for label in OURS & {app for app, _ in graph.nodes}:
        assert len(graph.leaf_nodes(label)) == 1, label


@pytest.mark.django_db
def test_every_migration_can_be_undone() -> None:
    loader = MigrationLoader(connection)
    for (label, name), migration in loader.disk_migrations.items():
        if label in OURS:
            assert all(o.reversible for o in migration.operations), f"{label}.{name}"
