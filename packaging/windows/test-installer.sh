#!/bin/sh
# Install and uninstall the Windows installer under Wine, around a stand-in for the bundle: what it puts where, what it
# takes over, and that nothing is left. Needs makensis, wine64 and Xvfb. The installer is built for 64 bits here: Wine
# without its 32-bit half runs no other.
# usage: packaging/windows/test-installer.sh
set -eu
cd "$(dirname "$0")/../.."
. packaging/common.sh
work=$(mktemp -d)
display=
trap 'WINEPREFIX=$work/prefix wineserver -k 2>/dev/null || true; [ -z "$display" ] || kill "$display"; rm -rf "$work"' EXIT
export WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEARCH=win64 XDG_RUNTIME_DIR="$work"

fail() {
    echo "$*" >&2
    exit 1
}
known() { wine reg query "HKCU\\Software\\$1" >/dev/null 2>&1; }

Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
display=$!
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

mkdir -p "$work/bundle/lib" "$work/bundle/licences"
for name in variorum.exe variorum-cli.exe lib/part.dll licences/copyright; do echo new >"$work/bundle/$name"; done
setup="$work/Variorum-$VERSION-setup.exe"
makensis -V2 -WX "-XTarget amd64-unicode" "-DVERSION=$VERSION" "-DBUNDLE=$work/bundle" "-DOUTFILE=$setup" packaging/windows/installer.nsi
wine wineboot --init >/dev/null 2>&1
wine reg add 'HKCU\Software\Classes\.txt' /ve /d txtfile /f >/dev/null

wine "$setup" /S
home=$(find "$WINEPREFIX/drive_c/users" -path '*/AppData/Local/Programs/Variorum' -print -quit)
{ [ -f "$home/variorum.exe" ] && [ -f "$home/lib/part.dll" ]; } || fail "the program is not where it belongs"
[ -n "$(find "$WINEPREFIX/drive_c/users" -name Variorum.lnk -print -quit)" ] || fail "there is no entry in the start menu"
keys='Variorum Microsoft\Windows\CurrentVersion\Uninstall\Variorum Classes\Variorum.Workspace.1 Classes\.variorum
    Classes\Applications\variorum.exe Classes\Directory\shell\Variorum Classes\Directory\Background\shell\Variorum'
for key in $keys; do known "$key" || fail "$key is not registered"; done
wine reg query 'HKCU\Software\Classes\.txt' /ve | grep -q txtfile || fail "plain text was taken over"
echo "ok: installed for one user; the default of plain text stays"

echo own >"$home/own.txt"
echo old >"$home/lib/old.dll"
wine "$setup" /S
[ ! -e "$home/lib/old.dll" ] || fail "a part of the older version is left"
echo "ok: installed over an older version"

wine "$home/uninstall.exe" /S
wineserver -w # it goes on in a copy of its own
[ "$(ls "$home")" = own.txt ] || fail "more than the reader's own file is left: $(ls "$home")"
for key in $keys; do ! known "$key" || fail "$key is left"; done
echo "ok: uninstalled; nothing is left but the reader's own file"
