"""The steps of a procedure's road as a page shows them: done, open to this person, or later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mingjing.law.actors import called
from mingjing.law.procedure import Refusal, Step
from mingjing.office.journal.models import Entry
from mingjing.office.people.pages import reasons_of
from mingjing.office.web.shapes import Reason, StepView
from mingjing.office.web.words import cn_datetime


def done_step(step: Step[Any, Any], entry: Entry) -> StepView:
    """A step that was made: by whom, and when."""
    who = "、".join(a["name"] for a in entry.actors)
    return StepView(step.name, step.label, "done", when=cn_datetime(entry.occurred_at), who=who,
                    article=step.citation.text)  # fmt: skip


def coming_step(
    step: Step[Any, Any],
    *,
    lawful: Sequence[Refusal],
    mine: Sequence[Refusal],
    url: str,
    apart: frozenset[str] = frozenset(),
) -> StepView:
    """A step that was not made: later while `lawful` refuses it to everybody; open, but another's,
    while `mine` refuses it to this person (told why where a guard of `apart` does); else a
    button."""
    article = step.citation.text
    if lawful:
        return StepView(step.name, step.label, "later", reasons=reasons_of(lawful), article=article)
    if mine:
        return anothers_step(step, reasons_of([r for r in mine if r.guard in apart]))
    return open_step(step, url, primary=True)


def anothers_step(step: Step[Any, Any], reasons: Sequence[Reason] = ()) -> StepView:
    """A step that is open, but not to this person."""
    note = f"等待{called(step.actors)}办理"
    return StepView(step.name, step.label, "open", note=note, article=step.citation.text,
                    reasons=tuple(reasons))  # fmt: skip


def open_step(step: Step[Any, Any], url: str, *, primary: bool) -> StepView:
    """A step that this person may make now: a button."""
    return StepView(step.name, step.label, "open", note=step.says, article=step.citation.text,
                    primary=primary, url=url, action=step.label)  # fmt: skip
