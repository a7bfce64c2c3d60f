"""The verifier by itself in an empty folder: takes what holds, refuses what anybody changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mingjing.law.draw import certificate as law
from mingjing.law.draw.announce import announced_as, announcement, beacon, public_figure
from mingjing.law.draw.digest import canonical
from mingjing.law.draw.pool import Entry, Pool, Unit
from mingjing.law.draw.seed import commitment, seed_of
from mingjing.law.tests.a_draw import (
    DICE,
    FROZEN,
    THROWN,
    a_certificate,
    a_drawing,
    a_plan,
    given,
    inspectors,
    objects,
)
from tests.forgeries import (
    BOUND_BY_THE_FINGERPRINT,
    aside_after_recusal,
    consistent_forgeries,
    fallen_out,
    forgeries_of_the_recused,
    leaves,
    others,
    put,
    remade,
    sealed,
)
from verifier import mingjing_verify as verifier

SCRIPT = Path(verifier.__file__)
OLD = Path(__file__).parent / "old_certificates"


@cache
def sound() -> str:
    return law.written(fallen_out())


def verdict(found: dict[str, Any] | str, folder: Path = SCRIPT.parent, **options: Any) -> str:
    """The one line of the verifier, `no: …` when it refuses."""
    text = found if isinstance(found, str) else law.written(found)
    holds, line = verifier.judged(text.encode(), folder, **options)
    return line if holds else f"no: {line}"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", "mingjing_verify.py", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An empty folder with the verifier and nothing else."""
    shutil.copy(SCRIPT, tmp_path)
    return tmp_path


def test_alone_in_an_empty_folder_it_accepts_with_0_and_one_line(alone: Path) -> None:
    (alone / "c.json").write_text(sound(), encoding="utf-8")
    result = run(alone, "c.json")
    assert (result.returncode, result.stderr) == (0, "")
    [line] = result.stdout.splitlines()
    assert line.startswith("成立：抽2026-001，52 个对象中抽取 5 个，9 名检查人员")


def test_it_refuses_with_1_and_one_line(alone: Path) -> None:
    for text in (sound().replace("示例路1号", "示例路2号"), "", "{}", "[]", "{", "nonsense"):
        (alone / "c.json").write_text(text, encoding="utf-8")
        result = run(alone, "c.json")
        assert (result.returncode, result.stderr) == (1, "")
        assert len(result.stdout.splitlines()) == 1 and result.stdout.startswith("不成立：")
    assert run(alone, "missing.json").returncode == 1
    assert "MIT" not in run(alone).stdout and run(alone).returncode == 1


def test_it_knows_nothing_of_the_program_and_needs_only_the_standard_library() -> None:
    source = SCRIPT.read_text("utf-8")
    names = {line.split()[1].split(".")[0] for line in source.splitlines()
             if line.startswith(("import ", "from "))}  # fmt: skip
    assert names <= set(sys.stdlib_module_names) and "mingjing" not in names


def test_every_byte_is_bound() -> None:
    """Each byte of a certificate changed by itself, and every seventh left out."""
    data = law.written(a_certificate(objects=objects(8, 4), inspectors=inspectors(5))).encode()
    assert str(verifier.verify(data, SCRIPT.parent)).startswith("成立")
    for place in range(len(data)):
        for changed in (bytes([data[place] ^ 1]), b"")[: 2 if place % 7 == 0 else 1]:
            forged = data[:place] + changed + data[place + 1 :]
            assert not verifier.judged(forged, SCRIPT.parent)[0], place


def test_every_field_is_refused_when_changed_even_with_a_new_fingerprint() -> None:
    found = fallen_out()
    assert verdict(found).startswith("成立")
    tried, free = 0, set()
    for path in leaves(found):
        if not path or path == ("digest",):
            continue
        value: Any = found
        for key in path:
            value = value[key]
        for other in others(value):
            if other == value:
                continue
            tried += 1
            if not verdict(sealed(put(found, path, other))).startswith("no: "):
                free.add(".".join(map(str, path)))
    assert tried > 1500
    assert free == BOUND_BY_THE_FINGERPRINT


def test_an_object_set_aside_after_a_recusal_from_it_holds_and_its_forgeries_do_not() -> None:
    found = aside_after_recusal()
    assert verdict(found).startswith("成立")
    for forged in forgeries_of_the_recused(found):
        assert verdict(forged).startswith("no: ")


def test_what_the_published_fingerprints_bind(alone: Path) -> None:
    found = fallen_out()
    later = sealed(put(found, ("recusals", 0, "reason"), "另一个理由"))
    assert verdict(later).startswith("成立")
    assert verdict(later, published=found["digest"]) == "no: 不成立：不是所公布的那份证书"
    assert verdict(found, published=found["digest"], announced=found["announced_as"])[:2] == "成立"
    assert "与事先公告的指纹不符" in verdict(found, announced="0" * 64)
    assert "与事先公开的骰子结果不符" in verdict(found, dice="9" * 20)
    assert verdict(found, dice=DICE).startswith("成立")
    (alone / "c.json").write_text(law.written(found), encoding="utf-8")
    assert run(alone, "c.json", "--announced", found["announced_as"].upper()).returncode == 0
    assert run(alone, "c.json", "--announced", "0" * 64).returncode == 1
    assert run(alone, "c.json", "--dice", "3141 5926 5358 9793 2384").returncode == 0
    assert run(alone, "c.json", "--dice", "9" * 20).returncode == 1


def test_a_list_edited_after_the_seed_is_refused() -> None:
    """One object taken out of the pool, everything after it done again: the root gives it away."""
    drawing = a_drawing()
    first = law.certificate(drawing)["drawn"][0]["id"]
    fewer = Pool([e for e in drawing.objects.entries if e.id != first], Unit.PLACE)
    forged = remade(dict(drawing.announcement), fewer, drawing.inspectors, dict(drawing.given))
    assert "名录被改动过" in verdict(forged)


def test_a_pool_shrunk_with_its_announcement_has_another_fingerprint_and_no_witness() -> None:
    drawing = a_drawing()
    fewer = Pool(drawing.objects.entries[:-1], Unit.PLACE)
    told = announcement(a_plan(), fewer, drawing.inspectors)
    forged = remade(told, fewer, drawing.inspectors, dict(drawing.given))
    assert "与其承诺不符" in verdict(forged)
    redone = remade(told, fewer, drawing.inspectors, given(told))  # the witnesses join in
    assert verdict(redone).startswith("成立")
    assert verdict(redone, announced=announced_as(drawing.announcement)).startswith("no: ")


def test_dice_ground_until_they_please_need_the_witnesses_and_the_moment() -> None:
    """Nobody can try dice before the secrets are told; dice before their moment are refused."""
    drawing = a_drawing()
    value = given(dict(drawing.announcement), dice="27182818284590452353")
    early = {**value, "at": (THROWN - timedelta(minutes=1)).isoformat()}
    forged = remade(dict(drawing.announcement), drawing.objects, drawing.inspectors, early)
    assert "早于公告的时刻" in verdict(forged)


def test_a_redraw_cites_the_old_draw() -> None:
    old = a_certificate()
    cited = {"draw": "抽2026-001", "digest": old["digest"], "reason": "见证人未到场"}
    assert verdict(a_certificate(plan=a_plan(number="抽2026-002", redraw_of=cited)))[:2] == "成立"
    empty = a_plan(number="抽2026-002", redraw_of={**cited, "reason": " "})
    assert "重抽的理由" in verdict(a_certificate(plan=empty))


def test_fewer_than_three_witnesses_or_too_few_dice_are_refused() -> None:
    told = dict(a_drawing().announcement)
    for change, said in (({"throws": 19}, "掷骰次数太少"), ({"sides": 5}, "掷骰次数太少"),
                         ({"witnesses": ["甲", "乙"]}, "少于三人")):  # fmt: skip
        with pytest.raises(verifier.Wrong, match=said):
            verifier.source({**told, "source": {**told["source"], **change}})


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (
            public_figure("示例", "七位数", day=THROWN.date(), digits=7, moment=THROWN),
            {"value": "0042137", "at": THROWN.isoformat()},
        ),
        (
            beacon("示例", round=59_880_000, genesis=0, period=30),
            {
                "round": 59_880_000,
                "signature": "ab" * 48,
                "at": THROWN.isoformat(),
            },
        ),
    ],
)
def test_the_other_sources(source: dict[str, Any], value: dict[str, Any]) -> None:
    some, people = objects(), inspectors()
    told = announcement(a_plan(source=source), some, people)
    if "signature" in value:
        at = datetime.fromisoformat(source["moment"])
        signed = verifier.hashlib.sha256(bytes.fromhex(value["signature"])).hexdigest()
        value = {**value, "value": signed, "at": at.isoformat()}
        assert at > FROZEN + timedelta(hours=1)
    when = datetime.fromisoformat(value["at"]) + timedelta(minutes=1)
    drawing = law.Drawing(told, value, some, people, when)
    found = json.loads(json.dumps(law.certificate(drawing)))
    assert verdict(found).startswith("成立")
    for key in value:
        assert verdict(sealed(put(found, ("given", key), "7" * 7))).startswith("no: ")


def test_a_large_pool_lies_beside_and_is_bound_to_the_last_byte(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law, "INLINE", 20)
    drawing = a_drawing()
    found = json.loads(json.dumps(law.certificate(drawing)))
    assert found["pools"]["objects"] == {"file": "objects.jsonl"}
    (alone / "c.json").write_text(law.written(found), encoding="utf-8")
    missing = run(alone, "c.json")
    assert missing.returncode == 1 and "不能证明没有漏过" in missing.stdout
    part = run(alone, "c.json", "--proofs-only")
    assert part.returncode == 0 and part.stdout.startswith("部分成立")
    file, data = alone / "objects.jsonl", law.pool_file(drawing.objects).encode()
    file.write_bytes(data)
    assert run(alone, "c.json").stdout.startswith("成立")
    for place in range(0, len(data), 7):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert verdict(found, alone).startswith("no: "), place
    file.write_bytes(data[:-1])
    assert verdict(found, alone).startswith("no: ")


def test_proofs_alone_still_refuse_a_forged_line_ticket_or_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law, "INLINE", 20)
    found = json.loads(json.dumps(law.certificate(a_drawing())))
    assert verdict(found, tmp_path, proofs_only=True).startswith("部分成立")
    for path in leaves(found["drawn"], ("drawn",)):
        value: Any = found
        for key in path:
            value = value[key]
        for other in others(value):
            if other != value:
                forged = sealed(put(found, path, other))
                assert verdict(forged, tmp_path, proofs_only=True).startswith("no: "), path


def test_a_pool_with_one_id_or_one_firm_twice_is_refused_by_the_verifier_too() -> None:
    extra = objects().entries[3]
    twin = Entry("ZZ9", "示例另名店", extra.holder, extra.site, extra.stratum, extra.risk)
    drawing = a_drawing(objects=Pool([*objects().entries, twin], Unit.PLACE))
    assert "同一主体" in verdict(json.loads(canonical(law.certificate(drawing))))
    again = Entry(extra.id, "示例另名店", "", "示例路999号", "heating", "low")
    drawing = a_drawing(objects=Pool([*objects().entries, again], Unit.PLACE))
    assert "重复" in verdict(json.loads(canonical(law.certificate(drawing))))


def test_what_fits_together_and_may_not_be_is_refused() -> None:
    forged = consistent_forgeries()
    said = {name: verdict(text) for name, text in forged.items()}
    assert {name for name, line in said.items() if not line.startswith("no: ")} == set()
    assert not [line for line in said.values() if "证书的结构不对" in line]
    assert "密语太短" in said["a short secret"] and "公告早于" in said["announced before frozen"]


@pytest.mark.parametrize("name", ["witnesses_1.json", "figure_1.json"])
def test_certificates_of_the_first_version_are_still_read_and_still_bound(name: str) -> None:
    """Written before dice were told before the secrets; a file of then, byte for byte."""
    data = (OLD / name).read_bytes()
    assert str(verifier.verify(data, SCRIPT.parent)).startswith("成立")
    for place in range(len(data)):
        forged = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert not verifier.judged(forged, SCRIPT.parent)[0], place
    found = json.loads(data)
    newer = sealed({**found, "kind": law.KIND})
    assert verdict(newer).startswith("no: ")


def test_help_is_told_and_a_command_that_is_not_understood_says_why(alone: Path) -> None:
    assert (
        run(alone, "--help").returncode == 0 and "--announced 指纹" in run(alone, "--help").stdout
    )
    (alone / "c.json").write_text(sound(), encoding="utf-8")
    for words, said in (
        ([], "用法"), (["c.json", "c.json"], "用法"), (["c.json", "--anounced", "x"], "不认识"),
        (["c.json", "--announced"], "指纹"), (["c.json", "--announced", ""], "指纹"),
        (["c.json", "--dice"], "骰子"), (["c.json", "--dice", "x"], "骰子"),
        (["c.json", "--digest", "abc"], "指纹"), (["--commit"], "用法"),
        (["--commit", "xyz", "演示见证甲"], "公告指纹"), (["--commit", "0" * 64, " "], "姓名"),
    ):  # fmt: skip
        result = run(alone, *words)
        assert (result.returncode, result.stderr) == (1, ""), words
        assert len(result.stdout.splitlines()) == 1 and said in result.stdout, words


@pytest.mark.parametrize("secret", ["", "eleven sign", "  eleven sign  "])
def test_a_secret_that_could_be_found_out_is_not_committed_to(alone: Path, secret: str) -> None:
    words = [sys.executable, "-I", "-S", "mingjing_verify.py", "--commit", "0" * 64, "演示见证甲"]
    result = subprocess.run(words, cwd=alone, input=secret + "\n", capture_output=True, text=True,
                            check=False)  # fmt: skip
    assert result.returncode == 1 and "请另选一句" in result.stdout
    assert "Traceback" not in result.stderr


def test_both_programs_make_the_same_seed_and_commitment(
    alone: Path,
) -> None:
    told = dict(a_drawing().announcement)
    found = a_certificate()
    assert seed_of(told, given(told)) == found["seed"]
    result = subprocess.run(
        [sys.executable, "mingjing_verify.py", "--commit", announced_as(told), "演示见证甲"],
        cwd=alone, input="frost on the north window\n", capture_output=True, text=True, check=True,
    )  # fmt: skip
    expected = commitment(announced_as(told), "演示见证甲", "frost on the north window")
    assert result.stdout.split()[-1] == expected
