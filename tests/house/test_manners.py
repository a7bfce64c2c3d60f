"""How we write: the rules of the house that a tree of the source can show."""

from __future__ import annotations

import ast
import sys

from tests.house.source import Function, calls, functions, modules

# Who may write. The door and what it owns, the verbs, what an act sets, and the search index.
WRITERS = (
    "/actions.py",
    "/opening.py",
    "daily/seen_actions.py",
    "journal/door.py",
    "journal/entries.py",
    "journal/numbers.py",
    "cases/effects.py",
    "cases/beside/rows.py",
    "web/search.py",
)
# Who may look at the clock: pages, commands, and what draws a page or a form for now.
CLOCK = ("/views.py", "/views/", "office/config/commands/", "office/desk/", "demo/")
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "asave",
    "acreate",
}
NOW = {"now", "today", "localtime", "localdate", "utcnow"}
ROWS = ("objects", "_default_manager", "rows", "queryset")


def _outside(allowed: tuple[str, ...]) -> dict[str, ast.Module]:
    kept = {n: t for n, t in modules().items() if not any(place in n for place in allowed)}
    assert len(kept) > 60
    return kept


def _is_write(on: str, name: str) -> bool:
    """A set, dict or hash may be updated; a row or a queryset may not."""
    if name in {"update", "delete", "create"}:
        return any(word in on for word in ROWS) or "filter(" in on
    return name in WRITES and on not in {"file", "book", "document"}


def test_rows_are_written_only_by_acts() -> None:
    found = [
        f"{name}:{call.lineno} {on}.{word}"
        for name, tree in _outside(WRITERS).items()
        if name.startswith("office/")
        for call, on, word in calls(tree)
        if _is_write(on, word)
    ]
    assert found == []


def test_time_is_an_argument() -> None:
    found = [
        f"{name}:{call.lineno} {on}.{word}"
        for name, tree in _outside(CLOCK).items()
        for call, on, word in calls(tree)
        if word in NOW and on.split(".")[-1] in {"timezone", "datetime", "date", ""}
        if not (word.startswith("local") and call.args)  # a given moment, told in our zone
    ]
    assert found == []


def test_imports_stand_at_the_top() -> None:
    found = [
        f"{name}:{f.lineno}"
        for name, tree in modules().items()
        for f in functions(tree)
        for node in ast.walk(f)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_no_signals_and_no_save_of_our_own() -> None:
    for name, tree in modules().items():
        imported = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert not [m for m in imported if "signals" in m or m == "django.dispatch"], name
        assert not [f.lineno for f in functions(tree) if f.name in {"save", "delete"}], name


def test_models_have_no_choices() -> None:
    found = [
        f"{name}:{k.value.lineno}"
        for name, tree in modules().items()
        if "models" in name
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for k in node.keywords
        if k.arg == "choices"
    ]
    assert found == []


def test_the_law_stands_on_the_standard_library_alone() -> None:
    for name, tree in modules().items():
        if name.startswith("law/"):
            for node in ast.walk(tree):
                names = (
                    [a.name for a in node.names]
                    if isinstance(node, ast.Import)
                    else [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else []
                )
                assert all(
                    n.startswith("mingjing.law") or n.split(".")[0] in sys.stdlib_module_names
                    for n in names
                ), f"{name}: {names}"


def test_everything_public_says_what_it_is_for() -> None:
    silent = [name for name, tree in modules().items() if not ast.get_docstring(tree)]
    for name, tree in modules().items():
        silent += [
            f"{name}:{n.lineno} {n.name}"
            for n in tree.body
            if isinstance(n, Function | ast.ClassDef) and not n.name.startswith("_")
            if not ast.get_docstring(n)
        ]
    assert silent == []


def test_no_module_is_imported_for_its_types_alone() -> None:
    """Two modules that need each other's types are one, or a third holds what both need."""
    found = [
        name
        for name, tree in modules().items()
        if any(isinstance(n, ast.Name) and n.id == "TYPE_CHECKING" for n in ast.walk(tree))
    ]
    assert found == []
