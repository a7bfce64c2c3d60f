"""What is typed when a paper is issued, issued again, or checked by anybody."""

from __future__ import annotations

import re
from typing import Any

from django import forms

_LARGEST = 20_000_000
_NOT_HEX = re.compile(r"[^0-9a-f]")


def as_code(typed: str) -> str:
    """A code as it is kept, from how people read and type it: with a dash, in small letters."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper()) or "0"


class IssueForm(forms.Form):
    """Issuing by hand asks for nothing: the paper says what the record says."""

    sure = forms.BooleanField(label="我已核对文书内容，确认签发")


class ReissueForm(forms.Form):
    """Why a paper is issued again."""

    reason = forms.CharField(
        label="重新签发的理由",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="例：当事人名称登记有误，已按营业执照更正",
    )


class CodeForm(forms.Form):
    """The code that stands beside the QR code."""

    code = forms.CharField(
        label="查验码",
        max_length=20,
        help_text="文书左上角二维码旁的十位字母和数字，例：AB2CD-EF3GH",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Upper case, without the dash."""
        return as_code(str(self.cleaned_data["code"]))


class ProofForm(forms.Form):
    """The file itself, or its fingerprint."""

    file = forms.FileField(
        label="电子文书（PDF）",
        required=False,
        help_text="只在本次比对中读取，不保存",
        widget=forms.ClearableFileInput({"accept": "application/pdf"}),
    )
    digest = forms.CharField(
        label="或者粘贴指纹（SHA-256）",
        required=False,
        max_length=120,
        help_text="文书页脚的十六位指纹，或者 PDF 文件的 SHA-256 值",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_digest(self) -> str:
        """Small letters, without spaces."""
        return _NOT_HEX.sub("", str(self.cleaned_data.get("digest") or "").lower())

    def clean(self) -> dict[str, Any]:
        """One of the two, and no file larger than a paper can be."""
        data = super().clean() or {}
        file = data.get("file")
        if file and file.size > _LARGEST:
            self.add_error("file", "文件超过 20 MB，不是本机关签发的文书")
        if not file and not data.get("digest"):
            raise forms.ValidationError("请选择一个 PDF 文件，或者粘贴指纹")
        return data
