"""What must hold of the changes between any two texts, whatever script they are in."""

from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.variants import Found, find_variants
from viewer.collation.wording.typography import find_typography, typography_of
from viewer.collation.wording.words import words_of
from viewer.model import AlignedRow, Block, Place, Relation, Span, Variant, VariantKind
from viewer.text.folding import fold_key

PIECES = (
    *("the", "sea", "Sea", "don't", "l’eau", "1,400", "7", "500", "''", "``", "e\u0301", "é", "\u00ad", "\u200f"),
    *("“", "”", '"', "«", "’", "…", "...", ".", ",", "—", "-"),
    *("אָמַר", "אמר", "צה״ל", "שָׁלוֹם", "قَالَ", "مدينة", "हिन्दी", "각", "港", "火", "วัน", "👩‍👩‍👧", "🇮🇱"),
)
TEXT = st.one_of(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "\u00a0", "\n"])), max_size=14).map(
        lambda pairs: "".join(piece + space for piece, space in pairs)
    ),
    st.text(max_size=24),
)


def keys(text: str) -> list[str]:
    return [word.key for word in words_of([(0, text)])]


def rebuilt(base: str, witness: str, found: tuple[Found, ...]) -> list[str]:
    """Return the words of the base outside the changes, with the witness's words inside them in their places."""
    out: list[str] = []
    theirs = words_of([(0, witness)])
    spans = [
        (variant.base, [w.key for w in theirs if variant.witness.start <= w.start and w.end <= variant.witness.end])
        for variant in found
    ]
    for word in words_of([(0, base)]):
        while (
            spans
            and spans[0][0].end <= word.start
            and (spans[0][0].start < spans[0][0].end or spans[0][0].start <= word.start)
        ):
            out += spans.pop(0)[1]
        if not any(variant.base.start <= word.start and word.end <= variant.base.end for variant in found):
            out.append(word.key)
    return out + [key for _, inside in spans for key in inside]


@given(TEXT, TEXT)
def test_variants_turn_the_words_of_the_base_into_those_of_the_witness(base: str, witness: str) -> None:
    assert rebuilt(base, witness, find_variants(base, witness, language="en")) == keys(witness)


@given(TEXT, TEXT)
def test_turned_round_omissions_become_additions(base: str, witness: str) -> None:
    forth, back = find_variants(base, witness), find_variants(witness, base)
    assert (forth == ()) == (back == ()) == (keys(base) == keys(witness))


@given(TEXT)
def test_a_text_equals_itself(text: str) -> None:
    assert find_variants(text, text) == ()


@given(TEXT, TEXT)
def test_no_boundary_cuts_a_grapheme_cluster_or_a_word(base: str, witness: str) -> None:
    for variant in find_variants(base, witness):
        for span, text in ((variant.base, base), (variant.witness, witness)):
            edges = {0} | {match.end() for match in regex.finditer(r"\X", text)}
            assert {span.start, span.end} <= edges
            words = words_of([(0, text)])
            assert not any(word.start < at < word.end for word in words for at in (span.start, span.end))
            assert span.of(text) == span.of(text).strip()


@given(TEXT, TEXT)
def test_kinds_say_which_side_is_empty_and_stretches_rise(base: str, witness: str) -> None:
    found = find_variants(base, witness)
    for variant in found:
        empty = variant.base.start == variant.base.end, variant.witness.start == variant.witness.end
        assert empty == (variant.kind == VariantKind.ADDITION, variant.kind == VariantKind.OMISSION)
    assert all(
        one.base.end <= other.base.start and one.witness.end <= other.witness.start for one, other in pairwise(found)
    )


@given(TEXT, TEXT)
def test_typography_stands_at_whole_clusters_and_rises(base: str, witness: str) -> None:
    found = find_typography(base, witness)
    for side, text in ((0, base), (1, witness)):
        edges = {0} | {match.end() for match in regex.finditer(r"\X", text)}
        assert all({pair[side].start, pair[side].end} <= edges for pair in found)
        assert all(one[side].end <= other[side].start for one, other in pairwise(found))
    assert all(one.of(base) != other.of(witness) for one, other in found)


def visible(text: str) -> str:
    """Return a text without spaces and the signs that folding drops."""
    return "".join(sign for sign in text if fold_key(sign).strip())


@given(TEXT, TEXT)
def test_variants_and_typography_turn_the_base_into_the_witness(base: str, witness: str) -> None:
    variants = [(found.base, found.witness) for found in find_variants(base, witness)]
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=tuple(map(as_variant, variants)))
    typeset = typography_of(row, (Block(base),), (Block(witness),))
    places = sorted([*variants, *((one.span, other.span) for one, other in typeset)])
    out, at = "", 0
    for one, other in places:
        out += base[at : one.start] + other.of(witness)
        at = one.end
    assert visible(out + base[at:]) == visible(witness)


def as_variant(spans: tuple[Span, Span]) -> Variant:
    return Variant(VariantKind.SUBSTITUTION, (Place(0, spans[0]),), (Place(0, spans[1]),))


@given(TEXT, TEXT)
def test_no_boundary_stands_inside_a_number(base: str, witness: str) -> None:
    for variant in find_variants(base, witness):
        for span, text in ((variant.base, base), (variant.witness, witness)):
            for at in (span.start, span.end):
                assert not (0 < at < len(text) and text[at - 1].isdecimal() and text[at].isdecimal())
                assert not regex.search(r"(?<![\d.,] ?)\d{1,3}$", text[:at]) or not regex.match(
                    r" \d{3}(?!\w)", text[at:]
                )


SIGNS = {"“": '"', "”": '"', "’": "'", "…": "...", "—": "-", " ": "\u00a0", "\u00ad": "", "e\u0301": "é", "the": "The"}


@given(TEXT, st.sets(st.sampled_from(sorted(SIGNS))))
def test_the_same_words_are_rebuilt_exactly_from_their_typography(base: str, exchanged: set[str]) -> None:
    witness = base
    for sign in sorted(exchanged):
        witness = witness.replace(sign, SIGNS[sign])
    if keys(base) != keys(witness):
        return
    out, at = "", 0
    for one, other in find_typography(base, witness):
        out += base[at : one.start] + other.of(witness)
        at = one.end
    assert out + base[at:] == witness
