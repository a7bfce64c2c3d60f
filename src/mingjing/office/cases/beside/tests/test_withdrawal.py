"""A decision that the office takes back itself: reasons, the party, the file, and the case.

The pages of disclosure take it out of the public; that story is told in their own tests.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.actions import perform
from mingjing.office.cases.beside.actions import begin, hear_from_above, proceed
from mingjing.office.cases.beside.alerts import alerts
from mingjing.office.cases.beside.owing import fate_of, refundable, still_owed
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.wording import decision
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.beside import begun
from tests.cast import Office, at, deed_of, everything_written, walk_to

DAY = date(2023, 1, 4)
OWN = {"fall": "cancelled", "reason": "认定事实有误"}
PAPER = {"fall": "cancelled", "document": "示政监决〔2023〕1号", "document_on": DAY}


def taken(office: Office, case: Case | None = None, **form: Any) -> Proceeding:
    deed = deed_of([office.leader], at(DAY), **{**OWN, **form})
    return begin((case or walk_to(office, "serve")).pk, "withdrawal", "withdraw_decision", deed)


def went(row: Proceeding, verb: str, person: Person, day: date, **form: Any) -> Proceeding:
    return proceed(row.pk, verb, deed_of([person], at(day), **form))


def test_the_office_corrects_itself_with_a_reason_and_by_its_leader(office: Office) -> None:
    case = walk_to(office, "serve")
    before = everything_written()
    with pytest.raises(Refused) as no:
        begin(
            case.pk,
            "withdrawal",
            "withdraw_decision",
            deed_of([office.clerk], at(DAY), fall="cancelled", reason=""),
        )
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [
        ("post_fits", 0),
        ("reason_given", 47),
    ]
    assert everything_written() == before
    row = taken(office, case)
    case = Case.objects.get(pk=case.pk)
    assert (row.stage, still_owed(case), case.awaits) == ("fallen", 0, "reviewer")


def test_the_case_says_that_its_decision_fell_and_keeps_what_was_decided(office: Office) -> None:
    row = taken(office)
    case = Case.objects.get(pk=row.case_id)
    assert fate_of(case) == "被撤销（本机关决定）"
    assert ("效力", "被撤销（本机关决定）") in decision(case)
    assert (case.outcome, case.fine, case.kinds) == ("penalty", 5000, ["罚款"])
    [notice] = alerts(case, DAY)
    assert (notice.kind, notice.title) == ("over", "处罚决定被撤销（本机关决定）")


def test_a_fall_by_another_organ_stands_on_its_paper(office: Office) -> None:
    case = walk_to(office, "serve")
    with pytest.raises(Refused) as no:
        begin(
            case.pk,
            "withdrawal",
            "record_fall",
            deed_of([office.clerk], at(DAY), **{**PAPER, "document": ""}),
        )
    assert [r.guard for r in no.value.reasons] == ["documented"]
    row = begin(case.pk, "withdrawal", "record_fall", deed_of([office.clerk], at(DAY), **PAPER))
    assert (row.sums["document"], row.due_on) == ("示政监决〔2023〕1号", date(2023, 1, 9))


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"document_on": date(2023, 1, 5)}, "document_on"),
        ({"fall": "changed"}, "fine_after"),
        ({"fall": "forgotten"}, "fall"),
    ],
)
def test_what_cannot_be_judged_is_told_at_its_field(
    office: Office, form: dict[str, Any], field: str
) -> None:
    case = walk_to(office, "serve")
    with pytest.raises(Invalid) as wrong:
        begin(
            case.pk,
            "withdrawal",
            "record_fall",
            deed_of([office.clerk], at(DAY), **{**PAPER, **form}),
        )
    assert list(wrong.value.errors) == [field]


def test_it_ends_when_the_public_and_the_party_know(office: Office) -> None:
    row = taken(office)
    told = Told("withdrawal", "withdraw_publication", {"reason": "已撤回", "everywhere": True})
    hear_from_above(row.case_id, told, deed_of([office.clerk], at(date(2023, 1, 9))))
    row = Proceeding.objects.get(pk=row.pk)
    assert (row.stage, row.awaits, row.due_on) == ("taken_back", "officer", None)
    with pytest.raises(Refused) as no:
        went(row, "end_withdrawal", office.leader, date(2023, 1, 10), opinion="办结")
    assert [r.guard for r in no.value.reasons] == ["party_told"]
    with pytest.raises(Refused) as no:
        went(row, "tell_party", office.investigator, date(2023, 1, 10), receipt="")
    assert [r.guard for r in no.value.reasons] == ["receipted"]
    row = went(row, "tell_party", office.investigator, date(2023, 1, 10), receipt="本人签收")
    assert row.awaits == "leader"
    with pytest.raises(Refused) as no:
        went(row, "tell_party", office.investigator, date(2023, 1, 10), receipt="本人签收")
    assert [r.guard for r in no.value.reasons] == ["not_yet_told"]
    row = went(row, "end_withdrawal", office.leader, date(2023, 1, 11), opinion="办结")
    assert (row.stage, row.awaits) == ("done", "")
    assert not [f for e in entries_of("proceeding", row.pk) for f in e.faults]
    assert replay("proceeding", row.pk) == snapshot(row)


def test_the_fourth_working_day_is_a_fault(office: Office) -> None:
    row = taken(office)
    told = Told("withdrawal", "withdraw_publication", {"reason": "已撤回", "everywhere": True})
    hear_from_above(row.case_id, told, deed_of([office.clerk], at(date(2023, 1, 10))))
    faults = [f["watch"] for e in entries_of("proceeding", row.pk) for f in e.faults]
    assert faults == ["taken_back_late"]


def test_an_unserved_decision_and_one_that_fell_already_cannot_be_taken_back(
    office: Office,
) -> None:
    with pytest.raises(Refused, match="没有已经送达的处罚决定"):
        taken(office, walk_to(office, "decide_penalty"))
    row = taken(office, never_public=True)
    with pytest.raises(Refused, match="已经失去效力"):
        taken(office, row.case)


def test_enforcement_ends_with_the_decision(office: Office) -> None:
    case = walk_to(office, "serve")
    day = date(2023, 2, 1)
    court = begun(
        office,
        case,
        "court",
        "exhort",
        moment=at(day),
        contents=True,
        served_on=day,
        receipt="本人签收",
    )
    begin(case.pk, "withdrawal", "withdraw_decision", deed_of([office.leader], at(day, 15), **OWN))
    assert Proceeding.objects.get(pk=court.pk).stage == "given_up"


def test_a_correction_may_leave_a_smaller_fine(office: Office) -> None:
    row = taken(office, fall="changed", fine_after=3000)
    case = Case.objects.get(pk=row.case_id)
    assert (still_owed(case), case.fine, case.awaits) == (3000, 5000, "party")


def paid_and_fallen(office: Office, **form: Any) -> Proceeding:
    row = taken(office, walk_to(office, "pay"), never_public=True, **form)
    went(row, "tell_party", office.investigator, DAY, receipt="本人签收")
    return Proceeding.objects.get(pk=row.pk)


def test_what_was_paid_for_a_cancelled_decision_goes_home_by_an_act_of_the_clerk(
    office: Office,
) -> None:
    row = paid_and_fallen(office)
    assert (row.awaits, int(refundable(row.case))) == ("clerk", 5000)
    with pytest.raises(Refused) as no:
        went(row, "end_withdrawal", office.leader, DAY, opinion="办结")
    assert [r.guard for r in no.value.reasons] == ["refunded"]
    with pytest.raises(Invalid) as wrong:
        went(row, "refund", office.clerk, DAY, amount=5001, receipt="T1")
    assert list(wrong.value.errors) == ["amount"]
    row = went(row, "refund", office.clerk, DAY, amount=2000, receipt="T1")
    assert (row.awaits, int(refundable(row.case))) == ("clerk", 3000)
    [notice] = alerts(Case.objects.get(pk=row.case_id), DAY)
    assert "须退还 3,000 元" in notice.text
    row = went(row, "refund", office.clerk, DAY, amount=3000, receipt="T2")
    assert (row.awaits, int(refundable(row.case))) == ("leader", 0)
    assert went(row, "end_withdrawal", office.leader, DAY, opinion="办结").stage == "done"
    assert replay("proceeding", row.pk) == snapshot(Proceeding.objects.get(pk=row.pk))


def test_of_a_smaller_fine_the_difference_goes_home_and_nothing_where_nothing_is_too_much(
    office: Office,
) -> None:
    row = paid_and_fallen(office, fall="changed", fine_after=4200)
    assert refundable(row.case) == 800
    again = went(row, "refund", office.clerk, DAY, amount=800, receipt="T1")
    assert (again.awaits, int(refundable(again.case))) == ("leader", 0)


def test_a_case_that_closes_over_money_of_the_party_says_so(office: Office) -> None:
    row = paid_and_fallen(office)
    case = row.case
    passed = deed_of([office.reviewer], at(DAY), result="pass", opinion="同意")
    perform(case.pk, "review_closing", passed)
    perform(case.pk, "close_case", deed_of([office.leader], at(DAY), opinion="同意"))
    closed = entries_of("case", case.pk).last()
    assert closed is not None
    assert [(f["watch"], f["mark"]) for f in closed.faults] == [("closed_unrefunded", "D")]
