"""A step of the law is a row in a table, a form, an effect and words; none may be missing."""

from __future__ import annotations

from dataclasses import fields

import pytest

from mingjing.law.alongside import ANSWERED, HOLDING, RECUSED, WITH_THE_POLICE
from mingjing.law.shelf import PROCEDURES, SMALL
from mingjing.office.cases.beside.shelf import SIDES
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


def test_the_office_runs_beside_a_case_what_the_law_knows_beside_it() -> None:
    assert set(SIDES) == set(SMALL)
    for key, side in SIDES.items():
        assert side.key == key and side.procedure is SMALL[key][0]


@pytest.mark.parametrize("key", SIDES)
def test_every_step_beside_a_case_has_its_form_and_words(key: str) -> None:
    side = SIDES[key]
    steps = {step.name: step for step in side.procedure.steps}
    assert set(side.forms) == set(steps) - side.echoes
    for step in steps.values():
        assert step.label and step.says and step.citation.text and step.actors, step.name
    assert len({s.label for s in side.procedure.stages}) == len(side.procedure.stages)


@pytest.mark.parametrize("key", SIDES)
def test_what_a_side_names_is_there(key: str) -> None:
    """A name that fits nothing would do nothing, silently."""
    side = SIDES[key]
    steps = {step.name for step in side.procedure.steps}
    stages = {stage.name for stage in side.procedure.stages}
    of_the_case = {stage.name for table, _ in PROCEDURES.values() for stage in table.stages}
    for named in (side.judged, side.leaves, side.late, side.reports, side.investigative):
        assert set(named) <= steps
    assert set(side.timed) <= {f.name for f in fields(side.procedure.facts)}
    assert set(side.pressing) <= stages and side.usual <= of_the_case
    assert side.founding


def test_what_the_case_reads_of_its_small_procedures_names_their_stages() -> None:
    named = {
        **HOLDING,
        "recusal": RECUSED,
        "referral": WITH_THE_POLICE | ANSWERED,
    }
    for key, stages in named.items():
        assert stages <= {stage.name for stage in SMALL[key][0].stages}, key
