"""What is typed about a plan: its beginning, its tasks, each step, the selection of objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from mingjing.law.numbers import number
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.people.models import Unit, UnitKind
from mingjing.office.plans.facts import SHARE, TaskData
from mingjing.office.plans.models import METHOD_LABELS, TASK_LABELS, Task
from mingjing.office.registers.forms import line, words
from mingjing.office.registers.models import InspectionItem
from mingjing.office.registers.queries import area_name, items_of_year
from mingjing.office.web.inputs import DayInput, MomentInput

_AT = "按实际办理的时间填写；登记时间由系统另记"
_OWN = (UnitKind.DETACHMENT, UnitKind.BRIGADE)


class DatedForm(forms.Form):
    """Common to all steps: when it was done."""

    at = forms.DateTimeField(label="办理时间", widget=MomentInput(), help_text=_AT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "at"] + ["at"])

    def typed(self) -> dict[str, Any]:
        """What was typed as the act reads it."""
        return {k: v for k, v in self.cleaned_data.items() if k != "at"}


class PlanForm(DatedForm):
    """The plan of a year."""

    year = forms.IntegerField(label="年度", min_value=2021, max_value=2100)
    title = forms.CharField(label="计划名称", max_length=120, help_text="例：2026年度行政检查计划")


class ReasonForm(DatedForm):
    """Why a plan is amended or withdrawn."""

    reason = words("理由", "写明改什么、为什么；理由随计划公开")


class ApproveForm(DatedForm):
    """The leader's answer."""

    passed = forms.TypedChoiceField(
        label="决定", choices=[("yes", "批准"), ("no", "退回修改")], coerce=lambda v: v == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    opinion = words("意见", "退回的须写明要改什么；批准的可不填", required=False)


STEP_FORMS: Mapping[str, type[DatedForm]] = {
    "submit_plan": DatedForm,
    "approve_plan": ApproveForm,
    "publish_plan": DatedForm,
    "withdraw_plan": ReasonForm,
}


class CheckedItems(forms.ModelMultipleChoiceField[InspectionItem]):
    """Published inspection items, each told with its area and how much there is to look at."""

    def label_from_instance(self, obj: InspectionItem) -> str:
        """Code, name, area, and the number of lines of its checklist."""
        points = len(obj.points.all())
        return f"{obj.code} {obj.title}（{area_name(obj.area)}，{points} 项检查内容）"


class TaskForm(DatedForm):
    """One line of a plan."""

    kind = forms.ChoiceField(label="任务类型", choices=list(TASK_LABELS.items()))
    title = line("任务名称", "例：餐饮场所燃气安全专项检查")
    area = forms.ChoiceField(label="领域", choices=list(AREA_LABELS.items()))
    unit = forms.ModelChoiceField(
        label="牵头单位", queryset=Unit.objects.none(), empty_label="请选择"
    )
    first = forms.DateField(label="开始日期", widget=DayInput())
    last = forms.DateField(label="结束日期", widget=DayInput())
    target = forms.IntegerField(
        label="计划检查数（次）", min_value=1, help_text="合并检查的，一次检查算每项任务各完成一次"
    )
    method = forms.ChoiceField(
        label="怎样选对象", choices=list(METHOD_LABELS.items()), widget=forms.RadioSelect
    )
    share = forms.IntegerField(label="随机份额（%）", required=False, min_value=0, max_value=100)
    source = line("随机数的来源", "按风险选查的须填：公布以后才产生的公开数字，"
                  "例：某彩种 2026 年第 5 期中奖号码", required=False)  # fmt: skip
    figure_on = forms.DateField(
        label="随机数公布的日期", required=False, widget=DayInput(),
        help_text="按风险选查的须填：晚于计划公布的一天；名录取这一天零时的，以后的增减不影响选定",
    )  # fmt: skip
    checks = CheckedItems(
        label="检查事项", queryset=InspectionItem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="已公布的检查事项，请与领域一致，联合检查的可以跨领域；检查时按公布的检查表逐项查",
    )  # fmt: skip
    departments = forms.CharField(
        label="参加的部门", required=False, widget=forms.Textarea({"rows": 2}),
        help_text="部门联合检查须填，每行一个部门的名称",
    )  # fmt: skip
    why = words("为什么列入", "例：上年度该领域投诉集中", required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = Unit.objects.filter(kind__in=[k.value for k in _OWN]).order_by("code")
        checks = self.fields["checks"]
        assert isinstance(checks, forms.ModelMultipleChoiceField)
        checks.queryset = items_of_year(day)
        if not checks.queryset.exists():
            checks.help_text = "还没有公布检查事项：请先在“名录”的“检查事项”中公布"
        least = number(SHARE, on=day)
        self.fields[
            "share"
        ].help_text = f"按风险选查的须填，不低于{least.text}（{least.mark.label}）；其余不填"

    def data_of(self, code: str) -> TaskData:
        """The line as the act takes it."""
        said = self.typed()
        names = [n.strip() for n in said.pop("departments").splitlines() if n.strip()]
        return TaskData(**said, code=code, departments=names)


def initial_of(task: Task) -> dict[str, Any]:
    """A task as its form starts."""
    return {
        **{n: getattr(task, n) for n in TaskForm.base_fields if hasattr(task, n)},
        "checks": list(task.checks.values_list("pk", flat=True)),
        "departments": "\n".join(task.departments),
    }


class FigureForm(forms.Form):
    """The public figure that the plan declared; a selection is made when it is entered."""

    figure = line("公布的随机数", "照原样抄录，不写空格")


class NamedForm(DatedForm):
    """Objects named one by one."""

    codes = forms.CharField(
        label="对象编号", widget=forms.Textarea({"rows": 5}), help_text="每行一个，例：CS000012"
    )
    reason = words("为什么查这些对象", "理由公开")
