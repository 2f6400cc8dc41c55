#!/bin/sh
# See that the Debian package is sound by every check there is for one; an error fails.
# usage: packaging/lint-deb.sh
set -eu
cd "$(dirname "$0")/.."
. packaging/common.sh
deb=out/variorum_${VERSION}_$(dpkg --print-architecture).deb
most=150 # MB: more than that is a burden to download
most_installed=400 # MB

desktop-file-validate packaging/linux/*.desktop
appstreamcli validate --no-net packaging/linux/*.metainfo.xml >/dev/null
lintian --fail-on error --suppress-tags initial-upload-closes-no-bugs "$deb"
[ "$(du -m "$deb" | cut -f1)" -le "$most" ] || { echo "$deb is larger than $most MB" >&2 && exit 1; }
[ "$(dpkg-deb --field "$deb" Installed-Size)" -le "$((most_installed * 1024))" ] ||
    { echo "$deb takes more than $most_installed MB when installed" >&2 && exit 1; }
echo "ok: desktop entries, metainfo and $deb"
