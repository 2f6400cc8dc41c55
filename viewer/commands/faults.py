"""What goes wrong on the command line, and the one line that tells it."""

import json

from viewer.errors import ExportError, UnreadableArticleError, ViewerError
from viewer.export.escape import printable
from viewer.export.listing import problem_line
from viewer.model import Problem

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit statuses: done; nothing could be read or written; the words of the command are off."""

STOPPED = 130
"""Exit status after Ctrl+C, as shells have it."""


class OutputFailedError(Exception):
    """Standard output takes no more, as on a full disk; the text says why."""


class PlainError(ViewerError):
    """A fault that its own text tells, as one sentence for the terminal."""


def words_of(error: Exception) -> str:
    """Return a fault as one line without controls."""
    match error:
        case UnreadableArticleError():
            return problem_line(Problem(error.path, error.reason, error.detail))
        case ExportError():
            return f"{printable(str(error.target))}: cannot be written: {printable(error.detail)}"
        case json.JSONDecodeError() | UnicodeDecodeError():
            return "the line is not JSON"
        case _:
            return printable(str(error)) or type(error).__name__
