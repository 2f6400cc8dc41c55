"""What must hold of the rows of any two articles."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.alignment import align
from viewer.collation.comparison import compare
from viewer.collation.pairing.bonds import resolve
from viewer.model import Article, Block, Bond, BondKind, Relation, Role
from viewer.text.sentences import split_sentences

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
    st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)
    | st.lists(st.sampled_from(SENTENCES), min_size=7, max_size=9).map(" ".join),
    st.sampled_from([Role.BODY, Role.BODY, Role.RELATED]),
)
BLOCKS = st.lists(BLOCK, max_size=7).map(tuple)
PLACES = st.lists(st.integers(-1, 7), max_size=3).map(tuple)
BONDS = st.lists(st.builds(Bond, st.sampled_from(BondKind), PLACES, PLACES), max_size=5).map(tuple)


class Letters:
    """A model to which texts say the same that share letters: nonsense, but the same nonsense every time."""

    def reads(self, language: str | None) -> bool:
        return language is not None

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        return [[self._shared(set(one), set(other)) for other in right] for one in left]

    def _shared(self, one: set[str], other: set[str]) -> float:
        return len(one & other) / max(1, len(one | other))


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


@given(BLOCKS, BLOCKS, BONDS)
def test_with_any_bonds_and_meaning_every_block_stands_in_one_row(
    base: tuple[Block, ...], witness: tuple[Block, ...], bonds: tuple[Bond, ...]
) -> None:
    for meaning in (None, Letters()):
        rows = align(base, witness, bonds=bonds, meaning=meaning)
        assert sorted(i for row in rows for i in row.base) == list(range(len(base)))
        assert sorted(j for row in rows for j in row.witness) == list(range(len(witness)))


@given(BLOCKS, BLOCKS, BONDS)
def test_bonds_that_hold_are_kept(base: tuple[Block, ...], witness: tuple[Block, ...], bonds: tuple[Bond, ...]) -> None:
    hand = resolve(bonds, len(base), len(witness))
    for meaning in (None, Letters()):
        rows = align(base, witness, bonds=bonds, meaning=meaning)
        made = {(row.base, row.witness) for row in rows if row.by_hand and not row.is_gap}
        assert made == {(pair.base, pair.witness) for pair in hand.pairs}
        for row in rows:
            assert row.by_hand or not any((i, j) in hand.apart for i in row.base for j in row.witness)
            if not row.is_gap:
                assert hand.alone[0].isdisjoint(row.base)
                assert hand.alone[1].isdisjoint(row.witness)


@given(BLOCKS, BLOCKS, BONDS)
def test_the_same_question_has_the_same_answer(
    base: tuple[Block, ...], witness: tuple[Block, ...], bonds: tuple[Bond, ...]
) -> None:
    asked = [align(base, witness, bonds=bonds, meaning=Letters()) for _ in range(2)]
    assert asked[0] == asked[1]


@given(BLOCKS, BLOCKS)
def test_each_sentence_of_a_row_that_links_them_stands_in_one_link(
    base: tuple[Block, ...], witness: tuple[Block, ...]
) -> None:
    sides = Article("a", "a", "", base, language="en"), Article("b", "b", "", witness, language="en")
    for row in compare(*sides, meaning=Letters()).rows:
        if row.sentences:
            for run, blocks, places in (
                (row.base, base, [place for link in row.sentences for place in link.base]),
                (row.witness, witness, [place for link in row.sentences for place in link.witness]),
            ):
                expected = [(at, span) for at in run for span in split_sentences(blocks[at].text)]
                assert sorted((place.block, place.span) for place in places) == expected
