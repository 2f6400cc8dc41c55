#!/bin/sh
# Build the one-folder bundle of this system under out/bundle, and see that it answers as the sources do.
# usage: packaging/build-bundle.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
make_tools

rm -rf out/bundle out/bundle-work
mkdir -p out/bundle-work
"$TOOLS/bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath out/bundle --workpath out/bundle-work \
    packaging/bundle/variorum.spec

# Symbols are for debuggers: 30 MB of them. Libraries whose headers were rewritten when their wheels were repaired do
# not survive stripping, so only these two are stripped, which were linked once and left alone.
for library in "$BUNDLE"/lib/libpython3*.so* "$BUNDLE"/lib/typst/*.so; do
    strip --strip-unneeded "$library"
done
"$TOOLS/bin/python" packaging/licences.py "$BUNDLE" out/bundle-work/copyright
find "$BUNDLE" -type d -exec chmod 755 {} +
find "$BUNDLE" -type f -exec chmod 644 {} +
chmod 755 "$BUNDLE/variorum"
settle_times "$BUNDLE"
"$TOOLS/bin/python" packaging/check_bundle.py "$BUNDLE/variorum"
echo "Built $BUNDLE: $(du -sm "$BUNDLE" | cut -f1) MB"
