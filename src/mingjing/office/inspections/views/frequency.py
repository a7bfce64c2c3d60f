"""For everybody: how often a firm may be inspected in a year, what is spared, the totals."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingjing.law.frequency import cap_on
from mingjing.office.inspections.progress import cap_years
from mingjing.office.plans.access import public_plans

YEARS = 5
"""So many years are told, from the latest on: the page counts them when it is asked for."""


@login_not_required
def public_frequency(request: HttpRequest) -> HttpResponse:
    """The cap with its source and the plans that published it; of firms only totals."""
    plans = list(public_plans().exclude(cap=None).order_by("-year", "-version"))
    years = list(dict.fromkeys(plan.year for plan in plans))[:YEARS]
    context = {
        "title": "每年检查几次",
        "cap": cap_on(timezone.localdate()),
        "plans": [plan for plan in plans if plan.year in years],
        "years": cap_years(years),
        "organ": settings.ORGAN_NAME,
        "phone": settings.ORGAN_PHONE,
    }
    return render(request, "inspections/open_frequency.html", context)
