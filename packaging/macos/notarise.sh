#!/bin/sh
# Have Apple notarise a signed disk image, and staple its ticket to it.
# usage: NOTARY_PROFILE=… packaging/macos/notarise.sh IMAGE
set -eu
answer=$(xcrun notarytool submit "$1" --keychain-profile "$NOTARY_PROFILE" --wait --output-format json)
id=$(printf '%s' "$answer" | plutil -extract id raw -o - -)
status=$(printf '%s' "$answer" | plutil -extract status raw -o - -)
if [ "$status" != Accepted ]; then
    xcrun notarytool log "$id" --keychain-profile "$NOTARY_PROFILE" >&2
    echo "Apple did not accept $1: $status" >&2
    exit 1
fi
xcrun stapler staple "$1"
xcrun stapler validate "$1"
spctl --assess --type open --context context:primary-signature --verbose "$1"
