"""Faults planted into a whole report are caught before it is public, each at its own door."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Refused
from mingjing.office.people.models import Role
from mingjing.office.reports.actions import (
    assign_section,
    comment_section,
    perform,
    settle_comment,
    start_report,
    write_section,
)
from mingjing.office.reports.checks import examine
from mingjing.office.reports.models import Edition, Report
from mingjing.office.reports.queries import shape_of
from mingjing.office.reports.sentences import Contradiction, Missing, Stale, Unsound
from mingjing.office.reports.tests.scene import CASES, DAY, TEXTS, went, written
from mingjing.office.reports.views.common import told
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import also, at, deed_of, walk_to
from tests.lived import lived_once

pytestmark = pytest.mark.django_db
world = lived_once(a_year)


def one_more_fine(world: World) -> None:
    walk_to(world.office, "decide_on_the_spot", summary=True, item=world.gas, day=date(2023, 9, 4))


@pytest.mark.parametrize(
    "typed",
    [
        "共查处12起。",
        "罚款比上年翻一番。",
        "占全部处罚的七成。",
        "增长百分之三十。",
        "共检查十二人。",
    ],
)
def test_a_typed_number_is_not_submitted(world: World, typed: str) -> None:
    row = written(world.office, cases=f"{CASES}{typed}")
    with pytest.raises(Contradiction, match="手写数字") as no:
        went(world.office, row, "submit_report")
    (found,) = no.value.conflicts
    assert (found.key, found.place) == ("cases", f"{CASES}{typed}".index(no_word(found.message)))
    assert Report.objects.get(pk=row.pk).stage == "draft"


def test_who_reads_a_finding_meets_no_reference(world: World) -> None:
    """A figure within the quoted words is three dots, never half of its reference."""
    row = written(world.office, cases=f"{CASES}共{{penalties}}件，罚款17.2万元。")
    (found,) = [c for c in examine(row).conflicts if "手写数字" in c.message]
    assert "共…件，罚款17.2万元。" in found.text and "{" not in found.text + found.message
    assert "}" not in found.text


def test_a_figure_that_lacks_is_one_press_away(world: World, client: Client) -> None:
    row = written(world.office, cases="办案有序。")
    (lack,) = [c for c in told(row, examine(row).soft) if "行政检查" in c.fix]
    assert lack.url == "/reports/2023/sections/cases/figures/?name=inspections"
    client.force_login(world.office.clerk)
    assert "行政检查" in client.get(lack.url).content.decode()
    desk = client.get("/reports/2023/sections/cases/").content.decode()
    assert (
        "简易程序" in desk.split("这一节写什么")[1][:300]
        and "{" not in desk.split("这一节写什么")[1][:300]
    )


def test_before_its_last_day_a_report_is_not_submitted(world: World) -> None:
    """Figures would change, and what was signed too early could not be published."""
    clerk = [world.office.clerk]
    deed = deed_of(clerk, at(date(2024, 12, 27), 9))
    row = start_report(deed, 2024, until=date(2024, 12, 28))
    for slot in shape_of(row).written:
        if not slot.optional:
            text = TEXTS.get(slot.key, "按照规定开展。").replace("全年", "统计期内")
            write_section(deed, row, slot.key, text)
    with pytest.raises(Contradiction, match="2024年12月28日") as no:
        perform(row, "submit_report", deed_of(clerk, at(date(2024, 12, 27), 10)))
    assert "以后送审" in no.value.conflicts[0].message
    assert Report.objects.get(pk=row.pk).stage == "draft"
    perform(row, "submit_report", deed_of(clerk, at(date(2024, 12, 28), 10)))
    assert Report.objects.get(pk=row.pk).stage == "submitted"


def no_word(message: str) -> str:
    return message.partition("“")[2].partition("”")[0]


def test_a_swapped_unit_is_not_submitted_and_leads_to_its_place(world: World) -> None:
    body = CASES.replace("{fines as=wan}万元", "{fines as=wan}元")
    row = written(world.office, cases=body)
    with pytest.raises(Contradiction, match="单位应为万元") as no:
        went(world.office, row, "submit_report")
    (found,) = told(row, no.value.conflicts)
    assert found.url == f"/reports/2023/sections/cases/?at={body.index('{fines as=wan}')}#id_body"
    assert found.fix == "把“元”改为“万元”"
    again = CASES.replace("{fines as=wan}万元", "{fines}万元")
    write_section(deed_of([world.office.clerk], at(DAY, 10)), row, "cases", again)
    with pytest.raises(Contradiction, match="单位应为元"):
        went(world.office, row, "submit_report", hour=11)


def test_a_field_with_penalties_and_no_section_is_not_submitted(world: World) -> None:
    row = written(world.office)
    write_section(deed_of([world.office.clerk], at(DAY, 10)), row, "focus_gas", "")
    with pytest.raises(Missing, match="“燃气领域”一节还没有撰写，这个领域有行政处罚 2 件"):
        went(world.office, row, "submit_report", hour=11)


def test_a_section_of_the_template_that_lacks_is_not_submitted(world: World) -> None:
    row = written(world.office)
    write_section(deed_of([world.office.clerk], at(DAY, 10)), row, "problems", "")
    with pytest.raises(Missing, match="“存在问题”一节还没有撰写"):
        went(world.office, row, "submit_report", hour=11)


def test_an_announced_field_without_a_section_is_not_submitted(world: World) -> None:
    row = written(world.office, focus="燃气、供热等领域的情况分述如下。")
    with pytest.raises(Contradiction, match="“供热领域”一节还没有撰写，而"):
        went(world.office, row, "submit_report")


def test_the_whole_year_is_not_claimed_of_a_shorter_period(world: World) -> None:
    clerk = deed_of([world.office.clerk], at(DAY))
    row = start_report(clerk, 2023, until=date(2023, 12, 28))
    write_section(clerk, row, "cases", CASES)
    (found,) = examine(row).conflicts
    assert "不是完整的一年" in found.text and found.fix == "把“全年”改为“统计期内”"
    write_section(clerk, row, "cases", CASES.replace("全年", "统计期内"))
    assert examine(row).conflicts == ()


def test_mixed_periods_and_units_are_told(world: World) -> None:
    row = written(
        world.office, cases=f"{CASES}上半年检查{{inspections}}次。", problems="罚款{fines}元。"
    )
    warned = "\n".join(examine(row).warnings)
    assert "说“上半年”" in warned and "以万元写，在此以元写" in warned


def test_a_figure_that_changed_after_the_review_is_not_signed(world: World) -> None:
    row = went(world.office, written(world.office), "review_report")
    one_more_fine(world)
    with pytest.raises(Stale, match=r"行政处罚：审核时 3 件，现在 4 件（\+1）"):
        perform(row, "sign_report", deed_of([world.office.leader], at(DAY, 14)))
    assert Report.objects.get(pk=row.pk).stage == "reviewed"


def test_a_figure_that_changed_after_the_signing_is_not_published(world: World) -> None:
    row = went(world.office, written(world.office), "sign_report")
    one_more_fine(world)
    with pytest.raises(Stale, match="罚款金额：签发时 6,000 元，现在 7,000 元"):
        perform(row, "publish_report", deed_of([world.office.clerk], at(DAY, 15)))
    assert not Edition.objects.exists()


def test_rows_that_change_places_within_the_same_sum_are_seen(world: World) -> None:
    """The fine moves from one decision to the other: every figure stays, two rows do not."""
    row = went(world.office, written(world.office), "sign_report")
    spot, fined = Case.objects.get(pk=world.spot.pk), Case.objects.get(pk=world.fined.pk)
    one, two = spot.fine, fined.fine
    Case.objects.filter(pk=spot.pk).update(fine=two)
    Case.objects.filter(pk=fined.pk).update(fine=one)
    with pytest.raises(Stale, match="罚款金额：签发时 6,000 元，现在 6,000 元（数值相同，构成"):
        perform(row, "publish_report", deed_of([world.office.clerk], at(DAY, 15)))


def test_what_the_checker_finds_in_the_finished_text_is_not_published(world: World) -> None:
    """Two references that fit each for itself, put together into a sum that does not."""
    body = (
        "全年开展行政检查{inspections}次。作出行政处罚{penalties}件，其中简易程序"
        "{penalties procedure=summary}件，普通程序{warnings}件，罚款合计{fines as=wan}万元。"
    )
    row = went(world.office, written(world.office, cases=body), "sign_report")
    with pytest.raises(Unsound, match="简易程序") as no:
        perform(row, "publish_report", deed_of([world.office.clerk], at(DAY, 15)))
    assert no.value.conflicts[0].key == "cases"
    assert not Edition.objects.exists()


def test_an_open_remark_holds_the_report_back_until_it_is_settled(world: World) -> None:
    row = written(world.office)
    reviewer = deed_of([world.office.reviewer], at(DAY, 10))
    remark = comment_section(reviewer, row, "cases", "请核对罚款", quote="罚款合计")
    with pytest.raises(Refused, match="批注"):
        went(world.office, row, "submit_report", hour=11)
    with pytest.raises(Refused, match="执笔人"):
        settle_comment(deed_of([world.office.investigator], at(DAY, 11)), remark, "已核对")
    settle_comment(deed_of([world.office.clerk], at(DAY, 11)), remark, "已核对")
    assert went(world.office, row, "submit_report", hour=12).stage == "submitted"


def test_who_wrote_does_not_review_and_who_reviewed_does_not_sign(world: World) -> None:
    row = written(world.office)
    leader = deed_of([world.office.leader], at(DAY, 10))
    write_section(leader, row, "problems", "个别文书不够规范。")
    row = went(world.office, row, "review_report", hour=11)
    with pytest.raises(Refused, match="签发人不得是执笔人"):
        perform(row, "sign_report", deed_of([world.office.leader], at(DAY, 14)))


def test_a_reviewer_who_wrote_a_section_does_not_review(world: World) -> None:
    row, reviewer = written(world.office), world.office.reviewer
    assign_section(deed_of([world.office.clerk], at(DAY, 10)), row, "problems", reviewer)
    write_section(deed_of([reviewer], at(DAY, 10)), row, "problems", "个别文书不够规范。")
    row = went(world.office, row, "submit_report", hour=11)
    said = {"passed": True, "opinion": "同意"}
    with pytest.raises(Refused) as no:
        perform(row, "review_report", deed_of([reviewer], at(DAY, 14), **said))
    assert [r.guard for r in no.value.reasons] == ["reviewer_apart"]


def test_whoever_reviewed_does_not_sign_even_with_the_post(world: World) -> None:
    both = also(world.office, "v", Role.REVIEWER, Role.LEADER)
    row = went(world.office, written(world.office), "submit_report")
    said = {"passed": True, "opinion": "同意"}
    row = perform(row, "review_report", deed_of([both], at(DAY, 14), **said))
    with pytest.raises(Refused) as no:
        perform(row, "sign_report", deed_of([both], at(DAY, 15)))
    assert [r.guard for r in no.value.reasons] == ["signer_apart"]
    row = perform(row, "sign_report", deed_of([world.office.leader], at(DAY, 15)))
    assert row.stage == "signed"


def test_today_tells_each_whose_turn_it_is_and_a_refusal_leads_to_the_place(world: World) -> None:
    office = world.office
    row = written(office)
    went(office, row, "submit_report")
    reviewer, leader, clerk = Client(), Client(), Client()
    for client, person in (
        (reviewer, office.reviewer), (leader, office.leader), (clerk, office.clerk)
    ):  # fmt: skip
        client.force_login(person)
    here = "/reports/2023/do/review_report/"
    assert here in reviewer.get("/").content.decode()
    assert here not in leader.get("/").content.decode()
    perform(row, "review_report", deed_of([office.reviewer], at(DAY, 15), passed=False,
                                          opinion="请补充"))  # fmt: skip
    assert "审核退回" in clerk.get("/reports/2023/").content.decode()
    write_section(deed_of([office.clerk], at(DAY, 16)), row, "cases", f"{CASES}另有12件。")
    no = clerk.post("/reports/2023/do/submit_report/")
    page = no.content.decode()
    assert no.status_code == 409 and "手写数字“12件”" in page
    assert f'href="/reports/2023/sections/cases/?at={len(CASES) + 2}#id_body"' in page
