#!/bin/sh
# Put this copy of Variorum into your menu, and let it open its workspaces; --remove takes it out again.
# Everything it writes lies below ~/.local/share.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
id=org.variorum.Variorum
sizes='16 22 24 32 48 64 128 256 512'

refresh() {
    if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$data/applications"; fi
    if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$data/mime"; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$data/applications/$id.desktop" "$data/mime/packages/$id.xml"
    for size in $sizes; do
        theme=$data/icons/hicolor/${size}x$size
        rm -f "$theme/apps/$id.png" "$theme/mimetypes/application-x-variorum-workspace.png"
    done
    refresh
    echo "Variorum is out of the menu. Your settings are left: ~/.config/Variorum"
    exit 0
fi
mkdir -p "$data/applications" "$data/mime/packages"
# A path may hold what sed or the menu takes for signs of its own: quoted as the specification of entries has it.
quoted=$(printf '%s' "$here/variorum" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$quoted" ;;
        TryExec=*) ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/$id.desktop" >"$data/applications/$id.desktop"
cp "$here/share/$id.xml" "$data/mime/packages/"
for size in $sizes; do
    theme=$data/icons/hicolor/${size}x$size
    mkdir -p "$theme/apps" "$theme/mimetypes"
    cp "$here/share/icons/variorum-$size.png" "$theme/apps/$id.png"
    cp "$here/share/icons/workspace-$size.png" "$theme/mimetypes/application-x-variorum-workspace.png"
done
refresh
echo "Variorum is in the menu now. Do not move this folder; ./register.sh --remove takes it out again."
