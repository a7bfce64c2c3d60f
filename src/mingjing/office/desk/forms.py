"""Sign-in in the office's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """User name and password; one sentence for every failure, so that no name can be guessed."""

    username = forms.CharField(
        label="用户名",
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "username", "autofocus": True, "autocapitalize": "none"}
        ),
    )
    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    error_messages: dict[str, Any] = {
        "invalid_login": "用户名或密码不对：请核对后重试，忘记密码请联系本单位管理员",
        "inactive": "该账户已停用：请联系本单位管理员",
    }
