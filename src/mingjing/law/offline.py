"""The law as a phone can hold it: dated figures and the sentences of guards, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from mingjing.law.cite import Citation, Mark
from mingjing.law.numbers import Number, all_numbers
from mingjing.law.procedure import Guard, Procedure


def spans(name: str) -> list[dict[str, Any]]:
    """A number with all its days."""
    return [_span(n) for n in all_numbers() if n.qualified_name == name]


def _span(figure: Number) -> dict[str, Any]:
    return {
        "value": figure.value,
        "since": figure.since.isoformat(),
        "until": figure.until.isoformat() if figure.until else None,
        **cited(figure.citation),
    }


def cited(citation: Citation) -> dict[str, str]:
    """An article in words, and its mark where it is not verified."""
    return {
        "article": citation.text,
        "mark": "" if citation.mark is Mark.VERIFIED else citation.mark.label,
    }


def rules(procedure: Procedure[Any, Any], step: str, names: Sequence[str]) -> list[dict[str, str]]:
    """The named guards of a step in the order in which the law asks them."""
    needs = procedure.step(step).needs
    known = {rule.name for rule in needs}
    assert known >= set(names), f"{step} has no guard {set(names) - known}"
    return [
        {"name": rule.name, "sentence": _sentence(procedure, rule), **cited(rule.citation)}
        for rule in needs
        if rule.name in names
    ]


def unjudged(procedure: Procedure[Any, Any], step: str, names: Sequence[str]) -> list[str]:
    """The guards that only the office can judge: who may act, recusal, age, change of law."""
    return [r.name for r in procedure.step(step).needs if r.name not in names]


def _sentence(procedure: Procedure[Any, Any], rule: Guard[Any, Any]) -> str:
    """What the guard itself says when it refuses; a guard that never refuses is an error."""
    lawful = procedure.attempt()
    for field in fields(lawful):
        value = getattr(lawful, field.name)
        if value not in (0, 1):
            continue
        flawed = replace(lawful, **{field.name: not value})
        if sentence := rule.why_not(procedure.facts(), flawed):
            return sentence
    raise AssertionError(f"{rule.name} refuses nothing")
