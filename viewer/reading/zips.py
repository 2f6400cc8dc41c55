"""Zip files to members, by the directory at their end (APPNOTE 6.3.10).

Read by our own hands: the standard library unpacks bzip2 without a bound, gives a whole archive up for one bad name,
and holds a directory in memory however long it is.
"""

import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from struct import Struct
from struct import error as StructError  # noqa: N812 - a class under the name of a value
from typing import BinaryIO

from viewer.model import ProblemReason
from viewer.reading.files import LARGEST_FILE
from viewer.reading.inflating import MOST_MEMBERS, RATIO, Budget, Engine, Stream, bunzip, inflate
from viewer.reading.packed import Member, PackedError, SpentError, damaged

LARGEST_DIRECTORY = 64 * 1024**2
"""Bytes of the longest directory: 600 for each of the most members."""

FREE_BYTES = 1024**2
"""Bytes of a member up to which nobody asks how small they were: no text is longer and says so little."""

LONGEST_COMMENT = 0xFFFF
"""Bytes that may follow the end of the directory."""

ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Flags of members under a password, of a newer way to do so, and of a directory that is hidden as well."""

IN_UTF8 = 0x800
"""Flag of members whose name is in UTF-8; other names are in the first IBM PC's encoding, or in UTF-8 all the same."""

NUMBERS_FIELD, NAME_FIELD = 0x0001, 0x7075
"""Kinds of further fields: of numbers beyond the old ones, and of the name in UTF-8."""

ON_UNIX = 3
"""System whose kinds of files stand in the upper half of a member's attributes."""

ENGINES: dict[int, Callable[[], Engine] | None] = {0: None, 8: inflate, 12: bunzip}
"""What unpacks a member, by the number of its method."""

METHODS = {1: "shrink", 6: "implode", 9: "deflate64", 14: "lzma", 93: "zstd", 95: "xz", 98: "ppmd", 99: "aes"}
"""Names of packing that nobody uses for articles, or that cannot be bounded."""

OFFICE_TYPES = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
"""What a member of the name `mimetype` says of documents that are kept as zip files."""

OFFICE_PARTS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "Index/Document.iwa": ".pages",
    "META-INF/MANIFEST.MF": ".jar",
    "AndroidManifest.xml": ".apk",
}
"""Members that other such documents, and programs, have."""

_END = Struct("<4s4H2LH")
_FAR_PLACE = Struct("<4sLQL")
_FAR_END = Struct("<4sQ2H2L4Q")
_ENTRY = Struct("<4s4B4HL2L5H2L")
_LOCAL = Struct("<4s5HL2L2H")
_FIELD = Struct("<2H")
_UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory says of a member; `start` is where it begins in the file, `limit` where the next one does."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    start: int
    mode: int
    limit: int = 0


def list_zip(file: BinaryIO, budget: Budget) -> tuple[Member, ...]:
    """Return the members of a zip file in the order of its directory, whatever lies before the archive in the file.

    Raises `PackedError` for what has no directory or too long a one, and for a document that is kept as a zip file.
    """
    entries = _bounded(*_directory(file))
    _refuse_documents(file, entries, budget)
    files = [entry for entry in entries if not entry.name.endswith("/")]
    budget.count(len(files))
    return tuple(Member(entry.name, partial(_load, file, entry, budget)) for entry in files)


def _directory(file: BinaryIO) -> tuple[list[Entry], int]:
    """Return the entries of the directory, and where it begins in the file."""
    end = file.seek(0, 2)
    tail_at = max(0, end - LONGEST_COMMENT - _END.size)
    file.seek(tail_at)
    tail = file.read(LONGEST_COMMENT + _END.size)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise damaged()
    length, offset = _END.unpack_from(tail, found)[5:7]
    end = tail_at + found
    far = tail[max(0, found - _FAR_PLACE.size) : found]
    if far.startswith(b"PK\x06\x07"):
        end, length, offset = _far_end(file, end - _FAR_PLACE.size)
    start = end - length
    if length > LARGEST_DIRECTORY:
        raise PackedError(ProblemReason.TOO_LARGE, str(length))
    if start < offset:
        raise damaged()
    file.seek(start)
    try:
        return list(_entries(file.read(length), start - offset)), start
    except StructError as error:
        raise damaged() from error


def _far_end(file: BinaryIO, end: int) -> tuple[int, int, int]:
    """Return end, length and offset of the directory of an archive too large for the old numbers."""
    file.seek(max(0, end - _FAR_END.size))
    record = file.read(_FAR_END.size)
    if len(record) < _FAR_END.size or not record.startswith(b"PK\x06\x06"):
        raise damaged()
    length, offset = _FAR_END.unpack(record)[8:10]
    return end - _FAR_END.size, length, offset


def _entries(data: bytes, shift: int) -> Iterator[Entry]:
    """Yield what a directory says; `shift` bytes lie before the archive. Raises `struct.error` where it is cut off."""
    at = number = 0
    while at < len(data):
        field = _ENTRY.unpack_from(data, at)
        if field[0] != b"PK\x01\x02":
            raise damaged()
        number += 1
        if number > 2 * MOST_MEMBERS:  # folders are entries as well
            raise SpentError
        flags, method, checksum, (packed, size) = field[5], field[6], field[9], field[10:12]
        name_at, extra_at = at + _ENTRY.size, at + _ENTRY.size + field[12]
        at = extra_at + field[13] + field[14]
        extra = data[extra_at : extra_at + field[13]]
        size, packed, start = _far_numbers(extra, [size, packed, field[18]])
        mode = field[17] >> 16 if field[2] == ON_UNIX else 0
        raw = data[name_at:extra_at]
        said = _said_again(extra, raw)
        name = _name(raw, flags) if said is None else _name(said, IN_UTF8)
        yield Entry(name, flags, method, checksum, packed, size, start + shift, mode)


def _said_again(extra: bytes, raw: bytes) -> bytes | None:
    """Return a name in UTF-8 from the further fields, where packers put it whose own encoding was another one."""
    for kind, field in _fields(extra):
        if kind == NAME_FIELD and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:]
    return None


def _far_numbers(extra: bytes, numbers: list[int]) -> list[int]:
    """Return size, packed size and place, from the further fields where they are too large for the old ones."""
    for kind, field in _fields(extra):
        if kind == NUMBERS_FIELD:
            far = iter(Struct(f"<{len(field) // 8}Q").unpack_from(field))
            return [next(far, number) if number == _UNKNOWN else number for number in numbers]
    return numbers


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each further field; one that is cut off is told as far as it is there."""
    at = 0
    while at + _FIELD.size <= len(extra):
        kind, length = _FIELD.unpack_from(extra, at)
        at += _FIELD.size
        yield kind, extra[at : at + length]
        at += length


def _name(raw: bytes, flags: int) -> str:
    """Return the name of a member, in UTF-8 where it may be: many write it so without saying so."""
    try:
        return raw.decode("utf-8", "backslashreplace" if flags & IN_UTF8 else "strict")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _bounded(entries: list[Entry], end: int) -> list[Entry]:
    """Return the entries, each with the place that it must not go beyond: bombs are built of overlapping members."""
    order = sorted(range(len(entries)), key=lambda at: entries[at].start)
    starts = [*(entries[at].start for at in order), end]
    limits = dict(zip(order, starts[1:], strict=True))
    return [replace(entry, limit=limits[at]) for at, entry in enumerate(entries)]


def _refuse_documents(file: BinaryIO, entries: list[Entry], budget: Budget) -> None:
    """Raise where the archive is a document or a program under another name: its parts are no articles."""
    for entry in entries:
        if entry.name in OFFICE_PARTS:
            raise PackedError(ProblemReason.UNSUPPORTED, OFFICE_PARTS[entry.name])
        if entry.name == "mimetype" and entry.size <= LONGEST_COMMENT:
            try:
                kind = OFFICE_TYPES.get(_load(file, entry, budget).strip())
            except PackedError:
                kind = None
            if kind:
                raise PackedError(ProblemReason.UNSUPPORTED, kind)


def _load(file: BinaryIO, entry: Entry, budget: Budget) -> bytes:
    """Return the bytes of a member; raises `PackedError` where they are not what the directory says."""
    begin = _way_to_unpack(entry)
    file.seek(entry.start)
    local = file.read(_LOCAL.size)
    if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
        raise damaged()
    start = entry.start + _LOCAL.size + sum(_LOCAL.unpack(local)[9:11])
    if start + entry.packed > entry.limit:
        raise damaged()
    file.seek(start)
    data = Stream(_taker(file, entry.packed), begin, budget).read(entry.size + 1)
    if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
        raise damaged()
    return data


def _taker(file: BinaryIO, size: int) -> Callable[[int], bytes]:
    """Return what gives the next so many bytes of a file, a part at a time."""
    left = size

    def take(most: int) -> bytes:
        nonlocal left
        data = file.read(min(most, left))
        left -= len(data)
        return data

    return take


def _way_to_unpack(entry: Entry) -> Callable[[], Engine] | None:
    """Return what unpacks a member; raises `PackedError` where that cannot or should not be done."""
    if entry.flags & ENCRYPTED:
        raise PackedError(ProblemReason.ENCRYPTED)
    if stat.S_IFMT(entry.mode) not in {0, stat.S_IFREG}:
        raise PackedError(ProblemReason.NOT_A_FILE)
    if entry.size > LARGEST_FILE:
        raise PackedError(ProblemReason.TOO_LARGE, str(entry.size))
    if entry.size > max(FREE_BYTES, RATIO * entry.packed):
        raise PackedError(ProblemReason.INFLATED)
    if entry.method not in ENGINES:
        raise PackedError(ProblemReason.UNSUPPORTED, METHODS.get(entry.method, f"zip {entry.method}"))
    return ENGINES[entry.method]
