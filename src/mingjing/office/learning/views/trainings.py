"""Pages of learning: trainings held, one of them, and its registration."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.office.intake.access import barred_from_working
from mingjing.office.learning import actions, queries
from mingjing.office.learning.access import visible_trainings
from mingjing.office.learning.forms import TrainingForm
from mingjing.office.learning.models import TRAINING_LABELS, TrainingKind
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table
from mingjing.office.web.words import cn_date, weekday

NEW = Link("登记培训", "/learning/new/", "primary")


def learning(request: HttpRequest) -> HttpResponse:
    """The trainings held, newest first."""
    rows = visible_trainings(cast(Person, request.user))
    if kind := queries.KIND.chosen(request.GET):
        rows = rows.filter(kind=kind)
    page = keyset(queries.with_attendance(rows), column="held_on", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="培训，按举办日期从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的培训",
        empty_text="举办或参加的培训、授课和观摩登记在这里，参加人员按人登记。",
        empty_action=NEW,
    )
    return render(
        request,
        "web/list.html",
        {
            "title": "学习",
            "sub": "培训、授课和观摩",
            "actions": (Link("模拟执法", "/learning/rehearsal/"), NEW),
            "table": table,
            "chips": queries.KIND.chips(request.GET),
        },
    )


def training(request: HttpRequest, pk: int) -> HttpResponse:
    """One training and the people who attended."""
    row = get_object_or_404(visible_trainings(cast(Person, request.user)), pk=pk)
    units = queries.by_unit(row)
    total = sum(len(names.split("、")) for _, names in units)
    return render(
        request,
        "learning/training.html",
        {
            "title": row.title,
            "sub": TRAINING_LABELS[TrainingKind(row.kind)],
            "units": units,
            "total": total,
            "moments": moments_of(actions.KIND, row.pk, queries.VERBS),
            "facts": [
                ("类别", TRAINING_LABELS[TrainingKind(row.kind)]),
                ("日期", f"{cn_date(row.held_on)}（{weekday(row.held_on)}）"),
                ("地点", row.place),
                ("参加", f"{total} 人次"),
            ],
        },
    )


def register(request: HttpRequest) -> HttpResponse:
    """Registers a training that was held."""
    person, now = cast(Person, request.user), timezone.now()
    form = TrainingForm(
        request.POST or None, person=person, initial={"held_on": timezone.localdate(now)}
    )

    def do() -> str:
        deed = deed_of([person], at=now, entered_at=now, form={})
        return f"/learning/{actions.hold_training(deed, **form.cleaned_data).pk}/"

    return gated_act(
        request,
        ActPage(
            "登记培训",
            "举办后登记：讲什么、谁参加；人次由名单累计。",
            "",
            submit_label="登记培训",
            back_url="/learning/",
            done="已登记培训",
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )
