"""A step of the law is a row in a table, a form, an effect and words; none may be missing."""

from __future__ import annotations

from mingjing.law.shelf import PROCEDURES
from mingjing.office.cases.effects import EFFECTS
from mingjing.office.cases.facts import PROCEDURES as RUN
from mingjing.office.cases.forms import FORMS

STEPS = {step.name: step for table, _ in PROCEDURES.values() for step in table.steps}


def test_the_office_runs_exactly_the_procedures_of_the_law() -> None:
    assert set(RUN) == {table.name for table, _ in PROCEDURES.values()}
    assert len(STEPS) > 25


def test_every_step_has_a_form_and_an_effect_and_none_is_left_over() -> None:
    assert set(EFFECTS) == set(STEPS)
    assert set(FORMS) == set(STEPS)


def test_every_step_says_in_words_what_it_is_and_where_it_is_written() -> None:
    for step in STEPS.values():
        assert step.label and step.says and step.citation.text, step.name
        assert step.actors, step.name


def test_every_stage_and_guard_has_its_words() -> None:
    for table, _ in PROCEDURES.values():
        assert all(stage.label for stage in table.stages), table.name
        assert len({s.label for s in table.stages}) == len(table.stages), table.name
