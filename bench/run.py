"""`make bench`: fill, prove, measure, print. One run, one machine, one table.

BENCH_CASES (100,000), BENCH_SECONDS for each page (8), BENCH_HOME to keep the database: a home
that is filled already is only measured again.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

HOME = Path(os.environ.get("BENCH_HOME") or tempfile.mkdtemp(prefix="mingjing-bench-"))
os.environ["MINGJING_HOME"] = str(HOME)
os.environ["MINGJING_DEMO"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.office.config.settings"
os.environ.pop("DATABASE_URL", None)
(HOME / "static").mkdir(parents=True, exist_ok=True)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.progress import Progress  # noqa: E402
from rich.table import Table  # noqa: E402

from bench import clone, load  # noqa: E402
from bench.load import Call, Measured  # noqa: E402
from bench.setting import CREWS, a_hundred  # noqa: E402
from mingjing.office.cases.models import Case  # noqa: E402
from mingjing.office.people.models import Person  # noqa: E402

CASES = int(os.environ.get("BENCH_CASES", "100000"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))
LEAST = 0.25
ROUNDS = 4
BARE = "bare page, 50 rows"
TOKEN = "b" * 32
console = Console(width=100)


def fill() -> dict[str, int]:
    """The office, its hundred cases and their copies; gives the queries counted at a hundred."""
    began = time.perf_counter()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with console.status("a hundred cases by acts"):
        setting = a_hundred(parties=max(100, CASES // 50))
    few = queries()
    console.print(f"100 cases made by acts in {time.perf_counter() - began:.0f} s")
    with Progress(console=console) as progress:
        bar = progress.add_task("lawful copies", total=CASES)
        for done in clone.copies(setting.ended, setting.open, parties=setting.parties, total=CASES):
            progress.update(bar, completed=done)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    wrong = clone.check(300)
    if wrong:
        sys.exit(f"copies that are not lawful: {wrong[:5]}")
    console.print(f"{Case.objects.count():,} cases; 300 replayed from the journal, all agree")
    return few


def leader() -> Person:
    """Who sees every case: the slowest reader."""
    return Person.objects.select_related("unit").get(username="l")


def queries() -> dict[str, int]:
    """How many queries each page asks."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(leader())
    running = Case.objects.filter(stage="investigating").earliest("pk")
    pages = {"case list": "/cases/", "case page": f"/cases/{running.number}/", "Today": "/"}
    counted = {}
    for name, page in pages.items():
        client.get(page)
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == 200, page
        counted[name] = len(found)
    return counted


def signed_in(person: Person) -> dict[str, str]:
    """The headers of a person's browser."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person)
    cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"
    return {"Cookie": cookie, "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip


def bare(n: int) -> Iterator[Call]:
    """The bare page again and again."""
    while True:
        yield Call("/bare/")


def lists(person: Person) -> Callable[[int], Iterator[Call]]:
    """The list's first page and pages deep in it, half and half."""
    headers = signed_in(person)
    rows = Case.objects.filter(pk__in=_some(500)).values_list("registered_on", "pk")
    deep = [f"/cases/?after={day}~{pk}" for day, pk in rows]

    def calls(n: int) -> Iterator[Call]:
        dice = random.Random()
        while True:
            yield Call("/cases/", headers)
            yield Call(dice.choice(deep), headers)

    return calls


def pages(person: Person) -> Callable[[int], Iterator[Call]]:
    """Case pages from everywhere in the office's years."""
    headers = signed_in(person)
    numbers = list(Case.objects.filter(pk__in=_some(1000)).values_list("number", flat=True))

    def calls(n: int) -> Iterator[Call]:
        dice = random.Random()
        while True:
            yield Call(f"/cases/{dice.choice(numbers)}/", headers)

    return calls


def acts() -> Callable[[int], Iterator[Call]]:
    """Two officers add evidence to the open cases of their brigade, one case after another."""
    teams = []
    for n in range(CREWS):
        officer = Person.objects.select_related("unit").get(username=f"b{n}a")
        second = Person.objects.get(username=f"b{n}b").pk
        mine = Case.objects.filter(unit=officer.unit, stage="investigating")
        numbers = list(mine.values_list("number", flat=True))
        if numbers:
            teams.append((signed_in(officer), second, numbers))

    def calls(n: int) -> Iterator[Call]:
        while True:
            for headers, colleague, numbers in teams[n :: load.CLIENTS]:
                number = random.choice(numbers)
                form = {"identity_shown": "on", "content": "现场照片四张", "colleague": colleague,
                        "at": f"{timezone.localtime():%Y-%m-%dT%H:%M:%S}"}  # fmt: skip
                yield Call(f"/cases/{number}/do/take_evidence/", headers, "POST",
                           urlencode(form), 303)  # fmt: skip

    return calls


def _some(count: int) -> list[int]:
    keys = list(Case.objects.values_list("pk", flat=True))
    return random.Random(5).sample(keys, min(count, len(keys)))


def measure() -> dict[str, Measured]:
    """Everything once to warm up, then by turns in rounds, so that a noisy machine is fair."""
    connection.close()
    office = "mingjing.office.config.settings"
    with load.served("bench.bare_settings") as plain, load.served(office) as port:
        kinds = {
            BARE: (plain, bare),
            "case list, 50 rows": (port, lists(leader())),
            "case page": (port, pages(leader())),
            "an act (POST)": (port, acts()),
        }
        for at, calls in kinds.values():
            load.run(at, calls, seconds=0.5)
        found = {name: Measured(0, []) for name in kinds}
        for _ in range(ROUNDS):
            for name, (at, calls) in kinds.items():
                found[name].add(load.run(at, calls, seconds=SECONDS / ROUNDS))
    return found


def show(found: dict[str, Measured], few: dict[str, int]) -> bool:
    """The table; true when the pages reach their share of the bare page."""
    base, good = found[BARE].rate, True
    table = Table("page", "requests/s", "p50 ms", "p95 ms", "of the bare page", "at least")
    for name, run in found.items():
        bound = name.startswith("case")
        good &= not bound or run.rate / base >= LEAST
        table.add_row(name, f"{run.rate:.0f}", f"{run.within(0.5):.1f}", f"{run.within(0.95):.1f}",
                      f"{run.rate / base:.2f}", f"{LEAST:.2f}" if bound else "")  # fmt: skip
    console.print(table)
    many = queries()
    same = not few or few == many
    console.print(f"queries at 100 cases {few}; at {Case.objects.count():,} {many}: "
                  f"{'the same' if same else 'NOT the same'}")  # fmt: skip
    size = sum(f.stat().st_size for f in HOME.glob("mingjing.sqlite3*"))
    console.print(f"database {size / 1e6:,.0f} MB, {os.cpu_count()} cores, "
                  f"{load.CLIENTS} clients, {SECONDS:.0f} s each")  # fmt: skip
    return good and same


def main() -> None:
    """Ends with 1 when a limit is missed."""
    try:
        filled = (HOME / "mingjing.sqlite3").exists()
        few = {} if filled else fill()
        good = show(measure(), few)
    finally:
        connection.close()
        if not os.environ.get("BENCH_HOME"):
            shutil.rmtree(HOME, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
