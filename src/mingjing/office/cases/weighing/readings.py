"""Which text judges the conduct of a case, and which item the penalty therefore stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.law.concurrence import dearest
from mingjing.law.intime import (
    Choice,
    Comparison,
    Norm,
    choices,
    chosen,
    compare,
    governing_day,
    is_milder,
    read_choice,
)
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.items.norms import norm_of, norm_on_shelf
from mingjing.office.journal.shapes import Invalid
from mingjing.office.parties.models import PartyKind

Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Basis:
    """On what a penalty stands: the rule, how it was chosen, and whether art. 37 allows it.

    `limit` is the rule that bounds the fine: the milder one, whatever was chosen.
    """

    norm: Norm
    limit: Norm
    choice: str = ""
    milder: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """What a fine by the piece, percentage or multiple is counted from."""

    quantity: int | None
    base: int | None


def counted_of(case: Case, form: Form) -> Counted:
    """What was typed, or else what was typed with the notice."""
    return Counted(
        number_of(form.get("quantity")) or case.quantity,
        number_of(form.get("fine_base")) or case.fine_base,
    )


def number_of(value: Any) -> int | None:
    """A whole number as a form gives it or as an address spells it; anything else is none."""
    text = str(value or "").partition(".")[0]
    return int(text) if text.isascii() and text.isdecimal() else None


def ended_on(case: Case) -> date:
    """The day whose law judges the conduct."""
    return governing_day(since=case.conduct_from, until=case.conduct_until)


def readings(case: Case, day: date, form: Form | None = None) -> tuple[Comparison, ...]:
    """Both texts on the conduct of a case, as the law stands on a day; empty without a change."""
    counted = counted_of(case, form or {})
    return compare(
        norm_of(case.item),
        ended=ended_on(case),
        decided=day,
        shelf=norm_on_shelf,
        quantity=counted.quantity,
        base=counted.base,
    )


def basis_of(case: Case, form: Form, day: date) -> Basis:
    """The rule that a penalty stands on; raises Invalid where a person still has to choose."""
    found = readings(case, day, form)
    own = norm_of(case.item)
    return _dearest(case, form, _in_time(case, form, found) if found else Basis(own, own))


def choice_of(case: Case, form: Form, found: tuple[Comparison, ...]) -> Choice | None:
    """What was chosen now or in the notice, or what the law leaves no choice about."""
    if told := str(form.get("law_choice") or case.law_choice):
        return read_choice(told)
    lawful = choices(found)
    return lawful[0] if len(lawful) == 1 else None


def _in_time(case: Case, form: Form, found: tuple[Comparison, ...]) -> Basis:
    choice = choice_of(case, form, found)
    comparison = chosen(found, choice) if choice else None
    if choice is None or comparison is None:
        raise Invalid({"law_choice": "行为发生后规定有变：请对照新旧规定，选择适用的一个"})
    if comparison.needs_reason and not (form.get("law_reason") or case.law_reason):
        raise Invalid({"law_reason": "新旧规定的轻重不能只凭数额判断：请写明选择的理由"})
    norms = {n.code: n for n in (comparison.older, comparison.newer) if n}
    norm = norms.get(choice.applied)
    if norm is None:
        raise Invalid({"law_choice": "请从列出的新旧规定中选择适用的一个"})
    allowed = is_milder(found, choice)
    return Basis(norm, norm if allowed else comparison.lawful[0], choice.key, milder=allowed)


def _dearest(case: Case, form: Form, basis: Basis) -> Basis:
    """Several rules on one act: the one with the higher fine (art. 29)."""
    others = also_items(case, form)
    if not others:
        return basis
    counted = counted_of(case, form)
    norms = [basis.limit, *(norm_of(item) for item in others)]
    dear = dearest(norms, quantity=counted.quantity, base=counted.base)
    if dear is None and not form.get("weighing_reason"):
        sentence = "这些事项的罚款幅度不能直接比较：请在裁量理由中写明按哪一项处罚、为什么"
        raise Invalid({"weighing_reason": sentence})
    if dear is None or dear is basis.limit:
        return basis
    return Basis(dear, dear, basis.choice, milder=basis.milder)


def also_items(case: Case, form: Form) -> list[Item]:
    """The other items that the same act breaks, as typed by their codes."""
    codes = [c for c in codes_in(also_of(case, form)) if c != case.item.code]
    items = list(Item.objects.filter(code__in=codes))
    missing = [code for code in codes if code not in {item.code for item in items}]
    if missing:
        raise Invalid({"also": f"权责清单中没有编码“{missing[0]}”：请核对后重填"})
    for item in items:
        _must_fit(case, item)
    return items


def also_of(case: Case, form: Form) -> str:
    """The codes typed, or those of the notice where nothing was asked."""
    told = form.get("also")
    return case.also if told is None else str(told)


def codes_in(text: str) -> list[str]:
    """The codes of items in a line of words."""
    for mark in "，、；;,":
        text = text.replace(mark, " ")
    return text.split()


def _must_fit(case: Case, item: Item) -> None:
    day = ended_on(case)
    if not norm_of(item).in_force(day):
        raise Invalid({"also": f"事项 {item.code} 在违法行为发生日（{day}）不适用：请删去"})
    kind = case.party.kind
    if item.subject not in ("any", kind) and kind != PartyKind.SOLE_TRADER:
        raise Invalid({"also": f"事项 {item.code} 不适用于这一类当事人：请删去"})


def applied_item(case: Case) -> Item:
    """The item whose rule the penalty stands on: another than the lead's where law changed."""
    return case.applied or case.item
