"""Some fields of a form, drawn by themselves: for pages that ask in several sections."""

from __future__ import annotations

from collections.abc import Collection

from django import forms


class Piece:
    """The named fields of a form, as `form_fields` draws them; hidden ones only where named."""

    def __init__(self, form: forms.BaseForm, names: Collection[str]) -> None:
        self._form, self._names = form, frozenset(names)

    def hidden_fields(self) -> list[forms.BoundField]:
        """The named fields that are not seen."""
        return [f for f in self._form.hidden_fields() if f.name in self._names]

    def visible_fields(self) -> list[forms.BoundField]:
        """The named fields that are seen, in the form's order."""
        return [f for f in self._form.visible_fields() if f.name in self._names]
