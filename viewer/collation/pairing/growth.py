"""Leftover neighbours that belong to a row: one telling says in two paragraphs or sentences what the other says in one.

Whether a neighbour belongs is told by room and by wording: the other side must say more than this one does yet, and the
neighbour must be liker to it than to the rest of that article. The weights are log-odds, learned from the pairs of
sentences and groups of sentences that people joined by hand in texts and their simpler tellings.
"""

import heapq
from collections.abc import Iterator
from statistics import fmean
from typing import NamedTuple

from viewer.collation.pairing.drafts import Draft, Matter, taken
from viewer.collation.pairing.roles import roles_meet

ROOM_WEIGHT = 2.9  # of the share of the longer side by which the other side stays ahead of this one
LIKENESS_WEIGHT = 19.0  # of the similarity to the other side, above that to the rest of its article
MOST_WORDS = 40  # of a neighbour: a longer one has words enough that the chain could have linked it by them alone
LEAST_EVIDENCE = 1.75  # that those must come to
SAMPLE_SIZE = 24  # blocks of the rest that stand for all of it


class _Chance(NamedTuple):
    """A neighbour that a row may take: minus the evidence for it, its side and place, the row, and the row's size."""

    against: float
    side: int
    block: int
    draft: int
    size: int


def grow(drafts: list[Draft], matter: Matter) -> None:
    """Put leftover neighbours of the rows of the chain into them where they belong, the surest first."""
    placed = taken(drafts)
    chances = [chance for at, draft in enumerate(drafts) for chance in _chances(at, draft, placed, matter)]
    heapq.heapify(chances)
    while chances:
        chance = heapq.heappop(chances)
        draft = drafts[chance.draft]
        if chance.block in placed[chance.side] or chance.size != _size(draft):
            continue
        placed[chance.side].add(chance.block)
        _take(draft, chance.side, chance.block)
        for following in _chances(chance.draft, draft, placed, matter):
            heapq.heappush(chances, following)


def _take(draft: Draft, side: int, block: int) -> None:
    for run in (draft.sides[side], *([draft.chained] if side else [])):
        run.append(block)
        run.sort()
    if side == 0:
        draft.at = min(draft.at, block)
        draft.rows += 1


def _chances(at: int, draft: Draft, placed: tuple[set[int], set[int]], matter: Matter) -> Iterator[_Chance]:
    """Yield the free neighbours of a row for which there is enough evidence."""
    if not draft.chained or draft.by_hand or draft.by_role:
        return
    runs = range(draft.at, draft.at + draft.rows), range(draft.chained[0], draft.chained[-1] + 1)
    for side, run in enumerate(runs):
        if len(draft.sides[1 - side]) > 1:
            continue
        for block in (run.start - 1, run.stop):
            if 0 <= block < len(matter.sides[side]) and block not in placed[side]:
                evidence = _evidence(side, block, draft, matter)
                if evidence > 0:
                    yield _Chance(-evidence, side, block, at, _size(draft))


def _size(draft: Draft) -> int:
    return len(draft.base) + len(draft.witness)


def _evidence(side: int, block: int, draft: Draft, matter: Matter) -> float:
    """Return how much speaks for a neighbour's belonging to a row, beyond what must; 0 or less where it does not."""
    mine, others = draft.sides[side], draft.sides[1 - side]
    ours, theirs = matter.sides[side], matter.sides[1 - side]
    joined = ([block], others) if side == 0 else (others, [block])
    units = (matter.similarity.base, matter.similarity.witness)[side]
    if units[block].size > MOST_WORDS or units[block].key in {units[at].key for at in mine}:
        return 0.0
    if not (all(roles_meet(ours[block], theirs[at]) for at in others) and matter.hand.may_meet(*joined)):
        return 0.0
    lengths = sum(len(ours[at].text) for at in (*mine, block)), sum(len(theirs[at].text) for at in others)
    room = (lengths[1] - lengths[0]) / max(*lengths, 1)
    return ROOM_WEIGHT * room + LIKENESS_WEIGHT * _likeness(side, block, others, matter) - LEAST_EVIDENCE


def _likeness(side: int, block: int, others: list[int], matter: Matter) -> float:
    """Return how much liker a block is to some of the other side than to the rest of it."""
    similarity, count = matter.similarity, len(matter.sides[1 - side])
    rest = [at for at in range(0, count, max(1, count // SAMPLE_SIZE)) if at not in others]

    def like(run: list[int]) -> float:
        return similarity.of((block,), run) if side == 0 else similarity.of(run, (block,))

    return like(others) - (fmean(like([at]) for at in rest) if rest else 0.0)
