"""What must hold of the quotations of every text, and of their fates between every two."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.quotations import match_quotations
from viewer.model import AlignedRow, Article, Block, Fate, QuotationMatch, Relation
from viewer.resources import word_list
from viewer.text.quotations import find_quotations

MARKS = ["“", "”", "„", "«", "»", '"', "'", "’", "‘", "״", "「", "」", "『", "``", "''", "\u0301", "\u200d", "e\u0301"]
WORDS = ["said ", "Ann Dyer ", " she said, ", "according to ", "we go ", "צה", "שלום ", "אמר ", "«Oui», dit-il. "]
SIGNS = [", ", ". ", ": ", "— ", "(", ")"]
SCRAPS = st.sampled_from([*MARKS, *WORDS, *SIGNS])
TEXT = st.lists(SCRAPS | st.text(max_size=4), max_size=14).map("".join)
LANGUAGE = st.sampled_from(["ar", "de", "en", "es", "fr", "he", "ru", "xx", None])


@given(st.lists(TEXT, max_size=4), LANGUAGE)
def test_quotations_are_exact_slices_in_order_that_never_overlap(texts: list[str], language: str | None) -> None:
    found = find_quotations([Block(text) for text in texts], language, titles=True)
    for index, quotation in enumerate(found):
        assert quotation.text == quotation.place.span.of(texts[quotation.place.block])
        assert quotation.continues is None or 0 <= quotation.continues < index
        if quotation.speaker is not None and quotation.speaker.place is not None:
            place = quotation.speaker.place
            assert place.span.of(texts[place.block]).strip()
    for a, b in pairwise(found):
        assert (a.place.block, a.place.span.end) <= (b.place.block, b.place.span.start)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text of one language's own words around speech, in any order, and the language."""
    language = draw(st.sampled_from(["ar", "de", "en", "es", "fr", "he", "ru"]))
    words = st.sampled_from(sorted(_flat(word_list("quotations", language) or {}))) | st.sampled_from(["", "Low", "לב"])
    between = st.sampled_from([" ", " ", " ", ". ", ", ", ": ", " “", "” ", '"'])
    return "".join(map("".join, draw(st.lists(st.tuples(words, between), max_size=12)))), language


def _flat(lists: object) -> set[str]:
    if isinstance(lists, dict):
        lists = [*lists, *lists.values()]
    return {lists} if isinstance(lists, str) else set().union(*map(_flat, lists)) if isinstance(lists, list) else set()


@given(reports())
def test_words_around_speech_may_stand_in_any_order(told: tuple[str, str]) -> None:
    text, language = told
    for quotation in find_quotations([Block(text)], language, titles=True):
        assert quotation.text == quotation.place.span.of(text)
        assert quotation.speaker is None or quotation.speaker.name


@given(TEXT, LANGUAGE)
def test_no_place_cuts_a_grapheme_cluster(text: str, language: str | None) -> None:
    edges = {0, len(text)} | {match.end() for match in regex.finditer(r"\X", text)}
    for quotation in find_quotations([Block(text)], language, titles=True):
        assert {quotation.place.span.start, quotation.place.span.end} <= edges
        if quotation.speaker is not None and quotation.speaker.place is not None:
            assert {quotation.speaker.place.span.start, quotation.speaker.place.span.end} <= edges


def _article(text: str, language: str | None) -> Article:
    blocks = (Block(text),)
    return Article("id", "path", "title", blocks, find_quotations(blocks, language), language=language)


@given(TEXT, TEXT, LANGUAGE)
def test_every_quotation_has_one_fate(base: str, witness: str, language: str | None) -> None:
    a, b = _article(base, language), _article(witness, language)
    matches = match_quotations(a, b, [AlignedRow((0,), (0,), Relation.EDITED)])
    assert [match.base for match in matches if match.base is not None] == list(range(len(a.quotations)))
    added = [match.witness for match in matches if match.base is None]
    assert added == sorted(added, key=lambda index: -1 if index is None else index)
    for match in matches:
        assert 0 <= match.score <= 1
        assert (match.passage is not None) == (match.fate is Fate.INDIRECT)
        assert (match.witness is None) == (match.fate in {Fate.DROPPED, Fate.INDIRECT})


@given(TEXT, LANGUAGE)
def test_an_article_keeps_its_own_quotations(text: str, language: str | None) -> None:
    article = _article(text, language)
    for match in match_quotations(article, article, [AlignedRow((0,), (0,), Relation.SAME)]):
        assert match.fate is Fate.VERBATIM
        assert not match.speaker_changed


SPOKEN = st.lists(
    st.sampled_from(["“We go,” ", "“no way back” ", "“We go now.” ", "‘rain’ ", "said Ann Dyer. ", "Ray. "]), max_size=9
)


@given(SPOKEN, SPOKEN, LANGUAGE)
def test_what_is_paired_weighs_the_same_from_either_side(
    base: list[str], witness: list[str], language: str | None
) -> None:
    a, b = _article("".join(base), language), _article("".join(witness), language)
    rows = [AlignedRow((0,), (0,), Relation.EDITED)]
    there, back = match_quotations(a, b, rows), match_quotations(b, a, rows)
    assert _weight(there) == pytest.approx(_weight(back), abs=0.01)
    equal = {(match.base, match.witness) for match in there if match.score == 1}
    assert len(equal) == len({(match.base, match.witness) for match in back if match.score == 1})


def _weight(matches: Sequence[QuotationMatch]) -> float:
    """Return the scores of all pairs together, joined pieces once."""
    return sum({match.witness: match.score for match in matches if None not in (match.base, match.witness)}.values())
