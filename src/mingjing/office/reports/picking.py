"""Finding a figure and writing its reference into a text: by search, then by scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms

from mingjing.office.reports.references import Block, Reference, parse
from mingjing.office.reports.spelling import BLOCKS
from mingjing.office.reports.statutory import title_of
from mingjing.office.reports.template import Slot
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, Indicator, Scope
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.words import GROUP_LABELS

MOST = 40
"""How many figures a page offers; it says when there are more."""
GAP = "{}"
KINDS = (("figure", "一个数字，写在句子里"), ("table", "一张表，单独占一行"),
         ("chart", "一张图，单独占一行"))  # fmt: skip
MONEY = (("", "元"), ("wan", "万元，写到分"), ("wan2", "万元，两位小数"))
SHARE = (("", "百分比，两位小数"), ("percent0", "百分比，取整"))


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator that fits a search."""

    name: str
    label: str
    unit: str
    group: str
    definition: str
    scope: Mapping[str, str] = field(default_factory=dict)
    scope_text: str = ""

    @property
    def query(self) -> str:
        """What narrows it, as the rest of an address."""
        return f"&{urlencode(self.scope)}" if self.scope else ""


Named = Mapping[str, Mapping[str, str]]
"""The words for the values of some dimensions."""
SOUGHT = ("area", "procedure")
"""The dimensions whose values may stand in a search: 罚款 燃气."""


def offers(query: str, named: Named | None = None) -> list[Offer]:
    """The indicators whose name, words or definition hold every word of a search, or that can be
    narrowed to what a word names; those that hold it in their label first."""
    words, ranked = query.lower().split(), []
    for found in INDICATORS.values():
        near = f"{found.name} {found.label} {found.unit} {GROUP_LABELS[found.group]}".lower()
        left = [w for w in words if w not in near]
        scope = _narrowing(left, found, named or {})
        rank = 3 if not left else 2 if scope else 1
        if rank > 1 or all(w in found.definition.lower() for w in left):
            ranked.append((rank, found, scope))
    ranked.sort(key=lambda each: -each[0])
    return [
        Offer(i.name, i.label, i.unit, GROUP_LABELS[i.group], i.definition, scope,
              "，".join((named or {})[d][v] for d, v in scope.items()))
        for _, i, scope in ranked
    ]  # fmt: skip


def _narrowing(left: Sequence[str], found: Indicator, named: Named) -> dict[str, str]:
    """The scope that the words which are left name, each one value; none unless all do."""
    scope: dict[str, str] = {}
    for word in left:
        fitting = [
            (dimension, value)
            for dimension, values in named.items() if dimension in found.paths
            for value, told in values.items() if word in told.lower()
        ]  # fmt: skip
        if len(fitting) != 1 or fitting[0][0] in scope:
            return {}
        scope |= dict(fitting)
    return scope


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """A statutory table that fits a search."""

    key: str
    title: str
    columns: str


def sheets(query: str) -> list[SheetOffer]:
    """The statutory tables whose title or columns hold every word of a search."""
    told = [
        SheetOffer(key, title_of(key), "、".join(dict.fromkeys(h.group or h.label
                                                             for h in form.heads)))
        for key, form in FORMS.items()
    ]  # fmt: skip
    words = query.lower().split()
    return [o for o in told if all(w in f"{o.key} {o.title} 统计表 {o.columns}" for w in words)]


class ScopeForm(forms.Form):
    """Of what the figure is told: kind, scope, rounding, and for tables and charts by what."""

    def __init__(
        self, found: Indicator, book: Book, data: Mapping[str, Any] | None, start: Scope
    ) -> None:
        super().__init__(data, initial={"kind": "figure", **start})
        self.found = found
        self.fields["kind"] = forms.ChoiceField(label="怎样写进正文", choices=KINDS)
        if data is None:
            self.fields["kind"].widget.attrs["autofocus"] = True
        for name in found.paths:
            words = {} if name == "month" else book.words(name)
            label = DIMENSIONS[name].label
            if name == "month":
                months = [(f"{book.period.first.year}-{m:02d}", f"{m}月") for m in range(1, 13)]
                words = dict(months)
            if words:
                self.fields[name] = forms.ChoiceField(
                    label=f"只算哪个{label}", required=False, choices=[("", "全部"), *words.items()]
                )
        rounds = MONEY if found.unit == "元" else SHARE if found.unit == RATE else ()
        if rounds:
            self.fields["as"] = forms.ChoiceField(
                label="写成什么单位", required=False, choices=rounds
            )
        self.fields["by"] = forms.ChoiceField(
            label="表和图按什么分",
            required=False,
            choices=[("", "不分"), *((n, DIMENSIONS[n].label) for n in found.paths)],
        )

    def clean(self) -> dict[str, Any]:
        """A table and a chart need to be told apart by something."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") in {"table", "chart"} and not cleaned.get("by"):
            self.add_error("by", "请选择表和图按什么分")
        return cleaned

    def reference(self) -> Reference | Block:
        """What was chosen, as it stands in a text."""
        said = self.cleaned_data
        scope = {n: said[n] for n in self.found.paths if said.get(n) and n != said.get("by")}
        if said["kind"] == "figure":
            scope = {n: said[n] for n in self.found.paths if said.get(n)}
            return Reference(self.found.name, scope, said.get("as") or "")
        return Block(said["kind"], (self.found.name,), said["by"], scope)


def inserted(
    body: str, piece: Reference | Block, place: int | None, units: Sequence[str] = ()
) -> tuple[str, int]:
    """The text with the reference in it: at the first {}, where the cursor stood, or at the end,
    followed by its unit where none stands there; and the place behind it."""
    start = body.find(GAP)
    end = start + len(GAP)
    if start < 0:
        start = end = len(body) if place is None else min(place, len(body))
    before, after, word = body[:start], body[end:], piece.text
    if isinstance(piece, Block):
        before = f"{before.rstrip()}\n" if before.strip() else ""
        after = f"\n{after.lstrip()}" if after.strip() else ""
    elif units and not after.lstrip().startswith(tuple(units)):
        word += units[0]
    return f"{before}{word}{after}", len(before) + len(word)


def named(piece: str | Reference | Block, book: Book) -> str:
    """A figure, a table or a chart by its name in words; plain text as it is."""
    if isinstance(piece, str):
        return piece
    scope = book.scope_text(piece.scope)
    told = f"（{scope}）" if scope else ""
    if isinstance(piece, Block) and piece.form:
        return f"{BLOCKS[piece.kind]}：{title_of(piece.form)}"
    if isinstance(piece, Block):
        labels = "、".join(INDICATORS[name].label for name in piece.names)
        return f"{BLOCKS[piece.kind]}：{labels}{told}，按{DIMENSIONS[piece.by].label}"
    unit = dict(MONEY + SHARE).get(piece.rounding, "") if piece.rounding else ""
    return f"{INDICATORS[piece.name].label}{told}{'，' if unit else ''}{unit}"


def guidance_told(slot: Slot, book: Book) -> str:
    """What a section should tell, with the names of its figures where the template refers."""
    return "".join(named(p, book) for p in parse(slot.guidance).pieces)


def in_words(body: str, book: Book) -> str:
    """A text for reading: each reference by its name, in brackets of its own."""
    pieces = parse(body).pieces
    return "".join(p if isinstance(p, str) else f"〔{named(p, book)}〕" for p in pieces)
