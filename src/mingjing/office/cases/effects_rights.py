"""What the acts of notice, defence and hearing set on the row."""

from __future__ import annotations

from datetime import date

from mingjing.law.term import last_day, term
from mingjing.office.cases.confiscated import confiscated
from mingjing.office.cases.duration import end_suspension, exclude
from mingjing.office.cases.effects_inquiry import review_penalty
from mingjing.office.cases.effects_shared import Effect, put, reopened, weigh
from mingjing.office.cases.models import Case
from mingjing.office.cases.service import effective_on, handed_on
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.web.words import cn_date


def _served(case: Case, deed: Deed) -> None:
    """The days of a public notice do not count towards the time to decide."""
    if deed.form.get("mode") == "public":
        exclude(case, handed_on(deed), effective_on(deed), "公告送达")


def _told_on(case: Case, deed: Deed, figure: str) -> date:
    """The day on which a paper with rights reached the party: after the review that it follows,
    and told as of a day on which the right still runs, so that nobody finds it run out at birth."""
    day = effective_on(deed, not_before=_reviewed_on(case))
    last = last_day(term(figure, on=day), start=day)
    if last < deed.day:
        told = f"告知书已于 {cn_date(day)} 送达，期限至 {cn_date(last)}"
        raise Invalid({"at": f"{told}：请按送达当日填写办理时间"})
    return day


def _reviewed_on(case: Case) -> date | None:
    """The day of the review without which nothing is notified."""
    made = entries_of("case", case.pk).filter(verb__in=("review_penalty", "review_again")).last()
    return made.occurred_at.astimezone(OFFICE_ZONE).date() if made else None


def notify_penalty(case: Case, deed: Deed) -> None:
    """What the party was told, and the rights that start to run when the paper reached it."""
    end_suspension(case, deed.day)
    _served(case, deed)
    case.notified_on = _told_on(case, deed, "tianjin.defence_days")
    case.notified_kinds = list(deed.form["kinds"])
    case.notified_fine = int(deed.form.get("fine") or 0)
    taken = confiscated(deed.form)
    case.notified_gains, case.notified_goods = taken.gains, taken.goods
    case.notified_goods_worth = taken.worth
    weigh(case, deed)
    case.hearing_told = case.hearing_told or bool(deed.form.get("hearing_told"))
    case.hearing_told_on = case.notified_on if case.hearing_told else None
    case.no_hearing_reason = str(deed.form.get("no_hearing_reason") or "")[:300]
    case.defence = case.hearing = "none"
    case.hearing_on = case.hearing_asked_on = None
    case.chair = ""


def notify_hearing_right(case: Case, deed: Deed) -> None:
    """The right is told once; a hearing under way is not undone by telling it again."""
    if not case.hearing_told:
        _served(case, deed)
        case.hearing_told = True
        case.hearing_told_on = _told_on(case, deed, "penalty_law_2021.hearing_request_days")


def _answered(word: str) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        case.defence = word
        if deed.form.get("new_facts"):
            reopened(case)

    return effect


def request_hearing(case: Case, deed: Deed) -> None:
    """The party asked; from this day until the hearing the time to decide rests."""
    case.hearing, case.hearing_asked_on = "requested", deed.day


def notify_hearing(case: Case, deed: Deed) -> None:
    """The day of the hearing and its chair."""
    case.hearing = "notified"
    case.hearing_on = deed.form["hearing_on"]
    case.chair = str(deed.form.get("chair") or "")[:60]


def hold_hearing(case: Case, deed: Deed) -> None:
    """A hearing held calls for a new review; a party that stayed away has given it up."""
    exclude(case, case.hearing_asked_on, deed.day, "听证")
    if deed.form["attended"] == "yes":
        case.hearing = "held"
        reopened(case)
    else:
        case.hearing = "abandoned"


RIGHTS: dict[str, Effect] = {
    "notify_penalty": notify_penalty,
    "notify_hearing_right": notify_hearing_right,
    "state_defence": _answered("stated"),
    "waive_defence": put(defence="waived"),
    "review_defence": _answered("weighed"),
    "request_hearing": request_hearing,
    "notify_hearing": notify_hearing,
    "hold_hearing": hold_hearing,
    "review_again": review_penalty,
}
