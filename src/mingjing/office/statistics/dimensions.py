"""The dimensions by which figures are told apart, each with its values in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, Value, When
from django.db.models.functions import TruncMonth

from mingjing.law.penalty_kinds import LIGHT_TO_HEAVY
from mingjing.office.disclosure.models import OUTLET_LABELS
from mingjing.office.inspections.models import KIND_LABELS, RESULT_LABELS
from mingjing.office.intake.models import CHANNEL_LABELS
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.learning.models import TRAINING_LABELS
from mingjing.office.people.models import Unit
from mingjing.office.statistics.words import VERB_LABELS, WATCH_LABELS

Words = Callable[[], dict[str, str]]
_MONTH = re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])")


def _plainly(path: str) -> Expression | F:
    return F(path)


def _equals(path: str, value: str) -> Q:
    return Q(**{path: value})


def _as_text(raw: Any) -> str:
    return str(raw)


def _unit_names() -> dict[str, str]:
    return dict(Unit.objects.values_list("code", "name"))


def _fixed(words: Mapping[Any, str]) -> Words:
    known = {str(key): word for key, word in words.items()}
    return lambda: dict(known)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way of telling apart. `closed` means that every value is always shown, zero too;
    `listed` means that the list of all figures goes through its values."""

    name: str
    label: str
    words: Words
    closed: bool = False
    listed: bool = True
    expression: Callable[[str], Expression | F] = field(default=_plainly)
    where: Callable[[str, str], Q] = field(default=_equals)
    text_of: Callable[[Any], str] = field(default=_as_text)


def _procedure(path: str) -> Expression:
    return Case(
        When(**{f"{path}__endswith": "/summary"}, then=Value("summary")),
        default=Value("ordinary"),
        output_field=CharField(),
    )


def _in_procedure(path: str, value: str) -> Q:
    return Q(**{f"{path}__endswith": f"/{value}"})


def year_and_month(value: str) -> tuple[int, int] | None:
    """A month written 2023-03 as two numbers; None where it is no month."""
    if not _MONTH.fullmatch(value):
        return None
    return int(value[:4]), int(value[5:])


def _in_month(path: str, value: str) -> Q:
    """A broken month finds nothing rather than everything."""
    told = year_and_month(value)
    if told is None:
        return Q(pk__in=[])
    return Q(**{f"{path}__year": told[0], f"{path}__month": told[1]})


def _month(raw: date) -> str:
    return f"{raw:%Y-%m}"


PROCEDURE_LABELS = {"summary": "简易程序", "ordinary": "普通程序"}

DIMENSIONS: dict[str, Dimension] = {
    d.name: d
    for d in (
        Dimension("area", "领域", _fixed(AREA_LABELS), closed=True),
        Dimension(
            "procedure",
            "程序",
            _fixed(PROCEDURE_LABELS),
            closed=True,
            expression=_procedure,
            where=_in_procedure,
        ),
        Dimension("channel", "公示渠道", _fixed(OUTLET_LABELS), closed=True),
        Dimension("kind", "处罚种类", _fixed({k: k for k in LIGHT_TO_HEAVY})),
        Dimension("training", "培训类别", _fixed(TRAINING_LABELS)),
        Dimension("purpose", "检查类别", _fixed(KIND_LABELS), closed=True),
        Dimension("result", "检查结果", _fixed(RESULT_LABELS), closed=True),
        Dimension("source", "来源", _fixed(CHANNEL_LABELS), closed=True),
        Dimension("campaign", "专项行动", _fixed({})),
        Dimension("platform", "抽取平台", _fixed({})),
        Dimension("watch", "瑕疵类别", _fixed(WATCH_LABELS)),
        Dimension("verb", "所在步骤", _fixed(VERB_LABELS)),
        Dimension("unit", "单位", _unit_names),
        Dimension("street", "街道", _unit_names),
        Dimension(
            "month",
            "月份",
            _fixed({}),
            listed=False,
            expression=TruncMonth,
            where=_in_month,
            text_of=_month,
        ),
    )
}
"""Every dimension by name; the order is the order in which figures are listed."""


def value_text(dimension: str, value: str, words: Mapping[str, str]) -> str:
    """A value in words; a value nobody named stands for itself."""
    if dimension == "month":
        told = year_and_month(value)
        return f"{told[0]}年{told[1]}月" if told else value
    return words.get(value, value)
