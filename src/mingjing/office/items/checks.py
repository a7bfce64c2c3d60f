"""Checks one row of a power-list file, column by column, with a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.law.cite import cite
from mingjing.office.items.columns import (
    AREA_OF_FIELD,
    CODE,
    COLUMNS,
    COUNTED_BASIS,
    KINDS,
    MARKS,
    PLAIN_BASES,
    POWERLESS,
    REQUIRED,
    SUBJECT_WORDS,
    SUBJECTS,
    YES_NO,
)
from mingjing.office.items.models import Item

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
_GREATEST = 2_147_483_647
_CHOICES = {
    "area": tuple(AREA_OF_FIELD),
    "subject": (*SUBJECTS, *SUBJECT_WORDS),
    "verified": tuple(MARKS),
    "order_to_correct": tuple(YES_NO),
}
_SPLIT = re.compile(r"[;；、]")
FIELD_OF_COLUMN = {
    "item_id": "code",
    "penalty_kinds": "kinds",
    "fine_min_yuan": "fine_min",
    "fine_max_yuan": "fine_max",
    "verified": "mark",
    "area": "field",
}
_LIMITS = {column.name: column.max_length for column in Item._meta.concrete_fields}


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing that is wrong in the file: where, what stands there, what to do."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ItemData:
    """One checked row: the columns of an item under its code."""

    row: int
    code: str
    values: Mapping[str, Any]


class _Sentence(ValueError):
    """Carries the sentence for one cell."""


def check_row(row: int, cells: Mapping[str, str]) -> tuple[ItemData | None, list[RowFault]]:
    """The item that a row describes, or everything that is wrong with the row."""
    faults: list[RowFault] = []
    values: dict[str, Any] = {}
    for column in COLUMNS:
        text = cells.get(column, "")
        try:
            values[column] = _cell(column, text)
        except _Sentence as error:
            faults.append(RowFault(row, column, text, str(error)))
    if not faults:
        faults = [
            RowFault(row, column, cells.get(column, ""), sentence)
            for column, sentence in _together(values)
        ]
    if faults:
        return None, faults
    return ItemData(row, values["item_id"], _as_columns(values)), []


def _cell(column: str, text: str) -> Any:
    if not text and column in REQUIRED:
        raise _Sentence(f"“{COLUMNS[column]}”不能为空：请填写")
    if text and column in _CHOICES and text not in _CHOICES[column]:
        raise _Sentence(f"只能填：{'、'.join(_CHOICES[column])}")
    reader = _READERS.get(column, _plain)
    value = reader(text)
    limit = _LIMITS[FIELD_OF_COLUMN.get(column, column)]
    if limit and isinstance(value, str) and len(value) > limit:
        raise _Sentence(f"超过 {limit} 个字，现为 {len(value)} 个字：请精简")
    return value


def _plain(text: str) -> str:
    return text


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise _Sentence(
            "编码应为两位大写字母加数字（如 TJ001），"
            "或权责清单平台编码：6 位数字、3 位大写字母、CF、5 位数字"
        )
    return text


def _statute(text: str) -> str:
    name = text.strip("《》")
    ending = next((word for word in POWERLESS if name.endswith(word)), None)
    if ending:
        raise _Sentence(
            f"“{ending}”不能设定行政处罚：请改填法律、法规或规章"
            f"（{cite('penalty_law_2021', 16).text}）"
        )
    return name


def _subject(text: str) -> str:
    return SUBJECT_WORDS.get(text, text)


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip() for kind in _SPLIT.split(text) if kind.strip()]
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise _Sentence(
            f"“{unknown[0]}”不是处罚种类（{cite('penalty_law_2021', 9).text}）："
            f"请用分号隔开，只填 {'、'.join(KINDS)}"
        )
    if len(set(kinds)) != len(kinds):
        raise _Sentence("处罚种类重复：请删去重复的一项")
    return kinds


def _yuan(text: str) -> int | None:
    if not text:
        return None
    digits = text.replace(",", "").replace("，", "")
    if not re.fullmatch(r"[0-9]+", digits):
        raise _Sentence("请填写以元为单位的整数，如 50000；法规未定数额的留空")
    if int(digits) > _GREATEST:
        raise _Sentence(f"数额超过 {_GREATEST:,} 元：请核对")
    return int(digits)


def _day(text: str) -> date | None:
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError:
        raise _Sentence("日期应写成 2026-08-15 的样子，且须是存在的一天") from None


def _yes_no(text: str) -> bool:
    return YES_NO.get(text, True)


def _basis(text: str) -> str:
    if text not in PLAIN_BASES and not COUNTED_BASIS.fullmatch(text):
        raise _Sentence(
            f"只能填 {'、'.join(PLAIN_BASES)}，"
            "或“multiple:倍数说明”“percent:比例说明”“per_tree:单位”"
        )
    return text


_READERS: dict[str, Callable[[str], Any]] = {
    "item_id": _code,
    "penalty_statute": _statute,
    "subject": _subject,
    "penalty_kinds": _kinds,
    "fine_min_yuan": _yuan,
    "fine_max_yuan": _yuan,
    "effective_from": _day,
    "effective_to": _day,
    "order_to_correct": _yes_no,
    "fine_basis": _basis,
}


def _together(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong between columns that are each right alone."""
    low, high = values["fine_min_yuan"], values["fine_max_yuan"]
    kinds, basis = values["penalty_kinds"], values["fine_basis"]
    since, until = values["effective_from"], values["effective_to"]
    wrong = []
    if low is not None and high is not None and low > high:
        wrong.append(("fine_min_yuan", f"下限大于上限 {high:,} 元：请核对两个数额"))
    if since and until and since > until:
        wrong.append(("effective_to", f"失效日期早于生效日期 {since}：请核对两个日期"))
    if not kinds and basis not in {"local_rule", "unknown", "none"}:
        wrong.append(("penalty_kinds", "没有处罚种类：请填写，或把罚款计算方式改为 none"))
    elif "罚款" not in kinds and (low is not None or high is not None):
        wrong.append(("penalty_kinds", "填了罚款数额而种类中没有罚款：请补上罚款或删去数额"))
    if basis == "fixed" and high is None:
        wrong.append(("fine_max_yuan", "计算方式为定额幅度时须填上限：请填写或改计算方式"))
    if basis == "none" and (low is not None or high is not None):
        wrong.append(("fine_basis", "计算方式为不罚款却填了数额：请核对"))
    return wrong


def _as_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """File columns as columns of the model; the area is counted by the field's own word."""
    columns = {FIELD_OF_COLUMN.get(name, name): value for name, value in values.items()}
    columns["area"] = AREA_OF_FIELD[columns["field"]].value
    return columns
