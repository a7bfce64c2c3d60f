"""What may be decided: within the item's range, of its kinds, and no heavier than was told."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from tests.cast import CITIZEN, LAW, START, Office, a_party, an_item, at, do, refused, walk_to

EVENING = at(START, 20)
MAXIMUM, MINIMUM = ("within_maximum", LAW, 38), ("within_minimum", LAW, 32)
KIND = ("kind_provided", LAW, 38)
HEARING = ("hearing_offered", LAW, 63)


def notice(**changes: Any) -> dict[str, dict[str, Any]]:
    told = {"kinds": ["罚款"], "fine": 5000, "reason": "违反", "receipt": "本人签收"}
    told["weighing_reason"] = "初次违法"
    return {"notify_penalty": {**told, **changes}}


def reviewed(office: Office, **item: Any) -> Case:
    return walk_to(office, "review_penalty", item=an_item("T1", **item))


def ready(office: Office, **changes: Any) -> Case:
    """Told and waived: only the decision is missing."""
    item = an_item("T1", low=1000, high=50_000, kinds=("警告", "罚款"))
    return walk_to(office, "waive_defence", item=item, forms=notice(**changes))


@pytest.mark.parametrize("step", ["notify_penalty", "decide_penalty"])
def test_a_fine_above_the_maximum_is_refused(office: Office, step: str) -> None:
    if step == "notify_penalty":
        case = reviewed(office, low=1000, high=49_000)
        with refused(case, MAXIMUM):
            do(office, case, step, EVENING, fine=49_001)
        assert do(office, case, step, EVENING, fine=49_000).notified_fine == 49_000
        return
    case = ready(office, fine=50_000, hearing_told=True)
    with refused(case, ("hearing_settled", LAW, 64), ("not_heavier", LAW, 45), MAXIMUM):
        do(office, case, step, EVENING, fine=50_001)


def test_a_fine_below_the_minimum_needs_a_ground(office: Office) -> None:
    case = reviewed(office, low=1000)
    with refused(case, MINIMUM):
        do(office, case, "notify_penalty", EVENING, fine=999)
    with refused(case, MINIMUM):
        do(office, case, "notify_penalty", EVENING, fine=0)
    told = do(office, case, "notify_penalty", EVENING, fine=999, mitigation="主动消除危害后果")
    assert told.notified_fine == 999


def test_a_ground_does_not_lift_the_maximum(office: Office) -> None:
    case = reviewed(office, high=8000)
    with refused(case, MAXIMUM):
        do(office, case, "notify_penalty", EVENING, fine=8001, mitigation="理由")


def test_an_item_without_a_fixed_range_has_no_bound_here(office: Office) -> None:
    item = an_item("T2")
    item.fine_basis, item.fine_max = "local_rule", None
    item.save()
    case = walk_to(office, "review_penalty", item=item)
    assert do(office, case, "notify_penalty", EVENING, fine=4000).stage == "notified"


def test_a_kind_that_the_statute_does_not_provide_is_refused(office: Office) -> None:
    case = reviewed(office)
    with refused(case, KIND):
        do(office, case, "notify_penalty", EVENING, kinds=["警告"], fine=0)


def test_no_heavier_than_was_told(office: Office) -> None:
    case = ready(office)
    with refused(case, ("not_heavier", LAW, 45)):
        do(office, case, "decide_penalty", EVENING, fine=5001)
    with refused(case, ("not_heavier", LAW, 45)):
        do(office, case, "decide_penalty", EVENING, kinds=["警告", "罚款"])
    lighter = do(office, case, "decide_penalty", EVENING, fine=4000)
    assert (lighter.fine, lighter.heaviest_kind) == (4000, "罚款")


def test_a_case_of_two_kinds_counts_under_the_heavier(office: Office) -> None:
    case = ready(office, kinds=["警告", "罚款"])
    decided = do(office, case, "decide_penalty", EVENING, kinds=["警告", "罚款"])
    assert (decided.kinds, decided.heaviest_kind) == (["警告", "罚款"], "罚款")


def decided_after(office: Office, case: Case, **notice: Any) -> list[tuple[str, str]]:
    """The faults of a decision, with their marks, after a notice of this penalty."""
    case = do(office, case, "notify_penalty", EVENING, **notice)
    case = do(office, case, "waive_defence", at(START, 21))
    imposed = {name: notice[name] for name in ("kinds", "fine") if name in notice}
    late = at(date(2023, 1, 31)) if notice.get("hearing_told") else at(START, 22)
    case = do(office, case, "decide_penalty", late, **imposed)
    return [(f["watch"], f["mark"]) for f in list(entries_of("case", case.pk))[-1].faults]


@pytest.mark.parametrize(
    ("notice", "faults"),
    [
        ({"fine": 49_999}, []),
        ({"fine": 50_000}, [("hearing_by_amount", "M")]),
        ({"fine": 50_000, "no_hearing_reason": "本市标准更高"}, []),
        ({"fine": 50_000, "hearing_told": True}, []),
    ],
)
def test_a_large_fine_without_a_hearing_is_told_and_no_wall(
    office: Office, notice: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    """The threshold is unverified: neither the notice nor the decision is refused by it."""
    assert decided_after(office, reviewed(office), **notice) == faults


@pytest.mark.parametrize(("fine", "told"), [(4999, []), (5000, ["hearing_by_amount"])])
def test_a_citizen_has_a_lower_threshold(office: Office, fine: int, told: list[str]) -> None:
    item = an_item("T3", subject="individual")
    case = walk_to(office, "review_penalty", item=item, party=a_party(office, CITIZEN))
    assert [name for name, _ in decided_after(office, case, fine=fine)] == told


def test_a_grave_kind_always_offers_a_hearing(office: Office) -> None:
    case = reviewed(office, kinds=("罚款", "责令停产停业"))
    kinds = ["罚款", "责令停产停业"]
    with refused(case, HEARING):
        do(office, case, "notify_penalty", EVENING, kinds=kinds, no_hearing_reason="理由")
    assert do(office, case, "notify_penalty", EVENING, kinds=kinds, hearing_told=True).hearing_told


def test_a_decision_after_the_ninetieth_day_is_a_fault(office: Office) -> None:
    """Filed on 3 January: the ninetieth day is Monday 3 April."""
    in_time, late = ready(office), ready(office)
    do(office, in_time, "decide_penalty", at(date(2023, 4, 3), 23))
    assert not FaultRecord.objects.exists()
    decided = do(office, late, "decide_penalty", at(date(2023, 4, 4)))
    assert decided.stage == "decided"
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.article) == ("decision_late", "行政处罚法第六十条")
    entry = entries_of("case", late.pk).last()
    assert entry is not None
    assert [f["watch"] for f in entry.faults] == ["decision_late"]
    assert fault.entry_id == entry.pk


def test_no_penalty_needs_a_ground_and_education(office: Office) -> None:
    case = reviewed(office)
    with refused(case, ("ground_given", LAW, 33), ("educated", LAW, 33)):
        do(office, case, "decide_no_penalty", EVENING, ground="", education="")
    spared = do(office, case, "decide_no_penalty", EVENING)
    assert (spared.outcome, spared.fine, spared.heaviest_kind) == ("no_penalty", 0, "")
    assert spared.decision_number == "示城管不罚决字〔2023〕第1号"


def test_facts_that_are_not_established_end_without_penalty(office: Office) -> None:
    case = ready(office)
    ended = do(office, case, "dismiss", EVENING)
    assert (ended.stage, ended.outcome) == ("decided", "not_established")
    do(office, case, "serve", at(START, 21))
    do(office, case, "review_closing", at(START, 22))
    assert do(office, case, "close_case", at(START, 23)).stage == "closed"
