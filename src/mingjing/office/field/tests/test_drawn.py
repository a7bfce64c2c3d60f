"""A drawn object on the phone: it tells who was drawn for it, its visit is asked for and approved,
and then gone through as a visit that answers the draw."""

from __future__ import annotations

from typing import Any

import pytest

from mingjing.office.field.queries import the_day, visits
from mingjing.office.field.tests.scene import an_envelope, sent
from mingjing.office.field.tests.test_visits import FOUND, NOW, SHOP, TOLD, a_visit, steps
from mingjing.office.inspections.drawn import Drawn, import_draw
from mingjing.office.inspections.models import DrawnObject, Inspection
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.journal.shapes import Invalid
from mingjing.office.visits.actions import perform
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import DAY
from tests.cast import Office, an_item, at, deed_of


def a_task(office: Office) -> DrawnObject:
    deed = deed_of([office.investigator], at(DAY, 8))
    team = (office.investigator.pk, office.second.pk)
    objects = [Drawn(a_place(office), "gas", team)]
    return import_draw(deed, draw="示例抽查", platform="示例平台", objects=objects)[0]


def asked(office: Office, row: DrawnObject, **other: Any) -> dict[str, Any]:
    """The envelope that asks for the visit."""
    items = [an_item(code, subject="any").code for code in ("TJ021", "TJ022")]
    values = {"planned_on": DAY.isoformat(), "officers": row.inspectors, "items": items, **other}
    act = {"kind": "ask", "at": at(DAY, 8, 30).isoformat(), "values": values}
    about = {"kind": "drawn", "key": row.pk, "acts": row.acts}
    return an_envelope(office, act, about=about)


def test_the_day_tells_who_was_drawn_and_takes_them_along(office: Office) -> None:
    task = a_task(office)
    day = the_day(office.investigator, NOW, DAY)
    [told] = [one for one in day["visits"] if one["about"]["kind"] == "drawn"]
    assert told["team"] == task.inspectors and office.second.name in told["why"]
    assert set(task.inspectors) <= {one["key"] for one in day["officers"]}
    assert told["asked"] == ""


def test_a_drawn_object_is_asked_for_approved_and_visited_as_drawn(office: Office) -> None:
    task = a_task(office)
    answer = sent(asked(office, task), office.investigator, now=NOW)
    visit = Visit.objects.get()
    assert answer.records[0]["number"] == visit.number
    assert (visit.kind, visit.stage, visit.drawn) == ("random", "planned", task)
    [told] = visits(office.investigator, DAY)
    assert told["asked"] == f"{visit.number} 待批准"
    perform(visit.pk, "approve_visit", deed_of([office.leader], at(DAY, 8, 40), passed=True))
    told_by = deed_of([office.investigator], at(DAY, 8, 45), receipt="电话告知")
    perform(visit.pk, "notify_visit", told_by)
    [told] = visits(office.investigator, DAY)
    assert told["about"]["kind"] == "visit" and told["why"].startswith("双随机抽查")
    assert told["team"] == sorted(task.inspectors)
    order = ("order_correction", {"findings": ["TJ021"], "due_on": "2026-05-19", "conduct": ""})
    done = steps(("begin_visit", {"identity_shown": True}), FOUND, order, TOLD,
                 ("end_to_follow", {}))  # fmt: skip
    values = {"officers": task.inspectors, "party": {"party_kind": "organisation",
              "party_name": "示例小店（虚构）"}, "steps": done}  # fmt: skip
    act = {"kind": "visit", "at": at(DAY, 9).isoformat(), "values": values}
    sent(an_envelope(office, act, about=told["about"]), office.investigator, now=NOW)
    task.refresh_from_db()
    assert task.inspection == Inspection.objects.get() and task.inspection.kind == "random"
    assert visits(office.investigator, DAY) == []


def test_a_visit_is_asked_for_once_and_by_the_rules_of_planning(office: Office) -> None:
    task = a_task(office)
    with pytest.raises(Invalid, match="抽中的对象"):
        sent(asked(office, task) | {"about": None}, office.investigator, now=NOW)
    for wrong, field in (({"items": []}, "items"), ({"planned_on": "soon"}, "planned_on"),
                         ({"officers": [office.leader.pk]}, "officers")):  # fmt: skip
        with pytest.raises(Invalid) as no:
            sent(asked(office, task, **wrong), office.investigator, now=NOW)
        assert field in no.value.errors
    assert not Visit.objects.exists()
    sent(asked(office, task), office.investigator, now=NOW)
    with pytest.raises(Invalid, match=Visit.objects.get().number):
        sent(asked(office, task), office.investigator, now=NOW)


def test_a_breach_may_be_ordered_and_handed_to_a_case(office: Office) -> None:
    """An order to correct is no penalty and bars none (art. 28): the breach is both."""
    order = ("order_correction", {"findings": ["TJ021"], "due_on": "2026-05-19", "conduct": ""})
    case = ("hand_to_case", {"findings": ["TJ021"]})
    told = a_visit(office, FOUND, order, case, TOLD, ("end_to_follow", {}), party=SHOP)
    sent(an_envelope(office, told), office.investigator, now=NOW)
    visit = Visit.objects.get()
    [finding] = visit.findings.filter(kept=False)
    assert (finding.answer, finding.handed, visit.order_runs) == ("ordered", True, True)
    assert visit.inspection and visit.inspection.result == "lead"
