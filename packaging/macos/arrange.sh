#!/bin/sh
# Lay out the window of a disk image: the program at the left, the folder of programs at the right.
# usage: packaging/macos/arrange.sh IMAGE VOLUME
set -eu
mount=$(hdiutil attach -readwrite -noverify -noautoopen "$1" | awk -F '\t' '/\/Volumes\// { print $NF }')
[ -n "$mount" ]
SetFile -a C "$mount" 2>/dev/null || echo "SetFile is missing: the volume keeps the usual icon" >&2
osascript <<SCRIPT
tell application "Finder"
    tell disk "$2"
        open
        set current view of container window to icon view
        set toolbar visible of container window to false
        set statusbar visible of container window to false
        set the bounds of container window to {200, 200, 740, 540}
        set options to the icon view options of container window
        set arrangement of options to not arranged
        set icon size of options to 112
        set position of item "Variorum.app" of container window to {150, 160}
        set position of item "Applications" of container window to {390, 160}
        update without registering applications
        close
    end tell
end tell
SCRIPT
sync
hdiutil detach -quiet "$mount"
