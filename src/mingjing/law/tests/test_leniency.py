"""The list of exemptions is dated, cited and never passes for more than it is."""

from datetime import date

import pytest

from mingjing.law.cite import Mark, instrument
from mingjing.law.leniency import (
    GROUND_LABELS,
    MUST,
    Facts,
    Ground,
    exemptions,
    exemptions_for,
)


def test_two_grounds_bind_and_one_allows() -> None:
    assert frozenset({Ground.MINOR, Ground.NO_FAULT}) == MUST
    assert set(GROUND_LABELS) == set(Ground)


def test_no_entry_claims_a_municipal_list_that_nobody_read() -> None:
    assert len(exemptions()) >= 5
    for entry in exemptions():
        assert entry.citation.mark in {Mark.DESIGN, Mark.SECONDARY}
        assert entry.note and entry.condition
        assert (entry.citation.mark is Mark.DESIGN) == ("本办设定" in entry.note)


@pytest.mark.parametrize(
    ("item", "party", "day", "found"),
    [
        ("TJ126", "individual", date(2026, 8, 14), True),
        ("TJ126", "individual", date(2026, 8, 15), False),
        ("TJ126", "organisation", date(2026, 8, 14), False),
        ("TJ135", "individual", date(2026, 8, 15), True),
        ("TJ204", "organisation", date(2026, 8, 15), True),
        ("TJ147", "individual", date(2021, 12, 31), True),
        ("TJ147", "individual", date(2022, 1, 1), False),
        ("TJ001", "organisation", date(2026, 8, 15), False),
    ],
)
def test_an_entry_counts_for_its_party_and_its_days(
    item: str, party: str, day: date, found: bool
) -> None:
    assert bool(exemptions_for(item, party=party, day=day)) is found


def test_no_entry_is_older_than_the_text_it_stands_on() -> None:
    for entry in exemptions():
        assert entry.since >= instrument(entry.citation.instrument).since, entry


def test_like_facts_are_a_first_offence_that_was_mended() -> None:
    assert Facts(first=True, corrected=True).alike
    assert not Facts(first=False, corrected=True).alike
    assert not Facts(first=True, corrected=False).alike
