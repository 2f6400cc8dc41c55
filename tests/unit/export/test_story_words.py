from dataclasses import replace

import pytest

from viewer.collation.borrowing import Reuse
from viewer.collation.coverage import Cell, CoverageRow
from viewer.collation.ledger import Entry, Statement
from viewer.export.story_words import (
    absence_words,
    cell_glyph,
    cell_words,
    cue_words,
    entry_words,
    kept_words,
    letter_of,
    reuse_sentence,
    reuse_sentences,
    variation_words,
)
from viewer.model import Article, Fate, Place, Quotation, QuotationKind, Relation, Span, Speaker


@pytest.mark.parametrize(("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(at: int, letters: str) -> None:
    assert letter_of(at) == letters


def test_a_cell_says_what_became_of_the_paragraph() -> None:
    cells = (
        Cell((0,), Relation.SAME, 8),
        Cell((1,), Relation.EDITED, 6, moved=True, certain=False),
        Cell((), Relation.DROPPED),
        Cell((), None),
    )
    row = CoverageRow(0, 0, 8, cells)
    assert [cell_glyph(row, at) for at in range(4)] == ["●", "≈?", "×", "?"]
    words = [cell_words(row, at) for at in range(4)]
    assert words == ["has it", "edited, moved, unsure", "not in it", "not compared"]
    assert [kept_words(row, cell) for cell in cells] == ["100%", "75%", "", ""]


def test_a_statement_says_who_has_it_and_how_much_it_varies() -> None:
    lead = Entry((0,), fate=Fate.VERBATIM)
    said = Quotation(Place(0, Span(0, 3)), "“…”", QuotationKind.DIRECT, Speaker("Bo\u202e"))
    article = Article("a", "a", "a", (), (said, replace(said, speaker=None)))
    swapped = Entry((0,), fate=Fate.REWORDED, speaker_changed=True)
    same = replace(swapped, fate=Fate.REATTRIBUTED)
    unnamed = replace(same, quotations=(1,))
    told = Entry(passage=Place(0, Span(0, 3)), fate=Fate.INDIRECT)
    taken, called = replace(lead, speaker_changed=True), Entry((0,), fate=Fate.VERBATIM)
    entries = (lead, swapped, same, unnamed, told, Entry(), Entry(fate=Fate.DROPPED), taken, called)
    statement = Statement(0, QuotationKind.DIRECT, "Ann", entries, 0.7)
    assert [entry_words(statement, at, [article] * len(entries)) for at in range(len(entries))] == [
        "first (Bo[RLO])",
        "reworded, other speaker (Bo[RLO])",
        "other speaker (Bo[RLO])",
        "other speaker",
        "no longer quoted",
        "not compared",
        "not in it",
        "other speaker (Bo[RLO])",
        "verbatim (Bo[RLO])",
    ]
    known = replace(statement, speaker="Bo\u202e")
    assert entry_words(known, 8, [article] * len(entries)) == "verbatim"
    statement = Statement(0, QuotationKind.DIRECT, None, (lead, told, Entry(fate=Fate.DROPPED), Entry()), 0.7)
    assert absence_words(statement) == "not in C; not compared with D"
    assert variation_words(statement) == "varies by 70%"
    assert variation_words(Statement(0, QuotationKind.DIRECT, None, (lead, lead), 0.0)) == "word for word"
    alone = Statement(0, QuotationKind.DIRECT, None, (lead, Entry(fate=Fate.DROPPED)), 0.0)
    assert (variation_words(alone), absence_words(alone)) == ("told once", "not in B")


def test_verbs_of_saying_that_differ_in_sense_are_told() -> None:
    said = Quotation(Place(0, Span(0, 3)), "“…”", QuotationKind.DIRECT, cue="said")
    cues = (said, replace(said, cue="claimed"), replace(said, cue=None), replace(said, cue="אמר"), said)
    articles = [Article(f"a{at}", "", "", (), (quotation,)) for at, quotation in enumerate(cues)]
    lead, changed = Entry((0,), fate=Fate.VERBATIM), Entry((0,), fate=Fate.VERBATIM, cue_changed=True)
    told = Entry(passage=Place(0, Span(0, 3)), fate=Fate.INDIRECT)
    statement = Statement(0, QuotationKind.DIRECT, None, (lead, changed, changed, changed, told), 0.0)
    assert [cue_words(statement, at, articles) for at in range(5)] == [
        "",
        "said → claimed",
        "said → no verb",
        "said → \u2068אמר\u2069",
        "",
    ]
    assert entry_words(statement, 3, articles) == "verbatim, said → אמר"


@pytest.mark.parametrize(
    ("lender", "end"),
    [
        (None, "who took it from whom is not known."),
        (0, "C most likely took it from A."),
        (2, "A most likely took it from C."),
    ],
)
def test_shared_wording_is_a_sentence(lender: int | None, end: str) -> None:
    sentence = reuse_sentence(Reuse(0, 2, 0.5, 0.333, lender))
    assert sentence == f"50% of A’s wording stands in C, 33% of C’s in A; {end}"


def test_the_closest_pairs_are_told_and_the_others_counted() -> None:
    pairs = [Reuse(0, at, at / 20, 0.01, None) for at in range(1, 11)]
    told = reuse_sentences(pairs)
    assert len(told) == 9
    assert told[0] == reuse_sentence(pairs[-1])
    assert told[-1] == "2 more pairs share wording."
    assert reuse_sentences(pairs[:8]) == tuple(map(reuse_sentence, reversed(pairs[:8])))
