"""No loose number: each figure of a plan's pages opens to exactly its rows, inside and outside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from mingjing.law.targeting import Candidate, choose, target_seed
from mingjing.office.draws.tests import scene as draws
from mingjing.office.inspections.behind import Show, slots_of
from mingjing.office.inspections.progress import progress_of
from mingjing.office.inspections.tests.figures import figures_of, loose, rows_at
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.inspections.tests.test_frequency import a_complaint, times
from mingjing.office.inspections.tests.test_progress import SELECTED, visit
from mingjing.office.parties.actions import PlaceData, register_party, register_place
from mingjing.office.plans.actions import draft_amendment, select_by_risk, select_named
from mingjing.office.plans.models import Plan, Selected
from mingjing.office.plans.tests.scene import a_task, by, listed, made_public, published, task_of
from mingjing.office.registers.models import ListedObject
from tests.cast import CITIZEN, Office, an_item, an_office, at, deed_of
from tests.doors import door

pytestmark = pytest.mark.django_db
BROKEN = {"result": "fixed", "fixed_on_the_spot": 1, "finding": "软管老化"}
INSIDE = ["/plans/", "/plans/2023/progress/", "/plans/2023/targeting/", "/plans/2023/caps/",
          "/plans/2023/1/", "/plans/2023/2/", "/plans/2023/2/tasks/RW2023-01/objects/",
          "/plans/2023/2/tasks/RW2023-02/objects/"]  # fmt: skip
OUTSIDE = ["/open/plans/", "/open/plans/2023/1/", "/open/plans/2023/2/",
           "/open/plans/2023/results/"]  # fmt: skip


@pytest.fixture
def office() -> Office:
    return an_office()


def exported(url: str) -> str:
    """The text of a file that is sent row by row."""
    answer = cast(StreamingHttpResponse, Client().get(url))
    return answer.getvalue().decode("utf-8-sig")


def a_year(office: Office) -> Plan:
    """A year with everything: by risk, named, done beyond the plan, overdue, left, amended."""
    places = {p.pk: p for p in listed(office, 60)}
    plan = published(
        office,
        a_task(office, method="risk", target=55, share=30, source="示例彩票第 3 期"),
        a_task(office, title="名单内检查（示例）", target=3, last=date(2023, 3, 1)),
        a_task(office, title="巡查（示例）", method="asked", target=2),
        a_task(office, title="未开始的（示例）", target=7, first=date(2023, 11, 1)),
    )
    select_by_risk(by(office.clerk, at(SELECTED)), task_of(plan), "0731942")
    named = list(ListedObject.objects.order_by("pk")[:2])
    select_named(by(office.clerk, at(SELECTED, 10)), task_of(plan, 1), named, "重复投诉")
    broken = {**BROKEN, "checks": [(an_item(), False)]}
    rows = list(Selected.objects.filter(selection__code="RW2023-01").select_related("listed")[:6])
    for n, row in enumerate(rows):
        visit(office, places[row.listed.place_id], date(2023, 2, 1) + timedelta(days=n),
              task_of(plan), **(broken if n % 2 else {}))  # fmt: skip
    visit(office, places[named[0].place_id], date(2023, 2, 20), task_of(plan, 0), task_of(plan, 1))
    for n in range(3):
        visit(office, places[named[1].place_id], date(2023, 4, 3 + n), task_of(plan, 2), **broken)
    times(office, a_place(office), 4)
    deed = by(office.clerk, at(date(2023, 9, 1)), reason="增加任务")
    return made_public(office, draft_amendment(deed, plan), at(date(2023, 9, 4)))


def test_every_figure_opens_to_exactly_its_rows_inside_and_outside(office: Office) -> None:
    a_year(office)
    for person in (office.leader, office.investigator, office.supervisor):
        count, wrong = loose(door(person), INSIDE)
        assert count > 45 and wrong == []
    count, wrong = loose(Client(), OUTSIDE)
    assert count > 35 and wrong == []


def test_each_kind_of_row_is_as_many_as_the_progress_says_on_any_day(office: Office) -> None:
    plan = a_year(office)
    for today in (date(2023, 1, 10), date(2023, 2, 28), date(2023, 3, 2), date(2023, 12, 31)):
        for p in progress_of(plan, today):
            told = {
                Show.PLANNED: p.task.target, Show.DONE: p.done, Show.LEFT: p.left,
                Show.OVERDUE: p.overdue, Show.FOUND: p.found, Show.SELECTED: p.selected,
            }  # fmt: skip
            behind = {show: len(slots_of(plan, show, today, code=p.task.code)) for show in told}
            assert behind == told, (today, p.task.code)
    [over] = [p for p in progress_of(plan, date(2023, 3, 2)) if p.overdue]
    assert (over.task.code, over.done, over.overdue) == ("RW2023-02", 1, 2)


def test_an_overdue_row_names_the_selected_object_that_waits_or_says_that_none_is_known(
    office: Office,
) -> None:
    a_year(office)
    waiting = ListedObject.objects.order_by("pk")[1].code
    page = Client().get("/open/plans/2023/2/rows/?show=overdue&task=RW2023-02").content.decode()
    assert waiting in page and "还没有确定对象" in page and page.count("逾期</span>") == 2


def test_a_reader_of_another_unit_reads_the_line_and_not_the_record(office: Office) -> None:
    a_year(office)
    url = "/plans/2023/2/rows/?show=done&task=RW2023-03"
    assert "/inspections/JC2023-" in door(office.leader).get(url).content.decode()
    for client in (door(office.stranger), Client()):
        page = client.get(f"/open{url}").content.decode()
        assert rows_at(client, f"/open{url}") == 3 and "/inspections/JC" not in page
    assert "/inspections/JC" not in door(office.stranger).get(url).content.decode()
    assert Client().get(url)["Location"].startswith("/sign-in/")


def test_a_citizen_and_an_address_are_not_told_outside(office: Office) -> None:
    deed = deed_of([office.investigator], at(date(2023, 1, 6)))
    citizen = register_party(CITIZEN, deed=deed)
    data = PlaceData("演示市民的示例铺面", "restaurant", "示例路 9 号 3 门", office.street, citizen)
    home = register_place(data, deed=deed)
    plan = published(office, a_task(office))
    visit(office, home, date(2023, 2, 1), task_of(plan))
    page = Client().get("/open/plans/2023/1/rows/?show=done").content.decode()
    assert "示例铺面" not in page and "示例路 9 号" not in page and "的餐饮场所" in page
    file = exported("/open/plans/2023/1/rows/?show=done&export=csv")
    assert "示例铺面" not in file and "的餐饮场所" in file


def test_what_is_asked_wrongly_is_not_there(office: Office) -> None:
    published(office)
    for wrong in ("", "?show=all", "?show=done&task=RW2023-99", "?show=done&part=half"):
        assert Client().get(f"/open/plans/2023/1/rows/{wrong}").status_code == 404
    assert Client().get("/open/plans/2023/2/rows/?show=done").status_code == 404


def test_the_page_of_one_enterprise_shows_every_premise_and_what_is_spared(office: Office) -> None:
    published(office)
    place, other = a_place(office), a_place(office, "示例餐饮店乙（虚构）")
    times(office, place, 3)
    day = date(2023, 7, 3)
    inspected(office, place=other, started_at=at(day, 9), ended_at=at(day, 10))
    lead = a_complaint(office)
    inspected(office, place=place, kind="complaint", complaint=lead,
              started_at=at(date(2023, 7, 4), 9), ended_at=at(date(2023, 7, 4), 10))  # fmt: skip
    client = door(office.leader)
    [(url, count)] = figures_of(client, "/plans/2023/caps/")
    assert count == rows_at(client, url) == 4
    page = client.get(url).content.decode()
    assert other.name in page and f"线索 {lead.number}" in page and "不计入 1 次" in page


def test_the_selection_can_be_made_again_from_what_is_published(office: Office) -> None:
    a_year(office)
    told = Client().get("/open/plans/2023/results.json").json()["targeting"][0]
    lines = [line.split(",") for line in exported(told["pool"]["url"]).splitlines()[1:]]
    assert len(lines) == told["pool"]["count"] == 60
    words = {"高风险": "high", "一般风险": "general", "低风险": "low"}
    pool = [Candidate(code, words[risk]) for _, _, code, *_, risk in lines]
    assert target_seed(told["declared"], told["figure"]) == told["seed"]
    declared = told["declared"]
    again = choose(pool, told["seed"], total=declared["target"], percent=declared["share"])
    assert {(c.id, str(c.part), c.ticket) for c in again} == {
        (r["object"], r["part"], r["ticket"]) for r in told["rows"]
    }
    other = choose(pool, target_seed(declared, "0731943"), total=declared["target"],
                   percent=declared["share"])  # fmt: skip
    assert {c.ticket for c in other}.isdisjoint(c.ticket for c in again)


def test_the_counts_of_registers_and_draws_open_to_their_rows(office: Office) -> None:
    draws.registers(office, 130)
    draw = draws.published(office, draws.drawn(office))
    page = f"/draws/{draw.number}/"
    count, wrong = loose(door(office.leader), ["/registers/", "/draws/", page])
    assert count >= 8 and wrong == []
    count, wrong = loose(Client(), [f"/open{page}"])
    assert count >= 3 and wrong == []
    pool = Client().get(f"/open{page}pool/inspectors/").content.decode()
    assert "冻结的执法检查人员名录库" in pool and "3 行" in pool
    assert Client().get(f"/open{page}pool/other/").status_code == 404
