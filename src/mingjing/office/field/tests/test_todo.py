"""What waits to be visited, group by group, each in the order in which to go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mingjing.office.field import queries
from mingjing.office.field.queries import visits
from mingjing.office.inspections.drawn import Drawn, import_draw
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.intake.actions import register_complaint
from mingjing.office.visits.tests.scene import DAY, begun, walked
from tests.cast import Office, at, deed_of


def drawn(office: Office, name: str, *team: int, days: int) -> None:
    deed = deed_of([office.clerk], at(DAY - timedelta(days=days), 8))
    objects = [Drawn(a_place(office, name), "gas", team)]
    import_draw(deed, draw=f"抽取 {name}", platform="示例平台", objects=objects)


def complained(office: Office, words: str, hour: int) -> None:
    deed = deed_of([office.clerk], at(DAY, hour))
    register_complaint(
        deed, channel="hotline", area="gas", received_at=at(DAY, hour), content=words,
        place="示例路 9 号", street=office.street, unit=office.brigade,
    )  # fmt: skip


def announced(office: Office, name: str, days: int) -> None:
    start = at(DAY - timedelta(days=days), 8)
    row = begun(office, start, place=a_place(office, name), planned_on=start.date())
    walked(office, "approve_visit", "notify_visit", visit=row, moment=start)


@pytest.fixture
def team(office: Office) -> tuple[int, int]:
    return office.investigator.pk, office.second.pk


def told(office: Office) -> list[tuple[str, str]]:
    return [(one["group"], one["name"]) for one in visits(office.investigator, DAY)]


def test_ones_own_comes_first_and_what_is_late_before_it(
    office: Office, team: tuple[int, int]
) -> None:
    drawn(office, "抽给别人", office.stranger.pk, days=9)
    drawn(office, "没有定人", days=8)
    drawn(office, "抽中本人", *team, days=3)
    complained(office, "先来的", 7)
    announced(office, "今天去的", 0)
    announced(office, "过期的", 2)
    assert told(office) == [
        ("visit", "过期的"), ("visit", "今天去的"), ("complaint", "示例路 9 号"),
        ("drawn", "抽中本人"), ("others", "抽给别人"), ("others", "没有定人"),
    ]  # fmt: skip
    first, second, *_ = visits(office.investigator, DAY)
    assert first["turn"].startswith("已过期 2 日；没有定级") and first["late"]
    assert second["turn"].startswith("今天到期") and not second["late"]


def test_what_was_drawn_for_others_pushes_out_nothing_of_ones_own(
    office: Office, team: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """More of it than the phone takes along, and all of it older."""
    monkeypatch.setattr(queries, "MOST_VISITS", 4)
    for n in range(5):
        drawn(office, f"别人的 {n}", office.stranger.pk, days=20 - n)
    drawn(office, "抽中本人", *team, days=3)
    complained(office, "等答复", 7)
    assert told(office) == [
        ("complaint", "示例路 9 号"), ("drawn", "抽中本人"),
        ("others", "别人的 0"), ("others", "别人的 1"),
    ]  # fmt: skip
