"""What was recorded stays: the database itself refuses to change or remove an entry or a fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.office.journal.models import Entry, FaultRecord
from tests.cast import Office, at, do, walk_to

TABLES = ("journal_entry", "journal_faultrecord")
every_table = pytest.mark.parametrize("table", TABLES)
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own statement")
on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own")


@pytest.fixture
def recorded(office: Office) -> Office:
    """A case with a fault on its file."""
    case = walk_to(office, "decide_penalty")
    do(office, case, "serve", at(date(2023, 1, 13)))
    assert FaultRecord.objects.count() == 1
    return office


def rows(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return list(cursor.fetchall())


@contextmanager
def stands(table: str) -> Iterator[None]:
    """The statement inside fails by the trigger, and the table is as it was."""
    before = rows(table)
    assert before
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        yield
    assert rows(table) == before


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@every_table
def test_no_update(recorded: Office, table: str) -> None:
    with stands(table):
        execute(f"UPDATE {table} SET verb = 'nothing'")


@every_table
def test_no_delete(recorded: Office, table: str) -> None:
    with stands(table):
        execute(f"DELETE FROM {table}")


@on_sqlite
@every_table
def test_no_replacing_by_insert(recorded: Office, table: str) -> None:
    with stands(table):
        execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@on_sqlite
def test_no_upsert(recorded: Office) -> None:
    with stands("journal_entry"):
        execute(
            "INSERT INTO journal_entry SELECT * FROM journal_entry WHERE true "
            "ON CONFLICT (id) DO UPDATE SET verb = 'nothing'"
        )


@on_postgres
@every_table
def test_no_truncate(recorded: Office, table: str) -> None:
    execute("SET CONSTRAINTS ALL IMMEDIATE")  # else what this test wrote is in the way first
    with stands(table):
        execute(f"TRUNCATE {table} CASCADE")


def test_not_through_the_models_either(recorded: Office) -> None:
    with stands("journal_entry"):
        Entry.objects.update(verb="nothing")
    with stands("journal_faultrecord"):
        FaultRecord.objects.all().delete()
    with stands("journal_faultrecord"):
        fault = FaultRecord.objects.get()
        fault.sentence = "没有瑕疵"
        fault.save()


def test_a_place_in_the_record_is_taken_once(recorded: Office) -> None:
    entry = Entry.objects.filter(subject_kind="case").first()
    assert entry is not None
    entry.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save(force_insert=True)
