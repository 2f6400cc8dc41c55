"""What a reader says by hand: kept by the aligner, the later word before the earlier one."""

import pytest

from viewer.collation.alignment import align
from viewer.collation.pairing.bonds import Hand, resolve
from viewer.model import AlignedRow, Block, Bond, BondKind, Relation, Role

PAIRED, APART, MOVED = BondKind.PAIRED, BondKind.APART, BondKind.MOVED
TEXTS = (
    "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel.",
    "Nobody in the crew of eleven was hurt, the harbour master told reporters at the quay.",
    "Ferries to the outer islands will leave from Saint Brannoc until the wreck has been lifted.",
    "Lifting the crane may cost nine million crowns, the insurer estimated in a first report.",
)


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(map(Block, texts))


def rows(*bonds: Bond, base: tuple[str, ...] = TEXTS, witness: tuple[str, ...] = TEXTS) -> tuple[AlignedRow, ...]:
    return align(blocks(*base), blocks(*witness), bonds=bonds)


def shape(found: tuple[AlignedRow, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.base, row.witness) for row in found]


def test_without_bonds_anything_may_meet() -> None:
    assert resolve((), 3, 3) == Hand()
    assert Hand().may_meet((0, 1), (2,))


def test_blocks_paired_by_hand_are_one_sure_row() -> None:
    found = rows(Bond(PAIRED, (1,), (2,)))
    (row,) = (row for row in found if row.by_hand)
    assert (row.base, row.witness, row.relation, row.certain) == ((1,), (2,), Relation.EDITED, True)
    assert ((0,), (0,)) in shape(found)


def test_a_pair_that_crosses_other_rows_is_moved_and_one_in_its_turn_is_not() -> None:
    assert [row.moved for row in rows(Bond(PAIRED, (0,), (3,))) if row.by_hand] == [True]
    assert [row.moved for row in rows(Bond(PAIRED, (1,), (1,))) if row.by_hand] == [False]


def test_what_is_called_moved_is_moved_wherever_it_stands() -> None:
    assert [(row.base, row.moved, row.relation) for row in rows(Bond(MOVED, (1,), (1,))) if row.by_hand] == [
        ((1,), True, Relation.SAME)
    ]


def test_several_blocks_can_be_paired_at_once() -> None:
    found = rows(Bond(PAIRED, (2, 0), (1,)))
    assert ((0, 2), (1,)) in shape(found)


def test_blocks_parted_by_hand_stand_in_two_rows() -> None:
    found = rows(Bond(APART, (1,), (1,)))
    assert [(row.base, row.witness, row.by_hand) for row in found if row.is_gap] == [
        ((1,), (), True),
        ((), (1,), True),
    ]


def test_a_block_parted_from_all_stands_alone() -> None:
    assert ((1,), ()) in shape(rows(Bond(APART, (1,), ())))
    assert ((), (2,)) in shape(rows(Bond(APART, (), (2,))))


@pytest.mark.parametrize(
    ("bonds", "paired"),
    [
        ((Bond(PAIRED, (1,), (2,)), Bond(APART, (1,), (2,))), []),
        ((Bond(APART, (1,), (2,)), Bond(PAIRED, (1,), (2,))), [((1,), (2,))]),
        ((Bond(PAIRED, (1,), (2,)), Bond(PAIRED, (1,), (3,))), [((1,), (3,))]),
        ((Bond(PAIRED, (0,), (2,)), Bond(PAIRED, (1,), (2,))), [((1,), (2,))]),
        ((Bond(MOVED, (1,), (1,)), Bond(APART, (1,), ())), []),
        ((Bond(APART, (), (1,)), Bond(MOVED, (1,), (1,))), [((1,), (1,))]),
        ((Bond(PAIRED, (1,), (2,)), Bond(APART, (1,), (3,))), [((1,), (2,))]),
    ],
)
def test_the_later_word_counts(bonds: tuple[Bond, ...], paired: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    assert shape(tuple(row for row in rows(*bonds) if row.by_hand and not row.is_gap)) == paired


@pytest.mark.parametrize(
    "bond",
    [
        Bond(PAIRED, (9,), (1,)),
        Bond(PAIRED, (1,), (-1,)),
        Bond(PAIRED, (1,), ()),
        Bond(MOVED, (), (1,)),
        Bond(APART, (), ()),
        Bond(APART, (1,), (7,)),
    ],
)
def test_nonsense_is_left_aside(bond: Bond) -> None:
    assert rows(bond) == rows()


def test_a_pair_does_not_fall_with_nothing() -> None:
    assert [row.base for row in rows(Bond(PAIRED, (1,), (2,)), Bond(APART, (), ())) if row.by_hand] == [(1,)]


def test_a_block_parted_from_a_row_is_not_attached_to_it() -> None:
    base = (TEXTS[0] + " " + TEXTS[3], *TEXTS[1:3])
    witness = (*TEXTS[:3], TEXTS[3])
    assert ((0,), (0, 3)) in shape(rows(base=base, witness=witness))
    found = rows(Bond(APART, (0,), (3,)), base=base, witness=witness)
    assert ((), (3,)) in shape(found)


def test_a_block_is_not_attached_to_a_row_that_holds_what_it_was_parted_from() -> None:
    base, witness = TEXTS[:3], (TEXTS[0] + " " + TEXTS[1], TEXTS[2], TEXTS[0])
    assert ((0, 1), (0, 2)) in shape(rows(base=base, witness=witness))
    assert ((), (2,)) in shape(rows(Bond(APART, (1,), (2,)), base=base, witness=witness))


def test_a_repeated_headline_parted_from_its_row_stays_out() -> None:
    headline = Block("Crane blocks the harbour of Port Ellery", Role.HEADLINE)
    base, witness = (headline, Block(TEXTS[1])), (headline, headline, Block(TEXTS[1]))
    assert align(base, witness)[0].witness == (0, 1)
    assert align(base, witness, bonds=(Bond(APART, (0,), (1,)),))[0].witness == (0,)
    turned = align(witness, base, bonds=(Bond(APART, (1,), (0,)),))
    assert ((1,), ()) in shape(turned)


def test_heads_parted_by_hand_are_not_paired_by_what_they_are() -> None:
    base = (Block("By Ada Byron", Role.BYLINE), *blocks(*TEXTS))
    witness = (Block("Robin Vale", Role.BYLINE), *blocks(*TEXTS))
    assert align(base, witness)[0].relation == Relation.RELATED
    found = align(base, witness, bonds=(Bond(APART, (0,), (0,)),))
    assert [row.relation for row in found[:2]] == [Relation.DROPPED, Relation.ADDED]
