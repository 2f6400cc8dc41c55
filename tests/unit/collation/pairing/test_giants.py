"""A text without paragraphs beside one that has them."""

from viewer.collation.alignment import align
from viewer.collation.pairing.giants import MANY, Parts, join_again, take_apart
from viewer.model import AlignedRow, Block, Bond, BondKind, Relation, Role

SENTENCES = (
    "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel.",
    "Nobody in the crew of eleven was hurt, the harbour master told reporters at the quay.",
    "Ferries to the outer islands will leave from Saint Brannoc until the wreck has been lifted.",
    "Lifting the crane may cost nine million crowns, the insurer estimated in a first report.",
    "Fishermen complained that their catch was rotting in the holds while they waited for a berth.",
    "Divers from Lund are to look at the keel of the crane barge as soon as the swell allows it.",
    "A Sunday market on the eastern mole was cancelled, and its stalls moved to the town hall.",
    "School children who travel by water had two days off, to nobody's great regret.",
)
GIANT = " ".join(SENTENCES)
ELSEWHERE = "Bees have done badly this year, the keepers of Holm say, for want of clover and of rain."


def pairs(
    base: tuple[str, ...], witness: tuple[str, ...], *bonds: Bond
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    rows = align([Block(text) for text in base], [Block(text) for text in witness], bonds=bonds)
    return [(row.base, row.witness) for row in rows]


def test_one_paragraph_stands_beside_all_that_it_was_made_of() -> None:
    assert pairs((GIANT,), SENTENCES) == [((0,), tuple(range(8)))]
    assert pairs(SENTENCES, (GIANT,)) == [(tuple(range(8)), (0,))]


def test_what_the_giant_does_not_hold_is_added() -> None:
    witness = (*SENTENCES[:4], ELSEWHERE, *SENTENCES[4:])
    assert pairs((GIANT,), witness) == [((), (4,)), ((0,), (0, 1, 2, 3, 5, 6, 7, 8))]


def test_a_giant_in_its_turn_has_not_moved() -> None:
    rows = align([Block(ELSEWHERE), Block(GIANT)], [Block(text) for text in (ELSEWHERE, *SENTENCES)])
    assert [(row.base, len(row.witness), row.moved) for row in rows] == [((0,), 1, False), ((1,), 8, False)]


def test_two_giants_do_not_run_together() -> None:
    other = tuple(text.replace("e", "ea").replace("o", "u") for text in SENTENCES)
    found = pairs((GIANT, " ".join(other)), (*SENTENCES, *other))
    assert found == [((0,), tuple(range(8))), ((1,), tuple(range(8, 16)))]


def test_a_part_between_two_giants_goes_to_the_one_with_more_of_it() -> None:
    merged = f"{SENTENCES[7]} {ELSEWHERE}"
    other = tuple(text.replace("e", "ea").replace("o", "u") for text in SENTENCES)
    found = pairs((GIANT, " ".join((ELSEWHERE, *other))), (*SENTENCES[:7], merged, *other))
    assert sorted(i for base, _ in found for i in base) == [0, 1]
    assert sorted(j for _, witness in found for j in witness) == list(range(16))
    assert len([1 for base, witness in found if base and witness]) == 2


def test_what_a_reader_paired_stays_whole_and_what_he_parted_stays_apart() -> None:
    assert ((0,), (2,)) in pairs((GIANT,), SENTENCES, Bond(BondKind.PAIRED, (0,), (2,)))
    parted = pairs((GIANT,), SENTENCES, Bond(BondKind.APART, (0,), (2,)))
    assert ((), (2,)) in parted
    assert pairs((GIANT,), SENTENCES, Bond(BondKind.APART, (7,), (2,))) == pairs((GIANT,), SENTENCES)


def test_rows_that_only_share_facts_stay_opposite() -> None:
    heads = Block("By Ada Byron", Role.BYLINE), Block("Robin Vale", Role.BYLINE)
    rows = align([heads[0], Block(GIANT)], [heads[1], *map(Block, SENTENCES)])
    assert (rows[0].base, rows[0].witness, rows[0].relation) == ((0,), (0,), Relation.RELATED)


def test_a_part_that_shares_facts_does_not_draw_its_giant_into_a_second_row() -> None:
    sides = (Block("a"), Block("b")), (Block("c"), Block("d"))
    parts = Parts(sides, ((0, 0), (0, 1)), (frozenset({0}), frozenset()))
    rows = (
        AlignedRow((0,), (0,), Relation.EDITED),
        AlignedRow((1,), (1,), Relation.RELATED),
    )
    assert [(draft.base, draft.witness) for draft in join_again(rows, parts)] == [([0], [0])]


def test_nothing_is_taken_apart_where_both_sides_have_paragraphs() -> None:
    blocks = [Block(text) for text in SENTENCES]
    assert take_apart(blocks, blocks, ((), ())) is None
    assert take_apart([Block(GIANT)], [], ((), ())) is None
    few = " ".join(SENTENCES[: MANY - 1])
    assert take_apart([Block(few)], [Block("Few words.")], ((), ())) is None
    assert take_apart([Block(GIANT)], blocks, ((0,), ())) is None
