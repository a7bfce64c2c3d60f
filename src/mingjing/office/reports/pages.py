"""From a report to what its pages show: the list, its parts with who writes, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingjing.law.cite import cite
from mingjing.law.instruments.office_reports.report import REPORT
from mingjing.law.procedure import Refusal
from mingjing.office.people.models import Person
from mingjing.office.reports.behind import LIMIT, Moved, only_value
from mingjing.office.reports.checks import Findings
from mingjing.office.reports.document import Document, Part
from mingjing.office.reports.freezing import Changed
from mingjing.office.reports.models import Comment, Draft, Report, Section
from mingjing.office.reports.queries import period_of, shape_of
from mingjing.office.reports.relations import VERDICT_LABELS, Verdict
from mingjing.office.reports.template import Slot, Template
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.links import record_url
from mingjing.office.web.shapes import Cell, Column, Link, Row, Table, Tone
from mingjing.office.web.words import cn_date

VERBS = {step.name: step.label for step in REPORT.steps}
TONES: dict[Verdict, Tone] = {Verdict.HOLDS: "ok", Verdict.FAILS: "over", Verdict.WARN: "due"}
STAGE_TONES: dict[str, Tone] = {"draft": "due", "signed": "ok", "published": "ok", "archived": ""}
MOST_ROWS = 12


def report_table(reports: Sequence[Report], written: dict[int, int], action: Link | None) -> Table:
    """The reports, newest first."""
    columns = (
        Column("title", "报告"),
        Column("period", "统计期"),
        Column("written", "已写", kind="text"),
        Column("state", "状态", kind="badge"),
    )
    rows = [
        Row(
            f"/reports/{r.year}/",
            (
                r.title,
                f"{cn_date(r.period_from)}至{cn_date(r.period_until)}",
                f"{written.get(r.pk, 0)} / {len(shape_of(r).written)} 节",
                state(r),
            ),
        )
        for r in reports
    ]
    return Table(
        columns,
        rows,
        empty_title="还没有年度报告",
        empty_action=action,
        empty_text="建立报告后，按章节撰写；文中的数字用引用，报告生成时自动填入。",
    )


def state(report: Report) -> Cell:
    """Where a report stands, in a word."""
    tone = STAGE_TONES.get(report.stage, "due")
    if report.stage == "signed" and report.signed_on:
        return Cell(f"{cn_date(report.signed_on)}签发", tone=tone)
    return Cell(REPORT.stage(report.stage).label, tone=tone)


def locked(report: Report) -> tuple[Refusal, ...]:
    """Why a text cannot be changed where the report stands."""
    if report.is_open:
        return ()
    where = REPORT.stage(report.stage).label
    sentence = f"报告现处于“{where}”，文字已经锁定：须先退回修改"
    return (Refusal("open", sentence, cite("office_reports", 0)),)


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of the report with who wrote it, who is writing, and what was remarked."""

    part: Part
    section: Section | None
    remarks: tuple[Comment, ...]
    desks: tuple[Draft, ...]
    mine: bool


def parts(
    composed: Document,
    rows: Mapping[str, Section],
    person: Person,
    remarks: Iterable[Comment],
    desks: Mapping[str, Sequence[Draft]],
) -> list[Shown]:
    """The parts of a report as its page shows them."""
    open_remarks: dict[str, list[Comment]] = {}
    for remark in remarks:
        if remark.settled_at is None:
            open_remarks.setdefault(remark.key, []).append(remark)
    return [
        Shown(
            part,
            rows.get(part.key),
            tuple(open_remarks.get(part.key, ())),
            tuple(d for d in desks.get(part.key, ()) if d.person_id != person.pk),
            any(d.person_id == person.pk for d in desks.get(part.key, ())),
        )
        for part in composed.parts
    ]


def values_only(report: Report) -> str:
    """Of which signed figures the values were kept and not the rows, as there were too many."""
    frozen = report.frozen_figures or {}
    rows = [row for row in frozen.get("figures", ()) if row["printed"] and only_value(row)]
    if not rows:
        return ""
    labels = dict.fromkeys(frozen["indicators"][row["indicator"]]["label"] for row in rows)
    return (
        f"其中{'、'.join(labels)}（共 {len(rows)} 个数字）的记录超过 {LIMIT:,} 条，"
        "只保存了数值，没有逐条保存记录：以后只能比较数值，数值相同而记录调换的看不出来。"
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is no longer what was signed, with the rows that make the difference."""

    changed: Changed
    rows: tuple[tuple[str, tuple[Link, ...], int], ...]


def changed_rows(changed: Sequence[Changed], report: Report, person: Person) -> list[Difference]:
    """What was signed beside what the records say now; each row that came, went or changed is a
    link for those who may open it. One query for each indicator."""
    seen: dict[str, dict[str, Link]] = {}
    wanted: dict[str, set[str]] = {}
    for one in changed:
        wanted.setdefault(one.indicator, set()).update(_numbers(one.rows))
    for name, numbers in wanted.items():
        if name in INDICATORS and numbers:
            seen[name] = _links(name, numbers, report, person)
    return [Difference(one, _told(one.rows, seen.get(one.indicator, {}))) for one in changed]


def _numbers(rows: Moved) -> tuple[str, ...]:
    return tuple(key for part in (rows.came, rows.went, rows.altered) for key in part[:MOST_ROWS])


def _links(name: str, numbers: set[str], report: Report, person: Person) -> dict[str, Link]:
    found = INDICATORS[name]
    model = found.counted(period_of(report)).model
    rows = model._default_manager.filter(pk__in=numbers)
    if found.related and not found.opens:
        rows = rows.select_related(*found.related)
    return {str(r.pk): Link(str(r), record_url(r)) for r in visible_rows(rows, person)}


def _told(rows: Moved, seen: Mapping[str, Link]) -> tuple[tuple[str, tuple[Link, ...], int], ...]:
    out = []
    for word, keys in (("新计入", rows.came), ("不再计入", rows.went), ("内容改变", rows.altered)):
        if keys:
            links = tuple(seen[k] for k in keys[:MOST_ROWS] if k in seen)
            out.append((f"{word} {len(keys)} 条", links, len(keys) - len(links)))
    return tuple(out)


def relation_table(findings: Findings) -> Table:
    """Every relation with its verdict and computation; what does not fit comes first."""
    order = {Verdict.FAILS: 0, Verdict.WARN: 1, Verdict.HOLDS: 2}
    columns = (
        Column("verdict", "结果", kind="badge"),
        Column("sentence", "关系"),
        Column("computation", "计算"),
    )
    judged = sorted(findings.relations, key=lambda r: order[r.verdict])
    return Table(
        columns,
        [
            Row(
                "",
                (Cell(VERDICT_LABELS[r.verdict], tone=TONES[r.verdict]), r.sentence, r.computation),
            )
            for r in judged
        ],
    )


def neighbours(shape: Template, slot: Slot) -> tuple[Slot | None, Slot | None]:
    """The sections before and after one."""
    written = shape.written
    i = [s.key for s in written].index(slot.key)
    return (written[i - 1] if i else None, written[i + 1] if i + 1 < len(written) else None)


def missing(shape: Template, bodies: dict[str, str]) -> list[Slot]:
    """The sections that must be written and are not."""
    return [s for s in shape.written if not s.optional and s.key not in bodies]


def unwritten(shape: Template, bodies: dict[str, str]) -> list[Slot]:
    """The optional sections that have no text yet and are therefore not in the report."""
    return [s for s in shape.slots if s.optional and s.key not in bodies]
