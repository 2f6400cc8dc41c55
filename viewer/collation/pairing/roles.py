"""Which blocks can be the same paragraph at all, by what they are on their pages."""

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from viewer.model import FURNITURE, Block, Role

_HEAD = (Role.HEADLINE, Role.DEK, Role.BYLINE, Role.DATE)
_OF_ONE_KIND = FURNITURE | {Role.HEADLINE}
TEXT = frozenset({Role.BODY, Role.QUOTE, Role.SUBHEAD})
"""What an article consists of below its head."""

FLOATING = frozenset({Role.CAPTION, Role.CREDIT})
"""What goes with a picture: it stands wherever that was put, and tells nothing of the order of the text."""


def head_pairs(
    base: Sequence[Block], witness: Sequence[Block], taken: tuple[Container[int], Container[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the free blocks above the two texts that do the same for them: headline and headline, byline and byline.

    Whatever their words, a reader wants them opposite each other. Pairs are in order on both sides.
    """
    others = _head(witness, taken[1])
    last = -1
    for i in _head(base, taken[0]):
        if base[i].role in _HEAD:
            partner = next((j for j in others if j > last and witness[j].role == base[i].role), None)
            if partner is not None:
                last = partner
                yield i, partner


def is_head_pair(one: Block, other: Block) -> bool:
    """Tell whether two blocks do the same for their articles above the text, so that their words need not tell it."""
    return one.role == other.role and one.role in _HEAD


def _head(blocks: Sequence[Block], taken: Container[int]) -> list[int]:
    """Return the blocks above the text that have no partner yet."""
    above = takewhile(lambda at: blocks[at].role not in TEXT, range(len(blocks)))
    return [at for at in above if at not in taken]


def roles_meet(one: Block, other: Block) -> bool:
    """Tell whether two blocks can be the same paragraph: furniture and headlines are only like their own kind."""
    return one.role == other.role or not {one.role, other.role} & _OF_ONE_KIND
