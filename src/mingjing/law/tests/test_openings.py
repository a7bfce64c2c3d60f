"""Where a small procedure may be begun: by stage and by what happened to the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mingjing.law.openings import Standing, opening_refusals
from mingjing.law.shelf import PROCEDURES, SMALL

DAY, SERVED = date(2024, 6, 3), date(2024, 1, 2)
OWED = Standing(DAY, "served", served_on=SERVED, penalised=True, owed=True,
                last_payment=date(2024, 1, 17))  # fmt: skip
STAGES = {stage.name for table, _ in PROCEDURES.values() for stage in table.stages}
BEFORE = {"lead", "verified", "filed", "investigating", "found"}
UNDECIDED = BEFORE | {"concluded", "reviewed", "notified"}
ALIVE = UNDECIDED | {"decided", "served"}


def begins(kind: str, case: Standing) -> bool:
    return not opening_refusals(kind, case)


def article(kind: str, case: Standing) -> tuple[str, int]:
    [refusal] = opening_refusals(kind, case)
    return refusal.citation.instrument, refusal.citation.article


@pytest.mark.parametrize(
    ("kind", "stages"),
    [
        ("preservation", BEFORE),
        ("seizure", UNDECIDED),
        ("jurisdiction", UNDECIDED),
        ("recusal", ALIVE),
        ("referral", ALIVE | {"closed", "terminated", "referred", "transferred"}),
    ],
)
def test_what_belongs_to_the_inquiry_is_begun_where_the_case_stands_so(
    kind: str, stages: set[str]
) -> None:
    assert {stage for stage in STAGES if begins(kind, Standing(DAY, stage))} == stages


def test_every_small_procedure_has_its_opening() -> None:
    assert all(opening_refusals(kind, Standing(DAY, "new")) for kind in SMALL)


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        ("payment", {}, None),
        ("payment", {"served_on": None}, ("penalty_law_2021", 67)),
        ("payment", {"asked_of_court": True}, ("penalty_law_2021", 72)),
        ("payment", {"owed": False}, ("penalty_law_2021", 67)),
        ("court", {}, None),
        ("court", {"owed": False}, ("compulsion_law_2012", 53)),
        ("court", {"last_payment": DAY}, ("penalty_law_2021", 72)),
        ("court", {"claim_lost": True}, ("compulsion_law_2012", 53)),
        ("reconsideration", {}, None),
        ("reconsideration", {"served_on": None}, ("reconsideration_law_2024", 20)),
        (
            "reconsideration",
            {"settled": frozenset({"reconsideration"})},
            ("reconsideration_law_2024", 20),
        ),
        ("litigation", {"settled": frozenset({"reconsideration"})}, None),
        ("litigation", {"settled": frozenset({"litigation"})}, ("litigation_law", 46)),
        ("withdrawal", {}, None),
        ("withdrawal", {"penalised": False}, ("penalty_law_2021", 48)),
        ("withdrawal", {"served_on": None}, ("penalty_law_2021", 48)),
        ("withdrawal", {"fallen": True}, ("penalty_law_2021", 48)),
    ],
)
def test_what_follows_a_decision(
    kind: str, change: dict[str, Any], expected: tuple[str, int] | None
) -> None:
    case = OWED
    for name, value in change.items():
        case = replace(case, **{name: value})
    assert (None if begins(kind, case) else article(kind, case)) == expected
