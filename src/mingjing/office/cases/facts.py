"""Rows to law: the only bridge from a case to the facts and attempts that the law judges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.law.cite import instrument
from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Facts, Hearing
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY, SummaryFacts
from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import FINE, HEARING_KINDS, SUMMARY_KINDS, heavier
from mingjing.law.procedure import Procedure
from mingjing.law.term import Region, last_day, region, term
from mingjing.office.cases.clocks import rights
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.models import PartyKind

PROCEDURES: dict[str, Procedure[Any, Any]] = {ORDINARY.name: ORDINARY, SUMMARY.name: SUMMARY}
INVESTIGATOR = "investigator"


def procedure_of(case: Case) -> Procedure[Any, Any]:
    """The procedure under which the case runs, by the name stored on its row."""
    return PROCEDURES[case.procedure]


def facts_of(case: Case, day: date) -> Facts | SummaryFacts:
    """Where the case stands in law on a day."""
    return _summary(case) if case.is_summary else _ordinary(case, day)


def _owing(case: Case) -> tuple[bool, bool]:
    due = case.outcome == Outcome.PENALTY and case.fine > 0
    return due, due and case.paid >= case.fine


def _summary(case: Case) -> SummaryFacts:
    due, paid = _owing(case)
    return SummaryFacts(
        told=case.told_orally,
        heard=case.heard_orally,
        outcome=Outcome(case.outcome),
        money_due=due,
        paid=paid,
        reported=case.reported_on is not None,
    )


def _ordinary(case: Case, day: date) -> Facts:
    due, paid = _owing(case)
    over = {r.key: r.last < day for r in rights(case)}
    return Facts(
        competent=case.competent,
        in_limitation=case.in_limitation,
        prima_facie=case.prima_facie,
        filing_review=Review(case.filing_review),
        evidence=case.evidence_count > 0,
        correction=bool(case.correction),
        penalty_review=Review(case.penalty_review),
        hearing_told=case.hearing_told,
        defence=Defence(case.defence),
        defence_term=_clock(over, "defence"),
        hearing=Hearing(case.hearing),
        hearing_term=_clock(over, "hearing"),
        outcome=Outcome(case.outcome),
        money_due=due,
        paid=paid,
        closing_review=Review(case.closing_review),
    )


def _clock(over: dict[str, bool], key: str) -> Clock:
    if key not in over:
        return Clock.NONE
    return Clock.OVER if over[key] else Clock.RUNNING


def counts_as_citizen(case: Case, day: date) -> bool:
    """Whether limits for citizens apply; for a sole trader the office's dated setting decides."""
    if case.party.kind == PartyKind.SOLE_TRADER:
        return not number("tianjin.sole_trader_as_organisation", on=day).value
    return case.party.kind == PartyKind.INDIVIDUAL


def summary_limit(case: Case, day: date) -> int:
    """The most that may be fined on the spot, in yuan (art. 51)."""
    name = "citizen" if counts_as_citizen(case, day) else "organisation"
    return number(f"penalty_law_2021.summary_fine_{name}", on=day).value


def hearing_threshold(case: Case, day: date) -> int:
    """The fine from which a hearing is offered, in yuan: an unverified setting (art. 63)."""
    name = "individual" if counts_as_citizen(case, day) else "organisation"
    return number(f"tianjin.hearing_fine_{name}", on=day).value


def fine_in_range(case: Case, fine: int, *, mitigated: bool) -> bool:
    """Whether a fine lies in the item's statutory range; below it needs a ground (art. 32).

    Items whose fine is per tree, a percentage or left to local rules have no fixed bound here.
    """
    item = case.item
    if item.fine_basis != "fixed" or item.fine_max is None:
        return True
    return fine <= item.fine_max and (mitigated or fine >= (item.fine_min or 0))


def attempt_of(case: Case, verb: str, deed: Deed) -> Attempt:
    """What is true of this attempt, of its people and of its form; an empty form proves nothing.

    Raises Invalid where the form lacks a field without which the attempt cannot be judged.
    """
    people = people_of(case, verb, deed)
    filled = _FORMS.get(verb)
    if filled is None:
        return people
    try:
        return replace(people, **filled(case, deed.form, deed.day))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def people_of(case: Case, verb: str, deed: Deed) -> Attempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = procedure_of(case).step(verb)
    least = number("penalty_law_2021.officers_at_least", on=deed.day).value
    investigators = investigators_of(case)
    return Attempt(
        post_fits=all(a.roles & set(step.actors) for a in deed.by) and bool(deed.by),
        two_officers=len({a.id for a in deed.by}) >= least,
        certified=all(a.certified for a in deed.by),
        not_investigator=not any(a.id in investigators for a in deed.by),
        qualified=all(a.qualified for a in deed.by),
        late=_late(case, verb, deed.day),
    )


def investigators_of(case: Case) -> set[int]:
    """The persons who have investigated in this case."""
    if case.pk is None:
        return set()
    return {d.person_id for d in case.duties.all() if d.duty == INVESTIGATOR}


_LATE = {
    "verify_lead": ("housing_ministry_order_55.verification_days", "registered_on"),
    "decide_penalty": ("penalty_law_2021.decision_days", "filed_on"),
    "decide_no_penalty": ("penalty_law_2021.decision_days", "filed_on"),
    "dismiss": ("penalty_law_2021.decision_days", "filed_on"),
    "serve": ("penalty_law_2021.service_days", "decided_on"),
    "report_on_the_spot": ("housing_ministry_order_55.record_report_days", "decided_on"),
}


def _late(case: Case, verb: str, day: date) -> bool:
    if verb == "hand_over":
        return case.decided_on is not None and day > case.decided_on
    if verb not in _LATE:
        return False
    name, column = _LATE[verb]
    start: date | None = getattr(case, column)
    return start is not None and region(term(name, on=start), start=start, today=day) is Region.OVER


Form = Mapping[str, Any]


def _penalty(case: Case, form: Form) -> dict[str, Any]:
    kinds, fine = list(form["kinds"]), int(form.get("fine") or 0)
    with_fine = FINE in kinds
    return {
        "kind_provided": not case.item.kinds or set(kinds) <= set(case.item.kinds),
        "in_range": not with_fine
        or (fine > 0 and fine_in_range(case, fine, mitigated=bool(form.get("mitigation")))),
    }


def _notice(case: Case, form: Form, day: date) -> dict[str, Any]:
    kinds, fine = list(form["kinds"]), int(form.get("fine") or 0)
    told = bool(form.get("hearing_told"))
    larger = fine >= hearing_threshold(case, day) and not form.get("no_hearing_reason")
    return {
        **_penalty(case, form),
        "with_hearing": told,
        "hearing_offered": told or not (set(kinds) & HEARING_KINDS or larger),
    }


def _decision(case: Case, form: Form, day: date) -> dict[str, Any]:
    kinds, fine = list(form["kinds"]), int(form.get("fine") or 0)
    return {
        **_penalty(case, form),
        "for_money": fine > 0,
        "heavier": heavier(
            kinds, fine, than_kinds=case.notified_kinds, than_fine=case.notified_fine or 0
        ),
    }


def _on_the_spot(case: Case, form: Form, day: date) -> dict[str, Any]:
    kinds, fine = list(form["kinds"]), int(form.get("fine") or 0)
    since = instrument("reconsideration_law_2024").since
    return {
        **_penalty(case, form),
        "for_money": fine > 0,
        "facts_certain": bool(form.get("facts_certain")),
        "summary_kind": set(kinds) <= SUMMARY_KINDS,
        "summary_amount": fine <= summary_limit(case, day),
        "review_first_told": day < since or bool(form.get("review_first_told")),
    }


def _hearing_notice(case: Case, form: Form, day: date) -> dict[str, Any]:
    notice = term("penalty_law_2021.hearing_notice_days", on=day)
    return {"ahead": form["hearing_on"] > last_day(notice, start=day)}


def _passed(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {"passed": form["result"] == "pass"}


def _paid(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {
        "receipted": bool(form.get("receipt")),
        "in_full": case.paid + int(form["amount"]) >= case.fine,
    }


def _collected(case: Case, form: Form, day: date) -> dict[str, Any]:
    limit = number("penalty_law_2021.on_the_spot_collection", on=day).value
    return {
        "receipted": bool(form.get("receipt")),
        "collectable": case.fine <= limit or bool(form.get("hard_later")),
    }


def _spared(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {"ground_given": bool(form.get("ground")), "educated": bool(form.get("education"))}


def _served(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {
        "receipted": bool(form.get("receipt")),
        "consented": form["mode"] != "electronic" or bool(form.get("consent_on")),
    }


def _verified(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {name: bool(form.get(name)) for name in ("competent", "in_limitation", "prima_facie")}


def _shown(case: Case, form: Form, day: date) -> dict[str, Any]:
    return {"identity_shown": bool(form.get("identity_shown"))}


_FORMS: dict[str, Callable[[Case, Form, date], dict[str, Any]]] = {
    "verify_lead": _verified,
    "review_filing": _passed,
    "inspect_site": _shown,
    "question": _shown,
    "take_evidence": _shown,
    "review_penalty": _passed,
    "review_again": _passed,
    "notify_penalty": _notice,
    "waive_defence": lambda c, f, d: {"waiver_explicit": bool(f.get("waiver"))},
    "notify_hearing": _hearing_notice,
    "hold_hearing": lambda c, f, d: {
        "attended": bool(f.get("attended")),
        "day_come": c.hearing_on is None or d >= c.hearing_on,
    },
    "decide_penalty": _decision,
    "decide_no_penalty": _spared,
    "serve": _served,
    "pay": _paid,
    "review_closing": _passed,
    "record_on_the_spot": _shown,
    "decide_on_the_spot": _on_the_spot,
    "hand_over": lambda c, f, d: {"receipted": bool(f.get("receipt"))},
    "let_off": _spared,
    "collect_on_the_spot": _collected,
}
