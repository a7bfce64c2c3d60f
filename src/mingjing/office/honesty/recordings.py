"""What was recorded, each with the moments at which its work was going on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.db.models import Q

from mingjing.law.honesty.shapes import Recorded, Ref
from mingjing.office.cases.models import Case
from mingjing.office.evidence.models import Exhibit
from mingjing.office.honesty.store import PIECE, Period, pieces
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.visits.models import Visit

Moments = dict[int, list[tuple[datetime, datetime]]]


def recordings(period: Period) -> Iterator[Recorded]:
    """The recordings of a period."""
    rows = period.exhibits.order_by("pk")
    rows = rows.select_related("inspection", "visit__inspection", "case__inspection", "by")
    for piece in pieces(rows.iterator(PIECE)):
        of_visits, became = _of_visits(period, piece)
        of_cases = _of_cases(period, [one.case for one in piece if one.case])
        for one in piece:
            whole = (one.inspection, one.visit and one.visit.inspection)
            moments = [(row.started_at, row.ended_at) for row in whole if row]
            for pk in {one.visit_id, became.get(one.inspection_id or 0)}:
                moments += of_visits.get(pk or 0, [])
            moments += of_cases.get(one.case_id or 0, [])
            yield Recorded(
                Ref("exhibit", one.pk, one.number), one.by.unit_id, one.by_id, one.taken_at,
                one.sha256, works_of(one), tuple(sorted(moments)),
            )  # fmt: skip


def works_of(one: Exhibit) -> tuple[str, ...]:
    """The work that an exhibit lies in; a visit and the inspection that it became are one."""
    found = []
    if one.inspection:
        found.append(_name(one.inspection))
    if one.visit:
        became = one.visit.inspection
        found.append(_name(became) if became else f"检查 {one.visit.number}")
    if one.case:
        found.append(f"案件 {one.case.number}")
        if one.case.inspection:
            found.append(_name(one.case.inspection))
    return tuple(dict.fromkeys(found))


def _name(row: Inspection) -> str:
    return f"检查 {row.number}"


def _of_visits(period: Period, piece: Sequence[Exhibit]) -> tuple[Moments, dict[int, int]]:
    """When the visits of some exhibits were gone on with; which inspection is which visit."""
    keys = {one.visit_id for one in piece} - {None}
    inspections = {one.inspection_id for one in piece} - {None}
    visits = Visit.objects.filter(Q(pk__in=keys) | Q(inspection__in=inspections))
    found: Moments = defaultdict(list)
    became = {}
    for pk, start, end, inspection in visits.values_list(
        "pk", "started_at", "ended_at", "inspection_id"
    ):
        found[pk] += [(start, end or start)] if start else []
        if inspection:
            became[inspection] = pk
    done = period.within.filter(subject_kind="visit", subject_id__in=found)
    for pk, at in done.values_list("subject_id", "occurred_at"):
        found[pk].append((at, at))
    return found, became


def _of_cases(period: Period, cases: Sequence[Case]) -> Moments:
    """The days on which a case was gone on with: its acts are told by the minute of a record, and
    what was recorded may be of any hour of that day."""
    keys = {case.pk for case in cases}
    days: dict[int, set[date]] = defaultdict(set)
    for case in cases:
        if case.inspection:
            days[case.pk].add(case.inspection.day)
    beside = dict(
        Case.objects.filter(pk__in=keys, proceedings__isnull=False)
        .values_list("proceedings", "pk")
    )  # fmt: skip
    acts = period.within.filter(
        Q(subject_kind="case", subject_id__in=keys)
        | Q(subject_kind="proceeding", subject_id__in=beside)
    )
    for kind, subject, at in acts.values_list("subject_kind", "subject_id", "occurred_at"):
        pk = subject if kind == "case" else beside[subject]
        days[pk].add(at.astimezone(OFFICE_ZONE).date())
    return {pk: [_whole(day) for day in sorted(those)] for pk, those in days.items()}


def _whole(day: date) -> tuple[datetime, datetime]:
    return (
        datetime.combine(day, time(), OFFICE_ZONE), datetime.combine(day, time.max, OFFICE_ZONE),
    )  # fmt: skip
