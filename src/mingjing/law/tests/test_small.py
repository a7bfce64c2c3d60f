"""Every small procedure: no dead end, no idle step, every guard bears load, all can be read."""

import re
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mingjing.law.actors import ACTOR_LABELS
from mingjing.law.cite import Citation, Mark, article
from mingjing.law.explore import Bearing, Walk, bearings, refusals, walk
from mingjing.law.printed import printed_pages
from mingjing.law.procedure import Fault, after, faults, why_not
from mingjing.law.shelf import ALL, APART, PROCEDURES
from mingjing.law.shelf import SMALL as BESIDE

SMALL = {**BESIDE, **APART}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
every_one = pytest.mark.parametrize("name", SMALL)
pages = cache(printed_pages)
GLOSSARY = Path(__file__).parents[4] / "docs" / "glossary.md"
ROW = re.compile(
    r"^\| (?P<term>[^|]+) \| `(?P<name>[^`]+)` \| (?P<article>[^|]+) \|$", re.MULTILINE
)


@cache
def walk_of(name: str) -> Walk[Any, Any]:
    return walk(SMALL[name][0])


@cache
def bearings_of(name: str) -> tuple[Bearing, ...]:
    return bearings(*SMALL[name])


def readable(sentence: str) -> bool:
    """A Chinese sentence of some length, without identifiers or placeholders in it."""
    return len(CHINESE.findall(sentence)) >= 6 and not re.search(r"[A-Za-z_{}]", sentence)


def exists(citation: Citation) -> bool:
    return bool(article(citation.instrument, citation.article, citation.suffix).summary)


def test_the_shelf_holds_main_and_small_procedures_once() -> None:
    assert set(ALL) == set(PROCEDURES) | set(SMALL) and not set(PROCEDURES) & set(SMALL)
    assert len({table.name for table, _ in ALL.values()}) == len(ALL)


@every_one
def test_it_ends_uses_every_step_and_none_is_idle(name: str) -> None:
    found, table = walk_of(name), SMALL[name][0]
    assert (found.stuck, found.unused, found.idle) == ((), (), ())
    assert {stage for stage, _ in found.situations} == {s.name for s in table.stages}
    final = {s.name for s in table.stages if s.final}
    assert final and not any(m.stage in final for m in found.moves)
    assert len(found.moves) < 5_000


@every_one
def test_no_move_breaks_a_sentence(name: str) -> None:
    moves = walk_of(name).moves
    assert [s.name for s in SMALL[name][1] if not all(s.holds(m) for m in moves)] == []


@every_one
def test_every_guard_bears_load_and_every_sentence_is_held_up(name: str) -> None:
    found, (table, sentences) = bearings_of(name), SMALL[name]
    uses = {(s.name, g.name) for s in table.steps for g in s.needs}
    assert {(b.step, b.guard) for b in found} == uses
    assert [f"{b.step}.{b.guard}" for b in found if not b.falls] == []
    assert {s.name for s in sentences} == {fallen for b in found for fallen in b.falls}
    assert len({s.name for s in sentences}) == len(sentences)


@every_one
def test_every_refusal_is_a_sentence_under_an_article_that_was_read(name: str) -> None:
    """What is known from memory only may be told as a fault, but never refuses an act."""
    table = SMALL[name][0]
    told = refusals(table)
    for step in table.steps:
        assert readable(step.says) and CHINESE.match(step.label) and exists(step.citation)
        assert step.actors and set(step.actors) <= set(ACTOR_LABELS)
        for guard in step.needs:
            assert guard.citation.mark is not Mark.MEMORY, guard.name
            assert exists(guard.citation)
            assert told[step.name, guard.name], f"{step.name}.{guard.name} never refuses"
            assert all(map(readable, told[step.name, guard.name])), guard.name


@every_one
def test_every_watch_sees_something_and_is_silent_on_what_is_done_well(name: str) -> None:
    table = SMALL[name][0]
    seen: set[tuple[str, str]] = set()
    for move in walk_of(name).moves:
        if move.step and move.attempt is not None:
            flags = [f.name for f in fields(table.attempt) if isinstance(f.default, bool)]
            bad = {f: not getattr(move.attempt, f) for f in flags}
            for attempt in (move.attempt, *(replace(move.attempt, **{f: bad[f]}) for f in flags)):
                found: tuple[Fault, ...] = faults(
                    table, move.before, step=move.name, attempt=attempt
                )
                assert all(readable(f.sentence) and exists(f.citation) for f in found)
                seen |= {(move.name, f.watch) for f in found}
    assert seen == {(s.name, w.name) for s in table.steps for w in s.watches}


@every_one
def test_the_road_leads_from_new_to_an_end_without_a_fault(name: str) -> None:
    """The main road is gone with lawful attempts; time passes where a step must wait for it."""
    table = SMALL[name][0]
    stage, facts = "new", table.facts()
    assert table.road
    for step in table.road:
        good = table.attempt()
        for passing in table.passings:
            if why_not(table, stage, facts, step=step, attempt=good):
                facts = passing.moves(stage, facts) or facts
        assert why_not(table, stage, facts, step=step, attempt=good) == (), step
        assert faults(table, facts, step=step, attempt=good) == (), step
        stage, facts = after(table, stage, facts, step=step, attempt=good)
    assert table.stage(stage).final


@every_one
def test_names_are_given_once_and_speak_of_what_exists(name: str) -> None:
    table = SMALL[name][0]
    stages = {s.name for s in table.stages}
    known = {f.name for f in fields(table.attempt)}
    assert len({s.name for s in table.steps}) == len({s.label for s in table.steps})
    assert len({s.name for s in table.stages}) == len({s.label for s in table.stages})
    for step in table.steps:
        assert {*step.sources, step.target or step.sources[0]} <= stages
        assert {d.target for d in step.detours} <= stages
        assert {*step.asks, *step.chooses, *(d.field for d in step.detours)} <= known


@every_one
def test_its_page_prints_every_step_guard_watch_and_sentence(name: str) -> None:
    table, sentences = SMALL[name]
    page = pages()[f"{name}.md"]
    for step in table.steps:
        assert f"{step.label} `{step.name}`" in page
        assert all(f"`{guard.name}`" in page for guard in step.needs)
        assert all(f"`{watch.name}`" in page for watch in step.watches)
    assert all(f"- {s.words}（`{s.name}`）" in page for s in sentences)
    assert "**： —" not in page  # every fault is told in words


def glossary(title: str) -> dict[str, tuple[str, str]]:
    """Identifier to term and article, of the section of the glossary that ends with this title."""
    parts = GLOSSARY.read_text(encoding="utf-8").split("\n## ")
    [body] = [p for p in parts if p.partition("\n")[0].endswith(f"· {title}")]
    rows = list(ROW.finditer(body))
    assert len({m["name"] for m in rows}) == len(rows)
    return {m["name"]: (m["term"], m["article"]) for m in rows}


@every_one
def test_the_glossary_names_its_steps_stages_passings_facts_and_attempt(name: str) -> None:
    table = SMALL[name][0]
    steps = {s.name: (s.label, s.citation.text) for s in table.steps}
    assert glossary(f"steps of {table.name}") == steps
    stages = {s.name: (s.label, "—") for s in table.stages}
    assert glossary(f"stages of {table.name}") == stages
    if table.passings:
        passings = {p.name: (p.label, "—") for p in table.passings}
        assert glossary(f"passings of {table.name}") == passings
    for title, kind in (("facts", table.facts), ("attempt", table.attempt)):
        assert set(glossary(f"{title} of {table.name}")) == {f.name for f in fields(kind)}
