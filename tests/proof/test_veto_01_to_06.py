"""Veto items 1 to 6: power, people, the party's name and address, facts and evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings

from mingjing.office.cases.actions import Opening, open_case
from mingjing.office.items.models import Item
from mingjing.office.journal.entries import entries_of
from mingjing.office.parties.actions import PartyData, amend_party
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import UnitKind
from tests.cast import (
    ORGANISATION,
    START,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    walk_on,
    walk_to,
)
from tests.proof.asking import documents, impossible, refused_by, told

NIGHT = at(START, 20)
WHOLE = PartyData(
    PartyKind.ORGANISATION,
    "示例燃气用户丙公司（虚构）",
    credit_code="91120104MA05TEX810",
    address="示例路 3 号",
)


def test_veto_01_what_is_not_ours_is_not_filed(office: Office) -> None:
    case = walk_to(office, "register_lead")
    case = do(office, case, "verify_lead", at(START, 11), competent=False)
    with refused_by("competent"):
        do(office, case, "file_case", NIGHT)
    assert do(office, case, "decline_to_file", NIGHT).stage == "declined"


def opened(office: Office, item: Item, party: Party) -> Opening:
    """A case about to be opened on an item, against a party."""
    return Opening(
        party=party, item=item, unit=office.brigade, street=office.street, place="示例路 1 号",
        conduct="行为", conduct_from=START, source="inspection",
    )  # fmt: skip


def test_veto_01_no_case_without_an_item_of_the_power_list_for_that_day(office: Office) -> None:
    expired = an_item("P1", until=START - timedelta(days=1))
    start = opened(office, expired, a_party(office))
    with impossible("item"):
        open_case(start, deed_of([office.investigator], NIGHT, opinion="登记"))
    assert open_case(
        replace(start, item=an_item("P2")), deed_of([office.investigator], NIGHT, opinion="登记")
    ).pk


def test_veto_01_every_paper_goes_out_in_the_name_of_the_organ_not_of_the_brigade(
    office: Office,
) -> None:
    """Nobody types who issues: a brigade has no name of its own to sign with."""
    case = walk_to(office, "serve")
    assert case.unit.kind == UnitKind.BRIGADE
    for verb in ("notify_penalty", "decide_penalty"):
        text = told(case, verb)
        assert settings.ORGAN_NAME in text and case.unit.name not in text
    assert case.decision_number.startswith(settings.ORGAN_PREFIX)


FIELD = [("approve_filing", "inspect_site"), ("approve_filing", "question"),
         ("review_penalty", "notify_penalty"), ("decide_penalty", "serve")]  # fmt: skip


@pytest.mark.parametrize(("last", "step"), FIELD)
def test_veto_02_one_officer_alone_is_refused(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    with refused_by("two_officers"):
        do(office, case, step, NIGHT, by=[office.investigator])


@pytest.mark.parametrize(("last", "step"), FIELD)
def test_veto_02_an_unqualified_officer_is_refused(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    with refused_by("certified"):
        do(office, case, step, NIGHT, by=[office.investigator, office.expired])


@pytest.mark.parametrize(("last", "step"), FIELD)
def test_veto_02_two_qualified_officers_may(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    made = do(office, case, step, NIGHT, by=[office.investigator, office.second])
    assert made.acts == case.acts + 1


def test_veto_02_on_its_last_day_a_certificate_still_counts(office: Office) -> None:
    case = walk_to(office, "register_lead", day=date(2022, 12, 30))
    pair = [office.investigator, office.expired]
    do(office, case, "verify_lead", at(date(2022, 12, 31), 10), by=pair)
    with refused_by("certified"):
        do(office, case, "file_case", at(date(2023, 1, 1), 10), by=pair)


def test_veto_03_the_name_is_entered_once_and_stands_in_every_paper(office: Office) -> None:
    case = walk_to(office, "archive", party=a_party(office, WHOLE))
    names = {verb: d.party for verb, d in documents(case).items()}
    assert len(names) > 10 and set(names.values()) == {WHOLE.name}


def test_veto_03_no_form_of_an_act_can_name_another_party(office: Office) -> None:
    case = walk_to(office, "waive_defence", party=a_party(office, WHOLE))
    other: dict[str, Any] = {"party": "示例别家公司（虚构）", "party_name": "示例别家公司（虚构）"}
    case = do(office, case, "decide_penalty", NIGHT, **other)
    assert "别家公司" not in told(case, "decide_penalty")


def test_veto_03_a_name_corrected_on_the_way_is_told_with_who_and_when(office: Office) -> None:
    party = a_party(office, WHOLE)
    case = walk_to(office, "take_evidence", party=party)
    right = replace(WHOLE, name="示例燃气用户丙有限公司（虚构）")
    amend_party(party, right, deed=deed_of([office.clerk], at(START, 16)))
    walk_on(office, case, "decide_penalty", at(START, 17))
    entry = entries_of("party", party.pk).last()
    assert entry is not None and entry.verb == "amend_party"
    assert entry.actors[0]["name"] == office.clerk.name


def test_veto_04_an_item_for_a_citizen_cannot_be_turned_on_a_firm(office: Office) -> None:
    item, party = an_item("P4", subject="individual"), a_party(office)
    start = opened(office, item, party)
    with impossible("item"):
        open_case(start, deed_of([office.investigator], NIGHT, opinion="登记"))


def test_veto_04_notice_decision_and_receipt_are_addressed_to_the_party_of_the_case(
    office: Office,
) -> None:
    case = walk_to(office, "serve", party=a_party(office, WHOLE))
    a_party(office, ORGANISATION)
    for verb in ("notify_penalty", "decide_penalty", "serve"):
        assert documents(case)[verb].party == WHOLE.name
        assert WHOLE.name in told(case, verb)


def test_veto_05_a_decision_cannot_tell_other_facts_than_the_case(office: Office) -> None:
    """The conduct is entered once; the decision takes it and the evidence from the record."""
    case = walk_to(office, "waive_defence", party=a_party(office, WHOLE))
    case = do(office, case, "decide_penalty", NIGHT, conduct="另一件事", facts="另一件事")
    text = told(case, "decide_penalty")
    assert "另一件事" not in text and case.conduct in text


def test_veto_05_the_decision_names_the_evidence_that_was_taken(office: Office) -> None:
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    do(office, case, "question", at(START, 15, 10), content="询问笔录一份")
    case = walk_on(office, case, "decide_penalty", at(START, 16))
    text = told(case, "decide_penalty")
    assert "询问" in text and not [
        m for m in documents(case)["decide_penalty"].missing if "证据" in m
    ]


def test_veto_06_without_evidence_the_investigation_does_not_end(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    do(office, case, "order_correction", at(START, 15))
    with refused_by("evidence_taken"):
        do(office, case, "conclude_investigation", NIGHT)


@pytest.mark.parametrize("step", ["decide_penalty", "decide_no_penalty", "dismiss"])
def test_veto_06_nor_is_anything_decided_on_none(office: Office, step: str) -> None:
    case = walk_to(office, "approve_filing")
    with refused_by("in_turn"):
        do(office, case, step, NIGHT)


def test_veto_06_on_evidence_it_ends_and_a_penalty_or_none_may_follow(office: Office) -> None:
    penalty = walk_to(office, "decide_penalty")
    spared = walk_to(office, "review_penalty")
    spared = do(office, spared, "decide_no_penalty", NIGHT)
    assert (penalty.outcome, spared.outcome) == ("penalty", "no_penalty")
    assert penalty.evidence_count and spared.evidence_count
