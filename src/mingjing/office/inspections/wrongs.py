"""What was typed about field work and contradicts itself: sent back, each with what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mingjing.office.inspections.facts import in_force
from mingjing.office.inspections.models import (
    KIND_LABELS,
    MEASURE_LABELS,
    RESULT_LABELS,
    Inspection,
    Kind,
    Result,
)
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed
from mingjing.office.parties.models import Party
from mingjing.office.people.models import Person
from mingjing.office.plans.models import Task

Checks = Sequence[tuple[Item, bool]]


def wrong_tasks(row: Inspection, tasks: Sequence[Task]) -> dict[str, str]:
    """A visit serves tasks of the plan in force, within their time."""
    for task in tasks:
        if task.plan.stage != "published":
            return {"tasks": f"任务 {task.code} 不在执行中的计划里，请核对"}
        if not task.first <= row.day <= task.last:
            return {"tasks": f"任务 {task.code} 的期间是 {task.first} 至 {task.last}，检查不在其中"}
    return {}


def wrong_sortie(
    deed: Deed,
    *,
    area: str,
    purpose: str,
    vehicles: int,
    officers: Sequence[Person],
    tallies: Mapping[str, int],
) -> dict[str, str]:
    """What was typed about a sortie and cannot be used."""
    errors = {}
    if area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    if not purpose.strip():
        errors["purpose"] = "请填写出动事由"
    if vehicles < 0:
        errors["vehicles"] = "车辆数不能为负"
    if not officers:
        errors["officers"] = "请选择出动人员"
    if deed.at > deed.entered_at:
        errors["at"] = "出动时间在将来，请在实际出动后登记"
    for measure, n in tallies.items():
        if measure not in MEASURE_LABELS or n < 0:
            errors[measure] = "数量须为零或正整数"
    return errors


def wrong_inspection(row: Inspection, deed: Deed) -> dict[str, str]:
    """What was typed about the visit as such and cannot be used."""
    errors = {}
    if row.kind not in KIND_LABELS:
        errors["kind"] = "请选择检查类型"
    if row.area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    if row.result not in RESULT_LABELS:
        errors["result"] = "请选择检查结果"
    if not row.address:
        errors["address"] = "请填写检查地点"
    if row.ended_at > deed.entered_at:
        errors["ended_at"] = "检查时间在将来，请在检查结束后登记"
    if row.kind == Kind.COMPLAINT and row.complaint is None:
        errors["kind"] = "投诉举报核查须从相应的线索登记"
    if row.sortie and row.sortie.day != row.day:
        errors["sortie"] = f"所选出动（{row.sortie.number}）不在检查当日"
    return errors


def wrong_result(row: Inspection, checks: Checks) -> dict[str, str]:
    """Where result, checklist and counts contradict one another."""
    errors = {}
    broken = [item for item, kept in checks if not kept]
    outside = [item.code for item, _ in checks if not in_force(item, row.day)]
    if outside:
        errors["checks"] = f"以下事项在检查当日不适用：{'、'.join(outside)}"
    elif len({item.pk for item, _ in checks}) < len(checks):
        errors["checks"] = "同一事项只能检查一次"
    if row.result == Result.LEAD and not broken:
        errors["result"] = "“发现违法线索”须至少有一个检查事项为“不符合”"
    elif row.result == Result.CLEAN and broken:
        errors["result"] = "有检查事项为“不符合”，检查结果不能是“未发现问题”"
    elif row.result == Result.FIXED and row.fixed_on_the_spot < 1:
        errors["fixed_on_the_spot"] = "请填写当场改正了几处问题"
    if row.result != Result.CLEAN and not row.finding:
        errors["finding"] = "请写明发现的问题"
    return errors


def elsewhere(row: Inspection, team: Sequence[Person]) -> dict[str, str]:
    """Nobody is in two places at once, and one visit is entered once: names the other one."""
    during = Inspection.objects.filter(
        officers__in=team, started_at__lt=row.ended_at, ended_at__gt=row.started_at
    )
    for other in during.distinct():
        here = other.address == row.address and other.place_id == row.place_id
        if here and other.area == row.area:
            return {"place": f"这次检查已经登记（{other.number}），不要重复登记"}
        if not here:
            return {"officers": _busy_elsewhere(other, team)}
    return {}


def _busy_elsewhere(other: Inspection, team: Sequence[Person]) -> str:
    names = "、".join(p.name for p in other.officers.filter(pk__in=[p.pk for p in team]))
    start, end = (t.astimezone(OFFICE_ZONE) for t in (other.started_at, other.ended_at))
    return (
        f"{names}在这段时间正在另一处检查（{other.number}，{start:%m-%d %H:%M} 至 "
        f"{end:%H:%M}，{other.address}）：请核对人员和时间"
    )


def wrong_order(
    deed: Deed,
    *,
    area: str,
    conduct: str,
    due_on: date,
    inspection: Inspection | None,
    party: Party | None,
) -> dict[str, str]:
    """What was typed about an order and cannot be used."""
    errors = {}
    if area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    if not conduct.strip():
        errors["conduct"] = "请写明要求改正的行为"
    if due_on < deed.day:
        errors["due_on"] = "改正期限早于作出日期"
    if deed.at > deed.entered_at:
        errors["at"] = "办理时间在将来，请在实际作出后登记"
    if party is None:
        errors["party"] = "请选择被责令改正的当事人"
    if inspection and inspection.result == Result.CLEAN:
        errors["inspection"] = f"{inspection.number} 未发现问题，不能据此责令改正"
    if inspection and deed.day < inspection.day:
        errors["at"] = "责令改正早于检查日期，请核对"
    return errors
