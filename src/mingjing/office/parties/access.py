"""Which parties and places a person may see, whose names they may read, who may register them."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import posts_on

_REGISTRARS = frozenset({Role.OFFICER.value, Role.CLERK.value, Role.ADMINISTRATOR.value})
_JUDGES = frozenset({Role.REVIEWER.value, Role.LEADER.value})
_WORKERS = _JUDGES | {Role.OFFICER.value, Role.CLERK.value}
REGISTRARS_ONLY = Refusal(
    "registrar",
    "当事人和场所由执法人员、内勤或系统管理员登记：请交由其中一人办理",
    cite("office_duties", 0),
)
WORKERS_ONLY = Refusal(
    "worker",
    "完整证件号码、姓名和电话只供办案使用：由执法、法制审核、内勤人员或负责人查看",
    cite("penalty_law_2021", 50),
)
NOT_KNOWN = Refusal(
    "known",
    "该自然人不由本单位登记，您也没有办理涉及他的案件或检查：请交由登记单位或办案人员更正",
    cite("penalty_law_2021", 50),
)


def visible_parties(person: Person) -> QuerySet[Party]:
    """Firms are open to every enforcement unit; a street sees only its own citizens (art. 50)."""
    match reach(person):
        case Reach.ALL | Reach.BRANCH | Reach.UNIT:
            return Party.objects.all()
        case Reach.STREET:
            here = Place.objects.filter(party=OuterRef("pk"), street=person.unit_id)
            return Party.objects.filter(
                ~Q(kind=PartyKind.INDIVIDUAL.value) | Q(keeper=person.unit_id) | Exists(here)
            )
        case Reach.NONE:
            return Party.objects.none()


def visible_places(person: Person) -> QuerySet[Place]:
    """The office sees every place; a street sees the places on its ground."""
    match reach(person):
        case Reach.ALL | Reach.BRANCH | Reach.UNIT:
            return Place.objects.all()
        case Reach.STREET:
            return Place.objects.filter(street=person.unit_id)
        case Reach.NONE:
            return Place.objects.none()


def with_names(rows: QuerySet[Party], person: Person, day: date) -> QuerySet[Party]:
    """Marks each party whose full name the person may read; costs no query of its own."""
    known = When(_known(person, day), then=Value(True))
    return rows.annotate(named=Case(known, default=Value(False)))


def named_parties(person: Person, day: date) -> QuerySet[Party]:
    """The visible parties whose full name the person may read."""
    return visible_parties(person).filter(_known(person, day))


def _known(person: Person, day: date) -> Q:
    """Art. 50: every firm is known; a citizen to who works in the unit that keeps them, works on
    a case or inspection with them, reviews or leads. Everybody else gets `told_name` masked."""
    posts, here = posts_on(day).filter(person=person), OuterRef("pk")
    return (
        ~Q(kind=PartyKind.INDIVIDUAL.value)
        | (Q(keeper=person.unit_id) & Exists(posts.filter(role__in=_WORKERS)))
        | Q(Exists(posts.filter(role__in=_JUDGES)))
        | Q(Exists(Party.objects.filter(pk=here, cases__duties__person=person)))
        | Q(Exists(Party.objects.filter(pk=here, inspections__officers=person)))
    )


def is_named(party: Party) -> bool:
    """Whether the reader for whom the party was read may know who this is; without the mark of
    `with_names` only a firm is named."""
    return party.kind != PartyKind.INDIVIDUAL or bool(getattr(party, "named", False))


def told_name(party: Party) -> str:
    """The name as this reader may read it."""
    return party.name if is_named(party) else party.public_name


def barred_from_registering(held: frozenset[str]) -> tuple[Refusal, ...]:
    """Why who holds these posts may not register parties and places; empty when they may."""
    return () if held & _REGISTRARS else (REGISTRARS_ONLY,)


def barred_from_amending(party: Party, held: frozenset[str]) -> tuple[Refusal, ...]:
    """Why a party may not be corrected: by no registrar, or a citizen unknown to the reader."""
    barred = barred_from_registering(held)
    return barred or (() if is_named(party) else (NOT_KNOWN,))


def barred_from_revealing(held: frozenset[str]) -> tuple[Refusal, ...]:
    """Why an identity may not be read in full; who only administers or supervises may not."""
    return () if held & _WORKERS else (WORKERS_ONLY,)


def ask_worker(deed: Deed) -> None:
    """Raises Refused when nobody who acts works on cases."""
    if not any(actor.roles & _WORKERS for actor in deed.by):
        raise Refused((WORKERS_ONLY,))


def ask_registrar(deed: Deed) -> None:
    """Raises Refused when nobody who acts may register parties and places."""
    if not any(actor.roles & _REGISTRARS for actor in deed.by):
        raise Refused((REGISTRARS_ONLY,))
