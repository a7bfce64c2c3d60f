"""The union of what yearly reports tell, and where this office has it: a figure, or no record.

What is not kept is said to be so. A nought would claim that it was looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Told:
    """One measure of the union: the indicator and scope that answer it, or why nothing does."""

    label: str
    indicator: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    dimension: str = ""
    not_kept: str = ""


GROUPS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    ("人员和机构", (
        Told("持证执法人员", "certified_officers"),
        Told("执法人员增减：期初", "officers_at_start"),
        Told("执法人员增减：新增", "officers_joined", dimension="reason"),
        Told("执法人员增减：减少", "officers_left", dimension="reason"),
        Told("执法辅助人员", "assistants"),
        Told("法制审核人员", "legal_reviewers"),
        Told("法制审核人员占比", "reviewer_share"),
        Told("持证率", "certification_rate"),
        Told("执法单位数", "enforcement_units"),
    )),
    ("行政处罚", (
        Told("行政处罚总数", "penalties"),
        Told("处罚分罚种", "penalties", dimension="column"),
        Told("处罚分程序", "penalties", dimension="procedure"),
        Told("处罚分领域", "penalties", dimension="area"),
        Told("处罚分依据", "penalties", dimension="law"),
        Told("处罚分事由", "penalties", dimension="item"),
        Told("处罚分单位", "penalties", dimension="unit"),
        Told("罚款总额", "fines"),
        Told("罚款分程序", "fines", dimension="procedure"),
        Told("没收决定", "penalties", {"column": "confiscation"}),
        Told("没收的违法所得、财物价额", "confiscated"),
        Told("罚没金额", "levied"),
    )),
    ("办案和处理结果", (
        Told("行政执法行为总量", "enforcement_acts"),
        Told("立案", "cases_filed"),
        Told("结案", "cases_closed"),
        Told("结案率", "closure_rate"),
        Told("不予处罚", "no_penalty_decisions", dimension="ground"),
        Told("减轻处罚", "mitigated"),
        Told("从轻处罚", "light_penalties"),
        Told("教育未予处罚", "taught"),
        Told("柔性执法", "lenient_acts", dimension="lenient"),
        Told("移送涉嫌犯罪", "referrals"),
        Told("移送后公安机关立案", "referrals_opened"),
        Told("移送其他机关", "transfers_out"),
        Told("其他部门转来", "transfers_in"),
    )),
    ("复议、诉讼和法制审核", (
        Told("行政复议及结果", "reconsiderations_decided", dimension="verdict"),
        Told("行政诉讼及结果", "suits_decided", dimension="verdict"),
        Told("案卷评查", not_kept="本系统尚无案卷评查登记"),
        Told("法制审核", "penalty_reviews"),
        Told("法制审核纠错", "reviews_returned"),
    )),
    ("行政强制", (
        Told("行政强制措施", "compulsory_measures", dimension="measure"),
        Told("行政强制执行（加处罚款）", "surcharges_ended"),
        Told("申请法院强制执行", "court_applications"),
        Told("代履行、拆除", not_kept="没有代履行、拆除的登记"),
    )),
    ("检查、巡查和双随机", (
        Told("行政检查", "inspections"),
        Told("巡查", "places_visited"),
        Told("出动人次", "person_times"),
        Told("出动车次", "vehicle_trips"),
        Told("双随机抽查批次", "draw_batches"),
        Told("双随机抽查对象", "drawn_objects"),
        Told("双随机抽取比例", "draw_rate"),
        Told("年度检查计划", "plans"),
        Told("计划任务完成", "plan_completion"),
    )),
    ("投诉、公示和监督平台", (
        Told("投诉举报分渠道", "complaints", dimension="source"),
        Told("处罚决定公示分渠道", "published", dimension="channel"),
        Told("录入执法监督平台", "published", {"channel": "platform"}),
        Told("监督平台下发任务", not_kept="没有平台下发任务的登记"),
    )),
    ("培训和普法", (
        Told("培训场次", "training_sessions", dimension="training"),
        Told("参训人次", "training_attendance"),
        Told("普法宣传", not_kept="没有普法宣传活动的登记"),
    )),
    ("许可和征收", (
        Told("行政许可", not_kept="本办不办理、不登记行政许可"),
        Told("行政征收次数和金额", not_kept="没有行政征收的登记"),
    )),
    ("履职和装备", (
        Told("人均处罚件数（全办平均）", "penalties_per_officer"),
        Told("权责清单事项", "items_in_force"),
        Told("执法履职率", "duty_rate"),
        Told("人员参与率", "participation_rate"),
        Told("执法类电子监控设备", not_kept="没有设备台账"),
        Told("执法记录仪配备", not_kept="没有设备台账"),
        Told("制度文件、裁量基准件数", not_kept="没有制度文件台账"),
        Told("辖区面积、人口、商户数", not_kept="不是执法记录，报告中由撰写人说明来源"),
    )),
)  # fmt: skip
"""The union by subject, in the order of a yearly report."""
UNION: tuple[Told, ...] = tuple(told for _, some in GROUPS for told in some)
