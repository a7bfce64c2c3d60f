"""What a scenario says of an act, as the conditions of the attempt that the law judges.

Silence is lawful where only form is concerned; where the law wants something said or done (an
express waiver, consent to electronic service, a ground) it counts only when the scenario tells it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from mingjing.law.cite import instrument
from mingjing.law.examine import limits
from mingjing.law.examine.competence import competent
from mingjing.law.examine.dues import decision_last, surcharge_imposed
from mingjing.law.examine.filling_inquiry import INQUIRY, taken, truths
from mingjing.law.examine.items import allows_as_least, allows_as_most
from mingjing.law.examine.norms import applied
from mingjing.law.examine.scenario import Person, Scenario, Told
from mingjing.law.examine.state import INVESTIGATOR, State, decided_on
from mingjing.law.examine.values import ScenarioError
from mingjing.law.liability import Known, catch_all, hearing_due
from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import (
    CONFISCATE_GAINS,
    CONFISCATE_GOODS,
    FINE,
    HEARING_KINDS,
    SUMMARY_KINDS,
    Weight,
    heavier,
)
from mingjing.law.term import Region, last_day, region, term

Judged = dict[str, Any]
SPARING = frozenset({"minor", "first_offence", "no_fault", "under_14", "no_capacity"})
REDUCING = frozenset({"age_14_to_18", "removed_harm"})


def filled(scenario: Scenario, state: State, told: Told, *, step: str) -> Judged:
    """The fields of an attempt that the act's own words decide."""
    builder = FILLED.get(step)
    words = builder(scenario, state, told) if builder else {}
    return {**truths(scenario, state), "late": late(state, step, told.day), **words}


def penalty_of(told: Told) -> tuple[tuple[str, ...], int]:
    """Kinds and fine as told; a sum alone is a fine."""
    fine = told.form.get("fine", 0)
    kinds = told.form.get("kinds") or ((FINE,) if fine else ())
    if not kinds:
        raise ScenarioError(f"{told.place}.kinds", "没有写明处罚种类或金额，无法评判处罚")
    return kinds, fine


def weight_of(told: Told) -> Weight:
    """The penalty as told, with what is confiscated where that is told too."""
    kinds, fine = penalty_of(told)
    return Weight(kinds, fine, _sum(told, "gains"), _sum(told, "goods_worth"))


def _sum(told: Told, word: str) -> Decimal | None:
    amount = told.form.get(word)
    return None if amount is None else Decimal(amount)


def _confiscated(told: Told) -> Judged:
    """What is told of a confiscation has its kind (28, 44); an amount that is not told is not
    judged."""
    weight, goods = weight_of(told), told.form.get("goods")
    gains, worth = weight.gains, weight.worth
    taken = CONFISCATE_GOODS in weight.kinds
    return {
        "gains_told": gains is None or (CONFISCATE_GAINS in weight.kinds) == (gains > 0),
        "goods_told": taken or not (goods or worth),
    }


def _penalty(scenario: Scenario, state: State, told: Told) -> Judged:
    kinds, fine = penalty_of(told)
    item = applied(scenario, told, uncorrected=state.uncorrected)
    span = scenario.conduct.counted.range(item)
    return {
        "kind_provided": item.provides(kinds),
        "within_maximum": allows_as_most(span, kinds, fine),
        "within_minimum": allows_as_least(span, kinds, fine, reduced=_reduced(scenario, told)),
        "of_age": limits.of_age(scenario),
        "lighter_for_youth": _lighter(scenario, told),
        "catch_all_reasoned": told.said("reason") or not catch_all(item.violation),
        "in_time": limits.in_limitation(scenario, state.first_record or told.day),
    }


def _reduced(scenario: Scenario, told: Told) -> bool:
    """Whether a statutory ground to go below the range is given, and not contradicted."""
    ground = told.form.get("ground")
    if ground == "age_14_to_18" and scenario.party.born:
        return limits.young(scenario)
    return ground in REDUCING


def _lighter(scenario: Scenario, told: Told) -> bool:
    """From fourteen to eighteen it is said how the penalty is lighter (art. 30)."""
    said = told.form.get("ground") == "age_14_to_18" or told.said("reason")
    return said or not limits.young(scenario)


def _notice(scenario: Scenario, state: State, told: Told) -> Judged:
    kinds, _ = penalty_of(told)
    # Its right may be told by a paper of its own, at the latest before the decision.
    offered = not told.lacks("hearing_told") or not set(kinds) & HEARING_KINDS
    return {
        **_penalty(scenario, state, told),
        **_confiscated(told),
        "with_hearing": hearing_told_with(state, told),
        "hearing_offered": offered,
        "receipted": receipted(told),
        **service(told),
    }


def hearing_told_with(state: State, told: Told) -> bool:
    """Whether the right to a hearing is known with this notice, so that its days run from it."""
    if "hearing_told" in told.form:
        return told.said("hearing_told")
    apart, reviewed = state.days.get("notify_hearing_right"), state.days.get("review_penalty")
    return bool(apart and reviewed and apart >= reviewed)


def _decision(scenario: Scenario, state: State, told: Told) -> Judged:
    kinds, fine = penalty_of(told)
    weight = weight_of(told)
    known = state.notified_on is not None
    due = hearing_due(kinds, fine, party=scenario.party_kind or "", day=told.day)
    offered = state.hearing_told_on is not None
    return {
        **_penalty(scenario, state, told),
        **_confiscated(told),
        "for_money": bool(fine or weight.gains),
        "hearing_offered": offered or not known or due is not Known.ALWAYS,
        "hearing_weighed": offered or due is not Known.PERHAPS,
        "heavier": known and heavier(weight, than=state.notified),
    }


def _on_the_spot(scenario: Scenario, state: State, told: Told) -> Judged:
    kinds, fine = penalty_of(told)
    since = instrument("reconsideration_law_2024").since
    return {
        **_penalty(scenario, state, told),
        "for_money": fine > 0,
        "facts_certain": not told.lacks("facts_certain"),
        "summary_kind": set(kinds) <= SUMMARY_KINDS,
        "summary_amount": fine <= limits.summary_limit(scenario, told.day),
        "review_first_told": told.day < since or told.said("review_first_told"),
    }


def _verified(scenario: Scenario, state: State, told: Told) -> Judged:
    """The three conditions of filing; limitation is computed."""
    # Whoever declines with a reason, and tells no verification, found nothing to file on.
    declined = told.name == "decline_to_file" and told.said("reason")
    failed = declined or (told.name == "verify_lead" and told.form.get("result") == "fail")
    stated = "competent" in told.form or "prima_facie" in told.form
    return {
        "competent": told.form.get("competent", competent(scenario)),
        "in_limitation": limits.in_limitation(scenario, state.first_record or told.day),
        "prima_facie": told.form.get("prima_facie", not failed or stated),
    }


def _passed(scenario: Scenario, state: State, told: Told) -> Judged:
    return {"passed": told.form["result"] == "pass"}


def _waived(scenario: Scenario, state: State, told: Told) -> Judged:
    explicit = told.said("explicit") or told.said("written")
    denied = told.lacks("explicit") or told.lacks("written")
    return {"waiver_explicit": explicit and not denied}


def _hearing_notice(scenario: Scenario, state: State, told: Told) -> Judged:
    notice = term("penalty_law_2021.hearing_notice_days", on=told.day)
    start = max(told.on("received") or told.day, told.day)
    return {
        "ahead": told.form["hearing_at"].date() > last_day(notice, start=start),
        "chair_apart": _chair_apart(state, told),
    }


def _chair_apart(state: State, told: Told) -> bool:
    """Who chairs has not investigated the case (art. 64)."""
    chair = told.form.get("chair")
    return not isinstance(chair, Person) or chair.name not in state.with_duty(INVESTIGATOR)


def _hearing(scenario: Scenario, state: State, told: Told) -> Judged:
    attended = told.form.get("attended", True)
    return {
        "attended": attended,
        "chair_apart": _chair_apart(state, told),
        "record_signed": not told.lacks("written"),
        # Who stayed away for a good reason has not given the hearing up.
        "absence_recorded": attended or not told.said("excuse"),
        "day_come": state.hearing_on is None or told.day >= state.hearing_on,
    }


def _spared(scenario: Scenario, state: State, told: Told) -> Judged:
    """No penalty, and what its ground asks (arts. 30, 31, 33); silence about proof is lawful."""
    ground, harmed = told.form.get("ground"), limits.harmed(scenario)
    slight = ground in ("minor", "first_offence")
    child = scenario.party.born is not None and not limits.of_age(scenario)
    severe = harmed if ground == "minor" else scenario.conduct.serious
    proved = not told.lacks("reason") and not told.lacks("new_evidence")
    return {
        "ground_given": ground in SPARING,
        "educated": told.said("education"),
        "correction_shown": not (slight and state.uncorrected),
        "harm_fits": not (slight and severe),
        "no_history": not (ground == "first_offence" and limits.known_before(scenario, told.day)),
        "proof_given": ground != "no_fault" or proved,
        "child_shown": ground != "under_14" or child,
        "incapacity_shown": ground != "no_capacity" or proved,
    }


def _served(scenario: Scenario, state: State, told: Told) -> Judged:
    return {"receipted": receipted(told), **service(told)}


def service(told: Told) -> Judged:
    """What the mode of a service asks of its own (arts. 61; civil procedure 89, 91, 95)."""
    mode = told.form.get("mode")
    agreed = told.said("consent") and told.said("confirmation")
    left = mode == "leaving" or told.said("refused_by_party")
    return {
        "consented": agreed or mode != "electronic",
        "witnessed": not left or told.said("witness") or told.said("recording"),
        "slip_returned": mode != "post" or not told.lacks("received"),
        "last_resort": mode != "public_notice" or not told.lacks("published"),
    }


def receipted(told: Told) -> bool:
    """Whether it is on record that the paper arrived; a word alone is no paper."""
    if told.form.get("mode") == "oral":
        return False
    left = told.form.get("mode") == "leaving" or told.said("refused_by_party")
    failed = ("failed", "returned", "fail") if left else ("failed", "returned", "fail", "refused")
    came_back = told.form.get("result") in failed
    return not told.lacks("received") and not came_back


def _handed(scenario: Scenario, state: State, told: Told) -> Judged:
    """On the spot one receipt tells it all; one that was refused has its witness."""
    return {"receipted": receipted(told) and service(told)["witnessed"], **service(told)}


def _paid(scenario: Scenario, state: State, told: Told) -> Judged:
    return {
        "receipted": not told.lacks("receipt"),
        "in_full": told.form["amount"]
        >= state.owing + state.gains_owing + surcharge_imposed(state, told.day),
    }


def _collected(scenario: Scenario, state: State, told: Told) -> Judged:
    limit = number("penalty_law_2021.on_the_spot_collection", on=told.day).value
    return {
        "receipted": told.said("receipt"),
        "in_full": told.form.get("amount", state.fine) >= state.fine,
        "collectable": state.fine <= limit or told.said("hard_to_enforce"),
    }


FILLED: dict[str, Callable[[Scenario, State, Told], Judged]] = {
    "verify_lead": _verified,
    "review_filing": _passed,
    **INQUIRY,
    "review_penalty": _passed,
    "review_again": _passed,
    "notify_penalty": _notice,
    "waive_defence": _waived,
    "notify_hearing": _hearing_notice,
    "hold_hearing": _hearing,
    "decide_penalty": _decision,
    "decide_no_penalty": _spared,
    "serve": _served,
    "pay": _paid,
    "review_closing": _passed,
    "record_on_the_spot": taken,
    "decide_on_the_spot": _on_the_spot,
    "hand_over": _handed,
    "notify_hearing_right": _served,
    "serve_paper": _handed,
    "let_off": _spared,
    "collect_on_the_spot": _collected,
}
"""A new act of a procedure that asks something adds its row here."""

_LATE = {
    "verify_lead": ("housing_ministry_order_55.verification_days", "register_lead"),
    "serve": ("penalty_law_2021.service_days", ""),
    "report_on_the_spot": ("housing_ministry_order_55.record_report_days", ""),
}


def late(state: State, step: str, day: date) -> bool:
    """Whether the act is made after the term that its watch looks at."""
    decided = decided_on(state)
    if step in ("decide_penalty", "decide_no_penalty", "dismiss"):
        last = decision_last(state, day)
        return last is not None and day > last
    if step == "hand_over":
        return decided is not None and day > decided
    if step not in _LATE:
        return False
    name, begins = _LATE[step]
    start = state.days.get(begins) if begins else decided
    return start is not None and region(term(name, on=start), start=start, today=day) is Region.OVER
