"""Why a small procedure may not be begun now, as a refusal with its article."""

from __future__ import annotations

from collections.abc import Collection

from mingjing.law.cite import Citation, cite
from mingjing.law.procedure import Refusal
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.telling import recused
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Deed

BEFORE_DECISION = frozenset(
    {"lead", "verified", "filed", "investigating", "concluded", "reviewed", "notified", "found"}
)
"""Where a case stands while nothing has been decided, by either procedure."""
ENDED = frozenset(
    {"declined", "closed", "archived", "terminated", "referred", "transferred", "turned", "let_off"}
)
"""Where nothing more can happen to a case but its archive."""


def barred_unless(
    case: Case, *, stages: Collection[str], sentence: str, citation: Citation
) -> tuple[Refusal, ...]:
    """A refusal where the case stands outside the stages in which the procedure can begin."""
    return () if case.stage in stages else (Refusal("may_begin", sentence, citation),)


def barred_when_ended(case: Case, *, sentence: str, citation: Citation) -> tuple[Refusal, ...]:
    """A refusal where the case has ended."""
    return (Refusal("may_begin", sentence, citation),) if case.stage in ENDED else ()


def one_at_a_time(case: Case, side: Side) -> tuple[Refusal, ...]:
    """A refusal where another of its kind has not ended, unless several may run together."""
    table = side.procedure
    open_rows = [
        row
        for row in (() if case.pk is None else case.proceedings.all())
        if row.kind == side.key and not table.stage(row.stage).final
    ]
    if side.several or not open_rows:
        return ()
    sentence = f"本案的“{table.label}”（{open_rows[0].number}）尚未办结，请在其中继续办理"
    return (Refusal("one_at_a_time", sentence, table.step(side.founding[0]).citation),)


def away(case: Case, side: Side, deed: Deed) -> tuple[Refusal, ...]:
    """A refusal where somebody who was recused from the case would act in it (penalty law 43).

    The table of the recusal itself says who may take over.
    """
    gone = recused(case)
    names = "、".join(actor.name for actor in deed.by if actor.id in gone)
    if not names or side.key == "recusal":
        return ()
    sentence = f"{names}已经回避，不得再参与本案：请更换人员"
    return (Refusal("not_recused", sentence, cite("penalty_law_2021", 43)),)


def bars_of(side: Side, case: Case, deed: Deed) -> tuple[Refusal, ...]:
    """Every reason why a small procedure may not be begun beside the case."""
    return (*side.bars(case, deed), *one_at_a_time(case, side))
