"""Write the working-day tables of the law library from the development package chinesecalendar.

Run once a year after the State Council's notice: python scripts/make_days.py
"""

from datetime import date
from pathlib import Path

import chinese_calendar
from chinese_calendar.constants import Holiday, holidays, workdays

TARGET = Path(__file__).parent.parent / "src" / "mingjing" / "law" / "data" / "days"

NOTICES = {
    2021: "国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）",
    2022: "国务院办公厅关于2022年部分节假日安排的通知（国办发明电〔2021〕11号）",
    2023: "国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）",
    2024: "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）",
    2025: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
    2026: "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）",
}


def table(year: int, notice: str) -> str:
    """One year's file: only the days that differ from the plain week."""
    lines = [
        "# Written by scripts/make_days.py; correct it only against the notice named here.",
        f"year = {year}",
        f'notice = "{notice}"',
        "provisional = false",
    ]
    for kind, days in (("holiday", holidays), ("workday", workdays)):
        for day in sorted(day for day in days if day.year == year):
            lines += ["", f"[[{kind}]]", f"date = {day.isoformat()}", f'name = "{name(days[day])}"']
    return "\n".join(lines) + "\n"


def name(english: str) -> str:
    """The Chinese name of a holiday."""
    return str(Holiday(english).chinese)


def main() -> None:
    """Write every year whose notice is known, after checking that the package covers it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for year, notice in NOTICES.items():
        chinese_calendar.is_workday(date(year, 12, 31))
        (TARGET / f"{year}.toml").write_text(table(year, notice), encoding="utf-8")


if __name__ == "__main__":
    main()
