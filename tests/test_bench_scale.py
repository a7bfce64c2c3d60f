"""The bench of a city runs from end to end, so that it does not rot. Nothing is timed here."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import psycopg
import pytest
from django.db import connection

from tests.house.source import ROOT

TINY = {
    "BENCH_DISTRICTS": "2",
    "BENCH_BRIGADES": "2",
    "BENCH_MONTHS": "1",
    "BENCH_INSPECTIONS": "400",
    "BENCH_INSPECTED_CASES": "40",
    "BENCH_RECORD": "10",
    "BENCH_FACTS_FROM": "2025-01-01",
    "BENCH_RIVAL": "0",
    "BENCH_LIMIT": "300",
}


def databases(like: str) -> list[str]:
    params = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**params) as server:
        told = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like])
        return [row[0] for row in told.fetchall()]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a city needs PostgreSQL")
@pytest.mark.django_db
def test_a_tiny_city_is_filled_measured_and_taken_away() -> None:
    connection.close()  # a database that lends its tables may not be in use
    env = {k: v for k, v in os.environ.items() if k != "BENCH_DATABASE"}
    env["BENCH_TEMPLATE"] = str(connection.settings_dict["NAME"])
    words = [sys.executable, "-m", "bench.scale"]
    ran = subprocess.Popen(words, cwd=ROOT, env=env | TINY, text=True, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT)  # fmt: skip
    said = ran.communicate(timeout=600)[0]
    assert ran.returncode == 0, said[-3000:]
    assert not said.startswith("no PostgreSQL"), said
    assert "they do not agree" not in said
    told = re.findall(r"^\| (\S.*?) \| (.+?) \|", said, flags=re.MULTILINE)
    figures, pages = dict(told), said.partition("| page |")[2]
    assert int(figures["inspections"]) > 50 and int(figures["places inspected"]) > 3
    assert "leader's board" in pages and "annual report" in pages and "over 300 s" not in said
    assert "folded" in said and "pages under" in said
    assert databases(f"mingjing_scale_{ran.pid}") == []
