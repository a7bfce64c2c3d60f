"""Visits in Today: what waits for approval, what is to be visited or looked at again; and the talks
whose day has come."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingjing.law.instruments.field_visit.talk import TALK
from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.inspections.models import Talk
from mingjing.office.inspections.queries import name_of
from mingjing.office.journal.shapes import OFFICE_ZONE
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


def talk_day(row: Talk) -> date:
    """The day for which a talk is appointed."""
    assert row.appointed_at is not None
    return row.appointed_at.astimezone(OFFICE_ZONE).date()


def talk_task(row: Talk, today: date) -> Task:
    """A talk whose day has come: the button tells what was said; the page, that nobody came."""
    step, due = TALK.step("record_talk"), talk_day(row)
    assert row.appointed_at is not None
    hour = f"{row.appointed_at.astimezone(OFFICE_ZONE):%H:%M}"
    clock = clock_of("", due, today) if due != today else Clock("", f"今天 {hour}", "due")
    return Task(
        clock=clock,
        title=f"{row.number} · {name_of(row.inspection)}",
        sub=f"{row.with_whom} · {row.where}",
        why=row.topic,
        url=reverse("talk", args=[row.number]),
        article=cited(step.citation),
        action=Link(step.label, reverse("talk-act", args=[row.number, step.name]), "primary"),
    )
