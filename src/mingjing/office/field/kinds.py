"""The acts that a phone can bring home, each made by the verb of the app that owns it.

Every kind reads what was typed with the form of the same act's page, so that page and phone are
sent back by the same sentence. A new kind is one function and one line in KINDS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.forms import BaseForm
from django.utils.dateparse import parse_date

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.on_the_visit import JUDGED
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.actions import open_case, perform
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.models import Case
from mingjing.office.documents.actions import issue_due
from mingjing.office.field.envelope import Told, moment
from mingjing.office.field.forms import (
    AskForm,
    AtOnceForm,
    CheckList,
    PartyForm,
    SpotForm,
    VisitForm,
)
from mingjing.office.field.queries import OVER
from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.drawn import link_drawn
from mingjing.office.inspections.models import DrawnObject, Inspection
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.parties.models import Party
from mingjing.office.people.models import Person
from mingjing.office.people.queries import actors
from mingjing.office.visits.actions import begin_at_once, plan_visit
from mingjing.office.visits.actions import perform as perform_visit
from mingjing.office.visits.models import Visit
from mingjing.office.web.words import yuan

PRINTED = "printed_number"
STEPS = frozenset(SUMMARY.road[1:5]) | {"collect_on_the_spot", "let_off", "turn_ordinary"}
"""The steps of the summary procedure that are made on the spot, after its record."""

VISIT_STEPS = frozenset(JUDGED) - {"begin_at_once"}
"""The steps of a visit that are made at the place."""


class Unusable(Invalid):
    """As Invalid, with the step that asked and the label of each field, for a page that does not
    have the form at hand."""

    def __init__(self, errors: Mapping[str, str], labels: Mapping[str, str], step: str) -> None:
        super().__init__(errors)
        self.labels, self.step = dict(labels), step


@contextmanager
def _within(step: str, form: BaseForm) -> Iterator[None]:
    """Whatever cannot be used inside is told with the step and the labels of its form."""
    try:
        yield
    except Invalid as wrong:
        labels = {name: str(f.label or name) for name, f in form.fields.items()}
        raise Unusable(wrong.errors, labels, step) from wrong


@dataclass(slots=True)
class Scene:
    """Who sends, when it arrived, and what the acts before this one have made."""

    person: Person
    now: datetime
    drawn: DrawnObject | None = None
    complaint: Complaint | None = None
    visit: Visit | None = None
    inspection: Inspection | None = None
    case: Case | None = None
    party: Party | None = None
    records: list[dict[str, str]] = field(default_factory=list)

    def made(self, label: str, number: str, url: str, note: str = "") -> None:
        """Notes a record for the answer to the phone."""
        self.records.append({"label": label, "number": number, "url": url, "note": note})


def _clean(form: BaseForm) -> dict[str, Any]:
    """What the form understood; Invalid with the first sentence of each field otherwise."""
    if form.is_valid():
        return form.cleaned_data
    raise Invalid({name: str(found[0]) for name, found in form.errors.items()})


def _deed(scene: Scene, people: list[Person], at: datetime, form: Mapping[str, Any]) -> Deed:
    day = at.astimezone(OFFICE_ZONE).date()
    team = list(dict.fromkeys([scene.person, *people]))
    return Deed(by=actors(team, day), at=at, entered_at=scene.now, form=form)


def inspect(told: Told, scene: Scene) -> None:
    """An inspection as it was made; what a draw or a complaint asked for is answered by it."""
    started = moment(told.values.get("started_at", ""))
    day = started.astimezone(OFFICE_ZONE).date()
    form = VisitForm(dict(told.values), person=scene.person, day=day, places=())
    with _within("inspection", form):
        typed = _clean(form)
        deed = _deed(scene, list(typed["officers"]), told.at, {"finding": typed["finding"]})
        checks = CheckList(told.values.get("checks") or {}).answers()
        row = register_inspection(
            deed, party=None, checks=checks, complaint=scene.complaint, **form.record()
        )
    if scene.drawn:
        link_drawn(scene.drawn, row, deed)
    scene.inspection = row
    scene.made("检查", row.number, f"/inspections/{row.number}/")


def decide_on_the_spot(told: Told, scene: Scene) -> None:
    """The summary procedure from the record on the spot to what followed it there, in its order;
    each step at the moment when it was made."""
    form = SpotForm(
        dict(told.values), person=scene.person, inspection=scene.inspection, known=scene.party
    )
    with _within("record_on_the_spot", form):
        typed = _clean(form)
        people = [typed["colleague"]] if typed["colleague"] else []
        deed = _deed(scene, people, told.at, form.recorded())
        case = open_case(form.opening(deed), deed, summary=True)
    for step in told.values.get("steps", ()):
        case = _step(case.pk, step, scene)
    issue_due(case.pk, _deed(scene, people, scene.now, {}))
    scene.case = case
    note = (
        f"{case.decision_number} · 罚款 {yuan(case.fine)} 元" if case.fine else case.decision_number
    )
    scene.made("当场处罚", case.number, f"/cases/{case.number}/", note)


def _step(case_id: int, told: Mapping[str, Any], scene: Scene) -> Case:
    """One step by its own form and its own verb, at its own moment."""
    name, at, values = str(told["step"]), moment(told["at"]), dict(told.get("values") or {})
    if name not in STEPS:
        raise Invalid({"step": f"手机不办理这一步（{name}）：请回到系统中办理"})
    seen = visible_cases(scene.person).select_related("party", "item", "inspection")
    case = seen.prefetch_related("duties").get(pk=case_id)
    form = FORMS[name](
        {**values, "at": at.isoformat()}, case=case, person=scene.person, step=name, now=scene.now
    )
    with _within(name, form):
        _clean(form)
        extra = {PRINTED: values[PRINTED]} if values.get(PRINTED) else {}
        deed = _deed(scene, form.people()[1:], at, {**form.typed(), **extra})
        return perform(case.pk, name, deed)


def go_through_visit(told: Told, scene: Scene) -> None:
    """A visit from the entry to its end: the acts of `visits`, each at its own moment; one that
    nobody approved beforehand begins at once. Its inspection then carries what follows."""
    officers = Person.objects.filter(pk__in=list(told.values.get("officers") or ()))
    team = list(officers.select_related("unit"))
    row = scene.visit or _at_once(told, scene, team)
    scene.party = row.party or scene.party or _described(told, scene, team)
    for step in told.values.get("steps", ()):
        row = _visit_step(row, step, scene, team)
    scene.inspection = row.inspection
    scene.made("现场检查", row.number, f"/visits/{row.number}/", VISIT.stage(row.stage).label)
    if row.inspection:
        number = row.inspection.number
        scene.made("检查", number, f"/inspections/{number}/")
    if row.order:
        scene.made("责令改正", row.order.number, f"/visits/{row.number}/papers/")


def _at_once(told: Told, scene: Scene, team: list[Person]) -> Visit:
    """Begins a visit without approval; of a complaint where the task was one."""
    begin = told.values.get("at_once")
    if not isinstance(begin, dict):
        raise Invalid({"about": "没有指明是哪一次检查：请更新当天的任务后再发送"})
    form = AtOnceForm({**_party_of(told), **begin}, person=scene.person)
    with _within("begin_at_once", form):
        _clean(form)
        checks = CheckList(dict.fromkeys(begin.get("items") or (), True)).answers()
        typed = {"identity_shown": begin.get("identity_shown") is True, "vehicle": ""}
        deed = _deed(scene, team, told.at, typed)
        planned = form.planned(deed, list(team), [item for item, _ in checks])
        return begin_at_once(replace(planned, complaint=scene.complaint), deed)


def ask_for_visit(told: Told, scene: Scene) -> None:
    """The visit of a drawn object is asked for: a leader approves it before anybody goes, and it
    then stands in the day's list as an approved visit, with all acts of one."""
    if (drawn := scene.drawn) is None:
        raise Invalid({"about": "只有抽中的对象可以这样提请检查"})
    if waiting := drawn.visits.exclude(stage__in=OVER).first():
        raise Invalid({"about": f"这个抽查对象已经提请检查：{waiting.number}"})
    form = AskForm(dict(told.values), person=scene.person, drawn=drawn)
    with _within("plan_visit", form):
        _clean(form)
        codes = dict.fromkeys(told.values.get("items") or (), True)
        items = [item for item, _ in CheckList(codes).answers()]
        row = plan_visit(form.planned(items), _deed(scene, [], told.at, {}))
    scene.made("提请检查", row.number, f"/visits/{row.number}/", VISIT.stage(row.stage).label)


def _party_of(told: Told) -> dict[str, Any]:
    given = told.values.get("party")
    return dict(given) if isinstance(given, dict) else {}


def _described(told: Told, scene: Scene, team: list[Person]) -> Party | None:
    """The party that the phone describes, where the visit knew of none."""
    if not (given := _party_of(told)):
        return None
    form = PartyForm(given, person=scene.person)
    with _within("order_correction", form):
        _clean(form)
        return form.whom(_deed(scene, team, told.at, {}))


def _visit_step(row: Visit, told: Mapping[str, Any], scene: Scene, team: list[Person]) -> Visit:
    """One act of a visit at its own moment."""
    name, at, values = str(told["step"]), moment(told["at"]), dict(told.get("values") or {})
    if name not in VISIT_STEPS:
        raise Invalid({"step": f"手机不办理这一步（{name}）：请回到系统中办理"})
    if values.get("due_on"):
        values["due_on"] = parse_date(str(values["due_on"]))
        if values["due_on"] is None:
            raise Unusable({"due_on": "请填写改正期限"}, {}, name)
    if name == "order_correction" and row.party is None and scene.party:
        values["party"] = scene.party.pk
    try:
        return perform_visit(row.pk, name, _deed(scene, team, at, values))
    except Invalid as wrong:
        raise Unusable(wrong.errors, {}, name) from wrong
    except KeyError as missing:
        raise Unusable({str(missing.args[0]): "请填写这一项"}, {}, name) from missing


KINDS: dict[str, Callable[[Told, Scene], None]] = {
    "inspection": inspect,
    "visit": go_through_visit,
    "ask": ask_for_visit,
    "on_the_spot": decide_on_the_spot,
}
"""Every kind of act that may stand in an envelope."""
