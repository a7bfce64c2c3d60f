"""What is typed about a lenient act in an inspection, one or many: all of its parts or none."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.office.inspections.lenient import LENIENT_LABELS, Spoken, wrong_words
from mingjing.office.inspections.models import RESPONSE_LABELS

SPOKEN = ("spoken_kind", "with_whom", "content", "response")


class SpokenFields(forms.Form):
    """Which lenient act, to whom, what was said, how it was taken."""

    spoken_kind = forms.ChoiceField(
        label="检查中的柔性执法", required=False, choices=[("", "没有"), *LENIENT_LABELS.items()],
        help_text="选了的，下面三项都要填；检查以后再谈的，登记以后在检查页上约请",
    )  # fmt: skip
    with_whom = forms.CharField(label="对谁", max_length=100, required=False)
    content = forms.CharField(
        label="讲了什么", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    response = forms.ChoiceField(
        label="对方的答复", required=False, choices=[("", "没有"), *RESPONSE_LABELS.items()]
    )

    def put_spoken_before(self, name: str) -> None:
        """Asks for the lenient act where the form wants it."""
        rest = [n for n in self.fields if n not in SPOKEN]
        here = rest.index(name)
        self.order_fields([*rest[:here], *SPOKEN, *rest[here:]])

    def spoken(self) -> list[Spoken]:
        """The lenient act that was told, or none."""
        kind, *words = (str(self.cleaned_data.get(name) or "") for name in SPOKEN)
        return [Spoken(kind, *words)] if kind else []

    def clean(self) -> dict[str, Any]:
        """A lenient act has all of its parts, or there is none of it."""
        said = dict(super().clean() or {})
        kind, *words = (str(said.get(name) or "") for name in SPOKEN)
        wrong = wrong_words(Spoken(kind, *words)) if kind or any(words) else {}
        for name, sentence in wrong.items():
            self.add_error(name, sentence)
        return said
