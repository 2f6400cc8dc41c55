"""Texts without paragraphs beside texts that have them: a block as long as many others is taken apart by sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from viewer.collation.pairing.drafts import Draft
from viewer.collation.pairing.roles import TEXT
from viewer.model import LINKED, AlignedRow, Block, Bond, Relation
from viewer.text.sentences import split_sentences

MANY = 6  # times as long as most blocks of the other side, and as many sentences: more than any link can hold


@dataclass(frozen=True, slots=True)
class Parts:
    """Two sides of which the giants are taken apart; `owners` name the block that each part comes from."""

    sides: tuple[tuple[Block, ...], tuple[Block, ...]]
    owners: tuple[tuple[int, ...], tuple[int, ...]]
    giants: tuple[frozenset[int], frozenset[int]]


def take_apart(
    base: Sequence[Block], witness: Sequence[Block], kept: tuple[Iterable[int], Iterable[int]]
) -> Parts | None:
    """Return two sides with the sentences of giants in their places; `None` where neither has any.

    `kept` are the blocks of each side that stay whole.
    """
    whole = _split(base, witness, kept[0]), _split(witness, base, kept[1])
    if (len(whole[0]), len(whole[1])) == (len(base), len(witness)):
        return None
    sides = tuple(block for _, block in whole[0]), tuple(block for _, block in whole[1])
    owners = tuple(at for at, _ in whole[0]), tuple(at for at, _ in whole[1])
    counts = Counter(owners[0]), Counter(owners[1])
    return Parts(
        sides,
        owners,
        (
            frozenset(at for at in counts[0] if counts[0][at] > 1),
            frozenset(at for at in counts[1] if counts[1][at] > 1),
        ),
    )


def _split(blocks: Sequence[Block], others: Sequence[Block], kept: Iterable[int]) -> list[tuple[int, Block]]:
    lengths = sorted(len(block.text) for block in others if block.role in TEXT)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    stay = set(kept)
    found: list[tuple[int, Block]] = []
    for at, block in enumerate(blocks):
        long = block.role in TEXT and usual > 0 and len(block.text) >= MANY * usual and at not in stay
        spans = split_sentences(block.text) if long else ()
        parts = [replace(block, text=span.of(block.text), spans=()) for span in spans]
        found += [(at, part) for part in (parts if len(parts) >= MANY else [block])]
    return found


def within_parts(bonds: Iterable[Bond], parts: Parts) -> list[Bond]:
    """Return what a reader has said of whole blocks, said of their parts."""
    places: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for side in (0, 1):
        for at, owner in enumerate(parts.owners[side]):
            places[side][owner].append(at)
    return [
        Bond(
            bond.kind,
            tuple(at for owner in bond.base for at in places[0].get(owner, (-1,))),
            tuple(at for owner in bond.witness for at in places[1].get(owner, (-1,))),
        )
        for bond in bonds
    ]


def join_again(rows: Sequence[AlignedRow], parts: Parts) -> list[Draft]:
    """Return the rows of whole blocks that rows of parts come to: all that meets a giant stands beside it.

    Of parts of two blocks in one row those of the block with more text decide, so that giants do not run together.
    """
    drafts: list[Draft] = []
    places: tuple[dict[int, Draft], dict[int, Draft]] = ({}, {})
    for row in rows:
        if row.relation not in LINKED:
            continue
        runs = _owners(row, parts)
        met = next((places[side][at] for side in (0, 1) for at in runs[side] if at in places[side]), None)
        if met is None:
            met = Draft([], [], runs[0][0], moved=row.moved, by_hand=row.by_hand)
            drafts.append(met)
        for side in (0, 1):
            fresh = [at for at in runs[side] if at not in places[side]]
            places[side].update(dict.fromkeys(fresh, met))
            met.sides[side][:] = sorted({*met.sides[side], *fresh})
        met.moved = met.moved and row.moved
        met.chained = [] if met.moved else list(met.witness)
    return drafts + _related(rows, parts, places)


def _owners(row: AlignedRow, parts: Parts) -> tuple[list[int], list[int]]:
    """Return the whole blocks of a row of parts: where a giant is among them, of its side only the heaviest."""
    runs = []
    for side, run in enumerate((row.base, row.witness)):
        owners = [parts.owners[side][at] for at in run]
        runs.append(owners if parts.giants[side].isdisjoint(owners) else [_heaviest(run, parts, side)])
    return runs[0], runs[1]


def _related(
    rows: Sequence[AlignedRow], parts: Parts, places: tuple[dict[int, Draft], dict[int, Draft]]
) -> list[Draft]:
    """Return the rows of whole blocks that share facts."""
    drafts = []
    for row in rows:
        if row.relation == Relation.RELATED:
            ours, theirs = _owners(row, parts)
            if not (places[0].keys() & set(ours) or places[1].keys() & set(theirs)):
                drafts.append(Draft(ours, theirs, ours[0], related=True, by_role=row.certain, chained=list(theirs)))
                places[0].update(dict.fromkeys(ours, drafts[-1]))
                places[1].update(dict.fromkeys(theirs, drafts[-1]))
    return drafts


def _heaviest(run: Sequence[int], parts: Parts, side: int) -> int:
    weight: dict[int, int] = defaultdict(int)
    for at in run:
        weight[parts.owners[side][at]] += len(parts.sides[side][at].text)
    return max(sorted(weight), key=weight.__getitem__)
