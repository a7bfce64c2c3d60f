"""Pages of evidence: the list, one exhibit, and its file."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.office.evidence import queries
from mingjing.office.evidence.access import visible_exhibits
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.ranges import answer
from mingjing.office.evidence.store import path_of
from mingjing.office.evidence.thumbs import small_picture
from mingjing.office.people.models import Person
from mingjing.office.people.pages import moments_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.responses import is_htmx
from mingjing.office.web.shapes import Link, Table

# A file from outside runs nothing and asks nothing, even when opened by itself.
ALONE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
EXTENSIONS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic",
    "video/webm": "webm", "video/mp4": "mp4", "audio/ogg": "ogg",
}  # fmt: skip


@require_safe
def exhibits(request: HttpRequest) -> HttpResponse:
    """The exhibits one may see, newest first."""
    rows = queries.chosen(visible_exhibits(cast(Person, request.user)), request.GET)
    page = keyset(rows, column="taken_at", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="证据，按采集时间从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的证据",
        empty_action=Link("打开现场应用", "/field/", "primary"),
        empty_text="在现场拍的照片、录音和签名随检查一起收入，收入后不能修改或删除。",
    )
    return render(
        request,
        "web/list.html",
        {
            "title": "证据",
            "sub": queries.heading(request.GET),
            "table": table,
            "chips": queries.KIND.chips(request.GET),
        },
    )


@require_safe
def exhibit(request: HttpRequest, number: str) -> HttpResponse:
    """One exhibit: what it shows, where it comes from, and whether it is still the same."""
    row = _row(request, number)
    return render(
        request,
        "evidence/exhibit.html",
        {
            "title": row.number,
            "sub": row.note or "采集时的原件",
            "facts": queries.told(row),
            "exhibit": row,
            "medium": row.media_type.partition("/")[0] if row.kind != "voice" else "audio",
            "intact": queries.is_intact(row),
            "moments": moments_of("exhibit", row.pk, queries.VERBS),
            "related": queries.related(row),
        },
    )


@require_safe
def exhibit_file(request: HttpRequest, number: str) -> HttpResponseBase:
    """The file as it was taken, or the part of it that a player asks for."""
    row = _row(request, number)
    kind = row.media_type
    if row.kind == "voice":
        kind = kind.replace("video/", "audio/")
    tag = f'"{row.sha256}"'
    # What was kept of another file is no beginning of this one.
    same = request.headers.get("If-Range", tag) == tag
    made = answer(
        path_of(row.sha256),
        header=request.headers.get("Range", "") if same else "",
        content_type=kind,
        filename=f"{row.number}.{EXTENSIONS.get(row.media_type, 'bin')}",
    )
    return _guarded(made, tag)


@require_safe
def exhibit_thumb(request: HttpRequest, number: str) -> HttpResponseBase:
    """A small picture of a photograph, where one is to be had for nothing."""
    row = _row(request, number)
    found = small_picture(path_of(row.sha256), row.media_type)
    if found is None:
        raise Http404
    picture, kind = found
    return _guarded(HttpResponse(picture, content_type=kind), f'"{row.sha256}-small"')


@require_safe
def exhibit_strip(request: HttpRequest) -> HttpResponse:
    """The exhibits of one folder as a strip for its page; a list of its own without a script."""
    rows = queries.chosen(visible_exhibits(cast(Person, request.user)), request.GET)
    shown = list(rows.order_by("-taken_at", "-pk")[: queries.STRIP + 1])
    folder = {name: request.GET[name] for name in ("case", "inspection") if name in request.GET}
    template = "evidence/strip.html"
    return render(
        request,
        f"{template}#strip" if is_htmx(request) else template,
        {
            "title": "证据",
            "sub": queries.heading(request.GET),
            "pieces": [queries.as_piece(row) for row in shown[: queries.STRIP]],
            "more": len(shown) > queries.STRIP,
            "all": f"{reverse('exhibits')}?{urlencode(folder)}",
        },
    )


def _guarded(made: HttpResponseBase, tag: str) -> HttpResponseBase:
    made["Content-Security-Policy"] = ALONE
    made["Cache-Control"] = "private, max-age=31536000, immutable"
    made["ETag"] = tag
    return made


def _row(request: HttpRequest, number: str) -> Exhibit:
    seen = visible_exhibits(cast(Person, request.user))
    return get_object_or_404(seen.select_related("inspection", "case", "by"), number=number)
