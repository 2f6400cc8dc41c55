"""Changes as a reader sees them."""

from viewer.collation.wording.cleanup import FARTHEST, tidy
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.worddiff import Change
from viewer.collation.wording.words import words_of


def tidied(base: str, witness: str, *changes: Change) -> list[tuple[str, str]]:
    sides = words_of([(0, base)]), words_of([(0, witness)])
    found = tidy(changes, *sides, lexicon("en").is_content_key)
    return [
        (
            " ".join(word.text for word in sides[0][c.base_start : c.base_end]),
            " ".join(word.text for word in sides[1][c.witness_start : c.witness_end]),
        )
        for c in found
    ]


def test_a_loose_omission_is_slid_to_a_whole_clause() -> None:
    base = "rain fell, roads sank, roads closed"
    assert tidied(base, "rain fell, roads closed", Change(4, 7, 4, 4)) == [("roads sank ,", "")]
    assert tidied(base, "rain fell, roads closed", Change(3, 6, 3, 3)) == [("roads sank ,", "")]


def test_a_loose_addition_is_slid_too() -> None:
    assert tidied("a dog. a cat.", "a dog. a bird. a cat.", Change(4, 4, 4, 7)) == [("", "a bird .")]


def test_sliding_stops_at_the_next_change() -> None:
    base, witness = "Holm Ann 7 Ann 7 Ann", "Lund Ann 7 Ann Berg"
    changes = Change(0, 1, 0, 1), Change(2, 4, 2, 2), Change(5, 6, 3, 4)
    assert tidied(base, witness, *changes)[1] in {("7 Ann", ""), ("Ann 7", "")}


def test_a_word_is_not_torn_from_the_mark_it_stands_against() -> None:
    assert tidied("sea - sea - land", "sea - land", Change(1, 3, 1, 1)) == [("sea -", "")]
    assert tidied("so-so-called", "so-called", Change(1, 3, 1, 1)) == [("so -", "")]


def test_one_content_word_is_given_up_between_long_changes_only() -> None:
    long = tidied(
        "one blue hats cars trees roads big red",
        "two green birds cars stones lakes tiny new",
        Change(0, 3, 0, 3),
        Change(4, 8, 4, 8),
    )
    assert long == [("one blue hats cars trees roads big red", "two green birds cars stones lakes tiny new")]
    short = tidied("hats cars trees", "birds cars stones", Change(0, 1, 0, 1), Change(2, 3, 2, 3))
    assert [base for base, _ in short] == ["hats cars trees"]
    kept = tidied("old blue cars trees", "blue cars stones", Change(0, 1, 0, 0), Change(3, 4, 2, 3))
    assert [base for base, _ in kept] == ["old", "trees"]


def test_what_stands_between_two_omissions_was_visibly_kept() -> None:
    assert tidied("hats of trees", "of", Change(0, 1, 0, 0), Change(2, 3, 1, 1)) == [("hats", ""), ("trees", "")]
    assert tidied("of", "hats of trees", Change(0, 0, 0, 1), Change(1, 1, 2, 3)) == [("", "hats"), ("", "trees")]


def test_giving_up_one_island_lets_its_neighbour_go() -> None:
    found = tidied(
        "hats cars trees lamps roads boats of trains",
        "caps cars woods lamps lanes ships of planes",
        Change(0, 1, 0, 1),
        Change(2, 3, 2, 3),
        Change(4, 6, 4, 6),
        Change(7, 8, 7, 8),
    )
    assert len(found) == 1


def test_an_added_quotation_keeps_both_its_marks() -> None:
    base, witness = "They said “no” twice", "They said “yes” “no” twice"
    assert tidied(base, witness, Change(3, 3, 3, 6)) == [("", "“ yes ”")]
    french = "Il dit « oui » « non » ici"
    assert tidied("Il dit « non » ici", french, Change(3, 3, 3, 6)) == [("", "« oui »")]
    plain = 'They said "yes" "no" twice'
    assert tidied('They said "no" twice', plain, Change(3, 3, 3, 6)) == [("", '" yes "')]


def test_changes_between_which_no_word_stands_are_joined_for_the_sake_of_a_mark() -> None:
    base, witness = "He left.", "He left, saying “no.”"
    changes = Change(2, 2, 2, 6), Change(3, 3, 7, 8)
    assert tidied(base, witness, *changes) == [(".", ", saying “ no . ”")]
    apart = tidied("He left. She came.", "He “left. She” came.", Change(1, 1, 1, 2), Change(4, 4, 5, 6))
    assert apart == [("", "“"), ("", "”")]
    commas = tidied("a, b", "x a, y b", Change(0, 0, 0, 1), Change(2, 2, 3, 4))
    assert len(commas) == 2
    dots = tidied("a . b", "a x . y b", Change(1, 1, 1, 2), Change(2, 2, 3, 4))
    assert dots == [("", "x"), ("", "y")]


def test_a_loose_change_is_slid_no_farther_than_so_many_words() -> None:
    base = "rain " * 3 * FARTHEST + "fell. " + "rain " * 3 * FARTHEST
    middle = 5 * FARTHEST
    words = words_of([(0, base)])
    (near,) = tidy([Change(middle, middle + 1, middle, middle)], words, words, lexicon("en").is_content_key)
    assert abs(near.base_start - middle) < FARTHEST
