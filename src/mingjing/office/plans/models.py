"""A yearly plan in its versions, its tasks, and the objects that a task has selected."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.people.models import Unit
from mingjing.office.registers.models import InspectionItem, ListedObject


class TaskKind(StrEnum):
    """What a task of the plan is."""

    RANDOM = "random"
    KEY = "key"
    SPECIAL = "special"
    JOINT = "joint"


TASK_LABELS = {
    TaskKind.RANDOM: "双随机抽查",
    TaskKind.KEY: "重点领域检查",
    TaskKind.SPECIAL: "专项检查",
    TaskKind.JOINT: "部门联合检查",
}


class Method(StrEnum):
    """How the objects of a task are found."""

    DRAW = "draw"
    RISK = "risk"
    ALL = "all"
    ASKED = "asked"


METHOD_LABELS = {
    Method.DRAW: "双随机抽取（另有可验算的证书）",
    Method.RISK: "按风险等级选查，另留随机份额",
    Method.ALL: "名录中逐一检查",
    Method.ASKED: "巡查、联合行动中确定",
}


class Plan(Staged):
    """One version of the plan of one year. `cap` is the published limit of visits a firm."""

    year = models.PositiveIntegerField(db_index=True)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    reason = models.CharField(max_length=500, blank=True)
    drafted_at = models.DateTimeField(null=True)
    submitters = models.JSONField(default=list)
    opinion = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True)
    cap = models.PositiveIntegerField(null=True)
    summary = models.TextField(blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "version"], name="one_plan_a_version")
        ]
        indexes = [models.Index(fields=["-drafted_at", "-id"], name="plan_recent")]

    def __str__(self) -> str:
        return f"{self.year} 年度检查计划（第 {self.version} 版）"


class Task(models.Model):
    """One line of a plan. Its `code` stays the same through the versions of a year."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks")
    code = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=20)
    method = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    area = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    first = models.DateField()
    last = models.DateField()
    target = models.PositiveIntegerField()
    departments = models.JSONField(default=list)
    why = models.CharField(max_length=300, blank=True)
    share = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=200, blank=True)
    # The day on which the figure comes out: nobody knows it when the plan is published.
    figure_on = models.DateField(null=True)
    # What is inspected: published items, each with its checklist.
    checks = models.ManyToManyField(InspectionItem, related_name="tasks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="one_task_a_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Selection(Recorded):
    """The objects of a task as they were selected once: by the published share and a figure that
    came afterwards, or one by one with a reason."""

    code = models.CharField(max_length=20, unique=True)
    day = models.DateField()
    figure = models.CharField(max_length=100, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    declared = models.JSONField(default=dict)
    pool = models.PositiveIntegerField()
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.code


class Selected(models.Model):
    """One object of a task: in which part it came, with which ticket."""

    selection = models.ForeignKey(Selection, models.PROTECT, related_name="objects_selected")
    listed = models.ForeignKey(ListedObject, models.PROTECT, related_name="selected")
    part = models.CharField(max_length=20)
    risk = models.CharField(max_length=20)
    ticket = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "listed"], name="one_object_a_task")
        ]

    def __str__(self) -> str:
        return f"{self.selection_id} {self.listed_id}"
