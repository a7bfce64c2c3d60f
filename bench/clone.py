"""The lawful bulk generator: copies cases that were made by acts, with their whole record.

A copy is the same lawful history on the same days with another number, party and place. Its
entries are copied with it and tell those three, so that replaying them gives the copy's row;
document numbers go on without gaps from the counters. `check` proves it on a sample.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.urls import reverse

from mingjing.office.cases.models import Case, Duty
from mingjing.office.cases.turns import settle
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.models import Counter, Entry, FaultRecord, Payload
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.models import Party
from mingjing.office.web.search import Document, index_many

M = TypeVar("M", bound=models.Model)
OPEN_SHARE = 0.01
BATCH = 500
DIGITS = re.compile(r"\d+(?=号$)|\d+$")


def _columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.concrete_fields)


class Mould(Generic[M]):
    """A row as the database takes it, prepared once and cast many times with other values."""

    def __init__(self, row: M) -> None:
        self.row = row
        self.columns = {c.attname: (n, c) for n, c in enumerate(_columns(type(row)))}
        self.values = [
            c.get_db_prep_save(getattr(row, name), connection)
            for name, (_, c) in self.columns.items()
        ]

    def cast(self, **other: Any) -> tuple[Any, ...]:
        """The row with some columns replaced."""
        told = self.values.copy()
        for name, value in other.items():
            place, column = self.columns[name]
            told[place] = column.get_db_prep_save(value, connection)
        return tuple(told)


def _insert(model: type[models.Model], rows: list[tuple[Any, ...]]) -> None:
    names = [connection.ops.quote_name(c.column) for c in _columns(model)]
    table = connection.ops.quote_name(model._meta.db_table)
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
    rows.clear()


@dataclass(slots=True)
class Keys:
    """The next free key of each table, and the next number of each series and year."""

    next: dict[type[models.Model], int]
    series: dict[tuple[str, int], int]

    def take(self, model: type[models.Model]) -> int:
        """A key nobody has."""
        self.next[model] += 1
        return self.next[model]

    def number(self, series: str, year: int) -> int:
        """The next number of a series, kept in memory until `store`."""
        self.series[series, year] = self.series.get((series, year), 0) + 1
        return self.series[series, year]

    def store(self) -> None:
        """Writes the counters back, so that real acts go on without a gap."""
        for (series, year), last in self.series.items():
            Counter.objects.update_or_create(series=series, year=year, defaults={"last": last})


def _keys() -> Keys:
    tables = (Case, Entry, Payload, FaultRecord, Duty)
    used = {t: t._default_manager.aggregate(m=models.Max("pk"))["m"] or 0 for t in tables}
    return Keys(used, {(c.series, c.year): c.last for c in Counter.objects.all()})


@dataclass(slots=True)
class Template:
    """A case made by acts with everything that hangs on it."""

    case: Mould[Case]
    entries: list[tuple[Mould[Entry], Mould[Payload], list[Mould[FaultRecord]]]]
    duties: list[Mould[Duty]]


def _template(pk: int) -> Template:
    case = Case.objects.select_related("party", "item").get(pk=pk)
    entries = [
        (Mould(e), Mould(e.payload), [Mould(f) for f in e.fault_records.all()])
        for e in entries_of("case", pk)
    ]
    return Template(Mould(case), entries, [Mould(d) for d in case.duties.all()])


def _numbered(case: Case, keys: Keys) -> dict[str, Any]:
    """New numbers in the place of the template's, each the next of its series."""
    told: dict[str, Any] = {}
    letter = case.number[0]
    series = {"number": f"case_{letter}", "filing_number": "filing",
              "decision_number": "spot_decision" if case.is_summary else "decision"}  # fmt: skip
    for column, name in series.items():
        old = getattr(case, column)
        if old:
            year = int(re.search(r"(\d{4})[-〕]", old)[1])  # type: ignore[index]
            n = keys.number(name, year)
            told[column] = DIGITS.sub(f"{n:04d}" if column == "number" else str(n), old)
    return told


Rows = dict[type[models.Model], list[tuple[Any, ...]]]


def _copy(of: Template, party: Party, keys: Keys, rows: Rows) -> Document:
    """One case like the template's, for another party at another place."""
    case, pk = of.case.row, keys.take(Case)
    told = _numbered(case, keys) | {"party_id": party.pk, "place": f"示例路 {pk} 号"}
    rows[Case].append(of.case.cast(id=pk, **told))
    for duty in of.duties:
        rows[Duty].append(duty.cast(id=keys.take(Duty), case_id=pk))
    for entry, payload, faults in of.entries:
        key, changes = keys.take(Entry), entry.row.changes
        mine = {k: v for k, v in told.items() if k in changes}
        other: dict[str, Any] = {"changes": {**changes, **mine}} if mine else {}
        rows[Entry].append(entry.cast(id=key, subject_id=pk, subject_label=told["number"], **other))
        rows[Payload].append(payload.cast(id=keys.take(Payload), entry_id=key))
        for fault in faults:
            rows[FaultRecord].append(
                fault.cast(id=keys.take(FaultRecord), entry_id=key, subject_id=pk)
            )
    numbers = f"{told.get('filing_number', '')} {told.get('decision_number', '')}"
    return Document(
        "case",
        pk,
        title=f"{told['number']} · {party.public_name}",
        sub=f"{case.item.violation} · {told['place']}",
        url=reverse("case", args=[told["number"]]),
        text=f"{numbers} {case.conduct}",
    )


def copies(ended: Sequence[int], running: Sequence[int], *, parties: Sequence[int],
           total: int) -> Iterator[int]:  # fmt: skip
    """Fills up to `total` cases, one in a hundred open; yields how many there are as it goes."""
    keys, dice = _keys(), random.Random(2026)
    old, new = [_template(pk) for pk in ended], [_template(pk) for pk in running]
    known = list(Party.objects.filter(pk__in=parties))
    have = len(old) + len(new)
    open_cases = max(0, round(total * OPEN_SHARE) - len(new))
    todo = [*(new[n % len(new)] for n in range(open_cases)),
            *(old[n % len(old)] for n in range(total - have - open_cases))]  # fmt: skip
    rows: Rows = {Case: [], Duty: [], Entry: [], Payload: [], FaultRecord: []}
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        with transaction.atomic():
            found = [_copy(each, dice.choice(known), keys, rows) for each in batch]
            for model, waiting in rows.items():
                _insert(model, waiting)
            index_many(found)
            keys.store()
        yield have + start + len(batch)
    _settle_sequences()


def _settle_sequences() -> None:
    """PostgreSQL hands out keys by itself; it must know which are taken."""
    tables = [Case, Duty, Entry, Payload, FaultRecord]
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(command)


def check(sample: int) -> list[str]:
    """The numbers of sampled cases whose record does not tell their row, or whose derived
    columns a new reckoning would change."""
    keys = list(Case.objects.values_list("pk", flat=True))
    wrong = []
    for pk in random.Random(1).sample(keys, min(sample, len(keys))):
        case = Case.objects.select_related("party", "item").get(pk=pk)
        told = snapshot(case)
        settle(case)
        if json.dumps(replay("case", pk), sort_keys=True) != json.dumps(told, sort_keys=True):
            wrong.append(f"{case.number}: replay")
        if snapshot(case) != told:
            wrong.append(f"{case.number}: derived")
    return wrong
