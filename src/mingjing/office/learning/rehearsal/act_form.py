"""The form of one act of a rehearsal, built from the fields that the law lists for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from mingjing.law import act_words as w
from mingjing.law.acts import Act, Field
from mingjing.office.learning.rehearsal.play import Play
from mingjing.office.learning.rehearsal.words import POST_LABELS, VALUE_LABELS, WHO, range_words
from mingjing.office.web.inputs import DayInput, MomentInput, MoneyInput
from mingjing.office.web.pieces import Piece

UNSAID = ("", "不写明")
YES_NO = [UNSAID, ("yes", "是"), ("no", "否")]
DATED = frozenset(
    {"received", "published", "handed_in", "applied", "filed", "copy_received", "reported",
     "approved"}
)  # fmt: skip
"""Things said with their day; the others are only so or not so."""
SELDOM = frozenset(
    {"item", "published", "consent", "confirmation", "witness", "recording", "refused_by_party",
     "device_reviewed", "record_reviewed", "competent", "prima_facie", "excuse", "urgent"}
)  # fmt: skip
"""Asked below the others: silence about them is the usual case."""
_PLAIN: dict[str, object] = {"data-day": False}
"""A rehearsed day is not told by its distance from the real today."""
_LEAST_OFFICERS = 2


class RehearsalActForm(forms.Form):
    """When, by whom, and what is said of the act. Nothing but the time is asked for by force:
    what the law misses, the law says."""

    at = forms.DateTimeField(label="办理时间", widget=MomentInput(_PLAIN))
    by = forms.MultipleChoiceField(
        label="由谁办理", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, act: Act, play: Play, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act, self.play = act, play
        self.fields["at"].initial = now
        by = self.fields["by"]
        assert isinstance(by, forms.MultipleChoiceField)
        by.choices = [(name, person_words(name, row)) for name, row in play.people.items()]
        by.initial = usual_people(act, play)
        for field in act.fields:
            self._add(field)

    def _add(self, field: Field) -> None:
        values = tuple(w.ALLOWED.get(self.act.name, ())) if field.name == "result" else ()
        self.fields[field.name] = _input(field, values, self.play)
        if field.word.kind == w.SAID and field.name in DATED:
            self.fields[f"{field.name}_on"] = forms.DateField(
                label=f"{field.word.label.partition('（')[0].removesuffix('日期')}：哪一天",
                required=False,
                widget=DayInput(_PLAIN),
            )

    def usual(self) -> Piece:
        """What is asked first."""
        return Piece(self, [n for n in self.fields if n.removesuffix("_on") not in SELDOM])

    def seldom(self) -> Piece:
        """What may be said besides."""
        return Piece(self, [n for n in self.fields if n.removesuffix("_on") in SELDOM])

    @property
    def has_seldom(self) -> bool:
        """Whether there is anything to say besides."""
        return any(n in SELDOM for n in self.fields)

    @property
    def seldom_open(self) -> bool:
        """Whether something of that is wrong and must be seen."""
        return any(n.removesuffix("_on") in SELDOM for n in self.errors)

    def row(self) -> dict[str, Any]:
        """The act as the scenario file writes it; what was left open stays unsaid."""
        data = self.cleaned_data
        row: dict[str, Any] = {
            "act": self.act.name,
            "at": data["at"].replace(tzinfo=None).strftime("%Y-%m-%dT%H:%M"),
            "by": list(data["by"]),
        }
        for field in self.act.fields:
            value = _told(field, data)
            if value not in (None, "", []):
                row[field.name] = value
        return row

    def keep(self, place: str, sentence: str) -> None:
        """Puts what the law could not read beside its field."""
        name = place.split(".")[1].partition("[")[0] if "." in place else ""
        self.add_error(name if name in self.fields else None, sentence)


def person_words(name: str, row: dict[str, Any]) -> str:
    """A person as the choice tells them: post, and how long the certificate lasts."""
    post = POST_LABELS[row.get("post") or "officer"]
    card = row.get("certificate")
    held = f" · 执法证至 {str(card[1])[:10]}" if card else ""
    lacks = " · 无法律职业资格" if row.get("qualified") is False else ""
    return f"{name}（{post}{held}{lacks}）"


def usual_people(act: Act, play: Play) -> list[str]:
    """Whose act it is; two officers where it is the officers'."""
    post = WHO[act.who[0]] if act.who else "officer"
    able = [n for n, row in play.people.items() if (row.get("post") or "officer") == post]
    return able[:_LEAST_OFFICERS] if act.who[:1] == ("officer",) else able[:1]


def _input(field: Field, values: tuple[str, ...], play: Play) -> forms.Field:
    """The input of one field, by the kind of its word."""
    word, label = field.word, field.word.label
    given: dict[str, Any] = {"label": label.partition("（日期")[0], "required": False}
    match word.kind:
        case w.ONE:
            choices = [UNSAID, *((v, VALUE_LABELS.get(v, v)) for v in values or word.values)]
            return forms.ChoiceField(choices=choices, **given)
        case w.SOME:
            return forms.MultipleChoiceField(
                choices=[(v, VALUE_LABELS.get(v, v)) for v in word.values],
                widget=forms.CheckboxSelectMultiple,
                help_text=range_words(play.scenario),
                **given,
            )
        case w.PERSON:
            return forms.ChoiceField(choices=[UNSAID, *((n, n) for n in play.people)], **given)
        case w.PERSONS:
            return forms.MultipleChoiceField(
                choices=[(n, person_words(n, row)) for n, row in play.people.items()],
                widget=forms.CheckboxSelectMultiple,
                **given,
            )
        case w.FLAG | w.SAID:
            return forms.ChoiceField(choices=YES_NO, **given)
        case w.MONEY:
            return forms.IntegerField(min_value=0, widget=MoneyInput({"step": "1"}), **given)
        case w.COUNT:
            return forms.IntegerField(min_value=0, **given)
        case w.DAY:
            return forms.DateField(widget=DayInput(_PLAIN), **given)
        case w.MOMENT:
            return forms.DateTimeField(widget=MomentInput(_PLAIN), **given)
    return forms.CharField(max_length=500, **given)


def _told(field: Field, data: dict[str, Any]) -> Any:
    """One value as the file writes it."""
    value = data.get(field.name)
    if field.word.kind in (w.FLAG, w.SAID):
        day = data.get(f"{field.name}_on")
        return day.isoformat() if day else {"yes": True, "no": False}.get(str(value))
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).strftime("%Y-%m-%dT%H:%M")
    return value.isoformat() if isinstance(value, date) else value
