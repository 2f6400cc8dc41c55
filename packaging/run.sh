#!/bin/sh
# Open the window on a folder; without a display do the same job on paper.
# usage: packaging/run.sh FOLDER
set -eu
folder=$1
python=.venv/bin/python

if "$python" -m viewer.ui.display; then
    exec "$python" main.py "$folder"
fi
echo "There is no display here, so no window can open. The same without one:"
echo
mkdir -p out
"$python" main.py stories "$folder"
"$python" main.py stories "$folder" --json out/stories.json 2>/dev/null
"$python" packaging/first_pair.py "$folder" out/stories.json | {
    if IFS= read -r base && IFS= read -r witness; then
        "$python" main.py compare "$base" "$witness" --pdf out/comparison.pdf
        echo
        echo "The comparison stands in out/comparison.pdf"
    else
        echo "No story has two tellings, so there is nothing to compare."
    fi
}
