#!/bin/sh
# Make .venv from a lock file and see that the Debian packages named in the lists are there.
# usage: packaging/setup.sh LOCK LIST...
set -eu
lock=$1
shift
python=${PYTHON:-python3}

missing() { # the packages of the lists that are not installed, on Debian and its kin
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for list in "$@"; do
        while read -r name _; do
            case $name in '' | '#'*) continue ;; esac
            ok=
            for one in $(printf '%s' "$name" | tr '|' ' '); do # a|b: either will do
                dpkg-query -W -f '${db:Status-Status}' "$one" 2>/dev/null | grep -qx installed && ok=1
            done
            [ -n "$ok" ] || printf '%s ' "${name%%|*}"
        done <"$list"
    done
}

install_debian() {
    # shellcheck disable=SC2086 # a list of words is meant
    set -- $1
    line="apt-get install --no-install-recommends $*"
    if [ "$(id -u)" = 0 ]; then
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null; } && return 0
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        { sudo apt-get -qq update && sudo DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null; } && return 0
    fi
    echo "Some system libraries are missing. Please run this line once, then start again:" >&2
    echo "    sudo $line" >&2
    return 1
}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python 3.11 or newer is needed; '$python' was not found. Name another with PYTHON=..." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed; $("$python" --version) was found. Name another with PYTHON=..." >&2
    exit 1
fi
wanted=$(missing "$@")
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    wanted="python3-venv $wanted"
fi
[ -z "$wanted" ] || install_debian "$wanted"

[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Setting up from $lock ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
# Compiled once here: some systems forbid writing byte code later, and every start would compile all of it anew.
PYTHONDONTWRITEBYTECODE= .venv/bin/python -m compileall -q viewer main.py
