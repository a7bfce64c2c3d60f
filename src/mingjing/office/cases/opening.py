"""The form that founds a case, filled in from the inspection or complaint that led to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.liability import summary_limit
from mingjing.law.procedure import NEW, Procedure, Refusal, why_not
from mingjing.office.cases.actions import Opening
from mingjing.office.cases.fields import line, tick, words
from mingjing.office.cases.finding import Limit, items_offered, parties_offered, told
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.access import visible_parties
from mingjing.office.parties.models import Party
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.visits.queries import breach_of
from mingjing.office.web.filters import key_of
from mingjing.office.web.inputs import DayInput, MomentInput
from mingjing.office.web.pieces import Piece

SOURCES = (
    ("inspection", "检查发现"),
    ("complaint", "投诉举报"),
    ("transfer", "其他部门移送"),
    ("superior", "上级交办"),
    ("other", "其他"),
)


ASKED = ("conduct_from", "conduct_until", "area", "item_q")
_CHOICE = forms.RadioSelect({"data-no-draft": ""})
_QUERY = {"autocomplete": "off", "data-no-draft": ""}


class OpeningForm(forms.Form):
    """Whom, what, where and when; everything known is filled in.

    Party and item are found first and then chosen. Asking to find (`kept`) keeps everything typed
    and judges nothing.
    """

    party_q = forms.CharField(
        label="查找当事人",
        required=False,
        max_length=60,
        widget=forms.TextInput(_QUERY),
        help_text="名称中的几个字、统一社会信用代码的一段，或完整的身份证号码",
    )
    party = forms.ModelChoiceField(
        label="当事人", queryset=Party.objects.none(), widget=_CHOICE, empty_label=None
    )
    conduct_from = forms.DateField(
        label="违法行为发生日",
        widget=DayInput(),
        help_text="事项和法律依据按这一天选择，有终了日的按终了日",
    )
    conduct_until = forms.DateField(
        label="违法行为终了日",
        widget=DayInput(),
        required=False,
        help_text="有连续或者继续状态的填写",
    )
    area = forms.ChoiceField(
        label="领域", required=False, choices=[("", "全部领域"), *AREA_LABELS.items()]
    )
    item_q = forms.CharField(
        label="查找事项",
        required=False,
        max_length=60,
        widget=forms.TextInput(_QUERY),
        help_text="违法行为中的几个字，例：排水、燃气；或只选领域",
    )
    item = forms.ModelChoiceField(
        label="权责事项", queryset=Item.objects.none(), widget=_CHOICE, empty_label=None
    )
    conduct = words("违法行为（事实）", rows=2)
    place = line("发生地点")
    street = forms.ModelChoiceField(
        label="所在街道", queryset=Unit.objects.none(), empty_label="请选择"
    )
    source = forms.ChoiceField(label="来源", choices=SOURCES)
    identity_shown = tick("已出示执法证件并告知权利")
    content = words("现场记录", rows=4)
    opinion = words("登记说明", required=False, rows=2)
    colleague = ColleagueField()
    at = forms.DateTimeField(label="办理时间", widget=MomentInput())

    def __init__(
        self,
        *args: Any,
        person: Person,
        params: QueryDict,
        now: datetime,
        summary: bool,
        kept: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.now, self.summary, self.kept = person, now, summary, kept
        self.params = params
        self.inspection = _found(visible_inspections(person), params.get("inspection"))
        self.complaint = _found(visible_complaints(person), params.get("complaint"))
        for name in ("opinion",) if summary else ("identity_shown", "content", "colleague"):
            del self.fields[name]
        self._fill()
        self._choices()

    @property
    def key(self) -> str:
        """What tells the drafts of this form from those of the next record."""
        led = self.inspection or self.complaint
        return f"opening-{led.number if led else 'new'}{'-spot' if self.summary else ''}"

    def whom_asked(self) -> Piece:
        """What finds the party."""
        return Piece(self, ["party_q"])

    def whom_found(self) -> Piece:
        """The parties to choose from."""
        return Piece(self, ["party"])

    def what_asked(self) -> Piece:
        """What finds the item."""
        return Piece(self, ASKED)

    def what_found(self) -> Piece:
        """The items to choose from."""
        return Piece(self, ["item"])

    def rest(self) -> Piece:
        """Everything else."""
        found = {"party_q", "party", "item", *ASKED}
        return Piece(self, [name for name in self.fields if name not in found])

    def _now(self, name: str) -> str:
        """What stands in a field at this moment, typed or filled in."""
        typed = self.data if self.is_bound else self.kept
        value = typed.get(name, "") if typed is not None else self.fields[name].initial
        return "" if value is None else str(value)

    def _choices(self) -> None:
        day = self._conduct_day()
        self._offer("party", visible_parties(self.person))
        self._offer("item", Item.objects.in_force(day))
        self._offer("street", Unit.objects.filter(kind=UnitKind.STREET).order_by("code"))
        self._choose_party()
        self._choose_item(day)
        if self.summary:
            colleague = self.fields["colleague"]
            assert isinstance(colleague, ColleagueField)
            colleague.offer(self.now.date(), but=self.person)

    def _choose_party(self) -> None:
        typed, chosen = self._now("party_q"), self._now("party")
        found, more = parties_offered(self.person, words=typed, chosen=chosen, day=self.now.date())
        instead = "换几个字，或先在“管理 · 当事人”登记"
        help_text = told(found, more=more, asked=bool(typed), what="当事人", instead=instead)
        self._show("party", found, help_text)

    def _choose_item(self, day: date) -> None:
        typed, area = self._now("item_q"), self._now("area")
        found, more = items_offered(
            words=typed, area=area, chosen=self._now("item"), day=day, limit=self._limit()
        )
        instead, asked = "换几个字或领域，并核对违法行为发生日", bool(typed or area)
        help_text = told(found, more=more, asked=asked, what="事项", instead=instead)
        self._show("item", found, help_text)

    def _limit(self) -> Limit | None:
        """The most that may be fined on the spot: of the party, or while nobody is chosen of
        those whom an item is for."""
        if not self.summary:
            return None
        chosen = visible_parties(self.person).filter(pk=key_of(self._now("party"))).first()
        return lambda subject: summary_limit(chosen.kind if chosen else subject, self.now.date())

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def _show(self, name: str, choices: list[tuple[int, str]], help_text: str) -> None:
        """Shows a few of the choices that are lawful to post."""
        widget = self.fields[name].widget
        assert isinstance(widget, forms.RadioSelect)
        widget.choices = choices
        self.fields[name].help_text = help_text

    def _conduct_day(self) -> date:
        """The day whose law applies: of the end where the conduct went on (art. 37)."""
        for name in ("conduct_until", "conduct_from"):
            try:
                return date.fromisoformat(self._now(name))
            except ValueError:
                continue
        return self.now.date()

    def _fill(self) -> None:
        started = self.inspection.day if self.inspection else self.now.date()
        known: dict[str, Any] = {"at": self.now, "conduct_from": started}
        if self.inspection:
            owner = self.inspection.place.party_id if self.inspection.place else None
            known |= {
                "party": self.inspection.party_id or owner,
                "area": self.inspection.area,
                "place": self.inspection.address,
                "street": self.inspection.street_id,
                "source": "inspection",
                "conduct": self.inspection.finding,
                "content": self.inspection.finding,
                **self._of_breach(),
            }
        elif self.complaint:
            known |= {
                "area": self.complaint.area,
                "place": self.complaint.place,
                "street": self.complaint.street_id,
                "source": "complaint",
                "conduct": self.complaint.content,
            }
        else:
            # Where a lead came from is told, never assumed: no first choice stands for a silence.
            source = self.fields["source"]
            assert isinstance(source, forms.ChoiceField)
            source.choices = [("", "请选择"), *SOURCES]
        if self.kept is not None:
            known = {name: self.kept.get(name, "") for name in self.fields}
        for name, value in known.items():
            if name in self.fields:
                self.fields[name].initial = value

    def _of_breach(self) -> dict[str, Any]:
        """The item that was found broken and how, where the address names it or only one was."""
        assert self.inspection is not None
        found = breach_of(self.inspection, self.params.get("item", ""))
        if found is None:
            return {}
        item, words = found
        return {"item": item.pk, "area": item.area, **({"conduct": words, "content": words}
                if words else {})}  # fmt: skip

    def people(self) -> list[Person]:
        """Who registers, and the colleague on the spot."""
        colleague = self.cleaned_data.get("colleague")
        return [self.person, *([colleague] if colleague else [])]

    def typed(self) -> dict[str, Any]:
        """What was typed beside the case's own columns."""
        return {
            k: v
            for k, v in self.cleaned_data.items()
            if k in {"identity_shown", "content", "opinion"}
        }

    def opening(self) -> Opening:
        """The case as it starts."""
        data = self.cleaned_data
        return Opening(
            party=data["party"],
            item=data["item"],
            unit=self.person.unit,
            street=data["street"],
            place=data["place"],
            conduct=data["conduct"][:300],
            conduct_from=data["conduct_from"],
            conduct_until=data["conduct_until"],
            source=data["source"],
            inspection=self.inspection,
            complaint=self.complaint,
        )


def barred_from_opening(deed: Deed, *, summary: bool) -> tuple[Refusal, ...]:
    """Why none of the acting persons may found a case at all, whatever is typed."""
    procedure: Procedure[Any, Any] = SUMMARY if summary else ORDINARY
    step = procedure.step(procedure.road[0])
    fits = all(actor.roles & set(step.actors) for actor in deed.by)
    facts, attempt = procedure.facts(), Attempt(post_fits=fits)
    return why_not(procedure, NEW, facts, step=step.name, attempt=attempt)


def _found(rows: Any, number: str | None) -> Any:
    """The visible record of this number, or None."""
    found: Inspection | Complaint | None = rows.filter(number=number).first() if number else None
    return found
