"""The file that a power list is imported from."""

from __future__ import annotations

from django import forms


class ImportForm(forms.Form):
    """One table file."""

    file = forms.FileField(
        label="权责清单文件",
        allow_empty_file=True,
        help_text="CSV（UTF-8 或 GB18030）或 XLSX，5 MB 以内；列名与导出的清单相同",
        widget=forms.FileInput({"accept": ".csv,.xlsx,.xls,.ods"}),
    )
