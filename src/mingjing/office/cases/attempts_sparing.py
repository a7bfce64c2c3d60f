"""No penalty: each ground with what has to be shown for it (arts. 30, 31, 33)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from mingjing.law.liability import of_age
from mingjing.office.cases.beside.owing import annulled
from mingjing.office.cases.models import Case

Form = Mapping[str, Any]
GROUNDS = (
    ("minor", "违法行为轻微并及时改正，没有造成危害后果"),
    ("first", "初次违法且危害后果轻微并及时改正"),
    ("no_fault", "当事人有证据足以证明没有主观过错"),
    ("under_14", "当事人不满十四周岁（第三十条）"),
    ("no_capacity", "当事人不能辨认或者不能控制自己的行为（第三十一条）"),
)


def earlier(case: Case, day: date) -> list[Case]:
    """What was decided against the party before: penalties, and what was let off as a first.

    A decision that was cancelled or is void by then is none; what was only handed on decided
    nothing.
    """
    before = Q(decided_on__lte=day) | Q(stage="let_off", last_act_at__date__lte=day)
    rows = Case.objects.filter(before, party_id=case.party_id).exclude(pk=case.pk)
    decided = rows.filter(outcome__in=("penalty", "no_penalty")).prefetch_related("proceedings")
    return [row for row in decided.order_by("pk") if not annulled(row, day)]


def spared(case: Case, form: Form, day: date) -> dict[str, Any]:
    """What the ground asks; a ground that is not given asks nothing of its own. What officers saw
    when they looked again is not contradicted by a tick: they look once more."""
    ground = form.get("ground")
    slight = ground in ("minor", "first")
    seen = case.recheck_result
    shown = seen == "corrected" or (bool(form.get("corrected")) and seen != "not_corrected")
    child = case.party.birth_date is not None and not of_age(
        case.party.birth_date, case.conduct_from
    )
    return {
        "ground_given": ground in dict(GROUNDS),
        "educated": bool(form.get("education")),
        "correction_shown": shown or not slight,
        "harm_fits": bool(form.get("harm_slight")) or not slight,
        "no_history": ground != "first" or not earlier(case, day),
        "proof_given": ground != "no_fault" or bool(form.get("proof")),
        "child_shown": ground != "under_14" or child,
        "incapacity_shown": ground != "no_capacity" or bool(form.get("medical_opinion")),
        "guardian_told": ground not in ("under_14", "no_capacity") or bool(form.get("guardian")),
    }
