from viewer.collation.folds import Kept, blocks_worth_seeing, foreign_blocks, is_furniture, is_uneventful
from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Fate,
    Place,
    Quotation,
    QuotationKind,
    QuotationMatch,
    Relation,
    Role,
    Span,
)

BLOCKS = (
    Block("“The kiln is cold,” she said.", language="en"),
    Block("Der Ofen ist kalt.", language="de"),
    Block("Share this", Role.BOILERPLATE),
)
SAID = Quotation(Place(0, Span(0, 19)), "“The kiln is cold,”", QuotationKind.DIRECT)
KILN = Article("k", "k", "k", BLOCKS, (SAID,), language="en")


def matched(fate: Fate, base: int | None, witness: int | None) -> Comparison:
    return Comparison(KILN, KILN, (), (QuotationMatch(base, witness, fate),))


def test_other_languages_and_changed_quotations_are_worth_seeing() -> None:
    reworded = matched(Fate.REWORDED, 0, 0)
    assert blocks_worth_seeing(reworded) == Kept(frozenset({0, 1}), frozenset({0, 1}))
    assert blocks_worth_seeing(reworded, languages=False) == Kept(frozenset({0}), frozenset({0}))
    assert blocks_worth_seeing(reworded, quotations=False) == Kept(frozenset({1}), frozenset({1}))
    assert blocks_worth_seeing(matched(Fate.VERBATIM, 0, 0)) == Kept(frozenset({1}), frozenset({1}))
    assert blocks_worth_seeing(matched(Fate.DROPPED, 0, None)) == Kept(frozenset({0, 1}), frozenset({1}))
    assert blocks_worth_seeing(matched(Fate.ADDED, None, 0)) == Kept(frozenset({1}), frozenset({0, 1}))


def test_only_what_is_the_same_in_its_place_and_not_worth_seeing_is_uneventful() -> None:
    kept = Kept(frozenset({1}), frozenset({2}))
    assert is_uneventful(AlignedRow((0,), (0,), Relation.SAME), kept)
    assert not is_uneventful(AlignedRow((1,), (0,), Relation.SAME), kept)
    assert not is_uneventful(AlignedRow((0,), (2,), Relation.SAME), kept)
    assert not is_uneventful(AlignedRow((0,), (0,), Relation.SAME, moved=True), kept)
    assert not is_uneventful(AlignedRow((0,), (0,), Relation.EDITED), kept)


def test_furniture_is_a_row_of_nothing_else() -> None:
    comparison = Comparison(KILN, KILN, ())
    assert is_furniture(comparison, AlignedRow((2,), (2,), Relation.SAME))
    assert is_furniture(comparison, AlignedRow((), (2,), Relation.ADDED))
    assert not is_furniture(comparison, AlignedRow((2,), (0,), Relation.RELATED))


def test_in_an_article_of_no_known_language_nothing_is_foreign() -> None:
    assert foreign_blocks(KILN) == {1}
    assert foreign_blocks(Article("n", "n", "n", BLOCKS)) == frozenset()
