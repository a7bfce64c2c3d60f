"""`python -m bench.draw`: a draw over a million objects with its certificate, beside NumPy.

NumPy's plain random choice over the same strata and weights is the floor: it proves nothing. Here
the pool is checked, frozen and committed to, every object gets its ticket, the certificate is
written, and the verifier does it all again, alone in an empty folder.
DRAW_OBJECTS (1,000,000), DRAW_INSPECTORS (500), DRAW_QUOTA for each of eight strata (125).
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.table import Table

from mingjing.law.draw.announce import Plan, Rules, announced_as, announcement, witnesses
from mingjing.law.draw.certificate import Drawing, certificate, pool_file, pool_name, written
from mingjing.law.draw.pool import Entry, Pool, Unit, entry
from mingjing.law.draw.seed import commitment

T = TypeVar("T")
OBJECTS = int(os.environ.get("DRAW_OBJECTS", "1000000"))
INSPECTORS = int(os.environ.get("DRAW_INSPECTORS", "500"))
QUOTA = int(os.environ.get("DRAW_QUOTA", "125"))
STRATA = ("air", "appearance", "drainage", "gas", "greening", "heating", "road", "waste")
RISKS = ("high", "general", "general", "low", "low", "low")
TICKETS = {"high": 3, "general": 2, "low": 1}
FROZEN = datetime.fromisoformat("2026-11-30T09:00:00+08:00")
THROWN = FROZEN + timedelta(days=3)
NAMES = ["演示见证甲", "演示见证乙", "演示见证丙"]
SECRETS = ["seven quiet sparrows", "kettle umbrella 4471", "frost on the north window"]
VERIFIER = Path(__file__).parents[1] / "verifier" / "mingjing_verify.py"
console = Console(width=100)
table = Table("step", "seconds", "a million objects a second")


def timed(label: str, work: Callable[[], T], *, of: int = OBJECTS) -> T:
    """Runs one step and puts its time into the table."""
    began = time.perf_counter()
    found = work()
    took = time.perf_counter() - began
    table.add_row(label, f"{took:.2f}", f"{of / took / 1e6:.2f}" if of else "")
    return found


def line(n: int) -> Entry:
    """An invented object."""
    return Entry(f"CS{n:08d}", f"示例{n}号店", "", f"示例路{n}号", STRATA[n % 8], RISKS[n % 6])


def given(announced: str) -> dict[str, Any]:
    """What the witnesses and the dice give."""
    at = (FROZEN + timedelta(days=1)).isoformat()
    both = list(zip(NAMES, SECRETS, strict=True))
    return {
        "commitments": [{"witness": w, "at": at, "commitment": commitment(announced, w, s)}
                        for w, s in both],
        "dice": "31415926535897932384",
        "dice_at": THROWN.isoformat(),
        "at": (THROWN + timedelta(minutes=5)).isoformat(),
        "reveals": [{"witness": w, "secret": s} for w, s in both],
    }  # fmt: skip


PLAIN = """
import sys, time, numpy
objects, inspectors, quota, held = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
stratum = numpy.arange(objects) % 8
weight = numpy.array([int(n) for n in held])[numpy.arange(objects) % len(held)].astype(float)
dice, began, drawn = numpy.random.default_rng(5), time.perf_counter(), 0
for name in range(8):
    here = numpy.flatnonzero(stratum == name)
    share = weight[here] / weight[here].sum()
    for _ in dice.choice(here, quota, replace=False, p=share):
        drawn += len(dice.choice(inspectors, 2, replace=False))
assert drawn == 16 * quota
print(time.perf_counter() - began)
"""


def plain() -> None:
    """NumPy's choice without replacement from the same strata by the same weights, and two
    inspectors for each, in an environment made for the run; left out where it cannot be had."""
    label = "NumPy: choice by weights, two inspectors each, no proof"
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        held = "".join(str(TICKETS[risk]) for risk in RISKS)
        try:
            for words in (
                [sys.executable, "-m", "venv", folder],
                [python, "-m", "pip", "install", "-q", "numpy"],
            ):
                subprocess.run(words, check=True, capture_output=True)
        except subprocess.CalledProcessError:
            console.print("NumPy is not to be had here: left out")
            return
        words = [python, "-c", PLAIN, str(OBJECTS), str(INSPECTORS), str(QUOTA), held]
        told = subprocess.run(words, check=True, capture_output=True, text=True)
    took = float(told.stdout)
    table.add_row(label, f"{took:.2f}", f"{OBJECTS / took / 1e6:.2f}")


def check(folder: Path, *words: str) -> int:
    """The verifier in its own process; gives its exit status."""
    command = [sys.executable, "-I", "-S", VERIFIER.name, "certificate.json", *words]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    console.print(result.stdout.strip(), highlight=False)
    return result.returncode


def draw(folder: Path) -> None:
    """The draw, its files and their verification."""
    rows = [line(n) for n in range(OBJECTS)]
    objects = timed("put in order", lambda: Pool(rows, Unit.PLACE))
    inspectors = Pool((entry(f"ZJ{n:06d}", f"演示{n}", holder=f"P{n}") for n in range(INSPECTORS)),
                      Unit.PERSON)  # fmt: skip
    plain()
    faults = timed("look for doubles and look-alikes", objects.faults)
    assert not faults and not inspectors.faults()
    timed("freeze: lines, tree, root", lambda: objects.root)
    source = witnesses(NAMES, sides=10, throws=20, moment=THROWN)
    rules = Rules(dict.fromkeys(STRATA, QUOTA), TICKETS, 2)
    plan = Plan("CQ2026-001", "基准", "示范", source, rules, FROZEN, FROZEN + timedelta(hours=1))
    told = announcement(plan, objects, inspectors)
    drawing = Drawing(told, given(announced_as(told)), objects, inspectors,
                      THROWN + timedelta(minutes=9))  # fmt: skip
    found = timed("draw: tickets, inspectors, proofs, certificate", lambda: certificate(drawing))
    (folder / "certificate.json").write_text(written(found), encoding="utf-8")
    file = folder / pool_name("objects")
    timed("write the pool's file", lambda: file.write_text(pool_file(objects), encoding="utf-8"))
    shutil.copy(VERIFIER, folder)


def main() -> None:
    """Ends with 1 when the verifier errs."""
    with tempfile.TemporaryDirectory(prefix="mingjing-draw-") as name:
        folder = Path(name)
        draw(folder)
        good = timed("verify: all of it again, in an empty folder", lambda: check(folder)) == 0
        part = timed("verify without the pool (--proofs-only)",
                     lambda: check_part(folder), of=0) == 0  # fmt: skip
        file = folder / pool_name("objects")
        with file.open("r+b") as lines:
            lines.seek(file.stat().st_size // 2)
            byte = lines.read(1)
            lines.seek(-1, os.SEEK_CUR)
            lines.write(bytes([byte[0] ^ 1]))
        refused = check(folder) == 1
        sizes = {f.name: f.stat().st_size / 1e6 for f in folder.iterdir() if f.suffix != ".py"}
    console.print(table)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"{OBJECTS:,} objects, {INSPECTORS} inspectors, {QUOTA * len(STRATA):,} drawn; "
                  f"files {', '.join(f'{n} {s:.1f} MB' for n, s in sizes.items())}; "
                  f"{memory:.0f} MB here, {os.cpu_count()} cores", highlight=False)  # fmt: skip
    console.print(f"verified {good}, in part {part}, one byte changed refused {refused}")
    sys.exit(0 if good and part and refused else 1)


def check_part(folder: Path) -> int:
    """The verification of who has the certificate and not the pool."""
    file = folder / pool_name("objects")
    away = file.rename(folder / "away.jsonl")
    try:
        return check(folder, "--proofs-only")
    finally:
        away.rename(file)


if __name__ == "__main__":
    main()
