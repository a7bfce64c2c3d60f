"""What is confiscated: told with its kind, never more than was notified, handed over like a fine
and outstanding until it is; what is added for being late runs on the fine alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.law.penalty_kinds import CONFISCATE_GAINS as GAINS
from mingjing.law.penalty_kinds import CONFISCATE_GOODS as GOODS
from mingjing.law.penalty_kinds import FINE, Weight, heavier
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.owing import (
    gains_owed,
    refundable,
    still_owed,
    surcharge_of,
    unpaid,
)
from mingjing.office.cases.facts import facts_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.wording import decision
from mingjing.office.journal.entries import replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.cast import LAW, START, Office, an_item, at, deed_of, do, refused, walk_on, walk_to

EVENING, NIGHT = at(START, 20), at(START, 22)
TOLD = ("gains_told", LAW, 28)
NAMED = ("goods_told", LAW, 44)
BOTH: dict[str, Any] = {"kinds": [FINE, GAINS], "gains": "1234.56"}
ALL: dict[str, Any] = {**BOTH, "kinds": [FINE, GAINS, GOODS], "goods": "烧烤炉一台"}


def reviewed(office: Office) -> Case:
    return walk_to(office, "review_penalty", item=an_item("T1", kinds=(FINE, GAINS, GOODS)))


def ready(office: Office, **told: Any) -> Case:
    """Told and waived: only the decision is missing."""
    case = do(office, reviewed(office), "notify_penalty", EVENING, **told)
    return do(office, case, "waive_defence", at(START, 21))


def decided(office: Office, **told: Any) -> Case:
    return do(office, ready(office, **told), "decide_penalty", NIGHT, **told)


def served(office: Office, **told: Any) -> Case:
    """Served on 3 January 2023: the fifteenth day is the 18th."""
    return walk_on(office, decided(office, **told), "serve", at(START, 22, 30))


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"kinds": [FINE, GAINS]}, TOLD),
        ({"kinds": [FINE, GAINS], "gains": 0}, TOLD),
        ({"kinds": [FINE], "gains": "0.01"}, TOLD),
        ({"kinds": [FINE, GOODS]}, NAMED),
        ({"kinds": [FINE], "goods": "烧烤炉一台"}, NAMED),
        ({"kinds": [FINE], "goods_worth": "5"}, NAMED),
    ],
)
def test_a_kind_has_what_it_takes_and_nothing_is_taken_without_its_kind(
    office: Office, form: dict[str, Any], why: tuple[str, str, int]
) -> None:
    case = reviewed(office)
    with refused(case, why):
        do(office, case, "notify_penalty", EVENING, **form)


@pytest.mark.parametrize("typed", ["-1", "1.234", "一百", "1e15"])
def test_a_sum_has_two_places_and_is_no_less_than_nothing(office: Office, typed: str) -> None:
    with pytest.raises(Invalid) as no:
        do(office, reviewed(office), "notify_penalty", EVENING, **{**BOTH, "gains": typed})
    assert set(no.value.errors) == {"gains"}


def test_no_more_is_confiscated_than_was_notified(office: Office) -> None:
    case = ready(office, **ALL, goods_worth="800")
    heavy = ("not_heavier", LAW, 45)
    with refused(case, heavy):
        do(office, case, "decide_penalty", NIGHT, **{**ALL, "gains": "1234.57"})
    with refused(case, heavy):
        do(office, case, "decide_penalty", NIGHT, **ALL, goods_worth="800.01")
    case = do(office, case, "decide_penalty", NIGHT, **{**ALL, "gains": "1000"}, goods_worth="800")
    assert (case.gains, case.goods, case.goods_worth) == (
        Decimal("1000.00"),
        "烧烤炉一台",
        Decimal("800.00"),
    )


def test_what_nobody_determined_is_not_compared() -> None:
    told = Weight([FINE, GOODS], 500)
    assert not heavier(Weight([FINE, GOODS], 500, worth=Decimal(90)), than=told)
    assert heavier(Weight([FINE, GOODS], 501), than=told)
    assert heavier(Weight([FINE, GAINS, GOODS], 500, Decimal(1)), than=told)


def test_goods_without_a_worth_are_taken_all_the_same(office: Office) -> None:
    case = decided(office, kinds=[FINE, GOODS], goods="木炭两袋")
    assert (case.gains, case.goods, case.goods_worth) == (Decimal("0.00"), "木炭两袋", None)
    assert ("没收非法财物", "木炭两袋") in decision(case)
    assert "没收违法所得" not in dict(decision(case))


def test_gains_alone_are_owed_and_the_case_does_not_close_on_the_fine(office: Office) -> None:
    case = served(office, **BOTH)
    case = do(office, case, "pay", at(START, 23), amount=5000)
    assert (still_owed(case), gains_owed(case), unpaid(case)) == (0, Decimal("1234.56"), True)
    assert (case.awaits, case.due_on) == ("party", date(2023, 1, 18))
    with refused(case, ("performed", "tianjin", 0)):
        do(office, case, "review_closing", at(START, 23, 10))
    case = do(office, case, "pay", at(START, 23, 20), amount=0, gains="1000")
    assert not facts_of(case, START).paid
    case = do(office, case, "pay", at(START, 23, 30), amount=0, gains="234.56")
    assert facts_of(case, START).paid and not unpaid(case)
    assert (case.paid, case.gains_paid) == (5000, Decimal("1234.56"))
    do(office, case, "review_closing", at(START, 23, 40))
    assert replay("case", case.pk) == snapshot(Case.objects.get(pk=case.pk))


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"amount": 0, "gains": "1234.57"}, "gains"),
        ({"amount": 5001, "gains": "1"}, "amount"),
        ({"amount": 0}, "amount"),
    ],
)
def test_no_more_is_taken_than_is_owed(office: Office, form: dict[str, Any], field: str) -> None:
    case = served(office, **BOTH)
    with pytest.raises(Invalid) as no:
        do(office, case, "pay", at(START, 23), **form)
    assert set(no.value.errors) == {field}


def test_a_decision_of_gains_alone_waits_for_them(office: Office) -> None:
    case = served(office, kinds=[GAINS], fine=0, gains="300.05")
    assert (case.fine, case.awaits) == (0, "party")
    case = do(office, case, "pay", at(START, 23), amount=0, gains="300.05")
    assert (case.paid_on, case.gains_paid_on, case.awaits) == (None, START, "reviewer")


LATE = date(2023, 1, 19)
RATE = {"rate_told": True, "reason": "经催告未缴"}


def _imposed(office: Office, case: Case, day: date) -> Proceeding:
    deed = deed_of([office.leader], at(day), **RATE)
    return begin(case.pk, "payment", "impose_surcharge", deed)


def test_nothing_is_added_to_gains_that_are_late(office: Office) -> None:
    case = do(office, served(office, **BOTH), "pay", at(START, 23), amount=5000)
    with pytest.raises(Refused) as no:
        _imposed(office, case, LATE)
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("fine_to_add_to", 72)]
    wish = {"wish": "分期", "proof": "停业证明", "parts": 2}
    with pytest.raises(Refused) as no:
        begin(case.pk, "payment", "apply_for_deferral", deed_of([office.clerk], at(LATE), **wish))
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("fine_to_defer", 66)]


def test_the_surcharge_runs_on_the_fine_and_stops_with_it(office: Office) -> None:
    case = served(office, **BOTH)
    row = _imposed(office, case, LATE)
    paid = LATE + timedelta(days=1)
    case = do(
        office, case, "pay", at(paid), amount=5000, surcharge="300.00", waiver="", receipt="票一"
    )
    later = paid + timedelta(days=20)
    found = surcharge_of(Case.objects.get(pk=case.pk), later)
    assert found is not None and (found.days, found.amount) == (2, Decimal("300.00"))
    assert Proceeding.objects.get(pk=row.pk).stage == "due"
    case = do(office, case, "pay", at(later), amount=0, gains="1234.56", receipt="票二")
    assert Proceeding.objects.get(pk=row.pk).stage == "settled"
    assert (case.paid_on, case.gains_paid_on) == (paid, later)
    found = surcharge_of(Case.objects.get(pk=case.pk), later)
    assert found is not None and found.amount == Decimal("300.00")


def _fell(office: Office, case: Case, **form: Any) -> Proceeding:
    deed = deed_of([office.leader], at(LATE), reason="认定事实有误", **form)
    return begin(case.pk, "withdrawal", "withdraw_decision", deed)


def test_gains_that_were_handed_over_are_given_back(office: Office) -> None:
    case = do(office, served(office, **BOTH), "pay", at(START, 23), amount=5000, gains="1234.56")
    with pytest.raises(Invalid) as no:
        _fell(office, case, fall="changed", fine_after=5000)
    assert set(no.value.errors) == {"gains_after"}
    row = _fell(office, case, fall="changed", fine_after=5000, gains_after="1000.00")
    case = Case.objects.get(pk=case.pk)
    assert (refundable(case), unpaid(case)) == (Decimal("234.56"), False)
    clerk = deed_of([office.clerk], at(LATE, 12), amount="234.56", receipt="退一")
    proceed(row.pk, "refund", clerk)
    assert refundable(Case.objects.get(pk=case.pk)) == 0


def test_of_a_decision_that_was_cancelled_no_gains_are_owed(office: Office) -> None:
    case = served(office, kinds=[GAINS], fine=0, gains="300.05")
    _fell(office, case, fall="cancelled")
    case = Case.objects.get(pk=case.pk)
    assert (gains_owed(case), unpaid(case), case.awaits) == (Decimal(0), False, "reviewer")


def test_pages_ask_of_gains_only_where_the_rule_takes_them(office: Office, client: Client) -> None:
    client.force_login(office.investigator)
    plain = walk_to(office, "review_penalty", item=an_item("T2"))
    page = client.get(reverse("act", args=[plain.number, "notify_penalty"])).content.decode()
    assert 'name="gains"' not in page and 'name="goods"' not in page
    case = reviewed(office)
    page = client.get(reverse("act", args=[case.number, "notify_penalty"])).content.decode()
    assert 'class="field when when-kinds-没收违法所得"' in page
    assert 'class="field when when-kinds-没收非法财物"' in page


def test_the_page_says_which_kind_lacks_its_amount(office: Office, client: Client) -> None:
    case = reviewed(office)
    client.force_login(office.investigator)
    url = reverse("act", args=[case.number, "notify_penalty"])
    form = {
        "kinds": [FINE, GAINS, GOODS],
        "fine": "5000",
        "reason": "违反",
        "at": "2023-01-03T20:00",
        "colleague": office.second.pk,
    }
    answer = client.post(url, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "选择了没收违法所得，请填写数额（行政处罚法第二十八条）" in page
    assert "选择了没收非法财物，请写明是哪些财物（行政处罚法第四十四条）" in page
    page = client.post(url, {**form, "kinds": [FINE], "gains": "5"}).content.decode()
    assert "没有选择“没收违法所得”：请勾选这一罚种，或者清空这一项" in page


def test_who_pays_a_fine_alone_is_asked_for_nothing_more(office: Office, client: Client) -> None:
    client.force_login(office.clerk)
    case = walk_to(office, "serve")
    page = client.get(reverse("act", args=[case.number, "pay"])).content.decode()
    assert 'name="gains"' not in page
    case = served(office, **BOTH)
    page = client.get(reverse("act", args=[case.number, "pay"])).content.decode()
    assert 'name="gains" value="1234.56"' in page and "待缴 1,234.56 元" in page
