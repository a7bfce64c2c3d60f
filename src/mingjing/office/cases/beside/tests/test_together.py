"""What one act means for the small procedures that run beside it: each meeting that is easily lost.

Served in January 2024, unless said otherwise; the surcharge runs from 18 January.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin, hear_from_above, proceed
from mingjing.office.cases.beside.owing import court_window, fine_due, still_owed
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.beside.tests.attacked import (
    REVIEW,
    SUIT,
    accrued,
    decided_on,
    faults_of,
    guards,
    reviewed,
    served,
    sued,
    surcharged,
    went,
    withdrawal_of,
)
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.beside import begun
from tests.cast import Office, at, deed_of, do, everything_written, refused, walk_to

EXHORTED = {"contents": True, "receipt": "本人签收"}
BUNDLE = dict.fromkeys(
    ("no_own_power", "signed", "application", "decision", "opinions", "target"), True
)
ENDED = {"number": "示政复终〔2024〕1号"}
CORRECTED = {"fall": "changed", "fine_after": 3000, "reason": "认定有误"}


def read(row: Case | Proceeding) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def exhorted(office: Office, case: Case, day: date, **form: Any) -> Proceeding:
    typed = {**EXHORTED, "served_on": day, **form}
    return begun(office, case, "court", "exhort", moment=at(day), **typed)


def at_court(office: Office, case: Case, *, day: date = date(2024, 7, 3)) -> Proceeding:
    """Nobody attacked it: six months end on 2 July, and on the 3rd the court is asked."""
    row = exhorted(office, case, date(2024, 2, 1))
    return went(row, "apply_to_court", office.leader, day, court="示例法院", **BUNDLE)


def corrected(office: Office, case: Case, day: date, **form: Any) -> Proceeding:
    deed = deed_of([office.leader], at(day), **{**CORRECTED, **form})
    return begin(case.pk, "withdrawal", "withdraw_decision", deed)


def given_up(office: Office, case: Case) -> Proceeding:
    """Reviewed from 6 February, and withdrawn on 20 February."""
    row, day = reviewed(office, case), date(2024, 2, 20)
    return went(row, "end_reconsideration", office.leader, day, ended_on=day, **ENDED)


def test_each_of_two_reviews_rests_its_own_days(office: Office) -> None:
    """Nineteen days before the first, and six between both: 21 to 26 February count again."""
    case = surcharged(office)
    given_up(office, case)
    days = {name: date(2024, 2, 27) for name in ("applied_on", "accepted_on", "received_on")}
    reviewed(office, case, **days)
    assert accrued(case, date(2024, 2, 5)) == (19, Decimal("2850.00"))
    assert accrued(case, date(2024, 2, 26)) == (25, Decimal("3750.00"))
    assert accrued(case, date(2024, 3, 20)) == (25, Decimal("3750.00"))


def test_days_on_which_review_and_suit_run_together_rest_once(office: Office) -> None:
    """The review runs from 6 to 20 February, the suit from 12 to 27: 22 days rest, not 31."""
    case = surcharged(office)
    reviewed(office, case)
    day = date(2024, 2, 12)
    sued(office, case, applied_on=day, accepted_on=day, received_on=day)
    rows = {row.kind: row for row in Proceeding.objects.filter(case=case)}
    first, last = date(2024, 2, 20), date(2024, 2, 27)
    went(rows["reconsideration"], "end_reconsideration", office.leader, first,
         ended_on=first, **ENDED)  # fmt: skip
    assert read(rows["payment"]).facts["surcharge"] == "resting"
    went(rows["litigation"], "end_suit", office.leader, last, ended_on=last, **ENDED)
    assert read(rows["payment"]).facts["surcharge"] == "accruing"
    assert accrued(case, last) == (19, Decimal("2850.00"))
    assert accrued(case, date(2024, 2, 29)) == (21, Decimal("3150.00"))


def test_that_nobody_came_again_does_not_forget_who_came(office: Office) -> None:
    case = surcharged(office)
    given_up(office, case)
    before = accrued(case, date(2024, 3, 5))
    deed = deed_of([office.clerk], at(date(2024, 3, 5)), note="没有再申请")
    begin(case.pk, "reconsideration", "let_term_pass", deed)
    assert accrued(case, date(2024, 3, 5)) == before


def test_a_suit_given_up_late_keeps_the_court_waiting_though_none_came_again(
    office: Office,
) -> None:
    """Six months end on 2 July; the suit was given up on 31 July, and a term that is told as
    unused afterwards does not give those four weeks back."""
    case = served(office)
    days = {name: date(2024, 6, 28) for name in ("applied_on", "accepted_on", "received_on")}
    row, day = sued(office, case, **{**SUIT, **days}), date(2024, 7, 31)
    went(row, "end_suit", office.leader, day, ended_on=day, **ENDED)
    begin(case.pk, "litigation", "let_suit_term_pass", deed_of([office.clerk], at(day, 15)))
    assert court_window(read(case)) == day


def test_at_court_nothing_is_deferred_and_no_surcharge_imposed(office: Office) -> None:
    case = served(office)
    at_court(office, case)
    before = everything_written()
    for verb, form in (
        ("apply_for_deferral", {"wish": "分期", "proof": "停业", "parts": 2}),
        ("impose_surcharge", {"rate_told": True, "reason": "未缴"}),
    ):
        with pytest.raises(Refused, match="已经申请法院强制执行") as no:
            deed = deed_of([office.leader], at(date(2024, 7, 8)), **form)
            begin(case.pk, "payment", verb, deed)
        assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("may_begin", 72)]
    assert everything_written() == before


def on_the_spot(office: Office) -> Case:
    return walk_to(office, "hand_over", summary=True, day=date(2024, 1, 2))


def test_cash_of_what_is_left_ends_the_exhortation_and_is_handed_in_as_it_was_taken(
    office: Office,
) -> None:
    case, day = on_the_spot(office), date(2024, 2, 1)
    do(office, case, "pay", at(date(2024, 1, 10)), amount=400)
    court = exhorted(office, case, day)
    do(office, case, "collect_on_the_spot", at(day, 15))
    row = Proceeding.objects.get(case=case, kind="payment")
    assert (read(court).stage, row.stage, row.sums["cash"]) == ("performed", "in_hand", 600)
    with pytest.raises(Refused) as no:
        went(row, "hand_in_cash", office.investigator, date(2024, 2, 2), amount=1000)
    assert guards(no) == ["handed_in_full"]
    row = went(row, "hand_in_cash", office.investigator, date(2024, 2, 2), amount=600)
    assert row.stage == "in_office"
    assert replay("proceeding", court.pk) == snapshot(read(court))


def test_no_cash_is_taken_once_the_court_was_asked_for_fine_and_surcharge(office: Office) -> None:
    """A review of a decision on the spot can be asked for until Monday 4 March."""
    case = on_the_spot(office)
    deed = deed_of([office.leader], at(date(2024, 1, 22)), rate_told=True, reason="未缴")
    begin(case.pk, "payment", "impose_surcharge", deed)
    with refused(case, ("no_surcharge_yet", "penalty_law_2021", 72)):
        do(office, case, "collect_on_the_spot", at(date(2024, 1, 23)))
    at_court(office, case, day=date(2024, 3, 5))
    with refused(
        case, ("in_turn", "penalty_law_2021", 68), ("no_surcharge_yet", "penalty_law_2021", 72)
    ):
        do(office, case, "collect_on_the_spot", at(date(2024, 3, 6)))
    assert read(case).paid == 0


def test_a_fine_lowered_to_what_was_paid_is_performed_and_not_enforced(office: Office) -> None:
    case = served(office)
    do(office, case, "pay", at(date(2024, 1, 10)), amount=3000)
    court = exhorted(office, case, date(2024, 2, 1))
    corrected(office, case, date(2024, 2, 2))
    assert (still_owed(read(case)), read(court).stage) == (0, "performed")


def test_a_fine_lowered_to_less_than_was_left_is_still_enforced(office: Office) -> None:
    case = served(office)
    court = exhorted(office, case, date(2024, 2, 1))
    corrected(office, case, date(2024, 2, 2))
    assert (still_owed(read(case)), read(court).stage) == (3000, "exhorted")


def verdict(office: Office, case: Case, word: str, **form: Any) -> Proceeding:
    day = date(2024, 4, 8)
    row = went(reviewed(office, case), "reply_reconsideration", office.investigator,
               date(2024, 2, 20), evidence_complete=True, content="合法")  # fmt: skip
    typed = decided_on(day, word, **form)
    return went(row, "decide_reconsideration", office.leader, day, **typed)


def test_a_verdict_does_not_wait_for_a_correction_that_is_under_way(office: Office) -> None:
    case = served(office)
    row = corrected(office, case, date(2024, 1, 10))
    proceed(
        row.pk, "tell_party", deed_of([office.investigator], at(date(2024, 1, 11)), receipt="签收")
    )
    verdict(office, case, "cancel")
    fallen = withdrawal_of(row)
    assert (fallen.stage, fallen.facts["fall"], still_owed(read(case))) == (
        "fallen",
        "cancelled",
        0,
    )
    assert (fallen.facts["party_told"], fallen.days["fell"]) == (False, "2024-04-08")
    told = Told("withdrawal", "withdraw_publication", {"reason": "已撤回", "everywhere": True})
    hear_from_above(case.pk, told, deed_of([office.clerk], at(date(2024, 4, 9))))
    assert (read(fallen).stage, faults_of(fallen)) == ("taken_back", [])
    with pytest.raises(Refused) as no:
        went(fallen, "end_withdrawal", office.leader, date(2024, 4, 10), opinion="办结")
    assert guards(no) == ["party_told"]


def test_what_was_taken_back_before_a_verdict_is_not_looked_for_again(office: Office) -> None:
    case = served(office)
    row = corrected(office, case, date(2024, 1, 10))
    told = Told("withdrawal", "withdraw_publication", {"reason": "已更正", "everywhere": True})
    hear_from_above(case.pk, told, deed_of([office.clerk], at(date(2024, 1, 11))))
    verdict(office, case, "cancel")
    fallen = withdrawal_of(row)
    assert (fallen.stage, fallen.awaits, fallen.due_on) == ("unpublished", "officer", None)


def test_confirmed_illegal_leaves_what_was_left_by_a_correction(office: Office) -> None:
    case = served(office)
    corrected(office, case, date(2024, 1, 10))
    verdict(office, case, "confirm_illegal", still_due=True)
    assert fine_due(read(case)) == 3000


def test_a_review_is_measured_by_what_a_correction_left(office: Office) -> None:
    case = served(office)
    corrected(office, case, date(2024, 1, 10))
    with pytest.raises(Refused) as no:
        verdict(office, case, "change", fine_after=3001)
    assert guards(no) == ["not_worse"]


def test_an_exhortation_comes_after_the_last_day_and_is_told_of_its_own_day(
    office: Office,
) -> None:
    """The last day of payment is 17 January 2024; ten working days after the 18th end on the 1st
    of February."""
    case, first = served(office), date(2024, 1, 18)
    before = everything_written()
    for day, served_on, field in (
        (first, date(2024, 1, 17), "served_on"),
        (date(2024, 2, 2), first, "at"),
    ):
        with pytest.raises(Invalid) as wrong:
            exhorted(office, case, day, served_on=served_on)
        assert list(wrong.value.errors) == [field]
    assert everything_written() == before
    assert exhorted(office, case, date(2024, 2, 1), served_on=first).facts["opinion"] == "none"


def test_what_is_out_of_turn_says_so_and_asks_for_no_field_that_is_not_there(
    office: Office,
) -> None:
    court = exhorted(office, served(office), date(2024, 2, 1))
    with pytest.raises(Refused) as no:
        went(court, "ask_higher_court", office.leader, date(2024, 2, 2), reason="不服")
    assert guards(no) == ["in_turn"]
    asked = begun(office, court.case, "payment", "apply_for_deferral",
                  moment=at(date(2024, 2, 2)), wish="分期", proof="停业", parts=2)  # fmt: skip
    with pytest.raises(Refused) as no:
        went(asked, "hand_in_cash", office.investigator, date(2024, 2, 2), amount=1)
    assert guards(no) == ["in_turn", "handed_in_full"]


def test_a_letter_of_opinion_before_2024_has_no_days_that_we_know(office: Office) -> None:
    case, day = walk_to(office, "serve", day=date(2023, 1, 3)), date(2023, 2, 6)
    days = {name: day for name in ("applied_on", "accepted_on", "received_on")}
    row = reviewed(office, case, **{**REVIEW, **days})
    typed = decided_on(day, "maintain", opinion_on=day)
    row = went(row, "decide_reconsideration", office.leader, day, **typed)
    assert row.due_on is None
    done = {"content": "已履行", "proof": "报告"}
    row = went(row, "carry_out_reconsideration", office.investigator, date(2023, 6, 1), **done)
    assert (row.stage, faults_of(row)) == ("done", ["never_replied"])
