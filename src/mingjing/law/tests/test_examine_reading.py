"""A scenario that cannot be read is answered with the place, never with a guess."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

import pytest

from mingjing.law.act_words import ALLOWED, ASKED, DOCUMENTS, WORDS
from mingjing.law.acts import acts, as_rows
from mingjing.law.examine import ScenarioError, examine
from mingjing.law.tests.test_examine import HERE, items, told

ROAD = told(HERE, "ordinary_lawful_road")


def place_of(change: Any) -> str:
    scenario = deepcopy(ROAD)
    change(scenario)
    with pytest.raises(ScenarioError) as error:
        examine(scenario, items=items())
    assert error.value.sentence
    return error.value.place


def put(path: str, value: Any) -> Any:
    """A change that writes a value at a path such as acts.3.result."""

    def change(scenario: Any) -> None:
        *way, last = (int(p) if p.isdigit() else p for p in path.split("."))
        for step in way:
            scenario = scenario[step]
        scenario[last] = value

    return change


def drop(path: str) -> Any:
    """A change that takes a field away."""

    def change(scenario: Any) -> None:
        *way, last = (int(p) if p.isdigit() else p for p in path.split("."))
        for step in way:
            scenario = scenario[step]
        del scenario[last]

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put("procedur", "ordinary"), "procedur"),
        (put("procedure", "quick"), "procedure"),
        (drop("acts"), "acts"),
        (put("acts", {}), "acts"),
        (put("acts.3.result", "passed"), "acts[3].result"),
        (put("acts.3.result", "granted"), "acts[3].result"),
        (drop("acts.3.result"), "acts[3].result"),
        (put("acts.3.resutl", "pass"), "acts[3].resutl"),
        (put("acts.3.act", "approve"), "acts[3].act"),
        (put("acts.3.at", "yesterday"), "acts[3].at"),
        (put("acts.3.at", "2023-05-01T10:00"), "acts[3].at"),
        (put("acts.3.by", ["Z"]), "acts[3].by[0]"),
        (drop("acts.3.by"), "acts[3].by"),
        (put("acts.10.kinds", ["scolding"]), "acts[10].kinds[0]"),
        (put("acts.10.kinds", []), "acts[10].kinds"),
        (put("acts.10.fine", "60000"), "acts[10].fine"),
        (put("acts.10.fine", -1), "acts[10].fine"),
        (put("acts.10.item", "TJ999"), "acts[10].item"),
        (put("acts.10.penalty", {"fin": 1}), "acts[10].penalty.fin"),
        (put("acts.14.mode", "pigeon"), "acts[14].mode"),
        (put("acts.15.amount", 0), "acts[15].amount"),
        (put("conduct.item", "TJ999"), "conduct.item"),
        (put("conduct.from", "2023-13-01"), "conduct.from"),
        (put("conduct.from", "2023-05-12"), "conduct.from"),
        (put("conduct.until", "2023-05-01"), "conduct.until"),
        (drop("party.kind"), "party.kind"),
        (put("party.kind", "firm"), "party.kind"),
        (put("people.A.post", "judge"), "people.A.post"),
        (put("people.A.certificate", ["2020-01-01"]), "people.A.certificate"),
        (put("people.A.certificate", ["2026-01-01", "2020-01-01"]), "people.A.certificate"),
        (put("people.A.rank", 1), "people.A.rank"),
        (put("organ", {"color": "red"}), "organ.color"),
        (put("party.history", [{"fine": True}]), "party.history[0].fine"),
    ],
)  # fmt: skip
def test_an_error_names_its_place(change: Any, place: str) -> None:
    assert place_of(change) == place


@pytest.mark.parametrize("raw", [[], None, "text", 3])
def test_a_file_that_is_no_scenario(raw: Any) -> None:
    with pytest.raises(ScenarioError):
        examine(raw, items=items())


def test_a_penalty_may_stand_as_an_object() -> None:
    scenario = deepcopy(ROAD)
    for i in (10, 13):
        act = scenario["acts"][i]
        act["penalty"] = {"kinds": act.pop("kinds"), "fine": act.pop("fine")}
    assert examine(scenario, items=items()) == examine(ROAD, items=items())


def test_a_sum_alone_is_a_fine_and_the_statutes_own_words_are_known() -> None:
    scenario = deepcopy(ROAD)
    del scenario["acts"][10]["kinds"]
    scenario["acts"][13]["kinds"] = ["罚款"]
    assert examine(scenario, items=items()) == examine(ROAD, items=items())


def test_a_moment_with_an_offset_is_turned_to_the_office() -> None:
    scenario = deepcopy(ROAD)
    scenario["acts"][0]["at"] = "2023-05-11T01:00+00:00"
    assert examine(scenario, items=items())["acts"][0]["at"] == "2023-05-11T09:00"


def test_what_nothing_judges_yet_is_told_and_not_refused() -> None:
    scenario = deepcopy(ROAD)
    scenario["acts"][5]["amount"] = 100
    answer = examine(scenario, items=items())
    assert [n["place"] for n in answer["not_judged"]] == ["acts[5].amount"]
    assert answer["state"]["stage"] == "archived"


def test_a_day_outside_the_calendar_is_not_guessed() -> None:
    def change(scenario: Any) -> None:
        scenario["acts"] = scenario["acts"][:15]
        scenario["acts"][14]["at"] = "2031-01-06T09:00"

    assert place_of(change) == "acts[14].at"


@pytest.mark.parametrize(
    "change",
    [
        put("acts.3.by", "R"),  # one person needs no list
        put("acts.10.fine", 60000.0),
        put("party.history", None),  # null is left out
        put("party.born", None),
        put("people.R.qualified", None),
        put("organ", None),
        put("acts.0.at", "2023-05-11"),
    ],
)
def test_what_a_stranger_may_write_otherwise_is_judged_the_same(change: Any) -> None:
    scenario = deepcopy(ROAD)
    change(scenario)
    assert all(act["accepted"] for act in examine(scenario, items=items())["acts"])


def test_a_penalty_without_an_item_is_judged_but_for_its_range() -> None:
    scenario = deepcopy(ROAD)
    del scenario["conduct"]["item"], scenario["conduct"]["from"]
    answer = examine(scenario, items=items())
    assert all(act["accepted"] for act in answer["acts"])
    assert [note["place"] for note in answer["not_judged"]] == ["conduct.item"]


def test_a_sum_may_have_cents() -> None:
    scenario = deepcopy(ROAD)
    scenario["acts"][-4]["amount"] = 60000.5
    assert scenario["acts"][-4]["act"] == "pay"
    assert examine(scenario, items=items())["acts"][-4]["accepted"]
    scenario["acts"][-4]["amount"] = 60000.123
    with pytest.raises(ScenarioError, match="分"):
        examine(scenario, items=items())


def test_a_term_in_hours_is_told_with_its_minute() -> None:
    scenario = told(HERE, "urgent_seizure_approved_after_twenty_five_hours")
    del scenario["acts"][-1]["approved"], scenario["acts"][-1]["approved_by"]
    due = {c["name"]: c["due"] for c in examine(scenario, items=items())["clocks"]}
    assert due["seizure_approval"] == "2023-05-16T13:00"


def test_no_acts_give_an_empty_case() -> None:
    answer = examine({"procedure": "summary", "acts": []}, items={})
    words = ["record_on_the_spot", "inspect_site", "decide_on_the_spot"]
    assert (answer["acts"], answer["open"]) == ([], words)


WANTED = set(
    re.findall(
        r"\w+",
        """
register_lead verify_lead file_case decline_to_file review_filing approve_filing
inspect_site question take_evidence preserve_evidence dispose_preserved seize extend_seizure
release_seizure order_correction recheck_correction suspend resume extend terminate recuse
conclude_investigation review_penalty discuss_collectively notify_penalty notify_hearing_right
state_defence waive_defence review_defence request_hearing notify_hearing hold_hearing
decide_penalty decide_no_penalty dismiss refer_to_police decide_on_the_spot record_on_the_spot
serve pay collect_on_the_spot approve_instalments exhort apply_to_court accept_reconsideration
decide_reconsideration accept_litigation decide_litigation withdraw_decision review_closing
close_case archive
""",
    )
)


def test_every_act_of_the_statute_is_listed_with_article_and_name() -> None:
    rows = {row["act"]: row for row in as_rows(acts())}
    assert set(rows) >= WANTED
    for row in rows.values():
        assert row["label"] and row["article"] and row["who"], row["act"]
    assert json.loads(json.dumps(list(rows.values()))) == list(rows.values())


def test_the_tables_speak_of_known_acts_and_words() -> None:
    names = set(acts())
    assert set(ASKED) <= names and set(DOCUMENTS) <= names and set(ALLOWED) <= names
    assert {field.rstrip("*") for fields in ASKED.values() for field in fields} <= set(WORDS)
