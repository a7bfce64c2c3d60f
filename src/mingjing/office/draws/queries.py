"""What the pages of draws read: rows, a draw told in lines, its chances, its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from mingjing.law.draw.announce import Source
from mingjing.law.draw.odds import WHOLE, chances, over_years
from mingjing.law.draw.pool import Entry
from mingjing.law.instruments.random_inspection.draw import DRAW
from mingjing.office.draws.facts import office_time
from mingjing.office.draws.index import class_counts
from mingjing.office.draws.models import OWN_PLATFORM, Draw, OutsideDraw, PoolPlace
from mingjing.office.draws.pools import certificate_of, drawn_of, frozen_pools, place_of
from mingjing.office.inspections.drawn import by_the_drawn
from mingjing.office.inspections.models import RESULT_LABELS, DrawnObject, Inspection
from mingjing.office.inspections.models import Result as Outcome
from mingjing.office.people.models import Person
from mingjing.office.registers.models import RISK_LABELS, Register, Risk
from mingjing.office.registers.queries import area_name
from mingjing.office.web.shapes import Cell, Column, Link, Row, Tone
from mingjing.office.web.words import cn_date, cn_datetime

VERBS = {
    "take_over_draw": "导入其他平台的抽取",
    "throw_and_reveal": "掷骰并公开密语",  # one step until the dice were public first
    **{step.name: step.label for step in DRAW.steps},
}
TONES: dict[str, Tone] = {"void": "over", "done": "ok", "published": "ok"}
COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("title", "抽取任务"),
    Column("frozen", "名录冻结", kind="date", hide_on_phone=True),
    Column("moment", "随机数产生", hide_on_phone=True),
    Column("drawn", "抽中", kind="number"),
    Column("stage", "办到哪一步", kind="badge"),
)
OPEN_COLUMNS = (COLUMNS[0], COLUMNS[1], COLUMNS[5])


def told_moment(text: str) -> str:
    """A moment of a certificate in words."""
    return cn_datetime(datetime.fromisoformat(text))


def open_row(draw: Draw) -> Row:
    """One line of the public list, which is narrow."""
    row = as_row(draw)
    moment = f"随机数产生于 {row.cells[3]}"
    return Row(f"/open{row.url}", (row.cells[0], Cell(draw.title, sub=moment), row.cells[5]))


def as_row(draw: Draw) -> Row:
    """One line of the list."""
    stage = DRAW.stage(draw.stage)
    moment = draw.source.get("moment")
    areas = "、".join(f"{area_name(a)} {n}" for a, n in sorted(draw.quotas.items()))
    return Row(
        f"/draws/{draw.number}/",
        (
            draw.number,
            Cell(draw.title, sub=areas),
            office_time(draw.frozen_at).date() if draw.frozen_at else None,
            told_moment(moment) if moment else "",
            Cell(drawn_count(draw), url=f"/draws/{draw.number}/#h-results")
            if drawn_count(draw)
            else None,
            Cell(stage.label, tone=TONES.get(draw.stage, "")),
        ),
    )


def drawn_count(draw: Draw) -> int:
    """How many were drawn: every quota is met, so nobody need read the certificate for it."""
    return sum(draw.quotas.values()) if draw.digest else 0


def source_words(draw: Draw) -> str:
    """The source of randomness in a sentence."""
    source = draw.source
    match source.get("kind"):
        case Source.WITNESSES:
            who = "、".join(source["witnesses"])
            return f"见证人 {who} 的密语，加 {source['sides']} 面骰 {source['throws']} 次"
        case Source.FIGURE:
            return f"{source['publisher']}公布的{source['figure']}（{source['digits']} 位）"
        case Source.BEACON:
            return f"{source['name']}第 {source['round']} 轮"
    return "尚未公告"


def told(draw: Draw) -> list[tuple[str, object]]:
    """Who and what of a draw, one line each."""
    lines: list[tuple[str, object]] = [
        ("抽取任务", draw.title),
        ("抽取数", "、".join(f"{area_name(a)} {n} 个" for a, n in sorted(draw.quotas.items()))),
        ("签数", "、".join(f"{RISK_LABELS[Risk(r)]} {n} 支" for r, n in draw.tickets.items())),
        ("检查人员", f"每个对象 {draw.per_object} 名"),
    ]
    for which, label in ((Register.OBJECTS, "对象名录"), (Register.INSPECTORS, "人员名录")):
        known = draw.roots.get(which.value)
        if known:
            lines.append((label, f"{known['count']} 行，根 {known['root']}"))
    lines.append(("随机数来源", source_words(draw)))
    if draw.source:
        lines += [
            ("产生的时刻", told_moment(draw.source["moment"])),
            ("公告指纹", draw.announced_as),
        ]
    lines += _chance(draw)
    if draw.seed:
        lines.append(("种子", draw.seed))
    if draw.digest:
        lines.append(("证书指纹", draw.digest))
    if draw.published_on:
        lines.append(("公布日期", cn_date(draw.published_on)))
    if draw.announcement.get("redraw_of"):
        cited = draw.announcement["redraw_of"]
        lines.append(("重新抽取", f"引用 {cited['draw']}：{cited['reason']}"))
    if draw.void_reason:
        lines.append(("作废理由", draw.void_reason))
    return lines


def _chance(draw: Draw) -> list[tuple[str, object]]:
    """The randomness itself, as far as it is public: dice from their entry, secrets once told."""
    given = draw.given
    lines: list[tuple[str, object]] = []
    if "dice" in given:
        at = told_moment(given.get("dice_at") or given["at"])
        lines.append(("骰子结果", f"{in_fours(given['dice'])}（{at}公开）"))
    lines += [(f"{r['witness']}的密语", r["secret"]) for r in given.get("reveals", ())]
    if "value" in given:
        lines.append(("公开的随机数", f"{given['value']}（{told_moment(given['at'])}登记）"))
    return lines


def in_fours(digits: str) -> str:
    """Digits in groups that can be read aloud."""
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely one object of a class in a stratum was to be drawn."""

    stratum: str
    risk: str
    count: int
    tickets: int
    chance: str
    query: str


def percent(millionths: int) -> str:
    """Millionths as a percentage with four decimals."""
    return f"{millionths * 100 // WHOLE}.{millionths * 100 % WHOLE // 100:04d}%"


def _by_risk(found: Mapping[str, int]) -> list[tuple[str, int]]:
    """The classes from the highest risk to the lowest."""
    return [(risk, found[risk]) for risk in RISK_LABELS if risk in found]


def chances_of(draw: Draw) -> list[Chance]:
    """The chances that the announcement gives to each class."""
    pool = frozen_pools(draw)[Register.OBJECTS]
    return [
        Chance(area_name(stratum), RISK_LABELS[Risk(risk)], counts[risk], draw.tickets[risk],
               percent(chance), urlencode({"area": stratum, "risk": risk}))
        for stratum, counts in sorted(class_counts(draw.quotas, pool).items())
        for risk, chance in _by_risk(chances(counts, draw.quotas[stratum], draw.tickets))
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """One drawn object as the page shows it."""

    name: str
    code: str
    area: str
    ticket: str
    inspectors: str
    inspection: Link | None
    others_went: bool = False
    plan: str = ""
    outcome: str = "等待检查"


def results_of(draw: Draw) -> list[Result]:
    """The drawn objects with their inspectors and the inspection that followed."""
    handed = DrawnObject.objects.filter(draw=draw.number, platform=OWN_PLATFORM)
    rows_of = handed.select_related("inspection").prefetch_related("inspection__officers")
    found = {d.place_id: d for d in rows_of}
    rows = []
    for one in drawn_of(draw):
        given = found.get(place_of(one["id"]))
        visit = given.inspection if given else None
        others = bool(given and visit and not by_the_drawn(given, visit.officers.all()))
        link = Link(visit.number, f"/inspections/{visit.number}/") if visit else None
        names = "、".join(p["name"] for p in one["inspectors"])
        rows.append(Result(one["leaf"][1], one["id"], area_name(one["stratum"]), one["ticket"],
                           names, link, others, plan_url(given), outcome_of(visit)))  # fmt: skip
    return rows


def outcome_of(visit: Inspection | None) -> str:
    """What came of a drawn object, as everybody may read it: who publishes a draw publishes its
    results, not only its proof."""
    if visit is None:
        return "等待检查"
    return f"{RESULT_LABELS[Outcome(visit.result)]}（{cn_date(visit.day)}）"


def plan_url(handed: DrawnObject | None) -> str:
    """Where a visit to a drawn object is planned, with the people drawn for it."""
    if handed is None or handed.inspection_id is not None:
        return ""
    return f"{reverse('visit-new')}?drawn={handed.pk}"


POOL_COLUMNS = {
    Register.OBJECTS: (
        Column("id", "编号", kind="link"),
        Column("name", "名称和地址"),
        Column("area", "领域"),
        Column("risk", "风险等级"),
    ),
    Register.INSPECTORS: (
        Column("id", "执法证号", kind="link"), Column("name", "姓名"), Column("area", "领域"),
    ),
}  # fmt: skip


def pool_lines(draw: Draw, which: Register, *, area: str, risk: str) -> list[Entry]:
    """The lines of a frozen pool in their order, of one area and class where one is asked for."""
    return [
        one
        for one in frozen_pools(draw)[which].entries
        if (not area or one.stratum == area) and (not risk or one.risk == risk)
    ]


def pool_row(one: Entry, which: Register) -> Row:
    """One line of a frozen pool."""
    area = area_name(one.stratum) if one.stratum else "各领域"
    if which is Register.INSPECTORS:
        return Row("", (one.id, one.name, area))
    return Row("", (one.id, Cell(one.name, sub=one.site), area, RISK_LABELS[Risk(one.risk)]))


def fallen_out(draw: Draw) -> list[tuple[str, str]]:
    """Who fell out and why."""
    objects, people = _names(draw, Register.OBJECTS), _names(draw, Register.INSPECTORS)
    return [
        *((f"{_called(a['object'], objects)}退出", f"{a['reason']}（{told_moment(a['at'])}）")
          for a in draw.asides),
        *((f"{_called(r['inspector'], people)}对{_called(r['object'], objects)}回避",
           f"{r['reason']}（{told_moment(r['at'])}）") for r in draw.recusals),
    ]  # fmt: skip


def _names(draw: Draw, which: Register) -> dict[str, str]:
    """The names of a frozen pool, read only where somebody fell out."""
    if not (draw.asides or draw.recusals):
        return {}
    return {one.id: one.name for one in frozen_pools(draw)[which].entries}


def _called(key: str, names: Mapping[str, str]) -> str:
    return f"{names[key]}（{key}）" if key in names else key


@dataclass(frozen=True, slots=True)
class YearOfObject:
    """One draw in the life of an object: its chance, and whether it was drawn, if that is known."""

    draw: Draw
    millionths: int
    drawn: bool
    waits: bool

    @property
    def chance(self) -> str:
        """The chance as it is read."""
        return percent(self.millionths)


def life_of(place_id: int, draws: QuerySet[Draw]) -> tuple[list[YearOfObject], str]:
    """The draws an object stood in, with its chances, and the chance over all that were drawn; no
    pool and no certificate is opened for it."""
    rows = PoolPlace.objects.filter(place=place_id, draw__in=draws).select_related("draw")
    found = [
        YearOfObject(one.draw, one.chance, one.drawn, waits=not one.draw.digest)
        for one in rows.defer(*(f"draw__{name}" for name in _LONG)).order_by("-draw")
        if one.draw and one.chance is not None
    ]
    return found, percent(over_years(one.millionths for one in found if not one.waits))


_LONG = ("certificate", "announcement", "given", "commitments", "roots")


def listed(draw: Draw) -> dict[str, Any]:
    """One draw for `draw list --json`."""
    told_as = certificate_of(draw)
    return {
        "number": draw.number,
        "title": draw.title,
        "year": draw.year,
        "stage": draw.stage,
        "quotas": draw.quotas,
        "tickets": draw.tickets,
        "objects": draw.roots.get("objects", {}),
        "inspectors": draw.roots.get("inspectors", {}),
        "source": draw.source.get("kind", ""),
        "moment": draw.source.get("moment", ""),
        "announced_as": draw.announced_as,
        "seed": draw.seed,
        "digest": draw.digest,
        "published_on": draw.published_on.isoformat() if draw.published_on else None,
        "redraw_of": draw.announcement.get("redraw_of"),
        "drawn": [
            {
                "id": one["id"],
                "name": one["leaf"][1],
                "stratum": one["stratum"],
                "inspectors": [p["name"] for p in one["inspectors"]],
            }
            for one in told_as.get("drawn", [])
        ],
    }


OUTSIDE_COLUMNS = (
    Column("draw", "抽查任务", kind="link"),
    Column("platform", "平台", hide_on_phone=True),
    Column("area", "领域"),
    Column("day", "抽取日期", kind="date"),
    Column("pool", "名录", kind="number"),
)


def outside_row(row: OutsideDraw) -> Row:
    """One line of the list of draws that other platforms made."""
    count = row.roots[Register.OBJECTS.value]["count"]
    cells = (row.draw, row.platform, area_name(row.area), row.drawn_on, count or None)
    return Row(f"/draws/outside/{row.pk}/", cells)


def outside_told(row: OutsideDraw) -> list[tuple[str, object]]:
    """Who and what of a draw of another platform."""
    lines: list[tuple[str, object]] = [
        ("抽取平台", row.platform),
        ("领域", area_name(row.area)),
        ("抽取日期", cn_date(row.drawn_on)),
    ]
    for which, label in ((Register.OBJECTS, "对象名录"), (Register.INSPECTORS, "人员名录")):
        known = row.roots[which.value]
        told = f"{known['count']} 行，根 {known['root']}" if known["count"] else "该平台没有告知"
        lines.append((label, told))
    return lines


def outside_picks(row: OutsideDraw) -> list[Result]:
    """What another platform picked, with the people drawn and the inspection that followed."""
    handed = DrawnObject.objects.filter(draw=row.draw, platform=row.platform).order_by("pk")
    rows = handed.select_related("place", "inspection").prefetch_related("inspection__officers")
    names = Person.objects.in_bulk([key for one in rows for key in one.inspectors])
    found = []
    for one in rows:
        visit = one.inspection
        link = Link(visit.number, f"/inspections/{visit.number}/") if visit else None
        others = bool(visit and not by_the_drawn(one, visit.officers.all()))
        team = "、".join(names[key].name for key in one.inspectors)
        found.append(Result(one.place.name, f"CS{one.place_id:06d}", area_name(one.area), "", team,
                            link, others, plan_url(one)))  # fmt: skip
    return found


def outside_life(place_id: int) -> list[tuple[str, object]]:
    """The draws of other platforms that an object stood in, and whether it was drawn."""
    rows = PoolPlace.objects.filter(place=place_id).exclude(outside=None)
    rows = rows.select_related("outside").defer("outside__lines")
    return [
        (cn_date(one.outside.drawn_on), f"{one.outside} · {'抽中' if one.drawn else '未抽中'}")
        for one in rows.order_by("-outside__drawn_on", "-outside")
        if one.outside
    ]
