"""A fine paid in parts, paid late, or taken in cash: exact days and sums, each refusal, one entry.

Served on Tuesday 3 January 2023: the fifteenth day is Wednesday 18 January.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.owing import last_payment_day, surcharge_of, surcharge_owed
from mingjing.office.cases.beside.payment import reckoned, shown
from mingjing.office.cases.facts import facts_of as case_facts
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, do, everything_written, refused, walk_to

LAST, NEXT = date(2023, 1, 18), date(2023, 1, 19)
ASKED = {"wish": "分两期缴纳", "proof": "停业证明", "parts": 2}
SCHEDULE = "2023-02-20 2000\n2023-03-20 3000"
GRANTED = {"granted": "yes", "schedule": SCHEDULE, "reason": "确有困难"}
TOLD = {"rate_told": True, "reason": "经催告未缴"}


def owing(office: Office) -> Case:
    """Fined 5,000 yuan, served on 3 January."""
    return walk_to(office, "serve")


def deferred(office: Office, case: Case | None = None) -> Proceeding:
    """Two parts, on Mondays 20 February and 20 March."""
    case = case or owing(office)
    row = begun(
        office, case, "payment", "apply_for_deferral", moment=at(date(2023, 1, 10)), **ASKED
    )
    return proceed(
        row.pk, "approve_instalments", deed_of([office.leader], at(date(2023, 1, 12)), **GRANTED)
    )


def surcharged(office: Office, day: date = NEXT) -> Proceeding:
    """Nothing was paid, and on the day after the last the surcharge is imposed."""
    return begin(
        owing(office).pk, "payment", "impose_surcharge", deed_of([office.leader], at(day), **TOLD)
    )


def read(row: Proceeding | Case) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def test_an_application_begins_the_row_from_the_day_of_service(office: Office) -> None:
    case = owing(office)
    row = begun(
        office, case, "payment", "apply_for_deferral", moment=at(date(2023, 1, 10)), **ASKED
    )
    assert (row.stage, row.awaits, row.due_on) == ("due", "leader", None)
    assert last_payment_day(read(case)) == LAST
    assert row.days["demand_payment"] == "2023-01-03"
    assert [e.verb for e in entries_of("proceeding", row.pk)] == [
        "demand_payment",
        "apply_for_deferral",
    ]


def test_without_proof_of_hardship_nothing_is_begun(office: Office) -> None:
    case = owing(office)
    before = everything_written()
    with pytest.raises(Refused) as no:
        begun(
            office,
            case,
            "payment",
            "apply_for_deferral",
            moment=at(date(2023, 1, 10)),
            **{**ASKED, "proof": ""},
        )
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("hardship", 66)]
    assert everything_written() == before and not Proceeding.objects.exists()


def test_what_is_granted_moves_the_last_day_of_the_case(office: Office) -> None:
    row = deferred(office)
    case = Case.objects.get(pk=row.case_id)
    assert (case.due_on, case.due_what) == (date(2023, 2, 20), "缴纳罚款（分期）")
    assert (row.facts["deferral"], row.awaits) == ("granted", "")
    case = do(office, case, "pay", at(date(2023, 2, 20)), amount=2000)
    assert (case.due_on, case.paid) == (date(2023, 3, 20), 2000)
    assert ("最后一日", "2023年3月20日") in list(shown(read(row), date(2023, 3, 1)))


def test_a_refused_deferral_leaves_the_day_and_may_be_asked_again(office: Office) -> None:
    row = begun(
        office,
        owing(office),
        "payment",
        "apply_for_deferral",
        moment=at(date(2023, 1, 10)),
        **ASKED,
    )
    row = proceed(
        row.pk,
        "approve_instalments",
        deed_of([office.leader], at(date(2023, 1, 12)), granted="no", reason="有能力缴纳"),
    )
    assert (read(row.case).due_on, row.facts["deferral"], row.awaits) == (LAST, "refused", "")
    row = went_on(office, row, "apply_for_deferral", moment=at(date(2023, 1, 13)), **ASKED)
    assert row.facts["deferral"] == "asked"


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        ("2023-02-20 2000", "各期合计 2,000 元，应当等于待缴的罚款 5,000 元"),
        ("2023-02-20 2000\n2023-02-20 3000", "第 2 期的日期 2023年2月20日 应当晚于"),
        ("2023-02-18 5000", "2023年2月18日 不是工作日"),
        ("2023-01-27 5000", "2023年1月27日 不是工作日"),
        ("2030-01-07 5000", "不在已公布的工作日历内"),
        ("二月底 5000", "第 1 行“二月底 5000”看不懂"),
        ("2023-02-30 5000", "第 1 行“2023-02-30 5000”看不懂"),
        ("2023-02-20 0\n2023-03-20 5000", "第 1 期的金额应当大于零"),
        ("2023-01-12 5000", "应当晚于 2023年1月12日"),
    ],
)
def test_a_schedule_that_cannot_stand_is_told_line_by_line(
    office: Office, schedule: str, says: str
) -> None:
    row = begun(
        office,
        owing(office),
        "payment",
        "apply_for_deferral",
        moment=at(date(2023, 1, 10)),
        **ASKED,
    )
    before = everything_written()
    deed = deed_of([office.leader], at(date(2023, 1, 12)), **{**GRANTED, "schedule": schedule})
    with pytest.raises(Invalid) as wrong:
        proceed(row.pk, "approve_instalments", deed)
    assert says in wrong.value.errors["schedule"]
    assert everything_written() == before


def test_a_deferral_without_sums_and_days_is_refused(office: Office) -> None:
    row = begun(
        office,
        owing(office),
        "payment",
        "apply_for_deferral",
        moment=at(date(2023, 1, 10)),
        **ASKED,
    )
    deed = deed_of([office.leader], at(date(2023, 1, 12)), **{**GRANTED, "schedule": ""})
    with pytest.raises(Refused) as no:
        proceed(row.pk, "approve_instalments", deed)
    assert [r.guard for r in no.value.reasons] == ["schedule"]


def test_other_ways_of_writing_a_day_are_understood(office: Office) -> None:
    row = begun(
        office,
        owing(office),
        "payment",
        "apply_for_deferral",
        moment=at(date(2023, 1, 10)),
        **ASKED,
    )
    typed = "2023年2月20日：2,000元\n2023/3/20，3000"
    deed = deed_of([office.leader], at(date(2023, 1, 12)), **{**GRANTED, "schedule": typed})
    row = proceed(row.pk, "approve_instalments", deed)
    assert row.sums["schedule"] == [["2023-02-20", 2000], ["2023-03-20", 3000]]


def test_the_last_part_settles_the_row_and_the_case_goes_on(office: Office) -> None:
    row = deferred(office)
    case = do(office, row.case, "pay", at(date(2023, 2, 20)), amount=2000)
    assert read(row).stage == "due"
    case = do(office, case, "pay", at(date(2023, 3, 20)), amount=3000)
    assert (read(row).stage, case.paid, case.awaits) == ("settled", 5000, "reviewer")
    verbs = [e.verb for e in entries_of("proceeding", row.pk)]
    assert verbs[-2:] == ["pay", "pay"]


def test_more_than_is_owed_is_refused_and_nothing_is_written(office: Office) -> None:
    row = deferred(office)
    case = do(office, row.case, "pay", at(date(2023, 2, 20)), amount=2000)
    before = everything_written()
    with pytest.raises(Invalid) as wrong:
        do(office, case, "pay", at(date(2023, 3, 20)), amount=3001)
    assert wrong.value.errors == {"amount": "本案待缴 3000 元，请填写 1 至 3000 元之间的金额"}
    assert everything_written() == before


def test_a_surcharge_is_not_imposed_on_the_last_day(office: Office) -> None:
    case = owing(office)
    before = everything_written()
    with pytest.raises(Refused) as no:
        begin(case.pk, "payment", "impose_surcharge", deed_of([office.leader], at(LAST), **TOLD))
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("overdue", 72)]
    assert everything_written() == before


def test_only_the_leader_imposes_it_and_only_where_its_rate_was_told(office: Office) -> None:
    case = owing(office)
    with pytest.raises(Refused) as no:
        begin(
            case.pk,
            "payment",
            "impose_surcharge",
            deed_of([office.clerk], at(NEXT), rate_told=False),
        )
    assert [r.guard for r in no.value.reasons] == ["post_fits", "rate_told"]


@pytest.mark.parametrize(
    ("day", "days", "amount", "capped"),
    [
        (date(2023, 1, 19), 1, "150.00", False),
        (date(2023, 1, 28), 10, "1500.00", False),
        (date(2023, 2, 20), 33, "4950.00", False),
        (date(2023, 2, 21), 34, "5000.00", True),
        (date(2023, 12, 29), 345, "5000.00", True),
    ],
)
def test_three_percent_a_day_and_never_more_than_the_fine(
    office: Office, day: date, days: int, amount: str, capped: bool
) -> None:
    added = surcharge_of(surcharged(office).case, day)
    assert added is not None
    assert (added.days, added.amount, added.capped) == (days, Decimal(amount), capped)
    told = reckoned(read(Case.objects.get()), added, LAST)
    assert told.startswith(f"5,000 元 × 3% × {days} 日（自 2023年1月19日 起")
    assert ("不再增加" in told) is capped


def test_the_fine_alone_does_not_settle_what_was_added(office: Office) -> None:
    row = surcharged(office)
    ten_days = at(date(2023, 1, 28))
    before = everything_written()
    with refused(row.case, ("surcharge_settled", "penalty_law_2021", 72)):
        do(office, row.case, "pay", ten_days, surcharge=Decimal("1499.99"))
    assert everything_written() == before
    case = do(office, row.case, "pay", ten_days, surcharge=Decimal("1500.00"))
    assert (case.paid, case.surcharge_paid, read(row).stage) == (
        5000,
        Decimal("1500.00"),
        "settled",
    )
    assert surcharge_owed(case, date(2023, 6, 1)) == 0
    fault = entries_of("proceeding", row.pk).last()
    assert fault is not None and [f["watch"] for f in fault.faults] == ["paid_late"]


def test_more_than_was_added_is_not_taken(office: Office) -> None:
    row = surcharged(office)
    with pytest.raises(Invalid) as wrong:
        do(office, row.case, "pay", at(date(2023, 1, 28)), surcharge=Decimal("1500.01"))
    assert wrong.value.errors == {"surcharge": "截至办理当日，加处罚款待缴 1500.00 元"}


def test_without_a_surcharge_none_is_taken(office: Office) -> None:
    with pytest.raises(Invalid) as wrong:
        do(office, owing(office), "pay", at(NEXT), surcharge=1)
    assert "surcharge" in wrong.value.errors


def test_an_agreement_may_waive_the_rest(office: Office) -> None:
    row = surcharged(office)
    case = do(office, row.case, "pay", at(date(2023, 1, 28)), waiver="执行协议，2023年1月27日")
    assert (read(row).stage, case.surcharge_paid) == ("settled", Decimal(0))


def test_it_counts_from_the_end_of_a_deferral(office: Office) -> None:
    row = deferred(office)
    leader = deed_of([office.leader], at(date(2023, 3, 20)), **TOLD)
    with pytest.raises(Refused) as no:
        proceed(row.pk, "impose_surcharge", leader)
    assert [r.guard for r in no.value.reasons] == ["overdue"]
    row = proceed(
        row.pk, "impose_surcharge", deed_of([office.leader], at(date(2023, 3, 21)), **TOLD)
    )
    added = surcharge_of(row.case, date(2023, 3, 22))
    assert added is not None and (added.days, added.amount) == (2, Decimal("300.00"))


def cash(office: Office) -> tuple[Case, Proceeding]:
    """A thousand yuan taken on the spot on Friday 20 January 2023, before the Spring Festival."""
    case = walk_to(office, "hand_over", summary=True, day=date(2023, 1, 20))
    case = do(office, case, "collect_on_the_spot", at(date(2023, 1, 20), 16))
    return case, case.proceedings.get()


def test_cash_is_on_its_way_from_the_moment_it_is_taken(office: Office) -> None:
    """The two working days after the festival: Saturday 28 (worked) and Sunday 29 January."""
    case, row = cash(office)
    assert (case.paid, row.stage, row.sums["cash"]) == (1000, "in_hand", 1000)
    assert (row.awaits, row.due_on, row.due_what) == (
        "officer",
        date(2023, 1, 29),
        "现金交至本机关",
    )
    row = went_on(
        office, row, "hand_in_cash", moment=at(date(2023, 1, 29)), amount=1000, taken_by="演示内勤"
    )
    assert (row.stage, row.awaits, row.due_on) == ("in_office", "clerk", date(2023, 1, 31))
    row = went_on(office, row, "bank_cash", moment=at(date(2023, 1, 31)), receipt="H0001")
    assert (row.stage, row.due_on) == ("settled", None)
    assert not [f for e in entries_of("proceeding", row.pk) for f in e.faults]


def test_cash_that_stays_too_long_is_a_fault_each_time(office: Office) -> None:
    _, row = cash(office)
    row = went_on(
        office, row, "hand_in_cash", moment=at(date(2023, 1, 30)), amount=1000, taken_by="演示内勤"
    )
    row = went_on(office, row, "bank_cash", moment=at(date(2023, 2, 2)), receipt="H0001")
    faults = [f["watch"] for e in entries_of("proceeding", row.pk) for f in e.faults]
    assert faults == ["cash_late", "bank_late"]


def test_nothing_of_the_cash_is_kept_back(office: Office) -> None:
    _, row = cash(office)
    with pytest.raises(Refused) as no:
        went_on(office, row, "hand_in_cash", moment=at(date(2023, 1, 28)), amount=900)
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("handed_in_full", 71)]
    row = went_on(office, row, "hand_in_cash", moment=at(date(2023, 1, 28)), amount=1000)
    with pytest.raises(Refused) as no:
        went_on(office, row, "bank_cash", moment=at(date(2023, 1, 28), 15), receipt="")
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("banked", 71)]


def test_a_case_is_not_closed_while_its_cash_is_not_at_the_bank(office: Office) -> None:
    case, row = cash(office)
    case = do(office, case, "report_on_the_spot", at(date(2023, 1, 28)))
    with refused(case, ("cash_banked", "penalty_law_2021", 71)):
        do(office, case, "close_case", at(date(2023, 1, 28), 10), by=[office.leader])
    row = went_on(office, row, "hand_in_cash", moment=at(date(2023, 1, 28), 11), amount=1000)
    went_on(office, row, "bank_cash", moment=at(date(2023, 1, 28), 15), receipt="H0001")
    closed = do(office, case, "close_case", at(date(2023, 1, 29)), by=[office.leader])
    assert closed.stage == "closed"


def test_cash_without_a_receipt_leaves_no_row(office: Office) -> None:
    case = walk_to(office, "hand_over", summary=True)
    with refused(case, ("receipt_numbered", "penalty_law_2021", 70)):
        do(office, case, "collect_on_the_spot", at(date(2023, 1, 4)), receipt="")
    assert not Proceeding.objects.exists()


def test_an_echo_is_made_by_nobody_directly(office: Office) -> None:
    row = deferred(office)
    with pytest.raises(ValueError, match="follows from another act"):
        proceed(row.pk, "cancel_payment", deed_of([office.leader], at(date(2023, 1, 13))))
    with pytest.raises(ValueError, match="follows from another act"):
        begin(row.case_id, "payment", "demand_payment", deed_of([office.clerk], at(LAST)))


def test_a_second_row_is_not_begun_while_one_is_open(office: Office) -> None:
    row = deferred(office)
    with pytest.raises(Refused) as no:
        begun(
            office, row.case, "payment", "apply_for_deferral", moment=at(date(2023, 1, 13)), **ASKED
        )
    assert [r.guard for r in no.value.reasons] == ["one_at_a_time"]


def test_nothing_is_deferred_where_nothing_is_owed(office: Office) -> None:
    undecided, paid = walk_to(office, "notify_penalty"), walk_to(office, "pay")
    for case, says in ((undecided, "处罚决定送达后"), (paid, "没有待缴的罚款")):
        with pytest.raises(Refused, match=says):
            begun(
                office, case, "payment", "apply_for_deferral", moment=at(date(2023, 1, 5)), **ASKED
            )


def test_plain_payment_begins_nothing(office: Office) -> None:
    case = walk_to(office, "pay")
    assert case.paid == 5000 and not case.proceedings.exists()


def test_the_record_tells_case_and_row(office: Office) -> None:
    row = surcharged(office)
    do(office, row.case, "pay", at(date(2023, 1, 28)), surcharge=Decimal(1500))
    assert replay("proceeding", row.pk) == snapshot(read(row))
    assert replay("case", row.case_id) == snapshot(read(row.case))
    assert case_facts(read(row.case), date(2023, 2, 1)).paid
