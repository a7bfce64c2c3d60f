"""Rows to law: where a visit stands, and what is true of an attempt to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.law.inspection import bound_to_published
from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.instruments.field_visit.visit_guards import VisitAttempt, VisitFacts
from mingjing.law.numbers import number
from mingjing.law.term import last_day, term
from mingjing.office.inspections.facts import in_force
from mingjing.office.inspections.models import Kind
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Role
from mingjing.office.visits.frequency import is_within_cap
from mingjing.office.visits.models import Answer, Finding, Visit

Judged = dict[str, Any]
FOUNDING = ("plan_visit", "begin_at_once")


def facts_of(row: Visit, day: date) -> VisitFacts:
    """Where a visit stands in law."""
    found = findings_of(row)
    broken = [f for f in found if not f.kept]
    return VisitFacts(
        approval_due=row.approval_due,
        checked=bool(found),
        broken=bool(broken),
        unanswered=any(not f.answer for f in broken),
        ordered=row.order_runs,
        uncorrected=row.uncorrected,
        handed_on=any(f.handed for f in broken),
    )


def findings_of(row: Visit) -> list[Finding]:
    """What was found, read anew: the door asks before and after an act."""
    if row.pk is None:
        return []
    return list(Finding.objects.filter(visit=row.pk).select_related("item").order_by("pk"))


def open_findings(row: Visit) -> list[Finding]:
    """The breaches that nothing has been done about."""
    return [f for f in findings_of(row) if not f.kept and not f.answer]


def enterprise(row: Visit) -> bool:
    """Whether a firm or a sole trader is visited."""
    return row.party is not None and row.party.kind != PartyKind.INDIVIDUAL


def attempt_of(row: Visit, verb: str, deed: Deed) -> VisitAttempt:
    """What is true of one attempt, of its people and of what was typed.

    Raises Invalid where the form lacks what the attempt is judged by.
    """
    people = people_of(row, verb, deed)
    judge = _JUDGES.get(verb)
    if judge is None or row.stage not in VISIT.step(verb).sources:
        return people  # out of turn is refused without asking what was typed
    try:
        return replace(people, **judge(row, deed))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def people_of(row: Visit, verb: str, deed: Deed) -> VisitAttempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = VISIT.step(verb)
    enforcing = [a for a in deed.by if Role.OFFICER in a.roles]
    least = number("penalty_law_2021.officers_at_least", on=deed.day).value
    team = set(row.officers.values_list("pk", flat=True)) if row.pk else set()
    return VisitAttempt(
        post_fits=bool(deed.by) and all(a.roles & set(step.actors) for a in deed.by),
        two_officers=len(enforcing) >= least,
        certified=all(a.certified for a in enforcing),
        officers_only=len(enforcing) == len(deed.by),
        approver_apart=not any(a.id in team for a in deed.by),
        late=_late(row, verb, deed.day),
    )


def chosen(row: Visit, deed: Deed) -> list[Finding]:
    """The breaches that an act answers: those it names; all that are open where it names no list.

    An empty list answers none: a talk may be held beside an order.
    """
    named = deed.form.get("findings")
    still = open_findings(row)
    return still if named is None else [f for f in still if f.item.code in set(named)]


def unhanded(row: Visit) -> list[Finding]:
    """The breaches that have not gone on to a case."""
    return [f for f in findings_of(row) if not f.kept and not f.handed]


def handed_now(row: Visit, deed: Deed) -> list[Finding]:
    """The breaches that go on to a case: those named, else all not handed on yet."""
    named = set(deed.form.get("findings") or ())
    if not named:
        return unhanded(row)
    return [f for f in findings_of(row) if not f.kept and f.item.code in named]


def _late(row: Visit, verb: str, day: date) -> bool:
    """Whether a term of the office's own rules has run out for this act."""
    if verb == "approve_afterwards" and row.started_at:
        start = row.started_at.astimezone(OFFICE_ZONE).date()
        return day > last_day(term("field_visit.approval_days", on=start), start=start)
    if verb == "recheck_order" and row.order:
        due = row.order.due_on
        return day > due and day > last_day(term("field_visit.recheck_days", on=due), start=due)
    return False


def _said(deed: Deed, *names: str) -> bool:
    return all(str(deed.form[name] or "").strip() for name in names)


def _published(row: Visit, codes: Sequence[str], day: date) -> bool:
    items = list(Item.objects.filter(code__in=codes))
    listed = bool(items) and all(in_force(i, day) for i in items)
    return listed or not bound_to_published(day, enterprise=enterprise(row))


def _planning(row: Visit, deed: Deed) -> Judged:
    grounded = bool(row.ground.strip())
    match row.kind:
        case Kind.COMPLAINT:
            grounded = row.complaint is not None
        case Kind.RANDOM:
            grounded = row.drawn is not None
    published = _published(row, deed.form["items"], row.planned_on)
    return {"item_published": published, "grounded": grounded}


def _at_once(row: Visit, deed: Deed) -> Judged:
    return {
        "item_published": _published(row, deed.form["items"], deed.day),
        "urgent": bool(row.ground.strip()),
        "enterprise": enterprise(row),
        "identity_shown": bool(deed.form["identity_shown"]),
        "within_cap": is_within_cap(row, deed),
    }


def _approving(row: Visit, deed: Deed) -> Judged:
    passed = bool(deed.form["passed"])
    return {"passed": passed, "reason_given": passed or _said(deed, "reason")}


def _afterwards(row: Visit, deed: Deed) -> Judged:
    return {"passed": bool(deed.form["passed"])}


def _reasoned(row: Visit, deed: Deed) -> Judged:
    return {"reason_given": _said(deed, "reason")}


def _notifying(row: Visit, deed: Deed) -> Judged:
    return {"notice_told": _said(deed, "receipt")}


def _beginning(row: Visit, deed: Deed) -> Judged:
    return {"identity_shown": bool(deed.form["identity_shown"]),
            "within_cap": is_within_cap(row, deed)}  # fmt: skip


def _refusing(row: Visit, deed: Deed) -> Judged:
    return {"identity_shown": bool(deed.form["identity_shown"]),
            "refusal_recorded": _said(deed, "content", "witness")}  # fmt: skip


def _checking(row: Visit, deed: Deed) -> Judged:
    given = {str(code): (bool(kept), str(fact)) for code, kept, fact in deed.form["checks"]}
    known = {f.item.code for f in findings_of(row)}
    asked = set(row.items.values_list("code", flat=True))
    broken = [fact for kept, fact in given.values() if not kept]
    return {
        "all_items_answered": bool(given) and asked <= known | set(given),
        "breach_described": all(fact.strip() for fact in broken),
        "breach": bool(broken),
    }


def _answering(row: Visit, deed: Deed) -> Judged:
    return {"last": len(chosen(row, deed)) == len(open_findings(row))}


def _correcting(row: Visit, deed: Deed) -> Judged:
    return {**_answering(row, deed), "correction_shown": _said(deed, "content")}


def _ordering(row: Visit, deed: Deed) -> Judged:
    return {**_answering(row, deed), "due_ahead": deed.form["due_on"] >= deed.day}


def _soft(row: Visit, deed: Deed) -> Judged:
    return {**_answering(row, deed), "content_given": _said(deed, "with_whom", "content")}


def _handing(row: Visit, deed: Deed) -> Judged:
    going = handed_now(row, deed)
    left = {f.pk for f in open_findings(row)} - {f.pk for f in going}
    return {"handed_once": bool(going) and not any(f.handed for f in going), "last": not left}


def _telling(row: Visit, deed: Deed) -> Judged:
    return {"receipted": _said(deed, "receipt")}


def _ending(row: Visit, deed: Deed) -> Judged:
    return {"ended_after_start": row.started_at is not None and deed.at > row.started_at}


def _rechecking(row: Visit, deed: Deed) -> Judged:
    return {
        "identity_shown": bool(deed.form["identity_shown"]),
        "passed": bool(deed.form["passed"]),
        "content_given": _said(deed, "content"),
    }


_JUDGES: Mapping[str, Callable[[Visit, Deed], Judged]] = {
    "plan_visit": _planning,
    "begin_at_once": _at_once,
    "approve_visit": _approving,
    "approve_afterwards": _afterwards,
    "notify_visit": _notifying,
    "go_unannounced": _reasoned,
    "withdraw_visit": _reasoned,
    "begin_visit": _beginning,
    "record_refusal": _refusing,
    "record_checks": _checking,
    "correct_on_the_spot": _correcting,
    "order_correction": _ordering,
    **{verb: _soft for verb in LENIENT},
    "hand_to_case": _handing,
    "tell_findings": _telling,
    "end_visit": _ending,
    "end_to_follow": _ending,
    "recheck_order": _rechecking,
    "end_refused": _reasoned,
}
ANSWERS = {
    "correct_on_the_spot": Answer.FIXED,
    "order_correction": Answer.ORDERED,
    "educate": Answer.EDUCATED,
    "admonish": Answer.ADMONISHED,
    "hold_talk": Answer.TALKED,
    "give_guidance": Answer.GUIDED,
    "hand_to_case": Answer.HANDED,
}
"""The acts that answer breaches, and how each stands on the finding."""
