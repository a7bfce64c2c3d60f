"""Every figure is dated, cited and counted by its source's own day rule."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from mingjing.law.cite import Mark, article
from mingjing.law.numbers import NoNumber, Number, all_numbers, number, numbers_version
from mingjing.law.term import Unit, day_rule

DAY = date(2026, 11, 25)
STRENGTH = [Mark.VERIFIED, Mark.SECONDARY, Mark.MEMORY, Mark.DESIGN]


@pytest.mark.parametrize(
    ("name", "value", "text", "place"),
    [
        ("penalty_law_2021.summary_fine_citizen", 200, "200元", "行政处罚法第五十一条"),
        ("penalty_law_2021.summary_fine_organisation", 3000, "3000元", "行政处罚法第五十一条"),
        ("penalty_law_2021.officers_at_least", 2, "2人", "行政处罚法第四十二条"),
        ("penalty_law_2021.decision_days", 90, "90日", "行政处罚法第六十条"),
        ("penalty_law_2021.service_days", 7, "7个工作日", "行政处罚法第六十一条"),
        ("penalty_law_2021.hearing_request_days", 5, "5个工作日", "行政处罚法第六十四条"),
        ("penalty_law_2021.payment_days", 15, "15日", "行政处罚法第六十七条"),
        ("penalty_law_2021.surcharge_percent_per_day", 3, "3%", "行政处罚法第七十二条"),
        ("three_systems_2018.annual_report", 131, "1月31日", "《三项制度指导意见》"),
        ("tianjin.hearing_fine_organisation", 50000, "50000元", "行政处罚法第六十三条"),
    ],
)
def test_figures(name: str, value: int, text: str, place: str) -> None:
    figure = number(name, on=DAY)
    assert (figure.value, figure.text, figure.citation.text) == (value, text, place)
    assert figure.qualified_name == name


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("penalty_law_2021.decision_days", Mark.VERIFIED),
        ("three_systems_2018.publish_penalty_days", Mark.SECONDARY),
        ("housing_ministry_order_55.verification_days", Mark.MEMORY),
        ("tianjin.hearing_fine_individual", Mark.MEMORY),
        ("tianjin.defence_days", Mark.DESIGN),
    ],
)
def test_a_guess_never_looks_checked(name: str, mark: Mark) -> None:
    figure = number(name, on=DAY)
    assert figure.mark is mark
    assert figure.citation.mark is mark


def test_a_figure_has_a_first_day() -> None:
    first = date(2021, 7, 15)
    assert number("penalty_law_2021.summary_fine_citizen", on=first).value == 200
    with pytest.raises(NoNumber, match="2021-07-14没有有效数值"):
        number("penalty_law_2021.summary_fine_citizen", on=first - timedelta(days=1))


def test_a_figure_changes_its_mark_with_the_text_it_comes_from() -> None:
    name = "civil_procedure_law_2023.public_notice_days"
    assert number(name, on=date(2023, 12, 31)).mark is Mark.MEMORY
    assert number(name, on=date(2024, 1, 1)).mark is Mark.VERIFIED


def test_a_figure_ends_with_its_law() -> None:
    name = "reconsideration_law_1999.application_days"
    assert number(name, on=date(2023, 12, 31)).value == 60
    with pytest.raises(NoNumber, match="至2023-12-31"):
        number(name, on=date(2024, 1, 1))


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(NoNumber, match="没有名为“penalty_law_2021"):
        number("penalty_law_2021.luck", on=DAY)


@pytest.mark.parametrize("figure", all_numbers(), ids=lambda n: f"{n.qualified_name}@{n.since}")
def test_every_figure_stands_on_an_article(figure: Number) -> None:
    place = figure.citation
    found = article(place.instrument, place.article, place.suffix)
    assert STRENGTH.index(figure.mark) >= STRENGTH.index(found.mark)
    assert figure.label and figure.text and figure.value > 0
    assert figure.until is None or figure.since <= figure.until
    if figure.mark is Mark.DESIGN:
        assert figure.note, "a figure we set ourselves must say why"


@pytest.mark.parametrize("figure", all_numbers(), ids=lambda n: f"{n.qualified_name}@{n.since}")
def test_every_day_count_follows_the_day_rule(figure: Number) -> None:
    if figure.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
        assert day_rule(figure.citation.instrument, figure.value) == figure.unit


def test_no_two_texts_of_a_figure_overlap() -> None:
    for name in {figure.qualified_name for figure in all_numbers()}:
        spans = sorted(
            (n.since, n.until or date.max) for n in all_numbers() if n.qualified_name == name
        )
        assert all(earlier[1] < later[0] for earlier, later in pairwise(spans)), name


def test_version_is_short_and_steady() -> None:
    assert len(numbers_version()) == 12
    before = numbers_version()
    numbers_version.cache_clear()
    assert numbers_version() == before
