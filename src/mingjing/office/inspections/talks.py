"""Talks after an inspection: invite, put off, hold, record an absence, call off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingjing.law.instruments.field_visit.talk import TALK, TalkAttempt, TalkFacts
from mingjing.law.numbers import number
from mingjing.office.inspections.lenient import TALK_KIND, Spoken, about, speak
from mingjing.office.inspections.models import Inspection, Talk
from mingjing.office.journal.door import act
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Folder, Invalid
from mingjing.office.people.models import Role


def people_of(verb: str, deed: Deed) -> TalkAttempt:
    """What is true of the people of an attempt, before anything is typed."""
    enforcing = [a for a in deed.by if Role.OFFICER in a.roles]
    least = number("penalty_law_2021.officers_at_least", on=deed.day).value
    actors = set(TALK.step(verb).actors)
    return TalkAttempt(
        post_fits=bool(deed.by) and all(a.roles & actors for a in deed.by),
        two_officers=len(enforcing) >= least,
        certified=all(a.certified for a in enforcing),
    )


def attempt_of(row: Talk, verb: str, deed: Deed) -> TalkAttempt:
    """What is true of one attempt, of its people and of what was typed."""
    people = people_of(verb, deed)
    if row.stage not in TALK.step(verb).sources:
        return people  # out of turn is refused without asking what was typed
    try:
        return replace(people, **_JUDGES[verb](row, deed))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def found_talk(inspection: Inspection, verb: str, deed: Deed) -> Talk:
    """Invites to a talk upon an inspection, or records one that was held uninvited."""
    if deed.at < inspection.ended_at:
        raise Invalid({"at": "约谈在检查结束以后；检查中的约谈记在检查里"})
    row = Talk(inspection=inspection, procedure=TALK.name)
    with transaction.atomic():
        row.number = f"YT{deed.day.year}-{next_number('talk', deed.day.year):05d}"
        with act(TALKS, row, verb, deed) as doing:
            _EFFECTS[verb](doing.row, deed)
    return row


def perform_talk(talk_id: int, verb: str, deed: Deed) -> Talk:
    """Makes one act of a talk; raises Refused with every reason, or Invalid."""
    TALK.step(verb)
    with transaction.atomic(), act(TALKS, talk_id, verb, deed) as doing:
        _EFFECTS[verb](doing.row, deed)
    return doing.row


def _facts(row: Talk, day: date) -> TalkFacts:
    return TalkFacts()


def _settle(row: Talk) -> None:
    """Nothing of a talk is derived."""


def _label(row: Talk) -> str:
    return f"{row.number} {about(row.inspection).name}"[:200]


def _said(deed: Deed, *names: str) -> bool:
    return all(str(deed.form[name] or "").strip() for name in names)


def _ahead(deed: Deed) -> bool:
    moment = deed.form["appointed_at"]
    return isinstance(moment, datetime) and moment > deed.at


def _inviting(row: Talk, deed: Deed) -> Mapping[str, bool]:
    return {"topic_given": _said(deed, "with_whom", "where", "topic"),
            "appointed_ahead": _ahead(deed)}  # fmt: skip


def _putting_off(row: Talk, deed: Deed) -> Mapping[str, bool]:
    return {"reason_given": _said(deed, "reason"), "appointed_ahead": _ahead(deed)}


def _talking(row: Talk, deed: Deed) -> Mapping[str, bool]:
    return {"content_given": _said(deed, "with_whom", "content")}


def _missing(row: Talk, deed: Deed) -> Mapping[str, bool]:
    come = row.appointed_at is not None and deed.at >= row.appointed_at
    return {"moment_come": come, "content_given": _said(deed, "content")}


def _calling_off(row: Talk, deed: Deed) -> Mapping[str, bool]:
    return {"reason_given": _said(deed, "reason")}


def _text(deed: Deed, name: str, longest: int) -> str:
    return str(deed.form.get(name) or "").strip()[:longest]


def _invite(row: Talk, deed: Deed) -> None:
    row.with_whom, row.topic = _text(deed, "with_whom", 100), _text(deed, "topic", 300)
    row.where, row.appointed_at = _text(deed, "where", 100), deed.form["appointed_at"]


def _put_off(row: Talk, deed: Deed) -> None:
    row.appointed_at, row.remark = deed.form["appointed_at"], _text(deed, "reason", 500)


def _hold(row: Talk, deed: Deed) -> None:
    row.with_whom = _text(deed, "with_whom", 100)
    row.where = _text(deed, "where", 100) or row.where
    said: dict[str, Any] = {
        name: str(deed.form.get(name) or "") for name in ("with_whom", "content", "response",
                                                          "agreed")
    }  # fmt: skip
    spoken = Spoken(TALK_KIND, where=row.where, **said)
    row.held = speak(deed, spoken, about(row.inspection), inspection=row.inspection)


def _remark(name: str) -> Callable[[Talk, Deed], None]:
    def effect(row: Talk, deed: Deed) -> None:
        row.remark = _text(deed, name, 500)

    return effect


_JUDGES: Mapping[str, Callable[[Talk, Deed], Mapping[str, bool]]] = {
    "invite_to_talk": _inviting,
    "put_off_talk": _putting_off,
    "record_talk": _talking,
    "record_absence": _missing,
    "call_off_talk": _calling_off,
}
_EFFECTS: Mapping[str, Callable[[Talk, Deed], None]] = {
    "invite_to_talk": _invite,
    "put_off_talk": _put_off,
    "record_talk": _hold,
    "record_absence": _remark("content"),
    "call_off_talk": _remark("reason"),
}
TALKS: Folder[Talk] = Folder(
    kind="talk",
    model=Talk,
    procedure=lambda row: TALK,
    facts=_facts,
    attempt=attempt_of,
    settle=_settle,
    label=_label,
    related=("inspection__place", "inspection__party", "inspection__unit", "inspection__street"),
)
