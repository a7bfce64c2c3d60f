"""Pages of evidence: the list, one exhibit, and its file."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mingjing.office.evidence import queries
from mingjing.office.evidence.access import visible_exhibits
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.store import path_of
from mingjing.office.people.models import Person
from mingjing.office.people.pages import moments_of
from mingjing.office.web.paging import keyset
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
def exhibit_file(request: HttpRequest, number: str) -> FileResponse:
    """The file as it was taken."""
    row = _row(request, number)
    kind = row.media_type
    if row.kind == "voice":
        kind = kind.replace("video/", "audio/")
    answer = FileResponse(
        path_of(row.sha256).open("rb"),
        content_type=kind,
        filename=f"{row.number}.{EXTENSIONS.get(row.media_type, 'bin')}",
    )
    answer["Content-Security-Policy"] = ALONE
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    answer["ETag"] = f'"{row.sha256}"'
    return answer


def _row(request: HttpRequest, number: str) -> Exhibit:
    seen = visible_exhibits(cast(Person, request.user))
    return get_object_or_404(seen.select_related("inspection", "case", "by"), number=number)
