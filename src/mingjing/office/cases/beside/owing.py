"""What is still to be paid, by when, with what on top: read from the case and its small procedures.

Money is entered once, by the case's own acts; here it is only reckoned with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from mingjing.law import remedy_terms
from mingjing.law.instruments.penalty_law_2021.payment_guards import Deferral
from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.openings import AT_COURT
from mingjing.law.remedy_terms import Course
from mingjing.law.surcharge import Surcharge, surcharge
from mingjing.law.term import Pause, last_day, term
from mingjing.office.cases.models import Case, Proceeding

REMEDIES = {
    "reconsideration": ("accept_reconsideration", "decide_reconsideration", "end_reconsideration"),
    "litigation": ("accept_litigation", "decide_litigation", "end_suit"),
}
"""The act with which each way of attack is accepted, and the two that end it."""
NOTHING = Decimal("0.00")
GIVEN_UP = {"given_up", "lost"}
FALLS = {
    Fall.CHANGED: "被变更",
    Fall.CANCELLED: "被撤销",
    Fall.ILLEGAL: "被确认违法",
    Fall.VOID: "被确认无效",
}
"""What became of a decision, in words."""

ANNULLING = (Fall.CANCELLED.value, Fall.VOID.value)
"""The falls that take a decision's effect from the beginning."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of a deferred fine: its last day and its sum."""

    day: date
    amount: int


def rows_of(case: Case) -> Sequence[Proceeding]:
    """The small procedures beside a case, none for a case that is not founded yet."""
    return [] if case.pk is None else sorted(case.proceedings.all(), key=lambda row: row.pk)


def row_of(case: Case, kind: str) -> Proceeding | None:
    """The latest small procedure of a kind."""
    return next((row for row in reversed(rows_of(case)) if row.kind == kind), None)


def fall_of(case: Case) -> Proceeding | None:
    """The withdrawal that says that the decision no longer stands as it was made."""
    return row_of(case, "withdrawal")


def fate_of(case: Case) -> str:
    """What became of the decision and by which paper; empty while it stands."""
    row = fall_of(case)
    return f"{FALLS[Fall(row.facts['fall'])]}（{row.sums['document']}）" if row else ""


def fell_on(case: Case) -> date | None:
    """The day from which the three working days of taking back run."""
    row = fall_of(case)
    return date.fromisoformat(row.days["fell"]) if row else None


def annulled(case: Case, day: date) -> bool:
    """Whether on a day the decision has lost its effect from the beginning: it was cancelled, or
    is void, and nobody was punished by it."""
    fallen, since = fall_of(case), fell_on(case)
    if fallen is None or since is None or since > day:
        return False
    return fallen.facts["fall"] in ANNULLING


def standing(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The cases whose decision was not annulled since: what others may be compared with."""
    fallen = Proceeding.objects.filter(
        case=OuterRef("pk"), kind="withdrawal", facts__fall__in=ANNULLING
    )
    return rows.exclude(Exists(fallen))


def fine_due(case: Case) -> int:
    """The fine that is to be paid: the decided one, unless the decision fell or was changed."""
    fallen = fall_of(case) if case.fine and case.served_on else None
    return case.fine if fallen is None else int(fallen.sums["fine"])


def gains_due(case: Case) -> Decimal:
    """The gains that are to be handed over: those decided, unless the decision fell or changed."""
    fallen = fall_of(case) if case.gains and case.served_on else None
    return case.gains if fallen is None else Decimal(fallen.sums.get("gains", "0"))


def still_owed(case: Case) -> int:
    """What of the fine is not paid yet."""
    return max(0, fine_due(case) - case.paid)


def gains_owed(case: Case) -> Decimal:
    """What of the confiscated gains is not handed over yet."""
    return max(NOTHING, gains_due(case) - case.gains_paid)


def money_due(case: Case) -> bool:
    """Whether the decision, as it stands now, asks for money at all."""
    return fine_due(case) > 0 or gains_due(case) > 0


def unpaid(case: Case) -> bool:
    """Whether anything of fine and gains is outstanding; a surcharge is asked for by itself."""
    return still_owed(case) > 0 or gains_owed(case) > 0


def overpaid(case: Case, fine: int, gains: Decimal) -> Decimal:
    """What was paid beyond what is left of a decision, with what was added to the fine; while part
    of a smaller fine is owed still, nothing of what was added is too much."""
    handed = max(NOTHING, case.gains_paid - gains)
    if case.paid < fine:
        return handed
    added = _added_to(case, fine) if fine else NOTHING
    return handed + case.paid - fine + max(NOTHING, case.surcharge_paid - added)


def _added_to(case: Case, fine: int) -> Decimal:
    """The surcharge that a fine would have carried on the day on which the last of it was paid."""
    last, paid = last_payment_day(case), case.paid_on
    if last is None or paid is None or not case.surcharge_paid:
        return NOTHING
    return surcharge(fine, last_day=last, until=paid, pauses=rests(case, paid)).amount


def refunded(case: Case) -> Decimal:
    """What was given back."""
    rows = (row for row in rows_of(case) if row.kind == "withdrawal")
    return sum((Decimal(row.sums.get("refunded", "0")) for row in rows), NOTHING)


def refundable(case: Case) -> Decimal:
    """What was paid for a decision that fell or was made smaller, and is not given back yet."""
    if fall_of(case) is None:
        return NOTHING
    return max(NOTHING, overpaid(case, fine_due(case), gains_due(case)) - refunded(case))


def schedule_of(case: Case) -> list[Instalment]:
    """The parts in which the fine may be paid; empty where no deferral was granted."""
    row = row_of(case, "payment")
    if row is None or row.facts.get("deferral") != Deferral.GRANTED:
        return []
    return [Instalment(date.fromisoformat(d), int(n)) for d, n in row.sums["schedule"]]


def last_payment_day(case: Case) -> date | None:
    """The last day of payment: fifteen days from service, or the end of the deferral."""
    if parts := schedule_of(case):
        return parts[-1].day
    if case.served_on is None:
        return None
    return last_day(term("penalty_law_2021.payment_days", on=case.served_on), start=case.served_on)


def next_instalment(case: Case) -> Instalment | None:
    """The first part that the payments made so far do not cover; its sum is what is missing."""
    row, reached = row_of(case, "payment"), 0
    already = int(row.sums.get("paid_before", 0)) if row else 0
    for part in schedule_of(case):
        reached += part.amount
        if already + reached > case.paid:
            return Instalment(part.day, already + reached - case.paid)
    return None


def _attacks(case: Case, kind: str) -> list[Proceeding]:
    """The reconsiderations or suits that were accepted, in their order; who withdrew may come back,
    and a row may only say that nobody came."""
    return [r for r in rows_of(case) if r.kind == kind and REMEDIES[kind][0] in r.days]


def _course(row: Proceeding) -> Course:
    _, decided, ended = REMEDIES[row.kind]
    if decided in row.days:
        return Course(date.fromisoformat(row.days[decided]), decided=True)
    return Course(date.fromisoformat(row.days[ended])) if ended in row.days else Course()


def course_of(case: Case, kind: str) -> Course | None:
    """The latest reconsideration or suit as the terms know it; None where none was accepted."""
    accepted = _attacks(case, kind)
    return _course(accepted[-1]) if accepted else None


def must_review(case: Case) -> bool:
    """Whether the decision goes to reconsideration before a suit."""
    day = case.decided_on
    return day is not None and remedy_terms.review_first(
        on_the_spot=case.is_summary, decided_on=day
    )


def remedies_end(case: Case) -> date | None:
    """The last day on which the decision can be attacked; None while an attack is pending."""
    if case.served_on is None:
        return None
    return remedy_terms.remedies_end(
        case.served_on,
        must_review=must_review(case),
        review=course_of(case, "reconsideration"),
        suit=course_of(case, "litigation"),
    )


def under_attack(case: Case) -> bool:
    """Whether a reconsideration or a suit is pending."""
    courses = [course_of(case, kind) for kind in REMEDIES]
    return any(course is not None and course.ended_on is None for course in courses)


def rests(case: Case, until: date) -> list[Pause]:
    """The days from acceptance to end of each review and suit, which add nothing (art. 73); where
    they overlap, a day rests once."""
    found = []
    for row in [row for kind in REMEDIES for row in _attacks(case, kind)]:
        first = date.fromisoformat(row.days["accepted"])
        found.append(Pause(first, max(first, _course(row).ended_on or until)))
    return found


def surcharge_of(case: Case, day: date) -> Surcharge | None:
    """What has been added to the fine up to a day; None where no surcharge was imposed.

    The count stops on the day on which the whole fine was paid.
    """
    row, last = row_of(case, "payment"), last_payment_day(case)
    if row is None or last is None or "impose_surcharge" not in row.days or not fine_due(case):
        return None
    until = day if still_owed(case) or case.paid_on is None else min(day, case.paid_on)
    return surcharge(fine_due(case), last_day=last, until=until, pauses=rests(case, day))


def surcharge_owed(case: Case, day: date) -> Decimal:
    """What of the surcharge is not paid yet."""
    added = surcharge_of(case, day)
    return NOTHING if added is None else max(NOTHING, added.amount - case.surcharge_paid)


def court_window(case: Case) -> date | None:
    """The day from which the three months for asking the court run; None while that is open.

    A deferral that was granted moves it to its own end (penalty law art. 72).
    """
    parts = schedule_of(case)
    deferred = parts[-1].day if parts else None
    return remedy_terms.opens_after(remedies_end(case), deferred_until=deferred)


def asked_of_court(case: Case) -> bool:
    """Whether the court was asked to enforce: what is owed is paid there, and it is out of this
    office's hands when and how (penalty law art. 72)."""
    court, payment = row_of(case, "court"), row_of(case, "payment")
    turned = payment is not None and payment.stage == "enforcing"
    return turned or (court is not None and court.stage in AT_COURT)


def ended_otherwise(case: Case) -> bool:
    """Whether what was decided need not be paid any more: it fell, or enforcement has ended."""
    if case.served_on is None:
        return False
    if fall_of(case) is not None and not money_due(case):
        return True
    row = row_of(case, "court")
    return row is not None and row.stage in GIVEN_UP
