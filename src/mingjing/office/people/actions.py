"""Acts on units, persons, certificates and posts: who works here, by whose word, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Actor, Deed, Invalid
from mingjing.office.people.access import ask_administrator
from mingjing.office.people.models import (
    ROLE_LABELS,
    Certificate,
    Person,
    Post,
    Role,
    Unit,
    UnitKind,
)

# The first unit and the first administrator are added when nobody is there yet to do it.
INSTALLER = Actor(id=0, name="系统初始化", unit="", roles=frozenset({Role.ADMINISTRATOR}))


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person beside name and unit, as art. 42 and art. 58 ask for it."""

    is_assistant: bool = False
    legal_qualification_since: date | None = None
    reviewing_since: date | None = None


def add_unit(
    code: str, name: str, *, kind: UnitKind, deed: Deed, short: str = "", parent: Unit | None = None
) -> Unit:
    """Adds a unit of the structure of enforcement."""
    ask_administrator(deed)
    code, name = code.strip(), name.strip()
    _need({"code": (bool(code), "请填写单位代码"), "name": (bool(name), "请填写单位名称")})
    _need(
        {
            "code": (
                not Unit.objects.filter(code=code).exists(),
                f"代码 {code} 已被使用：请换一个代码",
            )
        }
    )
    row = Unit(
        code=code,
        name=name,
        short=short.strip() or name[:20],
        kind=UnitKind(kind).value,
        parent=parent,
        district=_led_by(code, kind, parent, over=UnitKind.CITY, head=UnitKind.COMMISSION),
        city=_led_by(code, kind, parent, over=UnitKind.PROVINCE, head=UnitKind.CITY),
    )
    with record(row, "add_unit", deed, kind="unit") as unit:
        pass
    return unit


def _led_by(code: str, kind: str, parent: Unit | None, *, over: UnitKind, head: UnitKind) -> str:
    """The code of the head to which a new unit belongs: itself, where it is one and stands below
    who is over it, else that of its parent."""
    if parent is None:
        return ""
    if kind == head and parent.kind == over:
        return code
    return parent.district if head == UnitKind.COMMISSION else parent.city


def amend_unit(unit: Unit, *, name: str, short: str, deed: Deed) -> Unit:
    """Corrects the names of a unit; its kind and place in the structure stay."""
    ask_administrator(deed)
    _need(
        {
            "name": (bool(name.strip()), "请填写单位名称"),
            "short": (bool(short.strip()), "请填写简称"),
        }
    )
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        with record(row, "amend_unit", deed, kind="unit") as row:
            row.name, row.short = name.strip(), short.strip()
    return row


def add_person(
    username: str,
    name: str,
    *,
    unit: Unit,
    deed: Deed,
    password: str | None = None,
    standing: Standing | None = None,
) -> Person:
    """Adds a person; without a password they cannot sign in until one is set."""
    ask_administrator(deed)
    username, name = username.strip(), name.strip()
    _need({"username": (bool(username), "请填写登录名"), "name": (bool(name), "请填写姓名")})
    _need(
        {
            "username": (
                not Person.objects.filter(username=username).exists(),
                f"登录名 {username} 已被使用：请换一个登录名",
            )
        }
    )
    known = standing or Standing()
    row = Person(
        username=username,
        name=name,
        unit=unit,
        is_assistant=known.is_assistant,
        legal_qualification_since=known.legal_qualification_since,
        reviewing_since=known.reviewing_since,
    )
    _put_password(row, password)
    with record(row, "add_person", without_secrets(deed), kind="person") as person:
        pass
    return person


def amend_person(
    person: Person, *, name: str, unit: Unit, is_active: bool, standing: Standing, deed: Deed
) -> Person:
    """Corrects what is known of a person; who leaves is made inactive, never removed."""
    ask_administrator(deed)
    _need({"name": (bool(name.strip()), "请填写姓名")})
    with transaction.atomic():
        row = _locked(person)
        with record(row, "amend_person", without_secrets(deed), kind="person") as row:
            row.name, row.unit, row.is_active = name.strip(), unit, is_active
            row.is_assistant = standing.is_assistant
            row.legal_qualification_since = standing.legal_qualification_since
            row.reviewing_since = standing.reviewing_since
    return row


def set_password(person: Person, password: str, *, deed: Deed) -> Person:
    """Gives a person a new password; the record tells that it happened, never the password."""
    if not any(actor.id == person.pk for actor in deed.by):
        ask_administrator(deed)
    with transaction.atomic():
        row = _locked(person)
        with record(row, "set_password", without_secrets(deed), kind="person") as row:
            _put_password(row, password)
    return row


def grant_certificate(
    person: Person, number: str, *, valid_from: date, valid_until: date, deed: Deed
) -> Certificate:
    """Records an enforcement certificate with its term of validity (art. 42)."""
    ask_administrator(deed)
    number = number.strip()
    _need(
        {
            "number": (bool(number), "请填写证件编号"),
            "valid_until": (valid_from <= valid_until, "有效期止早于有效期起：请核对证件上的日期"),
            "person": (not person.is_assistant, "执法辅助人员不得持执法证：请先改正人员身份"),
        }
    )
    _need(
        {
            "number": (
                not Certificate.objects.filter(number=number).exists(),
                f"证件编号 {number} 已登记：请核对编号",
            )
        }
    )
    row = Certificate(person=person, number=number, valid_from=valid_from, valid_until=valid_until)
    with record(
        row, "grant_certificate", deed, kind="certificate", label=f"{person.name} {number}"
    ) as certificate:
        pass
    return certificate


def appoint(
    person: Person,
    role: Role,
    *,
    since: date,
    deed: Deed,
    title: str = "",
    until: date | None = None,
) -> Post:
    """Gives a person a post from a day on; the same post is not held twice at one time."""
    ask_administrator(deed)
    role = Role(role)
    _need(
        {
            "until": (until is None or since <= until, "止日早于起日：请核对任职日期"),
            "role": (
                not (person.is_assistant and role is Role.OFFICER),
                "执法辅助人员不得任执法人员：请先改正人员身份",
            ),
        }
    )
    held = [
        p for p in Post.objects.filter(person=person, role=role.value) if _overlap(p, since, until)
    ]
    _need({"role": (not held, "该人员在此期间已任此职：请先办理原任职的止任")})
    row = Post(person=person, role=role.value, title=title.strip(), since=since, until=until)
    with record(
        row, "appoint", deed, kind="post", label=f"{person.name} {ROLE_LABELS[role]}"
    ) as post:
        pass
    return post


def end_post(post: Post, *, until: date, deed: Deed) -> Post:
    """Ends a post with a last day; what was done while it was held stays lawful."""
    ask_administrator(deed)
    _need({"until": (post.since <= until, f"止日不得早于任职起日 {post.since}：请核对日期")})
    with transaction.atomic():
        row = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
        with record(
            row,
            "end_post",
            deed,
            kind="post",
            label=f"{row.person.name} {ROLE_LABELS[Role(row.role)]}",
        ) as row:
            row.until = until
    return row


def without_secrets(deed: Deed) -> Deed:
    """The deed without what was typed into password fields."""
    return replace(deed, form={k: v for k, v in deed.form.items() if "password" not in k})


def _put_password(person: Person, password: str | None) -> None:
    if password is None:
        person.set_unusable_password()
        return
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid({"password": "；".join(error.messages)}) from error
    person.set_password(password)


def _locked(person: Person) -> Person:
    people = Person.objects.select_for_update(of=("self",)).select_related("unit")
    return people.get(pk=person.pk)


def _overlap(post: Post, since: date, until: date | None) -> bool:
    return (until is None or post.since <= until) and (post.until is None or since <= post.until)


def _need(conditions: dict[str, tuple[bool, str]]) -> None:
    """Raises Invalid with the sentence of every field whose condition is not met."""
    errors = {field: sentence for field, (holds, sentence) in conditions.items() if not holds}
    if errors:
        raise Invalid(errors)
