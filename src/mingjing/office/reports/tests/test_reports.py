"""A report from its first line to its three files, and what stops it."""

from __future__ import annotations

import io
import re
import tomllib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from django.test import Client

from mingjing import demo
from mingjing.law.instruments.office_reports.report import ReportAttempt
from mingjing.office.cases.actions import perform
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.once import once
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.reports import actions
from mingjing.office.reports.actions import (
    reopen_report,
    sign_report,
    start_report,
    write_section,
)
from mingjing.office.reports.build import NoReport, build
from mingjing.office.reports.checks import examine
from mingjing.office.reports.models import Report, Section
from mingjing.office.reports.references import parse
from mingjing.office.reports.sentences import Contradiction
from mingjing.office.reports.template import numbered, template
from mingjing.office.reports.tests.scene import went, written
from mingjing.office.reports.typed import typed_numbers
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, deed_of, walk_to
from tests.lived import lived_once

DAY = date(2024, 1, 5)
DEMO = Path(demo.__file__).parent / "report_2023.toml"
CASES = (
    "全年开展行政检查{inspections}次，作出行政处罚{penalties}件，其中简易程序"
    "{penalties procedure=summary}件，普通程序{penalties procedure=ordinary}件，"
    "罚款合计{fines as=wan}万元。"
)


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


def moment(hour: int = 9) -> datetime:
    return at(DAY, hour)


def a_report(world: World, body: str = CASES) -> Report:
    deed = deed_of([world.office.clerk], moment())
    row = start_report(deed, 2023)
    write_section(deed, row, "cases", body)
    write_section(deed, row, "focus_gas", "共处罚{penalties area=gas}件。")
    return row


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_report_becomes_three_files_that_hold_its_figures(world: World, tmp_path: Path) -> None:
    a_report(world)
    result = build(2023, tmp_path, "https://example.invalid/")
    assert [f.name for f in result.files] == [
        "report-2023.html",
        "report-2023.docx",
        "report-2023.pdf",
    ]
    page = (tmp_path / "report-2023.html").read_text(encoding="utf-8")
    link = 'href="https://example.invalid/statistics/penalties/?year=2023&amp;procedure=summary"'
    assert (
        link in page
        and ">0.6</a>" in page
        and "{" not in re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    )
    assert (tmp_path / "report-2023.pdf").read_bytes().startswith(b"%PDF")
    file = docx.Document(io.BytesIO((tmp_path / "report-2023.docx").read_bytes()))
    text = "\n".join(p.text for p in file.paragraphs)
    assert (
        "全年开展行政检查5次，作出行政处罚3件，其中简易程序1件，普通程序2件，罚款合计0.6万元。"
    ) in text
    assert "（三）执法案件情况" in text and "1.燃气领域" in text
    assert [c.text for c in file.tables[0].rows[-1].cells][4:6] == ["3", "6,000"]


def test_one_more_fine_changes_the_report_and_nothing_else_is_touched(
    world: World, tmp_path: Path
) -> None:
    a_report(world)
    build(2023, tmp_path)
    walk_to(world.office, "decide_on_the_spot", summary=True, item=world.gas, day=date(2023, 9, 4))
    build(2023, tmp_path)
    page = (tmp_path / "report-2023.html").read_text(encoding="utf-8")
    assert ">0.7</a>" in page and ">4</a>" in page


def test_a_total_bound_to_another_scope_stops_the_build(world: World, tmp_path: Path) -> None:
    a_report(world, "全年共作出行政处罚{penalties area=gas}件。")
    with pytest.raises(Contradiction) as no:
        build(2023, tmp_path)
    for words in ("行政处罚 3 件", "行政处罚（燃气） 2 件", "相差 1 件", "执法案件情况"):
        assert words in str(no.value)
    assert list(tmp_path.iterdir()) == []


def test_nobody_builds_a_report_that_was_not_started(db: None, tmp_path: Path) -> None:
    with pytest.raises(NoReport, match="2023"):
        build(2023, tmp_path)


def test_writing_is_the_clerks_and_signing_the_leaders(world: World) -> None:
    officer = deed_of([world.office.investigator], moment())
    with pytest.raises(Refused, match="内勤"):
        start_report(officer, 2023)
    row = a_report(world)
    with pytest.raises(Refused, match="内勤"):
        write_section(officer, row, "cases", "x")
    with pytest.raises(Refused, match="负责人"):
        sign_report(deed_of([world.office.clerk], moment()), row)


def test_a_section_keeps_every_earlier_text_in_the_journal(world: World) -> None:
    row = a_report(world)
    deed = deed_of([world.office.clerk], moment(10))
    section = write_section(deed, row, "cases", "检查{inspections}次。")
    changes = [e.changes["body"] for e in entries_of("report_section", section.pk)]
    assert changes == [CASES, "检查{inspections}次。"]
    assert Section.objects.filter(report=row, key="cases").count() == 1


@pytest.mark.parametrize(
    ("key", "body", "says"),
    [
        ("cases", "处罚{penaltys}件", "是否为：行政处罚"),
        ("basics", "x", "没有“basics”这一节"),
        ("nothing", "x", "没有“nothing”这一节"),
    ],
)
def test_a_section_that_cannot_be_read_is_not_kept(
    world: World, key: str, body: str, says: str
) -> None:
    row = a_report(world)
    with pytest.raises(Invalid, match=says):
        write_section(deed_of([world.office.clerk], moment()), row, key, body)


def test_a_signed_report_is_locked_until_it_is_opened_again(world: World) -> None:
    row = went(world.office, written(world.office), "sign_report")
    assert (row.signed_on, row.stage) == (DAY, "signed")
    clerk, leader = (deed_of([p], moment(15)) for p in (world.office.clerk, world.office.leader))
    with pytest.raises(Invalid, match="锁定"):
        write_section(clerk, row, "cases", "检查{inspections}次。")
    with pytest.raises(Refused, match="理由"):
        reopen_report(leader, row, " ")
    reopen_report(leader, row, "补充数据")
    write_section(clerk, row, "cases", "检查{inspections}次。")


def test_a_contradiction_is_not_submitted(world: World) -> None:
    row = written(world.office, cases="全年共作出行政处罚{penalties area=gas}件。")
    with pytest.raises(Contradiction, match="相差 1 件"):
        went(world.office, row, "submit_report")
    assert Report.objects.get(pk=row.pk).stage == "draft"


def test_a_report_is_started_once_and_within_its_year(world: World) -> None:
    deed = deed_of([world.office.clerk], moment())
    start_report(deed, 2023, until=date(2023, 12, 28))
    for year, until in ((2023, None), (2025, None), (2022, date(2023, 1, 1))):
        with pytest.raises(Invalid):
            start_report(deed, year, until=until)


def test_of_two_who_start_a_report_at_once_the_later_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed = deed_of([world.office.clerk], moment())

    def late(*told: Any) -> Any:
        monkeypatch.setattr(actions, "once", once)
        start_report(deed, 2023)
        unaware = replace(actions.REPORTS, attempt=lambda row, verb, deed: ReportAttempt())
        monkeypatch.setattr(actions, "REPORTS", unaware)
        return once(*told)

    monkeypatch.setattr(actions, "once", late)
    with pytest.raises(Invalid, match="刚才另有人已经建立了 2023 年的报告"):
        start_report(deed, 2023)
    assert Report.objects.count() == 1


def test_what_lacks_is_told(world: World) -> None:
    row = a_report(world, "罚款12万元，24小时值守。")
    found = examine(row)
    warned = "\n".join(found.warnings)
    assert "“执法人员情况”一节还没有撰写" in warned
    assert "没有写到应有的数字：行政检查" in warned
    assert "手写数字“24”" in warned and "手写数字“12" not in warned
    (typed,) = found.conflicts
    for words in ("“执法案件情况”一节", "罚款12万元", "手写数字“12万元”", "插入数字"):
        assert words in typed.text
    assert "“市政排水领域”一节还没有撰写" in warned and "“供热领域”" not in warned


def test_headings_are_numbered_without_gaps() -> None:
    slots = template("tianjin_narrative", 2025).slots
    gone = {"focus_gas", "remedies"}
    marks = [heading for _, heading in numbered([s for s in slots if s.key not in gone])]
    assert marks[0] == "一、基本情况" and marks[-1] == "四、下一步工作安排"
    assert "（五）执法类电子监控设备情况" in marks and "（四）执法队伍建设情况" in marks
    assert "1.园林绿化领域" in marks


def test_the_demonstration_text_is_all_references_and_whole() -> None:
    told = tomllib.loads(DEMO.read_text(encoding="utf-8"))
    shape = template("tianjin_narrative", 2023)
    asked = {slot.key for slot in shape.written if not slot.optional or slot.scope}
    assert asked <= set(told["sections"]) <= set(shape.by_key)
    for slot in (shape.by_key[key] for key in told["sections"]):
        body = told["sections"][slot.key]
        assert parse(body).misread == () and typed_numbers(body) == [], slot.key
        assert set(slot.requires) <= {r.name for r in parse(body).references}, slot.key


def test_the_pages_of_a_report_answer(world: World) -> None:
    a_report(world, CASES + "24小时值守。")
    client = signed_in(world.office.clerk)
    assert "2023年行政执法工作报告" in client.get("/reports/").content.decode()
    page = client.get("/reports/2023/").content.decode()
    assert '<u class="loose"' in page and "/statistics/penalties/?year=2023" in page
    for kind in ("html", "docx", "pdf"):
        assert client.get(f"/reports/2023/report.{kind}").status_code == 200, kind
    assert client.get("/reports/2023/report.exe").status_code == 404
    assert client.get("/reports/1999/").status_code == 404


def test_the_editor_sends_a_contradiction_back_and_keeps_the_text(world: World) -> None:
    a_report(world)
    client, url = signed_in(world.office.clerk), "/reports/2023/sections/cases/"
    wrong = "全年共作出行政处罚{penalties area=gas}件。"
    sent_back = client.post(url, {"body": wrong})
    assert sent_back.status_code == 422
    assert wrong in sent_back.content.decode() and "相差 1 件" in sent_back.content.decode()
    assert client.post(url, {"body": wrong, "keep": "on"}).status_code == 303
    assert client.get("/reports/2023/report.pdf").status_code == 409
    assert client.post(url, {"body": CASES}).status_code == 303
    assert client.post(url, {"body": "{penaltys}"}).status_code == 422
    assert client.post(url, {"body": CASES, "preview": "1"}).status_code == 200


def test_the_editor_refuses_who_may_not_write(world: World) -> None:
    a_report(world)
    client = signed_in(world.office.investigator)
    answer = client.post("/reports/2023/sections/cases/", {"body": CASES})
    assert answer.status_code == 409 and "内勤" in answer.content.decode()
    for path in ("sections/cases/", "do/sign_report/", "do/reopen_report/", "../new/"):
        shut = client.get(f"/reports/2023/{path}".replace("2023/../", ""))
        assert shut.status_code == 409, path
        assert "<form" not in shut.content.decode().split("<main")[1], path


def test_a_report_goes_its_road_through_the_pages(world: World) -> None:
    written(world.office)
    clerk, reviewer, leader = (
        signed_in(p) for p in (world.office.clerk, world.office.reviewer, world.office.leader)
    )

    def do(client: Client, step: str, **said: str) -> int:
        return int(client.post(f"/reports/2023/do/{step}/", said).status_code)

    assert do(leader, "sign_report") == 409
    assert do(clerk, "submit_report") == 303
    assert do(leader, "review_report", passed="yes") == 409
    assert do(reviewer, "review_report", passed="yes", opinion="同意") == 303
    assert do(clerk, "sign_report") == 409
    assert do(leader, "sign_report") == 303
    assert Client().get("/open/reports/2023/").status_code == 404
    assert do(clerk, "publish_report") == 303
    assert do(leader, "reopen_report", reason="补充") == 303
    assert Client().get("/open/reports/2023/").status_code == 200


def test_a_late_payment_changes_no_figure(world: World, tmp_path: Path) -> None:
    a_report(world)
    before = examine(Report.objects.get(year=2023))
    perform(world.spot.pk, "close_case", deed_of([world.office.leader], at(date(2023, 5, 9))))
    assert examine(Report.objects.get(year=2023)).relations == before.relations
