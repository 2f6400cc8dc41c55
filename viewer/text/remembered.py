"""What a model of sentences says of texts, worked out once and remembered by content, in memory and on disk."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.text.encoder import Encoder

_VERSION = "use3-1"  # of the vectors: a change of the model or of its arithmetic is another file on disk
_REMEMBERED = 20_000  # vectors kept in memory, of 1 KB each
_STORED = 100_000  # vectors kept on disk; a full file begins anew
_LENGTH = 1024  # bytes of a vector; whatever else a file holds is none of ours
_ASKED = 500  # digests asked of the file at once
_PATIENCE = 1.0  # seconds to wait for another process that writes: what is not stored is worked out again


class Remembered:
    """The model in a folder, with the vectors of the texts that it was asked about."""

    def __init__(self, folder: Path, cache: Path | None, languages: frozenset[str]) -> None:
        self._model = folder
        self._languages = languages
        self._vectors: dict[bytes, bytes] = {}
        self._store = None if cache is None else _Store(cache / f"meaning-{_VERSION}.sqlite")

    def reads(self, language: str | None) -> bool:
        """Tell whether the model knows a language."""
        return language in self._languages

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        """Return the cosines of all texts on the left with all on the right."""
        if not (left and right):
            return [[] for _ in left]
        import numpy as np  # noqa: PLC0415 - 100 ms that a reader need not wait for

        from viewer.text.encoder import DIMENSIONS, SCALE  # noqa: PLC0415 - needs numpy

        self._learn(dict.fromkeys((*left, *right)))
        stored = (b"".join(self._vectors[_digest(text)] for text in side) for side in (left, right))
        ours, theirs = (
            np.frombuffer(vectors, np.int16).reshape(-1, DIMENSIONS).astype(np.float64) for vectors in stored
        )
        cosines: list[list[float]] = (ours @ theirs.T / SCALE**2).tolist()  # exact: the numbers are whole
        return cosines

    @cached_property
    def _encoder(self) -> "Encoder":
        from viewer.text.encoder import Encoder  # noqa: PLC0415 - needs numpy

        return Encoder(self._model)

    def _learn(self, texts: Iterable[str]) -> None:
        """Make sure that the vectors of texts are in memory."""
        if len(self._vectors) > _REMEMBERED:
            self._vectors.clear()
        asked = {_digest(text): text for text in texts}
        unknown = [digest for digest in asked if digest not in self._vectors]
        if unknown and self._store is not None:
            self._vectors.update(self._store.read(unknown))
        missing = [digest for digest in unknown if digest not in self._vectors]
        if not missing:
            return
        made = self._encoder.vectors([asked[digest] for digest in missing])
        fresh = {digest: vector.tobytes() for digest, vector in zip(missing, made, strict=True)}
        self._vectors.update(fresh)
        if self._store is not None:
            self._store.write(fresh)


class _Store:
    """Vectors on disk by the digests of their texts. A file that cannot be read or written is done without."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is stored of so many vectors."""
        found: dict[bytes, bytes] = {}
        with suppress(sqlite3.Error, OSError), self._open() as file:
            for start in range(0, len(digests), _ASKED):
                asked = digests[start : start + _ASKED]
                marks = ",".join("?" * len(asked))
                rows = file.execute(f"SELECT digest, vector FROM vectors WHERE digest IN ({marks})", asked)  # noqa: S608 - marks alone
                found.update((digest, vector) for digest, vector in rows if len(vector) == _LENGTH)
        return found

    def write(self, vectors: dict[bytes, bytes]) -> None:
        """Store vectors."""
        with suppress(sqlite3.Error, OSError), self._open() as file, file:
            if file.execute("SELECT count(*) FROM vectors").fetchone()[0] + len(vectors) > _STORED:
                file.execute("DELETE FROM vectors")
            file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors.items())

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as file:
            file.execute("CREATE TABLE IF NOT EXISTS vectors (digest BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
            yield file


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
