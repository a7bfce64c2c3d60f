"""Every row of every procedure can be read: who, under which article, refused in which words."""

import re
from dataclasses import fields, replace

import pytest

from mingjing.law.actors import ACTOR_LABELS
from mingjing.law.cite import Citation, article
from mingjing.law.explore import refusals
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.procedure import after, faults, why_not
from mingjing.law.tests.explored import NAMES, procedure, walk_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")
every_procedure = pytest.mark.parametrize("name", NAMES)


def readable(sentence: str) -> bool:
    """A Chinese sentence of some length, without identifiers or placeholders in it."""
    return len(CHINESE.findall(sentence)) >= 6 and not re.search(r"[A-Za-z_{}]", sentence)


def exists(citation: Citation) -> bool:
    return bool(article(citation.instrument, citation.article, citation.suffix).summary)


@every_procedure
def test_every_guard_refuses_in_a_chinese_sentence_with_an_article(name: str) -> None:
    told = refusals(procedure(name))
    for step in procedure(name).steps:
        for guard in step.needs:
            sentences = told[step.name, guard.name]
            assert sentences, f"{step.name}.{guard.name} never refuses"
            assert all(map(readable, sentences)), (step.name, guard.name, sentences)
            assert exists(guard.citation), guard.name


@every_procedure
def test_every_watch_tells_its_fault_with_an_article(name: str) -> None:
    lawful = Attempt()
    truths = {f.name: getattr(lawful, f.name) for f in fields(lawful)}
    wrong = Attempt(**{name: not value for name, value in truths.items()})
    first, every = procedure(name).facts(), {f for _, f in walk_of(name).situations}
    for step in procedure(name).steps:
        for watch in step.watches:
            seen = [watch.fault(f, a) for f in every for a in (lawful, wrong)]
            told = {f.sentence: f for f in seen if f}
            assert told, f"{step.name}.{watch.name} never tells"
            assert any(f is None for f in seen), f"{step.name}.{watch.name} always tells"
            assert all(readable(f.sentence) and exists(f.citation) for f in told.values())
        if step.name != "extend_by_discussion":  # which asks for a first extension
            assert faults(procedure(name), first, step=step.name, attempt=lawful) == ()


@every_procedure
def test_every_step_has_words_article_and_actors(name: str) -> None:
    for step in procedure(name).steps:
        assert readable(step.says), step.name
        assert CHINESE.match(step.label), step.name
        assert exists(step.citation), step.name
        assert step.actors and set(step.actors) <= set(ACTOR_LABELS), step.name


@every_procedure
def test_names_and_labels_are_given_once(name: str) -> None:
    table = procedure(name)
    for rows in (table.steps, table.stages):
        assert len({r.name for r in rows}) == len(rows)
        assert len({r.label for r in rows}) == len(rows)


@every_procedure
def test_steps_speak_only_of_stages_and_fields_that_exist(name: str) -> None:
    table = procedure(name)
    stages, known = {s.name for s in table.stages}, {f.name for f in fields(Attempt)}
    for step in table.steps:
        assert {*step.sources, step.target or step.sources[0]} <= stages, step.name
        assert {d.target for d in step.detours} <= stages, step.name
        assert {*step.asks, *step.chooses, *(d.field for d in step.detours)} <= known, step.name
    assert set(table.road) <= {s.name for s in table.steps}


@every_procedure
def test_a_step_out_of_turn_says_what_comes_first(name: str) -> None:
    table = procedure(name)
    for step in table.steps:
        for stage in table.stages:
            told = why_not(table, stage.name, table.facts(), step=step.name, attempt=Attempt())
            out = [r for r in told if r.guard == "in_turn"]
            assert bool(out) == (stage.name not in step.sources)
            for refusal in out:
                assert stage.label in refusal.sentence and step.label in refusal.sentence
                assert refusal.citation == step.citation


def test_all_reasons_are_told_at_once() -> None:
    """An officer is not sent back five times for five faults."""
    bad = replace(Attempt(), two_officers=False, certified=False, identity_shown=False)
    told = why_not(ORDINARY, "filed", Facts(), step="take_evidence", attempt=bad)
    assert [r.guard for r in told] == ["in_turn", "two_officers", "certified", "identity_shown"]


@every_procedure
def test_who_lacks_the_post_reads_which_post_it_is(name: str) -> None:
    table = procedure(name)
    for step in table.steps:
        if not any(guard.of_post for guard in step.needs):
            continue
        attempt = replace(table.attempt(), post_fits=False)
        reasons = why_not(table, step.sources[0], table.facts(), step=step.name, attempt=attempt)
        (told,) = [r.sentence for r in reasons if r.guard == "post_fits"]
        assert step.label in told
        assert all(ACTOR_LABELS[actor] in told for actor in step.actors)


def test_what_is_decided_by_the_head_alone_cites_the_law() -> None:
    for name in ("decide_penalty", "decide_no_penalty", "dismiss"):
        (guard,) = [g for g in ORDINARY.step(name).needs if g.of_post]
        assert (guard.citation.instrument, guard.citation.article) == ("penalty_law_2021", 57)


def test_a_review_returned_takes_the_detour() -> None:
    back = replace(Attempt(), passed=False)
    assert after(ORDINARY, "concluded", Facts(), step="review_penalty", attempt=back)[0] == (
        "investigating"
    )
    assert after(ORDINARY, "concluded", Facts(), step="review_penalty", attempt=Attempt())[0] == (
        "reviewed"
    )


def test_an_unknown_step_or_stage_is_no_answer() -> None:
    with pytest.raises(KeyError):
        ORDINARY.step("no_such_step")
    with pytest.raises(KeyError):
        ORDINARY.stage("no_such_stage")


def test_what_comes_first_is_told_by_the_main_road() -> None:
    [told] = why_not(ORDINARY, "served", Facts(), step="archive", attempt=Attempt())
    assert "须先批准结案" in told.sentence
