"""What is typed when a check is run and when a question is gone on with."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.law.honesty.rules import innocent_cases
from mingjing.office.honesty.models import Question
from mingjing.office.web.inputs import DayInput


class CheckForm(forms.Form):
    """The period to be checked, both days included."""

    since = forms.DateField(label="起日", widget=DayInput())
    until = forms.DateField(
        label="止日", widget=DayInput(),
        help_text="按月比较的规则只看完整的月份；期间越短，能判断的越少",
    )  # fmt: skip


class StepForm(forms.Form):
    """A step of a question; `typed` is what the act is told."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question

    def typed(self) -> dict[str, Any]:
        """The words as the act takes them."""
        return dict(self.cleaned_data)


def _words(label: str, help_text: str, most: int = 1000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea({"rows": 5}), help_text=help_text
    )


class AnswerForm(StepForm):
    """What the unit says."""

    answer = _words(
        "说明", "写明是怎样一回事、依据哪些原始记录；例：当日停电，纸质记录次日补录", 2000
    )


class AlikeForm(forms.Form):
    """One answer to all questions of a rule that the unit has open, and how many were seen."""

    answer = _words("说明", "对上面各项一并说明；其中有不同情形的，请返回逐项说明", 2000)
    seen = forms.IntegerField(widget=forms.HiddenInput())


class ReasonForm(StepForm):
    """Why a question goes back, is mended or is withdrawn."""

    reason = _words("理由", "写具体，供被核实的单位和以后查阅")


class AskAgainForm(ReasonForm):
    """What is still to be said."""

    reason = _words("还要说明什么", "例：请列出两人当日各自的行程和见证人")


class MendedForm(ReasonForm):
    """How the records were put right."""

    reason = _words("怎样更正", "写明更正了哪些记录、按哪一步办理；原记录和更正都留痕")


class WithdrawForm(ReasonForm):
    """What was wrong about the question."""

    reason = _words("哪里不对", "写明规则、门槛或者数据的问题，供修订")


class AcceptForm(StepForm):
    """Which innocent case it is, and why it is believed."""

    innocent = forms.ChoiceField(label="属于哪一种正常情形", widget=forms.RadioSelect)
    reason = _words("采纳的理由", "写明核对了什么")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["innocent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(case, case) for case in innocent_cases(self.question.rule)]


FORMS: dict[str, type[StepForm]] = {
    "answer_question": AnswerForm,
    "ask_again": AskAgainForm,
    "accept_answer": AcceptForm,
    "note_mended": MendedForm,
    "withdraw_question": WithdrawForm,
}
