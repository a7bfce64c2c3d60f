"""Loads the demonstration into an empty database, all or nothing, from one fixed seed."""

from __future__ import annotations

import random
from datetime import date
from shutil import copyfile

from django.conf import settings
from django.db import transaction

from mingjing.demo.caseplan import CasePlan, case_plans
from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew
from mingjing.demo.diary import Diary, Progress
from mingjing.demo.draws import note_waiting_draw
from mingjing.demo.field import FieldDay
from mingjing.demo.ground import DISTRICT, register_ground
from mingjing.demo.history import History
from mingjing.demo.learning import note_trainings
from mingjing.demo.plans import PlanBook
from mingjing.demo.present import Present, present_names
from mingjing.demo.report import note_report
from mingjing.demo.staffing import set_up_office
from mingjing.office.cases.models import Case
from mingjing.office.documents.actions import issue_backlog
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.actions import INSTALLER
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit

SEED = 2023
TODAY = date(2026, 11, 25)
_ISSUING = "签发文书"
_SETTING_UP = "设立机构、人员和权责清单"


class NotEmpty(Exception):
    """The database already holds records; the demonstration is never mixed into an office's own."""

    def __init__(self) -> None:
        super().__init__(
            "数据库中已有记录，演示数据只能装入空的数据库：请另设 MINGJING_HOME 后重试"
        )


def load(progress: Progress, *, today: date = TODAY) -> None:
    """Performs every act of the demonstration year and of the present; raises NotEmpty."""
    if Person.objects.exists() or Entry.objects.exists():
        raise NotEmpty
    with transaction.atomic():
        _live(progress, today)
    settings.DISTRICT_MAP.parent.mkdir(parents=True, exist_ok=True)
    copyfile(DISTRICT, settings.DISTRICT_MAP)


def _live(progress: Progress, today: date) -> None:
    rng = random.Random(SEED)
    progress(_SETTING_UP, 0, 1)
    office = set_up_office()
    progress(_SETTING_UP, 1, 1)
    crew, lists, diary = Crew(office, rng), Checklists(), Diary()
    cases = case_plans()
    ground = register_ground(crew, rng, progress, _named(cases))
    plans = PlanBook(crew, diary)
    plans.note(today)
    history = History(crew, ground, diary, lists, plans, rng, today=today)
    history.note(cases)
    note_trainings(crew, diary)
    note_report(crew, diary)
    note_waiting_draw(crew, diary, today=today, quotas={"gas": 4, "drainage": 2})
    Present(crew, ground, lists, history, today=today).note()
    FieldDay(crew, ground, lists, diary, today=today).note()
    diary.live(progress, "检查、投诉、案件和公示")
    progress(_ISSUING, 0, 1)
    # Nobody pressed a button in this history: each paper is issued as with its act, as a page does.
    first = Entry.objects.earliest("entered_at").entered_at
    deed = Deed(by=(INSTALLER,), at=first, entered_at=first)
    issue_backlog(
        Case.objects.order_by("pk").values_list("pk", flat=True),
        deed,
        visit_ids=Visit.objects.order_by("pk").values_list("pk", flat=True),
    )
    progress(_ISSUING, 1, 1)


def _named(cases: list[CasePlan]) -> list[tuple[str, bool]]:
    """The parties that cases name, each once: name, and whether it is a firm."""
    past = [(c.named, bool(c.firm)) for c in cases if c.named]
    return list(dict.fromkeys([*past, *present_names()]))
