"""From a report to what its pages show: the list, the checks, the helper of references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingjing.office.reports.checks import Findings
from mingjing.office.reports.freezing import Changed
from mingjing.office.reports.models import Report
from mingjing.office.reports.references import Reference, shown
from mingjing.office.reports.relations import VERDICT_LABELS, Verdict
from mingjing.office.reports.template import SLOTS, WRITTEN, Slot
from mingjing.office.statistics.display import value_text
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.words import GROUP_LABELS
from mingjing.office.web.shapes import Cell, Column, Link, Row, Table, Tone
from mingjing.office.web.words import cn_date

VERBS = {
    "start_report": "建立报告",
    "sign_report": "签发",
    "reopen_report": "退回修改",
    "write_section": "撰写",
}
TONES: dict[Verdict, Tone] = {Verdict.HOLDS: "ok", Verdict.FAILS: "over", Verdict.WARN: "due"}


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
                f"{written.get(r.pk, 0)} / {len(WRITTEN)} 节",
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
    if report.signed_on:
        return Cell(f"{cn_date(report.signed_on)}签发", tone="ok")
    return Cell("撰写中", tone="due")


def changed_table(changed: Sequence[Changed]) -> Table:
    """What was signed beside what the records say now; each row opens to the records."""
    columns = (
        Column("label", "数字", kind="link"),
        Column("old", "签发时", align="right"),
        Column("new", "现在", align="right"),
        Column("difference", "相差", align="right"),
    )
    return Table(columns, [Row(c.url, (c.label, c.old, c.new, c.difference)) for c in changed])


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


def helper(slot: Slot, book: Book) -> list[tuple[str, Table]]:
    """References one may copy into this section, each with its present value; a section of an
    area is offered the figures of its area."""
    columns = (
        Column("label", "数字"),
        Column("value", "现值", align="right"),
        Column("reference", "引用"),
    )
    tables = []
    for group, label in GROUP_LABELS.items():
        rows = [
            row
            for name, i in INDICATORS.items()
            if i.group == group
            for row in _offered(name, slot, book)
        ]
        if rows:
            tables.append((label, Table(columns, rows)))
    return tables


def _offered(name: str, slot: Slot, book: Book) -> Iterable[Row]:
    found = INDICATORS[name]
    scope = {k: v for k, v in slot.scope.items() if k in found.paths}
    if slot.scope and not scope:
        return
    yield _offer(Reference(name, scope), book)
    if found.unit == "元":
        yield _offer(Reference(name, scope, "wan"), book)
    for dimension in ("procedure", "channel"):
        if dimension in found.paths:
            for value in book.words(dimension):
                yield _offer(Reference(name, {**scope, dimension: value}), book)


def _offer(reference: Reference, book: Book) -> Row:
    figure = book.figure(reference.name, **reference.scope)
    value = shown(reference, figure) if reference.rounding else value_text(figure)
    unit = "万元" if reference.rounding == "wan" else figure.unit
    return Row("", (figure.label, f"{value} {unit}", reference.text))


def neighbours(slot: Slot) -> tuple[Slot | None, Slot | None]:
    """The sections before and after one."""
    i = WRITTEN.index(slot)
    return (WRITTEN[i - 1] if i else None, WRITTEN[i + 1] if i + 1 < len(WRITTEN) else None)


def unwritten(bodies: dict[str, str]) -> list[Slot]:
    """The optional sections that have no text yet and are therefore not in the report."""
    return [s for s in SLOTS if s.optional and s.key not in bodies]
