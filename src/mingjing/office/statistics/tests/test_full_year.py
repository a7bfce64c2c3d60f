"""Every indicator is proved by a number that is not nought, in years in which it happened."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingjing.office.statistics.counting import Composed, counted
from mingjing.office.statistics.export import part_lines
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book, figure, records
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.full import a_full_year
from mingjing.office.statistics.tests.test_indicators import WHOLE
from tests.lived import lived_once

BACK, NEXT, VISITED = 2023, 2024, 2026
PROVED: dict[str, tuple[int, int | Decimal]] = {
    "taught": (BACK, 1),
    "mitigated": (BACK, 1),
    "mitigated_fines": (BACK, 900),
    "light_penalties": (BACK, 1),
    "lenient_acts": (VISITED, 2),
    "transfers_in": (BACK, 1),
    "rehearsals": (BACK, 1),
    "reviews_returned": (BACK, 1),
    "officers_at_start": (BACK, 4),
    "officers_joined": (BACK, 2),
    "officers_left": (BACK, 2),
    "assistants": (BACK, 1),
    "legal_reviewers": (BACK, 1),
    "reviewer_share": (BACK, Decimal("25.00")),
    "officers_posted": (BACK, 5),
    "certification_rate": (BACK, Decimal("80.00")),
    "compulsion": (BACK, 3),
    "penalties_per_officer": (NEXT, Decimal("1.50")),
    "enforcement_units": (BACK, 2),
    "compulsory_measures": (BACK, 2),
    "preservations": (BACK, 1),
    "surcharges_imposed": (NEXT, 2),
    "surcharges_ended": (NEXT, 1),
    "court_applications": (BACK, 1),
    "referrals": (BACK, 2),
    "referrals_opened": (BACK, 1),
    "transfers_out": (BACK, 1),
    "reconsiderations": (NEXT, 3),
    "reconsiderations_ended": (NEXT, 1),
    "measures_lifted": (BACK, 1),
    "decisions_fallen": (NEXT, 2),
    "suits_withdrawn": (NEXT, 1),
    "reconsiderations_decided": (NEXT, 2),
    "reconsiderations_lost": (NEXT, 1),
    "suits": (NEXT, 3),
    "suits_decided": (NEXT, 2),
    "suits_lost": (NEXT, 1),
    "plans": (BACK, 1),
    "plan_tasks": (BACK, 2),
    "plan_completion": (BACK, Decimal("50.00")),
    "draw_batches": (BACK, 1),
    "draw_rate": (BACK, Decimal("33.33")),
    "enforcement_acts": (BACK, 7),
}
PARTS = [
    ("officers_joined", BACK, {"reason": "post"}, 1),
    ("officers_joined", BACK, {"reason": "certificate"}, 1),
    ("officers_left", BACK, {"reason": "post"}, 1),
    ("officers_left", BACK, {"reason": "certificate"}, 1),
    ("compulsory_measures", BACK, {"measure": "seal"}, 1),
    ("compulsory_measures", BACK, {"month": "2023-02"}, 2),
    ("reconsiderations_decided", NEXT, {"verdict": "cancel"}, 1),
    ("suits_lost", NEXT, {"verdict": "confirm_illegal", "month": "2024-09"}, 1),
    ("lenient_acts", VISITED, {"lenient": "hold_talk"}, 1),
    ("lenient_acts", VISITED, {"response": "promised"}, 2),
    ("plan_completion", BACK, {"task": "special"}, Decimal("50.00")),
    ("penalty_reviews", BACK, {"area": "gas", "unit": "W1"}, 4),
    ("penalties", BACK, {"law": "城镇燃气管理条例"}, 3),
    ("penalties", BACK, {"item": "TJLOW", "column": "fine"}, 2),
    ("enforcement_acts", BACK, {"unit": "W1", "area": "gas"}, 7),
    ("enforcement_acts", BACK, {"month": "2023-07"}, 1),
]


pytestmark = pytest.mark.django_db
office = lived_once(a_full_year)


@pytest.mark.usefixtures("office")
def test_every_indicator_is_proved_by_a_number_in_a_year_that_has_it() -> None:
    found = {name: (y, figure(name, Period.of_year(y)).value) for name, (y, _) in PROVED.items()}
    assert found == PROVED
    for name, year, scope, value in PARTS:
        assert figure(name, Period.of_year(year), **scope).value == value, (name, scope)


def test_no_indicator_is_left_without_a_proof() -> None:
    told = {name for name, value in WHOLE.items() if value} | set(PROVED)
    elsewhere = {"faults", "complaints_answered", "no_penalty_decisions", "confiscated"}
    assert set(INDICATORS) - told == elsewhere


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("year", [2022, BACK, NEXT, VISITED])
def test_stock_and_flow_of_officers_hold(year: int) -> None:
    book = Book(Period.of_year(year))
    for unit in ({}, {"unit": "W1"}, {"unit": "W2"}):
        start, joined, left, end = (
            int(book.figure(name, **unit).value or 0)
            for name in ("officers_at_start", "officers_joined", "officers_left",
                         "certified_officers")
        )  # fmt: skip
        assert start + joined - left == end, unit


@pytest.mark.usefixtures("office")
def test_a_sum_opens_to_its_parts_and_to_each_of_their_records() -> None:
    period = Period.of_year(BACK)
    found = INDICATORS["enforcement_acts"]
    whole = figure(found.name, period, unit="W1")
    parts = [records(part, period, unit="W1").count() for part in found.parts]
    assert sum(parts) == whole.records == whole.value == 7
    lines = list(part_lines(found, period, {"unit": "W1"}))[1:]
    assert len(lines) == whole.records and {line[0] for line in lines} == {
        INDICATORS[part].label for part, n in zip(found.parts, parts, strict=True) if n
    }
    with pytest.raises(Composed, match="inspections"):
        counted(found, period, {})
