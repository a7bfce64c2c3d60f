"""Today tells what runs beside a case: to whom, by when, why, and with which button."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from mingjing.office.cases.beside.queries import sides_waited_on, sides_waiting_for
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.queries import filtered, to_recheck
from mingjing.office.cases.wording import running
from mingjing.office.desk.tasks import groups, watched
from mingjing.office.people.models import Person
from mingjing.office.plans.actions import perform
from mingjing.office.plans.queries import waiting_for as plans_waiting_for
from mingjing.office.plans.tests.scene import DAY, a_task, by, drafted, published
from mingjing.office.web.shapes import Task
from tests.beside import begun, went_on
from tests.cast import START, Office, an_office, at, do, walk_to

TUESDAY, FOURTH, FIFTH, SEVENTH, EIGHTH = (date(2023, 2, d) for d in (7, 13, 14, 16, 17))
OFFICER, LEADER = frozenset({"officer"}), frozenset({"leader"})
WANTED = {"may_be_lost": True, "goods": "液化石油气钢瓶 2 只", "reason": "可能被转移"}
TAKEN = {
    "identity_shown": True,
    "goods": "液化石油气钢瓶 2 只",
    "relevant": True,
    "list_given": True,
    "kept_at": "示例库房",
}


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def approved(office: Office) -> Proceeding:
    case = walk_to(office, "approve_filing")
    kind, verb = "preservation", "approve_preservation"
    return begun(office, case, kind, verb, moment=at(TUESDAY, 9), **WANTED)


def preserved(office: Office) -> Proceeding:
    return went_on(office, approved(office), "preserve_evidence", moment=at(TUESDAY, 10), **TAKEN)


def today(person: Person, roles: frozenset[str], day: date) -> list[tuple[str, Task]]:
    """The small procedures of somebody's Today with the heading under which they stand."""
    rows = sides_waiting_for(person, roles, day)
    found = groups((), day, beside=rows, roles=roles)
    return [(group.label, task) for group in found for task in group.tasks]


def test_an_approved_measure_waits_for_the_officers_of_the_case(office: Office) -> None:
    row = approved(office)
    [(label, task)] = today(office.investigator, OFFICER, TUESDAY)
    assert (label, task.action.label) == ("今天", "先行登记保存")
    assert task.action.url.endswith(f"/{row.case.number}/beside/1/preserve_evidence/")
    assert today(office.leader, LEADER, TUESDAY) == []
    assert today(office.stranger, OFFICER, TUESDAY) == []


@pytest.mark.parametrize(
    ("day", "label", "text", "tone"),
    [
        (date(2023, 2, 10), "以后", "还剩 4 个工作日", ""),
        (FIFTH, "本周", "还剩 2 个工作日", "due"),
        (SEVENTH, "今天", "今天到期", "due"),
        (EIGHTH, "已过期", "超 1 个工作日", "over"),
    ],
)
def test_preserved_goods_press_their_decider_from_the_fifth_working_day(
    office: Office, day: date, label: str, text: str, tone: str
) -> None:
    preserved(office)
    [(heading, task)] = today(office.leader, LEADER, day)
    assert (heading, task.clock.text, task.clock.tone) == (label, text, tone)
    assert task.article == "行政处罚法第五十六条"


def test_once_the_term_is_over_the_button_is_to_give_it_back_and_the_officers_see_it_too(
    office: Office,
) -> None:
    preserved(office)
    [(_, before)] = today(office.leader, LEADER, SEVENTH)
    assert before.action.label == "处理登记保存的物品"
    assert today(office.investigator, OFFICER, SEVENTH) == []
    [(_, task)] = today(office.investigator, OFFICER, EIGHTH)
    assert task.action.label == "失效后返还物品" and "return_preserved" in task.action.url
    [(_, task)] = today(office.leader, LEADER, EIGHTH)
    assert (task.action.label, task.why) == ("查看", "等执法人员：失效后返还物品")


def test_officers_see_what_they_wait_for(office: Office) -> None:
    preserved(office)
    [task] = watched((), FIFTH, beside=sides_waited_on(office.investigator, OFFICER, FIFTH))
    assert task.why == "等执法人员或行政机关负责人：处理登记保存的物品"
    assert task.action.label == "查看"
    assert not sides_waited_on(office.investigator, OFFICER, EIGHTH).exists()


def test_what_has_ended_waits_for_nobody_and_the_list_finds_only_what_runs(office: Office) -> None:
    row = preserved(office)
    running = QueryDict("beside=running")
    assert [c.pk for c in filtered(office.leader, running)] == [row.case_id]
    back = {"way": "return", "reason": "证据已固定", "return_signed": True}
    went_on(office, row, "dispose_preserved", moment=at(FIFTH), **back)
    assert today(office.leader, LEADER, EIGHTH) == []
    assert not filtered(office.leader, running).exists()


def test_what_a_stranger_may_not_see_waits_for_no_stranger(office: Office) -> None:
    preserved(office)
    every = frozenset({"officer", "leader", "clerk"})
    assert not sides_waiting_for(office.stranger, every, EIGHTH).exists()
    assert not sides_waited_on(office.stranger, every, FIFTH).exists()


def test_ten_measures_are_read_in_one_query(office: Office) -> None:
    for _ in range(10):
        preserved(office)
    with CaptureQueriesContext(connection) as caught:
        assert len(today(office.leader, LEADER, FIFTH)) == 10
    assert len(caught) == 1


def rechecks(office: Office, day: date) -> list[tuple[str, str, str]]:
    """What Today asks an officer to look at again: heading, clock, button."""
    rows = to_recheck(office.investigator, OFFICER, day)
    found = groups((), day, rechecks=rows, roles=OFFICER)
    return [(g.label, t.clock.text, t.action.url) for g in found for t in g.tasks]


def test_a_written_order_asks_for_a_look_in_the_week_in_which_it_ends_and_until_it_is_made(
    office: Office,
) -> None:
    """Ordered until Tuesday 10 January 2023; the case goes on to the review meanwhile."""
    case, due = walk_to(office, "take_evidence"), date(2023, 1, 10)
    case = do(office, case, "order_correction", at(START, 20), mode="written", due_on=due)
    case = do(office, case, "conclude_investigation", at(START, 21))
    url = f"/cases/{case.number}/do/recheck_correction/"
    assert rechecks(office, date(2023, 1, 8)) == []
    assert rechecks(office, date(2023, 1, 9)) == [("本周", "还剩 1 日", url)]
    assert rechecks(office, date(2023, 1, 12)) == [("已过期", "超 2 日", url)]
    assert not to_recheck(office.reviewer, frozenset({"reviewer"}), due).exists()
    assert (case.awaits, case.due_what) == ("reviewer", "作出决定")
    assert "改正期限，届满复查" in {c.label for c in running(case, due)}
    do(office, case, "recheck_correction", at(date(2023, 1, 12)), result="corrected")
    assert rechecks(office, date(2023, 1, 12)) == []


def test_an_order_by_mouth_has_no_day(office: Office) -> None:
    walk_to(office, "conclude_investigation")
    assert rechecks(office, date(2023, 3, 1)) == []


def plans_of(person: Person, role: str, day: date) -> list[tuple[str, str]]:
    """The plans of somebody's Today: title and button."""
    rows = plans_waiting_for(person, frozenset({role}), day)
    found = [task for group in groups((), day, plans=rows) for task in group.tasks]
    return [(task.title, task.action.label) for task in found]


def test_a_plan_waits_for_who_makes_its_next_step(office: Office) -> None:
    plan, day = drafted(office, a_task(office)), date(2023, 3, 1)
    assert plans_of(office.clerk, "clerk", day) == [(plan.title, "列入或者修改任务")]
    assert plans_of(office.leader, "leader", day) == []
    plan = perform(plan.pk, "submit_plan", by(office.clerk, at(DAY, 12)))
    assert plans_of(office.clerk, "clerk", day) == []
    assert plans_of(office.leader, "leader", day) == [(plan.title, "批准计划")]
    assert plans_of(office.investigator, "officer", day) == []


def test_a_plan_whose_year_is_over_waits_to_be_closed(office: Office) -> None:
    plan = published(office, a_task(office))
    assert plans_of(office.clerk, "clerk", date(2023, 12, 31)) == []
    assert plans_of(office.clerk, "clerk", date(2024, 1, 2)) == [(plan.title, "年度办结")]
