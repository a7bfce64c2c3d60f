"""The statutory tables in a report: chosen, drawn whole in every form, and frozen with it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.test import Client
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from mingjing.office.people.actions import amend_unit
from mingjing.office.people.models import Person
from mingjing.office.reports.actions import perform, start_report, write_section
from mingjing.office.reports.build import draw
from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.pdf import of_pdf
from mingjing.office.reports.checker.reading import document_of as read_file
from mingjing.office.reports.checker.shapes import Verdict
from mingjing.office.reports.document import compose
from mingjing.office.reports.editions import document_of
from mingjing.office.reports.finished import faults_of, read_back
from mingjing.office.reports.freezing import book_of, changes
from mingjing.office.reports.grids import Grid, Line, Run
from mingjing.office.reports.models import Draft, Edition, Report
from mingjing.office.reports.official import (
    PADDING,
    TABLE_SIGNS,
    UPRIGHT,
    wants_of,
    width_of,
    within_page,
)
from mingjing.office.reports.picking import sheets
from mingjing.office.reports.references import parse
from mingjing.office.reports.sentences import Unsound
from mingjing.office.reports.statutory import grids_of, title_of
from mingjing.office.reports.tests.scene import CASES, DAY, went, written
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.build import sheet_of
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.tables.shapes import Identity
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, deed_of, installing, walk_to
from tests.lived import lived_once

YEAR = Period.of_year(2023)
EVERY = "\n".join(f"{{table form={key}}}" for key in FORMS)
URL = "/reports/2023/sections/problems/"


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


@pytest.fixture
def written_out(world: World) -> Report:
    """A report in which every statutory table stands."""
    return written(world.office, cases=f"{CASES}\n{EVERY}")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def tables(row: Report) -> list[Grid]:
    parts = compose(row, book_of(row)).parts
    return [p.grid for part in parts for p in part.paragraphs if p.grid]


def cells(grids: list[Grid], title: str) -> dict[str, list[str]]:
    """The cells of a table's lines, its parts laid together again."""
    mine = [g for g in grids if g.caption.startswith(title)]
    assert mine
    told: dict[str, list[str]] = {}
    for grid in mine:
        for line in grid.lines:
            told.setdefault(line.cells[0].text, []).extend(c.text for c in line.cells[1:])
    return told


@pytest.mark.parametrize("key", list(FORMS))
def test_every_table_stands_in_the_report_as_on_its_own_page(written_out: Report, key: str) -> None:
    told = cells(tables(written_out), f"{title_of(key)}（")
    page = sheet_of(key, Book(YEAR), today=None)
    assert told == {x.name or x.label: [e.text for e in x.entries] for x in page.lines}
    assert list(told)[-1] == "合计"


def test_no_part_is_wider_than_the_page_and_none_lacks_its_first_column(
    written_out: Report,
) -> None:
    grids = tables(written_out)
    assert len(grids) > len(FORMS), "the wide tables stand in several parts"
    for grid in grids:
        room = sum(wants_of(grid))
        most = TABLE_SIGNS * width_of(grid) / UPRIGHT
        assert room <= most or len(grid.heads) == 2, grid.caption
        assert grid.heads[0] in {"单位", "项目"} and len({len(x.cells) for x in grid.lines}) == 1
    noted = [g.caption for g in grids if g.note]
    assert len(noted) == len(FORMS) and "没有这类行为的登记" in "".join(g.note for g in grids)


def test_a_column_wider_than_the_page_still_stands_alone() -> None:
    wide = Grid("表", ("单位", "甲" * 200, "乙"), (Line((Run("一"), Run("字" * 90), Run("2"))),))
    assert [g.heads[1:] for g in within_page(wide)] == [("甲" * 200,), ("乙",)]
    assert PADDING < TABLE_SIGNS


def test_a_table_of_many_parts_is_laid_across_and_what_follows_stands_upright(
    written_out: Report,
) -> None:
    wide = {g.form for g in tables(written_out) if g.wide}
    assert wide == {"penalties-more"}
    document = compose(written_out, book_of(written_out))
    pages = PdfReader(io.BytesIO(draw(document, "pdf"))).pages
    across = [n for n, p in enumerate(pages) if p.mediabox.width > p.mediabox.height]
    title = "".join(title_of("penalties-more").split())
    told = ["".join(page.extract_text().split()) for page in pages]
    assert across and across[-1] < len(pages) - 1
    assert {n for n, text in enumerate(told) if title in text} == set(across)
    file = docx.Document(io.BytesIO(draw(document, "docx")))
    laid = [section.orientation == WD_ORIENT.LANDSCAPE for section in file.sections]
    assert laid == [False, True, False]
    numbers = [section.footer.paragraphs[0].text for section in file.sections]
    assert len(set(numbers)) == 1, "the page number stands on each"


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_every_form_of_the_file_holds_every_head_and_every_number(
    written_out: Report, kind: str
) -> None:
    document = compose(written_out, book_of(written_out), base_url="https://example.invalid")
    content = draw(document, kind)
    if kind == "docx":
        file = docx.Document(io.BytesIO(content))
        text = "".join(c.text for t in file.tables for row in t.rows for c in row.cells)
        text += "".join(p.text for p in file.paragraphs)
    elif kind == "pdf":
        text = "".join(b if isinstance(b, str) else "".join("".join(r) for r in b)
                       for b in of_pdf(content))  # fmt: skip
    else:
        text = content.decode()
    text = "".join(text.split())
    for key, form in FORMS.items():
        assert form.title in text, key
        for head in form.heads if kind != "pdf" else ():  # broken into lines there
            assert head.label in text, (key, head.label)
    assert "6,000" in text and "未登记" in text


def test_the_finished_report_passes_the_checker_with_all_tables(written_out: Report) -> None:
    document = compose(written_out, book_of(written_out))
    assert faults_of(document, read_back(document)) == []


ALARMS = (Verdict.FAILS, Verdict.WARN)


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_a_file_with_every_table_raises_no_false_alarm(written_out: Report, kind: str) -> None:
    """The whole file, as anybody may give it to the checker, with its statutory tables."""
    content = draw(compose(written_out, book_of(written_out)), kind)
    checked = check(read_file(f"report.{kind}", content))
    assert [f for f in checked.findings if f.verdict in ALARMS and not f.textual] == []
    assert not [f for f in checked.findings if f.rule == "broken_quote"]
    held = {f.rule for f in checked.findings if f.verdict is Verdict.HOLDS}
    broken = {"table_row", "sum_by_procedure"} if kind == "pdf" else set()  # over lines, there
    assert {"table_row", "sum_by_procedure", "table_column"} - broken <= held


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_the_statistical_report_raises_no_false_alarm(world: World, kind: str) -> None:
    row = start_report(deed_of([world.office.clerk], at(DAY, 9)), 2023, shape="statistical")
    checked = check(read_file(f"report.{kind}", draw(compose(row, book_of(row)), kind)))
    assert [f for f in checked.findings if f.verdict in ALARMS and not f.textual] == []
    assert len(checked.reading.document.tables) > 8


def test_a_wrong_cell_of_a_statutory_table_is_found(written_out: Report) -> None:
    text = draw(compose(written_out, book_of(written_out)), "html").decode()
    head = text.index("处罚程序：合计")
    at_total = text.index(">3<", head)
    wrong = f"{text[:at_total]}>8<{text[at_total + 3 :]}"
    found = [f for f in check(read_file("report.html", wrong.encode())).findings
             if f.verdict is Verdict.FAILS]  # fmt: skip
    assert any(f.rule == "table_row" and "1 + 2 = 3" in f.computation for f in found)


def test_a_table_that_does_not_fit_stops_the_publication(
    world: World, written_out: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Identity("警告与罚款之和等于立案", ("warning", "fine"), ("levied",))
    form = replace(FORMS["penalties"], identities=(wrong,))
    monkeypatch.setitem(FORMS, "penalties", form)
    row = went(world.office, written_out, "sign_report")
    with pytest.raises(Unsound) as no:
        perform(row, "publish_report", deed_of([world.office.clerk], at(DAY, 14)))
    assert "1 + 2 = 6,000，不符，差 -5,997" in str(no.value) and not Edition.objects.exists()
    told = tables(row)
    assert any("差 -5,997" in g.note for g in told)


def test_a_signed_table_stays_and_what_changed_is_told(world: World, written_out: Report) -> None:
    row = went(world.office, written_out, "publish_report")
    edition = Edition.objects.get()
    before = document_of(edition)
    shown = [g for part in before.parts for p in part.paragraphs if (g := p.grid)]
    assert cells(shown, title_of("penalties"))["合计"][-2:] == ["3", "6,000"]
    late = walk_to(
        world.office, "decide_on_the_spot", summary=True, item=world.gas, day=date(2023, 9, 4)
    )
    deed = replace(installing(), entered_at=at(date(2024, 7, 1)))
    amend_unit(world.office.brigade, name="改名大队", short="改名", deed=deed)
    assert document_of(edition) == before, "neither a record nor a new name changes an edition"
    moved = {c.label: c for c in changes(Report.objects.get(pk=row.pk))}
    fines = moved["行政处罚（罚款、示例一大队）"]
    assert (fines.old, fines.new) == ("2 件", "3 件") and fines.rows.came == (str(late.pk),)
    live = Book(YEAR)
    now = cells(grids_of("penalties", live, lambda figure: ""), title_of("penalties"))
    assert now["合计"][-2:] == ["4", "7,000"]
    anyone = Client()
    page = anyone.get("/open/reports/2023/1/").content.decode()
    assert "行政处罚实施情况统计表" in page and "改名大队" not in page


def test_a_table_is_found_looked_at_and_inserted_without_script(world: World) -> None:
    start_report(deed_of([world.office.clerk], at(DAY, 9)), 2023)
    row = Report.objects.get()
    write_section(deed_of([world.office.clerk], at(DAY, 10)), row, "problems", "情况如下。")
    clerk = signed_in(world.office.clerk)
    assert len(sheets("")) == len(FORMS) and [s.key for s in sheets("行政强制 代履行")] == []
    assert [s.key for s in sheets("行政强制措施")] == ["compulsion"]
    found = clerk.get(f"{URL}figures/", {"q": "行政强制措施"}).content.decode()
    assert "?form=compulsion" in found
    url = f"{URL}figures/?form=compulsion"
    page = clerk.get(url).content.decode()
    assert "{表 统计表=行政强制实施情况统计表}" in page and "申请法院强制执行" in page
    assert clerk.get(f"{URL}figures/?form=nothing").status_code == 404
    assert clerk.post(url).status_code == 303
    assert Draft.objects.get().body == "情况如下。\n{table form=compulsion}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{table form=penaltys}", "行政处罚实施情况统计表"),
        ("{table fines form=penalties}", "栏目是固定的"),
        ("{chart form=penalties}", "栏目是固定的"),
        ("{table form=penalties by=area}", "栏目是固定的"),
        ("见{table form=penalties}", "单独占一行"),
    ],
)
def test_a_statutory_table_that_cannot_be_read_says_why(text: str, says: str) -> None:
    (fault,) = parse(text).misread
    assert says in fault.sentence


def test_what_was_typed_is_what_is_read(db: None) -> None:
    (block,) = parse("{table form=compulsion}").blocks
    assert block.text == "{table form=compulsion}" and "court_applications" in block.names
