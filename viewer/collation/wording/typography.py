"""Where two texts say the same words with other characters: quotation marks, dashes, spaces, capitals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from viewer.collation.wording.worddiff import diff_keys
from viewer.collation.wording.words import Words, words_of
from viewer.model import AlignedRow, Block, Place, Relation, Span
from viewer.text.clusters import CLUSTER

_WITH_WORDS = frozenset({Relation.SAME, Relation.EDITED})  # rows of which every word is either kept or in a variant

_Texts = Mapping[int, str]  # of the blocks of one side, by their index


def find_typography(base: str, witness: str) -> tuple[tuple[Span, Span], ...]:
    """Return the places where two texts differ in typography alone, in order: stretches of the base and the witness.

    A stretch is what differs inside a word that both have (the apostrophe of don't, the letters of a change of case),
    a mark, or the space between two such words. It is empty where one text has nothing, such as no space before a
    colon. Where the words are the same, the base with the stretches of the witness put into it is the witness exactly.
    Places beside or inside a change of words are left out, for they are seen there. A view that offers levels draws
    none of these places, all faintly, or all as it draws variants.
    """
    sides = words_of([(0, base)]), words_of([(0, witness)])
    kept: list[tuple[int, int]] = []
    at = other = 0
    changes = [(c.base_start, c.base_end, c.witness_end) for c in diff_keys(sides[0].keys, sides[1].keys)]
    for start, end, witness_end in [*changes, (len(sides[0]), 0, 0)]:
        kept += zip(range(at, start), range(other, other + start - at), strict=True)
        at, other = end, witness_end
    return tuple((one.span, two.span) for one, two in _differences(sides, kept, ({0: base}, {0: witness})))


def typography_of(row: AlignedRow, base: Sequence[Block], witness: Sequence[Block]) -> tuple[tuple[Place, Place], ...]:
    """Return the places of a row that differ in typography alone, outside its variants, in order.

    They are as those of `find_typography`, each in its block. A row that is not known to have the same words (a gap,
    rewritten, related) has none.
    """
    if row.relation not in _WITH_WORDS or (row.relation == Relation.SAME and not row.typography):
        return ()
    texts = {i: base[i].text for i in row.base}, {j: witness[j].text for j in row.witness}
    sides = words_of(list(texts[0].items())), words_of(list(texts[1].items()))
    taken = [place for variant in row.variants for place in variant.base]
    given = [place for variant in row.variants for place in variant.witness]
    kept = zip(_outside(sides[0], taken), _outside(sides[1], given), strict=False)
    return tuple(_differences(sides, [(i, j) for i, j in kept if sides[0].keys[i] == sides[1].keys[j]], texts))


def _outside(words: Words, places: Iterable[Place]) -> Iterator[int]:
    """Yield the words that stand in none of the places, which begin and end where words do."""
    ends = {(place.block, place.span.start): place for place in places if len(place.span)}
    inside: Place | None = None
    for at, word in enumerate(words):
        inside = ends.get((word.block, word.start), inside)
        if inside is None or word.block != inside.block or word.start >= inside.span.end:
            yield at


def _differences(
    sides: tuple[Words, Words], kept: Sequence[tuple[int, int]], texts: tuple[_Texts, _Texts]
) -> Iterator[tuple[Place, Place]]:
    """Yield what differs in the kept words and between those that follow each other on both sides."""
    before = -1, -1
    for i, j in kept:
        if before == (i - 1, j - 1):
            yield from _narrowed(_gap(sides[0], i, texts[0]), _gap(sides[1], j, texts[1]), texts)
        if written_differently(*sides, i, j):
            yield from _narrowed(_place(sides[0], i), _place(sides[1], j), texts)
        before = i, j
    if before == (len(sides[0]) - 1, len(sides[1]) - 1):
        yield from _narrowed(_gap(sides[0], len(sides[0]), texts[0]), _gap(sides[1], len(sides[1]), texts[1]), texts)


def written_differently(base: Words, witness: Words, i: int, j: int) -> bool:
    """Tell whether a word that both sides have is written with other characters.

    A capital that the word has only where it begins a sentence does not count.
    """
    if base.texts[i] == witness.texts[j]:
        return False
    one, other = base[i], witness[j]
    return one.opens == other.opens or one.text[1:] != other.text[1:] or one.text.casefold() != other.text.casefold()


def _place(words: Words, at: int) -> Place:
    word = words[at]
    return Place(word.block, Span(word.start, word.end))


def _gap(words: Words, at: int, texts: _Texts) -> Place | None:
    """Return what stands between a word and the one before it, or at an end of the text; `None` between blocks."""
    before, behind = (words[at - 1] if at else None), (words[at] if at < len(words) else None)
    if before is not None and behind is not None:
        return Place(before.block, Span(before.end, behind.start)) if before.block == behind.block else None
    if behind is not None:
        return Place(behind.block, Span(0, behind.start))
    block = next(iter(texts)) if before is None else before.block
    return Place(block, Span(0 if before is None else before.end, len(texts[block])))


def _narrowed(base: Place | None, witness: Place | None, texts: tuple[_Texts, _Texts]) -> Iterator[tuple[Place, Place]]:
    """Yield the part of two places that differs, if any does, without the clusters that both begin or end with."""
    if base is None or witness is None:
        return
    one = CLUSTER.findall(base.span.of(texts[0][base.block]))
    two = CLUSTER.findall(witness.span.of(texts[1][witness.block]))
    if one == two:
        return
    shorter = min(len(one), len(two))
    head = next((at for at in range(shorter) if one[at] != two[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if one[-1 - at] != two[-1 - at]), rest)
    yield _within(base, one, head, tail), _within(witness, two, head, tail)


def _within(place: Place, clusters: Sequence[str], head: int, tail: int) -> Place:
    """Return a place without its first and last clusters."""
    left, right = sum(map(len, clusters[:head])), sum(map(len, clusters[len(clusters) - tail :]))
    return Place(place.block, Span(place.span.start + left, place.span.end - right))
