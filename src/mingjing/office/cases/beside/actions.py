"""The verbs beside a case: begin a small procedure, and perform a step of it. No other way in."""

from __future__ import annotations

from django.db import transaction

from mingjing.office.cases.actions import perform
from mingjing.office.cases.beside.bars import away, bars_of, still_barred
from mingjing.office.cases.beside.facts import side_of
from mingjing.office.cases.beside.rows import found, make, open_row, renew, tell
from mingjing.office.cases.beside.shapes import Told
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.web.words import cn_date

OF_THE_DECISION = frozenset({"payment", "court", "reconsideration", "litigation", "withdrawal"})
"""What runs beside a case because of what was decided in it."""


def begin(case_id: int, kind: str, verb: str, deed: Deed) -> Proceeding:
    """Founds a small procedure beside a case; raises Refused with every reason, or Invalid."""
    side = SIDES[kind]
    _never_an_echo(kind, verb)
    with transaction.atomic():
        case = _held(case_id)
        _after_its_cause(case, kind, deed)
        if barred := (*bars_of(side, case, deed), *away(case, side, deed)):
            raise Refused(barred)
        row = found(case, kind, verb, deed)
        _report(row, verb, deed)
        return _renewed(row)


def proceed(row_id: int, verb: str, deed: Deed) -> Proceeding:
    """Makes one step of a small procedure; the case is locked first, in the one written order."""
    with transaction.atomic():
        kind, case_id = Proceeding.objects.values_list("kind", "case_id").get(pk=row_id)
        _never_an_echo(kind, verb)
        case, side = _held(case_id), SIDES[kind]
        if barred := (*still_barred(side, case, verb, deed), *away(case, side, deed)):
            raise Refused(barred)
        row = make(row_id, verb, deed)
        _report(row, verb, deed)
        return _renewed(row)


def hear_from_above(case_id: int, told: Told, deed: Deed) -> Proceeding | None:
    """An app above reports in: the act is made where a row of the kind is open and in turn."""
    with transaction.atomic():
        row = open_row(_held(case_id), told.kind)
        tell(case_id, [told], deed)
        return row and _renewed(row)


def _after_its_cause(case: Case, kind: str, deed: Deed) -> None:
    """Nothing runs beside a case before there is one, nor against a decision before it was made;
    a row has no act before its first, so that the order of acts cannot say this."""
    cause = case.decided_on if kind in OF_THE_DECISION else case.registered_on
    if cause and deed.day < cause:
        what = "处罚决定作出" if kind in OF_THE_DECISION else "本案登记"
        raise Invalid({"at": f"办理时间早于{what}之日（{cn_date(cause)}），请核对"})


def _never_an_echo(kind: str, verb: str) -> None:
    """An act that follows from another is not made by itself: a mistake in the program."""
    if verb in SIDES[kind].echoes:
        raise ValueError(f"{kind}: {verb} follows from another act")


def _held(case_id: int) -> Case:
    rows = Case.objects.select_related("party", "item").select_for_update(of=("self",))
    return rows.get(pk=case_id)


def _report(row: Proceeding, verb: str, deed: Deed) -> None:
    """The case's own acts that a step makes with it."""
    if report := side_of(row).reports.get(verb):
        for told in report(row, deed):
            perform(row.case_id, told.verb, Deed(deed.by, deed.at, deed.entered_at, told.form))


def _renewed(row: Proceeding) -> Proceeding:
    renew(row.case_id)
    return Proceeding.objects.select_related("case__party", "case__item").get(pk=row.pk)
