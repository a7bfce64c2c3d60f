"""All procedures by the name that people type, each with the sentences that it must keep."""

from __future__ import annotations

from typing import Any

from mingjing.law.explore import Sentence
from mingjing.law.instruments.compulsion_law_2012.court import COURT, COURT_SENTENCES
from mingjing.law.instruments.compulsion_law_2012.seizure import SEIZURE, SEIZURE_SENTENCES
from mingjing.law.instruments.crime_transfer_2020.referral import REFERRAL, REFERRAL_SENTENCES
from mingjing.law.instruments.field_visit.talk import TALK, TALK_SENTENCES
from mingjing.law.instruments.field_visit.visit import VISIT, VISIT_SENTENCES
from mingjing.law.instruments.housing_ministry_order_55.jurisdiction import (
    JURISDICTION,
    JURISDICTION_SENTENCES,
)
from mingjing.law.instruments.litigation_law.litigation import LITIGATION, LITIGATION_SENTENCES
from mingjing.law.instruments.office_honesty.question import QUESTION, QUESTION_SENTENCES
from mingjing.law.instruments.office_plans.plan import PLAN, PLAN_SENTENCES
from mingjing.law.instruments.office_reports.report import REPORT, REPORT_SENTENCES
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_sentences import ORDINARY_SENTENCES
from mingjing.law.instruments.penalty_law_2021.payment import PAYMENT, PAYMENT_SENTENCES
from mingjing.law.instruments.penalty_law_2021.preservation import (
    PRESERVATION,
    PRESERVATION_SENTENCES,
)
from mingjing.law.instruments.penalty_law_2021.recusal import RECUSAL, RECUSAL_SENTENCES
from mingjing.law.instruments.penalty_law_2021.sentences import SUMMARY_SENTENCES
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.instruments.penalty_law_2021.withdrawal import WITHDRAWAL, WITHDRAWAL_SENTENCES
from mingjing.law.instruments.random_inspection.draw import DRAW, DRAW_SENTENCES
from mingjing.law.instruments.reconsideration_law_2024.reconsideration import (
    RECONSIDERATION,
    RECONSIDERATION_SENTENCES,
)
from mingjing.law.procedure import Procedure

Shelf = dict[str, tuple[Procedure[Any, Any], tuple[Sentence[Any, Any], ...]]]

PROCEDURES: Shelf = {
    "ordinary": (ORDINARY, ORDINARY_SENTENCES),
    "summary": (SUMMARY, SUMMARY_SENTENCES),
}
"""The main roads, which a case runs on."""

SMALL: Shelf = {
    "preservation": (PRESERVATION, PRESERVATION_SENTENCES),
    "seizure": (SEIZURE, SEIZURE_SENTENCES),
    "payment": (PAYMENT, PAYMENT_SENTENCES),
    "court": (COURT, COURT_SENTENCES),
    "reconsideration": (RECONSIDERATION, RECONSIDERATION_SENTENCES),
    "litigation": (LITIGATION, LITIGATION_SENTENCES),
    "referral": (REFERRAL, REFERRAL_SENTENCES),
    "withdrawal": (WITHDRAWAL, WITHDRAWAL_SENTENCES),
    "jurisdiction": (JURISDICTION, JURISDICTION_SENTENCES),
    "recusal": (RECUSAL, RECUSAL_SENTENCES),
}
"""The small procedures beside the road; a main procedure knows the outcome of each as one fact."""

APART: Shelf = {
    "draw": (DRAW, DRAW_SENTENCES),
    "plan": (PLAN, PLAN_SENTENCES),
    "question": (QUESTION, QUESTION_SENTENCES),
    "visit": (VISIT, VISIT_SENTENCES),
    "report": (REPORT, REPORT_SENTENCES),
    "talk": (TALK, TALK_SENTENCES),
}
"""What belongs to no case."""

ALL: Shelf = {**PROCEDURES, **SMALL, **APART}
