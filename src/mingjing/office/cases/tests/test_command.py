"""The same refusals from the command line, through the same door."""

import pytest
from typer.testing import CliRunner, Result

from mingjing.office.cases.models import Case
from mingjing.office.config.cli import app
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.models import Role
from tests.cast import START, Office, also, at, do, everything_written, walk_on, walk_to

EVIDENCE = ("--set", "identity_shown=on", "--set", "content=现场照片")
AT = ("--at", "2023-01-03T20:00")


def act(case: Case, step: str, *more: str) -> Result:
    return CliRunner().invoke(app, ["act", "do", case.number, step, *AT, *more])


def test_a_lawful_step_is_made(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    result = act(case, "take_evidence", "--by", "a", "--by", "b", *EVIDENCE)
    assert result.exit_code == 0, result.output
    assert "收集证据" in result.stdout and "调查取证" in result.stdout
    entry = entries_of("case", case.pk).last()
    assert entry is not None and entry.verb == "take_evidence"
    assert [a["name"] for a in entry.actors] == ["演示甲", "演示乙"]


@pytest.mark.parametrize(
    ("last", "step", "by", "form", "sentence", "article"),
    [
        ("approve_filing", "take_evidence", "a", EVIDENCE, "不得少于两人", "第四十二条"),
        ("approve_filing", "take_evidence", "a e", EVIDENCE, "无效或已过期", "第四十二条"),
        ("review_penalty", "decide_penalty", "l", (), "须先告知拟处罚", "第五十七条"),
        (
            "hear_on_the_spot",
            "decide_on_the_spot",
            "a b",
            ("--set", "kinds=罚款", "--set", "fine=3001", "--set", "facts_certain=on",
             "--set", "reason=事实"),
            "三千元",
            "第五十一条",
        ),
    ],
)  # fmt: skip
def test_an_unlawful_step_exits_with_sentence_and_article(
    office: Office, last: str, step: str, by: str, form: tuple[str, ...], sentence: str,
    article: str,
) -> None:  # fmt: skip
    case = walk_to(office, last, summary=last.endswith("on_the_spot"))
    written = everything_written()
    people = [word for name in by.split() for word in ("--by", name)]
    result = act(case, step, *people, *form)
    assert result.exit_code == 1
    assert sentence in result.stderr and article in result.stderr
    assert everything_written() == written


def test_an_investigator_is_refused_as_reviewer(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "approve_filing")
    do(office, case, "question", at(START, 13), by=[office.second, both])
    case = walk_on(office, case, "conclude_investigation", at(START, 14))
    form = ("--set", "result=pass", "--set", "opinion=同意")
    result = act(case, "review_penalty", "--by", "both", *form)
    assert result.exit_code == 1
    assert "本案调查人员不得审核本案" in result.stderr and "法制审核制度" in result.stderr


def test_what_was_mistyped_exits_differently(office: Office) -> None:
    case = walk_to(office, "serve")
    missing = act(case, "pay", "--by", "c")
    assert missing.exit_code == 2 and "amount" in missing.stderr
    much = act(case, "pay", "--by", "c", "--set", "amount=5001", "--set", "receipt=P1")
    assert much.exit_code == 2 and "本案待缴 5000 元" in much.stderr


def test_unknown_names_are_said_to_be_unknown(office: Office) -> None:
    case = walk_to(office, "register_lead")
    for words in (
        ["act", "do", "P1999-0001", "pay", "--by", "a"],
        ["act", "do", case.number, "no_such_step", "--by", "a"],
        ["act", "do", case.number, "verify_lead", "--by", "nobody"],
        ["act", "do", case.number, "verify_lead", "--by", "a", "--at", "tomorrow"],
    ):
        assert CliRunner().invoke(app, words).exit_code == 2, words


def test_the_steps_are_listed_with_their_reasons(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    result = CliRunner().invoke(app, ["act", "steps", case.number, "--by", "a"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any(line.startswith("可办  notify_penalty") for line in lines)
    assert any(line.startswith("不可  decide_penalty") for line in lines)
    assert "行政处罚法第五十七条" in result.stdout


PRESERVE = ("--set", "may_be_lost=on", "--set", "goods=钢瓶 2 只", "--set", "reason=可能被转移")
TAKE = (
    *("--set", "identity_shown=on", "--set", "goods=钢瓶 2 只", "--set", "relevant=on"),
    *("--set", "kept_at=示例库房"),
)


def beside(number: str, step: str, *more: str) -> Result:
    return CliRunner().invoke(app, ["act", "do", number, step, *AT, *more])


def test_a_small_procedure_is_begun_and_goes_on_under_its_own_number(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    result = beside(case.number, "approve_preservation", "--by", "l", *PRESERVE)
    assert result.exit_code == 0, result.output
    assert f"{case.number}-1" in result.stdout
    taken = ("preserve_evidence", "--by", "a", "--by", "b", *TAKE, "--set", "list_given=on")
    result = beside(f"{case.number}-1", *taken)
    assert result.exit_code == 0, result.output
    assert case.proceedings.get().stage == "preserved"


def test_a_step_beside_the_case_is_refused_with_sentence_and_article(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    assert beside(case.number, "approve_preservation", "--by", "l", *PRESERVE).exit_code == 0
    written = everything_written()
    result = beside(f"{case.number}-1", "preserve_evidence", "--by", "a", "--by", "b", *TAKE)
    assert result.exit_code == 1 and "清单" in result.stderr and "第五十六条" in result.stderr
    result = beside(case.number, "approve_preservation", "--by", "a")
    assert result.exit_code == 1 and "须由行政机关负责人办理" in result.stderr
    result = beside(case.number, "approve_preservation", "--by", "l")
    assert result.exit_code == 2 and "goods" in result.stderr
    assert beside(f"{case.number}-1", "pay", "--by", "l").exit_code == 2
    assert everything_written() == written


def test_the_steps_beside_a_case_are_listed_with_the_number_that_makes_them(
    office: Office,
) -> None:
    case = walk_to(office, "approve_filing")
    assert beside(case.number, "approve_preservation", "--by", "l", *PRESERVE).exit_code == 0
    result = CliRunner().invoke(app, ["act", "steps", case.number, "--by", "l"])
    lines = result.stdout.splitlines()
    assert any(
        line.startswith("不可  preserve_evidence") and line.endswith(f"{case.number}-1")
        for line in lines
    )
    assert any(
        line.startswith("可办  approve_seizure") and line.endswith(case.number) for line in lines
    )


def test_what_waits_for_a_term_beside_the_case_tells_its_day(office: Office) -> None:
    """Served on 3 January, the fine is overdue from the 19th."""
    case = walk_to(office, "serve")
    given = ("--set", "rate_told=on", "--set", "reason=逾期未缴")
    result = beside(case.number, "impose_surcharge", "--by", "l", *given)
    assert result.exit_code == 1 and "最早可于 2023年1月19日 办理" in result.stderr
