"""What must hold of every text: nothing is lost, nothing is cut, maps lead back."""

import unicodedata

import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import Span
from viewer.text import tokens
from viewer.text.folding import fold, fold_text
from viewer.text.sentences import split_sentences
from viewer.text.tokens import tokenize

SCRAPS = st.sampled_from(
    [
        "“",
        "”",
        "…",
        "\u00ad",
        "שָׁלוֹם",
        "م\u200cن",
        "👩‍👩‍👧",
        "e\u0301",
        "한",
        "한",
        "\r\n",
        "1,400",
        "don’t",
        "🇫🇷",
        "क्ष",
        "中",
        ". ",
        "A",
        "\u202e",
        "ﬁ",
    ]
)
TEXT = st.lists(SCRAPS | st.text(max_size=5), max_size=12).map("".join)
LATIN = st.text(st.sampled_from("aZé’'–-,. 0123456789“”«\u00a0яΩ:_"), max_size=40)


@given(TEXT)
def test_tokens_join_back_and_end_at_cluster_ends(text: str) -> None:
    found = tokenize(text)
    assert "".join(found.written) == text
    assert set(found.ends) <= {match.end() for match in regex.finditer(r"\X", text)}


@given(LATIN)
def test_the_fast_way_finds_the_same_tokens(text: str) -> None:
    assert tokens._PATTERN.findall(text) == tokens._SIMPLE_PATTERN.findall(text)


@given(TEXT)
def test_folding_is_done_once_and_is_blind_to_composition(text: str) -> None:
    folded = fold_text(text)
    assert folded == fold(text).text
    assert fold_text(folded) == folded
    assert fold_text(unicodedata.normalize("NFD", text)) == fold_text(unicodedata.normalize("NFC", text))


@given(TEXT)
def test_the_map_of_a_folded_text_never_falls_and_stays_inside(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    at = 0
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert at <= start < end <= len(text)
        at = start
    whole = folded.to_source(Span(0, len(folded.text)))
    assert fold_text(whole.of(text)) == folded.text


@given(TEXT)
def test_sentences_lose_only_white_space(text: str) -> None:
    at, lost = 0, ""
    for span in split_sentences(text):
        lost += text[at : span.start]
        assert span.start < span.end
        at = span.end
    assert not (lost + text[at:]).strip()
