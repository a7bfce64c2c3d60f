"""The papers of a visit: each act makes its own, what goes out is issued with it, and can be
checked by anybody."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from mingjing.law.frequency import cap_on
from mingjing.office.documents.actions import issue_backlog
from mingjing.office.documents.models import Paper
from mingjing.office.documents.papers import document_pdf, live, visit_story_of
from mingjing.office.documents.proof import faulty_papers, gaps
from mingjing.office.documents.tests.reading import words
from mingjing.office.documents.visiting import VISITING
from mingjing.office.evidence.models import Exhibit
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.journal.models import Entry
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from mingjing.office.visits.models import Visit
from mingjing.office.visits.standing import WRITTEN
from mingjing.office.visits.tests.scene import DAY, FACT, begun, go, walked
from tests.cast import Office, an_item, an_office, at, deed_of
from tests.doors import door

pytestmark = pytest.mark.django_db
CHECKED = {"sure": "on"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Path:
    settings.EVIDENCE_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def office() -> Office:
    return an_office()


def everything(office: Office) -> Visit:
    """A visit that made every act that makes a paper, but for the approval afterwards."""
    soft = {"with_whom": "店长演示某", "content": "请安装报警装置", "response": "promised"}
    row = walked(office, "approve_visit", "notify_visit", "begin_visit", "record_checks")
    for n, verb in enumerate(("hold_talk", "give_guidance", "admonish", "educate")):
        row = go(office, row, verb, at(DAY, 9, 20 + n), findings=[], **soft)
    row = go(office, row, "order_correction", at(DAY, 9, 30))
    row = go(office, row, "tell_findings", at(DAY, 9, 40))
    row = go(office, row, "end_to_follow", at(DAY, 9, 50))
    return go(office, row, "recheck_order", at(DAY + timedelta(days=7)), identity_shown=True,
              passed=True, content="已经安装")  # fmt: skip


def test_every_act_of_the_table_makes_its_paper_whole(office: Office) -> None:
    row = everything(office)
    _, documents = visit_story_of(row)
    expected = {(k.verb, k.nth) for k in VISITING} - {("approve_afterwards", 1)}
    assert {(d.kind.verb, d.kind.nth) for d in documents} == expected
    assert {d.title: d.missing for d in documents if d.missing} == {}
    for made in documents:
        assert document_pdf(made, visit_story_of(row)[0].case, named=True).startswith(b"%PDF")


def test_the_papers_say_what_was_done(office: Office) -> None:
    story, documents = visit_story_of(everything(office))
    told = {d.title: str(live(d, story.case)) for d in documents}
    assert "同意检查" in told["行政检查审批表"] and "演示领导" in told["行政检查审批表"]
    assert "严禁逐利检查" in told["行政检查通知书"] and "你单位" in told["行政检查通知书"]
    record = told["现场检查笔录"]
    assert FACT in record and f"ZJ{office.second.pk:06d}" in record and "符合" in record
    assert "示城管责改字〔2026〕第1号" in told["责令改正通知书"]
    assert "已责令改正" in told["检查结果告知书"] and "负责人签收" in told["检查结果告知书"]
    assert "已改正" in told["责令改正复查记录"] and "接受并承诺改正" in told["约谈记录"]
    assert "可以不采纳" in told["行政指导书"] and "不是行政处罚" in told["警示告诫书"]


def test_what_goes_out_is_issued_with_its_act_on_the_page(office: Office) -> None:
    start = timezone.localtime() - timedelta(hours=2)
    row = begun(office, start, planned_on=start.date())
    row = walked(office, "approve_visit", visit=row, moment=start)
    url = f"/visits/{row.number}/do/notify_visit/"
    answer = door(office.investigator).post(url, {"receipt": "电话通知负责人"})
    assert answer.status_code == 303
    paper = Paper.objects.get()
    assert (paper.visit, paper.case, paper.title) == (row, None, "行政检查通知书")
    assert paper.number == f"示城管检通字〔{start.year}〕第1号"
    checked = Client().get(f"/check/{paper.code}/").content.decode()
    assert "有效" in checked and paper.number in checked and row.name not in checked
    assert list(gaps()) == [] and list(faulty_papers()) == []


def test_what_acts_without_a_page_made_is_issued_later_once(office: Office) -> None:
    row = everything(office)
    deed = deed_of([office.clerk], at(DAY + timedelta(days=8)))
    papers = issue_backlog([], deed, visit_ids=[row.pk])
    out = {k.name for k in VISITING if k.goes_out}
    assert {p.title for p in papers} == out and all(p.visit == row for p in papers)
    assert issue_backlog([], deed, visit_ids=[row.pk]) == []
    assert list(gaps()) == [] and list(faulty_papers()) == []


def test_a_refused_act_issues_nothing(office: Office) -> None:
    row = walked(office, "approve_visit")
    url = f"/visits/{row.number}/do/tell_findings/"
    assert door(office.investigator).post(url, {"receipt": "签收"}).status_code == 409
    assert not Paper.objects.exists()


def test_papers_are_listed_read_and_issued_by_hand(office: Office) -> None:
    row = everything(office)
    client = door(office.investigator)
    page = client.get(f"/visits/{row.number}/papers/").content.decode()
    assert "现场检查笔录" in page and "约谈记录" in page
    _, documents = visit_story_of(row)
    record = next(d for d in documents if d.title == "现场检查笔录")
    at_page = f"/visits/{row.number}/papers/{record.key}/"
    assert client.get(at_page).status_code == 200
    pdf = client.get(f"/visits/{row.number}/papers/{record.key}.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert client.post(f"{at_page}issue/", CHECKED).status_code == 303
    assert Paper.objects.get().title == "现场检查笔录"
    assert door(office.stranger).get(at_page).status_code == 404
    assert client.get(f"/visits/{row.number}/papers/999999/").status_code == 404


def test_an_issued_paper_of_a_visit_cannot_be_altered(office: Office) -> None:
    row = everything(office)
    _, documents = visit_story_of(row)
    key = documents[0].key
    door(office.leader).post(f"/visits/{row.number}/papers/{key}/issue/", CHECKED)
    assert Paper.objects.count() == 1
    for change in (
        lambda: Paper.objects.update(title="别的"),
        lambda: Paper.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def photo(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def test_photographs_of_an_item_come_with_the_checklist(office: Office, store: Path) -> None:
    start = timezone.localtime() - timedelta(hours=2)
    row = begun(office, start, planned_on=start.date())
    row = walked(office, "approve_visit", "notify_visit", "begin_visit", visit=row, moment=start)
    url = f"/visits/{row.number}/do/record_checks/"
    data = {"kept-TJ021": "no", "fact-TJ021": "没有报警装置", "rest": "1"}
    client = door(office.investigator)
    bad = client.post(url, {**data, "photo-TJ021": photo("a.png", b"no picture at all")})
    assert bad.status_code == 303 and not row.findings.exists() and not Exhibit.objects.exists()
    assert "只收照片" in client.get(f"/visits/{row.number}/").content.decode()
    good = client.post(url, {**data, "photo-TJ021": photo("a.png", PNG)})
    assert good.status_code == 303 and row.findings.count() == 2
    taken = Exhibit.objects.get()
    assert taken.visit == row and taken.sha256 == hashlib.sha256(PNG).hexdigest()
    assert taken.number in client.get(f"/evidence/?visit={row.number}").content.decode()
    assert door(office.stranger).get(f"/evidence/{taken.number}/").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic():
        Exhibit.objects.update(note="别的")


def test_a_visit_says_of_which_acts_it_shows_the_paper_beforehand() -> None:
    assert {kind.verb for kind in VISITING} == WRITTEN


def test_the_paper_of_an_act_is_seen_before_it_is_made(office: Office) -> None:
    row = walked(office, "approve_visit", "notify_visit", "begin_visit", "record_checks")
    client, at_ = door(office.investigator), f"/visits/{row.number}/do"
    shown = f"{at_}/order_correction/preview/"
    assert f'formaction="{shown}"' in client.get(f"/visits/{row.number}/").content.decode()
    assert f'formaction="{shown}"' in client.get(f"{at_}/order_correction/").content.decode()
    entries = Entry.objects.count()
    form = {"findings": ["TJ021"], "due_on": "2099-03-04", "conduct": "请装报警器"}
    printed = client.post(shown, form)
    assert printed["Content-Type"] == "application/pdf"
    text = words(printed.content)
    assert "预览" in text and "2099年3月4日" in text and "请装报警器" in text and FACT in text
    assert "第1号" not in text
    part = client.post(shown, form, headers={"HX-Request": "true"}).content.decode()
    assert "data:image/svg+xml" in part and "<html" not in part and "不能办理" not in part
    past = {**form, "due_on": "2020-01-01"}
    refused = client.post(shown, past, headers={"HX-Request": "true"}).content.decode()
    assert "按现在填写的内容不能办理" in refused and "第二十八条" in refused
    assert Entry.objects.count() == entries and not Paper.objects.exists()
    row.refresh_from_db()
    assert row.order is None and row.stage == "on_site"
    assert client.post(f"{at_}/record_checks/preview/", {}).status_code == 404
    assert client.get(shown).status_code == 405
    assert door(office.stranger).post(shown, form).status_code == 404


def test_the_notice_tells_the_firm_its_own_count_and_the_cap(office: Office) -> None:
    place, kept = a_place(office), [(an_item(), True)]
    for hour in (9, 14):
        inspected(office, place=place, checks=kept, started_at=at(DAY - timedelta(days=9), hour),
                  ended_at=at(DAY - timedelta(days=9), hour + 1))  # fmt: skip
    row = walked(office, "approve_visit", "notify_visit", visit=begun(office, place=place))
    inspected(office, place=place, checks=kept, started_at=at(DAY, 15), ended_at=at(DAY, 16))
    cap = cap_on(DAY)
    told = notice_of(row)
    assert "截至2026年5月12日" in told and "计入频次的检查 2 次" in told
    assert f"每年不超过 {cap.value} 次（{cap.mark.label}）" in told and "为第 3 次" in told
    exempt = begun(office, place=place, kind="case", ground="示例案件")
    exempt = walked(office, "approve_visit", "notify_visit", visit=exempt, moment=at(DAY, 17))
    assert "计入频次的检查 3 次" in notice_of(exempt) and "不计入频次" in notice_of(exempt)
    street = begun(office, place=a_place_of_nobody(office))
    street = walked(office, "approve_visit", "notify_visit", visit=street)
    assert "不是对企业的检查" in notice_of(street)


def notice_of(row: Visit) -> str:
    story, documents = visit_story_of(row)
    found = next(d for d in documents if d.title == "行政检查通知书")
    return str(live(found, story.case))


def a_place_of_nobody(office: Office) -> Place:
    data = PlaceData("示例空地（虚构）", "other", "示例路 77 号", office.street, None)
    return register_place(data, deed=deed_of([office.investigator], at(DAY, 8)))
