"""What must be published of a penalty decision, on which outlet, by when, and what stays off it.

Two outlets have two filters: the supervision platform shows decisions so that power is seen at
work; the credit site shows only what tells something about an undertaking's reliability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from mingjing.law.cite import Citation, Mark, cite, instrument
from mingjing.law.day import OutsideCalendar, day_told
from mingjing.law.penalty_kinds import CRITICISM, WARNING
from mingjing.law.procedure import Fault
from mingjing.law.term import Term, last_day, term

INDIVIDUAL = "individual"
_LIGHTEST = frozenset({WARNING, CRITICISM})


class Outlet(StrEnum):
    """Where a decision is made public; each has its own filter, term and withdrawal."""

    PLATFORM = "platform"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules propose for one decision on one outlet; a person decides.

    `open_to_judgement` says that the other choice is lawful too, with a written reason.
    """

    publish: bool
    reason: str
    citation: Citation
    due_on: date
    open_to_judgement: bool = False


def term_of(outlet: Outlet, *, decided_on: date) -> Term:
    """The term in which a decision must appear on this outlet."""
    names = {
        Outlet.PLATFORM: "three_systems_2018.publish_penalty_days",
        Outlet.CREDIT: "credit.publish_days",
    }
    return term(names[outlet], on=decided_on)


def proposal(
    outlet: Outlet, *, is_summary: bool, party_kind: str, kinds: Sequence[str], decided_on: date
) -> Proposal:
    """Whether a decision is to appear on this outlet, why, and by which day."""
    span = term_of(outlet, decided_on=decided_on)
    due_on = last_day(span, start=decided_on)
    if outlet is Outlet.PLATFORM:
        return _on_platform(span, party_kind=party_kind, due_on=due_on)
    kept_off = _kept_off_credit(
        is_summary=is_summary, party_kind=party_kind, kinds=kinds, decided_on=decided_on
    )
    if kept_off:
        return Proposal(False, kept_off[0], kept_off[1], due_on)
    return Proposal(
        True, f"处罚决定自作出之日起{span.text}内报送信用网站公示", span.citation, due_on
    )


def last_day_over(outlet: Outlet, *, today: date) -> date:
    """The newest day of decision whose term on this outlet is over. A later decision is never due
    earlier, so what was decided on it or before and stands nowhere is late. A term whose end the
    calendar does not know yet is not over."""
    day = today
    while not _is_over(outlet, decided_on=day, today=today):
        day -= timedelta(days=1)
    return day


def _is_over(outlet: Outlet, *, decided_on: date, today: date) -> bool:
    try:
        return last_day(term_of(outlet, decided_on=decided_on), start=decided_on) < today
    except OutsideCalendar:
        return False


def late(outlet: Outlet, *, decided_on: date, published_on: date) -> Fault | None:
    """The fault of a publication after its term; it is made all the same."""
    span = term_of(outlet, decided_on=decided_on)
    end = last_day(span, start=decided_on)
    if published_on <= end:
        return None
    return Fault(
        "published_in_time",
        f"公示期限为{span.text}，至{day_told(end)}届满，实际于{day_told(published_on)}公示",
        span.citation,
    )


def late_withdrawal(*, changed_on: date, withdrawn_on: date) -> Fault | None:
    """The fault of taking a changed or annulled decision down after three days (art. 48)."""
    span = term("penalty_law_2021.withdrawal_days", on=changed_on)
    end = last_day(span, start=changed_on)
    if withdrawn_on <= end:
        return None
    return Fault(
        "withdrawn_in_time",
        f"决定变动后应当在{span.text}内撤回公开信息，"
        f"至{day_told(end)}届满，实际于{day_told(withdrawn_on)}撤回",
        span.citation,
    )


def against(outlet: Outlet, proposed: Proposal, *, published: bool) -> Fault | None:
    """The fault of choosing other than the rules propose where they leave no choice."""
    if proposed.publish == published or proposed.open_to_judgement:
        return None
    if published:
        return Fault(
            "kept_off", f"按规定一般不在此渠道公示而予公示：{proposed.reason}", proposed.citation
        )
    return Fault("shown", "按规定应当公开的处罚决定没有公开，理由见记录", proposed.citation)


def _on_platform(span: Term, *, party_kind: str, due_on: date) -> Proposal:
    if party_kind != INDIVIDUAL:
        return Proposal(True, f"处罚决定自作出之日起{span.text}内公开", span.citation, due_on)
    return Proposal(
        True,
        "对自然人的处罚决定，具有一定社会影响的应当公开；"
        "认为没有社会影响而不公开的，由经办人写明理由",
        cite("penalty_law_2021", 48),
        due_on,
        open_to_judgement=True,
    )


def _kept_off_credit(
    *, is_summary: bool, party_kind: str, kinds: Sequence[str], decided_on: date
) -> tuple[str, Citation] | None:
    if party_kind == INDIVIDUAL:
        return "自然人的处罚信息只归集，不在信用网站显示", _unread(cite("credit", 0))
    if is_summary:
        return "以简易程序作出的处罚属于轻微，原则上不公示", _minor_rule(decided_on)
    if kinds and set(kinds) <= _LIGHTEST:
        return "仅处警告、通报批评的属于轻微，原则上不公示", _minor_rule(decided_on)
    return None


def _minor_rule(day: date) -> Citation:
    """The text that keeps minor decisions off the credit site on a day.

    Before 2026 it was practice, known from memory: of the text of 2023 only the spans were told us.
    """
    if instrument("credit_repair_2026").since <= day:
        return cite("credit_repair_2026", 0)
    held = instrument("credit_repair_2023").since <= day
    return _unread(cite("credit_repair_2023" if held else "credit", 0))


def _unread(citation: Citation) -> Citation:
    return replace(citation, mark=Mark.MEMORY)
