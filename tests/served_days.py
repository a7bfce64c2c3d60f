"""What is owed once a decision was served, and until when: told from the statutes alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import Procedure
from mingjing.law.shelf import SMALL
from mingjing.law.term import last_day, term

NEW_REVIEW_LAW = date(2024, 1, 1)
ONE_DAY = timedelta(days=1)
AT_COURT = {"applied", "accepted", "rejected", "reviewing", "ordered"}
Seen = dict[str, Any]


def last(figure: str, start: date) -> date:
    """The last day of a term that began on a day."""
    return last_day(term(figure, on=start), start=start)


@dataclass
class Row:
    """One small procedure, as its table knows it."""

    kind: str
    stage: str
    facts: Any
    days: dict[str, date] = field(default_factory=dict)
    acts: int = 0

    @property
    def table(self) -> Procedure[Any, Any]:
        return SMALL[self.kind][0]

    @property
    def ended(self) -> bool:
        return self.table.stage(self.stage).final


@dataclass
class Attack:
    """A review or a suit that was accepted."""

    kind: str
    accepted: date
    received: date
    ended: date | None = None
    decided: bool = False


@dataclass
class Standing:
    """One case whose decision was made, and everything beside it, as days and sums."""

    kind: str
    stage: str
    facts: Any
    due: int
    decided: date
    acts: int
    served: date | None = None
    paid: int = 0
    paid_on: date | None = None
    extra: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)
    cash: int = 0
    imposed: bool = False
    schedule: list[date] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)
    people: Seen = field(default_factory=dict)
    told: list[tuple[str, str, list[str]]] = field(default_factory=list)

    # What is owed, until when.

    @property
    def owed(self) -> int:
        return max(0, self.due - self.paid)

    @property
    def attacked(self) -> bool:
        return any(a.ended is None for a in self.attacks)

    @property
    def review_first(self) -> bool:
        """A decision made on the spot goes to reconsideration first (art. 23, since 2024)."""
        return self.kind == "summary" and self.decided >= NEW_REVIEW_LAW

    def pay_by(self) -> date | None:
        """Fifteen days from service, or the last part of a deferral."""
        if self.schedule:
            return self.schedule[-1]
        return last("penalty_law_2021.payment_days", self.served) if self.served else None

    def review_by(self) -> date:
        assert self.served
        law = "2024" if self.served >= NEW_REVIEW_LAW else "1999"
        return last(f"reconsideration_law_{law}.application_days", self.served)

    def reviewed(self) -> date | None:
        """The day of a decision on a reconsideration."""
        days = [a.ended for a in self.attacks if a.kind == "reconsideration" and a.decided]
        return days[0] if days else None

    def sue_by(self) -> date:
        """Six months from service, or fifteen days from the decision on a reconsideration."""
        assert self.served
        if reviewed := self.reviewed():
            return last("litigation_law.suit_after_review_days", reviewed)
        return last("litigation_law.suit_months", self.served)

    def opens(self) -> date | None:
        """The last day before the court may be asked: of every remedy, and of a deferral."""
        if self.served is None or self.attacked:
            return None
        ends = [a.ended for a in self.attacks if a.ended]
        judged = [a.ended for a in self.attacks if a.kind == "litigation" and a.decided]
        if judged:
            ends = [day for day in judged if day]
        elif self.reviewed():
            ends.append(self.sue_by())
        else:
            ends += [self.review_by()] if self.review_first else [self.review_by(), self.sue_by()]
        return max([*ends, *self.schedule[-1:]])

    def shuts(self) -> date | None:
        opens = self.opens()
        return opens and last("compulsion_law_2012.court_application_months", opens)

    def added(self, today: date) -> Decimal:
        """Three percent of the fine a day, never above it; no day of a review or a suit counts."""
        start = self.pay_by()
        if not self.imposed or start is None or not self.due:
            return Decimal(0)
        until = min(today, self.paid_on) if self.paid_on and not self.owed else today
        return self._added_to(self.due, start, until)

    def _added_to(self, fine: int, start: date, until: date) -> Decimal:
        days = [start + ONE_DAY * n for n in range(1, (until - start).days + 1)]
        spared = [(a.accepted, a.ended or until) for a in self.attacks]
        count = sum(1 for d in days if not any(first <= d <= end for first, end in spared))
        return min(Decimal(fine * 3 * count) / 100, Decimal(fine))

    def extra_owed(self, today: date) -> Decimal:
        return max(Decimal(0), self.added(today) - self.extra)

    def too_much(self, due: int) -> Decimal:
        """What was paid beyond a smaller fine, with what was added to it, and is here still."""
        if self.paid < due:
            return Decimal(0)
        start, added = self.pay_by(), Decimal(0)
        if due and self.extra and start and self.paid_on:
            added = self._added_to(due, start, self.paid_on)
        extra = max(Decimal(0), self.extra - added)
        return max(Decimal(0), self.paid - due + extra - self.refunded)

    # The rows.

    def latest(self, kind: str) -> Row | None:
        return next((r for r in reversed(self.rows) if r.kind == kind), None)

    def open(self, kind: str) -> Row | None:
        row = self.latest(kind)
        return row if row and not row.ended else None

    def clocks(self, row: Row, today: date) -> dict[str, Clock]:
        """Where each term of a row stands on a day."""
        start = self.served
        if row.kind == "payment":
            return {"term": _clock(start, self.pay_by(), today)}
        if row.kind == "court":
            opens, exhorted = self.opens(), row.days.get("exhort")
            wait = exhorted and last("compulsion_law_2012.court_exhortation_days", exhorted)
            return {
                "remedy_term": _clock(start, opens, today),
                "waiting": _clock(exhorted, wait, today),
                "window": _clock(opens, self.shuts(), today),
            }
        if row.kind == "reconsideration":
            return {"term": _clock(start, self.review_by(), today)}
        if row.kind == "litigation":
            return {"term": _clock(self.reviewed() or start, self.sue_by(), today)}
        return {}

    def case_facts(self) -> Any:
        due = self.due > 0
        return replace(self.facts, money_due=due, paid=due and not self.owed)

    def bars(self, kind: str, today: date) -> tuple[str, ...]:
        """What keeps a small procedure from being begun."""
        running = ("one_at_a_time",) if self.open(kind) else ()
        return (("may_begin",) if self._barred(kind, today) else ()) + running

    def _barred(self, kind: str, today: date) -> bool:
        before, by = self.latest(kind), self.pay_by()
        if kind == "payment":
            court = self.latest("court")
            asked = bool(before and before.stage == "enforcing")
            asked = asked or bool(court and court.stage in AT_COURT)
            return self.stage != "served" or not self.owed or asked
        if kind == "court":
            lost = bool(before and before.stage == "lost")
            early = self.stage != "served" or (by is not None and today <= by)
            return early or not self.owed or lost
        if kind == "withdrawal":
            return self.served is None or not self.due
        return self.served is None or any(a.kind == kind and a.decided for a in self.attacks)


def _clock(start: date | None, end: date | None, today: date) -> Clock:
    if start is None or end is None or today < start:
        return Clock.NONE
    return Clock.OVER if today > end else Clock.RUNNING
