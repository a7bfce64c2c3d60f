"""What every act's form shares: its fields for words and days, its people and its time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django import forms

from mingjing.law.cite import cite
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import usual_colleague
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person
from mingjing.office.web.inputs import DayInput, MomentInput, MoneyInput

AnyField = TypeVar("AnyField", bound=forms.Field)


def words(
    label: str, *, rows: int = 3, required: bool = True, help_text: str = ""
) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
    )


def line(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """A field for a line."""
    return forms.CharField(label=label, required=required, max_length=200, help_text=help_text)


def yuan_field(label: str, help_text: str = "") -> forms.DecimalField:
    """A field for a sum of yuan with cents, that may be left open."""
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=13,
        decimal_places=2,
        help_text=help_text,
        widget=MoneyInput(),
    )


def gains_field(label: str) -> forms.DecimalField:
    """A field for illegal gains, which are what the unlawful act brought in (art. 28)."""
    return yuan_field(label, f"实施违法行为取得的款项（{cite('penalty_law_2021', 28).text}）")


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A field for a day."""
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DayInput())


def tick(label: str, help_text: str = "") -> forms.BooleanField:
    """A declaration that is true or not; the law says what follows from not."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def asked(field: AnyField) -> AnyField:
    """A field that the page shows as necessary although the law refuses without it, not the form:
    page, command and code read the same sentence."""
    field.widget.attrs["data-asked"] = ""
    return field


def only(field: AnyField, **chosen: str) -> AnyField:
    """A field that is asked for by some choices of another alone, as `mode="post electronic"`.

    The page shows it once one of them is made; the law judges what is typed, shown or not.
    """
    asked = [f"{name}-{value}" for name, values in chosen.items() for value in values.split()]
    field.widget.attrs["data-when"] = " ".join(asked)
    return field


class ActForm(forms.Form):
    """Common to all acts: when it was done and, where two must act, with whom."""

    colleague: forms.Field = ColleagueField()
    at = forms.DateTimeField(
        label="办理时间", widget=MomentInput(), help_text="按实际办理的时间填写；登记时间由系统另记"
    )

    def __init__(
        self, *args: Any, case: Case, person: Person, step: str, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.person, self.step, self.now = case, person, step, now
        guards = {g.name for g in procedure_of(case).step(step).needs}
        if "two_officers" in guards:
            field = self.fields["colleague"]
            assert isinstance(field, ColleagueField)
            field.offer(now.date(), but=person, usual=usual_colleague(case, person))
        else:
            del self.fields["colleague"]
        self.fields["at"].initial = now
        self.prepare()
        self.order_fields(
            [n for n in self.fields if n not in {"colleague", "at"}] + ["colleague", "at"]
        )

    def prepare(self) -> None:
        """Fills in what is known; overridden where a form knows more."""

    def day_of_act(self) -> date:
        """The day that was typed; today where none could be understood."""
        at: datetime = self.cleaned_data.get("at") or self.now
        return at.astimezone(OFFICE_ZONE).date()

    def people(self) -> list[Person]:
        """Who acts: the one who signed in, and the colleague named."""
        colleague = self.cleaned_data.get("colleague")
        return [self.person, *([colleague] if colleague else [])]

    def typed(self) -> dict[str, Any]:
        """What was typed, without who and when."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"colleague", "at"}}
