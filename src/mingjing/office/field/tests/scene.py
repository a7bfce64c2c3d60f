"""What a phone sends, as the tests need it: lawful unless told otherwise."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from mingjing.office.cases.actions import give_out_spot_forms
from mingjing.office.field.actions import Answer, receive
from mingjing.office.field.envelope import read
from mingjing.office.people.models import Person
from tests.cast import Office, an_item, at, deed_of

DAY = date(2024, 5, 16)
NOW = at(DAY, 12)


def a_visit(office: Office, **other: Any) -> dict[str, Any]:
    """The act of an inspection that found one thing broken."""
    values = {
        "area": "gas",
        "street": office.street.pk,
        "unit": office.brigade.pk,
        "address": "示例路 12 号",
        "kind": "daily",
        "started_at": at(DAY, 9).isoformat(),
        "ended_at": at(DAY, 10).isoformat(),
        "officers": [office.investigator.pk, office.second.pk],
        "identity_shown": True,
        "finding": "灶台旁堆放纸箱",
        "result": "lead",
        "checks": {an_item("S1", subject="any").code: False},
        **other,
    }
    return {"kind": "inspection", "at": at(DAY, 10).isoformat(), "values": values}


def a_step(office: Office, step: str, minute: int, **values: Any) -> dict[str, Any]:
    """One step of the decision on the spot, a few minutes after the visit."""
    told = {"colleague": office.second.pk, **values}
    return {"step": step, "at": at(DAY, 10, minute).isoformat(), "values": told}


def a_decision(office: Office, *, fine: int = 150, **other: Any) -> dict[str, Any]:
    """The act of a decision on the spot against a citizen whom the office does not know yet."""
    values = {
        "colleague": office.second.pk,
        "item": an_item("S1", subject="any").code,
        "party_kind": "individual",
        "party_name": "演示市民（虚构）",
        "place": "示例路 12 号",
        "street": office.street.pk,
        "conduct": "灶台旁堆放纸箱",
        "conduct_from": DAY.isoformat(),
        "identity_shown": True,
        "content": "现场查见纸箱三只",
        "steps": [
            a_step(office, "notify_on_the_spot", 2, opinion="拟罚款一百五十元"),
            a_step(office, "hear_on_the_spot", 3, content="没有意见"),
            a_step(office, "decide_on_the_spot", 4, kinds=["罚款"], fine=fine,
                   facts_certain=True, review_first_told=True, reason="事实确凿"),
            a_step(office, "hand_over", 5, receipt="当事人在手机上签名"),
        ],
        **other,
    }  # fmt: skip
    return {"kind": "on_the_spot", "at": at(DAY, 10, 1).isoformat(), "values": values}


def an_envelope(office: Office, *acts: dict[str, Any], **other: Any) -> dict[str, Any]:
    """All of it under a new key."""
    return {
        "key": str(uuid4()),
        "person": office.investigator.pk,
        "sent_at": (NOW - timedelta(seconds=3)).isoformat(),
        "draft": 0,
        "acts": deepcopy(list(acts)) or [a_visit(office), a_decision(office)],
        "files": [],
        "about": None,
        **other,
    }


def sent(told: dict[str, Any], person: Person, *, now: datetime = NOW) -> Answer:
    """The envelope as it arrives."""
    return receive(read(json.dumps(told).encode()), person, now)


def numbered(office: Office) -> list[str]:
    """The numbers of the forms that the investigator takes along."""
    deed = deed_of([office.investigator], at(DAY, 8))
    return [f.number for f in give_out_spot_forms(office.investigator, deed, upto=3)]
