"""The ordinary procedure, sentence by sentence of the statute: what refuses which step, and why."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Extension,
    Facts,
    Hearing,
)
from mingjing.law.procedure import after, faults, why_not

NOTIFIED = Facts(
    competent=True,
    in_limitation=True,
    prima_facie=True,
    filing_review=Review.PASSED,
    evidence=True,
    correction=Correction.ORDERED,
    penalty_review=Review.PASSED,
    defence_term=Clock.RUNNING,
)
HEARING = replace(NOTIFIED, hearing_told=True, hearing_term=Clock.RUNNING)


def told(stage: str, facts: Facts, step: str, **attempt: Any) -> list[tuple[str, str, int]]:
    """The refusing guards with instrument and article."""
    tried = replace(Attempt(), **attempt)
    reasons = why_not(ORDINARY, stage, facts, step=step, attempt=tried)
    return [(r.guard, r.citation.instrument, r.citation.article) for r in reasons]


LAW, LOCAL = "penalty_law_2021", "tianjin"
ORDER, TRANSFER = "housing_ministry_order_55", "crime_transfer_2020"
CIVIL, COMPULSION = "civil_procedure_law_2023", "compulsion_law_2012"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("defence_settled", LAW, 45)]),
        ({"defence": Defence.STATED}, [("defence_settled", LAW, 45)]),
        ({"defence": Defence.WEIGHED}, []),
        ({"defence": Defence.WAIVED}, []),
        ({"defence_term": Clock.OVER}, []),
        ({"defence": Defence.STATED, "defence_term": Clock.OVER}, [("defence_settled", LAW, 45)]),
    ],
)
def test_no_decision_before_the_party_was_heard_waived_or_let_the_term_pass(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    assert told("notified", replace(NOTIFIED, **changes), "decide_penalty") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("hearing_settled", LAW, 64)]),
        ({"hearing_term": Clock.OVER}, []),
        (
            {"hearing_term": Clock.OVER, "hearing": Hearing.REQUESTED},
            [("hearing_settled", LAW, 64)],
        ),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.NOTIFIED}, [("hearing_settled", LAW, 64)]),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.ABANDONED}, []),
        (
            {
                "hearing_term": Clock.OVER,
                "hearing": Hearing.HELD,
                "penalty_review": Review.STALE,
            },
            [("review_passed", LAW, 58)],
        ),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.HELD}, []),
    ],
)
def test_a_hearing_right_holds_the_decision_until_it_is_used_or_over(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    facts = replace(HEARING, defence=Defence.WAIVED, **changes)
    assert told("notified", facts, "decide_penalty") == expected


def test_waiving_the_defence_does_not_waive_the_hearing() -> None:
    facts = replace(HEARING, defence=Defence.WAIVED)
    assert told("notified", facts, "decide_penalty") == [("hearing_settled", LAW, 64)]


@pytest.mark.parametrize(
    ("step", "attempt", "expected"),
    [
        ("take_evidence", {"two_officers": False}, ("two_officers", LAW, 42)),
        ("take_evidence", {"certified": False}, ("certified", LAW, 42)),
        ("take_evidence", {"identity_shown": False}, ("identity_shown", LAW, 55)),
        ("review_penalty", {"not_investigator": False}, ("not_investigator", LOCAL, 0)),
        ("review_penalty", {"qualified": False}, ("qualified", LAW, 58)),
        ("notify_penalty", {"within_maximum": False}, ("within_maximum", LAW, 38)),
        ("notify_penalty", {"within_minimum": False}, ("within_minimum", LAW, 32)),
        ("notify_penalty", {"of_age": False}, ("of_age", LAW, 30)),
        ("notify_penalty", {"receipted": False}, ("notice_served", LAW, 44)),
        ("approve_filing", {"not_investigator": False}, ("approver_not_investigator", LOCAL, 0)),
        ("close_case", {"not_investigator": False}, ("approver_not_investigator", LOCAL, 0)),
        ("take_evidence", {"not_reviewer": False}, ("investigator_not_reviewer", LOCAL, 0)),
        ("take_evidence", {"not_recused": False}, ("not_recused", LAW, 43)),
        ("state_defence", {"not_recused": False}, ("not_recused", LAW, 43)),
        ("take_evidence", {"device_reviewed": False}, ("device_reviewed", LAW, 41)),
        ("take_evidence", {"record_reviewed": False}, ("record_reviewed", LAW, 41)),
        ("take_sample", {"identity_shown": False}, ("identity_shown", LAW, 55)),
        ("recheck_correction", {"was_ordered": False}, ("correction_ordered", LAW, 28)),
        ("review_penalty", {"points_met": False}, ("points_met", LOCAL, 0)),
        ("discuss_collectively", {"voters_named": False}, ("voters_named", LAW, 57)),
        ("discuss_collectively", {"voters_apart": False}, ("voters_apart", LOCAL, 0)),
        ("discuss_collectively", {"minutes_kept": False}, ("minutes_kept", LAW, 57)),
        ("notify_penalty", {"lighter_for_youth": False}, ("lighter_for_youth", LAW, 30)),
        ("notify_penalty", {"slip_returned": False}, ("slip_returned", CIVIL, 91)),
        ("notify_hearing_right", {"receipted": False}, ("notice_served", LAW, 44)),
        ("notify_hearing", {"chair_apart": False}, ("chair_apart", LAW, 64)),
        ("notify_hearing", {"hearing_open": False}, ("hearing_open", LAW, 64)),
        ("hold_hearing", {"chair_apart": False}, ("chair_apart", LAW, 64)),
        ("hold_hearing", {"agents_fit": False}, ("agents_fit", LAW, 64)),
        ("hold_hearing", {"record_signed": False}, ("record_signed", LAW, 64)),
        ("review_again", {"hearing_reported": False}, ("hearing_reported", LAW, 65)),
        ("decide_penalty", {"crime_settled": False}, ("crime_settled", LAW, 27)),
        ("decide_penalty", {"hearing_offered": False}, ("hearing_offered", LAW, 63)),
        ("decide_penalty", {"recusal_answered": False}, ("recusal_answered", LAW, 43)),
        ("decide_no_penalty", {"crime_settled": False}, ("crime_settled", LAW, 27)),
        ("dismiss", {"crime_settled": False}, ("crime_settled", LAW, 27)),
        ("decide_no_penalty", {"correction_shown": False}, ("correction_shown", LAW, 33)),
        ("decide_no_penalty", {"harm_fits": False}, ("harm_fits", LAW, 33)),
        ("decide_no_penalty", {"no_history": False}, ("no_history", LAW, 33)),
        ("decide_no_penalty", {"proof_given": False}, ("proof_given", LAW, 33)),
        ("decide_no_penalty", {"child_shown": False}, ("child_shown", LAW, 30)),
        ("decide_no_penalty", {"incapacity_shown": False}, ("incapacity_shown", LAW, 31)),
        ("decide_no_penalty", {"guardian_told": False}, ("guardian_told", LAW, 30)),
        ("end_by_referral", {"police_opened": False}, ("police_opened", TRANSFER, 12)),
        ("end_by_transfer", {"handed_over": False}, ("handed_over", ORDER, 6)),
        ("terminate", {"preserved_settled": False}, ("preserved_settled", LAW, 56)),
        ("terminate", {"goods_settled": False}, ("goods_settled", COMPULSION, 28)),
        ("terminate", {"not_investigator": False}, ("decider_not_investigator", LOCAL, 0)),
        ("review_closing", {"preserved_settled": False}, ("preserved_settled", LAW, 56)),
        ("review_closing", {"goods_settled": False}, ("goods_settled", COMPULSION, 28)),
        ("serve", {"witnessed": False}, ("witnessed", CIVIL, 89)),
        ("serve", {"slip_returned": False}, ("slip_returned", CIVIL, 91)),
        ("serve", {"last_resort": False}, ("last_resort", CIVIL, 95)),
        ("hold_hearing", {"absence_recorded": False}, ("absence_recorded", LAW, 64)),
        ("decide_penalty", {"not_reviewer": False}, ("decider_not_reviewer", LOCAL, 0)),
        ("decide_penalty", {"in_time": False}, ("in_time", LAW, 36)),
        ("notify_penalty", {"hearing_offered": False}, ("hearing_offered", LAW, 63)),
        ("notify_hearing", {"ahead": False}, ("seven_days_ahead", LAW, 64)),
        ("hold_hearing", {"not_investigator": False}, ("not_investigator", LOCAL, 0)),
        ("decide_penalty", {"not_investigator": False}, ("decider_not_investigator", LOCAL, 0)),
        ("decide_penalty", {"heavier": True}, ("not_heavier", LAW, 45)),
        ("decide_no_penalty", {"ground_given": False}, ("ground_given", LAW, 33)),
        ("serve", {"receipted": False}, ("receipted", LAW, 61)),
        ("serve", {"consented": False}, ("consented", LAW, 61)),
        ("pay", {"receipted": False}, ("receipt_numbered", LAW, 70)),
    ],
)
def test_one_failing_condition_is_refused_under_its_article(
    step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    row = ORDINARY.step(step)
    facts = replace(NOTIFIED, defence=Defence.WAIVED, money_due=step == "pay")
    if step == "notify_hearing":
        facts = replace(facts, hearing=Hearing.REQUESTED)
    if step == "close_case":
        facts = replace(facts, closing_review=Review.PASSED)
    if step == "review_again":
        facts = replace(facts, hearing=Hearing.HELD, penalty_review=Review.STALE)
    if step == "hold_hearing":
        facts = replace(facts, hearing=Hearing.NOTIFIED)
    assert told(row.sources[0], facts, step) == []
    assert told(row.sources[0], facts, step, **attempt) == [expected]


@pytest.mark.parametrize("lacks", ["competent", "in_limitation", "prima_facie"])
def test_a_lead_is_either_filed_or_declined_never_both(lacks: str) -> None:
    missing: dict[str, Any] = {lacks: False}
    whole, short = NOTIFIED, replace(NOTIFIED, **missing)
    assert told("verified", whole, "file_case") == []
    assert told("verified", whole, "decline_to_file") == [("may_decline", LAW, 54)]
    assert [g for g, _, _ in told("verified", short, "file_case")] == [lacks]
    assert told("verified", short, "decline_to_file") == []


def test_a_new_notice_gives_the_rights_anew() -> None:
    """After a review that sends the case back, what was waived or heard before counts no more."""
    before = replace(NOTIFIED, defence=Defence.WAIVED, hearing=Hearing.HELD)
    before = replace(before, hearing_term=Clock.OVER)
    _, facts = after(ORDINARY, "reviewed", before, step="notify_penalty", attempt=Attempt())
    assert (facts.defence, facts.hearing) == (Defence.NONE, Hearing.NONE)
    assert (facts.defence_term, facts.hearing_term) == (Clock.RUNNING, Clock.NONE)


def test_a_hearing_held_makes_the_review_stale_and_one_abandoned_does_not() -> None:
    asked = replace(HEARING, hearing=Hearing.NOTIFIED)
    absent = replace(Attempt(), attended=False)
    _, held = after(ORDINARY, "notified", asked, step="hold_hearing", attempt=Attempt())
    _, left = after(ORDINARY, "notified", asked, step="hold_hearing", attempt=absent)
    assert (held.hearing, held.penalty_review) == (Hearing.HELD, Review.STALE)
    assert (left.hearing, left.penalty_review) == (Hearing.ABANDONED, Review.PASSED)


@pytest.mark.parametrize(
    ("step", "instrument", "article"),
    [
        ("verify_lead", "housing_ministry_order_55", 0),
        ("decide_penalty", LAW, 60),
        ("decide_no_penalty", LAW, 60),
        ("dismiss", LAW, 60),
        ("serve", LAW, 61),
    ],
)
def test_lateness_is_a_fault_and_never_a_refusal(step: str, instrument: str, article: int) -> None:
    late = replace(Attempt(), late=True)
    facts = replace(NOTIFIED, defence=Defence.WAIVED)
    found = faults(ORDINARY, facts, step=step, attempt=late)
    assert [(f.citation.instrument, f.citation.article) for f in found] == [(instrument, article)]
    stage = ORDINARY.step(step).sources[-1]
    assert why_not(ORDINARY, stage, facts, step=step, attempt=late) == ()


def test_only_a_penalty_of_money_has_to_be_paid_before_closing() -> None:
    warned = replace(Attempt(), for_money=False)
    _, facts = after(ORDINARY, "notified", NOTIFIED, step="decide_penalty", attempt=warned)
    assert (facts.outcome, facts.money_due) == (Outcome.PENALTY, False)
    assert told("served", facts, "review_closing") == []
    _, fined = after(ORDINARY, "notified", NOTIFIED, step="decide_penalty", attempt=Attempt())
    assert told("served", fined, "review_closing") == [("performed", LOCAL, 0)]


def test_an_annulled_decision_has_not_to_be_paid_before_closing() -> None:
    fined = Facts(outcome=Outcome.PENALTY, money_due=True)
    assert told("served", fined, "review_closing", ended_otherwise=True) == []


@pytest.mark.parametrize(
    ("discussion", "expected"),
    [
        (Discussion.NOT_DUE, []),
        (Discussion.DUE, [("discussed", LAW, 57)]),
        (Discussion.HELD, []),
    ],
)
def test_a_complex_case_is_discussed_before_it_is_decided(
    discussion: Discussion, expected: list[Any]
) -> None:
    facts = replace(NOTIFIED, defence=Defence.WAIVED, discussion=discussion)
    assert told("notified", facts, "decide_penalty") == expected


def done(stage: str, facts: Facts, step: str, **attempt: Any) -> tuple[str, Facts]:
    return after(ORDINARY, stage, facts, step=step, attempt=replace(Attempt(), **attempt))


@pytest.mark.parametrize(
    ("step", "before", "attempt"),
    [
        ("state_defence", {}, {"new_facts": True}),
        ("review_defence", {"defence": Defence.STATED}, {"new_facts": True}),
        ("hold_hearing", {"hearing": Hearing.NOTIFIED}, {}),
    ],
)
def test_what_is_new_is_reviewed_and_discussed_again(
    step: str, before: dict[str, Any], attempt: dict[str, Any]
) -> None:
    facts = replace(NOTIFIED, discussion=Discussion.HELD, **before)
    _, then = done("notified", facts, step, **attempt)
    assert (then.penalty_review, then.discussion) == (Review.STALE, Discussion.DUE)
    refusing = {guard for guard, _, _ in told("notified", then, "decide_penalty")}
    assert {"review_passed", "discussed"} <= refusing
    _, again = done("notified", then, "review_again")
    _, again = done("notified", again, "discuss_collectively")
    assert (again.penalty_review, again.discussion) == (Review.PASSED, Discussion.HELD)


def test_a_defence_that_says_nothing_new_leaves_review_and_discussion_standing() -> None:
    facts = replace(NOTIFIED, discussion=Discussion.HELD)
    _, then = done("notified", facts, "state_defence")
    assert (then.penalty_review, then.discussion) == (Review.PASSED, Discussion.HELD)


def test_a_case_sent_back_after_a_hearing_begins_its_rights_anew() -> None:
    facts = replace(HEARING, hearing=Hearing.HELD, penalty_review=Review.STALE)
    stage, then = done("notified", facts, "review_again", passed=False)
    assert stage == "investigating"
    assert (then.hearing_told, then.defence_term, then.hearing) == (
        False, Clock.NONE, Hearing.NONE,
    )  # fmt: skip


def test_a_lead_from_an_inspection_brings_its_record_as_evidence() -> None:
    _, found = done("new", Facts(), "register_lead", from_inspection=True)
    _, heard = done("new", Facts(), "register_lead")
    found, heard = (replace(f, correction=Correction.ORDERED) for f in (found, heard))
    assert told("investigating", found, "conclude_investigation") == []
    assert told("investigating", heard, "conclude_investigation") == [("evidence_taken", LAW, 54)]


def test_a_test_result_is_told_before_a_penalty_is_intended() -> None:
    _, untold = done("investigating", NOTIFIED, "record_result")
    assert told("reviewed", untold, "notify_penalty") == [("result_told", LAW, 44)]
    _, known = done("reviewed", untold, "tell_result")
    assert told("reviewed", known, "notify_penalty") == []
    assert told("reviewed", known, "tell_result") == [("result_untold", LAW, 44)]
    _, at_once = done("investigating", NOTIFIED, "record_result", told_at_once=True)
    assert not at_once.untold_result


def test_a_hearing_right_told_by_its_own_paper_counts_and_is_not_told_twice() -> None:
    apart = replace(NOTIFIED, defence_term=Clock.NONE)
    _, before = done("reviewed", apart, "notify_hearing_right")
    assert (before.hearing_told, before.hearing_term) == (True, Clock.NONE)
    _, noticed = done("reviewed", before, "notify_penalty")
    assert (noticed.hearing_told, noticed.hearing_term) == (True, Clock.RUNNING)
    over = replace(noticed, hearing_term=Clock.OVER)
    assert done("notified", over, "notify_hearing_right")[1] == over
    _, later = done("notified", NOTIFIED, "notify_hearing_right")
    assert later.hearing_term is Clock.RUNNING


@pytest.mark.parametrize(
    ("facts", "step", "attempt", "expected"),
    [
        ({}, "extend", {}, []),
        ({}, "extend", {"late": True}, [("extended_after_end", LAW, 60)]),
        ({"extension": Extension.BY_HEAD}, "extend", {}, [("extended_twice", ORDER, 0)]),
        ({}, "extend", {"reason_given": False}, [("unreasoned", ORDER, 0)]),
        ({"extension": Extension.BY_HEAD}, "extend_by_discussion", {}, []),
        (
            {"extension": Extension.BY_HEAD},
            "extend_by_discussion",
            {"discussed": False},
            [("undiscussed", ORDER, 0)],
        ),
        ({}, "extend_by_discussion", {}, [("leapt", ORDER, 0)]),
        (
            {"extension": Extension.BY_DISCUSSION},
            "extend_by_discussion",
            {},
            [("leapt", ORDER, 0)],
        ),
        ({}, "suspend", {"reason_given": False}, [("unreasoned", ORDER, 0)]),
        ({}, "terminate", {"reason_given": False}, [("unreasoned", ORDER, 0)]),
        ({"suspended": True}, "take_evidence", {}, [("while_suspended", ORDER, 0)]),
        ({}, "take_evidence", {"device_told": False}, [("device_untold", LAW, 41)]),
        ({}, "take_evidence", {"copy_checked": False}, [("copy_unchecked", LAW, 46)]),
        ({}, "question", {"asked_alone": False}, [("asked_together", LAW, 55)]),
        ({"suspended": True}, "notify_questioning", {}, [("while_suspended", ORDER, 0)]),
        ({}, "notify_questioning", {}, []),
        ({}, "review_closing", {"recheck_due": True}, [("unchecked", LAW, 28)]),
        (
            {"correction": Correction.SETTLED},
            "review_closing",
            {"recheck_due": True},
            [],
        ),
    ],
)
def test_what_is_known_from_memory_is_told_and_the_act_stands(
    facts: dict[str, Any], step: str, attempt: dict[str, Any], expected: list[Any]
) -> None:
    standing, tried = replace(NOTIFIED, **facts), replace(Attempt(), **attempt)
    found = faults(ORDINARY, standing, step=step, attempt=tried)
    assert [(f.watch, f.citation.instrument, f.citation.article) for f in found] == expected
    assert told(ORDINARY.step(step).sources[0], standing, step, **attempt) == []


def test_rest_begins_once_and_ends_once() -> None:
    _, resting = done("investigating", NOTIFIED, "suspend")
    assert told("investigating", NOTIFIED, "resume") == [("was_suspended", LOCAL, 0)]
    assert told("investigating", resting, "suspend") == [("not_suspended", LOCAL, 0)]
    assert done("investigating", resting, "resume")[1] == NOTIFIED


@pytest.mark.parametrize(
    ("step", "stage"),
    [
        ("terminate", "terminated"),
        ("end_by_referral", "referred"),
        ("end_by_transfer", "transferred"),
    ],
)
def test_a_case_can_end_without_a_decision_and_goes_to_the_archive(step: str, stage: str) -> None:
    landed, facts = done("investigating", NOTIFIED, step)
    assert (landed, facts) == (stage, Facts())
    assert told(stage, facts, "archive") == []
    assert done(stage, facts, "archive")[0] == "archived"
