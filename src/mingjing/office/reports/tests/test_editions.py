"""A published edition: for everybody, never changed, and followed by another where it is wrong."""

from __future__ import annotations

import io
from datetime import date
from hashlib import sha256
from typing import Any

import docx
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from mingjing.office.disclosure.actions import withdraw_publication
from mingjing.office.journal.entries import entries_of
from mingjing.office.reports import behind
from mingjing.office.reports.actions import perform, reopen_report, write_section
from mingjing.office.reports.behind import Rows, moved, packed, unpacked
from mingjing.office.reports.build import DRAWERS
from mingjing.office.reports.editions import opened
from mingjing.office.reports.models import Edition, EditionFile, Report
from mingjing.office.reports.pages import values_only
from mingjing.office.reports.tests.scene import DAY, ROAD, went, written
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import at, deed_of, walk_to
from tests.lived import lived_once

URL = "/open/reports/2023/1/"


pytestmark = pytest.mark.django_db
world = lived_once(a_year)


@pytest.fixture
def published(world: World) -> Report:
    return went(world.office, written(world.office), "publish_report")


def figure_at(name: str, **scope: str) -> str:
    listed = Edition.objects.get(number=1).figures["figures"]
    key = (name, scope)
    n = next(i for i, r in enumerate(listed) if (r["indicator"], r["scope"]) == key)
    return f"{URL}figures/{n}/"


def test_everybody_reads_it_and_every_figure_opens(world: World, published: Report) -> None:
    anyone = Client()
    assert URL in anyone.get("/open/reports/").content.decode()
    page = anyone.get(URL).content.decode()
    assert figure_at("penalties") in page and "作出行政处罚" in page and "statistics" not in page
    opened = anyone.get(figure_at("fines")).content.decode()
    assert "6,000 元" in opened and "由 " in opened and "指纹" in opened
    hidden = next(
        n for n, r in enumerate(Edition.objects.get().figures["figures"]) if not r["printed"]
    )
    assert anyone.get(f"{URL}figures/{hidden}/").status_code == 404
    annexes = page[page.index('class="annex"') :]
    assert annexes.count('<table class="n">') == 1 and '<table class="prose">' in annexes
    assert anyone.get(f"{URL}figures/9999/").status_code == 404
    assert anyone.get("/open/reports/2023/2/").status_code == 404


def test_a_decision_taken_back_is_no_longer_open_on_the_figure(
    world: World, published: Report
) -> None:
    url = figure_at("penalties")

    def shown() -> set[Any]:
        told = opened(Edition.objects.get(), int(url.split("/")[-2]))
        assert told and told.public
        return {row.cells[-1] for row in told.public.rows}

    assert shown() == {0, 1000, 5000}
    assert "已经撤下" not in Client().get(url).content.decode()
    row = world.fined.publications.get(channel="platform")
    withdraw_publication(row, deed_of([world.office.clerk], at(DAY, 16)), "decision_withdrawn")
    assert world.fined.publications.get(channel="credit").withdrawn_on is None
    assert shown() == {0, 1000}
    assert "另有 1 条不公开或者已经撤下" in Client().get(url).content.decode()


def test_an_edition_comes_as_files_and_for_machines(world: World, published: Report) -> None:
    anyone = Client()
    told = anyone.get("/open/reports/2023/1.json").json()
    fines = next(f for f in told["figures"] if f["indicator"] == "fines" and not f["scope"])
    assert (fines["value"], fines["unit"], len(fines["rows_digest"])) == (6000, "元", 64)
    assert told["checked"]["fails"] == 0 and told["checked"]["holds"] > 3
    assert told["digest"] == published.digest == Edition.objects.get().digest
    for kind in ("html", "docx", "pdf"):
        assert anyone.get(f"{URL}report.{kind}").status_code == 200
    assert anyone.get(f"{URL}report.exe").status_code == 404


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["reports_edition", "reports_editionfile"])
def test_the_database_itself_keeps_an_edition_as_it_was(published: Report, table: str) -> None:
    statements = [f"UPDATE {table} SET id = id", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")  # else what this test wrote is in the way first
        statements.append(f"TRUNCATE {table} CASCADE")
    else:
        statements.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    for statement in statements:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            execute(statement)
    assert (Edition.objects.count(), EditionFile.objects.count()) == (1, 3)


def test_what_is_served_is_byte_for_byte_what_was_published(
    world: World, published: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    anyone = Client()
    monkeypatch.setattr("mingjing.office.reports.views.public.draw", lambda *of: b"drawn again")
    page = anyone.get(URL).content.decode()
    told = anyone.get("/open/reports/2023/1.json").json()["files"]
    entry = entries_of("report", published.pk).get(verb="publish_report")
    assert entry.changes["files"] == published.files == told and set(told) == set(DRAWERS)
    for kind, digest in told.items():
        answer = anyone.get(f"{URL}report.{kind}")
        assert sha256(answer.content).hexdigest() == digest and digest in page, kind
        assert answer["ETag"] == f'"{digest}"'
    assert anyone.get(f"{URL}report.pdf").content.startswith(b"%PDF")


def test_figures_without_their_rows_say_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "LIMIT", 2)
    row = went(world.office, written(world.office), "publish_report")
    page = Client().get(figure_at("penalties")).content.decode()
    assert "只保存了数值，没有逐条保存记录" in page and "指纹" not in page
    few = Client().get(figure_at("fines")).content.decode()
    assert "只保存了数值" not in few and "指纹" in few
    leader = Client()
    leader.force_login(world.office.leader)
    assert "行政处罚" in values_only(row) and "罚款金额" not in values_only(row)
    assert values_only(row) in leader.get("/reports/2023/").content.decode()


def test_the_journal_holds_the_fingerprint(published: Report) -> None:
    entry = entries_of("report", published.pk).get(verb="publish_report")
    assert (entry.changes["digest"], entry.changes["edition"]) == (published.digest, 1)


def test_a_later_record_is_told_with_its_rows_and_changes_nothing(
    world: World, published: Report
) -> None:
    before = Client().get(URL).content
    late = walk_to(
        world.office, "decide_on_the_spot", summary=True, item=world.gas, day=date(2023, 9, 4)
    )
    assert Client().get(URL).content == before
    leader = Client()
    leader.force_login(world.office.leader)
    page = leader.get("/reports/2023/").content.decode()
    assert "签发后有" in page and "新计入 1 条" in page and f"/cases/{late.number}/" in page
    outside = Client()
    outside.force_login(world.office.stranger)
    theirs = outside.get("/reports/2023/").content.decode()
    assert late.number not in theirs and "1 条不在您的查看范围" in theirs


def test_a_correction_is_the_next_edition_and_both_are_read(
    world: World, published: Report
) -> None:
    leader, clerk = (deed_of([p], at(DAY, 15)) for p in (world.office.leader, world.office.clerk))
    row = reopen_report(leader, published, "补充问题一节")
    write_section(clerk, row, "problems", "个别文书送达较晚。")
    for n, (verb, who, said) in enumerate(ROAD):
        row = perform(row, verb, deed_of([getattr(world.office, who)], at(DAY, 16 + n), **said))
    anyone = Client()
    old = anyone.get(URL).content.decode()
    new = anyone.get("/open/reports/2023/").content.decode()
    assert "已由新的一版代替" in old and "个别文书送达较晚" not in old
    assert "个别文书送达较晚" in new and "更正说明：补充问题一节" in new
    assert anyone.get("/open/reports/2023/1.json").json()["edition"] == 1


def test_rows_are_kept_short_and_come_back_whole() -> None:
    rows: Rows = {"1": "", "2": "", "3": "", "7": "", "abc:9": ""}
    kept = packed(rows)
    assert kept and kept["ids"] == "1~3,7,abc:9" and "values" not in kept
    assert unpacked(kept) == rows
    money: Rows = {"4": "100", "5": "200"}
    assert unpacked(packed(money)) == money and packed(None) is None
    gap = moved(money, {"5": "250", "6": "1"})
    assert (gap.came, gap.went, gap.altered) == (("6",), ("4",), ("5",))


def test_the_docx_is_set_by_named_styles(world: World, published: Report) -> None:
    content = Client().get(f"{URL}report.docx").content
    file = docx.Document(io.BytesIO(content))
    styles = [p.style.name for p in file.paragraphs if p.style]
    assert styles[:3] == ["公文标题", "公文标题", "公文题注"]
    assert {"Heading 1", "Heading 2", "Heading 3", "公文正文", "公文署名"} <= set(styles)
    page = file.sections[0]
    assert page.top_margin and page.left_margin
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    grid = page._sectPr.xpath("./w:docGrid")[0]
    assert set(grid.attrib.values()) == {"lines", "579"}
    last = [p.text for p in file.paragraphs if p.style and p.style.name == "公文署名"]
    assert last[1] == "2024年1月5日"
    assert file.tables and all(t.rows[0]._tr.xpath(".//w:tblHeader") for t in file.tables)
