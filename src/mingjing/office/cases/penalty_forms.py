"""The forms that carry a penalty: notice, decision, decision on the spot."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.law.cite import cite
from mingjing.law.liability import catch_all, hearing_threshold, summary_limit
from mingjing.law.penalty_kinds import CONFISCATE_GAINS, CONFISCATE_GOODS, FINE, LIGHT_TO_HEAVY
from mingjing.office.cases.fields import asked, gains_field, line, only, tick, words, yuan_field
from mingjing.office.cases.models import Case
from mingjing.office.cases.service import MODES
from mingjing.office.cases.service_forms import ServiceForm
from mingjing.office.cases.weighing.fields import WeighingForm
from mingjing.office.cases.weighing.readings import codes_in
from mingjing.office.items.models import Item
from mingjing.office.items.wording import fine_words
from mingjing.office.web.inputs import MoneyInput
from mingjing.office.web.words import yuan

LAW = "penalty_law_2021"
CHANGED = "以所选规定的幅度为准"
_TAKES = {CONFISCATE_GAINS: ("gains",), CONFISCATE_GOODS: ("goods", "goods_worth")}


class PenaltyForm(WeighingForm):
    """A penalty: kinds, amount, how it was weighed, and the ground where it lies below the range.

    `weighed` says that the office's benchmark is asked; on the spot the law's low limit counts.
    """

    weighed = True
    field_order: tuple[str, ...] = (
        *("law_choice", "law_reason", "kinds", "quantity", "fine_base", "factors", "fine"),
        *("gains", "goods", "goods_worth"),
        *("weighing_reason", "mitigation", "also", "another_act"),
    )

    kinds = forms.MultipleChoiceField(
        label="处罚种类",
        widget=forms.CheckboxSelectMultiple,
        choices=[(kind, kind) for kind in LIGHT_TO_HEAVY],
    )
    fine = forms.IntegerField(
        label="罚款金额（元）", required=False, min_value=0, widget=MoneyInput()
    )
    gains = only(asked(gains_field("没收的违法所得（元）")), kinds=CONFISCATE_GAINS)
    goods = only(
        asked(
            line(
                "没收的财物",
                required=False,
                help_text="名称、数量和特征，例如：流动烧烤炉一台、木炭两袋",
            )
        ),
        kinds=CONFISCATE_GOODS,
    )
    goods_worth = only(
        yuan_field("没收财物的价额（元）", "已经确定价额的填写；不能计价的不填，不计入罚没金额"),
        kinds=CONFISCATE_GOODS,
    )
    mitigation = line(
        "减轻处罚的法定理由", required=False, help_text="低于法定下限时填写（行政处罚法第三十二条）"
    )

    catch_all_reason = line(
        "适用兜底条款的理由",
        required=False,
        help_text="本事项属于“其他”一类：写明该行为与所列各项性质、危害相当的理由",
    )

    def prepare(self) -> None:
        """Offers the kinds that the item's statute provides, and shows its range."""
        self.ask(self.case, self.now.date(), weighed=self.weighed)
        item = self.case.item
        if not catch_all(item.violation):
            del self.fields["catch_all_reason"]
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        offered = self._kinds()
        field.choices = [(k, k) for k in offered]
        field.initial = self._known_kinds(offered)
        if offered == [FINE]:
            asked(self.fields["fine"])
        else:
            self.fields["fine"].widget.attrs["data-need"] = "处罚种类有罚款的必填"
        self.fields["fine"].help_text = range_words(self.case) if not self.found else CHANGED
        self.fields["fine"].initial = (
            self.case.notified_fine if self.case.notified_on else self.case.proposed_fine
        )
        self._take(offered)
        self.draw(self.case)

    def _take(self, offered: list[str]) -> None:
        """What is confiscated, as notified or proposed; nothing where no kind asks for it."""
        case, told = self.case, self.case.notified_on is not None
        if CONFISCATE_GAINS in offered:
            gains = case.notified_gains if told else case.proposed_gains
            self.fields["gains"].initial = gains or None
        else:
            del self.fields["gains"]
        if CONFISCATE_GOODS in offered:
            self.fields["goods"].initial = case.notified_goods
            self.fields["goods_worth"].initial = case.notified_goods_worth
        else:
            del self.fields["goods"], self.fields["goods_worth"]

    def _known_kinds(self, offered: list[str]) -> list[str]:
        """What is settled: notified, proposed, or the only kind; nothing that may be unticked."""
        sums = {FINE: self.case.proposed_fine, CONFISCATE_GAINS: self.case.proposed_gains}
        proposed = [kind for kind in offered if sums.get(kind)]
        return self.case.notified_kinds or proposed or (offered if len(offered) == 1 else [])

    def _kinds(self) -> list[str]:
        """The kinds of the item, and those of the other rules that may carry the penalty."""
        known = {kind for item in self._items() for kind in item.kinds or LIGHT_TO_HEAVY}
        return [kind for kind in LIGHT_TO_HEAVY if kind in known]

    def _items(self) -> list[Item]:
        """Every item on which the penalty may come to stand."""
        case = self.case
        codes = {c.newer.code for c in self.found if c.newer}
        typed = self.data.get(self.add_prefix("also"), case.also) if self.is_bound else case.also
        codes |= set(codes_in(str(typed)))
        return [case.item, *(Item.objects.filter(code__in=codes) if codes else ())]

    def clean(self) -> dict[str, Any]:
        """A fine has an amount, and an amount is a fine."""
        data = super().clean() or {}
        fined, amount = FINE in data.get("kinds", []), data.get("fine") or 0
        if fined and not amount:
            self.add_error("fine", "选择了罚款，请填写金额")
        if amount and not fined:
            self.add_error("kinds", "填写了金额，请勾选“罚款”，或清空金额")
        self._confiscate(data)
        return data

    def _confiscate(self, data: dict[str, Any]) -> None:
        """What is confiscated has its kind, and each kind what it takes; what was only filled in
        by the form goes with its kind."""
        for kind, names in _TAKES.items():
            for name in names:
                if kind not in data.get("kinds", []) and name in self.fields:
                    self._without(kind, name, data)
        if CONFISCATE_GAINS in data.get("kinds", []) and "gains" in data and not data["gains"]:
            self.add_error("gains", f"选择了没收违法所得，请填写数额（{cite(LAW, 28).text}）")
        if CONFISCATE_GOODS in data.get("kinds", []) and "goods" in data and not data["goods"]:
            self.add_error("goods", f"选择了没收非法财物，请写明是哪些财物（{cite(LAW, 44).text}）")

    def _without(self, kind: str, name: str, data: dict[str, Any]) -> None:
        """A field whose kind is not chosen: empty, or as the form itself filled it in."""
        if data.get(name) and data[name] != self.fields[name].initial:
            self.add_error(name, f"没有选择“{kind}”：请勾选这一罚种，或者清空这一项")
        data[name] = None


def range_words(case: Case) -> str:
    """The item's statutory range in words, unknown bounds said as such."""
    return f"法定幅度：{fine_words(case.item)}（{case.item.basis}）"


class NoticeForm(PenaltyForm, ServiceForm):
    """The notice before a penalty, with the right to a hearing: first what is to be imposed and
    why, then how the paper reached the party."""

    field_order = (*PenaltyForm.field_order, "reason", "hearing_told", "no_hearing_reason", "mode")
    reason = words("事实、理由和依据", rows=5)
    hearing_told = tick("告知听证权利")
    no_hearing_reason = line("金额达到听证参考数额、或者有没收而不告知听证的理由", required=False)
    mode = asked(
        forms.ChoiceField(
            label="告知书送达方式", required=False, widget=forms.RadioSelect, choices=MODES
        )
    )
    receipt = asked(
        line(
            "告知书签收情况",
            required=False,
            help_text="签收人，或者拒收和见证的情况；办理时间填当事人收到的时间，权利期限由此起算",
        )
    )

    def prepare(self) -> None:
        """Says from which amount a hearing is offered, and that the figure is unverified."""
        super().prepare()
        self.offer_confirmed()
        day = self.now.date()
        limit = hearing_threshold(self.case.party.kind, day)
        self.fields["hearing_told"].help_text = (
            f"较大数额罚款等情形应当告知；参考数额 {yuan(limit.value)} 元"
            f"（{limit.mark.label}，须由法制机构确认）"
        )
        self.fields["hearing_told"].initial = (self.case.proposed_fine or 0) >= limit.value


class DecisionForm(PenaltyForm):
    """The decision."""

    reason = words("认定的事实、证据和对申辩的回应", rows=5)

    def prepare(self) -> None:
        """Says what the party was told, because nothing heavier may be decided."""
        super().prepare()
        told = self.case.notified_fine
        if told:
            self.fields["fine"].help_text += f"；告知书载明 {yuan(told)} 元，不得高于"
        if self.case.notified_gains and "gains" in self.fields:
            most = yuan(self.case.notified_gains)
            self.fields["gains"].help_text += f"；告知书载明 {most} 元，不得高于"


class SpotDecisionForm(PenaltyForm):
    """The decision on the spot."""

    weighed = False

    facts_certain = tick("违法事实确凿并有法定依据")
    review_first_told = tick(
        "已告知：不服本决定的，应当先申请行政复议",
        help_text="行政复议法第二十三条，2024 年 1 月 1 日起",
    )
    reason = words("违法事实和依据")

    def prepare(self) -> None:
        """Says how much may be fined on the spot, and fills in what was seen and by which rule."""
        super().prepare()
        for name in ("gains", "goods", "goods_worth"):
            self.fields.pop(name, None)
        limit = summary_limit(self.case.party.kind, self.now.date())
        self.fields["fine"].help_text += f"；当场处罚最高 {yuan(limit)} 元"
        self.fields["reason"].initial = f"{self.case.conduct}（{self.case.item.basis}）"
