"""Which paragraphs stand beside which: kept, split, merged, moved, dropped, added.

A monotone chain of links first (`best_chain`), then what is left over: the best assignment of alike blocks is moved,
and a block whose words stand in a linked one belongs to that row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from viewer.collation.assignment import assign
from viewer.collation.chain import Link, best_chain
from viewer.collation.roles import TEXT, head_pairs, is_head_pair, roles_meet
from viewer.collation.similarity import Similarity
from viewer.collation.translation import are_translations, fill_gaps
from viewer.collation.vectors import Pair
from viewer.model import AlignedRow, Block, Relation, Role
from viewer.progress import Progress, Report, silent

LINK_BOUND = 0.17  # similarity above which a link is worth making (measured on rewritten news without a model)
UNIT_FACTOR = 1.5  # each block of a merged side must alone be this many times the bound like the other side
MERGE_COST = 0.10  # of each further block of a link: one to one is the rule
EXTRA_BLOCK = 0.5  # worth of a block that has no partner of its own inside a link
LONGEST_RUN = 4  # blocks that one block is split into, or merged from
MOVED_BOUND = 0.35  # similarity from which two leftover blocks are one that was moved
ATTACHED_BOUND = 0.60  # share of the words' weight of a leftover block that stand in a linked one
ATTACHED_SIZE = 8  # words that both must have for that
SHORT_UNIT = 3  # a block with fewer words links only to an equal one
RELATED_BOUND = 0.11  # similarity from which two leftover blocks that stand opposite share facts
SURE_BOUND = 0.30  # similarity from which a link is certain
FIXED = 1000.0  # the gain of a link that stands already: no weaker ones together outweigh it
REPORT_EVERY = 50  # blocks between two reports


@dataclass(slots=True)
class _Draft:
    """A row in the making; `at` is the base block at which it stands, `rows` how many its link has from there on."""

    base: list[int]
    witness: list[int]
    at: int
    moved: bool = False
    related: bool = False
    by_role: bool = False
    rows: int = 1
    chained: list[int] = field(default_factory=list)


def align(base: Sequence[Block], witness: Sequence[Block], *, report: Report = silent) -> tuple[AlignedRow, ...]:
    """Return rows in reading order in which every block of both sides stands exactly once.

    Rows follow the base; an added block stands before the row that it precedes in the witness. Relations are `SAME`,
    `EDITED` (whose wording nobody has yet weighed), `RELATED`, `DROPPED` and `ADDED`.
    """
    texts = [block.text for block in base], [block.text for block in witness]
    similarity = Similarity(*texts)
    alike = dict(_alike(base, witness, similarity, report))
    chain = best_chain(_links(alike, similarity, report))
    if are_translations(base, witness, similarity):
        chain = fill_gaps(chain, similarity, base, witness)
    drafts = [_from_link(link) for link in chain]
    drafts += _moved(alike, drafts)
    _attach(alike, drafts, similarity)
    drafts += _related(alike, drafts, base, witness)
    drafts += _heads(base, witness, drafts)
    _join_repeated(drafts, (base, witness))
    return tuple(_finish(draft, *texts, similarity) for draft in _in_order(drafts, len(base), len(witness)))


def _alike(
    base: Sequence[Block], witness: Sequence[Block], similarity: Similarity, report: Report
) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs that may stand in one row, with their similarity."""
    pairs = similarity.likely_pairs(report=report)
    for done, (i, j) in enumerate(pairs):
        if done % (REPORT_EVERY * 10) == 0:
            report(Progress(done, len(pairs)))
        one, other = similarity.base[i], similarity.witness[j]
        equal = one.key == other.key
        if not equal and (min(one.size, other.size) < SHORT_UNIT or not roles_meet(base[i], witness[j])):
            continue
        score = 1.0 if equal else similarity.of((i,), (j,))
        if score >= RELATED_BOUND:
            yield (i, j), score


def _links(alike: dict[Pair, float], similarity: Similarity, report: Report) -> Iterator[Link]:
    """Yield every link that is worth something: one to one, splits, merges, and two to two."""
    for done, ((i, j), score) in enumerate(alike.items()):
        if done % (REPORT_EVERY * 10) == 0:
            report(Progress(done, len(alike)))
        if score > LINK_BOUND:
            yield Link(i, j, 1, 1, score - LINK_BOUND)
        if similarity.is_long and score == 1.0:
            continue  # among thousands of equal lines one to one is all there is to say
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


def _from_link(link: Link) -> _Draft:
    base = list(range(link.base, link.base + link.rows))
    witness = list(range(link.witness, link.witness + link.columns))
    return _Draft(base, witness, link.base, rows=link.rows, chained=list(witness))


def _moved(alike: dict[Pair, float], drafts: list[_Draft]) -> list[_Draft]:
    """Pair what the chain left over, wherever it stands."""
    taken = _taken(drafts)
    left = {
        (i, j): score
        for (i, j), score in alike.items()
        if score >= MOVED_BOUND and i not in taken[0] and j not in taken[1]
    }
    return [_Draft([i], [j], i, moved=True) for i, j in assign(left)]


def _attach(alike: dict[Pair, float], drafts: list[_Draft], similarity: Similarity) -> None:
    """Put each leftover block whose words stand in a block of the other side into that block's row."""
    taken = _taken(drafts)
    found: list[tuple[float, int, Pair]] = []
    for pair in alike:
        if min(similarity.base[pair[0]].size, similarity.witness[pair[1]].size) >= ATTACHED_SIZE:
            free = (side for side in (0, 1) if pair[side] not in taken[side])
            found += [(similarity.contained(side, pair), side, pair) for side in free]
    for share, side, pair in sorted(found, key=lambda item: (-item[0], item[1:])):
        if share >= ATTACHED_BOUND and pair[side] not in taken[side]:
            _attach_one(drafts, side, pair)
            taken[0].add(pair[0])
            taken[1].add(pair[1])


def _attach_one(drafts: list[_Draft], side: int, pair: Pair) -> None:
    i, j = pair
    for draft in drafts:
        mine, others = (draft.base, draft.witness) if side == 0 else (draft.witness, draft.base)
        if pair[1 - side] in others:
            beside = _stands_beside(pair[side], mine)
            mine.append(pair[side])
            mine.sort()
            draft.moved = draft.moved or not beside
            return
    drafts.append(_Draft([i], [j], i, moved=True))


def _join_repeated(drafts: list[_Draft], sides: tuple[Sequence[Block], Sequence[Block]]) -> None:
    """Put a leftover headline into the row of the same one beside it: many pages set theirs twice."""
    for side, blocks in enumerate(sides):
        rows = {at: draft for draft in drafts for at in (draft.base, draft.witness)[side]}
        for at, block in enumerate(blocks):
            beside = [rows[near] for near in (at - 1, at + 1) if near in rows and blocks[near].text == block.text]
            if at not in rows and beside and block.role is Role.HEADLINE:
                run = (beside[0].base, beside[0].witness)[side]
                run.append(at)
                run.sort()
                rows[at] = beside[0]


def _stands_beside(block: int, run: list[int]) -> bool:
    return block in {run[0] - 1, run[-1] + 1}


def _related(
    alike: dict[Pair, float], drafts: list[_Draft], base: Sequence[Block], witness: Sequence[Block]
) -> list[_Draft]:
    """Pair leftover blocks that stand opposite each other and share facts, though not the wording."""
    taken = _taken(drafts)
    fixed = [Link(d.at, d.chained[0], d.rows, len(d.chained), FIXED) for d in drafts if d.chained]
    weak = [Link(i, j, 1, 1, score) for (i, j), score in alike.items() if i not in taken[0] and j not in taken[1]]
    return [
        _Draft(
            [link.base],
            [link.witness],
            link.base,
            related=True,
            by_role=is_head_pair(base[link.base], witness[link.witness]),
            chained=[link.witness],
        )
        for link in best_chain([*fixed, *weak])
        if link.gain < FIXED
    ]


def _heads(base: Sequence[Block], witness: Sequence[Block], drafts: list[_Draft]) -> list[_Draft]:
    """Pair what is left of the heads of the two articles by what it is there for, if their texts meet at all."""
    if all(draft.related or base[draft.at].role not in TEXT for draft in drafts):
        return []
    return [
        _Draft([i], [j], i, related=True, by_role=True, chained=[j])
        for i, j in head_pairs(base, witness, _taken(drafts))
    ]


def _taken(drafts: list[_Draft]) -> tuple[set[int], set[int]]:
    return {i for draft in drafts for i in draft.base}, {j for draft in drafts for j in draft.witness}


def _in_order(drafts: list[_Draft], rows: int, columns: int) -> list[_Draft]:
    """Return all rows, with gaps for what has no partner, in the order of the base."""
    taken = _taken(drafts)
    keyed = [((draft.at, 0, 0), draft) for draft in drafts]
    keyed += [((i, 0, 0), _Draft([i], [], i)) for i in range(rows) if i not in taken[0]]
    next_row = rows
    follows = {j: draft.at for draft in drafts for j in draft.chained}
    for j in reversed(range(columns)):
        next_row = follows.get(j, next_row)
        if j not in taken[1]:
            keyed.append(((next_row, -1, j), _Draft([], [j], next_row)))
    return [draft for _, draft in sorted(keyed, key=lambda item: item[0])]


def _finish(draft: _Draft, base: list[str], witness: list[str], similarity: Similarity) -> AlignedRow:
    """Return the row of a draft with its relation as far as whole blocks tell it."""
    sides = tuple(draft.base), tuple(draft.witness)
    if not draft.witness:
        return AlignedRow(*sides, Relation.DROPPED)
    if not draft.base:
        return AlignedRow(*sides, Relation.ADDED)
    score = similarity.of(*sides)
    if draft.related:
        return AlignedRow(*sides, Relation.RELATED, similarity=score, certain=draft.by_role)
    if similarity.equal(*sides):
        plain = [base[i] for i in draft.base] == [witness[j] for j in draft.witness]
        return AlignedRow(*sides, Relation.SAME, moved=draft.moved, similarity=1.0, typography=not plain)
    return AlignedRow(*sides, Relation.EDITED, moved=draft.moved, similarity=score, certain=score >= SURE_BOUND)
