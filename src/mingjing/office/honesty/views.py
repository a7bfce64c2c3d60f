"""Pages of questions: the list, one question with its rows, its steps; checks and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.honesty.rules import RULES
from mingjing.law.instruments.office_honesty.question import QUESTION
from mingjing.office.honesty import queries
from mingjing.office.honesty.access import (
    barred_from_checking,
    visible_checks,
    visible_questions,
)
from mingjing.office.honesty.actions import answer_alike, perform, run_check
from mingjing.office.honesty.forms import FORMS, AlikeForm, CheckForm
from mingjing.office.honesty.models import Question
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments
from mingjing.office.web.filters import any_chosen, groups
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Moment, Notice, Table
from mingjing.office.web.words import cn_date

RULES_LINK = Link("规则和设定", "/honesty/rules/")
NEW = Link("核实一段时间", "/honesty/checks/new/", "primary")
RUNS = Link("历次核实", "/honesty/checks/")
MEANING = Notice(
    "info", "提出不等于认定",
    "这里列出的是记录之间对不上的地方，请有关单位说明；不计分、不排名，不作为考核依据。",
)  # fmt: skip
CHANGES = {
    "answer_question": "说明与您的姓名一起记入留痕，不能删改；由其他人员阅处",
    "ask_again": "退回被核实的单位，原来的说明留在办理经过中",
    "accept_answer": "本事项办结，正常情形供以后修订规则",
    "note_mended": "本事项办结；更正本身须在各自的记录上按程序办理",
    "withdraw_question": "本事项撤回，不删除",
}


def questions(request: HttpRequest) -> HttpResponse:
    """The questions that one may see, newest first."""
    person, today = _person(request), timezone.localdate()
    rows = queries.chosen(visible_questions(person), request.GET)
    page = keyset(rows, column="raised_on", params=request.GET)
    may_check = not barred_from_checking(person, today)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(q) for q in page.rows],
        caption="核实事项，按提出日期从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的核实事项",
        empty_text="按公布的规则核对一段时间的记录，对不上的列在这里，请有关单位说明。",
        empty_action=NEW if may_check else None,
    )
    rest = (queries.GROUP,)
    return render(request, "honesty/questions.html", {
        "title": "数据核实", "sub": "记录之间对不上的地方，请有关单位说明",
        "table": table, "chips": queries.STATE.chips(request.GET), "notices": [MEANING],
        "groups": groups(rest, request.GET), "filters_open": any_chosen(rest, request.GET),
        "actions": (RULES_LINK, RUNS, NEW) if may_check else (RULES_LINK,),
    })  # fmt: skip


def question(request: HttpRequest, number: str) -> HttpResponse:
    """One question: what is asked, by which rule, on which rows, what was said to it."""
    row, person = _found(request, number), _person(request)
    deed, entries = _deed(request), list(entries_of("question", row.pk))
    page = keyset(row.rows.all(), column="number", params=request.GET, ascending=True)
    table = Table(
        queries.ROW_COLUMNS, queries.rows_told(page.rows, person),
        caption=f"有关的记录，共 {row.rows_count} 条", next_url=page.next_url,
        prev_url=page.prev_url,
    )  # fmt: skip
    return render(request, "honesty/question.html", {
        "title": f"{row.number} · {RULES[row.rule].label}", "sub": queries.STAGES[row.stage],
        "facts": queries.told(row, list(row.persons.all())),
        "notices": _notices(row),
        "steps": queries.steps_of(row, entries, deed),
        "beside": queries.beside(row, deed, len(queries.alike(row, visible_questions(person)))),
        "rows": table, "moments": _moments(entries),
    })  # fmt: skip


def _notices(row: Question) -> list[Notice]:
    """What is still to be said comes first, then what a question means; nothing once it ended."""
    if QUESTION.stage(row.stage).final:
        return []
    again = queries.asked_again(row)
    return [*([Notice("due", "退回再问，请补充说明", again)] if again else []), MEANING]


def _moments(entries: Sequence[Entry]) -> tuple[Moment, ...]:
    """The acts, newest first, each with the words that were typed: an answer that was sent back
    stays to be read."""
    rows = entries[::-1]
    told = moments(rows, queries.VERBS)
    return tuple(replace(m, note=_words_of(e)) for m, e in zip(told, rows, strict=True))


def _words_of(entry: Entry) -> str:
    payload = getattr(entry, "payload", None)
    said = payload.content if payload else {}
    return "；".join(str(said[k]) for k in ("innocent", "answer", "reason") if said.get(k))


def _asked(row: Question) -> str:
    """What is asked, and asked again, above the form that answers it."""
    again = queries.asked_again(row)
    return f"{row.number} · {row.sentence}" + (f" 退回再问：{again}" if again else "")


def act(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Goes on with a question, or says why not."""
    row = _found(request, number)
    if step not in FORMS:
        raise Http404
    rule, back = QUESTION.step(step), reverse("question", args=[row.number])
    form = FORMS[step](request.POST if request.method == "POST" else None, question=row)
    page = ActPage(
        rule.label, rule.says, rule.citation.text, submit_label=rule.label, back_url=back,
        done=f"已登记：{rule.label}", changes=(CHANGES[step],),
        extra={"sub": _asked(row)},
    )  # fmt: skip

    def do() -> str:
        perform(row.pk, step, _deed(request, **form.typed()))
        return back

    return gated_act(request, page, form, do, barred=queries.barred(row, step, _deed(request)))


def alike(request: HttpRequest, number: str) -> HttpResponse:
    """One answer to all open questions of the same rule to the same unit."""
    row, person = _found(request, number), _person(request)
    rows = queries.alike(row, visible_questions(person))
    rule, back = QUESTION.step("answer_question"), reverse("question", args=[row.number])
    form = AlikeForm(request.POST or None, initial={"seen": len(rows)})
    page = ActPage(
        "一并说明", rule.says, rule.citation.text, submit_label=f"一并说明 {len(rows)} 项",
        back_url=back, done=f"已登记：说明 {len(rows)} 项",
        changes=(*(f"{q.number}：{q.sentence}" for q in rows), CHANGES["answer_question"]),
        extra={"sub": RULES[row.rule].label},
    )  # fmt: skip

    def do() -> str:
        deed = _deed(request, answer=form.cleaned_data["answer"])
        answer_alike(rows, deed, seen=form.cleaned_data["seen"])
        return reverse("questions")

    return gated_act(request, page, form, do,
                     barred=queries.barred(row, "answer_question", _deed(request)))  # fmt: skip


def checks(request: HttpRequest) -> HttpResponse:
    """The runs of the rules, newest first."""
    person = _person(request)
    page = keyset(visible_checks(person), column="made_at", params=request.GET)
    table = Table(
        queries.CHECK_COLUMNS, [queries.check_row(c) for c in page.rows],
        caption="历次核实", next_url=page.next_url, prev_url=page.prev_url,
        empty_title="还没有核实过", empty_text="选一段时间，按公布的规则核对记录。",
    )  # fmt: skip
    may_check = not barred_from_checking(person, timezone.localdate())
    return render(request, "web/list.html", {
        "title": "历次核实", "sub": "每次核对了什么、哪些不能判断", "table": table, "chips": (),
        "actions": (RULES_LINK, NEW) if may_check else (RULES_LINK,),
    })  # fmt: skip


def check(request: HttpRequest, number: str) -> HttpResponse:
    """One run: what each rule was asked of, what came of it, and where it had to be silent."""
    row = get_object_or_404(visible_checks(_person(request)), number=number)
    names = queries.unit_names({unit for _, unit, _ in row.silent})
    return render(request, "honesty/check.html", {
        "title": f"{row.number}", "check": row,
        "sub": f"{cn_date(row.since)}至{cn_date(row.until)}",
        "rules": queries.rules_weighed(row, names), "bars": queries.delay_bars(row),
        "actions": (Link("本次提出的事项", f"/honesty/?check={row.pk}", "primary"), RULES_LINK),
    })  # fmt: skip


def check_new(request: HttpRequest) -> HttpResponse:
    """Runs the rules over a period."""
    person, today = _person(request), timezone.localdate()
    form = CheckForm(request.POST or None, initial=_last_year(today))
    rule = QUESTION.step("raise_question")
    page = ActPage(
        "核实一段时间", rule.says, rule.citation.text, submit_label="开始核实",
        back_url="/honesty/", done="已核实",
        changes=("对不上的记录提出核实事项，请有关单位说明", "同样的记录问过的不再问",
                 "数量太少、不能判断的规则和单位一并列明"),
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        made = run_check(_deed(request), said["since"], said["until"])
        return reverse("check-run", args=[made.check.number])

    return gated_act(request, page, form, do, barred=barred_from_checking(person, today))


def _last_year(today: date) -> dict[str, date]:
    """The last twelve whole months: less is seldom enough to compare months."""
    until = today.replace(day=1) - timedelta(days=1)
    return {"since": until.replace(year=until.year - 1, day=1) + timedelta(days=31), "until": until}


def rules(request: HttpRequest) -> HttpResponse:
    """The rules as they are published: definition, settings, innocent explanations."""
    return render(request, "honesty/rules.html", {
        "title": "核实的规则和设定", "sub": "什么样的记录会被问到，哪些正常情形也会这样",
        "rules": queries.rules_told(timezone.localdate()), "notices": [MEANING],
    })  # fmt: skip


def _found(request: HttpRequest, number: str) -> Question:
    rows = visible_questions(_person(request)).select_related("unit").prefetch_related("persons")
    return get_object_or_404(rows, number=number)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _deed(request: HttpRequest, **form: object) -> Deed:
    now = timezone.localtime()
    return deed_of([_person(request)], at=now, entered_at=now, form=form)
