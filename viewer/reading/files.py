"""Bytes of a file, or the reason why there are none: nothing here hangs on a pipe or swallows a disk."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from viewer.errors import UnreadableArticleError
from viewer.model import ProblemReason

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes above which a file is not read: no article is as long, and everything of it would have to fit into memory."""

MEMBER_SIGN = "#"
"""Parts an archive from its member, in ids and in paths."""

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


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, or of an archive's member: `path` says where they lie, the end of `name` what they are."""

    id: str
    path: str
    name: str
    data: bytes


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Give a regular file open for reading, and what goes wrong while it is read as `UnreadableArticleError`.

    Pipes, sockets and devices are never opened.
    """
    try:
        with _opened(path) as file:
            yield file
    except OSError as error:
        raise UnreadableArticleError(shown(path), reason_of(error), _detail_of(error)) from error


def read_whole(file: BinaryIO, path: Path) -> bytes:
    """Return what an open file holds; raises `UnreadableArticleError` where that is more than `LARGEST_FILE` bytes."""
    size = os.fstat(file.fileno()).st_size
    data = file.read(LARGEST_FILE + 1) if size <= LARGEST_FILE else b""
    if max(size, len(data)) > LARGEST_FILE:  # it may have grown while it was read
        raise UnreadableArticleError(shown(path), ProblemReason.TOO_LARGE, str(max(size, len(data))))
    return data


def reason_of(error: OSError) -> ProblemReason:
    """Return what a fault of the file system means for the reader."""
    return _REASONS.get(error.errno or 0, ProblemReason.NO_PERMISSION)


def shown(path: Path | str) -> str:
    r"""Return a path in characters that any encoding of Unicode takes: foreign bytes in a name become `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def split_path(path: str) -> tuple[Path, str]:
    """Return the file that the path of an article lies in, and what is named in it, "" for the file itself.

    What stands behind a `#` may be a name that an archive made up: it never leads to another folder.
    """
    names, at = path.find(MEMBER_SIGN), len(path)
    while at > 0:
        steps = path[names:at].replace("\\", "/").split("/") if names >= 0 else []
        if ".." not in steps and os.path.isfile(path[:at]):  # noqa: PTH113 - any characters may stand in it
            return Path(path[:at]), path[at + 1 :]
        at = path.rfind(MEMBER_SIGN, 0, at)
    return Path(path), ""


def _opened(path: Path) -> BinaryIO:
    """Return a regular file, open; raises `OSError` or `UnreadableArticleError`."""
    try:
        _check(path, path.stat())
        file = os.fdopen(os.open(path, _FLAGS), "rb")
    except ValueError as error:  # a NUL in the name
        raise UnreadableArticleError(shown(path), ProblemReason.NOT_FOUND) from error
    try:
        _check(path, os.fstat(file.fileno()))
    except UnreadableArticleError:
        file.close()
        raise
    return file


def _check(path: Path, status: os.stat_result) -> None:
    """Raise for what is no regular file; asked before and after opening, as files may change."""
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableArticleError(shown(path), ProblemReason.NOT_A_FILE)


def _detail_of(error: OSError) -> str:
    """Return the system's own name for a fault that has no reason of its own."""
    return "" if error.errno in _REASONS else errno.errorcode.get(error.errno or 0, "")
