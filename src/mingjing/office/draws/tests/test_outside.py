"""What another platform drew is taken over with its pools and its picks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from mingjing.law.draw.pool import Pool, Unit
from mingjing.office.config.commands import journal
from mingjing.office.draws.actions import take_over
from mingjing.office.draws.models import OutsideDraw
from mingjing.office.draws.outside import Told, kept_pools, packed_pools
from mingjing.office.draws.pools import roots_of
from mingjing.office.draws.tests.scene import by, outside, registers, some_places
from mingjing.office.inspections.drawn import Drawn, link_drawn
from mingjing.office.inspections.models import DrawnObject, Kind
from mingjing.office.inspections.tests.scene import inspected
from mingjing.office.journal.entries import entries_of
from mingjing.office.parties.models import Place
from mingjing.office.registers.models import Register
from tests.cast import Office, an_item, an_office, at
from tests.doors import door, text

pytestmark = pytest.mark.django_db
RUN = CliRunner()


@pytest.fixture
def office() -> Office:
    return an_office()


def form(places: list[Place], office: Office) -> dict[str, str]:
    team = f"{office.investigator.name}、{office.second.name}"
    return {
        "draw": "市级任务 12 号", "platform": "市级监管平台", "area": "gas", "day": "2023-04-12",
        "codes": f"CS{places[0].pk:06d}；{team}\n{places[1].name}",
        "pool": "\n".join(place.name for place in places),
        "inspectors": "\n".join((office.investigator.name, office.second.name,
                                 office.stranger.name)),
    }  # fmt: skip


def test_pools_and_picks_are_typed_as_the_platform_told_them(office: Office) -> None:
    places = some_places(office, 4)
    answer = door(office.clerk).post("/draws/import/", form(places, office))
    row = OutsideDraw.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/draws/outside/{row.pk}/")
    pools = kept_pools(row)
    assert [len(pools[which].entries) for which in Register] == [4, 3]
    assert row.roots["objects"]["root"] == pools[Register.OBJECTS].root
    first, second = DrawnObject.objects.order_by("pk")
    assert first.inspectors == [office.investigator.pk, office.second.pk]
    assert (second.place, second.inspectors) == (places[1], [])
    page = text(door(office.clerk).get(f"/draws/outside/{row.pk}/"))
    assert "4 行，根" in page and "安排检查" in page and "该平台没有告知" in page
    assert row.draw in text(door(office.supervisor).get("/draws/outside/"))


@pytest.mark.parametrize(("change", "said"), [
    ({"codes": "没有这家店"}, "找不到：没有这家店"),
    ({"codes": "示例0号点（虚构）；没有此人"}, "找不到：没有此人"),
    ({"codes": "示例0号点（虚构）\n示例0号点（虚构）；演示甲"}, "同一个对象写了两次"),
    ({"pool": "示例1号点（虚构）\n示例2号点（虚构）"}, "不在所填的对象名录中"),
    ({"pool": "没有这家店"}, "找不到：没有这家店"),
    ({"inspectors": "演示外队"}, "不在所填的人员名录中"),
    ({"day": "2099-01-01"}, "抽取日期在将来"),
])  # fmt: skip
def test_what_does_not_fit_is_sent_back_beside_its_field(
    office: Office, change: dict[str, str], said: str
) -> None:
    places = some_places(office, 4)
    answer = door(office.clerk).post("/draws/import/", {**form(places, office), **change})
    assert answer.status_code == 422 and said in text(answer)
    assert not OutsideDraw.objects.exists() and not DrawnObject.objects.exists()


def test_a_draw_is_taken_over_once(office: Office) -> None:
    places = some_places(office, 4)
    clerk = door(office.clerk)
    assert clerk.post("/draws/import/", form(places, office)).status_code == 303
    again = clerk.post("/draws/import/", form(places, office))
    assert again.status_code == 422 and "已经导入过" in text(again)


def test_a_pool_that_we_would_not_have_frozen_is_told_and_stands_as_a_fault(office: Office) -> None:
    places = some_places(office, 4)
    Place.objects.filter(pk=places[3].pk).update(name="示例O号点（虚构）")  # the letter O
    typed = form(list(Place.objects.order_by("pk")), office)
    assert door(office.clerk).post("/draws/import/", typed).status_code == 303
    [entry] = entries_of("outside_draw", OutsideDraw.objects.get().pk)
    assert [f["watch"] for f in entry.faults] == ["outside_pool_unsound"]
    assert "看起来一样而写法不同" in entry.faults[0]["sentence"]


def test_who_went_is_compared_with_whom_the_platform_drew(office: Office) -> None:
    row = outside(office)
    handed = DrawnObject.objects.get()
    visit = inspected(office, place=handed.place, kind=Kind.RANDOM, checks=[(an_item(), True)])
    link_drawn(handed, visit, by(office.clerk, visit.ended_at + timedelta(hours=1)))
    page = text(door(office.clerk).get(f"/draws/outside/{row.pk}/"))
    assert visit.number in page and "检查人员与抽中的不同" not in page
    DrawnObject.objects.update(inspectors=[office.stranger.pk])
    assert "检查人员与抽中的不同" in text(door(office.clerk).get(f"/draws/outside/{row.pk}/"))


def test_the_object_tells_the_draws_of_other_platforms_too(office: Office) -> None:
    places = registers(office)
    told = Told("市级任务 7 号", "市级监管平台", "gas", [Drawn(places[0], "gas")], places[:2])
    take_over(by(office.clerk, at(date(2023, 4, 20))), told)
    clerk = door(office.clerk)
    pages = [text(clerk.get(f"/draws/objects/CS{place.pk:06d}/")) for place in places[:3]]
    assert ["抽中" in p.split("其他平台的抽取")[-1] for p in pages[:2]] == [True, True]
    assert "· 抽中" in pages[0] and "· 未抽中" in pages[1] and "市级任务 7 号" not in pages[2]


def test_a_line_of_an_outside_pool_changed_later_is_found(office: Office) -> None:
    row = outside(office)
    assert RUN.invoke(journal.app, []).exit_code == 0
    pools = kept_pools(row)
    entries = pools[Register.OBJECTS].entries
    pools[Register.OBJECTS] = Pool(entries[1:], Unit.PLACE)
    OutsideDraw.objects.update(lines=packed_pools(pools))
    told = RUN.invoke(journal.app, [])
    assert told.exit_code == 1 and "市级任务 12 号" in told.output
    OutsideDraw.objects.update(roots=roots_of(pools))  # the root too: the record knows the old one
    assert RUN.invoke(journal.app, []).exit_code == 1


def test_another_team_for_an_object_beside_the_record_is_found(office: Office) -> None:
    outside(office)
    DrawnObject.objects.update(inspectors=[office.stranger.pk])
    assert RUN.invoke(journal.app, []).exit_code == 1
