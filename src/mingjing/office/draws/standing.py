"""Where a draw stands for one person: each step done, open, or closed with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from mingjing.law.instruments.random_inspection.draw import DRAW, DrawAttempt
from mingjing.law.procedure import Refusal, Step, why_not
from mingjing.office.draws.facts import facts_of, in_the_way, people_of
from mingjing.office.draws.models import Draw
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.road import coming_step, done_step
from mingjing.office.web.shapes import Link, StepView

BESIDE = ("set_aside_object", "recuse_inspector", "void_draw")


def road_of(draw: Draw) -> tuple[str, ...]:
    """The main road: with commitments, dice and secrets, or with one public
    value."""
    if not draw.source or facts_of(draw, _day(draw)).witnessed:
        return DRAW.road
    swapped = ("take_public_value" if s == "reveal_secrets" else s for s in DRAW.road)
    return tuple(s for s in swapped if s not in {"record_commitments", "record_dice"})


def _day(draw: Draw) -> Any:
    assert draw.frozen_at is not None
    return draw.frozen_at.date()


def hopeless(draw: Draw, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the draw stands, and who wants to act."""
    attempt = replace(people_of(draw, verb, deed), no_other_running=_alone(draw, verb))
    return why_not(DRAW, draw.stage, facts_of(draw, deed.day), step=verb, attempt=attempt)


def _alone(draw: Draw, verb: str) -> bool:
    return verb != "announce_source" or not in_the_way(draw)


def steps_of(draw: Draw, entries: Sequence[Entry], deed: Deed) -> list[StepView]:
    """The main road as the page's vertical line."""
    made = {entry.verb: entry for entry in entries}
    order = [stage.name for stage in DRAW.stages]
    views = []
    for name in road_of(draw):
        step = DRAW.step(name)
        past = order.index(step.target or "") <= order.index(draw.stage)
        if (name in made and past and draw.stage != "void") or (
            draw.stage == "void" and name in made
        ):
            views.append(done_step(step, made[name]))
        elif draw.stage != "void":
            views.append(_open(draw, step, deed))
    return views


def _open(draw: Draw, step: Step[Any, Any], deed: Deed) -> StepView:
    lawful = why_not(DRAW, draw.stage, facts_of(draw, deed.day), step=step.name,
                     attempt=DrawAttempt(no_other_running=_alone(draw, step.name)))  # fmt: skip
    return coming_step(step, lawful=lawful, mine=hopeless(draw, step.name, deed),
                       url=reverse("draw-act", args=[draw.number, step.name]))  # fmt: skip


def beside(draw: Draw, deed: Deed) -> list[Link]:
    """What may be done beside the road by this person: fall out, or void the draw."""
    able = [name for name in BESIDE if not hopeless(draw, name, deed)]
    return [
        Link(DRAW.step(name).label, reverse("draw-act", args=[draw.number, name]),
             "danger" if name == "void_draw" else "quiet")
        for name in able
    ]  # fmt: skip
