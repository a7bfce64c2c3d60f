"""A recusal is asked of one person, decided by another, and answered to the party that asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import proceed
from mingjing.office.cases.beside.telling import told_by_the_side
from mingjing.office.cases.models import Proceeding
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.models import Person, Role
from tests.beside import begun, went_on
from tests.cast import Office, also, at, deed_of, everything_written, walk_to

DAY = date(2023, 2, 7)
GRANTED = {"result": "granted", "reason": "与当事人有近亲属关系", "receipt": "2 月 7 日书面告知"}


def asked(office: Office, whom: Person, **form: Any) -> Proceeding:
    """The party asks that this person stay away."""
    case = walk_to(office, "approve_filing")
    typed = {"whom": whom.name, "whom_id": whom.pk, "asked_by": "party", "reason": "近亲属", **form}
    return begun(office, case, "recusal", "request_recusal", moment=at(DAY, 9), **typed)


def test_while_it_is_not_answered_the_investigation_goes_on_and_no_decision_is_made(
    office: Office,
) -> None:
    row = asked(office, office.investigator)
    told = told_by_the_side(row.case, deed_of([office.investigator], at(DAY)))
    assert (row.stage, row.awaits) == ("requested", "leader")
    assert (told["not_recused"], told["recusal_answered"]) == (True, False)


def test_whoever_was_recused_may_not_act_in_the_case_and_the_others_may(office: Office) -> None:
    row = went_on(office, asked(office, office.investigator), "recuse", moment=at(DAY), **GRANTED)
    gone = told_by_the_side(row.case, deed_of([office.investigator, office.second], at(DAY)))
    rest = told_by_the_side(row.case, deed_of([office.second, office.leader], at(DAY)))
    assert (row.stage, row.awaits) == ("recused", "officer")
    assert (gone["not_recused"], rest["not_recused"]) == (False, True)
    assert rest["recusal_answered"] is True


def test_a_refused_request_leaves_everybody_where_they_were(office: Office) -> None:
    no = {**GRANTED, "result": "refused"}
    row = went_on(office, asked(office, office.investigator), "recuse", moment=at(DAY), **no)
    told = told_by_the_side(row.case, deed_of([office.investigator], at(DAY)))
    assert (row.stage, row.awaits, told["not_recused"]) == ("kept", "", True)


def test_nobody_decides_on_their_own_recusal(office: Office) -> None:
    row = asked(office, office.leader)
    before = everything_written()
    with pytest.raises(Refused) as no:
        went_on(office, row, "recuse", moment=at(DAY), **GRANTED)
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("not_self", 43)]
    assert everything_written() == before
    other = also(office, "l2", Role.LEADER)
    assert proceed(row.pk, "recuse", deed_of([other], at(DAY), **GRANTED)).stage == "recused"


@pytest.mark.parametrize(("by", "refused"), [("party", True), ("self", False)])
def test_a_party_that_asked_is_told(office: Office, by: str, refused: bool) -> None:
    row = asked(office, office.investigator, asked_by=by)
    silent = {**GRANTED, "receipt": ""}
    if not refused:
        assert went_on(office, row, "recuse", moment=at(DAY), **silent).stage == "recused"
        return
    with pytest.raises(Refused) as no:
        went_on(office, row, "recuse", moment=at(DAY), **silent)
    assert [r.guard for r in no.value.reasons] == ["answer_served"]


def test_a_request_has_its_reason(office: Office) -> None:
    with pytest.raises(Refused) as no:
        asked(office, office.investigator, reason="")
    assert [r.guard for r in no.value.reasons] == ["reason_given"]


def test_nobody_steps_aside_in_the_name_of_another(office: Office) -> None:
    with pytest.raises(Invalid) as wrong:
        asked(office, office.reviewer, asked_by="self")
    assert set(wrong.value.errors) == {"whom"}


def test_those_who_take_over_are_not_those_who_left(office: Office) -> None:
    row = went_on(office, asked(office, office.investigator), "recuse", moment=at(DAY), **GRANTED)
    with pytest.raises(Refused) as no:
        went_on(office, row, "replace_officer", moment=at(DAY, 11), opinion="交接")
    assert [r.guard for r in no.value.reasons] == ["not_recused"]
    new = [office.second, office.stranger]
    row = proceed(row.pk, "replace_officer", deed_of(new, at(DAY, 11), opinion="已交接"))
    assert (row.stage, row.awaits) == ("replaced", "")


def test_a_case_that_has_ended_recuses_nobody(office: Office) -> None:
    case = walk_to(office, "archive")
    typed = {"whom": "演示甲", "whom_id": office.investigator.pk, "asked_by": "party"}
    with pytest.raises(Refused) as no:
        begun(office, case, "recusal", "request_recusal", moment=at(DAY), reason="近亲属", **typed)
    assert [r.guard for r in no.value.reasons] == ["may_begin"]
