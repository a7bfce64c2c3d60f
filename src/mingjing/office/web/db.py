"""All differences between the databases in one file: append-only triggers and row locks."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
_POSTGRES = (
    "CREATE OR REPLACE FUNCTION mingjing_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION mingjing_append_only()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION mingjing_append_only()",
)
_UNDO = {
    "sqlite": ("DROP TRIGGER {table}_no_update", "DROP TRIGGER {table}_no_delete"),
    "postgresql": (
        "DROP TRIGGER {table}_no_change ON {table}",
        "DROP TRIGGER {table}_no_truncate ON {table}",
    ),
}


def append_only(table: str) -> migrations.RunPython:
    """A migration step after which rows of the table can be added, and never changed or removed.

    On SQLite `INSERT OR REPLACE` is caught too, because connections set `recursive_triggers`.
    """

    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        statements = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRES
        for statement in statements:
            editor.execute(statement.format(table=table))

    def back(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _UNDO[editor.connection.vendor]:
            editor.execute(statement.format(table=table))

    return migrations.RunPython(forward, back)
