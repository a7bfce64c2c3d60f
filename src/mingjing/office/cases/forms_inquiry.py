"""The forms of the investigation: evidence, correction, report, review, discussion, its time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from mingjing.law.penalty_kinds import CONFISCATE_GAINS, LIGHT_TO_HEAVY
from mingjing.office.cases.attempts_inquiry import FINDINGS, POINTS
from mingjing.office.cases.confirmed import confirmed
from mingjing.office.cases.fields import ActForm, asked, day, gains_field, line, only, tick, words
from mingjing.office.cases.forms_party import PartyForm
from mingjing.office.cases.penalty_forms import range_words
from mingjing.office.cases.people import offered, out_of_post
from mingjing.office.cases.service_forms import consent_day, how_served, offer_consent
from mingjing.office.people.models import Role
from mingjing.office.web.inputs import MomentInput, MoneyInput


class OpinionForm(ActForm):
    """An act that is told in an opinion."""

    opinion = words("意见")


class ReviewForm(ActForm):
    """One of the three reviews: passed, or returned with what is to be mended."""

    result = forms.ChoiceField(
        label="审查结论",
        widget=forms.RadioSelect,
        choices=[("pass", "通过"), ("return", "退回补正")],
    )
    opinion = words("审查意见", help_text="退回的，逐条写明需要补正的内容")


class PenaltyReviewForm(ReviewForm):
    """The legal review of the proposal: nine points, each looked at."""

    points = asked(
        forms.MultipleChoiceField(
            label="法制审核九项",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=POINTS,
            help_text="逐项核对，无误的勾选；有一项不符的，退回补正",
        )
    )
    field_order = ("points", "result", "opinion")


class ReviewAgainForm(PenaltyReviewForm):
    """The review after a hearing, or after new facts of the party."""

    report = words(
        "听证报告（事实、争点、意见和建议）",
        required=False,
        help_text="举行过听证的须填写，附听证笔录",
    )

    def prepare(self) -> None:
        """The report is asked for where a hearing was held, and nowhere else."""
        if self.case.hearing == "held":
            asked(self.fields["report"])


class EvidenceForm(ActForm):
    """A record of investigation."""

    identity_shown = tick("已出示执法证件并告知权利")
    content = words("记录内容", rows=5)
    evidence_place = line("地点", required=False)

    def prepare(self) -> None:
        """The place of the case is where most of its evidence is found."""
        if "evidence_place" in self.fields:
            self.fields["evidence_place"].initial = self.case.place


class SiteForm(PartyForm, EvidenceForm):
    """A record on site, and who met the officers there for the party."""


class SummonsForm(ActForm):
    """Who is to come for questioning, when, where, and with which papers."""

    summoned = line("被通知人", help_text="当事人，或者有关人员的姓名；每人一份")
    come_at = forms.DateTimeField(label="询问时间", widget=MomentInput())
    come_to = line("询问地点")
    bring = words(
        "应带的材料", rows=2, help_text="例：营业执照、本人身份证件；委托他人的，另带授权委托书"
    )

    def prepare(self) -> None:
        """The party is asked first, at the office."""
        self.fields["summoned"].initial = self.case.party.name
        self.fields["come_to"].initial = settings.ORGAN_ADDRESS

    def clean(self) -> dict[str, Any]:
        """Nobody is asked to come before the notice is written."""
        data = super().clean() or {}
        if data.get("come_at") and data.get("at") and data["come_at"] <= data["at"]:
            self.add_error("come_at", "询问时间应当在通知之后，请核对")
        return data


class QuestionForm(PartyForm, EvidenceForm):
    """Somebody is asked; at the first contact also where papers reach the party (art. 61)."""

    field_order = ("identity_shown", "person_asked", "asked_as", "asked_too", "content")
    person_asked = asked(
        line("被询问人", required=False, help_text="一人一份笔录：询问应当个别进行")
    )
    asked_as = line("与本案的关系", required=False, help_text="例：法定代表人、店员、证人")
    asked_too = line(
        "同一笔录中另被询问的人", required=False, help_text="不应当有；已经发生的如实填写，记为瑕疵"
    )
    served_at = line(
        "当事人确认的送达地址",
        required=False,
        help_text="收件人、地址、邮编；填写后生成送达地址确认书，由当事人签名",
    )
    served_phone = line("联系电话", required=False)
    electronic = tick("当事人同意电子送达", "不同意的不勾选，仍以其他方式送达")
    electronic_at = line("电子送达地址（邮箱、手机号等）", required=False)


class TakeEvidenceForm(EvidenceForm):
    """Evidence, what has to be looked at where a monitoring device made it, and how data were
    taken out of a device so that nobody can doubt them later."""

    medium = forms.ChoiceField(
        label="证据形式",
        required=False,
        initial="thing",
        choices=[
            ("thing", "书证、物证、照片"),
            ("copy", "书证的复制件、复印件"),
            ("recording", "视听资料"),
            ("electronic", "电子数据"),
        ],
    )
    provider = only(line("提供人", required=False), medium="copy")
    copy_checked = only(
        tick("复制件经核对与原件无误", "提供人在复制件上注明“经核对与原件无误”，签名并写明日期"),
        medium="copy",
    )
    device = only(
        line(
            "原始存储介质（名称、型号、编号、持有人）",
            required=False,
            help_text="电子数据的须填写，生成电子数据提取笔录",
        ),
        medium="electronic",
    )
    method = only(words("提取的方法和过程", required=False), medium="electronic")
    checksum = only(
        line("完整性校验值", required=False, help_text="SHA-256，64 位十六进制字符"),
        medium="electronic",
    )
    source = forms.ChoiceField(
        label="证据来源",
        required=False,
        initial="taken",
        choices=[("taken", "执法人员收集"), ("device", "电子技术监控设备")],
    )
    device_reviewed = only(
        tick("监控设备已经法制和技术审核，地点已公布", "监控设备的记录须确认"), source="device"
    )
    record_reviewed = only(
        tick("记录内容已审核：真实、清晰、完整、准确", "监控设备的记录须确认"), source="device"
    )
    device_told = only(
        tick("已及时告知当事人违法事实，并提供查询、陈述和申辩的便利"), source="device"
    )


class SampleForm(EvidenceForm):
    """Samples taken, with their list."""

    goods = words("样品清单（名称、数量、编号、保管）")
    sent_to = line(
        "送检机构", required=False, help_text="当即委托检测、检验、鉴定的填写，生成委托书"
    )
    test_what = words("委托检测、检验、鉴定的事项", required=False, rows=2)


class TestForm(ActForm):
    """What a test, an inspection or an appraisal found."""

    institute = line("检测、检验、鉴定机构")
    sent_on = day("送检日期", required=False, help_text="期间不计入办案期限（据记忆，未核对）")
    content = words("结果")
    told_at_once = tick("结果已当即告知当事人")


class TellTestForm(ActForm):
    """The result told to the party."""

    mode = how_served()
    consent_on = consent_day()
    receipt = line("告知情况（签收人，或拒收和见证情况）")
    content = words("当事人的意见", required=False)

    def prepare(self) -> None:
        """The party's consent to electronic service, where it gave one."""
        offer_consent(self.fields, confirmed(self.case))


class CorrectionForm(ActForm):
    """How the party was ordered to correct."""

    mode = forms.ChoiceField(
        label="方式",
        widget=forms.RadioSelect,
        choices=[
            ("written", "书面责令改正通知书"),
            ("oral", "现场口头责令，已记入笔录"),
            ("not_applicable", "不适用"),
        ],
    )
    due_on = only(day("改正期限", required=False, help_text="书面责令的须填写"), mode="written")
    content = words("改正要求，或不适用的理由")

    def clean(self) -> dict[str, Any]:
        """A written order names its last day."""
        data = super().clean() or {}
        if data.get("mode") == "written" and not data.get("due_on"):
            self.add_error("due_on", "请填写改正期限，例如七日后的日期")
        return data


class RecheckForm(ActForm):
    """What the officers saw when they looked again."""

    result = forms.ChoiceField(
        label="复查结果",
        widget=forms.RadioSelect,
        choices=[("corrected", "已经改正"), ("not_corrected", "没有改正")],
    )
    content = words("复查情况")


class ConcludeForm(ActForm):
    """The officers' report and proposal."""

    finding = forms.ChoiceField(label="认定", required=False, choices=FINDINGS, initial="violation")
    proposed_fine = forms.IntegerField(
        label="建议罚款（元）", required=False, min_value=0, widget=MoneyInput()
    )
    proposed_gains = gains_field("建议没收的违法所得（元）")
    complex_case = tick(
        "情节复杂或者重大，须由负责人集体讨论", "行政处罚法第五十七条第二款；由承办人判断，写明理由"
    )
    opinion = words("调查终结报告摘要（事实、证据、依据、建议）", rows=5)

    def prepare(self) -> None:
        """The range within which a fine can be proposed at all; gains only where the item's rule
        takes them."""
        if CONFISCATE_GAINS not in (self.case.item.kinds or LIGHT_TO_HEAVY):
            del self.fields["proposed_gains"]
        self.fields["proposed_fine"].help_text = range_words(self.case)


class DiscussionForm(ActForm):
    """Who discussed, what each said, and what was resolved."""

    voters = asked(
        forms.MultipleChoiceField(
            label="参加讨论并表决的负责人",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="集体讨论不止一人；只有一人的，记为瑕疵",
        )
    )
    reporters = line("汇报人、列席人员", required=False, help_text="调查人员只汇报，不表决")
    minutes = asked(words("讨论记录（各人意见）", required=False, rows=5))
    opinion = words("讨论结论")

    def prepare(self) -> None:
        """Offers the leaders of the day."""
        field = self.fields["voters"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = offered(self.case, (Role.LEADER,), self.now.date())

    def clean(self) -> dict[str, Any]:
        """Who voted was a head on the day of the discussion."""
        data = super().clean() or {}
        if wrong := out_of_post(data.get("voters"), (Role.LEADER,), self.day_of_act()):
            self.add_error("voters", wrong)
        return data


class ReasonForm(ActForm):
    """Why the investigation rests, goes on, ends, or is given more time."""

    reason = words("理由", required=False, help_text="应当写明；没有写明的，记为瑕疵")


class ReopenForm(ActForm):
    """Why the case goes back to the investigation."""

    reason = words("退回补充调查的理由和要求")


class DiscussedReasonForm(ReasonForm):
    """A second extension: the discussion that resolved it."""

    minutes = words(
        "集体讨论记录", required=False, help_text="应当附集体讨论记录；没有的，记为瑕疵"
    )
