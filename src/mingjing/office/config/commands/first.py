"""The first day of an office: its name, its first unit and the administrator who adds the rest."""

from __future__ import annotations

from dataclasses import astuple

import typer
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mingjing.office.config.organ import Organ, keep_organ
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.actions import INSTALLER, add_person, add_unit, appoint
from mingjing.office.people.models import Person, Role, UnitKind

app = typer.Typer()


@app.command()
def first(
    organ: str = typer.Option(..., prompt="机关全称（如 某某区城市管理委员会）", help="机关全称"),
    prefix: str = typer.Option(..., prompt="文号代字（如 某城管）", help="文号代字"),
    government: str = typer.Option(
        ..., prompt="受理行政复议的人民政府（全称）", help="受理行政复议的人民政府"
    ),
    address: str = typer.Option(..., prompt="机关地址", help="机关地址，印在文书上"),
    phone: str = typer.Option(..., prompt="联系电话", help="联系电话，印在文书上"),
    name: str = typer.Option(..., prompt="系统管理员姓名", help="系统管理员姓名"),
    username: str = typer.Option(..., prompt="登录名", help="系统管理员的登录名"),
    password: str = typer.Option("", help="密码，至少十位；不写则在提示后输入，不显示"),
) -> None:  # fmt: skip
    """登记本机关和第一位系统管理员；已有人员时不再登记。"""
    if Person.objects.exists():
        typer.echo("已有人员：请由系统管理员登录后，在“管理”中添加单位、人员和任职。", err=True)
        raise typer.Exit(1)
    told = Organ(*(word.strip() for word in (organ, prefix, government, address, phone)))
    if not all(astuple(told)):
        typer.echo(
            "机关全称、文号代字、复议机关、地址和电话都要印在文书上，不能空着。没有登记任何内容，"
            "请重新运行。", err=True)  # fmt: skip
        raise typer.Exit(1)
    secret = password or _asked()
    now = timezone.localtime()
    deed = Deed(by=(INSTALLER,), at=now, entered_at=now)
    try:
        with transaction.atomic():
            unit = add_unit("01", told.name, kind=UnitKind.COMMISSION, deed=deed)
            person = add_person(username, name, unit=unit, deed=deed, password=secret)
            appoint(person, Role.ADMINISTRATOR, since=deed.day, deed=deed)
            keep_organ(
                settings.ENV.home, told
            )  # within: where it cannot be written, nobody is added
    except Invalid as wrong:
        typer.echo("；".join(wrong.errors.values()) + "。没有登记任何内容，请重新运行。", err=True)
        raise typer.Exit(1) from wrong
    except OSError as wrong:
        typer.echo(
            f"不能写入数据目录 {settings.ENV.home}（{wrong.strerror}）。没有登记任何内容，"
            "请检查目录的写入权限和剩余空间，再重新运行。", err=True)  # fmt: skip
        raise typer.Exit(1) from wrong
    typer.echo(
        f"已登记{told.name}和系统管理员{person.name}。"
        "启动服务（mingjing serve；已在运行的请重启）后登录，再添加单位、人员和任职。"
    )


def _asked() -> str:
    """The password, typed twice without being shown."""
    once = str(typer.prompt("密码（至少十位，不显示）", hide_input=True))
    if once != typer.prompt("再输入一次", hide_input=True):
        typer.echo("两次输入的密码不同。没有登记任何内容，请重新运行。", err=True)
        raise typer.Exit(1)
    return once
