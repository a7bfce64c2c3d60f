"""The shapes that effects share: set a column, note a day, record a review, end a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mingjing.office.cases.duration import end_suspension
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.judging import weighed_columns
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Deed

Effect = Callable[[Case, Deed], None]


def nothing(case: Case, deed: Deed) -> None:
    """The act moves the stage; what was typed stands in the journal."""


def review(column: str) -> Effect:
    """A review that passed, or sent the case back."""

    def effect(case: Case, deed: Deed) -> None:
        setattr(case, column, "passed" if deed.form["result"] == "pass" else "returned")

    return effect


def put(**values: Any) -> Effect:
    """Columns with the values that the act means."""

    def effect(case: Case, deed: Deed) -> None:
        for name, value in values.items():
            setattr(case, name, value)

    return effect


def on(column: str) -> Effect:
    """The day of the act."""

    def effect(case: Case, deed: Deed) -> None:
        setattr(case, column, deed.day)

    return effect


def weigh(case: Case, deed: Deed) -> None:
    """On which rule the penalty stands, and by which benchmark and factors it was weighed."""
    columns = weighed_columns(case, deed.form, deed.day)
    code = columns.pop("applied_code")
    case.applied = None if code == case.item.code else Item.objects.get(code=code)
    for name, value in columns.items():
        setattr(case, name, value)


def ended(case: Case, deed: Deed) -> None:
    """The case ends without a decision; a rest ends with it."""
    end_suspension(case, deed.day)
    case.closed_on = deed.day


def reopened(case: Case) -> None:
    """What is new was neither reviewed nor discussed."""
    case.penalty_review = "stale"
    if case.discussion == "held":
        case.discussion = "due"
