"""Random draws in Today: which step each waits for, and from which moment it can be made."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from mingjing.law.instruments.random_inspection.draw import DRAW
from mingjing.office.draws.models import Draw
from mingjing.office.draws.waiting import next_step
from mingjing.office.people.pages import cited
from mingjing.office.web.shapes import Clock, Link, Task
from mingjing.office.web.words import cn_datetime

BY_MOMENT = {"record_dice", "take_public_value"}
"""Steps that wait for the announced moment of the randomness."""


def draw_task(row: Draw) -> Task:
    """One draw as a line of Today, with the act that it waits for."""
    step, here = DRAW.step(next_step(row)), reverse("draw", args=[row.number])
    moment, sub = row.source.get("moment"), DRAW.stage(row.stage).label
    if moment and step.name in BY_MOMENT:
        sub = f"{sub} · 随机数产生于{cn_datetime(datetime.fromisoformat(moment))}"
    return Task(
        clock=Clock("", "待办"),
        title=f"{row.number} · {row.title}",
        sub=sub,
        why=step.says,
        url=here,
        article=cited(step.citation),
        action=Link(step.label, here, "primary"),
    )
