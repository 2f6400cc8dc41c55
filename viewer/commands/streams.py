"""Where commands read lines from and write answers to: files written whole, or the standard streams."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from viewer.commands.faults import OutputFailedError
from viewer.errors import UnreadableArticleError
from viewer.export.files import write_whole, writing
from viewer.model import ProblemReason

STANDARD = "-"
"""Stands for standard output, or for standard input where lines are read."""


def replace_closed_streams() -> None:
    """Put something in the place of standard streams that were closed before the start, in the order of their numbers.

    Standard input is empty then, standard output refuses what is written to it, and what goes to standard error is
    lost.
    """
    if sys.stdin is None:
        sys.stdin = _nothing(os.O_RDONLY, "rb")
    if sys.stdout is None:
        sys.stdout = _nothing(os.O_RDONLY, "wb")
    if sys.stderr is None:
        sys.stderr = _nothing(os.O_WRONLY, "wb")


def abandon_standard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def settle_standard_error() -> None:
    """Let what standard error does not take go nowhere, so that the interpreter ends with the status of the work."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


@contextmanager
def lines_of(source: str) -> Iterator[tuple[Iterable[tuple[int, bytes]], int]]:
    """Give the lines of a file, each with where it ends in bytes, and the size of the file (0 where unknown)."""
    if source == STANDARD:
        yield _positions(sys.stdin.buffer), 0
        return
    path = Path(source)
    try:
        file, size = path.open("rb"), path.stat().st_size
    except FileNotFoundError as error:
        raise UnreadableArticleError(source, ProblemReason.NOT_FOUND) from error
    except PermissionError as error:
        raise UnreadableArticleError(source, ProblemReason.NO_PERMISSION) from error
    except OSError as error:
        raise UnreadableArticleError(source, ProblemReason.NOT_A_FILE) from error
    with file:
        yield _positions(file), size


@contextmanager
def lines_to(target: str | None) -> Iterator[Callable[[bytes], object]]:
    """Give what takes lines for a file, written whole, or for standard output."""
    if target is None or target == STANDARD:
        yield put
        return
    with writing(Path(target)) as file:
        yield file.write


def write(target: str, data: bytes) -> None:
    """Write an answer to a file, whole or not at all, or to standard output."""
    if target == STANDARD:
        put(data)
    else:
        write_whole(Path(target), data)


def show(lines: Iterable[str]) -> None:
    """Print lines."""
    put(text_of(lines))


def put(data: bytes = b"") -> None:
    """Write to standard output at once, so that whoever reads a pipeline has each answer when it is there.

    What was printed before by other ways goes out with it. Raises `OutputFailedError` where nothing more is taken.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputFailedError(error.strerror) from error


def text_of(lines: Iterable[str]) -> bytes:
    """Return lines as the terminal takes them; what its encoding lacks stands as an escape."""
    text = "".join(f"{line}\n" for line in lines)
    return text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")


def _nothing(access: int, mode: Literal["rb", "wb"]) -> TextIO:
    return io.TextIOWrapper(os.fdopen(os.open(os.devnull, access), mode), encoding="utf-8")


def _positions(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    position = 0
    for line in file:
        position += len(line)
        yield position, line
