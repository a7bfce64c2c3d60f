"""How well the examination does on reports whose faults are known: precision and recall.

An alarm is a relation that fails or warns. It is right when the fault stands in the expectation
beside the report; everything else is a false alarm. Notes on form (commas, missing sections) are
not counted as alarms; those that were planted count for recall.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Checked, Document, Finding, Verdict

ALARMS = (Verdict.FAILS, Verdict.WARN)


@dataclass(slots=True)
class Scored:
    """One report: its planted faults, which were found, and what was said beyond them."""

    name: str
    held_out: bool
    planted: int = 0
    found: int = 0
    alarms: int = 0
    true: int = 0
    failed: int = 0
    """Faults found, alarms and right alarms where only what fails counts."""
    accused: int = 0
    just: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    unheld: list[str] = field(default_factory=list)


def score(folder: Path) -> list[Scored]:
    """Every report of a folder that has an expectation beside it."""
    return [_scored(file) for file in sorted(folder.glob("*.expected.toml"))]


def _document(folder: Path, stem: str) -> Document:
    file = next(f for f in sorted(folder.glob(f"{stem}.*")) if f.suffix != ".toml")
    return document_of(file.name, file.read_bytes())


def _scored(file: Path) -> Scored:
    wanted = tomllib.loads(file.read_text(encoding="utf-8"))
    stem = file.name.removesuffix(".expected.toml")
    previous = wanted.get("previous")
    then = _document(file.parent, previous.rpartition(".")[0]) if previous else None
    checked = check(_document(file.parent, stem), then)
    out = Scored(stem, bool(wanted["held_out"]))
    faults: list[dict[str, Any]] = wanted["faults"]
    hits: set[int] = set()
    sure: set[int] = set()
    for finding in checked.findings:
        which = [i for i, fault in enumerate(faults) if _is(finding, fault, checked)]
        hits |= set(which)
        sure |= set(which) if finding.verdict is Verdict.FAILS else set()
        if finding.verdict in ALARMS and not finding.textual:
            out.alarms += 1
            out.true += bool(which)
            if finding.verdict is Verdict.FAILS:
                out.accused += 1
                out.just += bool(which)
            if not which:
                out.false.append(f"{finding.rule}：{finding.computation}")
    out.planted, out.found, out.failed = len(faults), len(hits), len(sure)
    out.missed = [f"{f['rule']} {f['words']}" for i, f in enumerate(faults) if i not in hits]
    held = {f.rule for f in checked.findings if f.verdict is Verdict.HOLDS}
    out.unheld = [rule for rule in wanted.get("holds", []) if rule not in held]
    return out


def _is(finding: Finding, fault: dict[str, Any], checked: Checked) -> bool:
    """Whether a finding is this fault: its rule, its verdict, the words it rests on, and where
    the expectation gives it, a piece of the computation. What should fail may also warn."""
    if finding.rule not in fault["rule"]:
        return False
    if fault["verdict"] == "any":
        if finding.verdict is Verdict.HOLDS:
            return False
    elif finding.verdict not in (ALARMS if fault["verdict"] == "fails" else (fault["verdict"],)):
        return False
    if fault.get("told", "") not in finding.computation:
        return False
    lines = checked.reading.document.lines
    rests = [lines[s.line - 1] for s in finding.rests_on]
    return any(fault["words"] in line for line in rests) or fault["words"] in finding.computation


def precision(scored: list[Scored]) -> float:
    """The share of alarms that are right."""
    alarms = sum(s.alarms for s in scored)
    return sum(s.true for s in scored) / alarms if alarms else 1.0


def recall(scored: list[Scored]) -> float:
    """The share of planted faults that were found."""
    planted = sum(s.planted for s in scored)
    return sum(s.found for s in scored) / planted if planted else 1.0


def strict_precision(scored: list[Scored]) -> float:
    """The share of accusations (fails) that are right."""
    alarms = sum(s.accused for s in scored)
    return sum(s.just for s in scored) / alarms if alarms else 1.0


def strict_recall(scored: list[Scored]) -> float:
    """The share of planted faults that the report is accused of (fails)."""
    planted = sum(s.planted for s in scored)
    return sum(s.failed for s in scored) / planted if planted else 1.0
