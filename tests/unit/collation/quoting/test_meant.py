"""Quotations that share no word, matched by a model that was told what says the same."""

from collections.abc import Sequence

import pytest

from viewer.collation.quotations import match_quotations
from viewer.model import AlignedRow, Article, Block, Fate, Relation
from viewer.text.quotations import find_quotations


class Told:
    """A model that knows the likeness of a few texts by their first words."""

    def __init__(self, **cosines: float) -> None:
        self._cosines = cosines
        self.asked: list[str] = []

    def reads(self, language: str | None) -> bool:
        return language is not None

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        self.asked += [*left, *right]
        return [[self._cosines.get(f"{a.split()[0]}_{b.split()[0]}".lower(), 0.1) for b in right] for a in left]


def _article(text: str, language: str = "en") -> Article:
    blocks = (Block(text),)
    return Article("id", "path", "title", blocks, find_quotations(blocks, language), language=language)


def _match(base: str, witness: str, meaning: Told, relation: Relation = Relation.EDITED) -> list[tuple[object, ...]]:
    rows = [AlignedRow((0,), (0,), relation)]
    matches = match_quotations(_article(base), _article(witness), rows, meaning=meaning)
    return [(match.base, match.witness, match.fate) for match in matches]


def test_what_says_the_same_in_other_words_is_reworded() -> None:
    ours = "Low said “every single door is open.” Ann Dyer said “prices will go up.”"
    theirs = "Rain. Ann Dyer said “prices will go up.” Rain. Ray’s sign: “All our gates stand wide.”"
    apart = [(0, None, Fate.DROPPED), (1, 0, Fate.VERBATIM), (None, 1, Fate.ADDED)]
    assert _match(ours, theirs, Told()) == apart
    assert _match(ours, theirs, Told(every_all=0.6), Relation.RELATED) == apart
    assert _match(ours.replace("Low", "They"), theirs, Told(every_all=0.6)) == [
        (0, 1, Fate.REWORDED),
        (1, 0, Fate.VERBATIM),
    ]


def test_another_speaker_says_something_else() -> None:
    ours = "Tom Ray said “every single door is open.”"
    theirs = "Ann Dyer said “all our gates stand wide.”"
    assert _match(ours, theirs, Told(every_all=0.9)) == [(0, None, Fate.DROPPED), (None, 0, Fate.ADDED)]


@pytest.mark.parametrize(
    ("witness", "cosine", "fate"),
    [
        ("Gates stand wide, Tom Ray said.", 0.36, Fate.INDIRECT),
        ("Gates stand wide, Tom Ray said.", 0.3, Fate.DROPPED),
        ("Gates stand wide, they said.", 0.46, Fate.INDIRECT),
        ("Gates stand wide, they said.", 0.4, Fate.DROPPED),
        ("Gates stand wide.", 0.9, Fate.DROPPED),
    ],
)
def test_a_sentence_that_tells_the_same_is_indirect_speech(witness: str, cosine: float, fate: Fate) -> None:
    ((_, _, told),) = _match("Tom Ray said “every single door is open.”", witness, Told(every_gates=cosine))
    assert told is fate


def test_only_what_wording_leaves_unmatched_is_asked() -> None:
    meaning = Told()
    text = "“Costs are far too high,” said Tom Ray."
    assert _match(text, text, meaning) == [(0, 0, Fate.VERBATIM)]
    assert meaning.asked == []
    _match("“Yes, yes,” said Tom Ray.", "Gates stand wide, Tom Ray said.", meaning)
    _match("Tom Ray said “every single door is open.”", "Gates, he said.", meaning, Relation.RELATED)
    assert meaning.asked == []


def test_what_is_reported_is_asked_without_the_words_of_saying() -> None:
    said = Told(every_that=0.5)
    ((_, _, told),) = _match("Tom Ray said “every single door is open.”", "Guards told us that gates stand wide.", said)
    assert told is Fate.DROPPED
    ((_, _, told),) = _match(
        "Tom Ray said “every single door is open.”", "Guards explained that gates stand wide.", said
    )
    assert told is Fate.INDIRECT


def test_a_verb_of_another_language_is_no_changed_verb() -> None:
    a, b = _article("« Tout est fermé », a déclaré Ann Dyer.", "fr"), _article("“All is shut,” said Ann Dyer.")
    (match,) = match_quotations(a, b, [AlignedRow((0,), (0,), Relation.REWRITTEN)], meaning=Told(tout_all=0.9))
    assert (match.fate, match.cue_changed) == (Fate.REWORDED, False)
