"""Start Variorum: the window, or the command line where a command word is given."""

import multiprocessing
import sys


def main() -> int:
    """Return the exit status of the command line or of the window."""
    words = sys.argv[1:]
    if words and words[0] in {"stories", "compare", "inspect", "--help", "-h", "--version"}:
        from viewer.cli import run  # noqa: PLC0415 - the command line never loads Qt

        return run(words)
    from viewer.app import run_window  # noqa: PLC0415 - the window never loads the parser of commands

    return run_window(words)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
