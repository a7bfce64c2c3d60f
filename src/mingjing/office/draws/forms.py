"""What is typed about a draw, step by step; secrets are typed only after they are public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from mingjing.law.draw.announce import Source, beacon, public_figure, witnesses
from mingjing.law.draw.seed import commitment
from mingjing.office.cases.fields import AnyField, asked, only
from mingjing.office.draws.facts import office_time, uncited
from mingjing.office.draws.models import Draw
from mingjing.office.draws.pools import drawn_of
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.registers.forms import line, words
from mingjing.office.registers.models import RISK_LABELS
from mingjing.office.web.inputs import DayInput, MomentInput

SOURCES = {
    Source.WITNESSES.value: "见证人承诺加掷骰（不需要网络）",
    Source.FIGURE.value: "将来某日的公开数字（彩票、交易所收盘数等）",
    Source.BEACON.value: "公开随机信标的某一轮（能连接网络时）",
}
_TICKETS = {"high": 3, "general": 2, "low": 1}


class StepForm(forms.Form):
    """Common to all steps. None asks when it was done: it is done when it is entered, because an
    hour that is typed could put the announcement before the randomness."""

    def __init__(self, *args: Any, draw: Draw | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draw = draw
        if draw is not None:
            self.prepare(draw)

    def prepare(self, draw: Draw) -> None:
        """Adds what depends on the draw."""

    def typed(self) -> dict[str, Any]:
        """What was typed as the act reads it."""
        return dict(self.cleaned_data)


class FreezeForm(StepForm):
    """What shall be drawn, before anybody can know who it will be."""

    title = forms.CharField(
        label="抽取任务", max_length=120, help_text="例：2026年度燃气、排水双随机抽查"
    )
    per_object = forms.IntegerField(
        label="每个对象的检查人员数", min_value=1, max_value=20, initial=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area, label in AREA_LABELS.items():
            self.fields[f"quota_{area}"] = forms.IntegerField(
                label=f"{label}：抽取几个对象", min_value=1, required=False
            )
        for risk, label in RISK_LABELS.items():
            self.fields[f"tickets_{risk}"] = forms.IntegerField(
                label=f"{label}的签数", min_value=1, max_value=100, initial=_TICKETS[risk],
                help_text="每个对象有几支签，取其中最小的一支",
            )  # fmt: skip
        rest = [n for n in self.fields if n not in {"title", "per_object"}]
        self.order_fields(["title", *rest, "per_object"])

    def numbers(self, kind: str) -> dict[str, int]:
        """The numbers of one kind by area or class."""
        given = {k: v for k, v in self.cleaned_data.items() if k.startswith(f"{kind}_")}
        return {k.removeprefix(f"{kind}_"): v for k, v in given.items() if v}


def _by(field: AnyField, *kinds: Source) -> AnyField:
    """A field that these sources need and the others do not show."""
    return asked(only(field, kind=" ".join(kinds)))


class AnnounceForm(StepForm):
    """The source of randomness and its moment; the fields of the other sources stay empty."""

    kind = forms.ChoiceField(
        label="随机数来源", choices=list(SOURCES.items()), widget=forms.RadioSelect,
        initial=Source.WITNESSES.value,
    )  # fmt: skip
    moment = _by(forms.DateTimeField(
        label="随机数产生的时刻", widget=MomentInput(), required=False,
        help_text="掷骰或者公开数字产生的时刻，须在公告之后",
    ), Source.WITNESSES, Source.FIGURE)  # fmt: skip
    witnesses = _by(forms.CharField(
        label="见证人", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="每行一名，不少于三名，不得在检查人员名录中",
    ), Source.WITNESSES)  # fmt: skip
    sides = _by(forms.ChoiceField(
        label="骰子", required=False, initial="10",
        choices=[("10", "十面骰（0 至 9）"), ("6", "六面骰（1 至 6）")],
    ), Source.WITNESSES)  # fmt: skip
    throws = _by(forms.IntegerField(
        label="掷骰次数", required=False, min_value=1, initial=20,
        help_text="十面骰不少于 20 次，六面骰不少于 25 次",
    ), Source.WITNESSES)  # fmt: skip
    publisher = _by(line("公开数字由谁公布", required=False), Source.FIGURE)
    figure = _by(line("公开的是什么数字", required=False,
                      help_text="例：某彩种第几期的七位中奖号码"), Source.FIGURE)  # fmt: skip
    digits = _by(forms.IntegerField(label="数字的位数", required=False, min_value=1,
                                    help_text="不少于六位"), Source.FIGURE)  # fmt: skip
    beacon = _by(line("信标名称", required=False), Source.BEACON)
    round = _by(forms.IntegerField(label="信标轮次", required=False, min_value=1,
                                   help_text="产生的时刻由轮次算出"), Source.BEACON)  # fmt: skip
    genesis = _by(forms.IntegerField(label="信标起点（纪元秒）", required=False, min_value=0),
                  Source.BEACON)  # fmt: skip
    period = _by(forms.IntegerField(label="信标周期（秒）", required=False, min_value=1),
                 Source.BEACON)  # fmt: skip

    def prepare(self, draw: Draw) -> None:
        """A void draw over the same strata must be cited, so its reason is asked for."""
        self.old = next(iter(uncited(draw)), None)
        if self.old:
            self.fields["reason"] = words(
                "重新抽取的理由", f"本次引用已作废的 {self.old.number}（{self.old.void_reason}）"
            )

    def clean(self) -> dict[str, Any]:
        """Asks for what the chosen source needs."""
        found = dict(super().clean() or {})
        needed = {
            Source.WITNESSES: ("moment", "witnesses", "throws", "sides"),
            Source.FIGURE: ("moment", "publisher", "figure", "digits"),
            Source.BEACON: ("beacon", "round", "genesis", "period"),
        }.get(Source(found["kind"]), ()) if found.get("kind") else ()  # fmt: skip
        for name in needed:
            if not found.get(name) and name not in self.errors:
                self.add_error(name, "请填写这一项")
        return found

    def typed(self) -> dict[str, Any]:
        """The source, and the draw that this one replaces."""
        given: dict[str, Any] = {"source": self._source()}
        if self.old:
            given |= {"previous": self.old, "reason": self.cleaned_data["reason"]}
        return given

    def _source(self) -> dict[str, Any]:
        said = self.cleaned_data
        moment = office_time(said["moment"]) if said["moment"] else None
        match said["kind"]:
            case Source.WITNESSES:
                names = [n.strip() for n in said["witnesses"].splitlines() if n.strip()]
                assert moment is not None
                return witnesses(names, sides=int(said["sides"]), throws=said["throws"],
                                 moment=moment)  # fmt: skip
            case Source.FIGURE:
                assert moment is not None
                return public_figure(said["publisher"], said["figure"], day=moment.date(),
                                     digits=said["digits"], moment=moment)  # fmt: skip
        return beacon(said["beacon"], round=said["round"], genesis=said["genesis"],
                      period=said["period"])  # fmt: skip


_SO = "64 位十六进制数，由本人用验算程序从密语算出；密语此时不告诉任何人"
_HOW = _SO + "。在本人的电脑上运行：python3 mingjing_verify.py --commit {} {}"


class CommitForm(StepForm):
    """What each announced witness hands in."""

    def prepare(self, draw: Draw) -> None:
        """One field for each witness."""
        for n, witness in enumerate(draw.source.get("witnesses", ())):
            self.fields[f"commitment_{n}"] = forms.CharField(
                label=f"{witness}的承诺", min_length=64, max_length=64,
                help_text=_HOW.format(draw.announced_as, witness) if n == 0 else _SO,
            )  # fmt: skip

    def typed(self) -> dict[str, Any]:
        """The commitments in the order of the announcement."""
        assert self.draw is not None
        names = self.draw.source.get("witnesses", ())
        return {"commitments": [
            {"witness": w, "commitment": self.cleaned_data[f"commitment_{n}"].lower()}
            for n, w in enumerate(names)
        ]}  # fmt: skip


class DiceForm(StepForm):
    """The dice as they fell, typed twice: nobody can correct them once they are public."""

    dice = forms.CharField(
        label="骰子结果", max_length=1000, help_text="按掷出的次序，每掷一位数字，可以空格分组"
    )
    again = forms.CharField(
        label="再录一遍", max_length=1000, help_text="对照骰子重新录入；公开以后不能更改"
    )

    def prepare(self, draw: Draw) -> None:
        """Says how many throws were announced, with which dice."""
        source = draw.source
        if source.get("kind") == Source.WITNESSES:
            signs = "0 至 9" if source["sides"] == 10 else "1 至 6"
            self.fields[
                "dice"
            ].help_text = (
                f"按掷出的次序，共 {source['throws']} 位，每掷一位（{signs}），可以空格分组"
            )

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        found = dict(super().clean() or {})
        if {"dice", "again"} <= set(found) and _plain(found["dice"]) != _plain(found["again"]):
            self.add_error("again", "两遍不相同，请对照骰子逐位核对")
        return found

    def typed(self) -> dict[str, Any]:
        """The digits without their spaces."""
        return {"dice": _plain(self.cleaned_data["dice"])}


def _plain(digits: str) -> str:
    return "".join(digits.split())


MISHEARD = "与{}的承诺不符：请本人对照所记的密语逐字重录，空格、大小写和标点都算"


class RevealForm(StepForm):
    """The secrets as they were told."""

    def prepare(self, draw: Draw) -> None:
        """One field for each witness."""
        for n, witness in enumerate(draw.source.get("witnesses", ())):
            self.fields[f"secret_{n}"] = line(
                f"{witness}的密语", "由本人看到公开的骰子结果以后说出，照原样录入"
            )

    def clean(self) -> dict[str, Any]:
        """Says beside the field whose secret is not the one that was committed to: mostly a space
        or a sign that was typed otherwise."""
        found = dict(super().clean() or {})
        assert self.draw is not None
        announced = self.draw.announced_as
        for n, one in enumerate(self.draw.commitments):
            told = found.get(f"secret_{n}", "")
            if told and commitment(announced, one["witness"], told) != one["commitment"]:
                self.add_error(f"secret_{n}", MISHEARD.format(one["witness"]))
        return found

    def typed(self) -> dict[str, Any]:
        """The secrets in the order of the announcement."""
        assert self.draw is not None
        names = self.draw.source.get("witnesses", ())
        return {
            "reveals": [{"witness": w, "secret": self.cleaned_data[f"secret_{n}"]}
                        for n, w in enumerate(names)],
        }  # fmt: skip


class ValueForm(StepForm):
    """The public figure, or the pulse with its signature, as published."""

    value = forms.CharField(label="公开的随机数", max_length=1000, help_text="照原样抄录，不写空格")

    def prepare(self, draw: Draw) -> None:
        """A pulse has a signature too."""
        if draw.source.get("kind") == Source.BEACON:
            self.fields["signature"] = forms.CharField(label="信标的签名", max_length=2000)


class LeavingForm(StepForm):
    """An object that cannot be inspected."""

    object = forms.ChoiceField(label="抽中的对象")
    reason = words("退出的理由", "例：已注销并停业；理由随证书公开")

    def prepare(self, draw: Draw) -> None:
        """Only what was drawn can fall out."""
        field = self.fields["object"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one["id"], f"{one['leaf'][1]}（{one['id']}）") for one in drawn_of(draw)]


class RecusalForm(StepForm):
    """An inspector who may not go to an object."""

    pair = forms.ChoiceField(label="回避的人员")
    reason = words("回避的理由", "写明利害关系，不写涉及隐私的细节；理由随证书公开")

    def prepare(self, draw: Draw) -> None:
        """Only who was drawn can be recused."""
        field = self.fields["pair"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{one['id']}|{p['id']}", f"{one['leaf'][1]}：{p['name']}")
            for one in drawn_of(draw) for p in one["inspectors"]
        ]  # fmt: skip

    def typed(self) -> dict[str, Any]:
        """Object and inspector apart."""
        object_id, _, inspector = self.cleaned_data["pair"].partition("|")
        return {"object": object_id, "inspector": inspector,
                "reason": self.cleaned_data["reason"]}  # fmt: skip


class VoidForm(StepForm):
    """Why a draw cannot go on."""

    reason = words("作废的理由", "作废的抽取不删除，重新抽取时须引用它")


FORMS: Mapping[str, type[StepForm]] = {
    "freeze_pools": FreezeForm,
    "announce_source": AnnounceForm,
    "record_commitments": CommitForm,
    "take_public_value": ValueForm,
    "record_dice": DiceForm,
    "reveal_secrets": RevealForm,
    "draw_lots": StepForm,
    "set_aside_object": LeavingForm,
    "recuse_inspector": RecusalForm,
    "publish_certificate": StepForm,
    "conclude_draw": StepForm,
    "void_draw": VoidForm,
}


class ImportForm(forms.Form):
    """What the municipal platform drew."""

    draw = forms.CharField(label="抽查任务", max_length=60, help_text="平台上的任务名称或者编号")
    platform = forms.CharField(label="抽取平台", max_length=60, initial="市级监管平台")
    area = forms.ChoiceField(label="领域", choices=list(AREA_LABELS.items()))
    day = forms.DateField(label="抽取日期", widget=DayInput())
    codes = forms.CharField(
        label="抽中的对象", widget=forms.Textarea({"rows": 5}),
        help_text="每行一个：场所编号（例：CS000012）、统一社会信用代码或者场所全名；"
        "分号后写抽中的检查人员，例：CS000012；张三、李四",
    )  # fmt: skip
    pool = forms.CharField(
        label="参加抽取的全部对象", required=False, widget=forms.Textarea({"rows": 5}),
        help_text="平台给出名录的，每行一个照录；冻结为根和数目，此后不能改动",
    )  # fmt: skip
    inspectors = forms.CharField(
        label="参加抽取的全部检查人员", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="平台给出名录的，每行一名：执法证号或者姓名",
    )  # fmt: skip
