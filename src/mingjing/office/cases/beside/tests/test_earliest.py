"""Beside a case as on it: a refusal that waits for a term tells the earliest day, and on that day
the act is made; where something else is in the way too, no day is promised."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.beside.earliest import earliest, words
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.beside.standing import beginnings, cards, unbegun
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Refused
from tests.beside import went_on
from tests.cast import Office, at, deed_of, walk_to

from .attacked import REVIEW
from .test_court import BUNDLE, SERVED, exhorted, went
from .test_page import preserved
from .test_payment import NEXT, TOLD, owing
from .test_seizure import AFTER, THIRTIETH, held

REMEDIES_OVER = date(2023, 7, 4)


def test_goods_kept_go_back_without_a_decision_on_the_eighth_working_day(office: Office) -> None:
    row = preserved(office, walk_to(office, "approve_filing"))
    first = earliest(row, "lapsed", date(2023, 2, 8))
    assert first == date(2023, 2, 17)
    back = {"return_signed": True, "reason": "未及时处理"}
    assert went_on(office, row, "return_preserved", moment=at(first), **back).stage == "returned"


def test_expiry_is_the_ground_of_a_lifting_from_the_day_after_the_last(office: Office) -> None:
    row = held(office)
    assert earliest(row, "ground_true", THIRTIETH) == AFTER
    assert earliest(row, "ground_true", AFTER) is None


def test_a_lifting_is_open_at_every_time_because_one_of_its_grounds_is_true(
    office: Office,
) -> None:
    row = held(office)
    case = Case.objects.get(pk=row.case_id)
    for day in (THIRTIETH, AFTER):
        [card] = cards(case, deed_of([office.leader], at(day)))
        assert "release_seizure" in {step.name for step in card.steps}


def test_a_surcharge_is_possible_on_the_day_after_the_last_of_payment(office: Office) -> None:
    case = owing(office)
    deed = deed_of([office.leader], at(date(2023, 1, 10)), **TOLD)
    row = unbegun(case, SIDES["payment"], deed)
    assert earliest(row, "overdue", deed.day) == NEXT
    assert begin(case.pk, "payment", "impose_surcharge", deed_of([office.leader], at(NEXT), **TOLD))


def test_an_exhortation_tells_its_day_while_the_fine_can_still_be_paid(office: Office) -> None:
    offered = beginnings(owing(office), deed_of([office.leader], at(date(2023, 1, 10))))
    [court] = [side for side in offered.barred if side.label == "申请法院强制执行"]
    assert [r.earliest for r in court.reasons] == ["最早可于 2023年1月19日 办理"]


def test_the_court_is_asked_on_the_later_of_two_days(office: Office) -> None:
    """Exhorted on 16 June the tenth working day is 3 July, on which the remedies end too."""
    row = exhorted(office)
    for guard in ("remedy_over", "waited"):
        assert earliest(row, guard, SERVED) == REMEDIES_OVER
    with pytest.raises(Refused):
        went(row, "apply_to_court", office.leader, date(2023, 7, 3), **BUNDLE)
    assert went(row, "apply_to_court", office.leader, REMEDIES_OVER, **BUNDLE).stage == "applied"


def test_a_pending_review_gives_the_court_no_day(office: Office) -> None:
    row = exhorted(office)
    asked = {
        **REVIEW, "applied_on": date(2023, 2, 1), "accepted_on": date(2023, 6, 19),
        "received_on": date(2023, 6, 20), "late_reason": "",
    }  # fmt: skip
    deed = deed_of([office.leader], at(date(2023, 6, 20)), **asked)
    begin(row.case_id, "reconsideration", "accept_reconsideration", deed)
    row = Proceeding.objects.get(pk=row.pk)
    assert words(row, "remedy_over", date(2023, 6, 21)) == ""
    assert words(row, "waited", date(2023, 6, 21)) == ""


def test_the_claim_is_lost_on_the_day_after_the_window(office: Office) -> None:
    row = exhorted(office)
    assert earliest(row, "window_shut", SERVED) == date(2023, 10, 8)


@pytest.mark.parametrize(
    ("kind", "verb", "first"),
    [
        ("reconsideration", "let_term_pass", date(2023, 3, 7)),
        ("litigation", "let_suit_term_pass", date(2023, 7, 4)),
    ],
)
def test_that_nobody_attacked_is_told_on_the_day_after_the_term(
    office: Office, kind: str, verb: str, first: date
) -> None:
    case = owing(office)
    deed = deed_of([office.investigator, office.second], at(date(2023, 2, 1)), reason="未申请")
    assert earliest(unbegun(case, SIDES[kind], deed), "term_over", deed.day) == first
    with pytest.raises(Refused):
        begin(case.pk, kind, verb, deed)
    on_time = deed_of([office.investigator, office.second], at(first), reason="未申请")
    assert begin(case.pk, kind, verb, on_time).stage != "new"


def test_the_refusal_page_tells_the_day(office: Office, client: Client) -> None:
    row = exhorted(office)
    client.force_login(office.leader)
    url = reverse("beside-act", args=[row.case.number, 1, "apply_to_court"])
    ticked = {name: "on" for name, value in BUNDLE.items() if value is True}
    page = client.post(url, {**ticked, "court": BUNDLE["court"], "at": "2023-06-20T10:00"})
    assert page.status_code == 409
    assert page.content.decode().count("最早可于 2023年7月4日 办理") == 2
