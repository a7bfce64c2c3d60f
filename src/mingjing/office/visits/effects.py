"""What an act of a visit sets on the visit's own row, and how findings are told in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mingjing.office.journal.shapes import Deed
from mingjing.office.visits.facts import enterprise
from mingjing.office.visits.models import Finding, Visit

_LONGEST = 500


def label(row: Visit) -> str:
    """How the record names a visit."""
    return f"{row.number} {row.name}"


def settle(row: Visit) -> None:
    """Nothing of a visit is derived."""


def summary(found: Sequence[Finding]) -> str:
    """What was found, breach by breach: the conduct of the item, then the fact."""
    told = (f"{f.item.violation}：{f.fact}" if f.fact else f.item.violation for f in found)
    return "；".join(told)[:_LONGEST]


def _said(deed: Deed, name: str, longest: int = 300) -> str:
    return str(deed.form.get(name) or "").strip()[:longest]


def _approve(row: Visit, deed: Deed) -> None:
    if deed.form["passed"]:
        row.approved_on = deed.day


def _approve_afterwards(row: Visit, deed: Deed) -> None:
    _approve(row, deed)
    row.approval_due = False


def _notify(row: Visit, deed: Deed) -> None:
    row.notice = _said(deed, "receipt")


def _unannounced(row: Visit, deed: Deed) -> None:
    row.unannounced = _said(deed, "reason")


def _begin(row: Visit, deed: Deed) -> None:
    row.started_at, row.vehicle = deed.at, _said(deed, "vehicle", 20)


def _begin_at_once(row: Visit, deed: Deed) -> None:
    _begin(row, deed)
    row.approval_due = enterprise(row)


def _refuse(row: Visit, deed: Deed) -> None:
    row.refusal = f"{_said(deed, 'content', 400)}（见证：{_said(deed, 'witness', 90)}）"


def _tell(row: Visit, deed: Deed) -> None:
    row.receipt = _said(deed, "receipt")


def _recheck(row: Visit, deed: Deed) -> None:
    row.order_runs = not deed.form["passed"]
    row.uncorrected = not deed.form["passed"]


def _end_refused(row: Visit, deed: Deed) -> None:
    row.ended_at = deed.at


OWN: Mapping[str, Callable[[Visit, Deed], None]] = {
    "begin_at_once": _begin_at_once,
    "approve_visit": _approve,
    "approve_afterwards": _approve_afterwards,
    "notify_visit": _notify,
    "go_unannounced": _unannounced,
    "begin_visit": _begin,
    "record_refusal": _refuse,
    "tell_findings": _tell,
    "recheck_order": _recheck,
    "end_refused": _end_refused,
}
