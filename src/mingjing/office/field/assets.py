"""The files of the app by their contents, so that a phone keeps one whole version or another."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

HERE = Path(__file__).parent / "static" / "field"
LIBRARY = "idb/index.js"
STYLES = ("web/tokens.css", "web/parts.css", "field/field.css")


def modules() -> tuple[str, ...]:
    """Our own modules and the library that they import, by their static names."""
    own = sorted(f"field/{f.name}" for f in HERE.glob("*.js") if f.name != "worker.js")
    return (*own, LIBRARY)


def parts() -> dict[str, str]:
    """The addresses that the shell names."""
    return {Path(name).stem: _address(name) for name in (*STYLES, "field/app.js")}


def _address(name: str) -> str:
    """Where a file is had. Modules import one another by their plain names, hence so do we."""
    return static(name) if name.endswith((".css", ".svg")) else f"/static/{name}"


def kept() -> tuple[str, ...]:
    """Everything that must be on the phone before it is without signal."""
    names = (
        *STYLES,
        *modules(),
        "web/mark.svg",
        "field/manifest.webmanifest",
        "field/icon-192.png",
    )
    return (reverse("field"), *(_address(name) for name in names))


def version() -> str:
    """A fingerprint of all that is kept; another one means that the phone fetches anew."""
    whole = hashlib.sha256()
    for name in (*STYLES, *modules()):
        found = finders.find(name)
        whole.update(Path(str(found)).read_bytes() if found else b"missing")
    whole.update((HERE / "worker.js").read_bytes())
    return whole.hexdigest()[:16]


def worker(*, sends: bool) -> str:
    """The service worker: its own script, told what to keep; one that `sends` is a module too,
    for browsers that wake it when there is signal."""
    told = {"version": version(), "kept": kept()}
    script = (HERE / "worker.js").read_text(encoding="utf-8")
    woken = 'import "/static/field/background.js";\n' if sends else ""
    return f"{woken}const TOLD = {json.dumps(told)};\n{script}"
