"""A case starts with an item that was in force and fits, and with numbers that leave no gap."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.actions import Opening, open_case
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Counter
from mingjing.office.journal.shapes import Invalid
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from tests.cast import (
    CITIZEN,
    LOCAL,
    ORGANISATION,
    START,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    everything_written,
    found_case,
    refused,
    walk_to,
)

TRADER = PartyData(PartyKind.SOLE_TRADER, "示例小店（虚构）")


def opening(office: Office, item: Item, data: PartyData = ORGANISATION, **changes: Any) -> Opening:
    start: dict[str, Any] = {
        "conduct_from": START,
        "place": "示例路",
        "conduct": "行为",
        "source": "inspection",
    }
    return Opening(
        party=a_party(office, data),
        item=item,
        unit=office.brigade,
        street=office.street,
        **{**start, **changes},
    )


def wrong_fields(office: Office, start: Opening) -> list[str]:
    before = everything_written()
    with pytest.raises(Invalid) as wrong:
        open_case(start, deed_of([office.investigator], at(START), opinion="登记"))
    assert everything_written() == before
    return list(wrong.value.errors)


@pytest.mark.parametrize(
    ("since", "until", "lawful"),
    [
        (date(2023, 1, 4), None, False),
        (START, None, True),
        (None, START, True),
        (None, date(2023, 1, 2), False),
        (None, None, True),
    ],
)
def test_the_item_was_in_force_on_the_day_of_the_conduct(
    office: Office, since: date | None, until: date | None, lawful: bool
) -> None:
    start = opening(office, an_item("D1", since=since, until=until))
    if lawful:
        assert open_case(start, deed_of([office.investigator], at(START), opinion="登记")).pk
    else:
        assert wrong_fields(office, start) == ["item"]


def test_old_conduct_is_judged_by_the_item_of_its_day(office: Office) -> None:
    old = an_item("D2", since=date(2011, 1, 1), until=date(2022, 12, 31))
    new = an_item("D3", since=date(2023, 1, 1))
    day: dict[str, Any] = {"conduct_from": date(2022, 12, 20)}
    assert wrong_fields(office, opening(office, new, **day)) == ["item"]
    case = open_case(opening(office, old, **day), deed_of([office.investigator], at(START)))
    assert case.item == old


@pytest.mark.parametrize(
    ("subject", "data", "fits"),
    [
        ("organisation", CITIZEN, False),
        ("individual", ORGANISATION, False),
        ("individual", CITIZEN, True),
        ("any", CITIZEN, True),
        ("individual", TRADER, True),
        ("organisation", TRADER, True),
    ],
)
def test_the_item_fits_the_kind_of_party(
    office: Office, subject: str, data: PartyData, fits: bool
) -> None:
    start = opening(office, an_item("D4", subject=subject), data)
    if fits:
        assert open_case(start, deed_of([office.investigator], at(START))).stage == "lead"
    else:
        assert wrong_fields(office, start) == ["item"]


def test_conduct_lies_in_the_past_and_ends_after_it_began(office: Office) -> None:
    item = an_item()
    future: dict[str, Any] = {"conduct_from": date(2023, 1, 4)}
    assert wrong_fields(office, opening(office, item, **future)) == ["conduct_from"]
    turned: dict[str, Any] = {"conduct_until": date(2023, 1, 2)}
    assert wrong_fields(office, opening(office, item, **turned)) == ["conduct_until"]


def test_a_lead_is_registered_by_an_officer_or_a_clerk(office: Office) -> None:
    start = opening(office, an_item())
    with refused(None, ("post_fits", LOCAL, 0)):
        open_case(start, deed_of([office.leader], at(START), opinion="登记"))
    assert open_case(start, deed_of([office.clerk], at(START), opinion="登记")).stage == "lead"


def test_case_numbers_leave_no_gap_and_stand_once(office: Office) -> None:
    item = an_item("N1", subject="any")
    for _ in range(3):
        found_case(office, item=item)
        found_case(office, item=item, summary=True)
        with refused(None, ("identity_shown", "penalty_law_2021", 52)):
            found_case(office, item=item, summary=True, identity_shown=False)
    numbers = list(Case.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == [f"{letter}2023-{n:04d}" for n in (1, 2, 3) for letter in ("P", "J")]


def test_numbers_begin_anew_each_year(office: Office) -> None:
    found_case(office, day=date(2023, 12, 29))
    assert found_case(office, day=date(2024, 1, 2)).number == "P2024-0001"


def test_decision_numbers_leave_no_gap_when_decisions_are_refused(office: Office) -> None:
    told = []
    for fine in (5000, 4000, 3000):
        case = walk_to(office, "waive_defence")
        with refused(case, ("not_heavier", "penalty_law_2021", 45)):
            do(office, case, "decide_penalty", at(START, 20), fine=5001)
        told.append(do(office, case, "decide_penalty", at(START, 20), fine=fine).decision_number)
    assert told == [f"示城管罚决字〔2023〕第{n}号" for n in (1, 2, 3)]
    assert Counter.objects.get(series="decision", year=2023).last == 3
