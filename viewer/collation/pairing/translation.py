"""Links between the tellings of one text in two languages: between sure ones, lengths and cognates fill in the rest."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from viewer.collation.pairing.chain import Link, best_chain
from viewer.collation.pairing.drafts import Matter
from viewer.collation.pairing.roles import roles_meet
from viewer.collation.pairing.similarity import Similarity
from viewer.model import FURNITURE, Block, Role
from viewer.progress import Report, silent
from viewer.text.language import detect_language
from viewer.text.semantics import Meaning

SHARED_WORDING = 0.25  # of the running words; two texts on anything in one language share more, in two languages less
ENOUGH_WORDS = 30  # running words of a side without which wording tells nothing about languages
DETECTED_LENGTH = 4000  # characters by which the language of a side is told where nobody told it
ANCHORED_SHARE = 0.15  # of the shorter side's blocks: with fewer sure links the two are no translation of each other
LARGEST_GAP = 80  # blocks of either side between two sure links; wider ones hold something else
SHAPES = {
    (1, 1): 3.6,
    (1, 2): 2.2,
    (2, 1): 2.2,
    (1, 3): 0.9,
    (3, 1): 0.9,
    (2, 2): 1.0,
}  # worth of a link before its lengths
SIMILARITY_WORTH = 20.0  # of a similarity of 1: cognates, names and numbers
VARIANCE = 6.8  # of the length in characters, for each character of the other side (Gale and Church 1993)
ANCHOR_BOUND = 0.45  # of what two blocks say in common, from which they are each other's translation
MOST_CHARACTERS = 200_000  # of both sides that a model is asked about: some 8 s
MOST_PAIRS = 500_000  # of blocks that are looked at, so that memory is bounded too
WORST_FIT = 12.0  # cost of lengths that cannot belong together

_TEXT = frozenset({Role.BODY, Role.QUOTE})  # a date line or a source in common links no texts

_Runs = tuple[
    Sequence[int], Sequence[int], float
]  # two runs of blocks, and what joining them is worth before anything is known of it


def are_translations(base: Sequence[Block], witness: Sequence[Block], similarity: Similarity) -> bool:
    """Tell whether the two sides are written in two languages."""
    bags = [Counter(chain.from_iterable(unit.words for unit in side)) for side in (similarity.base, similarity.witness)]
    totals = [bag.total() for bag in bags]
    if min(totals) < ENOUGH_WORDS:
        return False
    shared = sum(min(count / totals[0], bags[1][key] / totals[1]) for key, count in bags[0].items())
    languages = (_language(base), _language(witness)) if shared < SHARED_WORDING else ("", "")
    return None not in languages and languages[0] != languages[1]


def anchors(meaning: Meaning, matter: Matter, *, report: Report = silent) -> list[Link]:
    """Return the links between blocks of which each says what the other one says, as far as they stand in one order.

    From then on what blocks say counts in their similarity. Texts too long to be asked about have no anchors.
    """
    if sum(len(block.text) for side in matter.sides for block in side) > MOST_CHARACTERS:
        return []
    asked = [
        [at for at, block in enumerate(side) if units[at].size and block.role not in FURNITURE]
        for side, units in zip(matter.sides, (matter.similarity.base, matter.similarity.witness), strict=True)
    ]
    if len(asked[0]) * len(asked[1]) > MOST_PAIRS:
        return []
    senses = matter.similarity.understand(meaning, (asked[0], asked[1]), translated=True, report=report)
    pairs = [pair for pair in senses.mutual(ANCHOR_BOUND) if _can_meet((pair[:1], pair[1:], 0.0), matter)]
    return best_chain(Link(i, j, 1, 1, matter.similarity.of((i,), (j,))) for i, j in pairs)


def fill_gaps(chain: Sequence[Link], matter: Matter) -> list[Link]:
    """Return the chain with the links between its own that lengths and likeness speak for.

    The gain of a link is the log-odds of its lengths after Gale and Church (1993), with the likeness added.
    """
    base, witness, similarity = matter.base, matter.witness, matter.similarity
    anchors = sum(link.rows for link in chain if base[link.base].role in _TEXT)
    if not chain or anchors < ANCHORED_SHARE * min(len(base), len(witness)):
        return list(chain)
    lengths = [len(block.text) for block in base], [len(block.text) for block in witness]
    linked = [
        (
            sum(lengths[0][link.base : link.base + link.rows]),
            sum(lengths[1][link.witness : link.witness + link.columns]),
        )
        for link in chain
    ]
    ratio = sum(found for _, found in linked) / max(1, sum(expected for expected, _ in linked))
    edges = [Link(0, 0, 0, 0, 0.0), *chain, Link(len(base), len(witness), 0, 0, 0.0)]
    filled: list[Link] = []
    for before, after in pairwise(edges):
        gap = range(before.base + before.rows, after.base), range(before.witness + before.columns, after.witness)
        if 0 < len(gap[0]) <= LARGEST_GAP and 0 < len(gap[1]) <= LARGEST_GAP:
            runs = (run for run in _shapes(gap) if _can_meet(run, matter))
            filled += best_chain(_links(runs, similarity, lengths, ratio))
        filled += [after]
    return filled[:-1]


def _language(blocks: Sequence[Block]) -> str | None:
    told = Counter(block.language for block in blocks if block.language is not None)
    if told:
        return max(sorted(told), key=told.__getitem__)
    return detect_language("\n".join(block.text for block in blocks)[:DETECTED_LENGTH]).language


def _shapes(gap: tuple[range, range]) -> Iterator[_Runs]:
    """Yield every pair of runs inside a gap that a link may join, with its worth before anything is known of it."""
    for i in gap[0]:
        for j in gap[1]:
            for (rows, columns), worth in SHAPES.items():
                if i + rows <= gap[0].stop and j + columns <= gap[1].stop:
                    yield range(i, i + rows), range(j, j + columns), worth


def _can_meet(runs: _Runs, matter: Matter) -> bool:
    """Tell whether blocks may stand in one row: all have words, and their roles and the reader allow it."""
    base, witness, similarity = matter.base, matter.witness, matter.similarity
    words = all(similarity.base[i].size for i in runs[0]) and all(similarity.witness[j].size for j in runs[1])
    roles = words and all(roles_meet(base[i], witness[j]) for i in runs[0] for j in runs[1])
    return roles and matter.hand.may_meet(runs[0], runs[1])


def _links(
    runs: Iterator[_Runs], similarity: Similarity, lengths: tuple[list[int], list[int]], ratio: float
) -> Iterator[Link]:
    for base, witness, worth in runs:
        cost = _length_cost(sum(lengths[0][i] for i in base) * ratio, sum(lengths[1][j] for j in witness))
        gain = worth - cost + SIMILARITY_WORTH * similarity.of(base, witness)
        if gain > 0:
            yield Link(base[0], witness[0], len(base), len(witness), gain)


def _length_cost(expected: float, found: float) -> float:
    """Return minus the log of the probability that a text of `expected` characters has `found`."""
    deviation = abs(found - expected) / math.sqrt(VARIANCE * max(1.0, (expected + found) / 2))
    tail = math.erfc(deviation / math.sqrt(2))
    return min(WORST_FIT, -math.log(tail)) if tail > 0 else WORST_FIT
