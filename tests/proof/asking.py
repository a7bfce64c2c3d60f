"""What the proofs ask: that an act is refused by a named guard and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.documents.papers import live, story_of
from mingjing.office.documents.shapes import Document, Family
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid, Refused
from tests.cast import everything_written


@contextmanager
def refused_by(*guards: str) -> Iterator[None]:
    """The act inside is refused, these guards among the reasons, and nothing is written.

    Other reasons may stand beside them: an officer is told all of them at once.
    """
    written = everything_written()
    with pytest.raises(Refused) as no:
        yield
    reasons = {r.guard: r for r in no.value.reasons}
    assert set(guards) <= set(reasons), sorted(reasons)
    for guard in guards:
        assert len(reasons[guard].sentence) >= 8 and reasons[guard].citation.text
    assert everything_written() == written


@contextmanager
def impossible(*fields: str) -> Iterator[None]:
    """What is typed inside cannot be judged at all: these fields are told, nothing is written."""
    written = everything_written()
    with pytest.raises(Invalid) as wrong:
        yield
    assert set(fields) <= set(wrong.value.errors)
    assert everything_written() == written


def fresh(case: Case) -> Case:
    """The case as it stands, with what its documents tell of."""
    rows = Case.objects.select_related("party", "item", "unit", "inspection", "complaint")
    return rows.get(pk=case.pk)


def documents(case: Case) -> dict[str, Document]:
    """The document of each act of a case; the one that goes out, where an act makes several."""
    inner_first = sorted(story_of(fresh(case))[1], key=lambda d: d.kind.family is not Family.FORM)
    return {d.kind.verb: d for d in inner_first}


def told(case: Case, verb: str) -> str:
    """Everything that the document of an act tells, in one text."""
    data: dict[str, Any] = live(documents(case)[verb], fresh(case))
    return str(data)


def faults(case: Case) -> list[str]:
    """What the last act of a case did late or badly."""
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    return [f["watch"] for f in entry.faults]
