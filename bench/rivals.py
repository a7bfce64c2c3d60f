"""The same figures by other hands: SQL written out, and DuckDB over Parquet in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError, connection

from bench.limits import Over, line_within
from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Person
from mingjing.office.reports.actions import start_report
from mingjing.office.reports.models import Report
from mingjing.office.statistics.queries import Book
from tests.cast import deed_of

DUCKDB = "duckdb==1.5.5"
_WHEN = "day BETWEEN '2025-01-01' AND '2025-12-31'"
_DECIDED = "outcome = 'penalty' AND decided_on BETWEEN '2025-01-01' AND '2025-12-31'"
_UNIT = "JOIN people_unit u ON u.id = unit_id"
INSPECTIONS, CASES = "inspections_inspection", "cases_case"
PAGES = {
    "board of the year": "/statistics/?year=2025",
    "one figure, opened": "/statistics/inspections/?year=2025",
    "one figure of a district": "/statistics/inspections/?year=2025&district=D02",
    "fines of an area": "/statistics/fines/?year=2025&area=gas",
    "fines, running year": "/statistics/fines/?year=2026",
    "explorer: area by month": "/statistics/explore/?name=inspections&by=area&by=month&year=2025",
    "leader's board": "/board/",
    "annual report": "/reports/2025/",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure: by us, and as SQL with its table's name left open; `kept` when it has facts."""

    label: str
    of: Callable[[Book], Any]
    sql: str
    duck: str = ""
    kept: bool = True


def _by(name: str, dimension: str) -> Callable[[Book], dict[str, int]]:
    return lambda book: {
        f.scope[dimension]: int(f.value or 0) for f in book.by(name, dimension) if f.records
    }


def _whole(name: str, **scope: str) -> Callable[[Book], int]:
    return lambda book: int(book.figure(name, **scope).value or 0)


ASKED = (
    Asked("inspections", _whole("inspections"),
          f"SELECT count(*) FROM {INSPECTIONS} WHERE {_WHEN}",
          f"SELECT count(*) FROM inspections WHERE {_WHEN}"),
    Asked("inspections by area", _by("inspections", "area"),
          f"SELECT area, count(*) FROM {INSPECTIONS} WHERE {_WHEN} GROUP BY 1",
          f"SELECT area, count(*) FROM inspections WHERE {_WHEN} GROUP BY 1"),
    Asked("inspections by month", _by("inspections", "month"),
          f"SELECT to_char(day, 'YYYY-MM'), count(*) FROM {INSPECTIONS} WHERE {_WHEN} GROUP BY 1",
          f"SELECT strftime(day, '%Y-%m'), count(*) FROM inspections WHERE {_WHEN} GROUP BY 1"),
    Asked("inspections by district", _by("inspections", "district"),
          f"SELECT u.district, count(*) FROM {INSPECTIONS} {_UNIT} WHERE {_WHEN} GROUP BY 1",
          f"SELECT district, count(*) FROM inspections WHERE {_WHEN} GROUP BY 1"),
    Asked("inspections by unit", _by("inspections", "unit"),
          f"SELECT u.code, count(*) FROM {INSPECTIONS} {_UNIT} WHERE {_WHEN} GROUP BY 1",
          f"SELECT unit, count(*) FROM inspections WHERE {_WHEN} GROUP BY 1"),
    Asked("inspections by result", _by("inspections", "result"),
          f"SELECT result, count(*) FROM {INSPECTIONS} WHERE {_WHEN} GROUP BY 1",
          f"SELECT result, count(*) FROM inspections WHERE {_WHEN} GROUP BY 1"),
    Asked("of one district and area", _whole("inspections", district="D02", area="gas"),
          f"SELECT count(*) FROM {INSPECTIONS} {_UNIT} WHERE {_WHEN} AND u.district = 'D02' "
          "AND area = 'gas'",
          f"SELECT count(*) FROM inspections WHERE {_WHEN} AND district = 'D02' "
          "AND area = 'gas'"),
    Asked("restaurant inspections", _whole("restaurant_inspections"),
          f"SELECT count(*) FROM {INSPECTIONS} i JOIN parties_place p ON p.id = i.place_id "
          f"WHERE {_WHEN} AND p.kind = 'restaurant'",
          f"SELECT count(*) FROM inspections WHERE {_WHEN} AND place_kind = 'restaurant'"),
    Asked("penalties by area", _by("penalties", "area"),
          f"SELECT area, count(*) FROM {CASES} WHERE {_DECIDED} GROUP BY 1",
          f"SELECT area, count(*) FROM cases WHERE {_DECIDED} GROUP BY 1"),
    Asked("fines", _whole("fines"),
          f"SELECT sum(fine) FROM {CASES} WHERE {_DECIDED} AND fine > 0",
          f"SELECT sum(fine) FROM cases WHERE {_DECIDED} AND fine > 0"),
    Asked("fines by month", _by("fines", "month"),
          f"SELECT to_char(decided_on, 'YYYY-MM'), sum(fine) FROM {CASES} "
          f"WHERE {_DECIDED} AND fine > 0 GROUP BY 1",
          f"SELECT strftime(decided_on, '%Y-%m'), sum(fine) FROM cases "
          f"WHERE {_DECIDED} AND fine > 0 GROUP BY 1"),
    Asked("places inspected", _whole("places_inspected"),
          f"SELECT count(DISTINCT place_id) FROM {INSPECTIONS} WHERE {_WHEN}",
          f"SELECT count(DISTINCT place_id) FROM inspections WHERE {_WHEN}", kept=False),
)  # fmt: skip


def plain(rows: list[Any]) -> Any:
    """A single number, or values by name."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return int(rows[0][0])
    return {str(name): int(value) for name, value in rows}


def short(value: Any) -> str:
    """An answer in a few signs."""
    if value is None:
        return "—"
    return f"{value:,}" if isinstance(value, int) else f"{len(value)} values"


def by_hand(asked: Asked) -> Any:
    """The figure by SQL written out."""
    with connection.cursor() as cursor:
        cursor.execute(asked.sql)
        return plain(cursor.fetchall())


def size() -> int:
    """Bytes of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def act_upon(row: Inspection) -> None:
    """One more inspection like a known one, by an act, on its day."""
    team = list(row.officers.all())
    evening = datetime(row.day.year, row.day.month, row.day.day, 21, tzinfo=OFFICE_ZONE)
    checks = [(check.item, check.kept) for check in row.checks.select_related("item")]
    register_inspection(
        deed_of(team, evening + timedelta(hours=1)), kind=row.kind, area=row.area, unit=row.unit,
        place=row.place, party=None, address="", street=row.street, started_at=evening,
        ended_at=evening + timedelta(minutes=30), officers=team, checks=checks,
        finding=row.finding, fixed_on_the_spot=row.fixed_on_the_spot,
        result=row.result, campaign=row.campaign,
    )  # fmt: skip


def a_report(day: date) -> None:
    """The report of the measured year, begun by an act where it is not yet."""
    if not Report.objects.filter(year=2025).exists():
        clerk = Person.objects.get(username="c")
        morning = datetime(day.year, day.month, day.day, 9, tzinfo=OFFICE_ZONE)
        start_report(deed_of([clerk], morning), 2025)


_EXPORT = {
    "inspections": "SELECT i.day, i.area, i.kind, i.result, i.place_id, p.kind AS place_kind, "
    f"u.code AS unit, u.district FROM {INSPECTIONS} i {_UNIT} "
    "LEFT JOIN parties_place p ON p.id = i.place_id",
    "cases": f"SELECT decided_on, area, outcome, fine, u.code AS unit, u.district "
    f"FROM {CASES} {_UNIT}",
}  # fmt: skip
_SERVER = """
import json, os, sys, duckdb
base = duckdb.connect()
base.execute("SET enable_progress_bar = false")  # a long load would paint it into the answers
for name in ("inspections", "cases"):
    rows, file = f"{sys.argv[1]}/{name}.csv", f"{sys.argv[1]}/{name}.parquet"
    written = base.execute(f"COPY (FROM read_csv('{rows}')) TO '{file}' "
                           "(FORMAT parquet, USE_TMP_FILE false)").fetchall()[0][0]
    if not os.path.exists(file):
        sys.exit(f"{written} rows of {rows} gave no {file}: {os.listdir(sys.argv[1])}")
    base.execute(f"CREATE VIEW {name} AS FROM read_parquet('{file}')")
    there = base.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
    if not there or there != written:
        sys.exit(f"{written} rows of {rows}, but {there} in {file}")
    os.remove(rows)
print("ready", flush=True)
for line in sys.stdin:
    print(json.dumps(base.execute(json.loads(line)).fetchall(), default=str), flush=True)
"""
READY_WITHIN = 900
"""Seconds in which DuckDB has to be installed and to have written its files."""


@dataclass(frozen=True, slots=True)
class Duck:
    """DuckDB as it answers; None to everything where it is not to be had, and why."""

    ask: Callable[[str], list[Any]] | None
    why: str = ""

    def answer(self, asked: Asked) -> Any:
        """One figure."""
        return plain(self.ask(asked.duck)) if self.ask else None


@contextmanager
def parquet(home: Path) -> Iterator[Duck]:
    """DuckDB over Parquet in an environment made for the run. One warm process; what is measured
    is the question and its answer through a pipe. BENCH_RIVAL=0 leaves it out."""
    if os.environ.get("BENCH_RIVAL") == "0":
        yield Duck(None, "not asked for")
        return
    with tempfile.TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as folder:
        try:
            python = _environment(Path(folder))
            rows = Path(folder) / "rows"
            rows.mkdir()
            _export(rows)
        except (subprocess.SubprocessError, OSError, DatabaseError) as error:
            yield Duck(None, _said(error))
            return
        with _serving(python, rows, Path(folder) / "told") as duck:
            yield duck


def _environment(folder: Path) -> str:
    """A Python with DuckDB in it."""
    home = folder / "environment"
    python = str(home / "bin" / "python")
    for words in (
        [sys.executable, "-m", "venv", str(home)],
        [python, "-m", "pip", "install", "--quiet", DUCKDB],
    ):
        subprocess.run(words, check=True, capture_output=True, text=True, timeout=READY_WITHIN)
    return python


def _said(error: Exception) -> str:
    """The end of what went wrong."""
    return f"{error} {getattr(error, 'stderr', '') or ''}"[-800:]


@contextmanager
def _serving(python: str, rows: Path, told: Path) -> Iterator[Duck]:
    """DuckDB as a process of its own, which ends with what is done inside, whatever happens."""
    with told.open("w") as errors:
        server = subprocess.Popen([python, "-c", _SERVER, str(rows)], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=errors, text=True)  # fmt: skip
    assert server.stdin and server.stdout
    stdin, stdout = server.stdin, server.stdout

    def ask(sql: str) -> list[Any]:
        """Whoever was too slow once is ended, or its answer would be taken for the next one's."""
        try:
            stdin.write(json.dumps(sql) + "\n")
            stdin.flush()
            answer = line_within(stdout)
        except Over:
            server.kill()
            raise
        except OSError as error:
            raise Silent(told.read_text()[-800:]) from error
        if not answer:
            raise Silent(told.read_text()[-800:])
        found: list[Any] = json.loads(answer)
        return found

    try:
        yield Duck(ask) if _is_ready(stdout) else Duck(None, _last_words(told, server))
    finally:
        server.kill()
        server.communicate()


def _is_ready(stdout: IO[str]) -> bool:
    try:
        return line_within(stdout, READY_WITHIN).endswith("ready\n")
    except Over:
        return False


def _last_words(told: Path, server: subprocess.Popen[str]) -> str:
    """What it wrote; of a process that ended without a word, how it ended."""
    silent = f"nothing said within {READY_WITHIN} s"
    with suppress(subprocess.TimeoutExpired):
        silent = f"ended without a word, with {server.wait(1)}"
    return told.read_text()[-800:] or silent


class Silent(Exception):
    """DuckDB ended in the middle."""


def _export(folder: Path) -> None:
    """The rows as files, each whole before it is read."""
    for name, sql in _EXPORT.items():
        with (
            (folder / f"{name}.csv").open("wb") as file,
            connection.cursor() as cursor,
            cursor.copy(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv, HEADER)") as copied,
        ):
            for piece in copied:
                file.write(piece)
