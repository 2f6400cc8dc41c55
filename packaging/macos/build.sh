#!/bin/sh
# Build Variorum.app and a disk image of it on macOS: packaging/macos/build.sh
# Signs where SIGN_AS names a "Developer ID Application" identity of the keychain; has Apple notarise the image where
# NOTARY_PROFILE names what `xcrun notarytool store-credentials` has stored.
set -eu
cd "$(dirname "$0")/../.."
. packaging/common.sh
make_tools

rm -rf out/bundle out/bundle-work out/dmg
"$TOOLS/bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath out/bundle --workpath out/bundle-work \
    packaging/bundle/variorum.spec
app=out/bundle/Variorum.app
cp packaging/macos/workspace.icns "$app/Contents/Resources/"
"$TOOLS/bin/python" packaging/licences.py "$app/Contents/Resources" out/bundle-work/copyright
plutil -lint "$app/Contents/Info.plist"
"$TOOLS/bin/python" packaging/check_bundle.py "$app/Contents/MacOS/variorum"

if [ -n "${SIGN_AS:-}" ]; then
    # From the inside out: the seal of the app covers what is inside.
    find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) -print0 |
        xargs -0 -n 1 codesign --force --timestamp --options runtime --sign "$SIGN_AS" \
            --entitlements packaging/macos/entitlements.plist
    codesign --force --timestamp --options runtime --sign "$SIGN_AS" \
        --entitlements packaging/macos/entitlements.plist "$app"
    codesign --verify --deep --strict "$app"
else
    echo "SIGN_AS is not set: nothing is signed" >&2
fi

image=out/Variorum-$VERSION-$(uname -m).dmg
mkdir -p out/dmg
cp -R "$app" out/dmg/
ln -s /Applications out/dmg/Applications
cp packaging/macos/variorum.icns out/dmg/.VolumeIcon.icns
rm -f "$image" out/writable.dmg
hdiutil create -quiet -volname "Variorum $VERSION" -srcfolder out/dmg -format UDRW -ov out/writable.dmg
packaging/macos/arrange.sh out/writable.dmg "Variorum $VERSION"
hdiutil convert -quiet out/writable.dmg -format UDZO -imagekey zlib-level=9 -o "$image"
rm -f out/writable.dmg

if [ -n "${SIGN_AS:-}" ]; then
    codesign --timestamp --sign "$SIGN_AS" "$image"
    if [ -n "${NOTARY_PROFILE:-}" ]; then
        packaging/macos/notarise.sh "$image"
    fi
fi
echo "Built $image"
