"""Typed numbers: which are figures and stop the report, and which are none."""

from __future__ import annotations

import pytest

from mingjing.office.reports.typed import EXEMPTIONS, Exemption, typed_numbers

FIGURES = [
    ("处罚{penalties}件，罚款12万元", ["12万元"]),
    ("检查1,356次、１２家", ["1,356次", "１２家"]),
    ("共办案12 件", ["12件"]),
    ("处罚十二件", ["十二件"]),
    ("检查一百三十五次，涉及两家", ["一百三十五次", "两家"]),
    ("罚款三万元、五千元和六千二百万余元", ["三万元", "五千元", "六千二百万余元"]),
    ("出动五十人次、三辆次", ["五十人次", "三辆次"]),
    ("十余起，二十多条，上万件", ["十余起", "二十多条", "万件"]),
    ("培训四场，走访九户，文书七份", ["四场", "九户", "七份"]),
    ("占百分之七十，另占74%和５％", ["百分之七十", "74%", "５％"]),
    ("一件处罚，一起事故", ["一件", "一起"]),
    ("罚款总额为171975。", ["171975"]),
    ("罚款3千元", ["3千元"]),
    ("1.5万元罚款", ["1.5万元"]),
    ("共（12）件", ["12"]),
    ("受理12345件", ["12345件"]),
    ("{penalties}十件", ["十件"]),
    ("处罚٣件", ["٣件"]),
    ("罚款翻一番，投诉翻了两番", ["翻一番", "翻了两番"]),
    ("增长三倍，是上年的2倍", ["三倍", "2倍"]),
    ("占七成。提高5个百分点", ["七成", "5个百分点"]),
    ("超过半数，一半以上，三分之一", ["半数", "一半", "三分之一"]),
    ("检查十二人，采取二十项措施", ["十二人", "二十项"]),
    ("千分之三，百分之百", ["千分之三", "百分之百"]),
]
ONLY_SHOWN = [("24小时值守，工作3年", ["24", "3"])]
NONE = [
    "2023年1月1日至12月28日，2023年度，2022-2023年，2023.12.28",
    "1.燃气\n2、绿化\n（3）其他\n（四）市容",
    "依照第42条、第四十二条第一款第三项和〔2023〕第7号、津政发〔2023〕5号",
    "12345热线和12345政务服务便民热线",
    "{fines area=gas as=wan2}万元，{fines as=wan} 万元",
    "一是检查，二是办案，第一次检查，第三家",
    "双随机一公开、双随机、一公开，三项制度，三级审查，四是总结",
    "一份计一件，一份完整记录计一次，每一件，逐一，同一家，一户一档，一次性告知",
    "二次供水单位，千家万户，零件，联合公安一起检查，万一",
    "每季度检查不少于两次，每月3次",
    "两人执法，三个环节，四项制度，一成不变，十佳案例，第十二项",
    "依据GB 55009-2021和CJJ/T 81—2013，PM2.5下降",
]


@pytest.mark.parametrize(("text", "words"), FIGURES)
def test_what_counts_something_is_a_figure(text: str, words: list[str]) -> None:
    assert [t.words for t in typed_numbers(text) if t.figure] == words


@pytest.mark.parametrize(("text", "words"), ONLY_SHOWN)
def test_what_may_be_no_figure_is_only_shown(text: str, words: list[str]) -> None:
    assert [(t.text, t.figure) for t in typed_numbers(text)] == [(w, False) for w in words]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert typed_numbers(text) == []


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda e: e.what)
def test_every_exemption_spares_its_example_and_nothing_beside_it(exemption: Exemption) -> None:
    assert typed_numbers(exemption.example) == []
    beside = typed_numbers(f"{exemption.example}，处罚12件、三家")
    assert [t.words for t in beside] == ["12件", "三家"]


def test_a_list_numeral_counts_only_at_the_start_of_its_line() -> None:
    assert typed_numbers("（3）燃气") == []
    assert [t.text for t in typed_numbers("燃气（3）")] == ["3"]
