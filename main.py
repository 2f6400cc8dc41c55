"""Start Variorum: the window, or the command line where a command word is given."""

import gc
import sys

_RARE_COLLECTIONS = (50_000, 20, 20)
"""Articles and word lists are many objects that stay: looking through them for garbage so often is wasted time."""


def main() -> int:
    """Return the exit status of the command line or of the window."""
    words = sys.argv[1:]
    if words and words[0] in {"stories", "compare", "inspect", "--help", "-h", "--version"}:
        gc.set_threshold(*_RARE_COLLECTIONS)
        from viewer.cli import run  # noqa: PLC0415 - the command line never loads Qt

        return run(words)
    from viewer.app import run_window  # noqa: PLC0415 - the window never loads the parser of commands

    return run_window(words)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing  # an installed bundle starts its workers by this file

        multiprocessing.freeze_support()
    sys.exit(main())
