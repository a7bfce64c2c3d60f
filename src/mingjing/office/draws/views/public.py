"""For everybody: the draws that were announced, their files, and the check in one's own browser."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from mingjing.law.draw.certificate import pool_file, pool_name
from mingjing.office.draws import queries
from mingjing.office.draws.access import public_draws
from mingjing.office.draws.models import Draw
from mingjing.office.draws.pools import frozen_pools
from mingjing.office.draws.views.draws import json_file
from mingjing.office.registers.models import Register
from mingjing.office.web.shapes import Table

VERIFIER = Path(settings.BASE_DIR).parents[3] / "verifier" / "mingjing_verify.py"


@login_not_required
def public_list(request: HttpRequest) -> HttpResponse:
    """Every draw from its announcement on, the void ones too."""
    rows = public_draws().defer("certificate").order_by("-pk")[:200]
    table = Table(
        queries.OPEN_COLUMNS,
        [queries.open_row(d) for d in rows],
        caption="双随机抽取，从近到远",
        empty_title="还没有公告过抽取",
    )
    return render(request, "draws/open_list.html", {"title": "随机抽取公开", "table": table})


@login_not_required
def public_draw(request: HttpRequest, number: str) -> HttpResponse:
    """One draw as everybody may read it, checked by the reader's own browser."""
    row = get_object_or_404(public_draws(), number=number)
    shown = row.published_on is not None and bool(row.certificate)
    context = {
        "title": f"随机抽取 {row.number}",
        "facts": queries.told(row) if shown else _before(row),
        "results": queries.results_of(row) if shown else [],
        "fallen": queries.fallen_out(row) if shown else [],
        "chances": queries.chances_of(row),
        "draw": row,
        "pool": reverse("open-draw-pool-list", args=[row.number, Register.OBJECTS]),
        "shown": shown,
        "waits": _waits(row),
    }
    return render(request, "draws/open_draw.html", context)


def _waits(row: Draw) -> tuple[str, str]:
    """What a reader can note down before the result is public, so that it cannot be changed."""
    if row.stage == "thrown":
        return (
            "骰子结果已经公开",
            "见证人还没有说出密语。请抄下骰子结果和公告指纹，结果公布后核对。",
        )
    return "结果尚未公布", "名录和随机数来源已经公告；请抄下公告指纹，结果公布后核对。"


def _before(row: Draw) -> list[tuple[str, object]]:
    """Before the publication the announcement is public, the result is not."""
    hidden = {"种子", "证书指纹", *(f"{w}的密语" for w in row.source.get("witnesses", ()))}
    return [(k, v) for k, v in queries.told(row) if k not in hidden]


@login_not_required
def check(request: HttpRequest) -> HttpResponse:
    """Checks a certificate that the reader has; the file stays in the reader's browser."""
    return render(request, "draws/check.html", {"title": "验算抽取证书",
                                                "program": VERIFIER.is_file()})  # fmt: skip


@login_not_required
def public_certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate of a published draw."""
    row = get_object_or_404(public_draws(), number=number)
    if row.published_on is None or not row.certificate:
        raise Http404
    return json_file(row)


@login_not_required
def public_pool(request: HttpRequest, number: str, register: str) -> HttpResponse:
    """A frozen pool as a file, one line each: public from the announcement on."""
    row = get_object_or_404(public_draws(), number=number)
    if register not in set(Register):
        raise Http404
    which = Register(register)
    name = pool_name(which.value)
    return HttpResponse(
        pool_file(frozen_pools(row)[which]), content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


@login_not_required
def program(request: HttpRequest) -> HttpResponse:
    """The verifier, one file that needs Python and nothing else."""
    if not VERIFIER.is_file():
        raise Http404
    return HttpResponse(VERIFIER.read_bytes(), content_type="text/x-python; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{VERIFIER.name}"'})  # fmt: skip
