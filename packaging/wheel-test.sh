#!/bin/sh
# Install the wheel, and then the source distribution, as a user does: each into an empty environment, far from the
# sources. Uses pipx where it is there, and plain venv always; needs the network for the packages they stand on.
# usage: packaging/wheel-test.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
dist=$PWD/out/dist
[ -d "$dist" ] || packaging/build-wheel.sh

try() { # FOLDER_OF_PROGRAMS: what both must be able to do
    rm -rf "$place/articles"
    mkdir "$place/articles"
    cd "$place/articles"
    unset PYTHONPATH
    [ "$("$1/variorum" --version)" = "Variorum $VERSION" ]
    printf 'Snow on the pass\n\nThe road over the pass is closed, said Ada Penrose.\n' >one.txt
    printf 'Snow closes pass\n\nThe road over the pass is shut, said Ada Penrose.\n' >two.txt
    "$1/variorum" stories . --json ../stories.json
    grep -q '"one.txt"' ../stories.json
    "$1/variorum" compare one.txt two.txt --pdf ../comparison.pdf
    head -c 5 ../comparison.pdf | grep -q '%PDF-'
    # Killed by the clock, a window that stood to the end leaves with 124; one that fell over leaves with its own.
    status=0
    QT_QPA_PLATFORM=offscreen timeout 8 "$1/variorum-window" one.txt two.txt 2>../window.log || status=$?
    [ "$status" -eq 124 ] || { cat ../window.log >&2 && exit 1; }
    cd - >/dev/null
}

for file in "$dist"/variorum-*.whl "$dist"/variorum-*.tar.gz; do
    "$PYTHON" -m venv --clear "$place/venv"
    "$place/venv/bin/python" -m pip install --quiet "$file"
    try "$place/venv/bin"
    echo "ok: $(basename "$file") in an empty environment"
done
if command -v pipx >/dev/null 2>&1; then
    PIPX_DEFAULT_PYTHON=$(command -v "$PYTHON")
    export PIPX_DEFAULT_PYTHON PIPX_HOME="$place/pipx" PIPX_BIN_DIR="$place/bin"
    pipx install "$(ls "$dist"/variorum-*.whl)" >/dev/null
    try "$place/bin"
    echo "ok: the wheel by pipx"
fi
