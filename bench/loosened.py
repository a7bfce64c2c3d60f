"""Tables without their indexes and constraints for a load, and with all of them again.

PostgreSQL itself proves on the way back that every key is unique and every reference is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

_FOREIGN = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
"""
_UNIQUE = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'u' AND conrelid = ANY(%s::regclass[])
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


def _rows(sql: str, *params: object) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def run(sql: str, *params: object) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)


@contextmanager
def loosened(tables: Sequence[str]) -> Iterator[None]:
    """Takes off what slows a load down and puts it back, whatever happens in between."""
    names = list(tables)
    foreign, unique = _rows(_FOREIGN, names, names), _rows(_UNIQUE, names)
    indexes = _rows(_INDEXES, names)
    for table, name, _ in [*foreign, *unique]:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        run(f"DROP INDEX {name}")
    try:
        yield
    finally:
        for _, definition in indexes:
            run(definition)
        for table, name, definition in [*unique, *foreign]:
            run(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
