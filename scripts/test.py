"""`make test`: every test on SQLite, then on PostgreSQL where one answers; says what it leaves out.

MINGJING_REQUIRE_ALL=1 turns a missing browser, font or database into a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import psycopg

REQUIRE_ALL = os.environ.get("MINGJING_REQUIRE_ALL") == "1"
# The first starts in half the time of the second: it is Chromium without the windows around it.
BROWSERS = ("chromium-headless-shell", "chromium")
CHINESE = "fonts-noto-cjk"


def say(text: str) -> None:
    """A line between the runs."""
    print(f"\n== {text}", flush=True)


def lacks(text: str) -> None:
    """Something the full tests need is not here."""
    if REQUIRE_ALL:
        sys.exit(f"mingjing: {text}, and MINGJING_REQUIRE_ALL=1 asks for it")
    say(f"{text}; left out")


def with_apt(package: str) -> None:
    """Installs a Debian package where we may; what comes of it is looked at by the caller."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"installing {package}")
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        }
        subprocess.run(["apt-get", "-qq", "update"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "-qq", "install", "-y", "--no-install-recommends", package],
            check=False,
            **quiet,
        )


def has_chinese_font() -> bool:
    """Whether the browser could draw Chinese."""
    listed = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    return bool(listed and listed.stdout.strip())


def has_browser() -> bool:
    """Whether there is a Chromium to drive."""
    return any(map(shutil.which, BROWSERS))


def prepare_browser() -> None:
    """Chromium and a Chinese font, for the tests marked `browser`."""
    for package in BROWSERS:
        if not has_browser():
            with_apt(package)
    if not has_browser():
        lacks(f"no Chromium (as root: apt-get install {BROWSERS[1]})")
    if not has_chinese_font():
        with_apt(CHINESE)
    if not has_chinese_font():
        lacks(f"no Chinese font (as root: apt-get install {CHINESE})")


def postgresql() -> str:
    """The address of a PostgreSQL that lets us make a database, or nothing."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        places = [given]
    else:
        name = f"mingjing_{os.getpid()}"
        places = [f"postgresql:///{name}", f"postgresql://127.0.0.1:5432/{name}"]
    told = []
    for place in places:
        try:
            with psycopg.connect(place, dbname="postgres", connect_timeout=2) as found:
                row = found.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.Error as error:
            told.append(str(error).strip().splitlines()[-1])
            continue
        if row and row[0]:
            return place
        told.append("its user may not create databases (ALTER ROLE … CREATEDB)")
    lacks(f"no PostgreSQL to test on: {told[-1]}")
    return ""


def run(database: str, *marks: str) -> int:
    """All tests on one database, three at a time: who drives a browser waits for it."""
    # What was compiled once is read again by the other workers and by every program they start.
    left = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
    env = {k: v for k, v in os.environ.items() if k not in left}
    if database:
        env["DATABASE_URL"] = database
    spread = ["-n", "3", "--dist", "loadscope", "--no-loadscope-reorder"]
    words = [sys.executable, "-m", "pytest", "-q", *spread, *marks]
    return subprocess.run([*words, *sys.argv[1:]], env=env, check=False).returncode


def main() -> int:
    """SQLite always; PostgreSQL when there is one."""
    prepare_browser()
    second = postgresql()
    say("SQLite")
    failed = run("")
    if second and not failed:
        say("PostgreSQL")
        # What asks no database was tried above, and so were the machines that hold the door to the
        # law: they ask the database what every other act asks. The whole demonstration takes
        # minutes; its figures are held to their rows by test_drill on both.
        left = [f"--ignore-glob=tests/test_{n}.py" for n in ("demo", "stateful*", "visit_pairs")]
        failed = run(second, "--asks-database", "-m", "not browser", *left)
    return failed


if __name__ == "__main__":
    sys.exit(main())
