"""What of a file is packed: whether it is an archive, by its first bytes, and what can be wrong with one."""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from viewer.errors import UnreadableArticleError
from viewer.model import ProblemReason
from viewer.reading.files import open_file
from viewer.reading.formats import is_wrapped

BLOCK = 512
"""Bytes of a block of a tar file, its header among them: enough of any file to tell what it is."""

_MAGIC = re.compile(
    rb"(?P<zip>PK(?:\x03\x04|\x05\x06|\x07\x08))|(?P<gz>\x1f\x8b\x08)|(?P<xz>\xfd7zXZ\0)"
    rb"|(?P<bz2>BZh[1-9](?:1AY&SY|\x17rE8P\x90))"
)
"""First bytes of the kinds, but for tar; those of an empty archive too."""

_CHECKSUM = slice(148, 156)
_TAR_MAGIC = slice(257, 262)


class Packing(StrEnum):
    """How several files are packed into one, by the usual endings; the compressed kinds hold a tar file."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gz"
    BZIP2 = "bz2"
    XZ = "xz"


_BY_SUFFIX = {
    ".zip": Packing.ZIP,
    ".tar": Packing.TAR,
    ".tgz": Packing.GZIP,
    ".tbz": Packing.BZIP2,
    ".tbz2": Packing.BZIP2,
    ".txz": Packing.XZ,
}
"""Endings that promise an archive: what has one and is none is damaged."""


class PackedError(Exception):
    """A fault of an archive, or of one of its members; it never gets out of the rooms that unpack."""

    def __init__(self, reason: ProblemReason, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.detail = detail


class SpentError(PackedError):
    """An archive has given all that it may give, however much more there is."""

    def __init__(self) -> None:
        super().__init__(ProblemReason.INFLATED)


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how archives are gone through: `expect` of so many sources more, `tick` at each; both may raise."""

    expect: Callable[[int], None]
    tick: Callable[[], None]


UNWATCHED = Watch(lambda _: None, lambda: None)
"""Nobody."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, by the name that the archive gives it, which is only a text; "" is the archive itself.

    `load` returns its bytes or raises `PackedError`, as long as the archive is open.
    """

    name: str
    load: Callable[[], bytes]


def packing_of(name: str, head: bytes) -> Packing | None:
    """Return how a file is packed, by its first `BLOCK` bytes and only then by its name; `None` for no archive.

    Office files are archives too, and books: those are told by their names here, and else by what they hold.
    """
    if is_wrapped(name):
        return None
    if (known := _MAGIC.match(head)) and known.lastgroup:
        return Packing(known.lastgroup)
    if head[_TAR_MAGIC] == b"ustar" and is_tar_header(head):
        return Packing.TAR
    return _BY_SUFFIX.get(PurePath(name).suffix.casefold())


def is_archive(path: Path) -> bool:
    """Tell whether a path is a file that is opened as an archive; what cannot be read is none."""
    try:
        with open_file(path) as file:
            return packing_of(path.name, file.read(BLOCK)) is not None
    except (UnreadableArticleError, OSError):
        return False


def is_tar_header(block: bytes) -> bool:
    """Tell whether the sum that a tar header keeps of itself is right; some old programs took bytes for signed."""
    if len(block) < BLOCK:
        return False
    try:
        kept = int(block[_CHECKSUM].strip(b" \0"), 8)
    except ValueError:
        return False
    rest = block[: _CHECKSUM.start] + b" " * 8 + block[_CHECKSUM.stop : BLOCK]
    return kept == sum(rest) or kept == sum(array("b", rest))


def damaged() -> PackedError:
    """Return the fault of bytes that are not what they should be."""
    return PackedError(ProblemReason.DAMAGED)
