"""The check of the record looks at every kind of row, and finds a column changed beside it."""

import pytest
from django.apps import apps
from typer.testing import CliRunner

from mingjing.office.config.commands.journal import KINDS, app
from mingjing.office.inspections.models import Inspection, Tally
from mingjing.office.journal.models import Entry, Recorded
from mingjing.office.people.models import Unit
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import CLEAN, ROAD, walked
from tests.cast import an_office

pytestmark = pytest.mark.django_db
RUN = CliRunner()


def test_every_model_that_counts_its_acts_is_looked_at() -> None:
    recorded = {model for model in apps.get_models() if issubclass(model, Recorded)}
    assert recorded - {Tally} == set(KINDS.values())


def test_a_whole_visit_replays_and_a_column_changed_beside_the_record_is_found() -> None:
    visit = walked(an_office(), *ROAD, "tell_findings", "end_visit", forms=CLEAN)
    assert set(Entry.objects.values_list("subject_kind", flat=True)) <= set(KINDS)
    assert RUN.invoke(app, []).exit_code == 0
    for model, change in (
        (Visit, {"ground": "另一个由来"}),
        (Inspection, {"result": "ordered"}),
        (Unit, {"short": "别的简称"}),
    ):
        row = model._default_manager.filter(acts__gt=0).first()
        assert row is not None
        model._default_manager.filter(pk=row.pk).update(**change)
        told = RUN.invoke(app, [])
        assert told.exit_code == 1 and "记录与数据不符" in told.output, model
        row.save()
    assert RUN.invoke(app, []).exit_code == 0
    assert visit.stage == "ended"


def test_a_row_that_no_act_made_is_found() -> None:
    an_office()
    made = Unit.objects.create(
        code="X9", name="未经办理的单位", short="未办", kind="brigade", acts=1
    )
    told = RUN.invoke(app, [])
    assert told.exit_code == 1 and str(made) in told.output
