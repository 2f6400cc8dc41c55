#!/bin/sh
# Pack the bundle as out/variorum-VERSION-linux-MACHINE.tar.zst: unpacked anywhere, it runs from there.
# usage: packaging/build-tar.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
umask 022
[ -x "$BUNDLE/variorum" ] || packaging/build-bundle.sh

name=variorum-$VERSION-linux-$(uname -m)
root=out/tar-root/$name
rm -rf out/tar-root
mkdir -p out/tar-root
cp -a "$BUNDLE" "$root"
mkdir -p "$root/share/icons"
cp packaging/linux/org.variorum.Variorum.desktop packaging/linux/org.variorum.Variorum.xml "$root/share/"
cp resources/icons/variorum-*.png resources/icons/workspace-*.png "$root/share/icons/"
install -m 755 packaging/linux/register.sh "$root/register.sh"
cp LICENSE CHANGELOG.md "$root/"
settle_times out/tar-root
tar --directory out/tar-root --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --format=pax --pax-option=delete=atime,delete=ctime --create "$name" | zstd --quiet -12 -T2 --force -o "out/$name.tar.zst"
echo "Built out/$name.tar.zst: $(du -m "out/$name.tar.zst" | cut -f1) MB"
