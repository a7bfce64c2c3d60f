"""Reads of issued papers: by their public code, whether they stand, what anybody may know."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from mingjing.office.cases.beside.owing import fall_of, fate_of, fell_on
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Proceeding
from mingjing.office.documents.models import Paper
from mingjing.office.documents.papers import SHORT, spaced
from mingjing.office.journal.entries import entries_of
from mingjing.office.web.shapes import Notice
from mingjing.office.web.words import cn_date

DECIDING = frozenset({"decide_penalty", "decide_on_the_spot"})
"""The acts whose paper falls when the decision falls."""
RESTING = frozenset({"impose_surcharge", "approve_instalments", "exhort", "apply_to_court"})
"""The acts whose papers stand on the decision and do not outlive it."""
MEASURES = frozenset({"preserve_evidence", "seize", "seize_urgently", "extend_seizure"})
"""The acts whose papers hold as long as the measure does."""


def by_code(code: str) -> Paper | None:
    """The paper with this public code."""
    rows = Paper.objects.select_related("case", "entry").prefetch_related("case__proceedings")
    return rows.filter(code=code.upper()).first()


def newest_of(paper: Paper) -> Paper:
    """The version in force of the same paper."""
    return Paper.objects.filter(entry=paper.entry_id, nth=paper.nth).latest("version")


def standing_of(paper: Paper, on: date) -> Notice:
    """Valid, replaced by a later version, fallen with the decision, or at its end with its measure,
    as it stands on a day, in words for everybody."""
    newest = newest_of(paper)
    if newest.version > paper.version:
        return Notice(
            "due",
            f"已被第{newest.version}版代替",
            f"这是第{paper.version}版。本机关已于{cn_date(newest.issued_at)}重新签发，"
            "请以新版本为准。",
        )
    return (
        _fallen(paper)
        or _measure_over(paper, on)
        or Notice("ok", "有效", "这份文书由本机关签发，是现行版本。")
    )


def _fallen(paper: Paper) -> Notice | None:
    """The decision fell after this paper was made, and the paper is it, or rests on it."""
    if paper.case is None:
        return None
    row, day = fall_of(paper.case), fell_on(paper.case)
    if row is None or day is None or paper.verb not in DECIDING | RESTING:
        return None
    told = entries_of("proceeding", row.pk).first()
    if told is None or paper.entry_id > told.pk:
        return None
    fate = fate_of(paper.case)
    if paper.verb in RESTING:
        return Notice(
            "over",
            f"所依据的决定已{fate}",
            f"这份文书由本机关签发，但它所依据的行政处罚决定自{cn_date(day)}起效力已经变动，"
            "请不要再按这份文书履行，并向本机关询问。",
        )
    if paper.nth != 1:
        return None
    return Notice(
        "over",
        f"决定已{fate}",
        f"这份决定书由本机关签发，但决定自{cn_date(day)}起效力已经变动。",
    )


def _measure_over(paper: Paper, on: date) -> Notice | None:
    """The measure that this paper imposed or lengthened has come to its end, by act or by time."""
    if paper.case is None or paper.verb not in MEASURES:
        return None
    if paper.entry.subject_kind != "proceeding":
        return None
    row = paper.case.proceedings.get(pk=paper.entry.subject_id)
    stage = SIDES[row.kind].procedure.stage(row.stage)
    if not stage.final or row.last_act_at is None:
        return _lapsed(row, on)
    return Notice(
        "over",
        f"措施{stage.label}",
        f"这份文书由本机关签发，所采取的措施已于{cn_date(row.last_act_at)}结束。",
    )


def _lapsed(row: Proceeding, on: date) -> Notice | None:
    """Its days are over although nobody has ended it."""
    terms = SIDES[row.kind].clocks(row)
    last = next((run.last for run in terms if run.key == row.kind), None)
    if last is None or on <= last:
        return None
    return Notice(
        "over",
        "措施期限已满",
        f"这份文书由本机关签发，所采取的措施的期限已于{cn_date(last)}届满。请向本机关询问。",
    )


def public_facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    """What the check page tells: nothing of the party."""
    return (
        ("文书", paper.title),
        ("文号", paper.number or "（本文书以案号编号，不另编文号）"),
        ("签发机关", settings.ORGAN_NAME),
        ("文书日期", cn_date(paper.day)),
        ("版本", f"第{paper.version}版"),
        ("查验码", spaced(paper.code)),
        ("内容指纹", paper.content_digest[:SHORT].upper()),
        ("文件指纹", paper.file_digest),
    )
