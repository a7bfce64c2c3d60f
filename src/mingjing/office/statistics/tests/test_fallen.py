"""A decision that fell counts as it was made; the record behind the figure says what it became."""

from __future__ import annotations

import pytest

from mingjing.office.cases.beside.actions import begin
from mingjing.office.statistics.queries import figure, records
from mingjing.office.statistics.shapes import Period
from tests.cast import START, an_office, at, deed_of, walk_to

YEAR = Period.of_year(START.year)


@pytest.mark.django_db
def test_a_cancelled_decision_is_counted_and_said_to_be_cancelled() -> None:
    office = an_office()
    case, standing = walk_to(office, "serve"), walk_to(office, "serve")
    form = {"fall": "cancelled", "reason": "认定事实有误"}
    begin(
        case.pk, "withdrawal", "withdraw_decision", deed_of([office.leader], at(START, 23), **form)
    )
    found = figure("penalties", YEAR)
    assert found.value == 2
    told = {c.number: c for c in records("penalties", YEAR)}
    [fate] = [c.read for c in found.indicator.columns if c.label == "效力"]
    assert (fate(told[case.number]), fate(told[standing.number])) == ("被撤销", "")
    assert figure("fines", YEAR).value == 10_000
