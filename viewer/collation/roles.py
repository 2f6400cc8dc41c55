"""Which blocks can be the same paragraph at all, by what they are on their pages."""

from viewer.model import FURNITURE, Block


def roles_meet(one: Block, other: Block) -> bool:
    """Tell whether two blocks can be the same paragraph: furniture is only like furniture of its own kind."""
    return one.role == other.role or not {one.role, other.role} & FURNITURE
