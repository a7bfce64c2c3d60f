"""A visit as its record tells it: what the papers of a visit are composed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.documents.models import Paper
from mingjing.office.documents.story import Act, acts_of
from mingjing.office.journal.entries import entries_of
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.visits.facts import findings_of
from mingjing.office.visits.models import Finding, Visit


@dataclass(frozen=True, slots=True)
class VisitFile:
    """The folder of a visit, as the machinery of papers asks it: number, party, papers."""

    visit: Visit
    party: Party

    @property
    def number(self) -> str:
        """The visit's own number."""
        return self.visit.number

    @property
    def archived_on(self) -> date | None:
        """A visit has no archive of its own: its signed papers are issued when printed."""
        return None

    def papers_issued(self) -> list[Paper]:
        """Every version that was issued, with its words."""
        rows = self.visit.papers.select_related("sheet")
        return list(rows.order_by("entry_id", "nth", "version"))


@dataclass(frozen=True, slots=True)
class VisitStory:
    """The visit with all its acts in order and what was found."""

    case: VisitFile
    acts: Sequence[Act]
    findings: Sequence[Finding]

    @property
    def visit(self) -> Visit:
        """The visit itself."""
        return self.case.visit

    def before(self, act: Act, *verbs: str) -> list[Act]:
        """The acts of these verbs made before this one."""
        return [a for a in self.acts if a.seq < act.seq and a.verb in verbs]

    def last(self, act: Act, *verbs: str) -> Act | None:
        """The latest of them."""
        found = self.before(act, *verbs)
        return found[-1] if found else None

    def after(self, act: Act, *verbs: str) -> list[Act]:
        """The acts of these verbs made after this one."""
        return [a for a in self.acts if a.seq > act.seq and a.verb in verbs]

    def then(self, act: Act) -> VisitStory:
        """A visit's papers tell their own act; nothing of it is told otherwise later."""
        return self

    def named_by(self, act: Act) -> list[Finding]:
        """The breaches that an act names; all of them where it names none."""
        codes = act.typed.get("findings")
        broken = [f for f in self.findings if not f.kept]
        return [f for f in broken if f.item.code in codes] if codes else broken


def file_of(visit: Visit) -> VisitFile:
    """The folder of a visit; who is not registered is called by the place."""
    nobody = Party(kind=PartyKind.ORGANISATION.value, name=visit.name)
    return VisitFile(visit, visit.party or nobody)


def told_visit(visit: Visit) -> VisitStory:
    """Reads the record of a visit."""
    entries = list(entries_of("visit", visit.pk))
    acts = acts_of(entries, "visit", VISIT)
    return VisitStory(file_of(visit), acts, findings_of(visit))
