"""What a phone asks and sends: a shell without anybody's data, the day, files, records, drafts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingjing.law.procedure import Refusal
from mingjing.office.cases.actions import give_out_spot_forms, unused_spot_forms, void_spot_form
from mingjing.office.cases.models import SpotForm
from mingjing.office.evidence.store import Unfit, held, is_fingerprint, take_in
from mingjing.office.field import actions, assets
from mingjing.office.field.envelope import MOST_BYTES, Malformed, moment, read
from mingjing.office.field.kinds import Unusable
from mingjing.office.field.models import Draft
from mingjing.office.field.queries import the_day, visible_drafts
from mingjing.office.intake.access import barred_from_working
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.people.pages import deed_of, mark_words

HELD_FORMS = 5
NOT_YOURS = "这条记录是另一个人在这台手机上写的：请由其本人登录后发送"
KEY_TAKEN = "这条记录已经以另外的内容发送过：请另存为新的记录再发送"
NEWER = "另一台设备修改过这份草稿：请对照后选定"


NO_DEVICE = "这台设备没有说明自己是哪一台，不能领取编号：请更新应用"
View = Callable[..., HttpResponse]


def by_its_writer(view: View) -> View:
    """A phone says whose drawer it sends from; who is signed in must be that person, so that
    nothing of one person is ever kept or sent under another's name."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.headers.get("X-Field-Person") != str(cast(Person, request.user).pk):
            return _told(403, "not_yours", NOT_YOURS)
        return view(request, *args, **kwargs)

    return asked


def _device(request: HttpRequest) -> str:
    """The device that asks, as it named itself when it was first used; empty for none."""
    try:
        return str(UUID(request.headers.get("X-Field-Device", "")))
    except ValueError:
        return ""


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The app: the same bytes for everybody, so that a phone may keep them."""
    return render(request, "field/shell.html", {"parts": assets.parts()})


@login_not_required
@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker with the list of what it keeps, named by its contents. Browsers ask for
    a worker of modules without a session; it holds nobody's data."""
    script = assets.worker(sends="sends" in request.GET)
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
@never_cache
@ensure_csrf_cookie
def day(request: HttpRequest) -> HttpResponse:
    """What the phone takes along for today."""
    person, now = cast(Person, request.user), timezone.now()
    today = timezone.localdate(now)
    if barred := barred_from_working(person, today):
        return _refused(barred)
    device = _device(request)
    held = unused_spot_forms(person, today.year, device) if device else ()
    return JsonResponse({**the_day(person, now, today), "numbers": [f.number for f in held]})


@require_POST
@by_its_writer
def spot_forms(request: HttpRequest) -> HttpResponse:
    """Numbered forms for decisions on the spot, to print where there is no signal (art. 52);
    they are given to the device that asks, and no other ever gets the same."""
    person, now, device = cast(Person, request.user), timezone.now(), _device(request)
    if not device:
        return _told(400, "malformed", NO_DEVICE)
    deed = deed_of([person], at=now, entered_at=now, form={})
    try:
        forms = give_out_spot_forms(person, deed, upto=HELD_FORMS, device=device)
    except Refused as no:
        return _refused(no.reasons)
    return JsonResponse({"numbers": [form.number for form in forms]})


@require_POST
@by_its_writer
def void_form(request: HttpRequest) -> HttpResponse:
    """A spoilt sheet is struck through with its reason, at the moment when it was spoilt; told
    again it stays as it is."""
    person, now = cast(Person, request.user), timezone.now()
    try:
        told = json.loads(request.read(MOST_BYTES + 1))
        number, reason, at = str(told["number"]), str(told["reason"]), moment(told["at"])
    except (KeyError, TypeError, ValueError):
        return _told(400, "malformed", "作废的编号无法识别，请更新应用")
    form = SpotForm.objects.filter(number=number, person=person).first()
    if form is None:
        return _told(404, "unknown", f"{number} 不是发给您的编号")
    if form.voided_on is None:
        deed = deed_of([person], at=at, entered_at=now, form={})
        try:
            void_spot_form(form, deed, reason=reason)
        except Refused as no:
            return _refused(no.reasons)
        except Invalid as wrong:
            return _invalid(wrong)
    return JsonResponse({"state": "void"})


@require_http_methods(["HEAD", "PUT"])
@by_its_writer
def file(request: HttpRequest, sha256: str) -> HttpResponse:
    """A file on its way to a record: whether it is there, or its bytes."""
    person = cast(Person, request.user)
    if barred := barred_from_working(person, timezone.localdate()):
        return _refused(barred)
    if not is_fingerprint(sha256):
        return _told(400, "malformed", "文件的指纹无法识别：请更新应用")
    if request.method == "HEAD":
        return HttpResponse(status=200 if held(sha256) else 404)
    try:
        found = take_in(request, claimed=sha256)
    except Unfit as no:
        return _told(no.code, "unfit", no.sentence)
    return JsonResponse({"sha256": found.sha256, "size": found.size})


@require_POST
@by_its_writer
def send(request: HttpRequest) -> HttpResponse:
    """A record: made once, whatever happens to the answer on its way."""
    person, now = cast(Person, request.user), timezone.now()
    try:
        envelope = read(request.read(MOST_BYTES + 1))
        answer = actions.receive(envelope, person, now)
    except Malformed as wrong:
        return _told(400, "malformed", f"手机发送的内容无法识别，请更新应用后再发送（{wrong}）")
    except actions.NotYours:
        return _told(403, "not_yours", NOT_YOURS)
    except actions.KeyTaken:
        return _told(409, "key_taken", KEY_TAKEN)
    except actions.Moved as moved:
        return _told(409, "moved", moved.sentence, theirs=moved.theirs)
    except actions.Newer as newer:
        return _told(409, "conflict", NEWER, theirs=_draft(newer.draft))
    except Refused as no:
        return _refused(no.reasons)
    except Invalid as wrong_values:
        return _invalid(wrong_values)
    return JsonResponse(
        {"state": "accepted", "repeated": answer.repeated, "records": answer.records}
    )


@require_safe
@never_cache
@by_its_writer
def drafts(request: HttpRequest) -> HttpResponse:
    """One's own drafts, from whatever device."""
    rows = visible_drafts(cast(Person, request.user)).order_by("-saved_at", "-pk")
    return JsonResponse({"drafts": [_draft(row) for row in rows]})


@require_http_methods(["PUT", "DELETE"])
@by_its_writer
def draft(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Keeps what a device has written since `base`, or throws it away."""
    key, person, now = draft, cast(Person, request.user), timezone.now()
    try:
        told = json.loads(request.read(MOST_BYTES + 1))
        base, content = int(told["base"]), told.get("content")
        if request.method == "DELETE":
            actions.discard_draft(key, base=base, person=person)
            return JsonResponse({"state": "gone"})
        if not isinstance(content, dict):
            raise ValueError("content is no object")
        row = actions.keep_draft(
            key, content, base=base, device=str(told.get("device", "")), person=person, now=now
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return _told(400, "malformed", "草稿无法识别，请更新应用")
    except Refused as no:
        return _refused(no.reasons)
    except actions.NotYours:
        return _told(403, "not_yours", NOT_YOURS)
    except actions.Newer as newer:
        return _told(409, "conflict", NEWER, theirs=_draft(newer.draft))
    except actions.AlreadySent as sent:
        return _told(410, "sent", "这份草稿已经从另一台设备发送", records=sent.records)
    return JsonResponse({"state": "kept", "version": row.version})


def _draft(row: Draft) -> dict[str, Any]:
    return {
        "key": str(row.key),
        "version": row.version,
        "device": row.device,
        "saved_at": row.saved_at.isoformat(),
        "content": row.content,
    }


def _told(code: int, state: str, sentence: str, **more: object) -> JsonResponse:
    return JsonResponse({"state": state, "sentence": sentence, **more}, status=code)


def _refused(reasons: Sequence[Refusal]) -> JsonResponse:
    told = [
        {"sentence": r.sentence, "article": r.citation.text, "mark": mark_words(r.citation.mark)}
        for r in reasons
    ]
    return _told(409, "refused", "；".join(r.sentence for r in reasons), reasons=told)


def _invalid(wrong: Invalid) -> JsonResponse:
    labels, step = (wrong.labels, wrong.step) if isinstance(wrong, Unusable) else ({}, "")
    told = [
        {"step": step, "field": name, "label": labels.get(name, ""), "sentence": sentence}
        for name, sentence in wrong.errors.items()
    ]
    return _told(422, "invalid", "；".join(wrong.errors.values()), reasons=told)
