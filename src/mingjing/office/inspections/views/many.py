"""Enters one finding at many premises in one go."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date

from mingjing.office.inspections.actions import register_many
from mingjing.office.inspections.many import ManyForm
from mingjing.office.intake.access import barred_from_working
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.web.shapes import Link

ARTICLE = "行政处罚法第四十二条、第五十五条"


def many(request: HttpRequest) -> HttpResponse:
    """One form, many objects, each its own record; all or none."""
    person, now = cast(Person, request.user), timezone.localtime()
    told = request.POST if request.method == "POST" else request.GET
    area = told.get("area", "")
    day = parse_date(told.get("day", "")) or now.date()
    form = ManyForm(
        request.POST or None, person=person, area=area, day=day,
        initial={"area": area, "day": day, "officers": [person.pk]},
    )  # fmt: skip
    chips = tuple(Link(label, f"?area={key}") for key, label in AREA_LABELS.items())
    page = ActPage(
        "批量补录检查",
        "同样的情况在许多处发现的，一次录入；每一处仍是一次检查，各有自己的时间、编号和记录。",
        ARTICLE, submit_label="逐处登记", back_url="/inspections/",
        done="已逐处登记", changes=("每行形成一份检查记录", "有一行不合法的，全部不登记"),
        extra={} if area in AREA_LABELS else _first(chips, asking=request.method == "GET"),
    )  # fmt: skip

    def do() -> str:
        rows = [
            (deed_of([*parts["officers"], person], at=line.end, entered_at=now, form={
                "finding": parts["finding"]}), parts)
            for line, parts in form.parts()
        ]  # fmt: skip
        made = register_many(rows)
        messages.info(request, f"共登记 {len(made)} 处：{made[0].number} 至 {made[-1].number}")
        return "/inspections/"

    return gated_act(request, page, form, do, barred=barred_from_working(person, now.date()))


def _first(chips: tuple[Link, ...], *, asking: bool) -> dict[str, object]:
    """The area comes first: without it there are no items to choose from, so no form is shown."""
    told: dict[str, object] = {"actions": chips, "sub": "先选领域，再列出检查事项"}
    return {**told, "form": None} if asking else told
