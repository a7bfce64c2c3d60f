"""A reader who comes back to the record with its mark misses no entry, however slow its writer."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from mingjing.office.journal.horizon import Mark, mark, since
from mingjing.office.journal.models import Entry
from tests.cast import Office, at, found_case, walk_on

DAY = date(2023, 1, 3)
on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="one writer on SQLite")


def test_an_empty_record_is_read_from_the_beginning(db: None) -> None:
    assert mark().position == 0
    assert list(since(Mark(0, 0))) == []


def test_what_came_after_the_mark_is_read(office: Office) -> None:
    case = found_case(office, day=DAY)
    seen = mark()
    assert seen.position == Entry.objects.latest("pk").pk
    walk_on(office, case, "verify_lead", at(DAY, 11))
    new = Entry.objects.filter(pk__gt=seen.position)
    assert new.exists() and set(new) <= set(since(seen))
    if connection.vendor == "sqlite":
        assert set(new) == set(since(seen))


@on_postgres
def test_an_entry_of_a_slow_writer_with_a_lower_number_is_not_passed_over(office: Office) -> None:
    """The slow writer took its number first and has not finished; the mark leaves it open."""
    found_case(office, day=DAY)
    row = Entry.objects.latest("pk")
    columns = [
        c for c in Entry._meta.concrete_fields if c.attname not in ("id", "writer_transaction")
    ]
    row.subject_id += 1_000_000
    names = ", ".join(str(c.column) for c in columns)
    values = [c.get_db_prep_save(getattr(row, c.attname), connection) for c in columns]
    slow = connection.copy()
    slow.set_autocommit(False)
    try:
        with slow.cursor() as cursor:
            marks = ", ".join(["%s"] * len(columns))
            cursor.execute(
                f"INSERT INTO journal_entry ({names}) VALUES ({marks}) RETURNING id", values
            )
            ((key,),) = cursor.fetchall()
            found_case(office, day=DAY)
            seen = mark()
            assert key < seen.position
            sql, params = since(seen).values("pk").query.sql_with_params()
            cursor.execute(sql, params)
            assert key in {told for (told,) in cursor.fetchall()}
    finally:
        slow.rollback()
        slow.close()
