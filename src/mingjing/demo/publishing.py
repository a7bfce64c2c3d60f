"""What becomes public on each outlet: as the rules propose, with citizens' cases kept off."""

from __future__ import annotations

from datetime import date
from functools import partial

from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.walking import CaseFile, Dated
from mingjing.law.publicity import Outlet
from mingjing.office.disclosure.actions import publish_decision, withhold_decision
from mingjing.office.disclosure.facts import proposal_for
from mingjing.office.parties.models import PartyKind

_SERVED = frozenset({"serve", "hand_over"})
_NO_INFLUENCE = "自然人案件，没有社会影响，经审核不予公开"


def note_publication(
    crew: Crew, diary: Diary, file: CaseFile, stops: list[Dated], *, before: date
) -> None:
    """Notes the publication of a case for the working day after its service."""
    served = next((s for s in stops if s.stop.verb in _SERVED), None)
    if served is None or not file.plan.punished or later(served.day, 1) >= before:
        return
    at = moment(later(served.day, 1), 14, 30)
    for outlet in Outlet:
        diary.note(at + minutes(5), partial(_choose, crew, file, outlet))


def _choose(crew: Crew, file: CaseFile, outlet: Outlet) -> None:
    """Publishes or withholds one decision on one outlet."""
    case = file.row
    if case.served_on is None:
        raise ValueError(f"{case.number} is not served")
    deed = crew.deed([crew.office.people["clerk"]], moment(later(case.served_on, 1), 14, 30))
    proposed = proposal_for(case, outlet)
    citizen = case.party.kind == PartyKind.INDIVIDUAL and not case.is_summary
    if outlet is Outlet.PLATFORM and citizen:
        withhold_decision(case, outlet, deed, _NO_INFLUENCE)
    elif proposed.publish:
        publish_decision(case, outlet, deed)
    else:
        withhold_decision(case, outlet, deed, proposed.reason)
