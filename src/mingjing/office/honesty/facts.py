"""Rows to law: where a question stands, and what is true of an attempt on it."""

from __future__ import annotations

from datetime import date

from mingjing.law.honesty.rules import innocent_cases
from mingjing.law.instruments.office_honesty.question import (
    QUESTION,
    QuestionAttempt,
    QuestionFacts,
)
from mingjing.office.honesty.models import Question
from mingjing.office.journal.shapes import Deed

WORDS = {
    "answer_question": "answer",
    "ask_again": "reason",
    "accept_answer": "reason",
    "note_mended": "reason",
    "withdraw_question": "reason",
}
"""Where the words of each step are typed."""
READING = ("ask_again", "accept_answer", "note_mended", "withdraw_question")


def facts_of(row: Question, day: date) -> QuestionFacts:
    """Where a question stands in law."""
    return QuestionFacts(spoken=row.answered_on is not None, asked_again=bool(row.asked_again))


def attempt_of(row: Question, verb: str, deed: Deed) -> QuestionAttempt:
    """What is true of one attempt, of its people and of what was typed."""
    people, form = people_of(row, verb, deed), deed.form
    words = WORDS.get(verb)
    return QuestionAttempt(
        post_fits=people.post_fits,
        concerned=people.concerned,
        apart=people.apart,
        rows_listed=verb != "raise_question" or bool(form.get("rows")),
        words_given=words is None or bool(str(form.get(words) or "").strip()),
        case_named=verb != "accept_answer" or form.get("innocent") in innocent_cases(row.rule),
    )


def people_of(row: Question, verb: str, deed: Deed) -> QuestionAttempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = QUESTION.step(verb)
    fits = bool(deed.by) and all(a.roles & set(step.actors) for a in deed.by)
    if verb not in {"answer_question", *READING}:
        return QuestionAttempt(post_fits=fits)
    of_unit = {a.id for a in deed.by if a.unit == row.unit.name}
    asked = {p.pk for p in row.persons.all()}
    own = {a.id for a in deed.by} & (of_unit | asked)
    spoke = {a.id for a in deed.by} & {row.answered_by_id}
    return QuestionAttempt(
        post_fits=fits,
        concerned=verb != "answer_question" or bool(own),
        apart=verb == "answer_question" or not (own or spoke),
    )
