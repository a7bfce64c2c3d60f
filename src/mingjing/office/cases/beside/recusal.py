"""Recusal in the office: of one named person, asked by the party or by that person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.instruments.penalty_law_2021.recusal import RECUSAL
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.judging import chosen, keeping
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.beside.telling import recused
from mingjing.office.cases.fields import asked, line, words
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import posts_on

LAW = "penalty_law_2021"
ASKED_BY = {"party": "当事人申请", "self": "本人自行回避"}
RESULTS = {"granted": "决定回避", "refused": "决定不回避"}


class _PersonField(forms.ModelChoiceField[Person]):
    def label_from_instance(self, person: Person) -> str:
        """The name with the unit: two people may share a name."""
        return f"{person.name}（{person.unit.short}）"


class RequestForm(BesideForm):
    """Whose recusal is asked for, by whom, and why."""

    whom = _PersonField(
        Person.objects.none(),
        label="回避的人员",
        to_field_name="username",
        help_text="本案的承办、审核、听证、决定人员",
    )
    asked_by = forms.ChoiceField(
        label="由谁提出", widget=forms.RadioSelect, choices=list(ASKED_BY.items())
    )
    reason = asked(
        words(
            "理由", required=False, help_text="与案件有直接利害关系，或者其他可能影响公正执法的关系"
        )
    )

    def prepare(self) -> None:
        """Those who have worked on the case, and those who may yet review or decide it."""
        held = posts_on(self.now.date()).filter(role__in=(Role.REVIEWER, Role.LEADER))
        field = self.fields["whom"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            Person.objects.filter(Q(duties__case=self.case) | Q(pk__in=held.values("person_id")))
            .select_related("unit")
            .order_by("unit_id", "name")
            .distinct()
        )

    def typed(self) -> dict[str, Any]:
        """The person by name for those who read, and by key for those who judge."""
        typed, whom = super().typed(), self.cleaned_data["whom"]
        return {**typed, "whom": whom.name, "whom_id": whom.pk}


class DecideForm(BesideForm):
    """The head decides; a party that asked is told."""

    result = forms.ChoiceField(
        label="决定", widget=forms.RadioSelect, choices=list(RESULTS.items())
    )
    reason = words("理由")
    receipt = line(
        "告知当事人的方式和日期",
        required=False,
        help_text="当事人申请回避的须填写；例：3 月 2 日口头告知并记录",
    )


class ReplaceForm(BesideForm):
    """Whoever acts here takes over."""

    opinion = words("交接情况", help_text="由接办的两名执法人员登记")


def _requested(row: Proceeding, deed: Deed) -> Judged:
    own = chosen(deed.form, "asked_by", ASKED_BY) == "self"
    if own and deed.form["whom_id"] not in {a.id for a in deed.by}:
        raise Invalid({"whom": "自行回避须由本人登记：请由其本人登录办理，或者选择当事人申请"})
    return {"own_motion": own, "reason_given": bool(deed.form.get("reason"))}


def _decided(row: Proceeding, deed: Deed) -> Judged:
    return {
        "granted": chosen(deed.form, "result", RESULTS) == "granted",
        "not_self": row.sums["whom_id"] not in {a.id for a in deed.by},
        "receipted": bool(deed.form.get("receipt")),
    }


def _replaced(row: Proceeding, deed: Deed) -> Judged:
    gone = recused(row.case)
    return {"not_recused": not any(a.id in gone for a in deed.by)}


def _shows(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """Of whom, and who asked."""
    yield "回避人员", row.sums["whom"]
    yield "由谁提出", ASKED_BY[row.sums["asked_by"]]


def _turn(row: Proceeding) -> Turn:
    return {
        "requested": Turn(LEADER, "recuse"),
        "recused": Turn(OFFICER, "replace_officer"),
    }.get(row.stage, Turn(NOBODY, ""))


SIDE = Side(
    key="recusal",
    procedure=RECUSAL,
    forms={
        "request_recusal": RequestForm,
        "recuse": DecideForm,
        "replace_officer": ReplaceForm,
    },
    turn=_turn,
    judged={
        "request_recusal": _requested,
        "recuse": _decided,
        "replace_officer": _replaced,
    },
    leaves={"request_recusal": keeping("whom", "whom_id", "asked_by")},
    shows=_shows,
    several=True,
)
