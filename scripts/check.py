"""`make check`: every check, all of them even when one fails, and a closing line that says how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "types": [str(BIN / "mypy")],
    "layers": [str(BIN / "lint-imports")],
    "house": [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/house/test_sizes.py",
        "tests/house/test_manners.py",
    ],
}


def main() -> int:
    """Runs them all."""
    failed = []
    for name, words in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.run(words, check=False).returncode:
            failed.append(name)
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all good'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
