"""Visits in Today: what waits for approval, what is to be visited or looked at again."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.people.pages import cited, clock_of
from mingjing.office.visits.facts import facts_of
from mingjing.office.visits.models import Visit
from mingjing.office.visits.routing import due_on
from mingjing.office.visits.standing import next_step
from mingjing.office.web.shapes import Clock, Link, Task


def task_of(row: Visit, today: date) -> Task:
    """One visit as a line of Today, with the act that it waits for."""
    step = VISIT.step(next_step(row, facts_of(row, today)))
    due = due_on(row)
    clock = clock_of("", due, today) if due != today else Clock("", "今天", "due")
    return Task(
        clock=clock,
        title=f"{row.number} · {row.name}",
        sub=f"{row.street.short} · {row.address}",
        why=step.says,
        url=reverse("visit", args=[row.number]),
        article=cited(step.citation),
        action=Link(step.label, reverse("visit", args=[row.number]), "primary"),
    )
