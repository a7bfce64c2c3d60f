"""A leader who wants to choose the result tries what he can; nothing of it works unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from mingjing.office.draws.actions import freeze, perform
from mingjing.office.draws.models import Draw
from mingjing.office.draws.tests.scene import (
    DAY,
    THROWN,
    WANTED,
    announced,
    by,
    clock,
    commitments,
    figure,
    frozen,
    registers,
)
from mingjing.office.journal.shapes import Refused
from tests.cast import Office, an_office, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = an_office()
    registers(office)
    return office


def guards(no: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {r.guard for r in no.value.reasons}


def test_an_announcement_cannot_be_dated_back_before_a_figure_that_is_known(office: Office) -> None:
    """The figure of 12 April is in the papers; the announcement claims to be of the 4th."""
    draw = frozen(office)
    deed = by(office.leader, at(DAY, 15), source=figure())
    back_dated = replace(deed, entered_at=THROWN + timedelta(hours=3))
    with pytest.raises(Refused) as no:
        perform(draw.pk, "announce_source", back_dated)
    assert guards(no) == {"source_ahead"}
    in_time = replace(deed, entered_at=THROWN - timedelta(hours=3))
    draw = perform(draw.pk, "announce_source", in_time)
    assert draw.announcement["announced_at"] == (THROWN - timedelta(hours=3)).isoformat()


def test_commitments_cannot_be_dated_back_before_the_dice(office: Office) -> None:
    draw = announced(office, frozen(office))
    early = (THROWN - timedelta(days=2)).isoformat()
    rows = [{**c, "at": early} for c in commitments(draw)]
    deed = by(office.clerk, THROWN - timedelta(days=2), commitments=rows)
    with pytest.raises(Refused) as no:
        perform(draw.pk, "record_commitments", replace(deed, entered_at=THROWN))
    assert guards(no) == {"commitments_sound"}
    draw = perform(draw.pk, "record_commitments",
                   replace(deed, entered_at=THROWN - timedelta(minutes=1)))  # fmt: skip
    kept = {c["at"] for c in draw.commitments}
    assert kept == {(THROWN - timedelta(minutes=1)).isoformat()}


def test_pools_are_frozen_as_they_stand_when_the_freezing_is_entered(office: Office) -> None:
    """Not as they stood on a day that somebody types, for its better list."""
    deed = by(office.clerk, at(DAY, 10))
    draw = freeze(replace(deed, entered_at=at(DAY, 16)), WANTED)
    assert draw.frozen_at == at(DAY, 16)


def test_no_page_of_a_draw_asks_for_an_hour_or_takes_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = frozen(office)
    clock(monkeypatch, THROWN + timedelta(hours=3))
    leader = Client()
    leader.force_login(office.leader)
    page = f"/draws/{draw.number}/do/announce_source/"
    assert 'name="at"' not in leader.get(page).content.decode()
    form = {"kind": "figure", "moment": f"{THROWN:%Y-%m-%dT%H:%M}", "publisher": "示例中心",
            "figure": "七位数", "digits": 7, "at": f"{at(DAY, 15):%Y-%m-%dT%H:%M}"}  # fmt: skip
    assert leader.post(page, form).status_code == 409
    assert Draw.objects.get().announced_as == ""
