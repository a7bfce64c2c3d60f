"""The annual report of 2023, started and written in January 2024 by the clerk."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from mingjing.demo.crew import Crew
from mingjing.demo.days import minutes, moment
from mingjing.demo.diary import Diary
from mingjing.office.reports.actions import start_report, write_section
from mingjing.office.reports.models import Report

TEXT = Path(__file__).parent / "report_2023.toml"
_WRITTEN_ON = date(2024, 1, 5)


def note_report(crew: Crew, diary: Diary) -> None:
    """Notes the writing of the report: one act to start it, one for each section."""
    text = tomllib.loads(TEXT.read_text(encoding="utf-8"))
    diary.note(moment(_WRITTEN_ON, 9, 5), partial(_write, crew, text))


def _write(crew: Crew, text: dict[str, Any]) -> None:
    clerk = [crew.office.people["clerk"]]
    at = moment(_WRITTEN_ON, 9)
    report: Report = start_report(crew.deed(clerk, at), text["year"])
    for n, (key, body) in enumerate(text["sections"].items(), start=1):
        write_section(crew.deed(clerk, at + minutes(20 * n)), report, key, body)
