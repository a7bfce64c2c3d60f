"""Why a small procedure may not be begun now, as a refusal with its article."""

from __future__ import annotations

from collections.abc import Collection

from mingjing.law.cite import Citation
from mingjing.law.procedure import Refusal
from mingjing.office.cases.models import Case


def barred_unless(
    case: Case, *, stages: Collection[str], sentence: str, citation: Citation
) -> tuple[Refusal, ...]:
    """A refusal where the case stands outside the stages in which the procedure can begin."""
    return () if case.stage in stages else (Refusal("may_begin", sentence, citation),)


def running_already(case: Case, kind: str, *, ended: Collection[str]) -> bool:
    """Whether one of this kind is open beside the case."""
    return any(p.kind == kind and p.stage not in ended for p in case.proceedings.all())
