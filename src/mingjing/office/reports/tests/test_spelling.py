"""Both spellings of a reference: what is kept in names is read and typed in Chinese."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.office.people.models import Unit
from mingjing.office.reports.models import Draft, Section
from mingjing.office.reports.references import ROUNDINGS, Block, Reference, parse
from mingjing.office.reports.spelling import (
    BLOCKS,
    BY_NUMBER,
    ROUNDED,
    dimensions,
    in_names,
    indicators,
    sheets,
    spelt,
    spoken,
)
from mingjing.office.reports.tests.scene import written
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.tests.world import a_year
from tests.cast import Office

UNITS = {"A01": "演示一队", "A02": "演示二队", "A03": "同名队", "A04": "同名队", "A05": "A01",
         "A06": "有 空格", "A07": "有=号", "A08": "有，号", "A09": "有{括号}", "A10": "有.点",
         "A11": "有空格"}  # fmt: skip
"""Names as offices give them, some of which must not be written."""


def told(dimension: str) -> dict[str, str]:
    if dimension in {"unit", "street", "district", "city"}:
        return UNITS
    return {} if dimension == "item" else DIMENSIONS[dimension].words()


def values(dimension: str) -> list[str]:
    open_ones = {"month": ["2023-03"], "item": ["A0101"], "law": ["条例"], "campaign": ["春季"]}
    return [*told(dimension), *open_ones.get(dimension, ["甲"]), NONE]


def both(text: str) -> None:
    shown = spoken(text, told).text
    assert in_names(shown, told).text == text, shown
    assert spoken(shown, told).text == shown and in_names(text, told).text == text


def test_every_reference_that_can_be_made_comes_back() -> None:
    n = 0
    for name, found in INDICATORS.items():
        both(Reference(name, {}).text)
        both(f"{{{found.group}.{name}}}")
        for rounding in ROUNDINGS:
            both(Reference(name, {}, rounding).text)
        for dimension in found.paths:
            for kind in BLOCKS:
                both(Block(kind, (name,), dimension, {}).text)
            for value in values(dimension):
                both(Reference(name, {dimension: value}).text)
                both(f"{{{name} equals={found.group}.{name}.{dimension}={value}}}")
                n += 1
    for form in FORMS:
        both(Block("table", (), "", {}, form=form).text)
    assert n > 1000


def test_labels_that_would_not_lead_back_are_not_written() -> None:
    assert spelt(UNITS) == {"A01": "演示一队", "A02": "演示二队", "A08": "有、号"}
    assert spoken("{penalties unit=A03}", told).text == "{行政处罚 单位=A03}"
    assert spoken("{penalties unit=A01}", told).text == "{行政处罚 单位=演示一队}"
    assert spelt({"a": "某", "b": "表"}, ("表",)) == {"a": "某"}


def test_what_is_not_written_in_chinese_is_known() -> None:
    """Today every indicator, dimension and table has a word of its own; a new label that collides
    or holds a sign that parts words must be seen and chosen anew."""
    assert set(indicators()) == set(INDICATORS) and set(dimensions()) == set(DIMENSIONS)
    assert set(sheets()) == set(FORMS) and set(ROUNDED) == set(ROUNDINGS)
    silent = {
        (name, value)
        for name in DIMENSIONS
        if name not in BY_NUMBER | {"unit", "street", "district", "city"}
        for value in set(told(name)) - set(spelt(told(name)))
    }
    assert silent == set()
    words = Counter([*indicators().values(), *BLOCKS.values()])
    assert max(words.values()) == 1


WORDS = st.sampled_from(
    [*list(INDICATORS)[:9], *[i.label for i in INDICATORS.values()][:9], *DIMENSIONS, "table", "图",
     "领域", "area=", "area=gas", "领域=燃气", "领域＝燃气", "领域=煤气", "as=wan", "写作=万元",
     "by=area", "按=领域", "unit=A01", "unit=同名队", "来源=12345热线", "来源=12345 热线", "表",
     "equals=penalties.area=gas", "等于=行政处罚.领域=燃气", "{", "}", "{}", ",", "，", " ", "　",
     "\n", "共", "件。", "=", ".", "penalties.fines", "行政处罚.罚款金额", "未注明", "-"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map("".join), st.integers(0, 200))
@settings(max_examples=400, deadline=None)
def test_what_is_kept_reads_and_returns_as_it_is(typed: str, at: int) -> None:
    kept = in_names(typed, told)
    assert in_names(kept.text, told).text == kept.text
    shown = spoken(kept.text, told)
    assert in_names(shown.text, told).text == kept.text
    outside = re.compile(r"\{[^{}]*\}")
    assert outside.sub("", typed) == outside.sub("", kept.text) == outside.sub("", shown.text)
    at = min(at, len(kept.text))
    before = kept.text[:at]
    if before.count("{") == before.count("}") and not re.search(r"\{[^}]*\{", kept.text):
        assert shown.place(at) == len(spoken(before, told).text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("{行政处罚 程序=简易程序}件", "{penalties procedure=summary}件"),
        ("{罚款金额 领域＝燃气，写作=万元}万元", "{fines area=gas，as=wan}万元"),
        ("{fines 领域=gas as=万元}", "{fines area=gas as=wan}"),
        ("{表 行政处罚 罚款金额 按=领域}", "{table penalties fines by=area}"),
        ("{图 行政检查 按=月份}", "{chart inspections by=month}"),
        ("{表 统计表=行政处罚实施情况统计表}", "{table form=penalties}"),
        ("{投诉举报 来源=12345热线}", "{complaints source=hotline}"),
        ("{行政处罚 月份=2023-03 单位=演示一队}", "{penalties month=2023-03 unit=A01}"),
        ("{行政处罚 等于=行政处罚.领域=燃气}", "{penalties equals=penalties.area=gas}"),
        ("{处罚数 领城=燃气} 领域=燃气", "{处罚数 领城=燃气} 领域=燃气"),
    ],
)
def test_a_clerk_types_in_chinese(typed: str, kept: str) -> None:
    assert in_names(typed, told).text == kept
    assert in_names(spoken(kept, told).text, told).text == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("{处罚案件数}", "没有名为“处罚案件数”的指标，是否为：人均处罚件数"),
        ("{行政处罚 程序=简易}", "程序没有“简易”这一项，是否为：简易程序；全部为：简易程序、"),
        ("{行政处罚 领城=燃气}", "指标“行政处罚”不按“领城”区分，是否为：领域"),
        ("{罚款金额 写作=万圆}", "没有“写作=万圆”这种写法，是否为：万元"),
        ("{行政强制措施 强制措施种类=查风}", "强制措施种类没有“查风”这一项，是否为：查封"),
        ("{表 行政处罚}", "表应写成 {表 指标 按=维度}，例如 {表 罚款金额 按=领域}"),
        ("{行政处罚 领域=燃气}件{罚金}", "第 1 行第 14 字"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_left_and_told_in_chinese(typed: str, says: str) -> None:
    (fault,) = parse(in_names(typed, told).text).misread
    assert says in fault.sentence


URL = "/reports/2023/sections/cases/"
TYPED = "全年作出行政处罚{行政处罚}件，其中简易程序{行政处罚 程序=简易程序}件。"
KEPT = "全年作出行政处罚{penalties}件，其中简易程序{penalties procedure=summary}件。"


@pytest.fixture
def office(db: None) -> Office:
    found = a_year().office
    written(found, cases=KEPT)
    return found


def area(page: str) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)
    assert found
    return found.group(1)


def test_the_desk_shows_chinese_and_keeps_names(office: Office) -> None:
    clerk = Client()
    clerk.force_login(office.clerk)
    assert area(clerk.get(URL).content.decode()) == TYPED
    both_ways = f"{TYPED}罚款{{fines 写作=万元}}万元。"
    seen = clerk.post(URL, {"body": both_ways, "base": "1", "preview": "1"}).content.decode()
    assert area(seen) == both_ways, "as typed"
    assert Draft.objects.get().body == f"{KEPT}罚款{{fines as=wan}}万元。"
    assert area(clerk.get(URL).content.decode()) == f"{TYPED}罚款{{罚款金额 写作=万元}}万元。"
    assert clerk.post(URL, {"body": both_ways, "base": "1"}).status_code == 303
    row = Section.objects.get(key="cases")
    assert (row.body, row.version) == (f"{KEPT}罚款{{fines as=wan}}万元。", 2)


def test_a_misread_text_comes_back_as_typed_and_leads_to_its_place(office: Office) -> None:
    clerk = Client()
    clerk.force_login(office.clerk)
    typed = f"{TYPED}又{{行政处罚 领域=煤气}}件。"
    answer = clerk.post(URL, {"body": typed, "base": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and area(page) == typed
    assert f"第 1 行第 {len(TYPED) + 2} 字：领域没有“煤气”这一项" in page and "gas" not in page
    (link,) = set(re.findall(r'href="([^"]*\?at=\d+)#id_body"', page))
    again = clerk.get(link).content.decode()
    assert area(again) == typed and f'data-at="{len(TYPED) + 1}"' in again


def test_the_cursor_stands_in_the_typed_text_and_the_picker_finds_it(office: Office) -> None:
    clerk = Client()
    clerk.force_login(office.clerk)
    at = str(TYPED.index("件，其中") + 2)
    clerk.post(URL, {"body": TYPED, "base": "1", "place": at, "pick": "1"})
    asked = {"name": "fines", "kind": "figure", "area": "gas", "as": "wan"}
    page = clerk.get(f"{URL}figures/", asked).content.decode()
    assert "<code>{罚款金额 领域=燃气 写作=万元}</code>" in page
    done = clerk.post(f"{URL}figures/?name=fines", asked)
    page = clerk.get(done["Location"].partition("#")[0]).content.decode()
    wanted = "件，{罚款金额 领域=燃气 写作=万元}万元"
    assert wanted in area(page)
    assert f'data-at="{area(page).index(wanted) + len(wanted)}"' in page


def test_an_unchanged_text_is_no_new_version_and_no_draft(office: Office) -> None:
    clerk = Client()
    clerk.force_login(office.clerk)
    clerk.post(URL, {"body": TYPED, "base": "1", "preview": "1"})
    assert "暂存的草稿" not in clerk.get(URL).content.decode()
    clerk.post(URL, {"body": TYPED, "base": "1"})
    assert Section.objects.get(key="cases").version == 1


def test_the_units_of_this_office_are_written_by_name(office: Office) -> None:
    book, unit = Book(Period.of_year(2023)), Unit.objects.order_by("code")[0]
    text = f"{{penalties unit={unit.code}}}"
    assert spoken(text, book.words).text == f"{{行政处罚 单位={unit.name}}}"
    clerk = Client()
    clerk.force_login(office.clerk)
    body = f"处罚{{行政处罚 单位={unit.name}}}件。"
    clerk.post(URL, {"body": body, "base": "1", "keep": "on"})
    assert Section.objects.get(key="cases").body == f"处罚{text}件。"


def test_a_name_that_two_units_bear_is_asked_by_number(office: Office) -> None:
    one, two, *_ = Unit.objects.order_by("code")
    Unit.objects.filter(pk=two.pk).update(name=one.name)
    typed = f"{{行政处罚 单位={one.name}}}"
    kept = in_names(typed, Book(Period.of_year(2023)).words).text
    assert kept == f"{{penalties unit={one.name}}}"
    (fault,) = parse(kept).misread
    assert f"名为“{one.name}”的单位不止一个，请写编号：{one.code}、{two.code}" in fault.sentence
    assert parse(f"{{penalties unit={one.code}}}").misread == ()
    (fault,) = parse("{penalties unit=没有这个队}").misread
    assert "单位没有“没有这个队”这一项" in fault.sentence
