"""Sentence by sentence inside a matched row: which of them stand for each other, and which have no counterpart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viewer.collation.alignment import align
from viewer.model import AlignedRow, Block, Place, Relation, SentenceLink
from viewer.text.semantics import Meaning
from viewer.text.sentences import split_sentences
from viewer.text.tokens import word_keys

PLAIN_SHARE = 0.60  # of the words of two sentences in common, from which nobody need look for other partners

_INSIDE = frozenset({Relation.EDITED, Relation.REWRITTEN})


def link_sentences(
    row: AlignedRow, base: Sequence[Block], witness: Sequence[Block], *, meaning: Meaning | None = None
) -> tuple[SentenceLink, ...]:
    """Return the sentences of an edited or rewritten row, linked, each in exactly one link, in the order of the rows.

    Empty where both sides are one sentence, where the two are the same, or have no counterpart. Where no sentence has
    one of its own, the two sides stand for each other as a whole. `meaning` is asked about rewritten rows alone.
    """
    if row.relation not in _INSIDE:
        return ()
    ours, theirs = _sentences(row.base, base), _sentences(row.witness, witness)
    if max(len(ours), len(theirs)) < 2:  # noqa: PLR2004 - one sentence is the row itself
        return ()
    texts = _texts(ours, base), _texts(theirs, witness)
    head = _plain_pairs(*texts)
    inner = [len(ours) - len(head), len(theirs) - len(head)]
    tail = _plain_pairs(*(side[len(head) :][::-1] for side in texts))[::-1]
    middle = [slice(len(head), len(head) + left - len(tail)) for left in inner]
    asked = meaning if row.relation == Relation.REWRITTEN else None
    links = [
        *_one_to_one(ours, theirs, head),
        *_aligned((ours[middle[0]], theirs[middle[1]]), (base, witness), asked),
        *_one_to_one(ours[middle[0].stop :], theirs[middle[1].stop :], tail),
    ]
    if any(link.base and link.witness for link in links):
        return tuple(links)
    return (SentenceLink(ours, theirs, row.similarity),)


def _plain_pairs(ours: Sequence[str], theirs: Sequence[str]) -> list[float]:
    """Return how alike the first sentences of both sides are, one by one, as far as that is plain."""
    found: list[float] = []
    for one, other in zip(ours, theirs, strict=False):
        share = 1.0 if one == other else _share(frozenset(word_keys(one)), frozenset(word_keys(other)))
        if share < PLAIN_SHARE:
            break
        found.append(share)
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _one_to_one(ours: Sequence[Place], theirs: Sequence[Place], shares: Sequence[float]) -> Iterator[SentenceLink]:
    for one, other, share in zip(ours, theirs, shares, strict=False):
        yield SentenceLink((one,), (other,), share)


def _aligned(
    sides: tuple[Sequence[Place], Sequence[Place]],
    blocks: tuple[Sequence[Block], Sequence[Block]],
    meaning: Meaning | None,
) -> Iterator[SentenceLink]:
    """Yield the links of sentences that are not plainly each other's in their turn."""
    ours, theirs = sides
    if not (ours and theirs):
        yield from (SentenceLink((place,), ()) for place in ours)
        yield from (SentenceLink((), (place,)) for place in theirs)
        return
    for found in align(_as_blocks(ours, blocks[0]), _as_blocks(theirs, blocks[1]), meaning=meaning):
        yield SentenceLink(
            tuple(ours[at] for at in found.base), tuple(theirs[at] for at in found.witness), found.similarity
        )


def _texts(places: Sequence[Place], blocks: Sequence[Block]) -> list[str]:
    return [place.span.of(blocks[place.block].text) for place in places]


def _sentences(run: Sequence[int], blocks: Sequence[Block]) -> tuple[Place, ...]:
    return tuple(Place(at, span) for at in run for span in split_sentences(blocks[at].text))


def _as_blocks(places: Sequence[Place], blocks: Sequence[Block]) -> list[Block]:
    return [replace(blocks[place.block], text=place.span.of(blocks[place.block].text), spans=()) for place in places]
