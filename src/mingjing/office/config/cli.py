"""The `mingjing` command: its help reads like a table of contents."""

from __future__ import annotations

import os

import django
import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.office.config.settings")
django.setup()

from mingjing.office.config.commands import (  # noqa: E402
    act,
    case,
    demo,
    draw,
    evidence,
    first,
    honesty,
    items,
    journal,
    law,
    papers,
    plan,
    report,
    statistics,
    system,
)

app = typer.Typer(
    name="mingjing",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    help="明镜：区级城市管理综合行政执法。每一步有法可依，每个数字有据可查。",
    epilog="环境变量：MINGJING_HOME 数据目录，PORT 端口，DATABASE_URL PostgreSQL 地址。",
)

app.add_typer(system.app, rich_help_panel="运行")
app.add_typer(first.app, rich_help_panel="运行")
app.add_typer(demo.app, name="demo", rich_help_panel="运行")
app.add_typer(act.app, name="act", rich_help_panel="办案")
app.add_typer(case.app, name="case", rich_help_panel="办案")
app.add_typer(papers.app, name="papers", rich_help_panel="办案")
app.add_typer(plan.app, name="plan", rich_help_panel="检查")
app.add_typer(draw.app, name="draw", rich_help_panel="检查")
app.add_typer(evidence.app, name="evidence", rich_help_panel="检查")
app.add_typer(items.app, name="items", rich_help_panel="基础数据")
app.add_typer(honesty.app, name="honesty", rich_help_panel="统计与报告")
app.add_typer(report.app, name="report", rich_help_panel="统计与报告")
app.add_typer(statistics.app, name="statistics", rich_help_panel="统计与报告")
app.add_typer(law.app, name="law", rich_help_panel="法律")
app.add_typer(journal.app, name="journal", rich_help_panel="留痕")


def main() -> None:
    """The entry point of the console command."""
    app()


if __name__ == "__main__":
    main()
