"""Each part of a page says what it must, escapes what it is given, and is calm when empty."""

import pytest
from django.template import Context, Template

from mingjing.office.web import sample
from mingjing.office.web.charts import Chart, Mark, Series
from mingjing.office.web.shapes import (
    Bar,
    Clock,
    Figure,
    Frame,
    Link,
    Moment,
    NavItem,
    Reason,
    StepView,
)

WICKED = '<img src=x onerror="1">'


def draw(source: str, **given: object) -> str:
    return Template("{% load kit %}" + source).render(Context(given))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{% steps v %}", [StepView("a", WICKED, "later", reasons=(Reason(WICKED, WICKED),))]),
        ("{% clocks v %}", [Clock(WICKED, WICKED, note=WICKED)]),
        ("{% timeline v %}", [Moment(WICKED, WICKED, WICKED, fields=((WICKED, WICKED),))]),
        ("{% facts v %}", [(WICKED, WICKED), ("x", Link(WICKED, WICKED))]),
        ("{% figures v %}", [Figure(WICKED, WICKED, definition=WICKED)]),
        ("{% bars v %}", [Bar(WICKED, 1, WICKED, WICKED)]),
        (
            "{% chart v %}",
            Chart("bars", WICKED, WICKED, [WICKED], [Series(WICKED, [Mark(1, WICKED, WICKED)])]),
        ),
        ('{% notice "over" v %}', WICKED),
        ('{% noticebox "over" v %}x{% endnoticebox %}', WICKED),
    ],
)
def test_nothing_given_is_taken_as_markup(source: str, value: object) -> None:
    html = draw(source, v=value)
    assert "<img" not in html and "&lt;img" in html


def test_no_part_needs_inline_style_or_script() -> None:
    html = Template("{% extends 'web/gallery.html' %}").render(Context(sample.gallery()))
    for forbidden in (" style=", "<style", "onclick=", "<script>"):
        assert forbidden not in html


def test_a_step_is_told_by_word_not_only_by_colour() -> None:
    html = draw("{% steps v %}", v=sample.STEPS)
    assert html.count("（已完成）") == 3
    assert html.count("（现在可以办理）") == 2
    assert html.count("（尚不能办理）") == 3
    assert html.count('aria-current="step"') == 1
    assert "（行政处罚法第四十五条）" in html and "瑕疵：" in html and "待核实" in html
    assert "另有 2 项原因" in html


def test_a_late_entry_says_when_it_was_entered() -> None:
    assert "补录于 10月10日 08:55" in draw("{% timeline v %}", v=sample.MOMENTS)
    assert "还没有办理记录" in draw("{% timeline v %}", v=())
    for count, folded in ((15, ""), (16, "更早的 4 条")):
        html = draw("{% timeline v %}", v=[Moment(f"第{n}步", "", "") for n in range(count)])
        assert html.count("<li>") == count and ("更早的" in html) is bool(folded)
        assert folded in html


def test_empty_lists_say_so() -> None:
    assert "没有等您办理" in draw("{% tasks v %}", v=())
    assert "没有正在计算的期限" in draw("{% clocks v %}", v=())
    assert draw("{% chips v %}{% reasons v %}{% notices v %}", v=()).strip() == ""


def test_bars_are_measured_against_the_greatest() -> None:
    html = draw("{% bars v %}", v=[Bar("燃气", 200, "200", share=0.8), Bar("排水", 50, "50")])
    assert 'width="100.0%"' in html and 'width="25.0%"' in html and "80.00%" in html
    assert html.count("<tr>") == html.count("</tr>") == 2
    assert 'width="0.0%"' in draw("{% bars v %}", v=[Bar("燃气", 0, "0")])


def test_a_line_has_words_and_a_table_behind_it() -> None:
    html = draw("{% chart v %}", v=sample.MONTHS)
    assert "<title" in html and "<desc" in html and "4月 2026年141、2025年125" in html
    assert html.count("<circle") == 2 * 2 * 12, "two years, for a desk and for a phone"
    assert html.count('<th scope="row">') == 12
    empty = Chart("lines", "没有", "次", [], [])
    assert "没有可画的数字" in draw("{% chart v %}", v=empty)


def test_icons_are_hidden_from_readers() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "cases" %}')


def test_the_phone_bar_keeps_its_places() -> None:
    frame = sample.FRAME
    assert [item.key for item in frame.phone_nav] == ["today", "cases", "inspections"]
    assert not frame.is_elsewhere
    away = Frame(nav=[NavItem("统计", "/s/", "statistics", current=True, key="statistics")])
    assert away.is_elsewhere and away.phone_nav == []
