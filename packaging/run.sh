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
exec "$python" packaging/first_pair.py "$folder" out/comparison.pdf
