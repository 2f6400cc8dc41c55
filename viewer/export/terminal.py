"""What is said on standard error besides the answer: one line a problem, and how far long work is."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from viewer.export.escape import printable
from viewer.progress import Progress, Report, silent

METER_SECONDS = 0.1
"""Time between two drawings of the progress bar: smooth to the eye, nothing to the work."""

METER_CELLS = 24
"""Width of the progress bar in characters."""

SUBJECT_CELLS = 40
"""Characters of a name beside the progress bar, so that the line fits 80 columns."""

CLEAR_LINE = "\r\x1b[K"
"""Takes back what stands on the line of a terminal."""


def tell(line: str) -> None:
    """Put one line on standard error, in place of the progress bar where there is one.

    Where standard error takes nothing, as on a full disk, the line is lost and the work goes on.
    """
    with suppress(OSError):
        sys.stderr.write(f"{CLEAR_LINE if sys.stderr.isatty() else ''}{line}\n")
        sys.stderr.flush()


@contextmanager
def meter() -> Iterator[Report]:
    """Give a report that draws a bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    drawn: float | None = None

    def report(progress: Progress) -> None:
        nonlocal drawn
        now = time.monotonic()
        if drawn is None or now - drawn >= METER_SECONDS:
            drawn = now
            sys.stderr.write(CLEAR_LINE + _bar(progress))
            sys.stderr.flush()

    try:
        yield report
    finally:
        sys.stderr.write(CLEAR_LINE)
        sys.stderr.flush()


def _bar(progress: Progress) -> str:
    cells = METER_CELLS * progress.done // progress.total if progress.total else 0
    subject = printable(progress.subject)
    if len(subject) > SUBJECT_CELLS:
        subject = f"{subject[: SUBJECT_CELLS - 1]}…"
    return f"[{'#' * cells}{'.' * (METER_CELLS - cells)}] {subject}"
