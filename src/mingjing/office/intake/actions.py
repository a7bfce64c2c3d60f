"""What can be done with a complaint: take it in, and answer it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingjing.office.intake.access import ask_staff
from mingjing.office.intake.models import CHANNEL_LABELS, PERSONAL, Complaint
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.door import record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.people.models import Unit, UnitKind

KIND = "complaint"


def register_complaint(
    deed: Deed,
    *,
    channel: str,
    area: str,
    received_at: datetime,
    content: str,
    place: str,
    street: Unit,
    unit: Unit,
    complainant: str = "",
    contact: str = "",
) -> Complaint:
    """Takes in a complaint, so that it is handled and answered and none is lost."""
    ask_staff(deed)
    _usable(
        deed, channel=channel, area=area, received_at=received_at, content=content, street=street
    )
    year = received_at.astimezone(OFFICE_ZONE).year
    with transaction.atomic():
        row = Complaint(number=f"TS{year}-{next_number(KIND, year):04d}")
        with record(row, "register_complaint", deed, kind=KIND, personal=PERSONAL):
            row.channel, row.area, row.received_at = channel, area, received_at
            row.content, row.place = content.strip(), place.strip()
            row.street, row.unit = street, unit
            row.complainant, row.contact = complainant.strip(), contact.strip()
    return row


def answer_complaint(complaint_id: int, deed: Deed, answer: str) -> Complaint:
    """Answers a complaint once: what was found and what was done about it."""
    ask_staff(deed)
    with transaction.atomic():
        row = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint_id)
        if row.answered_at is not None:
            raise Invalid({"answer": f"{row.number} 已经答复，不能重复答复"})
        if not answer.strip():
            raise Invalid({"answer": "请写明核查结果和处理情况"})
        if deed.at < row.received_at:
            raise Invalid({"at": "答复时间早于收到时间，请核对"})
        if deed.at > deed.entered_at:
            raise Invalid({"at": "答复时间在将来，请在实际答复后登记"})
        with record(row, "answer_complaint", deed, kind=KIND, personal=PERSONAL):
            row.answer, row.answered_at = answer.strip(), deed.at
    return row


def _usable(
    deed: Deed, *, channel: str, area: str, received_at: datetime, content: str, street: Unit
) -> None:
    """Raises Invalid with every field that cannot be used."""
    errors = {}
    if channel not in CHANNEL_LABELS:
        errors["channel"] = "请选择来源渠道"
    if area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    if received_at > deed.entered_at:
        errors["received_at"] = "收到时间在将来，请核对"
    if not content.strip():
        errors["content"] = "请写明反映的问题"
    if street.kind != UnitKind.STREET:
        errors["street"] = "请选择问题所在的街道"
    if errors:
        raise Invalid(errors)
