"""Which quotations are weighed with one another."""

from itertools import product

from viewer.collation.quoting.candidates import Candidates
from viewer.collation.quoting.quoted import Quoted, likeness, prepare
from viewer.reading.articles import article_from_blocks

LEAST = 0.5
WHO, WHAT, WHERE = ("The crew", "The pilot", "A diver"), ("will paint", "has sold", "lost"), ("the boat", "our nets")
SAID = tuple(f"{who} {what} {where}" for who, what, where in product(WHO, WHAT, WHERE))


def said(*words: str) -> tuple[Quoted, ...]:
    """Return quotations that stand in no row."""
    texts = [f"“{each},” said Ann Dyer." for each in words]
    return prepare(article_from_blocks(texts, id="x", language="en"), (), base=True)


def test_what_says_something_else_elsewhere_is_no_candidate() -> None:
    before, after = said("The boat sank off the northern pier"), said("Nobody painted the boat this year", "We wait")
    assert Candidates(before, after, least=LEAST).of(before[0]) == [0]  # both stand in the first place of no row
    assert Candidates(before, after[1:], least=LEAST).of(before[0]) == []


def test_nothing_is_left_out_that_is_alike() -> None:
    before, after = said(*SAID), said(*SAID[::-1], *(f"{each} and went home" for each in SAID))
    candidates = Candidates(before, after, least=LEAST)
    for a in before:
        alike = {b.index for b in after if likeness(a, b) >= LEAST}
        assert alike <= set(candidates.of(a))


def test_a_short_one_inside_a_long_one_is_a_candidate() -> None:
    before = said("We lost all our nets")
    after = said("x", "When the storm was over and the harbour lay still, we lost all our nets and both of the anchors")
    assert 1 in Candidates(before, after, least=LEAST).of(before[0])
