"""The one door: one act, one entry; refused or broken, nothing at all."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from mingjing.office.cases.actions import CASES, perform
from mingjing.office.cases.effects import EFFECTS
from mingjing.office.cases.models import Case
from mingjing.office.journal.door import LawDisagrees, act
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Counter, Entry
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.journal.values import snapshot
from tests.cast import (
    LAW,
    ORDINARY_FORMS,
    START,
    SUMMARY_FORMS,
    Office,
    at,
    deed_of,
    do,
    everything_written,
    refused,
    walk_to,
)

NOON = at(START, 20)


@pytest.mark.parametrize("summary", [False, True], ids=["ordinary", "summary"])
def test_one_entry_per_act_in_order_and_telling_the_way(office: Office, summary: bool) -> None:
    case = walk_to(office, "archive", summary=summary)
    entries = list(entries_of("case", case.pk))
    assert [e.verb for e in entries] == list(SUMMARY_FORMS if summary else ORDINARY_FORMS)
    assert [e.seq for e in entries] == list(range(1, len(entries) + 1))
    assert entries[0].stage_before == "new" and entries[-1].stage_after == "archived"
    for one, after in itertools.pairwise(entries):
        assert one.stage_after == after.stage_before
    assert {e.subject_label for e in entries} == {case.number}
    assert {e.procedure for e in entries} == {case.procedure}
    assert all(e.facts and e.attempt and e.rules_version and e.code_version for e in entries)


def test_an_entry_names_its_people_as_they_were(office: Office) -> None:
    case = walk_to(office, "verify_lead")
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    people = [office.investigator, office.second]
    assert entry.actors == [
        {"id": p.pk, "name": p.name, "unit": office.brigade.name} for p in people
    ]


def test_time_of_doing_and_of_entering_are_both_kept(office: Office) -> None:
    case = walk_to(office, "register_lead")
    deed = deed_of([office.investigator, office.second], at(START, 11))
    late = replace(deed, entered_at=at(START, 11) + timedelta(days=3), form={"competent": True})
    perform(case.pk, "verify_lead", late)
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    assert (entry.occurred_at, entry.entered_at) == (late.at, late.entered_at)


def test_a_refused_act_writes_nothing(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    with refused(case, ("correction_settled", LAW, 28)):
        do(office, case, "conclude_investigation", NOON)


def test_a_broken_act_takes_row_number_and_entry_back(office: Office) -> None:
    """The decision's number is given inside; when the act breaks, it is given back."""
    case = walk_to(office, "waive_defence")
    row, written = snapshot(Case.objects.get(pk=case.pk)), everything_written()
    deed = deed_of([office.leader], NOON, **ORDINARY_FORMS["decide_penalty"])
    with (
        pytest.raises(ZeroDivisionError),
        act(CASES, case.pk, "decide_penalty", deed) as doing,
    ):
        EFFECTS["decide_penalty"](doing.row, deed)
        doing.row.save()
        assert doing.row.decision_number
        raise ZeroDivisionError
    assert snapshot(Case.objects.get(pk=case.pk)) == row
    assert everything_written() == written
    assert do(office, case, "decide_penalty", NOON).decision_number.endswith("第1号")


def test_an_effect_that_sets_a_wrong_fact_is_caught(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walk_to(office, "take_evidence")
    row, written = snapshot(Case.objects.get(pk=case.pk)), everything_written()
    monkeypatch.setitem(EFFECTS, "order_correction", lambda case, deed: None)
    with pytest.raises(LawDisagrees, match="order_correction"):
        do(office, case, "order_correction", NOON)
    assert snapshot(Case.objects.get(pk=case.pk)) == row
    assert everything_written() == written


def test_what_has_not_happened_yet_cannot_be_recorded(office: Office) -> None:
    case = walk_to(office, "register_lead")
    deed = deed_of([office.investigator, office.second], NOON, competent=True)
    early = replace(deed, entered_at=NOON - timedelta(seconds=1))
    with refused(case, ("not_yet", LAW, 47)):
        perform(case.pk, "verify_lead", early)
    assert perform(case.pk, "verify_lead", deed).stage == "verified"


def test_an_act_cannot_be_dated_before_the_last_one(office: Office) -> None:
    case = walk_to(office, "verify_lead")
    assert case.last_act_at is not None
    before = case.last_act_at - timedelta(minutes=1)
    with refused(case, ("in_order", LAW, 47)):
        do(office, case, "file_case", before)
    assert do(office, case, "file_case", case.last_act_at).stage == "filed"


def test_all_reasons_are_told_together(office: Office) -> None:
    case = walk_to(office, "verify_lead")
    with pytest.raises(Refused) as caught:
        do(office, case, "take_evidence", at(START, 9), by=[office.expired], identity_shown=False)
    told = [r.guard for r in caught.value.reasons]
    assert told == ["in_order", "in_turn", "two_officers", "certified", "identity_shown"]
    assert all(r.citation.text in str(caught.value) for r in caught.value.reasons)


def test_numbers_run_by_series_and_year(office: Office) -> None:
    assert [next_number("x", 2023), next_number("x", 2023)] == [1, 2]
    assert (next_number("x", 2024), next_number("y", 2023)) == (1, 1)
    assert Counter.objects.get(series="x", year=2023).last == 2


def test_nobody_else_is_named_by_a_form(office: Office) -> None:
    """Who acts comes from the deed, never from what was typed."""
    case = walk_to(office, "approve_filing")
    form = {**ORDINARY_FORMS["take_evidence"], "by": "somebody", "stage": "archived"}
    people = deed_of([office.investigator, office.second], NOON)
    done = perform(case.pk, "take_evidence", Deed(people.by, NOON, NOON, form))
    assert done.stage == "investigating"
    entry = Entry.objects.get(subject_kind="case", subject_id=case.pk, verb="take_evidence")
    assert [a["id"] for a in entry.actors] == [office.investigator.pk, office.second.pk]
