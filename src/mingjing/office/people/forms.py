"""What an administrator types: units, persons, certificates, posts, passwords."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, When

from mingjing.office.people.actions import Standing
from mingjing.office.people.models import ROLE_LABELS, UNIT_LABELS, Person, Unit
from mingjing.office.people.queries import officers_on
from mingjing.office.web.inputs import DayInput

_CHOOSE = ("", "请选择")
_PASSWORD = {"autocomplete": "new-password"}


def _units() -> Any:
    return Unit.objects.order_by("code")


class ColleagueField(forms.ModelChoiceField[Person]):
    """The second officer (art. 42). It offers who may enforce today and understands anybody of
    the office: whether they might on the day of the act is the law's answer, with its article."""

    def __init__(self) -> None:
        super().__init__(
            Person.objects.none(),
            label="同办执法人员",
            required=False,
            empty_label="请选择",
            help_text="执法人员不得少于两人；只列出当日持有效执法证件的人员",
        )
        # Shown as necessary although the law refuses, not the form.
        self.widget.attrs["data-asked"] = ""

    def offer(self, day: date, *, but: Person, usual: int | None = None) -> None:
        """Lists the officers of a day without the one who is signed in, the own unit first; who
        has worked on the matter beside them is filled in."""
        elsewhere = Case(When(unit=but.unit_id, then=0), default=1)
        self.queryset = (
            officers_on(day)
            .exclude(pk=but.pk)
            .select_related("unit")
            .order_by(elsewhere, "unit__code", "name")
        )
        self.initial = usual

    def label_from_instance(self, obj: Person) -> str:
        """The name with the unit: names repeat in a large office."""
        return f"{obj.name}（{obj.unit.short or obj.unit.name}）"

    def to_python(self, value: Any) -> Person | None:
        """The person of this key."""
        if value in self.empty_values:
            return None
        try:
            return Person.objects.select_related("unit").get(pk=value, is_active=True)
        except (Person.DoesNotExist, ValueError, TypeError) as unknown:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from unknown


class UnitForm(forms.Form):
    """A new unit."""

    code = forms.CharField(
        label="单位代码", max_length=20, help_text="本单位自定，不重复，例：JD-01"
    )
    name = forms.CharField(
        label="名称", max_length=80, help_text="全称，例：示例街道综合行政执法大队"
    )
    short = forms.CharField(
        label="简称", max_length=20, required=False, help_text="列表中显示的名称，例：示例街道"
    )
    kind = forms.ChoiceField(label="类型", choices=[_CHOOSE, *UNIT_LABELS.items()])
    parent = forms.ModelChoiceField(
        label="上级单位", queryset=Unit.objects.none(), required=False, empty_label="没有上级单位"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = _units()  # type: ignore[attr-defined]


class UnitNamesForm(forms.Form):
    """The names of a unit."""

    name = forms.CharField(label="名称", max_length=80)
    short = forms.CharField(label="简称", max_length=20)


class _StandingForm(forms.Form):
    """What art. 42 and art. 58 ask to know of a person."""

    name = forms.CharField(label="姓名", max_length=40)
    unit = forms.ModelChoiceField(
        label="所在单位", queryset=Unit.objects.none(), empty_label="请选择"
    )
    is_assistant = forms.BooleanField(
        label="是执法辅助人员（不得持证、不得单独执法）", required=False
    )
    legal_qualification_since = forms.DateField(
        label="取得法律职业资格日期",
        widget=DayInput(),
        required=False,
        help_text="初次从事法制审核的人员须有此资格（行政处罚法第五十八条）",
    )
    reviewing_since = forms.DateField(
        label="开始从事法制审核日期",
        widget=DayInput(),
        required=False,
        help_text="2021 年 7 月 15 日前已从事审核的填写",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units()  # type: ignore[attr-defined]

    def standing(self) -> Standing:
        """The typed qualities as one value."""
        typed = self.cleaned_data
        return Standing(
            typed["is_assistant"], typed["legal_qualification_since"], typed["reviewing_since"]
        )


class PersonForm(_StandingForm):
    """A new person."""

    username = forms.CharField(label="登录名", max_length=40, help_text="不重复，例：工号")
    password = forms.CharField(
        label="初始密码",
        required=False,
        widget=forms.PasswordInput(_PASSWORD),
        help_text="至少 10 位，不用常见密码；留空则暂不能登录",
    )
    field_order = ("name", "unit", "username", "password")


class AmendPersonForm(_StandingForm):
    """What is known of a person."""

    is_active = forms.BooleanField(label="在岗（取消后不能登录，以往记录不变）", required=False)

    @staticmethod
    def initial_of(person: Person) -> dict[str, object]:
        """What is known now, filled in."""
        return {
            "name": person.name,
            "unit": person.unit_id,
            "is_active": person.is_active,
            "is_assistant": person.is_assistant,
            "legal_qualification_since": person.legal_qualification_since,
            "reviewing_since": person.reviewing_since,
        }


class CertificateForm(forms.Form):
    """An enforcement certificate as printed on it."""

    number = forms.CharField(label="证件编号", max_length=40, help_text="按证件上的编号填写")
    valid_from = forms.DateField(label="有效期起", widget=DayInput())
    valid_until = forms.DateField(label="有效期止", widget=DayInput())


class PostForm(forms.Form):
    """A post from a day on."""

    role = forms.ChoiceField(label="职责", choices=[_CHOOSE, *ROLE_LABELS.items()])
    title = forms.CharField(
        label="职务名称", max_length=40, required=False, help_text="例：一大队副队长"
    )
    since = forms.DateField(label="任职起日", widget=DayInput())
    until = forms.DateField(
        label="任职止日", widget=DayInput(), required=False, help_text="没有期限的留空"
    )


class EndPostForm(forms.Form):
    """The last day of a post."""

    until = forms.DateField(label="任职止日", widget=DayInput(), help_text="这一天仍在任")


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label="新密码", widget=forms.PasswordInput(_PASSWORD), help_text="至少 10 位，不用常见密码"
    )
    password_again = forms.CharField(label="再输一次", widget=forms.PasswordInput(_PASSWORD))

    def clean_password_again(self) -> str:
        """Both must be the same, so that nobody is locked out by a slip."""
        again: str = self.cleaned_data["password_again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError("两次输入不同：请重新输入")
        return again
