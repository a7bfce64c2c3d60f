"""What can be done: run a check over a period, and go on with a question."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from mingjing.law.honesty.entering import delays
from mingjing.law.honesty.shapes import Found
from mingjing.law.honesty.weigh import Weighed, weigh
from mingjing.law.instruments.office_honesty.question import QUESTION
from mingjing.office.honesty.access import CHECKING, NOT_CHECKING
from mingjing.office.honesty.facts import attempt_of, facts_of
from mingjing.office.honesty.material import material_of
from mingjing.office.honesty.models import Check, Question, QuestionRow
from mingjing.office.journal.door import act, record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Folder, Invalid, Refused
from mingjing.office.journal.values import canonical
from mingjing.office.people.models import Person

_LONGEST = 500
_NOTE = 300
_BATCH = 2_000

QUESTIONS: Folder[Question] = Folder(
    kind="question",
    model=Question,
    procedure=lambda row: QUESTION,
    facts=facts_of,
    attempt=attempt_of,
    settle=lambda row: None,
    label=lambda row: row.number,
    related=("unit",),
    children=("persons",),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A check as it was made, and the questions that are new."""

    check: Check
    weighed: Weighed
    questions: tuple[Question, ...]


def run_check(deed: Deed, since: date, until: date) -> Made:
    """Holds the records of a period against each other and puts a question for all that does not
    fit; what was asked before with the same rows is not asked again."""
    if not any(actor.roles & CHECKING for actor in deed.by):
        raise Refused((NOT_CHECKING,))
    if until < since:
        raise Invalid({"until": "止日早于起日，请核对"})
    if until > deed.day:
        raise Invalid({"until": "期间还没有结束，止日不能晚于今天"})
    material = material_of(since, until)
    weighed = weigh(material)
    with transaction.atomic():
        check = Check(
            number=f"HC{deed.day.year}-{next_number('honesty_check', deed.day.year):03d}",
            since=since, until=until, made_at=deed.at,
        )  # fmt: skip
        told = replace(deed, form={"since": since, "until": until})
        fresh = _fresh(weighed)
        with record(check, "run_check", told, kind="honesty_check", label=check.number):
            check.asked = dict(weighed.asked)
            check.silent = [[s.rule, s.unit, s.why] for s in weighed.silent]
            check.delays = delays(material)
            check.tests, check.held_back = weighed.tests, weighed.held_back
            check.found, check.raised = len(weighed.found), len(fresh)
        questions = tuple(_raise(check, print_, found, deed) for print_, found in fresh)
    return Made(check, weighed, questions)


def fingerprint_of(found: Found) -> str:
    """What makes two questions one: the rule, the unit, the subject and the very rows."""
    rows = sorted([line.ref.kind, line.ref.key] for line in found.lines)
    told = canonical([found.rule, found.unit, found.topic, rows])
    return hashlib.sha256(told.encode()).hexdigest()


def _fresh(weighed: Weighed) -> list[tuple[str, Found]]:
    prints = {fingerprint_of(f): f for f in weighed.found}
    known = set(
        Question.objects.filter(fingerprint__in=prints).values_list("fingerprint", flat=True)
    )
    return [(print_, f) for print_, f in prints.items() if print_ not in known]


def _raise(check: Check, print_: str, found: Found, deed: Deed) -> Question:
    year = deed.day.year
    row = Question(
        number=f"HS{year}-{next_number('honesty_question', year):04d}", made_in=check,
        rule=found.rule, unit_id=found.unit, sentence=found.sentence[:_LONGEST],
        chance="" if found.chance is None else f"{found.chance:.3g}", exact=found.exact,
        fingerprint=print_, raised_on=deed.day,
        rows_count=len(found.lines), procedure=QUESTION.name,
    )  # fmt: skip
    rows = [[line.ref.kind, line.ref.key] for line in found.lines]
    told = replace(deed, form={"rows": rows, "persons": list(found.persons)})
    with act(QUESTIONS, row, "raise_question", told):
        pass
    row.persons.add(*Person.objects.filter(pk__in=found.persons))
    QuestionRow.objects.bulk_create(
        (
            QuestionRow(
                question=row, kind=line.ref.kind, key=line.ref.key, number=line.ref.number,
                note=line.note[:_NOTE],
            )
            for line in found.lines
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    return row


def perform(question_id: int, verb: str, deed: Deed) -> Question:
    """Makes one step of a question; raises Refused with every reason."""
    QUESTION.step(verb)
    with transaction.atomic(), act(QUESTIONS, question_id, verb, deed) as doing:
        _EFFECTS[verb](doing.row, deed)
    return doing.row


def answer_alike(questions: Sequence[Question], deed: Deed, *, seen: int) -> None:
    """Gives one answer to several questions, as an act of its own on each, all or none. Raises
    Invalid where there are more or fewer by now than the person saw."""
    if len(questions) != seen:
        raise Invalid({"answer": f"待说明的事项已由 {seen} 项变为 {len(questions)} 项，请重新核对"})
    with transaction.atomic():
        for row in sorted(questions, key=lambda q: q.pk):
            perform(row.pk, "answer_question", deed)


def _answer(row: Question, deed: Deed) -> None:
    row.answer, row.answered_on = str(deed.form["answer"]).strip(), deed.day
    row.answered_by_id = deed.by[0].id


def _again(row: Question, deed: Deed) -> None:
    row.asked_again, row.answered_on = str(deed.form["reason"]).strip(), None


def _close(row: Question, deed: Deed) -> None:
    row.closing, row.closed_on = str(deed.form["reason"]).strip(), deed.day
    row.innocent = str(deed.form.get("innocent") or "")


_EFFECTS: dict[str, Callable[[Question, Deed], None]] = {
    "answer_question": _answer,
    "ask_again": _again,
    "accept_answer": _close,
    "note_mended": _close,
    "withdraw_question": _close,
}
