"""The page that examines a report: it marks the text, says why a file is no good, keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.office.reports import checker
from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.grouping import grouped
from mingjing.office.reports.checker.reading import document_of
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
    assert "依据：文中自明" in page and "依据：推断" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a3_city_tables.docx", "c5_district.pdf", "a4_district.html"])
def test_each_kind_of_file_is_read(clerk: Client, name: str) -> None:
    file = SimpleUploadedFile(name, (DATA / name).read_bytes())
    answer = clerk.post("/reports/check/", {"file": file})
    assert answer.status_code == 200
    assert 'class="mk fails"' in answer.content.decode()


@pytest.mark.django_db
def test_workings_set_thousands_apart_and_quotations_stay_as_printed(clerk: Client) -> None:
    given = (DATA / "d3_city.html").read_bytes()
    file = SimpleUploadedFile("d3.html", given)
    found = parts(check(document_of("d3.html", given)))
    told = [each.computation for part in found for each in part.told]
    assert any(w.startswith("3,493 + 18,084 + 77 = 21,654件") for w in told)
    assert any("“合计·小计21654”" in w for w in told), "what was printed is not changed"
    page = clerk.post("/reports/check/", {"file": file}).content.decode()
    assert "3,493 + 18,084 + 77 = 21,654件" in page and "3493 + 18084" not in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("10000件 + 2345 = 12345件", "10,000件 + 2,345 = 12,345件"),
        ("12345热线4500件，2023年", "12345热线4,500件，2023年"),
        ("2022—2023年度 1234.50万元", "2022—2023年度 1,234.50万元"),
        ("21,654宗，第2023号，0.12345", "21,654宗，第2023号，0.12345"),
        ("288000 元（第“12345件”行）", "288,000 元（第“12345件”行）"),
    ],
)
def test_only_numbers_of_a_working_are_grouped(words: str, told: str) -> None:
    assert grouped(words) == told


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
     ("a.txt", b" \n ", "识别文字"), ("a.jpg", b"\xff\xd8\xff\xe0 photo", "这是图片"),
     ("a.docx", b"", "重新保存"), ("a.pdf", b"%PDF- broken", "真正的 PDF")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(
    clerk: Client, name: str, content: bytes, advice: str
) -> None:
    answer = clerk.post("/reports/check/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert advice in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "told"),
    [("2023年1月1日至12月28日", "统计期 2023年1月1日至2023年12月28日"),
     ("截至2023年12月28日", "统计期 截至2023年12月28日")],
)  # fmt: skip
def test_the_period_is_told_as_an_office_writes_it(clerk: Client, said: str, told: str) -> None:
    text = f"某区2023年度工作报告\n全年检查12次。（数据统计时间为{said}）\n".replace(
        "为截至", "截至"
    )
    answer = clerk.post("/reports/check/", {"file": SimpleUploadedFile("a.txt", text.encode())})
    assert told in answer.content.decode()


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
