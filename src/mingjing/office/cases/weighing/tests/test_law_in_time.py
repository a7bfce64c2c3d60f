"""A case across the change of law: both texts are read, the milder one applies, and it is kept."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.actions import Opening, open_case
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid
from tests.cast import (
    CITIZEN,
    LAW,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    found_case,
    refused,
    walk_on,
)

BEFORE, CHANGE = date(2026, 8, 3), date(2026, 8, 15)
EVENING = at(date(2026, 9, 1), 20)
MILDER = ("milder_law", LAW, 37)
MAXIMUM = ("within_maximum", LAW, 38)
TOLD: dict[str, Any] = {"hearing_told": True}
GOODS = ("罚款", "没收违法所得", "没收非法财物")


def barbecue() -> Item:
    """The old rule on open barbecue and the two that came in its place."""
    ended = date(2026, 8, 14)
    old = an_item("TJ159", subject="any", low=500, high=20_000, kinds=GOODS, until=ended)
    an_item("TJ176", subject="any", low=500, high=5000, kinds=GOODS, since=CHANGE)
    refusing = an_item("TJ177", subject="any", low=5000, high=20_000, kinds=GOODS, since=CHANGE)
    Item.objects.filter(pk=refusing.pk).update(precondition="拒不改正")
    return old


def reviewed(office: Office, item: Item, **found: Any) -> Case:
    """A case reviewed in August 2026, when the new text is in force."""
    case = found_case(office, item=item, party=a_party(office, CITIZEN), day=BEFORE, **found)
    return walk_on(office, case, "review_penalty", at(date(2026, 8, 31), 9))


def test_the_milder_newer_rule_has_to_be_chosen_and_is_kept(office: Office) -> None:
    case = reviewed(office, barbecue())
    with pytest.raises(Invalid) as caught:
        do(office, case, "notify_penalty", EVENING, fine=3000)
    assert set(caught.value.errors) == {"law_choice"}
    told = do(office, case, "notify_penalty", EVENING, fine=3000, law_choice="TJ176/TJ176")
    assert (told.applied.code if told.applied else "", told.law_choice) == ("TJ176", "TJ176/TJ176")
    entry = entries_of("case", case.pk).get(verb="notify_penalty")
    assert entry.payload.content["law_choice"] == "TJ176/TJ176"
    assert entry.attempt["milder_law"] is True


def test_above_the_milder_maximum_is_refused(office: Office) -> None:
    case = reviewed(office, barbecue())
    form: dict[str, Any] = {"law_choice": "TJ176/TJ176", "fine": 5001, "hearing_told": True}
    with refused(case, MAXIMUM):
        do(office, case, "notify_penalty", EVENING, **form)


def test_the_harsher_rule_is_refused_and_does_not_widen_the_range(office: Office) -> None:
    case = reviewed(office, barbecue())
    with refused(case, MILDER):
        do(office, case, "notify_penalty", EVENING, fine=3000, law_choice="TJ159/TJ176")
    with refused(case, MAXIMUM, MILDER):
        do(office, case, "notify_penalty", EVENING, fine=6000, law_choice="TJ159/TJ176", **TOLD)


def test_who_refused_to_correct_is_judged_by_the_older_rule(office: Office) -> None:
    case = reviewed(office, barbecue())
    with refused(case, MILDER):
        do(office, case, "notify_penalty", EVENING, fine=6000, law_choice="TJ177/TJ177", **TOLD)
    told = do(office, case, "notify_penalty", EVENING, fine=6000, law_choice="TJ159/TJ177", **TOLD)
    assert told.applied is None


def test_a_choice_that_no_comparison_names_is_invalid(office: Office) -> None:
    case = reviewed(office, barbecue())
    for key in ("TJ001/TJ001", "TJ001/TJ176", "x"):
        with pytest.raises(Invalid):
            do(office, case, "notify_penalty", EVENING, fine=3000, law_choice=key)


def test_the_decision_keeps_what_the_notice_chose(office: Office) -> None:
    case = reviewed(office, barbecue())
    do(office, case, "notify_penalty", EVENING, fine=3000, law_choice="TJ176/TJ176")
    case = do(office, case, "waive_defence", at(date(2026, 9, 2), 9))
    done = do(office, case, "decide_penalty", at(date(2026, 9, 2), 10), fine=3000)
    assert (done.applied.code if done.applied else "", done.fine) == ("TJ176", 3000)


def test_a_dearer_newer_rule_leaves_the_old_one_without_a_question(office: Office) -> None:
    old = an_item(
        "TJ126", subject="individual", low=100, high=500, until=date(2026, 8, 14)
    )  # fmt: skip
    an_item("TJ135", subject="individual", low=100, high=1000, since=CHANGE)
    case = reviewed(office, old)
    with refused(case, MAXIMUM):
        do(office, case, "notify_penalty", EVENING, fine=600)
    told = do(office, case, "notify_penalty", EVENING, fine=300)
    assert (told.applied, told.law_choice) == (None, "TJ126/TJ135")


def test_conduct_that_went_on_is_judged_by_the_law_of_its_end(office: Office) -> None:
    old = barbecue()
    new, until = Item.objects.get(code="TJ176"), date(2026, 8, 20)
    with pytest.raises(Invalid) as caught:
        going_on(office, old, until)
    assert "终了日（2026-08-20）不适用" in caught.value.errors["item"]
    case = walk_on(office, going_on(office, new, until), "review_penalty", at(until, 10))
    told = do(office, case, "notify_penalty", EVENING, fine=3000)
    assert (told.applied, told.law_choice) == (None, "")


def going_on(office: Office, item: Item, until: date) -> Case:
    opening = Opening(
        party=a_party(office, CITIZEN), item=item, unit=office.brigade, street=office.street,
        place="示例路 1 号", conduct="露天烧烤", conduct_from=BEFORE, conduct_until=until,
        source="inspection",
    )  # fmt: skip
    return open_case(opening, deed_of([office.investigator], at(until, 9), opinion="登记"))


def test_an_unread_newer_rule_needs_a_word_on_what_was_looked_up(office: Office) -> None:
    day = date(2024, 3, 20)
    old = an_item("TJ080", subject="any", low=50, high=2000, until=date(2024, 3, 31))
    case = found_case(office, item=old, party=a_party(office, CITIZEN), day=day)
    case = walk_on(office, case, "review_penalty", at(date(2024, 4, 8), 9))
    evening = at(date(2024, 4, 8), 20)
    with pytest.raises(Invalid) as caught:
        do(office, case, "notify_penalty", evening, fine=1000)
    assert set(caught.value.errors) == {"law_reason"}
    reason = "已查对新条例，对应罚则不轻于旧条例"
    told = do(office, case, "notify_penalty", evening, fine=1000, law_reason=reason)
    assert (told.law_choice, told.law_reason) == ("TJ080/", reason)


def test_figures_that_do_not_decide_need_a_reason(office: Office) -> None:
    old = an_item("TJ153", subject="any", low=2000, high=20_000, until=date(2026, 8, 14))
    an_item("TJ167", subject="any", low=1000, high=30_000, since=CHANGE)
    case = reviewed(office, old)
    for key in ("TJ153/TJ167", "TJ167/TJ167"):
        with pytest.raises(Invalid) as caught:
            do(office, case, "notify_penalty", EVENING, fine=4000, law_choice=key)
        assert set(caught.value.errors) == {"law_reason"}
    told = do(
        office, case, "notify_penalty", EVENING, fine=4000, law_choice="TJ167/TJ167",
        law_reason="本案属下限附近，新规定下限较低",
    )  # fmt: skip
    assert told.applied and told.applied.code == "TJ167"
