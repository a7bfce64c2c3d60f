"""For everybody: whether a paper is the office's own, and whether it still stands."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.documents.forms import CodeForm, ProofForm, as_code
from mingjing.office.documents.models import Paper
from mingjing.office.documents.queries import by_code, public_facts, standing_of
from mingjing.office.web.shapes import Notice


@login_not_required
def check_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code that stands on the paper."""
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(reverse("check", args=[form.cleaned_data["code"]]))
    status = 422 if form.is_bound else 200
    return render(
        request, "documents/check.html", {"title": "文书查验", "form": form}, status=status
    )


@login_not_required
def check(request: HttpRequest, paper: str) -> HttpResponse:
    """What the office itself says of a paper: kind, number, organ, day, whether it stands."""
    found = by_code(paper)
    typed = as_code(paper)
    if found is None and typed != paper and request.method == "GET":
        return HttpResponseRedirect(reverse("check", args=[typed]))
    if found is None:
        form = CodeForm(initial={"code": paper})
        context = {"title": "查无此文书", "form": form, "unknown": paper}
        return render(request, "documents/check.html", context, status=404)
    proof = ProofForm(request.POST or None, request.FILES or None)
    told = _compared(proof, found) if proof.is_bound and proof.is_valid() else None
    context = {
        "title": "文书查验",
        "standing": standing_of(found, timezone.localdate()),
        "facts": public_facts(found),
        "form": proof,
        "told": told,
    }
    return render(request, "documents/checked.html", context)


def _compared(form: ProofForm, paper: Paper) -> Notice:
    """Whether the file or the digest given is this paper's; the file is read and not kept."""
    file, said = form.cleaned_data.get("file"), form.cleaned_data.get("digest", "")
    given = _digest(file) if file else said
    if given == paper.file_digest or _short(said, paper):
        return Notice("ok", "一致", "这份文件就是本机关签发的文书，没有被改动。")
    return Notice(
        "over",
        "不一致",
        "这份文件与本机关签发的不是同一个文件：可能是扫描件、另存或者打印后的文件，也可能被改动过。"
        "请核对纸面上的指纹，或者向本机关查询。",
    )


def _short(said: str, paper: Paper) -> bool:
    """The sixteen characters printed on the paper, or the whole fingerprint of its words."""
    return len(said) >= 16 and paper.content_digest.startswith(said)


def _digest(file: Any) -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()
