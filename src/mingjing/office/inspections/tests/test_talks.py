"""A talk after an inspection: asked, put off, held or not come, counted by its own day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mingjing.office.inspections.models import Inspection, LenientAct, Talk
from mingjing.office.inspections.talks import found_talk, perform_talk
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, an_office, at, deed_of

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=9)
ASKED = {"with_whom": "店长演示某", "where": "会议室", "topic": "用气安全",
         "appointed_at": at(LATER, 10)}  # fmt: skip
SAID = {"with_whom": "店长演示某", "where": "", "content": "讲清规定，听取说明",
        "response": "promised", "agreed": "月底前装好报警器"}  # fmt: skip


@pytest.fixture
def office() -> Office:
    return an_office()


def a_breach(office: Office) -> Inspection:
    return inspected(office, place=a_place(office), checks=[(an_item(), False)], result="lead",
                     finding="报警器断电")  # fmt: skip


def pair(office: Office) -> list[Person]:
    return [office.investigator, office.second]


def asked(office: Office, **other: Any) -> Talk:
    deed = deed_of([office.investigator], at(DAY, 15), **{**ASKED, **other})
    return found_talk(a_breach(office), "invite_to_talk", deed)


def guards(no: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {r.guard for r in no.value.reasons}


def test_who_came_is_heard_and_counted_by_the_day_of_the_talk(office: Office) -> None:
    talk = asked(office)
    talk = perform_talk(talk.pk, "record_talk", deed_of(pair(office), at(LATER, 11), **SAID))
    assert (talk.stage, talk.inspection.talk_held) == ("held", False)
    act = LenientAct.objects.get()
    assert talk.held == act and act.inspection == talk.inspection
    assert (act.kind, act.day, act.where) == ("hold_talk", LATER, "会议室")
    assert (act.area, act.unit, act.agreed) == ("gas", office.brigade, "月底前装好报警器")
    told = replay("talk", talk.pk)
    assert told == snapshot(Talk.objects.get(pk=talk.pk))
    assert [e.verb for e in entries_of("talk", talk.pk)] == ["invite_to_talk", "record_talk"]


def test_a_talk_that_was_held_uninvited_is_recorded_in_one_act(office: Office) -> None:
    row = a_breach(office)
    talk = found_talk(row, "record_talk", deed_of(pair(office), at(LATER, 11), **SAID))
    assert (talk.stage, talk.appointed_at) == ("held", None)
    with pytest.raises(Invalid):
        found_talk(row, "record_talk", deed_of(pair(office), row.started_at, **SAID))


@pytest.mark.parametrize(
    ("verb", "people", "change", "guard"),
    [
        ("invite_to_talk", "reviewer", {}, "post_fits"),
        ("invite_to_talk", "investigator", {"topic": " "}, "topic_given"),
        ("invite_to_talk", "investigator", {"appointed_at": at(DAY, 14)}, "appointed_ahead"),
        ("record_talk", "investigator", {}, "two_officers"),
        ("record_talk", "pair", {"content": ""}, "content_given"),
    ],
)
def test_what_a_talk_lacks_refuses_it(
    office: Office, verb: str, people: str, change: dict[str, Any], guard: str
) -> None:
    who = pair(office) if people == "pair" else [getattr(office, people)]
    form = {**(ASKED if verb == "invite_to_talk" else SAID), **change}
    with pytest.raises(Refused) as no:
        found_talk(a_breach(office), verb, deed_of(who, at(DAY, 15), **form))
    assert guards(no) == {guard}
    assert not Talk.objects.exists() and not LenientAct.objects.exists()


def test_who_did_not_come_is_told_so_after_the_time_and_is_not_counted(office: Office) -> None:
    talk, told = asked(office), {"content": "电话通知后未到，等到十一点"}
    by = [office.investigator]
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "record_absence", deed_of(by, at(LATER, 9), **told))
    assert guards(no) == {"moment_come"}
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "record_absence", deed_of(by, at(LATER, 11), content=" "))
    assert guards(no) == {"absence_told"}
    talk = perform_talk(talk.pk, "record_absence", deed_of(by, at(LATER, 11), **told))
    assert (talk.stage, talk.remark) == ("absent", told["content"])
    assert not LenientAct.objects.exists()
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "record_talk", deed_of(pair(office), at(LATER, 12), **SAID))
    assert guards(no) == {"in_turn"}


def test_the_minute_that_was_appointed_is_the_first_of_an_absence(office: Office) -> None:
    talk, told = asked(office), {"content": "电话通知后未到"}
    by = [office.investigator]
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "record_absence", deed_of(by, at(LATER, 9, 59), **told))
    assert guards(no) == {"moment_come"}
    talk = perform_talk(talk.pk, "record_absence", deed_of(by, at(LATER, 10), **told))
    assert talk.stage == "absent"


def test_a_talk_is_put_off_and_called_off_with_a_reason(office: Office) -> None:
    talk, by = asked(office), [office.leader]
    moved = {"reason": "对方外出", "appointed_at": at(LATER, 16)}
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "put_off_talk", deed_of(by, at(DAY, 16), **{**moved, "reason": ""}))
    assert guards(no) == {"reason_given"}
    talk = perform_talk(talk.pk, "put_off_talk", deed_of(by, at(DAY, 16), **moved))
    assert (talk.stage, talk.appointed_at) == ("invited", at(LATER, 16))
    with pytest.raises(Refused) as no:
        perform_talk(talk.pk, "call_off_talk", deed_of(by, at(DAY, 17), reason=" "))
    assert guards(no) == {"reason_given"}
    talk = perform_talk(talk.pk, "call_off_talk", deed_of(by, at(DAY, 17), reason="已经改正"))
    assert talk.stage == "called_off"


def test_a_talk_told_late_carries_the_fault(office: Office) -> None:
    talk = asked(office)
    deed = deed_of(pair(office), at(LATER, 11), **SAID)
    late = type(deed)(deed.by, deed.at, at(LATER + timedelta(days=20), 9), deed.form)
    perform_talk(talk.pk, "record_talk", late)
    entry = entries_of("talk", talk.pk).latest("seq")
    assert [f["watch"] for f in entry.faults] == ["entered_late"]


def test_the_pages_walk_from_the_inspection_to_the_signed_record(office: Office) -> None:
    row, client = a_breach(office), Client()
    client.force_login(office.investigator)
    assert f"/inspections/{row.number}/talk/" in client.get(
        f"/inspections/{row.number}/").content.decode()  # fmt: skip
    typed = {"with_whom": "店长", "where": "会议室", "topic": "用气安全",
             "at": f"{DAY} 15:00", "appointed_at": f"{LATER} 10:00"}  # fmt: skip
    assert client.post(f"/inspections/{row.number}/talk/", typed).status_code == 303
    talk = Talk.objects.get()
    page = client.get(f"/inspections/talks/{talk.number}/").content.decode()
    assert "记录没有到场" in page and "约请谈话" in page
    assert "不是行政处罚" in client.get(f"/inspections/talks/{talk.number}/paper/").content.decode()
    held = {"with_whom": "店长", "where": "", "content": "讲清规定", "response": "promised",
            "agreed": "装好报警器", "at": f"{LATER} 11:00",
            "officers": [p.pk for p in pair(office)]}  # fmt: skip
    assert client.post(
        f"/inspections/talks/{talk.number}/do/record_talk/", held).status_code == 303  # fmt: skip
    assert "装好报警器" in client.get(f"/inspections/talks/{talk.number}/paper/").content.decode()
    assert "约谈" in client.get(f"/inspections/{row.number}/").content.decode()
    listed = client.get(f"/inspections/talks/?state=held&inspection={row.number}")
    assert talk.number in listed.content.decode()
    other = Client()
    other.force_login(office.stranger)
    for path in ("", "paper/", "do/record_talk/"):
        assert other.get(f"/inspections/talks/{talk.number}/{path}").status_code == 404
    assert talk.number not in other.get("/inspections/talks/").content.decode()
    lenient = client.get("/visits/lenient/?act=hold_talk&year=2023").content.decode()
    assert row.number in lenient and "讲清规定" in lenient
