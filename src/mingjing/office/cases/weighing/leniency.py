"""Equal leniency: who was spared, and who in like facts was not.

Like facts are what the record can show: the same rule, the same kind of party, no earlier
decision against the party, and an order to correct that nobody found disobeyed. What only people
can weigh (how slight the harm was) is for the reader, who opens the cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.urls import reverse

from mingjing.law.leniency import ANY, GROUND_LABELS, Exemption, Ground, exemptions, exemptions_for
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.beside.owing import standing
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.parties.models import PARTY_LABELS, PartyKind
from mingjing.office.people.models import Person
from mingjing.office.web.filters import Filter
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Cell, Column, Row, Table
from mingjing.office.web.words import yuan

LENIENT = (Ground.MINOR, Ground.FIRST)
DECIDED = ("penalty", "no_penalty")
SPARED, PUNISHED, REFUSED = "spared", "punished", "refused_correction"
SIDES = {SPARED: "免予处罚的", PUNISHED: "同等情形仍处罚的"}
KIND = Filter("kind", "当事人", {kind.value: PARTY_LABELS[kind] for kind in PartyKind})
SIDE = Filter("side", "处理", SIDES)
GROUP_COLUMNS = (
    Column("item", "事项"),
    Column("kind", "当事人"),
    Column("spared", "免予处罚", align="right", kind="number"),
    Column("punished", "同等情形仍处罚", align="right", kind="number"),
    Column("listed", "免罚清单", hide_on_phone=True),
)
CASE_COLUMNS = (
    Column("number", "案号"),
    Column("conduct", "违法行为"),
    Column("outcome", "处理"),
    Column("registered", "登记日期", kind="date"),
    Column("fine", "罚款（元）", align="right", kind="money"),
)


def spared(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The cases without penalty because the act was slight or a first one (art. 33)."""
    return rows.filter(outcome="no_penalty", ground__in=LENIENT)


def punished_alike(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The penalties against parties that had no earlier decision that stands, nor were let off on
    the spot before, were ordered to correct and were not found to have refused."""
    decided = Q(decided_on__lt=OuterRef("decided_on"))
    let_off = Q(stage="let_off", last_act_at__date__lt=OuterRef("decided_on"))
    before = standing(Case.objects.filter(decided | let_off, party=OuterRef("party")))
    before = before.filter(outcome__in=DECIDED)
    mended = Q(recheck_result="corrected") | Q(
        recheck_result="", correction__in=("written", "oral")
    )
    alike = standing(rows).filter(mended, outcome="penalty").exclude(Exists(before))
    return alike.annotate(told=Cast("factors", TextField())).exclude(told__contains=REFUSED)


def side_of(rows: QuerySet[Case], side: str) -> QuerySet[Case]:
    """One side of the comparison; both where none is chosen."""
    if side == SPARED:
        return spared(rows)
    alike = punished_alike(rows)
    if side == PUNISHED:
        return alike
    return rows.filter(Q(pk__in=spared(rows).values("pk")) | Q(pk__in=alike.values("pk")))


@dataclass(frozen=True, slots=True)
class Group:
    """One rule and one kind of party with both numbers."""

    item: str
    violation: str
    kind: str
    spared: int
    punished: int


def group_table(person: Person, day: date) -> Table:
    """Every rule under which somebody was spared, or was to be by the list; two queries."""
    return Table(
        GROUP_COLUMNS,
        [_group_row(group, day) for group in groups(person)],
        empty_title="还没有可以对照的案件",
        empty_text="有案件以轻微、初次为由不予处罚后，这里按事项列出同等情形的另一些案件。",
    )


def groups(person: Person) -> list[Group]:
    """Both numbers per rule and kind of party, the most spared first."""
    rows = visible_cases(person)
    yes, no = _counted(spared(rows)), _counted(punished_alike(rows))
    listed = {e.item for e in exemptions()}
    keys = [key for key in {**yes, **no} if key in yes or key[0] in listed]
    found = [Group(*key, spared=yes.get(key, 0), punished=no.get(key, 0)) for key in keys]
    return sorted(found, key=lambda g: (-g.spared, -g.punished, g.item, g.kind))


def _counted(rows: QuerySet[Case]) -> dict[tuple[str, str, str], int]:
    counted = (
        rows.order_by()
        .values(code=F("item__code"), violation=F("item__violation"), kind=F("party__kind"))
        .annotate(number=Count("pk"))
    )
    return {(r["code"], r["violation"], r["kind"]): r["number"] for r in counted}


def _group_row(group: Group, day: date) -> Row:
    url = address(group.item, group.kind)
    listed = [e for e in exemptions() if e.item == group.item and e.party in (ANY, group.kind)]
    return Row(
        url,
        (
            Cell(group.violation, sub=group.item),
            PARTY_LABELS[PartyKind(group.kind)],
            Cell(group.spared, url=f"{url}&side={SPARED}" if group.spared else ""),
            Cell(group.punished, url=f"{url}&side={PUNISHED}" if group.punished else ""),
            "、".join(_entry_words(e, day) for e in listed) or "未列",
        ),
    )


def _entry_words(entry: Exemption, day: date) -> str:
    """How far an entry of the list is checked, and that it has ended where it has."""
    ended = entry.until is not None and entry.until < day
    return entry.citation.mark.label + (f"（至 {entry.until} 止）" if ended else "")


def address(item: str, kind: str) -> str:
    """The page of one rule and one kind of party."""
    return reverse("leniency-item", args=[item]) + f"?kind={kind}"


def case_table(person: Person, item: Item, params: QueryDict) -> Table:
    """One keyset page of the cases on the chosen side, the newest first."""
    rows = side_of(visible_cases(person).filter(item=item), SIDE.chosen(params))
    if kind := KIND.chosen(params):
        rows = rows.filter(party__kind=kind)
    page = keyset(rows.select_related("party"), column="registered_on", params=params)
    return Table(
        CASE_COLUMNS,
        [_case_row(case) for case in page.rows],
        empty_title="没有符合条件的案件",
        empty_text="换一类当事人或者另一种处理再看。",
        next_url=page.next_url,
        prev_url=page.prev_url,
    )


def _case_row(case: Case) -> Row:
    fined = case.outcome == "penalty"
    why = GROUND_LABELS[Ground(case.ground)] if case.ground in LENIENT else case.weighing_reason
    return Row(
        reverse("case", args=[case.number]),
        (
            Cell(case.number, sub=case.party.public_name),
            case.conduct,
            Cell("处罚" if fined else "免予处罚", sub=why),
            case.registered_on,
            yuan(case.fine) if fined else "",
        ),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page of an act without penalty shows: the list, and both numbers."""

    entries: tuple[Exemption, ...]
    spared: int
    punished: int
    url: str


def beside(case: Case, person: Person) -> Beside:
    """Like cases of both sides, for who is about to spare somebody; two counts."""
    kind = case.party.kind
    rows = visible_cases(person).filter(item=case.item, party__kind=kind).exclude(pk=case.pk)
    return Beside(
        exemptions_for(case.item.code, party=kind, day=case.conduct_from),
        spared(rows).count(),
        punished_alike(rows).count(),
        address(case.item.code, kind),
    )
