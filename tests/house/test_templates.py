"""Every template compiles, is used, and asks nothing of other hosts."""

from __future__ import annotations

import re

import pytest
from django.template.loader import get_template

from tests.house.source import SRC
from tests.house.world import addresses

TEMPLATES = sorted(SRC.rglob("templates/**/*.html"))
NAMES = [str(f).split("/templates/", 1)[1] for f in TEMPLATES]
FOREIGN = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//""")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\son\w+=\"|\sstyle=\"|<style")


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name: str) -> None:
    assert get_template(name)


def test_no_template_asks_another_host_or_carries_inline_code() -> None:
    assert len(NAMES) > 20
    for file in TEMPLATES:
        text = file.read_text("utf-8")
        assert not FOREIGN.search(text), file.name
        if file.name != "standalone.html":  # a file to take away, which must carry its own style
            assert not INLINE.search(text), file.name


def test_every_template_is_used_somewhere() -> None:
    sources = [*SRC.rglob("*.py"), *TEMPLATES]
    said = "\n".join(f.read_text("utf-8") for f in sources)
    known_to_django = {"403.html", "404.html", "500.html", "403_csrf.html",
                       "registration/login.html"}  # fmt: skip
    assert [n for n in NAMES if n not in known_to_django and f'"{n}' not in said] == []


def test_every_address_that_is_named_exists() -> None:
    known = set(addresses())
    in_code = re.compile(r'\breverse\(\s*"([\w:-]+)"')
    in_pages = re.compile(r"\{%\s*url\s+[\"']([\w:-]+)[\"']")
    said = {(file.name, name) for pattern, files in ((in_code, SRC.rglob("*.py")),
                                                     (in_pages, TEMPLATES))
            for file in files for name in pattern.findall(file.read_text("utf-8"))}  # fmt: skip
    assert len(said) > 40
    assert {(file, name) for file, name in said if name not in known} == set()
