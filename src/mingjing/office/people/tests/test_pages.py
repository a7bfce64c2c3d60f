"""Pages of units and people: who may open them, what they show, and that a form makes its act."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mingjing.office.journal.models import Entry
from mingjing.office.people.actions import add_person, add_unit, grant_certificate
from mingjing.office.people.lists import certificate_state
from mingjing.office.people.models import Certificate, Person, Role, Unit, UnitKind
from tests.cast import Office, an_office, installing

pytestmark = pytest.mark.django_db
FORMS = (
    "units/new",
    "units/{unit}/edit",
    "people/new",
    "people/{pk}/edit",
    "people/{pk}/certificate",
    "people/{pk}/post",
    "people/{pk}/password",
)


@pytest.fixture
def office() -> Office:
    return an_office()


def as_person(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def form_urls(office: Office) -> list[str]:
    where = {"unit": office.brigade.pk, "pk": office.investigator.pk}
    return [f"/manage/{path.format(**where)}/" for path in FORMS]


def test_lists_are_for_everybody_but_without_buttons(client: Client, office: Office) -> None:
    as_person(client, office.investigator)
    for url in ("/manage/units/", "/manage/people/", f"/manage/people/{office.second.pk}/"):
        page = client.get(url).content.decode()
        assert "您可以查看，不能修改" in page
        assert 'btn" href' not in page.split("<main")[1].split("</main>")[0]


def test_forms_are_refused_with_the_reason_to_others(client: Client, office: Office) -> None:
    as_person(client, office.leader)
    before = Entry.objects.count()
    for url in form_urls(office):
        for answer in (client.get(url), client.post(url, {"name": "某"})):
            assert answer.status_code == 409
            assert "系统管理员" in answer.content.decode()
    assert Entry.objects.count() == before


def test_forms_open_for_the_administrator(client: Client, office: Office) -> None:
    as_person(client, office.administrator)
    for url in form_urls(office):
        assert client.get(url).status_code == 200
        assert client.post(url, {}).status_code == 422


def test_a_person_is_added_and_signs_in(client: Client, office: Office) -> None:
    as_person(client, office.administrator)
    answer = client.post(
        "/manage/people/new/",
        {
            "name": "演示新人",
            "unit": office.brigade.pk,
            "username": "new",
            "password": "a-long-secret-9",
        },
    )
    added = Person.objects.get(username="new")
    assert (answer.status_code, answer["Location"]) == (303, f"/manage/people/{added.pk}/")
    assert client.login(username="new", password="a-long-secret-9")
    entry = Entry.objects.get(subject_kind="person", subject_id=added.pk)
    assert "password" not in str(entry.payload.content) + str(entry.changes)


def test_a_taken_username_stands_beside_its_field(client: Client, office: Office) -> None:
    as_person(client, office.administrator)
    answer = client.post(
        "/manage/people/new/",
        {"name": "演示新人", "unit": office.brigade.pk, "username": office.leader.username},
    )
    assert answer.status_code == 422
    assert "已被使用：请换一个登录名" in answer.content.decode()


def test_unit_certificate_post_and_end(client: Client, office: Office) -> None:
    as_person(client, office.administrator)
    pk = office.leader.pk
    assert (
        client.post(
            "/manage/units/new/", {"code": "N1", "name": "新街道", "kind": "street"}
        ).status_code
        == 303
    )
    assert Unit.objects.get(code="N1").kind == UnitKind.STREET
    assert (
        client.post(
            f"/manage/people/{pk}/certificate/",
            {
                "number": "N-1",
                "valid_from": "2026-01-01",
                "valid_until": "2030-12-31",
            },
        ).status_code
        == 303
    )
    assert Certificate.objects.get(number="N-1").person_id == pk
    assert (
        client.post(
            f"/manage/people/{pk}/post/", {"role": "reviewer", "since": "2026-01-01"}
        ).status_code
        == 303
    )
    post = office.leader.posts.get(role=Role.REVIEWER)
    assert client.post(f"/manage/posts/{post.pk}/end/", {"until": "2025-01-01"}).status_code == 422
    assert client.post(f"/manage/posts/{post.pk}/end/", {"until": "2026-06-30"}).status_code == 303
    page = client.get(f"/manage/people/{pk}/").content.decode()
    assert "已止任" in page
    assert "N-1" in page


def test_certificates_are_told_and_filtered_in_words(client: Client, office: Office) -> None:
    as_person(client, office.administrator)
    today = timezone.localdate()
    grant_certificate(
        office.leader,
        "SOON",
        valid_from=today,
        valid_until=today + timedelta(days=9),
        deed=installing(),
    )
    page = client.get("/manage/people/?certificate=soon").content.decode()
    assert "还有 9 天到期" in page
    assert office.leader.name in page
    assert office.investigator.name not in page
    expired = client.get("/manage/people/?certificate=expired").content.decode()
    assert office.expired.name in expired
    assert office.leader.name not in expired
    assert office.clerk.name in client.get("/manage/people/?certificate=none").content.decode()


def test_state_of_a_certificate_day_by_day() -> None:
    day = timezone.localdate()
    assert certificate_state(None, day).text == "未持证"
    assert certificate_state(day - timedelta(days=1), day).tone == "over"
    assert certificate_state(day, day).text == "今天到期"
    assert certificate_state(day + timedelta(days=60), day).tone == "due"
    assert certificate_state(day + timedelta(days=61), day).tone == "ok"


def test_another_department_sees_its_own_people_only(client: Client, office: Office) -> None:
    bureau = add_unit("D1", "示例水务局", kind=UnitKind.DEPARTMENT, deed=installing())
    guest = add_person("guest", "演示外单位", unit=bureau, deed=installing())
    as_person(client, guest)
    assert client.get(f"/manage/people/{guest.pk}/").status_code == 200
    assert client.get(f"/manage/people/{office.leader.pk}/").status_code == 404
    assert office.leader.name not in client.get("/manage/people/").content.decode()
    as_person(client, office.supervisor)
    assert client.get(f"/manage/people/{office.leader.pk}/").status_code == 200


def test_queries_do_not_grow_with_rows(
    client: Client,
    office: Office,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    as_person(client, office.administrator)
    for url, most in (
        ("/manage/people/", 12),
        ("/manage/units/", 8),
        (f"/manage/people/{office.second.pk}/", 12),
    ):
        with django_assert_max_num_queries(most):
            client.get(url)
