"""The dimensions by which figures are told apart, each with its values in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf, TruncMonth
from django.db.models.lookups import Contains

from mingjing.law.penalty_kinds import COLUMNS, LIGHT_TO_HEAVY, Order, column_of, orders
from mingjing.office.cases.attempts_sparing import GROUNDS
from mingjing.office.cases.beside.remedy_forms import VERDICTS
from mingjing.office.cases.beside.seizure_forms import KINDS as MEASURES
from mingjing.office.disclosure.models import OUTLET_LABELS
from mingjing.office.inspections.models import KIND_LABELS, RESPONSE_WORDS, RESULT_LABELS
from mingjing.office.intake.models import CHANNEL_LABELS
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.learning.models import TRAINING_LABELS
from mingjing.office.people.models import Unit
from mingjing.office.plans.models import TASK_LABELS
from mingjing.office.statistics.words import (
    LENIENT_LABELS,
    REASON_LABELS,
    VERB_LABELS,
    WATCH_LABELS,
)

Words = Callable[[], dict[str, str]]
NONE, NONE_TEXT = "-", "未注明"
"""How an address names rows that say nothing in a dimension, and how a page does."""
_MONTH = re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])")


def _plainly(path: str) -> Expression | F:
    return F(path)


def _equals(path: str, value: str) -> Q:
    return Q(**{path: value})


def _as_text(raw: Any) -> str:
    return str(raw)


def _unit_names() -> dict[str, str]:
    """In the order of their codes, always: units are told apart, never ranked."""
    return dict(Unit.objects.order_by("code").values_list("code", "name"))


def _heads() -> dict[str, str]:
    """The units that lead a district or a city of their own."""
    told = Unit.objects.filter(Q(code=F("district")) | Q(code=F("city")))
    return dict(told.values_list("code", "name"))


def _item_names() -> dict[str, str]:
    rows = Item.objects.order_by("code").values_list("code", "violation")
    return {code: f"{code} {violation}" for code, violation in rows}


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
    blank: bool = True
    """Whether an empty text may stand for nothing; a day is there or not."""
    named: bool = False
    """Whether it tells nothing where its values have no names: an office alone has no districts."""

    def telling(self, path: str) -> Expression | F:
        """What to group by, with all rows that say nothing in one group."""
        told = self.expression(path)
        return NullIf(told, Value(""), output_field=CharField()) if self.blank else told

    def within(self, rows: Any, path: str, value: str) -> Any:
        """The rows that have this value; NONE means those that say nothing."""
        if value != NONE:
            return rows.filter(self.where(path, value))
        nothing = f"nothing_{self.name}"
        return rows.annotate(**{nothing: self.telling(path)}).filter(**{f"{nothing}__isnull": True})

    def key_of(self, raw: Any) -> str:
        """A value of the database as an address names it."""
        return NONE if raw in (None, "") else self.text_of(raw)


def _procedure(path: str) -> Expression:
    return Case(
        When(**{f"{path}__endswith": "/summary"}, then=Value("summary")),
        default=Value("ordinary"),
        output_field=CharField(),
    )


def _in_procedure(path: str, value: str) -> Q:
    return Q(**{f"{path}__endswith": f"/{value}"})


def _applied(path: str) -> Expression:
    """Of the item that the decision stands on, which may be the newer of two texts."""
    return Coalesce(F(f"applied__{path}"), F(f"item__{path}"), output_field=CharField())


def _is_applied(path: str, value: str) -> Q:
    old = Q(**{"applied__isnull": True, f"item__{path}": value})
    return Q(**{f"applied__{path}": value}) | old


def _column(path: str) -> Expression:
    return Case(
        *(When(**{f"{path}__in": kinds}, then=Value(key)) for key, (_, kinds) in COLUMNS.items()),
        output_field=CharField(),
    )


def _in_column(path: str, value: str) -> Q:
    return Q(**{f"{path}__in": COLUMNS[value][1]})


def _names(path: str, kind: str) -> Q:
    """Whether a list names a kind; one database keeps the letters, the other their codes."""
    text = Cast(F(path), TextField())
    return Q(Contains(text, f'"{kind}"')) | Q(Contains(text, json.dumps(kind)))


def _column_by(order: Order) -> Callable[[str], Expression]:
    """The column under another order of severity than that of the decision's day."""
    return lambda path: Case(
        *(When(_names(path, k), then=Value(column_of(k))) for k in reversed(order.kinds)),
        output_field=CharField(),
    )


def _in_column_by(order: Order) -> Callable[[str, str], Q]:
    def where(path: str, value: str) -> Q:
        found = Q(pk__in=[])
        for place, kind in enumerate(order.kinds):
            if kind in COLUMNS[value][1]:
                heavier = (~_names(path, k) for k in order.kinds[place + 1 :])
                found |= Q(_names(path, kind), *heavier)
        return found

    return where


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


COLUMN_LABELS = {key: label for key, (label, _) in COLUMNS.items()}
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
        Dimension(
            "column",
            "报表罚种",
            _fixed(COLUMN_LABELS),
            closed=True,
            listed=False,
            expression=_column,
            where=_in_column,
        ),
        *(
            Dimension(
                f"column_{order.key}",
                f"报表罚种（{order.label}）",
                _fixed(COLUMN_LABELS),
                closed=True,
                listed=False,
                expression=_column_by(order),
                where=_in_column_by(order),
            )
            for order in orders().values()
        ),
        Dimension(
            "law",
            "处罚依据",
            _fixed({}),
            expression=_applied,
            where=_is_applied,
        ),
        Dimension(
            "item",
            "执法事项",
            _item_names,
            listed=False,
            expression=_applied,
            where=_is_applied,
        ),
        Dimension("ground", "不予处罚理由", _fixed(dict(GROUNDS))),
        Dimension("verdict", "复议诉讼结果", _fixed(VERDICTS)),
        Dimension("measure", "强制措施种类", _fixed(MEASURES)),
        Dimension("lenient", "柔性执法方式", _fixed(LENIENT_LABELS)),
        Dimension("response", "当事人态度", _fixed(RESPONSE_WORDS)),
        Dimension("task", "计划任务类别", _fixed(TASK_LABELS)),
        Dimension("reason", "增减原因", _fixed(REASON_LABELS)),
        Dimension("training", "培训类别", _fixed(TRAINING_LABELS)),
        Dimension("purpose", "检查类别", _fixed(KIND_LABELS), closed=True),
        Dimension("result", "检查结果", _fixed(RESULT_LABELS), closed=True),
        Dimension("source", "来源", _fixed(CHANNEL_LABELS), closed=True),
        Dimension("campaign", "专项行动", _fixed({})),
        Dimension("platform", "抽取平台", _fixed({})),
        Dimension("watch", "瑕疵类别", _fixed(WATCH_LABELS)),
        Dimension("verb", "所在步骤", _fixed(VERB_LABELS)),
        Dimension("city", "市", _heads, named=True),
        Dimension("district", "区", _heads, named=True),
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
            blank=False,
        ),
    )
}
"""Every dimension by name; the order is the order in which figures are listed."""


def value_text(dimension: str, value: str, words: Mapping[str, str]) -> str:
    """A value in words; a value nobody named stands for itself."""
    if value == NONE:
        return NONE_TEXT
    if dimension == "month":
        told = year_and_month(value)
        return f"{told[0]}年{told[1]}月" if told else value
    return words.get(value, value)
