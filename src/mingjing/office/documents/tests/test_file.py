"""The whole file: one paged PDF, one ZIP, on the page and on the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from mingjing.office.cases.models import Case
from mingjing.office.config.cli import app
from mingjing.office.documents.casefile import file_pdf
from mingjing.office.documents.papers import story_of
from mingjing.office.documents.tests.reading import bookmarks, issued, pages, words
from mingjing.office.documents.tests.test_issue import WHOLE
from mingjing.office.journal.entries import entries_of
from tests.cast import CITIZEN, Office, a_party, an_item, walk_to


def test_the_file_has_cover_contents_documents_and_note(office: Office) -> None:
    case = walk_to(office, "archive")
    story, documents = story_of(case)
    content = file_pdf(story, documents, named=True)
    assert pages(content) > len(documents) + 2
    text = words(content)
    assert text.index("行政处罚案卷") < text.index("卷内目录") < text.index("卷内备考表")
    assert f"{len(documents)}件" in text and case.decision_number in text
    assert "缺当事人的地址" in text  # told in the closing note
    assert bookmarks(content) == [d.title for d in documents]
    assert text.count("本卷第") == pages(content) - 3 and "未签发" in text


def test_the_contents_tell_the_pages_of_each_paper(office: Office) -> None:
    case = walk_to(office, "archive", party=a_party(office, WHOLE))
    issued(case.pk)
    story, documents = story_of(case)
    text = words(file_pdf(story, documents, named=True))
    contents = text[text.index("卷内目录") : text.index("扫码查验")]
    assert "6–77法制审核意见书" in contents and "14–15未签发" in contents
    assert contents.index("行政处罚决定审批表") < contents.index("行政处罚决定书")


@pytest.mark.parametrize("name", ["documents", "case-file", "case-bundle"])
def test_strangers_find_nothing(office: Office, client: Client, name: str) -> None:
    case = walk_to(office, "verify_lead")
    client.force_login(office.stranger)
    assert client.get(reverse(name, args=[case.number])).status_code == 404
    entry = entries_of("case", case.pk).earliest("seq").pk
    assert client.get(reverse("document", args=[case.number, entry])).status_code == 404
    assert client.get(reverse("document-pdf", args=[case.number, entry])).status_code == 404


def test_the_pages(office: Office, client: Client) -> None:
    case = walk_to(office, "decide_penalty")
    client.force_login(office.investigator)
    page = client.get(reverse("documents", args=[case.number]))
    body = page.content.decode()
    assert page.status_code == 200
    assert "行政处罚决定书" in body and case.decision_number in body
    assert "缺当事人的地址" in body
    assert {d.kind.verb for d in story_of(case)[1] if d.title == "送达回证"} == {"notify_penalty"}
    folder = client.get(reverse("case", args=[case.number])).content.decode()
    assert reverse("documents", args=[case.number]) in folder
    entry = entries_of("case", case.pk).earliest("seq").pk
    paper = client.get(reverse("document", args=[case.number, entry])).content.decode()
    assert "data:image/svg+xml" in paper and "未签发" in paper
    printed = client.get(reverse("document-pdf", args=[case.number, entry]))
    assert printed["Content-Type"] == "application/pdf"
    assert printed["Content-Disposition"].startswith("inline")
    assert printed.content.startswith(b"%PDF")
    assert client.get(reverse("document", args=[case.number, 0])).status_code == 404
    assert client.get(reverse("document-docx", args=[case.number, entry])).status_code == 404


def test_the_list_is_read_in_few_queries(
    office: Office, client: Client, django_assert_max_num_queries: object
) -> None:
    case = walk_to(office, "archive")
    client.force_login(office.leader)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(reverse("documents", args=[case.number]))


def test_the_bundle_holds_every_document_and_the_record(office: Office, client: Client) -> None:
    case = walk_to(office, "archive")
    client.force_login(office.investigator)
    answer = client.get(reverse("case-bundle", args=[case.number]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        names = pack.namelist()
        data = json.loads(pack.read("data.json"))
    _, documents = story_of(case)
    assert len(names) == len(documents) + 2 and "案卷.pdf" in names
    assert len(data["entries"]) == entries_of("case", case.pk).count()
    assert data["case"]["decision_number"] == case.decision_number
    assert [d["fingerprint"] for d in data["documents"]] == [
        d.current.content_digest if d.current else d.fingerprint for d in documents
    ]


def test_a_supervisor_reads_a_citizen_masked(office: Office, client: Client) -> None:
    item = an_item("TJ022", subject="any")
    case = walk_to(office, "verify_lead", party=a_party(office, CITIZEN), item=item)
    for person, named in ((office.investigator, True), (office.supervisor, False)):
        client.force_login(person)
        answer = client.get(reverse("case-bundle", args=[case.number]))
        with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
            told = pack.read("data.json").decode()
            paper = words(pack.read("案卷.pdf"))
        assert (CITIZEN.name in told) is named
        assert (CITIZEN.name in paper) is named


@pytest.mark.usefixtures("office")
def test_the_command_writes_both(office: Office, tmp_path: Path) -> None:
    case = Case.objects.get(pk=walk_to(office, "archive", summary=True).pk)
    result = CliRunner().invoke(app, ["case", "file", case.number, "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"{case.number}.pdf").read_bytes().startswith(b"%PDF")
    assert zipfile.is_zipfile(tmp_path / f"{case.number}.zip")
    unknown = CliRunner().invoke(app, ["case", "file", "P1999-0001", "--out", str(tmp_path)])
    assert unknown.exit_code != 0
