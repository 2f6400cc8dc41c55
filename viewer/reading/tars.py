"""Tar files to members, packed or plain, in one pass: what will be read is kept in memory, for it must be sorted.

The formats of POSIX, GNU and the first Unix; read by our own hands, for the standard library believes the lengths that
a header tells, and stacks one call on another for each header in a row.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NoReturn

from viewer.model import ProblemReason
from viewer.reading.files import LARGEST_FILE
from viewer.reading.inflating import Budget, Engine, Stream, bunzip, gunzip, unxz
from viewer.reading.packed import BLOCK, Member, PackedError, Packing, damaged, is_tar_header

LONGEST_HEADER = 64 * 1024
"""Bytes of the longest further header: names of paths are a few thousand at most."""

FILES, LONG_NAME, FURTHER, IGNORED, FOLDERS = b"0\x007", b"L", b"x", b"gKV", b"5D"
"""Kinds of headers: of files, of the name that the next one has, of all that is said of the next one, of what says
nothing about files, and of folders."""

LINKS_AND_DEVICES = b"12346"
"""Kinds that have no bytes, whatever size they name."""


@dataclass(frozen=True, slots=True)
class _Header:
    """What a header says of a member."""

    name: str
    kind: bytes
    size: int


@dataclass(slots=True)
class _Said:
    """What headers before a member say of it."""

    name: str | None = None
    size: int | None = None
    is_sparse: bool = False


def list_tar(file: BinaryIO, packing: Packing, budget: Budget, tick: Callable[[], None]) -> tuple[Member, ...]:
    """Return the members of a tar file in its order; one that is cut short or damaged ends with a member named "".

    `tick` is called for each member and may raise to stop. Raises `PackedError` where there is no tar file at all.
    """
    file.seek(0)
    stream = Stream(file.read, _ENGINES[packing], budget, joined=True)
    first = stream.read(BLOCK)
    if not (is_tar_header(first) or (len(first) == BLOCK and not any(first))):
        if packing is Packing.TAR:
            raise damaged()
        raise PackedError(ProblemReason.UNSUPPORTED, f".{packing.value}")
    members: list[Member] = []
    try:
        for member in _members(stream, first, budget):
            tick()
            members.append(member)
    except PackedError as fault:
        members.append(Member("", partial(_refuse, fault)))
    return tuple(members)


def _members(stream: Stream, block: bytes, budget: Budget) -> Iterator[Member]:
    """Yield the members from their first header on."""
    said = _Said()
    while block and any(block):
        if not is_tar_header(block):
            raise damaged()
        header = _header(block)
        if header.kind in LONG_NAME + FURTHER:
            said = _further(stream, header, said)
        elif header.kind in IGNORED + FOLDERS or header.name.endswith("/"):
            _skip(stream, header.size)
            said = said if header.kind in IGNORED else _Said()
        else:
            budget.count(1)
            yield _member(stream, header, said)
            said = _Said()
        block = stream.read(BLOCK)
        if 0 < len(block) < BLOCK:
            raise damaged()


def _header(block: bytes) -> _Header:
    """Return what a header says; the first half of a name may stand at its end."""
    name, prefix = block[:100].split(b"\0")[0], block[345:500].split(b"\0")[0]
    is_posix = block[257:263] == b"ustar\0"
    whole = prefix + b"/" + name if is_posix and prefix else name
    return _Header(_decoded(whole), block[156:157], _number(block[124:136]))


def _further(stream: Stream, header: _Header, said: _Said) -> _Said:
    """Return what a header that is about the next member says of it."""
    if header.size > LONGEST_HEADER:
        raise damaged()
    data = _exactly(stream, header.size)
    if header.kind == LONG_NAME:
        return _Said(_decoded(data.split(b"\0")[0]), said.size, said.is_sparse)
    for key, value in _records(data):
        if key == b"path":
            said.name = _decoded(value)
        elif key == b"size":
            said.size = _whole(value, 10)
        elif key.startswith(b"GNU.sparse."):
            said.is_sparse = True
    return said


def _records(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield keys and values of a header in the way of POSIX: the length of each, a space, `key=value`, a line end."""
    at = 0
    while at < len(data) and data[at]:
        length = _whole(data[at:].split(b" ", 1)[0][:8], 10)
        record = data[at : at + length]
        if not len(b"5 a=\n") <= length == len(record) or not record.endswith(b"\n"):
            raise damaged()
        key, _, value = record[:-1].partition(b" ")[2].partition(b"=")
        yield key, value
        at += length


def _member(stream: Stream, header: _Header, said: _Said) -> Member:
    """Return a member, its bytes kept packed until they are wanted."""
    name, size = said.name or header.name, header.size if said.size is None else said.size
    if header.kind in LINKS_AND_DEVICES:
        return Member(name, partial(_refuse, PackedError(ProblemReason.NOT_A_FILE)))
    if header.kind not in FILES or said.is_sparse or size > LARGEST_FILE:
        _skip(stream, size)
        is_file = header.kind in FILES and not said.is_sparse
        fault = PackedError(ProblemReason.TOO_LARGE, str(size)) if is_file else PackedError(ProblemReason.NOT_A_FILE)
        return Member(name, partial(_refuse, fault))
    return Member(name, partial(zlib.decompress, zlib.compress(_exactly(stream, size), 1)))


def _exactly(stream: Stream, size: int) -> bytes:
    """Return so many bytes of whole blocks."""
    data = stream.read(size)
    if len(data) < size or not stream.skip(-size % BLOCK):
        raise damaged()
    return data


def _skip(stream: Stream, size: int) -> None:
    if not stream.skip(size + -size % BLOCK):
        raise damaged()


def _number(field: bytes) -> int:
    """Return a number of a header: octal, or in bytes where its first bit is set."""
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
    return _whole(field.strip(b" \0") or b"0", 8)


def _whole(digits: bytes, base: int) -> int:
    """Return a number that is not negative."""
    if not digits.isdigit():
        raise damaged()
    try:
        return int(digits, base)
    except ValueError as error:
        raise damaged() from error


def _decoded(name: bytes) -> str:
    """Return a name without the dot for the folder that was packed, as `tar -c .` writes it."""
    return name.decode("utf-8", "backslashreplace").removeprefix("./")


def _refuse(fault: PackedError) -> NoReturn:
    raise fault


_ENGINES: dict[Packing, Callable[[], Engine] | None] = {
    Packing.TAR: None,
    Packing.GZIP: gunzip,
    Packing.BZIP2: bunzip,
    Packing.XZ: unxz,
}
