"""What each step of the ordinary procedure makes true: facts before to facts after."""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Extension,
    Facts,
    Hearing,
)


def registered(f: Facts, a: Attempt) -> Facts:
    """What a lawful inspection recorded before filing is evidence of the case (art. 46)."""
    return replace(f, evidence=a.from_inspection)


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


def tested(f: Facts, a: Attempt) -> Facts:
    """A result is evidence; unless it was told at once, the party has still to learn it."""
    return replace(f, evidence=True, untold_result=not a.told_at_once)


def result_told(f: Facts, a: Attempt) -> Facts:
    """The party knows the result and can answer it."""
    return replace(f, untold_result=False)


def corrected(f: Facts, a: Attempt) -> Facts:
    """The party was ordered to correct, or it is reasoned why not (art. 28)."""
    return replace(f, correction=Correction.ORDERED if a.ordered else Correction.SETTLED)


def rechecked(f: Facts, a: Attempt) -> Facts:
    """The officers looked whether the order was followed, whatever they found."""
    return replace(f, correction=Correction.SETTLED)


def suspended(f: Facts, a: Attempt) -> Facts:
    """The investigation rests, and with it the time to decide."""
    return replace(f, suspended=True)


def resumed(f: Facts, a: Attempt) -> Facts:
    """The investigation goes on."""
    return replace(f, suspended=False)


def extended(f: Facts, a: Attempt) -> Facts:
    """The head prolonged the time to decide."""
    return replace(f, extension=Extension.BY_HEAD)


def extended_again(f: Facts, a: Attempt) -> Facts:
    """A collective discussion prolonged the time to decide once more."""
    return replace(f, extension=Extension.BY_DISCUSSION)


def concluded(f: Facts, a: Attempt) -> Facts:
    """A new report is unreviewed; it declares whether the heads must discuss the case."""
    due = Discussion.DUE if a.complex_case else Discussion.NOT_DUE
    return replace(f, penalty_review=Review.NONE, discussion=due)


def reviewed(f: Facts, a: Attempt) -> Facts:
    """The legal review before the decision passed the proposal, or sent it back (art. 58).

    A case sent back is investigated anew: what was discussed, told and heard counts no more.
    """
    return replace(f, penalty_review=Review.PASSED) if a.passed else sent_back(f, a)


def sent_back(f: Facts, a: Attempt) -> Facts:
    """The case is looked into again: nothing that was told of a penalty counts any more."""
    return replace(
        f,
        penalty_review=Review.RETURNED,
        discussion=Discussion.NOT_DUE,
        hearing_told=False,
        defence=Defence.NONE,
        defence_term=Clock.NONE,
        hearing=Hearing.NONE,
        hearing_term=Clock.NONE,
    )


def discussed(f: Facts, a: Attempt) -> Facts:
    """The heads have discussed the case; where nobody must, nothing hangs on it."""
    return _discussed_as(f, Discussion.DUE, Discussion.HELD)


def _discussed_as(f: Facts, was: Discussion, then: Discussion) -> Facts:
    return replace(f, discussion=then) if f.discussion is was else f


def reopened(f: Facts) -> Facts:
    """What is new was neither reviewed nor discussed: both have to be made again."""
    return replace(_discussed_as(f, Discussion.HELD, Discussion.DUE), penalty_review=Review.STALE)


def notified(f: Facts, a: Attempt) -> Facts:
    """The party knows what is intended; its rights start to run anew (arts. 44, 63)."""
    told = a.with_hearing or f.hearing_told
    return replace(
        f,
        suspended=False,
        hearing_told=told,
        defence=Defence.NONE,
        defence_term=Clock.RUNNING,
        hearing_term=Clock.RUNNING if told else Clock.NONE,
        hearing=Hearing.NONE,
    )


def hearing_right_told(f: Facts, a: Attempt) -> Facts:
    """The right is told once; its days run from the notice of the penalty or from this paper."""
    if f.hearing_told:
        return f
    runs = f.defence_term is not Clock.NONE
    return replace(f, hearing_told=True, hearing_term=Clock.RUNNING if runs else Clock.NONE)


def stated(f: Facts, a: Attempt) -> Facts:
    """The party has spoken and must be answered (art. 45)."""
    said = replace(f, defence=Defence.STATED)
    return reopened(said) if a.new_facts else said


def waived(f: Facts, a: Attempt) -> Facts:
    """The party has expressly given up its statement."""
    return replace(f, defence=Defence.WAIVED)


def weighed(f: Facts, a: Attempt) -> Facts:
    """What the party said was weighed, with reasons (art. 45)."""
    answered = replace(f, defence=Defence.WEIGHED)
    return reopened(answered) if a.new_facts else answered


def requested(f: Facts, a: Attempt) -> Facts:
    """The party asked for a hearing (art. 64)."""
    return replace(f, hearing=Hearing.REQUESTED)


def summoned(f: Facts, a: Attempt) -> Facts:
    """Time and place of the hearing were told (art. 64)."""
    return replace(f, hearing=Hearing.NOTIFIED)


def heard(f: Facts, a: Attempt) -> Facts:
    """A hearing held makes review and discussion stale; who stayed away gave it up (64, 65)."""
    if not a.attended:
        return replace(f, hearing=Hearing.ABANDONED)
    return reopened(replace(f, hearing=Hearing.HELD))


def penalised(f: Facts, a: Attempt) -> Facts:
    """A penalty is decided; a fine is owed from now (art. 57)."""
    return replace(_decided(f, Outcome.PENALTY), money_due=a.for_money)


def spared(f: Facts, a: Attempt) -> Facts:
    """No penalty, with its ground (art. 33)."""
    return _decided(f, Outcome.NO_PENALTY)


def dismissed(f: Facts, a: Attempt) -> Facts:
    """The facts are not established, so no penalty may be given (art. 57)."""
    return _decided(f, Outcome.NOT_ESTABLISHED)


def _decided(f: Facts, outcome: Outcome) -> Facts:
    """After a decision only its performance and the order to correct are still read."""
    return Facts(outcome=outcome, correction=f.correction)


def ended(f: Facts, a: Attempt) -> Facts:
    """The case ended without a decision; nothing of it is read any more."""
    return Facts()


def paid(f: Facts, a: Attempt) -> Facts:
    """The fine is paid once all of it is."""
    return replace(f, paid=True) if a.in_full else f


def closing(f: Facts, a: Attempt) -> Facts:
    """The third legal review passed the closing, or sent it back."""
    return replace(f, closing_review=Review.PASSED if a.passed else Review.RETURNED)
