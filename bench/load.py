"""A small load generator: a few clients with kept connections, each asking as fast as answered."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mingjing.office.config.commands.system import server_words

ROOT = Path(__file__).resolve().parents[1]
CLIENTS = 4


@dataclass(frozen=True, slots=True)
class Call:
    """One request."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str = ""
    expects: int = 200


@dataclass(slots=True)
class Measured:
    """What came of a run."""

    seconds: float
    times: list[float]

    def add(self, more: Measured) -> None:
        """One more round of the same."""
        self.seconds += more.seconds
        self.times += more.times

    @property
    def rate(self) -> float:
        """Requests answered in a second."""
        return len(self.times) / self.seconds

    def within(self, share: float) -> float:
        """Milliseconds within which this share of the answers came."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * share))] * 1000


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(settings: str, *, workers: int = 2, env: dict[str, str] | None = None) -> Iterator[int]:
    """The application under granian, as `mingjing serve` starts it; yields the port."""
    port = free_port()
    env = (env or dict(os.environ)) | {
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    words = server_words(host="127.0.0.1", port=port, workers=workers)
    server = subprocess.Popen(words, env=env, cwd=ROOT)
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit("the server did not start")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def run(port: int, calls: Callable[[int], Iterator[Call]], *, seconds: float) -> Measured:
    """All clients at once for so many seconds; any unexpected answer ends the run with it."""
    times: list[float] = []
    wrong: list[str] = []
    start = time.perf_counter()

    def client(n: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for call in calls(n):
            began = time.perf_counter()
            if began - start > seconds or wrong:
                break
            line.request(call.method, call.path, call.body or None, call.headers)
            answer = line.getresponse()
            text = answer.read()
            times.append(time.perf_counter() - began)
            if answer.status != call.expects:
                wrong.append(f"{call.method} {call.path}: {answer.status} {text[-1500:]!r}")
        line.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise SystemExit(wrong[0])
    return Measured(time.perf_counter() - start, times)
