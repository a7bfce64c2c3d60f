"""Why a small procedure may not be begun now, as a refusal with its article."""

from __future__ import annotations

from datetime import date

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021.common import Outcome
from mingjing.law.openings import AGAIN, Standing, opening_refusals
from mingjing.law.procedure import Refusal
from mingjing.office.cases.beside.owing import (
    REMEDIES,
    asked_of_court,
    course_of,
    fall_of,
    last_payment_day,
    money_due,
    row_of,
    unpaid,
)
from mingjing.office.cases.beside.shapes import Side
from mingjing.office.cases.beside.telling import recused
from mingjing.office.cases.models import Case
from mingjing.office.journal.shapes import Deed


def standing_of(case: Case, day: date) -> Standing:
    """Where the case stands, as the law's table of openings asks."""
    court, fallen = row_of(case, "court"), fall_of(case) is not None
    courses = {kind: course_of(case, kind) for kind in REMEDIES}
    return Standing(
        day=day,
        stage=case.stage,
        served_on=case.served_on,
        penalised=case.outcome == Outcome.PENALTY,
        owed=unpaid(case),
        last_payment=last_payment_day(case),
        asked_of_court=asked_of_court(case),
        claim_lost=court is not None and court.stage == "lost",
        fallen=fallen and bool(case.fine or case.gains) and not money_due(case),
        settled=frozenset(k for k, c in courses.items() if c and c.decided),
    )


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
    return (*opening_refusals(side.key, standing_of(case, deed.day)), *one_at_a_time(case, side))


def still_barred(side: Side, case: Case, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """Why a step of a small procedure under way has become unlawful by what the case became."""
    return opening_refusals(side.key, standing_of(case, deed.day)) if verb in AGAIN else ()
