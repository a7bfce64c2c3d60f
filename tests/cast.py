"""A cast, not fixtures: a small office and cases built by performing acts, step by lawful step.

Everybody here is invented. `walk_to` makes a case by the acts that the law asks for, so that no
test sees a row that could not have happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.office.cases.actions import Opening, open_case, perform
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed
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

START = date(2023, 1, 3)
ORGANISATION = PartyData(PartyKind.ORGANISATION, "示例燃气用户甲公司（虚构）",
                         credit_code="91120104MA05TEX810")


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


def _person(name: str, title: str, *, unit: Unit, roles: tuple[Role, ...], until: date | None = None,
            certified: bool = False, standing: Standing | None = None) -> Person:
    deed = installing()
    person = add_person(name, title, unit=unit, deed=deed, standing=standing)
    for role in roles:
        appoint(person, role, since=date(2021, 8, 1), deed=deed)
    if certified:
        grant_certificate(person, f"ZJ{person.pk:06d}", valid_from=date(2021, 8, 1),
                          valid_until=until or date(2027, 7, 31), deed=deed)
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
        commission, brigade, other, street,
        _person("a", "演示甲", unit=brigade, roles=officer, certified=True),
        _person("b", "演示乙", unit=brigade, roles=officer, certified=True),
        _person("e", "演示过期", unit=brigade, roles=officer, certified=True,
                until=date(2022, 12, 31)),
        _person("x", "演示协管", unit=brigade, roles=(), standing=Standing(is_assistant=True)),
        _person("r", "演示审", unit=commission, roles=(Role.REVIEWER,), standing=lawyer),
        _person("l", "演示领导", unit=commission, roles=(Role.LEADER,)),
        _person("c", "演示内勤", unit=commission, roles=(Role.CLERK,)),
        _person("s", "演示外队", unit=other, roles=officer, certified=True),
        _person("j", "演示监督", unit=bureau, roles=(Role.SUPERVISOR,)),
        _person("m", "演示管理", unit=commission, roles=(Role.ADMINISTRATOR,)),
    )


def an_item(code: str = "TJ021", *, subject: str = "organisation", low: int = 0,
            high: int = 100_000, kinds: tuple[str, ...] = ("罚款",), area: str = "gas",
            since: date | None = date(2011, 3, 1), until: date | None = None) -> Item:
    """An item of the power list with a fixed range."""
    item, _ = Item.objects.get_or_create(code=code, defaults={
        "field": "燃气", "area": area, "violation": "在不具备安全条件的场所使用储存燃气",
        "penalty_statute": "城镇燃气管理条例", "penalty_article": "第四十九条第一款第五项",
        "subject": subject, "kinds": list(kinds), "fine_min": low, "fine_max": high,
        "fine_basis": "fixed", "mark": "V", "effective_from": since, "effective_to": until})
    return item


def a_party(office: Office, data: PartyData = ORGANISATION) -> Party:
    """A party, registered by an officer."""
    return find_or_register_party(data, deed=deed_of([office.investigator], at(START, 8, 30)))


def deed_of(people: list[Person], moment: datetime, **form: Any) -> Deed:
    """An act by these people at this moment, entered at once."""
    return Deed(by=actors(people, moment.date()), at=moment, entered_at=moment, form=form)


FINE = {"kinds": ["罚款"], "fine": 5000}
ORDINARY_FORMS: dict[str, dict[str, Any]] = {
    "register_lead": {"opinion": "巡查发现"},
    "verify_lead": {"competent": True, "in_limitation": True, "prima_facie": True, "opinion": "属实"},
    "file_case": {"opinion": "建议立案"},
    "review_filing": {"result": "pass", "opinion": "同意"},
    "approve_filing": {"opinion": "同意立案"},
    "take_evidence": {"identity_shown": True, "content": "现场照片四张"},
    "order_correction": {"mode": "oral", "content": "立即停用"},
    "conclude_investigation": {"proposed_fine": 5000, "opinion": "事实清楚"},
    "review_penalty": {"result": "pass", "opinion": "同意"},
    "notify_penalty": {**FINE, "reason": "违反第二十八条", "hearing_told": False},
    "waive_defence": {"waiver": "书面声明"},
    "decide_penalty": {**FINE, "reason": "事实清楚"},
    "serve": {"mode": "direct", "receipt": "本人签收"},
    "pay": {"amount": 5000, "receipt": "P0001"},
    "review_closing": {"result": "pass", "opinion": "同意"},
    "close_case": {"opinion": "同意结案"},
    "archive": {"opinion": "归档"},
}
SUMMARY_FORMS: dict[str, dict[str, Any]] = {
    "record_on_the_spot": {"identity_shown": True, "content": "现场记录"},
    "notify_on_the_spot": {"opinion": "已口头告知"},
    "hear_on_the_spot": {"content": "没有意见"},
    "decide_on_the_spot": {"kinds": ["罚款"], "fine": 1000, "facts_certain": True,
                           "review_first_told": True, "reason": "事实确凿"},
    "hand_over": {"receipt": "当场签收"},
    "report_on_the_spot": {"opinion": "已备案"},
    "pay": {"amount": 1000, "receipt": "P0002"},
    "close_case": {"opinion": "同意"},
    "archive": {"opinion": "归档"},
}


def who_does(office: Office, step: str) -> list[Person]:
    """The people whose step it is."""
    if step in {"review_filing", "review_penalty", "review_closing", "review_defence",
                "review_again", "notify_hearing", "hold_hearing"}:
        return [office.reviewer]
    if step in {"approve_filing", "decide_penalty", "close_case", "decline_to_file",
                "decide_no_penalty", "dismiss"}:
        return [office.leader]
    return [office.clerk] if step in {"archive", "pay"} else [office.investigator, office.second]


def found_case(office: Office, *, summary: bool = False, item: Item | None = None,
               party: Party | None = None, day: date = START, **form: Any) -> Case:
    """A lead registered, or an on-the-spot record made."""
    chosen = item or an_item()
    opening = Opening(
        party=party or a_party(office), item=chosen, unit=office.brigade, street=office.street,
        place="示例路 1 号", conduct=chosen.violation, conduct_from=day, source="inspection")
    first = "record_on_the_spot" if summary else "register_lead"
    forms = SUMMARY_FORMS if summary else ORDINARY_FORMS
    people = [office.investigator, office.second] if summary else [office.investigator]
    return open_case(opening, deed_of(people, at(day, 9), **{**forms[first], **form}),
                     summary=summary)


def walk_to(office: Office, last: str, *, summary: bool = False, item: Item | None = None,
            party: Party | None = None, day: date = START,
            forms: dict[str, dict[str, Any]] | None = None) -> Case:
    """A case walked along the road up to and including the step `last`, an hour a step."""
    case = found_case(office, summary=summary, item=item, party=party, day=day)
    table = {**(SUMMARY_FORMS if summary else ORDINARY_FORMS), **(forms or {})}
    moment = at(day, 10)
    for step in list(table)[1:]:
        case = perform(case.pk, step, deed_of(who_does(office, step), moment, **table[step]))
        moment += timedelta(minutes=30)
        if step == last:
            break
    return case
