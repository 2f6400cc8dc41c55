#!/bin/sh
# Build the wheel and the source distribution under out/dist.
# usage: packaging/build-wheel.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
make_tools
rm -rf out/dist build variorum.egg-info
"$TOOLS/bin/python" -m build --outdir out/dist . >out/build-wheel.log 2>&1 || { cat out/build-wheel.log >&2 && exit 1; }
rm -rf build variorum.egg-info
for file in out/dist/*; do
    echo "Built $file: $(du -k "$file" | cut -f1) kB"
done
