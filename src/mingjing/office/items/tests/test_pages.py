"""Pages of the power list: in force on a day, read with its versions, imported with a preview."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mingjing.office.items.importer import POWER_LIST, import_items, plan_import
from mingjing.office.items.models import Item
from mingjing.office.items.tests.test_importer import DEED, a_file, a_row
from mingjing.office.items.wording import fine_words, in_force_words
from mingjing.office.journal.models import Entry
from tests.cast import Office, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client, settings: Any, tmp_path: Path) -> Office:
    settings.MEDIA_ROOT = tmp_path
    office = an_office()
    client.force_login(office.administrator)
    return office


@pytest.fixture
def the_list(office: Office) -> None:
    import_items(POWER_LIST, DEED)


def body(client: Client, url: str) -> str:
    text: str = client.get(url).content.decode()
    return text.split("<main")[1]


def upload(client: Client, content: bytes) -> Any:
    return client.post("/items/import/", {"file": SimpleUploadedFile("清单.csv", content)})


@pytest.mark.usefixtures("the_list")
def test_an_item_is_found_by_two_characters_on_its_day(client: Client) -> None:
    url = "/items/?find=污泥&area=drainage&day="
    assert "/items/TJ052/" in body(client, url + "2020-08-31")
    assert "/items/TJ052/" not in body(client, url + "2020-09-01")
    assert "/items/TJ073/" in body(client, url + "2024-04-01")
    assert "/items/TJ073/" not in body(client, url + "2024-03-31")
    assert "/items/TJ052/" not in body(client, "/items/?find=污泥&area=gas&day=2020-08-31")


@pytest.mark.usefixtures("the_list")
@pytest.mark.parametrize("words", ["TJ021", "tj021", "021", "燃气 21", "第四十九条"])
def test_codes_articles_and_mixed_words(client: Client, words: str) -> None:
    assert "/items/TJ021/" in body(client, f"/items/?find={words}")


@pytest.mark.usefixtures("the_list")
def test_an_impossible_day_is_today(client: Client) -> None:
    assert client.get("/items/?day=2024-02-30").status_code == 200


@pytest.mark.usefixtures("the_list")
def test_the_item_page_tells_versions_and_marks(client: Client) -> None:
    page = body(client, "/items/TJ052/")
    assert "以后的规定" in page
    assert "有效至2020年8月31日" in page
    assert "以前的规定" in body(client, "/items/TJ073/")
    unread = body(client, "/items/TJ122/")
    assert "尚未核对法规原文" in unread
    assert "幅度未核对" in unread
    assert client.get("/items/NONE/").status_code == 404


@pytest.mark.parametrize(
    ("basis", "low", "high", "words"),
    [
        ("fixed", 1000, 30000, "1,000 元以上 30,000 元以下"),
        ("fixed", 0, 500, "500 元以下"),
        ("fixed", None, 500, "500 元以下"),
        ("fixed", 200, 200, "200 元（定额）"),
        ("local_rule", None, None, "按地方规定"),
        ("unknown", None, None, "幅度未核对"),
        ("none", None, None, "不罚款"),
        ("multiple:应缴费用1-3倍", None, None, "应缴费用1-3倍"),
        ("per_tree:每株", 200, 1000, "每株 200 元以上 1,000 元以下"),
    ],
)
def test_the_range_in_words(basis: str, low: int | None, high: int | None, words: str) -> None:
    assert fine_words(Item(fine_basis=basis, fine_min=low, fine_max=high)) == words


def test_days_in_words() -> None:
    assert in_force_words(Item()) == "施行日期未核对"
    assert in_force_words(Item(effective_from=date(2026, 8, 15))) == "2026年8月15日起，现行有效"
    assert (
        in_force_words(Item(effective_from=date(2014, 1, 1), effective_to=date(2020, 8, 31)))
        == "2014年1月1日起，至2020年8月31日止"
    )


@pytest.mark.usefixtures("the_list")
def test_an_export_can_be_imported_again(client: Client) -> None:
    answer = client.get("/items/?export=csv&day=2026-11-25")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    plan = plan_import(content)
    assert (plan.faults, plan.added, plan.amended) == ((), (), ())
    assert plan.unchanged == Item.objects.in_force(date(2026, 11, 25)).count() > 150


def test_upload_preview_confirm(client: Client, office: Office) -> None:
    answer = upload(client, a_file(a_row()))
    assert answer.status_code == 303
    assert not Item.objects.exists()
    preview = body(client, answer["Location"])
    assert "新增 1 项" in preview
    digest = preview.split('name="digest" value="')[1].split('"')[0]
    assert client.post(answer["Location"], {"digest": digest}).status_code == 303
    assert Item.objects.get().code == "TJ900"
    assert Entry.objects.get(verb="add_item").actors[0]["name"] == office.administrator.name
    assert client.get(answer["Location"]).status_code == 404


def test_a_change_between_preview_and_confirmation_stops_it(client: Client, office: Office) -> None:
    answer = upload(client, a_file(a_row()))
    for digest in ("", "0" * 64):
        stopped = client.post(answer["Location"], {"digest": digest})
        assert stopped.status_code == 422
        assert "重新上传" in stopped.content.decode()
    assert not Item.objects.exists()


def test_a_faulty_file_is_told_row_by_row(client: Client, office: Office) -> None:
    answer = upload(client, a_file(a_row(), a_row(item_id="TJ901", fine_max_yuan="五万")))
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("1 处有误", "第 3 行", "罚款上限（元）", "五万", "以元为单位的整数"):
        assert words in page
    assert upload(client, b"").status_code == 422
    assert client.post("/items/import/", {}).status_code == 422


def test_others_read_the_list_but_do_not_import(client: Client, office: Office) -> None:
    client.force_login(office.investigator)
    assert client.get("/items/").status_code == 200
    assert client.get("/items/import/").status_code == 409
    assert upload(client, a_file(a_row())).status_code == 409
    assert client.get(f"/items/import/{'a' * 64}/").status_code == 404
    assert not Item.objects.exists()


@pytest.mark.usefixtures("the_list")
def test_pages_keep_their_query_budget(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for url, most in (
        ("/items/", 8),
        ("/items/?find=燃气", 8),
        ("/items/TJ052/", 9),
        ("/manage/", 14),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(url).status_code == 200
