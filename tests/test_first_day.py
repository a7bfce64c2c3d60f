"""An empty office can be entered: its name is told, and somebody is there who adds the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from typer.testing import CliRunner

from mingjing.office.config.cli import app
from mingjing.office.config.organ import INVENTED, Organ, keep_organ, read_organ
from mingjing.office.people.models import Person, Unit

pytestmark = pytest.mark.django_db
PASSWORD = "ke-yi-jin-men-2026"
TOLD = {
    "organ": "某某区城市管理委员会", "prefix": "某城管", "government": "某某区人民政府",
    "address": "某某路 2 号", "phone": "022-1234 5678", "name": "张三", "username": "zhangsan",
    "password": PASSWORD,
}  # fmt: skip


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """A data home in which nothing stands yet, of an office that is no demonstration."""
    settings.DEMO = False
    settings.ENV = type("Env", (), {"home": tmp_path})()
    return tmp_path


def first(**changes: str) -> tuple[int, str]:
    words = [part for key, value in (TOLD | changes).items() for part in (f"--{key}", value)]
    done = CliRunner().invoke(app, ["first", *words])
    return done.exit_code, done.output


def test_an_empty_office_is_told_how_to_begin(home: Path, client: Client) -> None:
    assert "mingjing first" in client.get("/sign-in/").content.decode()
    assert first()[0] == 0
    assert "mingjing first" not in client.get("/sign-in/").content.decode()


def test_the_first_administrator_signs_in_and_adds_the_others(home: Path, client: Client) -> None:
    code, output = first()
    assert code == 0 and TOLD["organ"] in output and PASSWORD not in output
    assert read_organ(home, demo=False).name == TOLD["organ"] == Unit.objects.get().name
    assert client.login(username="zhangsan", password=PASSWORD)
    assert client.get("/manage/people/new/").status_code == 200


def test_it_is_done_once(home: Path) -> None:
    first()
    code, output = first(username="lisi")
    assert code == 1 and "已有人员" in output and Person.objects.count() == 1


def test_a_weak_password_leaves_nothing_behind(home: Path) -> None:
    code, output = first(password="12345")
    assert code == 1 and "没有登记任何内容" in output
    assert not Unit.objects.exists() and not list(home.iterdir())


def test_what_papers_bear_is_not_left_empty(home: Path) -> None:
    code, output = first(prefix=" ")
    assert code == 1 and "没有登记任何内容" in output
    assert not Unit.objects.exists() and not list(home.iterdir())


def test_a_name_that_cannot_be_kept_leaves_nobody_behind(home: Path) -> None:
    (home / "organ.toml").mkdir()
    code, output = first()
    assert code == 1 and "没有登记任何内容" in output and "写入权限" in output
    assert not Person.objects.exists() and not Unit.objects.exists()


def test_a_password_typed_twice_differently_is_not_taken(home: Path) -> None:
    words = [part for key, value in TOLD.items() for part in (f"--{key}", value)][:-2]
    typed = f"{PASSWORD}\nanother\n"
    assert "两次输入的密码不同" in CliRunner().invoke(app, ["first", *words], input=typed).output
    assert not Person.objects.exists()
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    assert CliRunner().invoke(app, ["first", *words], input=typed).exit_code == 0


def test_no_office_bears_the_invented_name(tmp_path: Path) -> None:
    assert read_organ(tmp_path, demo=True) == INVENTED
    unnamed = read_organ(tmp_path, demo=False)
    assert INVENTED.name not in unnamed.name and unnamed.prefix == unnamed.government == ""
    told = Organ(name='某某区"城管"委', prefix="某", government="府", address="路", phone="1")
    keep_organ(tmp_path, told)
    assert read_organ(tmp_path, demo=True) == told
