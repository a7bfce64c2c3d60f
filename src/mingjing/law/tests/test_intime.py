"""Law in time on the changes that really came: the ecology code, the drainage regulation."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import mingjing.office.items
from mingjing.law import intime
from mingjing.law.fines import FineBasis, How, Range, fine_basis
from mingjing.law.intime import (
    Choice,
    Comparison,
    Milder,
    Norm,
    changes,
    choices,
    chosen,
    compare,
    governing_day,
    is_milder,
    links,
    norm_of_row,
    read_choice,
)
from mingjing.law.sources import Mark

POWER_LIST = Path(str(mingjing.office.items.__file__)).parent / "data" / "items.csv"
BEFORE, CHANGE, AFTER = date(2026, 8, 1), date(2026, 8, 15), date(2026, 11, 2)
BBQ, BBQ_NEW, BBQ_REFUSING = "TJ159", "TJ176", "TJ177"


def shelf() -> dict[str, Norm]:
    with POWER_LIST.open(encoding="utf-8-sig", newline="") as file:
        return {row["item_id"]: norm_of_row(row) for row in csv.DictReader(file)}


SHELF = shelf()


def read(
    code: str, *, ended: date = BEFORE, decided: date = AFTER, quantity: int | None = None
) -> tuple[Comparison, ...]:
    return compare(SHELF[code], ended=ended, decided=decided, shelf=SHELF.get, quantity=quantity)


def test_open_barbecue_became_cheaper_so_the_newer_text_applies() -> None:
    mild, refusing = read(BBQ)
    assert (mild.newer, mild.milder) == (SHELF[BBQ_NEW], Milder.NEWER)
    assert mild.reasons == (
        "罚款上限由20,000元降为5,000元",
        "罚款下限相同（500元）",
        "处罚种类相同",
    )
    assert mild.lawful == (SHELF[BBQ_NEW],)
    assert [c.text for c in mild.citations] == [
        "行政处罚法第三十七条",
        "生态环境法典第一千零五十七条",
    ]
    assert refusing.milder is Milder.OLDER  # who refuses to correct keeps the lower minimum
    assert choices((mild, refusing)) == (
        Choice(BBQ_NEW, BBQ_NEW),
        Choice(BBQ, BBQ_REFUSING),
    )


@pytest.mark.parametrize(
    ("code", "newer", "reason"),
    [
        ("TJ126", "TJ135", "罚款上限由500元升为1,000元"),
        ("TJ124", "TJ134", "罚款下限由50,000元升为100,000元"),
    ],
)
def test_dumping_became_dearer_so_the_older_text_stays(code: str, newer: str, reason: str) -> None:
    [found] = read(code)
    assert (found.key, found.milder) == (newer, Milder.OLDER)
    assert reason in found.reasons
    assert is_milder((found,), Choice(code, newer))
    assert not is_milder((found,), Choice(newer, newer))


def test_gains_confiscated_in_any_case_do_not_tip_the_scales() -> None:
    [found] = read("TJ126")
    assert found.reasons[-1] == "处罚种类相同（违法所得依行政处罚法第二十八条本应没收，不计入比较）"


@pytest.mark.parametrize(
    ("ended", "decided", "number"),
    [
        (date(2026, 8, 14), CHANGE, 2),  # the last day of the old text, decided on the first
        (date(2026, 8, 14), date(2026, 8, 14), 0),  # decided before the change
        (CHANGE, AFTER, 0),  # conduct that went on into the new text is judged by it
    ],
)
def test_the_day_of_the_change_divides(ended: date, decided: date, number: int) -> None:
    assert len(read(BBQ, ended=ended, decided=decided)) == number


def test_conduct_that_goes_on_counts_under_the_law_of_its_end() -> None:
    assert governing_day(since=BEFORE, until=AFTER) == AFTER
    assert governing_day(since=BEFORE, until=None) == BEFORE


def test_the_drainage_regulation_of_2024_is_named_where_its_rule_is_unread() -> None:
    ended = date(2024, 3, 20)
    assert read("TJ080", ended=ended, decided=date(2024, 3, 31)) == ()
    [found] = read("TJ080", ended=ended, decided=date(2024, 4, 1))
    assert (found.newer, found.milder, found.needs_reason) == (None, Milder.UNREAD, True)
    assert "《天津市城镇排水和再生水利用管理条例》" in found.reasons[0]
    assert found.lawful == (SHELF["TJ080"],)
    assert choices((found,)) == (Choice("TJ080", ""),)


def test_a_rule_that_was_itself_replaced_leads_to_the_last_one() -> None:
    ended = date(2019, 6, 1)
    assert [x.newer for x in changes("TJ052", after=ended, on=date(2022, 1, 1))] == ["TJ123"]
    last = changes("TJ052", after=ended, on=AFTER)
    assert [(x.older, x.newer) for x in last] == [("TJ052", "TJ143"), ("TJ052", "TJ144")]


def test_the_same_penalty_under_a_new_number_leaves_the_older_text() -> None:
    [found] = read("TJ150")
    assert found.milder is Milder.EQUAL
    assert choices((found,)) == (Choice("TJ150", "TJ164"),)
    assert not is_milder((found,), Choice("TJ164", "TJ164"))


def test_another_condition_is_for_a_person_though_the_sums_are_the_same() -> None:
    """Dumping: punished where it was grave, since the code where one refuses to correct."""
    [found] = read("TJ128")
    assert (found.key, found.milder) == ("TJ136", Milder.OPEN)
    assert found.reasons[-1] == ("处罚的前提不同（由“情节严重”改为“拒不改正”）：请对照事实判断")
    assert choices((found,)) == (Choice("TJ128", "TJ136"), Choice("TJ136", "TJ136"))


def test_a_condition_of_one_kind_or_of_a_tier_opens_nothing() -> None:
    assert [c.milder for c in read("TJ124")] == [Milder.OLDER]  # closing only where grave
    assert [c.milder for c in read("TJ153")] == [Milder.EQUAL]  # a vehicle kept off the road
    assert [c.milder for c in read("TJ123")] == [Milder.EQUAL, Milder.OLDER]  # a graver tier


def norm(code: str, fine: FineBasis, *kinds: str) -> Norm:
    return Norm(code, "示例法", "示例法第一条", kinds or ("罚款",), fine)


def against(older: Norm, newer: Norm, *, quantity: int | None = None) -> Comparison:
    older = Norm(BBQ, older.statute, older.basis, older.kinds, older.fine)
    return compare(
        older, ended=BEFORE, decided=AFTER, shelf=lambda code: newer, quantity=quantity
    )[0]  # fmt: skip


FIXED = fine_basis("fixed", 100, 500)


def test_a_condition_that_fell_away_makes_the_newer_text_the_heavier() -> None:
    grave = replace(norm("A", FIXED), code=BBQ, condition="情节严重")
    [found, *_] = compare(grave, ended=BEFORE, decided=AFTER, shelf=lambda _: norm("B", FIXED))
    assert found.milder is Milder.OLDER
    assert found.reasons[-1] == "新规定不再以“情节严重”为处罚的前提"


@pytest.mark.parametrize(
    ("code", "mark", "milder"),
    [("TJ159", "V", Milder.NEWER), ("TJ150", "D", Milder.OPEN)],
)
def test_a_match_that_nobody_checked_commands_nothing(code: str, mark: str, milder: Milder) -> None:
    cheap = norm("B", fine_basis("fixed", 100, 200))
    older = replace(norm("A", FIXED), code=code)
    found = compare(older, ended=BEFORE, decided=AFTER, shelf=lambda _: cheap)[0]
    assert (found.link.citation.mark, found.milder) == (mark, milder)
    assert found.needs_reason == (milder is Milder.OPEN)


def test_a_way_over_two_changes_is_known_no_better_than_its_weaker_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    way = {"TJ052": "D", "TJ123": "V"}
    known = tuple(
        replace(x, citation=replace(x.citation, mark=Mark(way.get(x.older, "V")))) for x in links()
    )
    monkeypatch.setattr(intime, "links", lambda: known)
    found = changes("TJ052", after=date(2019, 6, 1), on=AFTER)
    assert {(x.newer, x.citation.mark) for x in found} == {
        ("TJ143", Mark.DESIGN),
        ("TJ144", Mark.DESIGN),
    }


@pytest.mark.parametrize(
    ("fine", "kinds", "milder"),
    [
        (fine_basis("fixed", 200, 400), ("罚款",), Milder.OPEN),  # lower end up, upper end down
        (fine_basis("fixed", 100, 400), ("罚款", "责令停产停业"), Milder.OPEN),
        (FIXED, ("罚款", "责令停产停业"), Milder.OLDER),
        (FIXED, ("警告",), Milder.OPEN),
        (fine_basis("none", None, None), ("警告",), Milder.OPEN),
        (fine_basis("none", None, None), ("罚款",), Milder.NEWER),
        (fine_basis("local_rule", None, None), ("罚款",), Milder.OPEN),
        (fine_basis("per_tree:每株", 100, 200), ("罚款",), Milder.OPEN),
    ],
)
def test_what_figures_cannot_decide_is_left_to_a_person(
    fine: FineBasis, kinds: tuple[str, ...], milder: Milder
) -> None:
    found = against(norm("A", FIXED), norm("B", fine, *kinds))
    assert found.milder is milder
    assert found.needs_reason == (milder is Milder.OPEN)
    assert len(found.lawful) == (2 if milder is Milder.OPEN else 1)


def test_a_quantity_makes_unlike_ranges_comparable() -> None:
    per_tree = norm("B", fine_basis("per_tree:每株", 100, 200))
    assert against(norm("A", FIXED), per_tree, quantity=2).milder is Milder.OPEN
    assert against(norm("A", FIXED), per_tree, quantity=3).milder is Milder.OLDER


def test_rates_are_compared_as_rates() -> None:
    was = norm("A", fine_basis("percent:工程造价5%-10%", None, None))
    now = norm("B", fine_basis("percent:工程造价2%-10%", None, None))
    found = against(was, now)
    assert found.milder is Milder.NEWER
    assert found.reasons[1] == "罚款下限由5%降为2%"


def test_every_link_names_rules_of_the_list_and_follows_them_in_time() -> None:
    assert len(links()) > 30
    for link in links():
        older, newer = SHELF[link.older], SHELF.get(link.newer)
        assert newer is None or newer.since == link.since, link
        assert bool(newer) == bool(link.newer), link
        assert older.until is None or (link.since - older.until).days == 1, link


def test_every_rule_that_ended_says_what_came_after() -> None:
    ended = {code for code, norm in SHELF.items() if norm.until}
    assert ended - {link.older for link in links()} == set()


def test_a_choice_is_kept_as_one_word() -> None:
    choice = Choice(BBQ, BBQ_REFUSING)
    assert read_choice(choice.key) == choice
    found = read(BBQ)
    assert chosen(found, choice) is found[1]
    assert chosen(found, Choice("TJ001", "TJ001")) is None
    assert is_milder((), Choice("", ""))


@pytest.mark.parametrize(
    ("words", "low", "high", "expected"),
    [
        ("fixed", 0, 500, Range(0, 500)),
        ("per_tree:每株", 50_000, 100_000, Range(150_000, 300_000)),
        ("percent:工程造价5%-10%", None, None, Range(51, 100)),
        ("percent:工程造价10%以下", None, None, Range(0, 100)),
        ("multiple:应缴污水处理费1-3倍", None, None, Range(1001, 3003)),
        ("multiple:临时建设工程造价1倍以下", None, None, Range(0, 1001)),
        ("multiple:另有规定", None, None, None),
        ("local_rule", None, None, None),
        ("none", None, None, None),
    ],
)
def test_a_range_is_computed_from_what_is_counted(
    words: str, low: int | None, high: int | None, expected: Range | None
) -> None:
    basis = fine_basis(words, low, high)
    assert basis.range(quantity=3, base=1001) == expected
    if basis.needs_quantity or basis.needs_base:
        assert basis.range() is None


def test_every_item_of_the_list_is_read() -> None:
    counted = [n.code for n in SHELF.values() if n.fine.how not in (How.FIXED, How.OPEN, How.NONE)]
    assert len(counted) == 12
    assert all(SHELF[code].fine.of for code in counted)
