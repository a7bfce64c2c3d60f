"""A case as its record tells it: every act with what was typed, who made it and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django import forms

from mingjing.law.penalty_kinds import FINE
from mingjing.law.procedure import Procedure, Step
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.confiscated import Confiscated, confiscated
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.people import spoken
from mingjing.office.inspections.models import CorrectionOrder
from mingjing.office.journal.entries import entries_of, entries_of_many
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE, Actor, Deed, R
from mingjing.office.journal.values import plain
from mingjing.office.people.models import Certificate
from mingjing.office.visits.forms import FORMS as VISIT_FORMS
from mingjing.office.web.words import cn_date, cn_datetime

_FORMS: dict[str, Mapping[str, type[forms.Form]]] = {"case": FORMS, "visit": VISIT_FORMS}


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the record, in words; `names` are the people by the names they bore then.

    `seq` is its place among all acts of the case and of its small procedures, `entry` its row in
    the journal (0: not made yet), `kind` the small procedure, or "case", `row` its row (0: the
    case's own).
    """

    seq: int
    entry: int
    kind: str
    row: int
    verb: str
    label: str
    at: datetime
    names: tuple[str, ...]
    officers: tuple[str, ...]
    units: tuple[str, ...]
    typed: dict[str, Any]
    digest: str
    faults: tuple[str, ...]
    makers: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    entered_at: datetime | None = None
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The office's day of the act."""
        return self.at.astimezone(OFFICE_ZONE).date()

    @property
    def when(self) -> str:
        """Day and time in words."""
        return cn_datetime(self.at)

    @property
    def by(self) -> str:
        """The people in one line."""
        return "、".join(self.names)

    def said(self, name: str) -> str:
        """What was typed in a field, choices told by their label; empty when nothing was."""
        value = self.typed.get(name)
        if value in (None, "", [], False):
            return ""
        if value is True:
            return "是"
        choices = self._choices(name)
        if isinstance(value, list):
            return "、".join(spoken(name, choices.get(v, v)) for v in value)
        return spoken(name, choices.get(value, value))

    def _choices(self, name: str) -> dict[Any, Any]:
        forms_ = _FORMS.get(self.kind) or SIDES[self.kind].forms
        field_ = forms_[self.verb].base_fields.get(name) if self.verb in forms_ else None
        return dict(getattr(field_, "choices", ()) or ())

    def day_of(self, name: str) -> str:
        """A typed day in words; empty when none was typed."""
        value = self.typed.get(name)
        return cn_date(date.fromisoformat(str(value)[:10])) if value else ""

    @property
    def fine(self) -> int:
        """The amount that the act names, in yuan."""
        return int(self.typed.get("fine") or 0)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of penalty that the act names."""
        return tuple(self.typed.get("kinds") or ())

    @property
    def taken(self) -> Confiscated:
        """What the act confiscates."""
        return confiscated(self.typed)

    @property
    def fined(self) -> bool:
        """Whether the act names a fine."""
        return FINE in self.kinds and self.fine > 0


@dataclass(frozen=True, slots=True)
class Story:
    """The case with all its acts in order, the written orders that it issued, and the rows of
    what ran beside it."""

    case: Case
    acts: Sequence[Act]
    orders: Sequence[CorrectionOrder] = field(default_factory=tuple)
    beside: Sequence[Proceeding] = field(default_factory=tuple)

    def before(self, act: Act, *verbs: str) -> list[Act]:
        """The acts of these verbs made before this one."""
        return [a for a in self.acts if a.seq < act.seq and a.verb in verbs]

    def earlier(self, act: Act, *verbs: str) -> Act | None:
        """The latest act of these verbs in the same small procedure, before this one."""
        found = [a for a in self.before(act, *verbs) if (a.kind, a.row) == (act.kind, act.row)]
        return found[-1] if found else None

    def last(self, act: Act, *verbs: str) -> Act | None:
        """The latest of them."""
        found = self.before(act, *verbs)
        return found[-1] if found else None

    def after(self, act: Act, *verbs: str, until: str = "") -> list[Act]:
        """The acts of these verbs made after this one, up to the next act of the verb `until`."""
        found = []
        for other in self.acts:
            if other.seq > act.seq:
                if until and other.verb == until:
                    break
                if other.verb in verbs:
                    found.append(other)
        return found

    def then(self, act: Act) -> Story:
        """The same, with the case and what ran beside it as they stood when the act was made: a
        paper that is set later, or again, says what was so on its own day."""
        if not act.entry:
            return self
        rows: dict[int, dict[str, Any]] = {}
        for done in self.acts[: act.seq]:
            rows[done.row] = {**rows.get(done.row, {}), **done.changes}
        case = _as_told(self.case, rows.pop(0, {}))
        beside = [_as_told(r, rows[r.pk]) for r in self.beside if r.pk in rows]
        _lay_beside(case, beside)
        return replace(self, case=case, beside=beside)

    def beside_of(self, act: Act) -> list[Proceeding]:
        """The row of the small procedure that an act belongs to; none for an act of the case."""
        return [r for r in self.beside if act.kind != "case" and r.pk == act.row]

    def order_of(self, act: Act) -> CorrectionOrder | None:
        """The written order that this act issued, when it can be told without doubt."""
        due = str(act.typed.get("due_on") or "")[:10]
        found = [o for o in self.orders if o.issued_on == act.day and o.due_on.isoformat() == due]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Supposed:
    """An act that somebody is about to make: of the case, or of a small procedure beside it."""

    kind: str
    row: int
    step: Step[Any, Any]


def told(case: Case) -> Story:
    """Reads the record of a case and of what runs beside it: few queries, whatever its length."""
    beside = list(case.proceedings.all())
    rows = {row.pk: row.kind for row in beside}
    aside = entries_of_many("proceeding", rows) if rows else []
    entries = sorted((*entries_of("case", case.pk), *aside), key=lambda e: (e.occurred_at, e.pk))
    cards = _certificates(a["id"] for e in entries for a in e.actors)
    acts = [_act(case, e, n, cards, rows) for n, e in enumerate(entries, 1)]
    orders = CorrectionOrder.objects.filter(party=case.party_id, conduct=case.conduct[:200])
    return Story(case, acts, list(orders), beside)


def supposed(story: Story, what: Supposed, deed: Deed) -> tuple[Story, Act]:
    """The case as if this act had been made: what a preview is composed from."""
    act = supposed_act(len(story.acts) + 1, what, deed)
    return replace(story, acts=[*story.acts, act]), act


def supposed_act(seq: int, what: Supposed, deed: Deed) -> Act:
    """An act that nobody has made yet, as the record would tell it."""
    cards = _certificates(a.id for a in deed.by)
    return Act(
        seq=seq,
        entry=0,
        kind=what.kind,
        row=what.row,
        verb=what.step.name,
        label=what.step.label,
        at=deed.at,
        names=tuple(a.name for a in deed.by),
        officers=tuple(_officer(a.name, cards.get(a.id, []), deed.day) for a in deed.by),
        units=tuple(dict.fromkeys(a.unit for a in deed.by if a.unit)),
        typed={name: plain(value) for name, value in deed.form.items()},
        digest="",
        faults=(),
        makers=what.step.actors,
        actors=deed.by,
        entered_at=deed.entered_at,
    )


def acts_of(entries: Sequence[Entry], kind: str, procedure: Procedure[Any, Any]) -> list[Act]:
    """The entries of one folder as acts, in the order in which they were made."""
    cards = _certificates(a["id"] for e in entries for a in e.actors)
    made = sorted(entries, key=lambda e: (e.occurred_at, e.pk))
    return [
        _told_act(e, n, cards, kind=kind, step=procedure.step(e.verb))
        for n, e in enumerate(made, 1)
    ]


def _as_told(row: R, columns: dict[str, Any]) -> R:
    """A copy of a row with the columns that the record told up to some act."""
    then = copy(row)
    for column in row._meta.concrete_fields:
        if column.attname in columns:
            setattr(then, column.attname, column.to_python(columns[column.attname]))
    return then


def _lay_beside(case: Case, rows: list[Proceeding]) -> None:
    """Lets the case answer with these rows where it is asked for what runs beside it."""
    laid = Proceeding.objects.filter(case=case.pk)
    laid._result_cache = rows
    vars(case)["_prefetched_objects_cache"] = {"proceedings": laid}
    for row in rows:
        row.case = case


def _step(case: Case, kind: str, verb: str) -> Step[Any, Any]:
    procedure = procedure_of(case) if kind == "case" else SIDES[kind].procedure
    return procedure.step(verb)


def _certificates(people: Iterable[int]) -> dict[int, list[Certificate]]:
    found: dict[int, list[Certificate]] = {}
    for card in Certificate.objects.filter(person_id__in=set(people)).order_by("valid_from"):
        found.setdefault(card.person_id, []).append(card)
    return found


def _act(
    case: Case,
    entry: Entry,
    seq: int,
    cards: dict[int, list[Certificate]],
    rows: dict[int, str],
) -> Act:
    kind = rows[entry.subject_id] if entry.subject_kind == "proceeding" else "case"
    return _told_act(entry, seq, cards, kind=kind, step=_step(case, kind, entry.verb))


def _told_act(
    entry: Entry,
    seq: int,
    cards: dict[int, list[Certificate]],
    *,
    kind: str,
    step: Step[Any, Any],
) -> Act:
    payload = getattr(entry, "payload", None)
    day = entry.occurred_at.astimezone(OFFICE_ZONE).date()
    return Act(
        seq=seq,
        entry=entry.pk,
        kind=kind,
        row=entry.subject_id if entry.subject_kind == "proceeding" else 0,
        verb=entry.verb,
        label=step.label,
        makers=step.actors,
        at=entry.occurred_at,
        names=tuple(a["name"] for a in entry.actors),
        officers=tuple(_officer(a["name"], cards.get(a["id"], []), day) for a in entry.actors),
        units=tuple(dict.fromkeys(a["unit"] for a in entry.actors if a.get("unit"))),
        typed=dict(payload.content) if payload else {},
        digest=entry.payload_digest,
        faults=tuple(f"{f['sentence']}（{f['article']}）" for f in entry.faults),
        actors=tuple(
            Actor(a["id"], a["name"], a.get("unit", ""), frozenset()) for a in entry.actors
        ),
        entered_at=entry.entered_at,
        changes=entry.changes,
    )


def _officer(name: str, cards: list[Certificate], day: date) -> str:
    """An officer with the certificate that was valid on the day of the act."""
    valid = [c.number for c in cards if c.valid_from <= day <= c.valid_until]
    return f"{name}（执法证号 {valid[-1]}）" if valid else name
