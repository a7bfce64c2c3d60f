"""Several people at one report: drafts, two saves of one section, remarks, the picker, versions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.reports.actions import Clash, assign_section, start_report, write_section
from mingjing.office.reports.differing import compared, merged
from mingjing.office.reports.document import compose
from mingjing.office.reports.finished import faults_of, read_back
from mingjing.office.reports.freezing import book_of
from mingjing.office.reports.models import Comment, Draft, Report, Section
from mingjing.office.reports.picking import MOST, inserted, offers
from mingjing.office.reports.queries import shape_of, versions_of
from mingjing.office.reports.references import Block, Reference, parse
from mingjing.office.reports.tests.scene import DAY, written
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, deed_of
from tests.lived import lived_once

URL = "/reports/2023/sections/problems/"
FIRST, SECOND = "一是文书不够规范。", "二是公示还有延迟。"


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


@pytest.fixture
def report(world: World) -> Report:
    return written(world.office, problems=f"{FIRST}\n{SECOND}\n三是培训不够。")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def body_of(report: Report) -> str:
    return Section.objects.get(report=report, key="problems").body


def test_two_who_change_different_lines_lose_nothing(world: World, report: Report) -> None:
    clerk, leader = signed_in(world.office.clerk), signed_in(world.office.leader)
    mine = f"{FIRST}（已整改）\n{SECOND}\n三是培训不够。"
    theirs = f"{FIRST}\n{SECOND}\n三是培训的针对性不够。"
    assert leader.post(URL, {"body": theirs, "base": "1"}).status_code == 303
    answer = clerk.post(URL, {"body": mine, "base": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "演示领导保存了第 2 版" in page
    assert body_of(report) == theirs, "nothing was written over"
    both = f"{FIRST}（已整改）\n{SECOND}\n三是培训的针对性不够。"
    assert both in page and "<mark>" in page and mine in page
    assert Draft.objects.get(person=world.office.clerk).body == both
    assert clerk.post(URL, {"body": both, "base": "2"}).status_code == 303
    assert body_of(report) == both and not Draft.objects.exists()


def test_two_who_change_one_line_see_both_texts(world: World, report: Report) -> None:
    clerk, leader = signed_in(world.office.clerk), signed_in(world.office.leader)
    mine, theirs = "一是文书质量不高。", "一是个别文书不够规范。"
    assert leader.post(URL, {"body": theirs, "base": "1"}).status_code == 303
    page = clerk.post(URL, {"body": mine, "base": "1"}).content.decode()
    assert "两人改了同一段" in page and mine in page
    assert re.sub("<[^>]+>", "", page).count(theirs) >= 1
    with pytest.raises(Clash):
        write_section(deed_of([world.office.clerk], at(DAY, 12)), report, "problems", mine, base=1)


def test_two_who_write_a_section_for_the_first_time_clash_too(world: World, report: Report) -> None:
    clerk, leader = signed_in(world.office.clerk), signed_in(world.office.leader)
    url, mine, theirs = "/reports/2023/sections/remedies/", "没有被申请复议。", "没有被起诉。"
    assert leader.post(url, {"body": theirs, "base": "0"}).status_code == 303
    answer = clerk.post(url, {"body": mine, "base": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409 and mine in page and "演示领导保存了第 1 版" in page
    assert Section.objects.get(report=report, key="remedies").body == theirs
    assert clerk.post(url, {"body": f"{theirs}{mine}", "base": "1"}).status_code == 303
    assert Section.objects.get(report=report, key="remedies").version == 2


def test_two_who_save_the_same_text_do_not_clash_and_make_one_version(
    world: World, report: Report
) -> None:
    clerk, leader = signed_in(world.office.clerk), signed_in(world.office.leader)
    same = f"{FIRST}\n{SECOND}"
    assert leader.post(URL, {"body": same, "base": "1"}).status_code == 303
    assert clerk.post(URL, {"body": f"{same}\r\n", "base": "1"}).status_code == 303
    row = Section.objects.get(report=report, key="problems")
    assert (row.body, row.version) == (same, 2) and not Draft.objects.exists()
    assert [v.number for v in versions_of(row)] == [2, 1]


def test_who_says_to_have_begun_from_a_version_to_come_is_not_believed(
    world: World, report: Report
) -> None:
    with pytest.raises(Clash):
        write_section(deed_of([world.office.clerk], at(DAY, 12)), report, "problems", "x", base=9)
    assert body_of(report).startswith(FIRST)


def test_what_is_typed_is_kept_at_the_desk_and_seen_by_others(world: World, report: Report) -> None:
    clerk, leader = signed_in(world.office.clerk), signed_in(world.office.leader)
    typed = "还没写完的一句{penal"
    answer = clerk.post(f"{URL}preview/", {"body": typed, "base": "1", "place": "3"})
    assert answer.status_code == 200 and "已暂存" in answer.content.decode()
    assert Draft.objects.get(report=report).place == 3  # where a figure will go
    assert body_of(report) != typed
    again = clerk.get(URL).content.decode()
    assert typed in again and "还没有保存" in again
    assert typed not in leader.get(URL).content.decode()
    assert "演示内勤也在写这一节" in leader.get(URL).content.decode()
    assert "演示内勤正在写" in leader.get("/reports/2023/").content.decode()
    assert clerk.post(URL, {"drop": "1"}).status_code == 303
    assert typed not in clerk.get(URL).content.decode()


def test_a_figure_is_chosen_and_inserted_without_script(world: World, report: Report) -> None:
    clerk = signed_in(world.office.clerk)
    went = clerk.post(URL, {"body": "全委罚款{}。", "base": "1", "pick": "1"})
    assert went["Location"] == f"{URL}figures/"
    assert "罚款金额" in clerk.get(went["Location"], {"q": "罚款"}).content.decode()
    asked = {"name": "fines", "kind": "figure", "area": "gas", "as": "wan"}
    assert "0.6</a>万元" in clerk.get(went["Location"], asked).content.decode()
    done = clerk.post(f"{URL}figures/?name=fines", asked)
    assert done["Location"].startswith(f"{URL}?at=")
    page = clerk.get(done["Location"]).content.decode()
    assert "全委罚款{罚款金额 领域=燃气 写作=万元}万元。" in page
    assert Draft.objects.get().body == "全委罚款{fines area=gas as=wan}万元。"
    assert body_of(report).startswith(FIRST), "still only at the desk"


def test_a_table_without_its_dimension_is_sent_back(world: World, report: Report) -> None:
    clerk = signed_in(world.office.clerk)
    url = f"{URL}figures/?name=fines"
    assert clerk.post(url, {"kind": "table"}).status_code == 422
    assert clerk.post(url, {"kind": "table", "by": "area"}).status_code == 303
    assert "\n{table fines by=area}" in Draft.objects.get(person=world.office.clerk).body
    assert clerk.get(f"{URL}figures/?name=nothing").status_code == 404


def test_tables_and_charts_stand_in_the_report(world: World, report: Report) -> None:
    clerk = signed_in(world.office.clerk)
    body = "各领域情况如下。\n{table penalties fines by=area}\n{chart inspections by=month}"
    assert clerk.post(URL, {"body": body, "base": "1"}).status_code == 303
    page = clerk.get("/reports/2023/").content.decode()
    assert (
        "各领域行政处罚、罚款金额" in page and "/statistics/fines/?year=2023&amp;area=gas" in page
    )
    assert "<svg" in page and "各月份行政检查" in page
    for kind in ("html", "docx", "pdf"):
        file = clerk.get(f"/reports/2023/report.{kind}")
        assert file.status_code == 200
        assert f"{quote(f'{report.title}（草稿）')}.{kind}" in file["Content-Disposition"]


def test_a_whole_that_is_no_sum_is_not_called_one(world: World, report: Report) -> None:
    clerk = signed_in(world.office.clerk)
    body = "{table inspections by=area}\n{table inspections places_inspected by=area}"
    clerk.post(URL, {"body": body, "base": "1"})
    page = clerk.get("/reports/2023/").content.decode()
    assert page.count('<th scope="row">合计</th>') == 1
    assert page.count('<th scope="row">全委（同一对象只计一次）</th>') == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("见{table fines by=area}。", "单独占一行"),
        ("{table fines}", "按=维度"),
        ("{chart fines penalties by=area}", "一张图只画一个指标"),
        ("{table fines by=channel}", "不按“公示渠道”区分"),
        ("{table finess by=area}", "没有名为“finess”的指标"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str, says: str) -> None:
    (fault,) = parse(text).misread
    assert says in fault.sentence


def test_remarks_are_made_and_settled_by_acts(world: World, report: Report) -> None:
    reviewer, clerk = signed_in(world.office.reviewer), signed_in(world.office.clerk)
    officer = signed_in(world.office.investigator)
    url = f"{URL}remarks/"
    assert reviewer.post(url, {"body": "请写明原因", "quote": FIRST}).status_code == 303
    assert reviewer.post(url, {"body": ""}).status_code == 422
    remark = Comment.objects.get()
    assert "批注（1 条未办结）" in clerk.get("/reports/2023/").content.decode()
    assert FIRST in clerk.get(URL).content.decode()
    settle = f"/reports/2023/remarks/{remark.pk}/"
    assert officer.post(settle, {"answer": "已改"}).status_code == 409
    assert clerk.post(settle, {"answer": "已改"}).status_code == 303
    assert "已办结" in clerk.get(url).content.decode()
    assert clerk.post("/reports/2023/do/submit_report/").status_code == 303


def test_whom_a_section_is_given_may_write_it_and_no_other(world: World, report: Report) -> None:
    office = world.office
    officer = signed_in(office.investigator)
    assert officer.get(URL).status_code == 409
    given = signed_in(office.clerk).post(f"{URL}keeper/", {"person": office.investigator.pk})
    assert given.status_code == 303
    assert officer.get(URL).status_code == 200
    assert officer.post(URL, {"body": "一是出动不够。", "base": "1"}).status_code == 303
    assert officer.get("/reports/2023/sections/next/").status_code == 409
    assign_section(deed_of([office.clerk], at(DAY, 20)), report, "problems", None)
    assert officer.get(URL).status_code == 409


def test_the_statistical_report_begins_with_its_tables(world: World) -> None:
    row = start_report(deed_of([world.office.clerk], at(DAY, 9)), 2023, shape="statistical")
    assert row.title.endswith("2023年度行政执法统计年报")
    page = signed_in(world.office.clerk).get("/reports/2023/").content.decode()
    assert "各处罚种类行政处罚" in page and "行政强制实施情况" in page
    composed = compose(row, book_of(row))
    assert faults_of(composed, read_back(composed)) == []
    with pytest.raises(Invalid, match="2022 年以后"):
        start_report(deed_of([world.office.clerk], at(DAY, 9)), 2021, shape="statistical")


def test_every_version_is_read_back_from_the_journal(world: World, report: Report) -> None:
    clerk = deed_of([world.office.clerk], at(DAY, 11))
    write_section(clerk, report, "problems", f"{FIRST}\n二是公示已经改进。")
    row = Section.objects.get(report=report, key="problems")
    assert [v.number for v in versions_of(row)] == [2, 1]
    page = signed_in(world.office.clerk).get(f"{URL}versions/").content.decode()
    assert "第 1 版到第 2 版" in page and "<del>" in page and "<ins>" in page
    write_section(clerk, report, "problems", row.body)
    assert Section.objects.get(pk=row.pk).version == 2, "the same text is no new version"


def test_texts_are_laid_together_only_where_lines_do_not_meet() -> None:
    base = "甲\n乙\n丙\n丁"
    assert merged(base, "甲改\n乙\n丙\n丁", "甲\n乙\n丙\n丁改") == "甲改\n乙\n丙\n丁改"
    assert merged(base, "甲\n乙\n丙\n丁\n戊", "甲改\n乙\n丙\n丁") == "甲改\n乙\n丙\n丁\n戊"
    assert merged(base, "甲\n乙一\n丙\n丁", "甲\n乙二\n丙\n丁") is None
    assert merged(base, "甲\n乙\n丙\n丁\n戊", "甲\n乙\n丙\n丁\n己") is None
    pairs = compared("甲\n乙丙", "甲\n乙丁\n戊")
    assert [p.same for p in pairs] == [True, False, False]
    assert [x.text for x in pairs[1].before if x.mark == "out"] == ["丙"]


def test_a_reference_is_inserted_where_one_expects_it() -> None:
    fines = Reference("fines", {}, "wan")
    assert inserted("罚款{}。", fines, 0, ("万元",))[0] == "罚款{fines as=wan}万元。"
    assert inserted("罚款万元。", fines, 2, ("万元",))[0] == "罚款{fines as=wan}万元。"
    assert inserted("罚款", fines, None)[0] == "罚款{fines as=wan}"
    block = Block("chart", ("fines",), "month", {})
    assert inserted("甲。\n乙。", block, 3)[0] == "甲。\n{chart fines by=month}\n乙。"
    assert offers("罚款 金额")[0].name == "fines" and offers("没有这个词") == []


def test_a_new_report_says_where_to_begin_and_a_saved_section_leads_on(
    world: World,
) -> None:
    clerk = signed_in(world.office.clerk)
    row = start_report(deed_of([world.office.clerk], at(DAY, 9)), 2023)
    first, second, *others = [s for s in shape_of(row).written if not s.optional]
    page = clerk.get("/reports/2023/").content.decode()
    assert f"还有 {len(others) + 2} 节没有撰写" in page
    here = f"/reports/2023/sections/{first.key}/"
    assert f'<a href="{here}">撰写“{first.heading}”</a>' in page
    assert "保存并写下一节" in clerk.get(here).content.decode()
    went = clerk.post(here, {"body": "按照规定开展。", "base": "0", "next": "1"})
    assert went.status_code == 303
    assert went["Location"] == f"/reports/2023/sections/{second.key}/"
    page = clerk.get("/reports/2023/").content.decode()
    assert f"还有 {len(others) + 1} 节没有撰写" in page and f"撰写“{second.heading}”" in page


def test_a_search_may_name_the_field_and_the_form_is_filled_with_it(
    world: World, report: Report
) -> None:
    named = {"area": {"gas": "燃气", "drainage": "市政排水"}, "procedure": {"summary": "简易程序"}}
    found = {o.name: o for o in offers("罚款 燃气 简易", named)}["fines"]
    assert found.scope == {"area": "gas", "procedure": "summary"}
    assert (found.query, found.scope_text) == ("&area=gas&procedure=summary", "燃气，简易程序")
    assert "fines" not in {o.name for o in offers("罚款 供热", named)}
    clerk = signed_in(world.office.clerk)
    page = clerk.get(f"{URL}figures/?q=罚款 燃气").content.decode()
    assert "?name=fines&amp;area=gas" in page and "罚款金额（燃气）" in page
    form = clerk.get(f"{URL}figures/?name=fines&area=gas").content.decode()
    assert '<option value="gas" selected>' in form


def test_the_picker_says_when_it_does_not_list_all(world: World, report: Report) -> None:
    clerk = signed_in(world.office.clerk)
    page = clerk.get(f"{URL}figures/").content.decode()
    assert f"共有 {len(INDICATORS)} 个数字，这里列出前 {MOST} 个" in page
    assert page.count("?name=") == MOST
    assert "这里列出前" not in clerk.get(f"{URL}figures/?q=罚款 金额").content.decode()


def test_the_pages_stay_within_their_queries(
    world: World, report: Report, django_assert_max_num_queries: Any
) -> None:
    """By the figures of the text, never by the rows behind them."""
    clerk = signed_in(world.office.clerk)
    counted: dict[str, int] = {}
    for path, most in ((f"{URL}figures/?q=", 8), (f"{URL}versions/", 8), (f"{URL}remarks/", 12),
                       (URL, 12), ("/reports/2023/", 16), ("/reports/", 5)):  # fmt: skip
        with django_assert_max_num_queries(most) as found:
            assert clerk.get(path).status_code == 200
        counted[path] = len(found)
    assert date(2024, 1, 5) == DAY and counted


def test_versions_are_read_with_the_names_of_figures(world: World, report: Report) -> None:
    deed = deed_of([world.office.clerk], at(DAY, 15))
    tables = "{table penalties fines by=area}\n{table form=other}"
    words = f"罚款{{fines as=wan}}万元，燃气{{fines area=gas}}元。\n{tables}"
    write_section(deed, report, "problems", words)
    page = signed_in(world.office.clerk).get(f"{URL}versions/").content.decode()
    for told in ("〔罚款金额，万元，写到分〕万元", "〔罚款金额（燃气）〕元",
                 "〔表：行政处罚、罚款金额，按领域〕", "〔表：表五　其他行政执法行为"):  # fmt: skip
        assert told in re.sub(r"</?(?:ins|del|mark)>", "", page)
    assert "{fines" not in page


def test_next_years_report_begins_with_the_words_of_this(world: World, report: Report) -> None:
    """As a draft: figures count the new year, months are its months, nothing is saved by it."""
    clerk = world.office.clerk
    deed = deed_of([clerk], at(DAY, 15))
    words = "全年查处{penalties}件，其中十月{penalties month=2023-10}件。"
    write_section(deed, report, "problems", words)
    report.refresh_from_db()
    start_report(deed_of([clerk], at(date(2024, 12, 29), 9)), 2024, until=date(2024, 12, 28))
    desk = URL.replace("2023", "2024")
    client = signed_in(clerk)
    assert "从 2023 年的文字开始写" in client.get(desk).content.decode()
    assert client.post(desk, {"last": "1"}).status_code == 303
    page = client.get(desk).content.decode()
    assert (
        "全年查处{行政处罚}件，其中十月{行政处罚 月份=2024-10}件。" in page and "暂存的草稿" in page
    )
    assert "从 2023 年的文字开始写" not in page
    assert not Section.objects.filter(report__year=2024, key="problems").exists()
    assert "开始写" not in client.get(URL).content.decode()
