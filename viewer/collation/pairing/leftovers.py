"""Rows for what the chain of links left over: moved, attached to another row, opposite each other, or set twice."""

from collections import Counter
from collections.abc import Iterable, Mapping

from viewer.collation.pairing.assignment import assign
from viewer.collation.pairing.chain import Link, best_chain
from viewer.collation.pairing.drafts import HELD_BOUND, HELD_SIZE, Draft, Matter, taken
from viewer.collation.pairing.roles import FLOATING, TEXT, head_pairs, is_head_pair
from viewer.collation.pairing.vectors import Pair
from viewer.model import Role

MOVED_BOUND = 0.35  # similarity from which two leftover blocks are one that was moved
MOVED_SIZE = 2  # words of a block up to which it must be the only one of its kind
FIXED = 1000.0  # the gain of a link that stands already: no weaker ones together outweigh it


def moved(alike: Mapping[Pair, float], drafts: list[Draft], matter: Matter) -> list[Draft]:
    """Return rows for what the chain left over and stands elsewhere.

    What goes with a picture has not moved by that, and of a word or two that stand in several places nobody can say.
    """
    placed = taken(drafts)
    units = matter.similarity.base, matter.similarity.witness
    often = [Counter(unit.key for unit in side) for side in units]
    left = {
        (i, j): score
        for (i, j), score in alike.items()
        if score >= MOVED_BOUND
        and not (i in placed[0] or j in placed[1])
        and (units[0][i].size > MOVED_SIZE or often[0][units[0][i].key] == often[1][units[1][j].key] == 1)
    }
    return [Draft([i], [j], i, moved=matter.base[i].role not in FLOATING) for i, j in assign(left)]


def attach(alike: Mapping[Pair, float], drafts: list[Draft], matter: Matter) -> None:
    """Put each leftover block whose words stand in a block of the other side into that block's row."""
    placed = taken(drafts)
    similarity = matter.similarity
    found: list[tuple[float, int, Pair]] = []
    for pair in alike:
        if min(similarity.base[pair[0]].size, similarity.witness[pair[1]].size) >= HELD_SIZE:
            free = (side for side in (0, 1) if pair[side] not in placed[side])
            found += [(similarity.contained(side, pair), side, pair) for side in free]
    for share, side, pair in sorted(found, key=lambda item: (-item[0], item[1:])):
        if share >= HELD_BOUND and pair[side] not in placed[side] and _attach_one(drafts, side, pair, matter):
            placed[0].add(pair[0])
            placed[1].add(pair[1])


def _attach_one(drafts: list[Draft], side: int, pair: Pair, matter: Matter) -> bool:
    """Put one block of a pair to the other, unless a reader parted it from what stands there, or its like is there."""
    units = (matter.similarity.base, matter.similarity.witness)[side]
    for draft in drafts:
        mine, others = draft.sides[side], draft.sides[1 - side]
        if pair[1 - side] in others:
            joined = ([pair[0]], others) if side == 0 else (others, [pair[1]])
            again = units[pair[side]].key in {units[at].key for at in mine}
            if again or not matter.hand.may_meet(*joined):
                return False
            beside = pair[side] in {mine[0] - 1, mine[-1] + 1}
            mine.append(pair[side])
            mine.sort()
            draft.moved = draft.moved or not beside
            return True
    drafts.append(Draft([pair[0]], [pair[1]], pair[0], moved=True))
    return True


def join_repeated(drafts: list[Draft], matter: Matter) -> None:
    """Put a leftover headline into the row of the same one beside it: many pages set theirs twice."""
    for side, blocks in enumerate(matter.sides):
        rows = {at: draft for draft in drafts for at in draft.sides[side]}
        for at, block in enumerate(blocks):
            beside = [rows[near] for near in (at - 1, at + 1) if near in rows and blocks[near].text == block.text]
            if at not in rows and beside and block.role is Role.HEADLINE:
                others = beside[0].sides[1 - side]
                if matter.hand.may_meet(*(([at], others) if side == 0 else (others, [at]))):
                    run = beside[0].sides[side]
                    run.append(at)
                    run.sort()
                    rows[at] = beside[0]


def fixed_links(drafts: Iterable[Draft]) -> list[Link]:
    """Return the links of the rows that stand in their turn, worth more than any others together."""
    return [Link(d.at, d.chained[0], d.rows, len(d.chained), FIXED) for d in drafts if d.chained and not d.by_hand]


def related(alike: Mapping[Pair, float], drafts: list[Draft], matter: Matter) -> list[Draft]:
    """Pair leftover blocks that stand opposite each other and share facts, though not the wording.

    Two headlines that share anything are each other's, whatever was made of the words.
    """
    placed = taken(drafts)
    weak = [Link(i, j, 1, 1, score) for (i, j), score in alike.items() if i not in placed[0] and j not in placed[1]]
    made: list[Draft] = []
    for link in best_chain([*fixed_links(drafts), *weak]):
        if link.gain < FIXED:
            pair = link.base, link.witness
            by_role = is_head_pair(matter.base[pair[0]], matter.witness[pair[1]])
            headlines = by_role and matter.base[pair[0]].role == Role.HEADLINE
            draft = Draft([pair[0]], [pair[1]], pair[0], related=not headlines, by_role=by_role, chained=[pair[1]])
            made.append(draft)
    return made


def heads(drafts: list[Draft], matter: Matter) -> list[Draft]:
    """Pair what is left of the heads of the two articles by what it is there for, if their texts meet at all."""
    if all(draft.related or matter.base[draft.at].role not in TEXT for draft in drafts):
        return []
    return [
        Draft([i], [j], i, related=True, by_role=True, chained=[j])
        for i, j in head_pairs(matter.base, matter.witness, taken(drafts))
        if matter.hand.may_meet((i,), (j,))
    ]
