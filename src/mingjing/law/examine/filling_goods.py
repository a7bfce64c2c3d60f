"""What a scenario says of goods, people and police beside a case: preserved, seized, recused."""

from __future__ import annotations

from datetime import timedelta

from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import Fill, State
from mingjing.law.examine.strands import Judged, Strand
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import Ground
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.penalty_law_2021.preservation import Way
from mingjing.law.numbers import number
from mingjing.law.term import last_day, term

NO_BASIS = frozenset({"rule", "rules", "none", "no", "规章", "规范性文件", "红头文件", "无"})
"""Words for a basis that is none: a measure rests on a statute or a regulation (art. 10)."""
_WAYS = {"seize": Way.SEIZE, "release": Way.RETURN, "returned": Way.RETURN}


def _shown(told: Told) -> Judged:
    return {"identity_shown": not told.lacks("identity_shown")}


def _approval(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"may_be_lost": not told.lacks("reason")}


def _preserved(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    listed = not told.lacks("goods") and not told.lacks("document")
    return {**_shown(told), "list_given": listed}


def _disposed(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    way = _WAYS.get(told.form.get("result", ""), Way.TEST)
    return {"way": way, "return_signed": not told.lacks("received")}


def _basis(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    words = told.form.get("basis")
    none = isinstance(words, str) and words.strip().lower() in NO_BASIS
    return {"basis": not told.lacks("basis") and not none}


def _seized(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {
        **_shown(told),
        **_basis(scenario, state, strand, told),
        "urgent": told.said("urgent"),
        "witnessed": not told.lacks("witness"),
        "rights_told": not told.lacks("informed"),
        "heard": not told.lacks("informed"),
        "recorded": not told.lacks("recording"),
        "listed": not told.lacks("goods") and not told.lacks("document"),
        "within_days": within(told, "seizure_days"),
    }


def within(told: Told, name: str) -> bool:
    """Whether the days told are no more than the law allows (compulsion law art. 25)."""
    most = number(f"compulsion_law_2012.{name}", on=told.day).value
    return bool(told.form.get("days", 0) <= most)


def _made_up(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    """Whether the approval was made up within 24 hours (compulsion law art. 19)."""
    begun = strand.at.get("seize_urgently")
    hours = term("compulsion_law_2012.urgent_report_hours", on=told.day).length
    approved = told.on("approved")
    if begun is None:
        return {}
    exact = told.moment("approved") or told.moment("reported")
    if exact is not None:
        return {"late": exact > begun + timedelta(hours=hours)}
    if approved is not None:
        return {"late": approved > (begun + timedelta(hours=hours)).date()}
    return {"late": told.at > begun + timedelta(hours=hours)}


def _extended(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    noticed = not told.lacks("received") and not told.lacks("informed")
    return {
        "within_days": within(told, "seizure_extension_days"),
        "reason_given": not told.lacks("reason"),
        "noticed": noticed and not told.lacks("document"),
    }


def _released(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    ground = Ground.EXPIRED if strand.facts.term is Clock.OVER else Ground.DECIDED
    return {"ground": ground, "return_signed": not told.lacks("received")}


def _recusal_asked(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"reason_given": not told.lacks("reason")}


def _recused(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    person = told.form["person"]
    return {
        "not_self": all(p.name != person.name for p in told.by),
        "granted": told.form.get("result") not in ("refused", "rejected"),
        "receipted": not told.lacks("received"),
    }


def _referred(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    refused = told.lacks("approved") or told.form.get("result") in ("refused", "rejected")
    reported = told.on("reported") or strand.day("report_crime")
    decided = told.on("approved") or told.day
    late = False
    if reported:
        late = decided > last_day(term("crime_transfer_2020.decision_days", on=decided),
                                  start=reported)  # fmt: skip
    return {
        "approved": not refused,
        "suspected": not refused,
        "reason_given": told.said("reason"),
        "late": late,
    }


def _reported(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"written": not told.lacks("written") and not told.lacks("reported")}


def _handed(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    decided = told.on("approved") or strand.holds.get("approved") or strand.day("refer_to_police")
    hours = term("crime_transfer_2020.transfer_hours", on=told.day)
    exact = told.moment("approved") or strand.holds.get("approved_at")
    exact = exact or strand.at.get("refer_to_police")
    late = decided is not None and told.day > last_day(hours, start=decided)
    if exact is not None and decided == exact.date():
        late = told.at > exact + timedelta(hours=hours.length)
    return {"late": late, "complete": not told.lacks("document")}


def _asked_again(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    answered = strand.day("record_police_decision")
    if answered is None:
        return {}
    rule = term("crime_transfer_2020.recheck_days", on=answered)
    return {"late": told.day > last_day(rule, start=answered)}


def _goods_to_police(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    opened = strand.day("record_police_decision")
    if opened is None:
        return {}
    rule = term("crime_transfer_2020.goods_days", on=opened)
    return {"late": told.day > last_day(rule, start=opened)}


def _police(scenario: Scenario, state: State, strand: Strand, told: Told) -> Judged:
    return {"opened": told.form.get("result") not in ("refused", "rejected", "fail")}


GOODS: dict[str, Fill] = {
    "approve_preservation": _approval,
    "preserve_evidence": _preserved,
    "dispose_preserved": _disposed,
    "return_preserved": _disposed,
    "approve_seizure": _basis,
    "seize": _seized,
    "seize_urgently": _seized,
    "make_up_approval": _made_up,
    "extend_seizure": _extended,
    "release_seizure": _released,
    "request_recusal": _recusal_asked,
    "recuse": _recused,
    "report_crime": _reported,
    "refer_to_police": _referred,
    "hand_to_police": _handed,
    "record_police_decision": _police,
    "hand_over_goods": _goods_to_police,
    "ask_police_again": _asked_again,
}
"""An act about goods, people or police that asks something has its row here."""
