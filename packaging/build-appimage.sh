#!/bin/sh
# Lay out the bundle as an AppDir and see that it is sound; make an AppImage of it where appimagetool is installed.
# usage: packaging/build-appimage.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
umask 022
[ -x "$BUNDLE/variorum" ] || packaging/build-bundle.sh

id=org.variorum.Variorum
app=out/AppDir
rm -rf "$app"
mkdir -p "$app/usr/lib" "$app/usr/bin"
cp -a "$BUNDLE" "$app/usr/lib/variorum"
ln -s ../lib/variorum/variorum "$app/usr/bin/variorum"
install -D -m 644 "packaging/linux/$id.desktop" "$app/usr/share/applications/$id.desktop"
install -D -m 644 "packaging/linux/$id.metainfo.xml" "$app/usr/share/metainfo/$id.metainfo.xml"
install -D -m 644 "packaging/linux/$id.xml" "$app/usr/share/mime/packages/$id.xml"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "resources/icons/variorum-$size.png" "$app/usr/share/icons/hicolor/${size}x$size/apps/$id.png"
done
cp "packaging/linux/$id.desktop" "$app/$id.desktop"
cp resources/icons/variorum-256.png "$app/$id.png"
ln -s "$id.png" "$app/.DirIcon"
install -m 755 packaging/linux/AppRun "$app/AppRun"
settle_times "$app"

desktop-file-validate "$app/$id.desktop"
appstreamcli validate-tree --no-net "$app" >/dev/null
[ "$("$app/AppRun" --version)" = "Variorum $VERSION" ]
echo "Built $app, which is sound"
if command -v appimagetool >/dev/null 2>&1; then
    ARCH=$(uname -m) appimagetool --no-appstream "$app" "out/Variorum-$VERSION-$(uname -m).AppImage"
else
    echo "appimagetool is not installed: no AppImage was made of it"
fi
