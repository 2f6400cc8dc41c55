from hypothesis import given
from hypothesis import strategies as st

from viewer.model import (
    AlignedRow,
    Block,
    Comparison,
    Fate,
    LanguageSpan,
    Place,
    Relation,
    Signal,
    SignalKind,
    Span,
    Variant,
    VariantKind,
)
from viewer.ui.comparison.marks import MarkKind, QuotedPlace, marks_of, notes_of, quoted_places
from viewer.ui.comparison.units import Side
from viewer.ui.switches import Switches

_FILLED = {MarkKind.DROPPED, MarkKind.ADDED, MarkKind.EXCHANGED, MarkKind.QUOTATION}
_AT = (Side.BASE, 0)


def _row(*spans: tuple[int, int], kind: VariantKind = VariantKind.SUBSTITUTION) -> AlignedRow:
    variants = tuple(Variant(kind, (Place(0, Span(*span)),), (Place(0, Span(0, 1)),)) for span in spans)
    return AlignedRow((0,), (0,), Relation.EDITED, variants=variants)


def test_a_change_inside_a_changed_quotation_loses_its_fill() -> None:
    block = Block("He said “we will not go” today")
    quoted = [QuotedPlace(0, Span(8, 24), Fate.REWORDED)]
    marks = marks_of(_row((12, 20), (25, 30)), block, _AT, quoted, Switches())
    assert [(mark.span, mark.kind) for mark in marks] == [
        (Span(8, 24), MarkKind.QUOTATION),
        (Span(12, 20), MarkKind.INNER_EXCHANGED),
        (Span(25, 30), MarkKind.EXCHANGED),
    ]


def test_a_change_across_the_border_of_a_quotation_is_cut_there() -> None:
    block = Block("abcdefghij")
    marks = marks_of(_row((2, 8)), block, _AT, [QuotedPlace(0, Span(5, 10), Fate.DROPPED)], Switches())
    assert [(mark.span, mark.kind) for mark in marks] == [
        (Span(2, 5), MarkKind.EXCHANGED),
        (Span(5, 8), MarkKind.INNER_EXCHANGED),
        (Span(5, 10), MarkKind.QUOTATION),
    ]


def test_a_verbatim_quotation_is_only_underlined() -> None:
    quoted = [QuotedPlace(0, Span(0, 4), Fate.VERBATIM)]
    marks = marks_of(_row((1, 3)), Block("abcd"), _AT, quoted, Switches())
    assert {mark.kind for mark in marks} == {MarkKind.QUOTATION_KEPT, MarkKind.EXCHANGED}


def test_spaces_at_the_ends_are_not_marked() -> None:
    marks = marks_of(_row((3, 9), kind=VariantKind.OMISSION), Block("the main gate"), _AT, (), Switches())
    assert [mark.span for mark in marks] == [Span(4, 8)]


def test_switches_take_marks_away() -> None:
    block = Block("abcd efgh", spans=(LanguageSpan(Span(5, 9), "he", "Hebr", certain=True),))
    quoted = [QuotedPlace(0, Span(0, 2), Fate.REWORDED)]

    def kinds(switches: Switches) -> set[MarkKind]:
        return {mark.kind for mark in marks_of(_row((2, 4)), block, _AT, quoted, switches)}

    assert kinds(Switches()) == {MarkKind.QUOTATION, MarkKind.EXCHANGED, MarkKind.LANGUAGE}
    assert kinds(Switches(changes=False)) == {MarkKind.QUOTATION, MarkKind.LANGUAGE}
    assert kinds(Switches(quotations=False, languages=False)) == {MarkKind.EXCHANGED}


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=5, unique=True),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=4),
)
def test_no_word_has_two_fills(spans: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> None:
    apart: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    quoted = [QuotedPlace(index, Span(*span), Fate.REWORDED) for index, span in enumerate(quotes)]
    marks = marks_of(_row(*apart), Block("x" * 40), _AT, quoted, Switches())
    filled = [mark.span for mark in marks if mark.kind in _FILLED]
    for position in range(40):
        assert sum(span.start <= position < span.end for span in filled) <= 1


def test_a_pill_follows_the_witnesss_words_and_their_punctuation() -> None:
    signal = Signal(SignalKind.NUMBER, "4", "40")
    variant = Variant(VariantKind.SUBSTITUTION, (Place(0, Span(0, 1)),), (Place(0, Span(5, 7)),), (signal,))
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=(variant,))
    notes = notes_of(row, Block("It is 40.”"), (Side.WITNESS, 0), (), Switches())
    assert [note.at for note in notes] == [7]
    ends = Variant(VariantKind.SUBSTITUTION, (Place(0, Span(0, 1)),), (Place(0, Span(6, 8)),), (signal,))
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=(ends,))
    assert [note.at for note in notes_of(row, Block("It is 40.”"), (Side.WITNESS, 0), (), Switches())] == [10]
    assert notes_of(row, Block("4"), _AT, (), Switches()) == ()


def test_a_pill_for_dropped_words_stands_in_the_base() -> None:
    signal = Signal(SignalKind.HEDGE, "reportedly", "")
    variant = Variant(VariantKind.OMISSION, (Place(0, Span(0, 10)),), (Place(0, Span(0, 0)),), (signal,))
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=(variant,))
    assert [note.at for note in notes_of(row, Block("reportedly so"), _AT, (), Switches())] == [10]
    assert notes_of(row, Block("so"), (Side.WITNESS, 0), (), Switches()) == ()


def test_a_passage_that_lost_its_marks_has_a_pill(comparison: Comparison) -> None:
    quoted = quoted_places(comparison)
    place = quoted[Side.WITNESS, 5]
    block = comparison.witness.blocks[5]
    notes = notes_of(comparison.rows[8], block, (Side.WITNESS, 5), place, Switches())
    assert [(note.match, note.at) for note in notes] == [(1, len(block.text))]
    assert [place.fate for place in quoted[Side.BASE, 8]] == [Fate.INDIRECT]
