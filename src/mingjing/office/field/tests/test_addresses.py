"""What a phone is answered over the wire, with the code that tells it what to do next."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.law.on_the_spot import JUDGED, as_data
from mingjing.office.cases.models import Case, SpotForm
from mingjing.office.evidence import store
from mingjing.office.evidence.store import held
from mingjing.office.evidence.tests.scene import a_picture, fingerprint
from mingjing.office.field import assets
from mingjing.office.field.models import Draft
from mingjing.office.field.tests.scene import a_decision, an_envelope
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.models import Person
from tests.cast import Office, an_item


@pytest.fixture
def phone(office: Office) -> Client:
    return signed_in(office.investigator)


DEVICE, OTHER = "11111111-0000-4000-8000-000000000001", "22222222-0000-4000-8000-000000000002"


def signed_in(person: Person, device: str = DEVICE) -> Client:
    client = Client(headers={"x-field-person": str(person.pk), "x-field-device": device})
    client.force_login(person)
    return client


def posted(client: Client, told: Any) -> tuple[int, dict[str, Any]]:
    body = told if isinstance(told, bytes) else json.dumps(told)
    answer = client.post("/field/send/", body, content_type="application/json")
    return answer.status_code, answer.json()


def put(client: Client, key: Any, content: Any, *, base: int) -> tuple[int, dict[str, Any]]:
    body = json.dumps({"base": base, "content": content, "device": "手机甲"})
    answer = client.put(f"/field/drafts/{key}/", body, content_type="application/json")
    return answer.status_code, answer.json()


def test_the_day_holds_what_is_needed_without_signal(office: Office, phone: Client) -> None:
    an_item("S1", subject="any"), an_item("S9", violation="其他行为")
    told = phone.get("/field/day.json").json()
    assert told["person"]["key"] == office.investigator.pk
    assert {o["name"] for o in told["officers"]} == {"演示甲", "演示乙"}
    assert {i["code"]: i["spot"] for i in told["items"]} == {"S1": True, "S9": False}
    assert told["law"] == json.loads(json.dumps(as_data())) and told["numbers"] == []
    assert "先向" in told["paper"]["remedies"] and told["visits"] == []
    assert "mingjing" in told["law"]["version"] or len(told["law"]["version"]) == 16


def test_the_law_on_a_phone_is_the_law_of_the_office() -> None:
    rules = as_data()["rules"]
    assert {step: {r["name"] for r in told} for step, told in rules.items()} == {
        step: set(names) for step, names in JUDGED.items()
    }
    assert all(r["sentence"] and r["article"] for told in rules.values() for r in told)


def test_numbered_forms_are_taken_along(office: Office, phone: Client) -> None:
    first = phone.post("/field/forms/").json()["numbers"]
    assert len(first) == 5 and phone.post("/field/forms/").json()["numbers"] == first
    assert phone.get("/field/day.json").json()["numbers"] == first
    clerk = signed_in(office.clerk).post("/field/forms/")
    assert (clerk.status_code, clerk.json()["state"]) == (409, "refused")
    assert SpotForm.objects.count() == 5


def void(client: Client, number: str, **other: str) -> tuple[int, dict[str, Any]]:
    told = {"number": number, "reason": "金额写错", "at": timezone.now().isoformat(), **other}
    answer = client.post("/field/forms/void/", json.dumps(told), content_type="application/json")
    return answer.status_code, answer.json()


def test_two_phones_of_one_officer_never_hold_the_same_number(
    office: Office, phone: Client
) -> None:
    other = signed_in(office.investigator, OTHER)
    first, second = (c.post("/field/forms/").json()["numbers"] for c in (phone, other))
    assert len({*first, *second}) == 10
    assert phone.get("/field/day.json").json()["numbers"] == first
    assert other.get("/field/day.json").json()["numbers"] == second
    nameless = signed_in(office.investigator, "no device")
    assert nameless.post("/field/forms/").status_code == 400
    assert nameless.get("/field/day.json").json()["numbers"] == []
    assert SpotForm.objects.count() == 10


def test_a_spoilt_number_is_void_with_its_reason_and_replaced(
    office: Office, phone: Client
) -> None:
    first = phone.post("/field/forms/").json()["numbers"]
    assert void(phone, first[0]) == (200, {"state": "void"}) == void(phone, first[0])
    row = SpotForm.objects.get(number=first[0])
    assert row.void_reason == "金额写错" and row.voided_on
    assert [e.verb for e in entries_of("spot_form", row.pk)] == [
        "give_out_spot_form",
        "void_spot_form",
    ]
    again = phone.post("/field/forms/").json()["numbers"]
    assert again[:4] == first[1:] and len(again) == 5
    assert void(phone, first[1], reason=" ")[0] == 422 and void(phone, "x")[0] == 404
    assert void(signed_in(office.second), first[1])[0] == 404
    assert void(phone, first[1], at="today")[0] == 400


def test_the_office_sees_every_number_and_what_became_of_it(office: Office, phone: Client) -> None:
    first = phone.post("/field/forms/").json()["numbers"]
    page = phone.get("/spot-forms/").content.decode()
    assert all(number in page for number in first) and "未使用" in page
    row = SpotForm.objects.get(number=first[0])
    clerk = signed_in(office.clerk)
    assert clerk.post(f"/spot-forms/{row.pk}/void/", {"reason": ""}).status_code == 422
    assert clerk.post(f"/spot-forms/{row.pk}/void/", {"reason": "手机遗失"}).status_code == 303
    assert "手机遗失" in phone.get("/spot-forms/?state=void").content.decode()
    again = clerk.post(f"/spot-forms/{row.pk}/void/", {"reason": "再来"})
    assert again.status_code == 422 and "不再作废" in again.content.decode()
    assert first[0] not in phone.get("/spot-forms/?state=unused").content.decode()


def test_a_file_arrives_once_and_is_what_it_says(phone: Client) -> None:
    content = a_picture()
    address = f"/field/files/{fingerprint(content)}/"
    assert phone.head(address).status_code == 404
    for _ in range(2):
        assert phone.put(address, content, content_type="image/png").status_code == 200
    assert phone.head(address).status_code == 200


def test_a_wrong_or_large_file_is_refused_in_words(
    office: Office, phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, wrong = a_picture(), "0" * 64
    answer = phone.put(f"/field/files/{wrong}/", content, content_type="image/png")
    assert (answer.status_code, answer.json()["state"]) == (422, "unfit") and held(wrong) is None
    page = b"<script>alert(1)</script>"
    address = f"/field/files/{fingerprint(page)}/"
    assert phone.put(address, page, content_type="image/png").status_code == 415
    assert phone.put("/field/files/short/", content).status_code == 400
    monkeypatch.setattr(store, "LARGEST", 20)
    address = f"/field/files/{fingerprint(content)}/"
    answer = phone.put(address, content, content_type="image/png")
    assert answer.status_code == 413 and "MB" in answer.json()["sentence"]
    watching = signed_in(office.supervisor)
    assert watching.put(address, content, content_type="image/png").status_code == 409


def test_a_record_is_answered_with_its_numbers_twice_alike(office: Office, phone: Client) -> None:
    told = an_envelope(office)
    code, answer = posted(phone, told)
    assert (code, answer["state"], answer["repeated"]) == (200, "accepted", False)
    assert answer["records"][1]["number"] == Case.objects.get().number
    assert posted(phone, told) == (200, {**answer, "repeated": True})


def test_every_no_is_a_sentence_with_its_code(office: Office, phone: Client) -> None:
    told = an_envelope(office)
    high = {**told, "acts": [told["acts"][0], a_decision(office, fine=201)]}
    code, no = posted(phone, high)
    assert (code, no["state"], no["reasons"][0]["article"]) == (
        409,
        "refused",
        "行政处罚法第五十一条",
    )
    told["acts"][0]["values"]["result"] = "nonsense"
    code, no = posted(phone, told)
    assert (code, no["state"], no["reasons"][0]["label"]) == (422, "invalid", "检查结果")
    assert posted(phone, b"{")[0] == 400
    code, no = posted(signed_in(office.second), an_envelope(office))
    assert (code, no["state"]) == (403, "not_yours") and "本人" in no["sentence"]


def test_without_the_token_of_the_page_nothing_is_taken(office: Office) -> None:
    client = Client(
        enforce_csrf_checks=True, headers={"x-field-person": str(office.investigator.pk)}
    )
    client.force_login(office.investigator)
    told = json.dumps(an_envelope(office))
    answer = client.post("/field/send/", told, content_type="application/json")
    assert answer.status_code == 403 and not Case.objects.exists()


def test_a_draft_is_kept_by_version_and_two_devices_never_overwrite(phone: Client) -> None:
    key = uuid4()
    assert put(phone, key, {"address": "甲"}, base=0) == (200, {"state": "kept", "version": 1})
    assert put(phone, key, {"address": "甲二"}, base=1)[1]["version"] == 2
    code, no = put(phone, key, {"address": "乙"}, base=1)
    assert (code, no["state"]) == (409, "conflict")
    assert (no["theirs"]["content"], no["theirs"]["version"]) == ({"address": "甲二"}, 2)
    assert Draft.objects.get().content == {"address": "甲二"}
    assert put(phone, key, {"address": "乙"}, base=2)[1]["version"] == 3
    assert put(phone, key, {"address": "乙"}, base=1) == (200, {"state": "kept", "version": 3})
    assert [d["version"] for d in phone.get("/field/drafts/").json()["drafts"]] == [3]


def test_a_draft_is_nobody_elses(office: Office, phone: Client) -> None:
    key = uuid4()
    put(phone, key, {"address": "甲"}, base=0)
    other = signed_in(office.second)
    assert other.get("/field/drafts/").json() == {"drafts": []}
    assert put(other, key, {"address": "乙"}, base=1)[0] == 403
    body = json.dumps({"base": 1})
    gone = other.delete(f"/field/drafts/{key}/", body, content_type="application/json")
    assert gone.status_code == 403 and Draft.objects.count() == 1
    gone = phone.delete(f"/field/drafts/{key}/", body, content_type="application/json")
    assert gone.status_code == 200 and not Draft.objects.exists()


def test_sending_an_older_version_than_another_device_wrote_is_a_conflict(
    office: Office, phone: Client
) -> None:
    told = an_envelope(office)
    put(phone, told["key"], {"n": 1}, base=0)
    put(phone, told["key"], {"n": 2}, base=1)
    code, no = posted(phone, {**told, "draft": 1})
    assert (code, no["state"], no["theirs"]["content"]) == (409, "conflict", {"n": 2})
    assert not Case.objects.exists()
    assert posted(phone, {**told, "draft": 2})[0] == 200
    assert not Draft.objects.exists()
    code, no = put(phone, told["key"], {"n": 3}, base=2)
    assert (code, no["state"], len(no["records"])) == (410, "sent", 2)


def test_nonsense_as_a_draft_is_told_to_be_nonsense(phone: Client) -> None:
    for body in ("{", "[]", '{"base": 0}', '{"base": "x", "content": {}}'):
        answer = phone.put(f"/field/drafts/{uuid4()}/", body, content_type="application/json")
        assert answer.status_code == 400


def test_the_shell_and_the_worker_carry_nobodys_data(office: Office, phone: Client) -> None:
    shell = phone.get("/field/").content
    assert shell == signed_in(office.leader).get("/field/").content
    worker = phone.get("/field/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    text = worker.content.decode()
    assert assets.version() in text and "/field/" in text and "day.json" not in assets.kept()
    assert str(timezone.localdate().year) not in shell.decode()
    assert "import" not in text
    woken = Client().get("/field/worker.js?sends")
    assert woken.status_code == 200
    assert woken.content.decode() == f'import "/static/field/background.js";\n{text}'


def test_from_one_persons_drawer_nothing_goes_under_anothers_name(office: Office) -> None:
    """Somebody else signed in on the same phone while its app was still open."""
    client = Client(headers={"x-field-person": str(office.investigator.pk)})
    client.force_login(office.second)
    assert put(client, uuid4(), {"address": "甲"}, base=0)[0] == 403
    assert client.get("/field/drafts/").status_code == 403
    assert client.post("/field/forms/").status_code == 403
    assert posted(client, an_envelope(office))[0] == 403
    assert not Draft.objects.exists() and not SpotForm.objects.exists()
