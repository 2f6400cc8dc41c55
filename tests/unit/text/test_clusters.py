"""Grapheme clusters as the library knows them, and rows of flags."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.clusters import CLUSTER
from viewer.text.tokens import tokenize

# A flag's halves, letters with marks, joiners, Hangul in parts, a prepended sign, a spacing mark, line ends, emoji.
SIGNS = st.text("🇩🇪a\u0301\u200d👩🏽\u0600\u1100\u1161\u11a8\u0903\u0915\u094d\r\n ", max_size=12)


@given(SIGNS)
def test_clusters_are_those_of_the_library(text: str) -> None:
    assert CLUSTER.findall(text) == regex.findall(r"\X", text)


def test_a_hundred_thousand_flags_are_as_many_clusters() -> None:
    flags = "🇩🇪" * 100_000  # a minute and more, were the row counted back for each
    assert len(tokenize(flags).written) == len(CLUSTER.findall(flags)) == 100_000
