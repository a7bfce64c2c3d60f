"""What can be done with a decision on an outlet: publish it, withhold it, take it down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.law.procedure import Fault, Refusal
from mingjing.law.publicity import Outlet, against, late, late_withdrawal
from mingjing.office.cases.beside.actions import hear_from_above
from mingjing.office.cases.beside.owing import fall_of, fate_of, fell_on
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.models import Case
from mingjing.office.disclosure.access import settled_column
from mingjing.office.disclosure.facts import proposal_for
from mingjing.office.disclosure.models import OUTLET_LABELS, Publication
from mingjing.office.intake.access import ask_staff
from mingjing.office.journal.door import entered_late, record
from mingjing.office.journal.shapes import Deed, Invalid, Refused

KIND = "publication"


def publish_decision(case: Case, channel: str, deed: Deed) -> Publication:
    """Makes a served penalty decision public on one outlet (art. 48); a late one is a fault."""
    outlet = Outlet(channel)

    def fill(row: Publication) -> None:
        row.published_on, row.withheld_reason = deed.day, ""

    with transaction.atomic():
        case = _held(case)
        _open(case, deed, publishing=True)
        proposed = proposal_for(case, outlet)
        found = (
            late(outlet, decided_on=case.decided_on or deed.day, published_on=deed.day),
            against(outlet, proposed, published=True),
        )
        return _keep(
            case,
            outlet,
            "publish_decision",
            deed=deed,
            due_on=proposed.due_on,
            fill=fill,
            faults=(*_told(found), *entered_late(deed)),
        )


def withhold_decision(case: Case, channel: str, deed: Deed, reason: str) -> Publication:
    """Keeps a decision off one outlet by a person's judgement, with the reason in writing."""
    outlet = Outlet(channel)

    def fill(row: Publication) -> None:
        row.withheld_reason = reason.strip()

    with transaction.atomic():
        case = _held(case)
        _open(case, deed)
        if not reason.strip():
            raise Invalid({"reason": "请写明不公开的理由"})
        proposed, fallen = proposal_for(case, outlet), fall_of(case) is not None
        row = _keep(
            case,
            outlet,
            "withhold_decision",
            deed=deed,
            due_on=proposed.due_on,
            fill=fill,
            faults=_told((None if fallen else against(outlet, proposed, published=False),)),
        )
        _report_taken_back(case, deed, reason)
    return row


def withdraw_publication(
    publication: Publication, deed: Deed, reason: str, changed_on: date | None = None
) -> Publication:
    """Takes a publication down and says why; `changed_on` is the day the decision was changed,
    annulled or found unlawful, from which the law counts three days (art. 48).

    Where the case knows that its decision fell, its day counts, and when nothing of the decision
    is public any more the withdrawal beside the case hears of it.
    """
    ask_staff(deed)
    if not reason.strip():
        raise Invalid({"reason": "请说明撤回的理由"})
    if changed_on and changed_on > deed.day:
        raise Invalid({"changed_on": "决定变动的日期晚于撤回日期，请核对"})
    with transaction.atomic():
        case = _held(publication.case)
        row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
        if row.published_on is None:
            raise Invalid({"reason": "该决定没有在此渠道公示，无须撤回"})
        if row.withdrawn_on is not None:
            raise Invalid({"reason": f"已于 {row.withdrawn_on:%Y-%m-%d} 撤回"})
        if deed.day < row.published_on or deed.at > deed.entered_at:
            raise Invalid({"at": "撤回时间须在公示之后、现在之前"})
        changed_on = fell_on(case) or changed_on
        fault = changed_on and late_withdrawal(changed_on=changed_on, withdrawn_on=deed.day)
        with record(
            row,
            "withdraw_publication",
            deed,
            kind=KIND,
            label=_label(case, row.channel),
            faults=(*_told((fault or None,)), *entered_late(deed)),
        ):
            row.withdrawn_on, row.withdrawn_reason = deed.day, reason.strip()
        _report_taken_back(case, deed, reason)
    return row


def _report_taken_back(case: Case, deed: Deed, reason: str) -> None:
    """Tells the case that nothing of its fallen decision is public, once that is so."""
    shown = case.publications.filter(published_on__isnull=False, withdrawn_on__isnull=True)
    if fall_of(case) is None or shown.exists():
        return
    told = Told("withdrawal", "withdraw_publication", {"reason": reason, "everywhere": True})
    hear_from_above(case.pk, told, deed)


def _held(case: Case) -> Case:
    """The case as it stands, locked before its publications: what runs beside it may have gone on
    since it was read, and goes on only after this act."""
    rows = Case.objects.select_related("party", "item").prefetch_related("proceedings")
    return rows.select_for_update(of=("self",)).get(pk=case.pk)


def _open(case: Case, deed: Deed, *, publishing: bool = False) -> None:
    """Refuses what is no served penalty decision or stands no more, and a day to come."""
    ask_staff(deed)
    citation = cite("penalty_law_2021", 48)
    reasons = []
    if case.outcome != Outcome.PENALTY or case.decided_on is None:
        reasons.append(Refusal("decided", "本案没有作出处罚决定，没有可以公示的内容", citation))
    elif case.served_on is None:
        reasons.append(
            Refusal("served", "处罚决定尚未送达，须先送达再公示", cite("penalty_law_2021", 61))
        )
    elif deed.day < case.served_on:
        served = f"{case.served_on:%Y-%m-%d}"
        reasons.append(Refusal("in_order", f"办理日期早于送达日期（{served}），请核对", citation))
    if publishing and (fate := fate_of(case)):
        reasons.append(Refusal("stands", f"处罚决定{fate}，不能再公示", citation))
    if deed.at > deed.entered_at:
        reasons.append(Refusal("not_yet", "办理时间在将来：请在实际办理后登记", citation))
    if reasons:
        raise Refused(tuple(reasons))


def _keep(
    case: Case,
    outlet: Outlet,
    verb: str,
    *,
    deed: Deed,
    due_on: date,
    fill: Callable[[Publication], None],
    faults: tuple[Fault, ...],
) -> Publication:
    """The one row of this decision on this outlet; what was withheld may still be published."""
    with transaction.atomic():
        row = (
            Publication.objects.select_for_update(of=("self",))
            .filter(case=case, channel=outlet)
            .first()
        ) or Publication(case=case, channel=outlet)
        if row.published_on is not None:
            raise Invalid(
                {"channel": f"该决定已于 {row.published_on:%Y-%m-%d} 在{OUTLET_LABELS[outlet]}公示"}
            )
        if row.withheld_reason and verb == "withhold_decision" and fall_of(case) is None:
            raise Invalid({"channel": f"该决定已登记不在{OUTLET_LABELS[outlet]}公示"})
        with record(row, verb, deed, kind=KIND, label=_label(case, outlet), faults=faults):
            row.due_on = due_on
            fill(row)
        Case.objects.filter(pk=case.pk).update(**{settled_column(outlet): True})
    return row


def _label(case: Case, channel: str) -> str:
    return f"{case.decision_number or case.number} · {OUTLET_LABELS[Outlet(channel)]}"


def _told(found: tuple[Fault | None, ...]) -> tuple[Fault, ...]:
    return tuple(fault for fault in found if fault)
