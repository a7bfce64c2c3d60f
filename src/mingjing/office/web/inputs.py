"""Form inputs that the kit knows how to help with: money, days and moments."""

from __future__ import annotations

from typing import Any

from django import forms


class MoneyInput(forms.NumberInput):
    """An amount in 元; the page shows 大写 beside it while one types."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        known = {"data-money": "", "inputmode": "decimal", "step": "0.01", "min": "0"}
        super().__init__({**known, **(attrs or {})})


class DayInput(forms.DateInput):
    """A day; the page shows its weekday and distance from today while one chooses."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"data-day": "", **(attrs or {})}, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """A day and a time; the page shows the weekday."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"data-day": "", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Many choices in groups: each folds away but one's own and those with something chosen, so
    that a long list stays short, with or without a script."""

    template_name = "web/widgets/folded.html"
    own = ""
    lone = False  # whether a single group folds too

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The groups with whether each stands open; a single one seldom needs a fold."""
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["folds"] = [
            {
                "name": label if self.lone or len(groups) > 1 else "",
                "options": options,
                "open": label == self.own or any(o["selected"] for o in options),
            }
            for label, options, _ in groups
        ]
        return context
