"""A leader who wants to choose the result tries what he can; nothing of it works unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from mingjing.law.draw.announce import announced_as
from mingjing.law.draw.seed import seed_of
from mingjing.office.config.commands import journal
from mingjing.office.draws.actions import freeze, perform
from mingjing.office.draws.facts import uncited
from mingjing.office.draws.models import Draw, FrozenPool, PoolPlace
from mingjing.office.draws.pools import frozen_pools, packed
from mingjing.office.draws.tests.scene import (
    DAY,
    DICE,
    SECRETS,
    THROWN,
    WANTED,
    announced,
    by,
    clock,
    commitments,
    committed,
    drawn,
    figure,
    frozen,
    outside,
    published,
    registers,
    reveals,
    seeded,
    thrown,
)
from mingjing.office.journal.shapes import Refused
from mingjing.office.registers.models import ListedObject, Register
from tests.cast import Office, an_office, at

pytestmark = pytest.mark.django_db
RUN = CliRunner()


@pytest.fixture
def office() -> Office:
    office = an_office()
    registers(office)
    return office


def guards(no: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {r.guard for r in no.value.reasons}


def test_an_announcement_cannot_be_dated_back_before_a_figure_that_is_known(office: Office) -> None:
    """The figure of 12 April is in the papers; the announcement claims to be of the 4th."""
    draw = frozen(office)
    deed = by(office.leader, at(DAY, 15), source=figure())
    back_dated = replace(deed, entered_at=THROWN + timedelta(hours=3))
    with pytest.raises(Refused) as no:
        perform(draw.pk, "announce_source", back_dated)
    assert guards(no) == {"source_ahead"}
    in_time = replace(deed, entered_at=THROWN - timedelta(hours=3))
    draw = perform(draw.pk, "announce_source", in_time)
    assert draw.announcement["announced_at"] == (THROWN - timedelta(hours=3)).isoformat()


def test_commitments_cannot_be_dated_back_before_the_dice(office: Office) -> None:
    draw = announced(office, frozen(office))
    early = (THROWN - timedelta(days=2)).isoformat()
    rows = [{**c, "at": early} for c in commitments(draw)]
    deed = by(office.clerk, THROWN - timedelta(days=2), commitments=rows)
    with pytest.raises(Refused) as no:
        perform(draw.pk, "record_commitments", replace(deed, entered_at=THROWN))
    assert guards(no) == {"commitments_sound"}
    draw = perform(draw.pk, "record_commitments",
                   replace(deed, entered_at=THROWN - timedelta(minutes=1)))  # fmt: skip
    kept = {c["at"] for c in draw.commitments}
    assert kept == {(THROWN - timedelta(minutes=1)).isoformat()}


def test_pools_are_frozen_as_they_stand_when_the_freezing_is_entered(office: Office) -> None:
    """Not as they stood on a day that somebody types, for its better list."""
    deed = by(office.clerk, at(DAY, 10))
    draw = freeze(replace(deed, entered_at=at(DAY, 16)), WANTED)
    assert draw.frozen_at == at(DAY, 16)


def test_no_page_of_a_draw_asks_for_an_hour_or_takes_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = frozen(office)
    clock(monkeypatch, THROWN + timedelta(hours=3))
    leader = Client()
    leader.force_login(office.leader)
    page = f"/draws/{draw.number}/do/announce_source/"
    assert 'name="at"' not in leader.get(page).content.decode()
    form = {"kind": "figure", "moment": f"{THROWN:%Y-%m-%dT%H:%M}", "publisher": "示例中心",
            "figure": "七位数", "digits": 7, "at": f"{at(DAY, 15):%Y-%m-%dT%H:%M}"}  # fmt: skip
    assert leader.post(page, form).status_code == 409
    assert Draw.objects.get().announced_as == ""


def test_several_draws_over_a_stratum_cannot_be_held_and_one_be_chosen(office: Office) -> None:
    first, second = frozen(office), frozen(office, moment=at(DAY, 11))
    first = announced(office, first, figure())
    with pytest.raises(Refused) as no:
        announced(office, second, figure(THROWN + timedelta(days=1)))
    assert guards(no) == {"no_other_running"}
    page = Client()
    page.force_login(office.leader)
    told = page.get(f"/draws/{second.number}/do/announce_source/").content.decode()
    assert "请先公布那一次的结果" in told and "<form" not in told.split("<main")[1]
    elsewhere = frozen(office, replace(WANTED, quotas={"gas": 1}), at(DAY, 12))
    with pytest.raises(Refused) as no:  # one stratum in common is enough
        announced(office, elsewhere, figure())
    assert guards(no) == {"no_other_running"}
    value = by(office.clerk, THROWN, value="0042137")
    perform(first.pk, "take_public_value", value)
    perform(first.pk, "draw_lots", by(office.clerk, THROWN + timedelta(minutes=1)))
    second_at = by(office.leader, THROWN + timedelta(hours=1),
                   source=figure(THROWN + timedelta(days=1)))  # fmt: skip
    with pytest.raises(Refused) as no:  # drawn, and nobody outside has seen it
        perform(second.pk, "announce_source", second_at)
    assert guards(no) == {"no_other_running"}
    published(office, first)
    later = replace(second_at, entered_at=THROWN + timedelta(hours=3))
    assert perform(second.pk, "announce_source", later).stage == "announced"


def test_a_void_draw_is_not_forgotten_in_the_next_year(office: Office) -> None:
    old = drawn(office)
    perform(old.pk, "void_draw", by(office.leader, THROWN + timedelta(hours=1), reason="不合意"))
    new = frozen(office, moment=at(date(2024, 1, 8), 9))
    assert new.year == 2024 and uncited(new) == [old]
    with pytest.raises(Refused) as no:
        announced(office, new, figure(at(date(2024, 1, 20), 10)))
    assert guards(no) == {"old_draw_cited"}


def test_two_void_draws_are_cited_one_by_one_and_none_is_passed_over(office: Office) -> None:
    """A joint draw that cites the one would leave the other's stratum drawn twice in silence."""
    old = []
    for n, area in enumerate(("gas", "drainage")):
        row = frozen(office, replace(WANTED, quotas={area: 1}), at(DAY, 10 + n))
        row = announced(office, row, figure())
        old.append(perform(row.pk, "void_draw", by(office.leader, THROWN, reason="公开数字未公布")))
    joint = frozen(office, moment=THROWN + timedelta(hours=1))
    for cited in old:
        with pytest.raises(Refused) as no:
            announced(office, joint, figure(THROWN + timedelta(days=9)), previous=cited,
                      reason="公开数字未公布")  # fmt: skip
        assert guards(no) == {"old_draw_cited"}
    apart = frozen(office, replace(WANTED, quotas={"gas": 1}), THROWN + timedelta(hours=2))
    apart = announced(office, apart, figure(THROWN + timedelta(days=9)), previous=old[0],
                      reason="公开数字未公布")  # fmt: skip
    assert apart.announcement["redraw_of"]["draw"] == old[0].number


def test_dice_stand_before_a_secret_is_told_and_cannot_be_entered_again(office: Office) -> None:
    """Who knows all the secrets finds dice that please: too late, others are public."""
    draw = committed(office, announced(office, frozen(office)))
    for form in ({"reveals": reveals()}, {"reveals": reveals(), "dice": DICE}):
        with pytest.raises(Refused) as no:  # secrets first, to choose the dice by them
            perform(draw.pk, "reveal_secrets", by(office.clerk, THROWN, **form))
        assert guards(no) == {"dice_first"}
    draw = thrown(office, draw)
    page = Client().get(f"/open/draws/{draw.number}/").content.decode()
    assert "3141 5926 5358 9793 2384" in page and "骰子结果已经公开" in page
    assert not any(secret in page for secret in SECRETS)
    pleasing = "27182818284590452353"
    with pytest.raises(Refused) as no:
        perform(
            draw.pk, "record_dice", by(office.clerk, THROWN + timedelta(minutes=4), dice=pleasing)
        )
    assert guards(no) == {"dice_once"}
    clerk = Client()
    clerk.force_login(office.clerk)
    told = clerk.get(f"/draws/{draw.number}/do/record_dice/").content.decode()
    assert "骰子结果已经公开，不能更改" in told and "<form" not in told.split("<main")[1]
    deed = by(office.clerk, THROWN + timedelta(minutes=5), reveals=reveals(), dice=pleasing)
    seeded_with = perform(draw.pk, "reveal_secrets", deed)  # what is typed beside is not read
    assert seeded_with.given["dice"] == DICE


@pytest.mark.parametrize("field", ["dice", "dice_at", "commitments"])
def test_dice_changed_in_the_tables_after_they_were_public_stop_the_secrets(
    office: Office, field: str
) -> None:
    draw = thrown(office, committed(office, announced(office, frozen(office))))
    other = {"dice": "9" * 20, "dice_at": THROWN.isoformat(), "commitments": []}
    Draw.objects.filter(pk=draw.pk).update(given={**draw.given, field: other[field]})
    deed = by(office.clerk, THROWN + timedelta(minutes=5), reveals=reveals())
    with pytest.raises(Refused) as no:
        perform(draw.pk, "reveal_secrets", deed)
    assert guards(no) == {"dice_unchanged"}
    told = RUN.invoke(journal.app, [])
    assert told.exit_code == 1 and draw.number in told.output


def tampered(draw: Draw, what: str) -> None:
    """What somebody with the keys of the database changes after the seed is known."""
    told = draw.announcement
    heavier = {**draw.tickets, "low": 9}
    changed: dict[str, dict[str, Any]] = {
        "weights": {"tickets": heavier},
        "announcement": {"announcement": {**told, "tickets": heavier}},
        "both": {"tickets": heavier, "announcement": {**told, "tickets": heavier}},
        "quota": {"quotas": {"gas": 3, "drainage": 1}},
        "dice": {"given": {**draw.given, "dice": "9" * 20}},
        "seed": {"seed": "0" * 64},
    }
    both = {**told, "tickets": heavier}
    changed["all of it"] = {
        "tickets": heavier, "announcement": both, "announced_as": announced_as(both),
        "seed": seed_of(both, draw.given),
    }  # fmt: skip
    Draw.objects.filter(pk=draw.pk).update(**changed[what])


@pytest.mark.parametrize(
    "what", ["weights", "announcement", "both", "quota", "dice", "seed", "all of it"]
)
def test_weights_edited_after_the_seed_stop_the_draw_and_the_check_of_the_record(
    office: Office, what: str
) -> None:
    draw = seeded(office, committed(office, announced(office, frozen(office))))
    assert RUN.invoke(journal.app, []).exit_code == 0
    tampered(draw, what)
    with pytest.raises(Refused) as no:
        perform(draw.pk, "draw_lots", by(office.clerk, THROWN + timedelta(minutes=9)))
    assert guards(no) == {"pools_unchanged"}
    told = RUN.invoke(journal.app, [])
    assert told.exit_code == 1 and draw.number in told.output


def test_the_check_of_the_record_makes_every_draw_again(office: Office) -> None:
    """The certificate is no column of the record; it must come out again from the lists."""
    draw = published(office, drawn(office))
    assert "1 次随机抽取、2 次名录增减" in RUN.invoke(journal.app, []).output
    touched = draw.certificate.replace("示例路1号", "示例路2号")
    Draw.objects.filter(pk=draw.pk).update(certificate=touched)
    told = RUN.invoke(journal.app, [])
    assert told.exit_code == 1 and draw.number in told.output
    Draw.objects.filter(pk=draw.pk).update(certificate=draw.certificate)
    assert RUN.invoke(journal.app, []).exit_code == 0
    pool = frozen_pools(draw)[Register.OBJECTS]
    fewer = type(pool)(pool.entries[1:], pool.unit)
    FrozenPool.objects.filter(draw=draw, register="objects").update(lines=packed(fewer))
    assert RUN.invoke(journal.app, []).exit_code == 1


def test_a_chance_or_a_pick_changed_beside_its_pool_is_found(office: Office) -> None:
    """The page of an object reads them; they follow from the lines and the certificate."""
    draw, other = drawn(office), outside(office)
    assert RUN.invoke(journal.app, []).exit_code == 0
    for row in (PoolPlace.objects.filter(draw=draw), PoolPlace.objects.filter(outside=other)):
        one = row.filter(drawn=False)[0]
        for change in ({"chance": 1}, {"drawn": True}):
            if "chance" in change and one.chance is None:
                continue
            PoolPlace.objects.filter(pk=one.pk).update(**change)
            told = RUN.invoke(journal.app, [])
            assert told.exit_code == 1 and str(one.draw or one.outside) in told.output
            one.save(update_fields=["chance", "drawn"])
        assert RUN.invoke(journal.app, []).exit_code == 0


def test_a_class_changed_beside_the_record_is_found_before_the_draw(office: Office) -> None:
    ListedObject.objects.filter(risk="high").update(risk="low")
    told = RUN.invoke(journal.app, [])
    assert told.exit_code == 1 and "objects +9" in told.output
