"""Form inputs that the kit knows how to help with: money, days and moments."""

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
