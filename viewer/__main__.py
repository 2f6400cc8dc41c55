"""Start Variorum: the window, or the command line where a command word is given."""

import gc
import os
import sys
from pathlib import Path

_COMMANDS = frozenset({"stories", "compare", "inspect", "--help", "-h", "--version"})

_RARE_COLLECTIONS = (50_000, 20, 20)
"""Articles and word lists are many objects that stay: looking through them for garbage so often is wasted time."""

_THREADS_OF_PRODUCTS = "OPENBLAS_NUM_THREADS"
"""Products of small matrices go as fast in one thread; more wait for each other at full speed, and cost the window."""

_LIBRARY_PATH = "LD_LIBRARY_PATH"


def main() -> int:
    """Return the exit status of the command line or of the window."""
    os.environ.setdefault(_THREADS_OF_PRODUCTS, "1")  # read when numpy is loaded
    gc.set_threshold(*_RARE_COLLECTIONS)
    words = sys.argv[1:]
    if words and words[0] in _COMMANDS:
        from viewer.cli import run  # noqa: PLC0415 - the command line never loads Qt

        return run(words)
    from viewer.app import run_window  # noqa: PLC0415 - the window never loads the parser of commands

    return run_window(words)


def prepare_bundle() -> None:
    """Do what only an installed bundle needs: serve as the worker it was started as, and free what it starts.

    The starter of the bundle points the loader at the libraries inside. Programs that are asked to show an exported
    file would load them too, in place of their own, and fall over. A program of Windows without a console has no
    standard streams at all; whoever writes to them shall not have to ask.
    """
    import multiprocessing  # noqa: PLC0415 - only in a bundle

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the program
    multiprocessing.freeze_support()
    before = os.environ.pop(f"{_LIBRARY_PATH}_ORIG", None)
    if before:
        os.environ[_LIBRARY_PATH] = before
    else:
        os.environ.pop(_LIBRARY_PATH, None)


if __name__ == "__main__":
    sys.exit(main())
