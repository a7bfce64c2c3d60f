"""`python -m bench.checker`: precision and recall of the report checker on its invented reports.

Reports that were measured before the rules had seen them are told apart; the rules were mended on
most of them since, so what a report unseen today would meet stands in docs/mechanisms.
CHECKER_ONLY=a keeps to the reports whose name begins with a.
"""

from __future__ import annotations

import os
from pathlib import Path

from rich.console import Console
from rich.table import Table

from mingjing.office.reports.checker import quality

DATA = Path(quality.__file__).parent / "tests" / "data"


def main() -> None:
    """Prints one row for each report, and the figures for fails alone and with warnings."""
    only = os.environ.get("CHECKER_ONLY", "")
    scored = [s for s in quality.score(DATA) if s.name.startswith(only)]
    console = Console(width=150)
    table = Table("report", "unseen at first", "planted", "found", "alarms", "right")
    for s in scored:
        counts = map(str, (s.planted, s.found, s.alarms, s.true))
        table.add_row(s.name, "yes" if s.held_out else "", *counts)
    console.print(table)
    for s in scored:
        for kind, words in (("missed", s.missed), ("false alarm", s.false), ("not held", s.unheld)):
            for word in words:
                console.print(f"{s.name}: {kind}: {word}", markup=False)
    sets = sorted({s.name[0] for s in scored})
    for name, part in (
        *((f"set {x}", [s for s in scored if s.name[0] == x]) for x in sets),
        ("all", scored),
        ("unseen at first", [s for s in scored if s.held_out]),
        ("tuned on from the first", [s for s in scored if not s.held_out]),
    ):
        if part:
            right, found = quality.precision(part), quality.recall(part)
            sure, told = quality.strict_precision(part), quality.strict_recall(part)
            console.print(
                f"{name}: {len(part)} reports; fails alone: precision {sure:.3f}, "
                f"recall {told:.3f}; with warnings: precision {right:.3f}, recall {found:.3f}"
            )


if __name__ == "__main__":
    main()
