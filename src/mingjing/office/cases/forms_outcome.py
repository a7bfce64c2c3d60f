"""The forms of an end without penalty."""

from __future__ import annotations

from django import forms

from mingjing.office.cases.attempts_sparing import GROUNDS, earlier
from mingjing.office.cases.fields import ActForm, asked, line, only, tick, words

_FOUND = {"first_offence": "first"}
"""The finding of the report, where the ground of the decision has another key."""


class NoPenaltyForm(ActForm):
    """The ground (arts. 30, 31, 33), what has to be shown for it, and the education given."""

    ground = asked(
        forms.ChoiceField(label="情形", required=False, widget=forms.RadioSelect, choices=GROUNDS)
    )
    corrected = only(
        tick("已经及时改正", "轻微、初次的须确认；已登记复查为改正的可不填"), ground="minor first"
    )
    harm_slight = only(
        tick("没有造成危害后果（轻微），或者危害后果轻微（初次）", "轻微、初次的须确认"),
        ground="minor first",
    )
    proof = only(
        words(
            "当事人证明没有主观过错的证据和审查意见",
            required=False,
            rows=2,
            help_text="没有主观过错的填写",
        ),
        ground="no_fault",
    )
    medical_opinion = only(
        line("医学鉴定意见", required=False, help_text="没有责任能力的填写"), ground="no_capacity"
    )
    guardian = only(
        line("监护人和告知情况", required=False, help_text="不满十四周岁、没有责任能力的填写"),
        ground="under_14 no_capacity",
    )
    education = asked(words("教育记录", required=False))

    def prepare(self) -> None:
        """Shows the party's history, which a first offence has to answer."""
        before = earlier(self.case, self.now.date())
        numbers = "、".join(c.decision_number or c.number for c in before[:3])
        told = f"本机关已有记录：{numbers}" if before else "本机关没有该当事人的处罚记录"
        self.fields["ground"].help_text = told
        found = _FOUND.get(self.case.finding, self.case.finding)
        self.fields["ground"].initial = found if found in dict(GROUNDS) else None
        self.fields["corrected"].initial = self.case.recheck_result == "corrected"


class EndForm(ActForm):
    """Why the case ends, and on which paper."""

    reason = words("理由和依据的文书（名称、文号、日期）")
