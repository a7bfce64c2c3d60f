"""The verbs of a case: found it, and perform a step of its procedure. No other way in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from mingjing.law.instruments.penalty_law_2021.common import (
    LEADER,
    OFFICER,
    REVIEWER,
    Attempt,
    certified,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.intime import governing_day
from mingjing.office.cases.attempts import attempt_of
from mingjing.office.cases.beside.rows import follow, renew
from mingjing.office.cases.effects import EFFECTS, next_spot_number
from mingjing.office.cases.facts import INVESTIGATOR, facts_of, procedure_of
from mingjing.office.cases.models import Case, Duty, SpotForm
from mingjing.office.cases.turns import settle
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.access import ask_staff
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.items.norms import norm_of
from mingjing.office.journal.door import act, record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Folder, Invalid, Refused
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import Person, Unit
from mingjing.office.web.search import index

CASES: Folder[Case] = Folder(
    kind="case",
    model=Case,
    procedure=procedure_of,
    facts=facts_of,
    attempt=attempt_of,
    settle=settle,
    label=lambda case: case.number,
    related=("party", "item", "unit", "inspection", "complaint", "applied"),
    children=("duties", "proceedings"),
)

_INVESTIGATIVE = frozenset(
    {
        "verify_lead",
        "file_case",
        "inspect_site",
        "question",
        "take_evidence",
        "take_sample",
        "record_result",
        "tell_result",
        "order_correction",
        "recheck_correction",
        "conclude_investigation",
        "record_on_the_spot",
        "notify_on_the_spot",
        "hear_on_the_spot",
        "decide_on_the_spot",
    }
)
"""Acts that make a person an investigator of the case, who then may not judge it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case starts with: whom, what, where, when, and where the lead came from."""

    party: Party
    item: Item
    unit: Unit
    street: Unit
    place: str
    conduct: str
    conduct_from: date
    source: str
    conduct_until: date | None = None
    inspection: Inspection | None = None
    complaint: Complaint | None = None
    turned_from: Case | None = None


def open_case(opening: Opening, deed: Deed, *, summary: bool = False) -> Case:
    """Founds a case: a lead for the ordinary procedure, or a record on the spot.

    Raises Invalid where item, party and date do not fit, Refused where the law refuses.
    """
    _must_fit(opening, deed)
    procedure = SUMMARY if summary else ORDINARY
    verb = procedure.road[0]
    case = Case(
        procedure=procedure.name,
        party=opening.party,
        item=opening.item,
        unit=opening.unit,
        area=opening.item.area,
        street=opening.street,
        place=opening.place,
        conduct=opening.conduct,
        conduct_from=opening.conduct_from,
        conduct_until=opening.conduct_until,
        source=opening.source,
        inspection=opening.inspection,
        complaint=opening.complaint,
        turned_from=opening.turned_from,
    )
    with act(CASES, case, verb, deed):
        year = deed.day.year
        letter = "J" if summary else "P"
        case.number = f"{letter}{year}-{next_number('case_' + letter, year):04d}"
        EFFECTS[verb](case, deed)
        case.save()
        _note_duties(case, verb, deed)
        _note_inspectors(case)
        _index(case)
    return case


def perform(case_id: int, step: str, deed: Deed) -> Case:
    """Makes one step of the procedure; raises Refused with reasons, or Invalid for bad input."""
    with transaction.atomic():
        with act(CASES, case_id, step, deed) as doing:
            case, numbers, paid = doing.row, _numbers(doing.row), doing.row.paid
            EFFECTS[step](case, deed)
            _note_duties(case, step, deed)
            if _numbers(case) != numbers:
                _index(case)
            if step == "turn_ordinary":
                _begin_ordinary(case, deed)
        told = replace(deed, form={**deed.form, "taken": case.paid - paid})
        followed = follow("case", step, case_id, told)
        return _renewed(case, followed=followed)


def give_out_spot_forms(
    person: Person, deed: Deed, *, upto: int, device: str = ""
) -> tuple[SpotForm, ...]:
    """Gives an officer numbered forms until this device of theirs holds `upto` unused ones of the
    year (art. 52); empty for forms on paper.

    Gives all that the device holds. Raises Refused for who may not enforce on that day.
    """
    reasons = tuple(
        refusal
        for rule, fits in ((certified, all(a.certified for a in deed.by)),
                           (post_fits, all(OFFICER in a.roles for a in deed.by)))
        if (refusal := rule.refusal(None, Attempt(certified=fits, post_fits=fits)))
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    year = deed.day.year
    with transaction.atomic():
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        unused = list(unused_spot_forms(person, year, device))
        for _ in range(upto - len(unused)):
            form = SpotForm(person=person, year=year, given_on=deed.day, device=device)
            with record(form, "give_out_spot_form", deed, kind="spot_form"):
                form.number = next_spot_number(year)
            unused.append(form)
    return tuple(unused)


def unused_spot_forms(person: Person, year: int, device: str = "") -> QuerySet[SpotForm]:
    """The forms of a year that an officer holds on one device, neither used nor void."""
    held = SpotForm.objects.filter(
        person=person, year=year, device=device, case=None, voided_on=None
    )
    return held.order_by("pk")


def void_spot_form(form: SpotForm, deed: Deed, *, reason: str) -> SpotForm:
    """Makes a numbered form void, as a spoilt sheet of a pad is kept and struck through."""
    ask_staff(deed)
    if not reason.strip():
        raise Invalid({"reason": "请写明作废的原因"})
    with transaction.atomic():
        row = SpotForm.objects.select_for_update(of=("self",)).get(pk=form.pk)
        if row.case_id or row.voided_on:
            raise Invalid({"number": f"{row.number} 已经使用或者作废，不再作废"})
        with record(row, "void_spot_form", deed, kind="spot_form"):
            row.voided_on, row.void_reason = deed.day, reason.strip()[:200]
    return row


def _renewed(case: Case, *, followed: bool) -> Case:
    """The case with what it caches of its future, which the rows beside it may have moved."""
    beside = followed or case.proceedings.all()
    # What was read with the locked row is read anew by whoever goes on with the case.
    case.refresh_from_db(fields=["duties", "proceedings"])
    if beside:
        fresh = renew(case.pk)
        case.awaits, case.due_on, case.due_what = fresh.awaits, fresh.due_on, fresh.due_what
    return case


def _begin_ordinary(case: Case, deed: Deed) -> Case:
    """What cannot be decided on the spot goes on as a lead: nothing is typed twice."""
    opening = Opening(
        party=case.party,
        item=case.item,
        unit=case.unit,
        street=case.street,
        place=case.place,
        conduct=case.conduct,
        conduct_from=case.conduct_from,
        conduct_until=case.conduct_until,
        source="turned",
        inspection=case.inspection,
        complaint=case.complaint,
        turned_from=case,
    )
    form = {"opinion": f"由当场处罚 {case.number} 转入：{deed.form.get('reason', '')}"}
    return open_case(opening, replace(deed, form=form))


def _numbers(case: Case) -> tuple[str, str]:
    return case.filing_number, case.decision_number


def _index(case: Case) -> None:
    """Lets the case be found by its numbers, party, conduct and place."""
    index(
        "case",
        case.pk,
        title=f"{case.number} · {case.party.public_name}",
        sub=f"{case.item.violation} · {case.place}",
        url=reverse("case", args=[case.number]),
        text=" ".join([*_numbers(case), case.conduct, case.party.credit_code]),
    )


def _must_fit(opening: Opening, deed: Deed) -> None:
    """The law of the day of the conduct applies, of its end where it went on: the item must have
    been in force then, and fit."""
    errors: dict[str, str] = {}
    item, day = opening.item, opening.conduct_from
    if day > deed.day:
        errors["conduct_from"] = "违法行为日期在将来，请核对"
    if opening.conduct_until and opening.conduct_until < day:
        errors["conduct_until"] = "违法行为终了日期早于开始日期，请核对"
    judged = governing_day(since=day, until=opening.conduct_until)
    if not norm_of(item).in_force(judged):
        what = "终了日" if opening.conduct_until else "发生日"
        errors["item"] = f"该事项在违法行为{what}（{judged}）不适用，请按这一天重新选择事项"
    elif not _subject_fits(item.subject, opening.party.kind):
        errors["item"] = "该事项不适用于这一类当事人，请选择对应的事项（个人 / 单位）"
    if errors:
        raise Invalid(errors)


def _subject_fits(subject: str, kind: str) -> bool:
    """A sole trader may stand under either tier: practice differs, the officer chooses."""
    if subject == "any" or kind == PartyKind.SOLE_TRADER:
        return True
    return subject == kind


def _note_duties(case: Case, step: str, deed: Deed) -> None:
    """Remembers who did which kind of work, by person: the base of every separation."""
    duty = _duty_of(case, step)
    if duty:
        known = {(d.person_id, d.duty) for d in case.duties.all()}
        Duty.objects.bulk_create(
            Duty(case=case, person_id=a.id, duty=duty) for a in deed.by if (a.id, duty) not in known
        )


def _note_inspectors(case: Case) -> None:
    """Who inspected the site has investigated: they may not judge the case that followed."""
    if case.inspection:
        known = {d.person_id for d in case.duties.all() if d.duty == INVESTIGATOR}
        Duty.objects.bulk_create(
            Duty(case=case, person=officer, duty=INVESTIGATOR)
            for officer in case.inspection.officers.all()
            if officer.pk not in known
        )


def _duty_of(case: Case, step: str) -> str:
    if step in _INVESTIGATIVE:
        return INVESTIGATOR
    actors = procedure_of(case).step(step).actors
    return next(
        (a for a in (REVIEWER, LEADER) if a in actors), "handler" if OFFICER in actors else "clerk"
    )
