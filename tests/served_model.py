"""A decision after its service, in the law's words alone: what is paid, attacked, enforced, fallen.

The tables say what each act may be; what one act means for the others is told here a second time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge
from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.instruments.remedies import TOUCHED, Verdict
from mingjing.law.procedure import NEW, Refusal, after, faults, why_not
from mingjing.law.shelf import PROCEDURES, SMALL
from tests.served_days import NEW_REVIEW_LAW, Attack, Row, Seen, Standing, last

KINDS = ("payment", "court", "reconsideration", "litigation", "withdrawal")
ACCEPT = {"accept_reconsideration", "accept_litigation"}
DECIDE = {"decide_reconsideration", "decide_litigation"}
FELL = {"record_fall", "withdraw_decision"}
GIVE_UP = {"end_reconsideration", "end_suit"}
BY = {
    Verdict.CHANGE: Fall.CHANGED,
    Verdict.CANCEL: Fall.CANCELLED,
    Verdict.CONFIRM_ILLEGAL: Fall.ILLEGAL,
}


HIDDEN = {"taken_back", "unpublished", "done"}
TERMS = {
    "hand_in_cash": ("penalty_law_2021.cash_handover_days", "collect_on_the_spot"),
    "bank_cash": ("penalty_law_2021.bank_handover_days", "hand_in_cash"),
    "reply_reconsideration": ("reconsideration_law_2024.reply_days", "received"),
    "answer_suit": ("litigation_law.defence_days", "received"),
    "withdraw_publication": ("penalty_law_2021.withdrawal_days", "fell"),
    "carry_out_reconsideration": (
        "reconsideration_law_2024.correction_report_days",
        "letter",
    ),
    "ask_higher_court": ("compulsion_law_2012.court_appeal_days", "ruling"),
}
"""Which act has a term of its own, and from which day."""
ANSWERS = {
    "weigh_exhorted": "adopted",
    "record_acceptance": "accepted",
    "record_ruling": "granted",
    "record_higher_ruling": "granted",
}


def _chosen(verb: str, typed: Seen) -> Seen:
    """What was chosen among answers that are all lawful."""
    if verb in ANSWERS:
        return {ANSWERS[verb]: typed[ANSWERS[verb]] == "yes"}
    if verb == "approve_instalments":
        granted = typed["granted"] == "yes"
        return {"granted": granted, "schedule": granted and bool(typed["schedule"])}
    if verb in DECIDE:
        return {"verdict": Verdict(typed["verdict"])}
    if verb in FELL:
        return {"fall": Fall(typed["fall"])}
    return {"simple": typed["simple"]} if verb == "accept_reconsideration" else {}


class No(Exception):
    """The act may not be made: the law's reasons, or the names of what bars its beginning."""

    def __init__(self, *bars: str, reasons: tuple[Refusal, ...] = ()) -> None:
        super().__init__(bars, reasons)
        self.bars, self.reasons = bars, reasons


class Wrong(Exception):
    """The form says what cannot be, at a field."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class World(Standing):
    """The acts of one case and of everything beside it."""

    def act(self, verb: str, seen: Seen, typed: Seen, today: date) -> None:
        """An act of the case itself, and what follows from it."""
        table = PROCEDURES[self.kind][0]
        facts = self.case_facts()
        attempt = replace(
            table.attempt(), **{**self.people, **self._of_case(verb, typed, today), **seen}
        )
        if reasons := why_not(table, self.stage, facts, step=verb, attempt=attempt):
            raise No(reasons=reasons)
        late = [f.watch for f in faults(table, facts, step=verb, attempt=attempt)]
        owed = self.owed
        if verb == "pay":
            self._reckon(typed, today)
        self.stage, self.facts = after(table, self.stage, facts, step=verb, attempt=attempt)
        self.acts += 1
        if verb in ("serve", "hand_over"):
            self.served = typed.get("received_on") or today
        if verb in ("pay", "collect_on_the_spot"):
            amount = typed["amount"] if verb == "pay" else owed
            self.paid, self.paid_on = self.paid + amount, today
            self.extra += Decimal(typed.get("surcharge") or 0)
            self.cash = 0 if verb == "pay" else amount
        self.told.append(("case", verb, late))
        self._follow_case(verb, typed, today)

    def _of_case(self, verb: str, typed: Seen, today: date) -> Seen:
        handed = typed.get("received_on") or today
        court, payment = self.latest("court"), self.latest("payment")
        ended = bool(court and court.stage in ("given_up", "lost"))
        late = {
            "serve": handed > last("penalty_law_2021.service_days", self.decided),
            "hand_over": today > self.decided,
            "collect_on_the_spot": today > self.decided,
            "report_on_the_spot": today
            > last("housing_ministry_order_55.record_report_days", self.decided),
        }
        return {
            "in_full": verb != "pay" or typed["amount"] >= self.owed,
            "ended_otherwise": self.served is not None and (ended or not self.due),
            "cash_banked": not (payment and payment.stage in ("in_hand", "in_office")),
            "refunded": not any(getattr(r.facts, "refund_due", False) for r in self.rows),
            "late": late.get(verb, False),
        }

    def _reckon(self, typed: Seen, today: date) -> None:
        """No more is taken than is owed; at court nothing of a surcharge is left behind."""
        extra, owed, payment = Decimal(typed["surcharge"]), self.owed, self.latest("payment")
        added, last_part = self.extra_owed(today), typed["amount"] == owed
        at_court = payment is not None and payment.stage == "enforcing"
        if typed["amount"] > owed:
            raise Wrong("amount")
        if extra > added or (last_part and extra < added and at_court and not typed.get("waiver")):
            raise Wrong("surcharge")

    def _follow_case(self, verb: str, typed: Seen, today: date) -> None:
        if verb == "pay":
            settled = bool(typed.get("waiver")) or not self.extra_owed(today)
            seen = {"in_full": not self.owed, "with_surcharge": settled}
            self._echo("payment", "pay", seen, typed, today)
        elif verb == "collect_on_the_spot":
            row = self.latest("payment") or self._opened("payment", today)
            self.make(row, verb, {"post_fits": True}, typed, today)
        else:
            return
        if not self.owed:  # whoever has performed is not enforced against (compulsion law 40)
            self._echo("court", "record_performance", {}, typed, today)

    def begin(self, kind: str, verb: str, seen: Seen, typed: Seen, today: date) -> None:
        """A small procedure is begun."""
        if bars := self.bars(kind, today):
            raise No(*bars)
        self.make(self._opened(kind, today), verb, seen, typed, today)

    def hear(self, verb: str, seen: Seen, typed: Seen, today: date) -> None:
        """The pages of disclosure report in."""
        self._echo("withdrawal", verb, seen, typed, today)

    def _opened(self, kind: str, today: date) -> Row:
        row = Row(kind, NEW, SMALL[kind][0].facts())
        self.rows.append(row)
        if kind == "payment":  # the term has run since the decision was served
            self.make(row, "demand_payment", {"post_fits": True}, {}, self.served or today)
        return row

    def _echo(self, kind: str, verb: str, seen: Seen, typed: Seen, today: date) -> None:
        """What an act means elsewhere, where a row stands in turn; nobody's post is asked."""
        row = self.open(kind)
        if row and row.stage in row.table.step(verb).sources:
            self.make(row, verb, {"post_fits": True, **seen}, typed, today)

    def make(self, row: Row, verb: str, seen: Seen, typed: Seen, today: date) -> None:
        """One step of a small procedure, and what follows from it."""
        if verb == "exhort":
            self._exhorted(typed["served_on"], today)
        facts = replace(row.facts, **self.clocks(row, today))
        known = {k: v for k, v in self.people.items() if hasattr(row.table.attempt, k)}
        said = {**known, **self._of_days(row, verb, typed, today), **seen}
        attempt = replace(row.table.attempt(), **said)
        if reasons := why_not(row.table, row.stage, facts, step=verb, attempt=attempt):
            raise No(reasons=reasons)
        late = [f.watch for f in faults(row.table, facts, step=verb, attempt=attempt)]
        row.stage, row.facts = after(row.table, row.stage, facts, step=verb, attempt=attempt)
        row.acts += 1
        row.days[verb] = today
        self.told.append((row.kind, verb, late))
        self._keep(row, verb, attempt, typed=typed, today=today)
        self._follow(row, verb, attempt, typed=typed, today=today)

    def _exhorted(self, served: date, today: date) -> None:
        """After the last day of payment; and told as of a day before the ten working days end."""
        by = self.pay_by()
        if by is not None and served <= by:
            raise Wrong("served_on")
        if today > last("compulsion_law_2012.court_exhortation_days", served):
            raise Wrong("at")

    def _of_days(self, row: Row, verb: str, typed: Seen, today: date) -> Seen:
        """What days and sums say to the law."""
        seen = {**_chosen(verb, typed), **self._in_time(row, verb, today)}
        if verb in FELL:
            stages = [r.stage for r in self.rows if r.kind == row.kind and r.stage != NEW]
            hidden = bool(stages) and stages[-1] in HIDDEN  # never published again
            seen["published"] = not hidden and not typed.get("never_public")
            seen["overpaid"] = self.too_much(self._left(Fall(seen["fall"]), typed)) > 0
        if verb == "refund":
            seen["given_back"] = Decimal(typed["amount"]) == self.too_much(self.due)
        if verb == "hand_in_cash":
            seen["handed_in_full"] = typed["amount"] == self.cash
        if verb in ACCEPT and self.served:
            by = self.review_by() if row.kind == "reconsideration" else self.sue_by()
            good = typed["applied_on"] <= by or bool(typed.get("late_reason"))
            unread = row.kind == "reconsideration" and self.served < NEW_REVIEW_LAW
            seen.update(late_reason=good or unread, late=unread and not good)
        if verb == "accept_litigation":
            seen.update(on_the_spot=self.review_first, reviewed=self.reviewed() is not None)
        if verb == "decide_reconsideration" and typed.get("fine_after") is not None:
            seen["worse"] = typed["fine_after"] > self.due
        if verb in ("carry_out_reconsideration", "carry_out_judgment"):
            fell = self.latest("withdrawal")
            seen["withdrawn"] = bool(fell and fell.stage in HIDDEN)
        return seen

    def _in_time(self, row: Row, verb: str, today: date) -> Seen:
        """Whether an act with a term of its own comes in it."""
        if verb not in TERMS or TERMS[verb][1] not in row.days:
            return {}
        figure, since = TERMS[verb][0], row.days[TERMS[verb][1]]
        if figure.startswith("reconsideration_law_2024") and since < NEW_REVIEW_LAW:
            return {}  # no text that we hold gives a term
        if verb == "reply_reconsideration":
            figure += "_simple" if row.facts.simple else ""
        over = today > last(figure, since)
        return {"in_time": not over} if verb == "ask_higher_court" else {"late": over}

    def _keep(self, row: Row, verb: str, attempt: Any, *, typed: Seen, today: date) -> None:
        """What later acts ask for again."""
        if verb == "approve_instalments" and attempt.granted:
            self.schedule = [date.fromisoformat(t[:10]) for t in typed["schedule"].splitlines()]
        if verb == "impose_surcharge":
            self.imposed = True
        if verb == "exhort":
            row.days["exhort"] = typed["served_on"]
        if verb in ("record_acceptance", "record_ruling"):
            row.days["ruling"] = typed["received_on"]
        if verb in ACCEPT:
            row.days["received"] = typed["received_on"]
            self.attacks.append(Attack(row.kind, typed["accepted_on"], typed["received_on"]))
        if verb in DECIDE | GIVE_UP:
            ended = [a for a in self.attacks if a.kind == row.kind][-1]
            ended.ended, ended.decided = typed.get("ended_on") or typed["received_on"], True
            ended.decided = verb in DECIDE
            if typed.get("opinion_on"):
                row.days["letter"] = typed["opinion_on"]
        if verb in FELL:
            row.days["fell"] = typed.get("document_on") or today
            self.due = self._left(attempt.fall, typed)
        if verb == "refund":
            self.refunded += Decimal(typed["amount"])

    def _left(self, fall: Fall, typed: Seen) -> int:
        """The fine that a fall leaves to be paid."""
        if fall is Fall.CHANGED:
            return int(typed["fine_after"])
        return self.due if fall is Fall.ILLEGAL and typed.get("still_due") else 0

    def _follow(self, row: Row, verb: str, attempt: Any, *, typed: Seen, today: date) -> None:
        """What an act beside the case means for the other procedures."""
        if verb == "apply_to_court":  # what the court is asked for is paid there
            self._echo("payment", "turn_to_court", {}, typed, today)
        if verb in DECIDE and attempt.verdict in TOUCHED:
            self._fall(BY[attempt.verdict], typed, today)
        if verb in FELL and not self.owed:
            self._echo("payment", "cancel_payment", {}, typed, today)
            ends = "record_performance" if self.due else "end_enforcement"
            self._echo("court", ends, {}, typed, today)
        payment = self.latest("payment")
        rate = payment.facts.surcharge if payment else Surcharge.NONE
        if self.attacked and rate is Surcharge.ACCRUING:
            self._echo("payment", "pause_surcharge", {}, typed, today)
        if not self.attacked and rate is Surcharge.RESTING:
            self._echo("payment", "resume_surcharge", {}, typed, today)

    def _fall(self, fall: Fall, typed: Seen, today: date) -> None:
        """The decision no longer stands: that goes into its withdrawal, whatever stands there."""
        row = self.open("withdrawal") or self._opened("withdrawal", today)
        typed = {**typed, "fall": fall, "document_on": typed["received_on"]}
        self.make(row, "record_fall", {"post_fits": True}, typed, today)
