"""What the words before a share say that it is a share of: another time, a named part, several
numbers told one after the other."""

from __future__ import annotations

import re
from decimal import Decimal

from mingjing.office.reports.checker.rules.common import sentence_of
from mingjing.office.reports.checker.shapes import Figure, Kind, Reading
from mingjing.office.reports.checker.words import unit_class

_THEN = re.compile(
    r"(?:(?:上年度?|去年|上一年度?|(?P<year>(?:19|20)\d\d)年度?)(?:同期|全年|[末底])?|上半年|上季度|上月)"
    r"[（(为的是：:]*$"
)
_FROM = re.compile(r"(?:由|从)[^，,。；;%\d]{0,12}$")
_TO = re.compile(r"(?:由|从)[^，,。；;]*?%[^，,。；;]{0,12}[至到为]$")
_EDGE = re.compile(r"[，,；;。：:、（()）\t\d%]")
_OF_ALL = re.compile(r"(?:所)?占(?!道|地|用|压)[^，。；%]*$")
_POINTING = (
    r"其中|合计|总计|共计|总共|分别|依次|[两三四五六七八九十\d]+(?:者|项|类|种|地|个|市|县|区|家)[^，。；]{0,4}|上述|以上|此类|该类|"
    r"均|约|近|仅|只|也|就|各|已|又|还|共|超过?|达|其|的|个?百分|所"
)
_POINTS_BACK = re.compile(rf"^(?:{_POINTING})+|(?:{_POINTING})+$")
_TAIL = re.compile(
    r"(?:类|领域|方面)?(?:的)?(?:案件|投诉|问题|工单|人员|检查家次)?(?:总?数量?|量|类)?$"
)


def of_another_time(reading: Reading, f: Figure) -> bool:
    """比 2021 年的 11.2%, 由 93.5% 提升至 95.1%: a rate that the numbers of its sentence do not
    tell; the gap between such rates is weighed by itself."""
    before = sentence_of(reading, f)
    if m := _THEN.search(before):
        return m["year"] is None or int(m["year"]) != reading.year
    return bool(_FROM.search(before) or _TO.search(before))


def subject_of(sentence: str) -> str:
    """What a share is said of in its own clause (网约车占 71.7%), or nothing where the clause
    points back to the numbers before it (，占 34%；三地合计占)."""
    m = _OF_ALL.search(sentence)
    if m is None:
        return ""
    words = _EDGE.split(sentence[: m.start()])[-1]
    return _core(_POINTS_BACK.sub("", words))


def _core(words: str) -> str:
    return _TAIL.sub("", re.sub(r"[\s“”]|^其中", "", words))


def named_parts(reading: Reading, f: Figure, name: str) -> list[Figure]:
    """The numbers of a share's paragraph that are told of a name: of that very name if there
    are any, else of one that holds it."""
    here = [x for x in reading.on_line(f.span.line)
            if x.kind is Kind.MEASURE and not x.table and x.unit
            and x.year in {0, reading.year} and not x.measure.startswith(("change:", "rate:"))
            and not x.facet("limit")]  # fmt: skip
    cores = [(x, _core(x.label) or x.area) for x in here]
    exact = [x for x, core in cores if core == name]
    return exact or [x for x, core in cores if len(core) > 1 and (name in core or core in name)]


def in_order(reading: Reading, f: Figure, here: list[Figure], sentence: str) -> Figure | None:
    """分别占 a%、b% 和 c%: the number that stands in the place of the share."""
    at = sentence.rfind("分别")
    if at < 0:
        return None
    start = f.span.start - len(sentence)
    order = [x.span for x in reading.on_line(f.span.line) if x.kind is Kind.PERCENT
             and x.span.start > start + at]  # fmt: skip
    stop = next((i for i, s in enumerate(order[1:], 1) if s.start - order[i - 1].end > 1),
                len(order))  # fmt: skip
    before = [x for x in here if x.span.start < start + at]
    run = trailing(before)
    order = order[:stop]
    if f.span not in order or len(order) < 2 or len(run) < len(order):
        return None
    return run[len(run) - len(order) + order.index(f.span)]


_AGES = {"岁", "周岁"}


def trailing(here: list[Figure]) -> list[Figure]:
    """The numbers of one counter that stand last of a sentence."""
    out: list[Figure] = []
    for x in reversed([x for x in here if x.unit and x.unit not in _AGES]):
        if out and unit_class(x.unit) != unit_class(out[0].unit):
            break
        out.insert(0, x)
    return out


def sums_of(here: list[Figure]) -> list[tuple[Decimal, list[Figure]]]:
    """甲（a 万元）、乙（b 万元）、丙（c 万元），占: the last two numbers together, the last three,
    and so on."""
    run = trailing(here)
    return [(sum((x.amount for x in run[n:]), Decimal(0)), run[n:])
            for n in range(len(run) - 2, -1, -1)]  # fmt: skip


_RATE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})率(?:均|达到?|为|约)*$")
_LEADING = re.compile(r"^(?:其中|平均|全年|全市|全区|总|年度|案件|工作|任务|行政|的|和|及|与|且)+")


def rate_beyond(sentence: str) -> bool:
    """按时处置率 beside 处置 a 件: a rate whose own name narrows what the sentence counts."""
    m = _RATE.search(sentence)
    if m is None:
        return False
    narrows = _LEADING.sub("", m["name"])[:-2]
    words = re.sub(r"[\u4e00-\u9fff]{2,8}率", "", sentence)
    return len(narrows) > 1 and not any(
        narrows[n : n + 2] in words for n in range(len(narrows) - 1)
    )


_RATES = {
    "履职": "行使|使用|履行",
    "参与": "办案|参加",
    "到位": "缴|收缴|执行",
    "覆盖": "涉及|达到",
    "发现": "问题|违法|隐患",
    "抽查": "抽取|随机",
}
"""What a rate counts, where its own name does not stand before the number."""


def named_rate(before: str, part: Figure) -> bool:
    """Whether the part is what the rate is named after (结案 of 结案率); a plain share is."""
    m = re.search(r"([\u4e00-\u9fff]{2})率(?:均|达到?|为|约)*$", before)
    if m is None:
        return True
    words = part.label + before.removesuffix(m[0])[-24:]
    return m[1] in words or bool(re.search(_RATES.get(m[1], m[1]), words))
