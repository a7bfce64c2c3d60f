"""A visit from its plan to its record, and what follows an order to correct."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mingjing.office.inspections.models import CorrectionOrder, Inspection, LenientAct, Sortie
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.visits.actions import begin_at_once, perform
from mingjing.office.visits.tests.scene import (
    CLEAN,
    DAY,
    FACT,
    ROAD,
    begun,
    go,
    planned,
    walked,
)
from tests.cast import Office, an_office, at, deed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def guards(no: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {r.guard for r in no.value.reasons}


def test_a_clean_visit_becomes_an_inspection_on_record(office: Office) -> None:
    visit = walked(office, *ROAD, "tell_findings", "end_visit", forms=CLEAN)
    record = visit.inspection
    assert record is not None and visit.stage == "ended"
    assert (record.result, record.finding, record.talk_held) == ("clean", "", False)
    assert record.started_at == at(DAY, 9) and record.ended_at == at(DAY, 9, 30)
    assert {c.item.code: c.kept for c in record.checks.all()} == {"TJ021": True, "TJ022": True}
    assert set(record.officers.all()) == {office.investigator, office.second}
    assert [e.verb for e in entries_of("visit", visit.pk)] == [
        "plan_visit", *ROAD, "tell_findings", "end_visit",
    ]  # fmt: skip


def test_an_order_is_numbered_belongs_to_the_record_and_is_looked_at_again(office: Office) -> None:
    visit = walked(office, *ROAD, "order_correction", "tell_findings", "end_to_follow")
    order = CorrectionOrder.objects.get()
    assert visit.stage == "following" and order.number == "示城管责改字〔2026〕第1号"
    assert order.inspection == visit.inspection and order.party == visit.party
    assert visit.inspection is not None and visit.inspection.result == "ordered"
    assert FACT in visit.inspection.finding and FACT in order.conduct
    looked = {"identity_shown": True, "content": "报警装置已安装"}
    visit = go(office, visit, "recheck_order", at(DAY + timedelta(days=7)), passed=True, **looked)
    visit = go(office, visit, "close_visit", at(DAY + timedelta(days=7), 10))
    assert visit.stage == "ended" and not visit.uncorrected


def test_what_is_not_corrected_must_go_on_to_a_case(office: Office) -> None:
    visit = walked(office, *ROAD, "order_correction", "tell_findings", "end_to_follow")
    late = at(DAY + timedelta(days=20))
    visit = go(office, visit, "recheck_order", late, passed=False, identity_shown=True,
               content="仍未安装")  # fmt: skip
    faults = [f["watch"] for f in entries_of("visit", visit.pk).latest("seq").faults]
    assert faults == ["rechecked_late"]
    with pytest.raises(Refused) as no:
        go(office, visit, "close_visit", late + timedelta(minutes=5))
    assert guards(no) == {"settled"}
    visit = go(office, visit, "hand_to_case", late + timedelta(minutes=10))
    visit = go(office, visit, "close_visit", late + timedelta(minutes=20))
    assert visit.stage == "ended" and visit.findings.get(kept=False).handed


def test_lenient_acts_are_kept_with_their_result_and_counted(office: Office) -> None:
    visit = walked(office, *ROAD)
    told = {"with_whom": "负责人", "content": "讲清规定", "response": "promised"}
    visit = go(office, visit, "hold_talk", at(DAY, 9, 20), findings=[], **told)
    assert visit.findings.get(kept=False).answer == ""
    visit = go(office, visit, "educate", at(DAY, 9, 25), **told)
    visit = go(office, visit, "tell_findings", at(DAY, 9, 30))
    visit = go(office, visit, "end_visit", at(DAY, 9, 40))
    assert visit.inspection is not None
    assert (visit.inspection.result, visit.inspection.talk_held) == ("taught", True)
    acts = LenientAct.objects.order_by("pk")
    assert [(a.kind, a.response) for a in acts] == [
        ("hold_talk", "promised"), ("educate", "promised"),
    ]  # fmt: skip
    assert [a.findings.count() for a in acts] == [0, 1]


def test_a_talk_is_held_in_the_office_while_an_order_runs(office: Office) -> None:
    visit = walked(office, *ROAD, "order_correction", "tell_findings", "end_to_follow")
    told = {"with_whom": "法定代表人", "content": "讲清规定", "response": "promised",
            "where": "本机关会议室"}  # fmt: skip
    later = at(DAY + timedelta(days=3))
    with pytest.raises(Refused) as no:
        go(office, visit, "hold_talk", later, findings=[], **{**told, "content": " "})
    assert guards(no) == {"content_given"}
    visit = go(office, visit, "hold_talk", later, findings=[], **told)
    talk = LenientAct.objects.get()
    assert (talk.kind, talk.day, talk.response) == ("hold_talk", later.date(), "promised")
    assert visit.stage == "following" and visit.order_runs
    entry = entries_of("visit", visit.pk).latest("seq")
    assert entry.payload.content["where"] == "本机关会议室"


def test_a_result_is_not_told_while_a_breach_is_unanswered(office: Office) -> None:
    visit = walked(office, *ROAD)
    with pytest.raises(Refused) as no:
        go(office, visit, "tell_findings", at(DAY, 9, 30))
    assert guards(no) == {"all_answered"}
    assert not Inspection.objects.exists()


def test_every_item_of_the_list_is_answered_and_only_once(office: Office) -> None:
    visit = walked(office, *ROAD[:3])
    with pytest.raises(Refused) as no:
        go(office, visit, "record_checks", at(DAY, 9, 10), checks=[["TJ021", True, ""]])
    assert guards(no) == {"all_items_answered"}
    with pytest.raises(Refused) as no:
        go(office, visit, "record_checks", at(DAY, 9, 10),
           checks=[["TJ021", False, " "], ["TJ022", True, ""]])  # fmt: skip
    assert guards(no) == {"breach_described"}
    visit = go(office, visit, "record_checks", at(DAY, 9, 10))
    with pytest.raises(Invalid):
        go(office, visit, "record_checks", at(DAY, 9, 12), checks=[["TJ021", True, ""]])


def test_who_takes_part_does_not_approve_and_one_alone_does_not_enter(office: Office) -> None:
    visit = begun(office, officers=[office.investigator, office.leader])
    with pytest.raises(Refused) as no:
        go(office, visit, "approve_visit", at(DAY, 8, 40))
    assert guards(no) == {"approver_apart"}
    visit = walked(office, "approve_visit", "notify_visit")
    with pytest.raises(Refused) as no:
        alone = deed_of([office.investigator], at(DAY, 9), identity_shown=True, vehicle="")
        perform(visit.pk, "begin_visit", alone)
    assert guards(no) == {"two_officers"}


def test_at_once_a_firm_is_approved_afterwards_and_lateness_stands(office: Office) -> None:
    team = [office.investigator, office.second]
    deed = deed_of(team, at(DAY, 9), identity_shown=True, vehicle="")
    visit = begin_at_once(planned(office, ground="接群众反映现场正在使用气瓶"), deed)
    assert visit.approval_due
    visit = walked(office, "record_checks", "order_correction", "tell_findings", "end_to_follow",
                   visit=visit, moment=at(DAY, 9))  # fmt: skip
    visit = go(office, visit, "approve_afterwards", at(DAY + timedelta(days=6)), passed=True)
    assert [f["watch"] for f in entries_of("visit", visit.pk).latest("seq").faults] == [
        "approved_late"
    ]
    assert not visit.approval_due


def test_a_visit_without_reason_or_at_once_without_need_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as no:
        begun(office, ground=" ")
    assert guards(no) == {"grounded"}
    with pytest.raises(Refused) as no:
        begun(office, kind="complaint")
    assert guards(no) == {"grounded"}


def test_a_refused_entry_is_recorded_and_is_no_inspection(office: Office) -> None:
    visit = walked(office, *ROAD[:2])
    visit = go(office, visit, "record_refusal", at(DAY, 9), identity_shown=True,
               content="店主关门拒绝", witness="社区网格员在场")  # fmt: skip
    visit = go(office, visit, "end_refused", at(DAY, 9, 30), reason="改日另行检查")
    assert visit.stage == "ended" and visit.inspection is None
    assert not Inspection.objects.exists()


def test_a_visit_over_midnight_belongs_to_the_sortie_of_its_beginning(office: Office) -> None:
    start = at(DAY, 23, 10)
    visit = walked(office, *ROAD, "tell_findings", "end_visit", forms=CLEAN,
                   visit=begun(office, start), moment=start)  # fmt: skip
    assert visit.inspection is not None and visit.inspection.sortie is not None
    assert visit.inspection.day == visit.inspection.sortie.day == DAY
    assert visit.ended_at is not None and visit.ended_at > at(DAY + timedelta(days=1), 0)


def test_visits_of_a_day_make_one_sortie_with_its_people_and_vehicles(office: Office) -> None:
    first = walked(office, *ROAD, "tell_findings", "end_visit", forms=CLEAN)
    place = planned(office).place
    second = begun(office, at(DAY, 8, 35), place=place, address="示例路 99 号")
    plate = {**CLEAN, "begin_visit": {"identity_shown": True, "vehicle": "示例A002"}}
    second = walked(office, *ROAD, "tell_findings", "end_visit", visit=second, forms=plate,
                    moment=at(DAY, 13))  # fmt: skip
    sortie = Sortie.objects.get()
    assert first.inspection is not None and second.inspection is not None
    assert first.inspection.sortie == second.inspection.sortie == sortie
    assert (sortie.people, sortie.vehicles) == (2, 2)
