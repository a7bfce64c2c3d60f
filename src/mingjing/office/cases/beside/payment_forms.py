"""What is asked about a fine to be paid: hardship, a schedule, a surcharge, cash handed on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django import forms

from mingjing.law.day import OutsideCalendar, official_calendar
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.owing import Instalment, last_payment_day, still_owed
from mingjing.office.cases.fields import asked, line, tick, words
from mingjing.office.journal.shapes import Invalid
from mingjing.office.web.inputs import MoneyInput
from mingjing.office.web.words import cn_date, yuan

_LINE = re.compile(
    r"^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s:：,，、]+([\d,，]+)\s*元?\s*$"
)
_EXAMPLE = "每行一期：缴款日期、空格、金额，例如 2026-03-16 2000；各期合计等于待缴的罚款"
_MONTH = timedelta(days=30)


class ApplyForm(BesideForm):
    """The party's wish to pay later or in parts, with what proves the hardship."""

    wish = words("申请的内容", help_text="延期至何时，或者分几期、每期多少")
    proof = asked(
        words("经济困难的情况和证明材料", required=False, help_text="例如低保证明、停业证明")
    )
    parts = forms.IntegerField(
        label="申请分几期", min_value=1, max_value=24, help_text="只延期、一次缴清的填 1"
    )


class AnswerForm(BesideForm):
    """The leader's answer: refused, or granted with sums and days."""

    granted = forms.ChoiceField(
        label="审批意见",
        widget=forms.RadioSelect,
        choices=[("yes", "同意"), ("no", "不同意")],
    )
    schedule = words("各期的日期和金额", required=False, rows=5, help_text=_EXAMPLE)
    reason = words("理由")

    def prepare(self) -> None:
        """What the party asked for, in equal parts a month apart on working days."""
        if self.row is not None:
            self.fields["schedule"].initial = proposed(
                still_owed(self.case),
                int(self.row.sums.get("parts") or 1),
                last_payment_day(self.case) or self.now.date(),
            )


class ImposeForm(BesideForm):
    """The surcharge: that its rate was told, and why it is imposed."""

    rate_told = tick("加处罚款的标准已在处罚决定书中载明，或者已另行书面告知当事人")
    reason = words("当事人逾期未缴的情况")


class HandInForm(BesideForm):
    """The cash goes from the officers to the organ."""

    amount = forms.IntegerField(label="交来的现金（元）", min_value=0, widget=MoneyInput())
    taken_by = line("接收人")

    def prepare(self) -> None:
        """What was taken on the spot."""
        if self.row is not None:
            self.fields["amount"].initial = self.row.sums.get("cash")


class BankForm(BesideForm):
    """The cash goes to the bank."""

    receipt = asked(line("银行回单号", required=False))


def proposed(sum_owed: int, parts: int, last: date) -> str:
    """A schedule to begin from: equal parts, the last one taking what does not divide."""
    each = sum_owed // parts
    sums = [each] * (parts - 1) + [sum_owed - each * (parts - 1)]
    calendar = official_calendar()
    days = [calendar.roll(last + _MONTH * n) for n in range(1, parts + 1)]
    return "\n".join(f"{day.isoformat()} {amount}" for day, amount in zip(days, sums, strict=True))


def scheduled(text: str, *, owed: int, after: date) -> list[Instalment]:
    """The parts that were typed; raises Invalid with the line that cannot stand, and why."""
    parts = [_part(typed, n) for n, typed in enumerate(_lines(text), start=1)]
    before = after
    for n, part in enumerate(parts, start=1):
        if part.day <= before:
            raise _wrong(f"第 {n} 期的日期 {cn_date(part.day)} 应当晚于 {cn_date(before)}")
        _on_a_working_day(part, n)
        before = part.day
    total = sum(part.amount for part in parts)
    if parts and total != owed:
        raise _wrong(f"各期合计 {yuan(total)} 元，应当等于待缴的罚款 {yuan(owed)} 元")
    return parts


def _lines(text: str) -> list[str]:
    return [typed for typed in text.splitlines() if typed.strip()]


def _part(typed: str, n: int) -> Instalment:
    found = _LINE.match(typed)
    try:
        if not found:
            raise ValueError(typed)
        year, month, day, amount = found.groups()
        part = Instalment(date(int(year), int(month), int(day)), int(re.sub(r"[,，]", "", amount)))
    except ValueError:
        raise _wrong(f"第 {n} 行“{typed.strip()[:20]}”看不懂。{_EXAMPLE}") from None
    if part.amount <= 0:
        raise _wrong(f"第 {n} 期的金额应当大于零")
    return part


def _on_a_working_day(part: Instalment, n: int) -> None:
    """Nobody can pay at a closed bank, and the last day must not move by itself."""
    try:
        open_day = official_calendar().is_working_day(part.day)
    except OutsideCalendar as unknown:
        raise _wrong(f"第 {n} 期：{unknown}") from unknown
    if not open_day:
        raise _wrong(f"第 {n} 期的 {cn_date(part.day)} 不是工作日，请改为工作日")


def _wrong(sentence: str) -> Invalid:
    return Invalid({"schedule": sentence})
