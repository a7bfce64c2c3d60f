"""The form that every act beside a case shares: its people, its time, its row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from mingjing.law.procedure import Step
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.people import usual_colleague
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person
from mingjing.office.web.inputs import MomentInput

PAIR = "two_officers"


class BesideForm(forms.Form):
    """Common to all acts beside a case: when it was done and, where two must act, with whom.

    `row` is None while the act would found the small procedure.
    """

    colleague: forms.Field = ColleagueField()
    at = forms.DateTimeField(
        label="办理时间", widget=MomentInput(), help_text="按实际办理的时间填写；登记时间由系统另记"
    )

    def __init__(
        self,
        *args: Any,
        case: Case,
        row: Proceeding | None,
        step: Step[Any, Any],
        person: Person,
        now: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.row, self.person, self.now = case, row, person, now
        field = self.fields["colleague"]
        assert isinstance(field, ColleagueField)
        if any(g.name == PAIR for g in step.needs):
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

    def people(self) -> list[Person]:
        """Who acts: the one who signed in, and the colleague named."""
        colleague = self.cleaned_data.get("colleague")
        return [self.person, *([colleague] if colleague else [])]

    def typed(self) -> dict[str, Any]:
        """What was typed, without who and when."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"colleague", "at"}}
