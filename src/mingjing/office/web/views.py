"""Pages of the kit itself: the gallery of parts, and 更多 for phones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.office.web import sample


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of a page with invented sample data, so that authors can see what they use."""
    return render(request, "web/gallery.html", sample.gallery())


def more(request: HttpRequest) -> HttpResponse:
    """All places of the navigation, for a phone whose bottom bar holds only four."""
    return render(request, "web/more.html", {"title": "更多"})
