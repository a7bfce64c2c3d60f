"""Limitation is a rule of the statute: two and five years, with different conditions of five."""

from datetime import date

import pytest

from mingjing.law.liability import (
    Known,
    hearing_due,
    in_limitation,
    limitation,
    longer_applies,
    reviewer_qualified,
)

CODE, AIR = "生态环境法典", "大气污染防治法"
ENDED = date(2026, 9, 1)


@pytest.mark.parametrize("statute", [CODE, AIR, ""])
def test_two_years_and_with_the_longer_term_five(statute: str) -> None:
    assert in_limitation(found=date(2028, 9, 1), ended=ENDED, grave=False, statute=statute)
    assert not in_limitation(found=date(2028, 9, 2), ended=ENDED, grave=False, statute=statute)
    assert in_limitation(found=date(2031, 9, 1), ended=ENDED, grave=True, statute=statute)
    assert not in_limitation(found=date(2031, 9, 2), ended=ENDED, grave=True, statute=statute)


def test_the_code_has_its_own_article_and_its_own_condition() -> None:
    assert limitation(CODE, ENDED).citation.text == "生态环境法典第一千零五十四条"
    assert limitation(CODE, ENDED).condition == "造成环境污染、生态破坏后果"
    assert limitation(AIR, ENDED).citation.text == "行政处罚法第三十六条"
    assert limitation(CODE, date(2026, 8, 14)).citation.instrument == "penalty_law_2021"


@pytest.mark.parametrize(
    ("statute", "concerns", "harm", "longer"),
    [
        (CODE, False, True, True),
        (CODE, True, False, False),
        (AIR, False, True, False),
        (AIR, True, True, True),
        (AIR, True, False, False),
    ],
)
def test_harm_to_nature_alone_makes_five_years_under_the_code(
    statute: str, concerns: bool, harm: bool, longer: bool
) -> None:
    assert longer_applies(statute, ENDED, concerns=concerns, harm=harm) is longer


@pytest.mark.parametrize(
    ("qualified", "began", "known"),
    [
        (True, None, Known.ALWAYS),
        (True, date(2024, 1, 2), Known.ALWAYS),
        (False, None, Known.NO),
        (False, date(2021, 7, 15), Known.NO),  # the first day of the present law
        (False, date(2021, 7, 14), Known.PERHAPS),
        (False, date(2018, 1, 1), Known.PERHAPS),  # the year that is known from memory
        (False, date(2017, 12, 31), Known.ALWAYS),
    ],
)
def test_the_qualification_binds_who_first_reviews_under_the_law(
    qualified: bool, began: date | None, known: Known
) -> None:
    assert reviewer_qualified(qualified=qualified, began=began) is known


@pytest.mark.parametrize(
    ("kinds", "fine", "party", "known"),
    [
        (["罚款"], 49_999, "organisation", Known.NO),
        (["罚款"], 50_000, "organisation", Known.PERHAPS),
        (["罚款"], 5_000, "individual", Known.PERHAPS),
        (["没收违法所得"], 0, "organisation", Known.PERHAPS),
        (["警告", "责令停产停业"], 0, "individual", Known.ALWAYS),
        (["罚款", "吊销许可证件"], 50_000, "organisation", Known.ALWAYS),
    ],
)
def test_only_a_kind_makes_a_hearing_due_for_sure(
    kinds: list[str], fine: int, party: str, known: Known
) -> None:
    assert hearing_due(kinds, fine, party=party, day=date(2024, 1, 2)) is known
