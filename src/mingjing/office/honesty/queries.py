"""What the pages of questions read: filters, rows, one question told in lines, a check told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.urls import reverse

from mingjing.law.honesty.entering import DELAYS
from mingjing.law.honesty.rules import GROUPS, RULES, Rule
from mingjing.law.instruments.office_honesty.question import QUESTION
from mingjing.law.procedure import Refusal, why_not
from mingjing.office.honesty.access import SUBJECTS
from mingjing.office.honesty.facts import facts_of, people_of
from mingjing.office.honesty.models import Check, Question, QuestionRow
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person, Role, Unit
from mingjing.office.people.road import done_step
from mingjing.office.web.filters import Filter, key_of
from mingjing.office.web.shapes import Bar, Cell, Column, Link, Row, StepView, Tone
from mingjing.office.web.words import cn_date, count

VERBS = {step.name: step.label for step in QUESTION.steps}
STAGES = {stage.name: stage.label for stage in QUESTION.stages if stage.name != "new"}
STATE = Filter("state", "状态", STAGES)
GROUP = Filter("group", "规则", GROUPS)
TONES: dict[str, Tone] = {"open": "due", "answered": "due", "accepted": "ok", "mended": "ok"}
CERTAIN = "记录本身对不上"
AT_MOST = 200
"""So many questions are answered at once; the next ones at another time."""
_MILLIONTH, _THOUSAND = 1e-6, 1_000
COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("what", "核实什么"),
    Column("unit", "请谁说明"),
    Column("rows", "记录", kind="number", align="right", hide_on_phone=True),
    Column("day", "提出日期", kind="date", hide_on_phone=True),
    Column("state", "状态", kind="badge"),
)
ROW_COLUMNS = (Column("number", "记录", kind="link"), Column("note", "核对什么"))
CHECK_COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("period", "期间"),
    Column("found", "对不上", kind="number", align="right"),
    Column("raised", "新提出", kind="number", align="right"),
    Column("made", "核实时间", kind="date", hide_on_phone=True),
)
_PAGES = {
    "inspection": "inspection", "visit": "visit", "case": "case", "exhibit": "exhibit",
    "complaint": "lead", "sortie": "sortie",
}  # fmt: skip


def chosen(rows: QuerySet[Question], params: QueryDict) -> QuerySet[Question]:
    """The questions that the address asks for."""
    if state := STATE.chosen(params):
        rows = rows.filter(stage=state)
    if group := GROUP.chosen(params):
        rows = rows.filter(rule__in=[r.name for r in RULES.values() if r.group == group])
    if check := key_of(params.get("check")):
        rows = rows.filter(made_in=check)
    if (rule := params.get("rule", "")) in RULES:
        rows = rows.filter(rule=rule)
    return rows.select_related("unit")


def asked_again(row: Question) -> str:
    """What is still to be said of a question that was sent back; nothing otherwise."""
    return row.asked_again if row.stage == "open" else ""


def as_row(row: Question) -> Row:
    """One line of the list."""
    return Row(
        reverse("question", args=[row.number]),
        (
            row.number,
            Cell(RULES[row.rule].label, sub=row.sentence),
            row.unit.short,
            row.rows_count,
            row.raised_on,
            Cell(
                STAGES[row.stage],
                sub="退回再问" if asked_again(row) else "",
                tone=TONES.get(row.stage, ""),
            ),
        ),
    )


def told(row: Question, persons: Sequence[Person]) -> list[tuple[str, object]]:
    """What is asked of whom, by which rule, one line each."""
    rule = RULES[row.rule]
    lines: list[tuple[str, object]] = [
        ("请核实", row.sentence),
        ("请谁说明", row.unit.name),
        ("规则", rule.definition),
        ("本办设定", "；".join(f"{n.label} {n.text}" for n in rule.figures(row.raised_on)) or "无"),
        ("巧合的可能", _chance(row)),
        ("可能的情形", "；".join(rule.innocent)),
    ]
    if persons:
        lines.insert(2, ("或者由本人", "、".join(p.name for p in persons)))
    for label, words in (
        ("说明", row.answer), ("退回再问", row.asked_again), ("正常情形", row.innocent),
        ("办结理由", row.closing),
    ):  # fmt: skip
        if words:
            lines.append((label, words))
    return lines


def _chance(row: Question) -> str:
    """How likely honest work looks the same, in words that a reader can weigh."""
    if not row.chance:
        return f"不按概率判断：{CERTAIN}"
    how = "逐一计数" if row.exact else "近似计算，记录数量大"
    chance = float(row.chance)
    if chance < _MILLIONTH:
        return f"按规则所设的前提，不到百万分之一（{how}）"
    return f"按规则所设的前提，约千分之 {_THOUSAND * chance:.3g}（{how}）"


def rows_told(page: Sequence[QuestionRow], reader: Person) -> list[Row]:
    """The rows of a question, each a link where this reader may open it."""
    keys: dict[str, list[int]] = defaultdict(list)
    for row in page:
        keys[row.kind].append(row.key)
    seen = {
        kind: set(SUBJECTS[kind](reader).filter(pk__in=found).values_list("pk", flat=True))
        for kind, found in keys.items()
    }
    return [_row_told(row, may_open=row.key in seen[row.kind]) for row in page]


def _row_told(row: QuestionRow, *, may_open: bool) -> Row:
    if not may_open:
        return Row("", ("不在您的查看范围", ""))
    page = _PAGES.get(row.kind)
    return Row(reverse(page, args=[row.number]) if page else "", (row.number, row.note))


def steps_of(row: Question, entries: Sequence[Entry], deed: Deed) -> list[StepView]:
    """Asked, answered, read: what was done by whom, and what comes next."""
    made = {e.verb: e for e in entries}
    reading = next((v for v in ("accept_answer", "note_mended", "withdraw_question") if v in made),
                   "accept_answer")  # fmt: skip
    road = ["raise_question", "answer_question", reading]
    if reading == "withdraw_question":
        road.remove("answer_question")
    now = {"open": "answer_question", "answered": "accept_answer"}.get(row.stage, "")
    views = []
    for name in road:
        step = QUESTION.step(name)
        entry = made.get(name)
        if entry and name != now:
            views.append(done_step(step, entry))
            continue
        able = name == now and not barred(row, name, deed)
        url = reverse("question-act", args=[row.number, name]) if able else ""
        views.append(StepView(name, step.label, "open" if name == now else "later", url=url,
                              note=step.says, article=step.citation.text, primary=able,
                              action=step.label))  # fmt: skip
    return views


def barred(row: Question, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the question stands, and who wants to act."""
    return why_not(QUESTION, row.stage, facts_of(row, deed.day), step=verb,
                   attempt=people_of(row, verb, deed))  # fmt: skip


def alike(row: Question, rows: QuerySet[Question]) -> list[Question]:
    """The questions of these that the same rule has put to the same unit and that are open, in
    the order of their asking."""
    same = rows.filter(rule=row.rule, unit_id=row.unit_id, stage="open")
    return list(same.select_related("unit").order_by("pk")[:AT_MOST])


def beside(row: Question, deed: Deed, others: int) -> list[Link]:
    """The other ways on that are open to this person; one answer may do for several questions."""
    names = ("ask_again", "note_mended", "withdraw_question")
    ways = []
    if others > 1 and not barred(row, "answer_question", deed):
        url = reverse("question-alike", args=[row.number])
        ways.append(Link(f"一并说明同类的 {others} 项", url, "quiet"))
    return ways + [
        Link(VERBS[n], reverse("question-act", args=[row.number, n]),
             "danger" if n == "withdraw_question" else "quiet")
        for n in names if not barred(row, n, deed)
    ]  # fmt: skip


def waiting_for(
    person: Person, held: frozenset[str], rows: QuerySet[Question]
) -> QuerySet[Question]:
    """What this person is asked to answer, or to read where they did not answer."""
    found = rows.none()
    if held & set(QUESTION.step("answer_question").actors):
        found |= rows.filter(stage="open", unit_id=person.unit_id)
    if Role.SUPERVISOR in held:
        found |= rows.filter(stage="answered")
    return found


def check_row(row: Check) -> Row:
    """One line of the list of checks."""
    period = f"{cn_date(row.since)} 至 {cn_date(row.until)}"
    return Row(reverse("check-run", args=[row.number]),
               (row.number, period, row.found, row.raised, row.made_at))  # fmt: skip


def rules_weighed(check: Check, units: Mapping[int, str]) -> list[dict[str, object]]:
    """Each rule with what it was asked of, what came of it, and where it had to be silent."""
    counts = dict(
        check.questions.values_list("rule").annotate(n=Count("pk")).values_list("rule", "n")
    )
    silent: dict[str, list[str]] = defaultdict(list)
    for rule, unit, why in check.silent:
        silent[rule].append(f"{units.get(unit, '其他单位')}：{why}")
    return [
        {
            "rule": rule, "group": GROUPS[rule.group], "asked": check.asked.get(rule.name, 0),
            "raised": counts.get(rule.name, 0), "silent": silent[rule.name],
            "url": f"{reverse('questions')}?check={check.pk}&rule={rule.name}",
        }
        for rule in RULES.values()
    ]  # fmt: skip


def unit_names(keys: set[int]) -> dict[int, str]:
    """Units by key, as a page calls them."""
    return dict(Unit.objects.filter(pk__in=keys).values_list("pk", "short"))


def delay_bars(check: Check) -> list[Bar]:
    """How long after they were done the acts of the period were entered."""
    whole = sum(check.delays.values()) or 1
    return [
        Bar(name, check.delays.get(name, 0), f"{count(check.delays.get(name, 0))} 条",
            share=check.delays.get(name, 0) / whole)
        for name in DELAYS
    ]  # fmt: skip


def rules_told(day: date) -> list[dict[str, object]]:
    """The published rules with their settings of a day."""
    return [{"rule": rule, "group": GROUPS[rule.group], "figures": rule.figures(day),
             "kind": _kind(rule)} for rule in RULES.values()]  # fmt: skip


def _kind(rule: Rule) -> str:
    return "统计检验，全部检验一并控制误报" if rule.statistical else "逐条核对，" + CERTAIN
