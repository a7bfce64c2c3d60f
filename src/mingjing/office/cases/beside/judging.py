"""What a form says to the law, said once: a text that is there, a box that is ticked, a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.law.term import Region, Unit, region, term
from mingjing.office.cases.beside.shapes import Judged
from mingjing.office.cases.models import Proceeding
from mingjing.office.journal.shapes import Deed, Invalid

Judge = Callable[[Proceeding, Deed], Judged]
Leave = Callable[[Proceeding, Deed], None]


def said(*same: str, **other: str) -> Judge:
    """Each field of the attempt is true where the form's field is filled: of the same name, or of
    the name given."""
    pairs = {**{name: name for name in same}, **other}

    def judge(row: Proceeding, deed: Deed) -> Judged:
        return {fact: bool(deed.form.get(name)) for fact, name in pairs.items()}

    return judge


def keeping(*names: str) -> Leave:
    """What the later steps, the page or a document want to know again stays on the row."""

    def leave(row: Proceeding, deed: Deed) -> None:
        typed = {name: deed.form.get(name) for name in names}
        row.sums = {**row.sums, **{k: plainly(v) for k, v in typed.items() if v is not None}}

    return leave


def plainly(value: Any) -> Any:
    """A typed value as the row keeps it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def chosen(form: Any, name: str, among: Iterable[str]) -> str:
    """A word of the law that was chosen; Invalid where it is none, or nothing was chosen."""
    if form[name] not in set(among):
        raise Invalid({name: "请从所列各项中选择一项"})
    return str(form[name])


def after_hours(figure: str, since: datetime, now: datetime) -> bool:
    """Whether a term that the law counts in hours, from a moment, has run out."""
    rule = term(figure, on=since.date())
    assert rule.unit is Unit.HOURS, figure
    return now - since > timedelta(hours=rule.length)


def after_days(figure: str, since: date, day: date) -> bool:
    """Whether a term in days that began on a day has run out."""
    return region(term(figure, on=since), start=since, today=day) is Region.OVER


def moment_of(row: Proceeding, name: str) -> datetime | None:
    """A moment that the row has kept."""
    kept = row.sums.get(name)
    return datetime.fromisoformat(kept) if kept else None


def day_of(row: Proceeding, verb: str) -> date | None:
    """The day on which a step was made."""
    kept = row.days.get(verb)
    return date.fromisoformat(kept) if kept else None
