"""A cast, not fixtures: a small office and cases built by performing acts, step by lawful step.

Everybody here is invented. `walk_to` makes a case by the acts that the law asks for, so that no
test sees a row that could not have happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from mingjing.office.cases.actions import Opening, open_case, perform
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from mingjing.office.inspections.models import Inspection
from mingjing.office.items.models import Item
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Counter, Entry, FaultRecord, Payload
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.actions import PartyData, find_or_register_party
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.actions import (
    INSTALLER,
    Standing,
    add_person,
    add_unit,
    appoint,
    grant_certificate,
)
from mingjing.office.people.models import Person, Role, Unit, UnitKind
from mingjing.office.people.queries import actors
from tests.cast_forms import ASIDE_FORMS, FINE, ORDINARY_FORMS, POINTS, SPARED, SUMMARY_FORMS

__all__ = ["ASIDE_FORMS", "FINE", "ORDINARY_FORMS", "POINTS", "SPARED", "SUMMARY_FORMS"]
START = date(2023, 1, 3)
ORGANISATION = PartyData(
    PartyKind.ORGANISATION, "示例燃气用户甲公司（虚构）", credit_code="91120104MA05TEX810"
)

CITIZEN = PartyData(PartyKind.INDIVIDUAL, "演示市民（虚构）")
LAW, LOCAL = "penalty_law_2021", "tianjin"


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of an office day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=OFFICE_ZONE)


def installing(day: date = START) -> Deed:
    """The deed of setting up the office."""
    return Deed(by=(INSTALLER,), at=at(day, 8), entered_at=at(day, 8))


@dataclass(frozen=True, slots=True)
class Office:
    """The people of a small office, and the units they work in."""

    commission: Unit
    brigade: Unit
    other_brigade: Unit
    street: Unit
    investigator: Person
    second: Person
    expired: Person
    assistant: Person
    reviewer: Person
    leader: Person
    clerk: Person
    stranger: Person
    supervisor: Person
    administrator: Person


def _person(
    name: str,
    title: str,
    *,
    unit: Unit,
    roles: tuple[Role, ...],
    until: date | None = None,
    certified: bool = False,
    standing: Standing | None = None,
) -> Person:
    deed = installing()
    person = add_person(name, title, unit=unit, deed=deed, standing=standing)
    for role in roles:
        appoint(person, role, since=date(2021, 8, 1), deed=deed)
    if certified:
        grant_certificate(
            person,
            f"ZJ{person.pk:06d}",
            valid_from=date(2021, 8, 1),
            valid_until=until or date(2027, 7, 31),
            deed=deed,
        )
    return person


def an_office() -> Office:
    """Sets up the office by acts."""
    deed = installing()
    commission = add_unit("W", "示例委（虚构）", kind=UnitKind.COMMISSION, deed=deed)
    brigade = add_unit("W1", "示例一大队", kind=UnitKind.BRIGADE, deed=deed, parent=commission)
    other = add_unit("W2", "示例二大队", kind=UnitKind.BRIGADE, deed=deed, parent=commission)
    street = add_unit("S1", "示例街道", kind=UnitKind.STREET, deed=deed)
    bureau = add_unit("J1", "示例司法局", kind=UnitKind.SUPERVISOR, deed=deed)
    lawyer = Standing(legal_qualification_since=date(2015, 1, 1))
    officer = (Role.OFFICER,)
    return Office(
        commission,
        brigade,
        other,
        street,
        _person("a", "演示甲", unit=brigade, roles=officer, certified=True),
        _person("b", "演示乙", unit=brigade, roles=officer, certified=True),
        _person(
            "e", "演示过期", unit=brigade, roles=officer, certified=True, until=date(2022, 12, 31)
        ),
        _person("x", "演示协管", unit=brigade, roles=(), standing=Standing(is_assistant=True)),
        _person("r", "演示审", unit=commission, roles=(Role.REVIEWER,), standing=lawyer),
        _person("l", "演示领导", unit=commission, roles=(Role.LEADER,)),
        _person("c", "演示内勤", unit=commission, roles=(Role.CLERK,)),
        _person("s", "演示外队", unit=other, roles=officer, certified=True),
        _person("j", "演示监督", unit=bureau, roles=(Role.SUPERVISOR,)),
        _person("m", "演示管理", unit=commission, roles=(Role.ADMINISTRATOR,)),
    )


LAWYER = Standing(legal_qualification_since=date(2015, 1, 1))


def also(office: Office, username: str, *roles: Role, standing: Standing = LAWYER) -> Person:
    """One more person of the brigade with several posts, a valid certificate and the
    qualification of a lawyer: somebody in whom only the separation of duties is in the way."""
    return _person(
        username,
        f"演示{username}",
        unit=office.brigade,
        roles=roles,
        certified=True,
        standing=standing,
    )


def an_item(
    code: str = "TJ021",
    *,
    subject: str = "organisation",
    low: int = 0,
    high: int = 100_000,
    kinds: tuple[str, ...] = ("罚款",),
    area: str = "gas",
    since: date | None = date(2011, 3, 1),
    until: date | None = None,
    violated: tuple[str, str] = ("", ""),
    violation: str = "在不具备安全条件的场所使用储存燃气",
    article: str = "第四十九条第一款第五项",
) -> Item:
    """An item of the power list with a fixed range."""
    item, _ = Item.objects.get_or_create(
        code=code,
        defaults={
            "field": "燃气",
            "area": area,
            "violation": violation,
            "violated_statute": violated[0],
            "violated_article": violated[1],
            "penalty_statute": "城镇燃气管理条例",
            "penalty_article": article,
            "subject": subject,
            "kinds": list(kinds),
            "fine_min": low,
            "fine_max": high,
            "fine_basis": "fixed",
            "mark": "V",
            "effective_from": since,
            "effective_to": until,
        },
    )
    return item


def a_party(office: Office, data: PartyData = ORGANISATION) -> Party:
    """A party, registered by an officer."""
    return find_or_register_party(data, deed=deed_of([office.investigator], at(START, 8, 30)))


def deed_of(people: list[Person], moment: datetime, **form: Any) -> Deed:
    """An act by these people at this moment, entered at once."""
    return Deed(by=actors(people, moment.date()), at=moment, entered_at=moment, form=form)


def who_does(office: Office, step: str) -> list[Person]:
    """The people whose step it is."""
    if step in {
        "review_filing",
        "review_penalty",
        "review_closing",
        "review_defence",
        "review_again",
        "notify_hearing",
        "hold_hearing",
    }:
        return [office.reviewer]
    if step in {
        "approve_filing",
        "decide_penalty",
        "close_case",
        "decline_to_file",
        "decide_no_penalty",
        "dismiss",
        "reopen_investigation",
        *("suspend", "resume", "extend", "extend_by_discussion", "terminate"),
        *("discuss_collectively", "end_by_referral", "end_by_transfer"),
    }:
        return [office.leader]
    return [office.clerk] if step in {"archive", "pay"} else [office.investigator, office.second]


def found_case(
    office: Office,
    *,
    summary: bool = False,
    item: Item | None = None,
    party: Party | None = None,
    day: date = START,
    conduct_from: date | None = None,
    inspection: Inspection | None = None,
    **form: Any,
) -> Case:
    """A lead registered, or an on-the-spot record made."""
    chosen = item or an_item()
    opening = Opening(
        party=party or a_party(office),
        item=chosen,
        unit=office.brigade,
        street=office.street,
        place="示例路 1 号",
        conduct=chosen.violation,
        conduct_from=conduct_from or day,
        source="inspection",
        inspection=inspection,
    )
    first = "record_on_the_spot" if summary else "register_lead"
    forms = SUMMARY_FORMS if summary else ORDINARY_FORMS
    people = [office.investigator, office.second] if summary else [office.investigator]
    return open_case(
        opening, deed_of(people, at(day, 9), **{**forms[first], **form}), summary=summary
    )


def walk_to(
    office: Office,
    last: str,
    *,
    summary: bool = False,
    item: Item | None = None,
    party: Party | None = None,
    day: date = START,
    forms: dict[str, dict[str, Any]] | None = None,
) -> Case:
    """A case walked along the road up to and including the step `last`, half an hour a step."""
    case = found_case(office, summary=summary, item=item, party=party, day=day)
    first = next(iter(SUMMARY_FORMS if summary else ORDINARY_FORMS))
    return case if last == first else walk_on(office, case, last, at(day, 10), forms=forms)


def walk_on(
    office: Office,
    case: Case,
    last: str,
    moment: datetime,
    *,
    forms: dict[str, dict[str, Any]] | None = None,
) -> Case:
    """The road from the first step that has not been made yet, up to and including `last`."""
    table = {**(SUMMARY_FORMS if case.is_summary else ORDINARY_FORMS), **(forms or {})}
    made = set(entries_of("case", case.pk).values_list("verb", flat=True))
    for step in [s for s in table if s not in made]:
        case = perform(case.pk, step, deed_of(who_does(office, step), moment, **table[step]))
        moment += timedelta(minutes=30)
        if step == last:
            break
    return case


def do(
    office: Office,
    case: Case,
    step: str,
    moment: datetime,
    *,
    by: list[Person] | None = None,
    **form: Any,
) -> Case:
    """One step by the people whose step it is, with a lawful form unless told otherwise."""
    road = SUMMARY_FORMS if case.is_summary else ORDINARY_FORMS
    typed = {**(road.get(step) or ASIDE_FORMS.get(step, {})), **form}
    if step == "notify_hearing":
        typed.setdefault("chair", named(office.reviewer))
    if step == "discuss_collectively":
        typed.setdefault("voters", [named(office.leader)])
    people = who_does(office, step) if by is None else by
    return perform(case.pk, step, deed_of(people, moment, **typed))


def everything_written() -> tuple[int, ...]:
    """How much stands in the record, and how many numbers were given."""
    given = sum(Counter.objects.values_list("last", flat=True))
    return (
        Entry.objects.count(),
        Payload.objects.count(),
        FaultRecord.objects.count(),
        Case.objects.count(),
        given,
    )


@contextmanager
def refused(case: Case | None, *expected: tuple[str, str, int]) -> Iterator[None]:
    """The act inside is refused for exactly these reasons (guard, instrument, article), told in
    sentences, and leaves no trace in the row, in the record or among the numbers."""
    row = case and snapshot(Case.objects.get(pk=case.pk))
    written = everything_written()
    with pytest.raises(Refused) as caught:
        yield
    reasons = caught.value.reasons
    told = [(r.guard, r.citation.instrument, r.citation.article) for r in reasons]
    assert told == list(expected)
    assert all(len(r.sentence) >= 8 and r.citation.text for r in reasons)
    assert everything_written() == written
    assert row == (case and snapshot(Case.objects.get(pk=case.pk)))
