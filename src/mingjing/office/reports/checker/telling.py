"""What a number of running text counts: its label, measure, field, unit of the office, year."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace

from mingjing.office.reports.checker.figures import Raw, built, numbers_of
from mingjing.office.reports.checker.shapes import (
    OF_ALL,
    OTHER,
    Bound,
    Figure,
    Kind,
    Reading,
    Span,
)
from mingjing.office.reports.checker.words import field_of, measure_of, unit_class

COUNTED = (Kind.MEASURE, Kind.PERCENT, Kind.FACTOR)
_END = re.compile(r"[。！？!?]")
_STOP = re.compile(r"[，,；;：:。（）()\t]")
_TRIM = re.compile(
    r"^(?:[、\s的和及与并]|为)+|(?:[、\s是达至到了约近逾共有]|(?<!行)为|(?<!商)超过?|共计|合计|总计|累计|分别)+$"
)
_LEADS = re.compile(r"^(?:对|在|向|根据|按照|针对|就|从(?![轻重])|全[区市街])[^，]{0,6}$")
TOTALS = re.compile(r"共计|合计|总计|累计|总数|总量|总额|总共|一共|(?<!公)共(?!同|享|建|治)")
_CHANGE = re.compile(
    r"(?:净?增加|净?减少|净增|净减|增长|下降|上升|提高|降低|新增加|增多|多|少|增幅|降幅)(?:了|约|近|超|达)?\s*$"
)
_RATE = re.compile(
    r"[人件案户次宗起期场日月队班辆亩店]均|平均|均为?$|每[半十百千万亿]*(?:年|季|月|周|天|日|人|次|件|队|名|辆|卷|宗|起|户|家|期|场|平方公里|公里)"
)
_PAST = re.compile(r"(?:上年度?|去年|上一年度?|前年)(?:同期|全年|末|底)?")
_JUST_PAST = re.compile(r"(?:上年度?|去年|上一年度?)(?:同期|全年)?[（(为的是：:]*(?:共)?$")
_YEAR_COLON = re.compile(r"[（(，；、。]((?:19|20)\d\d)年(?:度|全年|同期)?[：:]$")
"""（2023年：71 件）: last year's number behind a colon."""
_PAST_BRACKET = re.compile(
    r"(?:上年度?|去年|上一年度?)(?:同期|全年)?[（(][^（()）]*$|[（(](?:上年度?|去年|上一年度?)[^（()）]*$"
)
"""去年同期（立案 920 件、处罚 880 件）: all numbers of the brackets are of last year."""
_ABSTRACT = re.compile(
    r"(?:重点|主要|专项)?(?:领域|方面|环节|阶段|层面|类别|种类|重点|角度|维度|目标|统一|到位|不放过)"
)
_JUST_YEAR = re.compile(r"((?:19|20)\d\d)年度?(?:同期|全年)?[末底]?[（(为的是]*$")
_YEAR_ALONE = re.compile(r"(?:^|[，；。])((?:19|20)\d\d)年(?:度|全年|同期)?，")
_NEXT = re.compile(r"明年|下年|来年|下一年|次年|计划(?!完成|[内外])|力争|拟(?!处罚)|预计")
_COMPARED = re.compile(r"比|较|相比|同比|环比|对比|增|降")
_PART = re.compile(
    r"上半年|下半年|[一二三四]季度|前[一二三四五六七八九十\d]+个?月|\d{1,2}月?\s*[—–\-至~～]\s*\d{1,2}月份?|(?<![至\-到—年])(?<!\d)\d{1,2}月份|(?<![至\-到—年~～自从])(?<!\d)\d{1,2}月(?=[\u4e00-\u9fff](?<![至到起底末初中上下份和])|，)"
)
_WHOLE_YEAR = re.compile(r"(?<!占)(?<!占了)全年(?!的)")
_THRESHOLD = re.compile(r"(?:以[上下])?的(?=[\u4e00-\u9fff])")
"""罚没超过百万元的单位: a number that only says which ones are counted."""
_LIMITED = re.compile(r"(?:[以之][上下内]|左右)?的|(?:[以之][上下内])(?=[\u4e00-\u9fff])")
"""10 万元以上的案件: a number that only narrows what the next number counts."""
_STORY = re.compile(
    r"某|典型案例|案例[：:一二三四1-9]|对[^，。；]{0,12}(?:公司|商店|店铺|饭店|餐厅|工地)[^，。；]{0,8}(?:罚款|处以|处罚)"
)
_PROCEDURES = (("summary", re.compile(r"简易程序|简易案件|当场处罚")),
               ("ordinary", re.compile(r"普通程序|一般程序|普通案件|一般案件")))  # fmt: skip
_LEVELS = re.compile(r"(?:市|区|县|街道?镇?|镇街|街乡|乡镇)(?:本)?级|支队本级|市本级|基层")
_PARTIES = re.compile(
    r"(?:对|涉|处罚)(公民|个人|自然人|个体(?:工商户)?|企业|单位|法人(?:或者?其他组织)?)"
)
_BODY = re.compile(
    r"(?:^|[，；、。：:其中对是为])((?:(?![各全我本该由向从对在其中共和与及])[\u4e00-\u9fff]){1,6}?(?:街道|大队|中队|分局|支队|开发区|镇|乡))"
    r"(?!办事处的|执法局的|执法工作|综合执法工作)(?:办事处|综合行政执法(?:大队|队|局)|执法(?:大|中)队)?"
)
_TEAM = re.compile(r"[\u4e00-\u9fff]{1,6}(?:大队|中队|分队|支队|街道|镇|乡)")
"""People told of nothing but a team are its officers."""
_REGION = re.compile(
    r"(?:^|[，；、。：:])((?:(?![各全我本该由向从对在其中共和与及])[\u4e00-\u9fff]){2,5}(?:区|县|市))"
    r"(?=处罚|罚[没款]|案件|办理|作出|立案|查处|检查)"
)
_FIELD = re.compile(
    r"(?:^|[，；、。：:]|其中|在|对)([\u4e00-\u9fff]{2,10}?)(?:领域|类案件|方面|类|执法案件|案件)(?!内)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A counted number with the words around it."""

    raw: Raw
    before: str
    after: str
    own: str
    earlier: str
    gap: str
    rest: str
    sentence: Span
    joined: bool = False


def told(reading: Reading) -> list[Figure]:
    """The figures of all lines that are no rows of tables."""
    rows = {row[0].line for table in reading.document.tables for row in table.rows if row}
    out: list[Figure] = []
    for number, line in enumerate(reading.document.lines, 1):
        if number not in rows and line.strip():
            out += _line(reading, line, number)
    return out


def _line(reading: Reading, line: str, number: int) -> list[Figure]:
    raws = numbers_of(line)
    plain = [built(r, line, number) for r in raws if r.kind not in COUNTED]
    counted = [r for r in raws if r.kind in COUNTED]
    out: list[Figure] = []
    for i, raw in enumerate(counted):
        clause = _clause(line, number, counted, i)
        same = [f for f in out if clause.sentence.holds(f.span)]
        figure = _named(built(raw, line, number), clause, same)
        placed = _placed(figure, clause, reading)
        out += [replace(placed, label=name) for name in _names_of(placed)]
    return [*plain, *_carried(out, line)]


def _clause(line: str, number: int, counted: list[Raw], i: int) -> Clause:
    raw = counted[i]
    ends = [m.end() for m in _END.finditer(line)]
    first = max([e for e in ends if e <= raw.start], default=0)
    last = min([e for e in ends if e >= raw.end], default=len(line))
    stops = [m for m in _STOP.finditer(line)]
    opening = max([m.end() for m in stops if m.end() <= raw.start], default=0)
    closing = min([m.start() for m in stops if m.start() >= raw.end], default=len(line))
    previous = counted[i - 1].end if i else 0
    following = counted[i + 1].start if i + 1 < len(counted) else len(line)
    before = line[max(opening, previous) : raw.start]
    after = line[raw.end : min(closing, following)]
    own = line[opening : raw.start]
    earlier, gap = line[first : raw.start], line[max(first, previous) : raw.start]
    rest = line[raw.end : last]
    joined = i > 0 and previous >= opening
    at = Span(number, first, last)
    return Clause(raw, before, after, own, earlier, gap, rest, at, joined)


def _names_of(figure: Figure) -> list[str]:
    """One share told of several things (甲、乙均为 100%) is one figure for each of them."""
    if figure.kind is Kind.PERCENT and re.search(r"、.+均", figure.label):
        return [re.sub(r"均.*$", "", name) for name in figure.label.split("、")]
    return [figure.label]


_NEXT_ITEM = re.compile(r"^[\u4e00-\u9fff]{1,12}(?:[（(][^（()）]*[）)])?[、和及与]\s*$")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
"""1 名队员、3 名职员: the words before the second number name the first."""


def _label(clause: Clause) -> str:
    """The words that name the figure: before it, else behind it, else of the clause before."""
    before = _TRIM.sub("", _TRIM.sub("", clause.before))
    before = re.sub(r"^[一二三四五六七八九十]是", "", before)
    after = _TRIM.sub("", clause.after)
    if after and clause.joined and _NEXT_ITEM.search(clause.before) and _NOUN.match(after):
        return after
    leads = _LEADS.match(before) or not essence(before)
    if before and not (leads and after) and before != "其中":
        return before
    if after:
        return after
    pieces = [p for p in _STOP.split(clause.earlier) if _TRIM.sub("", p)]
    return _TRIM.sub("", pieces[-1])[-20:] if pieces else before


def _named(figure: Figure, clause: Clause, same: list[Figure]) -> Figure:
    """A figure with its label and measure; where its own words say too little, those of the
    sentence before it."""
    label, unit = _label(clause), figure.unit
    end = len(clause.before) - len(clause.before.lstrip("、 的"))
    words = Span(
        figure.span.line,
        figure.span.start - len(clause.before) + end,
        figure.span.end + (len(clause.after) if label and label in clause.after else 0),
    )
    if figure.kind is not Kind.MEASURE:
        return replace(figure, label=label, words=words)
    measure = _measure(clause, unit, same)
    if _CHANGE.search(clause.before) and unit not in {"处", "场"}:
        measure = f"change:{measure}"
    elif _RATE.search(clause.own):
        measure = f"rate:{measure}"
    if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST} and _THRESHOLD.match(clause.after):
        measure = ""
    total = bool(TOTALS.search(clause.before))
    return replace(figure, label=label, words=words, measure=measure, total=total)


def _measure(clause: Clause, unit: str, same: list[Figure]) -> str:
    label = _label(clause)
    if unit in {"个", "项", "大"} and _ABSTRACT.match(clause.after):
        return ""
    near = re.sub(r"[，,；;：:].*$|(?<!公)共(?!享).*$|作出.*$|累计.*$", "", clause.after)
    for words in (clause.before, clause.before + near, label):
        if found := measure_of(words, unit):
            return found
    like = [f for f in same if unit_class(f.unit) == unit_class(unit) and f.measure
            and not f.measure.startswith(("change:", "rate:"))]  # fmt: skip
    short = _TRIM.sub("", re.sub(r"其中|分别", "", clause.before))
    if like and (not short or _FIELD.search(clause.before) or _BODY.search(clause.before)
                 or _LEVELS.search(short) or field_of(short) != short):  # fmt: skip
        return like[-1].measure
    if unit in {"人", "名"} and _TEAM.fullmatch(short):
        return "officers"
    if not short:
        pieces = [p for p in _STOP.split(clause.earlier) if p.strip()]
        for piece in reversed(pieces[-2:]):
            if found := measure_of(piece, unit):
                return found
    return f"other:{essence(label)}" if essence(label) else ""


_OWN_SHARE = re.compile(r"\s*[，,（(]?\s*(?:约|近)?占(?!道|地|用|压)")
_EMPTY = re.compile(
    r"共计|合计|总计|累计|全年|今年|本年度?|年内|共|全区|全市|全街|辖区内?|我[委局区街队]|开展|进行|组织|实施"
    r"|办理|作出|完成|其中|的|了|各类|依法|行政|次数|数量|达到?|为|对|\d{4}年(?:度)?|[、，\s“”\d]|给予"
)


def _among(figure: Figure, clause: Clause) -> str:
    """Whether a figure is told as a part: behind 其中, named 其他, or followed by its own share."""
    if re.search("其中|包括", clause.earlier):
        return "其中"
    if re.match("其他|其余|其它", figure.label):
        return OTHER
    return OF_ALL if _OWN_SHARE.match(clause.rest) else ""


def essence(label: str) -> str:
    """A label without the words that every report puts around it."""
    return re.sub(r"^(?:又|再|另|还|并)", "", _EMPTY.sub("", label))


def _placed(figure: Figure, clause: Clause, reading: Reading) -> Figure:
    """A figure with its year, its field or unit of the office, and what else tells it apart."""
    if figure.kind is not Kind.MEASURE:
        return replace(figure, year=reading.year)
    facets = _facets(figure, clause, reading)
    own = clause.own + clause.raw.unit
    near = clause.before
    if not essence(near):
        pieces = [p for p in _STOP.split(clause.earlier) if essence(p)]
        near = pieces[-1] if pieces else near
    field, body = _last(_FIELD, clause.gap), _last(_BODY, near) or _last(_REGION, near)
    if field and re.search(r"[\u4e00-\u9fff]、$", clause.gap[: field.start(1)]):
        field = None
    area = field_of(field[1]) if field else ""
    return replace(
        figure,
        area=area,
        body=body[1] if body and figure.measure != "streets" else "",
        facets=tuple(sorted(facets.items())),
        year=_year(own, clause, reading.year),
        among=_among(figure, clause),
    )


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last place of a pattern: what is named nearest to the number counts."""
    return next(reversed(list(pattern.finditer(words))), None)


def _facets(figure: Figure, clause: Clause, reading: Reading) -> dict[str, str]:
    """What tells a figure apart beside field and unit: procedure, level, party, part, channel."""
    named = [name for name, p in _PROCEDURES if p.search(clause.before)]
    facets = {"procedure": named[-1]} if named else {}
    level = _LEVELS.search(clause.before)
    if level and figure.measure in {"penalties", "fines", "inspections"}:
        facets["level"] = level[0]
    if m := _PARTIES.search(clause.before):
        facets["party"] = m[1]
    m = _last(_PART, clause.earlier)
    whole_again = m is not None and _WHOLE_YEAR.search(clause.earlier[m.end() :])
    if m is not None and not whole_again and not _is_span(m[0], reading.span):
        facets["part"] = m[0]
    if clause.joined and _LIMITED.match(clause.before):
        facets["limit"] = "1"
    if _STORY.search(clause.earlier):
        facets["case"] = "1"
    if figure.measure == "published":
        near = clause.before if _channel(clause.before) else clause.gap
        facets["channel"] = _channel(near)
    return facets


_HALF_YEAR = re.compile(r"1月?\s*[—–\-至~～]\s*6月份?")


def _is_span(part: str, span: str) -> bool:
    """Whether a part of the year is the one that the whole report tells of."""
    half = span in {"上半年", "半年"} and bool(_HALF_YEAR.fullmatch(part))
    return part in span or half


def _channel(words: str) -> str:
    if "信用" in words:
        return "credit"
    m = re.search(r"平台|网站|公众号|栏目|公示栏|门户", words)
    return "platform" if m and m[0] == "平台" else (m[0] if m else "")


def _year(own: str, clause: Clause, year: int) -> int:
    """The year that the figure's own clause names; this year's where it names none."""
    if _NEXT.search(clause.own):
        return year + 1
    named = re.findall(r"((?:19|20)\d\d)\s*年", clause.own)
    told = _JUST_YEAR.search(clause.own) or _YEAR_ALONE.search(clause.gap)
    told = told or _YEAR_COLON.search(clause.earlier)
    if told and not clause.raw.unit.startswith("%"):
        return int(told[1])
    if re.search(r"由$", clause.own) and re.match(
        r"[^，。；]{0,4}(?:增|提|上升|下降|减|降)", clause.after
    ):
        return year - 1
    if _JUST_PAST.search(clause.earlier) or _PAST_BRACKET.search(clause.earlier):
        return year - 1
    past = _PAST.search(clause.own)
    tail = clause.own[past.end() :] if past else ""
    if (
        past
        and not _COMPARED.search(clause.own[: past.start()][-2:])
        and not re.search("增|降|减", tail)
    ):
        return year - 1
    if named and int(named[-1]) != year and not re.search(r"比|较|自", clause.own):
        return int(named[-1])
    return year


def _carried(figures: list[Figure], line: str) -> list[Figure]:
    """Field, unit and procedure go on within a sentence until another one is named; they never
    go on into a total."""
    out: list[Figure] = []
    ends = [m.start() for m in _END.finditer(line)]
    for f in figures:
        since = ends[bisect(ends, f.span.start) - 1] if ends and ends[0] < f.span.start else -1
        earlier = [x for x in out if x.span.start > since]
        changed = f
        if f.kind is Kind.MEASURE and not f.total:
            changed = _with_year(_with_field(f, earlier), earlier)
            changed = _with_procedure(changed, earlier, figures, line)
        out.append(changed)
    return out


def _with_field(f: Figure, earlier: list[Figure]) -> Figure:
    if f.area or f.body or not earlier:
        return f
    last = next((x for x in reversed(earlier) if x.area or x.body), None)
    if last is None:
        return f
    taken = [(x.measure, x.facets) for x in earlier if (x.area, x.body) == (last.area, last.body)]
    if (f.measure, f.facets) in taken:
        return f
    return replace(f, area=last.area, body=last.body)


def _with_year(f: Figure, earlier: list[Figure]) -> Figure:
    """A sentence that begins with another year stays in it until a year is named anew."""
    measures = [x for x in earlier if x.kind is Kind.MEASURE]
    years = {x.year for x in measures}
    if (
        len(years) == 1
        and measures[0].year < f.year
        and f.measure not in {x.measure for x in measures}
    ):
        return replace(f, year=measures[0].year)
    return f


def _with_procedure(f: Figure, earlier: list[Figure], every: list[Figure], line: str) -> Figure:
    """A fine belongs to the procedure named before it only where each procedure has its own."""
    if f.facet("procedure") or f.measure != "fines" or not earlier:
        return f
    last = earlier[-1]
    if not last.facet("procedure") or last.measure != "penalties":
        return f
    marked = [
        x
        for x in every
        if x.facet("procedure")
        and x.measure == "penalties"
        and not _END.search(line[min(x.span.end, f.span.start) : max(x.span.start, f.span.end)])
    ]
    own = [x for x in marked if _followed_by_fine(x, every)]
    if len(own) == len(marked):
        return replace(f, facets=tuple(sorted([*f.facets, ("procedure", last.facet("procedure"))])))
    return f


def _followed_by_fine(figure: Figure, every: list[Figure]) -> bool:
    later = [x for x in every if x.span.start > figure.span.start and x.kind is Kind.MEASURE]
    return bool(later) and later[0].measure == "fines"
