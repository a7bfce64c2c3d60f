"""Nothing is longer than one can hold in the head."""

from __future__ import annotations

from tests.house.source import ROOT, SRC, functions, modules

FILE, FUNCTION, TEMPLATE = 400, 50, 150
PLACES = (SRC, ROOT / "tests", ROOT / "bench", ROOT / "scripts")


def test_no_file_is_longer_than_it_may_be() -> None:
    files = [f for place in PLACES for f in place.rglob("*.py")]
    assert len(files) > 100
    found = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in files}
    assert {name: n for name, n in found.items() if n > FILE} == {}


def test_no_function_is_longer_than_it_may_be() -> None:
    found = {
        f"{name}:{f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for name, tree in modules().items()
        for f in functions(tree)
    }
    assert len(found) > 500
    assert {name: n for name, n in found.items() if n > FUNCTION} == {}


def test_no_template_is_longer_than_it_may_be() -> None:
    found = {
        str(f.relative_to(SRC)): len(f.read_text("utf-8").splitlines())
        for f in SRC.rglob("templates/**/*.html")
    }
    assert len(found) > 20
    assert {name: n for name, n in found.items() if n > TEMPLATE} == {}
