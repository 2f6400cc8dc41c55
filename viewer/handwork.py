"""What readers have said by hand about paragraphs that belong together: one small file for all pairs of articles.

A pair is named by what its two articles say, not by where they lie, so that it is known again wherever they are opened,
and in whichever order. The file lies with the program's own data, never beside the articles.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from viewer.errors import ExportError
from viewer.export.files import write_whole
from viewer.model import Article, Bond, BondKind

FORMAT = 1
"""The format that is written; a file of a later one is neither read nor touched."""

_DIGEST_BYTES = 16
"""Bytes of a digest: two articles of an archive never meet, and a file of thousands of pairs stays small."""
_SET_ASIDE = ".damaged"
"""What is put behind the name of a file that cannot be understood; with a number where there is one already."""

Pair = tuple[str, str]
"""Digests of base and witness."""


class Condition(StrEnum):
    """How the file was found."""

    SOUND = "sound"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Handwork:
    """The bonds of all pairs, and how their file was found; `aside` is where a damaged one was put.

    `pairs` are keyed by both digests in their order as text, and their bonds told in that order.
    """

    condition: Condition = Condition.SOUND
    pairs: dict[Pair, tuple[Bond, ...]] = field(default_factory=dict)
    aside: Path | None = None

    @property
    def may_be_kept(self) -> bool:
        """Tell whether writing loses nothing that is not understood here."""
        return self.condition in {Condition.SOUND, Condition.DAMAGED}

    def bonds(self, base: str, witness: str) -> tuple[Bond, ...]:
        """Return what was said about two articles, by their digests, in the order in which they are compared now."""
        found = self.pairs.get((min(base, witness), max(base, witness)), ())
        return found if base <= witness else turned(found)

    def with_bonds(self, base: str, witness: str, bonds: Sequence[Bond]) -> "Handwork":
        """Return the same with other bonds of one pair; a pair without any is forgotten."""
        pair = min(base, witness), max(base, witness)
        others = {other: said for other, said in self.pairs.items() if other != pair}
        said = tuple(bonds) if base <= witness else turned(bonds)
        return replace(self, pairs=others | ({pair: said} if said else {}))


def digest_of(article: Article) -> str:
    """Return a name for what an article says: the same for the same blocks, wherever they were read."""
    made = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for block in article.blocks:
        text = block.text.encode("utf-8", "surrogatepass")
        made.update(len(text).to_bytes(8, "big"))
        made.update(text)
    return made.hexdigest()


def turned(bonds: Sequence[Bond]) -> tuple[Bond, ...]:
    """Return bonds as seen when base and witness change places."""
    return tuple(Bond(bond.kind, bond.witness, bond.base) for bond in bonds)


def paired(bonds: Sequence[Bond], base: Sequence[int], witness: Sequence[int]) -> tuple[Bond, ...]:
    """Return bonds after blocks were paired; a block that is paired by hand already brings its company along."""
    met = [bond for bond in bonds if bond.kind is not BondKind.APART and _meets(bond, base, witness)]
    ours = {*base, *(block for bond in met for block in bond.base)}
    theirs = {*witness, *(block for bond in met for block in bond.witness)}
    kept = [bond for bond in bonds if bond not in met]
    return (*kept, Bond(BondKind.PAIRED, tuple(sorted(ours)), tuple(sorted(theirs))))


def parted(bonds: Sequence[Bond], base: Sequence[int], witness: Sequence[int]) -> tuple[Bond, ...]:
    """Return bonds after the blocks of a row were said not to belong together."""
    kept = (bond for bond in bonds if not _is_inside(bond, base, witness))
    return (*kept, Bond(BondKind.APART, tuple(base), tuple(witness)))


def displaced(bonds: Sequence[Bond], base: Sequence[int], witness: Sequence[int], *, moved: bool) -> tuple[Bond, ...]:
    """Return bonds after the blocks of a row were said to have moved, or to stand in place."""
    kept = (bond for bond in bonds if not _is_inside(bond, base, witness))
    kind = BondKind.MOVED if moved else BondKind.PAIRED
    return (*kept, Bond(kind, tuple(base), tuple(witness)))


def released(bonds: Sequence[Bond], base: Sequence[int], witness: Sequence[int]) -> tuple[Bond, ...]:
    """Return bonds without what was said about any block of a row: it is the program's again."""
    return tuple(bond for bond in bonds if not _meets(bond, base, witness))


def load_handwork(path: Path) -> Handwork:
    """Return what a file holds; one that makes no sense is set aside beside itself, a later format stays as it is."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Handwork()
    except OSError:
        return Handwork(Condition.UNREADABLE)
    try:
        record = json.loads(data)
        if _is_newer(record):
            return Handwork(Condition.NEWER)
        return Handwork(pairs=dict(map(_pair, record["pairs"])))
    except (ValueError, TypeError, KeyError, RecursionError):
        return _set_aside(path)


def save_handwork(path: Path, handwork: Handwork) -> None:
    """Write everything, whole or not at all; raises `ExportError` where the system refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error
    pairs = [
        {"articles": list(pair), "bonds": [_record(bond) for bond in bonds]}
        for pair, bonds in sorted(handwork.pairs.items())
    ]
    write_whole(path, (json.dumps({"format": FORMAT, "pairs": pairs}, indent=1) + "\n").encode())


def _meets(bond: Bond, base: Sequence[int], witness: Sequence[int]) -> bool:
    return not (set(bond.base).isdisjoint(base) and set(bond.witness).isdisjoint(witness))


def _is_inside(bond: Bond, base: Sequence[int], witness: Sequence[int]) -> bool:
    return set(bond.base) <= set(base) and set(bond.witness) <= set(witness)


def _is_newer(record: Any) -> bool:  # noqa: ANN401 - whatever a file may hold
    number = record["format"]
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(number)
    return number > FORMAT


def _set_aside(path: Path) -> Handwork:
    """Give a damaged file another name, so that nothing in it is lost when the next one is written."""
    number = 0
    aside = path.with_name(path.name + _SET_ASIDE)
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}{_SET_ASIDE}-{number}")
    try:
        path.rename(aside)
    except OSError:
        return Handwork(Condition.UNREADABLE)
    return Handwork(Condition.DAMAGED, aside=aside)


def _pair(record: Any) -> tuple[Pair, tuple[Bond, ...]]:  # noqa: ANN401 - whatever a file may hold
    one, other = record["articles"]
    if not (isinstance(one, str) and isinstance(other, str) and one <= other):
        raise ValueError(one)
    return (one, other), tuple(map(_bond, record["bonds"]))


def _bond(record: Any) -> Bond:  # noqa: ANN401 - whatever a file may hold
    return Bond(BondKind(record["kind"]), _indices(record["base"]), _indices(record["witness"]))


def _indices(values: Any) -> tuple[int, ...]:  # noqa: ANN401 - whatever a file may hold
    if not isinstance(values, list) or not all(type(value) is int and value >= 0 for value in values):
        raise ValueError(values)
    return tuple(values)


def _record(bond: Bond) -> dict[str, object]:
    return {"kind": bond.kind.value, "base": list(bond.base), "witness": list(bond.witness)}
