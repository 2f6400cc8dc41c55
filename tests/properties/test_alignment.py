"""What must hold of the rows of any two articles."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.alignment import align
from viewer.collation.comparison import compare
from viewer.model import Article, Block, Relation, Role

SENTENCES = (
    "The crane fell on Tuesday.",
    "Nobody was hurt in the harbour of Lund.",
    "Ferries sail from Brannoc now.",
    "It will cost nine million crowns to lift it.",
    "Der Kran fiel am Dienstag in das Becken.",
    "המנוף נפל ביום שלישי",
    "1,400 crowns",
    "Read more",
    "***",
    "",
)
BLOCK = st.builds(
    Block,
    st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join),
    st.sampled_from([Role.BODY, Role.BODY, Role.RELATED]),
)
BLOCKS = st.lists(BLOCK, max_size=7).map(tuple)


@given(BLOCKS, BLOCKS)
def test_every_block_of_both_sides_stands_in_exactly_one_row(
    base: tuple[Block, ...], witness: tuple[Block, ...]
) -> None:
    rows = align(base, witness)
    assert sorted(i for row in rows for i in row.base) == list(range(len(base)))
    assert sorted(j for row in rows for j in row.witness) == list(range(len(witness)))
    for row in rows:
        assert row.is_gap == (row.relation in {Relation.DROPPED, Relation.ADDED})
        assert 0.0 <= row.similarity <= 1.0 + 1e-9


@given(BLOCKS)
def test_a_text_beside_itself_is_the_same(blocks: tuple[Block, ...]) -> None:
    assert {row.relation for row in align(blocks, blocks)} <= {Relation.SAME}


@given(BLOCKS, BLOCKS)
def test_places_lie_in_the_blocks_of_their_row(base: tuple[Block, ...], witness: tuple[Block, ...]) -> None:
    found = compare(Article("a", "a", "", base, language="en"), Article("b", "b", "", witness, language="en"))
    for row in found.rows:
        for variant in row.variants:
            for places, indices, blocks in ((variant.base, row.base, base), (variant.witness, row.witness, witness)):
                assert places
                assert all(place.block in indices for place in places)
                assert all(0 <= place.span.start <= place.span.end <= len(blocks[place.block].text) for place in places)
