"""Questions about records in Today: what waits for an answer, or for somebody to read one."""

from __future__ import annotations

from django.urls import reverse

from mingjing.office.honesty.access import visible_questions
from mingjing.office.honesty.queries import waiting_for
from mingjing.office.people.models import Person, Role
from mingjing.office.web.shapes import Link, Notice

_MOST = 60


def asked(person: Person, held: frozenset[str]) -> list[Notice]:
    """One line where questions wait for this person; empty where none does."""
    many = waiting_for(person, held, visible_questions(person))[: _MOST + 1].count()
    if not many:
        return []
    state, words = ("answered", "阅处") if Role.SUPERVISOR in held else ("open", "说明")
    told = f"{many} 件" if many <= _MOST else f"{_MOST} 件以上"
    link = Link("打开", reverse("questions") + f"?state={state}")
    return [Notice("info", f"{told}核实事项等您{words}", "提出不等于认定。", link)]
