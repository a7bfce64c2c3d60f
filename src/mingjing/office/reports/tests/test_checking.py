"""The page that examines a report: it marks the text, says why a file is no good, keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.office.reports import checker
from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.shapes import Document
from mingjing.office.reports.marking import blocks, parts
from tests.cast import an_office

DATA = Path(checker.__file__).parent / "tests" / "data"
TEXT = "虚构区城市管理局2022年度报告\n处罚30件，其中简易程序18件，普通程序21件。\n"


@pytest.fixture
def clerk(client: Client) -> Client:
    client.force_login(an_office().clerk)
    return client


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_door(client: Client) -> None:
    answer = client.get("/reports/check/")
    assert answer.status_code == 302 and answer["Location"].startswith("/sign-in/")


@pytest.mark.django_db
def test_the_text_comes_back_marked_with_the_verdict_beside_it(clerk: Client) -> None:
    answer = clerk.post("/reports/check/", {"file": SimpleUploadedFile("a.txt", TEXT.encode())})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "简易程序18件 + 普通程序21件 = 39件" in page
    assert 'class="mk fails"' in page
    assert 'id="L2"' in page and 'href="#L2"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a3_city_tables.docx", "a5_bureau.pdf", "a4_district.html"])
def test_each_kind_of_file_is_read(clerk: Client, name: str) -> None:
    file = SimpleUploadedFile(name, (DATA / name).read_bytes())
    answer = clerk.post("/reports/check/", {"file": file})
    assert answer.status_code == 200
    assert 'class="mk fails"' in answer.content.decode()


@pytest.mark.django_db
def test_last_years_report_may_come_with_it(clerk: Client) -> None:
    given = {
        "file": SimpleUploadedFile("b.txt", (DATA / "a7_bureau_2023.txt").read_bytes()),
        "previous": SimpleUploadedFile("a.txt", (DATA / "a7_bureau_2022.txt").read_bytes()),
    }
    assert "上年报告" in clerk.post("/reports/check/", given).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [("a.doc", b"\xd0\xcf\x11\xe0 old", "另存为 DOCX"), ("a.pdf", b"%PDF- broken", "另存为"),
     ("a.txt", b" \n ", "识别文字")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(
    clerk: Client, name: str, content: bytes, advice: str
) -> None:
    answer = clerk.post("/reports/check/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert advice in answer.content.decode()


@pytest.mark.django_db
def test_what_a_report_says_is_shown_and_never_run(clerk: Client) -> None:
    text = f"{TEXT}<script>alert(1)</script>处罚3件。\n"
    answer = clerk.post("/reports/check/", {"file": SimpleUploadedFile("a.txt", text.encode())})
    assert "<script>alert" not in answer.content.decode()


def test_the_pieces_of_a_page_are_the_text() -> None:
    lines = tuple(TEXT.splitlines())
    checked = check(Document("a.txt", lines))
    shown = [line for block in blocks(checked) for line in block.lines]
    assert ["".join(p.words for p in line.pieces) for line in shown] == list(lines)
    keys = {told.key for part in parts(checked) for told in part.told}
    links = {p.url[1:] for line in shown for p in line.pieces if p.url}
    assert links and links <= keys
