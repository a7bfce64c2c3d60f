"""When an on-site inspection may be recorded as one: who went, what they showed, what they checked.

The same conditions bind every inspection whether or not a case follows, because its record may
become the first evidence of one (penalty law arts. 42, 47, 55).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mingjing.law.cite import instrument
from mingjing.law.instruments.penalty_law_2021 import common
from mingjing.law.procedure import Guard, Refusal, guard

_ENTERPRISE_RULE = "enterprise_inspection_2025"


@dataclass(frozen=True, slots=True)
class Visit:
    """What is true of one inspection; each default is the lawful value.

    `enterprise` says whether a firm or sole trader was inspected; `on` is the day of the visit.
    """

    on: date
    two_officers: bool = True
    certified: bool = True
    officers_only: bool = True
    identity_shown: bool = True
    ended_after_start: bool = True
    enterprise: bool = False
    item_published: bool = True


VisitGuard = Guard[None, Visit]


def _shared(
    rule: Guard[object, common.Attempt], attempt: Callable[[Visit], common.Attempt]
) -> VisitGuard:
    """A guard of the penalty procedure, asked of a visit: same words, same article."""
    return Guard(rule.name, rule.citation, lambda _, visit: rule.why_not(None, attempt(visit)))


two_officers = _shared(common.two_officers, lambda v: common.Attempt(two_officers=v.two_officers))
certified = _shared(common.certified, lambda v: common.Attempt(certified=v.certified))
identity_shown = _shared(
    common.identity_shown, lambda v: common.Attempt(identity_shown=v.identity_shown)
)


@guard("penalty_law_2021", 42)
def officers_only(facts: None, visit: Visit) -> str | None:
    """Helpers and persons without an enforcement post do not inspect (art. 42)."""
    if visit.officers_only:
        return None
    return "检查须由具有执法资格、在执法岗位的人员实施，辅助人员和其他人员不得列为检查人员，请更换"


@guard("penalty_law_2021", 47)
def ended_after_start(facts: None, visit: Visit) -> str | None:
    """The record of the whole course must be true, so an end lies after its beginning (art. 47)."""
    return None if visit.ended_after_start else "检查结束时间须晚于开始时间，请按实际时间改正"


def bound_to_published(on: date, *, enterprise: bool) -> bool:
    """Whether a visit of this day may rest on published items only: firms, since 2025."""
    return enterprise and on >= instrument(_ENTERPRISE_RULE).since


@guard(_ENTERPRISE_RULE, 0)
def item_published(facts: None, visit: Visit) -> str | None:
    """A firm is inspected only on published items, since the rule of 2025."""
    bound = bound_to_published(visit.on, enterprise=visit.enterprise)
    if visit.item_published or not bound:
        return None
    return "对企业的检查须有已公布的检查事项，请从权责清单中选择检查当日有效的事项"


GUARDS: tuple[VisitGuard, ...] = (
    two_officers,
    officers_only,
    certified,
    identity_shown,
    ended_after_start,
    item_published,
)


def why_not_inspect(visit: Visit) -> tuple[Refusal, ...]:
    """All reasons why this visit may not stand as an inspection; empty means that it may."""
    found = (rule.refusal(None, visit) for rule in GUARDS)
    return tuple(refusal for refusal in found if refusal)
