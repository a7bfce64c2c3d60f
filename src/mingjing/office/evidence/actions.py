"""What is done with evidence: it is taken in, once and for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mingjing.office.cases.models import Case
from mingjing.office.evidence.models import MEDIUM_LABELS, Exhibit
from mingjing.office.evidence.store import held
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.access import ask_staff
from mingjing.office.journal.door import record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit


@dataclass(frozen=True, slots=True)
class Taken:
    """What the device told of one file at the moment of capture."""

    sha256: str
    kind: str
    taken_at: datetime
    note: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    accuracy: int | None = None


def take_exhibit(
    taken: Taken,
    deed: Deed,
    *,
    by: Person,
    inspection: Inspection | None = None,
    case: Case | None = None,
    visit: Visit | None = None,
) -> Exhibit:
    """Takes a file that the store holds into a folder as evidence (arts. 46, 47).

    Raises Invalid where the file has not arrived or what is told of it cannot be.
    """
    ask_staff(deed)
    file = held(taken.sha256)
    if file is None:
        raise Invalid({"files": "有文件还没有收到：请先发送文件，再发送记录"})
    if errors := _wrong(taken, deed):
        raise Invalid(errors)
    where = {"latitude": taken.latitude, "longitude": taken.longitude}
    year = deed.entered_at.year
    with transaction.atomic():
        row = Exhibit(
            number=f"ZJ{year}-{next_number('exhibit', year):05d}",
            sha256=file.sha256, size=file.size, media_type=file.media_type, kind=taken.kind,
            note=taken.note.strip()[:200], by=by, taken_at=taken.taken_at,
            entered_at=deed.entered_at, accuracy=taken.accuracy, inspection=inspection, case=case,
            visit=visit,
            **where,
        )  # fmt: skip
        told = replace(deed, at=taken.taken_at, form={"sha256": taken.sha256, "kind": taken.kind})
        with record(row, "take_exhibit", told, kind="exhibit"):
            pass
    return row


def _wrong(taken: Taken, deed: Deed) -> dict[str, str]:
    if taken.kind not in MEDIUM_LABELS:
        return {"files": "不认识的证据种类：请更新应用后重新发送"}
    if taken.taken_at > deed.entered_at:
        return {"files": "拍摄时间在将来：请核对手机时钟"}
    north, east = taken.latitude or Decimal(0), taken.longitude or Decimal(0)
    if abs(north) > 90 or abs(east) > 180:
        return {"files": "位置不是有效的经纬度"}
    return {}
