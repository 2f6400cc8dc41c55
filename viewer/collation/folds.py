"""Which rows of a comparison a reader may pass over: one rule for the screen and for print."""

from dataclasses import dataclass

from viewer.model import FURNITURE, UNCHANGED_FATES, AlignedRow, Article, Comparison, Relation

SHORTEST_FOLDED_RUN = 3
"""Unchanged rows that are worth folding: a fold is a line of its own and has to save more than it costs."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks of both articles that no fold may hide although they are the same."""

    base: frozenset[int]
    witness: frozenset[int]


def blocks_worth_seeing(comparison: Comparison, *, languages: bool = True, quotations: bool = True) -> Kept:
    """Return the blocks in another language than their article, and those in which a changed quotation stands."""
    base = set(foreign_blocks(comparison.base)) if languages else set[int]()
    witness = set(foreign_blocks(comparison.witness)) if languages else set[int]()
    for match in comparison.quotations if quotations else ():
        if match.fate not in UNCHANGED_FATES:
            if match.base is not None:
                base.add(comparison.base.quotations[match.base].place.block)
            if match.witness is not None:
                witness.add(comparison.witness.quotations[match.witness].place.block)
    return Kept(frozenset(base), frozenset(witness))


def is_uneventful(row: AlignedRow, kept: Kept) -> bool:
    """Tell whether a row may stand in a fold: the same on both sides, in its place, with nothing worth seeing."""
    if row.moved or row.relation is not Relation.SAME:
        return False
    return kept.base.isdisjoint(row.base) and kept.witness.isdisjoint(row.witness)


def is_furniture(comparison: Comparison, row: AlignedRow) -> bool:
    """Tell whether nothing in a row belongs to the articles themselves."""
    base, witness = comparison.base.blocks, comparison.witness.blocks
    return all(base[i].role in FURNITURE for i in row.base) and all(witness[j].role in FURNITURE for j in row.witness)


def foreign_blocks(article: Article) -> frozenset[int]:
    """Return the blocks that are in another language than their article."""
    if article.language is None:
        return frozenset()
    home = {None, article.language}
    return frozenset([at for at, block in enumerate(article.blocks) if block.language not in home])
