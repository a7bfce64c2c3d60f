"""Pages of draws: steps by forms, reasons where one may not, and what everybody may read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.law.draw.announce import Source
from mingjing.office import web
from mingjing.office.draws.actions import perform
from mingjing.office.draws.forms import AnnounceForm
from mingjing.office.draws.models import Draw
from mingjing.office.draws.paper import certificate_pdf, told_on_paper
from mingjing.office.draws.pools import certificate_of, drawn_of
from mingjing.office.draws.queries import as_row, drawn_count, outcome_of, results_of
from mingjing.office.draws.tests.scene import (
    DAY,
    DICE,
    NAMES,
    SECRETS,
    THROWN,
    WANTED,
    announced,
    by,
    clock,
    commitments,
    drawn,
    figure,
    first_of,
    frozen,
    published,
    registers,
    some_places,
)
from mingjing.office.inspections.models import DrawnObject, Inspection, Kind
from mingjing.office.parties.models import Place
from tests.cast import Office, an_office, at
from tests.doors import door, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_draw_is_made_from_the_first_form_to_the_certificate(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the forms alone: freeze, announce, take a public figure, draw, publish."""
    registers(office)
    start = at(DAY, 14)
    clock(monkeypatch, start)
    clerk, leader = door(office.clerk), door(office.leader)

    def now(minutes: int) -> None:
        clock(monkeypatch, start + timedelta(minutes=minutes))

    tickets = {f"tickets_{risk}": n for risk, n in WANTED.tickets.items()}
    answer = clerk.post("/draws/new/", {"title": "示例抽取", "quota_gas": 2, "per_object": 2,
                                        **tickets})  # fmt: skip
    draw = Draw.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/draws/{draw.number}/")
    base = f"/draws/{draw.number}/do/"
    source = {"kind": "figure", "moment": f"{start + timedelta(minutes=4):%Y-%m-%dT%H:%M}",
              "publisher": "示例中心", "figure": "七位数", "digits": 7}  # fmt: skip
    now(1)
    assert leader.post(f"{base}announce_source/", source).status_code == 303
    now(3)
    early = clerk.post(f"{base}take_public_value/", {"value": "0042137"})
    assert early.status_code == 409 and "不是公告的来源" in text(early)
    now(5)
    assert clerk.post(f"{base}take_public_value/", {"value": "0042137"}).status_code == 303
    now(6)
    assert clerk.post(f"{base}draw_lots/").status_code == 303
    page = text(clerk.get(f"/draws/{draw.number}/"))
    assert "抽中的对象" in page and "公布证书" in page
    assert Client().get(f"/open/draws/{draw.number}.json").status_code == 404
    assert "结果尚未公布" in text(Client().get(f"/open/draws/{draw.number}/"))
    now(7)
    assert clerk.post(f"{base}publish_certificate/").status_code == 303
    public = Client().get(f"/open/draws/{draw.number}.json")
    draw.refresh_from_db()
    assert text(public) == draw.certificate and json.loads(draw.certificate)["kind"]


def test_witnesses_are_asked_one_by_one_for_commitment_and_secret(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers(office)
    draw = announced(office, frozen(office))
    clock(monkeypatch, THROWN - timedelta(days=2))
    clerk = door(office.clerk)
    address = f"/draws/{draw.number}/do/record_commitments/"
    assert all(f"{name}的承诺" in text(clerk.get(address)) for name in NAMES)
    handed = {f"commitment_{n}": c["commitment"] for n, c in enumerate(commitments(draw))}
    assert clerk.post(address, handed).status_code == 303
    address = f"/draws/{draw.number}/do/record_dice/"
    clock(monkeypatch, THROWN + timedelta(minutes=4))
    spaced = {"dice": "31415 92653 58979 32384", "again": DICE}
    typo = clerk.post(address, {**spaced, "again": "9" + DICE[1:]})
    assert typo.status_code == 422 and "两遍不相同" in text(typo)
    assert clerk.post(address, spaced).status_code == 303
    assert "请见证人看过以后再说出密语" in text(clerk.get(f"/draws/{draw.number}/"))
    address = f"/draws/{draw.number}/do/reveal_secrets/"
    told = {f"secret_{n}": s for n, s in enumerate(SECRETS)}
    clock(monkeypatch, THROWN + timedelta(minutes=5))
    wrong = clerk.post(address, {**told, "secret_1": "something else"})
    assert wrong.status_code == 422 and f"与{NAMES[1]}的承诺不符" in text(wrong)
    assert f"与{NAMES[0]}的承诺不符" not in text(wrong)
    good = clerk.post(address, told)
    assert good.status_code == 303
    draw.refresh_from_db()
    assert draw.stage == "seeded" and draw.given["dice"] == DICE
    assert SECRETS[0] not in text(Client().get(f"/open/draws/{draw.number}/"))


def test_a_source_without_its_fields_is_asked_again(office: Office) -> None:
    registers(office)
    draw = frozen(office)
    answer = door(office.leader).post(
        f"/draws/{draw.number}/do/announce_source/",
        {"kind": "beacon"},
    )
    assert answer.status_code == 422
    assert text(answer).count("请填写这一项") >= 4


def test_each_source_shows_its_own_fields_and_each_has_its_rule_of_style() -> None:
    fields = AnnounceForm.base_fields
    when = {name: str(field.widget.attrs["data-when"]).split()
            for name, field in fields.items() if "data-when" in field.widget.attrs}  # fmt: skip
    assert set(when) == set(fields) - {"kind"} and not any(fields[n].required for n in when)
    assert when["moment"] == ["kind-witnesses", "kind-figure"]
    wanted = {choice for choices in when.values() for choice in choices}
    style = (Path(web.__file__).parent / "static/web/parts.css").read_text()
    assert set(re.findall(r"\.when-(kind-[\w-]+)", style)) == wanted
    assert wanted == {f"kind-{source}" for source in Source}


def test_the_page_says_who_acts_next_and_why_later_steps_wait(office: Office) -> None:
    registers(office)
    draw = frozen(office)
    page = text(door(office.clerk).get(f"/draws/{draw.number}/"))
    assert "等待行政机关负责人办理" in page and "尚不能抽取" in page
    assert "公告随机数来源" in page and f"/draws/{draw.number}/do/announce_source/" not in page
    mine = text(door(office.leader).get(f"/draws/{draw.number}/"))
    assert f"/draws/{draw.number}/do/announce_source/" in mine
    refused = door(office.investigator).get(f"/draws/{draw.number}/do/draw_lots/")
    assert refused.status_code == 409 and "须由内勤人员办理" in text(refused)


def test_faults_of_the_registers_are_told_line_by_line(office: Office) -> None:
    registers(office)
    first, other = Place.objects.order_by("pk")[:2]
    Place.objects.filter(pk=other.pk).update(name=first.name, address=first.address)
    tickets = {f"tickets_{risk}": n for risk, n in WANTED.tickets.items()}
    form = {"title": "示例", "quota_gas": 2, "per_object": 2, **tickets,
            "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}"}  # fmt: skip
    answer = door(office.clerk).post("/draws/new/", form)
    assert answer.status_code == 422 and "同一地址列入两次" in text(answer)
    few = door(office.clerk).post("/draws/new/", {**form, "quota_gas": 70})
    assert "不能抽取 70 个" in text(few) and not Draw.objects.exists()


def test_falling_out_is_offered_for_who_was_drawn_only(office: Office) -> None:
    registers(office)
    draw = drawn(office)
    leader = door(office.leader)
    one = first_of(draw)
    page = text(leader.get(f"/draws/{draw.number}/do/recuse_inspector/"))
    assert all(p["name"] in page for p in one["inspectors"])
    pair = f"{one['id']}|{one['inspectors'][0]['id']}"
    when = f"{THROWN + timedelta(hours=3):%Y-%m-%dT%H:%M}"
    answer = leader.post(f"/draws/{draw.number}/do/recuse_inspector/",
                         {"pair": pair, "reason": "近亲属", "at": when})  # fmt: skip
    assert answer.status_code == 303
    draw.refresh_from_db()
    assert draw.recusals[0]["inspector"] == one["inspectors"][0]["id"]
    page, person = text(leader.get(f"/draws/{draw.number}/")), one["inspectors"][0]
    told = f"{person['name']}（{person['id']}）对{one['leaf'][1]}（{one['id']}）回避"
    assert told in page and "近亲属" in page


def test_everybody_sees_a_published_draw_with_chances_and_files(office: Office) -> None:
    registers(office)
    draw = published(office, drawn(office))
    everybody = Client()
    page = text(everybody.get(f"/open/draws/{draw.number}/"))
    assert draw.digest in page and "33.3333%" in page and "data-verify" in page
    assert draw.number in text(everybody.get("/open/draws/"))
    assert page.count('data-label="抽查结果">等待检查') == len(results_of(draw))
    lines = text(everybody.get(f"/open/draws/{draw.number}/objects.jsonl")).splitlines()
    assert len(lines) == 9
    assert everybody.get(f"/open/draws/{draw.number}/nothing.jsonl").status_code == 404
    program = text(everybody.get("/open/draws/mingjing_verify.py"))
    assert program.startswith("#!/usr/bin/env python3")
    assert "验算程序" in text(everybody.get("/open/draws/check/"))


def test_what_came_of_a_drawn_object_is_told_in_words_with_its_day() -> None:
    found = Inspection(result="fixed", day=date(2023, 5, 4))
    assert outcome_of(found) == "问题已当场改正（2023年5月4日）"
    assert outcome_of(None) == "等待检查"


def test_a_draw_is_not_public_before_its_announcement_and_stays_when_void(office: Office) -> None:
    registers(office)
    draw = frozen(office)
    assert Client().get(f"/open/draws/{draw.number}/").status_code == 404
    draw = announced(office, draw, figure())
    perform(draw.pk, "void_draw", by(office.leader, at(draw.last_act_at.date(), 15), reason="误设"))  # type: ignore[union-attr]
    page = text(Client().get(f"/open/draws/{draw.number}/"))
    assert "本次抽取已作废" in page and "误设" in page


def test_the_paper_is_a_pdf_and_the_object_tells_its_years(office: Office) -> None:
    registers(office)
    draw = published(office, drawn(office))
    clerk = door(office.clerk)
    paper = clerk.get(f"/draws/{draw.number}/certificate.pdf")
    assert paper.content.startswith(b"%PDF") and paper["Content-Type"] == "application/pdf"
    later = THROWN + timedelta(days=9)
    second = frozen(office, moment=THROWN + timedelta(days=1))
    code = first_of(draw)["id"]
    page = text(clerk.get(f"/draws/objects/{code}/"))
    assert "抽中" in page and "尚未抽取" in page and "55.5556%" not in page
    second = announced(office, second, figure(later))
    perform(second.pk, "take_public_value", by(office.clerk, later, value="0042137"))
    perform(second.pk, "draw_lots", by(office.clerk, later + timedelta(minutes=1)))
    page = text(clerk.get(f"/draws/objects/{code}/"))
    assert "尚未抽取" not in page and "55.5556%" in page  # a third twice: 1 - (2/3)²
    assert clerk.get("/draws/objects/CS999999/").status_code == 404


def test_a_visit_to_a_drawn_object_starts_with_the_people_drawn_for_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever unit they are of; who plans it is not put among them."""
    registers(office)
    draw = published(office, drawn(office))
    clock(monkeypatch, THROWN + timedelta(days=1))
    people = {office.investigator, office.second, office.stranger}
    for handed in DrawnObject.objects.filter(draw=draw.number):
        link = f"/visits/new/?drawn={handed.pk}"
        assert f'href="{link}"' in text(door(office.investigator).get(f"/draws/{draw.number}/"))
        form = door(office.investigator).get(link).context["form"]
        [asked] = {tuple(form["officers"].value())}
        units = form.fields["officers"].widget.choices
        offered = {key for _, people_of_it in units for key, _ in people_of_it}
        assert list(asked) == handed.inspectors and set(asked) <= offered
        assert form["place"].value() == handed.place_id and form["kind"].value() == Kind.RANDOM
    outsider = [d for d in DrawnObject.objects.all() if office.stranger.pk in d.inspectors]
    assert outsider and {p.pk for p in people} >= set(outsider[0].inspectors)
    assert "drawn=" not in text(door(office.supervisor).get(f"/draws/{draw.number}/"))


def test_what_the_city_drew_is_taken_over_with_its_objects(office: Office) -> None:
    places = some_places(office, 3)
    clerk = door(office.clerk)
    form = {"draw": "市级任务 12 号", "platform": "市级监管平台", "area": "gas",
            "day": "2023-04-12", "codes": f"CS{places[0].pk:06d}\n{places[1].name}"}  # fmt: skip
    assert clerk.post("/draws/import/", form).status_code == 303
    assert {d.place for d in DrawnObject.objects.filter(platform="市级监管平台")} == set(places[:2])
    tomorrow = f"{timezone.localdate() + timedelta(days=1)}"
    ahead = clerk.post("/draws/import/", {**form, "draw": "明天的", "day": tomorrow})
    assert ahead.status_code == 422 and "抽取日期在将来" in text(ahead)
    wrong = clerk.post("/draws/import/", {**form, "codes": "没有这家店"})
    assert wrong.status_code == 422 and "找不到：没有这家店" in text(wrong)


def test_the_list_leads_to_each_draw(office: Office) -> None:
    assert "还没有抽取" in text(door(office.clerk).get("/draws/"))
    registers(office)
    draw = drawn(office)
    page = text(door(office.supervisor).get("/draws/"))
    assert draw.number in page and "已抽取" in page
    assert len(drawn_of(draw)) == len(certificate_of(draw)["drawn"]) == 3


def test_the_list_tells_the_day_of_the_office_and_reads_no_certificate(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    """At seven in the morning it is yesterday in Greenwich."""
    registers(office)
    assert as_row(frozen(office, moment=at(date(2023, 4, 4), 7))).cells[2] == date(2023, 4, 4)
    draw = drawn(office)
    assert drawn_count(draw) == len(drawn_of(draw)) == 3
    client = door(office.clerk)
    with django_assert_max_num_queries(20) as seen:
        client.get("/draws/")
    assert not [q for q in seen.captured_queries if '"certificate"' in q["sql"]]


def test_a_sign_that_no_font_draws_is_told_on_the_paper_by_its_code(office: Office) -> None:
    registers(office)
    rare = chr(0x323B0)
    Place.objects.filter(name="示例1号点（虚构）").update(name=f"示例{rare}号点（虚构）")
    draw = drawn(office, replace(WANTED, quotas={"gas": 6, "drainage": 1}))
    data = told_on_paper(draw)
    assert rare not in str({**data, "qr": ""}) and data["rare"] == "〔U+323B0〕"
    assert certificate_pdf(draw).startswith(b"%PDF")
    assert rare in draw.certificate
