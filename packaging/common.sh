# What the build scripts share; to be sourced from the top of the project.
# shellcheck shell=sh disable=SC2034 # used by who sources it
PYTHON=${PYTHON:-python3}
VERSION=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' viewer/__init__.py)
# The time of the last commit stands for now, so that the same sources give the same files.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH PYTHONHASHSEED
export PIP_DISABLE_PIP_VERSION_CHECK=1
BUNDLE=out/bundle/variorum
TOOLS=out/package-venv

# Make the environment that bundles are built in, from the lock file alone; nothing of it is used to run or to test.
make_tools() {
    if ! cmp -s requirements-package.lock "$TOOLS/made-from.lock"; then
        "$PYTHON" -m venv --clear "$TOOLS"
        "$TOOLS/bin/python" -m pip install --quiet --require-hashes --requirement requirements-package.lock
        cp requirements-package.lock "$TOOLS/made-from.lock"
    fi
}

# Give every file of a folder the time of the sources.
settle_times() {
    find "$1" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0r touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
}
