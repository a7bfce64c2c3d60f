"""The pages of a visit: what stands first, what a refusal says, who sees what."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from mingjing.office.inspections.models import LenientAct
from mingjing.office.people.models import Person
from mingjing.office.plans.tests.scene import a_task, an_inspection_item, published
from mingjing.office.registers.actions import NewItem, Point, publish_items, withdraw_item
from mingjing.office.visits.models import Scan, Visit
from mingjing.office.visits.tests.scene import ITEMS, begun, planned, walked
from tests.cast import Office, an_item, an_office, at, deed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def door(person: Person | None = None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def today(office: Office, *verbs: str) -> Visit:
    """A visit of this day, taken along some acts an hour ago."""
    start = timezone.localtime() - timedelta(hours=2)
    row = begun(office, start, planned_on=timezone.localdate())
    return walked(office, *verbs, visit=row, moment=start)


def test_the_act_to_make_now_stands_on_the_page_with_its_form(office: Office) -> None:
    row = today(office, "approve_visit", "notify_visit")
    page = door(office.investigator).get(f"/visits/{row.number}/").content.decode()
    assert "现在：亮证进场" in page and f"/visits/{row.number}/do/begin_visit/" in page
    assert page.count("checked") == 2  # the planned team is filled in
    waiting = door(office.supervisor).get(f"/visits/{row.number}/").content.decode()
    assert "等待有相应职务的人员办理" in waiting and "<textarea" not in waiting


def test_to_list_anew_keeps_what_asked_for_the_visit_and_tells_no_token(office: Office) -> None:
    typed = {"csrfmiddlewaretoken": "hidden", "again": "1", "area": "gas", "tasks": ["3", "4"]}
    answer = door(office.investigator).post("/visits/new/?complaint=TS1&at_once=1&area=air", typed)
    assert answer.status_code == 303
    path, _, asked = answer["Location"].partition("?")
    told = QueryDict(asked)
    assert path == "/visits/new/" and told.getlist("tasks") == ["3", "4"]
    assert (told["complaint"], told["at_once"], told["area"]) == ("TS1", "1", "gas")
    assert not {"csrfmiddlewaretoken", "again"} & set(told)


def test_a_visit_is_gone_through_on_its_pages(office: Office) -> None:
    row = today(office, "approve_visit", "notify_visit")
    client, at = door(office.investigator), f"/visits/{row.number}/do"
    team = [office.investigator.pk, office.second.pk]
    due = timezone.localdate() + timedelta(days=7)
    far = {"findings": ["TJ021"], "due_on": "2099-01-05"}
    for verb, data in (
        ("begin_visit", {"officers": team, "identity_shown": "on", "vehicle": "示例A001"}),
        ("record_checks", {"kept-TJ021": "no", "fact-TJ021": "没有报警装置", "rest": "1"}),
        ("hold_talk", {"with_whom": "店长", "content": "讲明规定", "response": "promised"}),
        ("order_correction", {"findings": ["TJ021"], "due_on": due.isoformat()}),
        ("tell_findings", {"receipt": "店长签收"}),
        ("end_to_follow", {}),
    ):
        if verb == "order_correction":
            assert client.post(f"{at}/{verb}/", far).status_code == 422
        answer = client.post(f"{at}/{verb}/", data)
        assert answer.status_code == 303, (verb, answer.content.decode())
        assert answer["Location"] == f"/visits/{row.number}/"
        assert answer.cookies["mj_done"].value == f"/visits/{row.number}/"
    row.refresh_from_db()
    assert row.stage == "following" and row.inspection is not None
    assert row.order is not None and row.order.due_on == due
    page = client.get(f"/visits/{row.number}/").content.decode()
    assert "已责令改正" in page and "柔性执法" in page and "复查改正情况" in page


def test_an_unanswered_item_is_refused_unless_the_rest_is_declared(office: Office) -> None:
    row = today(office, "approve_visit", "notify_visit", "begin_visit")
    client = door(office.investigator)
    url = f"/visits/{row.number}/do/record_checks/"
    answer = client.post(url, {f"kept-{ITEMS[0]}": "yes"})
    assert answer.status_code == 409 and "检查单上还有没有记录的事项" in answer.content.decode()
    assert client.post(url, {"rest": "1"}).status_code == 303
    assert all(f.kept for f in row.findings.all()) and row.findings.count() == 2


def test_the_wrong_step_says_what_comes_first(office: Office) -> None:
    row = today(office)
    answer = door(office.investigator).get(f"/visits/{row.number}/do/tell_findings/")
    assert answer.status_code == 409 and "尚不能告知检查结果" in answer.content.decode()
    assert door(office.leader).get(f"/visits/{row.number}/do/nonsense/").status_code == 404


def test_a_stranger_sees_neither_the_visit_nor_its_acts(office: Office) -> None:
    row = today(office)
    client = door(office.stranger)
    for path in (f"/visits/{row.number}/", f"/visits/{row.number}/do/approve_visit/",
                 f"/visits/{row.number}/identity/"):  # fmt: skip
        assert client.get(path).status_code == 404
    assert row.number not in client.get("/visits/").content.decode()


def test_the_code_tells_anybody_who_comes_today_and_what_they_may_refuse(office: Office) -> None:
    row = today(office, "approve_visit", "notify_visit")
    page = door().get(f"/open/visits/{row.code}/").content.decode()
    for words in ("本次检查属实", "演示甲", "演示乙", f"ZJ{office.second.pk:06d}", row.number,
                  "五个严禁", "严禁逐利检查", "有权拒绝，有权投诉举报"):  # fmt: skip
        assert words in page
    assert Scan.objects.filter(visit=row).count() == 1
    identity = door(office.investigator).get(f"/visits/{row.number}/identity/").content.decode()
    assert f"/open/visits/{row.code}/" in identity and "<svg" in identity


def test_the_code_of_another_day_or_of_no_approved_visit_vouches_for_nobody(
    office: Office,
) -> None:
    start = timezone.localtime() - timedelta(days=3)
    old = walked(office, "approve_visit", "notify_visit", visit=begun(
        office, start, planned_on=start.date()), moment=start)  # fmt: skip
    page = door().get(f"/open/visits/{old.code}/").content.decode()
    assert "不是今天的检查" in page and "本次检查属实" not in page
    waiting = begun(office, start, place=old.place, planned_on=start.date())
    assert door().get(f"/open/visits/{waiting.code}/").status_code == 404
    unknown = door().get("/open/visits/unknown/")
    assert unknown.status_code == 404
    told = unknown.content.decode()
    assert "有权拒绝检查" in told and "/search/" not in told


def test_a_visit_is_planned_on_its_page(office: Office) -> None:
    place = planned(office).place
    assert place is not None
    client, day = door(office.investigator), timezone.localdate()
    asked = f"/visits/new/?area=gas&street={office.street.pk}"
    page = client.get(asked).content.decode()
    assert place.name in page and "检查事项" in page
    items = list(planned(office, place=place).items)
    data = {
        "area": "gas", "street": office.street.pk, "place": place.pk, "kind": "daily",
        "ground": "年度计划", "planned_on": day.isoformat(), "items": [i.pk for i in items],
        "officers": [office.investigator.pk, office.second.pk],
    }  # fmt: skip
    assert client.post(asked, {**data, "ground": ""}).status_code == 409
    answer = client.post(asked, data)
    assert answer.status_code == 303, answer.content.decode()
    row = Visit.objects.get()
    assert row.stage == "planned" and set(row.items.all()) == set(items)


def test_lenient_acts_are_listed_counted_and_exported(office: Office) -> None:
    row = today(office, "approve_visit", "notify_visit", "begin_visit", "record_checks")
    data = {"with_whom": "店长", "content": "讲明规定", "response": "declined"}
    answer = door(office.investigator).post(f"/visits/{row.number}/do/admonish/", data)
    assert answer.status_code == 303 and LenientAct.objects.get().kind == "admonish"
    page = door(office.leader).get("/visits/lenient/").content.decode()
    assert "警示告诫" in page and "不接受" in page
    csv = door(office.leader).get("/visits/lenient/?export=csv")
    assert "讲明规定" in csv.getvalue().decode("utf-8-sig")
    assert "讲明规定" not in door(office.stranger).get("/visits/lenient/").content.decode()


def test_the_checklist_tells_law_points_and_typical_violations(office: Office) -> None:
    start = timezone.localtime() - timedelta(days=2)
    point = Point("有没有装燃气报警器", "查看厨房", "使用瓶装气而没有报警装置", an_item("TJ021"))
    item = NewItem("JC90", "餐饮燃气（示例）", "gas", "城镇燃气管理条例", start.date(), [point])
    publish_items(deed_of([office.clerk], start), [item], "示例公布")
    row = today(office, "approve_visit")
    told = ("城镇燃气管理条例", "有没有装燃气报警器", "怎样查：查看厨房",
            "典型情形：使用瓶装气而没有报警装置")  # fmt: skip
    ahead = door(office.leader).get(f"/visits/{row.number}/").content.decode()
    assert all(words in ahead for words in ("要查的事项", *told))
    walked(office, "notify_visit", "begin_visit", visit=row,
           moment=timezone.localtime() - timedelta(hours=1))  # fmt: skip
    page = door(office.investigator).get(f"/visits/{row.number}/").content.decode()
    assert "现在：记录检查单" in page and "要查的事项" not in page
    assert all(words in page for words in told)
    assert page.count("还没有检查要点") == 1  # the other item of the visit has none
    withdraw_item(deed_of([office.clerk], timezone.localtime()), "JC90", "示例撤下")
    later = door(office.investigator).get(f"/visits/{row.number}/").content.decode()
    assert "有没有装燃气报警器" not in later


def test_the_items_of_the_tasks_that_a_visit_serves_are_ticked(office: Office) -> None:
    year = timezone.localdate().year
    span = {"first": date(year, 1, 9), "last": date(year, 12, 31)}
    other = an_item("TJ146", area="waste", violation="未分类投放生活垃圾（示例）")
    plan = published(
        office,
        a_task(office, checks=[an_inspection_item(office, "JC92", an_item("TJ022"))], **span),
        a_task(
            office,
            title="分类投放（示例）",
            area="waste",
            checks=[an_inspection_item(office, "JC93", other, area="waste")],
            **span,
        ),
        moment=at(date(year, 1, 5)),
    )
    both = "&".join(f"tasks={task.pk}" for task in plan.tasks.all())
    asked = f"/visits/new/?area=gas&street={office.street.pk}&{both}"
    page = door(office.investigator).get(asked).content.decode()
    ticked = re.findall(r'name="items" value="(\d+)"[^>]*checked', page)
    assert {int(key) for key in ticked} == {an_item("TJ022").pk, other.pk}
    none = door(office.investigator).get(asked.split("&tasks")[0]).content.decode()
    assert not re.findall(r'name="items" value="\d+"[^>]*checked', none)
