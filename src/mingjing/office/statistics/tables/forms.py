"""The statutory tables as data: which column is which figure, by which rules, and what must fit."""

from __future__ import annotations

from mingjing.law.penalty_kinds import COLUMNS
from mingjing.office.inspections.models import KIND_LABELS
from mingjing.office.statistics.tables.shapes import Form, Head, Identity

YEAR_BY_DECISION = "统计期内作出的处罚决定，以决定日期为准；后来被撤销、变更的仍计入。"
ONE_DECISION = "一份决定计一件；同时有几种处罚的，只计入最重的一种。"
KNOWN_FIRST = "列明的罚种和“其他”并用的，计入列明的罚种；罚款和没收并用的，计入没收。"
AMOUNT = (
    "罚没金额以决定书载明的为准，不以实际缴纳为准；2026年起的统计期为罚款、没收的违法所得和已经确定价额"
    "的没收财物之和，不能计价的财物不在其中；此前的统计期没有登记没收的数额，只计罚款。"
)
NO_PERMITS = "本办不办理、不登记行政许可"
NO_RECORD = "本办没有这类行为的登记"

_KINDS = tuple(
    Head(key, label, "penalties", {"column": key}) for key, (label, _) in COLUMNS.items()
)
PENALTIES = Form(
    "penalties",
    "表一",
    "行政处罚实施情况统计表",
    (
        *_KINDS,
        Head("total", "合计（件）", "penalties"),
        Head("levied", "罚没金额（元）", "levied"),
    ),
    (YEAR_BY_DECISION, ONE_DECISION, KNOWN_FIRST, AMOUNT),
    (Identity("各罚种之和等于合计", tuple(head.key for head in _KINDS), ("total",)),),
    source="行政执法统计年报；大同、永川、临沂公开填报说明的共同口径。",
)
MORE = Form(
    "penalties-more",
    "表一附",
    "行政处罚实施情况统计表（部分地方增列项目）",
    (
        Head("filed", "立案", "cases_filed"),
        Head("closed", "结案", "cases_closed"),
        Head("summary", "简易程序", "penalties", {"procedure": "summary"}, "处罚程序"),
        Head("ordinary", "普通程序", "penalties", {"procedure": "ordinary"}, "处罚程序"),
        Head("total", "合计", "penalties", group="处罚程序"),
        Head("fines_summary", "简易程序", "fines", {"procedure": "summary"}, "罚款金额（元）"),
        Head("fines_ordinary", "普通程序", "fines", {"procedure": "ordinary"}, "罚款金额（元）"),
        Head("fines", "合计", "fines", group="罚款金额（元）"),
        Head("reviewed", "审核", "penalty_reviews", group="法制审核"),
        Head("returned", "纠错", "reviews_returned", group="法制审核"),
        Head("spared", "不予处罚", "no_penalty_decisions"),
        Head("mitigated", "件数", "mitigated", group="减轻处罚"),
        Head("mitigated_fines", "金额（元）", "mitigated_fines", group="减轻处罚"),
        Head("light", "从轻处罚", "light_penalties"),
        Head("referred", "移送", "referrals", group="涉嫌犯罪"),
        Head("opened", "公安立案", "referrals_opened", group="涉嫌犯罪"),
        Head("reviews", "受理", "reconsiderations", group="行政复议"),
        Head("reviews_decided", "审结", "reconsiderations_decided", group="行政复议"),
        Head("reviews_lost", "纠错", "reconsiderations_lost", group="行政复议"),
        Head("suits", "受理", "suits", group="行政诉讼"),
        Head("suits_decided", "审结", "suits_decided", group="行政诉讼"),
        Head("suits_lost", "败诉", "suits_lost", group="行政诉讼"),
    ),
    (
        "简易程序、普通程序、法制审核、涉嫌犯罪移送为重庆增列，立案、结案、不予、减轻、从轻、"
        "复议诉讼为山东增列；各列按自己的日期归入统计期。",
    ),
    (
        Identity("简易程序与普通程序之和等于合计", ("summary", "ordinary"), ("total",)),
        Identity("分程序罚款之和等于罚款合计", ("fines_summary", "fines_ordinary"), ("fines",)),
        Identity("纠错不多于审核", ("returned",), ("reviewed",), "≤"),
        Identity("减轻、从轻不多于处罚合计", ("mitigated", "light"), ("total",), "≤"),
        Identity("复议纠错不多于审结", ("reviews_lost",), ("reviews_decided",), "≤"),
        Identity("诉讼败诉不多于审结", ("suits_lost",), ("suits_decided",), "≤"),
    ),
    source="重庆永川、山东公开的增列栏目。",
)
COMPULSION = Form(
    "compulsion",
    "表二",
    "行政强制实施情况统计表",
    (
        Head("seal", "查封", "compulsory_measures", {"measure": "seal"}, "行政强制措施"),
        Head("seize", "扣押", "compulsory_measures", {"measure": "seize"}, "行政强制措施"),
        Head("freeze", "冻结", group="行政强制措施", not_kept=NO_RECORD),
        Head("other_measure", "其他", group="行政强制措施", not_kept=NO_RECORD),
        Head("surcharge", "加处罚款", "surcharges_ended", group="行政强制执行"),
        Head("transfer", "划拨", group="行政强制执行", not_kept=NO_RECORD),
        Head("auction", "拍卖", group="行政强制执行", not_kept=NO_RECORD),
        Head("clearing", "排除妨碍、恢复原状", group="行政强制执行", not_kept=NO_RECORD),
        Head("substitute", "代履行", group="行政强制执行", not_kept=NO_RECORD),
        Head("other_enforcement", "其他", group="行政强制执行", not_kept=NO_RECORD),
        Head("court", "申请法院强制执行", "court_applications"),
        Head("total", "合计（已登记的各项）", "compulsion"),
    ),
    (
        "强制措施以实施日期为准，强制执行以执行完毕或者终结为准，申请法院以申请日期为准。",
        "没有发生的填 0；本办没有登记的填“未登记”，不填 0。先行登记保存不是强制措施，不计入。",
    ),
    (Identity("已登记的各项之和等于合计", ("seal", "seize", "surcharge", "court"), ("total",)),),
    source="杭州 2019 年、大同 2021 年公开的表式。",
)
PERMITS = Form(
    "permits",
    "表三",
    "行政许可实施情况统计表",
    tuple(
        Head(key, label, not_kept=NO_PERMITS)
        for key, label in (
            ("asked", "申请"),
            ("accepted", "受理"),
            ("granted", "许可"),
            ("refused", "不予许可"),
            ("revoked", "撤销许可"),
        )
    ),
    ("本办没有登记的填“未登记”，不填 0。",),
    by_unit=False,
    source="开平 2019 年、永川 2022 年公开的表式。",
)
INSPECTIONS = Form(
    "inspections",
    "表四",
    "行政检查实施情况统计表",
    (
        *(
            Head(str(key), label, "inspections", {"purpose": str(key)}, "检查类别")
            for key, label in KIND_LABELS.items()
        ),
        Head("total", "合计（次）", "inspections"),
        Head("visits", "巡查走访（户次，不计入检查）", "places_visited"),
    ),
    ("一个对象、一次完整检查记录计一次；没有固定对象的巡查走访另列，不计入合计。",),
    (Identity("各类检查之和等于合计", tuple(str(key) for key in KIND_LABELS), ("total",)),),
    source="大同 2024 年公开的填报说明。",
)
OTHER = Form(
    "other",
    "表五",
    "其他行政执法行为实施情况统计表",
    (
        Head("levies", "次数", group="行政征收", not_kept=NO_RECORD),
        Head("levied", "金额（元）", group="行政征收", not_kept=NO_RECORD),
        Head("requisition", "行政征用", not_kept=NO_RECORD),
        Head("ruling", "行政裁决", not_kept=NO_RECORD),
        Head("payment", "行政给付", not_kept=NO_RECORD),
        Head("confirmation", "行政确认", not_kept=NO_RECORD),
        Head("reward", "行政奖励", not_kept=NO_RECORD),
        Head("orders", "责令改正（份）", "correction_orders", group="其他"),
        Head("preserved", "先行登记保存（件）", "preservations", group="其他"),
    ),
    ("本办没有登记的填“未登记”，不填 0。责令改正、先行登记保存不是处罚和强制，列在其他。",),
    source="开平 2019 年、永川 2022 年公开的表式。",
)
CERTIFIED = Form(
    "certification",
    "表六",
    "执法人员和持证情况统计表",
    (
        Head("start", "期初", "officers_at_start", group="持证执法人员"),
        Head("joined", "新增", "officers_joined", group="持证执法人员"),
        Head("left", "减少", "officers_left", group="持证执法人员"),
        Head("end", "期末", "certified_officers", group="持证执法人员"),
        Head("posted", "执法岗位人员", "officers_posted"),
        Head("rate", "持证率（%）", "certification_rate"),
        Head("assistants", "执法辅助人员", "assistants"),
        Head("reviewers", "法制审核人员", "legal_reviewers"),
        Head("share", "法制审核人员占比（%）", "reviewer_share"),
    ),
    ("持证率为持证的执法岗位人员除以执法岗位人员；辅助人员不得执法，两边都不计。",),
    (
        Identity("期初加新增减减少等于期末", ("start", "joined"), ("end",), less=("left",)),
        Identity("持证的不多于执法岗位人员", ("end",), ("posted",), "≤"),
    ),
    source="清远 2024 年公开的持证率表；天津年度报告的人员增减。",
)
FORMS: dict[str, Form] = {
    form.key: form for form in (PENALTIES, MORE, COMPULSION, PERMITS, INSPECTIONS, OTHER, CERTIFIED)
}
"""Every table by its key, in the order of the yearly report."""
