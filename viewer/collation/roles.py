"""Which blocks can be the same paragraph at all, by what they are on their pages."""

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from viewer.model import FURNITURE, Block, Role

_HEAD = (Role.HEADLINE, Role.DEK, Role.BYLINE, Role.DATE)
_OF_ONE_KIND = FURNITURE | {Role.HEADLINE}
_TEXT = frozenset({Role.BODY, Role.QUOTE, Role.SUBHEAD})


def head_pairs(
    base: Sequence[Block], witness: Sequence[Block], taken: tuple[Container[int], Container[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the free blocks above the two texts that do the same for them: headline and headline, byline and byline.

    Whatever their words, a reader wants them opposite each other. Pairs are in order on both sides.
    """
    heads = [
        [at for at in takewhile(lambda at: blocks[at].role not in _TEXT, range(len(blocks))) if at not in known]  # noqa: B023 - used at once
        for blocks, known in ((base, taken[0]), (witness, taken[1]))
    ]
    last = -1
    for i in heads[0]:
        if base[i].role in _HEAD:
            partner = next((j for j in heads[1] if j > last and witness[j].role == base[i].role), None)
            if partner is not None:
                last = partner
                yield i, partner


def roles_meet(one: Block, other: Block) -> bool:
    """Tell whether two blocks can be the same paragraph: furniture and headlines are only like their own kind."""
    return one.role == other.role or not {one.role, other.role} & _OF_ONE_KIND
