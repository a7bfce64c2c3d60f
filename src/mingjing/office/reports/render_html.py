"""The report as one HTML page that stands alone: no file beside it, every figure a link."""

from __future__ import annotations

from django.template.loader import render_to_string

from mingjing.office.reports.document import Document


def html(document: Document) -> str:
    """The whole page."""
    return render_to_string("reports/standalone.html", {"d": document})
