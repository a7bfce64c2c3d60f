"""An item of the power list in words: what it costs, for whom, since when, how far checked."""

from __future__ import annotations

from mingjing.office.items.columns import MARKS, PLAIN_BASES, SUBJECTS
from mingjing.office.items.models import AREA_LABELS, Area, Item
from mingjing.office.web.shapes import Cell
from mingjing.office.web.words import NOTHING, cn_date, yuan

_TONES = {"V": "ok", "V2": "due", "M": "over"}


def fine_words(item: Item) -> str:
    """The range of the fine as a statute would say it; what is not known is said to be so."""
    head, _, counted = item.fine_basis.partition(":")
    if counted and not head.startswith("per_"):
        return counted
    span = _span(item.fine_min, item.fine_max)
    if span:
        return f"{counted} {span}".strip()
    return counted or PLAIN_BASES.get(head, item.fine_basis)


def _span(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{yuan(low)} 元以上" if low else ""
    if low == high:
        return f"{yuan(high)} 元（定额）"
    if not low:
        return f"{yuan(high)} 元以下"
    return f"{yuan(low)} 元以上 {yuan(high)} 元以下"


def fine_short(item: Item) -> str:
    """The range of the fine as a list shows it: both ends and a dash."""
    return fine_words(item).replace(" 元以上 ", "–").replace(" 元以下", " 元")


def in_force_words(item: Item) -> str:
    """From when until when the item applies to conduct."""
    since, until = item.effective_from, item.effective_to
    if since is None and until is None:
        return "施行日期未核对"
    begin = f"{cn_date(since)}起" if since else "施行日期未核对"
    return f"{begin}，至{cn_date(until)}止" if until else f"{begin}，现行有效"


def mark_cell(item: Item) -> Cell:
    """How far the item has been checked against the statute's text."""
    return Cell(MARKS.get(item.mark, item.mark), tone=_TONES.get(item.mark, ""))  # type: ignore[arg-type]


def item_facts(item: Item) -> list[tuple[str, object]]:
    """The item, one line each."""
    known: list[tuple[str, object]] = [
        ("编码", item.code),
        ("领域", _area(item)),
        ("适用对象", SUBJECTS.get(item.subject, item.subject)),
        ("违反", f"{item.violated_statute}{item.violated_article}"),
        ("处罚依据", item.basis),
        ("处罚种类", "、".join(item.kinds) or "未定处罚种类"),
        ("罚款幅度", fine_words(item)),
        ("责令改正", "应当责令改正" if item.order_to_correct else "不适用"),
        ("适用前提", item.precondition),
        ("有效期间", in_force_words(item)),
        ("核对情况", MARKS.get(item.mark, item.mark)),
        ("资料来源", item.source),
        ("备注", item.note),
    ]
    return [(label, value) for label, value in known if value]


def _area(item: Item) -> str:
    area = AREA_LABELS[Area(item.area)]
    return area if area == item.field else f"{item.field}（统计归入{area}）"


def value_words(value: object) -> str:
    """A column's value as an import preview shows it."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
