"""Who acts in the ordinary procedure: the conditions of officers, reviewers and deciders."""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.common import (
    certified,
    decider_not_investigator,
    decider_not_reviewer,
    investigator_not_reviewer,
    kept_for_head,
    not_investigator,
    not_recused,
    post_fits,
    qualified,
    two_officers,
)

FIELD = (post_fits, two_officers, certified, investigator_not_reviewer, not_recused)
FIELD_ASKS = ("post_fits", "two_officers", "certified", "not_reviewer", "not_recused")
"""Enforcement in the field: two certified officers who neither reviewed the case nor left it."""
CLERKING = (post_fits, not_recused)
CLERKING_ASKS = ("post_fits", "not_recused")
"""Somebody alone: an officer who writes down what was said, a head, who leads a hearing."""
HEAD_FITS = kept_for_head("penalty_law_2021", 57)
"""What the law itself keeps for the head: the decision of the case."""
DECIDER = (post_fits, decider_not_investigator, decider_not_reviewer, not_recused)
HEAD = (HEAD_FITS, *DECIDER[1:])
DECIDER_ASKS = ("post_fits", "not_investigator", "not_reviewer", "not_recused")
REVIEW = (post_fits, not_investigator, qualified, not_recused)
REVIEW_ASKS = ("post_fits", "not_investigator", "qualified", "not_recused")
