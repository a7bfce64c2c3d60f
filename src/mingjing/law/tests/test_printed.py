"""The printed law in docs/ is what the code says today, whole and readable."""

import re
from functools import cache
from pathlib import Path

import pytest

from mingjing.law import printed
from mingjing.law.numbers import all_numbers
from mingjing.law.sources import Mark
from mingjing.law.tests.explored import NAMES, procedure, sentences

LAW_PAGES = Path(__file__).parents[4] / "docs" / "law"
printed_pages = cache(printed.printed_pages)
STALE = "run `mingjing law print` and read the difference"


def test_docs_hold_exactly_the_printed_pages() -> None:
    pages = printed_pages()
    assert {f.name for f in LAW_PAGES.glob("*.md")} == set(pages)
    for name, text in pages.items():
        assert (LAW_PAGES / name).read_text(encoding="utf-8") == text, STALE


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_every_step_guard_watch_and_sentence(name: str) -> None:
    page, table = printed_pages()[f"{name}.md"], procedure(name)
    unmarked = page
    for mark in (Mark.MEMORY, Mark.SECONDARY):
        unmarked = unmarked.replace(f"（{mark.label}）", "")
    for step in table.steps:
        assert f"{step.label} `{step.name}`" in page
        for guard in step.needs:
            assert f"{guard.citation.text} `{guard.name}`" in unmarked
        for watch in step.watches:
            assert f"{watch.citation.text} `{watch.name}`" in unmarked
    for sentence in sentences(name):
        assert f"- {sentence.words}（`{sentence.name}`）" in page


@pytest.mark.parametrize("name", NAMES)
def test_a_page_draws_every_way_between_stages(name: str) -> None:
    page = printed_pages()[f"{name}.md"]
    drawn = set(re.findall(r"^  (\w+) --> (\w+):", page, flags=re.MULTILINE))
    for step in procedure(name).steps:
        targets = {step.target, *(d.target for d in step.detours)} - {None}
        assert {(s, t) for s in step.sources for t in targets if s != t} <= drawn


def test_every_number_is_printed_with_its_mark() -> None:
    page = printed_pages()["numbers.md"]
    for figure in all_numbers():
        row = next(line for line in page.splitlines() if f"`{figure.qualified_name}`" in line)
        assert figure.label in row
    assert page.count("\n| ") == len(all_numbers()) + 1


def test_an_unverified_rule_says_so_wherever_it_is_cited() -> None:
    assert "未核对" in printed_pages()["ordinary.md"]
