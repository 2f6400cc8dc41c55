"""Sentence by sentence inside a matched row: which of them stand for each other, and which have no counterpart."""

from collections.abc import Sequence
from dataclasses import replace

from viewer.collation.alignment import align
from viewer.model import AlignedRow, Block, Place, Relation, SentenceLink
from viewer.text.semantics import Meaning
from viewer.text.sentences import split_sentences

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
    asked = meaning if row.relation == Relation.REWRITTEN else None
    rows = align(_as_blocks(ours, base), _as_blocks(theirs, witness), meaning=asked)
    if all(found.is_gap for found in rows):
        return (SentenceLink(ours, theirs, row.similarity),)
    return tuple(
        SentenceLink(tuple(ours[at] for at in found.base), tuple(theirs[at] for at in found.witness), found.similarity)
        for found in rows
    )


def _sentences(run: Sequence[int], blocks: Sequence[Block]) -> tuple[Place, ...]:
    return tuple(Place(at, span) for at in run for span in split_sentences(blocks[at].text))


def _as_blocks(places: Sequence[Place], blocks: Sequence[Block]) -> list[Block]:
    return [replace(blocks[place.block], text=place.span.of(blocks[place.block].text), spans=()) for place in places]
