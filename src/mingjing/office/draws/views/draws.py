"""Pages of draws in the office: the list, one draw with its steps, each act, the certificate."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.random_inspection.draw import DRAW
from mingjing.law.procedure import Refusal, why_not
from mingjing.office.draws import queries
from mingjing.office.draws.access import visible_draws
from mingjing.office.draws.actions import Wanted, freeze, perform
from mingjing.office.draws.facts import people_of, pool_sentences, rule_sentences
from mingjing.office.draws.forms import FORMS, FreezeForm
from mingjing.office.draws.models import Draw
from mingjing.office.draws.paper import certificate_pdf
from mingjing.office.draws.pools import current_pools
from mingjing.office.draws.standing import beside, hopeless, steps_of
from mingjing.office.intake.access import barred_from_working
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments
from mingjing.office.registers.models import Register
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Notice, Table

NEW = Link("发起抽取", "/draws/new/", "primary")
HEAD = (
    Link("名录", "/registers/"),
    Link("其他平台的抽取", "/draws/outside/"),
    Link("公众查验", "/open/draws/"),
    NEW,
)


def draws(request: HttpRequest) -> HttpResponse:
    """The draws, newest first."""
    seen = visible_draws(_person(request)).defer("certificate")
    page = keyset(seen, column="frozen_at", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(d) for d in page.rows],
        caption="随机抽取，按名录冻结的时间从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="还没有抽取",
        empty_text="先建好对象和检查人员两个名录，再发起抽取：冻结名录、公告随机数来源、抽取、公布。",
        empty_action=NEW,
    )
    context = {"title": "随机抽取", "sub": "双随机：抽对象，也抽检查人员；任何人可以验算",
               "table": table, "actions": HEAD, "chips": ()}  # fmt: skip
    return render(request, "web/list.html", context)


def draw(request: HttpRequest, number: str) -> HttpResponse:
    """One draw: its rules, its steps with reasons, its chances and its result."""
    row = _found(request, number)
    entries = list(entries_of("draw", row.pk))
    deed = _deed(request)
    return render(
        request,
        "draws/draw.html",
        {
            "title": row.number,
            "sub": row.title,
            "facts": queries.told(row),
            "notices": _notices(row),
            "steps": steps_of(row, entries, deed),
            "beside": beside(row, deed),
            "chances": queries.chances_of(row),
            "results": queries.results_of(row),
            "fallen": queries.fallen_out(row),
            "moments": moments(entries[::-1], queries.VERBS),
            "draw": row,
            "pool": reverse("draw-pool", args=[row.number, Register.OBJECTS]),
            "may_plan": not barred_from_working(_person(request), deed.day),
        },
    )


def _notices(row: Draw) -> list[Notice]:
    if row.stage == "void":
        return [Notice("over", "本次抽取已作废", row.void_reason)]
    if row.stage == "thrown":
        said = "公开页已经显示；请见证人看过以后再说出密语，骰子结果不能更改。"
        return [Notice("info", "骰子结果已经公开", said)]
    return []


def begin(request: HttpRequest) -> HttpResponse:
    """Freezes the registers for a new draw."""
    step = DRAW.step("freeze_pools")
    form = FreezeForm(request.POST or None, draw=None)
    page = ActPage(
        step.label, step.says, step.citation.text, submit_label=step.label, back_url="/draws/",
        done="名录已冻结", changes=(
            "两个名录按此刻的样子冻结，公布根和数目，此后的增减不影响本次抽取",
            "抽取数、签数和人数写定，不能再改",
        ),
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        wanted = Wanted(said["title"], form.numbers("quota"), form.numbers("tickets"),
                        said["per_object"])  # fmt: skip
        deed = _deed(request)
        try:
            row = freeze(deed, wanted)
        except Refused as no:
            _explain(wanted, deed, no)
            raise
        return reverse("draw", args=[row.number])

    attempt = people_of(Draw(), "freeze_pools", _deed(request))
    barred = why_not(DRAW, "new", DRAW.facts(), step="freeze_pools", attempt=attempt)
    return gated_act(request, page, form, do, barred=barred)


def _explain(wanted: Wanted, deed: Deed, no: Refused) -> None:
    """A refusal for the registers is told line by line, on top of the form."""
    row = Draw(quotas=wanted.quotas, tickets=wanted.tickets, per_object=wanted.per_object)
    pools = current_pools(deed.day, wanted.quotas)
    told = [*pool_sentences(pools), *rule_sentences(row, pools, deed.day)]
    if told and {r.guard for r in no.reasons} <= {"sound_pools", "drawable"}:
        raise Invalid({"": "；".join(told[:10])}) from no


def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Goes on with a draw, or says why not."""
    row = _found(request, number)
    if step not in FORMS or step == "freeze_pools":
        raise Http404
    rule = DRAW.step(step)
    form = FORMS[step](request.POST if request.method == "POST" else None, draw=row)
    back = reverse("draw", args=[row.number])
    page = ActPage(
        rule.label, rule.says, rule.citation.text, submit_label=rule.label, back_url=back,
        done=f"已登记：{rule.label}", extra={"sub": f"{row.number} · {row.title}"},
        changes=_changes(row, step),
    )  # fmt: skip

    def do() -> str:
        perform(row.pk, step, _deed(request, **form.typed()))
        return back

    barred: tuple[Refusal, ...] = hopeless(row, step, _deed(request))
    return gated_act(request, page, form, do, barred=barred)


def _changes(row: Draw, verb: str) -> list[str]:
    told, step = ["按此刻的时间记入留痕，不能删改"], DRAW.step(verb)
    if step.target and step.target != row.stage:
        there = DRAW.stage(step.target).label
        told.insert(0, f"由“{DRAW.stage(row.stage).label}”进入“{there}”")
    if verb in {"announce_source", "record_dice", "publish_certificate"}:
        told.append("内容立即在公众查验页公开")
    return told


def certificate_json(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as its file, byte for byte."""
    return json_file(_drawn(_found(request, number)))


def certificate_paper(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate to be printed, with the code that leads to the check."""
    row = _drawn(_found(request, number))
    return HttpResponse(certificate_pdf(row), content_type="application/pdf", headers={
        "Content-Disposition": f'inline; filename="{row.number}.pdf"'})  # fmt: skip


def json_file(row: Draw) -> HttpResponse:
    """A certificate for saving; its bytes are what the fingerprint is of."""
    return HttpResponse(row.certificate, content_type="application/json; charset=utf-8", headers={
        "Content-Disposition": f'attachment; filename="{row.number}.json"'})  # fmt: skip


def _drawn(row: Draw) -> Draw:
    if not row.certificate:
        raise Http404
    return row


def _found(request: HttpRequest, number: str) -> Draw:
    return get_object_or_404(visible_draws(_person(request)), number=number)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _deed(request: HttpRequest, **form: object) -> Deed:
    now = timezone.localtime()
    return deed_of([_person(request)], at=now, entered_at=now, form=form)
