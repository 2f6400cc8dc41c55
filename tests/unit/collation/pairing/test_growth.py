"""Leftover neighbours that belong to a row."""

from viewer.collation.alignment import align
from viewer.collation.pairing.bonds import Hand
from viewer.collation.pairing.chain import Link
from viewer.collation.pairing.drafts import Matter, from_link
from viewer.collation.pairing.growth import grow
from viewer.collation.pairing.similarity import Similarity
from viewer.model import Block, Bond, BondKind, Role

BEFORE = "The town council of Lund met for three hours in the old customs house on Monday night."
AFTER = "Shopkeepers along the eastern quay had asked for the plan since the winter storms of 2019."
WHOLE = (
    "Mayor Ingrid Solberg promised new lamps for the iron bridge before the end of October, and walkers will be carried"
    " over the river by a small ferry free of charge as long as the works go on."
)
FIRST = "Mayor Ingrid Solberg promised new lamps for the iron bridge before the end of October."
SECOND = "Until then those on foot can take a small ferry."
OTHER = "Bees have done badly this year, the keepers of Holm say, for want of clover."


def pairs(
    base: tuple[str, ...], witness: tuple[str, ...], *bonds: Bond, role: Role = Role.BODY
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    marked = [Block(text, role if text == SECOND else Role.BODY) for text in witness]
    return [(row.base, row.witness) for row in align([Block(text) for text in base], marked, bonds=bonds)]


def test_a_sentence_that_says_the_rest_joins_the_row_before_it() -> None:
    assert ((1,), (1, 2)) in pairs((BEFORE, WHOLE, AFTER), (BEFORE, FIRST, SECOND, AFTER))


def test_a_sentence_that_says_the_rest_joins_the_row_behind_it() -> None:
    assert ((1,), (1, 2)) in pairs((BEFORE, WHOLE, AFTER), (BEFORE, SECOND, FIRST, AFTER))


def test_several_neighbours_join_one_after_the_other() -> None:
    whole = WHOLE + " The eastern quay is to be swept by night, so that nobody trips over nets and baskets."
    sides = (whole, AFTER), (FIRST, SECOND, "The eastern quay will be swept at night.", AFTER)
    base, witness = ([Block(text) for text in side] for side in sides)
    drafts = [from_link(Link(0, 0, 1, 1, 1.0))]
    grow(drafts, Matter(base, witness, Similarity(*sides), Hand()))
    assert (drafts[0].base, drafts[0].witness) == ([0], [0, 1, 2])


def test_it_works_from_either_side() -> None:
    base = (BEFORE, FIRST, SECOND, AFTER)
    marked = [Block(text) for text in (BEFORE, WHOLE, AFTER)]
    assert ((1, 2), (1,)) in [(row.base, row.witness) for row in align([Block(text) for text in base], marked)]
    turned = [Block(text) for text in (BEFORE, SECOND, FIRST, AFTER)]
    assert ((1, 2), (1,)) in [(row.base, row.witness) for row in align(turned, marked)]


def test_a_sentence_about_something_else_stays_alone() -> None:
    assert ((), (2,)) in pairs((BEFORE, WHOLE, AFTER), (BEFORE, FIRST, OTHER, AFTER))


def test_where_the_row_already_says_all_there_is_no_room() -> None:
    assert ((), (2,)) in pairs((BEFORE, FIRST, AFTER), (BEFORE, WHOLE, SECOND, AFTER))


def test_a_long_paragraph_is_judged_by_its_words_alone() -> None:
    long = f"{SECOND} {OTHER} {OTHER} {OTHER}"
    assert ((), (2,)) in pairs((BEFORE, WHOLE, AFTER), (BEFORE, FIRST, long, AFTER))


def test_furniture_and_what_a_reader_parted_are_left_alone() -> None:
    base, witness = (BEFORE, WHOLE, AFTER), (BEFORE, FIRST, SECOND, AFTER)
    assert ((), (2,)) in pairs(base, witness, role=Role.RELATED)
    assert ((), (2,)) in pairs(base, witness, Bond(BondKind.APART, (1,), (2,)))


def test_a_row_made_by_hand_is_left_as_it_was_made() -> None:
    base, witness = (BEFORE, WHOLE, AFTER), (BEFORE, FIRST, SECOND, AFTER)
    assert ((1,), (1,)) in pairs(base, witness, Bond(BondKind.PAIRED, (1,), (1,)))


def test_between_two_rows_it_joins_the_one_it_is_liker_to() -> None:
    other = (
        "The mill pond in Holm has been dredged for the first time since 1987, and anglers welcomed it with a feast of"
        " smoked eel that lasted until the small hours of the next day, with music."
    )
    short = "The mill pond in Holm has been dredged for the first time since 1987, to a feast of anglers."
    assert pairs((WHOLE, other), (FIRST, SECOND, short)) == [((0,), (0, 1)), ((1,), (2,))]
