"""Every act that a written scenario may name: its statute, who makes it, what is said of it.

The steps of the procedures on the shelf, main and small, are the base, so a new step is an act
as soon as it stands in its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from mingjing.law.act_words import ASKED, DOCUMENTS, WORDS, Word
from mingjing.law.actors import ACTOR_LABELS
from mingjing.law.beside import FOLLOWING, extended
from mingjing.law.cite import Citation
from mingjing.law.procedure import Step
from mingjing.law.shelf import PROCEDURES, SMALL


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is said of an act, with the words that it may hold."""

    name: str
    word: Word
    required: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the statute, and the procedures that hold it."""

    name: str
    label: str
    citation: Citation
    procedures: tuple[str, ...]
    who: tuple[str, ...]
    fields: tuple[Field, ...]
    document: str | None


@cache
def acts() -> dict[str, Act]:
    """All acts by name: those of the main procedures, then those of the small ones."""
    found: dict[str, Act] = {}
    for key in PROCEDURES:
        for step in extended(key).steps:
            known = found.get(step.name)
            found[step.name] = _of_step(step, (*known.procedures, key) if known else (key,))
    for kind, (table, _) in SMALL.items():
        for step in table.steps:
            if step.name not in found and step.name not in FOLLOWING:
                found[step.name] = _of_step(step, (kind,))
    return found


def _of_step(step: Step[Any, Any], procedures: tuple[str, ...]) -> Act:
    return Act(
        step.name,
        step.label,
        step.citation,
        procedures,
        step.actors,
        _fields(step.name),
        DOCUMENTS.get(step.name),
    )


def _fields(name: str) -> tuple[Field, ...]:
    return tuple(
        Field(field.rstrip("*"), WORDS[field.rstrip("*")], field.endswith("*"))
        for field in ASKED.get(name, ())
    )


def as_rows(found: dict[str, Act]) -> list[dict[str, Any]]:
    """The acts as plain data, for a table or for JSON."""
    return [
        {
            "act": act.name,
            "label": act.label,
            "article": act.citation.text,
            "mark": act.citation.mark.value,
            "procedures": list(act.procedures),
            "who": [ACTOR_LABELS[role] for role in act.who],
            "judged": bool(act.procedures),
            "document": act.document,
            "fields": [
                {
                    "name": f.name,
                    "label": f.word.label,
                    "type": f.word.kind,
                    "words": list(f.word.values),
                    "required": f.required,
                }
                for f in act.fields
            ],
        }
        for act in found.values()
    ]
