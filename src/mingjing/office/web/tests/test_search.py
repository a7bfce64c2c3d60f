"""Search finds every record that holds the words, by any piece of them, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjing.office.web.models import SearchDocument
from mingjing.office.web.search import find, index, matching, plain

pytestmark = pytest.mark.django_db

SHOP = "津南区海河教育园甲示例餐饮店"


def add(pk: int, title: str, text: str = "", *, kind: str = "party", sub: str = "") -> None:
    index(kind, pk, title=title, sub=sub, url=f"/x/{pk}/", text=text)


def found(query: str, **options: object) -> list[int]:
    return [hit.pk for hit in find(query, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "餐饮",
        "海河",
        "甲示例",
        "店",
        "津南区海河教育园甲示例餐饮店",
        "津南 餐饮",
        "餐饮，津南",
        "91120",
        "ma05",
        "X4K19",
        "TJ044",
        "044",
        "〔2026〕第41号",
        "[2026]第41号",
        "41号",
        "4",
        "ＴＪ０４４",
        "第41",
        "餐饮 tj",
    ],
)
def test_any_piece_of_the_text_finds_the_record(query: str) -> None:
    add(1, SHOP, "91120104MA05X4K19T TJ044 津罚〔2026〕第41号")
    add(2, "另一处工地", "91120199")
    assert 1 in found(query)


@pytest.mark.parametrize(
    "query",
    [
        "饮餐",
        "南海",
        "餐饮 工地",
        "2041",
        "津南店",
        "",
        "  ",
        "，。",
        "%",
        "_",
        '"',
        "'; --",
        "g6d25u5357",
    ],
)
def test_what_is_not_there_is_not_found(query: str) -> None:
    add(1, SHOP, "TJ044 20 41")
    add(2, "另一处工地")
    assert found(query) == []


def test_the_pairs_alone_do_not_make_a_hit() -> None:
    add(1, "排水水排污水")
    add(2, "水排水")
    assert found("排水排") == []


def test_title_first_then_newest() -> None:
    add(1, "污水管网", "排水设施")
    add(2, "某店排水设施")
    add(3, "排水设施一")
    add(4, "无", "排水设施")
    assert found("排水设施") == [3, 2, 4, 1]
    assert found("排水设施", limit=2) == [3, 2]


def test_kinds_are_kept_apart() -> None:
    add(1, "排水设施", kind="place")
    add(1, "排水设施", kind="item")
    assert [h.kind for h in find("排水", kinds=["item"])] == ["item"]
    assert find("排水", kinds=[]) == []


def test_a_renewed_record_is_found_by_its_new_words_only() -> None:
    add(1, "旧名餐厅")
    add(1, "新招牌饭馆")
    assert SearchDocument.objects.count() == 1
    assert found("旧名") == []
    assert found("招牌") == [1]


def test_a_removed_record_leaves_the_index() -> None:
    add(1, "旧名餐厅")
    SearchDocument.objects.all().delete()
    add(2, "无关")
    assert found("餐厅") == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30),
    start=st.integers(0, 29),
    length=st.integers(1, 6),
)
def test_recall_is_complete(text: str, start: int, length: int) -> None:
    add(7, "题", text)
    piece = plain(text)[start : start + length]
    assert not piece.strip() or 7 in found(piece)


def test_lists_ask_for_all_keys_of_a_kind() -> None:
    for pk in range(1, 31):
        add(pk, f"排水设施{pk}")
    add(31, "排水设施", kind="place")
    assert set(matching("排水设施", "party")) == set(range(1, 31))
    assert list(matching("，", "party")) == []
