"""docs/glossary.md binds legal words to identifiers: nothing is missing and nothing is stale."""

import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Extension,
    Hearing,
)
from mingjing.law.penalty_kinds import LIGHT_TO_HEAVY
from mingjing.law.shelf import ALL, PROCEDURES
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.people.models import ROLE_LABELS
from mingjing.office.reports.checker.output import VERDICTS
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.tables.forms import FORMS

VALUES = (Review, Clock, Outcome, Defence, Hearing, Correction, Discussion, Extension)
GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<term>[^|]+) \| `(?P<name>[^`]+)` \| (?P<article>[^|]+) \|$")
Rows = dict[str, tuple[str, str]]


def section(title: str) -> Rows:
    """Identifier to term and article, of the section whose heading ends with this title."""
    parts = re.split(r"^## ", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    [body] = [p for p in parts if p.partition("\n")[0].endswith(f"· {title}")]
    rows = [m for line in body.splitlines() if (m := ROW.match(line))]
    assert len({m["name"] for m in rows}) == len(rows), f"{title}: an identifier stands twice"
    return {m["name"]: (m["term"], m["article"]) for m in rows}


def terms(rows: Rows) -> dict[str, str]:
    return {name: term for name, (term, _) in rows.items()}


@pytest.mark.parametrize("name", PROCEDURES)
def test_steps_stand_under_their_label_and_article(name: str) -> None:
    table, _ = PROCEDURES[name]
    expected = {s.name: (s.label, s.citation.text) for s in table.steps}
    assert section(f"steps of {table.name}") == expected


@pytest.mark.parametrize("name", PROCEDURES)
def test_stages_and_passings_stand_under_their_label(name: str) -> None:
    table, _ = PROCEDURES[name]
    assert terms(section(f"stages of {table.name}")) == {s.name: s.label for s in table.stages}
    if table.passings:
        passings = terms(section(f"passings of {table.name}"))
        assert passings == {p.name: p.label for p in table.passings}


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_fact_has_a_term(name: str) -> None:
    table, _ = PROCEDURES[name]
    assert set(section(f"facts of {table.name}")) == {f.name for f in fields(table.facts)}


def test_every_fact_of_an_attempt_and_every_value_has_a_term() -> None:
    assert set(section("facts of an attempt")) == {f.name for f in fields(Attempt)}
    words: Iterable[str] = (w for e in VALUES for w in e)
    assert set(section("values of facts")) == set(words)


def test_roles_kinds_and_areas_stand_under_their_label() -> None:
    assert terms(section("roles")) == {r.value: label for r, label in ROLE_LABELS.items()}
    assert terms(section("kinds of penalty")) == {k: k for k in LIGHT_TO_HEAVY}
    assert terms(section("areas")) == {a.value: label for a, label in AREA_LABELS.items()}


def test_indicators_stand_under_their_label() -> None:
    assert terms(section("indicators")) == {i.name: i.label for i in INDICATORS.values()}


def test_statutory_tables_stand_under_their_title() -> None:
    assert terms(section("statutory tables")) == {f.key: f.title for f in FORMS.values()}


def test_no_section_is_left_of_a_procedure_that_went() -> None:
    told = re.findall(r"^## .* · \w+ of (\w+/\w+)$", GLOSSARY.read_text(encoding="utf-8"), re.M)
    assert set(told) == {table.name for table, _ in ALL.values()}


def test_verdicts_of_the_report_checker_stand_under_their_label() -> None:
    expected = {verdict.value: label for verdict, label in VERDICTS.items()}
    assert terms(section("verdicts of the report checker")) == expected
