"""What can go wrong and be mended by the reader.

ViewerError
├── UnreadableArticleError     a file that gives no article, with the reason
├── IncomparableError          two articles that cannot be compared
├── ExportError                a target that cannot be written
├── WorkspaceError             a `.variorum` file that cannot be opened, with what is wrong with it
├── WorkerLostError            the process that does the work ended before it answered
└── CancelledError             the reader stopped the work
"""

from enum import StrEnum
from pathlib import Path

from viewer.model import ProblemReason


class ViewerError(Exception):
    """A fault that the reader can mend; everything else is a defect of the program."""


class UnreadableArticleError(ViewerError):
    """A file that gives no article; `reason` is one of a closed set, `detail` names what is particular to it."""

    def __init__(self, path: str, reason: ProblemReason, detail: str = "") -> None:
        super().__init__(f"{path}: {reason.value}{': ' if detail else ''}{detail}")
        self.path = path
        self.reason = reason
        self.detail = detail


class IncomparableError(ViewerError):
    """Two articles that cannot be compared."""


class ExportError(ViewerError):
    """A target that cannot be written; nothing was left behind at its place."""

    def __init__(self, target: Path, detail: str) -> None:
        super().__init__(f"{target}: {detail}")
        self.target = target
        self.detail = detail


class WorkspaceFault(StrEnum):
    """Why a workspace cannot be opened, or be written over."""

    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    NEWER = "newer"


class WorkspaceError(ViewerError):
    """A `.variorum` file that cannot be opened; the file is left as it is."""

    def __init__(self, path: Path, fault: WorkspaceFault) -> None:
        super().__init__(f"{path}: {fault.value}")
        self.path = path
        self.fault = fault


class WorkerLostError(ViewerError):
    """The process that does the work ended before it answered; asking again starts a new one."""


class CancelledError(ViewerError):
    """The reader stopped the work; raised by a `Report` and passed through the engine untouched."""
