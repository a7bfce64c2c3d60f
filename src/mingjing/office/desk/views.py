"""Pages that belong to nobody else: Today, search, more, and what is shown when things fail."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; says how to send it again."""
    return render(request, "403.html", {"reason": "页面停留过久，请返回上一页刷新后再提交"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such record, or it is not yours to see."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug; the reference number finds it in the log."""
    reference = secrets.token_hex(4)
    log.error("reference %s: %s", reference, request.path)
    return render(request, "500.html", {"reference": reference}, status=500)
