"""Running Mingjing: prepare the database, serve, and look whether all is well."""

from __future__ import annotations

import os
import socket
import sys
from datetime import timedelta

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from rich.console import Console

from mingjing.law.day import OutsideCalendar, official_calendar
from mingjing.office.documents.checks import public_address
from mingjing.office.evidence.queries import faulty
from mingjing.office.people.models import Person

app = typer.Typer(no_args_is_help=True)
console = Console()


@app.command(rich_help_panel="运行")
def setup() -> None:
    """建立或升级数据库，收集页面资源。"""
    settings.ENV.home.mkdir(parents=True, exist_ok=True)
    with console.status("数据库"):
        call_command("migrate", interactive=False, verbosity=0)
    with console.status("页面资源"):
        call_command("collectstatic", interactive=False, verbosity=0)
    console.print(f"已就绪：{settings.ENV.home}")
    if not (settings.DEMO or Person.objects.exists()):
        console.print("还没有任何人员。下一步：运行 mingjing first，登记本机关和第一位系统管理员。")


@app.command(rich_help_panel="运行")
def serve(
    port: int = typer.Option(settings.ENV.port, help="端口"),
    host: str = typer.Option(settings.ENV.host, help="监听地址"),
    workers: int = typer.Option(2, min=1, help="工作进程数"),
) -> None:
    """启动服务。"""
    if _taken(host, port):
        typer.echo(f"端口 {port} 已被占用：请换一个，如 PORT={port + 1}", err=True)
        raise typer.Exit(1)
    console.print(f"明镜已启动： http://{host}:{port}/", highlight=False)
    sys.stdout.flush()
    os.execv(sys.executable, server_words(host=host, port=port, workers=workers))


def _taken(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def server_words(*, host: str, port: int, workers: int) -> list[str]:
    """The command line of the server; few threads each, because the work is Python's."""
    words = f"--host {host} --port {port} --workers {workers} --blocking-threads 4"
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--log-level", "warning", *words.split()),
        "mingjing.office.config.wsgi:application",
    ]


@app.command(rich_help_panel="运行")
def doctor() -> None:
    """检查触发器、公众访问的网址、证据原件、浏览器库和明年的工作日历，逐条说明。"""
    problems = [
        *(*_organ(), *_triggers(), *_calendar()),
        *(*_exhibits(), *_reached(), *_library()),
    ]
    for problem in problems:
        console.print(f"[red]✗[/red] {problem}")
    if problems:
        raise typer.Exit(1)
    console.print("一切正常：数据库可用，留痕表只增不改，证据原件都在，工作日历覆盖到明年。")


def _triggers() -> list[str]:
    tables = (
        *("journal_entry", "journal_faultrecord", "evidence_exhibit"),
        *("documents_paper", "documents_sheet"),
        *("reports_edition", "reports_editionfile"),
    )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT event_object_table FROM information_schema.triggers")
        guarded = {row[0] for row in cursor.fetchall()}
    return [
        f"表 {t} 没有只增不改的触发器：请运行 mingjing setup" for t in tables if t not in guarded
    ]


def _organ() -> list[str]:
    if settings.ORGAN_PREFIX:
        return []
    return [
        "没有登记本机关的名称和文号代字，文书和报告写不出机关："
        "请运行 mingjing first，或者填写数据目录下的 organ.toml"
    ]


def _reached() -> list[str]:
    if public_address():
        return []
    return [
        "没有设置公众访问的网址，文书二维码只在本机打得开，文书因此不能签发："
        "请设置 MINGJING_URL，如 https://zhifa.example.cn"
    ]


def _exhibits() -> list[str]:
    return [f"证据 {sentence}：请从备份恢复原件" for sentence in faulty(reading=False)]


def _library() -> list[str]:
    if settings.BROWSER_LIBRARY.exists():
        return []
    return [
        "没有安装浏览器库，现场应用打不开：请运行 sh scripts/install.sh base，再运行 mingjing setup"
    ]


def _calendar() -> list[str]:
    later = timezone.localdate() + timedelta(days=180)
    try:
        provisional = official_calendar().is_provisional(later)
    except OutsideCalendar as outside:
        return [str(outside)]
    if provisional:
        console.print(f"[yellow]![/yellow] {later.year} 年工作日历为暂定，待放假通知发布后更新")
    return []
