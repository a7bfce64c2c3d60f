"""Who stands at the door: the code that the officers show, and the page that it leads to."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.cite import cite
from mingjing.office.inspections.models import KIND_LABELS, Kind
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Certificate, Person
from mingjing.office.people.queries import certificates_on
from mingjing.office.visits.access import shown_by_code, visible_visits
from mingjing.office.visits.actions import scanned
from mingjing.office.visits.facts import enterprise
from mingjing.office.visits.models import Visit
from mingjing.office.web.qr import drawn
from mingjing.office.web.words import cn_date

BANS = (
    ("严禁逐利检查", "不收馈赠和报酬，不参加宴请、娱乐、旅游，不要企业付费，不指定中介"),
    ("严禁干扰正常生产经营", "不刻意要求法定代表人到场"),
    ("严禁任性处罚企业", "不乱查封、乱扣押、乱冻结，不动辄责令停产停业"),
    ("严禁下达检查指标", "考核和经费不与检查次数、罚没数额挂钩"),
    ("严禁变相检查", "不以观摩、督导、考察等名义检查"),
)
"""The five bans of the rules on inspecting enterprises, in our words (second-hand)."""
RIGHTS = (
    "要求出示执法证件；不出示的，有权拒绝检查（行政处罚法第五十五条）",
    "检查人员不得少于两人（行政处罚法第四十二条），少于两人的可以投诉举报",
    "认为检查人员与自己有利害关系的，申请回避",
    "陈述、申辩，在笔录上写明自己的意见",
    "违反规定的检查，有权拒绝，有权投诉举报",
)


def identity(request: HttpRequest, number: str) -> HttpResponse:
    """The code, large enough to be scanned from a phone held out."""
    row = get_object_or_404(visible_visits(cast(Person, request.user)), number=number)
    get_object_or_404(shown_by_code(), pk=row.pk)
    url = settings.PUBLIC_URL + reverse("open-visit", args=[row.code])
    context = {"title": "亮证", "sub": f"{row.number} · {row.name}", "qr": drawn(url), "url": url,
               "team": _team(row), "visit": row}  # fmt: skip
    return render(request, "visits/identity.html", context)


@login_not_required
def open_visit(request: HttpRequest, pass_code: str) -> HttpResponse:
    """For whoever is inspected: these officers, these certificates, this visit, today."""
    known = shown_by_code().select_related("place", "party", "unit", "street")
    row = known.filter(code=pass_code).first()
    if row is None:
        unknown = {"title": "查不到这次检查", "organ": settings.ORGAN_NAME,
                   "phone": settings.ORGAN_PHONE}  # fmt: skip
        return render(request, "visits/open_unknown.html", unknown, status=404)
    now = timezone.localtime()
    day = _day(row)
    if request.method == "GET":
        scanned(row, now)
    firm = enterprise(row)
    context = {
        "title": "检查人员身份核对",
        "organ": settings.ORGAN_NAME,
        "phone": settings.ORGAN_PHONE,
        "visit": row,
        "today": day == now.date() and row.stage not in {"ended", "following"},
        "day": cn_date(day),
        "object": row.place.name if row.place else row.address,
        "kind": KIND_LABELS[Kind(row.kind)],
        "items": list(row.items.order_by("code")),
        "team": _team(row),
        "bans": BANS if firm else (),
        "rights": RIGHTS,
        "source": cite("enterprise_inspection_2025", 0) if firm else None,
        "approved": row.approved_on,
    }
    return render(request, "visits/open.html", context)


def _day(row: Visit) -> date:
    """The day of the visit: when it began, else when it is planned."""
    return row.started_at.astimezone(OFFICE_ZONE).date() if row.started_at else row.planned_on


def _team(row: Visit) -> list[tuple[Person, Certificate | None]]:
    """The officers, each with the certificate that is valid on the day of the visit."""
    people = list(row.officers.select_related("unit").order_by("pk"))
    cards = {c.person_id: c for c in certificates_on(_day(row)).filter(person__in=people)}
    return [(p, cards.get(p.pk)) for p in people]
