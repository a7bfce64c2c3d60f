"""The fast lawful generator: millions of copies of what acts made, inside PostgreSQL.

An inspection is copied to every working day of the years, at another place of the same street,
with its officers and its checked item; a case keeps its days and its publication and gets another
number, party and place. Numbers go on without gaps from the counters. Of every so many the whole
record is copied too (entries and payloads), told for the copy, so that replaying it gives the
copy's row.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.core.management.color import no_style
from django.db import connection, models

from bench.city import BASE, BRIGADES, DISTRICTS, FIRST, LAST, City
from bench.loosened import run
from mingjing.law.day import official_calendar
from mingjing.office.cases.models import Case, Duty
from mingjing.office.cases.turns import settle
from mingjing.office.disclosure.models import Publication
from mingjing.office.inspections.models import Check, Inspection
from mingjing.office.journal.entries import replay
from mingjing.office.journal.models import Counter, Entry, FaultRecord, Payload
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.models import Place

CHUNK = 250_000
STREETS = DISTRICTS * BRIGADES
OFFICERS = Inspection.officers.through
LOADED: tuple[type[models.Model], ...] = (
    *(Place, Inspection, OFFICERS, Check, Case, Duty, Publication, Entry, Payload, FaultRecord),
)
Told = Mapping[str, str]


def table(model: type[models.Model]) -> str:
    """Its table."""
    return model._meta.db_table


def _top(model: type[models.Model]) -> int:
    return int(model._default_manager.aggregate(m=models.Max("pk"))["m"] or 0)


def _copy(model: type[models.Model], source: str, told: Told) -> None:
    """Rows of a table again, some columns told otherwise; `source` names the mould `t`."""
    columns = [c.column for c in model._meta.concrete_fields if c.column != "writer_transaction"]
    values = [told.get(c, f't."{c}"') for c in columns]
    names = ", ".join(f'"{c}"' for c in columns)
    run(f"INSERT INTO {table(model)} ({names}) SELECT {', '.join(values)} FROM {source}")


def places(city: City, total: int) -> None:
    """So many places, the streets in turn, the kinds in turn within a street."""
    base = _top(Place)
    run("CREATE TEMP TABLE bench_street AS SELECT row_number() OVER (ORDER BY code) - 1 AS n, id "
        "FROM people_unit WHERE kind = 'street' AND district <> ''")  # fmt: skip
    moulds = ", ".join(map(str, city.places))
    source = (
        f"generate_series(0, {total - 1}) i "
        f"JOIN bench_street s ON s.n = i % {STREETS} "
        f"JOIN {table(Place)} t ON t.id = (ARRAY[{moulds}])[1 + (i / {STREETS}) % "
        f"{len(city.places)}]"
    )
    told = {"id": f"{base + 1} + i", "street_id": "s.id", "address": "'示例路 ' || i || ' 号'"}
    _copy(Place, source, told)


def _days() -> None:
    """Every working day with its distance from the day of the moulds."""
    calendar, day, told = official_calendar(), FIRST, []
    while day <= LAST:
        if calendar.is_working_day(day):
            told.append((len(told), (day - BASE).days, day.year))
        day += timedelta(days=1)
    run("CREATE TEMP TABLE bench_day (n int PRIMARY KEY, shift int, year int)")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO bench_day VALUES (%s, %s, %s)", told)
    run("ANALYZE bench_day")


def _variants(city: City) -> None:
    run("CREATE TEMP TABLE bench_variant (n int PRIMARY KEY, mould bigint, street int)")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_variant VALUES (%s, %s, %s)",
            [(n, *made) for n, made in enumerate(city.inspections)],
        )
    run("ANALYZE bench_variant")


def _plan(total: int, first_place: int, place_count: int) -> None:
    """Which copy is of which mould, on which day, at which place, under which number; day by day,
    so that numbers run with the days."""
    run("CREATE UNLOGGED TABLE bench_plan AS "
        "SELECT i, v.mould, d.shift, d.year, "
        f"{first_place} + ((i * 48271::bigint) % {place_count // STREETS}) * {STREETS} + v.street "
        "AS place, "
        "row_number() OVER (PARTITION BY d.year ORDER BY i) + coalesce(c.last, 0) AS number "
        f"FROM generate_series(1, {total}) i "
        f"JOIN bench_day d ON d.n = ((i - 1)::bigint * (SELECT count(*) FROM bench_day) / {total}) "
        "JOIN bench_variant v ON v.n = (i::bigint * 7919) % (SELECT count(*) FROM bench_variant) "
        "LEFT JOIN journal_counter c ON c.series = 'inspection' AND c.year = d.year "
        "ORDER BY i")  # fmt: skip
    run("CREATE INDEX ON bench_plan (i)")
    run("ANALYZE bench_plan")


_NUMBER = "'JC' || p.year || '-' || lpad(p.number::text, greatest(5, length(p.number::text)), '0')"
_MOMENT = "to_char(({}) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+00:00\"')"


def _shifted(column: str) -> str:
    return f"t.{column} + p.shift * interval '1 day'"


def inspections(city: City, total: int, *, place_count: int, every: int) -> Iterator[int]:
    """So many inspections with their officers and items; yields how many there are."""
    first_place = _top(Place) - place_count + 1
    _days()
    _variants(city)
    _plan(total, first_place, place_count)
    base, checks, pairs = _top(Inspection), _top(Check), _top(OFFICERS)
    entries, payloads = _top(Entry), _top(Payload)
    new = {
        "id": f"{base} + p.i", "number": _NUMBER, "place_id": "p.place",
        "address": f"'示例路 ' || (p.place - {first_place}) || ' 号'",
        "day": "t.day + p.shift", "started_at": _shifted("started_at"),
        "ended_at": _shifted("ended_at"),
    }  # fmt: skip
    changes = (
        "t.changes || jsonb_build_object('number', r.number, 'place_id', r.place_id, 'address', "
        f"r.address, 'day', r.day, 'started_at', {_MOMENT.format('r.started_at')}, "
        f"'ended_at', {_MOMENT.format('r.ended_at')})"
    )
    for start in range(1, total + 1, CHUNK):
        some = f"bench_plan p JOIN {{}} t ON {{}} WHERE p.i BETWEEN {start} AND {start + CHUNK - 1}"
        made = f"{some} AND p.i % {every} = 0"
        _copy(Inspection, some.format(table(Inspection), "t.id = p.mould"), new)
        _copy(OFFICERS, some.format(
            f"(SELECT *, row_number() OVER (PARTITION BY inspection_id ORDER BY id) AS k "
            f"FROM {table(OFFICERS)} WHERE inspection_id <= {base})", "t.inspection_id = p.mould"),
            {"id": f"{pairs} + 2 * p.i + t.k", "inspection_id": f"{base} + p.i"})  # fmt: skip
        _copy(Check, some.format(f"(SELECT * FROM {table(Check)} WHERE inspection_id <= {base})",
                                 "t.inspection_id = p.mould"),
              {"id": f"{checks} + p.i", "inspection_id": f"{base} + p.i"})  # fmt: skip
        of_mould = (
            f"bench_plan p JOIN {table(Entry)} t ON t.subject_kind = 'inspection' "
            f"AND t.subject_id = p.mould AND t.id <= {entries} "
            f"JOIN {table(Inspection)} r ON r.id = {base} + p.i WHERE "
        )
        _copy(Entry, of_mould + made.partition("WHERE")[2],
              {"id": f"{entries} + p.i / {every}", "subject_id": f"{base} + p.i",
               "subject_label": "r.number", "changes": changes,
               "occurred_at": _shifted("occurred_at"),
               "entered_at": _shifted("entered_at")})  # fmt: skip
        moulds = (
            f"(SELECT y.*, e.subject_id FROM {table(Payload)} y JOIN {table(Entry)} e "
            f"ON e.id = y.entry_id AND e.subject_kind = 'inspection' AND e.subject_id <= {base})"
        )
        _copy(Payload, made.format(moulds, "t.subject_id = p.mould"),
              {"id": f"{payloads} + p.i / {every}",
               "entry_id": f"{entries} + p.i / {every}"})  # fmt: skip
        yield min(total, start + CHUNK - 1)
    run("UPDATE journal_counter c SET last = p.last FROM "
        "(SELECT year, max(number) AS last FROM bench_plan GROUP BY year) p "
        "WHERE c.series = 'inspection' AND c.year = p.year")  # fmt: skip
    run("INSERT INTO journal_counter (series, year, last) SELECT 'inspection', year, max(number) "
        "FROM bench_plan WHERE year NOT IN (SELECT year FROM journal_counter WHERE series = "
        "'inspection') GROUP BY year")  # fmt: skip
    run("DROP TABLE bench_plan")


_SERIES = re.compile(r"^(?P<head>.*?(?P<year>\d{4})[-〕]第?)(?P<n>\d+)(?P<tail>号?)$")


def _numbered(case: Case, copies: int) -> dict[str, str]:
    """New numbers in the place of the mould's, the next of each series."""
    told = {}
    decision = "spot_decision" if case.is_summary else "decision"
    series = {"number": f"case_{case.number[0]}", "filing_number": "filing",
              "decision_number": decision}  # fmt: skip
    for column, name in series.items():
        found = _SERIES.match(getattr(case, column))
        if not found:
            continue
        counter, _ = Counter.objects.get_or_create(series=name, year=int(found["year"]))
        width = 4 if column == "number" else 1
        n = f"({counter.last} + k)::text"
        told[column] = f"'{found['head']}' || lpad({n}, greatest({width}, length({n})), '0')"
        told[column] += f" || '{found['tail']}'"
        counter.last += copies
        counter.save()
    return told


def cases(city: City, total: int, *, every: int) -> Iterator[int]:
    """So many cases with their duties; yields how many there are."""
    copies = total // len(city.cases)
    base, duties, entries = _top(Case), _top(Duty), _top(Entry)
    payloads, faults, first, shown = _top(Payload), _top(FaultRecord), base, _top(Publication)
    for pk in city.cases:
        case, kept = Case.objects.get(pk=pk), copies // every
        told = _numbered(case, copies)
        party = f"(ARRAY[{', '.join(map(str, city.parties))}])[1 + k % {len(city.parties)}]"
        told |= {"party_id": party, "place": f"'示例路 ' || ({base} + k) || ' 号'"}
        every_one = f"generate_series(1, {copies}) k JOIN {{}} t ON {{}}"
        _copy(Case, every_one.format(table(Case), f"t.id = {pk}"), {"id": f"{base} + k", **told})
        count = Duty.objects.filter(case=pk).count()
        _copy(Duty, every_one.format(_ranked(Duty, f"case_id = {pk}"), "true"),
              {"id": f"{duties} + (k - 1) * {count} + t.rank",
               "case_id": f"{base} + k"})  # fmt: skip
        public = Publication.objects.filter(case=pk).count()
        _copy(Publication, every_one.format(_ranked(Publication, f"case_id = {pk}"), "true"),
              {"id": f"{shown} + (k - 1) * {public} + t.rank",
               "case_id": f"{base} + k"})  # fmt: skip
        rows = Entry.objects.filter(subject_kind="case", subject_id=pk).count()
        recorded = f"generate_series({every}, {kept * every}, {every}) k JOIN {{}} t ON true"
        of_case = f"subject_kind = 'case' AND subject_id = {pk}"
        changes = "t.changes" + "".join(
            f" || CASE WHEN t.changes ? '{name}' THEN jsonb_build_object('{name}', {value}) "
            "ELSE '{}' END"
            for name, value in told.items()
        )
        key = f"{entries} + (k / {every} - 1) * {rows} + t.rank"
        _copy(Entry, recorded.format(_ranked(Entry, of_case)),
              {"id": key, "subject_id": f"{base} + k", "subject_label": told["number"],
               "changes": changes})  # fmt: skip
        ranks = f"(SELECT id AS e, rank FROM {_ranked(Entry, of_case)} r)"
        _copy(Payload, recorded.format(f"({_beside(Payload, ranks)})"),
              {"id": f"{payloads} + (k / {every} - 1) * {rows} + t.rank",
               "entry_id": key})  # fmt: skip
        missed = FaultRecord.objects.filter(
            entry__subject_kind="case", entry__subject_id=pk
        ).count()
        _copy(FaultRecord, recorded.format(f"({_beside(FaultRecord, ranks)})"),
              {"id": f"{faults} + (k / {every} - 1) * {missed} + t.place", "entry_id": key,
               "subject_id": f"{base} + k"})  # fmt: skip
        base, duties, shown = base + copies, duties + copies * count, shown + copies * public
        entries, payloads = entries + kept * rows, payloads + kept * rows
        faults += kept * missed
        yield base - first


def _ranked(model: type[models.Model], where: str) -> str:
    return (f"(SELECT *, row_number() OVER (ORDER BY id) AS rank FROM {table(model)} "
            f"WHERE {where})")  # fmt: skip


def _beside(model: type[models.Model], ranks: str) -> str:
    """Rows that hang on entries, with the rank of their entry and their own."""
    return (f"SELECT y.*, r.rank, row_number() OVER (ORDER BY y.id) AS place "
            f"FROM {table(model)} y JOIN {ranks} r ON r.e = y.entry_id")  # fmt: skip


def settle_sequences() -> None:
    """PostgreSQL hands out keys by itself; it must know which are taken."""
    for command in connection.ops.sequence_reset_sql(no_style(), list(LOADED)):
        run(command)


def check(sample: int) -> list[str]:
    """Of sampled copies whose record was copied: those whose replay is not their row, or whose
    derived columns a new reckoning would change."""
    wrong, dice = [], random.Random(1)
    for kind, model in (("inspection", Inspection), ("case", Case)):
        keys = Entry.objects.filter(subject_kind=kind, seq=1).values_list("subject_id", flat=True)
        for pk in dice.sample(list(keys), min(sample, len(keys))):
            row = model._default_manager.get(pk=pk)
            told = snapshot(row)
            if json.dumps(replay(kind, pk), sort_keys=True) != json.dumps(told, sort_keys=True):
                wrong.append(f"{row}: replay")
            if isinstance(row, Case):
                settle(row)
                if snapshot(row) != told:
                    wrong.append(f"{row}: derived")
    return wrong
