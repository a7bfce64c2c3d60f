"""Until when a decision can be attacked: the terms of reconsideration and suit, taken together.

The three months for asking the court to enforce run from the end of both (compulsion law
art. 53); a deferral that was granted moves their start to its own end (penalty law art. 72).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingjing.law.cite import instrument
from mingjing.law.sources import Mark
from mingjing.law.term import Term, last_day, term

_REVIEW, _OLD_REVIEW = "reconsideration_law_2024", "reconsideration_law_1999"


@dataclass(frozen=True, slots=True)
class Course:
    """A reconsideration or a suit that was accepted: when it ended, and if by a decision."""

    ended_on: date | None = None
    decided: bool = False


def review_first(*, on_the_spot: bool, decided_on: date) -> bool:
    """Whether a decision must go to reconsideration before it is sued over (art. 23)."""
    return on_the_spot and decided_on >= instrument(_REVIEW).since


def review_term(served_on: date) -> Term:
    """The term of asking for a reconsideration, by the law of the day of service."""
    law = _REVIEW if served_on >= instrument(_REVIEW).since else _OLD_REVIEW
    return term(f"{law}.application_days", on=served_on)


def application(served_on: date, applied_on: date, *, reasoned: bool) -> dict[str, bool]:
    """What the day of an application says to the law (art. 20): whether it came late, and whether
    that lacks its reason. A term known from memory alone makes it late and asks no reason."""
    rule = review_term(served_on)
    late = applied_on > last_day(rule, start=served_on) and not reasoned
    unread = rule.mark is Mark.MEMORY
    return {"late": late and unread, "late_reason": not late or unread}


def reply_term(received_on: date, *, simple: bool) -> Term | None:
    """The organ's time to reply to a copy (arts. 48, 54); None where no text we hold gives one."""
    if received_on < instrument(_REVIEW).since:
        return None
    return term(f"{_REVIEW}.reply_days{'_simple' if simple else ''}", on=received_on)


def report_term(letter_on: date) -> Term | None:
    """The organ's time to report what it corrected after a letter of opinion (art. 76); None where
    no text we hold gives one."""
    if letter_on < instrument(_REVIEW).since:
        return None
    return term(f"{_REVIEW}.correction_report_days", on=letter_on)


def suit_term(served_on: date) -> Term:
    """The term of a suit that comes without a reconsideration (art. 46)."""
    return term("litigation_law.suit_months", on=served_on)


def suit_term_after(reviewed_on: date) -> Term:
    """The term of a suit after the decision on a reconsideration (art. 45)."""
    return term("litigation_law.suit_after_review_days", on=reviewed_on)


def review_last(served_on: date) -> date:
    """The last day of asking for a reconsideration."""
    return last_day(review_term(served_on), start=served_on)


def suit_runs(served_on: date, *, review: Course | None) -> tuple[Term, date]:
    """The term of a suit, and the day from which it runs: the decision on a reconsideration
    where there is one, else the service (arts. 45, 46)."""
    if review is not None and review.decided and review.ended_on is not None:
        return suit_term_after(review.ended_on), review.ended_on
    return suit_term(served_on), served_on


def suit_last(served_on: date, *, review: Course | None) -> date:
    """The last day of a suit."""
    rule, start = suit_runs(served_on, review=review)
    return last_day(rule, start=start)


def remedies_end(
    served_on: date, *, must_review: bool, review: Course | None, suit: Course | None
) -> date | None:
    """The last day on which the decision could be attacked; None while an attack is pending.

    A judgment ends everything; a decision on a reconsideration leaves fifteen days to sue; who
    withdrew may come back while the first terms run.
    """
    if any(course is not None and course.ended_on is None for course in (review, suit)):
        return None
    if suit is not None and suit.decided:
        return suit.ended_on
    if review is not None and review.decided and review.ended_on is not None:
        ends = [suit_last(served_on, review=review)]
    else:
        ends = [review_last(served_on)]
        if not must_review:
            ends.append(suit_last(served_on, review=None))
    given_up = [c.ended_on for c in (review, suit) if c is not None and c.ended_on is not None]
    return max([*ends, *given_up])


def opens_after(ends: date | None, *, deferred_until: date | None) -> date | None:
    """The day after which the court can be asked; None while the decision is attacked.

    A deferral that was granted moves it to its own end (penalty law art. 72).
    """
    if ends is None or deferred_until is None:
        return ends
    return max(ends, deferred_until)


def window(opens_after: date) -> Term:
    """The three months in which the court can be asked, from the end of the remedies (art. 53)."""
    return term("compulsion_law_2012.court_application_months", on=opens_after)
