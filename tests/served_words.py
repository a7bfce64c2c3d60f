"""What may be typed once a decision is served, and what the law should see in it.

As in `beside_words`: a lawful form for every act, then variants; a value may be a function of the
model and of now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.law.day import official_calendar
from tests.served_days import Standing

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Variant:
    """A change of the lawful form, and what the law should see in it beside days and sums."""

    form: Form = field(default_factory=dict)
    seen: Form = field(default_factory=dict)


def typed(form: Form, world: Standing, now: datetime) -> Form:
    """The form with its days and sums told."""
    return {k: v(world, now) if callable(v) else v for k, v in form.items()}


def _without(*names: str, blank: Any = False, **renamed: str) -> tuple[Variant, ...]:
    pairs = {**{n: n for n in names}, **renamed}
    return tuple(Variant({n: blank}, {seen: False}) for n, seen in pairs.items())


def _today(world: Standing, now: datetime) -> date:
    return now.date()


def _days_ago(n: int) -> Callable[[Standing, datetime], date]:
    """Some days ago, but not before the decision was served."""

    def day(world: Standing, now: datetime) -> date:
        return max(world.served or now.date(), now.date() - timedelta(days=n))

    return day


def _owed(world: Standing, now: datetime) -> int:
    return max(1, world.owed)


def _half(world: Standing, now: datetime) -> int:
    return max(1, world.owed // 2)


def _too_much(world: Standing, now: datetime) -> int:
    return world.owed + 1


def _extra(world: Standing, now: datetime) -> str:
    return str(world.extra_owed(now.date()))


def _more_extra(world: Standing, now: datetime) -> str:
    return f"{world.extra_owed(now.date()) + 1}"


def _lowered(world: Standing, now: datetime) -> int:
    return world.due // 2


def _to_what_was_paid(world: Standing, now: datetime) -> int:
    return min(world.due, world.paid)


def _too_much_paid(world: Standing, now: datetime) -> str:
    return str(world.too_much(world.due) or 1)


def _part_of_it(world: Standing, now: datetime) -> str:
    return str(min(world.too_much(world.due), 1) or 1)


def _schedule(world: Standing, now: datetime) -> str:
    """Two parts, a month apart, on working days; nothing where nothing is owed."""
    first, calendar = world.owed // 2, official_calendar()
    if not first:
        return ""
    days = [calendar.roll(now.date() + timedelta(days=n)) for n in (30, 60)]
    return "\n".join(
        f"{d.isoformat()} {n}" for d, n in zip(days, (first, world.owed - first), strict=True)
    )


YES = {"receipt": "凭据", "number": "示字1号", "content": "内容", "reason": "理由"}
PAPER = {**YES, "received_on": _today}
ACCEPTED = {**YES, "applied_on": _today, "accepted_on": _today, "received_on": _today,
            "late_reason": ""}  # fmt: skip
LATER_HEARD = Variant(
    {"applied_on": _days_ago(12), "accepted_on": _days_ago(9), "received_on": _days_ago(6)}
)
LATE = Variant({"late_reason": "没有告知权利和期限"})
NO_NUMBER = Variant({"number": ""}, {"receipted": False})
FALLS = (
    Variant({"verdict": "cancel"}),
    Variant({"verdict": "cancel", "never_public": True}),
    Variant({"verdict": "change", "fine_after": _lowered}),
    Variant({"verdict": "change", "fine_after": _to_what_was_paid}),
    Variant({"verdict": "confirm_illegal"}),
    Variant({"verdict": "confirm_illegal", "still_due": True}),
    Variant({"verdict": "reject"}),
)
WORSE = Variant({"verdict": "change", "fine_after": lambda w, n: w.due + 1})
LETTER = Variant({"opinion_on": _today})
DECIDED = {**PAPER, "verdict": "maintain"}
BUNDLE = dict.fromkeys(("no_own_power", "signed", "application", "decision", "opinions", "target"),
                       True)  # fmt: skip
REPLY = {"evidence_complete": True, **YES}
DONE = {"content": "已履行", "proof": "凭据"}
Told = dict[str, tuple[Form, tuple[Variant, ...]]]

CASE: Told = {
    "serve": (
        {"mode": "direct", "receipt": "本人签收"},
        (
            Variant({"receipt": ""}, {"receipted": False}),
            Variant({"mode": "electronic"}, {"consented": False}),
        ),
    ),
    "hand_over": ({"receipt": "当场签收"}, _without(receipt="receipted", blank="")),
    "report_on_the_spot": ({"opinion": "已备案"}, ()),
    "pay": (
        {"amount": _owed, "receipt": "P0001", "surcharge": _extra},
        (
            Variant({"amount": _half, "surcharge": "0"}),
            Variant({"amount": _half, "surcharge": "0"}),
            Variant({"surcharge": "0"}),
            Variant({"surcharge": "0", "waiver": "执行协议"}),
            Variant({"receipt": ""}, {"receipted": False}),
            Variant({"amount": _too_much}),
            Variant({"surcharge": _more_extra}),
        ),
    ),
    "collect_on_the_spot": (
        {"receipt": "P0003", "hard_later": True, "reason": "流动摊贩"},
        (
            Variant({"receipt": ""}, {"receipted": False}),
            Variant({"hard_later": False}, {"collectable": False}),
            Variant({"reason": ""}, {"collectable": False}),
        ),
    ),
    "review_closing": ({"result": "pass", "opinion": "同意"}, ()),
    "close_case": ({"opinion": "同意"}, ()),
}
WORDS: dict[str, Told] = {
    "payment": {
        "apply_for_deferral": (
            {"wish": "分期", "proof": "停业证明", "parts": 2}, _without(proof="hardship", blank=""),
        ),
        "approve_instalments": (
            {"granted": "yes", "schedule": _schedule, "reason": "属实"},
            (Variant({"granted": "no"}), Variant({"schedule": ""})),
        ),
        "impose_surcharge": ({"rate_told": True, "reason": "未缴"}, _without("rate_told")),
        "hand_in_cash": ({"amount": lambda w, n: w.cash, "taken_by": "内勤"},
                         (Variant({"amount": lambda w, n: w.cash - 1}),)),
        "bank_cash": ({"receipt": "H0001"}, _without(receipt="receipted", blank="")),
    },
    "court": {
        "exhort": (
            {"contents": True, "served_on": _today, "receipt": "本人签收"},
            (*_without("contents"), *_without(receipt="receipted", blank=""),
             Variant({"served_on": _days_ago(5)}), Variant({"served_on": _days_ago(25)})),
        ),
        "hear_exhorted": ({"content": "困难"}, ()),
        "weigh_exhorted": ({"adopted": "no", "opinion": "无据"},
                           (Variant({"adopted": "yes"}),)),
        "apply_to_court": (
            {"court": "示例区人民法院", **BUNDLE},
            (*_without("no_own_power", "signed"), *_without(target="complete")),
        ),
        "record_acceptance": ({**PAPER, "accepted": "yes"},
                              (Variant({"accepted": "no"}), NO_NUMBER)),
        "record_ruling": ({**PAPER, "granted": "yes"},
                          (Variant({"granted": "no"}), NO_NUMBER)),
        "ask_higher_court": ({"reason": "不服"}, ()),
        "record_higher_ruling": ({**PAPER, "granted": "yes"},
                                 (Variant({"granted": "no"}), NO_NUMBER)),
        "accept_rejection": ({"reason": "接受"}, ()),
        "end_without_result": (PAPER, (NO_NUMBER,)),
        "record_lost_claim": ({"reason": "疏忽"}, ()),
    },
    "reconsideration": {
        "accept_reconsideration": (
            {**ACCEPTED, "organ": "government", "simple": False},
            (LATER_HEARD, LATE, NO_NUMBER, Variant({"simple": True}),
             Variant({"organ": "other"}, {"reviewer_competent": False})),
        ),
        "reply_reconsideration": (REPLY, _without("evidence_complete")),
        "decide_reconsideration": (DECIDED, (*FALLS, WORSE, LETTER, NO_NUMBER)),
        "end_reconsideration": ({**PAPER, "ended_on": _today}, (NO_NUMBER,)),
        "carry_out_reconsideration": (DONE, _without(proof="carried_out", blank="")),
        "let_term_pass": ({}, ()),
    },
    "litigation": {
        "accept_litigation": ({**ACCEPTED, "court": "示例区人民法院"},
                              (LATER_HEARD, LATE, NO_NUMBER)),
        "answer_suit": (REPLY, _without("evidence_complete")),
        "decide_litigation": (DECIDED, (*FALLS, NO_NUMBER)),
        "end_suit": ({**PAPER, "ended_on": _today}, (NO_NUMBER,)),
        "carry_out_judgment": (DONE, _without(proof="carried_out", blank="")),
        "let_suit_term_pass": ({}, ()),
    },
    "withdrawal": {
        "record_fall": (
            {"fall": "cancelled", "document": "示政监决1号", "document_on": _today},
            (Variant({"document": ""}, {"documented": False}),
             Variant({"fall": "void", "never_public": True}),
             Variant({"fall": "illegal", "still_due": True}),
             Variant({"fall": "changed", "fine_after": _lowered})),
        ),
        "withdraw_decision": (
            {"fall": "changed", "fine_after": _lowered, "reason": "认定有误"},
            (Variant({"reason": ""}, {"reason_given": False}),
             Variant({"fall": "cancelled"}),
             Variant({"fine_after": _to_what_was_paid, "never_public": True})),
        ),
        "tell_party": ({"receipt": "本人签收"}, _without(receipt="receipted", blank="")),
        "refund": (
            {"amount": _too_much_paid, "receipt": "T0001"},
            (*_without(receipt="receipted", blank=""), Variant({"amount": _part_of_it})),
        ),
        "withdraw_publication": (
            {"reason": "决定已变更", "everywhere": True},
            (*_without("everywhere"), *_without(reason="explained", blank="")),
        ),
        "end_withdrawal": ({"opinion": "办结"}, ()),
    },
}  # fmt: skip

Tried = tuple[str, tuple[str, str], Variant]


def _lawful(when: str, kind: str, verb: str, **form: Any) -> Tried:
    return when, (kind, verb), Variant(form)


EXHORTED = _lawful("payment!", "court", "exhort")
SURCHARGED = _lawful("payment!", "payment", "impose_surcharge")
APPLIED = _lawful("opens!", "court", "apply_to_court")
REVIEWED = (
    _lawful("day", "reconsideration", "accept_reconsideration"),
    _lawful("week", "reconsideration", "reply_reconsideration"),
)
SUED = (
    _lawful("day", "litigation", "accept_litigation"),
    _lawful("week", "litigation", "answer_suit"),
)
ROADS: dict[str, tuple[Tried, ...]] = {
    "in parts": (
        _lawful("now", "payment", "apply_for_deferral"),
        _lawful("day", "payment", "approve_instalments"),
        _lawful("day", "case", "pay", amount=_half, surcharge="0"),
    ),
    "enforced": (
        SURCHARGED, EXHORTED, APPLIED,
        _lawful("day", "court", "record_acceptance"),
        _lawful("day", "court", "record_ruling"),
    ),
    "refused by the court": (
        EXHORTED, APPLIED,
        _lawful("day", "court", "record_acceptance", accepted="no"),
        _lawful("day", "court", "ask_higher_court"),
    ),
    "rejected": (EXHORTED, APPLIED, _lawful("day", "court", "record_acceptance", accepted="no")),
    "too late for the court": (EXHORTED, _lawful("shuts!", "court", "hear_exhorted")),
    "reviewed": (
        SURCHARGED, *REVIEWED,
        _lawful("week", "reconsideration", "decide_reconsideration"),
        *SUED,
    ),
    "cancelled in a suit": (
        *SUED,
        _lawful("week", "litigation", "decide_litigation", verdict="cancel"),
        _lawful("day", "withdrawal", "withdraw_publication"),
        _lawful("day", "withdrawal", "tell_party"),
        _lawful("day", "withdrawal", "end_withdrawal"),
    ),
    "closed": (
        _lawful("now", "case", "pay"),
        _lawful("now", "case", "report_on_the_spot"),
        _lawful("day", "case", "review_closing"),
        _lawful("day", "case", "close_case"),
        _lawful("day", "reconsideration", "accept_reconsideration"),
    ),
    "changed while enforced": (
        _lawful("now", "case", "pay", amount=_half, surcharge="0"),
        EXHORTED,
        _lawful("day", "withdrawal", "record_fall", fall="changed", fine_after=_to_what_was_paid),
    ),
    "corrected and sued over": (
        _lawful("now", "withdrawal", "withdraw_decision"), *REVIEWED,
        _lawful("week", "reconsideration", "decide_reconsideration", verdict="cancel"),
    ),
    "given back": (
        SURCHARGED,
        _lawful("week", "case", "pay"),
        _lawful("day", "withdrawal", "withdraw_decision", never_public=True),
        _lawful("day", "withdrawal", "refund", amount="1"),
        _lawful("day", "withdrawal", "refund"),
        _lawful("day", "withdrawal", "tell_party"),
        _lawful("day", "withdrawal", "end_withdrawal"),
    ),
    "in cash": (
        _lawful("now", "case", "pay", amount=_half, surcharge="0"),
        EXHORTED,
        _lawful("now", "case", "collect_on_the_spot"),
        _lawful("day", "payment", "hand_in_cash"),
    ),
    "never attacked": (
        _lawful("review!", "reconsideration", "let_term_pass"),
        _lawful("suit!", "litigation", "let_suit_term_pass"),
        EXHORTED,
    ),
    "given up and attacked again": (
        SURCHARGED, *REVIEWED,
        _lawful("week", "reconsideration", "end_reconsideration"),
        _lawful("review!", "reconsideration", "let_term_pass"),
        *SUED,
    ),
}  # fmt: skip
"""Lawful roads from the service on, which chance alone would hardly find."""
