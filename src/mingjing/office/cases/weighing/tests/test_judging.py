"""A fine against range, benchmark and earlier fines: what is refused, what only needs a reason."""

from datetime import timedelta
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Invalid
from tests.cast import (
    LAW,
    START,
    Office,
    an_item,
    at,
    deed_of,
    do,
    found_case,
    refused,
    walk_on,
    walk_to,
)

EVENING = at(START, 20)
MAXIMUM, MINIMUM = ("within_maximum", LAW, 38), ("within_minimum", LAW, 32)
NONE: dict[str, Any] = {"weighing_reason": ""}


def reviewed(office: Office, item: Item | None = None) -> Case:
    return walk_to(office, "review_penalty", item=item)


def counted(basis: str, *, low: int | None = None, high: int | None = None) -> Item:
    item = an_item("T7", subject="any")
    Item.objects.filter(pk=item.pk).update(fine_basis=basis, fine_min=low, fine_max=high)
    return Item.objects.get(pk=item.pk)


def asked(office: Office, case: Case, **form: Any) -> set[str]:
    with pytest.raises(Invalid) as caught:
        do(office, case, "notify_penalty", EVENING, **form)
    return set(caught.value.errors)


def test_outside_the_benchmark_a_reason_is_stated_and_kept(office: Office) -> None:
    case = reviewed(office)
    assert asked(office, case, fine=29_999, **NONE) == {"weighing_reason"}
    told = do(office, case, "notify_penalty", EVENING, fine=29_999, weighing_reason="初次")
    assert (told.benchmark, told.factors, told.weighing_reason) == ("office_model@1", [], "初次")


@pytest.mark.parametrize(
    ("factors", "fine"),
    [
        ([], 30_000),
        (["removed_harm"], 5000),
        (["partly_incapable"], 49_000),
        (["removed_harm", "refused_correction"], 49_000),
    ],
)
def test_inside_the_benchmark_nothing_is_asked(
    office: Office, factors: list[str], fine: int
) -> None:
    case = reviewed(office)
    told = do(office, case, "notify_penalty", EVENING, fine=fine, factors=factors, **NONE)
    assert (told.factors, told.stage) == (factors, "notified")


def test_a_heavy_factor_moves_the_band_up(office: Office) -> None:
    case = reviewed(office)
    form: dict[str, Any] = {"fine": 30_000, "factors": ["refused_correction"]}
    assert asked(office, case, **form, **NONE) == {"weighing_reason"}


def test_other_grounds_name_their_statute(office: Office) -> None:
    case = reviewed(office)
    form: dict[str, Any] = {"fine": 5000, "factors": ["other_ground"]}
    assert asked(office, case, **form, **NONE) == {"weighing_reason"}
    reason = "某法第某条规定应当从轻"
    told = do(office, case, "notify_penalty", EVENING, **form, weighing_reason=reason)
    assert told.weighing_reason == reason


def test_unknown_and_doubled_factors_are_not_weighed(office: Office) -> None:
    item = an_item("T6")
    Item.objects.filter(pk=item.pk).update(precondition="逾期拒不改正")
    case = reviewed(office, Item.objects.get(pk=item.pk))
    assert asked(office, case, factors=["poverty"]) == {"factors"}
    assert asked(office, case, fine=80_000, factors=["refused_correction"]) == {"factors"}


def test_the_decision_takes_over_factors_and_reason_of_the_same_sum(office: Office) -> None:
    case = reviewed(office)
    do(office, case, "notify_penalty", EVENING, fine=5000, factors=[], weighing_reason="初次")
    case = do(office, case, "waive_defence", at(START, 21))
    with pytest.raises(Invalid) as caught:
        do(office, case, "decide_penalty", at(START, 22), fine=4000, **NONE)
    assert set(caught.value.errors) == {"weighing_reason"}
    done = do(office, case, "decide_penalty", at(START, 22), fine=5000, **NONE)
    assert (done.weighing_reason, done.benchmark) == ("初次", "office_model@1")


@pytest.mark.parametrize(
    ("basis", "field", "most", "least"),
    [
        ("per_tree:每株", "quantity", 6000, 3000),
        ("percent:工程造价5%-10%", "fine_base", 10, 5),
        ("multiple:应缴污水处理费1-3倍", "fine_base", 300, 100),
    ],
)
def test_a_range_that_is_counted_is_computed_from_what_was_typed(
    office: Office, basis: str, field: str, most: int, least: int
) -> None:
    per = {"low": 1000, "high": 2000} if "tree" in basis else {}
    case = reviewed(office, counted(basis, **per))
    form: dict[str, Any] = {"weighing_reason": "理由"}
    assert asked(office, case, fine=most, **form) == {field}
    form[field] = 3 if field == "quantity" else 100
    with refused(case, MAXIMUM):
        do(office, case, "notify_penalty", EVENING, fine=most + 1, **form)
    with refused(case, MINIMUM):
        do(office, case, "notify_penalty", EVENING, fine=least - 1, **form)
    told = do(office, case, "notify_penalty", EVENING, fine=most, **form)
    assert (told.quantity or told.fine_base) == form[field]


def test_of_several_rules_the_dearer_one_carries_the_penalty(office: Office) -> None:
    case = reviewed(office)
    an_item("TJ500", high=200_000, kinds=("罚款", "警告"))
    an_item("TJ501", high=50_000)
    form: dict[str, Any] = {"fine": 60_000, "hearing_told": True}
    told = do(office, case, "notify_penalty", EVENING, also="TJ501、TJ500", **form)
    assert told.applied and told.applied.code == "TJ500"
    assert told.also == "TJ501、TJ500"


def test_other_rules_must_exist_and_fit(office: Office) -> None:
    case = reviewed(office)
    an_item("TJ502", subject="individual")
    an_item("TJ503", since=START.replace(year=2024))
    assert [asked(office, case, also=code) for code in ("TJ999", "TJ502", "TJ503")] == [
        {"also"}
    ] * 3


def test_rules_without_figures_are_chosen_in_words(office: Office) -> None:
    case, other = reviewed(office), counted("local_rule")
    assert asked(office, case, also=other.code, **NONE) == {"weighing_reason"}
    told = do(office, case, "notify_penalty", EVENING, also=other.code)
    assert told.applied is None


def test_the_same_act_is_not_fined_twice(office: Office) -> None:
    first = walk_to(office, "decide_penalty")
    second = walk_to(office, "review_penalty", item=an_item("TJ019"))
    with pytest.raises(Invalid) as caught:
        do(office, second, "notify_penalty", EVENING, another_act="")
    assert first.number in caught.value.errors["another_act"]
    told = do(office, second, "notify_penalty", EVENING, another_act="另一处设施")
    assert told.another_act == "另一处设施"


def test_another_place_or_another_day_is_another_act(office: Office) -> None:
    walk_to(office, "decide_penalty")
    elsewhere = found_case(office, item=an_item("TJ019"))
    Case.objects.filter(pk=elsewhere.pk).update(place="示例路 9 号")
    later = START + timedelta(days=1)
    for case, day in ((elsewhere, START), (found_case(office, day=later), later)):
        walk_on(office, case, "review_penalty", at(day, 10))
        told = do(office, case, "notify_penalty", at(day, 20), another_act="")
        assert told.stage == "notified"


def test_a_decision_that_was_cancelled_fined_nobody(office: Office) -> None:
    """The act is judged anew, and nobody has to claim that it is another one (art. 29)."""
    first = walk_to(office, "serve")
    deed = deed_of([office.leader], at(START, 18), fall="cancelled", reason="程序违法")
    begin(first.pk, "withdrawal", "withdraw_decision", deed)
    second = walk_to(office, "review_penalty", item=an_item("TJ019"))
    told = do(office, second, "notify_penalty", EVENING, another_act="")
    assert told.stage == "notified"
