"""Where the same words are written with other characters."""

import pytest

from viewer.collation.comparison import compare
from viewer.collation.wording.typography import find_typography, typography_of
from viewer.model import AlignedRow, Article, Block, Relation


def told(base: str, witness: str) -> list[tuple[str, str]]:
    return [(one.of(base), two.of(witness)) for one, two in find_typography(base, witness)]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("He said “no” today", 'He said "no" today', [("“", '"'), ("”", '"')]),
        ("They don't know", "They don’t know", [("'", "’")]),
        ("It rained - all day…", "It rained — all day...", [("-", "—"), ("…", "...")]),
        ("The Harbour", "the harbour", [("T", "t"), ("H", "h")]),
        ("two  spaces here", "two spaces\u00a0here", [(" ", ""), (" ", "\u00a0")]),
        ("Attention : danger", "Attention: danger", [(" ", "")]),
        ("cafe\u0301 au lait", "caf\u00e9 au lait", [("e\u0301", "\u00e9")]),
        ("בית־ספר ישן", "בית-ספר ישן", [("־", "-")]),
        ("  indented ", "indented", [("  ", ""), (" ", "")]),
        ("co\u00adop shop", "coop shop", [("\u00ad", "")]),
        ("the same", "the same", []),
        ("", "\u00ad", [("", "\u00ad")]),
        ("", "", []),
    ],
)
def test_the_characters_that_differ_are_named(base: str, witness: str, expected: list[tuple[str, str]]) -> None:
    assert told(base, witness) == expected


def test_changes_of_words_are_left_out() -> None:
    assert told("A “big” fire, today", 'A "great" fire , today') == [("“", '"'), ("”", '"'), ("", " ")]
    assert told("one\u00a0two three", "one four three") == []
    assert told("all gone", "") == []


def page(*texts: str) -> Article:
    return Article("a", "a.txt", "", tuple(map(Block, texts)), language="en")


def in_rows(base: Article, witness: Article) -> list[list[tuple[int, str, int, str]]]:
    return [
        [
            (
                one.block,
                one.span.of(base.blocks[one.block].text),
                two.block,
                two.span.of(witness.blocks[two.block].text),
            )
            for one, two in typography_of(row, base.blocks, witness.blocks)
        ]
        for row in compare(base, witness).rows
    ]


def test_rows_tell_their_places_outside_their_variants() -> None:
    base = page("The mayor’s “old” harbour was closed by a crane for a day.", "It rained.", "Gone for good.")
    witness = page('The mayor\'s "old" port was closed by a  crane for a day.', "It rained.")
    assert in_rows(base, witness) == [[(0, "’", 0, "'"), (0, "“", 0, '"'), (0, "”", 0, '"'), (0, "", 0, " ")], [], []]


def test_a_row_of_two_blocks_names_the_block() -> None:
    whole = page("The harbour of Port Ellery was closed. Boats can’t leave until the crane is lifted , they say.")
    parts = page("The harbour of Port Ellery was closed.", "Boats can't leave until the crane is lifted, they say.")
    (row,) = [row for row in in_rows(whole, parts) if row]
    assert row == [(0, "’", 1, "'"), (0, " ", 1, "")]


def test_a_rewritten_row_has_no_words_to_compare() -> None:
    row = AlignedRow((0,), (0,), Relation.REWRITTEN, typography=True)
    assert typography_of(row, (Block("“A”"),), (Block('"A"'),)) == ()
