"""What each step of the ordinary procedure makes true: facts before to facts after."""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Facts, Hearing


def verified(f: Facts, a: Attempt) -> Facts:
    """The three conditions of filing as the officers declare them; each time to be reviewed."""
    return replace(
        f,
        competent=a.competent,
        in_limitation=a.in_limitation,
        prima_facie=a.prima_facie,
        filing_review=Review.NONE,
    )


def filing_reviewed(f: Facts, a: Attempt) -> Facts:
    """The first legal review passed the filing, or sent it back."""
    return replace(f, filing_review=Review.PASSED if a.passed else Review.RETURNED)


def evidence(f: Facts, a: Attempt) -> Facts:
    """Something is on the file that the decision can rest on (art. 46)."""
    return replace(f, evidence=True)


def corrected(f: Facts, a: Attempt) -> Facts:
    """The party was ordered to correct, or it is reasoned why not (art. 28)."""
    return replace(f, correction=True)


def concluded(f: Facts, a: Attempt) -> Facts:
    """A new report is unreviewed, whatever became of the one before."""
    return replace(f, penalty_review=Review.NONE)


def reviewed(f: Facts, a: Attempt) -> Facts:
    """The legal review before the decision passed the proposal, or sent it back (art. 58)."""
    return replace(f, penalty_review=Review.PASSED if a.passed else Review.RETURNED)


def notified(f: Facts, a: Attempt) -> Facts:
    """The party knows what is intended; its rights start to run anew (arts. 44, 63)."""
    told = a.with_hearing
    return replace(
        f,
        hearing_told=told,
        defence=Defence.NONE,
        defence_term=Clock.RUNNING,
        hearing_term=Clock.RUNNING if told else Clock.NONE,
        hearing=Hearing.NONE,
    )


def stated(f: Facts, a: Attempt) -> Facts:
    """The party has spoken and must be answered (art. 45)."""
    return replace(f, defence=Defence.STATED)


def waived(f: Facts, a: Attempt) -> Facts:
    """The party has expressly given up its statement."""
    return replace(f, defence=Defence.WAIVED)


def weighed(f: Facts, a: Attempt) -> Facts:
    """What the party said was weighed, with reasons (art. 45)."""
    return replace(f, defence=Defence.WEIGHED)


def requested(f: Facts, a: Attempt) -> Facts:
    """The party asked for a hearing (art. 64)."""
    return replace(f, hearing=Hearing.REQUESTED)


def summoned(f: Facts, a: Attempt) -> Facts:
    """Time and place of the hearing were told (art. 64)."""
    return replace(f, hearing=Hearing.NOTIFIED)


def heard(f: Facts, a: Attempt) -> Facts:
    """A hearing held makes the review stale; who stayed away has given it up (arts. 64, 65)."""
    if not a.attended:
        return replace(f, hearing=Hearing.ABANDONED)
    return replace(f, hearing=Hearing.HELD, penalty_review=Review.STALE)


def penalised(f: Facts, a: Attempt) -> Facts:
    """A penalty is decided; a fine is owed from now (art. 57)."""
    return replace(f, outcome=Outcome.PENALTY, money_due=a.for_money, paid=False)


def spared(f: Facts, a: Attempt) -> Facts:
    """No penalty, with its ground (art. 33)."""
    return replace(f, outcome=Outcome.NO_PENALTY)


def dismissed(f: Facts, a: Attempt) -> Facts:
    """The facts are not established, so no penalty may be given (art. 57)."""
    return replace(f, outcome=Outcome.NOT_ESTABLISHED)


def paid(f: Facts, a: Attempt) -> Facts:
    """The fine is paid once all of it is."""
    return replace(f, paid=True) if a.in_full else f


def closing(f: Facts, a: Attempt) -> Facts:
    """The third legal review passed the closing, or sent it back."""
    return replace(f, closing_review=Review.PASSED if a.passed else Review.RETURNED)
