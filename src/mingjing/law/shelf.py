"""All procedures by the name that people type, each with the sentences that it must keep."""

from __future__ import annotations

from typing import Any

from mingjing.law.explore import Sentence
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.sentences import (
    ORDINARY_SENTENCES,
    SUMMARY_SENTENCES,
)
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.procedure import Procedure

PROCEDURES: dict[str, tuple[Procedure[Any, Any], tuple[Sentence[Any, Any], ...]]] = {
    "ordinary": (ORDINARY, ORDINARY_SENTENCES),
    "summary": (SUMMARY, SUMMARY_SENTENCES),
}
