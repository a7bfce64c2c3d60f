"""Acts on units, people, certificates and posts: who may make them, and what they leave behind."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from mingjing.office.journal.models import Entry, Payload
from mingjing.office.journal.shapes import Actor, Deed, Invalid, Refused
from mingjing.office.people.access import may_administer
from mingjing.office.people.actions import (
    INSTALLER,
    Standing,
    add_person,
    add_unit,
    amend_person,
    amend_unit,
    appoint,
    end_post,
    grant_certificate,
    set_password,
)
from mingjing.office.people.models import Certificate, Person, Post, Role, Unit, UnitKind
from mingjing.office.people.queries import actors, officers_on, roles_on

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)
SECRET = "a-long-secret-9"
OFFICER = Actor(id=99, name="甲", unit="大队", roles=frozenset({"officer"}))


def deed(by: Actor = INSTALLER, **form: object) -> Deed:
    return Deed(by=(by,), at=AT, entered_at=AT, form=form)


def a_unit(code: str = "W1") -> Unit:
    return add_unit(code, "示例大队", kind=UnitKind.BRIGADE, deed=deed())


def a_person(username: str = "a", **more: object) -> Person:
    return add_person(username, "演示甲", unit=a_unit(f"U{username}"), deed=deed(), **more)  # type: ignore[arg-type]


def wrong(field: str) -> "pytest.RaisesExc[Invalid]":
    return pytest.raises(Invalid, check=lambda error: list(error.errors) == [field])


def test_a_unit_is_added_and_its_names_corrected() -> None:
    unit = a_unit()
    amended = amend_unit(unit, name="示例一大队", short="一大队", deed=deed())
    assert (amended.name, amended.short, amended.kind) == ("示例一大队", "一大队", "brigade")
    verbs = Entry.objects.filter(subject_kind="unit").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["add_unit", "amend_unit"]


def test_a_code_is_used_once() -> None:
    a_unit()
    with wrong("code"):
        a_unit()
    assert Unit.objects.count() == 1


def test_no_password_ever_enters_the_record() -> None:
    person = add_person(
        "a", "演示甲", unit=a_unit(), password=SECRET, deed=deed(password=SECRET, name="演示甲")
    )
    set_password(person, SECRET + "x", deed=deed(password=SECRET + "x", password_again=SECRET))
    told = [str(v) for e in Entry.objects.all() for v in (e.changes, e.attempt, e.facts)]
    told += [str(p.content) for p in Payload.objects.all()]
    assert not [t for t in told if SECRET in t or "pbkdf2" in t or "password" in t]
    person.refresh_from_db()
    assert person.check_password(SECRET + "x")
    assert Entry.objects.filter(verb="set_password").get().changes == {"acts": 2}


def test_a_weak_password_is_refused_and_nobody_is_added() -> None:
    with wrong("password"):
        add_person("a", "演示甲", unit=a_unit(), password="short", deed=deed())
    assert not Person.objects.exists()


def test_without_a_password_nobody_signs_in() -> None:
    assert not a_person().has_usable_password()


def test_a_person_sets_their_own_password_but_no_other() -> None:
    person, other = a_person("a"), a_person("b")
    own = actors([person], DAY)[0]
    assert set_password(person, SECRET, deed=deed(own)).check_password(SECRET)
    with pytest.raises(Refused):
        set_password(other, SECRET, deed=deed(own))


def test_only_an_administrator_changes_master_data() -> None:
    person = a_person()
    post = appoint(person, Role.OFFICER, since=DAY, deed=deed())
    before = Entry.objects.count()
    attempts: list[Callable[[], object]] = [
        lambda: add_unit("X", "某", kind=UnitKind.STREET, deed=deed(OFFICER)),
        lambda: add_person("x", "某", unit=person.unit, deed=deed(OFFICER)),
        lambda: amend_unit(person.unit, name="某", short="某", deed=deed(OFFICER)),
        lambda: amend_person(
            person,
            name="某",
            unit=person.unit,
            is_active=True,
            standing=Standing(),
            deed=deed(OFFICER),
        ),
        lambda: grant_certificate(
            person, "Z1", valid_from=DAY, valid_until=DAY, deed=deed(OFFICER)
        ),
        lambda: appoint(person, Role.ADMINISTRATOR, since=DAY, deed=deed(OFFICER)),
        lambda: end_post(post, until=DAY, deed=deed(OFFICER)),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="系统管理员"):
            attempt()
    assert Entry.objects.count() == before


def test_administering_ends_with_the_post() -> None:
    person = a_person()
    post = appoint(person, Role.ADMINISTRATOR, since=DAY, deed=deed())
    assert may_administer(person, DAY)
    assert not may_administer(person, date(2026, 11, 24))
    end_post(post, until=DAY, deed=deed())
    assert may_administer(person, DAY)
    assert not may_administer(person, date(2026, 11, 26))


def test_post_and_certificate_make_an_officer_on_their_days() -> None:
    person = a_person()
    appoint(person, Role.OFFICER, since=date(2026, 1, 1), deed=deed())
    assert not officers_on(DAY).exists()
    grant_certificate(person, "Z1", valid_from=date(2026, 2, 1), valid_until=DAY, deed=deed())
    assert list(officers_on(DAY)) == [person]
    assert not officers_on(date(2026, 1, 31)).exists()
    assert not officers_on(date(2026, 11, 26)).exists()


@pytest.mark.parametrize(
    ("field", "number", "since", "until"),
    [
        ("number", " ", DAY, DAY),
        ("number", "Z1", DAY, DAY),
        ("valid_until", "Z2", DAY, date(2026, 11, 24)),
    ],
)
def test_a_certificate_that_cannot_be(field: str, number: str, since: date, until: date) -> None:
    person = a_person()
    grant_certificate(person, "Z1", valid_from=DAY, valid_until=DAY, deed=deed())
    with wrong(field):
        grant_certificate(person, number, valid_from=since, valid_until=until, deed=deed())
    assert Certificate.objects.count() == 1


def test_an_assistant_holds_neither_certificate_nor_officers_post() -> None:
    helper = a_person(standing=Standing(is_assistant=True))
    with wrong("person"):
        grant_certificate(helper, "Z1", valid_from=DAY, valid_until=DAY, deed=deed())
    with wrong("role"):
        appoint(helper, Role.OFFICER, since=DAY, deed=deed())
    assert appoint(helper, Role.CLERK, since=DAY, deed=deed()).pk


def test_the_same_post_is_not_held_twice_at_one_time() -> None:
    person = a_person()
    first = appoint(person, Role.OFFICER, since=DAY, deed=deed())
    with wrong("role"):
        appoint(person, Role.OFFICER, since=date(2027, 1, 1), deed=deed())
    assert appoint(person, Role.LEADER, since=DAY, deed=deed()).pk
    end_post(first, until=date(2026, 12, 31), deed=deed())
    with wrong("role"):
        appoint(person, Role.OFFICER, since=date(2026, 12, 31), deed=deed())
    assert appoint(person, Role.OFFICER, since=date(2027, 1, 1), deed=deed()).pk
    assert Post.objects.count() == 3


def test_dates_of_a_post_run_forward() -> None:
    person = a_person()
    with wrong("until"):
        appoint(person, Role.OFFICER, since=DAY, until=date(2026, 11, 24), deed=deed())
    post = appoint(person, Role.OFFICER, since=DAY, deed=deed())
    with wrong("until"):
        end_post(post, until=date(2026, 11, 24), deed=deed())


def test_who_leaves_stays_on_the_record() -> None:
    person = a_person()
    amended = amend_person(
        person, name="演示甲", unit=person.unit, is_active=False, standing=Standing(), deed=deed()
    )
    assert not amended.is_active
    assert Entry.objects.get(verb="amend_person").changes == {"is_active": False, "acts": 2}


def test_who_has_left_acts_in_no_post_and_under_no_certificate() -> None:
    person = a_person("gone")
    appoint(person, Role.OFFICER, since=date(2021, 8, 1), deed=deed())
    grant_certificate(
        person, "ZJ1", valid_from=date(2021, 8, 1), valid_until=date(2027, 7, 31), deed=deed()
    )
    (before,) = actors([person], DAY)
    assert (before.roles, before.certified) == (frozenset({"officer"}), True)
    assert roles_on(person, DAY) == {"officer"}
    person = amend_person(
        person,
        name=person.name,
        unit=person.unit,
        is_active=False,
        standing=Standing(),
        deed=deed(),
    )
    (after,) = actors([person], DAY)
    assert (after.roles, after.certified) == (frozenset(), False)
    assert roles_on(person, DAY) == frozenset()
