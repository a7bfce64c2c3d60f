"""A rehearsal: begun, played act by act, undone, taken away as a file, and noted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.law.examine import examine
from mingjing.office.cases.models import Case
from mingjing.office.items.power import shipped_items
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.learning.models import Rehearsal
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, an_office

pytestmark = pytest.mark.django_db
GAS = "04-gas-safety"
DECIDE = {"act": "decide_penalty", "by": ["演示领导"], "kinds": ["fine"], "fine": "8000"}


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def client(office: Office) -> Client:
    return signed_in(office.investigator)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def begun(client: Client, slug: str = GAS) -> str:
    """The address of a rehearsal that was just begun."""
    answer = client.post(f"/learning/rehearsal/start/{slug}/")
    assert answer.status_code == 303
    return str(answer["Location"])


def scenario(client: Client, url: str) -> dict[str, Any]:
    answer = client.get(f"{url}scenario.json")
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    told: dict[str, Any] = json.loads(answer.content)
    return told


def text(answer: Any) -> str:
    return str(answer.content.decode())


def uploaded(client: Client, told: Any) -> Any:
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    file = SimpleUploadedFile("我的情景.json", raw, content_type="application/json")
    return client.post("/learning/rehearsal/upload/", {"file": file})


def test_the_situations_are_offered_and_said_to_be_invented(client: Client) -> None:
    page = text(client.get("/learning/rehearsal/"))
    assert "夜市露天烧烤" in page and "均为虚构" in page
    assert 'href="/learning/rehearsal/"' in text(client.get("/learning/"))


def test_a_refused_act_stays_as_a_lesson_and_changes_nothing(client: Client) -> None:
    url = begun(client)
    before = scenario(client, url)
    answer = client.post(url, {**DECIDE, "at": "2026-10-10T10:00"})
    assert answer.status_code == 303
    page = text(client.get(answer["Location"].partition("#")[0]))
    assert "不能办理：作出处罚决定" in page and "行政处罚法第四十五条" in page
    assert "已告知" in page and "试办了 1 步" in page
    then = scenario(client, url)
    assert then["acts"][:-1] == before["acts"]
    said = examine(then, items=shipped_items())
    assert said["acts"][-1]["accepted"] is False and said["state"]["stage"] == "notified"


def test_the_same_act_after_the_term_is_made_and_gives_its_document(client: Client) -> None:
    url = begun(client)
    client.post(url, {**DECIDE, "at": "2026-10-10T10:00"})
    answer = client.post(url, {**DECIDE, "at": "2026-10-12T10:00"})
    page = text(client.get(answer["Location"].partition("#")[0]))
    assert "作出处罚决定成立" in page and "行政处罚决定书" in page and "送达决定书" in page


def test_what_is_open_depends_on_the_moment_that_is_dialled(client: Client) -> None:
    url = begun(client)
    decide = "?act=decide_penalty&amp;now=2026-10-"
    early = text(client.get(url, {"now": "2026-10-10T10:00"})).partition("试办任何一步")[0]
    late = text(client.get(url, {"now": "2026-10-12T10:00"})).partition("试办任何一步")[0]
    assert decide not in early and decide in late
    assert scenario(client, url)["acts"][-1]["act"] == "notify_penalty"


def test_a_moment_before_the_last_act_or_no_moment_at_all_is_passed_over(client: Client) -> None:
    url = begun(client)
    still = "2026年9月28日 10:30 星期一"
    for now in ("2020-01-01T00:00", "昨天", "9999-12-31T23:59", "2040-01-01", ""):
        answer = client.get(url, {"now": now})
        assert answer.status_code == 200 and still in text(answer)
    assert "不在已公布的工作日历内" in text(client.get(url, {"now": "2040-01-01T09:00"}))


def test_a_rehearsal_ends_where_the_calendar_ends(client: Client) -> None:
    url = begun(client)
    assert client.post(url, {**DECIDE, "at": "2031-10-12T10:00"}).status_code == 422
    waive = {"act": "waive_defence", "by": ["演示甲", "演示乙"], "explicit": "yes"}
    assert client.post(url, {**waive, "at": "2027-12-31T23:50"}).status_code == 303
    assert client.get(url).status_code == 200


def test_the_last_act_can_be_undone_but_not_what_the_situation_began_with(client: Client) -> None:
    url = begun(client)
    at_first = scenario(client, url)
    client.post(url, {"undo": "1"})
    assert scenario(client, url) == at_first
    client.post(url, {**DECIDE, "at": "2026-10-12T10:00"})
    client.post(url, {"undo": "1"})
    assert scenario(client, url) == at_first


def test_time_does_not_go_back(client: Client) -> None:
    url = begun(client)
    answer = client.post(url, {**DECIDE, "at": "2026-09-01T10:00"})
    assert answer.status_code == 422 and "时间早于前一个行为" in text(answer)
    assert 'aria-invalid="true"' in text(answer)
    assert len(scenario(client, url)["acts"]) == 11


def test_htmx_gets_the_part_and_others_the_page(client: Client) -> None:
    url = begun(client)
    form = {**DECIDE, "at": "2026-10-12T10:00"}
    part = client.post(url, form, headers={"HX-Request": "true"})
    assert part.status_code == 200 and part["HX-Push-Url"] == url
    assert "<html" not in text(part) and "作出处罚决定成立" in text(part)
    assert "<html" in text(client.get(url))


def test_the_file_goes_out_and_comes_back(client: Client) -> None:
    url = begun(client)
    client.post(url, {**DECIDE, "at": "2026-10-12T10:00"})
    told = scenario(client, url)
    answer = uploaded(client, told)
    assert answer.status_code == 303
    assert scenario(client, answer["Location"]) == told
    page = text(client.get(answer["Location"]))
    assert "我的情景" in page and "试办了 12 步" in page


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"acts": [{"act": "fly", "at": "2026-09-21T09:00", "by": []}]},
         "第 1 个办理行为的“行为名称”"),
        ({"procedure": "none"}, "程序：不认识"),
        ({"conduct": {"item": "XX"}}, "违法行为的“权责事项编码”"),
        ({"people": {"甲": {"post": "king"}}}, "人员“甲”的“职务”"),
        ({"weather": "fine"}, "“weather”：没有这个字段"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_told_its_place(
    client: Client, change: dict[str, Any], place: str
) -> None:
    told = scenario(client, begun(client))
    answer = uploaded(client, {**told, "acts": [], **change})
    assert answer.status_code == 422
    assert place in text(answer), text(answer)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'"acts"', b'{"acts": 1}']
)
def test_what_is_no_scenario_at_all_is_an_error_and_no_crash(client: Client, raw: bytes) -> None:
    answer = uploaded(client, raw)
    assert answer.status_code == 422 and "有误" in text(answer)


def test_too_large_a_file_is_not_read(client: Client) -> None:
    answer = uploaded(client, b" " * 200_001)
    assert answer.status_code == 422 and "超过 200 KB" in text(answer)


def test_a_situation_of_ones_own_finds_its_item_and_begins(client: Client) -> None:
    item = an_item()
    typed = {"title": "我的情景", "procedure": "summary", "kind": "organisation",
             "since": "2026-09-01", "area": "gas", "name0": "甲", "post0": "officer",
             "card0": "2027-01-01", "name1": "乙", "post1": "leader"}  # fmt: skip
    found = text(client.post("/learning/rehearsal/new/", {**typed, "find": "item"}))
    assert item.violation in found and 'value="我的情景"' in found
    answer = client.post("/learning/rehearsal/new/", {**typed, "item": item.pk})
    assert answer.status_code == 303
    told = scenario(client, answer["Location"])
    assert told["conduct"] == {"item": item.code, "from": "2026-09-01"}
    assert list(told["people"]) == ["甲", "乙"] and told["acts"] == []
    assert "登记现场检查" in text(client.get(answer["Location"])) or told["procedure"] == "summary"


def test_two_people_of_one_name_cannot_be_told_apart(client: Client) -> None:
    typed = {"title": "我的情景", "procedure": "summary", "kind": "organisation",
             "since": "2026-09-01", "item": an_item().pk, "name0": "甲", "name1": "甲"}  # fmt: skip
    answer = client.post("/learning/rehearsal/new/", typed)
    assert answer.status_code == 422 and "两个人不能同名" in text(answer)


def test_nothing_is_recorded_while_one_plays(client: Client) -> None:
    before = Entry.objects.count()
    url = begun(client)
    client.post(url, {**DECIDE, "at": "2026-10-12T10:00"})
    client.get(f"{url}end/")
    assert (Entry.objects.count(), Case.objects.count()) == (before, 0)


def test_a_finished_rehearsal_is_noted_once_without_a_score(client: Client, office: Office) -> None:
    url = begun(client)
    client.post(url, {**DECIDE, "at": "2026-10-10T10:00"})
    end = text(client.get(f"{url}end/"))
    assert "不能办理" in end and "一种合法的办法" in end
    for _ in range(2):
        client.post(f"{url}end/")
    row = Rehearsal.objects.get()
    assert (row.person, row.situation) == (office.investigator, GAS)
    assert {f.name for f in Rehearsal._meta.get_fields()} == {
        "id", "acts", "person", "title", "situation", "held_on"}  # fmt: skip
    assert entries_of("rehearsal", row.pk).get().verb == "record_rehearsal"
    assert "已记入培训台账" in text(client.get(f"{url}end/"))
    assert office.investigator.name in text(client.get("/learning/rehearsal/"))
    other = signed_in(office.stranger)
    assert office.investigator.name not in text(other.get("/learning/rehearsal/"))


def test_who_only_supervises_plays_but_is_not_in_the_ledger(office: Office) -> None:
    client = signed_in(office.supervisor)
    url = begun(client)
    assert client.post(f"{url}end/").status_code == 409
    assert not Rehearsal.objects.exists()


def test_a_rehearsal_belongs_to_its_session_and_five_are_kept(
    client: Client, office: Office
) -> None:
    urls = [begun(client) for _ in range(6)]
    assert [client.get(u).status_code for u in urls] == [404] + [200] * 5
    assert signed_in(office.second).get(urls[-1]).status_code == 404
    assert client.post("/learning/rehearsal/start/none/").status_code == 404
    assert client.post(urls[-1], {"act": "fly"}).status_code == 404
