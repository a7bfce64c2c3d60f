"""Reads of issued papers: by their public code, whether they stand, what anybody may know."""

from __future__ import annotations

from django.conf import settings

from mingjing.office.cases.beside.owing import fate_of, fell_on
from mingjing.office.documents.models import Paper
from mingjing.office.documents.papers import SHORT, spaced
from mingjing.office.web.shapes import Notice
from mingjing.office.web.words import cn_date

DECIDING = frozenset({"decide_penalty", "decide_on_the_spot"})
"""The acts whose paper falls when the decision falls."""


def by_code(code: str) -> Paper | None:
    """The paper with this public code."""
    rows = Paper.objects.select_related("case").prefetch_related("case__proceedings")
    return rows.filter(code=code.upper()).first()


def newest_of(paper: Paper) -> Paper:
    """The version in force of the same paper."""
    return Paper.objects.filter(entry=paper.entry_id, nth=paper.nth).latest("version")


def standing_of(paper: Paper) -> Notice:
    """Valid, replaced by a later version, or withdrawn, in words for everybody."""
    newest = newest_of(paper)
    if newest.version > paper.version:
        return Notice(
            "due",
            f"已被第{newest.version}版代替",
            f"这是第{paper.version}版。本机关已于{cn_date(newest.issued_at)}重新签发，"
            "请以新版本为准。",
        )
    fate, day = fate_of(paper.case), fell_on(paper.case)
    if fate and day and paper.verb in DECIDING and paper.nth == 1 and paper.day <= day:
        return Notice(
            "over",
            f"决定已{fate}",
            f"这份决定书由本机关签发，但决定自{cn_date(day)}起效力已经变动。",
        )
    return Notice("ok", "有效", "这份文书由本机关签发，是现行版本。")


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
