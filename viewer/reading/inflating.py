"""Packed bytes to plain ones, within bounds: no archive gives more than it says, or than a folder of articles holds."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from viewer.model import ProblemReason
from viewer.reading.packed import PackedError, SpentError, damaged

MOST_MEMBERS = 100_000
"""Members of an archive, those of the archives in it included: ten times the largest folder that this is built for."""

MOST_BYTES = 2 * 1024**3
"""Bytes that one archive may unpack to: some ten thousand saved pages."""

FREE_BYTES = 10 * 1024**2
"""Bytes of an archive up to which nobody asks how small they were: a thousand copies of one text pack well."""

RATIO = 200
"""Times that packed text grows: prose by five, pages of one site by forty, and bombs by a thousand and more."""

CHUNK = 64 * 1024
"""Packed bytes that are taken at once."""

PIECE = 1024 * 1024
"""Plain bytes that are given at once: between two pieces the bounds are looked at."""

MOST_MEMORY = 256 * 1024**2
"""Bytes that unpacking xz may need: four times what its strongest usual setting does."""

RAW, GZIP = -zlib.MAX_WBITS, 16 + zlib.MAX_WBITS
"""How zlib names a bare stream, as in zip files, and one with a head and a sum."""


class Engine(Protocol):
    """What unpacks one stream, as `bz2` and `lzma` have it."""

    @property
    def eof(self) -> bool:
        """Tell whether the stream is over."""

    @property
    def needs_input(self) -> bool:
        """Tell whether nothing more comes without further packed bytes."""

    @property
    def unused_data(self) -> bytes:
        """Return what was given and lies behind the end of the stream."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most so many bytes."""


class Deflated:
    """`zlib` in the manners of its younger siblings."""

    def __init__(self, bits: int) -> None:
        self._engine = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        """Tell whether the stream is over."""
        return self._engine.eof

    @property
    def needs_input(self) -> bool:
        """Tell whether nothing more comes without further packed bytes."""
        return not self._engine.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """Return what was given and lies behind the end of the stream."""
        return self._engine.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most so many bytes; raises `zlib.error`."""
        return self._engine.decompress(self._engine.unconsumed_tail + data, max_length)


def gunzip() -> Engine:
    """Return what unpacks gzip."""
    return Deflated(GZIP)


def inflate() -> Engine:
    """Return what unpacks a bare deflated stream."""
    return Deflated(RAW)


def bunzip() -> Engine:
    """Return what unpacks bzip2."""
    return bz2.BZ2Decompressor()


def unxz() -> Engine:
    """Return what unpacks xz."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, MOST_MEMORY)


class Budget:
    """What an archive of so many bytes may still give, the archives inside it included."""

    def __init__(self, size: int) -> None:
        self._bytes = max(FREE_BYTES, min(MOST_BYTES, RATIO * size))
        self._members = MOST_MEMBERS

    def count(self, members: int) -> None:
        """Take note of further members; raises `SpentError` where there are too many."""
        self._members -= members
        if self._members < 0:
            raise SpentError

    def spend(self, size: int) -> None:
        """Take note of bytes given; raises `SpentError` where they are too many."""
        self._bytes -= size
        if self._bytes < 0:
            raise SpentError


class Stream:
    """The plain bytes of a packed source, in order.

    `take` returns at most so many packed bytes, none at their end; `begin` makes what unpacks them, `None` where they
    are plain. Where `joined`, several streams may follow each other, as parallel packers write them.
    """

    def __init__(
        self,
        take: Callable[[int], bytes],
        begin: Callable[[], Engine] | None,
        budget: Budget,
        *,
        joined: bool = False,
    ) -> None:
        self._take = take
        self._begin = begin
        self._engine = begin() if begin else None
        self._budget = budget
        self._joined = joined
        self._taken = self._given = 0
        self._ahead = b""

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer only at the end; raises `PackedError` where they are damaged or too many."""
        parts = []
        while size > 0 and (part := self._some(min(size, PIECE))):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, size: int) -> bool:
        """Pass over so many bytes; tell whether they were there."""
        while size > 0 and (part := self._some(min(size, PIECE))):
            size -= len(part)
        return size <= 0

    def _some(self, most: int) -> bytes:
        """Return some bytes, none at the end."""
        part = self._pull(most) if self._begin is None else self._unpacked(most)
        self._given += len(part)
        if self._begin and self._given > max(FREE_BYTES, RATIO * self._taken):
            raise PackedError(ProblemReason.INFLATED)
        self._budget.spend(len(part))
        return part

    def _unpacked(self, most: int) -> bytes:
        while self._engine is not None:
            data = self._pull(CHUNK) if self._engine.needs_input else b""
            is_over = self._engine.needs_input and not data
            try:
                part = self._engine.decompress(data, most)
            except (zlib.error, OSError, lzma.LZMAError) as error:
                reason = ProblemReason.TOO_LARGE if "Memory usage" in str(error) else ProblemReason.DAMAGED
                raise PackedError(reason) from error
            if self._engine.eof:
                self._engine = self._following(self._engine.unused_data)
            elif is_over and not part:
                raise damaged()  # cut short
            if part:
                return part
        return b""

    def _following(self, rest: bytes) -> Engine | None:
        """Return what unpacks the next stream; zeros behind the last one only fill it up."""
        while self._joined and self._begin and (rest := (rest or self._pull(CHUNK))):
            rest = rest.lstrip(b"\0")
            if rest:
                self._ahead = rest
                return self._begin()
        return None

    def _pull(self, most: int) -> bytes:
        """Return packed bytes, those first that were taken too early."""
        if self._ahead:
            data, self._ahead = self._ahead[:most], self._ahead[most:]
            return data
        data = self._take(most)
        self._taken += len(data)
        return data
