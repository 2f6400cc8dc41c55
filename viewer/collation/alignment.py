"""Which paragraphs stand beside which: kept, split, merged, moved, dropped, added.

A monotone chain of links first (`best_chain`), then what is left over: the best assignment of alike blocks is moved,
and a block whose words stand in a linked one belongs to that row. What a reader paired by hand stands before all that.
"""

from collections.abc import Iterable, Iterator, Sequence

from viewer.collation.pairing.bonds import resolve
from viewer.collation.pairing.chain import Link, best_chain
from viewer.collation.pairing.confidence import weighed
from viewer.collation.pairing.drafts import Draft, Matter, by_hand, finished, from_link
from viewer.collation.pairing.giants import join_again, take_apart, within_parts
from viewer.collation.pairing.growth import grow
from viewer.collation.pairing.leftovers import FIXED, attach, fixed_links, heads, join_repeated, moved, related
from viewer.collation.pairing.refinement import ask, settled
from viewer.collation.pairing.roles import FLOATING, roles_meet
from viewer.collation.pairing.similarity import Similarity
from viewer.collation.pairing.translation import anchors, are_translations, fill_gaps
from viewer.collation.pairing.vectors import Pair
from viewer.model import AlignedRow, Block, Bond
from viewer.progress import Progress, Report, silent
from viewer.text.semantics import Meaning

LINK_BOUND = 0.17  # similarity above which a link is worth making (measured on rewritten news without a model)
UNIT_FACTOR = 1.5  # each block of a merged side must alone be this many times the bound like the other side
MERGE_COST = 0.10  # of each further block of a link: one to one is the rule
EXTRA_BLOCK = 0.5  # worth of a block that has no partner of its own inside a link
LONGEST_RUN = 4  # blocks that one block is split into, or merged from
SHORT_UNIT = 3  # a block with fewer words links only to an equal one
RELATED_BOUND = 0.11  # similarity from which two leftover blocks that stand opposite share facts
REFINED_BOUND = 0.15  # the same where meaning was asked: any two sentences of one story say a little of the same
REPORT_EVERY = 50  # blocks between two reports


def align(
    base: Sequence[Block],
    witness: Sequence[Block],
    *,
    bonds: Sequence[Bond] = (),
    meaning: Meaning | None = None,
    report: Report = silent,
) -> tuple[AlignedRow, ...]:
    """Return rows in reading order in which every block of both sides stands exactly once.

    Rows follow the base; an added block stands before the row that it precedes in the witness. Relations are `SAME`,
    `EDITED` (whose wording nobody has yet weighed), `RELATED`, `DROPPED` and `ADDED`. Rows named by `bonds` are kept as
    the reader made them.
    """
    similarity = Similarity([block.text for block in base], [block.text for block in witness])
    matter = Matter(base, witness, similarity, resolve(bonds, len(base), len(witness)))
    parts = take_apart(base, witness, matter.hand.taken)
    if parts is not None:
        rows = align(*parts.sides, bonds=within_parts(bonds, parts), meaning=meaning, report=report)
        return weighed(finished(join_again(rows, parts), matter), matter)
    translated = are_translations(base, witness, similarity)
    chain = anchors(meaning, matter, report=report) if translated and meaning is not None else []
    alike = dict(_alike(similarity.likely_pairs(report=report), matter, report))
    chain = chain or _chain([], _links(alike, similarity, report), matter)
    if translated:
        chain = fill_gaps(chain, matter)
    drafts = _complete([from_link(link) for link in chain], alike, matter)
    if meaning is not None and not translated:
        drafts = _refined(drafts, meaning, matter, report)
    rows = finished(drafts, matter)
    return rows if translated else weighed(rows, matter)  # words shared across languages are few in any row


def _refined(drafts: list[Draft], meaning: Meaning, matter: Matter, report: Report) -> list[Draft]:
    """Return the rows with those in doubt made anew by what their blocks say."""
    stay = settled(drafts, matter)
    asked = ask(meaning, stay, matter, report=report)
    if not all(asked):
        return drafts
    pairs = [(i, j) for i in asked[0] for j in asked[1]]
    alike = {pair: score for pair, score in _alike(pairs, matter, report) if score >= REFINED_BOUND}
    chain = _chain(fixed_links(stay), _links(alike, matter.similarity, report), matter)
    drafts = [*stay, *(from_link(link) for link in chain if link.gain < FIXED)]
    return _complete(drafts, alike, matter)


def _chain(fixed: list[Link], links: Iterable[Link], matter: Matter) -> list[Link]:
    """Return the best chain around fixed links: the text first, then what goes with pictures, as far as it fits in."""
    text: list[Link] = []
    pictures: list[Link] = []
    for link in links:
        roles = {matter.base[link.base].role, matter.witness[link.witness].role}
        (pictures if roles & FLOATING else text).append(link)
    chain = best_chain([*fixed, *text])
    if not pictures:
        return chain
    placed = [link if link.gain >= FIXED else link._replace(gain=link.gain + FIXED) for link in chain]
    both = best_chain([*placed, *pictures])
    return [link if link in fixed or link.gain < FIXED else link._replace(gain=link.gain - FIXED) for link in both]


def _complete(drafts: list[Draft], alike: dict[Pair, float], matter: Matter) -> list[Draft]:
    """Return the rows of a chain with those of all that it left over."""
    if not any(draft.by_hand for draft in drafts):
        drafts += by_hand(drafts, matter.hand)
    drafts += moved(alike, drafts, matter)
    attach(alike, drafts, matter)
    grow(drafts, matter)
    drafts += related(alike, drafts, matter)
    drafts += heads(drafts, matter)
    join_repeated(drafts, matter)
    return drafts


def _alike(pairs: Sequence[Pair], matter: Matter, report: Report) -> Iterator[tuple[Pair, float]]:
    """Yield those of some pairs that may stand in one row, with their similarity."""
    similarity = matter.similarity
    for done, (i, j) in enumerate(pairs):
        if done % (REPORT_EVERY * 10) == 0:
            report(Progress(done, len(pairs)))
        one, other = similarity.base[i], similarity.witness[j]
        equal = one.key == other.key
        short = min(one.size, other.size) < SHORT_UNIT
        if not equal and (short or not roles_meet(matter.base[i], matter.witness[j])):
            continue
        score = 1.0 if equal else similarity.of((i,), (j,))
        if score >= RELATED_BOUND and matter.hand.may_meet((i,), (j,)):
            yield (i, j), score


def _links(alike: dict[Pair, float], similarity: Similarity, report: Report) -> Iterator[Link]:
    """Yield every link that is worth something: one to one, splits, merges, and two to two."""
    for done, ((i, j), score) in enumerate(alike.items()):
        if done % (REPORT_EVERY * 10) == 0:
            report(Progress(done, len(alike)))
        if score > LINK_BOUND:
            yield Link(i, j, 1, 1, score - LINK_BOUND)
        if similarity.equal((i,), (j,)):
            continue  # what has its equal needs nothing beside it
        for rows, columns in _shapes(alike, i, j):
            block = range(i, i + rows), range(j, j + columns)
            gain = (similarity.of(*block) - LINK_BOUND) * _size_worth(rows, columns) - MERGE_COST * (rows + columns - 2)
            if gain > 0 and _every_unit_belongs(similarity, *block):
                yield Link(i, j, rows, columns, gain)


def _shapes(alike: dict[Pair, float], i: int, j: int) -> Iterator[tuple[int, int]]:
    """Yield the sizes of larger links at a pair, as far as their single pairs are alike."""
    bound = UNIT_FACTOR * LINK_BOUND
    if alike[i, j] >= bound:
        for columns in range(2, LONGEST_RUN + 1):
            if alike.get((i, j + columns - 1), 0.0) < bound:
                break
            yield 1, columns
        for rows in range(2, LONGEST_RUN + 1):
            if alike.get((i + rows - 1, j), 0.0) < bound:
                break
            yield rows, 1
    if (i, j + 1) in alike and (i + 1, j) in alike and (i + 1, j + 1) in alike:
        yield 2, 2


def _size_worth(rows: int, columns: int) -> float:
    return min(rows, columns) + EXTRA_BLOCK * abs(rows - columns)


def _every_unit_belongs(similarity: Similarity, base: range, witness: range) -> bool:
    """Tell whether each block of a link is by itself like the whole other side."""
    bound = UNIT_FACTOR * LINK_BOUND
    return all(similarity.of((i,), witness) >= bound for i in base) and all(
        similarity.of(base, (j,)) >= bound for j in witness
    )
