"""What the pages of reports share: who asks, which report, which section, where a finding leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import deed_of
from mingjing.office.reports.access import visible_reports
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import shape_of
from mingjing.office.reports.sentences import Conflict
from mingjing.office.reports.template import Slot

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def person_of(request: HttpRequest) -> Person:
    """Who asks."""
    return cast(Person, request.user)


def report_of(request: HttpRequest, year: int) -> Report:
    """A report that this person may read."""
    return get_object_or_404(visible_reports(person_of(request)), year=year)


def slot_of(report: Report, key: str) -> Slot:
    """A section that people write; 404 for any other."""
    slot = shape_of(report).by_key.get(key)
    if slot is None or not slot.writes:
        raise Http404(key)
    return slot


def deed_by(request: HttpRequest, **form: object) -> Deed:
    """An attempt to act now by whoever asks."""
    now = timezone.now()
    return deed_of([person_of(request)], at=now, entered_at=now, form=form)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as a page tells it: the words, and the link to the place where it is mended."""

    text: str
    url: str
    fix: str
    head: str = ""


def told(report: Report, conflicts: Iterable[Conflict]) -> list[Found]:
    """Findings with the way to their place in the text."""
    return [Found(c.text, _place(report, c), c.fix or "去修改", c.heading) for c in conflicts]


def _place(report: Report, conflict: Conflict) -> str:
    if not conflict.key or conflict.key not in shape_of(report).by_key:
        return ""
    if conflict.figure:
        found = reverse("report-figures", args=[report.year, conflict.key])
        return f"{found}?name={conflict.figure}"
    url = reverse("report-section", args=[report.year, conflict.key])
    return f"{url}?at={conflict.place}#id_body" if conflict.place else f"{url}#id_body"
