"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from viewer.errors import ExportError

NAME_BYTES = 8
"""Random bytes in a temporary name: enough that two writers never meet."""


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`; raise `ExportError`, leaving what was there as it was, where that fails."""
    with writing(target) as file:
        file.write(data)


@contextmanager
def writing(target: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `target` once the block ends well; a pipe or device is written as it is.

    The bytes go to a temporary file beside the target, which is synced and renamed; a link is followed, and the mode of
    a file that was there is kept. Raises `ExportError` for whatever the system refuses; nothing is left behind then.
    """
    temporary: Path | None = None
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as pipe:
                yield pipe
            return
        place = _place(target)
        temporary = place.parent / f".variorum-{os.urandom(NAME_BYTES).hex()}"
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(place.stat().st_mode & 0o7777)
        temporary.replace(place)
    except OSError as error:
        raise ExportError(target, _detail(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _place(target: Path) -> Path:
    """Return where the bytes go, or raise the plain error of what stands in the way."""
    place = Path(os.path.realpath(target)) if target.is_symlink() else target
    if place.is_symlink():
        raise OSError("the link leads nowhere but to itself")
    if place.is_dir():
        raise OSError("it is a folder")
    if not place.parent.is_dir():
        raise OSError("its folder does not exist")
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError
    return place


def _detail(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission to write there is missing"
    return error.strerror or str(error)
