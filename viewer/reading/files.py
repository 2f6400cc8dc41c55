"""Bytes of a file, or the reason why there are none: nothing here hangs on a pipe or swallows a disk."""

import errno
import os
import stat
from pathlib import Path

from viewer.errors import UnreadableArticleError
from viewer.model import ProblemReason

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes above which a file is not read: no article is as long, and everything of it would have to fit into memory."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Never wait for a writer, should a file have become a pipe since it was looked at."""

_REASONS = {
    errno.ENOENT: ProblemReason.NOT_FOUND,
    errno.ENOTDIR: ProblemReason.NOT_FOUND,
    errno.EACCES: ProblemReason.NO_PERMISSION,
    errno.EPERM: ProblemReason.NO_PERMISSION,
    errno.ELOOP: ProblemReason.LOOP,
    errno.ENXIO: ProblemReason.NOT_A_FILE,
    errno.EISDIR: ProblemReason.NOT_A_FILE,
    errno.ENAMETOOLONG: ProblemReason.NOT_FOUND,
}


def read_bytes(path: Path) -> bytes:
    """Return what a regular file holds, at most `LARGEST_FILE` bytes of it.

    Raises `UnreadableArticleError` with the reason for anything else; pipes, sockets and devices are never opened.
    """
    try:
        _check(path, path.stat())
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            _check(path, os.fstat(file.fileno()))
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableArticleError(shown(path), reason_of(error), _detail_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableArticleError(shown(path), ProblemReason.NOT_FOUND) from error
    if len(data) > LARGEST_FILE:  # grew while it was read
        raise UnreadableArticleError(shown(path), ProblemReason.TOO_LARGE, str(len(data)))
    return data


def reason_of(error: OSError) -> ProblemReason:
    """Return what a fault of the file system means for the reader."""
    return _REASONS.get(error.errno or 0, ProblemReason.NO_PERMISSION)


def shown(path: Path | str) -> str:
    r"""Return a path in characters that any encoding of Unicode takes: foreign bytes in a name become `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _check(path: Path, status: os.stat_result) -> None:
    """Raise for what is no regular file, or one too large; asked before and after opening, as files may change."""
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableArticleError(shown(path), ProblemReason.NOT_A_FILE)
    if status.st_size > LARGEST_FILE:
        raise UnreadableArticleError(shown(path), ProblemReason.TOO_LARGE, str(status.st_size))


def _detail_of(error: OSError) -> str:
    """Return the system's own name for a fault that has no reason of its own."""
    return "" if error.errno in _REASONS else errno.errorcode.get(error.errno or 0, "")
