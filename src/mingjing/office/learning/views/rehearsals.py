"""Pages of rehearsal: the prepared situations, one's own, the play, and its end."""

from __future__ import annotations

import json
from datetime import datetime
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_GET, require_POST

from mingjing.law.acts import acts
from mingjing.office.journal.shapes import Refused
from mingjing.office.learning import actions, queries
from mingjing.office.learning.access import visible_rehearsals
from mingjing.office.learning.rehearsal import shown
from mingjing.office.learning.rehearsal.act_form import RehearsalActForm
from mingjing.office.learning.rehearsal.play import (
    MOST_ACTS,
    Play,
    Unreadable,
    begin,
    judge,
    judge_at,
    moment,
    why_not_counted,
)
from mingjing.office.learning.rehearsal.situations import INVENTED, situations
from mingjing.office.learning.rehearsal.start_form import StartForm, UploadForm
from mingjing.office.people.models import Person
from mingjing.office.people.pages import deed_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.responses import invalid, is_htmx, refused
from mingjing.office.web.shapes import Link, Reason, Table

SESSION = "rehearsals"
KEPT = 5
"""Rehearsals under way that one session keeps; the oldest makes room."""


def rehearsals(request: HttpRequest) -> HttpResponse:
    """The prepared situations, those under way, and those in the training ledger."""
    rows = visible_rehearsals(cast(Person, request.user)).select_related("person__unit")
    page = keyset(rows, column="held_on", params=request.GET)
    return render(
        request,
        "learning/rehearsals.html",
        {
            "title": "模拟执法",
            "sub": "先在这里试办一遍：每一步能不能办、为什么、依据哪一条",
            "actions": (Link("自己设定情景", reverse("rehearsal-new")),),
            "situations": situations().values(),
            "invented": INVENTED,
            "under_way": [(p, reverse("rehearsal", args=[p.key])) for p in _plays(request)],
            "upload": UploadForm(),
            "table": Table(
                queries.REHEARSAL_COLUMNS,
                [queries.rehearsal_row(r) for r in page.rows],
                next_url=page.next_url,
                prev_url=page.prev_url,
                empty_title="还没有记入台账的演练",
                empty_text="演练结束后可以记入培训台账：只记谁、哪个情景、哪一天，不记分，不排名。",
            ),
        },
    )


@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begins a prepared situation."""
    chosen = situations().get(slug)
    if chosen is None:
        raise Http404
    title, scenario = chosen.title, chosen.scenario
    return _to(_keep(request, begin(_key(), title=title, scenario=scenario, situation=slug)))


def new(request: HttpRequest) -> HttpResponse:
    """A situation of one's own; asking to find an item keeps what was typed."""
    today = timezone.localdate()
    finding = request.method == "POST" and "find" in request.POST
    kept = request.POST if finding else None
    typed = request.POST if request.method == "POST" and not finding else None
    form = StartForm(typed, today=today, kept=kept)
    context = {"title": "自己设定情景", "form": form, "sub": "设定后从第一步开始办；不产生真实案件"}
    if typed is None:
        return render(request, "learning/rehearsal_new.html", context)
    if not form.is_valid():
        return invalid(request, "learning/rehearsal_new.html", context)
    try:
        play = begin(_key(), title=form.cleaned_data["title"], scenario=form.scenario())
    except Unreadable as error:
        form.add_error(None, str(error))
        return invalid(request, "learning/rehearsal_new.html", context)
    return _to(_keep(request, play))


def upload(request: HttpRequest) -> HttpResponse:
    """Goes on with a scenario file; what is wrong in it is told with its place."""
    name = "learning/rehearsal_upload.html"
    if request.method != "POST":
        return render(request, name, {"title": "上传情景文件", "upload": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        title = form.name or "上传的情景"
        try:
            play = begin(_key(), title=title, scenario=form.cleaned_data["file"], begun=0)
        except Unreadable as error:
            form.add_error("file", str(error))
        else:
            return _to(_keep(request, play))
    context = {"title": "上传情景文件", "upload": form, "sub": "文件没有被采用，请改正后再传"}
    return invalid(request, name, context)


def rehearsal(request: HttpRequest, key: str) -> HttpResponse:
    """The play: what is open, the form of the chosen act, and what became of those made."""
    play = _play(request, key)
    if request.method != "POST":
        return _drawn(request, play, _chosen(play, request, _now(play, request)))
    if "undo" in request.POST:
        return _moved(request, _keep(request, play.undone()))
    name = request.POST.get("act", "")
    if name not in acts():
        raise Http404
    form = RehearsalActForm(request.POST, act=acts()[name], play=play, now=play.next_moment())
    if form.is_valid():
        then = play.with_act(form.row())
        try:
            judge(then.scenario)
        except Unreadable as error:
            form.keep(error.place, error.sentence)
        if len(play.made) >= MOST_ACTS:
            form.add_error(None, f"一次演练最多 {MOST_ACTS} 步：请结束，或撤销几步")
        if not form.errors:
            return _moved(request, _keep(request, then), judged=True)
    return _drawn(request, play, form, status=422)


@require_GET
def download(request: HttpRequest, key: str) -> HttpResponse:
    """The scenario as the file that `mingjing law examine` takes."""
    play = _play(request, key)
    text = json.dumps(play.scenario, ensure_ascii=False, indent=1)
    return HttpResponse(
        text + "\n",
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="rehearsal-{play.key}.json"'},
    )


def end(request: HttpRequest, key: str) -> HttpResponse:
    """What was made, what was refused and why, one lawful road; and the entry in the ledger."""
    play, person, now = _play(request, key), cast(Person, request.user), timezone.now()
    reasons: tuple[Reason, ...] = ()
    if request.method == "POST" and not play.recorded:
        day = timezone.localdate(now)
        deed = deed_of([person], at=now, entered_at=now, form={})
        try:
            actions.record_rehearsal(
                deed, person=person, title=play.title, situation=play.situation, held_on=day
            )
        except Refused as no:
            reasons = shown.reasons_told(no)
        else:
            _keep(request, play.noted())
            messages.success(request, "已记入培训台账")
            return redirect("rehearsal-end", key=key)
    context = {
        "title": f"小结：{play.title}",
        "sub": "这里不打分；被拒绝的每一步都写明了理由和条文",
        "play": play,
        "refusals": reasons,
        **shown.ending(play),
    }
    if reasons:
        return refused(request, "learning/rehearsal_end.html", context, part="")
    return render(request, "learning/rehearsal_end.html", context)


def _drawn(
    request: HttpRequest, play: Play, form: RehearsalActForm | None, *, status: int = 200
) -> HttpResponse:
    now = _now(play, request)
    context = {
        "title": play.title,
        "play": play,
        "form": form,
        "act_shown": shown.act_told(form.act) if form else None,
        "judged": bool(form is None and play.can_undo and "judged" in request.GET),
        "now": now,
        "dial_error": _dialled(request),
        **shown.table(play, judge_at(play, now), chosen=form.act.name if form else "", now=now),
    }
    name = "learning/rehearsal.html"
    return render(request, f"{name}#play" if is_htmx(request) else name, context, status=status)


def _moved(request: HttpRequest, play: Play, *, judged: bool = False) -> HttpResponse:
    """On to the play as it stands now: a part for htmx, a new page for all others."""
    url = reverse("rehearsal", args=[play.key])
    if not is_htmx(request):
        return HttpResponse(
            status=303, headers={"Location": f"{url}?judged=1#answer" if judged else url}
        )
    now = play.next_moment()
    context = {
        "title": play.title,
        "play": play,
        "form": None,
        "judged": judged,
        "now": now,
        **shown.table(play, judge_at(play, now), chosen="", now=now),
    }
    answer = render(request, "learning/rehearsal.html#play", context)
    answer["HX-Push-Url"] = url
    return answer


def _chosen(play: Play, request: HttpRequest, now: datetime) -> RehearsalActForm | None:
    """The form of the act that the address names, if it names one."""
    act = acts().get(request.GET.get("act", ""))
    return RehearsalActForm(act=act, play=play, now=now) if act else None


def _now(play: Play, request: HttpRequest) -> datetime:
    """The moment that the trainee looks from: any later one, or right after the last act."""
    earliest, asked = play.next_moment(), request.GET.get("now", "")
    try:
        later = max(moment(asked), earliest)
    except ValueError:
        return earliest
    return earliest if why_not_counted(later) else later


def _dialled(request: HttpRequest) -> str:
    """Why the time that was asked for is not shown, if it is not."""
    try:
        return why_not_counted(moment(request.GET.get("now", "2026-01-05")))
    except ValueError:
        return "没有看懂要拨到的时间"


def _key() -> str:
    return get_random_string(8, "abcdefghjkmnpqrstuvwxyz23456789")


def _plays(request: HttpRequest) -> list[Play]:
    return [Play(**row) for row in reversed(request.session.get(SESSION, []))]


def _play(request: HttpRequest, key: str) -> Play:
    """A rehearsal of this session; one that made room for newer ones is gone."""
    found = next((p for p in _plays(request) if p.key == key), None)
    if found is None:
        raise Http404
    return found


def _keep(request: HttpRequest, play: Play) -> Play:
    """Puts the rehearsal back where it stood, or as the newest."""
    rows = request.session.get(SESSION, [])
    if any(row["key"] == play.key for row in rows):
        rows = [play.as_session() if row["key"] == play.key else row for row in rows]
    else:
        rows = [*rows, play.as_session()][-KEPT:]
    request.session[SESSION] = rows
    return play


def _to(play: Play) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": reverse("rehearsal", args=[play.key])})
