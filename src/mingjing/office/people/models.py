"""Who works here: units, persons (who sign in), their certificates and their dated posts."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from mingjing.office.journal.models import Recorded


class UnitKind(StrEnum):
    """What a unit is in the structure of enforcement."""

    COMMISSION = "commission"
    DETACHMENT = "detachment"
    BRIGADE = "brigade"
    STREET = "street"
    DEPARTMENT = "department"
    SUPERVISOR = "supervisor"
    CITY = "city"
    PROVINCE = "province"


UNIT_LABELS = {
    UnitKind.COMMISSION: "城市管理委员会",
    UnitKind.DETACHMENT: "综合行政执法支队",
    UnitKind.BRIGADE: "执法大队",
    UnitKind.STREET: "街道（镇）",
    UnitKind.DEPARTMENT: "其他部门",
    UnitKind.SUPERVISOR: "执法监督机构",
    UnitKind.CITY: "市级城市管理部门",
    UnitKind.PROVINCE: "省级城市管理部门",
}


class Role(StrEnum):
    """What a post lets its holder do; the first four are the actors of the law core."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    LEADER = "leader"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"


ROLE_LABELS = {
    Role.OFFICER: "执法人员",
    Role.REVIEWER: "法制审核人员",
    Role.LEADER: "负责人",
    Role.CLERK: "内勤（统计、档案）",
    Role.ADMINISTRATOR: "系统管理员",
    Role.SUPERVISOR: "执法监督人员",
}


class Unit(Recorded):
    """The commission, its detachment and brigades, the streets, other departments.

    Where a city stands above several commissions, each unit below one of them carries its code as
    `district`; where a province stands above several cities, each unit below one of them carries
    its code as `city`. Both follow from the unit's place in the structure, which never changes.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    short = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    district = models.CharField(max_length=20, blank=True, db_index=True)
    city = models.CharField(max_length=20, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds persons for sign-in; makes none (that is an act)."""


class Person(AbstractBaseUser, Recorded):
    """Somebody who signs in. What they may do follows from posts and certificates, by date."""

    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="persons")
    is_active = models.BooleanField(default=True)
    is_assistant = models.BooleanField(default=False)
    legal_qualification_since = models.DateField(null=True, blank=True)
    reviewing_since = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    UNRECORDED: ClassVar[tuple[str, ...]] = ("password", "last_login")
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class Certificate(Recorded):
    """An enforcement certificate (行政执法证): valid on a day or not (art. 42)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=40, unique=True)
    valid_from = models.DateField()
    valid_until = models.DateField()

    def __str__(self) -> str:
        return f"{self.number}（{self.valid_from} 至 {self.valid_until}）"


class Post(Recorded):
    """A person's role in a unit, from a day until a day or still."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20)
    title = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "role"], name="post_person_role")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"
