"""All differences between the databases in one file: append-only triggers, full-text search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Func, TextField
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

Step = Callable[[Any, BaseDatabaseSchemaEditor], None]
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

    return migrations.RunPython(_guard(table), _unguard(table))


def unguarded(table: str) -> migrations.RunPython:
    """The step before a change of such a table's columns; `append_only` follows it again."""
    return migrations.RunPython(_unguard(table), _guard(table))


def _guard(table: str) -> Step:
    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        statements = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRES
        for statement in statements:
            editor.execute(statement.format(table=table))

    return forward


def _unguard(table: str) -> Step:
    def back(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _UNDO[editor.connection.vendor]:
            editor.execute(statement.format(table=table))

    return back


_FIXED = {
    "sqlite": (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
    ),
    "postgresql": (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION mingjing_append_only()"
    ),
}
_UNFIXED = {
    "sqlite": "DROP TRIGGER {table}_no_update",
    "postgresql": "DROP TRIGGER {table}_no_update ON {table}",
}


def never_altered(table: str) -> migrations.RunPython:
    """A migration step after which rows of the table may be erased by retention, never changed."""

    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        editor.execute(_FIXED[editor.connection.vendor].format(table=table))

    def back(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        editor.execute(_UNFIXED[editor.connection.vendor].format(table=table))

    return migrations.RunPython(forward, back)


_SEARCH = {
    # The index keeps no second copy of the grams; the triggers tell it of every change.
    "sqlite": (
        "CREATE VIRTUAL TABLE {table}_fts USING fts5(grams, content='{table}', content_rowid='id', "
        "tokenize='ascii', detail='none')",
        "CREATE TRIGGER {table}_fts_added AFTER INSERT ON {table} BEGIN "
        "INSERT INTO {table}_fts(rowid, grams) VALUES (new.id, new.grams); END",
        "CREATE TRIGGER {table}_fts_removed AFTER DELETE ON {table} BEGIN "
        "INSERT INTO {table}_fts({table}_fts, rowid, grams) VALUES ('delete', old.id, old.grams); "
        "END",
        "CREATE TRIGGER {table}_fts_changed AFTER UPDATE ON {table} BEGIN "
        "INSERT INTO {table}_fts({table}_fts, rowid, grams) VALUES ('delete', old.id, old.grams); "
        "INSERT INTO {table}_fts(rowid, grams) VALUES (new.id, new.grams); END",
    ),
    "postgresql": ("CREATE INDEX {table}_fts ON {table} USING gin (to_tsvector('simple', grams))",),
}
_SEARCH_UNDO = {
    "sqlite": (
        "DROP TRIGGER {table}_fts_changed",
        "DROP TRIGGER {table}_fts_removed",
        "DROP TRIGGER {table}_fts_added",
        "DROP TABLE {table}_fts",
    ),
    "postgresql": ("DROP INDEX {table}_fts",),
}
_SEARCH_QUERY = {
    "sqlite": "SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s",
    "postgresql": "SELECT id FROM {table} WHERE to_tsvector('simple', grams) "
    "@@ plainto_tsquery('simple', %s)",
}


def gram_index(table: str) -> migrations.RunPython:
    """A migration step that indexes the words of a table's `grams` column for search."""

    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _SEARCH[editor.connection.vendor]:
            editor.execute(statement.format(table=table))

    def back(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _SEARCH_UNDO[editor.connection.vendor]:
            editor.execute(statement.format(table=table))

    return migrations.RunPython(forward, back)


def having_grams(table: str, words: Sequence[str]) -> RawSQL:
    """The keys of rows whose grams hold every one of these words (ASCII letters and digits)."""
    query = _SEARCH_QUERY[connection.vendor].format(table=table)
    return RawSQL(query, (" ".join(words),))


class KeysOf(Func):
    """The `id` of each object in a list that is kept as JSON, as the text of a list."""

    template = "jsonb_path_query_array(%(expressions)s, '$[*].id')::text"
    output_field = TextField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: Any, **extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """SQLite's form of the expression."""
        template = (
            "(SELECT json_group_array(json_extract(value, '$.id')) FROM json_each(%(expressions)s))"
        )
        return self.as_sql(compiler, connection, template=template, **extra)
