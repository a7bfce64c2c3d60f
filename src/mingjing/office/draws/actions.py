"""What can be done: begin a draw, go on with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.db import transaction

from mingjing.law.cite import cite
from mingjing.law.draw.announce import announced_as
from mingjing.law.draw.seed import seed_of
from mingjing.law.instruments.random_inspection.draw import DRAW, RUNNING
from mingjing.law.procedure import Fault, Refusal
from mingjing.office.draws.facts import (
    attempt_of,
    certificate_stands,
    commitments_of,
    facts_of,
    given_of,
    office_time,
    plan_of,
    pool_sentences,
    stands,
    thrown_of,
    with_leaving,
)
from mingjing.office.draws.index import (
    index_stands,
    outside_stands,
    picks_of,
    places_in,
    places_outside,
)
from mingjing.office.draws.models import (
    OWN_PLATFORM,
    Draw,
    FrozenPool,
    OutsideDraw,
    PoolPlace,
)
from mingjing.office.draws.outside import Told, kept_pools, packed_pools, pools_told
from mingjing.office.draws.pools import (
    announced,
    certified,
    current_pools,
    drawing_of,
    drawn_of,
    frozen_pools,
    packed,
    roots_of,
    teams_of,
)
from mingjing.office.inspections.drawn import Drawn, change_team, import_draw
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.intake.access import ask_staff
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.door import act, record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Folder, Invalid, Refused
from mingjing.office.parties.models import Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a draw shall draw: from each area so many, with so many tickets for each class."""

    title: str
    quotas: dict[str, int]
    tickets: dict[str, int]
    per_object: int
    year: int = field(default=0)


def _label(row: Draw) -> str:
    return f"{row.number} {row.title}"


def take_over(deed: Deed, told: Told) -> OutsideDraw:
    """Takes over a draw of another platform with its pools; what it picked waits to be inspected.
    A pool that we would not have frozen was drawn from all the same: that stands as a fault."""
    ask_staff(deed)
    day, pools = deed.day, pools_told(told, deed.day)
    name, platform = told.draw.strip(), told.platform.strip()
    errors = {}
    if told.places and not {p.place.pk for p in told.picks} <= {p.pk for p in told.places}:
        errors["codes"] = "有抽中的对象不在所填的对象名录中，请核对两处"
    teams = {key for pick in told.picks for key in pick.inspectors}
    if told.people and not teams <= {p.pk for p in told.people}:
        errors["inspectors"] = "有抽中的检查人员不在所填的人员名录中，请核对两处"
    if OutsideDraw.objects.filter(draw=name, platform=platform).exists():
        errors["draw"] = "这次抽取已经导入过，请不要重复导入"
    if errors:
        raise Invalid(errors)
    faults = tuple(replace(UNSOUND, sentence=f"{UNSOUND.sentence}：{said}")
                   for said in pool_sentences(pools)[:5])  # fmt: skip
    row = OutsideDraw(draw=name, platform=platform, area=told.area, drawn_on=day)
    with transaction.atomic():
        import_draw(deed, draw=name, platform=platform, objects=told.picks)
        with record(row, "take_over_draw", deed, kind="outside_draw", faults=faults):
            row.roots, row.lines = roots_of(pools), packed_pools(pools)
        picked = [pick.place.pk for pick in told.picks]
        PoolPlace.objects.bulk_create(places_outside(row, pools, picked), batch_size=_BATCH)
    return row


_BATCH = 2_000
UNSOUND = Fault("outside_pool_unsound", "其他平台所用的名录有问题", cite("random_inspection", 0))


DRAWS: Folder[Draw] = Folder(
    kind="draw",
    model=Draw,
    procedure=lambda row: DRAW,
    facts=facts_of,
    attempt=attempt_of,
    settle=lambda row: None,
    label=_label,
)


def freeze(deed: Deed, wanted: Wanted) -> Draw:
    """Begins a draw by freezing both registers as they stand; raises Refused or Invalid."""
    deed = deed.as_entered()
    errors = {}
    if not wanted.title.strip():
        errors["title"] = "请填写抽取任务的名称"
    if any(area not in AREA_LABELS for area in wanted.quotas) or not wanted.quotas:
        errors["quotas"] = "请至少在一个领域填写抽取数"
    if errors:
        raise Invalid(errors)
    year = wanted.year or deed.day.year
    row = Draw(
        title=wanted.title.strip(), year=year, quotas=dict(wanted.quotas),
        tickets=dict(wanted.tickets), per_object=wanted.per_object, procedure=DRAW.name,
    )  # fmt: skip
    told = replace(deed, form={**deed.form, "quotas": row.quotas, "tickets": row.tickets})
    with transaction.atomic():
        row.number = f"CQ{year}-{next_number('draw', year):03d}"
        pools = current_pools(deed.day, row.quotas)
        with act(DRAWS, row, "freeze_pools", told) as doing:
            doing.row.roots, doing.row.frozen_at = roots_of(pools), deed.at
        FrozenPool.objects.bulk_create(
            FrozenPool(draw=row, register=which.value, lines=packed(pool))
            for which, pool in pools.items()
        )
        PoolPlace.objects.bulk_create(places_in(row, pools), batch_size=_BATCH)
    return row


def perform(draw_id: int, verb: str, deed: Deed) -> Draw:
    """Makes one step of a draw; raises Refused with every reason, or Invalid."""
    deed = deed.as_entered()
    with transaction.atomic():
        if verb == "announce_source":
            _one_at_a_time()
        with act(DRAWS, draw_id, verb, deed) as doing:
            _EFFECTS[verb](doing.row, deed)
    return doing.row


def _one_at_a_time() -> None:
    """Locks every draw that runs, so that two announcements do not overlook each other."""
    running = Draw.objects.filter(stage__in=RUNNING).order_by("pk")
    list(running.select_for_update().values_list("pk", flat=True))


def _announce(row: Draw, deed: Deed) -> None:
    source = dict(deed.form["source"])
    told = announced(row, plan_of(row, source, deed), frozen_pools(row))
    row.source, row.announcement, row.announced_as = source, told, announced_as(told)
    row.previous = deed.form.get("previous")


def _commit(row: Draw, deed: Deed) -> None:
    row.commitments = commitments_of(deed)


def _throw(row: Draw, deed: Deed) -> None:
    row.given = thrown_of(row, deed)


def _take(row: Draw, deed: Deed) -> None:
    row.given = given_of(row, deed)
    row.seed = seed_of(row.announcement, row.given)


def _draw(row: Draw, deed: Deed) -> None:
    row.drawn_at = office_time(deed.at)
    _certify(row)


def _certify(row: Draw) -> None:
    row.certificate, row.digest = certified(drawing_of(row, frozen_pools(row)))
    mine, picked = PoolPlace.objects.filter(draw=row), picks_of(row)
    mine.filter(drawn=True).exclude(place__in=picked).update(drawn=False)
    mine.filter(place__in=picked).update(drawn=True)


def _leave(row: Draw, deed: Deed) -> None:
    for name, rows in with_leaving(row, deed).items():
        setattr(row, name, rows)
    _certify(row)


def _publish(row: Draw, deed: Deed) -> None:
    """The first publication hands the drawn objects to those who inspect, with their names; one
    after a recusal hands over who follows."""
    drawn = drawn_of(row)
    teams = teams_of(row, drawn)
    if row.published_on is None:
        row.published_on = deed.day
        places = Place.objects.in_bulk(list(teams))
        objects = [Drawn(places[n], one["stratum"], teams[n])
                   for n, one in zip(teams, drawn, strict=True)]  # fmt: skip
        import_draw(deed, draw=row.number, platform=OWN_PLATFORM, objects=objects)
        return
    waiting = DrawnObject.objects.filter(draw=row.number, platform=OWN_PLATFORM, inspection=None)
    for handed in waiting:
        if handed.inspectors != list(teams[handed.place_id]):
            change_team(deed, handed, teams[handed.place_id])


def _conclude(row: Draw, deed: Deed) -> None:
    """Nothing but the stage."""


def _void(row: Draw, deed: Deed) -> None:
    row.void_reason = deed.form["reason"].strip()


_EFFECTS: dict[str, Callable[[Draw, Deed], None]] = {
    "announce_source": _announce,
    "record_commitments": _commit,
    "take_public_value": _take,
    "record_dice": _throw,
    "reveal_secrets": _take,
    "draw_lots": _draw,
    "set_aside_object": _leave,
    "recuse_inspector": _leave,
    "publish_certificate": _publish,
    "conclude_draw": _conclude,
    "void_draw": _void,
}


def rebuild_places(draw: Draw) -> bool:
    """Makes the kept places of a draw anew, from its frozen lines and its certificate; says whether
    they were wrong. Raises Refused where lines or certificate are not those that were recorded:
    from what is broken nothing is made."""
    with transaction.atomic():
        row = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
        pools = frozen_pools(row)
        if not (stands(row, pools) and certificate_stands(row, pools)):
            raise Refused((_BROKEN,))
        if index_stands(row, pools):
            return False
        PoolPlace.objects.filter(draw=row).delete()
        PoolPlace.objects.bulk_create(places_in(row, pools), batch_size=_BATCH)
    return True


def rebuild_places_outside(outside: OutsideDraw) -> bool:
    """The same for a draw that another platform made."""
    with transaction.atomic():
        row = OutsideDraw.objects.select_for_update(of=("self",)).get(pk=outside.pk)
        pools = kept_pools(row)
        if roots_of(pools) != row.roots:
            raise Refused((_BROKEN,))
        if outside_stands(row, pools):
            return False
        picks = DrawnObject.objects.filter(draw=row.draw, platform=row.platform)
        picked = list(picks.values_list("place_id", flat=True))
        PoolPlace.objects.filter(outside=row).delete()
        PoolPlace.objects.bulk_create(places_outside(row, pools, picked), batch_size=_BATCH)
    return True


_BROKEN = Refusal(
    "unsound", "名录、公告或者证书与留痕不同，不能据此重建：请先查明（mingjing journal check）",
    cite("office_draws", 0),
)  # fmt: skip
