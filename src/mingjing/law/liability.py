"""Whether and how far a party is liable: age, limitation, and the sums for its kind of party.

The one place of these judgements: cases of the office and written scenarios both ask it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.law.cite import Citation, instrument
from mingjing.law.numbers import Number, number
from mingjing.law.penalty_kinds import CONFISCATION, HEARING_KINDS

LAW, CODE = "penalty_law_2021", "ecology_code_2026"
INDIVIDUAL, SOLE_TRADER = "individual", "sole_trader"
_GRAVE_HARM = "涉及公民生命健康安全、金融安全且有危害后果"
_HARM_TO_NATURE = "造成环境污染、生态破坏后果"


class Known(StrEnum):
    """Whether something holds by what was read (always, no), or by memory alone (perhaps)."""

    ALWAYS = "always"
    PERHAPS = "perhaps"
    NO = "no"


def _figure(name: str, day: date) -> int:
    """A figure on a day; the present law's figures are read for older conduct too."""
    return number(f"{LAW}.{name}", on=max(day, instrument(LAW).since)).value


def age_on(born: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def of_age(born: date | None, day: date) -> bool:
    """Under fourteen there is no penalty (art. 30); an unknown birthday does not decide."""
    return born is None or age_on(born, day) >= _figure("age_no_penalty", day)


def catch_all(violation: str) -> bool:
    """Whether an item rests on a catch-all clause ("other conduct that …"): whoever applies one
    says why the conduct is like those that the clause names before it."""
    return violation.startswith("其他")


def young(born: date | None, day: date) -> bool:
    """From fourteen until eighteen the penalty must be lighter or reduced (art. 30)."""
    if born is None or not of_age(born, day):
        return False
    return age_on(born, day) < _figure("age_lighter", day)


@dataclass(frozen=True, slots=True)
class Limitation:
    """The terms of limitation of one statute: the usual, the longer, and when it is the longer."""

    years: int
    longer: int
    condition: str
    citation: Citation


def limitation(statute: str, ended: date) -> Limitation:
    """The limitation for conduct under a statute that ended on a day (art. 36, code art. 1054)."""
    code = instrument(CODE)
    own = statute == code.name and ended >= code.since
    source = CODE if own else LAW
    day = max(ended, instrument(source).since)
    short = number(f"{source}.limitation_years", on=day)
    longer = number(f"{source}.limitation_years_grave", on=day)
    condition = _HARM_TO_NATURE if own else _GRAVE_HARM
    return Limitation(short.value, longer.value, condition, short.citation)


def longer_applies(statute: str, ended: date, *, concerns: bool, harm: bool) -> bool:
    """Whether the longer term applies: the code asks for harm to nature, the general law for
    harm where life, health or finances were concerned."""
    own = limitation(statute, ended).citation.instrument == CODE
    return harm if own else concerns and harm


def in_limitation(*, found: date, ended: date, grave: bool, statute: str = "") -> bool:
    """Whether conduct was found within the limitation of its statute, counted from its end.

    `grave` says that the condition of the longer term is met (see longer_applies): two and
    five years under art. 36, and under art. 1054 of the ecology code.
    """
    term = limitation(statute, ended)
    return found <= _later(ended, term.longer if grave else term.years)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def as_citizen(kind: str, day: date) -> bool:
    """Whether limits for citizens apply; for a sole trader a dated setting decides."""
    if kind == SOLE_TRADER:
        return not number("tianjin.sole_trader_as_organisation", on=day).value
    return kind == INDIVIDUAL


def summary_limit(kind: str, day: date) -> int:
    """The most that may be fined on the spot, in yuan (art. 51)."""
    who = "citizen" if as_citizen(kind, day) else "organisation"
    return number(f"{LAW}.summary_fine_{who}", on=day).value


def hearing_threshold(kind: str, day: date) -> Number:
    """The fine from which a hearing is offered: a setting that nobody has verified (art. 63)."""
    who = INDIVIDUAL if as_citizen(kind, day) else "organisation"
    return number(f"tianjin.hearing_fine_{who}", on=day)


def hearing_due(kinds: Collection[str], fine: int, *, party: str, day: date) -> Known:
    """Whether a hearing has to be offered (art. 63): always for the grave kinds; perhaps where an
    amount counts, whose figure nobody has verified."""
    if set(kinds) & HEARING_KINDS:
        return Known.ALWAYS
    large = fine >= hearing_threshold(party, day).value or set(kinds) & CONFISCATION
    return Known.PERHAPS if large else Known.NO


def reviewer_qualified(*, qualified: bool, began: date | None) -> Known:
    """Whether a person may review (art. 58): the qualification binds who first reviews under it.

    The present law binds who began under it. That an earlier text did so from an earlier year is
    known from memory, so who began between the two is perhaps not qualified, and never refused.
    """
    since = instrument(LAW).since
    if qualified:
        return Known.ALWAYS
    if began is None or began >= since:
        return Known.NO
    first = number("tianjin.first_review_year", on=since).value
    return Known.ALWAYS if began.year < first else Known.PERHAPS
