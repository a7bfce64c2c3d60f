"""Tables: formats, escaping, empty state, and the price of a row."""

import time
from datetime import date

from django.template import Context, Template

from mingjing.office.web.render.table import draw_table
from mingjing.office.web.shapes import Cell, Column, Link, Row, Table

COLUMNS = (
    Column("number", "案号", kind="link"),
    Column("party", "当事人"),
    Column("stage", "办到哪一步", kind="badge"),
    Column("fine", "罚款（元）", kind="money"),
    Column("filed", "立案", kind="date", hide_on_phone=True),
)


def draw(source: str, **given: object) -> str:
    return Template("{% load kit %}" + source).render(Context(given))


def a_row(party: str = "示例店") -> Row:
    stage = Cell("已告知", tone="due")
    return Row(
        "/cases/1/?a=1&b=2", ("第 1 号", Cell(party, sub="<b>"), stage, 3000, date(2026, 1, 2))
    )


def test_every_value_is_escaped() -> None:
    html = str(draw_table(Table(COLUMNS, [a_row("<script>alert(1)</script>")])))
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'href="/cases/1/?a=1&amp;b=2"' in html


def test_formats_and_labels_for_the_phone() -> None:
    html = str(draw_table(Table(COLUMNS, [a_row()])))
    assert '<td class="r n" data-label="罚款（元）">3,000</td>' in html
    assert '<td class="n wide" data-label="立案">2026年1月2日</td>' in html
    assert '<span class="badge due">已告知</span>' in html
    assert html.count("<a ") == 1, "only the first cell leads to the record"


def test_an_empty_table_says_what_would_be_here() -> None:
    action = Link("登记一条线索", "/leads/new/", "primary")
    t = Table(COLUMNS, [], empty_title="还没有线索", empty_text="会出现在这里", empty_action=action)
    html = draw("{% table t %}", t=t)
    assert "<table" not in html
    assert "还没有线索" in html and 'href="/leads/new/"' in html


def test_a_pager_only_offers_what_exists() -> None:
    assert draw("{% pager t %}", t=Table(COLUMNS, [a_row()])).strip() == ""
    html = draw("{% pager t %}", t=Table(COLUMNS, [a_row()], next_url="?after=9"))
    assert "下一页" in html and "上一页" not in html


def test_fifty_rows_cost_less_than_a_few_milliseconds() -> None:
    t = Table(COLUMNS, [a_row(f"示例店 {i}") for i in range(50)])
    draw_table(t)
    spent = []
    for _ in range(7):
        start = time.perf_counter()
        draw_table(t)
        spent.append(time.perf_counter() - start)
    # The budget is 3 ms on a quiet machine; the best of seven on a busy one is held to it.
    assert min(spent) < 0.003
