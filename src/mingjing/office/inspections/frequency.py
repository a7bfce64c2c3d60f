"""From records to the yearly count of one enterprise: what counts, what is merged or spared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.law.frequency import Frequency, cap_on, warning, why_not_again
from mingjing.law.procedure import Refusal
from mingjing.office.inspections.models import KIND_LABELS, Inspection, Kind
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.web.words import cn_date

EXEMPT = (Kind.COMPLAINT.value, Kind.CASE.value)


@dataclass(slots=True)
class Occasion:
    """One coming to one place: records that overlap there are parts of one visit."""

    place: tuple[int | None, str]
    start: datetime
    end: datetime
    numbers: list[str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spared:
    """One inspection that stands outside the count, and why."""

    number: str
    kind: str
    ground: str


def year_of(party: Party, year: int) -> tuple[list[Occasion], list[Spared]]:
    """The year of one enterprise: the visits that count, at all its premises, and those that are
    spared, each with its ground."""
    rows = Inspection.objects.filter(party=party, day__year=year, kind__in=EXEMPT)
    told = rows.order_by("started_at", "pk").values_list("number", "kind", "ground")
    spared = [Spared(n, KIND_LABELS[Kind(k)], ground) for n, k, ground in told]
    return list(occasions([party.pk], year).get(party.pk, ())), spared


def occasions(party_ids: Iterable[int], year: int) -> Mapping[int, list[Occasion]]:
    """The visits of a year that count, of each of these enterprises, in their order; the premises
    of one enterprise count together, because the opinion of 2025 speaks of the enterprise."""
    rows = Inspection.objects.filter(party__in=list(party_ids), day__year=year).exclude(
        kind__in=EXEMPT
    )
    found: dict[int, list[Occasion]] = defaultdict(list)
    told = rows.order_by("started_at", "pk").values_list(
        "party_id", "place_id", "address", "started_at", "ended_at", "number", "place__name"
    )
    for party, place, address, start, end, number, name in told:
        visit = Occasion((place, address), start, end, [number], name or "没有登记的场所")
        last = next((o for o in found[party] if _same(o, visit)), None)
        if last is None:
            found[party].append(visit)
        else:
            last.end = max(last.end, end)
            last.numbers.append(number)
    return found


def _same(one: Occasion, other: Occasion) -> bool:
    return one.place == other.place and one.start < other.end and other.start < one.end


def is_enterprise(party: Party | None) -> bool:
    """Whether the cap speaks of this party: firms and sole traders, not citizens."""
    return party is not None and party.kind != PartyKind.INDIVIDUAL


def frequency_of(row: Inspection) -> Frequency:
    """What the law asks about one more visit, recorded or not; the row itself is not counted."""
    made: list[Occasion] = []
    if row.party_id is not None and is_enterprise(row.party):
        made = list(occasions([row.party_id], row.day.year).get(row.party_id, ()))
    mine = Occasion((row.place_id, row.address), row.started_at, row.ended_at, [row.number])
    others = [o for o in made if o.numbers != [row.number]]
    return Frequency(
        on=row.day,
        made=len(others),
        enterprise=is_enterprise(row.party),
        exempt=row.kind in EXEMPT,
        # Without its lead a complaint's visit is sent back by its own sentence.
        ground=row.kind == Kind.COMPLAINT or bool(row.ground),
        together=any(_same(o, mine) for o in others),
    )


def planned(
    party: Party | None, day: date, kind: str, *, ground: str = "", reserved: int = 0
) -> Frequency:
    """What the law asks about a visit that is only planned for a day; `reserved` are the visits of
    that year that are planned already and not yet on record."""
    made = reserved
    if party is not None and is_enterprise(party):
        made += len(occasions([party.pk], day.year).get(party.pk, ()))
    return Frequency(
        on=day,
        made=made,
        enterprise=is_enterprise(party),
        exempt=kind in EXEMPT,
        ground=bool(ground.strip()),
        reserved=reserved,
    )


def why_not_plan(
    party: Party | None, day: date, kind: str, *, ground: str = "", reserved: int = 0
) -> tuple[Refusal, ...]:
    """Why a visit may not be planned for a day; the same reasons as at its record."""
    return why_not_again(planned(party, day, kind, ground=ground, reserved=reserved))


def warning_of(party: Party | None, day: date, kind: str) -> str:
    """What to consider before planning a visit near the cap."""
    return warning(planned(party, day, kind))


def counts_of(parties: Iterable[int], day: date) -> dict[int, str]:
    """Of each enterprise that was visited this year: so many times, of so many."""
    cap = cap_on(day)
    return {
        party: f"今年已查 {len(visits)} 次，上限 {cap.value} 次"
        for party, visits in occasions(parties, day.year).items()
    }


def told_ahead(party: Party | None, day: date, kind: str, *, at: datetime) -> str:
    """What a notice tells an enterprise: how often it was visited this year until this moment, how
    often it may be, and whether the visit to come counts."""
    if party is None or not is_enterprise(party):
        return "年度检查频次上限适用于企业；本次不是对企业的检查，不计次数。"
    made = sum(o.start < at for o in occasions([party.pk], day.year).get(party.pk, ()))
    cap = cap_on(day)
    told = (
        f"{day.year}年，截至{cn_date(at.astimezone(OFFICE_ZONE).date())}，本机关已对你（单位）"
        f"进行计入频次的检查 {made} 次；对同一企业每年不超过 {cap.value} 次（{cap.mark.label}）。"
    )
    if kind in EXEMPT:
        return f"{told}本次检查因{KIND_LABELS[Kind(kind)]}进行，不计入频次。"
    return f"{told}本次检查计入频次，为第 {made + 1} 次；因投诉举报、个案等进行的检查不计入。"


def told_of(row: Inspection) -> str:
    """Whether a recorded inspection counts for its enterprise, in words."""
    if not is_enterprise(row.party):
        return "不是对企业的检查，不计次数"
    if row.kind in EXEMPT:
        return f"不计入：{row.ground}" if row.ground else "不计入"
    assert row.party_id is not None
    year = occasions([row.party_id], row.day.year)[row.party_id]
    nth = next(n for n, visit in enumerate(year, 1) if row.number in visit.numbers)
    merged = next(visit.numbers for visit in year if row.number in visit.numbers)
    also = [number for number in merged if number != row.number]
    with_whom = f"（与 {'、'.join(also)} 合并为一次）" if also else ""
    cap = cap_on(row.day).value
    over = "，超过上限" if nth > cap else ""
    return f"该企业当年第 {nth} 次{with_whom}，上限 {cap} 次{over}"
