"""Two people make the same act in the same moment, each on a connection of their own: one act is
kept, and the other person reads a sentence. SQLite has one writer, so this is asked of PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from mingjing.demo.identities import credit_code
from mingjing.office.cases import actions as case_acts
from mingjing.office.cases import effects
from mingjing.office.cases.actions import (
    give_out_spot_forms,
    perform,
    void_spot_form,
)
from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.models import Case, Proceeding, SpotForm
from mingjing.office.disclosure import actions as disclosure
from mingjing.office.disclosure.actions import (
    publish_decision,
    withdraw_publication,
    withhold_decision,
)
from mingjing.office.disclosure.models import Publication
from mingjing.office.journal.door import record
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Counter, Entry
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties import actions as parties
from mingjing.office.parties.actions import (
    PartyData,
    amend_party,
    find_or_register_party,
    register_party,
)
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import Person
from mingjing.office.plans import actions as plans
from mingjing.office.plans.models import Plan, Selection
from mingjing.office.plans.tests.scene import a_task, listed, published, task_of
from mingjing.office.registers.models import ListedObject
from mingjing.office.reports import actions as reports
from mingjing.office.reports.models import Edition, Report
from mingjing.office.reports.tests.scene import ROAD, TEXTS, went, written
from tests.cast import START, Office, an_office, at, deed_of, walk_to
from tests.cast_forms import SUMMARY_FORMS
from tests.meeting import (
    A_TURN,
    A_WHILE,
    Act,
    Meeting,
    a_database_of_our_own,
    made,
    met_at,
    met_before_the_door_writes,
    one_of,
    together,
)

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="one writer on SQLite"),
    pytest.mark.django_db,
]

DAY = date(2023, 1, 10)


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office that is really written, for all tests of this file."""
    with django_db_blocker.unblock(), a_database_of_our_own():
        yield an_office()


def by(person: Person, day: date = DAY, hour: int = 9, **form: Any) -> Deed:
    return deed_of([person], at(day, hour), **form)


def test_of_two_plans_of_a_year_one_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    met_before_the_door_writes(monkeypatch, plans, "PLANS")
    said = "刚才另有人已经"
    clerk = by(office.clerk, date(2024, 1, 10))
    row = one_of(
        together(*[lambda n=n: plans.draft_plan(clerk, 2024, f"第{n}份") for n in (1, 2)]),
        said=said,
    )
    assert Plan.objects.get(year=2024).title == row.title
    assert entries_of("plan", row.pk).count() == 1


def the_plan(office: Office) -> Plan:
    """The published plan of 2023, with a task of each way of selecting."""

    def make() -> Plan:
        listed(office)
        source = "示例彩票中心 2023 年第 3 期号码"
        by_risk = a_task(office, method="risk", target=6, share=30, source=source)
        return published(office, by_risk, a_task(office, title="逐一列明"))

    return Plan.objects.filter(year=2023, version=1).first() or made(make)


def test_of_two_amendments_of_a_plan_one_is_kept_with_its_tasks(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = the_plan(office)
    met_before_the_door_writes(monkeypatch, plans, "PLANS")
    clerk = by(office.clerk, date(2023, 5, 8), reason="增加扬尘治理专项")
    row = one_of(together(*[lambda: plans.draft_amendment(clerk, old)] * 2), said="刚才另有人已经")
    assert Plan.objects.filter(year=2023).count() == 2 and row.tasks.count() == 2


def test_the_objects_of_a_task_are_selected_by_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = the_plan(office)
    rows, clerk = list(ListedObject.objects.all()[:3]), by(office.clerk)
    by_risk, by_name = task_of(plan), task_of(plan, 1)
    for task, select in (
        (by_risk, lambda: plans.select_by_risk(clerk, by_risk, "0731942")),
        (by_name, lambda: plans.select_named(clerk, by_name, rows, "上年度有投诉")),
    ):
        with monkeypatch.context() as only:
            met_at(only, plans, "once")
            row = one_of(together(select, select), said="刚才另有人已经为这项任务选定了对象")
        assert Selection.objects.get(code=task.code) == row
        assert row.objects_selected.count() in (3, 6)


def test_one_report_of_a_year_its_text_and_its_edition(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started once; of two texts written from the same one the later is told; published once."""
    clerk = by(office.clerk, date(2025, 1, 5))
    with monkeypatch.context() as only:
        met_before_the_door_writes(only, reports, "REPORTS")
        start = [lambda: reports.start_report(clerk, 2024)] * 2
        one_of(together(*start), said="刚才另有人已经建立了 2024 年的报告")
    assert Report.objects.filter(year=2024).count() == 1
    row = made(lambda: written(office))
    base = row.sections.get(key="people").version
    with monkeypatch.context() as only:
        met_at(only, reports, "in_names")
        told = together(*[
            lambda n=n: reports.write_section(clerk, row, "people", f"第{n}稿。", base=base)
            for n in "甲乙"
        ])  # fmt: skip
    kept = one_of(told, said="已经保存了第")
    [later] = [one for one in told if isinstance(one, reports.Clash)]
    assert later.theirs.body == kept.body == row.sections.get(key="people").body
    made(lambda: reports.write_section(clerk, row, "people", TEXTS["people"]))
    row = made(lambda: went(office, row, "sign_report"))
    monkeypatch.setattr(reports, "DRAWERS", {"html": reports.DRAWERS["html"]})
    verb, who, said = ROAD[-1]
    deed = by(getattr(office, who), date(2024, 1, 5), 14, **said)
    one_of(together(*[lambda: reports.perform(row, verb, deed)] * 2), said="已公开|公布|步骤")
    assert Edition.objects.filter(report=row).count() == 1


def test_numbers_leave_no_gap_whoever_comes_first_and_whoever_gives_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Meeting().after(lambda: None)
    made = Counter.objects.get_or_create
    monkeypatch.setattr(Counter.objects, "get_or_create", lambda **row: (create(), made(**row))[1])

    def issued(*, keep: bool = True) -> int:
        with transaction.atomic():
            number = next_number("at_once", 2023)
            if not keep:
                raise Invalid({"number": "放弃"})
        return number

    told = together(issued, issued, issued, lambda: issued(keep=False))
    assert sorted(n for n in told if isinstance(n, int)) == [1, 2, 3]
    assert Counter.objects.get(series="at_once").last == 3


def test_a_number_that_two_register_is_one_party(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who registers is told; who goes on with a case goes on with the party that is there."""
    deed, kind = by(office.investigator), PartyKind.SOLE_TRADER
    first, second, third = (
        PartyData(kind, f"示例摊{n}（虚构）", credit_code=credit_code(n, sole_trader=True))
        for n in range(3)
    )
    with monkeypatch.context() as only:
        met_at(only, parties, "_refuse_twin")
        one_of(
            together(*[lambda: register_party(first, deed=deed)] * 2),
            said="该统一社会信用代码已登记",
        )
    with monkeypatch.context() as only:
        met_at(only, parties, "_refuse_twin")
        one, same = together(*[lambda: find_or_register_party(second, deed=deed)] * 2)
    assert one == same and Party.objects.filter(credit_code=second.credit_code).count() == 1
    rows = [
        made(lambda n=n: register_party(PartyData(kind, f"示例摊无号{n}"), deed=deed))
        for n in "甲乙"
    ]
    met_at(monkeypatch, parties, "_refuse_twin")
    one_of(
        together(*[lambda r=r: amend_party(r, third, deed=deed) for r in rows]),
        said="该统一社会信用代码已登记",
    )


def test_cases_founded_at_once_bear_numbers_in_a_row(office: Office) -> None:
    before = Case.objects.filter(number__startswith="J2023-").count()
    cases = together(*[lambda: walk_to(office, "record_on_the_spot", summary=True)] * 3)
    given = sorted(int(case.number[-4:]) for case in cases)
    assert given == [before + n for n in (1, 2, 3)]


def served(office: Office) -> Case:
    return made(lambda: walk_to(office, "hand_over", summary=True, day=START))


def withdrawal(office: Office, case: Case) -> Proceeding:
    """The office corrects itself and takes the decision back."""
    form = {"fall": "cancelled", "reason": "认定事实有误"}
    return begin(case.pk, "withdrawal", "withdraw_decision", by(office.leader, DAY, 8, **form))


def test_a_decision_is_published_once_on_an_outlet(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = served(office)
    met_at(monkeypatch, disclosure, "proposal_for")
    publish = [lambda: publish_decision(case, "platform", by(office.clerk))] * 2
    row = one_of(together(*publish), said="公示")
    assert Publication.objects.get(case=case) == row
    assert entries_of("publication", row.pk).count() == 1


def test_what_falls_while_it_is_being_published_was_published_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who publishes has looked: the decision stands until that is written."""
    case, looked, fell = served(office), Event(), Event()
    look = disclosure.proposal_for

    def slowly(*told: Any) -> Any:
        looked.set()
        fell.wait(A_WHILE)
        return look(*told)

    def fall() -> Proceeding:
        looked.wait(A_TURN)
        row = withdrawal(office, case)
        fell.set()
        return row

    monkeypatch.setattr(disclosure, "proposal_for", slowly)
    together(lambda: publish_decision(case, "platform", by(office.clerk, DAY, 8)), fall)
    row = Publication.objects.get(case=case)
    fallen = Entry.objects.get(verb="withdraw_decision", subject_id=case.proceedings.get().pk)
    assert entries_of("publication", row.pk).get().pk < fallen.pk


def test_who_publishes_while_a_decision_falls_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, falling, asked = served(office), Event(), Event()

    def fall() -> Proceeding:
        with transaction.atomic():
            row = withdrawal(office, case)
            falling.set()
            asked.wait(A_WHILE)
        return row

    def publish() -> Publication:
        falling.wait(A_TURN)
        return publish_decision(case, "platform", by(office.clerk, DAY, 8))

    row = one_of(together(publish, fall), said="不能再公示")
    assert isinstance(row, Proceeding) and not Publication.objects.filter(case=case).exists()


def test_what_is_taken_down_and_withheld_at_once_ties_no_knot(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case is locked before its publications by all who lock both."""
    case = served(office)
    shown = made(lambda: publish_decision(case, "platform", by(office.clerk, DAY, 7)))
    made(lambda: withdrawal(office, case))
    met_at(monkeypatch, disclosure, "fell_on", A_WHILE)  # only one of both may look
    told = together(
        lambda: withdraw_publication(shown, by(office.clerk), "决定已撤回"),
        lambda: withhold_decision(case, "platform", by(office.clerk), "没有公开过"),
    )
    assert one_of(told, said="该决定已于 2023-01-10 在").withdrawn_on == DAY
    assert case.proceedings.get().stage == "taken_back"


def forms_of(office: Office, device: str) -> tuple[SpotForm, ...]:
    deed = by(office.investigator, START, 8)
    return give_out_spot_forms(office.investigator, deed, upto=2, device=device)


def test_a_phone_that_asks_twice_holds_its_forms_once(office: Office) -> None:
    told = together(*[lambda: forms_of(office, "示例设备一")] * 2)
    assert {form.number for held in told for form in held} == {
        form.number for form in SpotForm.objects.filter(device="示例设备一")
    }
    assert SpotForm.objects.filter(device="示例设备一").count() == 2


def test_a_form_is_used_once_or_made_void(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = made(lambda: forms_of(office, "示例设备二"))
    third, _ = made(lambda: forms_of(office, "示例设备三"))
    heard = lambda: walk_to(office, "hear_on_the_spot", summary=True, day=START)  # noqa: E731
    cases = [made(heard) for _ in range(3)]
    road = SUMMARY_FORMS["decide_on_the_spot"]

    def decide(case: Case, form: SpotForm) -> Act:
        team = [office.investigator, office.second]
        deed = deed_of(team, at(START, 14), **{**road, "printed_number": form.number})
        return lambda: perform(case.pk, "decide_on_the_spot", deed)

    def strike(form: SpotForm) -> Act:
        return lambda: void_spot_form(form, by(office.clerk, START, 14), reason="写坏了")

    for acts in (
        (decide(cases[0], first), decide(cases[1], first)),
        (decide(cases[2], second), strike(second)),
        (strike(third), strike(third)),
    ):
        with monkeypatch.context() as only:
            met = Meeting().after(record)
            only.setattr(effects, "record", met)
            only.setattr(case_acts, "record", met)
            one_of(together(*acts), said="已经使用或者作废")
    assert SpotForm.objects.filter(device="示例设备二", case=None, voided_on=None).count() == 0
    assert len(entries_of("spot_form", third.pk)) == 2
