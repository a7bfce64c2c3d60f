"""A signed report keeps its figures; what the records say later is told beside them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from django.test import Client
from typer.testing import CliRunner

from mingjing.office.config.commands.report import app
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.values import snapshot
from mingjing.office.reports.actions import reopen_report
from mingjing.office.reports.build import build
from mingjing.office.reports.freezing import FrozenBook, book_of, changes
from mingjing.office.reports.models import Report
from mingjing.office.reports.tests.scene import went, written
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, deed_of, walk_to
from tests.lived import lived_once

DAY = date(2024, 1, 5)
TEXT = (
    "作出行政处罚{penalties}件，罚款合计{fines as=wan}万元，履职率{duty_rate}，"
    "其中简易程序{penalties procedure=summary}件。"
)


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


@pytest.fixture
def signed(world: World) -> Report:
    return went(world.office, written(world.office, cases=TEXT), "sign_report")


def one_more_fine(world: World) -> None:
    """A decision of 2023 that comes into the records after the signing."""
    walk_to(world.office, "decide_on_the_spot", summary=True, item=world.gas, day=date(2023, 9, 4))


def page_of(world: World) -> str:
    client = Client()
    client.force_login(world.office.leader)
    return client.get("/reports/2023/").content.decode()


def test_signing_keeps_value_scope_and_records_of_every_figure(signed: Report) -> None:
    figures = (signed.frozen_figures or {})["figures"]
    kept = {(f["indicator"], tuple(f["scope"].items())): f for f in figures}
    summary = kept["penalties", (("procedure", "summary"),)]
    assert (summary["value"], summary["records"], summary["printed"]) == (1, 1, True)
    rate = kept["duty_rate", ()]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == ("66.67", 2, 3)
    assert ("fines", (("area", "gas"),)) in kept and rate["basis"]["whole"]
    assert summary["rows"]["ids"] and len(summary["rows"]["digest"]) == 64
    assert not kept["drawn_objects", ()]["printed"]


def test_the_record_of_the_signing_holds_the_figures(signed: Report) -> None:
    entry = entries_of("report", signed.pk).get(verb="sign_report")
    assert entry.changes["frozen_figures"] == signed.frozen_figures
    assert replay("report", signed.pk) == snapshot(Report.objects.get(pk=signed.pk))


def test_a_frozen_book_tells_every_figure_as_the_records_did(signed: Report) -> None:
    frozen, now = book_of(signed), Book(Period.of_year(2023))
    assert isinstance(frozen, FrozenBook) and len(frozen.kept) > 50
    for (name, scope), figure in frozen.kept.items():
        live = now.figure(name, **dict(scope))
        assert (figure.amount, figure.label, figure.definition) == (
            live.amount,
            live.label,
            live.definition,
        )
    for (name, dimension), values in frozen.lists.items():
        assert [f.scope[dimension] for f in now.by(name, dimension)] == values
    assert changes(signed) == []


def test_a_later_record_changes_no_signed_page_and_is_told(world: World, signed: Report) -> None:
    assert "发生变化" not in page_of(world)
    one_more_fine(world)
    page = page_of(world)
    assert ">3</a>件，罚款合计" in page and ">0.6</a>万元" in page
    told = changes(Report.objects.get(pk=signed.pk))
    assert f"签发后有 {len(told)} 个数字发生变化" in page
    by_label = {c.label: c for c in told}
    penalties, fines = by_label["行政处罚"], by_label["罚款金额"]
    assert (penalties.old, penalties.new, penalties.difference) == ("3 件", "4 件", "+1")
    assert (fines.old, fines.new, fines.difference) == ("6,000 元", "7,000 元", "+1000")
    assert penalties.url == "/statistics/penalties/?year=2023" and penalties.url in page
    assert by_label["行政处罚（简易程序）"].difference == "+1" and "执法履职率" not in by_label


def test_signed_files_hold_the_signed_figures_and_the_build_says_so(
    world: World, signed: Report, tmp_path: Path
) -> None:
    one_more_fine(world)
    result = build(2023, tmp_path)
    assert "签发时冻结的数字；签发后有" in result.notes[0]
    assert "行政处罚：签发时 3 件，现在 4 件（+1）" in result.notes
    page = (tmp_path / "report-2023.html").read_text(encoding="utf-8")
    assert ">0.6</a>" in page and ">0.7</a>" not in page
    assert "2024年1月5日签发时的数字" in page
    file = docx.Document(io.BytesIO((tmp_path / "report-2023.docx").read_bytes()))
    text = "\n".join(p.text for p in file.paragraphs)
    assert "行政处罚3件，罚款合计0.6万元" in text and "签发时的数字" in text
    assert [c.text for c in file.tables[0].rows[-1].cells][4:6] == ["3", "6,000"]


def test_the_console_says_that_the_figures_are_frozen(signed: Report, tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["build", "--year", "2023", "--out", str(tmp_path)])
    assert told.exit_code == 0 and "签发时冻结的数字，与现在的记录一致" in told.output


def test_opening_again_drops_the_frozen_figures_by_an_act(world: World, signed: Report) -> None:
    one_more_fine(world)
    row = reopen_report(deed_of([world.office.leader], at(DAY, 16)), signed, "补充数据")
    assert row.frozen_figures is None and changes(row) == []
    entry = entries_of("report", row.pk).get(verb="reopen_report")
    assert entry.changes["signed_on"] is None and entry.changes["frozen_figures"] is None
    assert (entry.changes["reason"], entry.changes["stage"]) == ("补充数据", "draft")
    assert ">4</a>件，罚款合计" in page_of(world)


def test_what_was_signed_before_figures_were_frozen_says_so(world: World, signed: Report) -> None:
    Report.objects.filter(pk=signed.pk).update(frozen_figures=None)
    one_more_fine(world)
    page = page_of(world)
    assert "签发时没有冻结数字" in page and ">4</a>件，罚款合计" in page
