"""`python -m bench.scale`: a city of sixteen districts in one PostgreSQL, figures beside rivals.

Each figure is told four times in one run: from daily facts, by a full recount of the rows, by the
same aggregate written by hand in SQL, and by DuckDB over Parquet; all four must agree. Sizes:
BENCH_INSPECTIONS (200,000), BENCH_INSPECTED_CASES (a tenth), BENCH_RECORD (every how many-th copy
has its entries too, 10), BENCH_FACTS_FROM (2022-01-04, the day from which facts are made).
BENCH_DATABASE keeps the database of that name; a filled one is only measured again. No figure and
no page is waited for longer than BENCH_LIMIT (20) seconds: it is told as over its limit, and the
run goes on. Every line is printed when it is known.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg

NAME = os.environ.get("BENCH_DATABASE") or f"mingjing_scale_{os.getpid()}"
GIVEN, _, MORE = os.environ.get("DATABASE_URL", "").partition("?")
PLACE = GIVEN.rpartition("/")[0] if GIVEN.startswith("postgres") else "postgresql://"
"""The server: that of DATABASE_URL, else the one of this machine."""
HOME = Path(tempfile.mkdtemp(prefix="mingjing-bench-scale-"))
os.environ["MINGJING_HOME"] = str(HOME)
os.environ["MINGJING_DEMO"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.office.config.settings"
os.environ["DATABASE_URL"] = f"{PLACE}/{NAME}" + (f"?{MORE}" if MORE else "")
(HOME / "static").mkdir(parents=True, exist_ok=True)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import bulk, rivals  # noqa: E402
from bench.city import FIRST, LAST, a_city  # noqa: E402
from bench.limits import SECONDS, Over, each_within, shown, within  # noqa: E402
from bench.loosened import loosened, run  # noqa: E402
from mingjing.office.cases.models import Case  # noqa: E402
from mingjing.office.inspections.models import Inspection  # noqa: E402
from mingjing.office.journal.models import Entry  # noqa: E402
from mingjing.office.journal.shapes import OFFICE_ZONE  # noqa: E402
from mingjing.office.people.models import Person  # noqa: E402
from mingjing.office.statistics.daily import actions  # noqa: E402
from mingjing.office.statistics.models import DayFact, Series  # noqa: E402
from mingjing.office.statistics.queries import Book  # noqa: E402
from mingjing.office.statistics.shapes import Period  # noqa: E402

T = TypeVar("T")
INSPECTIONS = int(os.environ.get("BENCH_INSPECTIONS", "200000"))
CASES = int(os.environ.get("BENCH_INSPECTED_CASES", str(INSPECTIONS // 10)))
RECORD = int(os.environ.get("BENCH_RECORD", "10"))
PLACES = max(1, INSPECTIONS // 20 // bulk.STREETS) * bulk.STREETS
FACTS_FROM = date.fromisoformat(os.environ.get("BENCH_FACTS_FROM", FIRST.isoformat()))
YEAR = Period.of_year(2025)
AIM_MS, AIM_TIMES = 200, 50
SERVER = f"{PLACE}/postgres" + (f"?{MORE}" if MORE else "")
TEMPLATE = os.environ.get("BENCH_TEMPLATE", "template1")
"""Whose tables are there from the beginning: the tests lend theirs, which spares migrating."""
WRONG: list[str] = []
"""Figures on which the four do not agree: told at once, and again at the end."""


def say(text: str) -> None:
    """A line at once, so that a run that is ended has told what it knew."""
    print(text, flush=True)


def timed(label: str, work: Callable[[], T], *, rows: int = 0) -> T:
    """Runs one step and says how long it took."""
    began = time.perf_counter()
    found = work()
    took = time.perf_counter() - began
    say(f"{label}: {took:,.1f} s" + (f", {rows / took:,.0f} a second" if rows else ""))
    return found


def fill() -> None:
    """The city by acts, its copies, the proof, and the facts."""
    call_command("migrate", interactive=False, verbosity=0)
    run("SET synchronous_commit = off")
    run("SET maintenance_work_mem = '1GB'")
    city = timed("a city made by acts", a_city)
    tables = [bulk.table(model) for model in bulk.LOADED]
    began = time.perf_counter()
    with loosened(tables):
        timed(f"{PLACES:,} places", lambda: bulk.places(city, PLACES), rows=PLACES)
        copied = bulk.inspections(city, INSPECTIONS, place_count=PLACES, every=RECORD)
        timed(f"{INSPECTIONS:,} inspections", lambda: watched("inspections", copied, INSPECTIONS),
              rows=INSPECTIONS)  # fmt: skip
        copied = bulk.cases(city, CASES, every=RECORD)
        timed(f"{CASES:,} cases", lambda: watched("cases", copied, CASES), rows=CASES)
        put_back = time.perf_counter()
    say(f"indexes and constraints put back: {time.perf_counter() - put_back:,.1f} s")
    both = INSPECTIONS + CASES
    say(f"load in all: {time.perf_counter() - began:,.1f} s, "
                  f"{both / (time.perf_counter() - began):,.0f} a second")  # fmt: skip
    bulk.settle_sequences()
    timed("vacuum and analyze", lambda: run("VACUUM (ANALYZE)"))
    wrong = bulk.check(200)
    if wrong:
        sys.exit(f"copies that are not lawful: {wrong[:5]}")
    span = Period(FACTS_FROM, LAST)
    made = timed(f"daily facts since {span.first}", lambda: actions.rebuild(span))
    run("VACUUM (ANALYZE) statistics_dayfact, statistics_monthfact, statistics_seen")
    say(f"{made.facts:,} facts of {made.days:,} days in {Series.objects.count()} series")


def watched(label: str, steps: Iterator[int], total: int) -> None:
    """Says how far a load is, at every tenth."""
    told = 0
    for done in steps:
        if done * 10 // total > told:
            told = done * 10 // total
            say(f"  {label}: {done:,}")


def median(work: Callable[[], Any], times: int) -> tuple[Any, float]:
    """The answer, and the milliseconds of the run in the middle; none, and no end, of what was
    over its limit."""
    found, took = None, []
    try:
        for _ in range(times):
            began = time.perf_counter()
            with each_within():
                found = work()
            took.append((time.perf_counter() - began) * 1000)
    except Over:
        return None, math.inf
    return found, statistics.median(took)


def line(*cells: object) -> None:
    """A line of a table, as it is known: what comes later may take long, or never come."""
    say("| " + " | ".join(str(cell) for cell in cells) + " |")


def figures() -> bool:
    """Every figure four times; true when facts reach their multiple of the recount."""
    good = True
    with rivals.parquet(HOME) as duck:
        if duck.why:
            say(f"DuckDB is left out: {duck.why}")
        line("figure", "value", "facts ms", "recount ms", "SQL ms", "DuckDB ms",
             "recount ÷ facts", "SQL ÷ facts", "DuckDB ÷ facts")  # fmt: skip
        line("---", *["---:"] * 8)
        for asked in rivals.ASKED:
            good &= one_figure(asked, duck)
    return good


def one_figure(asked: rivals.Asked, duck: rivals.Duck) -> bool:
    """One figure four times; true when its facts are as fast as they should be."""
    ours, facts = median(lambda: asked.of(Book(YEAR)), 5)
    whole, recount = median(lambda: asked.of(Book(YEAR, recount=True)), 3)
    plain, sql = median(lambda: rivals.by_hand(asked), 3)
    try:
        told, other = median(lambda: duck.answer(asked), 5)
    except rivals.Silent as error:
        say(f"DuckDB fell silent: {error}")
        told, other = None, math.inf
    answers = [answer for answer in (ours, whole, plain, told) if answer is not None]
    if any(answer != answers[0] for answer in answers):
        WRONG.append(f"{asked.label}: {answers}")
        say(f"  they do not agree: {[rivals.short(answer) for answer in answers]}")
    there = duck.ask is not None
    line(asked.label, rivals.short(answers[0] if answers else None), shown(facts), shown(recount),
         shown(sql), shown(other) if there else "—", times(recount, facts), times(sql, facts),
         times(other, facts) if there else "—")  # fmt: skip
    return not asked.kept or (not math.isinf(facts) and recount / facts >= AIM_TIMES)


def times(other: float, ours: float) -> str:
    """How many times ours goes into another's time; at least so many where that had no end."""
    if math.isinf(ours):
        return "—"
    least = "over " if math.isinf(other) else ""
    share = (SECONDS * 1000 if math.isinf(other) else other) / ours
    return f"{least}{share:.0f}" if share >= 10 else f"{least}{share:.1f}"


def pages() -> bool:
    """What each page asks of the database; true when none takes longer than the aim."""
    reader = Person.objects.select_related("unit").get(username="l")
    rivals.a_report(LAST)
    client, good = Client(HTTP_HOST="127.0.0.1"), True
    client.force_login(reader)
    line("page", "queries", "ms in the database", "facts ms", "the slowest question")
    line("---", "---:", "---:", "---:", "---")
    for label, url in rivals.PAGES.items():
        with CaptureQueriesContext(connection) as asked:
            whole = opened(client, url)
        if whole:
            with CaptureQueriesContext(connection) as asked:
                whole = opened(client, url)
        took = {query["sql"] or "": float(query["time"]) * 1000 for query in asked}
        total = sum(float(query["time"]) * 1000 for query in asked)
        of_facts = sum(ms for sql, ms in took.items() if "statistics_" in sql)
        good &= whole and total <= AIM_MS
        slowest = max(took, key=lambda sql: took[sql], default="")
        words = f"{took[slowest]:,.0f} ms: {slowest[:300]}…" if slowest else ""
        line(label, len(asked), shown(total if whole else math.inf, 0), shown(of_facts, 0),
             words.replace("|", "/"))  # fmt: skip
    return good


def opened(client: Client, url: str) -> bool:
    """Opens a page; false when its questions took longer than their limit."""
    try:
        with within():
            status = client.get(url).status_code
    except Over:
        return False
    assert status == 200, (url, status)
    return True


def an_act_later() -> None:
    """What a figure costs after an act on a day that the facts know, and what folding costs."""
    day = Inspection.objects.filter(day__gte=date(2025, 6, 3)).earliest("day", "pk").day
    known = Inspection.objects.filter(day=day).order_by("pk")
    evening = datetime(day.year, day.month, day.day, 21, tzinfo=OFFICE_ZONE)
    rivals.act_upon(known[known.filter(started_at__gte=evening).count()])
    for label, name in (("inspections of the year", "inspections"), ("fines", "fines"),
                        ("places inspected", "places_inspected")):  # fmt: skip
        _, took = median(lambda n=name: Book(YEAR).figure(n), 5)
        say(f"{label}, one day touched since: {shown(took)} ms")
    made = timed("fold", lambda: actions.fold(LAST))
    say(f"folded {made.days} days, {made.facts:,} facts")


def measure(known: object) -> None:
    """Fills the database where it is new, and measures it; the aims at the end."""
    if known:
        call_command("migrate", interactive=False, verbosity=0)
        timed("facts brought up to date", lambda: actions.fold(LAST))
        run("VACUUM (ANALYZE) statistics_dayfact, statistics_monthfact, statistics_seen")
    else:
        fill()
    counts = ", ".join(f"{model.objects.count():,} {model._meta.verbose_name_plural}"
                       for model in (Inspection, Case, Entry, DayFact))  # fmt: skip
    say(f"{counts}, {rivals.size() / 1e9:,.1f} GB")
    fast, quick = timed("figures told four times", figures), timed("pages", pages)
    an_act_later()
    say(f"facts at least {AIM_TIMES} times faster than the recount: "
        f"{'reached' if fast else 'missed'}; pages under {AIM_MS} ms in the "
        f"database: {'reached' if quick else 'missed'}")  # fmt: skip


def main() -> None:
    """Ends with 1 when a figure disagrees; says which aims are missed. Whatever happens, nothing
    of it stays behind, unless a database was named to be kept."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    try:
        try:
            psycopg.connect(SERVER, connect_timeout=2).close()
        except psycopg.Error as error:
            say(f"no PostgreSQL for a city, left out: {str(error).strip().splitlines()[-1]}")
            return
        with psycopg.connect(SERVER, autocommit=True) as server:
            known = server.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).fetchone()
            if known is None:
                server.execute(f'CREATE DATABASE "{NAME}" TEMPLATE "{TEMPLATE}"')
        try:
            measure(known is not None)
        finally:
            connection.close()
            if not os.environ.get("BENCH_DATABASE"):
                with psycopg.connect(SERVER, autocommit=True) as server:
                    server.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    if WRONG:
        sys.exit("figures that do not agree:\n" + "\n".join(WRONG))


if __name__ == "__main__":
    main()
