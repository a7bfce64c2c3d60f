"""The pages of field work: who sees them, what they cost, how they answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.office.inspections.models import CorrectionOrder, Inspection
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.items.models import Item
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, an_office, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def count(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_a_list_costs_the_same_with_1_and_with_50_rows(office: Office) -> None:
    place, client = a_place(office), signed_in(office.clerk)
    inspected(office, place=place)
    client.get("/inspections/")
    one = count(client, "/inspections/")
    for n in range(1, 50):
        start = at(DAY, 9, 30) + timedelta(hours=n)
        inspected(office, place=place, started_at=start, ended_at=start + timedelta(minutes=20),
                  kind="case", ground="示例交办 1 号")  # fmt: skip
    assert count(client, "/inspections/") == one <= 8


def test_another_brigade_gets_404_and_an_empty_list(office: Office) -> None:
    row = inspected(office)
    stranger, owner = signed_in(office.stranger), signed_in(office.investigator)
    for url in (f"/inspections/{row.number}/", f"/inspections/{row.number}/order/"):
        assert stranger.get(url).status_code == 404
        assert owner.get(url).status_code == 200
    assert row.number not in stranger.get("/inspections/").content.decode()
    assert row.number in owner.get("/inspections/").content.decode()
    exported = b"".join(stranger.get("/inspections/?export=csv")).decode()
    assert row.number not in exported


def test_the_record_shows_checks_orders_and_the_ways_on_within_its_budget(office: Office) -> None:
    row = inspected(
        office,
        place=a_place(office),
        checks=[(an_item(), False)],
        result="lead",
        finding="报警器断电",
    )
    client = signed_in(office.investigator)
    client.get("/inspections/")
    assert count(client, f"/inspections/{row.number}/") <= 12
    page = client.get(f"/inspections/{row.number}/").content.decode()
    assert f"/cases/new/?inspection={row.number}" in page and "不符合" in page
    assert "演示甲、演示乙" in page and "/items/TJ021/" in page


def form(office: Office, **other: object) -> dict[str, object]:
    end = timezone.localtime() - timedelta(minutes=5)
    return {
        "area": "gas",
        "street": office.street.pk,
        "place": a_place(office).pk,
        "address": "",
        "kind": "daily",
        "started_at": f"{end - timedelta(minutes=20):%Y-%m-%dT%H:%M}",
        "ended_at": f"{end:%Y-%m-%dT%H:%M}",
        "unit": office.brigade.pk,
        "officers": [office.investigator.pk, office.second.pk],
        "identity_shown": "on",
        "result": "clean",
        "finding": "",
        f"check-{an_item().pk}": "kept",
        **other,
    }


URL = "/inspections/new/?area=gas&street={}"


def test_the_form_lists_objects_and_items_and_registers_with_303(office: Office) -> None:
    client, typed = signed_in(office.investigator), form(office)
    url = URL.format(office.street.pk)
    page = client.get(url).content.decode()
    assert "示例餐饮店甲" in page and f"check-{an_item().pk}" in page
    answer = client.post(url, typed)
    row = Inspection.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/inspections/{row.number}/")
    assert row.checks.get().kept


def test_one_officer_is_answered_409_with_the_article_and_what_was_typed(office: Office) -> None:
    client = signed_in(office.investigator)
    answer = client.post(
        URL.format(office.street.pk),
        form(office, officers=[office.investigator.pk], campaign="夏季燃气专项"),
    )
    page = answer.content.decode()
    assert answer.status_code == 409 and "行政处罚法第四十二条" in page
    assert "夏季燃气专项" in page and '<option value="kept" selected>' in page
    assert not Inspection.objects.exists()


def test_a_contradiction_is_answered_422(office: Office) -> None:
    answer = signed_in(office.investigator).post(
        URL.format(office.street.pk), form(office, result="lead", finding="有问题")
    )
    assert answer.status_code == 422 and "不符合" in answer.content.decode()


def test_an_order_is_issued_from_the_record(office: Office) -> None:
    row = inspected(
        office,
        place=a_place(office),
        checks=[(an_item(), False)],
        result="ordered",
        finding="报警器断电",
    )
    answer = signed_in(office.investigator).post(
        f"/inspections/{row.number}/order/",
        {
            "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
            "conduct": "修复报警器",
            "due_on": f"{timezone.localdate() + timedelta(days=5)}",
        },
    )
    assert answer.status_code == 303
    assert CorrectionOrder.objects.get().inspection == row


def test_the_lists_of_sorties_and_orders_answer(office: Office) -> None:
    client = signed_in(office.investigator)
    for url in (
        "/inspections/sorties/",
        "/inspections/sorties/new/",
        "/inspections/orders/",
        "/inspections/new/",
        "/inspections/?year=2026&month=5&area=gas&result=lead",
    ):
        assert client.get(url).status_code == 200, url


def test_a_sortie_is_registered_by_its_form(office: Office) -> None:
    answer = signed_in(office.investigator).post(
        "/inspections/sorties/new/",
        {
            "area": "gas",
            "purpose": "沿街巡查",
            "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
            "unit": office.brigade.pk,
            "vehicles": 1,
            "places_visited": 12,
            "officers": [office.investigator.pk, office.second.pk],
        },
    )
    assert answer.status_code == 303
    page = signed_in(office.investigator).get(answer["Location"]).content.decode()
    assert "12 户次" in page and "2 人次" in page
    assert signed_in(office.stranger).get(answer["Location"]).status_code == 404


def test_the_rest_of_a_statute_is_declared_kept_and_each_item_is_recorded(office: Office) -> None:
    client, typed = signed_in(office.investigator), form(office)
    broken, kept, other = an_item("TJ022"), an_item("TJ023"), an_item("TJ024")
    Item.objects.filter(pk=other.pk).update(penalty_statute="示例条例")
    del typed[f"check-{an_item().pk}"]
    typed |= {
        f"rest-{an_item().pk}": "on",
        f"check-{broken.pk}": "broken",
        "result": "lead",
        "finding": "报警器断电",
    }
    again = client.post(URL.format(office.street.pk), {**typed, "officers": []})
    assert f'name="rest-{an_item().pk}" id="rest-{an_item().pk}" checked' in again.content.decode()
    assert client.post(URL.format(office.street.pk), typed).status_code == 303
    checks = {c.item: c.kept for c in Inspection.objects.get().checks.all()}
    assert checks == {an_item(): True, broken: False, kept: True}


def test_items_stand_folded_behind_the_result(office: Office) -> None:
    client, typed = signed_in(office.investigator), form(office)
    an_item("TJ022")
    page = client.get(URL.format(office.street.pk)).content.decode()
    assert page.index("检查情况和结果") < page.index('<details class="rest">')
    assert "城镇燃气管理条例：2 项已逐项检查" in page
    again = client.post(URL.format(office.street.pk), {**typed, "officers": []}).content.decode()
    assert '<details class="rest" open>' in again


def test_who_only_supervises_or_administers_reads_why_before_typing(office: Office) -> None:
    row = inspected(office, place=a_place(office), finding="示例")
    for person in (office.supervisor, office.administrator):
        client, before = signed_in(person), Inspection.objects.count()
        for url in (
            URL.format(office.street.pk),
            "/inspections/sorties/new/",
            f"/inspections/{row.number}/order/",
            "/leads/new/",
            "/learning/new/",
        ):
            answer = client.get(url)
            page = answer.content.decode().split("<main")[1]
            assert answer.status_code == client.post(url, form(office)).status_code == 409, url
            assert "请交由其中一人办理" in page and "<form" not in page, url
        assert Inspection.objects.count() == before
