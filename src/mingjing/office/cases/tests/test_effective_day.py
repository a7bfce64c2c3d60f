"""Service in every mode: payment and rights run from the day on which it took effect."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.clocks import clocks
from mingjing.office.cases.service import effective_on
from mingjing.office.journal.shapes import Invalid
from tests.cast import Office, at, deed_of, do, refused, walk_to

LAW, CIVIL = "penalty_law_2021", "civil_procedure_law_2023"
DAY = date(2023, 1, 10)
WHY = "当事人下落不明，直接、邮寄均无法送达"


@pytest.mark.parametrize(
    ("form", "effective"),
    [
        ({"mode": "direct"}, DAY),
        ({"mode": "leaving", "witness": "社区工作人员"}, DAY),
        ({"mode": "leaving", "recording": "V001"}, DAY),
        ({"mode": "post", "received_on": date(2023, 1, 6)}, date(2023, 1, 6)),
        (
            {"mode": "electronic", "consent_on": DAY, "received_on": date(2023, 1, 9)},
            date(2023, 1, 9),
        ),
        (
            {"mode": "public", "published_on": date(2023, 1, 5), "other_modes_failed": WHY},
            date(2023, 2, 6),
        ),
    ],
)
def test_each_mode_has_its_own_day(office: Office, form: dict[str, Any], effective: date) -> None:
    case = walk_to(office, "decide_penalty")
    case = do(office, case, "serve", at(DAY), **form)
    assert (case.served_on, case.service_mode) == (effective, form["mode"])
    [clock] = [r for r in clocks(case) if r.key == "payment"]
    assert clock.start == effective


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"mode": "leaving"}, ("witnessed", CIVIL, 89)),
        ({"mode": "post"}, ("slip_returned", CIVIL, 91)),
        ({"mode": "electronic"}, ("consented", LAW, 61)),
        ({"mode": "public"}, ("last_resort", CIVIL, 95)),
        ({"mode": "public", "other_modes_failed": WHY}, ("last_resort", CIVIL, 95)),
    ],
)
def test_a_mode_without_its_proof_is_no_service(
    office: Office, form: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    case = walk_to(office, "decide_penalty")
    with refused(case, expected):
        do(office, case, "serve", at(DAY), **form)
    walked = walk_to(office, "review_penalty")
    with refused(walked, expected):
        do(office, walked, "notify_penalty", at(DAY), **form)


@pytest.mark.parametrize("day", [date(2023, 1, 11), date(2023, 1, 2)])
def test_a_slip_from_the_future_or_from_before_the_decision_is_not_understood(
    office: Office, day: date
) -> None:
    case = walk_to(office, "decide_penalty")
    with pytest.raises(Invalid) as wrong:
        do(office, case, "serve", at(DAY), mode="post", received_on=day)
    assert set(wrong.value.errors) == {"received_on"}


def test_the_rights_of_a_notice_by_public_notice_begin_when_thirty_days_have_passed(
    office: Office,
) -> None:
    case = walk_to(office, "review_penalty")
    case = do(
        office,
        case,
        "notify_penalty",
        at(DAY),
        mode="public",
        published_on=date(2023, 1, 5),
        other_modes_failed=WHY,
        hearing_told=True,
    )
    assert case.notified_on == case.hearing_told_on == date(2023, 2, 6)
    assert {r.key: r.last for r in clocks(case)} == {
        "decision": case.decision_due,
        "defence": date(2023, 2, 13),
        "hearing": date(2023, 2, 13),
    }
    with refused(case, ("defence_settled", LAW, 45), ("hearing_settled", LAW, 64)):
        do(office, case, "decide_penalty", at(date(2023, 2, 13)))
    assert do(office, case, "decide_penalty", at(date(2023, 2, 14))).stage == "decided"


def test_a_notice_of_a_day_whose_term_is_not_held_is_asked_about_not_guessed() -> None:
    """No paper before 2022 is held; a day mistyped by a year must not end in an error page."""
    day = date(2021, 12, 6)
    with pytest.raises(Invalid, match="没有收入本系统的法律库") as wrong:
        effective_on(deed_of([], at(day), mode="public", published_on=day))
    assert set(wrong.value.errors) == {"published_on"}


LATER = date(2023, 1, 31)


@pytest.mark.parametrize("step", ["notify_penalty", "notify_hearing_right"])
def test_a_notice_did_not_arrive_before_the_review_that_it_follows(
    office: Office, step: str
) -> None:
    """Else a typed slip would let the five days run out before anything was told."""
    case = walk_to(office, "review_penalty", day=DAY)
    if step == "notify_hearing_right":
        case = do(office, case, "notify_penalty", at(DAY, 20))
    with pytest.raises(Invalid) as wrong:
        do(office, case, step, at(DAY, 21), mode="post", received_on=date(2023, 1, 9))
    assert set(wrong.value.errors) == {"received_on"}


def test_a_notice_whose_term_is_over_is_told_as_of_its_service(office: Office) -> None:
    """The slip came back after ten days: the act is dated by the day on which the party had it."""
    case = walk_to(office, "review_penalty", day=DAY)
    posted: dict[str, Any] = {"mode": "post", "received_on": date(2023, 1, 12)}
    with pytest.raises(Invalid, match="请按送达当日填写办理时间") as wrong:
        do(office, case, "notify_penalty", at(LATER), **posted)
    assert set(wrong.value.errors) == {"at"}
    case = do(office, case, "notify_penalty", at(date(2023, 1, 12)), **posted)
    assert case.notified_on == date(2023, 1, 12)
    assert do(office, case, "decide_penalty", at(LATER)).stage == "decided"
