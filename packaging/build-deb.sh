#!/bin/sh
# Build out/variorum_VERSION_ARCH.deb from the bundle, which is built first where there is none.
# usage: packaging/build-deb.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
umask 022
[ -x "$BUNDLE/variorum" ] || packaging/build-bundle.sh

id=org.variorum.Variorum
here=packaging/linux
arch=$(dpkg --print-architecture)
root=out/deb-root
share=$root/usr/share
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$share/doc/variorum" "$share/lintian/overrides"

cp -a "$BUNDLE" "$root/usr/lib/variorum"
ln -s ../lib/variorum/variorum "$root/usr/bin/variorum"
install -D -m 644 -t "$share/applications" "$here/$id.desktop" "$here/zzz-variorum-open.desktop"
install -D -m 644 "$here/menus/file-manager-action.desktop" "$share/file-manager/actions/$id.desktop"
install -D -m 644 "$here/menus/servicemenu.desktop" "$share/kio/servicemenus/$id.desktop"
install -D -m 644 "$here/menus/variorum.nemo_action" "$share/nemo/actions/$id.nemo_action"
install -D -m 644 -t "$share/metainfo" "$here/$id.metainfo.xml"
install -D -m 644 -t "$share/mime/packages" "$here/$id.xml"
for size in 16 22 24 32 48 64 128 256 512; do
    theme=$share/icons/hicolor/${size}x$size
    install -D -m 644 "resources/icons/variorum-$size.png" "$theme/apps/$id.png"
    install -D -m 644 "resources/icons/workspace-$size.png" "$theme/mimetypes/application-x-variorum-workspace.png"
done
install -D -m 644 resources/icons/variorum.svg "$share/icons/hicolor/scalable/apps/$id.svg"
install -D -m 644 resources/icons/workspace.svg "$share/icons/hicolor/scalable/mimetypes/application-x-variorum-workspace.svg"
install -D -m 644 "$here/variorum.bash" "$share/bash-completion/completions/variorum"
install -D -m 644 "$here/variorum.zsh" "$share/zsh/vendor-completions/_variorum"
install -D -m 644 "$here/variorum.fish" "$share/fish/vendor_completions.d/variorum.fish"

day=$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH" '+%Y-%m-%d')
mkdir -p "$share/man/man1"
sed -e "s/@VERSION@/$VERSION/" -e "s/@DATE@/$day/" "$here/variorum.1" | gzip -9n >"$share/man/man1/variorum.1.gz"
cp out/bundle-work/copyright "$share/doc/variorum/copyright"
{
    printf 'variorum (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of this release.\n\n' "$VERSION"
    printf ' -- The Variorum developers <variorum@variorum.example>  %s\n' \
        "$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')"
} | gzip -9n >"$share/doc/variorum/changelog.gz"
gzip -9nc CHANGELOG.md >"$share/doc/variorum/CHANGELOG.md.gz"
cp "$here/lintian-overrides" "$share/lintian/overrides/variorum"
chmod 644 "$share/doc/variorum"/* "$share/lintian/overrides/variorum" "$share/man/man1"/*

sed -e "s/@VERSION@/$VERSION/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f1)/" \
    "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN"/*
settle_times "$root"
deb=out/variorum_${VERSION}_$arch.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$deb" >/dev/null
echo "Built $deb: $(du -m "$deb" | cut -f1) MB, $(du -sm "$root/usr" | cut -f1) MB installed"
