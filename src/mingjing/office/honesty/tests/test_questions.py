"""A question from its raising to its end: who may what, what is refused, what every reader sees."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from mingjing.law.honesty.rules import RULES, innocent_cases
from mingjing.office.config.commands import honesty
from mingjing.office.honesty.access import visible_questions
from mingjing.office.honesty.actions import Made, perform, run_check
from mingjing.office.honesty.models import Question
from mingjing.office.honesty.tests.scene import inspect
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.cast import Office, an_office, at, deed_of
from tests.doors import door

pytestmark = pytest.mark.django_db
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
LATER = at(date(2024, 1, 8), 10)


@pytest.fixture
def office() -> Office:
    office = an_office()
    for n in range(24):
        inspect(office, at(date(2023, 3, 1) + timedelta(days=n)), 30, address=f"示例路 {n} 号")
    return office


def checked(office: Office) -> Made:
    return run_check(deed_of([office.supervisor], LATER), *YEAR)


def does(person: Person, row: Question, verb: str, **form: str) -> Question:
    return perform(row.pk, verb, deed_of([person], LATER, **form))


def reasons(person: Person, row: Question, verb: str, **form: str) -> set[str]:
    with pytest.raises(Refused) as no:
        does(person, row, verb, **form)
    return {r.guard for r in no.value.reasons}


def test_what_is_asked_again_stands_first_and_above_the_form_until_it_ends(
    office: Office, client: Client
) -> None:
    [row] = checked(office).questions
    does(office.investigator, row, "answer_question", answer="当日集中登记")
    does(office.supervisor, row, "ask_again", reason="请附当日的原始记录")
    client.force_login(office.investigator)
    page = client.get(f"/honesty/{row.number}/").content.decode()
    asked, meaning = page.index("退回再问，请补充说明"), page.index("提出不等于认定")
    assert asked < meaning and "请附当日的原始记录" in page[asked:meaning]
    form = client.get(f"/honesty/{row.number}/do/answer_question/").content.decode()
    assert "退回再问：请附当日的原始记录" in form
    assert "<small>退回再问</small>" in client.get("/honesty/").content.decode()
    does(office.investigator, row, "answer_question", answer="见附件示例")
    assert "请补充说明" not in client.get(f"/honesty/{row.number}/").content.decode()


def test_a_check_raises_each_question_once_with_all_its_rows(office: Office) -> None:
    made = checked(office)
    [row] = made.questions
    assert (row.rule, row.unit, row.stage) == ("same_duration", office.brigade, "open")
    assert row.rows.count() == row.rows_count == 24 and float(row.chance) < 1e-6
    assert made.check.tests >= 2 and any(rule == "even_months" for rule, _, _ in made.check.silent)
    again = run_check(deed_of([office.leader], LATER), *YEAR)
    assert again.questions == () and again.check.found == 1 and Question.objects.count() == 1
    assert Entry.objects.filter(verb="raise_question").count() == 1


def test_only_who_sees_all_may_check_and_only_what_is_past(office: Office) -> None:
    for person in (office.investigator, office.administrator, office.stranger):
        with pytest.raises(Refused):
            run_check(deed_of([person], LATER), *YEAR)
    with pytest.raises(Invalid):
        run_check(deed_of([office.supervisor], LATER), date(2023, 5, 1), date(2023, 4, 1))
    with pytest.raises(Invalid):
        run_check(deed_of([office.supervisor], LATER), YEAR[0], date(2024, 2, 1))
    assert not Question.objects.exists() and not Entry.objects.filter(verb="run_check").exists()


def test_answered_by_the_unit_sent_back_and_accepted_by_somebody_apart(office: Office) -> None:
    [row] = checked(office).questions
    does(office.investigator, row, "answer_question", answer="登记页默认半小时，没有改")
    does(office.supervisor, row, "ask_again", reason="请附当日的原始记录")
    row = does(office.second, row, "answer_question", answer="原始记录在检查本第 3 册")
    case = innocent_cases(row.rule)[1]
    row = does(office.supervisor, row, "accept_answer", reason="已核对检查本", innocent=case)
    assert (row.stage, row.innocent, row.closing) == ("accepted", case, "已核对检查本")
    told = [e.verb for e in entries_of("question", row.pk)]
    assert told == ["raise_question", "answer_question", "ask_again", "answer_question",
                    "accept_answer"]  # fmt: skip
    words = [e.payload.content.get("answer") for e in entries_of("question", row.pk)]
    assert "登记页默认半小时，没有改" in words  # the first answer is not lost
    row.refresh_from_db()
    assert replay("question", row.pk) == snapshot(row)


def test_nobody_answers_for_others_or_reads_their_own_answer(office: Office) -> None:
    [row] = checked(office).questions
    assert reasons(office.stranger, row, "answer_question", answer="与我无关") == {"concerned"}
    assert reasons(office.leader, row, "answer_question", answer="代为说明") == {"concerned"}
    assert reasons(office.supervisor, row, "answer_question", answer="x") >= {"post_fits"}
    assert reasons(office.investigator, row, "answer_question", answer=" ") == {"words_given"}
    assert "in_turn" in reasons(office.supervisor, row, "accept_answer", reason="免了",
                                innocent=innocent_cases(row.rule)[0])  # fmt: skip
    does(office.investigator, row, "answer_question", answer="如实")
    taken = {"reason": "可以", "innocent": innocent_cases(row.rule)[0]}
    assert "apart" in reasons(office.investigator, row, "accept_answer", **taken)
    no_case = reasons(office.supervisor, row, "accept_answer", reason="可以", innocent="编一个")
    assert no_case == {"case_named"}
    assert reasons(office.supervisor, row, "note_mended", reason="") == {"words_given"}
    assert does(office.leader, row, "note_mended", reason="已逐条更正").stage == "mended"


def test_a_mistaken_question_is_withdrawn_with_its_reason_and_stays(office: Office) -> None:
    [row] = checked(office).questions
    assert reasons(office.supervisor, row, "withdraw_question", reason="") == {"words_given"}
    row = does(office.supervisor, row, "withdraw_question", reason="门槛设得太低")
    assert row.stage == "withdrawn" and Question.objects.count() == 1


def test_the_bureau_sees_all_a_unit_its_own_and_another_unit_nothing(office: Office) -> None:
    checked(office)
    seen = {p.username: visible_questions(p).count() for p in (
        office.supervisor, office.leader, office.investigator, office.stranger)}  # fmt: skip
    assert seen == {"j": 1, "l": 1, "a": 1, "s": 0}


def test_settings_are_sentences_and_days_are_written_as_everywhere(office: Office) -> None:
    """A label that asks “how many” beside its answer is no sentence; 2023-03-01 is no date of a
    Chinese office."""
    for rule in RULES.values():
        for figure in rule.figures(LATER.date()):
            assert not any(word in figure.label for word in ("几", "多少")), figure.label
    [row] = checked(office).questions
    page = door(office.investigator).get(f"/honesty/{row.number}/").content.decode()
    assert "2023年3月1日 09:00 起 30 分钟" in page and "同一时长的份额超过 50%" in page
    assert not re.search(r"20\d\d-\d\d-\d\d", page.split("<main")[1].split("</main>")[0])


def test_the_pages_from_the_check_to_the_accepted_answer(office: Office) -> None:
    bureau, unit = door(office.supervisor), door(office.investigator)
    form = bureau.get("/honesty/checks/new/").content.decode()
    assert "核实一段时间" in form
    answer = bureau.post("/honesty/checks/new/", {"since": "2023-01-01", "until": "2023-12-31"})
    assert answer.status_code == 303
    run = bureau.get(answer["Location"]).content.decode()
    assert "数量太少，不能判断" in run and "各条规则" in run
    assert "2023年1月1日至2023年12月31日" in run
    row = Question.objects.get()
    page = unit.get(f"/honesty/{row.number}/").content.decode()
    assert page.count("/inspections/JC2023-") == 24 and "提出不等于认定" in page
    assert "按半小时、一刻钟取整填写" in page  # the innocent cases stand beside the question
    assert unit.get("/honesty/checks/new/").status_code == 409
    assert unit.get(answer["Location"]).status_code == 404
    said = unit.post(f"/honesty/{row.number}/do/answer_question/", {"answer": "取整填写"})
    assert said.status_code == 303
    blank = bureau.post(f"/honesty/{row.number}/do/accept_answer/", {"reason": "已核对"})
    assert blank.status_code == 422
    taken = {"reason": "已核对", "innocent": innocent_cases(row.rule)[0]}
    assert bureau.post(f"/honesty/{row.number}/do/accept_answer/", taken).status_code == 303
    assert "取整填写" in unit.get(f"/honesty/{row.number}/").content.decode()
    assert door(office.stranger).get(f"/honesty/{row.number}/").status_code == 404
    listed = bureau.get("/honesty/?state=accepted&group=alike").content.decode()
    assert row.number in listed
    assert row.number not in bureau.get("/honesty/?state=open").content.decode()


def test_one_answer_does_for_all_questions_of_a_rule(office: Office) -> None:
    """Two sittings of the same person entered many past days each: one power cut explains both."""
    for month in (5, 6):
        for n in range(12):
            start = at(date(2023, month, 1) + timedelta(days=n), 9, 3 * n)
            long, entered = 20 + n, at(date(2023, month + 1, 20), 15, n)
            inspect(office, start, long, address=f"示例路 {month}-{n} 号",
                    late=entered - start - timedelta(minutes=long))  # fmt: skip
    made = run_check(deed_of([office.supervisor], LATER), *YEAR)
    rows = [q for q in made.questions if q.rule == "entry_burst"]
    assert len(rows) == 2
    unit, page = door(office.investigator), f"/honesty/{rows[0].number}/alike/"
    shown = unit.get(f"/honesty/{rows[0].number}/").content.decode()
    assert "一并说明同类的 2 项" in shown
    form = unit.get(page).content.decode()
    assert all(row.sentence in form for row in rows)
    assert unit.post(page, {"answer": "停电", "seen": 1}).status_code == 422
    assert unit.post(page, {"answer": " ", "seen": 2}).status_code == 422
    assert not Question.objects.exclude(stage="open").exists()
    assert unit.post(page, {"answer": "停电，纸质记录次月补录", "seen": 2}).status_code == 303
    answered = Question.objects.filter(stage="answered")
    assert set(answered.values_list("pk", "answer")) == {
        (row.pk, "停电，纸质记录次月补录") for row in rows
    }
    assert Entry.objects.filter(verb="answer_question").count() == 2
    assert unit.get(page).status_code == 409  # it is answered
    assert door(office.supervisor).get(page).status_code == 409
    assert door(office.stranger).get(page).status_code == 404


def test_a_row_that_the_reader_may_not_open_is_told_as_such(office: Office) -> None:
    """A question to a unit about a colleague's work for another unit opens no foreign record."""
    [row] = checked(office).questions
    row.rows.filter(number="JC2023-00001").update(key=999_999)
    page = door(office.investigator).get(f"/honesty/{row.number}/").content.decode()
    assert "不在您的查看范围" in page and "/inspections/JC2023-00001/" not in page


def test_lists_and_records_stay_within_their_budget(office: Office) -> None:
    [row] = checked(office).questions
    bureau = door(office.supervisor)
    for url, most in (("/honesty/", 8), (f"/honesty/{row.number}/", 12), ("/honesty/checks/", 8),
                      ("/honesty/checks/HC2024-001/", 12), ("/honesty/rules/", 6)):  # fmt: skip
        bureau.get(url)
        with CaptureQueriesContext(connection) as caught:
            assert bureau.get(url).status_code == 200
        assert len(caught) <= most, f"{url}: {len(caught)}"


def test_the_command_tells_without_raising_and_raises_for_who_may(office: Office) -> None:
    words = ["run", "--from", "2023-01-01", "--to", "2023-12-31"]
    plain = CliRunner().invoke(honesty.app, words)
    assert plain.exit_code == 0 and "时长几乎都相同" in plain.output
    assert not Question.objects.exists()
    raised = CliRunner().invoke(honesty.app, [*words, "--by", "j", "--json"])
    told = json.loads(raised.stdout)
    [one] = told["found"]
    assert one["question"] == Question.objects.get().number and len(one["rows"]) == 24
    refused = CliRunner().invoke(honesty.app, [*words, "--by", "a"])
    assert refused.exit_code == 1 and "由执法监督人员" in refused.stderr
    assert CliRunner().invoke(honesty.app, [*words, "--by", "nobody"]).exit_code == 2
    turned = ["run", "--from", "2023-12-31", "--to", "2023-01-01"]
    assert CliRunner().invoke(honesty.app, turned).exit_code == 2
