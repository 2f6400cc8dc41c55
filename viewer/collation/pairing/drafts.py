"""Rows in the making, and how they become the rows that a reader sees: in order, and every block in exactly one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from viewer.collation.pairing.bonds import Hand
from viewer.collation.pairing.chain import Link
from viewer.collation.pairing.roles import is_head_pair
from viewer.collation.pairing.similarity import Similarity
from viewer.model import AlignedRow, Block, BondKind, Relation

SURE_BOUND = 0.30  # similarity from which a link is certain
HELD_BOUND = 0.60  # share of the words' weight of a block that stand in another one, from which it is part of that
HELD_SIZE = 8  # words that both must have for that


@dataclass(slots=True)
class Draft:
    """A row in the making; `at` is the base block at which it stands, `rows` how many its link has from there on.

    `chained` are the blocks of the witness that stand in their turn; `by_role` tells that the two are beside each other
    by what they do for their articles, and `by_hand` that a reader put them there.
    """

    base: list[int]
    witness: list[int]
    at: int
    moved: bool = False
    related: bool = False
    by_role: bool = False
    by_hand: bool = False
    rows: int = 1
    chained: list[int] = field(default_factory=list)

    @property
    def sides(self) -> tuple[list[int], list[int]]:
        """Return the blocks of both sides."""
        return self.base, self.witness


@dataclass(frozen=True, slots=True)
class Matter:
    """What two articles give to work with: their blocks, how alike these are, and what a reader said of them."""

    base: Sequence[Block]
    witness: Sequence[Block]
    similarity: Similarity
    hand: Hand

    @property
    def sides(self) -> tuple[Sequence[Block], Sequence[Block]]:
        """Return the blocks of both sides."""
        return self.base, self.witness


def from_link(link: Link) -> Draft:
    """Return the row of a link of the chain."""
    base = list(range(link.base, link.base + link.rows))
    witness = list(range(link.witness, link.witness + link.columns))
    return Draft(base, witness, link.base, rows=link.rows, chained=list(witness))


def taken(drafts: Sequence[Draft]) -> tuple[set[int], set[int]]:
    """Return the blocks of either side that stand in a row already."""
    return {i for draft in drafts for i in draft.base}, {j for draft in drafts for j in draft.witness}


def by_hand(drafts: Sequence[Draft], hand: Hand) -> list[Draft]:
    """Return the rows that a reader made; one that crosses the rows in their turn, or was called moved, is moved."""
    made: list[Draft] = []
    for pair in hand.pairs:
        before = [draft for draft in (*drafts, *made) if draft.chained]
        crosses = any(
            (draft.base[0] < pair.base[0]) != (draft.chained[0] < pair.witness[0])
            or (draft.base[-1] < pair.base[-1]) != (draft.chained[-1] < pair.witness[-1])
            for draft in before
        )
        moved = crosses or pair.kind == BondKind.MOVED
        draft = Draft(list(pair.base), list(pair.witness), pair.base[0], moved=moved, by_hand=True)
        draft.chained = [] if moved else list(pair.witness)
        made.append(draft)
    return made


def finished(drafts: list[Draft], matter: Matter) -> tuple[AlignedRow, ...]:
    """Return all rows in reading order, with gaps for what has no partner.

    Rows follow the base; an added block stands before the row that it precedes in the witness.
    """
    texts = [block.text for block in matter.base], [block.text for block in matter.witness]
    return tuple(_finish(draft, *texts, matter) for draft in _in_order(drafts, len(texts[0]), len(texts[1])))


def _in_order(drafts: list[Draft], rows: int, columns: int) -> list[Draft]:
    placed = taken(drafts)
    keyed = [((draft.at, 0, 0), draft) for draft in drafts]
    keyed += [((i, 0, 0), Draft([i], [], i)) for i in range(rows) if i not in placed[0]]
    next_row = rows
    follows = {j: draft.at for draft in drafts for j in draft.chained}
    for j in reversed(range(columns)):
        next_row = follows.get(j, next_row)
        if j not in placed[1]:
            keyed.append(((next_row, -1, j), Draft([], [j], next_row)))
    return [draft for _, draft in sorted(keyed, key=lambda item: item[0])]


def _is_plain(draft: Draft, matter: Matter) -> bool:
    """Tell whether a row is sure for another reason: by the roles of its blocks, or as one holds the other's words."""
    pair = draft.base[0], draft.witness[0]
    if is_head_pair(matter.base[pair[0]], matter.witness[pair[1]]):
        return True
    units = matter.similarity.base[pair[0]], matter.similarity.witness[pair[1]]
    if len(draft.base) + len(draft.witness) > len(pair) or min(unit.size for unit in units) < HELD_SIZE:
        return False
    return max(matter.similarity.contained(side, pair) for side in (0, 1)) >= HELD_BOUND


def _finish(draft: Draft, base: list[str], witness: list[str], matter: Matter) -> AlignedRow:
    """Return the row of a draft with its relation as far as whole blocks tell it."""
    sides = tuple(draft.base), tuple(draft.witness)
    if not (draft.base and draft.witness):
        relation = Relation.DROPPED if draft.base else Relation.ADDED
        return AlignedRow(*sides, relation, by_hand=matter.hand.touches(*sides))
    score = matter.similarity.of(*sides)
    if draft.related:
        return AlignedRow(*sides, Relation.RELATED, similarity=score, certain=draft.by_role)
    if matter.similarity.equal(*sides):
        plain = [base[i] for i in draft.base] == [witness[j] for j in draft.witness]
        row = AlignedRow(*sides, Relation.SAME, moved=draft.moved, similarity=1.0, typography=not plain)
    else:
        certain = draft.by_hand or score >= SURE_BOUND or _is_plain(draft, matter)
        row = AlignedRow(*sides, Relation.EDITED, moved=draft.moved, similarity=score, certain=certain)
    return replace(row, by_hand=True) if draft.by_hand else row
