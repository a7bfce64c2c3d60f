"""Indicators of quality: the three legal reviews, and the faults that stand on the files."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import TruncDate

from mingjing.law.sources import Mark
from mingjing.office.cases.models import Case
from mingjing.office.journal.models import Entry, FaultRecord
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, Period, RecordColumn, Rows, column
from mingjing.office.statistics.words import VERB_LABELS, WATCH_LABELS

MARK_LABELS = {mark: mark.label for mark in Mark}


def _names(entry: Entry) -> str:
    return "、".join(actor["name"] for actor in entry.actors)


def _of_case(path: str) -> Subquery:
    """A column of the case that an act was made on; the record itself names it by number only."""
    return Subquery(Case.objects.filter(pk=OuterRef("subject_id")).values(path))


def _reviews(
    name: str,
    label: str,
    *,
    verbs: tuple[str, ...],
    what: str,
    then: str = "，每作出一次审查意见计一次；退回补正后再次审查的分别计算。",
    **only: object,
) -> Indicator:
    """Acts of review in the journal; a review that sent the file back counts too."""

    def rows(period: Period) -> Rows:
        return Entry.objects.filter(
            subject_kind="case", verb__in=verbs, **period.within("occurred_at"), **only
        ).annotate(
            day=TruncDate("occurred_at", tzinfo=OFFICE_ZONE),
            area=_of_case("area"),
            unit=_of_case("unit__code"),
        )

    return Indicator(
        name,
        "quality",
        label,
        "次",
        f"{what}{then}",
        "按作出审查意见的日期归入统计期。",
        "依据办理记录；立案、处罚、结案三级审查。",
        counted=rows,
        measure=Count(),
        order="day",
        columns=(
            column("案号", "subject_label", "link"),
            column("审查日期", "day", "date"),
            column("步骤", "verb", words=VERB_LABELS),
            RecordColumn("审查人", _names),
        ),
        paths={"area": "area", "unit": "unit", "month": "occurred_at"},
    )


def _faults(period: Period) -> Rows:
    return FaultRecord.objects.filter(**period.within("occurred_at")).annotate(
        day=TruncDate("occurred_at", tzinfo=OFFICE_ZONE), label=F("entry__subject_label")
    )


INDICATORS: tuple[Indicator, ...] = (
    _reviews("filing_reviews", "立案审查", verbs=("review_filing",), what="案件立案前的法制审查"),
    _reviews(
        "penalty_reviews",
        "处罚审查",
        verbs=("review_penalty", "review_again"),
        what="处罚决定前的法制审核，含听证后的再次审核",
    ),
    _reviews(
        "reviews_returned",
        "处罚审查纠错",
        verbs=("review_penalty", "review_again"),
        attempt__passed=False,
        what="处罚决定前的法制审核中退回的",
        then="，每退回一次计一次，已包含在处罚审查之内。",
    ),
    _reviews("closing_reviews", "结案审查", verbs=("review_closing",), what="案件结案前的审查"),
    Indicator(
        "faults",
        "quality",
        "程序瑕疵",
        "件",
        "办理记录中如实记载的超期或者义务未履行，一处计一件；瑕疵不影响如实办理，也不得删除。"
        "所依据的条款未核对原文的同样计入，并逐件标明核对情况。",
        "按发生瑕疵的办理日期归入统计期。",
        "依据办理记录，每件载明条款。",
        counted=_faults,
        measure=Count(),
        order="day",
        columns=(
            column("记录", "label", "link"),
            column("日期", "day", "date"),
            column("类别", "watch", words=WATCH_LABELS),
            column("步骤", "verb", words=VERB_LABELS),
            column("情形", "sentence"),
            column("条款", "article"),
            column("条款核对情况", "mark", words=MARK_LABELS),
        ),
        paths={"watch": "watch", "verb": "verb", "month": "occurred_at"},
    ),
)
