"""Veto items 7 to 13: fault, norm, basis, citation, catch-all, weight, unrelated things."""

from __future__ import annotations

import csv

import pytest

from mingjing.office.items.checks import check_row
from mingjing.office.items.importer import POWER_LIST
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from tests.beside import begun, went_on
from tests.cast import FINE, START, Office, a_party, an_item, at, do, found_case, walk_to
from tests.proof.asking import documents, impossible, refused_by, told

NIGHT = at(START, 20)
CHILD = PartyData(PartyKind.INDIVIDUAL, "演示少年（虚构）", id_number="110101201501010011")
NOTICE = {"reason": "违反", "mode": "direct", "receipt": "签收"}


def test_veto_07_a_plea_of_no_fault_is_weighed_before_any_penalty(office: Office) -> None:
    case = walk_to(office, "notify_penalty")
    do(office, case, "state_defence", NIGHT, content="提交了没有主观过错的证据")
    with refused_by("defence_settled"):
        do(office, case, "decide_penalty", at(START, 21))


def test_veto_07_no_fault_without_the_partys_proof_spares_nobody(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused_by("proof_given"):
        do(office, case, "decide_no_penalty", NIGHT, ground="no_fault", proof="")


def test_veto_07_with_proof_that_was_examined_it_does(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    proof = "当事人提交检修记录，经审查足以证明没有主观过错"
    spared = do(office, case, "decide_no_penalty", NIGHT, ground="no_fault", proof=proof)
    assert spared.outcome == "no_penalty"


def test_veto_07_once_weighed_the_decision_may_follow(office: Office) -> None:
    case = walk_to(office, "notify_penalty")
    do(office, case, "state_defence", NIGHT, content="提交了没有主观过错的证据")
    do(office, case, "review_defence", at(START, 21), adopted="no", opinion="证据不足以证明")
    assert do(office, case, "decide_penalty", at(START, 22)).outcome == "penalty"


def test_veto_08_conduct_of_a_citizen_is_not_put_under_a_norm_for_firms(office: Office) -> None:
    item = an_item("N1", subject="organisation")
    party = a_party(office, PartyData(PartyKind.INDIVIDUAL, "演示市民（虚构）"))
    with impossible("item"):
        found_case(office, item=item, party=party)


def test_veto_08_a_child_is_under_no_norm_at_all(office: Office) -> None:
    item, party = an_item("N2", subject="any"), a_party(office, CHILD)
    case = walk_to(office, "review_penalty", item=item, party=party)
    with refused_by("of_age"):
        do(office, case, "notify_penalty", NIGHT)


def test_veto_08_a_norm_that_fits_party_day_and_conduct_is_taken(office: Office) -> None:
    item = an_item("N3", subject="individual")
    party = a_party(office, PartyData(PartyKind.INDIVIDUAL, "演示市民（虚构）"))
    assert found_case(office, item=item, party=party).item == item


def test_veto_09_a_kind_that_the_statute_does_not_give_is_refused(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused_by("kind_provided"):
        do(office, case, "notify_penalty", NIGHT, kinds=["吊销许可证件"], fine=0, hearing_told=True)


def test_veto_09_a_sum_without_the_kind_fine_has_no_basis(office: Office) -> None:
    item = an_item("B1", kinds=("警告",))
    case = walk_to(office, "review_penalty", item=item)
    with refused_by("within_maximum"):
        do(office, case, "notify_penalty", NIGHT, kinds=["警告"], fine=10)


def test_veto_09_a_paper_below_the_rank_of_a_rule_gives_no_item(office: Office) -> None:
    """A red-head document may not set penalties (art. 16): the power list refuses it."""
    with POWER_LIST.open(encoding="utf-8", newline="") as file:
        cells = next(csv.DictReader(file))
    good, none = check_row(2, cells)
    assert good is not None and none == []
    item, faults = check_row(2, {**cells, "penalty_statute": "某区户外广告管理通知"})
    assert item is None and [f.column for f in faults] == ["penalty_statute"]
    assert "不能设定行政处罚" in faults[0].sentence


def test_veto_09_the_kinds_of_the_statute_are_its_basis(office: Office) -> None:
    item = an_item("B2", kinds=("警告", "罚款"))
    case = walk_to(office, "review_penalty", item=item)
    told_ = do(office, case, "notify_penalty", NIGHT, kinds=["警告"], fine=0)
    assert told_.notified_kinds == ["警告"]


def test_veto_10_the_articles_come_from_the_item_and_cannot_be_typed(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    case = do(office, case, "decide_penalty", NIGHT, basis="某法第九百九十九条")
    text = told(case, "decide_penalty")
    assert "九百九十九" not in text
    assert case.item.penalty_statute in text and case.item.penalty_article in text


def test_veto_10_an_item_that_lacks_its_article_gives_no_finished_decision(office: Office) -> None:
    whole = walk_to(office, "decide_penalty", item=an_item("C1"))
    bare = walk_to(office, "decide_penalty", item=an_item("C2", article=""))
    lacking = [any("处罚依据的条款" in m for m in documents(c)["decide_penalty"].missing)
               for c in (whole, bare)]  # fmt: skip
    assert lacking == [False, True]


CATCH_ALL = "其他损害城市道路的行为"
ALIKE = {"catch_all_reason": "与第一至六项所列行为一样直接损坏路面"}


def test_veto_11_a_catch_all_clause_is_not_used_without_a_reason(office: Office) -> None:
    item = an_item("A1", violation=CATCH_ALL)
    case = walk_to(office, "review_penalty", item=item)
    with refused_by("catch_all_reasoned"):
        do(office, case, "notify_penalty", NIGHT)
    told = {**FINE, **NOTICE, **ALIKE}
    case = walk_to(office, "waive_defence", item=item, forms={"notify_penalty": told})
    with refused_by("catch_all_reasoned"):
        do(office, case, "decide_penalty", NIGHT)


def test_veto_11_with_its_reason_it_may(office: Office) -> None:
    told, decided = {**FINE, **NOTICE, **ALIKE}, {**FINE, "reason": "清楚", **ALIKE}
    forms = {"notify_penalty": told, "decide_penalty": decided}
    item = an_item("A2", violation=CATCH_ALL)
    assert walk_to(office, "decide_penalty", item=item, forms=forms).outcome == "penalty"


def test_veto_12_above_the_range_is_refused(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused_by("within_maximum"):
        do(office, case, "notify_penalty", NIGHT, **{**FINE, "fine": 100_001}, hearing_told=True)


def test_veto_12_below_the_range_without_a_ground_is_refused(office: Office) -> None:
    case = walk_to(office, "review_penalty", item=an_item("W1", low=6000))
    with refused_by("within_minimum"):
        do(office, case, "notify_penalty", NIGHT)


def test_veto_12_heavier_than_told_is_refused(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    with refused_by("not_heavier"):
        do(office, case, "decide_penalty", NIGHT, fine=5001)


@pytest.mark.parametrize("fine", [4999, 5000])
def test_veto_12_what_was_told_or_less_is_decided(office: Office, fine: int) -> None:
    case = walk_to(office, "waive_defence")
    assert do(office, case, "decide_penalty", NIGHT, fine=fine).fine == fine


ASKED = {"measure": "seize", "basis": "城镇燃气管理条例第四十一条", "goods": "钢瓶 2 只",
         "reason": "可能被转移"}  # fmt: skip
TAKEN = {
    **dict.fromkeys(
        ("identity_shown", "witnessed", "rights_told", "heard", "recorded", "related",
         "unsealed", "listed"),
        True,
    ),
    "goods": "钢瓶 2 只",
    "days": 30,
    "kept_at": "示例库房",
}  # fmt: skip


def test_veto_13_things_that_have_nothing_to_do_with_it_are_not_sealed(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(START, 15), **ASKED)
    with refused_by("related"):
        went_on(office, row, "seize", moment=at(START, 16), **{**TAKEN, "related": False})


def test_veto_13_what_served_the_conduct_may_be_sealed(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(START, 15), **ASKED)
    assert went_on(office, row, "seize", moment=at(START, 16), **TAKEN).stage == "held"
