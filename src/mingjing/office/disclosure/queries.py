"""What the pages of disclosure read: decisions beside their state on one outlet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import QueryDict

from mingjing.law.penalty_kinds import FINE
from mingjing.law.publicity import Outlet, Proposal
from mingjing.law.term import last_day, term
from mingjing.office.cases.beside.owing import fall_of, fate_of, fell_on
from mingjing.office.cases.confiscated import amount_confiscated, decided_words
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.disclosure.access import unsettled
from mingjing.office.disclosure.facts import proposal_for
from mingjing.office.disclosure.models import OUTLET_LABELS, Publication
from mingjing.office.intake.queries import AREA
from mingjing.office.people.pages import clock_of, mark_words
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Clock, Column, Link, Reason, Row
from mingjing.office.web.words import cn_date, yuan

VERBS = {
    "publish_decision": "公示",
    "withhold_decision": "登记不公开",
    "withdraw_publication": "撤回公示",
}
STATE = Filter(
    "state",
    "状态",
    {
        "waiting": "待处理",
        "fallen": "决定失效待撤回",
        "published": "已公示",
        "withheld": "不公开",
        "withdrawn": "已撤回",
    },
)
OUTLET = Filter("outlet", "渠道", {str(k): v for k, v in OUTLET_LABELS.items()})
COLUMNS = (
    Column("number", "决定书文号", kind="link"),
    Column("party", "当事人"),
    Column("decided", "决定日期", kind="date", hide_on_phone=True),
    Column("proposal", "规则建议"),
    Column("state", "状态", kind="badge"),
    Column("due", "公示期限"),
)
EXPORT = (
    "决定书文号",
    "当事人",
    "违法行为",
    "处罚种类",
    "罚款（元）",
    "没收违法所得、没收非法财物的金额（元）",
    "决定日期",
    "渠道",
    "状态",
    "公示日期",
    "不公开理由",
    "撤回日期",
    "撤回理由",
)


_TO_TAKE_BACK = Proceeding.objects.filter(case=OuterRef("pk"), kind="withdrawal", stage="fallen")
"""The decisions that no longer stand while something of them may still be public."""


def outlet_of(params: QueryDict) -> Outlet:
    """The outlet that the list is about; the platform unless another is asked for."""
    return Outlet(OUTLET.chosen(params) or Outlet.PLATFORM)


def chosen(rows: QuerySet[Case], params: QueryDict, outlet: Outlet) -> QuerySet[Case]:
    """The decisions that the filters ask for, each with its row on this outlet."""
    here = Publication.objects.filter(case=OuterRef("pk"), channel=outlet)
    match STATE.chosen(params):
        case "waiting":
            rows = unsettled(rows, outlet)
        case "fallen":
            rows = rows.filter(Exists(_TO_TAKE_BACK))
        case "published":
            rows = rows.filter(
                Exists(here.filter(published_on__isnull=False, withdrawn_on__isnull=True))
            )
        case "withheld":
            rows = rows.filter(Exists(here.filter(published_on__isnull=True)))
        case "withdrawn":
            rows = rows.filter(Exists(here.filter(withdrawn_on__isnull=False)))
    if area := AREA.chosen(params):
        rows = rows.filter(area=area)
    return with_publication(rows, outlet)


def with_publication(rows: QuerySet[Case], outlet: Outlet) -> QuerySet[Case]:
    """Decisions with what the pages show of them; one query more for any number."""
    here = Publication.objects.filter(channel=outlet)
    return rows.select_related("party", "item", "unit").prefetch_related(
        Prefetch("publications", here, to_attr="here"), "proceedings"
    )


def publication_of(case: Case) -> Publication | None:
    """The row of this decision on the outlet asked for, if there is one yet."""
    found: list[Publication] = getattr(case, "here", [])
    return found[0] if found else None


def as_row(case: Case, outlet: Outlet, today: date) -> Row:
    """One line of the list."""
    row, proposed = publication_of(case), proposal_for(case, outlet)
    due = Cell("")
    if clock := taking_back(case, row, today):
        due = Cell(clock.text, sub=clock.note, tone=clock.tone)
    elif row is None and proposed.publish:
        clock = clock_of("公示期限", proposed.due_on, today)
        due = Cell(clock.text, sub=clock.note, tone=clock.tone)
    return Row(
        f"/disclosure/{case.number}/{outlet}/",
        (
            case.decision_number,
            Cell(case.party.public_name, sub=case.conduct),
            case.decided_on,
            _proposed(case, proposed),
            state_of(row),
            due,
        ),
    )


def _proposed(case: Case, proposed: Proposal) -> Cell | str:
    if fate := fate_of(case):
        return Cell("撤回", sub=f"决定{fate}")
    return "公示" if proposed.publish else Cell("不公示", sub=proposed.reason)


def taking_back(case: Case, row: Publication | None, today: date) -> Clock | None:
    """The three working days in which a decision that fell leaves this outlet."""
    fell = fell_on(case)
    if fell is None or row is None or row.published_on is None or row.withdrawn_on:
        return None
    rule = term("penalty_law_2021.withdrawal_days", on=fell)
    last = last_day(rule, start=fell)
    return clock_of("撤回期限", last, today, article=rule.citation.text)


def penalty_of(case: Case) -> str:
    """The penalty in words, the fine and what is confiscated with their amounts."""
    return "、".join(
        f"{FINE} {yuan(case.fine)} 元" if kind == FINE else decided_words(case, kind)
        for kind in case.kinds
    )


def state_of(row: Publication | None) -> Cell:
    """Where a decision stands on an outlet, in a word."""
    if row is None:
        return Cell("待处理", tone="due")
    if row.withdrawn_on:
        return Cell("已撤回", tone="over")
    if row.published_on is None:
        return Cell("不公开")
    late = row.published_on > row.due_on
    return Cell("已公示", sub=cn_date(row.published_on) + ("，超期" if late else ""), tone="ok")


def as_export(rows: QuerySet[Case], outlet: Outlet) -> Iterator[tuple[object, ...]]:
    """All rows for a file, citizens masked as on the page."""
    for case in rows.order_by("-decided_on", "-pk").iterator(chunk_size=500):
        row = publication_of(case)
        yield (
            case.decision_number,
            case.party.public_name,
            case.conduct,
            "、".join(case.kinds),
            case.fine,
            amount_confiscated(case) or "",
            case.decided_on,
            OUTLET_LABELS[outlet],
            state_of(row).text,
            *(
                (row.published_on, row.withheld_reason, row.withdrawn_on, row.withdrawn_reason)
                if row
                else ("", "", "", "")
            ),
        )


def told(case: Case, outlet: Outlet) -> list[tuple[str, object]]:
    """What of the decision becomes public, and where it stands on this outlet."""
    row = publication_of(case)
    lines: list[tuple[str, object]] = [
        ("渠道", OUTLET_LABELS[outlet]),
        ("状态", str(state_of(row).text)),
        ("决定书", Link(case.decision_number, f"/cases/{case.number}/")),
        ("当事人", case.party.public_name),
        ("违法行为", case.conduct),
        ("依据", case.item.basis),
        ("处罚", penalty_of(case)),
        ("决定日期", cn_date(case.decided_on)),
    ]
    if fate := fate_of(case):
        lines.append(("效力", fate))
    if row:
        lines += [
            (label, value)
            for label, value in (
                ("公示日期", cn_date(row.published_on) if row.published_on else ""),
                ("不公开理由", row.withheld_reason),
                ("撤回日期", cn_date(row.withdrawn_on) if row.withdrawn_on else ""),
                ("撤回理由", row.withdrawn_reason),
            )
            if value
        ]
    return lines


def reason_of(proposed: Proposal) -> Reason:
    """The rules' proposal as the page tells it."""
    return Reason(proposed.reason, proposed.citation.text, mark_words(proposed.citation.mark))


def next_acts(case: Case, outlet: Outlet, proposed: Proposal) -> list[Link]:
    """Publish or withhold, the proposed one first; what is public can be withdrawn."""
    row, base = publication_of(case), f"/disclosure/{case.number}/{outlet}"
    publish, withhold = Link("公示", f"{base}/publish/"), Link("不公开", f"{base}/withhold/")
    if row and row.withdrawn_on:
        return []
    if row and row.published_on:
        return [Link("撤回公示", f"{base}/withdraw/", "danger")]
    if fallen := fall_of(case):
        checked = Link("核实没有公开", withhold.url, "primary")
        return [checked] if fallen.stage == "fallen" else []
    if row:
        return [publish]
    first, second = (publish, withhold) if proposed.publish else (withhold, publish)
    return [Link(first.label, first.url, "primary"), second]
