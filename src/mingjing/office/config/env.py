"""Everything the environment may say to Mingjing, read once and checked all together."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_INVENTED = "https://fuyi.example.cn/"
"""Where the demonstration files a reconsideration: an address that nobody has."""


class BadEnvironment(SystemExit):
    """The environment is unusable; the message lists every problem at once."""


@dataclass(frozen=True, slots=True)
class Env:
    """The environment in types. Paths are absolute; `database_url` empty means SQLite at home."""

    home: Path
    database_url: str
    port: int
    host: str
    debug: bool
    demo: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    public_url: str
    review_url: str


def _flag(source: Mapping[str, str], name: str, *, default: bool) -> bool:
    return source.get(name, "1" if default else "0").strip().lower() in {"1", "yes", "true", "on"}


def _secret(home: Path) -> str:
    """A key made at the first start and kept beside the database, readable by its owner only."""
    file = home / "secret.key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii").strip()


def read(source: Mapping[str, str] | None = None) -> Env:
    """Reads the environment; raises BadEnvironment with all problems when any is wrong."""
    given = os.environ if source is None else source
    problems: list[str] = []
    home = Path(given.get("MINGJING_HOME") or "~/.local/share/mingjing").expanduser().resolve()
    port = given.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        problems.append(f"PORT must be a number from 1 to 65535, not {port!r}")
    url = given.get("DATABASE_URL", "")
    if url and not url.startswith(("postgres://", "postgresql://", "sqlite://")):
        problems.append("DATABASE_URL must start with postgresql:// (or be left out for SQLite)")
    public = given.get("MINGJING_URL") or f"http://127.0.0.1:{port}"
    if not public.startswith(("http://", "https://")):
        problems.append(f"MINGJING_URL must start with https:// or http://, not {public!r}")
    demo = _flag(given, "MINGJING_DEMO", default=False)
    review = given.get("MINGJING_REVIEW_URL") or (_INVENTED if demo else "")
    if review and not review.startswith(("http://", "https://")):
        problems.append(f"MINGJING_REVIEW_URL must start with https://, not {review!r}")
    if problems:
        raise BadEnvironment("\n".join(["The environment cannot be used:", *problems]))
    hosts = given.get("MINGJING_HOSTS", "localhost,127.0.0.1,[::1],testserver")
    return Env(
        home=home,
        database_url=url,
        port=int(port),
        host=given.get("MINGJING_HOST", "127.0.0.1"),
        debug=_flag(given, "MINGJING_DEBUG", default=False),
        demo=demo,
        secret_key=given.get("MINGJING_SECRET_KEY") or _secret(home),
        allowed_hosts=tuple(h.strip() for h in hosts.split(",") if h.strip()),
        public_url=public.rstrip("/"),
        review_url=review,
    )
