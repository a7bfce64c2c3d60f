"""`mingjing plan`: the plan, its progress, and the cap that stops a sixth visit."""

from __future__ import annotations

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from mingjing.office.config.commands.plan import app
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.inspections.tests.test_frequency import times
from mingjing.office.plans.tests.scene import published
from tests.cast import ORGANISATION, an_office, at

pytestmark = pytest.mark.django_db
RUN = CliRunner()
FIRM = ORGANISATION.credit_code


def test_the_sixth_visit_is_refused_and_a_complaint_comes_through_with_its_ground() -> None:
    office = an_office()
    place = a_place(office)
    ask = ["may-visit", FIRM, "--on", "2023-06-02"]
    first = RUN.invoke(app, ask)
    assert (first.exit_code, first.output.strip()) == (0, "可以检查")
    times(office, place, 4)
    near = RUN.invoke(app, ask)
    assert near.exit_code == 0 and "今年的最后一次" in near.output
    inspected(office, place=place, started_at=at(date(2023, 5, 31), 9),
              ended_at=at(date(2023, 5, 31), 10))  # fmt: skip
    full = RUN.invoke(app, ask)
    assert full.exit_code == 1
    assert "上限5次" in full.output and "最早2024年1月1日" in full.output
    assert "《本机关年度检查计划办法》" in full.output
    without = RUN.invoke(app, [*ask, "--kind", "complaint"])
    assert without.exit_code == 1 and "须写明依据" in without.output
    spared = RUN.invoke(app, [*ask, "--kind", "complaint", "--ground", "XS2023-0001"])
    assert spared.exit_code == 0 and "不计入年度次数：XS2023-0001" in spared.output
    again = RUN.invoke(app, ["may-visit", FIRM, "--on", "2024-01-02"])
    assert again.exit_code == 0


def test_the_plan_and_its_progress_are_given_out() -> None:
    assert RUN.invoke(app, ["show", "--year", "2023"]).exit_code == 1
    published(an_office())
    plan = json.loads(RUN.invoke(app, ["show", "--year", "2023"]).output)
    assert [t["code"] for t in plan["tasks"]] == ["RW2023-01"]
    told = json.loads(RUN.invoke(app, ["progress", "--year", "2023", "--json"]).output)
    assert told["tasks"][0]["planned"] == 4 and told["tasks"][0]["done"] == 0
    assert "计划 4  完成 0" in RUN.invoke(app, ["progress", "--year", "2023"]).output


def test_who_is_not_known_is_not_judged() -> None:
    an_office()
    result = RUN.invoke(app, ["may-visit", "91120104MA05TEX999", "--on", "2023-06-02"])
    assert result.exit_code == 2
